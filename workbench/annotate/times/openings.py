"""Reads the dateline that a report opens with: its place, its day, its agency."""

import re
from dataclasses import dataclass
from typing import Final

# "IDLIB, May 7 (agency) -", "Kabul, 5 May (Agency) —", "BEIRUT -". Lengths are counted, so that no text makes the search slow.
_WORD: Final = r"[^\W\d_][^\W\d_'’.-]{0,20}"
# "NEW YORK, N.Y.", "Al-Bab, Syria"; what a number follows is no region but a month.
_REGION: Final = rf"(?:(?:[^\W\d_]\.){{2,3}}|{_WORD}\.?(?: {_WORD}\.?){{0,2}})(?! ?\d)"
_PLACE: Final = rf"(?P<place>{_WORD}(?:[ '’.-]{{1,2}}{_WORD}){{0,4}}(?:, {_REGION})?)"
_DATE: Final = r"(?P<date>(?=[^\n()–—]{0,36}\d)[^\n()–—]{3,36}?)"
_AGENCY: Final = r"\((?P<agency>[^()\n]{2,40})\)"
_OPENING: Final = re.compile(
    rf"{_PLACE}(?:, {_DATE})?(?: ?{_AGENCY})?(?: (?:-{{1,2}}|[–—]) ?|[–—] ?)(?=[^\W\d_“\"'‘])", re.UNICODE
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """An opening text[start:end] in code points, with the spans of what it names; None where it does not."""

    start: int
    end: int
    place: tuple[int, int]
    date: tuple[int, int] | None
    agency: tuple[int, int] | None


def read_dateline(text: str, start: int, end: int) -> Dateline | None:
    """Return the dateline that a paragraph opens with, None if it has none.

    A place in small letters alone is none: "Critics - and there are many - say".
    """
    match = _OPENING.match(text, start, end)
    if match is None or not text[start].isupper():
        return None
    place = match["place"]
    if match["agency"] is None and match["date"] is None and not _is_in_capitals(place):
        return None
    if match["agency"] is not None and not any(one.isupper() for one in match["agency"]):
        return None if match["date"] is None and not _is_in_capitals(place) else _dateline(match)
    return _dateline(match)


def _dateline(match: re.Match[str]) -> Dateline:
    date = match.span("date") if match["date"] is not None else None
    agency = match.span("agency") if match["agency"] is not None else None
    return Dateline(match.start(), match.end(), match.span("place"), date, agency)


def _is_in_capitals(place: str) -> bool:
    city = place.split(",")[0]
    return len(city) > 2 and city.isupper()
