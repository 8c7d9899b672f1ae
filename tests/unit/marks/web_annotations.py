"""Checks a collection of Web Annotations against what the data model requires, clause by clause.

Source: W3C Recommendation of 2017-02-23, Web Annotation Data Model: 3.1 to 3.3, 4.2, 5.1, 5.2.
"""

import re
from collections.abc import Iterator
from typing import Any

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_IRI = re.compile(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]+", re.IGNORECASE)
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})")
_MOTIVATIONS = {
    "assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting", "identifying", "linking",
    "moderating", "questioning", "replying", "tagging",
}  # fmt: skip


def faults(whole: Any) -> list[str]:
    """Return what is wrong with a collection."""
    return list(_collection(whole))


def _collection(whole: Any) -> Iterator[str]:
    context = whole.get("@context")
    if CONTEXT not in (context if isinstance(context, list) else [context]):
        yield "the context is missing (3.1)"
    yield from _iri(whole.get("id"), "collection")
    if whole.get("type") != "AnnotationCollection":
        yield "the collection has no type (5.1)"
    total = whole.get("total")
    if not isinstance(total, int) or total < 0:
        yield "total is no number (5.1)"
    if not total:
        if "first" in whole:
            yield "an empty collection has a page (5.1)"
        return
    page = whole.get("first")
    yield from _iri(page.get("id"), "page")
    if page.get("type") != "AnnotationPage" or not isinstance(page.get("items"), list):
        yield "the page is none (5.2)"
    if page.get("partOf") != whole.get("id") or not isinstance(page.get("startIndex"), int):
        yield "the page is not of its collection (5.2)"
    if total > 0 and len(page["items"]) != total:
        yield "total is not that of the items (5.1)"
    ids = [item.get("id") for item in page["items"]]
    if len(set(ids)) != len(ids):
        yield "two annotations have one id (3.1)"
    for item in page["items"]:
        yield from _annotation(item)


def _annotation(item: Any) -> Iterator[str]:
    yield from _iri(item.get("id"), "annotation")
    if item.get("type") != "Annotation":
        yield "an annotation has no type (3.1)"
    if item.get("motivation") not in _MOTIVATIONS:
        yield "no such motivation (3.3.5)"
    for name in ("created", "modified"):
        if name in item and not _MOMENT.fullmatch(item[name]):
            yield f"{name} is no xsd:dateTime with a time zone (3.3.1)"
    for body in item.get("body", []):
        yield from _body(body)
    yield from _target(item.get("target"))


def _body(body: Any) -> Iterator[str]:
    if body.get("type") != "TextualBody" or not isinstance(body.get("value"), str):
        yield "a textual body has no type or value (3.2.4)"
    if body.get("purpose") not in _MOTIVATIONS:
        yield "no such purpose (3.3.5)"


def _target(target: Any) -> Iterator[str]:
    if not isinstance(target, dict):
        yield "there is no target (3.1)"
        return
    if target.get("type") != "SpecificResource":
        yield "the target has no type (4)"
    yield from _iri(target.get("source"), "source")
    for selector in target.get("selector", []):
        match selector.get("type"):
            case "TextQuoteSelector":
                if not all(isinstance(selector.get(name), str) for name in ("exact", "prefix", "suffix")):
                    yield "a quote has no words (4.2.4)"
            case "TextPositionSelector":
                start, end = selector.get("start"), selector.get("end")
                if not (isinstance(start, int) and isinstance(end, int) and 0 <= start <= end):
                    yield "a position is none (4.2.5)"
            case _:
                yield "no such selector (4.2)"


def _iri(value: Any, what: str) -> Iterator[str]:
    if not isinstance(value, str) or not _IRI.fullmatch(value):
        yield f"the {what} has no IRI (3.1)"
