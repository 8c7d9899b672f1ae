"""Reads XHTML as it is meant and writes it as HTML: to a parser of HTML, <script/> opens a script that swallows the page."""

import re
from html import escape
from html.entities import html5
from typing import Final

from lxml import etree

from workbench.importing.closed_xml import closed_parser

_XHTML: Final = "http://www.w3.org/1999/xhtml"
# Their elements are HTML's own: all other vocabularies have names that mean something else in HTML.
_NAMESPACES: Final = frozenset({_XHTML, "http://www.w3.org/2000/svg", "http://www.w3.org/1998/Math/MathML"})
# Attributes that HTML has without a namespace.
_PLAIN: Final = {"{http://www.w3.org/XML/1998/namespace}lang": "lang", "{http://www.w3.org/1999/xlink}href": "href"}
_HEAD_CHARS: Final = 4096
_DECLARATION: Final = re.compile(r"\s*<\?xml\b[^<>]{0,500}\?>", re.IGNORECASE)
_DOCTYPE: Final = re.compile(r"<!DOCTYPE[^<>]*>", re.IGNORECASE)
# A page that is well-formed means the same to both parsers, but for these.
_XML_ALONE: Final = re.compile(
    r"<(?!(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)[\s/])[A-Za-z][\w:.-]*(?:\s[^<>]*)?/>"
    r"|<!\[CDATA\[|<[A-Za-z]\w*:(?:html|body)[\s>]"
)
# What these hold is no markup to a parser of HTML: left open, each takes all that follows.
_SWALLOWING: Final = re.compile(r"<(script|style|title|textarea|iframe|noframes|xmp)(\s[^<>]*)?/>", re.IGNORECASE)
_CLOSED_AT_ONCE: Final = re.compile(
    r"<(?!(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)[\s/])([A-Za-z][\w:.-]*)(\s[^<>]*)?/>"
)
_OPENING: Final = re.compile(r"<(script|style)(?:\s[^<>]*)?(?<!/)>", re.IGNORECASE)
_CLOSING: Final = {name: re.compile(f"</{name}", re.IGNORECASE) for name in ("script", "style")}
_ENTITY: Final = re.compile(r"&([A-Za-z][A-Za-z0-9]{0,31});")
_OF_XML: Final = frozenset({"amp", "lt", "gt", "quot", "apos"})
_CDATA: Final = "<![CDATA["


def as_html(text: str) -> str:
    """Return a page as a parser of HTML reads it rightly; anything that is no XHTML is returned as it is.

    Args:
        text: A page, without declarations in its document type.
    """
    if _XHTML not in text[:_HEAD_CHARS]:
        return text
    declared = _DECLARATION.match(text)
    if declared is None and not _XML_ALONE.search(text):
        return text
    body = text[declared.end() :] if declared else text
    return _well_formed_as_html(body) or _mended(body, _CLOSED_AT_ONCE if declared else _SWALLOWING)


def _well_formed_as_html(text: str) -> str:
    """Return XML as HTML, nothing where it is not well-formed."""
    parser = closed_parser(huge_tree=True, encoding="utf-8")
    # Without its document type a page has no entities of its own, and nothing that could grow.
    text = _ENTITY.sub(_as_character, _DOCTYPE.sub("", text, count=1)).strip()
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return ""
    for element in root.iter(etree.Element):
        _take_namespaces(element)
    if root.tag != "html":
        return ""
    etree.cleanup_namespaces(root)
    written: str = etree.tostring(root, method="html", encoding="unicode")
    return written


def _take_namespaces(element: etree._Element) -> None:
    name = etree.QName(element)
    if name.namespace is not None:
        element.tag = name.localname if name.namespace in _NAMESPACES else "span"
    for key in [key for key in element.attrib if key.startswith("{")]:
        value = element.attrib.pop(key)
        plain = _PLAIN.get(key)
        if plain is not None and element.get(plain) is None:
            element.set(plain, value)


def _as_character(entity: re.Match[str]) -> str:
    name = entity[1]
    if name in _OF_XML:
        return entity[0]
    # One that HTML does not know is shown as it stands, as browsers show it.
    return escape(html5.get(f"{name};", entity[0]))


def _mended(text: str, closed_at_once: re.Pattern[str]) -> str:
    """Return what is meant for XHTML, but not well-formed, so that a parser of HTML loses nothing of it."""
    pieces: list[str] = []
    at = 0
    while at < len(text):
        opening = _OPENING.search(text, at)
        markup = text[at : opening.start()] if opening else text[at:]
        pieces.append(closed_at_once.sub(r"<\1\2></\1>", _without_sections(markup)))
        if opening is None:
            break
        # What a script or a style sheet holds stays as it is.
        closing = _CLOSING[opening[1].lower()].search(text, opening.end())
        at = closing.start() if closing else len(text)
        pieces.append(text[opening.start() : at])
    return "".join(pieces)


def _without_sections(markup: str) -> str:
    """Return markup with its sections of character data written as text."""
    before, *rest = markup.split(_CDATA)
    pieces = [before]
    for piece in rest:
        inside, end, after = piece.partition("]]>")
        pieces.append(f"{escape(inside, quote=False)}{after}" if end else piece)
    return "".join(pieces)
