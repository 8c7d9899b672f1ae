"""How many articles were published when, gathered into bars; an article of a whole month or year never becomes a day."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ui.panels.timeline.scale import Days, Step, bin_of, bins_of, starts_of
from workbench.timeline import PublishedSpan

_LONGEST_MONTH_DAYS = 31


@dataclass(frozen=True, slots=True)
class Bars:
    """Amounts over days: from `firsts` to before `ends`, ascending, so many sure and so many inferred.

    `heights` are articles a step: what a bar holds, or what a span holds spread over its length.
    """

    firsts: Days
    ends: Days
    sure: Days
    inferred: Days
    heights: NDArray[np.float64]

    def seen(self, first_day: int, last_day: int) -> "Bars":
        """Return those of which anything lies within these days."""
        keep = (self.ends > first_day) & (self.firsts <= last_day)
        return Bars(self.firsts[keep], self.ends[keep], self.sure[keep], self.inferred[keep], self.heights[keep])


class Volume:
    """The published articles of a result, ready to be gathered by any step."""

    def __init__(self, published: Sequence[PublishedSpan]) -> None:
        size = len(published)
        firsts = np.fromiter((span.first_day for span in published), np.int64, size)
        lasts = np.fromiter((span.last_day for span in published), np.int64, size)
        inferred = np.fromiter((span.is_inferred for span in published), np.bool_, size)
        order = np.lexsort((lasts, firsts))
        self._articles = [published[place] for place in order.tolist()]
        self._firsts, self._lasts, self._inferred = firsts[order], lasts[order], inferred[order]
        self._gathered: dict[Step, tuple[Bars, Bars]] = {}

    @property
    def range(self) -> tuple[int, int] | None:
        """The first and the last day on which anything may have been published; None without articles."""
        return (int(self._firsts[0]), int(self._lasts.max())) if self._articles else None

    @property
    def core_range(self) -> tuple[int, int] | None:
        """The same without articles of which only the year is known, unless there are no others."""
        is_near = self._lasts - self._firsts <= _LONGEST_MONTH_DAYS
        if not is_near.any():
            return self.range
        return int(self._firsts[is_near].min()), int(self._lasts[is_near].max())

    def bars(self, step: Step) -> Bars:
        """Return the bars: articles that certainly fall into one step, by that step."""
        return self._gather(step)[0]

    def spans(self, step: Step) -> Bars:
        """Return what is known less exactly than the step, by its own first and last day."""
        return self._gather(step)[1]

    def bar_articles(self, day: int, step: Step) -> list[PublishedSpan]:
        """Return the articles of the bar over a day."""
        start, end = starts_of(np.array([0, 1], np.int64) + bin_of(day, step), step).tolist()
        low, high = np.searchsorted(self._firsts, [start, end]).tolist()
        return [span for span in self._articles[low:high] if span.last_day < end]

    def span_articles(self, day: int, step: Step) -> list[PublishedSpan]:
        """Return the articles of the shortest span over a day that is known less exactly than the step."""
        spans = self.spans(step)
        over = np.flatnonzero((spans.firsts <= day) & (day < spans.ends))
        if not len(over):
            return []
        shortest = over[np.argmin(spans.ends[over] - spans.firsts[over])]
        first, last = int(spans.firsts[shortest]), int(spans.ends[shortest]) - 1
        low, high = np.searchsorted(self._firsts, [first, first + 1]).tolist()
        return [span for span in self._articles[low:high] if span.last_day == last]

    def _gather(self, step: Step) -> tuple[Bars, Bars]:
        # There are few steps, and zooming goes to and fro between them.
        if step not in self._gathered:
            numbers = bins_of(self._firsts, step)
            fits = numbers == bins_of(self._lasts, step)
            self._gathered[step] = self._fitting(numbers[fits], fits, step), self._spreading(~fits, step)
        return self._gathered[step]

    def _fitting(self, numbers: Days, fits: NDArray[np.bool_], step: Step) -> Bars:
        starts = _run_starts(numbers)
        found = numbers[starts]
        sure, inferred = _count_runs(starts, self._inferred[fits])
        return Bars(
            starts_of(found, step), starts_of(found + 1, step), sure, inferred, (sure + inferred).astype(np.float64)
        )

    def _spreading(self, spreads: NDArray[np.bool_], step: Step) -> Bars:
        firsts, lasts = self._firsts[spreads], self._lasts[spreads]
        starts = _run_starts(firsts, lasts)
        sure, inferred = _count_runs(starts, self._inferred[spreads])
        firsts, ends = firsts[starts], lasts[starts] + 1
        return Bars(firsts, ends, sure, inferred, (sure + inferred) * step.days / (ends - firsts))


def _run_starts(*columns: Days) -> NDArray[np.intp]:
    """Return where rows of sorted columns differ from the row before; np.unique would sort them all again."""
    changes = np.zeros(len(columns[0]), np.bool_)
    changes[:1] = True
    for column in columns:
        changes[1:] |= column[1:] != column[:-1]
    return np.flatnonzero(changes)


def _count_runs(starts: NDArray[np.intp], inferred: NDArray[np.bool_]) -> tuple[Days, Days]:
    if not len(starts):
        nothing = np.zeros(0, np.int64)
        return nothing, nothing
    guessed = np.add.reduceat(inferred.astype(np.int64), starts)
    return np.diff(starts, append=len(inferred)) - guessed, guessed
