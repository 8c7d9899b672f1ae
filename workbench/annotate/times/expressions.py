"""What a text says about time, before anybody knows when it was published, and what it comes to once that is known."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from workbench.model import Zone


class Kind(StrEnum):
    """What an expression is."""

    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    SET = "set"
    VAGUE = "vague"


class Unit(StrEnum):
    """A stretch of the calendar or the clock."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


class Part(StrEnum):
    """Which part of a stretch is meant."""

    START = "start"
    MID = "mid"
    END = "end"
    FIRST_HALF = "first-half"
    SECOND_HALF = "second-half"


class Base(StrEnum):
    """From where a relative expression counts."""

    PUBLICATION = "publication"
    REFERENCE = "reference"
    EITHER = "either"


class Direction(IntEnum):
    """Whether the past or the time to come is meant."""

    PAST = -1
    PRESENT = 0
    FUTURE = 1


class Basis(StrEnum):
    """Why a value is what it is."""

    EXPLICIT = "explicit year"
    INFERRED = "year inferred"
    PUBLICATION = "relative to publication"
    ANAPHORIC = "anaphoric"
    DATELINE = "dateline"
    USER = "corrected by you"
    NONE = "unbound"


@dataclass(frozen=True, slots=True)
class YearShift:
    """A year named by its distance: "last year", "the following year", "that year"."""

    count: int
    base: Base


@dataclass(frozen=True, slots=True)
class Calendar:
    """Something named by the calendar, as far as it was said: "5 March", "1999", "summer 2003", "the first quarter".

    `year` is astronomical (0 is 1 BC). `unit` is the smallest stretch that was named; of a decade or century, `year` is the first.
    `number` counts weeks (ISO 8601), quarters, halves and seasons (from spring) within the year. `direction` is set where the
    words say it: "last March". `clock` is the time of day as TIMEX3 writes it, "TMO" or "T05:30". `weekday`, 0 for Monday, was named beside a day.
    `is_anaphoric` says that the direction counts from what is spoken of: "the following January". `swapped` is the other
    reading of "05/03/2020", as (month, day).
    """

    unit: Unit
    year: int | None = None
    month: int | None = None
    day: int | None = None
    number: int | None = None
    part: Part | None = None
    clock: str = ""
    shift: YearShift | None = None
    direction: Direction | None = None
    swapped: tuple[int, int] | None = None
    is_day_first: bool = False
    weekday: int | None = None
    is_anaphoric: bool = False


@dataclass(frozen=True, slots=True)
class Relative:
    """So many units from a base: "two weeks later", "last month", "today", "that year".

    `is_counted` where a number was said: "a year ago", not "last year".
    """

    unit: Unit
    count: float
    base: Base
    part: Part | None = None
    clock: str = ""
    is_counted: bool = False


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, 0 for Monday: "on Friday", "last Friday", "Friday of next week" (`week`)."""

    weekday: int
    direction: Direction | None = None
    week: int | None = None
    clock: str = ""
    base: Base = Base.EITHER


@dataclass(frozen=True, slots=True)
class Away:
    """So many units from a time that was named beside: "forty years ago today", "a week from Friday", "the day after Christmas"."""

    anchor: "Relative | Weekday | Feast"
    unit: Unit
    count: float


@dataclass(frozen=True, slots=True)
class Feast:
    """A day that has a name, whose date `feasts` knows by its key; `is_weekend` where its weekend is meant."""

    name: str
    year: int | None = None
    shift: YearShift | None = None
    direction: Direction | None = None
    clock: str = ""
    is_weekend: bool = False


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time, `value` as TIMEX3 writes it; `toward` says that it ends or begins at the publication.

    `unit` and `amount` are set where it can be counted out.
    """

    value: str
    unit: Unit | None = None
    amount: float | None = None
    toward: Direction | None = None


@dataclass(frozen=True, slots=True)
class Repeated:
    """Something that comes again: "every Friday", "daily"."""

    value: str


@dataclass(frozen=True, slots=True)
class Vague:
    """Now, once, soon; None where not even that is told: "at the same time"."""

    direction: Direction | None


@dataclass(frozen=True, slots=True)
class Between:
    """Two parts that touch and are one stretch: "the second half of April and early May"."""

    first: Calendar
    last: Calendar


@dataclass(frozen=True, slots=True)
class Portion:
    """Some units of a longer one, counted from its beginning or its end: "the first two months of 2003".

    `value` is the length as TIMEX3 writes it; `skipped` units lie before: "the second week of May" skips one. With a `weekday`,
    0 for Monday, only such days count: "the first Sunday in April".
    """

    whole: Calendar | Relative
    unit: Unit
    count: int
    value: str
    skipped: int = 0
    is_last: bool = False
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class ClockTime:
    """A time of day alone, as TIMEX3 writes it, "T05:30": on the day that is spoken of."""

    clock: str


Said = Between | Portion | ClockTime | Calendar | Relative | Weekday | Away | Feast | Duration | Repeated | Vague


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """An expression text[start:end] in code points, and what it says.

    `tense` is what its sentence says of past and future. `is_aside` where it stands beside the story: in brackets, in
    "back in 2011". `is_limit` where it bounds what is told: "since Thursday". `zone` is that of its block. `rule` is the name of the
    rule that found it. `joined` says how it hangs together with the one before: "to" and "and" make ranges and lists.
    """

    start: int
    end: int
    kind: Kind
    said: Said
    rule: str
    zone: Zone = Zone.BODY
    tense: Direction | None = None
    is_aside: bool = False
    is_limit: bool = False
    is_dateline: bool = False
    joined: str = ""
    comment: int | None = None


@dataclass(frozen=True, slots=True)
class Time:
    """A bound expression: TIMEX3 `value`, EDTF, first and last day counted from 1970-01-01 (None where open or unknown).

    `precision` is the unit that was named, None for what is no date. `alternative` is the value of the other reading of
    "05/03/2020", or None.
    """

    start: int
    end: int
    kind: Kind
    value: str
    edtf: str | None
    earliest: int | None
    latest: int | None
    precision: Unit | None
    basis: Basis
    rule: str
    zone: Zone
    alternative: str | None = None


@dataclass(frozen=True, slots=True)
class TimeRange:
    """Two times that bound one stretch: "from March 5 to 7". `first` and `last` number the times; days as in Time."""

    start: int
    end: int
    first: int
    last: int
    earliest: int
    latest: int
    edtf: str


@dataclass(frozen=True, slots=True)
class Times:
    """All times of a text, disjoint and in order, and the ranges that some of them make."""

    times: tuple[Time, ...] = ()
    ranges: tuple[TimeRange, ...] = ()
    is_narrative: bool = False
