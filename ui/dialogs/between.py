"""Between two actors: the sentences that name both, who does it to whom, and the user's word on each."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.dialogs.frame import wrapped
from ui.dialogs.leading import LeadingDialog, room_for
from ui.dialogs.lines import Column, Lines, WordedRows
from ui.look.pieces import Segments
from ui.look.theme import Look
from ui.wording import amount, date_words, folded
from workbench.annotate.findings import Actor
from workbench.annotate.relations.relation import Relation, RelationClass
from workbench.between import Beside, Between, ListedRelation, turned
from workbench.library.relation_verdicts import Verdict

_SAID: Final = {
    RelationClass.CONFLICT: "Conflict",
    RelationClass.COOPERATION: "Cooperation",
    RelationClass.TALK: "Talk",
    RelationClass.UNCLEAR: "Unclear",
}
_CLASSES: Final = {name: relation for relation, name in _SAID.items()}
_RULED: Final = {Verdict.CONFIRMED: "✓ ", Verdict.REJECTED: "✕ "}
# What is shown: everything, one class, or what the user has confirmed.
_CONFIRMED: Final = "Confirmed"
_SHOWN: Final = ("All", *_CLASSES, _CONFIRMED)
# One key each: they stand before the names on the buttons.
_YES, _NO, _TURN = "Y", "N", "R"
_KEYS: Final = dict(zip("1234", _SAID, strict=True))
_NAMES_PX: Final = 214
_SENTENCE_PX: Final = 54
_HOW_PX: Final = 32


class BetweenDialog(LeadingDialog[ListedRelation]):
    """Lists who is named beside an actor, and the sentences that name both, the newest first.

    Signals:
        other_chosen: the Actor beside whom sentences are to be shown.
        chosen: the ListedRelation to show in its article.
        decided: (ListedRelation, Verdict or None, Relation) that the user says of a sentence.
    """

    other_chosen = Signal(object)
    decided = Signal(object, object, object)

    def __init__(self, look: Look, parent: QWidget | None, one: Actor, other: Actor | None, of_search: bool) -> None:
        """Build the dialog, empty until `show_beside` and `show_between`; `of_search` where a search narrows the articles."""
        # The article stands below: beside it nothing else would be whole.
        of_lines = (Column(0.17, "time"), Column(0.26), Column(0.24, "text_2"), Column(0.33))
        name = "Sentences: date, who does it to whom, what says so, the sentence"
        super().__init__(look, parent, "Between two actors", (1240, 700), of_lines, name)
        self._one, self._other = one, other
        self._where = "the articles of the search" if of_search else "the library"
        self._beside: tuple[Beside, ...] | None = None
        self._names: list[Beside] = []
        self._found: Between | None = None
        self._asked: tuple[ListedRelation, Verdict | None, Relation] | None = None
        columns = QHBoxLayout()
        columns.setSpacing(24)
        columns.addWidget(self._make_names())
        columns.addLayout(self._make_sentences(), 1)
        self.body.addLayout(columns, 1)
        acts: dict[str, tuple[str, Callable[[], None]]] = {
            _YES: ("Confirm", self._confirm),
            _NO: ("Reject", self._reject),
            _TURN: ("Turn round", self._turn),
        }
        acts |= {key: (_SAID[relation], partial(self._set_class, relation)) for key, relation in _KEYS.items()}
        self._add_ends("Show the sentence", acts)
        self._fill()

    def _make_names(self) -> QWidget:
        self._field = QLineEdit()
        self._field.setPlaceholderText("Another actor")
        self._field.setAccessibleName("Narrow who is named beside this actor, by name")
        self._field.textChanged.connect(self._on_typed)
        self._list = Lines(
            self.look, (Column(0.8), Column(0.2, "text_3")), "Who is named beside this actor, and in how many sentences"
        )
        self._list.row_changed.connect(self._on_name_changed)
        self._list.opened.connect(self._on_name_opened)
        self._nobody = wrapped(ink="2")
        pane = QWidget()
        pane.setFixedWidth(_NAMES_PX)
        box = QVBoxLayout(pane)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self._field)
        box.addWidget(self._nobody)
        box.addWidget(self._list, 1)
        return pane

    def _make_sentences(self) -> QVBoxLayout:
        self._shown = Segments(self.look, _SHOWN, "Which sentences are shown")
        self._shown.chosen.connect(self._on_shown)
        choice = QHBoxLayout()
        choice.addWidget(self._shown)
        choice.addStretch()
        # A line has no room for all of a sentence.
        self._sentence, self._how = room_for(_SENTENCE_PX), room_for(_HOW_PX, ink="2", size="meta")
        below = QVBoxLayout()
        below.setSpacing(4)
        below.addWidget(self._sentence)
        below.addWidget(self._how)
        box = QVBoxLayout()
        box.setSpacing(12)
        box.addWidget(self._says)
        box.addLayout(choice)
        box.addWidget(self._lines, 1)
        box.addLayout(below)
        return box

    # What is shown -----------------------------------------------------------------------------------------------

    @Slot(object)
    def show_beside(self, beside: Sequence[Beside]) -> None:
        """Show who is named beside the actor; the first is chosen unless one is."""
        self._beside = tuple(beside)
        self._fill_names()
        names = [one.actor.id for one in self._names]
        wanted = self._other.id if self._other is not None else names[0] if names else ""
        if wanted in names:
            self._list.go_to(names.index(wanted))
        self._fill()

    @Slot(object, object)
    def show_between(self, other: Actor, found: Between) -> None:
        """Show what was read between the two; where the reader stands stays. What was read of another pair is too late."""
        if self._other is None or other.id != self._other.id:
            return
        at = self._current()
        self._found = found
        self._fill(at)

    @Slot(object)
    def show_article(self, relations: Sequence[ListedRelation]) -> None:
        """Show the sentences of one article as they are now that something was decided about one."""
        self._asked = None
        if self._found is None:
            return
        now = {one.place: one for one in relations}
        row = self._lines.currentIndex().row()
        self._found = replace(self._found, relations=tuple(now.get(one.place, one) for one in self._found.relations))
        self._fill(row=row)

    @Slot()
    def forget_asked(self) -> None:
        """Take up keys again after something could not be decided."""
        self._asked = None

    def _fill_names(self) -> None:
        sought = folded(self._field.text())
        self._names = [one for one in self._beside or () if sought in folded(one.actor.name)]
        self._list.set_rows(WordedRows(self._names, _name_cells))
        self._nobody.setVisible(bool(self._beside) and not self._names)
        self._nobody.setText(f"Nobody named beside {self._one.name} is called “{self._field.text()}”.")

    def _fill(self, at: ListedRelation | None = None, row: int = 0) -> None:
        """Show what is known now; where the reader stands stays, at a sentence or else at a row."""
        self.set_heading(
            f"Between {self._one.name} and {self._other.name}"
            if self._other
            else f"Between {self._one.name} and another"
        )
        shown = _SHOWN[self._shown.current]
        relations = () if self._found is None else self._found.relations
        rows = [one for one in relations if _belongs(one, shown)]
        places = [] if at is None else [one.place for one in rows]
        self._show_rows(rows, _cells, places.index(at.place) if at is not None and at.place in places else row)
        self._says.setText(self._summary())

    def _summary(self) -> str:
        if self._beside == () and self._other is None:
            return f"No other actor is named beside {self._one.name} in {self._where}."
        found = self._found
        if found is None:
            return "Reading what is said between them…"
        if not found.articles:
            return f"No sentence in {self._where} names both."
        counts = found.counts
        classes = ", ".join(f"{counts[one]:,} {name.lower()}" for one, name in _SAID.items() if counts[one])
        of = "" if found.is_whole else f" of {found.articles:,} so far"
        said = f"{amount(len(found.relations), 'sentence')} in {amount(found.read, 'article')}{of}"
        return f"{said}{f'; by their words {classes}' if classes else ' name both'}."

    def _say_of(self, row: ListedRelation | None) -> None:
        super()._say_of(row)
        self._asked = None
        self._sentence.setText("" if row is None else row.sentence)
        self._how.setText("" if row is None else f"{how(row)}\n{_where(row)}")

    @Slot(str)
    def _on_typed(self, _typed: str) -> None:
        self._fill_names()

    @Slot(int)
    def _on_name_changed(self, row: int) -> None:
        other = self._names[row].actor
        if self._found is None or self._other is None or other.id != self._other.id:
            self._other, self._found = other, None
            self._fill()
            self.other_chosen.emit(other)

    @Slot(QModelIndex)
    def _on_name_opened(self, _index: QModelIndex) -> None:
        self._lines.setFocus()

    @Slot(int)
    def _on_shown(self, _place: int) -> None:
        self._fill()

    # What the user says ------------------------------------------------------------------------------------------

    def _confirm(self) -> None:
        self._rule(Verdict.CONFIRMED)

    def _reject(self) -> None:
        self._rule(Verdict.REJECTED)

    def _rule(self, verdict: Verdict) -> None:
        one = self._current()
        if one is not None:
            # The same key again takes it back.
            self._decide(one, None if one.verdict is verdict else verdict, one.relation)

    def _turn(self) -> None:
        one = self._current()
        if one is not None:
            self._decide(one, Verdict.CONFIRMED, turned(one.relation))

    def _set_class(self, relation: RelationClass) -> None:
        one = self._current()
        if one is not None:
            self._decide(one, Verdict.CONFIRMED, replace(one.relation, relation=relation))

    def _decide(self, one: ListedRelation, verdict: Verdict | None, wanted: Relation) -> None:
        asked = one, verdict, wanted
        # Until it is durable, the same key again says nothing new.
        if asked != self._asked and (verdict, wanted) != (one.verdict, one.relation):
            self._asked = asked
            self.decided.emit(*asked)


def _belongs(one: ListedRelation, shown: str) -> bool:
    """Tell whether a sentence is shown under a name; what was rejected is of no class."""
    if shown == _CONFIRMED:
        return one.verdict is Verdict.CONFIRMED
    relation = _CLASSES.get(shown)
    return relation is None or (one.relation.relation is relation and one.verdict is not Verdict.REJECTED)


def _name_cells(one: Beside) -> tuple[str, ...]:
    return one.actor.name, f"{one.sentences:,}" if one.sentences else "–"


def _cells(one: ListedRelation) -> tuple[str, ...]:
    # What the user said comes first: nothing else in the line is certain.
    said = [_SAID[one.relation.relation], *([one.cue] if one.cue else []), *marks(one)]
    ruled = "" if one.verdict is None else _RULED[one.verdict]
    return (
        date_words(one.published) if one.published else "Undated",
        sides(one),
        f"{ruled}{', '.join(said)}",
        one.sentence,
    )


def sides(one: ListedRelation) -> str:
    """Say who does it to whom: "Iran → Iraq"; "Iran – Iraq" where it has no direction."""
    return f"{one.agent.name} {'→' if one.relation.is_directed else '–'} {one.patient.name}"


def marks(one: ListedRelation) -> list[str]:
    """Say how it is told."""
    relation = one.relation
    said = {"denied": relation.is_negated, "hearsay": relation.is_hedged, "comment": relation.comment is not None}
    return [mark for mark, is_so in said.items() if is_so]


def how(one: ListedRelation) -> str:
    """Say why a line is what it is: by which word, who says it, and what the user says."""
    what = _SAID[one.relation.relation]
    by = f", by the word “{one.cue}”" if one.cue else ""
    said = [f"{sides(one)}: {what.lower()}{by}"]
    said += [f"said by {one.speaker}"] if one.speaker else []
    said += marks(one)
    said += [f"{one.verdict} by you"] if one.verdict is not None else []
    return " · ".join(said)


def _where(one: ListedRelation) -> str:
    return " · ".join(filter(None, (one.title or "Untitled", one.source)))
