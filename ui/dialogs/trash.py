"""The trash: what lies in it, how it begins, and the two ways out of it, back into the library or away for good."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QWidget

from ui.dialogs.leading import room_for
from ui.dialogs.lines import Column
from ui.dialogs.narrowing import NarrowingDialog
from ui.dialogs.purge_question import PurgeQuestion
from ui.look.theme import Look
from ui.wording import amount, date_words, folded, moment_words, path_words
from workbench.library.trash import Trashed

_MORE_PX: Final = 150
_RESTORE, _PURGE, _OVER, _EMPTY = "R", "P", "O", "E"


class TrashDialog(NarrowingDialog[Trashed]):
    """Lists what was deleted, the last first; several lines can be selected, by Shift and arrows or by Ctrl+A.

    Signals:
        words_wanted: the number of the article whose beginning is to be shown.
        restore_wanted: the numbers of the articles that shall come back.
        purge_wanted: the numbers of those that shall go for good; the user has said so twice.
        undo_wanted: what was done last shall be taken back.
        redo_wanted: and done again.
    """

    words_wanted = Signal(object)
    restore_wanted = Signal(object)
    purge_wanted = Signal(object)
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None) -> None:
        """Build the dialog, empty until `show_trash`."""
        columns = (
            Column(0.66), Column(0.34, "text_2"), Column(0, "text_2", width_px=90), Column(0, "text_2", width_px=130),
            Column(0, "text_2", width_px=96),
        )  # fmt: skip
        super().__init__(
            look, parent, "Trash", (1040, 660), columns, "Trash: title, source, date, since when, days left",
            of="a deleted article", by="title or source",
        )  # fmt: skip
        self._going: frozenset[int] = frozenset()
        self._words_of: int | None = None
        self._says.setText("Reading what lies in the trash…")
        self._lines.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._lines.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self._where = room_for(0, ink="2", size="meta")
        self._words = room_for(_MORE_PX)
        self.body.addWidget(self._where)
        self.body.addWidget(self._words)
        self._add_ends(
            "Restore",
            {
                _RESTORE: ("Restore", self._restore),
                _PURGE: ("Remove for good", self._purge),
                _OVER: ("Remove what is over 30 days old", self._purge_over),
                _EMPTY: ("Empty the trash", self._purge_all),
            },
        )

    @Slot(object)
    def show_trash(self, trash: Sequence[Trashed]) -> None:
        """Show what lies in the trash; where one stands stays."""
        self._all = trash
        self._going &= {one.article.id for one in trash}
        self._fill_again()

    @Slot(object, object)
    def show_words(self, article: int, words: str) -> None:
        """Show how an article begins, unless one has gone to another meanwhile."""
        if article == self._words_of:
            self._words.setText(words or "Nothing was read out of it.")

    @Slot(object)
    def show_going(self, articles: Sequence[int]) -> None:
        """Say that articles are being removed for good, which takes a while; without any, that nothing is."""
        self._going = frozenset(articles)
        self._fill_again()

    def _fill_again(self) -> None:
        """Show the lines anew; what was selected stays so, lest the next key be about another."""
        selected = {one.article.id for one in self._selected()}
        self._fill(self._lines.currentIndex().row())
        chosen = QItemSelection()
        for row, one in enumerate(self._rows):
            if one.article.id in selected:
                index = self._lines.model().index(row, 0)
                chosen.select(index, index)
        if not chosen.isEmpty():
            self._lines.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _fill(self, row: int = 0) -> None:
        sought = self._sought
        shown = [
            one
            for one in self._all
            if sought in folded(f"{one.article.title} {one.article.source_name}") and one.article.id not in self._going
        ]
        self._says.setText(_summary(self._all, len(self._going)))
        self._show_rows(shown, _cells, row)

    def _selected(self) -> list[Trashed]:
        rows = sorted(index.row() for index in self._lines.selectionModel().selectedRows())
        return [self._rows[row] for row in rows if row < len(self._rows)]

    def _say_of(self, row: Trashed | None) -> None:
        super()._say_of(row)
        _, _, over, empty = self._act_buttons
        over.setEnabled(any(one.is_over for one in self._rows))
        empty.setEnabled(bool(self._rows))
        if row is None:
            self._words_of = None
            self._where.setText("")
            self._words.setText("")
            return
        if row.article.id != self._words_of:
            self._words_of = row.article.id
            self._words.setText("")
            self.words_wanted.emit(row.article.id)
        count = len(self._lines.selectionModel().selectedRows())
        several = f"{amount(count, 'article')} selected · " if count > 1 else ""
        facts = (path_words(row.article.path), row.article.member, row.article.url or "")
        self._where.setText(several + " · ".join(filter(None, facts)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self._lines.selectAll()
        elif event.key() == Qt.Key.Key_Delete:
            self._purge()
        else:
            super().keyPressEvent(event)

    def _lead(self, _row: Trashed | None) -> None:
        self._restore()

    def _restore(self) -> None:
        selected = self._selected()
        if selected:
            self.restore_wanted.emit(tuple(one.article.id for one in selected))

    def _purge(self) -> None:
        self._ask_to_purge(self._selected())

    def _purge_over(self) -> None:
        self._ask_to_purge([one for one in self._rows if one.is_over])

    def _purge_all(self) -> None:
        self._ask_to_purge(self._rows)

    def _ask_to_purge(self, doomed: Sequence[Trashed]) -> None:
        if not doomed:
            return
        question = PurgeQuestion(self.look, self, [one.article.title for one in doomed])
        if question.ask() == PurgeQuestion.DialogCode.Accepted:
            self.purge_wanted.emit(tuple(one.article.id for one in doomed))

    @Slot()
    def _on_selection_changed(self) -> None:
        self._say_of(self._current())


def _summary(trash: Sequence[Trashed], going: int) -> str:
    if not trash:
        return "The trash is empty. What you delete from the list lies here until you restore it or remove it for good."
    over = sum(one.is_over for one in trash)
    count = len(trash)
    said = f"{amount(count, 'article')} {'lies' if count == 1 else 'lie'} here. Nothing goes by itself."
    if over:
        said += f" {over:,} {'has' if over == 1 else 'have'} been here for more than 30 days."
    if going:
        said += f" {amount(going, 'article')} {'is' if going == 1 else 'are'} being removed for good."
    return said


def _cells(one: Trashed) -> tuple[str, ...]:
    article = one.article
    when = date_words(article.published.edtf) if article.published.edtf else "undated"
    left = "over 30 days" if one.is_over else amount(one.days_left, "day") + " left"
    return article.title, article.source_name, when, moment_words(article.deleted_at or ""), left
