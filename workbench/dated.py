"""What a timeline is made of: articles by their publication, dates in their texts; a large result as columns.

An object is made of what is pointed at. 200,000 of them would take a second and 200 MB, the columns a tenth of either.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import overload

import numpy as np
import numpy.typing as npt

from workbench import columns
from workbench.annotate.times.calendar_days import day_number
from workbench.columns import Coded, Ints, Keys, Texts
from workbench.dates import readings

_DAY = re.compile(r"(-?\d{4,5})-(\d\d)-(\d\d)", re.ASCII)
_PACKED_BITS = 32  # neither a day nor a place in a text needs more
# Before and after all days that can be named: the open end of a time, "until March 2011".
OPEN_FIRST, OPEN_LAST = -(1 << 22), (1 << 22) - 1


@dataclass(frozen=True, slots=True)
class PublishedSpan:
    """When an article was published: first and last day from 1970-01-01, a day, a month or a year apart."""

    article: int
    title: str
    first_day: int
    last_day: int
    is_inferred: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True)
class TextDate:
    """A date in an article's text, text[start:end] in code points, and the actors and places named in the same sentence.

    `edtf` is its value, `precision` the unit that was named, `basis` why it is that and not another; `source` that of the article.
    `first_day` is OPEN_FIRST where only its end is known, `last_day` OPEN_LAST where only its beginning is. What can be read in two ways
    has the days of the reading that is more likely, and both in `edtf`: "[2020-03-05,2020-05-03]".
    """

    article: int
    start: int
    end: int
    first_day: int
    last_day: int
    actors: tuple[str, ...] = ()
    edtf: str = ""
    precision: str = "day"
    basis: str = "explicit year"
    source: str = ""
    places: tuple[str, ...] = ()

    @property
    def other_days(self) -> tuple[int, int] | None:
        """The days of the other reading of "05/03/2020"; None where there is one alone."""
        return _other_days(self.edtf)


def _other_days(edtf: str) -> tuple[int, int] | None:
    said = readings(edtf)
    found = _DAY.fullmatch(said[1]) if len(said) > 1 else None
    if found is None:
        return None
    year, month, day = map(int, found.groups())
    number = day_number(year, month, day)
    return number, number


@dataclass(frozen=True, slots=True)
class WaitingDate:
    """A date in an article's text that waits for the publication date: `edtf` is as much as was said, "XXXX-03-05".

    `title` is that of the article.
    """

    article: int
    start: int
    end: int
    edtf: str
    actors: tuple[str, ...] = ()
    title: str = ""
    source: str = ""
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class PublishedSpans(Sequence[PublishedSpan]):
    """The published articles of a result as columns, in order of time; an object is made of what is asked for."""

    articles: Ints
    first_days: Ints
    last_days: Ints
    is_inferred: npt.NDArray[np.bool_]
    sources: Keys
    titles: Texts

    @classmethod
    def of(cls, spans: Sequence[PublishedSpan]) -> "PublishedSpans":
        """Return articles as columns."""
        if isinstance(spans, PublishedSpans):
            return spans
        return cls(
            _ints([span.article for span in spans]),
            _ints([span.first_day for span in spans]),
            _ints([span.last_day for span in spans]),
            np.array([span.is_inferred for span in spans], np.bool_),
            columns.coded([(span.source,) for span in spans]),
            columns.as_texts([span.title for span in spans]),
        ).in_order()

    def in_order(self) -> "PublishedSpans":
        """Return them in order of time, a month before its days."""
        return self.take(np.lexsort((self.articles, -self.last_days, self.first_days)))

    def take(self, rows: Ints) -> "PublishedSpans":
        """Return some of them."""
        return PublishedSpans(
            self.articles[rows],
            self.first_days[rows],
            self.last_days[rows],
            self.is_inferred[rows],
            self.sources.take(rows),
            self.titles.take(rows),
        )

    def __len__(self) -> int:
        return len(self.articles)

    @overload
    def __getitem__(self, at: int) -> PublishedSpan: ...
    @overload
    def __getitem__(self, at: slice) -> "PublishedSpans": ...
    def __getitem__(self, at: int | slice) -> "PublishedSpan | PublishedSpans":
        if isinstance(at, slice):
            return self.take(np.arange(len(self))[at])
        return PublishedSpan(
            int(self.articles[at]),
            self.titles[at],
            int(self.first_days[at]),
            int(self.last_days[at]),
            bool(self.is_inferred[at]),
            self.sources[at][0],
        )


@dataclass(frozen=True, slots=True, eq=False)
class TextDates(Sequence[TextDate]):
    """The dates in the texts of a result as columns, in order of time; an object is made of what is asked for."""

    articles: Ints
    starts: Ints
    ends: Ints
    first_days: Ints
    last_days: Ints
    actors: Keys
    edtfs: Texts
    precisions: Coded[str]
    bases: Coded[str]
    sources: Keys
    places: Keys

    @classmethod
    def of(cls, dates: Sequence[TextDate]) -> "TextDates":
        """Return dates as columns."""
        if isinstance(dates, TextDates):
            return dates
        return cls(
            _ints([date.article for date in dates]),
            _ints([date.start for date in dates]),
            _ints([date.end for date in dates]),
            _ints([date.first_day for date in dates]),
            _ints([date.last_day for date in dates]),
            columns.coded([date.actors for date in dates]),
            columns.as_texts([date.edtf for date in dates]),
            columns.coded([date.precision for date in dates]),
            columns.coded([date.basis for date in dates]),
            columns.coded([(date.source,) for date in dates]),
            columns.coded([date.places for date in dates]),
        ).in_order()

    def in_order(self, rows: Ints | None = None) -> "TextDates":
        """Return them, or these rows of them, in order of time."""
        if rows is None:
            rows = np.arange(len(self))
        # Of numbers packed into two, half the time of the four.
        places = (self.articles[rows] << _PACKED_BITS) + self.starts[rows]
        days = (self.first_days[rows] << _PACKED_BITS) + self.last_days[rows]
        return self.take(rows[np.lexsort((places, days))])

    def second_readings(self) -> tuple[Ints, Ints]:
        """Return the rows that have another reading, and the day of each."""
        rows = self.edtfs.starting_with("[")
        others = [_other_days(self.edtfs[row]) for row in rows.tolist()]
        is_day = np.array([days is not None for days in others], np.bool_)
        return rows[is_day], _ints([days[0] for days in others if days is not None])

    def take(self, rows: Ints) -> "TextDates":
        """Return some of them."""
        return TextDates(
            self.articles[rows],
            self.starts[rows],
            self.ends[rows],
            self.first_days[rows],
            self.last_days[rows],
            self.actors.take(rows),
            self.edtfs.take(rows),
            self.precisions.take(rows),
            self.bases.take(rows),
            self.sources.take(rows),
            self.places.take(rows),
        )

    def __len__(self) -> int:
        return len(self.articles)

    @overload
    def __getitem__(self, at: int) -> TextDate: ...
    @overload
    def __getitem__(self, at: slice) -> "TextDates": ...
    def __getitem__(self, at: int | slice) -> "TextDate | TextDates":
        if isinstance(at, slice):
            return self.take(np.arange(len(self))[at])
        return TextDate(
            int(self.articles[at]),
            int(self.starts[at]),
            int(self.ends[at]),
            int(self.first_days[at]),
            int(self.last_days[at]),
            self.actors[at],
            self.edtfs[at],
            self.precisions[at],
            self.bases[at],
            self.sources[at][0],
            self.places[at],
        )


@dataclass(frozen=True, slots=True)
class TimelineData:
    """A result in time. `dates` may be cut short; `dates_total` says how many there are. `undated` are article ids.

    `forecasts` are sentences about the time to come, each from the day that it was written to the last on which it is due.
    `waiting` are dates without a place in time, in their own order: March 5 before May 5. As many as `dates` at most.
    """

    published: Sequence[PublishedSpan] = ()
    undated: tuple[int, ...] = ()
    dates: Sequence[TextDate] = ()
    dates_total: int = 0
    waiting: tuple[WaitingDate, ...] = ()
    forecasts: tuple[TextDate, ...] = ()


def _ints(numbers: Sequence[int]) -> Ints:
    return np.array(numbers, np.int64)
