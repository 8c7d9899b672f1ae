"""Reads one comment out of its element: who, when and what, without buttons, votes and replies of others."""

import datetime as dt
import re
from collections.abc import Container
from dataclasses import dataclass, field

from lxml import etree
from lxml.html import HtmlElement

from workbench.importing.comments.marks import Mark, marks_of
from workbench.importing.shown_dates import LONGEST_CHARS, read_day, shows_date

_UNSHOWN = (
    "audio button canvas form head iframe input noscript object script select style svg template textarea title video"
)
_UNSHOWN_TAGS = frozenset(_UNSHOWN.split())
_BREAKING = (
    "article blockquote br dd div dl dt figure footer h1 h2 h3 h4 h5 h6 header hr li ol p pre section table td tr ul"
)
_BREAKING_TAGS = frozenset(_BREAKING.split())
_PARAGRAPH_TAGS = frozenset(("p", "blockquote", "pre", "li"))
# "Anna schreibt:", "Анна пишет:"; the verb that a theme sets behind the name.
_SAYS = re.compile(
    r"\s*(?:\b(?:says?|said|schreibt|schrieb|sagte?|meint|dijo|dice|escribi[oó]|a [ée]crit|[ée]crit|a dit|dit|"
    r"wrote|writes|"
    r"пишет|сказал\(?а?\)?|diyor ki|dedi ki|يقول|كتب)\b)?\s*:?\s*$",
    re.IGNORECASE,
)
_LEAD_IN = re.compile(r"^(?:by|von|par|por|от|posted by|comment by|kommentar von)\s+", re.IGNORECASE)
LONGEST_NAME_CHARS = 80
_BETWEEN_NAME_AND_DATE = re.compile(r"\s[-–—|·•]\s|,\s")
# Chunks of a comment that has no marked body: what stands in buttons and counters of other sites.
_BUTTON_TEXT = re.compile(
    r"\W*(?:reply|antworten|répondre|responder|ответить|cevapla|yanıtla|رد|share|teilen|partager|report|melden|signaler|flag|"
    r"permalink|link|like|likes|gefällt mir|edit|level|"
    r"save|follow|(?:level )?\d+(?: (?:points?|likes?|replies|votes?))?)?\W*",
    re.IGNORECASE,
)


_SEAM = "\x00"  # no character of a parsed page
_TOUCHING_DIGITS = re.compile(r"(?<=\d)\x00+(?=\d)")


@dataclass(slots=True)
class ReadComment:
    """What an element holds of its own; `has_parts` says that author, date or body were marked as such."""

    author: str | None
    shown_date: str | None
    date: str | None
    paragraphs: tuple[str, ...]
    has_parts: bool


@dataclass(slots=True)
class _Part:
    """A marked element inside a comment: how good a mark it has, what it shows, what its attributes say."""

    rank: int
    stated: str | None = None
    texts: list[str] = field(default_factory=list)
    length: int = 0
    is_leaf: bool = True
    is_inside_text: bool = False

    def shown(self) -> str:
        # A day and the minute in elements of their own are set apart by the page's style: "28.09.19" and "12:44".
        return " ".join(_TOUCHING_DIGITS.sub(" ", _SEAM.join(self.texts)).replace(_SEAM, "").split())


@dataclass(slots=True)
class _Chunk:
    """One text node with the parts that it stands in (indexes, -1 for none)."""

    text: str
    body: int
    author: int
    date: int
    in_paragraph: bool


@dataclass(slots=True)
class _Walk:
    chunks: list[_Chunk | None] = field(default_factory=list)  # None is a break between paragraphs
    bodies: list[_Part] = field(default_factory=list)
    authors: list[_Part] = field(default_factory=list)
    dates: list[_Part] = field(default_factory=list)


def _body_rank(mark: Mark) -> int:
    return 2 if Mark.BODY in mark else 1 if Mark.PLAIN_BODY in mark else 0


def _author_rank(mark: Mark, element: HtmlElement) -> int:
    if Mark.NAME in mark or element.tag == "cite":
        return 3
    return 2 if Mark.AUTHOR in mark else 1 if Mark.PLAIN_AUTHOR in mark else 0


