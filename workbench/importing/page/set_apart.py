"""Gives the blocks of an article back what the page sets apart within them: emphasis, code, raised notes. Which text is the article's is found without it.

A block is known by its words: only where an element of the page has the very text of a block are its runs that block's.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from lxml import etree
from lxml.html import HtmlElement

from workbench.importing.draft import DraftBlock
from workbench.importing.page.body import BlockWriter
from workbench.importing.page.page_lines import INLINE, SILENT
from workbench.importing.page.whole import STYLES
from workbench.model import BlockKind, Run, RunStyle

_STYLED: Final = etree.XPath(" | ".join(f".//{tag}" for tag in STYLES))
# Of a page that has more it is not worth the time; whoever sets every word apart sets none apart.
_STYLED_MAX: Final = 20_000
_CHARS_MAX: Final = 100_000


def set_apart(tree: HtmlElement, blocks: Sequence[DraftBlock]) -> list[DraftBlock]:
    """Return the blocks with the runs that the page has in them; the tree is not changed."""
    texts = {block.text for block in blocks if _is_line(block)}
    runs = _runs_by_text(tree, texts) if texts else {}
    return [
        replace(block, runs=runs[block.text]) if block.text in runs and _is_line(block) else block for block in blocks
    ]


def _is_line(block: DraftBlock) -> bool:
    return block.kind not in {BlockKind.PREFORMATTED, BlockKind.TABLE_ROW}


def _runs_by_text(tree: HtmlElement, texts: set[str]) -> dict[str, tuple[Run, ...]]:
    found: dict[str, tuple[Run, ...]] = {}
    seen: set[HtmlElement] = set()
    for styled in _STYLED(tree)[:_STYLED_MAX]:
        holder = styled.getparent()
        while holder is not None and holder.tag in INLINE:
            holder = holder.getparent()
        if holder is None or holder in seen:
            continue
        seen.add(holder)
        block = _written(holder)
        if block is not None and block.runs and block.text in texts:
            found.setdefault(block.text, block.runs)
    return found


def _written(holder: HtmlElement) -> DraftBlock | None:
    """Return an element as a block, None where it has others within it."""
    writer = BlockWriter()
    open_at: dict[HtmlElement, int] = {}
    silent: HtmlElement | None = None
    for event, node in etree.iterwalk(holder, events=("start", "end")):
        if silent is not None:
            if event == "end" and node is silent:
                silent = None
                writer.add(node.tail)
            continue
        if event == "start":
            if not isinstance(node.tag, str) or node.tag in SILENT or node.tag in {"img", "br"}:
                silent = node
                writer.add(" " if node.tag == "br" else "")
                continue
            if (node is not holder and node.tag not in INLINE) or writer.length > _CHARS_MAX:
                return None
            open_at[node] = writer.length
            writer.add(node.text)
        else:
            style: RunStyle | None = STYLES.get(node.tag)
            if style is not None and node is not holder:
                writer.styled(open_at[node], style)
            if node is not holder:
                writer.add(node.tail)
    return writer.block(BlockKind.PARAGRAPH, 0)
