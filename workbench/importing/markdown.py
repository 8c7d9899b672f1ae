"""A Markdown note to a draft: CommonMark blocks, and the facts of its front matter."""

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml.html import fromstring
from markdown_it import MarkdownIt
from markdown_it.token import Token

from workbench.importing.draft import Draft, DraftBlock
from workbench.importing.front_matter import FrontMatter, split_front_matter
from workbench.importing.page.body import CELL_BREAK
from workbench.importing.page.metadata import domain_of, http_url
from workbench.importing.page.publication import read_stamp
from workbench.importing.shown_dates import find_day
from workbench.model import UNKNOWN_DATE, BlockKind, DateClaim, DateState, Run, RunStyle, Zone

_BASIS = "front matter"
_STYLES = {"em_open": RunStyle.EMPHASIS, "strong_open": RunStyle.STRONG}
_CLOSING = {"em_close": "em_open", "strong_close": "strong_open"}
_AUTHOR_KEYS = ("author", "authors", "byline", "by", "creator")
_DATE_KEYS = ("date", "published", "publication-date", "publishdate", "pubdate", "date-published", "published-date")
# The day on which a note was made: that of the article where the note is the article, and of saving it where it is a copy.
_CREATED_KEYS = ("created", "date-created", "created-at")
_SAVED_KEYS = ("saved", "date-saved", "saved-at", "clipped", "date-clipped", "retrieved", "accessed", "date-added")
_UPDATED_KEYS = ("updated", "lastmod", "modified", "last-modified", "date-modified")
_SOURCE_KEYS = ("source", "site", "publisher", "outlet", "site-name", "publication")
_URL_KEYS = ("url", "link", "canonical", "source-url", "canonical-url", "original-url", "permalink")
# What stands under a rule at the very end of a note, and is this short, is the page's or the clipper's own line.
_LONGEST_FOOT_CHARS = 300
_LEAST_TEXT_CHARS = 600
_HEAD_BLOCKS = 4
_BY = re.compile(r"^by:?\s+", re.IGNORECASE)
_NESTING_MAX = 20  # markdown-it's own default; deeper nesting stays plain text


def read_markdown(text: str) -> Draft:
    """Read Markdown. The first heading of level one is the title, unless the front matter has one."""
    front, rest = split_front_matter(text)
    tokens = MarkdownIt("commonmark", {"maxNesting": _NESTING_MAX}).enable("table").parse(rest)
    blocks = list(_blocks(tokens))
    _lay_foot_aside(blocks, tokens)
    title = front.first("title")
    for number, block in enumerate(blocks):
        if block.kind is BlockKind.HEADING and block.level == 1:
            if title in ("", block.text):
                title = block.text
                del blocks[number]
            break
    if title:
        blocks.insert(0, DraftBlock(Zone.TITLE, title, BlockKind.HEADING, 1))
    authors = _authors(front)
    _lay_byline_aside(blocks, authors)
    source, url = front.first(*_SOURCE_KEYS), front.first(*_URL_KEYS)
    if http_url(source):
        source, url = "", url or source
    address = http_url(url)
    created = _day(front.first(*_CREATED_KEYS))
    day = _day(front.first(*_DATE_KEYS)) or (created if address is None else None)
    updated = _day(front.first(*_UPDATED_KEYS))
    saved = _day(front.first(*_SAVED_KEYS)) or (created if address is not None else None)
    return Draft(
        format="markdown",
        blocks=blocks,
        lines=[block.text for block in blocks],
        title=title,
        authors=authors,
        source=source or None,
        domain=domain_of(address),
        url=address,
        language=front.first("language", "lang", "locale") or None,
        published=DateClaim(day, DateState.STATED, _BASIS) if day else UNKNOWN_DATE,
        updated=DateClaim(updated, DateState.STATED, _BASIS) if updated else UNKNOWN_DATE,
        saved=saved if saved and len(saved) == len("YYYY-MM-DD") else None,
    )


def _authors(front: FrontMatter) -> tuple[str, ...]:
    """Return the authors: a list as it stands, a single value as the list that it may be."""
    values = front.every(*_AUTHOR_KEYS)
    names = re.split(r"[;,]", values[0]) if len(values) == 1 else values
    return tuple(filter(None, (name.strip(" \"'[]") for name in names)))


def _day(stamp: str) -> str | None:
    """Return the day of a time stamp, or of a date as people write it."""
    if not stamp:
        return None
    found = None if (day := read_stamp(stamp[:100])) else find_day(stamp[:100])
    return day or (found[0] if found else None)


