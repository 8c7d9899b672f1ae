"""With whom an actor is mentioned, against what chance alone would give, and with whom it is not any more."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from workbench.annotate.findings import Actor
from workbench.annotate.registry import Registry
from workbench.columns import Ints
from workbench.profiles.ledger import Ledger
from workbench.profiles.silence import Silence, silence_after

# Two articles with both are an accident, unless the actor has few articles in all.
_ARTICLES_MIN: Final = 3
_FEW_ARTICLES: Final = 10
# Nobody reads on further; the weakest come last.
_COMPANY_MAX: Final = 100


@dataclass(frozen=True, slots=True)
class Company:
    """Another actor: in how many articles it is named, in how many with this one, and in how many of these by chance alone.

    `silence` says that the two are not named together any more, though both are still named.
    """

    actor: Actor
    articles: int
    together: int
    expected: float
    silence: Silence | None

    @property
    def lift(self) -> float:
        """How many times as often as by chance they are named together."""
        return self.together / self.expected


def company_of(registry: Registry, actor: str, book: Ledger) -> tuple[Company, ...]:
    """Return with whom an actor is mentioned, the strongest first: the surest to be more than chance.

    Chance deals each actor's articles out among all that name anybody. How sure it is that it was none is the logarithm of the
    likelihood ratio, so that neither who is named everywhere comes first nor who is named thrice.

    Source: Dunning 1993, Accurate methods for the statistics of surprise and coincidence.
    """
    rows = book.rows_of(actor)
    if not len(rows):
        return ()
    is_here = np.zeros(len(book.articles), np.bool_)
    is_here[rows] = True
    totals, together = book.counts(), book.counts_among(is_here)
    names_anybody = np.zeros(len(book.articles), np.bool_)
    names_anybody[book.rows] = True
    everything = int(np.count_nonzero(names_anybody))
    least = _ARTICLES_MIN if len(rows) >= _FEW_ARTICLES else 1
    numbers = np.flatnonzero(together >= least)
    strength = _strength(together[numbers], totals[numbers], len(rows), everything)
    ranked = numbers[np.lexsort((totals[numbers], -together[numbers], -strength))].tolist()
    days = book.days_of(rows)
    found: list[Company] = []
    for number in ranked:
        other = registry.actor(book.actors[number])
        if other is None or other.id == actor or registry.is_hidden(other.id):
            continue
        expected = len(rows) * int(totals[number]) / everything
        silence = _parted(book, days, is_here, book.rows_at(number))
        found.append(Company(other, int(totals[number]), int(together[number]), expected, silence))
        if len(found) == _COMPANY_MAX:
            break
    return tuple(found)


def _strength(together: Ints, totals: Ints, here: int, everything: int) -> npt.NDArray[np.float64]:
    """Return the signed log-likelihood ratio of each: above 0 where it is more than by chance."""
    observed = np.stack((together, here - together, totals - together, everything - here - totals + together))
    observed = observed.astype(np.float64)
    of_other, of_all = totals / everything, here / everything
    expected = everything * np.stack(
        (of_all * of_other, of_all * (1 - of_other), (1 - of_all) * of_other, (1 - of_all) * (1 - of_other))
    )
    parts = np.zeros_like(observed)
    is_some = (observed > 0) & (expected > 0)
    parts[is_some] = observed[is_some] * np.log(observed[is_some] / expected[is_some])
    ratio: npt.NDArray[np.float64] = 2 * parts.sum(axis=0) * np.sign(observed[0] - expected[0])
    return ratio


def _parted(book: Ledger, days: Ints, is_here: npt.NDArray[np.bool_], other: npt.NDArray[np.int32]) -> Silence | None:
    """Return the silence between two that are both still named; who is not named at all any more is silent alone."""
    other_days = book.days_of(other)
    if not len(days) or not len(other_days):
        return None
    return silence_after(book.days_of(other[is_here[other]]), days, min(int(days[-1]), int(other_days[-1])))
