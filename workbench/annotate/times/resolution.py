"""Binds what was said to the calendar, once it is known when a text was published: cheap, so that another date can be tried."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from workbench.annotate.times import periods
from workbench.annotate.times.calendar_days import (
    civil,
    day_number,
    is_day,
    weekday,
)
from workbench.annotate.times.expressions import (
    Away,
    Base,
    Basis,
    Between,
    Calendar,
    ClockTime,
    Direction,
    Duration,
    Feast,
    Portion,
    Relative,
    Repeated,
    Time,
    TimeExpression,
    Times,
    Unit,
    Vague,
    Weekday,
)
from workbench.annotate.times.feasts import fixed_day
from workbench.annotate.times.habits import puts_day_first
from workbench.annotate.times.periods import Period
from workbench.annotate.times.ranges import find_ranges
from workbench.annotate.times.reckoning import (
    WEEK_DAYS,
    YEAR_LIMIT,
    away_from,
    counted,
    feast_period,
    in_the_same,
    moved,
    period_of,
    portion_days,
    rough,
    unbound,
    unbound_relative,
)
from workbench.annotate.times.references import Publication, Reference, Setting, core_period, is_history, named_years
from workbench.annotate.times.years import find_year, month_of_day, year_in_report

_REFERENCES: Final = {Direction.PAST: "PAST_REF", Direction.PRESENT: "PRESENT_REF", Direction.FUTURE: "FUTURE_REF"}
_SEASON_MIDDLES: Final = (4, 7, 10, None)
_WEEKEND_AGO: Final = 5
# A report may stand in the paper so many days after the day of its dateline.
_PRINTED_WITHIN_DAYS: Final = 3
# A number beyond is no year: "Resolutions 2042 and 2118".
_AHEAD_YEARS: Final = 60
_THIS_AGE: Final = 2040
# In a history "today" is no day; in a report "former" and "that time" tell nothing.
_ONLY_IN_HISTORIES: Final = frozenset(("former", "future_of", "that_time", "that_period"))
# "The men of '89" are of the century that a history tells of.
_SHORT_YEARS: Final = frozenset(("short_year", "month_short_year", "month_day_short_year"))
# What is named to compare it with what is spoken of: "from a year earlier", "the year-ago quarter".
_COMPARED: Final = ((Unit.MONTH, -12), (Unit.QUARTER, -4), (Unit.YEAR, -1))
_COMPARED_WITH: Final = ((Unit.MONTH, -12), (Unit.QUARTER, -4))
# Times of the day that is spoken of, without a word of which.
_OF_THE_DAY: Final = frozenset(("in_daypart", "overnight"))
# "Polls open Tuesday at 6 a.m. and close at 8 p.m."
_BESIDE_CHARS: Final = 25
_ONLY_IN_REPORTS: Final = frozenset(("soon", "at_the_time", "previously", "turn_of_year"))


def resolve(
    expressions: Sequence[TimeExpression],
    publication: Publication | None,
    narrative: bool | None = None,
    day_first: bool | None = None,
    comments: Mapping[int, Publication] | None = None,
) -> Times:
    """Bind expressions to the calendar.

    Args:
        expressions: What `find_times` found in one text.
        publication: When it was published, None if that is not known: nothing is bound that needs it.
        narrative: Whether it is a history, in which a date without a year is of the year that was last spoken of; found out
            from the years that it names if None.
        day_first: Whether its source writes "05/03/2020" for the fifth of March; found out from its other dates if None.
        comments: When each comment was written, by its number, as far as that is known; a comment is no history.
    """
    publication = _day_of_writing(expressions, publication)
    own = [one for one in expressions if one.comment is None]
    is_narrative = is_history(own, publication) if narrative is None else narrative
    binder = _Binder(expressions, publication, is_narrative, day_first, comments or {})
    times = tuple(time for time in map(binder.bind, range(len(expressions))) if time is not None)
    return Times(times, find_ranges(expressions, times), is_narrative)


def _day_of_writing(expressions: Sequence[TimeExpression], publication: Publication | None) -> Publication | None:
    """Return the day from which a report counts: that of its dateline, where it was published then or a few days later.

    A full date in the dateline tells it also where nothing else does.
    """
    said = next((one.said for one in expressions if one.is_dateline and isinstance(one.said, Calendar)), None)
    if said is None or said.month is None or said.day is None:
        return publication
    year = said.year
    if year is None and publication is not None:
        year = year_in_report(said.month, said.day, publication, Direction.PAST)
    if year is None or not is_day(year, said.month, said.day):
        return publication
    day = day_number(year, said.month, said.day)
    if publication is None or publication.first_day - _PRINTED_WITHIN_DAYS <= day <= publication.last_day:
        return Publication(day, day)
    return publication


def _years_in_order(expressions: Sequence[TimeExpression]) -> Iterator[int]:
    for one in expressions:
        if isinstance(one.said, Calendar) and one.said.year is not None and one.said.unit is not Unit.CENTURY:
            yield one.said.year


def _is_quarter_ago(said: Relative) -> bool:
    return said.unit is Unit.QUARTER and said.base is Base.REFERENCE and (said.unit, said.count) in _COMPARED


def _weekday_after(day: int, day_of_week: int) -> int:
    return day + (day_of_week - weekday(day) - 1) % WEEK_DAYS + 1


class _Binder:
    """Goes through the expressions in order and keeps in mind what was spoken of."""

    def __init__(
        self,
        expressions: Sequence[TimeExpression],
        publication: Publication | None,
        is_narrative: bool,
        day_first: bool | None,
        comments: Mapping[int, Publication],
    ) -> None:
        self._expressions = expressions
        self._published = publication
        self._is_history = is_narrative
        self._comments = comments
        self._core = core_period(named_years(expressions))
        self._setting = Setting(publication, Reference(), is_narrative)
        self._is_before_christ = any(
            isinstance(one.said, Calendar) and one.said.year is not None and one.said.year <= 0 for one in expressions
        )
        self._day_first = puts_day_first(expressions, publication) if day_first is None else day_first
        self._last_year = (publication.year if publication is not None else _THIS_AGE) + _AHEAD_YEARS
        self._comment: int | None = None
        # Of a report the day on which its hours are: the last that it told, and the last that it announced.
        self._told_day: int | None = None
        self._coming_day: int | None = None
        self._is_ahead = False
        self._day_end = 0
        if is_narrative:
            # What comes before the first year is of that year, rather than of the publication's.
            self._setting.reference.move(
                next((year for year in _years_in_order(expressions) if self._is_core(year)), None)
            )
        elif publication is not None:
            self._begin_anew(publication)

    def _is_core(self, year: int) -> bool:
        return self._core[0] <= year <= self._core[1]

    def _begin_anew(self, publication: Publication) -> None:
        self._told_day = self._coming_day = publication.day
        self._setting.reference.move(publication.year, publication.month, publication.day)

    def _enter(self, comment: int | None) -> None:
        """Begin to read a comment, or the text again."""
        self._comment = comment
        self._setting.publication = self._published if comment is None else self._comments.get(comment, self._published)
        self._setting.is_history = self._is_history and comment is None
        self._setting.reference.move(None)
        if self._setting.publication is not None and not self._setting.is_history:
            self._begin_anew(self._setting.publication)

    def bind(self, number: int) -> Time | None:
        """Return one expression bound, None if it means nothing in such a text."""
        one = self._expressions[number]
        if one.comment != self._comment:
            self._enter(one.comment)
        if one.rule in (_ONLY_IN_REPORTS if self._setting.is_history else _ONLY_IN_HISTORIES):
            return None
        if one.rule == "bare_old_year" and not self._is_before_christ:
            return None
        if one.rule == "year" and isinstance(one.said, Calendar) and (one.said.year or 0) > self._last_year:
            return None
        if one.rule == "half_alone" and self._setting.reference.unit is not Unit.HALF:
            return None
        value, period, basis = self._bound(one, number)
        if period is not None and abs(period.first) > YEAR_LIMIT * 366:
            period = None
        self._follow(one, period, basis)
        return Time(
            start=one.start,
            end=one.end,
            kind=one.kind,
            value=value if period is None or value else period.value,
            edtf=period.edtf if period is not None else None,
            earliest=period.first if period is not None else None,
            latest=period.last if period is not None else None,
            precision=period.unit if period is not None else None,
            basis=Basis.DATELINE if one.is_dateline and period is not None else basis,
            rule=one.rule,
            zone=one.zone,
            alternative=self._alternative(one.said),
        )

    def _bound(self, one: TimeExpression, number: int) -> tuple[str, Period | None, Basis]:
        said = one.said
        match said:
            case Calendar():
                return self._calendar(said, one)
            case Between():
                return self._between(said, one)
            case Portion():
                return self._portion(said, one)
            case Relative():
                return self._relative(said, one)
            case Weekday():
                return self._weekday(said, one, number)
            case Away():
                return self._away(said, one)
            case Feast():
                return self._feast(said, one)
            case ClockTime():
                return self._clock(said, number)
            case Duration():
                return said.value, self._lasting(said), Basis.PUBLICATION if said.toward is not None else Basis.NONE
            case Repeated():
                return said.value, None, Basis.NONE
            case Vague():
                return _REFERENCES[said.direction] if said.direction is not None else "", None, Basis.NONE

    def _calendar(self, said: Calendar, one: TimeExpression) -> tuple[str, Period | None, Basis]:
        year, basis = said.year, Basis.EXPLICIT
        if one.rule == "bare_old_year" and year is not None:
            year = 1 - year
        spoken = self._setting.reference.year
        if one.rule in _SHORT_YEARS and year is not None and self._setting.is_history and spoken is not None:
            year += 100 * round((spoken - year) / 100)
        month, day = said.month, said.day
        if said.swapped is not None and self._day_first:
            month, day = said.swapped
        if year is None:
            year, basis = find_year(said, one, self._setting)
        if day is not None and month is None and said.unit is Unit.DAY:
            year, month = month_of_day(day, said.weekday, one.tense, self._setting)
            basis = Basis.ANAPHORIC
        if year is None or (said.unit is Unit.DAY and month is None):
            return unbound(said), None, Basis.NONE
        made = period_of(said, year, month, day)
        return (unbound(said), None, Basis.NONE) if made is None else ("", made, basis)

    def _between(self, said: Between, one: TimeExpression) -> tuple[str, Period | None, Basis]:
        _, first, basis = self._calendar(said.first, one)
        _, last, _ = self._calendar(said.last, one)
        if first is None or last is None or last.first < first.first:
            return f"{unbound(said.first)}/{unbound(said.last)}", None, Basis.NONE
        text = periods.interval_text(first.first, last.last)
        return "", Period(text, text, first.first, last.last, Unit.MONTH), basis

    def _base(self, base: Base) -> tuple[Reference, Basis]:
        """Return from where a relative expression counts."""
        if base is Base.REFERENCE or (base is Base.EITHER and self._setting.is_history):
            return self._setting.reference, Basis.ANAPHORIC
        published = self._setting.publication
        if published is None:
            return Reference(), Basis.NONE
        return Reference(published.year, published.month, published.day), Basis.PUBLICATION

    def _portion(self, said: Portion, one: TimeExpression) -> tuple[str, Period | None, Basis]:
        within = said.whole
        _, whole, basis = self._calendar(within, one) if isinstance(within, Calendar) else self._relative(within, one)
        days = portion_days(said, whole) if whole is not None else None
        if days is None:
            return said.value, None, Basis.NONE
        if said.unit is Unit.DAY and days[0] == days[1]:
            return "", periods.day(days[0]), basis
        return said.value, Period(said.value, periods.interval_text(*days), *days, said.unit), basis

    def _relative(self, said: Relative, one: TimeExpression) -> tuple[str, Period | None, Basis]:
        base, basis = self._base(said.base)
        if self._setting.is_history and said.base is Base.PUBLICATION:
            if one.rule == "today" and said.count == 0 and not said.clock:
                return "PRESENT_REF", None, Basis.NONE
            if said.count == 0:
                base, basis = self._setting.reference, Basis.ANAPHORIC
        if one.rule in _OF_THE_DAY and not self._setting.is_history:
            base = Reference(base.year, base.month, self._day_of_hours(one) or base.day)
        if one.rule == "the_weekend" and one.tense is not Direction.FUTURE and base.day is not None:
            # On a weekday "the weekend" is the one before, at the weekend itself that one.
            base = Reference(base.year, base.month, base.day - _WEEKEND_AGO)
        spoken = self._setting.reference
        if said.unit is Unit.MONTH and said.base is Base.EITHER and said.is_counted and spoken.unit is Unit.MONTH:
            # "In April prices rose by 3 %, against 4 % a month earlier."
            base, basis = spoken, Basis.ANAPHORIC
        if _is_quarter_ago(said) and spoken.unit is not Unit.QUARTER and self._is_at_its_day():
            # Which quarter the report is about was not said.
            return f"{periods.year_value(spoken.year - 1)}-QX" if spoken.year is not None else "XXXX-QX", None, basis
        made = (None if self._setting.is_history else in_the_same(said, spoken)) or counted(said, base)
        return ("", made, basis) if made is not None else (unbound_relative(said, base), rough(said, base), basis)

    def _is_at_its_day(self) -> bool:
        """Tell whether nothing was spoken of but the day of publication."""
        published, spoken = self._setting.publication, self._setting.reference
        return spoken.year is None or (published is not None and spoken.day == published.day)

    def _away(self, said: Away, one: TimeExpression) -> tuple[str, Period | None, Basis]:
        anchor = said.anchor
        match anchor:
            case Relative():
                _, period, basis = self._relative(anchor, one)
            case Weekday():
                _, period, basis = self._weekday(anchor, one)
            case Feast():
                _, period, basis = self._feast(anchor, one)
        made = away_from(period, said.unit, said.count) if period is not None else None
        if made is not None and isinstance(anchor, Feast) and anchor.clock:
            made = periods.day(made.first, anchor.clock)
        return ("", made, basis) if made is not None else ("XXXX", None, Basis.NONE)

    def _weekday(self, said: Weekday, one: TimeExpression, number: int = 0) -> tuple[str, Period | None, Basis]:
        base, basis = self._base(Base.EITHER if said.base is Base.EITHER else Base.REFERENCE)
        if base.day is None and self._setting.publication is not None and not self._setting.is_history:
            base, basis = self._base(Base.PUBLICATION)
        listed = self._expressions[number - 1].said if number else None
        before = listed if one.joined == "to" else None
        if isinstance(before, Weekday) and said.direction is None and self._setting.reference.day is not None:
            # "Monday through Thursday" goes on from that Monday.
            return "", periods.day(_weekday_after(self._setting.reference.day, said.weekday), said.clock), basis
        if base.day is None:
            return f"XXXX-WXX-{said.weekday + 1}{said.clock}", None, Basis.NONE
        if one.joined == "and" and said.direction is None and said.week is None:
            # "Rain is likely Monday and Tuesday", "tomorrow and Monday": both lie ahead.
            match listed:
                case Weekday():
                    said = replace(said, direction=listed.direction)
                case Relative(unit=Unit.DAY, base=Base.PUBLICATION) if listed.count > 0:
                    said = replace(said, direction=Direction.FUTURE)
        ahead = said.weekday - weekday(base.day)
        if said.week is not None:
            day = base.day + ahead + WEEK_DAYS * said.week
        elif said.direction is Direction.PAST:
            day = base.day + (ahead if ahead < 0 else ahead - WEEK_DAYS)
        elif said.direction is Direction.FUTURE:
            day = base.day + (ahead if ahead > 0 else ahead + WEEK_DAYS)
        elif one.tense is Direction.FUTURE or said.direction is Direction.PRESENT:
            day = base.day + (ahead if ahead >= 0 else ahead + WEEK_DAYS)
        else:
            day = base.day + (ahead if ahead <= 0 else ahead - WEEK_DAYS)
        return "", periods.day(day, said.clock), basis

    def _feast(self, said: Feast, one: TimeExpression) -> tuple[str, Period | None, Basis]:
        year, basis = said.year, Basis.EXPLICIT
        if year is None:
            year, basis = find_year(said, one, self._setting)
        made = feast_period(said.name, year, said.clock, said.is_weekend) if year is not None else None
        if made is not None:
            return "", made, basis
        fixed = fixed_day(said.name)
        value = f"XXXX-{fixed[0]:02}-{fixed[1]:02}" if fixed is not None else "XXXX-XX-XX"
        return value + said.clock, None, Basis.NONE

    def _day_of_hours(self, one: TimeExpression) -> int | None:
        """Return the day of "at 9 p.m." and "overnight": no "since Thursday", and what lies ahead only where that is spoken of."""
        if self._setting.is_history or self._setting.publication is None:
            return self._setting.reference.day
        is_beside = one.start - self._day_end <= _BESIDE_CHARS
        is_ahead = self._is_ahead if one.tense is None or is_beside else one.tense is Direction.FUTURE
        return self._coming_day if is_ahead else self._told_day

    def _clock(self, said: ClockTime, number: int) -> tuple[str, Period | None, Basis]:
        after = self._expressions[number + 1] if number + 1 < len(self._expressions) else None
        if after is not None and after.joined in ("beside", "comma") and not isinstance(after.said, ClockTime):
            _, day, basis = self._bound(after, number + 1)
            if day is not None and day.unit is Unit.DAY and day.first == day.last:
                return "", periods.day(day.first, said.clock), basis
        spoken = self._day_of_hours(self._expressions[number])
        if spoken is not None:
            return "", periods.day(spoken, said.clock), Basis.ANAPHORIC
        return f"XXXX-XX-XX{said.clock}", None, Basis.NONE

    def _lasting(self, said: Duration) -> Period | None:
        """Return the days of "the past two weeks" and "the next half year"."""
        published = self._setting.publication.day if self._setting.publication is not None else None
        if (
            published is None
            or said.toward is None
            or said.unit is None
            or said.amount is None
            or self._setting.is_history
        ):
            return None
        other = moved(published, said.unit, said.amount * said.toward)
        if other is None:
            return None
        first, last = min(published, other), max(published, other)
        return Period(said.value, periods.interval_text(first, last), first, last, said.unit)

    def _alternative(self, said: object) -> str | None:
        """Return the other reading of "05/03/2020"."""
        if not isinstance(said, Calendar) or said.swapped is None or said.year is None:
            return None
        other = (said.month or 0, said.day or 0) if self._day_first else said.swapped
        made = periods.day_of(said.year, *other)
        return made.value if made is not None else None

    def _follow(self, one: TimeExpression, period: Period | None, basis: Basis) -> None:
        """Speak of the time of an expression from here on, unless it looks aside."""
        if period is None or basis is Basis.NONE or isinstance(one.said, (Duration, ClockTime)):
            return
        said = one.said
        if one.rule == "quarter_ended" and period.unit is Unit.DAY:
            # It is the quarter that is spoken of, not its last day.
            return
        year, month, _ = civil(period.first)
        is_precise = period.unit is Unit.DAY
        # "As it had done a year earlier": the story goes on from where it was.
        is_back = isinstance(said, Relative) and said.count < 0
        if isinstance(said, Relative) and (said.unit, said.count) in (_COMPARED if said.is_counted else _COMPARED_WITH):
            # What is compared with it is still spoken of.
            return
        is_aside = one.is_aside or is_back or basis is Basis.PUBLICATION or not self._is_core(year)
        if self._setting.is_history and self._setting.reference.year is not None and is_aside:
            return
        if is_precise and period.first == period.last:
            self._setting.reference.move(year, month, period.first)
            published = self._setting.publication
            self._day_end = one.end
            self._is_ahead = published is not None and period.first > published.last_day
            self._coming_day = period.first if self._is_ahead else self._coming_day
            self._told_day = self._told_day if self._is_ahead or one.is_limit else period.first
        elif period.unit is Unit.MONTH:
            self._setting.reference.move(year, month, unit=period.unit)
        elif period.unit in (Unit.YEAR, Unit.DECADE, Unit.CENTURY):
            self._setting.reference.move(year)
        elif period.unit in (Unit.WEEK, Unit.WEEKEND):
            self._setting.reference.move(year, month, period.first)
        elif period.unit is Unit.SEASON and isinstance(said, Calendar) and said.number is not None:
            self._setting.reference.move(year, _SEASON_MIDDLES[said.number - 1])
        elif period.unit in (Unit.QUARTER, Unit.HALF):
            self._setting.reference.move(year, None if self._setting.is_history else month + 1, unit=period.unit)
