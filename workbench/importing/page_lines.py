"""Every line of text that a page shows, so that what is neither body nor comment can be kept as boilerplate."""

import re
from collections.abc import Iterable, Iterator

from lxml import etree
from lxml.html import HtmlElement

_SILENT = {
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
_INLINE = {
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
}  # fmt: skip
_BLANKS = re.compile(r"\s+")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
_LINES_MAX = 5000
_CHARS_MAX = 200_000
# Searching every line in a body that is longer than this would take as long as the page is hostile.
_SEARCHED_CHARS_MAX = 300_000


def page_lines(tree: HtmlElement) -> list[str]:
    """Return the lines of a page in reading order, white space folded; at most so many, the original keeps the rest."""
    lines: list[str] = []
    parts: list[str] = []
    room = _CHARS_MAX

    def finish() -> None:
        nonlocal room
        if parts:
            line = _fold("".join(parts))
            parts.clear()
            if line and len(lines) < _LINES_MAX and len(line) <= room:
                lines.append(line)
                room -= len(line)

    silent: etree._Element | None = None
    for event, node in etree.iterwalk(tree, events=("start", "end")):
        tag = node.tag
        if silent is not None:
            if event == "end" and node is silent:
                silent = None
                if node.tail:
                    parts.append(node.tail)
            continue
        if event == "start":
            if not isinstance(tag, str) or tag in _SILENT:
                silent = node
                continue
            if tag not in _INLINE:
                finish()
            if node.text:
                parts.append(node.text)
        else:
            if tag not in _INLINE:
                finish()
            if node.tail:
                parts.append(node.tail)
    finish()
    return lines


def leftover(lines: Iterable[str], taken: Iterable[str]) -> Iterator[str]:
    """Yield the lines that are not part of any text in `taken`, each once.

    Args:
        lines: As page_lines returns them.
        taken: What became title, body or comment.
    """
    texts = [_fold(text) for text in taken]
    whole = set(texts)
    joined = "\n".join(texts)
    searchable = len(joined) <= _SEARCHED_CHARS_MAX
    seen: set[str] = set()
    for line in lines:
        if line in seen or line in whole or (searchable and line in joined):
            continue
        seen.add(line)
        yield line


def _fold(text: str) -> str:
    return _BLANKS.sub(" ", _INVISIBLE.sub("", text)).strip()
