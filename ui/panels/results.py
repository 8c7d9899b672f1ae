"""The results pane: how many articles, in which order, and the list of them."""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QFocusEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedLayout, QToolButton, QVBoxLayout, QWidget

from ui.look.menus import RoundMenu
from ui.look.pieces import FocusLine, as_tooltip, label
from ui.look.rows import RowList
from ui.look.theme import Look
from ui.models.results import Fold, ResultsModel
from ui.panels.empty_result import EmptyResult
from ui.panels.result_delegate import ResultDelegate
from workbench.copies.folding import Folded
from workbench.library.articles import Article
from workbench.search import SearchHit
from workbench.sorting import Sort

SORT_NAMES: Final = {
    Sort.RELEVANCE: "Best first",
    Sort.NEWEST: "Newest first",
    Sort.OLDEST: "Oldest first",
    Sort.SOURCE: "By source",
    Sort.UNREAD: "Unread first",
    Sort.EVENT: "By date in the text",
    Sort.QUEUE: "In queue order",
}
# What an order does with those that it cannot place, and within what is alike.
_SORT_HELP: Final = {
    Sort.RELEVANCE: "What matches best comes first",
    Sort.NEWEST: "By publication date, undated articles last",
    Sort.OLDEST: "By publication date, undated articles last",
    Sort.SOURCE: "By the name of the source, the newest of each first",
    Sort.UNREAD: "What you have not read comes first, the newest at the top",
    Sort.EVENT: "By the first full date in the text, the earliest first; articles without one come last",
    Sort.QUEUE: "What was put into the queue first comes first; what is not in it comes last",
}
_ROWS_HELP: Final = (
    "Copies and revisions of one article are one row, that of the best of them. Right unfolds it, Left folds it."
)
# What takes longer is shown to be on its way.
_LOADING_AFTER_MS: Final = 200


