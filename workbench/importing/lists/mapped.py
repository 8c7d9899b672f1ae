"""Reads what services for reading later export, each by its mapping: entries with a text become documents, all others references."""

import html
import re
from collections.abc import Callable, Iterator
from typing import Final

from workbench.errors import RefusedError
from workbench.importing.lists.entries import (
    CUT_OFF,
    NO_ENTRY,
    Addresses,
    all_or_refuse,
    entry_description,
    entry_files,
    says_anything,
)
from workbench.importing.lists.mapping import Content, Highlights, Mapping
from workbench.importing.lists.mapping_files import load_mappings
from workbench.importing.lists.records import CutOffError, Record, first_record, is_told, records
from workbench.importing.lists.texts import many_lines, one_line, text_of_html
from workbench.importing.lists.values import Values, as_text
from workbench.importing.pieces import Part, Piece, Reference, Unread
from workbench.importing.saved_file import SavedFile

# Returns a file that lies beside the list, None where there is none: in an archive, that is; a list by itself has none.
Beside = Callable[[str], bytes | None]
_SLOT: Final = re.compile(r"\{([^{}]{1,100})\}")
_NAME_CHARS_MAX: Final = 80
_NO_NAME: Final = re.compile(r'[\\/:*?"<>|\s]+')
# A text that only says that there is none says so at once.
_COMPLAINT_CHARS: Final = 500
_DATA_NAMES: Final = (".csv", ".json")


def mapping_for(text: str, *, in_archive: bool = False) -> Mapping | None:
    """Return the mapping of the service that a list is of, None for everything else."""
    if not text[:200].strip():
        return None
    seen: dict[str, Record | None] = {}
    for mapping in load_mappings().known:
        if in_archive and not mapping.told.zip:
            continue
        where = f"json {mapping.told.json.items}" if mapping.told.json else "csv"
        if where not in seen:
            seen[where] = first_record(text, mapping.told)
        if is_told(seen[where], mapping.told):
            return mapping
    return None


def is_mapped(file: SavedFile) -> bool:
    """Tell an export of a service by its first entry, or a table of which a mapping of the user's that is broken may speak."""
    if mapping_for(file.text) is not None:
        return True
    return bool(load_mappings().problems) and file.name.lower().endswith(_DATA_NAMES)


def unpack_mapped(file: SavedFile) -> Iterator[Piece]:
    """Yield the entries of an export.

    Raises:
        RefusedError: If there are none, or no mapping that could be read is for it.
    """
    mapping = mapping_for(file.text)
    if mapping is None:
        problem = next(iter(load_mappings().problems), "")
        raise RefusedError(f"no mapping is for it, and one of your own cannot be read; mend it first: {problem}"[:290])
    return all_or_refuse(
        unpack_list(mapping, file.text, Addresses(), lambda _path: None),
        f"it looks like an export of {mapping.service}, and there is no entry in it",
    )


def unpack_list(mapping: Mapping, text: str, addresses: Addresses, beside: Beside) -> Iterator[Piece]:
    """Yield the entries of one list.

    Args:
        mapping: Of which service it is.
        text: The list.
        addresses: What gives the entries their addresses.
        beside: What returns the files beside it.
    """
    try:
        for record in records(text, mapping.told):
            if isinstance(record, dict):
                yield _piece(mapping, record, addresses, beside)
            else:
                yield Unread(addresses.give(""), "it is no entry of the list")
    except CutOffError:
        yield Unread("", CUT_OFF)


