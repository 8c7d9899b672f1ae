"""Silence: who was named at some rhythm and is not any more, although articles came that could have named it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from workbench.annotate.findings import Actor
from workbench.annotate.registry import Registry
from workbench.columns import Ints
from workbench.jobs import JobContext
from workbench.library.store import Library
from workbench.profiles.ledger import Ledger, ledger_of

# Of fewer days there is no rhythm.
_DAYS_MIN: Final = 5
# Longer than so many times the usual gap, and than nearly all gaps.
_TIMES_USUAL: Final = 3
_SELDOM_PERCENT: Final = 95
# So improbable has it to be that its rhythm goes on and only chance left it out of what came since.
_CHANCE_MAX: Final = 0.01


@dataclass(frozen=True, slots=True)
class Silence:
    """Since when somebody is not named, against the gaps between the days on which it was; days count from 1970-01-01.

    Between two of these days there were usually `usual_days`, seldom more than `seldom_days`, never more than `longest_days`.
    `articles` have been published since, none of which names it.
    """

    last_day: int
    days: int
    usual_days: int
    seldom_days: int
    longest_days: int
    articles: int

    @property
    def is_longest(self) -> bool:
        """Whether it was never silent for so long before."""
        return self.days > self.longest_days

    @property
    def times_seldom(self) -> float:
        """How long it is against what was seldom exceeded before."""
        return self.days / max(1, self.seldom_days)


@dataclass(frozen=True, slots=True)
class SilentActor:
    """An actor that is silent, and how many articles named it."""

    actor: Actor
    articles: int
    silence: Silence


def silence_after(named: Ints, chances: Ints, until: int) -> Silence | None:
    """Return the silence of whoever was named on some days, None where there is none or no rhythm to hold against it.

    It is one where the days since the last exceed three times the median gap and the 95th percentile of gaps, and where so many articles
    have come since that it would have been named again, were its rhythm the same: a library that has few articles of a time says
    nothing of it.

    Args:
        named: The days of the articles that name it, ascending; a day may stand there several times.
        chances: The days of all articles that could have, ascending.
        until: The last day that counts.
    """
    if len(named) < _DAYS_MIN:
        return None
    first, last = int(named[0]), int(named[-1])
    before, to_last, to_end = np.searchsorted(chances, [first, last + 1, until + 1]).tolist()
    if until <= last or _chance(len(named), to_last - before, to_end - to_last) > _CHANCE_MAX:
        return None
    gaps = np.diff(named)
    gaps = gaps[gaps > 0]
    if len(gaps) < _DAYS_MIN - 1:
        return None
    usual, seldom = float(np.median(gaps)), float(np.percentile(gaps, _SELDOM_PERCENT))
    if until - last <= max(_TIMES_USUAL * usual, seldom):
        return None
    return Silence(last, until - last, round(usual), int(np.ceil(seldom)), int(gaps.max()), to_end - to_last)


def _chance(named: Ints | int, stretch: Ints | int, since: Ints | int) -> npt.NDArray[np.float64]:
    """Return how probable it is that as many articles or more come without naming it as have come since.

    Each of the articles of the stretch in which it was named is taken to have had the same chance to name it; that the rate is only known
    from so many of them makes a silence after few more probable.

    Source: prediction interval of the exponential distribution, Lawless 1982, Statistical Models and Methods for Lifetime Data.
    """
    chance: npt.NDArray[np.float64] = np.power(1 + np.divide(since, stretch), np.subtract(1.0, named))
    return chance


def silent_actors(
    ctx: JobContext,
    library: Library,
    registry: Registry,
    ids: Sequence[int] | None = None,
) -> tuple[SilentActor, ...]:
    """Return who is not named any more, the longest against its own rhythm first.

    Args:
        ctx: Cancelling.
        library: Open.
        registry: Who there is.
        ids: Within these articles; None is all that are not in the trash.
    """
    known = ledger_of(library, registry)
    if ids is not None:
        known = known.among(ids)
    chances = known.exact_days
    if not len(chances):
        return ()
    until = int(chances[-1])
    found = []
    numbers = _left_out(known)
    for done, number in enumerate(numbers):
        ctx.checkpoint(done, len(numbers), "silent actors")
        rows = known.rows_at(number)
        silence = silence_after(known.days_of(rows), chances, until)
        actor = None if silence is None else registry.actor(known.actors[number])
        if silence is not None and actor is not None:
            found.append(SilentActor(actor, len(rows), silence))
    return tuple(sorted(found, key=lambda one: (-one.silence.times_seldom, -one.articles, one.actor.name)))


def _left_out(book: Ledger) -> list[int]:
    """Return the numbers of the actors that chance alone has hardly left out of the newest articles: few of many."""
    named = book.counts_among(np.arange(len(book.articles)) < book.exact)
    numbers = np.flatnonzero(named >= _DAYS_MIN)
    firsts = book.starts[numbers]
    days = book.exact_days[book.rows[firsts]], book.exact_days[book.rows[firsts + named[numbers] - 1]]
    before = np.searchsorted(book.exact_days, days[0])
    to_last = np.searchsorted(book.exact_days, days[1], side="right")
    chance = _chance(named[numbers], to_last - before, book.exact - to_last)
    left_out: list[int] = numbers[chance <= _CHANCE_MAX].tolist()
    return left_out
