"""Tells texts from what is none, and pages, Markdown and plain text from each other, by what is in them."""

import re

from workbench.errors import RefusedError
from workbench.importing.saved_file import SavedFile

_HEAD_BYTES = 4096
_HTML = re.compile(
    rb"<!doctype\s+html|<(?:\w{1,20}:)?html[\s>]|<head[\s>]|<body[\s>]|<(?:article|main|div|table|p|h1|meta|title)(?:\s[^<>]{0,500})?>",
    re.IGNORECASE,
)
_XML = re.compile(rb"\s*<\?xml\s", re.IGNORECASE)
_PAGE_NAME = re.compile(r"\.x?html?$", re.IGNORECASE)
_ANY_TAG = re.compile(r"<[a-z][a-z0-9]{0,15}(?:\s[^<>]{0,500})?/?>", re.IGNORECASE)
_MARKDOWN_NAME = re.compile(r"\.(?:md|markdown|mdown|mkd)$", re.IGNORECASE)
# A bracket ends the search for the end of another: of many that are open, each would otherwise be looked behind to the end of the text.
_LABEL = r"\[[^\[\]\n]+\]"
_MARKDOWN_LINE = re.compile(
    rf"^(?:#{{1,6}} \S|[-*+] \S|>\s|```|{_LABEL}:\s|\d+\. \S)|\*\*\S[^*\n]*\*\*|{_LABEL}\([^()\s]+[()]", re.MULTILINE
)
_MARKDOWN_HEADING = re.compile(
    r"^(?:#{1,6} \S|[^\n]+\n(?:={3,}|-{3,})$)|\A---\n(?:[\w-]+:[^\n]*\n|[ \t-][^\n]*\n)+---$|\A\+\+\+\n[\w-]+ ?=",
    re.MULTILINE,
)
_MARKDOWN_LINES_MIN = 3
# A sign of number stands before names, ranks and comments in pasted text, too: beside it there has to be what only Markdown has.
_MARKDOWN_ALONE = re.compile(
    rf"^(?:#{{2,6}} \S|[-*+] \S|>\s|```|{_LABEL}:\s|={{3,}}$|-{{3,}}$)|\*\*\S[^*\n]*\*\*|{_LABEL}\([^()\s]+[()]",
    re.MULTILINE,
)
_CONTROL = bytes(set(range(32)) - {9, 10, 12, 13, 27})
# A text may have a few bytes that are none of its own, of an old word processor or a broken transfer.
_CONTROLS_MAX = 16
_CONTROL_SHARE_MAX = 0.01


def expect_text(data: bytes) -> None:
    """Let only texts pass.

    Raises:
        RefusedError: If too many of the bytes are no characters.
    """
    head = data[:_HEAD_BYTES]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or _looks_wide(head):
        return
    controls = len(data) - len(data.translate(None, _CONTROL))
    if controls > max(_CONTROLS_MAX, len(data) * _CONTROL_SHARE_MAX) or data.strip(_CONTROL) == b"":
        raise RefusedError("it is neither a page nor a text: too many of its bytes are no characters")


def _looks_wide(head: bytes) -> bool:
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = max(1, len(head) // 2)
    return min(even, odd) < half * 0.05 and max(even, odd) > half * 0.3


def is_page(file: SavedFile) -> bool:
    """Tell a page, or a piece of one.

    Raises:
        RefusedError: If it is XML of another kind.
    """
    text = file.text
    head = text[: _HEAD_BYTES * 4].encode("utf-8", "replace")
    stripped = head.lstrip()
    if stripped.startswith(b"<") or b"<html" in head[:2048].lower():
        if _HTML.search(head):
            return True
        if _XML.match(head):
            raise RefusedError("it is XML, but not a page")
    # An entry of a feed may begin with bare words, and have no more than a link in it.
    if _PAGE_NAME.search(file.name) and (file.description.is_whole or _ANY_TAG.search(text[:20_000])):
        return True
    return _is_fragment(text)


def _is_fragment(text: str) -> bool:
    """Tell a piece of a page, saved without its head: several tags that come in pairs, early on."""
    opened = re.findall(
        r"<(p|div|article|h[1-6]|ul|blockquote|table)(?:\s[^<>]{0,500})?>", text[:20_000], re.IGNORECASE
    )
    closed = re.findall(r"</(p|div|article|h[1-6]|ul|blockquote|table)>", text[:20_000], re.IGNORECASE)
    return len(opened) >= 3 and len(closed) >= 3


def is_markdown(file: SavedFile) -> bool:
    """Tell Markdown: by its name, or by several marks of it that plain text would not have."""
    if _MARKDOWN_NAME.search(file.name):
        return True
    head = file.text[:20_000]
    marks = len(_MARKDOWN_LINE.findall(head))
    if marks < _MARKDOWN_LINES_MIN or _MARKDOWN_HEADING.search(head) is None:
        return False
    return _MARKDOWN_ALONE.search(head) is not None
