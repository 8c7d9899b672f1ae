"""Times as lists write them: days in words and figures as EDTF, moments as ISO 8601. What is not sure is no date."""

import datetime as dt
import math
import re
import unicodedata
from typing import Final

from workbench.dates import bounds
from workbench.month_names import MONTH_NAMES

_TEXT_CHARS_MAX: Final = 60
_YEARS: Final = (1000, 2200)
# "2020-05-09", "2020/05/09/", "2020///", with the time of day and whatever else follows it.
_FIGURES: Final = re.compile(
    r"(\d{4})(?:[-/.](\d{1,2})?(?:[-/.](\d{1,2})?)?)?(?:[T ]\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?\s*(?:Z|UTC|[+-]\d{2}:?\d{2})?)?[/ ]*",
    re.ASCII,
)
_WORD: Final = re.compile(r"[^\W\d_]+|\d+")
_ORDINALS: Final = frozenset(("st", "nd", "rd", "th", "of", "de", "del", "den", "the"))
_WEEKDAY: Final = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)(?:s|r|rs|nes|ur)?(?:day)?")
_MONTHS: Final = {name: number for number, row in enumerate(MONTH_NAMES, 1) for name in row.split()}
# Seconds from 1970 to the year 10000.
_LATEST_S: Final = 253_402_300_800.0
_DAY_CHARS: Final = len("2020-05-09")
UNITS: Final = {"seconds": 1, "milliseconds": 1_000, "microseconds": 1_000_000}


def edtf_of(text: str) -> str | None:
    """Return the day, month or year that a text states, and nothing else; None where it states none for sure."""
    text = text.strip()
    if not text or len(text) > _TEXT_CHARS_MAX:
        return None
    figures = _FIGURES.fullmatch(text)
    return _checked(*figures.groups()) if figures else _in_words(text)


def edtf_of_parts(year: object, month: object = None, day: object = None) -> str | None:
    """Return a date that comes in parts, each a number or a text; a month may be a word."""
    words = " ".join(str(part) for part in (day, month) if part not in (None, ""))
    if not words:
        return _checked(str(year).strip(), None, None)
    if day in (None, "") and words.strip().isdecimal():
        return _checked(str(year).strip(), words.strip(), None)
    if words.replace(" ", "").isdecimal():
        return _checked(str(year).strip(), str(month).strip(), str(day).strip())
    return edtf_of(f"{words} {year}")


def day_of(text: str) -> str | None:
    """Return the day that a text states, None where it states less than a day."""
    edtf = edtf_of(text)
    return edtf if edtf and len(edtf) == _DAY_CHARS else None


def moment_of(value: object, unit: str = "") -> str | None:
    """Return a moment as ISO 8601, in UTC where its zone is known.

    Args:
        value: A text in ISO 8601, or a count since 1970.
        unit: Of what it is a count (a key of UNITS); none for a text.
    """
    if unit:
        return _counted(value, UNITS[unit])
    text = str(value).strip()[:_TEXT_CHARS_MAX].removesuffix(" UTC")
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        return None
    try:
        if moment.tzinfo is not None:
            return _written(moment.astimezone(dt.UTC))
    except OverflowError:
        return None
    # A day may be told as one of a week.
    return moment.date().isoformat() if len(text) == _DAY_CHARS else moment.replace(microsecond=0).isoformat()


def _counted(value: object, per_second: int) -> str | None:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        seconds = float(value) / per_second
    except (ValueError, OverflowError):
        return None
    # Nought is how exports write "never".
    if not math.isfinite(seconds) or not 0 < seconds < _LATEST_S:
        return None
    return _written(dt.datetime.fromtimestamp(seconds, dt.UTC))


def _written(moment: dt.datetime) -> str:
    return moment.replace(microsecond=0).isoformat().replace("+00:00", "Z")


def _checked(year: str | None, month: str | None, day: str | None) -> str | None:
    if year is None or not year.isdecimal() or not _YEARS[0] <= int(year[:5]) <= _YEARS[1]:
        return None
    # RIS and its like leave parts empty; a month of nought says the same.
    edtf = f"{int(year):04d}"
    for part in (month, day):
        if part is None or not part.isdecimal() or int(part[:3]) == 0:
            break
        edtf += f"-{int(part[:3]):02d}"
    try:
        bounds(edtf)
    except ValueError:
        return None
    return edtf


def _in_words(text: str) -> str | None:
    """Read "9 May 2020", "May 9th, 2020", "May 2020": one year, one month, at most one day, and nothing that is none of them."""
    folded = unicodedata.normalize("NFKD", text.lower())
    words = _WORD.findall("".join(c for c in folded if not unicodedata.combining(c)))
    years: list[str] = []
    months: list[int] = []
    days: list[str] = []
    for word in words:
        if word.isdecimal():
            (years if len(word) == len("2020") else days).append(word)
        elif word in _MONTHS:
            months.append(_MONTHS[word])
        elif word not in _ORDINALS and not _WEEKDAY.fullmatch(word):
            return None
    if len(years) != 1 or len(months) != 1 or len(days) > 1:
        return None
    return _checked(years[0], str(months[0]), days[0] if days else None)
