"""What stands at a place of the timeline, for the pointer and for the keyboard's cursor alike; no Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from ui.panels.timeline.geometry import Geometry
from ui.panels.timeline.lanes import Lane
from ui.panels.timeline.scale import Days, Scale, Step, bin_of, bin_range, bins_of
from ui.panels.timeline.volume import Volume, core_of
from ui.panels.timeline.words import say_count, say_range
from workbench.dated import PublishedSpan, TextDate, TextDates

# Where the cursor stands: across all rows, in the volume, or in a lane by its number.
Row = int | Literal["all", "volume"]

_TITLES_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Found:
    """The articles and the dates of a bar, a dot or the cursor's days, and those days; `parts` says of what a bar is stacked."""

    first_day: int
    last_day: int
    articles: Sequence[PublishedSpan] = ()
    dates: Sequence[TextDate] = ()
    parts: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands there."""
        return not self.articles and not self.dates

    def has_same_dates(self, other: "Found") -> bool:
        """Say whether another one holds the same dates: as many, from the same first to the same last."""
        if not self.dates or len(self.dates) != len(other.dates):
            return False
        return self.dates[0] == other.dates[0] and self.dates[-1] == other.dates[-1]

    def say(self) -> str:
        """Say what stands there in one line."""
        when = self._when()
        parts = [when]
        if len(self.articles) == 1:
            parts.append(f"{self.articles[0].title or 'Untitled'}{_inferred(self.articles[0])}")
        elif self.articles:
            parts.append(say_count(len(self.articles), "article") + (f": {self.parts}" if self.parts else ""))
        if self.dates:
            parts.append(f"{say_count(len(self.dates), 'date')} in texts")
        return " · ".join(parts if len(parts) > 1 else [when, "nothing"])

    def _when(self) -> str:
        """Say the days; of a date that can be read in two ways, both."""
        other = self.dates[0].other_days if len(self.dates) == 1 and not self.articles else None
        if other is None:
            return say_range(self.first_day, self.last_day)
        return f"either {say_range(self.dates[0].first_day, self.dates[0].last_day)} or {say_range(*other)}"

    def lines(self, volume: Volume) -> list[str]:
        """Say what stands there in a few lines: when, how many, the titles of the first ones."""
        named = list(dict.fromkeys(TextDates.of(self.dates).articles.tolist()))
        shown = [f"{span.title or 'Untitled'}{_inferred(span)}" for span in self.articles[:_TITLES_SHOWN]]
        shown += [volume.title_of(article) or "An undated article" for article in named[:_TITLES_SHOWN]]
        head = self._when()
        count = say_count(len(self.articles), "article") if self.articles else say_count(len(self.dates), "date")
        rest = len(self.articles) + len(named) - len(shown[:_TITLES_SHOWN])
        more = [f"and {rest:,} more"] if rest else []
        return [f"{head} · {count}", *((self.parts,) if self.parts else ()), *shown[:_TITLES_SHOWN], *more]


def _inferred(span: PublishedSpan) -> str:
    return " (date inferred)" if span.is_inferred else ""


class Contents:
    """Volume and lanes as one: what holds something, and what."""

    def __init__(self, volume: Volume, lanes: Sequence[Lane]) -> None:
        self.volume, self.lanes = volume, tuple(lanes)

    @property
    def range(self) -> tuple[int, int] | None:
        """The first and the last day of everything; None if there is nothing."""
        ranges = [days for days in (self.volume.range, *(lane.range for lane in self.lanes[:1])) if days is not None]
        return (min(first for first, _ in ranges), max(last for _, last in ranges)) if ranges else None

    @property
    def core_range(self) -> tuple[int, int] | None:
        """Where nearly everything lies; of one article alone, its publication with nearly all dates of its text."""
        core = self.volume.core_range
        if core is None or not self.volume.is_single or not self.lanes:
            return core
        every = [core, *(core_of(lane.firsts, lane.lasts) or core for lane in self.lanes)]
        return min(first for first, _ in every), max(last for _, last in every)

    def next_held(self, row: Row, day: int, step: Step, *, is_backward: bool) -> int | None:
        """Return the first day of the next or previous step in which something begins; None past the last."""
        held, here = self._held_bins(row, step), bin_of(day, step)
        place = int(np.searchsorted(held, here, side="left" if is_backward else "right")) - is_backward
        return bin_range(int(held[place]), step)[0] if 0 <= place < len(held) else None

    def at_day(self, row: Row, day: int, step: Step) -> Found:
        """Return what the cursor stands on: a bar before dates, and what is only roughly there last."""
        first, last = bin_range(bin_of(day, step), step)
        if isinstance(row, int):
            return Found(first, last, dates=self.lanes[row].within(first, last))
        bar: Sequence[PublishedSpan] = self.volume.bar_articles(day, step)
        dates: Sequence[TextDate] = self.lanes[0].within(first, last) if row == "all" and self.lanes else ()
        said = self.volume.say_bar(day, step) if bar else ""
        return Found(first, last, bar, dates, said) if bar or dates else self._span(day, step) or Found(first, last)

    def at_pixel(self, x_px: float, y_px: float, scale: Scale, geometry: Geometry, step: Step) -> Found | None:
        """Return the bar or dot under the pointer; None where there is only ground."""
        lane = geometry.lane_at(y_px)
        if lane is not None:
            dates = self.lanes[lane].near(x_px, scale)
            if not dates:
                return None
            return Found(int(dates.first_days.min()), int(dates.last_days.max()), dates=dates)
        if not 0 <= y_px <= geometry.volume_px:
            return None
        day = scale.day(x_px)
        if bar := self.volume.bar_articles(day, step):
            return Found(*bin_range(bin_of(day, step), step), bar, parts=self.volume.say_bar(day, step))
        return self._span(day, step)

    def _span(self, day: int, step: Step) -> Found | None:
        span = self.volume.span_articles(day, step)
        return Found(span[0].first_day, span[0].last_day, span) if span else None

    def _held_bins(self, row: Row, step: Step) -> Days:
        if isinstance(row, int):
            return self.lanes[row].held_bins(step)
        firsts = np.concatenate((self.volume.bars(step).firsts, self.volume.span_firsts(step)))
        held = bins_of(firsts, step)
        return np.unique(np.concatenate((held, self.lanes[0].held_bins(step))) if row == "all" else held)
