"""Tells when a forecast is due: by the times of its sentence that lie ahead of the publication."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from workbench.annotate.findings import is_waiting
from workbench.annotate.forecasts.lexicon import Lexicon, Words
from workbench.annotate.times.calendar_days import civil, day_number, month_length, same_day, weekday
from workbench.annotate.times.expressions import Basis, Kind, Time, TimeRange, Unit
from workbench.annotate.times.references import Publication
from workbench.annotate.tokens import Token

# What lies this far back is history, not the news of the week.
LONG_AGO_DAYS: Final = 61
_WEEK_DAYS: Final = 7
# What the grammar of times calls a bare "Friday" and "the weekend".
_WEEKDAY_RULES: Final = frozenset(("weekday", "the_weekend"))
_DAYS_OF: Final = {"D": 1, "W": 7}
_MONTHS_OF: Final = {"M": 1, "Y": 12}
# TIMEX3 for what is now, and not to come.
_NOW: Final = "PRESENT_REF"
_LENGTH_MAX: Final = 10_000
# Dates are written with four figures.
_LAST_DAY: Final = day_number(9999, 12, 31)
_POINTS: Final = frozenset((Kind.DATE, Kind.TIME))
_DATED: Final = frozenset((Kind.DATE, Kind.TIME, Kind.DURATION))
# Up to three words between a preposition and its time: "within at least two weeks".
_REACH: Final = 3
_SHORT: Final = frozenset((Unit.DAY, Unit.WEEKEND, Unit.HOUR, Unit.MINUTE, None))


@dataclass(frozen=True, slots=True)
class Horizon:
    """When something is due, days from 1970-01-01; `start` is where the time stands in the text.

    Without days it is of a length that nobody can count, "within days", or waits for the publication date. `is_length` where it says
    only how long: "for three years".
    """

    start: int
    first: int | None = None
    last: int | None = None
    is_waiting: bool = False
    is_length: bool = False
    is_counted: bool = False


def horizons(
    lexicon: Lexicon,
    tokens: Sequence[Token],
    times: Sequence[Time],
    ranges: Sequence[TimeRange],
    publication: Publication | None,
) -> list[Horizon]:
    """Return the times of one sentence that lie ahead, in order.

    Args:
        lexicon: The words of its language.
        tokens: Of the sentence.
        times: Of the sentence, in order.
        ranges: Of the sentence.
        publication: When the article was published; None where that is not known, then whatever needs it waits.
    """
    reader = _Reader(lexicon, tokens, ranges)
    found = [reader.read(time, publication) for time in times]
    found += [_unit_end(lexicon, tokens, number, publication) for number in range(len(tokens))]
    return sorted((one for one in found if one is not None), key=lambda one: one.start)


class _Reader:
    """Reads the times of one sentence."""

    def __init__(self, lexicon: Lexicon, tokens: Sequence[Token], ranges: Sequence[TimeRange]) -> None:
        self._words = lexicon
        self._tokens = tokens
        self._ranges = ranges

    def read(self, time: Time, publication: Publication | None) -> Horizon | None:
        """Return what a time says of when something is due, None where it does not lie ahead."""
        before = self._word_before(time.start)
        if time.kind is Kind.DURATION and time.latest is None:
            return self._length(time, before, publication)
        if time.value == _NOW:
            return None
        if is_waiting(time) or (publication is None and time.latest is not None):
            return Horizon(time.start, is_waiting=True)
        is_hour = time.kind is Kind.TIME and time.basis is Basis.ANAPHORIC
        if publication is None or time.kind not in _DATED or is_hour:
            return None
        stretch = next((one for one in self._ranges if one.start <= time.start < one.end), None)
        first, last = (time.earliest, time.latest) if stretch is None else (stretch.earliest, stretch.latest)
        if first is None or last is None:
            return None
        if before in self._words.deadlines and _is_last_week(time, publication):
            # "could be ready by Friday": the coming one.
            first, last = first + _WEEK_DAYS, last + _WEEK_DAYS
        if not publication.first_day <= last <= _LAST_DAY:
            return None
        return self._ahead(time, before, first, last, publication)

    def _ahead(self, time: Time, before: str, first: int, last: int, publication: Publication) -> Horizon | None:
        begins_before = first <= publication.first_day and last > publication.last_day
        if begins_before and time.kind is Kind.DATE and before not in self._words.deadlines:
            # Of "1962", in 1962, only "this year" and "the end of the year" lie ahead.
            return Horizon(time.start, publication.first_day, last) if self._has(time, self._words.this) else None
        if before in self._words.befores and first > publication.first_day:
            # "before the winter" is until it begins; "before Sunday" can be told on Sunday, "before the end of May" on the 31st.
            is_whole = time.precision not in _SHORT and not self._has(time, self._words.ending)
            return Horizon(time.start, publication.first_day, first - 1 if is_whole else last)
        if before in self._words.deadlines:
            return Horizon(time.start, publication.first_day, last)
        return Horizon(time.start, max(first, publication.first_day), last)

    def _length(self, time: Time, before: str, publication: Publication | None) -> Horizon | None:
        """Read "within two weeks" and "for five more years", counted from the publication."""
        is_uncountable = time.value.startswith("PX")
        last = _counted(publication.last_day if publication is not None else 0, time.value)
        if before not in self._words.lengths or (last is None and not is_uncountable):
            return None
        if publication is None:
            return Horizon(time.start, is_waiting=True)
        is_length = before not in self._words.within
        return Horizon(
            time.start, publication.first_day if last is not None else None, last, is_length=is_length, is_counted=True
        )

    def _has(self, time: Time, words: Words) -> bool:
        return any(time.start <= token.start < time.end and token.key in words for token in self._tokens)

    def _word_before(self, start: int) -> str:
        before = [token.key for token in self._tokens if token.end <= start and token.is_word]
        return next((key for key in reversed(before[-_REACH:]) if key not in self._words.before_times), "")


def coming_weekday(times: Sequence[Time], at: int, publication: Publication | None) -> Horizon | None:
    """Return the coming Friday, where a cue at a place stands before a "Friday" that was taken for the last one."""
    if publication is None:
        return None
    for time in times:
        is_last = time.start > at and _is_last_week(time, publication)
        if is_last and time.earliest is not None and time.latest is not None:
            return Horizon(time.start, time.earliest + _WEEK_DAYS, time.latest + _WEEK_DAYS)
    return None


def _is_last_week(time: Time, publication: Publication) -> bool:
    """Tell whether a bare "Friday" was taken for the one before the publication."""
    if time.rule not in _WEEKDAY_RULES or time.latest is None or publication.day is None:
        return False
    return publication.day - _WEEK_DAYS <= time.latest < publication.day


def is_of_long_ago(times: Sequence[Time], publication: Publication | None) -> bool:
    """Tell whether a sentence names a time so long before the publication that what it tells is history."""
    if publication is None:
        return False
    return any(
        time.kind in _POINTS and time.latest is not None and time.latest < publication.first_day - LONG_AGO_DAYS
        for time in times
    )


def nearest(found: Sequence[Horizon], at: int) -> Horizon | None:
    """Return the time that belongs to a cue: the first after it, else the last before it."""
    after = [one for one in found if one.start >= at]
    return after[0] if after else (found[-1] if found else None)


def _counted(day: int, value: str) -> int | None:
    """Return the day that lies a length, as TIMEX3 writes it, after another: "P2W"; None for "PXD" and what is no length."""
    if value.startswith("PT"):
        return day
    number, unit = value[1:-1], value[-1:]
    if not number.replace(".", "", 1).isdecimal() or unit not in _DAYS_OF | _MONTHS_OF:
        return None
    amount = min(float(number), _LENGTH_MAX)
    last = day + round(amount * _DAYS_OF[unit]) if unit in _DAYS_OF else same_day(day, round(amount * _MONTHS_OF[unit]))
    return last if last <= _LAST_DAY else None


def _unit_end(
    lexicon: Lexicon, tokens: Sequence[Token], number: int, publication: Publication | None
) -> Horizon | None:
    """Read "before the week is out": the end of that in which the article was published."""
    keys = [token.key for token in tokens[number : number + 5]]
    if len(keys) < 5 or keys[0] not in lexicon.befores or keys[4] not in lexicon.over or keys[3] not in lexicon.be_now:
        return None
    unit = next((unit for unit, words in lexicon.units.items() if keys[2] in words), None)
    if unit is None or keys[1] not in lexicon.determiners:
        return None
    start = tokens[number + 2].start
    if publication is None:
        return Horizon(start, is_waiting=True)
    day = publication.last_day
    year, month, _ = civil(day)
    if unit is Unit.WEEK:
        last = day + _WEEK_DAYS - 1 - weekday(day)
    elif unit is Unit.MONTH:
        last = day_number(year, month, month_length(year, month))
    else:
        last = day_number(year, 12, 31)
    return Horizon(start, publication.first_day, last)
