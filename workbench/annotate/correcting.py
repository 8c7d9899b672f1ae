"""The user's word on the times of a text: what is another time, and what is none. It is found again in another reading of the text."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from workbench.annotate.entries import first_day, last_day
from workbench.annotate.times.expressions import Basis, Kind, Time, Times, Unit
from workbench.model import Document

# So much of the text before and after a quote tells it from the same words elsewhere.
_CONTEXT_CHARS: Final = 32
_RULE: Final = "user"
_UNITS: Final = (Unit.YEAR, Unit.MONTH, Unit.DAY)


class Verdict(StrEnum):
    """What the user said of a time."""

    IS = "is"
    NO_DATE = "no-date"
    AS_READ = "as-read"


@dataclass(frozen=True, slots=True)
class Correction:
    """What the user said of words of a text, which stood at `start` then. `edtf` is there where they are another time.

    Source: W3C Web Annotation Data Model, TextQuoteSelector.
    """

    verdict: Verdict
    edtf: str | None
    start: int
    quote: str
    prefix: str
    suffix: str


@dataclass(frozen=True, slots=True)
class Rulings:
    """The user's word on the times of a text: corrections in the order in which they were made, and whether it is a history.

    In a history a date without a year is of the year that was last spoken of; with None that is found out.
    """

    corrections: tuple[Correction, ...] = ()
    narrative: bool | None = None


def correction_of(document: Document, start: int, end: int, verdict: Verdict, edtf: str | None = None) -> Correction:
    """Return a correction of a span of an article's text."""
    text = document.text
    return Correction(
        verdict,
        edtf,
        start,
        text[start:end],
        text[max(0, start - _CONTEXT_CHARS) : start],
        text[end : end + _CONTEXT_CHARS],
    )


def placed_as(correction: Correction, document: Document, known: Iterable[Correction]) -> Correction:
    """Return a correction with the anchor of an earlier one of the same words in the same place, if there is one: it takes its place."""
    for one in known:
        if one.quote == correction.quote and _place_of(document.text, one) == correction.start:
            return replace(correction, start=one.start, prefix=one.prefix, suffix=one.suffix)
    return correction


def corrected(times: Times, document: Document, corrections: Iterable[Correction]) -> Times:
    """Return the times of an article as the user has corrected them. What is not found any more changes nothing."""
    for correction in corrections:
        start = _place_of(document.text, correction)
        if start is not None and correction.verdict is not Verdict.AS_READ:
            times = _apply(times, document, correction, start)
    return times


def _place_of(text: str, correction: Correction) -> int | None:
    """Return where the words stand now: where most of what stood around them still does, of equals the nearest."""
    if not correction.quote:
        return None
    places = list(_occurrences(text, correction.quote))
    return max(
        places,
        key=lambda at: (_agreement(text, correction, at), -abs(at - correction.start)),
        default=None,
    )


def _occurrences(text: str, quote: str) -> Iterator[int]:
    at = text.find(quote)
    while at >= 0:
        yield at
        at = text.find(quote, at + 1)


def _agreement(text: str, correction: Correction, at: int) -> int:
    """Count the characters before and after a place that are as they were."""
    end = at + len(correction.quote)
    before = _shared(reversed(correction.prefix), reversed(text[max(0, at - _CONTEXT_CHARS) : at]))
    return before + _shared(correction.suffix, text[end : end + _CONTEXT_CHARS])


def _shared(one: Iterable[str], other: Iterable[str]) -> int:
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count


def _apply(times: Times, document: Document, correction: Correction, start: int) -> Times:
    end = start + len(correction.quote)
    gone = {number for number, time in enumerate(times.times) if time.start < end and time.end > start}
    kept = [time for number, time in enumerate(times.times) if number not in gone]
    if correction.verdict is Verdict.IS and correction.edtf is not None:
        number = bisect_left(kept, start, key=lambda time: time.start)
        kept.insert(number, _set(document, correction.edtf, start, end))
    places = {time.start: number for number, time in enumerate(kept)}
    ranges = tuple(
        replace(one, first=places[times.times[one.first].start], last=places[times.times[one.last].start])
        for one in times.ranges
        if not gone & set(range(one.first, one.last + 1))
    )
    return replace(times, times=tuple(kept), ranges=ranges)


def _set(document: Document, edtf: str, start: int, end: int) -> Time:
    first, _, last = edtf.partition("/")
    block = next(block for block in reversed(document.blocks) if block.start <= start)
    return Time(
        start=start,
        end=end,
        kind=Kind.DATE,
        value=edtf,
        edtf=edtf,
        earliest=first_day(first),
        latest=last_day(last or first),
        precision=_UNITS[first.count("-")],
        basis=Basis.USER,
        rule=_RULE,
        zone=block.zone,
    )
