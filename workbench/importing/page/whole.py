"""The text of a page that is nothing but its article: an entry of a feed, a mail. All that it shows is taken, and its tables are told apart.

What looks for an article in a page may leave out short texts, lists and what stands in the tables that lay out a newsletter.
"""

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree
from lxml.html import HtmlElement

from workbench.importing.draft import DraftBlock
from workbench.importing.page.body import BlockWriter
from workbench.importing.page.page_lines import INLINE, SILENT
from workbench.model import BlockKind, RunStyle

# What elements within a line set apart, and as what.
STYLES: Final = {
    "b": RunStyle.STRONG, "strong": RunStyle.STRONG, "i": RunStyle.EMPHASIS, "em": RunStyle.EMPHASIS,
    "cite": RunStyle.EMPHASIS, "code": RunStyle.CODE, "tt": RunStyle.CODE, "kbd": RunStyle.CODE, "samp": RunStyle.CODE,
    "sup": RunStyle.SUPERSCRIPT,
}  # fmt: skip
_HEADINGS: Final = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_LISTS: Final = frozenset({"ul", "ol", "menu", "dir"})
# How mails hide the lines that a mail program shows beside the subject.
_HIDING_STYLE: Final = re.compile(
    r"mso-hide\s*:\s*all|(?:max-height|max-width|font-size|opacity|line-height)\s*:\s*0(?:px|pt|em)?\s*(?:;|!|$)",
    re.IGNORECASE,
)
_STYLE_CHARS_MAX: Final = 2_000
_SIGNIFICANT: Final = re.compile(r"\w")
_CELL_CHARS_MAX: Final = 200
_CELL_BLOCKS: Final = etree.XPath(
    "count(.//p | .//div | .//h1 | .//h2 | .//h3 | .//h4 | .//ul | .//ol | .//blockquote)"
)


def whole_body(tree: HtmlElement) -> list[DraftBlock]:
    """Return everything that a page shows as blocks of the body, in reading order; the tree is not changed."""
    return list(_Walk(tree).blocks())


class _Walk:
    """One way through a tree, without recursion: its nesting is a stranger's."""

    def __init__(self, tree: HtmlElement) -> None:
        self._tree = tree
        self._writer = BlockWriter()
        self._heading = self._lists = self._quotes = self._pre = 0
        self._in_item = False
        self._row: HtmlElement | None = None
        self._open_at: dict[HtmlElement, int] = {}
        self._data_tables = _data_tables(tree)

    def blocks(self) -> Iterator[DraftBlock]:
        """Yield the blocks."""
        silent: HtmlElement | None = None
        for event, node in etree.iterwalk(self._tree, events=("start", "end")):
            if silent is not None:
                if event == "end" and node is silent:
                    silent = None
                    self._writer.add(node.tail)
            elif event == "end":
                yield from self._leave(node)
            elif not isinstance(node.tag, str) or node.tag in SILENT or _is_hidden(node):
                if node.tag not in INLINE:
                    yield from self._finish()
                silent = node
            else:
                yield from self._enter(node)
        yield from self._finish()

    def _enter(self, node: HtmlElement) -> Iterator[DraftBlock]:
        tag = node.tag
        if tag in INLINE:
            self._open_at[node] = self._writer.length
        elif self._row is not None:
            if tag in ("td", "th") and node.getparent() is self._row:
                if self._writer.length:
                    self._writer.next_cell()
                self._open_at[node] = self._writer.length
            else:
                self._writer.add(" ")
        elif not (tag == "br" and self._pre):
            yield from self._finish()
        if tag in _HEADINGS:
            self._heading = _HEADINGS[tag]
        elif tag in _LISTS:
            self._lists += 1
        elif tag == "li":
            self._in_item = True
        elif tag == "blockquote":
            self._quotes += 1
        elif tag == "pre":
            self._pre += 1
            if self._pre == 1:
                self._writer = BlockWriter(keep_space=True)
        elif tag == "tr" and node in self._data_tables and self._row is None:
            self._row = node
        elif tag == "br" and self._pre:
            self._writer.add("\n")
        self._writer.add(node.text)

    def _leave(self, node: HtmlElement) -> Iterator[DraftBlock]:
        tag = node.tag
        if tag in INLINE:
            style = STYLES.get(tag)
            # What was set apart in a block that ended meanwhile is part of another one now.
            start = self._open_at.pop(node, 0)
            if style is not None and start <= self._writer.length:
                self._writer.styled(start, style)
        elif self._row is not None and node is not self._row:
            if tag in ("td", "th") and node in self._open_at:
                self._writer.styled(self._open_at.pop(node), RunStyle.CELL)
            else:
                self._writer.add(" ")
        elif not (tag == "br" and self._pre):
            yield from self._finish()
        if tag in _HEADINGS:
            self._heading = 0
        elif tag in _LISTS:
            self._lists -= 1
        elif tag == "li":
            self._in_item = False
        elif tag == "blockquote":
            self._quotes -= 1
        elif tag == "pre":
            self._pre -= 1
            self._writer = BlockWriter(keep_space=self._pre > 0)
        elif node is self._row:
            self._row = None
        self._writer.add(node.tail)

    def _finish(self) -> Iterator[DraftBlock]:
        """Yield what was written as one block, if there is a word in it."""
        writer, self._writer = self._writer, BlockWriter(keep_space=self._pre > 0)
        # Elements that are still open go on in the next block.
        for element in self._open_at:
            self._open_at[element] = 0
        block = writer.block(*self._kind())
        if block is not None and _SIGNIFICANT.search(block.text):
            yield block

    def _kind(self) -> tuple[BlockKind, int]:
        if self._row is not None:
            return BlockKind.TABLE_ROW, 0
        if self._heading:
            return BlockKind.HEADING, self._heading
        if self._pre:
            return BlockKind.PREFORMATTED, 0
        if self._quotes:
            return BlockKind.QUOTE, 0
        if self._lists and self._in_item:
            return BlockKind.LIST_ITEM, self._lists
        return BlockKind.PARAGRAPH, 0


def _is_hidden(element: HtmlElement) -> bool:
    style = element.get("style") or ""
    # A spacer is no taller than nothing, and holds nothing; a cell of that kind holds the text of a column.
    return (
        0 < len(style) <= _STYLE_CHARS_MAX
        and element.tag in ("div", "span", "p", "td")
        and _HIDING_STYLE.search(style) is not None
        and ("overflow" in style or "display" in style or "mso-hide" in style or "opacity" in style or "color" in style)
        and element.find(".//table") is None
    )


def _data_tables(tree: HtmlElement) -> frozenset[HtmlElement]:
    """Return the rows of the tables that hold data; all others only lay out the page."""
    rows: set[HtmlElement] = set()
    for table in tree.iter("table"):
        if table.get("role") in ("presentation", "none") or table.find(".//table") is not None:
            continue
        own = list(table.iter("tr"))
        cells = [[cell for cell in row if cell.tag in ("td", "th")] for row in own]
        if len(own) < 2 or max(map(len, cells)) < 2 or sum(len(row) > 1 for row in cells) * 2 < len(cells):
            continue
        if all(_is_data(cell) for row in cells for cell in row):
            rows.update(own)
    return frozenset(rows)


def _is_data(cell: HtmlElement) -> bool:
    text = "".join(cell.itertext())
    return len(text.strip()) <= _CELL_CHARS_MAX and _CELL_BLOCKS(cell) <= 1 and cell.find(".//img") is None
