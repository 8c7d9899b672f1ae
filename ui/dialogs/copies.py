"""The copies and revisions of an article: who had it first, who cut it, what its page said before, and the user's word on each."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ui.copy_words import article_seen_words, kind_words, seen_words
from ui.dialogs.leading import LeadingDialog, room_for
from ui.dialogs.lines import Column
from ui.look.theme import Look
from ui.wording import amount
from workbench.copies.telling import ListedCopy

_MORE_PX: Final = 40


class CopiesDialog(LeadingDialog[ListedCopy]):
    """Lists the group of one article, the first seen first, and what the user says is no copy of it.

    Signals:
        chosen: the number of the article to open.
        beside_wanted: the number of the article to open beside the open one.
        comparison_wanted: the numbers of the two articles to compare, the earlier first.
        rejected_as_copy: the number of the article that is no copy of the others.
        taken_as_copy: the numbers of two articles that are copies.
    """

    beside_wanted = Signal(object)
    comparison_wanted = Signal(object, object)
    rejected_as_copy = Signal(object)
    taken_as_copy = Signal(object, object)

    def __init__(self, look: Look, parent: QWidget | None) -> None:
        """Build the dialog, empty until `show_copies`."""
        columns = (
            Column(0, "time", width_px=122), Column(0.3), Column(0.34, "text_2"), Column(0, "text_2", width_px=82),
            Column(0, "text_3", width_px=78), Column(0.36, "text_3"),
        )  # fmt: skip
        name = "Copies: since when, outlet, what it is, how much is contained in the other, words, title"
        super().__init__(look, parent, "Copies and revisions", (1060, 480), columns, name)
        self._is_asked, self._first_words = False, 0
        self._says.setText("Reading which articles are copies of this one…")
        self._more = room_for(_MORE_PX, ink="2")
        self.body.addWidget(self._says)
        self.body.addWidget(self._lines, 1)
        self.body.addWidget(self._more)
        acts = {
            "C": ("Compare with the open one", self._compare),
            "B": ("Open beside", self._open_beside),
            "N": ("Not a copy", self._reject),
            "Y": ("A copy", self._take),
        }
        self._add_ends("Open", acts)

    @Slot(object)
    def show_copies(self, copies: Sequence[ListedCopy]) -> None:
        """Show what was read, also after something was decided."""
        before = self._current()
        self._is_asked = False
        # Whoever decided goes on where he was; who has just come begins at the article that he came from.
        at = next((place for place, one in enumerate(copies) if before is None and one.is_open), 0)
        if before is not None:
            there = [place for place, one in enumerate(copies) if one.member.article.id == before.member.article.id]
            at = there[0] if there else self._lines.currentIndex().row()
        self._first_words = next((one.member.words for one in copies if one.member.is_first and not one.is_apart), 0)
        self._says.setText(_summary(copies))
        self._show_rows(copies, self._cells, at)

    @Slot(object)
    def show_again(self, _error: object) -> None:
        """Let the same be decided again: it could not be."""
        self._is_asked = False

    def _cells(self, one: ListedCopy) -> tuple[str, ...]:
        member = one.member
        contained = "" if member.contained is None or one.is_apart else f"{member.contained:.0%} shared"
        kind = "Not a copy, you say" if one.is_apart else kind_words(member, self._first_words)
        fullest = ", fullest" if member.is_fullest and not member.is_first and not one.is_apart else ""
        is_open = " · open" if one.is_open else ""
        return (
            seen_words(member),
            " ".join(member.article.source_name.split()) or "No outlet known",
            f"{kind}{fullest}{is_open}",
            contained,
            amount(member.words, "word"),
            " ".join(member.article.title.split()) or "Untitled",
        )

    def _compare(self) -> None:
        row, own = self._current(), next((one for one in self._rows if one.is_open), None)
        if row is None or own is None:
            return
        # Of the open one itself: with the first, or the next where it is the first.
        other = row if row is not own else next((one for one in self._rows if one is not own), None)
        if other is not None:
            order = list(self._rows)
            first, second = sorted((own, other), key=order.index)
            self.comparison_wanted.emit(first.member.article.id, second.member.article.id)

    def _open_beside(self) -> None:
        row = self._current()
        if row is not None and not row.is_open:
            self.accept()
            self.beside_wanted.emit(row.member.article.id)

    def _reject(self) -> None:
        row = self._current()
        if row is not None and not row.is_apart and not row.is_same_page and len(self._rows) > 1 and self._may_ask():
            self.rejected_as_copy.emit(row.member.article.id)

    def _take(self) -> None:
        row, own = self._current(), next((one for one in self._rows if one.is_open), None)
        if row is not None and own is not None and row.is_apart and self._may_ask():
            self.taken_as_copy.emit(own.member.article.id, row.member.article.id)

    def _may_ask(self) -> bool:
        """Tell whether nothing is on its way: until it is durable, the same key again says nothing new."""
        if self._is_asked:
            return False
        self._is_asked = True
        return True

    def _leads_to(self, row: ListedCopy) -> int:
        return row.member.article.id

    def _say_of(self, row: ListedCopy | None) -> None:
        super()._say_of(row)
        compare, beside, reject, take = self._act_buttons
        beside.setEnabled(row is not None and not row.is_open)
        compare.setEnabled(row is not None and len(self._rows) > 1)
        reject.setEnabled(row is not None and not row.is_apart and not row.is_same_page and len(self._rows) > 1)
        take.setEnabled(row is not None and row.is_apart)
        self._more.setText("" if row is None else _more(row, self._first_words))


def _summary(copies: Sequence[ListedCopy]) -> str:
    group = [one for one in copies if not one.is_apart]
    if len(group) < 2:
        return "This library has no copies and no revisions of this article."
    first = group[0].member
    where = f" Seen first in {' '.join(first.article.source_name.split())}." if first.article.source_name else ""
    return f"{amount(len(group), 'article')} are one text or one page.{where} Enter opens one."


def _more(one: ListedCopy, first_words: int) -> str:
    """Say what a line has no room for."""
    member = one.member
    if one.is_apart:
        return "You say that this is no copy of the open article. Y takes it as one again."
    when = f"{article_seen_words(member.article)}."
    if member.is_first or member.contained is None:
        return when
    share = "The shorter of the two stands" if member.words < first_words else "The first stands"
    return f"{when} {share} to {member.contained:.0%} in the other; {member.alike or 0:.0%} of all that both say is common to them."
