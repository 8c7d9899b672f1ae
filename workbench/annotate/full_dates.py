"""Finds the dates in an article that say their year: days, months and ranges of either, in several languages."""

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from index.folding import fold
from workbench.annotate.entries import EPOCH
from workbench.model import Document, Zone
from workbench.month_names import MONTH_NAMES

_MONTHS: Final = {fold(word).replace("_", " "): n for n, row in enumerate(MONTH_NAMES, 1) for word in row.split()}
_ALTERNATIVES: Final = "|".join(re.escape(word) for word in sorted(_MONTHS, key=len, reverse=True))
# Arabic writes both of its names of a month: "تشرين الأول/أكتوبر".
_DOUBLE: Final = rf"(?: ?/ ?(?:{_ALTERNATIVES}))?"


def _month(name: str) -> str:
    return rf"(?P<{name}>{_ALTERNATIVES}){_DOUBLE}\.?(?![^\W\d_])"


_YEAR: Final = r"(?P<year>(?:1[5-9]|20)\d\d)(?!\d)"
_ANY_YEAR: Final = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_BEFORE: Final = r"(?<![\w./-])"
_ORDINAL: Final = r"(?:st|nd|rd|th|er|re|ro|º|°|\.|-?го|-?е)?"
_TO: Final = r" ?(?:[-\u2010-\u2015]|(?<= )(?:to|until|through|till|bis|al?|au|по|до|الي)(?= )) ?"
_AND: Final = r"(?P<and> (?:and|und|y|et|e|и) )"
_OF: Final = r"(?: (?:of|de|del|di))?"
# The blanks are counted, so that no run of them makes the search slow.
_FORMS: Final = tuple(
    re.compile(form)
    for form in (
        (
            rf"{_BEFORE}(?P<day>\d{{1,2}}){_ORDINAL}(?:(?:(?:{_OF} ?{_month('month0')})?{_TO}|{_AND})(?P<day2>\d{{1,2}}){_ORDINAL})?"
            rf"{_OF}[ -]?{_month('month')}(?:,?{_OF} ?| |-){_YEAR}"
        ),
        (
            rf"(?<!\w){_month('month')} ?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?"
            rf"(?:(?:{_TO}(?:{_month('month1')} ?)?|{_AND})(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?)?(?:, ?| ){_YEAR}"
        ),
        rf"(?<!\w)(?:{_month('month0')}{_TO})?{_month('month')}(?:,?{_OF} ){_YEAR}(?! ?[-/:]\d)",
        rf"(?<![\w./-]){_YEAR}(?P<mark>[-/.])(?P<number>\d{{1,2}})(?P=mark)(?P<day>\d{{1,2}})(?![\d/-])",
        rf"(?<![\w./-]){_YEAR}-(?P<number>0[1-9]|1[0-2])(?![\d/-])",
        rf"{_BEFORE}(?:(?P<day0>\d{{1,2}})\. ?[-\u2013] ?)?(?P<day>\d{{1,2}})\. ?(?P<number>\d{{1,2}})\. ?{_YEAR}",
        rf"{_BEFORE}(?P<first>\d{{1,2}})(?P<mark>[/-])(?P<second>\d{{1,2}})(?P=mark){_YEAR}(?![/-])",
        rf"(?<!\d){_YEAR} ?[年년] ?(?P<number>\d{{1,2}}) ?[月월](?: ?(?P<day>\d{{1,2}}) ?[日일])?",
    )
)
# How far before its year a date begins at most, and how far after it one ends.
_BEFORE_CHARS: Final = 72
_AFTER_CHARS: Final = 12
# A short month name in small letters is another word more often than not: "long ago 1962 was".
_SURE_CHARS: Final = 4
_MONTHS_OF_A_YEAR: Final = 12


@dataclass(frozen=True, slots=True)
class DatedSpan:
    """A span text[start:end] that names a full date: first and last day, counted from 1970-01-01."""

    start: int
    end: int
    zone: Zone
    first_day: int
    last_day: int


