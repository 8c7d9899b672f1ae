"""Parses a page once and whole: what libxml2 would silently drop is taken out of its way first."""

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement, document_fromstring

from workbench.errors import RefusedError
from workbench.importing.page.xhtml import as_html

# libxml2 stops at an attribute of 10 MB (a SingleFile page reaches that with one picture) and at nesting 255.
# In a frame's page that is kept as an attribute, quotation marks are written as references, and end the address all the same.
_DATA_URI = re.compile(
    r"data:(?=[^\"'<>\s)]{1024})[^\"'<>\s)&]*(?:&(?!quot;|apos;|lt;|gt;|#0*3[49];|#[xX]0*2[27];)[^\"'<>\s)&]*)*"
)
_MARKUP_CHARS_MAX = 20_000_000
_DEPTH_MAX = 200
# Extraction calls itself for each level, and gives up at some 400 of them; libxml2 drops what is below 2048.
_LEVELS_MAX = 300
_IS_TOO_DEEP = etree.XPath("boolean(/" + "/".join(["*"] * (_LEVELS_MAX + 1)) + ")")
# Elements that must be closed by hand: counting the others, which browsers close themselves, would overstate depth.
_NESTING_TAG = re.compile(
    r"<(/?)(?:div|span|section|article|main|aside|header|footer|nav|table|tbody|tr|td|ul|ol|dl|blockquote|center|font|b|i|em|"
    r"strong|a|u|small|big|figure|form|fieldset|details|label|button|sup|sub|q|code|pre|object|svg|g|x-?\w+)(?=[\s/>])[^<>]*>",
    re.IGNORECASE,
)
# Any other that holds something, for pages that nest what nobody nests.
_ANY_TAG = re.compile(
    r"<(/?)(?!(?:html|head|body|script|style|template|textarea|title|area|base|br|col|embed|hr|img|input|link|meta|param|source|"
    r"track|wbr)(?=[\s/>]))[a-z][\w:-]*(?=[\s/>])[^<>]*>",
    re.IGNORECASE,
)
# libxml2 compares each attribute of an element with all before it: 40,000 of them cost it five seconds. No page has more than some fifty.
_ATTRIBUTES_MAX = 500
_ATTRIBUTE = r"""[\s/"'=]*+[^\s/>="']++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+|))?+"""
_ATTRIBUTES = re.compile(rf"<[a-zA-Z][^\s/>]*+(?:{_ATTRIBUTE}){{0,{_ATTRIBUTES_MAX}}}+((?:{_ATTRIBUTE})++)?")
# Extraction weighs links against their neighbours, in time that grows with the square of their number.
_LINK_TAG = re.compile(r"</?a(?=[\s>])[^<>]*>", re.IGNORECASE)
_LINK_TAGS_MAX = 40_000
# So it does with what is set apart in a line: 100,000 words in bold take it minutes.
_STYLE_TAG = re.compile(
    r"</?(?:b|i|u|s|em|strong|small|big|font|strike|tt|mark|sub|sup)(?=[\s/>])[^<>]*>", re.IGNORECASE
)
_STYLE_TAGS_MAX = 20_000
# A document type that declares entities on top of a page: HTML knows none such, and would show the end of it as text.
_DOCTYPE = re.compile(r"<!doctype", re.IGNORECASE)
_SUBSET_END = re.compile(r"\]\s*>")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_ELEMENT = re.compile(r"<[a-z]", re.IGNORECASE)
# XML 1.0 allows none of these; HTML reads them as nothing.
_FORBIDDEN = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF])
# The same, and halves of surrogate pairs, spelt as a number: libxml2 lets them through, and extraction gives the page up.
_REFERENCE = re.compile(r"&#(?:[xX]0*([0-9a-fA-F]{1,8})(?![0-9a-fA-F])|0*([0-9]{1,10})(?![0-9]));?")


@dataclass(frozen=True, slots=True)
class Page:
    """A page as a tree, in which `data:,N` stands for the Nth of the long `data:` URIs that were lifted out of it."""

    tree: HtmlElement
    data_uris: tuple[str, ...]


