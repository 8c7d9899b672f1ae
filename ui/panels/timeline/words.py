"""How days, ranges of days and amounts are said; knows no Qt."""

import datetime
from enum import StrEnum
from typing import NamedTuple

from workbench.annotate.times.calendar_days import civil, day_number, month_length
from workbench.annotate.times.calendar_days import weekday as weekday_of
from workbench.dated import PublishedSpans, TimelineData

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
# What the axis can show: from the first cities, 5000 BC, to 31 December 9999.
EARLIEST_DAY, LATEST_DAY = day_number(-4999, 1, 1), day_number(9999, 12, 31)
_SATURDAY = 5
_EPOCH = datetime.date(1970, 1, 1).toordinal()


class By(StrEnum):
    """What the lanes below that of all dates are of; with ONE there are none."""

    ACTOR = "actor"
    SOURCE = "source"
    PLACE = "place"
    ONE = "one"


class Stacked(StrEnum):
    """Of what the bars are stacked: of nothing, of sources, of articles by where their hits stand."""

    NOT = "not"
    SOURCE = "source"
    ZONE = "zone"


class CalendarDate(NamedTuple):
    """A date; years are astronomical: 0 is 1 BC. The standard library's dates end at the year 1."""

    year: int
    month: int
    day: int


def date_of(day: int) -> CalendarDate:
    """Return the date of a day from 1970-01-01; days past the ends of the axis become its ends."""
    return CalendarDate(*civil(min(max(day, EARLIEST_DAY), LATEST_DAY)))


def today() -> int:
    """Return the day of the user's clock."""
    return datetime.datetime.now().astimezone().toordinal() - _EPOCH


def is_weekend(day: int) -> bool:
    """Say whether a day is a Saturday or a Sunday."""
    return weekday_of(day) >= _SATURDAY


def say_year(year: int) -> str:
    """Say a year, such as "1962" or "44 BC"."""
    return str(year) if year > 0 else f"{1 - year} BC"


def say_day(day: int) -> str:
    """Say a day, such as "24 Oct 1962"."""
    when = date_of(day)
    return f"{when.day} {MONTHS[when.month - 1][:3]} {say_year(when.year)}"


def say_range(first_day: int, last_day: int) -> str:
    """Say a range as short as it can be: an open end, a whole year or month by its name, else from its first to its last day."""
    first, last = date_of(first_day), date_of(last_day)
    if first == last:
        return say_day(first_day)
    if first_day <= EARLIEST_DAY or last_day >= LATEST_DAY:
        return f"until {say_day(last_day)}" if last_day < LATEST_DAY else f"from {say_day(first_day)}"
    starts_month, ends_month = first.day == 1, last.day == month_length(last.year, last.month)
    if starts_month and ends_month and first.month == 1 and last.month == 12:
        return say_year(first.year) if first.year == last.year else f"{say_year(first.year)}–{say_year(last.year)}"
    if starts_month and ends_month:
        names = [MONTHS[when.month - 1][:3] for when in (first, last)]
        if first.year != last.year:
            return f"{names[0]} {say_year(first.year)} – {names[1]} {say_year(last.year)}"
        year = say_year(last.year)
        return f"{names[0]} {year}" if first.month == last.month else f"{names[0]} – {names[1]} {year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{say_day(last_day)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1][:3]} – {say_day(last_day)}"
    return f"{say_day(first_day)} – {say_day(last_day)}"


def say_count(number: int, noun: str) -> str:
    """Say a number with its noun: "1 article", "1,204 articles"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def say_article(title: str, data: TimelineData) -> str:
    """Say what an article is in time, its title last, which may be long: "12 dates, 3 forecasts, 2 on the shelf · Two Islands"."""
    parts = [say_count(len(data.dates), "date")]
    if data.forecasts:
        parts.append(say_count(len(data.forecasts), "forecast"))
    if data.waiting:
        parts.append(f"{len(data.waiting):,} on the shelf")
    return f"{', '.join(parts)} · {title}"


def say_summary(data: TimelineData) -> str:
    """Say what a result is in time: "38 articles from 14 Oct to 4 Nov 1962, 3 undated"."""
    if not data.published:
        return say_count(len(data.undated), "undated article") if data.undated else "No articles"
    published = PublishedSpans.of(data.published)
    first, last = int(published.first_days[0]), int(published.last_days.max())
    start, end = date_of(first), say_day(last)
    said = f"{start.day} {MONTHS[start.month - 1][:3]}" if start.year == date_of(last).year else say_day(first)
    when = f"on {end}" if first == last else f"from {said} to {end}"
    undated = f", {len(data.undated):,} undated" if data.undated else ""
    cut = len(data.dates) < data.dates_total
    dates = f" · {len(data.dates):,} of {say_count(data.dates_total, 'date')} drawn" if cut else ""
    articles = say_count(len(published), "article")
    return f"{articles} {when}{undated}{dates}"
