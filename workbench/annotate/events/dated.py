"""The sentences of an article that name a time which has a place in the calendar, or will have one once the article is dated."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from workbench.annotate.events.bounds import Bound, bound_of
from workbench.annotate.findings import Mention, is_waiting
from workbench.annotate.places.place import PlaceMention
from workbench.annotate.sentences import split_sentences
from workbench.annotate.times.expressions import Basis, Kind, Time, Times, Unit
from workbench.dates import in_either
from workbench.model import Block, Document, Zone

# What waits for its year and has an order all the same: "XXXX-03-05".
_PARTIAL: Final = re.compile(r"XXXX-\d\d(-\d\d)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class PlacedTime:
    """A time or a range text[start:end] with its days from 1970-01-01; without both it waits for the publication date.

    One end is open, None, where the time only bounds what is told: "before March 2011" is "../2011-03".
    """

    start: int
    end: int
    first_day: int | None
    last_day: int | None
    edtf: str
    precision: Unit
    basis: Basis


@dataclass(frozen=True, slots=True)
class DatedSentence:
    """A sentence text[start:end] with the times that it names, in order, and the actors and sure places, each once."""

    start: int
    end: int
    block: Block
    times: tuple[PlacedTime, ...]
    actors: tuple[str, ...]
    places: tuple[str, ...] = ()


def dated_sentences(
    document: Document, times: Times, mentions: Sequence[Mention], places: Sequence[PlaceMention] = ()
) -> Iterator[DatedSentence]:
    """Yield the sentences that name a time, in order; those of boilerplate are none.

    A page of nothing but dates must not take minutes.
    """
    actors = sorted((mention.start, mention.actor) for mention in mentions)
    sites = sorted((place.start, place.place) for place in places if not place.is_suggested)
    placed = sorted({time.start: time for time in placed_times(document, times)}.values(), key=lambda time: time.start)
    starts = [time.start for time in placed]
    blocks = document.blocks
    block_starts = [block.start for block in blocks]
    at = 0
    while at < len(placed):
        block = blocks[bisect_right(block_starts, placed[at].start) - 1]
        end_of_block = bisect_left(starts, block.end, at)
        spans = [(block.start + a, block.start + b) for a, b in split_sentences(document.text[block.start : block.end])]
        while at < end_of_block:
            start, end = spans[max(0, bisect_right(spans, (placed[at].start, len(document.text))) - 1)]
            last = max(at + 1, bisect_left(starts, end, at, end_of_block))
            named = _within(actors, start, end), _within(sites, start, end)
            yield DatedSentence(start, end, block, tuple(placed[at:last]), *named)
            at = last


def _within(named: list[tuple[int, str]], start: int, end: int) -> tuple[str, ...]:
    """Return the ids that are named in a span, in reading order."""
    inside = named[bisect_left(named, (start, "")) : bisect_left(named, (end, ""))]
    return tuple(dict.fromkeys(id_ for _, id_ in inside))


def placed_times(document: Document, times: Times) -> Iterator[PlacedTime]:
    """Yield what has a place in time or will have one: no durations, no repetitions, nothing vague, no boilerplate; a range in place of its ends."""
    ends = [0, *(time.end for time in times.times)]
    within = {n: stretch for stretch in times.ranges for n in range(stretch.first, stretch.last + 1)}
    for number, time in enumerate(times.times):
        # An hour alone says nothing that the day it is of has not said: "before noon".
        if time.zone is Zone.BOILERPLATE or (time.kind is Kind.TIME and time.basis is Basis.ANAPHORIC):
            continue
        if is_waiting(time) and (partial := _PARTIAL.match(time.value)) is not None:
            precision = Unit.MONTH if partial[1] is None else Unit.DAY
            yield PlacedTime(time.start, time.end, None, None, partial[0], precision, time.basis)
        if time.edtf is None or time.precision is None:
            continue
        stretch = within.get(number)
        if stretch is None:
            yield _alone(document, time, time.edtf, time.precision, ends[number])
        elif number == stretch.first:
            basis = max(time.basis, times.times[stretch.last].basis, key=list(Basis).index)
            yield PlacedTime(
                stretch.start, stretch.end, stretch.earliest, stretch.latest, stretch.edtf, time.precision, basis
            )


def _alone(document: Document, time: Time, edtf: str, precision: Unit, after: int) -> PlacedTime:
    """Return a time that is no end of a range; `after` is where the time before it ends."""
    if time.alternative is not None:
        edtf = in_either(edtf, time.alternative)
    elif time.kind is Kind.DATE and time.earliest is not None and time.latest is not None and "/" not in edtf:
        bound = bound_of(document.text, document.language, time.start, time.end, after)
        if bound is Bound.LAST:
            return PlacedTime(time.start, time.end, None, time.latest, f"../{edtf}", precision, time.basis)
        if bound is Bound.FIRST:
            return PlacedTime(time.start, time.end, time.earliest, None, f"{edtf}/..", precision, time.basis)
    return PlacedTime(time.start, time.end, time.earliest, time.latest, edtf, precision, time.basis)
