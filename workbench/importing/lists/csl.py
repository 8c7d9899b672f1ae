"""CSL-JSON: the references that Zotero, pandoc and others hand to each other.

Source: the CSL-JSON schema 1.0.2 (csl-data.json) of the Citation Style Language.
"""

from collections.abc import Iterator
from typing import Final

from workbench.importing.lists.entries import (
    CUT_OFF,
    NO_ENTRY,
    Addresses,
    all_or_refuse,
    entry_description,
    says_anything,
)
from workbench.importing.lists.mapping import Told, ToldJson
from workbench.importing.lists.names import creators, joined
from workbench.importing.lists.records import CutOffError, Record, first_record, json_items
from workbench.importing.lists.texts import text_of_html
from workbench.importing.lists.times import edtf_of, edtf_of_parts
from workbench.importing.lists.values import Values, as_text
from workbench.importing.pieces import Piece, Reference, Unread
from workbench.importing.saved_file import SavedFile

_BASIS: Final = "CSL-JSON"
_TOLD: Final = Told(ToldJson(["id", "type", "title"]))
_TYPE_NAMES: Final = (
    "article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset "
    "document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation "
    "manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical "
    "personal_communication post post-weblog regulation report review review-book software song speech standard thesis "
    "treaty webpage"
)
_TYPES: Final = frozenset(_TYPE_NAMES.split())
_TELLING: Final = ("title", "URL", "author", "issued", "container-title")
_ROLES: Final = (
    "author", "editor", "collection-editor", "container-author", "director", "interviewer", "original-author",
    "recipient", "reviewed-author", "translator", "contributor", "composer", "illustrator",
)  # fmt: skip


def is_csl(file: SavedFile) -> bool:
    """Tell CSL-JSON by its first entry: a type that CSL knows, and something of a document."""
    record = first_record(file.text, _TOLD)
    return (
        record is not None
        and "id" in record
        and as_text(record.get("type")) in _TYPES
        and any(key in record for key in _TELLING)
    )


def unpack_csl(file: SavedFile) -> Iterator[Piece]:
    """Yield the references of a list in CSL-JSON."""
    return all_or_refuse(_entries(file.text), "it looks like CSL-JSON, and there is no entry in it")


def _entries(text: str) -> Iterator[Piece]:
    addresses = Addresses()
    try:
        for record in json_items(text):
            yield (
                _entry(record, addresses)
                if isinstance(record, dict)
                else Unread(addresses.give(""), "it is no entry of the list")
            )
    except CutOffError:
        yield Unread("", CUT_OFF)


def _entry(record: Record, addresses: Addresses) -> Piece:
    values = Values(record)
    authors, others = creators(
        {role: _people(values.found(role)) for role in _ROLES if record.get(role)}, ("author", "editor", "director")
    )
    published, saved = _date(record.get("issued")), _date(record.get("accessed"))
    saved = saved if saved and len(saved) == len("2020-05-09") else None
    values.leave_out([name for name, day in (("issued", published), ("accessed", saved)) if day])
    key, url = values.text("id"), values.text("URL")
    said = entry_description(
        basis=_BASIS,
        title=text_of_html(values.text(["title", "title-short"])),
        authors=authors,
        source=text_of_html(values.text(["container-title", "publisher"])),
        url=url,
        published=published,
        saved=saved,
        language=values.text("language"),
        tags=_keywords(values.text("keyword")),
        notes=[text_of_html(values.text("abstract")), text_of_html(values.text("note")), *others, *values.left()],
        outranks=True,
    )
    address = addresses.give(key)
    return Reference(address, said) if says_anything(said) else Unread(address, NO_ENTRY)


def _people(value: object) -> list[str]:
    people = []
    for one in value if isinstance(value, list) else []:
        if isinstance(one, dict):
            part = {name: as_text(word) for name, word in one.items() if isinstance(name, str)}
            surname = joined(part.get("non-dropping-particle", ""), part.get("family", ""))
            given = joined(part.get("given", ""), part.get("dropping-particle", ""))
            suffix = f", {part['suffix']}" if part.get("suffix") else ""
            people.append(part.get("literal") or joined(given, surname) + suffix)
    return [person for person in people if person]


def _date(value: object) -> str | None:
    if not isinstance(value, dict):
        return None
    parts = value.get("date-parts")
    # Two dates are a span, of which neither is the day.
    if isinstance(parts, list) and len(parts) == 1 and isinstance(parts[0], list) and parts[0]:
        return edtf_of_parts(*[as_text(part) for part in parts[0][:3]])
    return edtf_of(as_text(value.get("raw")) or as_text(value.get("literal")))


def _keywords(text: str) -> list[str]:
    return text.split(";" if ";" in text else ",")
