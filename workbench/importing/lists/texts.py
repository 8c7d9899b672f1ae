"""What entries of lists say, made fit to be kept: on one line, on several, and out of HTML."""

import html
import re
from typing import Final

_LINE_CHARS_MAX: Final = 1_000
# Controls, and halves of characters, which JSON can spell and nothing can store.
_NO_CHARACTERS: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_BLANKS: Final = re.compile(r"\s+")
_TAG: Final = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)(?:\s[^<>]{0,5000})?/?>|<!--.{0,5000}?-->", re.DOTALL)
_LINE_ELEMENTS: Final = (
    "p",
    "div",
    "br",
    "li",
    "ul",
    "ol",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "tr",
    "table",
    "pre",
)


def one_line(text: str, chars: int = _LINE_CHARS_MAX) -> str:
    """Return text as one line of so many characters at most."""
    return _BLANKS.sub(" ", _NO_CHARACTERS.sub(" ", text[: chars * 4])).strip()[:chars].rstrip()


def many_lines(text: str) -> str:
    """Return text that may have several lines, without what is no text."""
    return _NO_CHARACTERS.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def text_of_html(marked: str) -> str:
    """Return what a note in HTML says, a line for each of its paragraphs; text without marks comes back as it is."""
    if "<" not in marked and "&" not in marked:
        return marked.strip()
    bare = _TAG.sub(lambda tag: "\n" if (tag[2] or "").lower() in _LINE_ELEMENTS else "", marked)
    return "\n".join(filter(None, map(str.strip, html.unescape(bare).split("\n"))))
