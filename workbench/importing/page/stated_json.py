"""Reads the JSON in which a page states things about itself, and hands on only as much of it as others read in good time."""

import json
import re
from collections.abc import Callable
from typing import Any

from lxml import etree, html
from lxml.html import HtmlElement

_SCRIPTS = etree.XPath("//script[@type='application/ld+json' or @type='application/settings+json']")
# What trafilatura's expressions may cost grows with the square of these, where a page is made for it.
_SOUND_CHARS_MAX = 100_000
_UNSOUND_CHARS_MAX = 10_000
_ALL_CHARS_MAX = 200_000
# Titles and names are shorter; a whole article or a page of markup is neither.
_STRING_CHARS_MAX = 500
_TAGS_MAX = 1000
# A quotation mark in this spelling ends a string too early once it is resolved.
_SPELT_QUOTE = re.compile(r"&(?:quot|#0*34|#x0*22)\b", re.IGNORECASE)


# Signs that no text may hold, and halves of pairs, spelt as escapes: JSON lets them through, and no answer can carry them.
_ESCAPED_SIGN = re.compile(r"\\u(?:00[01]|[dD][89a-fA-F]|[fF]{3})")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def load_json(text: str) -> Any:
    """Return what a script of a page states, None for what is no JSON or nested without end."""
    # Where the page is read as XHTML, its scripts are wrapped against it.
    text = text.strip().removeprefix("<![CDATA[").removesuffix("]]>")
    try:
        stated = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None
    return _with_texts(stated, lambda value: _FORBIDDEN.sub("", value)) if _ESCAPED_SIGN.search(text) else stated


def tame_statements(tree: HtmlElement) -> HtmlElement:
    """Return the statements of a page alone, without long texts, as a tree for whoever looks for names and titles in them."""
    tame = html.Element("div")
    room = _ALL_CHARS_MAX
    for script in _SCRIPTS(tree):
        text = script.text or ""
        stated = load_json(text) if len(text) > _UNSOUND_CHARS_MAX else None
        if stated is not None:
            if len(text) > _SOUND_CHARS_MAX:
                text = json.dumps(_with_texts(stated, lambda value: value if len(value) <= _STRING_CHARS_MAX else ""))
            if len(text) > _SOUND_CHARS_MAX or _SPELT_QUOTE.search(text):
                continue
        elif len(text) > _UNSOUND_CHARS_MAX:
            continue
        room -= len(text)
        if room < 0:
            break
        copy = etree.SubElement(tame, "script", type=script.get("type"))
        copy.text = text.replace("<", " ") if text.count("<") > _TAGS_MAX else text
    return tame


def _with_texts(stated: Any, change: Callable[[str], str]) -> Any:
    """Return a statement with each string in it changed, in place."""
    root = [stated]
    pending: list[Any] = [root]
    while pending:
        node = pending.pop()
        for key, value in list(node.items() if isinstance(node, dict) else enumerate(node)):
            if isinstance(value, str):
                node[key] = change(value)
            elif isinstance(value, dict | list):
                pending.append(value)
    return root[0]
