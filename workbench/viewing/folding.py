"""Text as letters and digits alone, so that a sentence is found again whatever lines, hyphens and capitals stand between."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import islice
from typing import Final

_RUN: Final = re.compile(r"[^\W_]+")
# Too short to tell a place from another one.
_TELLING_CHARS: Final = 12
# How far down a page its first line of text is looked for, below heads that the text has not.
_PAGE_CHARS, _STEP_CHARS, _SNIPPET_CHARS = 1_200, 30, 40
_PLACES_MAX: Final = 10_000


class Folded:
    """A text without anything but its letters, and where each of them stands in it."""

    def __init__(self, text: str) -> None:
        pieces: list[str] = []
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._spans: list[tuple[int, int]] = []
        at = 0
        for run in _RUN.finditer(text):
            piece = run[0].casefold() if run[0].isascii() else unicodedata.normalize("NFKC", run[0]).casefold()
            self._starts.append(at)
            self._spans.append(run.span())
            at += len(piece)
            self._ends.append(at)
            pieces.append(piece)
        self.text = "".join(pieces)

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the text of which letters start to end are the fold."""
        return self._at(start), self._at(end - 1) + 1

    def _at(self, place: int) -> int:
        run = bisect_right(self._starts, place) - 1
        first, last = self._spans[run]
        # Where a run has become longer or shorter, its own end is the limit.
        return min(first + place - self._starts[run], last - 1)

    def words(self, needle: str) -> Iterator[tuple[int, int]]:
        """Yield where whole words read like a needle, as spans of the text."""
        wanted = fold(needle)
        at = self.text.find(wanted) if wanted else -1
        while at >= 0:
            end = at + len(wanted)
            if self._has(self._starts, at) and self._has(self._ends, end):
                yield self.original(at, end)
            at = self.text.find(wanted, at + 1)

    def passage(self, before: str, middle: str, after: str) -> tuple[int, int] | None:
        """Return where a passage stands, by as much of its surroundings as is needed; None where it does not."""
        left, inside, right = fold(before), fold(middle), fold(after)
        if not inside:
            return None
        # A page may begin or end within what surrounds it.
        for head, tail in ((left, right), (left[-_TELLING_CHARS:], right[:_TELLING_CHARS]), ("", right), (left, "")):
            if len(head) + len(inside) + len(tail) < _TELLING_CHARS:
                continue
            at = self.text.find(head + inside + tail)
            if at >= 0:
                return self.original(at + len(head), at + len(head) + len(inside))
        return None

    @staticmethod
    def _has(places: list[int], place: int) -> bool:
        at = bisect_left(places, place)
        return at < len(places) and places[at] == place


def fold(text: str) -> str:
    """Return the letters and digits of a text, in small letters."""
    return "".join(
        run if run.isascii() else unicodedata.normalize("NFKC", run) for run in _RUN.findall(text)
    ).casefold()


def find_page_in(text: str, page: str, share: float = 0.0) -> int | None:
    """Return where in an article's text a page of its original begins, by the first of its lines that stands there; None if none does.

    Args:
        text: The article's.
        page: The page's.
        share: About where that is, 0 to 1: of lines that stand in several places, the nearest is meant.
    """
    whole, letters = Folded(text), fold(page)
    about = share * len(whole.text)
    for start in range(0, min(len(letters), _PAGE_CHARS), _STEP_CHARS):
        snippet = letters[start : start + _SNIPPET_CHARS]
        if len(snippet) < _TELLING_CHARS:
            break
        places = list(islice(_places(whole.text, snippet), _PLACES_MAX))
        if places:
            at = min(places, key=lambda place: abs(place - about))
            return whole.original(at, at + 1)[0]
    return None


def _places(text: str, wanted: str) -> Iterator[int]:
    at = text.find(wanted)
    while at >= 0:
        yield at
        at = text.find(wanted, at + 1)
