"""Every line of text that a page shows, with its place in the tree: what the page looks like to a reader."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement

SILENT = {
    "script",
    "style",
    "noscript",
    "template",
    "svg",
    "head",
    "title",
    "iframe",
    "object",
    "select",
    "textarea",
    "math",
}
INLINE = {
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
}  # fmt: skip
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
_LINES_MAX = 5000
_CHARS_MAX = 200_000
# Searching every line in a body that is longer than this would take as long as the page is hostile.
_SEARCHED_CHARS_MAX = 300_000


@dataclass(frozen=True, slots=True)
class PageLine:
    """One line as a reader sees it.

    Attributes:
        text: Its text, white space folded.
        holder: The innermost block element around it.
        linked_chars: How much of its text is inside links.
    """

    text: str
    holder: HtmlElement
    linked_chars: int

    @property
    def linked(self) -> float:
        """Tell which share of the line is links; white space counts as text, so that a bare link may have a little less than 1."""
        return min(1.0, self.linked_chars / len(self.text))


def page_lines(tree: HtmlElement, pictures: list[tuple[HtmlElement, int]] | None = None) -> list[PageLine]:
    """Return the lines of a page in reading order; at most so many, the original keeps the rest.

    Args:
        tree: Of the page.
        pictures: Takes its pictures, each with how many lines stand above it.
    """
    lines: list[PageLine] = []
    parts: list[str] = []
    holders: list[HtmlElement] = [tree]
    linked_chars = links = 0
    room = _CHARS_MAX

    def add(text: str | None) -> None:
        nonlocal linked_chars
        if text:
            parts.append(text)
            if links:
                linked_chars += len(text.strip())

    def finish() -> None:
        nonlocal room, linked_chars
        line = fold("".join(parts))
        parts.clear()
        if line and len(lines) < _LINES_MAX and len(line) <= room:
            lines.append(PageLine(line, holders[-1], linked_chars))
            room -= len(line)
        linked_chars = 0

    silent: etree._Element | None = None
    for event, node in etree.iterwalk(tree, events=("start", "end")):
        tag = node.tag
        if silent is not None:
            if event == "end" and node is silent:
                silent = None
                add(node.tail)
            continue
        if event == "start":
            if not isinstance(tag, str) or tag in SILENT:
                silent = node
                continue
            if tag not in INLINE:
                if parts:
                    finish()
                holders.append(node)
            elif tag == "a":
                links += 1
            if tag == "img" and pictures is not None:
                pictures.append((node, len(lines)))
            add(node.text)
        else:
            if tag not in INLINE:
                if parts:
                    finish()
                holders.pop()
            elif tag == "a":
                links -= 1
            add(node.tail)
    if parts:
        finish()
    return lines


def leftover(lines: Iterable[str], taken: Iterable[str]) -> Iterator[str]:
    """Yield the lines that are not part of any text in `taken`, each once.

    Args:
        lines: As page_lines returns them.
        taken: What became title, body or comment.
    """
    texts = [fold(text) for text in taken]
    whole = set(texts)
    joined = "\n".join(texts)
    searchable = len(joined) <= _SEARCHED_CHARS_MAX
    seen: set[str] = set()
    for line in lines:
        if line in seen or line in whole or (searchable and line in joined):
            continue
        seen.add(line)
        yield line


def tight(text: str) -> str:
    """Return a text without any blanks: extraction sets and drops them around inline elements."""
    return "".join(fold(text).split())


def fold(text: str) -> str:
    """Return a text as one line: blanks folded, marks without width dropped."""
    return " ".join((text if text.isascii() else _INVISIBLE.sub("", text)).split())
