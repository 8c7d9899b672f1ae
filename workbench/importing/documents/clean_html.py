"""Clean HTML, as books are made of, to blocks: all of its text is meant to be read, and nothing has to be found in it first."""

from collections.abc import Callable
from typing import Any, Final

from lxml import etree

from workbench.importing.documents.safe_xml import local
from workbench.importing.documents.story import PLAIN, Look, Story
from workbench.model import BlockKind, RunStyle, Zone

_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_BLOCK_NAMES: Final = (
    "p div section article body main header footer aside figure figcaption blockquote pre li dt dd dl ul ol table caption tr td th "
    "thead tbody tfoot hr address center details summary fieldset"
)
_BLOCKS: Final = frozenset(_BLOCK_NAMES.split()) | frozenset(_HEADINGS)
_LISTS: Final = frozenset({"ul", "ol"})
_CELLS: Final = frozenset({"td", "th"})
_STYLES: Final = {
    "em": RunStyle.EMPHASIS, "i": RunStyle.EMPHASIS, "cite": RunStyle.EMPHASIS, "dfn": RunStyle.EMPHASIS, "var": RunStyle.EMPHASIS,
    "strong": RunStyle.STRONG, "b": RunStyle.STRONG,
    "code": RunStyle.CODE, "kbd": RunStyle.CODE, "samp": RunStyle.CODE, "tt": RunStyle.CODE,
}  # fmt: skip
_SILENT_NAMES: Final = (
    "script style head template nav iframe object embed audio video canvas form button select textarea input noscript rt rp "
    "annotation annotation-xml map"
)
_SILENT: Final = frozenset(_SILENT_NAMES.split())
_NOTE_REFERENCES: Final = frozenset({"noteref", "doc-noteref"})
_LEVEL_MAX: Final = 9

# Takes the address of a picture, what stands for it, and how many blocks stand above it.
TakePicture = Callable[[str, str, int], None]


def no_picture(_address: str, _alt: str, _line: int) -> None:
    """Leave a picture out."""


def write_html(root: etree._Element, story: Story, take_picture: TakePicture = no_picture) -> None:
    """Write the blocks of an HTML tree, with or without namespaces, in their order."""
    _Walk(story, take_picture).walk(root)


class _Walk:
    def __init__(self, story: Story, take_picture: TakePicture) -> None:
        self._story = story
        self._take_picture = take_picture
        # What is open around the text, by name: the innermost last.
        self._open: dict[str, int] = {}
        self._level = 0
        self._headings: list[int] = []
        self._grid: list[str] = []
        self._styles: list[RunStyle] = []

    def walk(self, root: etree._Element) -> None:
        silent: Any = None
        steps = etree.iterwalk(root, events=("start", "end"))
        for event, node in steps:
            if event == "start":
                tag = local(node).lower()
                if not tag or tag in _SILENT or _is_hidden(node):
                    silent = node
                    steps.skip_subtree()
                    continue
                self._start(tag, node)
            elif node is silent:
                silent = None
                self._text(node.tail)
            else:
                self._end(local(node).lower())
                if node is not root:
                    self._text(node.tail)
        self._story.end(self._look())

    def _text(self, text: str | None) -> None:
        if text:
            self._story.text(text, tuple(self._styles), keep_space=bool(self._open.get("pre")))

    def _look(self) -> Look:
        if self._headings:
            return Look(BlockKind.HEADING, self._headings[-1])
        if self._open.get("pre"):
            return Look(BlockKind.PREFORMATTED)
        if self._open.get("figcaption"):
            return Look(zone=Zone.CAPTION)
        if self._open.get("blockquote"):
            return Look(BlockKind.QUOTE)
        if self._open.get("li"):
            return Look(BlockKind.LIST_ITEM, min(max(1, self._level), _LEVEL_MAX))
        return PLAIN

    def _start(self, tag: str, node: etree._Element) -> None:
        story = self._story
        if tag in _BLOCKS:
            story.end(self._look())
            self._open[tag] = self._open.get(tag, 0) + 1
            if tag in _HEADINGS:
                self._headings.append(_HEADINGS[tag])
            elif tag in _LISTS:
                self._level += 1
            elif tag == "tr":
                story.open_row()
                self._grid.append(tag)
            elif tag in _CELLS:
                # A cell outside of a row is a paragraph; the mark keeps the ends in step with the starts.
                is_cell = bool(self._grid) and self._grid[-1] == "tr"
                self._grid.append(tag if is_cell else "")
                if is_cell:
                    story.open_cell()
        elif tag in _STYLES:
            self._styles.append(_STYLES[tag])
        elif tag == "br":
            story.line_break()
        elif tag in {"img", "image"}:
            address = node.get("src") or node.get("href") or node.get("{http://www.w3.org/1999/xlink}href") or ""
            self._take_picture(address, node.get("alt") or "", story.lines_above)
        elif tag == "a" and _roles(node) & _NOTE_REFERENCES:
            self._bracket(node)
        self._text(node.text)

    def _bracket(self, node: etree._Element) -> None:
        """Set the bare number of a note in brackets: it would run into the word before it."""
        number = (node.text or "").strip()
        if number.isalnum() and not len(node):
            node.text = f"[{number}]"

    def _end(self, tag: str) -> None:
        story = self._story
        if tag in _BLOCKS:
            story.end(self._look())
            self._open[tag] -= 1
            if tag in _HEADINGS:
                self._headings.pop()
            elif tag in _LISTS:
                self._level -= 1
            elif tag == "tr":
                self._grid.pop()
                story.close_row()
            elif tag in _CELLS and self._grid.pop():
                story.close_cell()
        elif tag in _STYLES:
            self._styles.pop()


def _roles(node: etree._Element) -> set[str]:
    stated = f"{node.get('{http://www.idpf.org/2007/ops}type') or node.get('epub:type') or ''} {node.get('role') or ''}"
    return set(stated.lower().split())


def _is_hidden(node: etree._Element) -> bool:
    if node.get("hidden") is not None:
        return True
    style = node.get("style")
    return style is not None and "display:none" in style.replace(" ", "").lower()
