"""The clean text of a page as blocks: trafilatura finds it, this module reads its tree."""

import re
from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement
from trafilatura import bare_extraction

from workbench.importing.draft import DraftBlock
from workbench.model import BlockKind, Run, RunStyle, Zone

_BLANKS = re.compile(r"[ \t\r\f\v\xa0]*\n\s*|[ \t\r\f\v\xa0]+")
_STYLE = {
    "#b": RunStyle.STRONG,
    "#i": RunStyle.EMPHASIS,
    "#u": RunStyle.EMPHASIS,
    "#t": RunStyle.CODE,
}
# Hyphenation hints and marks without width: they part words that a reader, and a search, sees as one.
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
_CONTAINERS = {"table", "body", "div", "main", "article", "section", "cell"}
_BLOCK_TAGS = {"p", "head", "list", "quote", "table"}
_HEADING_LEVEL_DEFAULT = 2
CELL_BREAK = "\t"


def find_body(tree: HtmlElement, *, comments: bool = False) -> tuple[list[DraftBlock], list[str]]:
    """Return the article's own blocks, and comments as paragraphs if asked for and found.

    Args:
        tree: A parsed page; it is not changed.
        comments: Look for comments too, where nothing better has found any.
    """
    found = bare_extraction(tree, include_comments=comments, with_metadata=False)
    if found is None:
        return [], []
    blocks = [] if found.body is None else list(_blocks(found.body))
    paragraphs = [] if found.commentsbody is None else [b.text for b in _blocks(found.commentsbody)]
    return blocks, paragraphs


class BlockWriter:
    """Collects the text of one block, folding white space as it comes and keeping the offsets of its runs."""

    def __init__(self, *, keep_space: bool = False) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.runs: list[Run] = []
        self._keep_space = keep_space
        self._blank = True

    def add(self, text: str | None) -> None:
        """Write text; blanks that follow a blank are dropped."""
        if not text:
            return
        text = _INVISIBLE.sub("", text)
        if not self._keep_space:
            text = _BLANKS.sub(" ", text)
            if self._blank:
                text = text.lstrip(" ")
            if not text:
                return
            self._blank = text.endswith(" ")
        self.parts.append(text)
        self.length += len(text)

    def styled(self, start: int, style: RunStyle) -> None:
        """Set everything that was written since `start` apart."""
        if self.length > start:
            self.runs.append(Run(start, self.length, style))

    def next_cell(self) -> None:
        """Begin another cell of a row, past the folding of blanks."""
        self.parts.append(CELL_BREAK)
        self.length += 1
        self._blank = True

    def block(self, kind: BlockKind, level: int) -> DraftBlock | None:
        """Return what was written as one block of the body, None where that is blank."""
        whole = "".join(self.parts)
        text = whole.rstrip()
        if not text.strip():
            return None
        runs = tuple(
            sorted(
                (Run(r.start, min(r.end, len(text)), r.style) for r in self.runs if r.start < len(text)),
                key=lambda r: (r.start, -r.end),
            )
        )
        return DraftBlock(Zone.BODY, text, kind, level, runs)


def _blocks(root: etree._Element) -> Iterator[DraftBlock]:
    """Yield the blocks under a trafilatura tree, iteratively: its nesting is a stranger's."""
    pending: list[tuple[etree._Element, int]] = [(root, 0)]
    while pending:
        element, level = pending.pop()
        tag = element.tag
        tail = _one_block(BlockKind.PARAGRAPH, 0, element.tail) if (element.tail or "").strip() else None
        if tag == "list":
            pending.extend((child, level + 1) for child in reversed(element))
        elif tag in _CONTAINERS or (tag == "row" and _is_layout(element)):
            pending.extend((child, level) for child in reversed(element))
            if (element.text or "").strip():
                yield from _given(_one_block(BlockKind.PARAGRAPH, 0, element.text))
        elif tag == "row":
            yield from _given(_row(element))
        elif tag == "item":
            nested = [child for child in element if child.tag == "list"]
            yield from _given(_inline(element, BlockKind.LIST_ITEM, max(1, level), skip=nested))
            pending.extend((child, level) for child in reversed(nested))
        elif tag == "quote" and any(child.tag in {"p", "list", "quote", "head"} for child in element):
            yield from _quote(element)
        elif tag == "head":
            rend = element.get("rend") or ""
            digits = rend.removeprefix("h")
            yield from _given(
                _inline(element, BlockKind.HEADING, int(digits) if digits.isdigit() else _HEADING_LEVEL_DEFAULT)
            )
        elif tag == "quote":
            yield from _given(_inline(element, BlockKind.QUOTE, 0))
        elif tag == "code":
            yield from _given(_inline(element, BlockKind.PREFORMATTED, 0))
        elif tag == "graphic":
            pass
        else:
            yield from _given(_inline(element, BlockKind.PARAGRAPH, 0))
        yield from _given(tail)


def _is_layout(row: etree._Element) -> bool:
    """Tell a row that only lays out a page, with paragraphs of its own in a cell, from one of data."""
    return any(sum(1 for child in cell if child.tag in _BLOCK_TAGS) > 1 for cell in row) or len(row) == 1


def _given(block: DraftBlock | None) -> Iterator[DraftBlock]:
    if block is not None:
        yield block


def _one_block(kind: BlockKind, level: int, text: str | None) -> DraftBlock | None:
    writer = BlockWriter()
    writer.add(text)
    return writer.block(kind, level)


def _quote(element: etree._Element) -> Iterator[DraftBlock]:
    yield from _given(_one_block(BlockKind.QUOTE, 0, element.text))
    for child in element:
        yield from _given(_inline(child, BlockKind.QUOTE, 0))
        yield from _given(_one_block(BlockKind.QUOTE, 0, child.tail))


def _row(row: etree._Element) -> DraftBlock | None:
    writer = BlockWriter()
    for cell in row:
        if writer.length:
            writer.next_cell()
        start = writer.length
        _write_inline(writer, cell, ())
        writer.styled(start, RunStyle.CELL)
    return writer.block(BlockKind.TABLE_ROW, 0)


def _inline(
    element: etree._Element, kind: BlockKind, level: int, skip: list[etree._Element] | None = None
) -> DraftBlock | None:
    writer = BlockWriter(keep_space=kind is BlockKind.PREFORMATTED)
    _write_inline(writer, element, skip or ())
    return writer.block(kind, level)


def _write_inline(
    writer: BlockWriter, element: etree._Element, skip: list[etree._Element] | tuple[etree._Element, ...]
) -> None:
    """Write everything below an element as running text, without recursion."""
    skipped = set(skip)
    open_at: dict[etree._Element, int] = {}
    hidden: etree._Element | None = None
    for event, node in etree.iterwalk(element, events=("start", "end")):
        if hidden is not None:
            if event == "end" and node is hidden:
                hidden = None
                writer.add(node.tail)
            continue
        if event == "start":
            if node in skipped or not isinstance(node.tag, str):
                hidden = node
                continue
            if node.tag in {"lb", "p", "item", "cell", "head"} and node is not element and writer.length:
                writer.add("\n" if node.tag == "lb" else " ")
            open_at[node] = writer.length
            writer.add(node.text)
        else:
            style = _STYLE.get(node.get("rend") or "") if node.tag == "hi" else None
            if node.tag == "code" and node is not element:
                style = RunStyle.CODE
            if style is not None:
                writer.styled(open_at[node], style)
            if node is not element:
                if node.tag in {"p", "item", "cell", "head"}:
                    writer.add(" ")
                writer.add(node.tail)
