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
        self._gathered: tuple[Step, Bars, Bars] | None = None

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
        return self._gather(step)[1]

    def spans(self, step: Step) -> Bars:
        """Return what is known less exactly than the step, by its own first and last day."""
        return self._gather(step)[2]

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

    def _gather(self, step: Step) -> tuple[Step, Bars, Bars]:
        # Panning asks again and again for the same step; only zooming past a limit changes it.
        if self._gathered is None or self._gathered[0] != step:
            numbers = bins_of(self._firsts, step)
            fits = numbers == bins_of(self._lasts, step)
            self._gathered = (step, self._fitting(numbers, fits, step), self._spreading(~fits, step))
        return self._gathered

    def _fitting(self, numbers: Days, fits: NDArray[np.bool_], step: Step) -> Bars:
        found, place = np.unique(numbers[fits], return_inverse=True)
        sure, inferred = self._split(place, self._inferred[fits], len(found))
        return Bars(
            starts_of(found, step), starts_of(found + 1, step), sure, inferred, (sure + inferred).astype(np.float64)
        )

    def _spreading(self, spreads: NDArray[np.bool_], step: Step) -> Bars:
        pairs = np.stack((self._firsts[spreads], self._lasts[spreads]), axis=1)
        found, place = np.unique(pairs, axis=0, return_inverse=True)
        sure, inferred = self._split(place.reshape(-1), self._inferred[spreads], len(found))
        firsts, ends = found[:, 0], found[:, 1] + 1
        return Bars(firsts, ends, sure, inferred, (sure + inferred) * step.days / (ends - firsts))

    @staticmethod
    def _split(place: NDArray[np.intp], inferred: NDArray[np.bool_], size: int) -> tuple[Days, Days]:
        guessed = np.bincount(place[inferred], minlength=size).astype(np.int64)
        return np.bincount(place, minlength=size).astype(np.int64) - guessed, guessed
