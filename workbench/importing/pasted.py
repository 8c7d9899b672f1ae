"""Reads text pasted from a web page: finds the article in it, its head, and the readers' comments under it."""

from collections import Counter

from workbench.importing.comments_dates import find_day
from workbench.importing.draft import Draft, DraftBlock
from workbench.importing.pasted_comments import read_section
from workbench.importing.pasted_lexicon import Lexicon, lexicon
from workbench.importing.pasted_lines import Line, Look, look_at, split_lines, unwrap
from workbench.model import UNKNOWN_DATE, BlockKind, DateClaim, DateState, Zone

# No web page has so many lines; such a text is a book or a log, and is body.
_MOST_PAGE_LINES = 50_000
_LEAST_FURNITURE = 2
_BOX_COST = -9.0
_SURE_PROSE = 2.0
_LEAST_SCRAPS = 12
_HEAD_LINES = 25
_LONGEST_TITLE_CHARS = 200
_LONGEST_TITLE_WORDS = 28
_LONGEST_HEADING_WORDS = 14
DATE_BASIS = "date line of the text"


def _comment_start(lines: list[Line]) -> int:
    """Return the index of the line that opens the comment section, the number of lines if there is none."""
    total = sum(max(0.0, line.prose) for line in lines)
    before, prose_lines = 0.0, 0
    for n, line in enumerate(lines):
        # A counter beside the byline ("3 comments") has no article before it yet.
        if line.has(Look.COMMENT_HEAD) and before > 6 and prose_lines >= 3 and before >= 0.12 * total:
            return n
        before += max(0.0, line.prose)
        prose_lines += line.prose > 1
    return len(lines)


def _comment_end(lines: list[Line], start: int) -> int:
    """Return the index of the line after the last comment: where the form or the rest of the page begins."""
    has_comment = False
    for n in range(start + 1, len(lines)):
        line = lines[n]
        if has_comment and line.has(Look.COMMENT_END):
            return n
        has_comment = has_comment or (line.words > 4 and not line.has(Look.CHROME | Look.FURNITURE | Look.GIVING))
    return len(lines)


def _body_run(lines: list[Line], end: int) -> tuple[int, int]:
    """Return first and last-plus-one of the stretch of lines with the most prose (Kadane's maximum sum)."""
    best, best_start, best_end = 0.0, 0, 0
    current, start = 0.0, 0
    # A box in the middle of an article costs a bounded sum, however many wallets it names.
    box = 0.0
    for n in range(end):
        if current <= 0:
            current, start = 0.0, n
        line = lines[n]
        if line.has(Look.FURNITURE | Look.GIVING | Look.CHROME):
            cost = max(line.prose, _BOX_COST - box)
            box += cost
            current += cost
        else:
            box = 0.0
            current += line.prose
        if current > best:
            best, best_start, best_end = current, start, n + 1
    return best_start, _end_beyond_boxes(lines, best_end, end)


def _end_beyond_boxes(lines: list[Line], body_end: int, end: int) -> int:
    """Return the end of the body with the prose that only share rows, boxes and captions part from it."""
    n = body_end
    while n < end:
        line = lines[n]
        if line.prose > _SURE_PROSE:
            body_end = n + 1
        elif not line.has(Look.FURNITURE | Look.GIVING | Look.CHROME | Look.CAPTION):
            is_heading = n + 1 < end and lines[n + 1].prose > _SURE_PROSE
            if not is_heading or not lines[n - 1].has(Look.GIVING | Look.CAPTION):
                break
        n += 1
    return body_end


def _is_page(lines: list[Line]) -> bool:
    """Tell a page from a plain text: by lines that look like buttons, or by a crowd of short ones around the prose.

    One line that looks like a button does not make a page.
    """
    furniture = sum(line.has(Look.FURNITURE | Look.GIVING | Look.CHROME | Look.COMMENT_HEAD) for line in lines)
    scraps = sum(line.prose < 0 for line in lines)
    return furniture >= _LEAST_FURNITURE or (furniture > 0 and scraps >= _LEAST_SCRAPS)


def _plain_article(lines: list[Line]) -> tuple[int | None, int, int]:
    """Return where title (if there is one) and body stand in a text without furniture: title, first, last plus one."""
    has_title = _may_be_title(lines[0]) and not lines[0].has(Look.SENTENCE | Look.DATE) and len(lines) > 1
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


def _words_of(line: Line) -> list[str]:
    return [w for w in line.text.casefold().split() if len(w) > 3]


def _may_be_title(line: Line) -> bool:
    return (
        1 <= line.words <= _LONGEST_TITLE_WORDS
        and len(line.text) <= _LONGEST_TITLE_CHARS
        and not line.has(Look.BYLINE | Look.FURNITURE | Look.GIVING | Look.CHROME | Look.CAPTION)
        and not (line.has(Look.DATE) and line.words < 9)
    )


