"""Reads comments from a page's JSON-LD, where the page itself shows none that can be told."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from lxml import etree, html
from lxml.html import HtmlElement

from workbench.importing.draft import DraftBlock, DraftComment
from workbench.importing.page.page_lines import tight
from workbench.importing.page.stated_json import load_json
from workbench.importing.shown_dates import read_day

_SCRIPTS = etree.XPath("//script[@type='application/ld+json'][contains(., '\"comment\"')]/text()")
# Metadata of a page is some kilobytes; what is larger is a store of something else.
_LARGEST_CHARS = 4_000_000
_MOST_COMMENTS = 10_000
# Of what stands in a body from the first stated comment on, so much is comments where the page shows them as it shows the text.
_LEAST_SHARE = 0.6
_SCRAP_CHARS = 60
_LEAST_SHOWN = 2
_SEARCHED_CHARS_MAX = 300_000


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
        waiting: list[tuple[Any, int | None, int]] = [(load_json(script), None, -1)]
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


def without_stated(body: list[DraftBlock], comments: Sequence[DraftComment]) -> list[DraftBlock]:
    """Return a body without the stated comments that end it, and the scraps between them: names, days, buttons.

    A comment that quotes the article is no reason to shorten that: there must be several, in a run, under a text.
    """
    stated = [tight(" ".join(comment.paragraphs)) for comment in comments]
    whole = "\n".join(stated)
    if len(whole) > _SEARCHED_CHARS_MAX:
        return body
    texts = [tight(block.text) for block in body]
    is_stated = [len(text) > 1 and text in whole for text in texts]
    first = next((n for n, block in enumerate(body) if is_stated[n] and len(block.text) >= _SCRAP_CHARS), 0)
    tail = range(first, len(body))
    chars = sum(len(texts[n]) for n in tail)
    shown = sum(any(is_stated[n] and texts[n] in one for n in tail) for one in stated[:_LEAST_SHOWN])
    if first == 0 or shown < _LEAST_SHOWN or sum(len(texts[n]) for n in tail if is_stated[n]) < _LEAST_SHARE * chars:
        return body
    return body[:first] + [body[n] for n in tail if not is_stated[n] and len(body[n].text) >= _SCRAP_CHARS]
