"""Two articles compared: what changed, all of both, or only what matters; each sentence leads to its article."""

from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.copy_words import article_seen_words
from ui.dialogs.comparing.canvas import CompareCanvas
from ui.dialogs.comparing.layout import GUTTER_PX, SIDE_PX
from ui.dialogs.comparing.rows import Compared, RowKind, fact_rows, step_rows, summary
from ui.dialogs.frame import Dialog
from ui.keymap import letter_of
from ui.look.paint import draw_text
from ui.look.pieces import Badge, Segments, as_tooltip, button, label
from ui.look.theme import Look
from ui.wording import amount, moment_words
from workbench.library.articles import Article

_SHOWN: Final = ("Changes", "Whole text", "Only what matters")
_CHANGES, _WHOLE, _MATTERS = range(3)
_HEAD_PX: Final = 40
_SIZE_PX: Final = (1120, 720)


class CompareDialog(Dialog):
    """Shows two articles beside each other, the earlier one at the left.

    Signals:
        chosen: (article, start, end) of the sentence to show; the dialog is accepted by then.
    """

    chosen = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None) -> None:
        """Build the dialog, empty until `show_comparison`."""
        super().__init__(look, parent, "Compare", *_SIZE_PX)
        self._compared: Compared | None = None
        self._has_facts = False
        self._says = label("Comparing…", ink="2")
        self._silent = Badge(
            look, "Changed without a word", ink="warn", fill="warn_soft", border="warn", icon="warning"
        )
        self._silent.setToolTip("The page says otherwise what it said before, and says nowhere that it was changed.")
        self._silent.hide()
        self._shown = Segments(look, _SHOWN, "What is shown")
        self._shown.chosen.connect(self._on_shown)
        self._canvas = CompareCanvas(look)
        self._canvas.opened.connect(self._on_opened)
        self._canvas.row_changed.connect(self._on_row_changed)
        self._place = label("", ink="3", size="meta")
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self._shown)
        line.addWidget(self._silent)
        line.addWidget(self._says, 1)
        line.addWidget(self._place)
        self.body.addLayout(line)
        self._heads = (_Head(look), _Head(look))
        heads = QHBoxLayout()
        # Above the columns, which the scroll bar narrows.
        heads.setContentsMargins(SIDE_PX, 4, SIDE_PX + self._canvas.verticalScrollBar().sizeHint().width(), 0)
        heads.setSpacing(GUTTER_PX)
        for head in self._heads:
            heads.addWidget(head, 1)
        self.body.addLayout(heads)
        self.body.addWidget(self._canvas, 1)
        close, self._open = button("Close"), button("Show in the article", "primary")
        before, after = button("[  Change before", "quiet"), button("]  Next change", "quiet")
        self._matters = button("M  Only what matters", "quiet")
        before.clicked.connect(self._on_previous)
        after.clicked.connect(self._on_next)
        self._matters.clicked.connect(self._on_matters)
        close.clicked.connect(self.reject)
        self._open.clicked.connect(self._canvas.open_current)
        self._open.setDefault(True)
        self._open.setEnabled(False)
        self.add_buttons(close, self._open, left=(before, after, self._matters))
        self._canvas.setFocus()

    @Slot(object)
    def show_comparison(self, compared: Compared | None) -> None:
        """Show what comparing found, None where there is nothing to compare with; the facts come later."""
        if compared is None:
            self._says.setText("No copies or revisions of this article are known: there is nothing to compare it with.")
            return
        self._compared = compared
        for head, article in zip(self._heads, (compared.before, compared.after), strict=True):
            head.say(article)
        self._fill()

    @Slot(object)
    def show_facts(self, compared: Compared) -> None:
        """Show the facts that are said otherwise; who reads the sentences meanwhile stays where he is."""
        shown = self._compared
        if shown is None or (shown.before.id, shown.after.id) != (compared.before.id, compared.after.id):
            return
        self._compared, self._has_facts = compared, True
        self._silent.setVisible(compared.found.is_silent)
        if self._shown.current == _MATTERS:
            self._fill()

    def _fill(self) -> None:
        if self._compared is None:
            return
        found = self._compared.found
        if self._shown.current == _MATTERS:
            self._canvas.set_rows(fact_rows(found))
            facts = len(found.facts)
            said = (
                f"{amount(facts, 'fact')} said otherwise." if facts else "No number, name, date or quotation differs."
            )
            self._says.setText(said if self._has_facts else "Reading what matters…")
        else:
            self._canvas.set_rows(step_rows(found, is_whole=self._shown.current == _WHOLE))
            self._says.setText(summary(found))
        self._canvas.setFocus()
        self._say_place()

    def _say_place(self) -> None:
        changes = [place for place, row in enumerate(self._canvas.rows) if row.is_change]
        number = sum(place <= self._canvas.current for place in changes)
        self._place.setText(f"{number:,} of {amount(len(changes), 'change')}" if changes else "")
        current = self._canvas.rows[self._canvas.current] if self._canvas.current >= 0 else None
        leads = current is not None and current.kind is not RowKind.FOLDED
        self._open.setText("Show in the article" if leads else "Unfold")
        self._open.setEnabled(current is not None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match letter_of(event.text()):
            case "]" | "N":
                self._on_next()
            case "[" | "P":
                self._on_previous()
            case "M":
                self._on_matters()
            case "1" | "2" | "3" as number:
                self._shown.choose(int(number) - 1)
            case _:
                super().keyPressEvent(event)

    @Slot()
    def _on_next(self) -> None:
        self._canvas.step_change(1)

    @Slot()
    def _on_previous(self) -> None:
        self._canvas.step_change(-1)

    @Slot()
    def _on_matters(self) -> None:
        self._shown.choose(_CHANGES if self._shown.current == _MATTERS else _MATTERS)

    @Slot(int)
    def _on_shown(self, _place: int) -> None:
        self._fill()

    @Slot(int)
    def _on_row_changed(self, _row: int) -> None:
        self._say_place()

    @Slot(bool, int, int)
    def _on_opened(self, is_before: bool, start: int, end: int) -> None:
        if self._compared is not None:
            article = self._compared.before if is_before else self._compared.after
            self.accept()
            self.chosen.emit((article.id, start, end))


class _Head(QWidget):
    """Which article a column is of: its outlet, since when it is there, when it was saved, and its title; elided where room is short."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._outlet, self._when, self._title = look, "", "", ""
        self.setFixedHeight(_HEAD_PX)
        look.changed.connect(self.update)

    def say(self, article: Article) -> None:
        """Name an article."""
        saved = f", saved {moment_words(article.saved)}" if article.saved else ""
        self._outlet = " ".join(article.source_name.split()) or "No outlet known"
        self._when = f"{article_seen_words(article)}{saved}"
        self._title = " ".join(article.title.split()) or "Untitled"
        self.setAccessibleName(f"{self._outlet}, {self._when}, {self._title}")
        self.setToolTip(as_tooltip(self._title))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, room = QPainter(self), float(self.width())
        x = draw_text(self._look, painter, 0, 15, self._outlet, "ui_strong", width=room) + 10
        if x < room:
            draw_text(self._look, painter, x, 15, self._when, "meta", "time", width=room - x)
        draw_text(self._look, painter, 0, 33, self._title, "meta", "text_2", width=room)
