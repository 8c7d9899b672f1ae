"""Reads text pasted from a web page: finds the article in it, its head, and the readers' comments under it."""

from collections import Counter

from workbench.importing.draft import Draft, DraftBlock
from workbench.importing.pasted.comments import read_section
from workbench.importing.pasted.facts import Places, read_facts
from workbench.importing.pasted.layout import body_run, is_page, teasers
from workbench.importing.pasted.lexicon import Lexicon, lexicon
from workbench.importing.pasted.lines import Line, Look, look_at, split_lines, unwrap
from workbench.importing.pasted.threads import find_comments
from workbench.importing.pasted.titles import find_title, may_be_title
from workbench.model import BlockKind, Zone

# No web page has so many lines; such a text is a book or a log, and is body.
_MOST_PAGE_LINES = 50_000
# Byline and date may stand as far below the first prose line, which then is the standfirst.
_HEAD_IN_BODY = 3
_LONGEST_REPEATED_WORDS = 11
_LONGEST_SCRAP_WORDS = 5
_LONGEST_HEADING_WORDS = 14


def _plain_article(lines: list[Line]) -> tuple[int | None, int, int]:
    """Return where title (if there is one) and body stand in a text without furniture: title, first, last plus one."""
    has_title = may_be_title(lines[0]) and not lines[0].has(Look.SENTENCE | Look.DATE) and len(lines) > 1
    if not has_title or not any(line.prose > 1 for line in lines[1:5]):
        return None, 0, len(lines)
    first = 1
    while (
        first < len(lines)
        and lines[first].words <= _LONGEST_HEADING_WORDS
        and lines[first].has(Look.BYLINE | Look.DATE)
    ):
        first += 1
    return 0, first, len(lines)


class _Page:
    """One pasted page: its lines and the zones given to them."""

    def __init__(self, lines: list[Line], lex: Lexicon) -> None:
        self.lines = lines
        self._lexicon = lex
        self._section = find_comments(lines, lex)
        self.is_page = self._section.first < len(lines) or is_page(lines)
        self._repeats = Counter(line.text for line in lines)
        self._teasers: frozenset[int] = frozenset()
        if not self.is_page:
            self.title, self.first, self.last = _plain_article(lines)
            return
        self.first, self.last = body_run(lines, self._section.first)
        self.title = find_title(lines, self._repeats, self.first, self.last)
        self._teasers = teasers(lines, self.first, self.last)

    def _zone(self, n: int) -> Zone:
        line = self.lines[n]
        if n == self.title:
            return Zone.TITLE
        if self.is_page and line.has(Look.FURNITURE | Look.GIVING | Look.CHROME):
            return Zone.BOILERPLATE
        if self.first <= n < self.last:
            if line.has(Look.CAPTION):
                return Zone.CAPTION
            return Zone.BOILERPLATE if self.is_page and self._is_stray(n) else Zone.BODY
        is_head = self.title is not None and self.title < n < self.first
        if is_head and line.has(Look.CAPTION):
            return Zone.CAPTION
        if is_head and not line.has(Look.BYLINE | Look.DATE) and 6 <= line.words <= 60:
            return Zone.STANDFIRST
        return Zone.BOILERPLATE

    def _is_stray(self, n: int) -> bool:
        """Tell a scrap of the page's furniture between the paragraphs from a subhead, a list and a short sentence."""
        line = self.lines[n]
        if n in self._teasers:
            return True
        if line.has(Look.SENTENCE):
            return False
        if line.has(Look.BYLINE | Look.DATE) and n < self.first + _HEAD_IN_BODY:
            return True
        if line.words <= _LONGEST_REPEATED_WORDS and self._repeats[line.text] > 1:
            return True
        # A subhead has text under it; an item of a list has a bullet, a number or its like around it.
        if line.words >= _LONGEST_SCRAP_WORDS or line.has(Look.LISTED) or line.text.endswith(":"):
            return False
        return n + 1 >= self.last or (self.lines[n + 1].prose <= 0 and not self._is_between_short_lines(n))

    def _is_between_short_lines(self, n: int) -> bool:
        """Tell whether the line stands in a list: the lines before and after it follow without a gap."""
        return self.lines[n].gap == 0 and self.lines[n + 1].gap == 0

    def _is_heading(self, n: int) -> bool:
        line = self.lines[n]
        if line.words > _LONGEST_HEADING_WORDS or line.has(Look.SENTENCE) or n + 1 >= self.last or not line.gap:
            return False
        return self.lines[n + 1].words > line.words and line.text[-1] not in ",;-"

    def write(self, draft: Draft) -> None:
        """Lay the page's lines into the draft, each in one place."""
        section = self._section
        for n, line in enumerate(self.lines):
            if n == section.first and section.has_comments:
                draft.comments, rest = read_section(self.lines[section.first : section.last], self._lexicon)
                draft.blocks.extend(rest)
            if section.has_comments and section.first <= n < section.last:
                continue
            zone = self._zone(n)
            is_heading = zone is Zone.TITLE or (zone is Zone.BODY and self._is_heading(n))
            kind = BlockKind.HEADING if is_heading else BlockKind.PARAGRAPH
            level = 1 if zone is Zone.TITLE else 2 if is_heading else 0
            draft.blocks.append(DraftBlock(zone, line.text, kind, level))
        if self.title is not None:
            draft.title = self.lines[self.title].text
            facts = read_facts(self.lines, Places(self.title, self.first, self.last), self._repeats, self._lexicon)
            draft.authors, draft.published, draft.updated = facts.authors, facts.published, facts.updated


def _plain(lines: list[tuple[str, int]]) -> list[DraftBlock]:
    return [DraftBlock(Zone.BODY, text) for text, _ in lines]


def read_pasted(text: str) -> Draft:
    """Read pasted text into a draft; every line that is not blank comes out in one place.

    Args:
        text: What came out of the clipboard or a text file, with any line ends.
    Returns:
        A draft of format "text". Without a headline or furniture that can be told, all of it is body.
    """
    draft = Draft("text")
    pieces = split_lines(text)
    if len(pieces) > _MOST_PAGE_LINES:
        draft.blocks = _plain(unwrap(pieces))
        return draft
    pieces = unwrap(pieces)
    lex = lexicon()
    lines = [look_at(piece, gap, lex) for piece, gap in pieces]
    draft.lines = [piece for piece, _ in pieces]
    if not any(line.prose > 1 for line in lines):
        draft.blocks = _plain(pieces)
        return draft
    _Page(lines, lex).write(draft)
    return draft
