"""Pairs of actors that may be one and the same, as questions that only the user answers, by one key each."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.actor_words import KINDS
from ui.dialogs.frame import Dialog, wrapped
from ui.dialogs.lines import Column, Lines, WordedRows
from ui.keymap import letter_of
from ui.look.pieces import button
from ui.look.theme import Look
from ui.wording import amount
from workbench.same_actors import KEPT, Question

_MERGE, _APART, _OPEN = "M", "N", "Q"
_ARTICLES_PX: Final = 90


class SameActorsDialog(Dialog):
    """Lists the pairs, those that the user keeps as questions first.

    Signals:
        merge_wanted: the Question whose second actor is to be made one with the first.
        apart_wanted, open_wanted: the Question of two that are not one, or of whom it stays open.
        chosen: the first Actor of a pair, whose profile is to be shown.
    """

    merge_wanted = Signal(object)
    apart_wanted = Signal(object)
    open_wanted = Signal(object)
    chosen = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None) -> None:
        super().__init__(look, parent, "The same actor?", 900, 560)
        self._questions: list[Question] | None = None
        self._says = wrapped("Looking for actors that may be one…", ink="2")
        self.lines = Lines(
            look,
            (Column(0.33), Column(0.33), Column(0.34, "text_2"), Column(0, "text_3", width_px=_ARTICLES_PX)),
            "Pairs: the one to keep, the other, why they may be one, articles of the other",
        )
        self.lines.opened.connect(self._on_opened)
        self.lines.row_changed.connect(self._on_row_changed)
        # A line has no room for what two long names are.
        self._pair = wrapped(ink="2", size="meta")
        self.body.addWidget(self._says)
        self.body.addWidget(self.lines, 1)
        self.body.addWidget(self._pair)
        acts = {_MERGE: ("Make one", self._merge), _APART: ("Keep apart", self._keep_apart)}
        acts |= {_OPEN: ("Keep as a question", self._keep_open)}
        self._acts = {key: act for key, (_, act) in acts.items()}
        self._buttons = []
        for key, (name, act) in acts.items():
            made = button(f"{key}  {name}", "quiet")
            made.clicked.connect(partial(self._act, act))
            self._buttons.append(made)
        close, show = button("Close"), button("Show the profile", "primary")
        show.setDefault(True)
        close.clicked.connect(self.reject)
        show.clicked.connect(self._on_show)
        self._buttons.append(show)
        self.add_buttons(close, show, left=tuple(self._buttons[:-1]))
        self._on_row_changed(-1)
        self.lines.setFocus()

    @Slot(object)
    def show_questions(self, questions: Sequence[Question]) -> None:
        """Show the pairs; where one stands stays."""
        self._show(list(questions), self.lines.currentIndex().row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = self._acts.get(letter_of(event.text()))
        if act is None:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            # A key that is held would decide about the next one, which takes the place of this.
            act()

    def _show(self, questions: list[Question], row: int) -> None:
        self._questions = questions
        self.lines.set_rows(WordedRows(questions, _cells))
        self._on_row_changed(-1)
        if questions:
            self.lines.go_to(min(max(row, 0), len(questions) - 1))
            self._says.setText(
                f"{amount(len(questions), 'pair')} may be one and the same. The first of each is the one to keep."
            )
        else:
            self._says.setText("No two actors of this library look as if they were one.")

    def _current(self) -> Question | None:
        row = self.lines.currentIndex().row()
        return self._questions[row] if self._questions and 0 <= row < len(self._questions) else None

    def _act(self, act: Callable[[], None], _is_checked: bool = False) -> None:
        act()

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
        questions = self._questions or []
        before = questions[: questions.index(question)]
        self._show([one for one in questions if stays(one)], sum(map(stays, before)))

    def _keep_open(self) -> None:
        question = self._current()
        if question is not None and self._questions is not None and not question.is_kept:
            row = self.lines.currentIndex().row()
            kept = replace(question, is_kept=True)
            self._show([kept if one is question else one for one in self._questions], row)
            self.open_wanted.emit(question)

    @Slot(int)
    def _on_row_changed(self, row: int) -> None:
        question = self._questions[row] if self._questions and 0 <= row < len(self._questions) else None
        for each in self._buttons:
            each.setEnabled(question is not None)
        self._pair.setText("" if question is None else _in_full(question))

    @Slot(QModelIndex)
    def _on_opened(self, _index: QModelIndex) -> None:
        self._on_show()

    @Slot()
    def _on_show(self) -> None:
        question = self._current()
        if question is not None:
            self.accept()
            self.chosen.emit(question.one)


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
