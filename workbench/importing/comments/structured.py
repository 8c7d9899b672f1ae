"""Reads comments from a page's JSON-LD, where the page itself shows none that can be told."""

import datetime as dt
import json
from typing import Any

from lxml import etree, html
from lxml.html import HtmlElement

from workbench.importing.draft import DraftComment
from workbench.importing.shown_dates import read_day

_SCRIPTS = etree.XPath("//script[@type='application/ld+json'][contains(., '\"comment\"')]/text()")
# Metadata of a page is some kilobytes; what is larger is a store of something else.
_LARGEST_CHARS = 4_000_000
_MOST_COMMENTS = 10_000


def _text(value: Any) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _name(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return _text(value.get("name") if isinstance(value, dict) else value) or None


def _paragraphs(value: Any) -> tuple[str, ...]:
    if not isinstance(value, str):
        return ()
    # Publishers put HTML into "text" as often as plain text.
    if "<" in value and ">" in value:
        try:
            fragment = html.fragment_fromstring(value, create_parent="div")
        except (etree.ParserError, etree.XMLSyntaxError, ValueError):
            return ()
        value = "\n".join(fragment.itertext())
    return tuple(p for line in value.splitlines() if (p := " ".join(line.split())))


def comments_in_json(tree: HtmlElement, saved: dt.date | None = None) -> list[DraftComment]:
    """Return the comments that the page's JSON-LD states, replies after what they reply to."""
    comments: list[DraftComment] = []
    for script in _SCRIPTS(tree):
        if len(script) > _LARGEST_CHARS:
            continue
        try:
            # Some publishers nest without end; the decoder then gives up with RecursionError.
            state = json.loads(script, strict=False)
        except (ValueError, RecursionError):
            continue
        waiting: list[tuple[Any, int | None, int]] = [(state, None, -1)]
        while waiting and len(comments) < _MOST_COMMENTS:
            node, parent, depth = waiting.pop()
            if isinstance(node, list):
                waiting.extend((child, parent, depth) for child in reversed(node))
                continue
            if not isinstance(node, dict):
                continue
            kinds = node.get("@type")
            if "Comment" in (kinds if isinstance(kinds, list) else [kinds]):
                paragraphs = _paragraphs(node.get("text") or node.get("description"))
                if paragraphs:
                    shown = _text(node.get("dateCreated") or node.get("datePublished")) or None
                    day = read_day(shown, saved) if shown else None
                    depth += 1
                    comments.append(DraftComment(paragraphs, _name(node.get("author")), shown, day, depth, parent))
                    parent = len(comments) - 1
            waiting.extend((v, parent, depth) for v in reversed(node.values()) if isinstance(v, dict | list))
    return comments
