"""Texts with their places marked: `[Nice nice-fr]`, and `[Nice nice-fr?]` where it is only suggested."""

import dataclasses
import re

from tests.unit.annotate.making import document
from workbench.annotate.places.place import PlaceMention
from workbench.annotate.reading import annotate
from workbench.annotate.registry import Registry
from workbench.model import Document

_MARK = re.compile(r"\[([^\[\]]+) ([a-z0-9-]+\??)\]")


def places_in(text: str, language: str | None = "en") -> tuple[Document, tuple[PlaceMention, ...]]:
    """Return a text as a document of one block a line, and the places that are found in it."""
    made = dataclasses.replace(document(*text.split("\n")), language=language)
    return made, annotate(Registry.default(), made).places


def unmarked(text: str) -> str:
    """Return the text without its marks."""
    return _MARK.sub(r"\1", text)


def marked(text: str, language: str | None = "en") -> str:
    """Return an unmarked text with what is found in it marked, lines apart as they came."""
    made, places = places_in(text, language)
    parts, at = [], 0
    for place in places:
        parts += [made.text[at : place.start], f"[{made.text[place.start : place.end]} {place.place}"]
        parts.append("?]" if place.is_suggested else "]")
        at = place.end
    return "".join([*parts, made.text[at:]]).replace("\n\n", "\n")
