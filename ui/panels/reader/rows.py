"""The widgets that lie on the page and move with it: the article's head and the lines of what is folded."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.look.theme import Look
from ui.panels.reader.content import ReaderContent
from ui.panels.reader.folds import FoldLine, fold_words
from ui.panels.reader.formats import FOLD_PX
from ui.panels.reader.geometry import block_box
from ui.panels.reader.head import NAME_INSET_PX, ROW_PX, Head
from ui.panels.reader.places import Places
from ui.panels.reader.plan import FOLDS, PieceKind, Plan

_DATELINE_ABOVE_PX = 36
# Where nothing is in view.
_FAR_PX = 10_000.0
_FACTS_BELOW_PX, _FACTS_ROW_PX, _RULE_BELOW_PX, _BODY_BELOW_PX = 14, 27, 21, 26


class PageRows(QObject):
    """Makes the rows of one article and puts them where the text has left room for them; its original has no head of ours."""

    fold_toggled = Signal(object)

    def __init__(
        self,
        look: Look,
        content: ReaderContent,
        plan: Plan,
        viewport: QWidget,
        *,
        width_px: int,
        is_narrow: bool,
        date_key: str,
    ) -> None:
        super().__init__(viewport)
        self._viewport = viewport
        self._is_rtl = content.document.direction == "rtl"
        self.head = (
            None
            if plan.is_original
            else Head(look, content, viewport, width_px=width_px, is_narrow=is_narrow, date_key=date_key)
        )
        self._folds: dict[PieceKind, FoldLine] = {}
        for kind in FOLDS:
            if plan.has(kind):
                words = fold_words(kind, plan, content.document)
                line = self._folds[kind] = FoldLine(look, viewport, kind, words, is_rtl=self._is_rtl)
                line.toggled.connect(self.fold_toggled)
        self.rule_y: float | None = None

    @property
    def facts_px(self) -> int:
        """How much room the rows below the title and standfirst need."""
        rows = 0 if self.head is None else len(self.head.facts)
        return _FACTS_BELOW_PX + _FACTS_ROW_PX * rows + _RULE_BELOW_PX + _BODY_BELOW_PX

    def set_tab_order(self, page: QWidget) -> None:
        """Let Tab go from the page through the rows from top to bottom; Qt would put what is made late last of all."""
        former = page
        for row in (*(() if self.head is None else self.head.rows), *self._folds.values()):
            for stop in row.findChildren(QAbstractButton):
                QWidget.setTabOrder(former, stop)
                former = stop

    def place_head(
        self, document: QTextDocument, places: Places, count: int, column: QRectF, top: float, title_y: float
    ) -> None:
        """Put the head around the pieces of that count with which the page begins, where these are on it."""
        if places[0].number >= count:
            self.place(column, -_FAR_PX, -_FAR_PX)
            return
        last = places[min(count, len(places)) - 1]
        bottom = block_box(document, document.findBlock(last.position)).bottom()
        self.place(column, title_y - top, bottom - top)

    def place(self, column: QRectF, title_y: float, head_bottom_y: float) -> None:
        """Put the head where title and standfirst now are, in viewport pixels."""
        if self.head is None:
            return
        left, width = column.left(), column.width()
        self._place(self.head.dateline, QRectF(left, title_y - _DATELINE_ABOVE_PX, width, ROW_PX))
        y = head_bottom_y + _FACTS_BELOW_PX
        for row in self.head.facts:
            inset = NAME_INSET_PX if row is self.head.facts[0] else 0
            shift = 0 if self._is_rtl else inset
            self._place(row, QRectF(left - shift, y, width + inset, ROW_PX))
            y += _FACTS_ROW_PX
        self.rule_y = y + _RULE_BELOW_PX - (_FACTS_ROW_PX - ROW_PX)

    def place_folds(self, column: QRectF, boxes: Mapping[PieceKind, QRectF], opened: Iterable[PieceKind]) -> None:
        """Put the lines of the folds that are in view where they now are, and hide the others."""
        for kind, line in self._folds.items():
            box = boxes.get(kind)
            if box is None:
                line.hide()
            else:
                line.set_open(kind in opened)
                self._place(line, QRectF(column.left(), box.top(), column.width(), FOLD_PX))

    def discard(self) -> None:
        """Take everything off the page."""
        if self.head is not None:
            self.head.discard()
        for line in self._folds.values():
            line.hide()
            line.deleteLater()
        self.deleteLater()

    def _place(self, row: QWidget, box: QRectF) -> None:
        row.setGeometry(round(box.left()), round(box.top()), round(box.width()), round(box.height()))
        # What is out of view is no stop for Tab.
        row.setVisible(box.bottom() > 0 and box.top() < self._viewport.height())
