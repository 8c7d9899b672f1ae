"""A citation as spans of text with a role each, and what plain text, Markdown and rich text make of them."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from html import escape
from typing import Final
from urllib.parse import quote

_ISOLATE_END: Final = "\N{POP DIRECTIONAL ISOLATE}"
_MARKDOWN: Final = re.compile(r"([\\`*_{}\[\]<>#|~^$!&])")
# What begins a list, a heading, a quotation or a line across the page where it stands first.
_MARKDOWN_FIRST: Final = re.compile(r"^(\s*\d*)([-+=.)])", re.MULTILINE)
_WEB: Final = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_FENCE: Final = re.compile("`{3,}")
# Whatever else an address has would end the link, or be read as markup: written in percents it means the same.
_URL_SAFE: Final = "/:?#@!$&'+,;=%-._~"


class Role(StrEnum):
    """How a span is set apart."""

    PLAIN = "plain"
    FOREIGN = "foreign"
    WORK = "work"
    LINK = "link"
    BREAK = "break"


@dataclass(frozen=True, slots=True)
class Span:
    """Some text of a citation: ours, words of the article (which keep their own direction), a source in italics, or an address."""

    text: str
    role: Role = Role.PLAIN


class Form(StrEnum):
    """In which form a citation is given."""

    TEXT = "text"
    MARKDOWN = "markdown"
    RICH = "rich"


def as_text(spans: Iterable[Span]) -> str:
    """Return a citation as plain text. Words that run from right to left are isolated, lest they turn what stands after them."""
    return "".join("\n" if span.role is Role.BREAK else _isolated(span) for span in spans)


def as_markdown(spans: Iterable[Span]) -> str:
    """Return a citation as Markdown in which nothing of the article is markup, whatever it says."""
    return _MARKDOWN_FIRST.sub(r"\1\\\2", "".join(map(_markdown, spans)))


def as_html(spans: Iterable[Span]) -> str:
    """Return a citation as a paragraph of HTML; only its links are links, and none is anything but a page on the web."""
    return f"<p>{''.join(map(_html, spans))}</p>"


def given(spans: Sequence[Span], form: Form) -> str:
    """Return a citation in a form."""
    return {Form.TEXT: as_text, Form.MARKDOWN: as_markdown, Form.RICH: as_html}[form](spans)


def record_given(record: str, form: Form) -> str:
    """Return a record for a reference manager in a form: as it stands, as a block of code, or as preformatted text."""
    if form is Form.RICH:
        return f"<pre>{escape(record)}</pre>"
    if form is Form.TEXT:
        return record
    longest = max((len(run) for run in _FENCE.findall(record)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}\n{record.rstrip()}\n{fence}\n"


def is_right_to_left(text: str) -> bool:
    """Tell whether a text runs from right to left: as its first letter does that has a direction."""
    directions = (unicodedata.bidirectional(character) for character in text)
    return next((one for one in directions if one in {"L", "R", "AL"}), "L") != "L"


def _isolated(span: Span) -> str:
    # A name of Latin letters alone needs none, and an invisible character in it would only be in the way.
    if span.role not in {Role.FOREIGN, Role.WORK} or not any(map(_turns, span.text)):
        return span.text
    begin = "\N{RIGHT-TO-LEFT ISOLATE}" if is_right_to_left(span.text) else "\N{LEFT-TO-RIGHT ISOLATE}"
    return f"{begin}{span.text}{_ISOLATE_END}"


def _turns(character: str) -> bool:
    return unicodedata.bidirectional(character) in {"R", "AL", "AN"}


def _markdown(span: Span) -> str:
    if span.role is Role.BREAK:
        # Two blanks at the end of a line are lost by many editors.
        return "\\\n"
    if span.role is Role.LINK:
        return f"<{quote(span.text, safe=_URL_SAFE)}>" if _WEB.fullmatch(span.text) else _escaped(span.text)
    said = _escaped(_isolated(span))
    return f"*{said}*" if span.role is Role.WORK and said else said


def _escaped(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", text)


def _html(span: Span) -> str:
    if span.role is Role.BREAK:
        return "<br>"
    said = escape(span.text)
    if span.role is Role.LINK:
        return f'<a href="{said}">{said}</a>' if _WEB.fullmatch(span.text) else said
    if span.role is Role.PLAIN:
        return said
    turned = f'<bdi dir="{"rtl" if is_right_to_left(span.text) else "ltr"}">{said}</bdi>'
    return f"<i>{turned}</i>" if span.role is Role.WORK else turned