class ResultsPanel(QWidget):
    """Lists what was found; knows the articles by their ids and asks for those that are looked at."""

    article_selected = Signal(object)
    article_opened = Signal(object)
    page_wanted = Signal(object)
    sort_chosen = Signal(object)
    context_menu_wanted = Signal(object)
    suggestion_chosen = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._selected: int | None = None
        self._is_quiet = False
        self.setObjectName("results")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = ResultsModel(self)
        self.model.page_wanted.connect(self.page_wanted)
        self.view = RowList(look, self.model, "Articles found")
        self._delegate = ResultDelegate(look, self.view)
        self._delegate.fold_pressed.connect(self._on_fold_pressed)
        self.view.setItemDelegate(self._delegate)
        self.view.opened.connect(self._on_opened)
        self.view.context_menu_wanted.connect(self._on_context_menu)
        self.view.selectionModel().currentChanged.connect(self._on_current_changed)
        self._empty = EmptyResult(look)
        self._empty.chosen.connect(self.suggestion_chosen)
        self._empty.fill("Nothing found", "", ())
        self._head = self._make_head()
        body = QWidget()
        self._body = QStackedLayout(body)
        self._body.addWidget(self.view)
        self._body.addWidget(self._empty)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._head)
        box.addWidget(body, 1)
        self._line = FocusLine(look, self)
        self._loading = QTimer(self)
        self._loading.setSingleShot(True)
        self._loading.timeout.connect(self._on_loading)
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    def _make_head(self) -> QWidget:
        self._total = label(is_strong=True)
        self._note = label(ink="2", size="meta")
        self._note.setToolTip(as_tooltip(_ROWS_HELP))
        self._sort = QToolButton()
        self._sort.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        # The words come first, the icon is their full stop.
        self._sort.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._sort.setIcon(self._look.icon("sort"))
        self._sort.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = RoundMenu(self._sort)
        self._orders = QActionGroup(menu)
        for sort, words in SORT_NAMES.items():
            action = menu.addAction(words)
            action.setData(sort)
            action.setToolTip(_SORT_HELP[sort])
            action.setCheckable(True)
            self._orders.addAction(action)
        self._orders.triggered.connect(self._on_sort_triggered)
        self._sort.setMenu(menu)
        self.set_sort(Sort.RELEVANCE)
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 0, 8, 0)
        row.setSpacing(8)
        row.addWidget(self._total)
        row.addWidget(self._note)
        row.addStretch(1)
        row.addWidget(self._sort)
        return head

    def show_result(
        self,
        ids: Iterable[int],
        number: int,
        total_text: str,
        *,
        folded: Folded | None = None,
        keep_place: bool = False,
    ) -> None:
        """List another result. The selected article stays selected where it is among them; nobody is told of it.

        With `folded`, copies stand behind the row of the best of them; that of the selected article is unfolded. The list begins at its
        top, or with `keep_place`, as for the same search over a growing library, where it stood.
        """
        self.set_loading(False)
        if folded is not None:
            ids = folded.shown
        listed = ids if isinstance(ids, array) else array("q", ids)
        top, hidden_px = self._place()
        at = self.view.currentIndex().row()
        before = at if at >= 0 else self.view.resume_at
        self._is_quiet = True
        self.model.set_ids(listed, number, folded, keep_unfolded=keep_place)
        self._is_quiet = False
        self._total.setText(total_text)
        self._say_rows(folded)
        focused = QApplication.focusWidget()
        has_keyboard = focused in {self, self._empty} or (focused is not None and self._empty.isAncestorOf(focused))
        was_in_list = self.view.hasFocus()
        self._body.setCurrentIndex(0 if listed else 1)
        if listed and has_keyboard:
            # Before there were rows, the list could not take it; nothing is selected on the way.
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not listed and was_in_list:
            # Qt would give it to what comes next in the window.
            self._empty.setFocus(Qt.FocusReason.OtherFocusReason)
        self._sort.setVisible(len(listed) > 1)
        if self._selected is not None:
            self.view.setAutoScroll(False)
            is_there = self.select_id(self._selected)
            self.view.setAutoScroll(True)
            # Read while only unread ones are listed, say: the next one is that which took its place.
            self.view.resume_at = (
                min(before, len(listed)) if keep_place and not is_there and before is not None else None
            )
        row = self.model.row_of(top) if keep_place and top is not None else -1
        self.view.verticalScrollBar().setValue(max(0, row) * self._delegate.row_px() + (hidden_px if row >= 0 else 0))

    def _place(self) -> tuple[int | None, int]:
        """Return the article on the list's upper edge and how much of its row is above the edge."""
        row = self.view.rowAt(0)
        if row < 0 or not self.model.ids:
            return None, 0
        return self.model.ids[row], -self.view.rowViewportPosition(row)

    def supply(self, number: int, hits: Sequence[SearchHit], behind: Mapping[int, str] | None = None) -> None:
        """Take rows for the result of this number, and what is said of those that stand behind them."""
        self.model.supply(number, hits, behind)

    def article_changed(self, article: Article) -> None:
        """Show an article as it is now."""
        self.model.article_changed(article)

    def tags_changed(self, tags: Mapping[int, tuple[str, ...]]) -> None:
        """Show the tags that articles have now."""
        self.model.tags_changed(tags)

    def _say_rows(self, folded: Folded | None) -> None:
        """Say how many rows there are where these are less than articles: nothing is hidden in silence."""
        is_less = folded is not None and folded.hidden > 0
        self._note.setText(f"{len(folded.shown):,} shown" if folded is not None and is_less else "")
        self._note.setVisible(is_less)

    def set_sort(self, sort: Sort) -> None:
        """Show which order the result is in."""
        self._sort.setText(SORT_NAMES[sort])
        self._sort.setAccessibleName(f"Order: {SORT_NAMES[sort]}")
        self._sort.setToolTip(_SORT_HELP[sort])
        for action in self._orders.actions():
            action.setChecked(action.data() == sort)

    def set_empty(self, title: str, sentence: str, actions: Sequence[tuple[str, object]] = (), why: str = "") -> None:
        """Say what stands in the place of an empty list, and what to offer."""
        self._empty.fill(title, sentence, actions, why)

    def set_loading(self, is_loading: bool = True) -> None:
        """Tell that another result is on its way, or that none will come; what stands there is dimmed if that takes long."""
        if is_loading:
            self._loading.start(_LOADING_AFTER_MS)
        else:
            self._loading.stop()
            self._dim(False)

    def current_id(self) -> int | None:
        """Return the id of the selected article."""
        row = self.view.currentIndex().row()
        return self.model.ids[row] if row >= 0 else None

    def select_id(self, article: int) -> bool:
        """Select an article without telling, and return whether it is in the list. One that stands behind a row is unfolded."""
        row = self.model.row_of(article)
        if row < 0 and self._unfold(article):
            row = self.model.row_of(article)
        if row < 0:
            return False
        self._is_quiet = True
        self.view.setCurrentIndex(self.model.index(row))
        self._is_quiet = False
        self._selected = article
        return True

    def select_none(self) -> None:
        """Have no article selected: what is read is none of these."""
        self._is_quiet = True
        self.view.setCurrentIndex(QModelIndex())
        self._is_quiet = False
        self._selected = None

    def select_next(self) -> bool:
        """Go to the next article, and tell whether there is one."""
        return self.view.step(1)

    def select_previous(self) -> bool:
        """Go to the article before, and tell whether there is one."""
        return self.view.step(-1)

    def unfold_current(self) -> None:
        """Show the copies that stand behind the selected row below it."""
        if (article := self.current_id()) is not None and self._unfold(article):
            head = self.view.currentIndex()
            last = head.siblingAtRow(head.row() + self.model.members_below(article))
            # As many of them as there is room for; the row itself stays in sight.
            self.view.scrollTo(last)
            self.view.scrollTo(head)

    def fold_current(self) -> None:
        """Let the copies below the selected row, or around it, stand behind the row of the best again; that is selected then."""
        article = self.current_id()
        if article is None:
            return
        head = self.model.head_of(article)
        if head != article:
            self.view.setCurrentIndex(self.model.index(self.model.row_of(head)))
        self.model.fold(head)

    def _unfold(self, article: int) -> bool:
        # Rows that come in above the selected one move it; it is the same article all the same.
        was_quiet, self._is_quiet = self._is_quiet, True
        is_unfolded = self.model.unfold(article)
        self._is_quiet = was_quiet
        return is_unfolded

    def open_current(self) -> None:
        """Open the selected article to be read."""
        if (article := self.current_id()) is not None:
            self.article_opened.emit(article)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() is Qt.FocusReason.ActiveWindowFocusReason and self.model.rowCount():
            # Nobody went to the list: the window came to the front, and what is open stays open.
            self.view.setFocus(event.reason())
        else:
            self.focus_list()

    def focus_list(self) -> None:
        """Take the keyboard into the list, or to what is offered where it is empty."""
        if not self.model.rowCount():
            self._empty.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.current_id() is None:
            self.select_next()

    def _dim(self, is_dimmed: bool) -> None:
        if self._delegate.is_dimmed != is_dimmed:
            self._delegate.is_dimmed = is_dimmed
            self.view.viewport().update()

    @Slot()
    def _on_loading(self) -> None:
        self._dim(True)

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if self._is_quiet or not current.isValid():
            return
        self._selected = self.model.ids[current.row()]
        self.article_selected.emit(self._selected)

    @Slot(int)
    def _on_fold_pressed(self, row: int) -> None:
        article = self.model.ids[row]
        if self.model.fold_of(article) is Fold.FOLDED:
            self._unfold(article)
        else:
            self.model.fold(article)

    @Slot(QModelIndex)
    def _on_opened(self, index: QModelIndex) -> None:
        self.article_opened.emit(self.model.ids[index.row()])

    @Slot(QPoint)
    def _on_context_menu(self, where: QPoint) -> None:
        self.context_menu_wanted.emit(where)

    @Slot(QAction)
    def _on_sort_triggered(self, action: QAction) -> None:
        sort = Sort(action.data())
        self.set_sort(sort)
        self.sort_chosen.emit(sort)

    @Slot()
    def _on_look_changed(self) -> None:
        self._head.setFixedHeight(self._look.density.header)
