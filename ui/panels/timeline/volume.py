"""How many articles were published when, gathered into bars; an article of a whole month or year never becomes a day."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ui.panels.timeline.scale import Days, Scale, Step, bin_of, bins_of, starts_of
from workbench.timeline import PublishedSpan

_LONGEST_MONTH_DAYS = 31
# Among fewer than these, one that is far from the others is no exception but a part of the picture.
_ENOUGH_FOR_FAR_ONES = 6
_FEW_SHARE, _FAR_LENGTHS = 0.04, 2  # so few articles, so far from the others, do not stretch the view
_NOTHING = 1e-9

_Spans = tuple[Days, Days]


@dataclass(frozen=True, slots=True)
class Bars:
    """Amounts over days: from `firsts` to before `ends`, ascending, so many sure and so many inferred."""

    firsts: Days
    ends: Days
    sure: Days
    inferred: Days
    most: int

    def seen(self, first_day: int, last_day: int) -> "Bars":
        """Return those of which anything lies within these days."""
        low = int(np.searchsorted(self.ends, first_day, side="right"))
        high = int(np.searchsorted(self.firsts, last_day, side="right"))
        part = slice(low, high)
        return Bars(self.firsts[part], self.ends[part], self.sure[part], self.inferred[part], self.most)


@dataclass(frozen=True, slots=True)
class Spread:
    """Articles that are known less exactly than a step, spread evenly over their days and added up.

    `heights` are articles a step, each from one of the `edges` to before the next; the last one is 0.
    """

    edges: Days
    heights: NDArray[np.float64]
    most: float

    def seen(self, scale: Scale) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return the edges in px and the heights that are seen, at most one a pixel."""
        low = max(int(np.searchsorted(self.edges, scale.first_day, side="right")) - 1, 0)
        high = int(np.searchsorted(self.edges, scale.last_day + 1, side="left")) + 1
        if not len(self.edges) or high - low <= scale.width_px / 2:
            edges = self.edges[low:high].astype(np.float64)
            return (edges - scale.left_day) * scale.px_per_day, self.heights[low:high]
        pixels = np.arange(0.0, scale.width_px + 1)
        places = np.searchsorted(self.edges, scale.left_day + pixels / scale.px_per_day, side="right") - 1
        return pixels, np.where(places >= 0, self.heights[places], 0.0)


