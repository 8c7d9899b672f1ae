"""How dates, amounts and languages are said: 24 Oct 1962, 38 articles, Spanish."""

import datetime as dt
import unicodedata
from typing import Final

from PySide6.QtCore import QLocale

_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_UNDIRECTED: Final = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
_COMPARED: Final = {"<=": "until", ">=": "from", "<": "before", ">": "after"}


def date_words(edtf: str) -> str:
    """Say a date as precisely as it is known: 24 Oct 1962, Oct 1962, 1962."""
    year, *rest = edtf.split("-")
    if not rest:
        return year
    month = _MONTHS[int(rest[0]) - 1]
    return f"{int(rest[1])} {month} {year}" if len(rest) == 2 else f"{month} {year}"


def period_words(value: str) -> str:
    """Say a value of date: in words, 14 Oct – 4 Nov 1962 or before Nov 1962; as it was typed where it is no date."""
    try:
        for sign, said in _COMPARED.items():
            if value.startswith(sign):
                day, _, clock = value.removeprefix(sign).partition("T")
                return f"{said} {date_words(day)}{f', {clock[:5]} UTC' if clock else ''}"
        first, dots, last = value.partition("..")
        if not dots:
            return date_words(value)
        if not first or not last:
            return f"from {date_words(first)}" if first else f"until {date_words(last)}"
        one, other = date_words(first), date_words(last)
        year = one[-5:]
        # The year is said once where it is the same.
        return f"{one.removesuffix(year) if other.endswith(year) and len(one) > 5 else one} – {other}"
    except (ValueError, IndexError):
        return value


def moment_words(iso: str) -> str:
    """Say a moment (ISO 8601) in the time of this place: 24 Oct 1962, 14:30; a day alone as a day; as it stands where it is neither."""
    try:
        moment = dt.datetime.fromisoformat(iso)
        local = moment.astimezone() if moment.tzinfo else moment
    except (ValueError, OverflowError):  # of which the latter: the first hours of the year 1 are in no year elsewhere
        return iso
    if len(iso) <= len("1962-10-24"):
        return date_words(iso)
    return f"{date_words(local.date().isoformat())}, {local:%H:%M}"


def path_words(path: str) -> str:
    """Return a path as it is shown; what came without a file has a name of its own."""
    return "Pasted text" if path == "-" else path


def title_words(title: str, chars_max: int) -> str:
    """Return a title on one line that turns nothing round which stands beside it: overrides, embeddings and isolates of direction go."""
    line = " ".join(title.translate(_UNDIRECTED).split())
    return line if len(line) <= chars_max else f"{line[: chars_max - 1]}…"


def amount(count: int, noun: str, nouns: str = "") -> str:
    """Say a number with its noun."""
    return f"{count:,} {noun if count == 1 else nouns or noun + 's'}"


def language_words(code: str) -> str:
    """Return the name of a language in English, or its code where it has none."""
    language = QLocale(code).language()
    return code.upper() if language == QLocale.Language.C else QLocale.languageToString(language)


def folded(text: str) -> str:
    """Return a text without case and accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c)).strip()


def state_words(state: str) -> str:
    """Say a value of `is:` as it is shown: "Unread"."""
    return "Opening only" if state == "stub" else state.capitalize()
