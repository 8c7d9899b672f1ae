"""A Markdown note to a draft: CommonMark blocks, and the facts of its front matter."""

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml.html import fromstring
from markdown_it import MarkdownIt
from markdown_it.token import Token

from workbench.importing.draft import Draft, DraftBlock
from workbench.importing.page.body import CELL_BREAK
from workbench.importing.page.metadata import domain_of, http_url
from workbench.importing.page.publication import read_stamp
from workbench.model import UNKNOWN_DATE, BlockKind, DateClaim, DateState, Run, RunStyle, Zone

_FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FRONT_LINE = re.compile(r"^([A-Za-z][\w-]*):[ \t]*(.*)$")
_FRONT_ITEM = re.compile(r"^[ \t]*-[ \t]+(.+)$")
_STYLES = {"em_open": RunStyle.EMPHASIS, "strong_open": RunStyle.STRONG}
_CLOSING = {"em_close": "em_open", "strong_close": "strong_open"}
_AUTHOR_KEYS = ("author", "authors", "byline", "creator")
_DATE_KEYS = ("date", "published", "created", "publication-date")
_SOURCE_KEYS = ("source", "site", "publisher", "outlet")
_URL_KEYS = ("url", "link", "canonical", "source_url")
# What stands under a rule at the very end of a note, and is this short, is the page's or the clipper's own line.
_LONGEST_FOOT_CHARS = 300
_LEAST_TEXT_CHARS = 600
_HEAD_BLOCKS = 4
_BY = re.compile(r"^by:?\s+", re.IGNORECASE)
_NESTING_MAX = 20  # markdown-it's own default; deeper nesting stays plain text


def read_markdown(text: str) -> Draft:
    """Read Markdown. The first heading of level one is the title, unless the front matter has one."""
    front, rest = _front_matter(text)
    tokens = MarkdownIt("commonmark", {"maxNesting": _NESTING_MAX}).enable("table").parse(rest)
    blocks = list(_blocks(tokens))
    _lay_foot_aside(blocks, tokens)
    title = " ".join(front.get("title", "").split())
    for number, block in enumerate(blocks):
        if block.kind is BlockKind.HEADING and block.level == 1:
            if title in ("", block.text):
                title = block.text
                del blocks[number]
            break
    if title:
        blocks.insert(0, DraftBlock(Zone.TITLE, title, BlockKind.HEADING, 1))
    stamp = _first(front, _DATE_KEYS)
    day = read_stamp(stamp) if stamp else None
    names = re.split(r"[;,]", _first(front, _AUTHOR_KEYS))
    authors = tuple(filter(None, (name.strip(" \"'[]") for name in names)))
    _lay_byline_aside(blocks, authors)
    source, url = _first(front, _SOURCE_KEYS), _first(front, _URL_KEYS)
    if http_url(source):
        source, url = "", url or source
    address = http_url(url)
    return Draft(
        format="markdown",
        blocks=blocks,
        lines=[block.text for block in blocks],
        title=title,
        authors=authors,
        source=source or None,
        domain=domain_of(address),
        url=address,
        published=DateClaim(day, DateState.STATED, "front matter") if day else UNKNOWN_DATE,
    )


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


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    """Cut off front matter and return its simple `key: value` lines, and lists as one value; what is nested stays unread."""
    match = _FRONT_MATTER.match(text)
    if match is None:
        return {}, text
    front: dict[str, str] = {}
    listed = ""
    for line in match[1].splitlines():
        pair = _FRONT_LINE.match(line)
        if pair:
            key, value = pair[1].lower(), pair[2].strip().strip("\"'")
            front[key] = value
            listed = "" if value else key
        elif listed and (item := _FRONT_ITEM.match(line)):
            front[listed] = "; ".join(filter(None, (front[listed], item[1].strip().strip("\"'"))))
    return front, text[match.end() :]


def _first(front: dict[str, str], keys: tuple[str, ...]) -> str:
    return next((front[key] for key in keys if front.get(key)), "")


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
