"""What tells a time from another thing that is written like one, in Turkish: March from the bird Mart, Sunday from the market."""

from typing import Final

from workbench.annotate.times import calendar_builders as calendar
from workbench.annotate.times import relative_builders as relative
from workbench.annotate.times.common_guards import after, before
from workbench.annotate.times.common_guards import is_quantity_of_years as common_years
from workbench.annotate.times.common_guards import year_alone as common_year
from workbench.annotate.times.expressions import Calendar, Repeated, Weekday
from workbench.annotate.times.grammar import Found
from workbench.annotate.times.length_builders import repeated
from workbench.annotate.times.symbols import letter, letters, letters_of

_APOSTROPHES: Final = "'’"
_SUNDAY: Final = 6
_LIST: Final = letters_of("and to comma hyphen dash")


def has_case(found: Found, name: str) -> bool:
    """Tell whether the last token of a group has an ending behind an apostrophe, as names and figures do."""
    said = found.tokens.said(found.span(name)[1] - 1)
    return any(one in said for one in _APOSTROPHES)


def month_alone(found: Found) -> Calendar | None:
    """Read a month without day or year, where a word or an ending says that it is one."""
    at = found.span("m")[0]
    is_bare = found.span() == (at, at + 1)
    if is_bare and found.holds("m", "hazy_month small_hazy") and not has_case(found, "m"):
        # "Mart ve Nisan aylarında", "Mart-Nisan".
        follows = after(found) in _LIST or before(found) in _LIST
        is_beside = any(one in letters_of("hazy_month month small_hazy") for one in _beyond(found))
        if not (follows and is_beside):
            return None
    if found.has("dir") and after(found) in letters("year"):
        # "Bir önceki Kasım 2018'de".
        return None
    first, end = found.span()
    is_small = found.holds("m", "small_hazy") and not any(
        one in letters("UNIT") for one in found.tokens.letters[first:end]
    )
    # "Ocak başında" is by the hearth.
    return None if is_small and not is_bare else calendar.calendar_month(found)


def _beyond(found: Found) -> str:
    first, end = found.span()
    letters = found.tokens.letters
    return letters[max(0, first - 2) : max(0, first - 1)] + letters[end + 1 : end + 2]


def weekday(found: Found) -> Weekday | None:
    """Read a day of the week; "Pazar" alone is as likely the market, and small letters alone are no day."""
    at = found.span("wd")[0]
    is_bare = found.span() == (at, at + 1) and not has_case(found, "wd")
    is_doubtful = found.value("wd") == _SUNDAY or found.holds("wd", "short_weekday")
    return None if is_bare and is_doubtful else relative.day_of_week(found)


def once_in_unit(found: Found) -> Repeated | None:
    """Read "haftada bir", but not "hafta bir"."""
    return repeated(found) if found.tokens.said(found.span("unit")[0]).endswith(("da", "de")) else None


def day_month(found: Found) -> Calendar | None:
    """Read day and month, which may name a street: "19 Mayıs Caddesi"."""
    return None if after(found) == letter("numbering") else calendar.calendar_day(found)


def year_alone(found: Found) -> Calendar | None:
    """Read a year; an ending behind an apostrophe leads it as a preposition does elsewhere."""
    if found.holds("y", "year") and common_years(found):
        return None
    return calendar.calendar_year(found) if has_case(found, "y") else common_year(found)