def find_dates(document: Document, published_day: int | None) -> tuple[DatedSpan, ...]:
    """Return the dates with an explicit year in every zone but boilerplate, in reading order.

    Args:
        document: The article.
        published_day: Days from 1970-01-01 to its publication. "03/04/2020" is read only where one of its two readings
            is that day, or where but one of them is a date.
    Returns:
        Disjoint spans; a month is a span of days.
    """
    text = document.text
    folded = fold(text)
    found: list[DatedSpan] = []
    for block in document.blocks:
        if block.zone is Zone.BOILERPLATE:
            continue
        for start, end in _windows(folded, block.start, block.end):
            found += _in_window(text, folded, start, end, block.zone, published_day)
    return tuple(found)


def _windows(folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give the stretches around years, disjoint and in order."""
    opened: tuple[int, int] | None = None
    for match in _ANY_YEAR.finditer(folded, start, end):
        begin, stop = max(start, match.start() - _BEFORE_CHARS), min(end, match.end() + _AFTER_CHARS)
        if opened is not None and begin <= opened[1]:
            opened = (opened[0], stop)
            continue
        if opened is not None:
            yield opened
        opened = (begin, stop)
    if opened is not None:
        yield opened


def _in_window(
    text: str, folded: str, start: int, end: int, zone: Zone, published_day: int | None
) -> Iterator[DatedSpan]:
    spans: list[DatedSpan] = []
    for form in _FORMS:
        at = start
        while (match := form.search(folded, at, end)) is not None:
            days = _read(text, match, published_day)
            if days is not None and days[0] <= days[1]:
                spans.append(DatedSpan(match.start(), match.end(), zone, *days))
                at = match.end()
            else:
                at = match.start() + 1
    spans.sort(key=lambda span: (span.start, -span.end))
    last_end = start
    for span in spans:
        if span.start >= last_end:
            last_end = span.end
            yield span


def _read(text: str, match: re.Match[str], published_day: int | None) -> tuple[int, int] | None:
    """Return the first and last day that a match means, None if it is no date."""
    named = match.groupdict()
    year = int(named["year"])
    if named.get("first"):
        return _read_slashed(year, int(named["first"]), int(named["second"]), published_day)
    month = int(named["number"]) if named.get("number") else _MONTHS[named["month"]]
    if named.get("day") is None:
        return _read_months(text, match, year, month)
    first_day, last_day = int(named["day"]), int(named.get("day2") or named["day"])
    if named.get("and") and last_day != first_day + 1:
        # Two dates, not a range; the one beside the month is found on its own.
        return None
    first_month = last_month = month
    if named.get("month0"):
        first_month = _MONTHS[named["month0"]]
    elif named.get("month1"):
        last_month = _MONTHS[named["month1"]]
    elif named.get("day0"):
        first_day, last_day = int(named["day0"]), first_day
    first, last = _day(year, first_month, first_day), _day(year, last_month, last_day)
    return (first, last) if first is not None and last is not None else None


def _read_months(text: str, match: re.Match[str], year: int, month: int) -> tuple[int, int] | None:
    named = match.groupdict()
    if named.get("month") is None:
        # "2001-02" is as likely two years as a month.
        if "mark" not in named and match[0][4] == "-" and month > year % 100:
            return None
    elif len(named["month"]) < _SURE_CHARS and not text[match.start("month")].isupper():
        return None
    if month > _MONTHS_OF_A_YEAR or month < 1:
        return None
    first_month = _MONTHS[named["month0"]] if named.get("month0") else month
    first = _day(year, first_month, 1)
    last = _day(year, month, calendar.monthrange(year, month)[1])
    return (first, last) if first is not None and last is not None else None


def _read_slashed(year: int, first: int, second: int, published_day: int | None) -> tuple[int, int] | None:
    readings = {day for day in (_day(year, second, first), _day(year, first, second)) if day is not None}
    if len(readings) > 1:
        readings &= {published_day}
    return (day := readings.pop(), day) if len(readings) == 1 else None


def _day(year: int, month: int, day: int) -> int | None:
    try:
        return dt.date(year, month, day).toordinal() - EPOCH
    except ValueError:
        return None
