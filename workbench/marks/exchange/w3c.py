"""Marks as Web Annotations: a collection with one page, in JSON-LD.

What a mark says beyond its note is said in the standard's own words where it has any: the kind as a body that classifies, the grade as one
that assesses, tags as bodies that tag, the colour as a style class. What it has none for, the original and which reading of it the places
are of, stands under a name of ours, which other programs pass over.
Source: W3C Recommendations of 2017-02-23, Web Annotation Data Model and Web Annotation Vocabulary.
"""

from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO, Final
from urllib.parse import quote

import msgspec

from workbench.library.articles import Article
from workbench.library.marks import Mark, MarkKind
from workbench.marks.exchange.base import Marked, MarkFormat

CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
OWN_CONTEXT: Final = {"dateline": "urn:dateline:terms:"}
ORIGINAL: Final = "dateline:original"
TEXT_VERSION: Final = "dateline:textVersion"
MARK_URN: Final = "urn:dateline:mark:"
SHA256_URN: Final = "urn:sha256:"
_COLLECTION: Final = "urn:dateline:marks"
_PAGE: Final = "urn:dateline:marks:page:1"
MOTIVATIONS: Final = {
    MarkKind.HIGHLIGHT: "highlighting",
    MarkKind.NOTE: "commenting",
    MarkKind.CLAIM: "classifying",
    MarkKind.DISPUTE: "questioning",
    MarkKind.FORECAST: "classifying",
}


def write_w3c(articles: Sequence[Marked], stream: BinaryIO) -> None:
    """Write a collection whose one page has all annotations."""
    items = [annotation(marked.article, mark) for marked in articles for mark in marked.marks]
    collection: dict[str, Any] = {
        "@context": [CONTEXT, OWN_CONTEXT],
        "id": _COLLECTION,
        "type": "AnnotationCollection",
        "label": "Marks from Dateline",
        "total": len(items),
    }
    # A collection without annotations has no page.
    if items:
        collection["first"] = {
            "id": _PAGE,
            "type": "AnnotationPage",
            "partOf": _COLLECTION,
            "startIndex": 0,
            "items": items,
        }
    stream.write(msgspec.json.format(msgspec.json.encode(collection), indent=2) + b"\n")


def annotation(article: Article, mark: Mark) -> dict[str, Any]:
    """Return one annotation."""
    target: dict[str, Any] = {
        "type": "SpecificResource",
        "source": _source(article),
        ORIGINAL: f"{SHA256_URN}{article.content}",
    }
    if mark.colour is not None:
        target["styleClass"] = mark.colour.value
    if mark.evidence is not None:
        target[ORIGINAL] = f"{SHA256_URN}{mark.evidence.original}"
        target[TEXT_VERSION] = mark.evidence.text_version
        target["selector"] = list(_selectors(mark))
    made: dict[str, Any] = {
        "id": f"{MARK_URN}{article.content}:{quote(mark.key, safe='')}",
        "type": "Annotation",
        "motivation": MOTIVATIONS[mark.kind],
        "body": list(_bodies(mark)),
        "target": target,
    }
    if mark.made_at:
        made["created"] = mark.made_at
    if mark.changed_at:
        made["modified"] = mark.changed_at
    return made


def _source(article: Article) -> str:
    """Return the address of an article, or what names its original where it has none that can be one."""
    url = article.url or ""
    is_address = url.startswith(("http://", "https://")) and not any(c.isspace() or c in '<>"{}|\\^`' for c in url)
    return url if is_address else f"{SHA256_URN}{article.content}"


def _selectors(mark: Mark) -> Iterator[dict[str, Any]]:
    evidence = mark.evidence
    assert evidence is not None
    yield {"type": "TextQuoteSelector", "exact": evidence.quote, "prefix": evidence.prefix, "suffix": evidence.suffix}
    # What came from another program has no place in a text of ours until it is found there.
    if evidence.text_version:
        yield {"type": "TextPositionSelector", "start": evidence.start, "end": evidence.end}


def _bodies(mark: Mark) -> Iterator[dict[str, Any]]:
    if mark.note:
        yield {"type": "TextualBody", "purpose": "commenting", "format": "text/markdown", "value": mark.note}
    yield {"type": "TextualBody", "purpose": "classifying", "value": mark.kind.value}
    for tag in mark.tags:
        yield {"type": "TextualBody", "purpose": "tagging", "value": tag}
    if mark.grade:
        yield {"type": "TextualBody", "purpose": "assessing", "value": mark.grade}


W3C = MarkFormat("w3c", "Web Annotations (JSON-LD)", ".jsonld", write_w3c)
