"""How dates and amounts are said: 24 Oct 1962, 38 articles."""

from typing import Final

_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def date_words(edtf: str) -> str:
    """Say a date as precisely as it is known: 24 Oct 1962, Oct 1962, 1962."""
    year, *rest = edtf.split("-")
    if not rest:
        return year
    month = _MONTHS[int(rest[0]) - 1]
    return f"{int(rest[1])} {month} {year}" if len(rest) == 2 else f"{month} {year}"


def amount(count: int, noun: str, nouns: str = "") -> str:
    """Say a number with its noun."""
    return f"{count:,} {noun if count == 1 else nouns or noun + 's'}"