class Volume:
    """The published articles of a result, ready to be gathered by any step."""

    def __init__(self, published: Sequence[PublishedSpan]) -> None:
        size = len(published)
        firsts = np.fromiter((span.first_day for span in published), np.int64, size)
        lasts = np.fromiter((span.last_day for span in published), np.int64, size)
        inferred = np.fromiter((span.is_inferred for span in published), np.bool_, size)
        counts = np.fromiter((span.count for span in published), np.int64, size)
        order = np.lexsort((lasts, firsts))
        self._articles = [published[place] for place in order.tolist()]
        self._firsts, self._lasts, self._inferred = firsts[order], lasts[order], inferred[order]
        self._counts = counts[order]
        by_last = np.argsort(self._lasts, kind="stable")
        self._sorted_lasts = self._lasts[by_last]
        # How many articles lie before each place, in the order of their first and of their last days.
        self._before_first, self._before_last = _added(self._counts), _added(self._counts[by_last])
        self._gathered: dict[Step, tuple[Bars, Spread, _Spans]] = {}

    @property
    def range(self) -> tuple[int, int] | None:
        """The first and the last day on which anything may have been published; None without articles."""
        return (int(self._firsts[0]), int(self._lasts.max())) if self._articles else None

    @property
    def core_range(self) -> tuple[int, int] | None:
        """Where nearly all articles lie: without those of which only the year is known, and without a few far ones.

        One article of 1992 among hundreds of 1962 would leave a single bar of these.
        """
        is_near = self._lasts - self._firsts <= _LONGEST_MONTH_DAYS
        if not is_near.any():
            return self.range
        firsts, counts = self._firsts[is_near], self._counts[is_near]
        by_last = np.argsort(self._lasts[is_near], kind="stable")
        lasts = self._lasts[is_near][by_last]
        first, last, total = int(firsts[0]), int(lasts[-1]), int(counts.sum())
        few = max(int(total * _FEW_SHARE), int(total >= _ENOUGH_FOR_FAR_ONES))
        inner_first = int(firsts[np.searchsorted(np.cumsum(counts), few, side="right")])
        inner_last = int(lasts[::-1][np.searchsorted(np.cumsum(counts[by_last][::-1]), few, side="right")])
        far = max(inner_last - inner_first, _LONGEST_MONTH_DAYS) * _FAR_LENGTHS
        return (
            first if inner_first - first <= far else inner_first,
            last if last - inner_last <= far else inner_last,
        )

    def outside(self, scale: Scale) -> tuple[int, int]:
        """Return how many articles lie wholly before and wholly after what is seen."""
        before = self._before_last[np.searchsorted(self._sorted_lasts, scale.first_day)]
        until = self._before_first[np.searchsorted(self._firsts, scale.last_day, side="right")]
        return int(before), int(self._before_first[-1] - until)

    def count_within(self, first_day: int, last_day: int) -> int:
        """Return how many articles may lie within these days, as a query for them would find."""
        before = self._before_last[np.searchsorted(self._sorted_lasts, first_day)]
        return int(self._before_first[np.searchsorted(self._firsts, last_day, side="right")] - before)

    def bars(self, step: Step) -> Bars:
        """Return the bars: articles that certainly fall into one step, by that step."""
        return self._gather(step)[0]

    def spread(self, step: Step) -> Spread:
        """Return what is known less exactly than the step, by its own first and last day."""
        return self._gather(step)[1]

    def span_firsts(self, step: Step) -> Days:
        """Return the days on which what is known less exactly than the step may begin."""
        return self._gather(step)[2][0]

    def bar_articles(self, day: int, step: Step) -> list[PublishedSpan]:
        """Return the articles of the bar over a day."""
        start, end = starts_of(np.array([0, 1], np.int64) + bin_of(day, step), step).tolist()
        low, high = np.searchsorted(self._firsts, [start, end]).tolist()
        return [span for span in self._articles[low:high] if span.last_day < end]

    def span_articles(self, day: int, step: Step) -> list[PublishedSpan]:
        """Return the articles of the shortest span over a day that is known less exactly than the step."""
        firsts, ends = self._gather(step)[2]
        over = np.flatnonzero((firsts <= day) & (day < ends))
        if not len(over):
            return []
        shortest = over[np.argmin(ends[over] - firsts[over])]
        first, last = int(firsts[shortest]), int(ends[shortest]) - 1
        low, high = np.searchsorted(self._firsts, [first, first + 1]).tolist()
        return [span for span in self._articles[low:high] if span.last_day == last]

    def _gather(self, step: Step) -> tuple[Bars, Spread, _Spans]:
        # There are few steps, and zooming goes to and fro between them.
        if step not in self._gathered:
            numbers = bins_of(self._firsts, step)
            fits = numbers == bins_of(self._lasts, step)
            firsts, ends = self._firsts[~fits], self._lasts[~fits] + 1
            starts = _run_starts(firsts, ends)
            spread = _spread(firsts, ends, self._counts[~fits], step)
            self._gathered[step] = self._fitting(numbers[fits], fits, step), spread, (firsts[starts], ends[starts])
        return self._gathered[step]

    def _fitting(self, numbers: Days, fits: NDArray[np.bool_], step: Step) -> Bars:
        starts = _run_starts(numbers)
        found = numbers[starts]
        counts = self._counts[fits]
        amounts = np.add.reduceat(counts, starts) if len(starts) else found
        guessed = np.add.reduceat(counts * self._inferred[fits], starts) if len(starts) else found
        most = int(amounts.max(initial=0))
        return Bars(starts_of(found, step), starts_of(found + 1, step), amounts - guessed, guessed, most)


def _added(counts: Days) -> Days:
    return np.concatenate((np.zeros(1, np.int64), np.cumsum(counts, dtype=np.int64)))


def _spread(firsts: Days, ends: Days, counts: Days, step: Step) -> Spread:
    each = counts * step.days / (ends - firsts)
    edges, places = np.unique(np.concatenate((firsts, ends)), return_inverse=True)
    changes = np.bincount(places, weights=np.concatenate((each, -each)), minlength=len(edges))
    heights = np.cumsum(changes, dtype=np.float64)
    # What adding and taking away leaves behind is nothing.
    heights[heights < _NOTHING] = 0.0
    return Spread(edges, heights, float(heights.max(initial=0)))


def _run_starts(*columns: Days) -> NDArray[np.intp]:
    """Return where rows of sorted columns differ from the row before; np.unique would sort them all again."""
    changes = np.zeros(len(columns[0]), np.bool_)
    changes[:1] = True
    for column in columns:
        changes[1:] |= column[1:] != column[:-1]
    return np.flatnonzero(changes)