def parse_page(text: str, lifted: Sequence[str] = ()) -> Page:
    """Return the tree of a page.

    Args:
        text: The page.
        lifted: What was lifted out of the page in which this one is a frame: numbers go on from there.
    Raises:
        RefusedError: If there is no tree in it, or more markup than a page has.
    """
    data_uris = list(lifted)

    def lift(uri: re.Match[str]) -> str:
        data_uris.append(uri[0])
        return f"data:,{len(data_uris) - 1}"

    text = _DATA_URI.sub(lift, without_forbidden(text))
    text = without_subset(_REFERENCE.sub(_expect_character, text))
    if len(text) > _MARKUP_CHARS_MAX:
        raise RefusedError(
            f"it has {len(text):,} characters of markup, more than the {_MARKUP_CHARS_MAX:,} that a page may have"
        )
    text = as_html(text)
    if text.count("</a") + text.count("</A") > _LINK_TAGS_MAX // 2:
        text = _LINK_TAG.sub("", text)
    if len(_STYLE_TAG.findall(text)) > _STYLE_TAGS_MAX:
        text = _STYLE_TAG.sub("", text)
    text = without_crowds(text)
    # Comments and processing instructions are taken out here: later, their tails would go with them.
    parser = etree.HTMLParser(huge_tree=True, no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    # One class for all elements: lxml.html's own lookup asks Python about each of them each time, a tenth of all time.
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=HtmlElement))
    try:
        tree = document_fromstring(flatten(text).encode("utf-8", "replace"), parser=parser)
        if _IS_TOO_DEEP(tree):
            tree = document_fromstring(flatten(text, _ANY_TAG).encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise RefusedError("no page was found in it") from error
    return Page(tree, tuple(data_uris))


def without_subset(text: str) -> str:
    """Return a page without the declarations in its document type ("<!DOCTYPE html [ ... ]>"), which no browser reads."""
    doctype = _DOCTYPE.search(text)
    if doctype is None:
        return text
    start = text.find("[", doctype.end())
    if start < 0 or text.find(">", doctype.end(), start) >= 0:
        return text
    end = _SUBSET_END.search(text, start)
    # Elements outside of quotation marks are the page itself: then the declarations have no end of their own.
    if end is None or _ELEMENT.search(_QUOTED.sub("", text[start : end.start()])):
        return text
    return text[:start] + ">" + text[end.end() :]


def _expect_character(reference: re.Match[str]) -> str:
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    return "" if code in _FORBIDDEN or 0xD800 <= code <= 0xDFFF or code > sys.maxunicode else reference[0]


def without_forbidden(text: str) -> str:
    """Return a text without the characters that no tree can hold."""
    return text.translate(_FORBIDDEN) if re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", text) else text


def without_crowds(text: str) -> str:
    """Return a page without the attributes of an element that are more than any element has."""
    kept, at = [], 0
    for tag in _ATTRIBUTES.finditer(text):
        if tag[1]:
            kept.append(text[at : tag.start(1)])
            at = tag.end()
    return "".join((*kept, text[at:]))


def flatten(text: str, tags: re.Pattern[str] = _NESTING_TAG) -> str:
    """Drop the tags, never the text, of elements that are nested deeper than any page needs.

    Args:
        text: A page.
        tags: The tags that count and may go; the first group is the slash of one that closes.
    """
    depth = deepest = 0
    for match in tags.finditer(text):
        depth = max(0, depth - 1) if match[1] else depth + 1
        deepest = max(deepest, depth)
    if deepest <= _DEPTH_MAX:
        return text
    depth = 0

    def keep_shallow(match: re.Match[str]) -> str:
        nonlocal depth
        if match[1]:
            deep = depth > _DEPTH_MAX
            depth = max(0, depth - 1)
        else:
            depth += 1
            deep = depth > _DEPTH_MAX
        return " " if deep else match[0]

    return tags.sub(keep_shallow, text)
