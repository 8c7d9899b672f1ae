"""What the comparison of two articles shows, row by row: plain texts with spans that are marked, nothing that is drawn."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from ui.wording import amount
from workbench.copies.comparing import Comparison
from workbench.copies.diffing import Span, Step, StepKind
from workbench.copies.facts import FactChange, FactKind
from workbench.library.articles import Article

_SPACE: Final = re.compile(r"\s")
# Of sentences that stayed, so many are shown before and after one that did not; fewer than _FOLDED_MIN are no less to read folded.
_CONTEXT: Final = 1
_FOLDED_MIN: Final = 2
# What a fact is called; a quotation is too long to be named twice.
_FACTS: Final = {
    FactKind.NUMBER: "Number",
    FactKind.NAME: "Name",
    FactKind.TIME: "Date",
    FactKind.HEDGE: "How sure it is",
    FactKind.NEGATION: "Negation",
    FactKind.QUOTATION: "Quotation",
    FactKind.STATEMENT: "Statement",
}
_NAMED_CHARS_MAX: Final = 60


class RowKind(Enum):
    """What became of what a row shows."""

    SAME = auto()
    CHANGED = auto()
    CAME = auto()
    WENT = auto()
    MOVED = auto()
    FACT = auto()
    FOLDED = auto()


# Those that one goes to when one goes from change to change.
CHANGES: Final = frozenset({RowKind.CHANGED, RowKind.CAME, RowKind.WENT, RowKind.MOVED, RowKind.FACT})


@dataclass(frozen=True, slots=True)
class Side:
    """A sentence on one side: its text, what of it is marked, and where it stands in its article; all in code points."""

    text: str
    marks: tuple[Span, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class CompareRow:
    """A row: what became of it, in words where they are needed, and the sentence on each side, None where there is none.

    `folded` are the rows that stand behind one that only counts them.
    """

    kind: RowKind
    note: str = ""
    before: Side | None = None
    after: Side | None = None
    folded: "tuple[CompareRow, ...]" = ()

    @property
    def is_change(self) -> bool:
        """Whether one stops here on the way from change to change."""
        return self.kind in CHANGES

    def spoken(self) -> str:
        """Say the row to who does not see it."""
        sides = [f"{name}: {side.text}" for name, side in (("before", self.before), ("after", self.after)) if side]
        same = [self.after.text] if self.kind is RowKind.SAME and self.after else sides
        what = "Changed" if self.kind is RowKind.CHANGED and not self.note else self.note
        return ". ".join(filter(None, (what, *same)))


@dataclass(frozen=True, slots=True)
class Compared:
    """Two articles and what comparing them found."""

    before: Article
    after: Article
    found: Comparison


def step_rows(found: Comparison, *, is_whole: bool) -> tuple[CompareRow, ...]:
    """Return the sentences of both, in the order of the later one; unless the whole is wanted, what stayed is folded but for its edges."""
    rows = [_step_row(found, step) for step in found.steps]
    return tuple(rows if is_whole else _without_same(rows))


def fact_rows(found: Comparison) -> tuple[CompareRow, ...]:
    """Return the facts that the two say otherwise, each with its sentences."""
    return tuple(_fact_row(found, fact) for fact in found.facts)


def summary(found: Comparison) -> str:
    """Say how much of the two is otherwise."""
    counts = {kind: sum(step.kind is kind for step in found.steps) for kind in StepKind}
    parts = [
        f"{amount(counts[StepKind.CHANGED], 'sentence')} changed" if counts[StepKind.CHANGED] else "",
        f"{counts[StepKind.INSERTED]:,} came in" if counts[StepKind.INSERTED] else "",
        f"{counts[StepKind.DELETED]:,} went out" if counts[StepKind.DELETED] else "",
        f"{counts[StepKind.MOVED]:,} moved" if counts[StepKind.MOVED] else "",
        f"{counts[StepKind.EQUAL]:,} stayed",
    ]
    if counts[StepKind.EQUAL] == len(found.steps):
        return "Both say the same, word for word."
    return f"{', '.join(filter(None, parts))}."


def _step_row(found: Comparison, step: Step) -> CompareRow:
    before = None if step.before is None else _side(found.before.text, step.before, [e.before for e in step.edits])
    after = None if step.after is None else _side(found.after.text, step.after, [e.after for e in step.edits])
    match step.kind:
        case StepKind.EQUAL:
            return CompareRow(RowKind.SAME, "", before, after)
        case StepKind.INSERTED:
            return CompareRow(RowKind.CAME, "Came in", None, after)
        case StepKind.DELETED:
            return CompareRow(RowKind.WENT, "Went out", before, None)
        case StepKind.MOVED:
            return CompareRow(RowKind.MOVED, "Moved", before, after)
        case _:
            # The marks say that it was changed.
            return CompareRow(RowKind.CHANGED, "Changed and moved" if step.is_moved else "", before, after)


def _side(text: str, span: Span, marks: Sequence[Span]) -> Side:
    start, end = span
    # One character for one: the marks stay where they are.
    shown = _SPACE.sub(" ", text[start:end])
    return Side(shown, tuple((first - start, last - start) for first, last in marks if first < last), span)


def _without_same(rows: Sequence[CompareRow]) -> Iterator[CompareRow]:
    shown = {
        near
        for place, row in enumerate(rows)
        if row.is_change
        for near in range(place - _CONTEXT, place + _CONTEXT + 1)
    }
    at = 0
    while at < len(rows):
        if at in shown:
            yield rows[at]
            at += 1
            continue
        end = at
        while end < len(rows) and end not in shown:
            end += 1
        if end - at < _FOLDED_MIN:
            yield from rows[at:end]
        else:
            yield CompareRow(RowKind.FOLDED, f"{amount(end - at, 'sentence')} as before", folded=tuple(rows[at:end]))
        at = end


def _fact_row(found: Comparison, fact: FactChange) -> CompareRow:
    before = _fact_side(found.before.text, fact.sentence_before, fact.before)
    after = _fact_side(found.after.text, fact.sentence_after, fact.after)
    named = [_named(text, span) for text, span in ((found.before.text, fact.before), (found.after.text, fact.after))]
    what = _FACTS[fact.kind]
    if fact.kind in {FactKind.QUOTATION, FactKind.STATEMENT} or not any(named):
        change = "changed" if all(named) else "came in" if named[1] else "went out"
        return CompareRow(RowKind.FACT, f"{what} {change}", before, after)
    said = " → ".join(named) if all(named) else f"“{named[0]}” went out" if named[0] else f"“{named[1]}” came in"
    return CompareRow(RowKind.FACT, f"{what}: {said}", before, after)


def _fact_side(text: str, sentence: Span | None, fact: Span | None) -> Side | None:
    return None if sentence is None else _side(text, sentence, [] if fact is None else [fact])


def _named(text: str, span: Span | None) -> str:
    if span is None:
        return ""
    said = " ".join(text[slice(*span)].split())
    return said if len(said) <= _NAMED_CHARS_MAX else f"{said[: _NAMED_CHARS_MAX - 1]}…"