def _date_rank(mark: Mark, element: HtmlElement) -> int:
    if element.tag == "time":
        return 3
    return 2 if Mark.DATE in mark else 1 if Mark.META in mark else 0


def _stated_date(element: HtmlElement) -> str | None:
    for name in ("datetime", "content", "title"):
        value = element.get(name)
        if value and any(c.isdigit() for c in value):
            return str(value)
    return None


def _walk(item: HtmlElement, others: Container[HtmlElement]) -> _Walk:
    """Go through the item's own part once: nested comments, forms and buttons are stepped over whole."""
    found = _Walk()
    body = author = date = -1
    paragraphs = 0
    # What each open element found on opening, to be put back on closing.
    outer: list[tuple[int, int, int, int]] = []
    steps = etree.iterwalk(item, events=("start", "end", "comment", "pi"))

    def take(text: str | None) -> None:
        if text and (text.strip() or text == " "):
            found.chunks.append(_Chunk(text, body, author, date, paragraphs > 0))
            if body >= 0:
                found.bodies[body].length += len(text.strip())
            if date >= 0:
                found.dates[date].texts.append(text)
            # Some themes put the date into the author's element, and "by" and name into that of the date.
            if author >= 0 and (date < 0 or found.dates[date].rank == 1):
                found.authors[author].texts.append(text)

    for event, element in steps:
        if event in ("comment", "pi"):
            take(element.tail)
            continue
        if event == "end":
            body, author, date, paragraphs = outer.pop()
            if element.tag in _BREAKING_TAGS:
                found.chunks.append(None)
            if element is not item:
                take(element.tail)
            continue
        outer.append((body, author, date, paragraphs))
        if element.tag in _BREAKING_TAGS:
            found.chunks.append(None)
        mark = marks_of(element) if element.attrib else Mark.NONE
        if element is not item and (
            element.tag in _UNSHOWN_TAGS
            or element in others
            or (Mark.CHROME in mark and not mark & (Mark.BODY | Mark.AUTHOR | Mark.NAME | Mark.DATE))
        ):
            steps.skip_subtree()
            continue
        # A weaker mark inside a body ("text" in "comment-content") is part of it.
        if (rank := _body_rank(mark)) and (body < 0 or rank >= found.bodies[body].rank):
            if body >= 0:
                found.bodies[body].is_leaf = False
            found.bodies.append(_Part(rank))
            body = len(found.bodies) - 1
        if (rank := _author_rank(mark, element)) and (author < 0 or rank > found.authors[author].rank):
            is_inside_text = body >= 0 and found.bodies[body].length > 1
            found.authors.append(_Part(rank, element.get("content"), is_inside_text=is_inside_text))
            author = len(found.authors) - 1
        if (rank := _date_rank(mark, element)) and element is not item:
            found.dates.append(_Part(rank, _stated_date(element)))
            date = len(found.dates) - 1
        if element.tag in _PARAGRAPH_TAGS and element is not item:
            paragraphs += 1
        take(element.text)
    return found


def _clean_name(text: str) -> str | None:
    name = _LEAD_IN.sub("", _SAYS.sub("", " ".join(text.split())))
    return name if name and len(name) <= LONGEST_NAME_CHARS else None


def _best_author(found: _Walk) -> tuple[int, str | None]:
    """Return the index and the name of the best marked author; a name within the text is somebody cited."""
    best, best_name = -1, None
    for n, part in enumerate(found.authors):
        if part.is_inside_text or (best >= 0 and part.rank <= found.authors[best].rank):
            continue
        name = _clean_name("".join(part.texts)) or (_clean_name(part.stated) if part.stated else None)
        if name and not shows_date(name):
            best, best_name = n, name
    return best, best_name


def _lead(found: _Walk, chosen: int) -> list[str]:
    """Return what stands before the text, node by node: where nothing is marked, name and date are there."""
    lead: list[str] = []
    for chunk in found.chunks:
        if chunk is not None:
            if chunk.body == chosen if chosen >= 0 else chunk.in_paragraph:
                return lead
            lead.append(" ".join(chunk.text.split()))
    return []


