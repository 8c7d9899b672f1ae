"""Says who wrote a pasted article and when it was published, by the lines around its headline and at its foot."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.importing.datelines import opening_day
from workbench.importing.page.bylines import clean_names
from workbench.importing.pasted.head import (
    author_of_line,
    day_of_line,
    is_bare_name,
    name_beside_date,
    names_of_line,
)
from workbench.importing.pasted.lexicon import Lexicon
from workbench.importing.pasted.lines import Line, Look
from workbench.importing.shown_dates import find_day
from workbench.model import UNKNOWN_DATE, DateClaim, DateState

DATE_BASIS = "date line of the text"
DATELINE_BASIS = "dateline of the text"
# Byline and date may stand as far below the first prose line, which then is the standfirst.
_HEAD_IN_BODY = 3
_LINES_ABOVE_TITLE = 3
_LINES_BELOW_TITLE = 4
_LINES_BELOW_BODY = 4
_LONGEST_SCRAP_WORDS = 5
_LONGEST_NOTE_WORDS = 30
_OPENINGS = 3
_SEARCHED_CHARS = 200_000
_LONGEST_SEARCHED_CHARS = 400


@dataclass(slots=True)
class Facts:
    """What the lines say about the article."""

    authors: tuple[str, ...] = ()
    published: DateClaim = UNKNOWN_DATE
    updated: DateClaim = UNKNOWN_DATE


@dataclass(frozen=True, slots=True)
class Places:
    """Where headline and body of an article stand: lines[title], lines[first:last]."""

    title: int
    first: int
    last: int


def read_facts(lines: Sequence[Line], places: Places, repeats: Counter[str], lex: Lexicon) -> Facts:
    """Read authors and dates from the lines between headline and text, just above the headline, and under the text."""
    return _Reader(lines, places, repeats, lex).read()


class _Reader:
    def __init__(self, lines: Sequence[Line], places: Places, repeats: Counter[str], lex: Lexicon) -> None:
        self._lines = lines
        self._at = places
        self._repeats = repeats
        self._lexicon = lex
        self._above = {line.text for line in lines[: max(0, places.title - 1)]}
        self._all = "\n".join(line.text for line in lines if len(line.text) <= _LONGEST_SEARCHED_CHARS)[
            :_SEARCHED_CHARS
        ]

    def read(self) -> Facts:
        facts = Facts()
        at = self._at
        head_end = min(at.last, max(at.first + _HEAD_IN_BODY, at.title + _LINES_BELOW_TITLE))
        for n in range(max(0, at.title - _LINES_ABOVE_TITLE), head_end):
            if n != at.title:
                if not facts.authors and n > at.title - 2 and (author := self._author_at(n)):
                    facts.authors = _people(author)
                self._take_date(n, facts)
        if not facts.authors and (house := self._house_in_head()):
            facts.authors = (house,)
        if facts.published is UNKNOWN_DATE:
            self._take_opening(facts)
        self._read_foot(facts)
        return facts

    def _take_date(self, n: int, facts: Facts) -> None:
        line = self._lines[n]
        if line.has(Look.DATE) and (day := day_of_line(line, self._lexicon)):
            claim = DateClaim(day, DateState.STATED, DATE_BASIS)
            if self._lexicon.starts("update", line.key):
                facts.updated = claim
            elif facts.published is UNKNOWN_DATE:
                facts.published = claim

    def _take_opening(self, facts: Facts) -> None:
        paragraphs = [line.text for line in self._lines[self._at.first : self._at.last] if line.prose > 1]
        day = opening_day(paragraphs[:_OPENINGS])
        if day:
            facts.published = DateClaim(day, DateState.STATED, DATELINE_BASIS)

    def _read_foot(self, facts: Facts) -> None:
        """Take from under the text what is missing, where the line says what it tells: "By …", "Published on …"."""
        for n in range(self._at.last, min(len(self._lines), self._at.last + _LINES_BELOW_BODY)):
            line = self._lines[n]
            if line.has(Look.AFTER_ARTICLE | Look.COMMENT_HEAD):
                return
            if not facts.authors and line.has(Look.BYLINE) and (author := author_of_line(line, self._lexicon)):
                facts.authors = _people(author)
            if (
                facts.published is UNKNOWN_DATE
                and line.words <= _LONGEST_NOTE_WORDS
                and self._is_note_of_publication(line)
            ):
                found = find_day(line.text)
                if found:
                    facts.published = DateClaim(found[0], DateState.STATED, DATE_BASIS)

    def _is_note_of_publication(self, line: Line) -> bool:
        return line.has(Look.BYLINE) or bool(self._lexicon.starts("date", line.key))

    def _house_in_head(self) -> str | None:
        """Return the name on top of the page where it stands between headline and text again: agencies sign so."""
        above = {line.text for line in self._lines[: self._at.title]}
        between = self._lines[self._at.title + 1 : min(self._at.first, self._at.title + _LINES_BELOW_TITLE)]
        return next((line.text for line in between if line.text in above and is_bare_name(line)), None)

    def _author_at(self, n: int) -> str | None:
        line = self._lines[n]
        if line.has(Look.BYLINE | Look.DATE) and (author := author_of_line(line, self._lexicon)):
            return author
        if line.has(Look.DATE) and not line.has(Look.SENTENCE) and (author := name_beside_date(line, self._lexicon)):
            # The names of departments stand beside dates too, and in the menu as well.
            return None if author.isupper() or any(self._repeats[word] for word in author.split()) else author
        if (
            line.has(Look.DATE)
            and (author := name_beside_date(line, self._lexicon, after_comma=True))
            and self._recurs(author)
        ):
            return author
        # "By" may stand in a line of its own.
        above = self._lines[n - 1] if n else line
        if self._lexicon.is_whole("by", above.key) and line.words <= _LONGEST_SCRAP_WORDS and not line.has(Look.DATE):
            return None if line.has(Look.FURNITURE | Look.SENTENCE) else line.text.partition("/")[0].strip()
        if n <= self._at.title:
            return self._name_beside_date_line(n)
        return names_of_line(line) or self._name_beside_date_line(n)

    def _name_beside_date_line(self, n: int) -> str | None:
        """Return a full name that stands next to the date line: then it needs no "by"."""
        line = self._lines[n]
        around = self._lines[max(0, n - 1) : n + 2]
        if is_bare_name(line) and any(other.has(Look.DATE) and day_of_line(other, self._lexicon) for other in around):
            return line.text
        return None

    def _recurs(self, name: str) -> bool:
        return name not in self._above and self._all.count(name) > 1


def _people(author: str) -> tuple[str, ...]:
    return clean_names(author) or (author,)
