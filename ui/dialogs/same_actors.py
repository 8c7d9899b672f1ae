"""Pairs of actors that may be one and the same, as questions that only the user answers, by one key each."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ui.actor_words import KINDS
from ui.dialogs.frame import wrapped
from ui.dialogs.leading import LeadingDialog
from ui.dialogs.lines import Column
from ui.look.theme import Look
from ui.wording import amount
from workbench.annotate.findings import Actor
from workbench.same_actors import KEPT, Question

_MERGE, _APART, _OPEN = "M", "N", "Q"
_ARTICLES_PX: Final = 90


class SameActorsDialog(LeadingDialog[Question]):
    """Lists the pairs, those that the user keeps as questions first.

    Signals:
        merge_wanted: the Question whose second actor is to be made one with the first.
        apart_wanted, open_wanted: the Question of two that are not one, or of whom it stays open.
        chosen: the first Actor of a pair, whose profile is to be shown.
    """

    merge_wanted = Signal(object)
    apart_wanted = Signal(object)
    open_wanted = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None) -> None:
        """Build the dialog, empty until `show_questions`."""
        columns = (Column(0.33), Column(0.33), Column(0.34, "text_2"), Column(0, "text_3", width_px=_ARTICLES_PX))
        name = "Pairs: the one to keep, the other, why they may be one, articles of the other"
        super().__init__(look, parent, "The same actor?", (900, 560), columns, name)
        self._says.setText("Looking for actors that may be one…")
        # A line has no room for what two long names are.
        self._pair = wrapped(ink="2", size="meta")
        self.body.addWidget(self._says)
        self.body.addWidget(self._lines, 1)
        self.body.addWidget(self._pair)
        acts = {
            _MERGE: ("Make one", self._merge),
            _APART: ("Keep apart", self._keep_apart),
            _OPEN: ("Keep as a question", self._keep_open),
        }
        self._add_ends("Show the profile", acts)

    @Slot(object)
    def show_questions(self, questions: Sequence[Question]) -> None:
        """Show the pairs; where one stands stays."""
        self._ask(questions, self._lines.currentIndex().row())

    def _ask(self, questions: Sequence[Question], at: int) -> None:
        self._show_rows(questions, _cells, at)
        self._says.setText(
            f"{amount(len(questions), 'pair')} may be one and the same. The first of each is the one to keep."
            if questions
            else "No two actors of this library look as if they were one."
        )

    def _merge(self) -> None:
        question = self._current()
        if question is not None:
            # Who is one with another is asked about no more: what else was asked of it is asked of that one the next time.
            gone = question.other.id
            self._answer(question, lambda one: gone not in (one.one.id, one.other.id))
            self.merge_wanted.emit(question)

    def _keep_apart(self) -> None:
        question = self._current()
        if question is not None:
            self._answer(question, lambda one: one is not question)
            self.apart_wanted.emit(question)

    def _answer(self, question: Question, stays: Callable[[Question], bool]) -> None:
        """Take a question that is answered out of the list at once; the next one takes its place."""
        before = self._rows[: self._rows.index(question)]
        self._ask([one for one in self._rows if stays(one)], sum(map(stays, before)))

    def _keep_open(self) -> None:
        question = self._current()
        if question is not None and not question.is_kept:
            kept = replace(question, is_kept=True)
            self._ask([kept if one is question else one for one in self._rows], self._lines.currentIndex().row())
            self.open_wanted.emit(question)

    def _say_of(self, row: Question | None) -> None:
        super()._say_of(row)
        self._pair.setText("" if row is None else _in_full(row))

    def _leads_to(self, row: Question) -> Actor:
        return row.one


def _cells(question: Question) -> tuple[str, ...]:
    return (
        question.one.name,
        question.other.name,
        _why(question),
        amount(question.articles, "article"),
    )


def _in_full(question: Question) -> str:
    one, other = (f"{actor.name} ({KINDS[actor.kind].lower()})" for actor in (question.one, question.other))
    return f"{one} and {other}: {_why(question)}"


def _why(question: Question) -> str:
    said = question.why if question.why != KEPT else ""
    return ", ".join(filter(None, (said, "kept by you as a question" if question.is_kept else "")))
