"""Annotations out of Zotero: what its API answers, and items with their files, notes and annotations as exports in JSON have them."""

import colorsys
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from workbench.library.marks import Colour, MarkKind
from workbench.marks.exchange.incoming import (
    Incoming,
    UnusableError,
    as_line,
    as_list,
    as_mapping,
    as_quote,
    as_text,
    foreign_evidence,
    key_for,
    moment_of,
    note_of,
    tags_of,
    urls_of,
)

_PROGRAM: Final = "zotero"
_DOI: Final = re.compile(r"10\.\d{4,9}/\S+")
_DAY: Final = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_HEX: Final = re.compile(r"#?([0-9a-fA-F]{6})")
# Our colours by the angle of their hue; what has hardly any is grey.
_HUES: Final = {Colour.GREEN: 110, Colour.BLUE: 205, Colour.PINK: 345, Colour.AMBER: 42, Colour.PURPLE: 270}
_GREY: Final = 0.15
_CIRCLE: Final = 360


@dataclass(frozen=True, slots=True)
class _About:
    """What is known of the item that something belongs to."""

    urls: tuple[str, ...] = ()
    doi: str = ""
    title: str = ""
    date: str = ""


def is_zotero(whole: Any) -> bool:
    """Tell whether it is a list of items of Zotero's."""
    return any("itemType" in item or "annotationType" in item for item in _items(whole)[:100])


def read_zotero(whole: Any) -> Iterator[Incoming | UnusableError]:
    """Yield annotations and notes, and why one is none."""
    items = _items(whole)
    by_key = {key: item for item in items if (key := as_line(item.get("key") or item.get("itemKey")))}
    for item in items:
        about = _about(item, by_key)
        try:
            yield from _of_item(item, about)
        except UnusableError as error:
            yield error


def _items(whole: Any) -> list[Mapping[str, Any]]:
    found = whole if isinstance(whole, list) else as_list(as_mapping(whole).get("items"))
    # The API has what an item says in its data.
    flat = ({**item, **as_mapping(item.get("data"))} for item in found if isinstance(item, dict))
    return list(flat)


def _about(item: Mapping[str, Any], by_key: Mapping[str, Mapping[str, Any]]) -> _About:
    """Return what is known of an item, its file and what that belongs to."""
    line = [item]
    for _ in range(2):
        parent = by_key.get(as_line(line[-1].get("parentItem")))
        if parent is None or parent in line:
            break
        line.append(parent)
    urls = urls_of(one.get(name) for one in line for name in ("url", "URL"))
    dois = (_DOI.search(as_line(one.get("DOI")) or as_line(one.get("extra"))) for one in line)
    doi = next((found[0].rstrip(".,;)").lower() for found in dois if found), "")
    # Of a file, the item that it belongs to says what it is.
    title = next((text for one in reversed(line) if (text := as_line(one.get("title")))), "")
    dates = (_DAY.match(as_line(one.get("date"))) for one in line)
    return _About(urls, doi, title, next((found[0] for found in dates if found), ""))


def _of_item(item: Mapping[str, Any], about: _About) -> Iterator[Incoming | UnusableError]:
    if "annotationType" in item:
        yield _annotation(item, about)
    if item.get("itemType") == "note":
        yield _note(item, about)
    for annotation in as_list(item.get("annotations")):
        yield _safely(annotation, about)
    for note in as_list(item.get("notes")):
        yield _note(note if isinstance(note, dict) else {"note": note}, about)
    for attachment in map(as_mapping, as_list(item.get("attachments"))):
        own = _About(
            urls_of([*about.urls, attachment.get("url")]),
            about.doi,
            about.title or as_line(attachment.get("title")),
            about.date,
        )
        for annotation in as_list(attachment.get("annotations")):
            yield _safely(annotation, own)
        if attachment.get("note"):
            yield _note(attachment, own)


def _safely(value: Any, about: _About) -> Incoming | UnusableError:
    try:
        return _annotation(as_mapping(value), about)
    except UnusableError as error:
        return error


def _annotation(item: Mapping[str, Any], about: _About) -> Incoming:
    what = as_line(item.get("annotationType"))
    quote = as_quote(item.get("annotationText")) if what in {"highlight", "underline", "text"} else ""
    evidence = foreign_evidence(quote)
    note, tags = note_of([as_text(item.get("annotationComment"))]), _tags(item)
    is_plain = evidence is not None and not note
    made = moment_of(item.get("dateAdded"))
    return Incoming(
        _key(item, about, quote, note),
        MarkKind.HIGHLIGHT if is_plain else MarkKind.NOTE,
        evidence,
        urls=about.urls,
        doi=about.doi,
        title=about.title,
        date=about.date,
        colour=colour_of(item.get("annotationColor")) if is_plain else None,
        note=note,
        tags=tags,
        made_at=made,
        changed_at=moment_of(item.get("dateModified")) or made,
    )


def _note(item: Mapping[str, Any], about: _About) -> Incoming:
    note = note_of([as_text(item.get("note"))], is_html=True)
    made = moment_of(item.get("dateAdded"))
    return Incoming(
        _key(item, about, "", note),
        MarkKind.NOTE,
        None,
        urls=about.urls,
        doi=about.doi,
        title=about.title,
        date=about.date,
        note=note,
        tags=_tags(item),
        made_at=made,
        changed_at=moment_of(item.get("dateModified")) or made,
    )


def _key(item: Mapping[str, Any], about: _About, quote: str, note: str) -> str:
    key = as_line(item.get("key") or item.get("itemKey"))
    return key_for(_PROGRAM, key or f"{about} {quote} {note}")


def _tags(item: Mapping[str, Any]) -> tuple[str, ...]:
    return tags_of(tag if isinstance(tag, str) else as_mapping(tag).get("tag") for tag in as_list(item.get("tags")))


def colour_of(value: Any) -> Colour | None:
    """Return our colour nearest to one that is written in hexadecimal digits; None for what is none, or grey."""
    found = _HEX.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None:
        return None
    red, green, blue = (int(found[1][at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, _, saturation = colorsys.rgb_to_hls(red, green, blue)
    if saturation < _GREY:
        return None
    angle = hue * _CIRCLE

    def away(colour: Colour) -> float:
        apart = abs(_HUES[colour] - angle)
        return min(apart, _CIRCLE - apart)

    return min(_HUES, key=away)
