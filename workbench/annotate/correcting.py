"""The user's word on the times of a text: what is another time, and what is none. It is found again in another reading of the text."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from workbench.annotate.entries import first_day, last_day
from workbench.annotate.times.expressions import Basis, Kind, Time, Times, Unit
from workbench.model import Block, Document

# So much of the text before and after a quote tells it from the same words elsewhere.
_CONTEXT_CHARS: Final = 32
# Where what stood around words has changed they are looked for in so many places before and after theirs. A table may say one day
# 45,000 times.
_PLACES_MAX: Final = 1000
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
    """Return the times of an article as the user has corrected them. What is not found any more changes nothing.

    Of two corrections that overlap the later one holds.
    """
    spans: list[tuple[int, int]] = []
    mine: list[Time] = []
    for correction in corrections:
        start = _place_of(document.text, correction)
        if start is None or correction.verdict is Verdict.AS_READ:
            continue
        end = start + len(correction.quote)
        spans.append((start, end))
        first, last = _overlapped(mine, start, end)
        is_time = correction.verdict is Verdict.IS and correction.edtf is not None
        mine[first:last] = [_set(document, correction.edtf or "", start, end)] if is_time else []
    return _laid_over(times, spans, mine) if spans else times


def _overlapped(times: Sequence[Time], start: int, end: int) -> tuple[int, int]:
    """Return the first time that a span touches and the one after the last; times are disjoint and in order."""
    return bisect_right(times, start, key=_end), bisect_left(times, end, key=_start)


def _start(time: Time) -> int:
    return time.start


def _end(time: Time) -> int:
    return time.end


def _laid_over(times: Times, spans: Iterable[tuple[int, int]], mine: Iterable[Time]) -> Times:
    """Return times without those that the spans touch, and with the user's own; what a lost one bounds goes with it."""
    gone = {number for span in spans for number in range(*_overlapped(times.times, *span))}
    kept = [time for number, time in enumerate(times.times) if number not in gone]
    kept = sorted([*kept, *mine], key=_start)
    places = {time.start: number for number, time in enumerate(kept)}
    ranges = tuple(
        replace(one, first=places[times.times[one.first].start], last=places[times.times[one.last].start])
        for one in times.ranges
        if gone.isdisjoint(range(one.first, one.last + 1))
    )
    return replace(times, times=tuple(kept), ranges=ranges)


def _place_of(text: str, correction: Correction) -> int | None:
    """Return where the words stand now: where most of what stood around them still does, of equals the nearest."""
    quote, prefix, start = correction.quote, correction.prefix, correction.start
    if not quote:
        return None
    around = prefix + quote + correction.suffix
    if start >= len(prefix) and text.startswith(around, start - len(prefix)):
        return start
    places = _nearest(text, around, start - len(prefix), 1)
    if places:
        return min((at + len(prefix) for at in places), key=lambda at: abs(at - start))
    return max(
        sorted(_nearest(text, quote, start, _PLACES_MAX)),
        key=lambda at: (_agreement(text, correction, at), -abs(at - start)),
        default=None,
    )


def _nearest(text: str, words: str, at: int, count: int) -> list[int]:
    """Return the places of words that lie nearest to one, so many on either side."""
    found = []
    before = after = max(0, min(at, len(text)))
    for _ in range(count):
        before = text.rfind(words, 0, before + len(words) - 1) if before >= 0 else -1
        if before >= 0:
            found.append(before)
        after = text.find(words, after) if after >= 0 else -1
        if after >= 0:
            found.append(after)
            after += 1
        if before < 0 and after < 0:
            break
    return found


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


def _set(document: Document, edtf: str, start: int, end: int) -> Time:
    first, _, last = edtf.partition("/")
    block = document.blocks[max(0, bisect_right(document.blocks, start, key=_block_start) - 1)]
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


def _block_start(block: Block) -> int:
    return block.start