def _name_in(lead: list[str]) -> str | None:
    for text in lead:
        name = _clean_name(_BETWEEN_NAME_AND_DATE.split(text, maxsplit=1)[0])
        if name and len(name.split()) <= 5 and len(name) <= LONGEST_NAME_CHARS // 2 and any(c.isalpha() for c in name):
            if shows_date(name) or _BUTTON_TEXT.fullmatch(name):
                continue
            return name
    return None


def _best_date(found: _Walk, saved: dt.date | None) -> tuple[int, str | None, str | None]:
    """Return the index of the best marked date, what it shows, and the day that it tells."""
    for rank in (3, 2, 1):
        for n, part in enumerate(found.dates):
            if part.rank != rank:
                continue
            # A "meta" element holds more than the date: its text node with the date in it is what is shown.
            shown = part.shown()
            if rank == 1:
                shown = next((" ".join(t.split()) for t in part.texts if shows_date(t)), "")
            if not shown and part.stated:
                shown = part.stated
            if not shown or len(shown) > LONGEST_CHARS:
                continue
            day = (read_day(part.stated, saved) if part.stated else None) or read_day(shown, saved)
            if day or any(c.isdigit() for c in shown) or shows_date(shown):
                return n, shown, day
    return -1, None, None


def _paragraphs(chunks: list[_Chunk | None]) -> list[str]:
    paragraphs: list[str] = []
    pending: list[str] = []
    for chunk in [*chunks, None]:
        if chunk is not None:
            pending.append(chunk.text)
        elif pending:
            text = " ".join("".join(pending).split())
            pending.clear()
            if text:
                paragraphs.append(text)
    return paragraphs


def read_comment(item: HtmlElement, others: Container[HtmlElement], saved: dt.date | None = None) -> ReadComment | None:
    """Read the comment that the element holds, without the comments nested in it; None if it says nothing.

    Args:
        item: The element of one comment.
        others: The elements of all comments; those inside the item are stepped over.
        saved: The day on which the page was saved, for "two days ago".
    """
    found = _walk(item, others)
    leaves = [n for n, part in enumerate(found.bodies) if part.is_leaf and part.length > 1]
    chosen = max(leaves, key=lambda n: (found.bodies[n].rank, found.bodies[n].length), default=-1)
    author_at, author = _best_author(found)
    date_at, shown_date, date = _best_date(found, saved)
    has_parts = author is not None or shown_date is not None or (chosen >= 0 and found.bodies[chosen].rank > 1)
    lead = _lead(found, chosen) if author is None or shown_date is None else []
    if shown_date is None:
        shown_date = next((text for text in lead if len(text) <= LONGEST_CHARS and shows_date(text)), None)
        date = read_day(shown_date, saved) if shown_date else None
        has_parts = has_parts or shown_date is not None
    # An element for the author that is empty says that there is none: what else stands there is "Reply to Anna".
    if author is None and not any(part.rank > 1 and not part.texts and not part.stated for part in found.authors):
        author = _name_in(lead)
    named_dates = {n for n, part in enumerate(found.dates) if part.rank > 1 or n == date_at}

    def is_text(chunk: _Chunk | None, *, of_body: bool) -> bool:
        if chunk is None:
            return True
        if (author_at >= 0 and chunk.author == author_at) or chunk.date in named_dates:
            return False
        return chunk.body == chosen if of_body else True

    if chosen >= 0:
        paragraphs = _paragraphs([c for c in found.chunks if is_text(c, of_body=True)])
    else:
        own = [c for c in found.chunks if is_text(c, of_body=False)]
        # Without a marked body the paragraphs are the text, and what stands outside them is furniture.
        if any(c and c.in_paragraph and len(c.text.strip()) > 1 for c in own):
            own = [c for c in own if c is None or c.in_paragraph]
        paragraphs = [p for p in _paragraphs(own) if not _BUTTON_TEXT.fullmatch(p[:40])]
        if paragraphs and author and paragraphs[0].startswith(author):
            rest = paragraphs[0][len(author) :].lstrip(" :,-|")
            paragraphs[:1] = [rest] if rest else []
    if not any(any(c.isalnum() for c in p) for p in paragraphs) and sum(map(len, paragraphs)) < 2:
        return None
    return ReadComment(author, shown_date, date, tuple(paragraphs), has_parts)
