"""Reads title, authors and date off the first page, with what the file says of itself beside it."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from workbench.importing.pasted.facts import DATE_BASIS, Places, read_facts
from workbench.importing.pasted.head import is_bare_name
from workbench.importing.pasted.lexicon import lexicon
from workbench.importing.pasted.lines import Line, Look, look_at
from workbench.importing.pdf.joining import Vocabulary
from workbench.importing.pdf.metadata import Metadata
from workbench.importing.pdf.structure import Part, Passage
from workbench.importing.shown_dates import find_day, read_month
from workbench.model import UNKNOWN_DATE, DateClaim, DateState

CREATED_BASIS: Final = "the PDF's own date of creation"
CHANGED_BASIS: Final = "the PDF's own date of its last change"
METADATA_BASIS: Final = "date of publication in the PDF's metadata"
_TITLE_CHARS_MAX: Final = 300
_TITLE_PASSAGES: Final = 3
_SURE_TITLE_CHARS: Final = 15
_SEPARATOR: Final = re.compile(r"\s+[-–—|·:]+\s+")
_TITLE_LETTERS_MIN: Final = 3
_SHARED_WORDS: Final = 0.5
# Larger than a title is often the name of a house or a series, of a word or two.
_NAME_WORDS: Final = 2
_TITLE_WORDS_MIN: Final = 4
_HEAD_PASSAGES: Final = 30
_HEAD_LINES_MAX: Final = 5
_HEAD_LINE_CHARS: Final = 90
_TEXT_CHARS: Final = 140
_MONTH_LINE_CHARS: Final = 70
_NAME_LINES: Final = 4
_STANDFIRST_WORDS: Final = range(4, 61)
_WORDS: Final = re.compile(r"\w+")


@dataclass(slots=True)
class FirstPage:
    """What the first page tells; `title` and `head` are numbers of passages, `head` of those that are not text of the article."""

    title_text: str
    title: range
    standfirst: int | None
    head: frozenset[int]
    authors: tuple[str, ...]
    published: DateClaim
    updated: DateClaim


def read_first_page(
    passages: Sequence[Passage], words: Vocabulary, said: Metadata, furniture: Sequence[str]
) -> FirstPage:
    """Read the first page that has text.

    Args:
        passages: The document, without heads and feet.
        words: Its words.
        said: What the file says of itself.
        furniture: Heads and feet of its first page.
    """
    first = passages[0].page if passages else 0
    opening = [passage for passage in passages[:_HEAD_PASSAGES] if passage.page - first <= 1]
    texts = [passage.text(words) for passage in opening]
    title, title_text = _title(opening, texts, said.title)
    count = sum(1 for passage in opening if passage.page == first)
    text = next(
        (n for n in range(title.stop, count) if opening[n].part is Part.TEXT and len(texts[n]) >= _TEXT_CHARS), count
    )
    lines, places = _lines(opening[:count], texts, title, text, furniture)
    facts = read_facts(lines, places, Counter(line.text for line in lines), lexicon())
    authors = facts.authors or _name_beside_month(lines, places) or said.authors
    is_head = [_is_head(texts[n], authors, is_heading=opening[n].part is Part.HEADING) for n in range(count)]
    head = frozenset(
        n
        for n in range(min(text, count))
        if n not in title
        and opening[n].part is not Part.ROW
        and (is_head[n] or n < title.start)
        and len(texts[n]) < _TEXT_CHARS
    )
    after = title.stop
    standfirst = (
        after
        if title
        and after < min(text, count)
        and after not in head
        and opening[after].part is Part.HEADING
        and opening[after].size > opening[count - 1].size
        and len(texts[after].split()) in _STANDFIRST_WORDS
        and opening[after].size < opening[title.start].size
        and after + 1 < len(opening)
        else None
    )
    published = facts.published
    if published is UNKNOWN_DATE:
        published = _shown_date(lines, places) or _stated_or_own(said)
    return FirstPage(title_text, title, standfirst, head, authors, published, facts.updated)


def _title(opening: list[Passage], texts: list[str], stated: str) -> tuple[range, str]:
    """Return which passages are the title, and its text."""
    shown = _stated_on_page(opening, texts, stated)
    if shown:
        whole = " ".join(texts[n] for n in shown)
        return shown, stated if _key(stated) == _key(whole) else whole
    largest = _largest(opening, texts)
    if stated and (not largest or _is_spoken_of(stated, texts)):
        # Its largest type may still be what the reader takes for the title.
        return range(0), stated
    return largest, " ".join(texts[n] for n in largest)


def _key(text: str) -> str:
    return "".join(_WORDS.findall(text.casefold()))


def _stated_on_page(opening: list[Passage], texts: list[str], stated: str) -> range:
    key = _key(stated)
    # Browsers print the title of the window, with the name of the site behind it.
    keys = {key} | {
        _key(stated[: found.start()]) for found in _SEPARATOR.finditer(stated) if found.start() > _SURE_TITLE_CHARS
    }
    for first in range(len(texts) if key else 0):
        for last in range(first + 1, min(first + 1 + _TITLE_PASSAGES, len(texts) + 1)):
            shown = _key("".join(texts[first:last]))
            if len(shown) > _TITLE_CHARS_MAX:
                break
            # A subtitle may stand in one of the two alone.
            is_longer = len(key) > _SURE_TITLE_CHARS and shown.startswith(key)
            if shown in keys or (is_longer and (len(shown) < len(key) * 2 or opening[first].part is Part.HEADING)):
                return range(first, last)
    return range(0)


def _is_spoken_of(stated: str, texts: list[str]) -> bool:
    """Tell whether a stated title has to do with the first pages: templates hand on the title of another document."""
    own = set(_WORDS.findall(stated.casefold()))
    shown = set(_WORDS.findall(" ".join(texts).casefold()))
    return len(own & shown) >= len(own) * _SHARED_WORDS


def _largest(opening: list[Passage], texts: list[str]) -> range:
    first = opening[0].page if opening else 0
    candidates = [
        n
        for n, passage in enumerate(opening)
        if passage.part is Part.HEADING
        and passage.page == first
        and sum(char.isalpha() for char in texts[n]) >= _TITLE_LETTERS_MIN
        and len(texts[n]) <= _TITLE_CHARS_MAX
    ]
    if not candidates:
        return range(0)
    best = max(candidates, key=lambda n: (round(opening[n].size), -n))
    if len(texts[best].split()) <= _NAME_WORDS:
        others = [n for n in candidates if len(texts[n].split()) >= _TITLE_WORDS_MIN and _is_large(opening, n)]
        best = max(others, key=lambda n: (round(opening[n].size), -n), default=best)
    last = best + 1
    while (
        last < len(opening)
        and last - best < _TITLE_PASSAGES
        and last in candidates
        and abs(opening[last].size - opening[best].size) < 0.5
        and opening[best].size > opening[-1].size
    ):
        last += 1
    return range(best, last)


def _is_large(opening: list[Passage], n: int) -> bool:
    sizes = sorted(passage.size for passage in opening if passage.part is Part.TEXT)
    return not sizes or opening[n].size > sizes[len(sizes) // 2] * 1.25


def _lines(
    opening: list[Passage], texts: list[str], title: range, text: int, furniture: Sequence[str]
) -> tuple[list[Line], Places]:
    """Return the lines of a page as the reader of pasted text looks at them, and where title and text stand in them."""
    lex = lexicon()
    lines = [look_at(line, 0, lex) for line in furniture if line]
    title_at, text_at = None, None
    for n, passage in enumerate(opening):
        if n == text:
            text_at = len(lines)
        if n in title:
            if title_at is None:
                title_at = len(lines)
                lines.append(look_at(" ".join(texts[m] for m in title), 1, lex))
            continue
        is_head = n < text and len(passage.lines) <= _HEAD_LINES_MAX
        shown = (
            passage.lines if is_head and all(len(line) <= _HEAD_LINE_CHARS for line in passage.lines) else [texts[n]]
        )
        lines += [look_at(line, 0 if number else 1, lex) for number, line in enumerate(shown) if line]
    text_at = len(lines) if text_at is None else text_at
    if title_at is None:
        lines.insert(0, look_at("-", 1, lex))
        return lines, Places(0, text_at + 1, len(lines))
    return lines, Places(title_at, max(title_at + 1, text_at), len(lines))


def _is_head(text: str, authors: tuple[str, ...], *, is_heading: bool) -> bool:
    """Tell a line that says who, when or in which series, and is no text."""
    if len(text) > _HEAD_LINE_CHARS:
        return False
    found = find_day(text)
    if is_heading and not (found and (found[2] - found[1]) * 2 >= len(text)):
        return False
    line = look_at(text, 1, lexicon())
    return (
        (line.has(Look.BYLINE | Look.DATE) and not line.has(Look.SENTENCE))
        or (bool(authors) and all(name in text for name in authors))
        or (read_month(text) is not None and len(text) <= _MONTH_LINE_CHARS)
    )


def _name_beside_month(lines: list[Line], places: Places) -> tuple[str, ...]:
    """Return the name under a title that has the month of a report right below or above it."""
    under = lines[places.title + 1 : min(places.first, places.title + 1 + _NAME_LINES)]
    for before, line in pairwise(under):
        for name, month in ((before, line), (line, before)):
            if is_bare_name(name) and len(month.text) <= _MONTH_LINE_CHARS and read_month(month.text):
                return (name.text,)
    return ()


def _shown_date(lines: list[Line], places: Places) -> DateClaim | None:
    """Return the date of a line that is there to tell it: of a day anywhere in the head, else of a month."""
    head = [line for line in lines[: places.first] if len(line.text) <= _HEAD_LINE_CHARS]
    found = [(len(line.text), *day) for line in head if (day := find_day(line.text))]
    alone = next((day for chars, day, start, end in found if (end - start) * 2 >= chars), None)
    at_end = next((day for chars, day, _, end in found if end >= chars - 1), None)
    if alone or at_end:
        return DateClaim(alone or at_end, DateState.STATED, DATE_BASIS)
    for line in head:
        if len(line.text) <= _MONTH_LINE_CHARS and (month := read_month(line.text)):
            return DateClaim(month, DateState.STATED, DATE_BASIS)
    return None


def _stated_or_own(said: Metadata) -> DateClaim:
    """Return the date that the metadata give. That of the file is when somebody made it, which may be years later."""
    if said.published:
        return DateClaim(said.published, DateState.STATED, METADATA_BASIS)
    if said.created:
        return DateClaim(said.created, DateState.INFERRED, CREATED_BASIS)
    return DateClaim(said.changed, DateState.INFERRED, CHANGED_BASIS) if said.changed else UNKNOWN_DATE