def _find_title(lines: list[Line], first: int, last: int) -> int | None:
    """Return the index of the headline above the body: its words come again in the body, and it stands near it."""
    head = [n for n in range(max(0, first - _HEAD_LINES), first) if _may_be_title(lines[n])]
    body_words = {w for line in lines[first:last] for w in _words_of(line)}
    repeats = Counter(line.text for line in lines)

    def score(n: int) -> float:
        words = _words_of(lines[n])
        overlap = sum(w in body_words for w in words) / max(1, len(words))
        repeated = min(repeats[lines[n].text] - 1, 2)
        distance = sum(1 for m in head if m > n)
        closed = 0.5 if lines[n].text[-1] in ".:," else 0.0
        return overlap * 2 * min(1.0, len(words) / 4) + 0.3 * repeated - 0.03 * distance - closed

    candidates = [n for n in head if lines[n].words >= 3] or head
    if candidates:
        return max(candidates, key=score)
    if first < last and lines[first].words <= 20 and not lines[first].has(Look.SENTENCE) and last - first > 1:
        return first
    return None


def _authors_of(text: str, lex: Lexicon, key: str) -> tuple[str, ...]:
    name = text.lstrip(" \t*•|-")[lex.starts("byline", key) :].strip(" :.|-–—")
    return (name,) if name else ()


class _Page:
    """One pasted page: its lines and the zones given to them."""

    def __init__(self, lines: list[Line], lex: Lexicon) -> None:
        self.lines = lines
        self._lexicon = lex
        self.comments_from = _comment_start(lines)
        self.comments_to = _comment_end(lines, self.comments_from)
        self.is_page = self.comments_from < len(lines) or _is_page(lines)
        if not self.is_page:
            self.title, self.first, self.last = _plain_article(lines)
            return
        self.first, self.last = _body_run(lines, self.comments_from)
        self.title = _find_title(lines, self.first, self.last)

    def _zone(self, n: int) -> Zone:
        line = self.lines[n]
        if n == self.title:
            return Zone.TITLE
        if self.is_page and line.has(Look.FURNITURE | Look.GIVING | Look.CHROME):
            return Zone.BOILERPLATE
        if self.first <= n < self.last:
            return Zone.CAPTION if line.has(Look.CAPTION) else Zone.BODY
        is_head = self.title is not None and self.title < n < self.first
        if is_head and line.has(Look.CAPTION):
            return Zone.CAPTION
        if is_head and not line.has(Look.BYLINE | Look.DATE) and 6 <= line.words <= 60:
            return Zone.STANDFIRST
        return Zone.BOILERPLATE

    def _is_heading(self, n: int) -> bool:
        line = self.lines[n]
        if line.words > _LONGEST_HEADING_WORDS or line.has(Look.SENTENCE) or n + 1 >= self.last or not line.gap:
            return False
        return self.lines[n + 1].words > line.words and line.text[-1] not in ",;-"

    def write(self, draft: Draft) -> None:
        """Lay the page's lines into the draft, each in one place."""
        for n, line in enumerate(self.lines):
            if n == self.comments_from:
                section = self.lines[self.comments_from : self.comments_to]
                draft.comments, rest = read_section(section, self._lexicon)
                draft.blocks.extend(rest)
            if self.comments_from <= n < self.comments_to:
                continue
            zone = self._zone(n)
            is_heading = zone is Zone.TITLE or (zone is Zone.BODY and self._is_heading(n))
            kind = BlockKind.HEADING if is_heading else BlockKind.PARAGRAPH
            level = 1 if zone is Zone.TITLE else 2 if is_heading else 0
            draft.blocks.append(DraftBlock(zone, line.text, kind, level))
        if self.title is not None:
            draft.title = self.lines[self.title].text
            self._read_head(draft)

    def _read_head(self, draft: Draft) -> None:
        """Take author and date from the lines between headline and text, or just above the headline."""
        assert self.title is not None
        for n in range(max(0, self.title - 3), max(self.first, self.title + 4)):
            if n == self.title or n >= self.last:
                continue
            line = self.lines[n]
            if line.has(Look.BYLINE) and not draft.authors and n > self.title - 2:
                draft.authors = _authors_of(line.text, self._lexicon, line.key)
            if line.has(Look.DATE) and draft.published is UNKNOWN_DATE and (found := find_day(line.text)):
                draft.published = DateClaim(found[0], DateState.STATED, DATE_BASIS)


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
    if not any(line.prose > 1 for line in lines):
        draft.blocks = _plain(pieces)
        return draft
    _Page(lines, lex).write(draft)
    return draft
