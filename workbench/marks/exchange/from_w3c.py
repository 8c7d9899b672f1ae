"""Annotations out of Web Annotations: ours without loss, those of other programs as far as marks have the same.

Source: W3C Recommendation of 2017-02-23, Web Annotation Data Model.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final
from urllib.parse import unquote

from workbench.library.marks import Colour, MarkKind
from workbench.marks.exchange.incoming import (
    Incoming,
    UnusableError,
    as_count,
    as_line,
    as_list,
    as_mapping,
    as_quote,
    as_text,
    foreign_evidence,
    grade_of,
    kept_evidence,
    key_for,
    moment_of,
    note_of,
    own_key,
    tags_of,
    urls_of,
)
from workbench.marks.exchange.w3c import MARK_URN, ORIGINAL, SHA256_URN, TEXT_VERSION
from workbench.model import Evidence

_TYPES: Final = frozenset({"Annotation", "oa:Annotation"})
_LISTS: Final = ("items", "@graph")
_DEPTH_MAX: Final = 8
_KIND_NAMES: Final = frozenset(kind.value for kind in MarkKind)
_COLOUR_NAMES: Final = frozenset(colour.value for colour in Colour)


def is_w3c(whole: Any) -> bool:
    """Tell whether it is an annotation, or a page, collection or list of some."""
    if isinstance(whole, list):
        return any(_is_annotation(item) for item in whole)
    kinds = {kind for kind in as_list(as_mapping(whole).get("type")) if isinstance(kind, str)}
    is_set = bool(kinds & {"AnnotationCollection", "AnnotationPage"})
    return (
        is_set
        or _is_annotation(whole)
        or any(_is_annotation(item) for item in as_list(as_mapping(whole).get("@graph")))
    )


def read_w3c(whole: Any) -> Iterator[Incoming | UnusableError]:
    """Yield the annotations, and why one is none."""
    for item in _annotations(whole):
        try:
            yield _read(item)
        except UnusableError as error:
            yield error


def _is_annotation(value: Any) -> bool:
    kinds = as_list(as_mapping(value).get("type")) + as_list(as_mapping(value).get("@type"))
    return any(isinstance(kind, str) and kind in _TYPES for kind in kinds)


def _annotations(whole: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(whole, list):
        yield from (item for item in whole if _is_annotation(item))
        return
    if _is_annotation(whole):
        yield whole
        return
    found = as_mapping(whole)
    # The first page stands in its collection; the others would have to be fetched.
    for page in as_list(found.get("first")):
        yield from (item for item in as_list(as_mapping(page).get("items")) if isinstance(item, dict))
    for name in _LISTS:
        yield from (item for item in as_list(found.get(name)) if isinstance(item, dict))


def _read(item: Mapping[str, Any]) -> Incoming:
    id_ = as_line(item.get("id") or item.get("@id"))
    target = next(iter(as_list(item.get("target"))), None)
    if target is None:
        raise UnusableError("is about nothing")
    specific = as_mapping(target)
    sources = [target] if isinstance(target, str) else [specific.get("source"), specific.get("id")]
    addresses = urls_of(as_mapping(one).get("id") if isinstance(one, dict) else one for one in sources)
    originals = [one.removeprefix(SHA256_URN) for one in addresses if one.startswith(SHA256_URN)]
    urls = tuple(one for one in addresses if not one.startswith("urn:"))
    said = _Said(item)
    evidence = _evidence(specific)
    made = moment_of(item.get("created"))
    is_own = id_.startswith(MARK_URN)
    own_original, _, key = id_.removeprefix(MARK_URN).rpartition(":")
    return Incoming(
        own_key(unquote(key)) if is_own else key_for("w3c", id_ or f"{addresses} {evidence} {said.note} {made}"),
        said.kind(evidence),
        evidence,
        # Of a mark that was brought from another article, its own one is named by the id.
        originals=tuple(dict.fromkeys(filter(None, [own_original if is_own else "", *originals]))),
        urls=urls,
        title=said.title,
        colour=_colour(specific),
        note=said.note,
        tags=said.tags,
        grade=said.grade,
        made_at=made,
        changed_at=moment_of(item.get("modified")) or made,
    )


class _Said:
    """What the bodies of an annotation say."""

    def __init__(self, item: Mapping[str, Any]) -> None:
        notes, tags = [as_text(item.get("bodyValue"))], []
        self.grade, self._kind = "", ""
        motivations = [one for one in as_list(item.get("motivation")) if isinstance(one, str)]
        for body in _bodies(item.get("body")):
            said, purpose = body.get("value"), next(iter(as_list(body.get("purpose"))), None)
            value = said if isinstance(said, str) else ""
            if purpose == "tagging":
                tags.append(value)
            elif purpose == "classifying" and value in _KIND_NAMES:
                self._kind = value
            elif purpose == "assessing" and grade_of(value):
                self.grade = value
            else:
                notes.append(note_of([value], is_html=body.get("format") == "text/html"))
        self.note = note_of(notes)
        self.tags = tags_of(tags)
        self.title = as_line(as_mapping(item.get("target")).get("dc:title"))
        self._is_questioning = "questioning" in motivations

    def kind(self, evidence: Evidence | None) -> MarkKind:
        """Return what the annotation is as a mark."""
        if evidence is None:
            return MarkKind.NOTE
        if self._kind:
            return MarkKind(self._kind)
        return MarkKind.NOTE if self.note else MarkKind.HIGHLIGHT


def _bodies(value: Any) -> Iterator[Mapping[str, Any]]:
    for body in as_list(value):
        if isinstance(body, str):
            # The address of something that says what there is to say.
            yield {"value": body}
        elif isinstance(body, dict):
            choices = as_list(body.get("items")) if body.get("type") == "Choice" else [body]
            yield from (choice for choice in choices[:1] if isinstance(choice, dict))


def _colour(target: Mapping[str, Any]) -> Colour | None:
    named = as_line(target.get("styleClass"))
    return Colour(named) if named in _COLOUR_NAMES else None


def _evidence(target: Mapping[str, Any]) -> Evidence | None:
    selectors = list(_selectors(target.get("selector"), 0))
    quoted = next((one for one in selectors if one.get("type") == "TextQuoteSelector"), None)
    if quoted is None:
        return None
    version, original = as_count(target.get(TEXT_VERSION)), as_line(target.get(ORIGINAL))
    position = next((one for one in selectors if one.get("type") == "TextPositionSelector"), {})
    start, words = as_count(position.get("start")), quoted.get("exact")
    if version is not None and original.startswith(SHA256_URN) and isinstance(words, str) and words.strip():
        kept = as_quote(words) and words
        original = original.removeprefix(SHA256_URN)
        return kept_evidence(original, version, start or 0, kept, quoted.get("prefix"), quoted.get("suffix"))
    return foreign_evidence(as_quote(words), quoted.get("prefix"), quoted.get("suffix"))


def _selectors(value: Any, depth: int) -> Iterator[Mapping[str, Any]]:
    """Yield the selectors, and those that narrow them."""
    for one in as_list(value):
        if isinstance(one, dict) and depth < _DEPTH_MAX:
            yield one
            yield from _selectors(one.get("refinedBy"), depth + 1)
            yield from _selectors(one.get("items"), depth + 1)