def _lay_foot_aside(blocks: list[DraftBlock], tokens: list[Token]) -> None:
    """Make boilerplate of a short closing paragraph that the only rule of the note parts from all of its text.

    More than one rule, or more than a paragraph under it, is an author's own way to part a text.
    """
    kinds = [token.type for token in tokens]
    if kinds[-4:-3] != ["hr"] or kinds[-3:] != ["paragraph_open", "inline", "paragraph_close"] or kinds.count("hr") > 1:
        return
    if not blocks or len(blocks[-1].text) > _LONGEST_FOOT_CHARS:
        return
    if sum(len(block.text) for block in blocks[:-1]) >= _LEAST_TEXT_CHARS:
        blocks[-1] = replace(blocks[-1], zone=Zone.BOILERPLATE)


def _lay_byline_aside(blocks: list[DraftBlock], authors: tuple[str, ...]) -> None:
    """Make boilerplate of the line under the title that says no more than the front matter's author."""
    for number, block in enumerate(blocks[:_HEAD_BLOCKS]):
        words = _BY.sub("", block.text)
        if block.kind is BlockKind.PARAGRAPH and words in (*authors, ", ".join(authors), " and ".join(authors)):
            blocks[number] = replace(block, zone=Zone.BOILERPLATE)
            return


def _blocks(tokens: list[Token]) -> Iterator[DraftBlock]:
    lists = quotes = 0
    heading = 0
    row: list[str] | None = None
    for token in tokens:
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                lists += 1
            case "bullet_list_close" | "ordered_list_close":
                lists -= 1
            case "blockquote_open":
                quotes += 1
            case "blockquote_close":
                quotes -= 1
            case "heading_open":
                heading = int(token.tag.removeprefix("h"))
            case "heading_close":
                heading = 0
            case "tr_open":
                row = []
            case "tr_close":
                if row:
                    yield _row(row)
                row = None
            case "inline":
                text, runs = _inline(token.children or [])
                if row is not None:
                    row.append(text)
                elif text and heading:
                    yield DraftBlock(Zone.BODY, text, BlockKind.HEADING, heading, runs)
                elif text and quotes:
                    yield DraftBlock(Zone.BODY, text, BlockKind.QUOTE, 0, runs)
                elif text and lists:
                    yield DraftBlock(Zone.BODY, text, BlockKind.LIST_ITEM, lists, runs)
                elif text:
                    yield DraftBlock(Zone.BODY, text, BlockKind.PARAGRAPH, 0, runs)
            case "fence" | "code_block":
                if token.content.strip():
                    yield DraftBlock(Zone.BODY, token.content.rstrip(), BlockKind.PREFORMATTED)
            case "html_block":
                text = _text_of_markup(token.content)
                if text:
                    yield DraftBlock(Zone.BODY, text)


def _row(cells: list[str]) -> DraftBlock:
    runs, position = [], 0
    for cell in cells:
        if cell:
            runs.append(Run(position, position + len(cell), RunStyle.CELL))
        position += len(cell) + len(CELL_BREAK)
    text = CELL_BREAK.join(cells).rstrip()
    return DraftBlock(Zone.BODY, text, BlockKind.TABLE_ROW, 0, tuple(runs))


def _inline(tokens: list[Token]) -> tuple[str, tuple[Run, ...]]:
    parts: list[str] = []
    runs: list[Run] = []
    opened: list[tuple[str, int]] = []
    length = 0
    for token in tokens:
        piece = ""
        match token.type:
            case "text":
                piece = token.content
            case "code_inline":
                piece = token.content
                runs.append(Run(length, length + len(piece), RunStyle.CODE))
            case "softbreak":
                piece = " "
            case "hardbreak":
                piece = "\n"
            case "image":
                piece = token.content
            case kind if kind in _STYLES:
                opened.append((kind, length))
            case kind if kind in _CLOSING and opened:
                kind, start = opened.pop()
                if length > start:
                    runs.append(Run(start, length, _STYLES[kind]))
        parts.append(piece)
        length += len(piece)
    text = "".join(parts)
    kept = text.rstrip()
    return kept, tuple(Run(r.start, min(r.end, len(kept)), r.style) for r in runs if r.start < min(r.end, len(kept)))


def _text_of_markup(markup: str) -> str:
    if not markup.strip() or markup.lstrip().startswith("<!--"):
        return ""
    return " ".join(fromstring(f"<div>{markup}</div>").text_content().split())