def _piece(mapping: Mapping, record: Record, addresses: Addresses, beside: Beside) -> Piece:
    values = Values(record)
    values.leave_out(mapping.leave_out)
    fields = mapping.fields
    key, title, url = values.text(fields.key), values.text(fields.title), values.text(fields.url)
    paths: list[str] = []
    data, name = _content(mapping, values, title, beside, paths)
    marked = _highlights(fields.highlights, values, beside)
    own_notes = _own_notes(mapping, values)
    said = entry_description(
        basis=f"{mapping.service} export",
        # Some write the address where there is no title.
        title="" if title == url else title,
        authors=values.many(fields.authors),
        source=values.text(fields.source),
        url=url,
        published=values.day(fields.published),
        saved=values.moment(fields.saved),
        language=values.text(fields.language).replace("_", "-"),
        tags=[*values.many(fields.tags), *values.many(fields.folders)],
        is_starred=values.flag(fields.starred),
        is_read=values.flag(fields.read),
        notes=[*own_notes, *marked, *_unread_url(url), *values.left()],
        written=[*own_notes, *marked],
        # The text that a service keeps of a page has lost its head, and with it all that a page says of itself.
        outranks=data is not None,
    )
    address = addresses.give(key or said.url or "")
    if data is not None:
        return Part(address, name or _file_name(title or key), data, said)
    return Reference(address, said, entry_files(paths)) if says_anything(said) else Unread(address, NO_ENTRY)


def _unread_url(url: str) -> list[str]:
    """Keep an address that is none of the web: of a program, of a disk, of a script."""
    return [f"address: {url}"] if url and entry_description(basis="", url=url).url is None else []


def _content(
    mapping: Mapping, values: Values, title: str, beside: Beside, paths: list[str]
) -> tuple[bytes | None, str]:
    """Return the text of a document with its file's name, if it has one; a file that is not there is added to the paths."""
    given = mapping.fields.content
    content = given if isinstance(given, Content) else Content(given)
    if content.file:
        path = _filled(content.file, values)
        data = beside(path) if path else None
        if data is None and path:
            paths.append(path)
        return data, one_line(path.rpartition("/")[2]) if data is not None else ""
    text = many_lines(values.text(content.from_))
    if not text or (content.unless and content.unless in text[:_COMPLAINT_CHARS]):
        return None, ""
    if content.written == "text":
        return text.encode(), _file_name(title, ".txt")
    return _page(text, title).encode(), ""


def _page(content: str, title: str) -> str:
    """Return the text of a document as a page, which its original is from then on: nothing may ever change here."""
    head = f'<meta charset="utf-8"><title>{html.escape(one_line(title))}</title>'
    return f"<!DOCTYPE html><html><head>{head}</head><body><article>{content}</article></body></html>\n"


def _highlights(given: object, values: Values, beside: Beside) -> list[str]:
    if isinstance(given, Highlights) and given.file:
        path = _filled(given.file, values)
        data = beside(path) if path else None
        return [data.decode("utf-8", "replace")] if data else []
    highlights = given if isinstance(given, Highlights) else Highlights(given if isinstance(given, str | list) else "")
    value = values.found(highlights.from_)
    if not isinstance(value, list):
        return [f"highlight: {as_text(value)}"] if as_text(value) else []
    notes = []
    for one in value:
        record = one if isinstance(one, dict) else {highlights.quote: one}
        quote, note = as_text(record.get(highlights.quote)), as_text(record.get(highlights.note))
        if quote or note:
            notes.append("\n".join([f"highlight: {quote}"] * bool(quote) + [f"note: {note}"] * bool(note)))
    return notes


def _own_notes(mapping: Mapping, values: Values) -> list[str]:
    """Return what the reader wrote, field by field; it needs no name."""
    given = mapping.fields.notes
    return [text_of_html(values.text(path)) for path in ([given] if isinstance(given, str) else given) if path]


def _filled(template: str, values: Values) -> str:
    """Return a path with its slots filled from the entry; none where one of them stays empty, or leads elsewhere."""
    filled = [values.peek(slot) for slot in _SLOT.findall(template)]
    if not all(filled) or any("/" in word or "\\" in word or word.startswith(".") for word in filled):
        return ""
    words = iter(filled)
    return _SLOT.sub(lambda _slot: next(words), template)


def _file_name(title: str, suffix: str = ".html") -> str:
    return (_NO_NAME.sub(" ", one_line(title, _NAME_CHARS_MAX)).strip(" .") or "entry") + suffix
