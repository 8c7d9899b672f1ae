"""The markup of feeds, which often is not quite XML: mended, read without entities, and its elements called by their plain names."""

import re
from html.entities import name2codepoint
from typing import Final

from lxml import etree

from workbench.errors import RefusedError
from workbench.importing.closed_xml import closed_parser

ATOM: Final = ("http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#")
RSS_RDF: Final = (
    "http://purl.org/rss/1.0/",
    "http://my.netscape.com/rdf/simple/0.9/",
    "http://channel.netscape.com/rdf/simple/0.9/",
)
_BEFORE_ROOT: Final = re.compile(
    r"(?:\s|<\?[^<>]*\?>|<!--(?:[^-]|-(?!->))*-->|<!DOCTYPE[^<>\[]*(?:\[[^\]]*\]\s*)?>)*", re.IGNORECASE
)
# Elements of these have their plain names; those of others, by which feeds say more, have a colon before theirs.
_CORE: Final = frozenset({"", *ATOM, *RSS_RDF, "http://backend.userland.com/rss2"})
# No characters at all in XML, and of JSON none that could be stored.
FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
# XML knows five of the names that HTML has for characters; feeds use the others as well.
_REFERENCES: Final = re.compile(r"&(?:([A-Za-z][A-Za-z0-9]{1,8});|(?!#(?:\d{1,7}|x[0-9a-fA-F]{1,6});))")
_XML_NAMES: Final = frozenset({"amp", "lt", "gt", "quot", "apos"})


def parse_feed(text: str) -> etree._Element:
    """Return the tree of a feed; what is not quite XML is mended.

    It begins with the outermost element: with the document type go all entities that could be declared, and expanded without end.
    """
    text = text[root_at(text) :]
    text = _mended(FORBIDDEN.sub("", text))
    parser = closed_parser(recover=True, huge_tree=True, encoding="utf-8")
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        raise RefusedError("it is a feed that is damaged") from error
    if root is None:
        raise RefusedError("it is a feed that is damaged")
    return root


def _mended(text: str) -> str:
    """Return XML with numbers for the names of characters that it does not know, and with its ampersands as they should be."""
    pieces, position = [], 0
    while position < len(text):
        start = text.find("<![CDATA[", position)
        start = start if start >= 0 else len(text)
        end = text.find("]]>", start)
        end = end if end >= 0 else len(text)
        pieces += [_REFERENCES.sub(_mended_reference, text[position:start]), text[start:end]]
        position = end
        if text.startswith("]]>", end):
            pieces.append("]]>")
            position += 3
    return "".join(pieces)


def _mended_reference(found: re.Match[str]) -> str:
    name = found[1]
    if name in _XML_NAMES:
        return found[0]
    if name in name2codepoint:
        return f"&#{name2codepoint[name]};"
    return f"&amp;{found[0][1:]}"


def root_at(text: str) -> int:
    """Return where the outermost element of a feed begins: behind the document type and what else may stand before it."""
    before = _BEFORE_ROOT.match(text)
    return before.end() if before else 0


def name_of(element: etree._Element) -> str:
    """Return the name of an element; a colon before it says that it is none of the feed's own."""
    space, _, local = element.tag.rpartition("}")
    # Where the prefix was never declared, it is a part of the name.
    prefix, _, local = local.rpartition(":")
    return local if space.lstrip("{") in _CORE and not prefix else f":{local}"
