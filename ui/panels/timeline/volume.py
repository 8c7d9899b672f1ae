"""How many articles were published when, gathered into bars; an article of a whole month or year never becomes a day."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ui.panels.timeline.scale import Days, Scale, Step, bin_of, bins_of, run_starts, starts_of
from ui.panels.timeline.stacks import Stack
from workbench.dated import PublishedSpan, PublishedSpans

_LONGEST_MONTH_DAYS = 31
# Among fewer than these, one that is far from the others is no exception but a part of the picture.
_ENOUGH_FOR_FAR_ONES = 6
_FEW_SHARE, _FAR_LENGTHS = 0.04, 2  # so few articles, so far from the others, do not stretch the view
_NOTHING = 1e-9

_Spans = tuple[Days, Days]


@dataclass(frozen=True, slots=True)
class Bars:
    """Amounts over days: from `firsts` to before `ends`, ascending, so many sure and so many inferred.

    `parts` has both of each part of the stack: bar, part, sure or inferred.
    """

    firsts: Days
    ends: Days
    sure: Days
    inferred: Days
    parts: Days
    most: int

    def seen(self, first_day: int, last_day: int) -> "Bars":
        """Return those of which anything lies within these days."""
        low = int(np.searchsorted(self.ends, first_day, side="right"))
        high = int(np.searchsorted(self.firsts, last_day, side="right"))
        part = slice(low, high)
        return Bars(
            self.firsts[part], self.ends[part], self.sure[part], self.inferred[part], self.parts[part], self.most
        )


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

    def __init__(self, published: Sequence[PublishedSpan], stack: Stack | None = None) -> None:
        self.stack = stack
        self._articles = PublishedSpans.of(published)
        self._firsts, self._lasts = self._articles.first_days, self._articles.last_days
        self._inferred = self._articles.is_inferred
        self._parts = stack.codes if stack is not None else np.zeros(len(self._articles), np.int8)
        self._sorted_lasts = np.sort(self._lasts)
        self._by_id: NDArray[np.intp] | None = None
        self._gathered: dict[Step, tuple[Bars, Spread, _Spans]] = {}

    @property
    def range(self) -> tuple[int, int] | None:
        """The first and the last day on which anything may have been published; None without articles."""
        return (int(self._firsts[0]), int(self._sorted_lasts[-1])) if len(self._articles) else None

    @property
    def core_range(self) -> tuple[int, int] | None:
        """Where nearly all articles lie: without those of which only the year is known, and without a few far ones.

        One article of 1992 among hundreds of 1962 would leave a single bar of these.
        """
        return core_of(self._firsts, self._lasts) or self.range

    @property
    def is_single(self) -> bool:
        """Whether there is one article alone."""
        return len(self._articles) == 1

    def outside(self, scale: Scale) -> tuple[int, int]:
        """Return how many articles lie wholly before and wholly after what is seen."""
        before = int(np.searchsorted(self._sorted_lasts, scale.first_day))
        return before, len(self._firsts) - int(np.searchsorted(self._firsts, scale.last_day, side="right"))

    def count_within(self, first_day: int, last_day: int) -> int:
        """Return how many articles may lie within these days, as a query for them would find."""
        until = np.searchsorted(self._firsts, last_day, side="right")
        return int(until - np.searchsorted(self._sorted_lasts, first_day))

    def say_parts(self, first_day: int, last_day: int) -> str:
        """Say how many articles of each part may lie within these days; empty where nothing is stacked."""
        if self.stack is None:
            return ""
        return self.stack.say(self._parts[(self._firsts <= last_day) & (self._lasts >= first_day)])

    def title_of(self, article: int) -> str:
        """Return the title of one of the articles; empty where it is not among them."""
        if self._by_id is None:
            self._by_id = np.argsort(self._articles.articles)
        place = int(np.searchsorted(self._articles.articles, article, sorter=self._by_id))
        row = int(self._by_id[place]) if place < len(self._by_id) else -1
        return self._articles.titles[row] if row >= 0 and self._articles.articles[row] == article else ""

    def bars(self, step: Step) -> Bars:
        """Return the bars: articles that certainly fall into one step, by that step."""
        return self._gather(step)[0]

    def spread(self, step: Step) -> Spread:
        """Return what is known less exactly than the step, by its own first and last day."""
        return self._gather(step)[1]

    def span_firsts(self, step: Step) -> Days:
        """Return the days on which what is known less exactly than the step may begin."""
        return self._gather(step)[2][0]

    def bar_articles(self, day: int, step: Step) -> PublishedSpans:
        """Return the articles of the bar over a day."""
        return self._articles.take(self._bar_rows(day, step))

    def say_bar(self, day: int, step: Step) -> str:
        """Say how many articles of each part the bar over a day has; empty where nothing is stacked."""
        return "" if self.stack is None else self.stack.say(self._parts[self._bar_rows(day, step)])

    def _bar_rows(self, day: int, step: Step) -> Days:
        start, end = starts_of(np.array([0, 1], np.int64) + bin_of(day, step), step).tolist()
        low, high = np.searchsorted(self._firsts, [start, end]).tolist()
        rows: Days = low + np.flatnonzero(self._lasts[low:high] < end)
        return rows

    def span_articles(self, day: int, step: Step) -> PublishedSpans:
        """Return the articles of the shortest span over a day that is known less exactly than the step."""
        firsts, ends = self._gather(step)[2]
        over = np.flatnonzero((firsts <= day) & (day < ends))
        if not len(over):
            return self._articles[:0]
        shortest = over[np.argmin(ends[over] - firsts[over])]
        first, last = int(firsts[shortest]), int(ends[shortest]) - 1
        low, high = np.searchsorted(self._firsts, [first, first + 1]).tolist()
        return self._articles.take(low + np.flatnonzero(self._lasts[low:high] == last))

    def _gather(self, step: Step) -> tuple[Bars, Spread, _Spans]:
        # There are few steps, and zooming goes to and fro between them.
        if step not in self._gathered:
            numbers = bins_of(self._firsts, step)
            fits = numbers == bins_of(self._lasts, step)
            firsts, ends = self._firsts[~fits], self._lasts[~fits] + 1
            starts = run_starts(firsts, ends)
            spread = _spread(firsts, ends, step)
            self._gathered[step] = self._fitting(numbers[fits], fits, step), spread, (firsts[starts], ends[starts])
        return self._gathered[step]

    def _fitting(self, numbers: Days, fits: NDArray[np.bool_], step: Step) -> Bars:
        starts = run_starts(numbers)
        found = numbers[starts]
        count = len(self.stack.names) if self.stack is not None else 1
        bars = np.repeat(np.arange(len(starts)), np.diff(starts, append=len(numbers)))
        cells = (bars * count + self._parts[fits]) * 2 + self._inferred[fits]
        parts = np.bincount(cells, minlength=len(starts) * count * 2).reshape(len(starts), count, 2)
        sure, guessed = parts[:, :, 0].sum(axis=1), parts[:, :, 1].sum(axis=1)
        most = int((sure + guessed).max(initial=0))
        return Bars(starts_of(found, step), starts_of(found + 1, step), sure, guessed, parts, most)


def core_of(every_first: Days, every_last: Days) -> tuple[int, int] | None:
    """Return the days in which nearly all lie: without spans longer than a month, and without a few far ones."""
    is_near = every_last - every_first <= _LONGEST_MONTH_DAYS
    if not is_near.any():
        return None
    firsts, lasts = every_first[is_near], np.sort(every_last[is_near])
    first, last, total = int(firsts[0]), int(lasts[-1]), len(firsts)
    few = max(int(total * _FEW_SHARE), int(total >= _ENOUGH_FOR_FAR_ONES))
    inner_first, inner_last = int(firsts[few]), int(lasts[-1 - few])
    far = max(inner_last - inner_first, _LONGEST_MONTH_DAYS) * _FAR_LENGTHS
    return (
        first if inner_first - first <= far else inner_first,
        last if last - inner_last <= far else inner_last,
    )


def _spread(firsts: Days, ends: Days, step: Step) -> Spread:
    each = step.days / (ends - firsts)
    edges, places = np.unique(np.concatenate((firsts, ends)), return_inverse=True)
    changes = np.bincount(places, weights=np.concatenate((each, -each)), minlength=len(edges))
    heights = np.cumsum(changes, dtype=np.float64)
    # What adding and taking away leaves behind is nothing.
    heights[heights < _NOTHING] = 0.0
    return Spread(edges, heights, float(heights.max(initial=0)))
