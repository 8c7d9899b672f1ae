"""What a changed text says otherwise: numbers, names, times, hedges, negations and quotations, and sentences that came in or went out."""

import datetime
import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest
from typing import Final

from workbench.copies.diffing import Span, Step, StepKind, sentences_of
from workbench.copies.marks import Mark, MarkKind, marks_of, names_within
from workbench.dates import bounds
from workbench.model import Document


class FactKind(StrEnum):
    """What was changed. A statement is a sentence that holds any of the others, and stands in one text alone."""

    NUMBER = "number"
    NAME = "name"
    TIME = "time"
    HEDGE = "hedge"
    NEGATION = "negation"
    QUOTATION = "quotation"
    STATEMENT = "statement"


@dataclass(frozen=True, slots=True)
class FactChange:
    """A fact before and after, each by where it stands, None where it only came in or went out, and the sentences that it stands in."""

    kind: FactKind
    before: Span | None
    after: Span | None
    sentence_before: Span | None
    sentence_after: Span | None


# How a page says in its text that it is not what it was.
_CORRECTION: Final = re.compile(
    r"\b(?:corrections?\b|corrected\b|clarification|an? earlier version|a previous version|this (?:article|story|report) (?:has been|was) (?:updated|amended|corrected|changed)"
    r"|updated? (?:on|at|with|to)\b|editor['’]s note|korrektur|berichtigung|anmerkung der redaktion|mise à jour|rectificatif|corrección|fe de errores"
    r"|actualizad[oa]|исправлен|обновлено|уточнение|düzeltme|güncelle)|تصحيح",
    re.IGNORECASE,
)


def changed_facts(before: Document, after: Document, steps: Sequence[Step]) -> tuple[FactChange, ...]:
    """Return what two texts say otherwise, in the order of their steps; what a sentence says in other words is left out."""
    names = _names(before) | _names(after)
    changed = [step for step in steps if step.kind not in {StepKind.EQUAL, StepKind.MOVED}]
    olds = marks_of(before, [step.before for step in changed if step.before is not None], names)
    news = marks_of(after, [step.after for step in changed if step.after is not None], names)
    found: list[FactChange] = []
    for step in changed:
        old, new = (
            marks.get(span, ()) if span is not None else () for marks, span in ((olds, step.before), (news, step.after))
        )
        if step.kind is StepKind.CHANGED:
            found += _in_pair(step, old, new)
        else:
            found += _alone(step, old or new)
    return tuple(found)


def _names(document: Document) -> frozenset[str]:
    return names_within(document, [sentence.span for sentence in sentences_of(document)])


def _in_pair(step: Step, old: Sequence[Mark], new: Sequence[Mark]) -> Iterator[FactChange]:
    for kind in MarkKind:
        gone = _beyond([mark for mark in old if mark.kind is kind], [mark.value for mark in new if mark.kind is kind])
        come = _beyond([mark for mark in new if mark.kind is kind], [mark.value for mark in old if mark.kind is kind])
        for one, other in zip_longest(gone, come):
            yield FactChange(FactKind(kind.value), _span(one), _span(other), step.before, step.after)


def _beyond(marks: Sequence[Mark], values: Collection[str]) -> list[Mark]:
    """Return the marks that are not among some values, each of which counts once."""
    left = Counter(values)
    found = []
    for mark in marks:
        if left[mark.value]:
            left[mark.value] -= 1
        else:
            found.append(mark)
    return found


def _span(mark: Mark | None) -> Span | None:
    return None if mark is None else (mark.start, mark.end)


def _alone(step: Step, marks: Sequence[Mark]) -> Iterator[FactChange]:
    """Return what a sentence says that stands in one text alone: its quotation, or itself where it holds any fact."""
    quoted = [mark for mark in marks if mark.kind is MarkKind.QUOTATION]
    kind = FactKind.QUOTATION if quoted else FactKind.STATEMENT
    for mark in quoted or marks[:1]:
        span = (mark.start, mark.end) if quoted else step.before or step.after
        before, after = (span, None) if step.after is None else (None, span)
        yield FactChange(kind, before, after, step.before, step.after)


def is_silent(before: Document, after: Document, steps: Sequence[Step], facts: Sequence[FactChange]) -> bool:
    """Tell whether a page says otherwise what it said before, and says nowhere that it was changed since."""
    return bool(facts) and not _states_update(before, after) and not _says_so(after, steps)


def _states_update(before: Document, after: Document) -> bool:
    updated = after.updated.edtf
    if updated is None:
        return False
    if updated != before.updated.edtf:
        return True
    # The page told of a change already; on the day on which it was saved it may have been changed twice.
    return before.saved is not None and _last_day(updated) >= _day(before.saved)


def _last_day(edtf: str) -> str:
    try:
        return bounds(edtf)[1]
    except ValueError:
        return ""


def _day(moment: str) -> str:
    try:
        return datetime.datetime.fromisoformat(moment).astimezone(datetime.UTC).date().isoformat()
    except ValueError:
        return moment[:10]


def _says_so(after: Document, steps: Sequence[Step]) -> bool:
    return any(
        step.kind in {StepKind.INSERTED, StepKind.CHANGED}
        and step.after is not None
        and _CORRECTION.search(after.text[slice(*step.after)])
        for step in steps
    )
