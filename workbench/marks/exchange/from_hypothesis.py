"""Annotations out of Hypothesis: answers of its API, and what its client exports as JSON and as a table."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from workbench.errors import UsageError
from workbench.library.marks import MarkKind
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
from workbench.model import Evidence

_PROGRAM: Final = "hypothesis"
_LISTS: Final = ("rows", "annotations")
# By what its columns are told, in whatever order they stand.
_URL: Final = ("url", "page url", "uri")
_NOTE: Final = ("comment", "text", "annotation")


def is_hypothesis(whole: Any) -> bool:
    """Tell whether it is an answer of the API, or an export of the client."""
    return any(_is_annotation(item) for item in _rows(whole)[:10])


def read_hypothesis(whole: Any) -> Iterator[Incoming | UnusableError]:
    """Yield the annotations, and why one is none."""
    rows = [as_mapping(row) for row in _rows(whole)]
    by_id = {as_line(row.get("id")): row for row in rows}
    for row in rows:
        try:
            yield _read(row, by_id)
        except UnusableError as error:
            yield error


def _rows(whole: Any) -> list[Any]:
    if isinstance(whole, list):
        return whole
    found = as_mapping(whole)
    return next((found[name] for name in _LISTS if isinstance(found.get(name), list)), [])


def _is_annotation(item: Any) -> bool:
    row = as_mapping(item)
    return "target" in row and "uri" in row


def _read(row: Mapping[str, Any], by_id: Mapping[str, Mapping[str, Any]]) -> Incoming:
    about = row
    # An answer to another annotation stands where that does.
    for parent in as_list(row.get("references"))[:1]:
        about = by_id.get(as_line(parent), row) if isinstance(parent, str) else row
    evidence = _evidence(about)
    note, tags = note_of([as_text(row.get("text"))]), tags_of(as_list(row.get("tags")))
    document = as_mapping(row.get("document"))
    sources = [as_mapping(target).get("source") for target in as_list(row.get("target"))]
    made = moment_of(row.get("created"))
    urls = urls_of([row.get("uri"), *sources])
    return Incoming(
        key_for(_PROGRAM, as_line(row.get("id")) or f"{urls} {evidence} {note} {made}"),
        _kind(evidence, note, tags),
        evidence,
        urls=urls,
        title=as_line(next(iter(as_list(document.get("title"))), "")),
        note=note,
        tags=tags,
        made_at=made,
        changed_at=moment_of(row.get("updated")) or made,
    )


def _evidence(row: Mapping[str, Any]) -> Evidence | None:
    for target in as_list(row.get("target")):
        for selector in map(as_mapping, as_list(as_mapping(target).get("selector"))):
            if selector.get("type") == "TextQuoteSelector":
                return foreign_evidence(as_quote(selector.get("exact")), selector.get("prefix"), selector.get("suffix"))
    return None


def _kind(evidence: Evidence | None, note: str, tags: Sequence[str]) -> MarkKind:
    """Return what it is as a mark: what says nothing is a highlight there, too."""
    return MarkKind.HIGHLIGHT if evidence is not None and not note and not tags else MarkKind.NOTE


def is_hypothesis_csv(text: str) -> bool:
    """Tell whether it is the table that the client exports."""
    try:
        head = {name.strip().lower() for name in next(csv.reader([text.partition("\n")[0]]), [])}
    except csv.Error:
        return False  # its first line is a book
    return bool(head & set(_URL)) and "quote" in head and bool(head & set(_NOTE))


def read_hypothesis_csv(text: str) -> Iterator[Incoming | UnusableError]:
    """Yield the annotations of a table.

    Raises:
        UsageError: If the table is damaged.
    """
    reader = csv.reader(io.StringIO(text))
    names: list[str] | None = None
    try:
        for cells in reader:
            if names is None:
                names = [name.strip().lower() for name in cells]
            elif any(cell.strip() for cell in cells):
                yield _of_row(dict(zip(names, cells, strict=False)))
    except csv.Error as error:
        raise UsageError(
            f"The table cannot be read past line {reader.line_num}: {error}. Export it anew. Nothing was changed."
        ) from error


def _of_row(row: Mapping[str, str]) -> Incoming | UnusableError:
    try:
        evidence = foreign_evidence(as_quote(row.get("quote")))
    except UnusableError as error:
        return error
    note = note_of([next((row[name] for name in _NOTE if row.get(name)), "")])
    urls = urls_of(row.get(name) for name in _URL)
    tags = tags_of(row.get("tags", "").split(","))
    made = moment_of(row.get("created at", ""))
    told = evidence.quote if evidence is not None else ""
    return Incoming(
        key_for(_PROGRAM, " ".join(urls), told, note, row.get("created at", "")),
        _kind(evidence, note, tags),
        evidence,
        urls=urls,
        title=as_line(row.get("page", "")),
        note=note,
        tags=tags,
        made_at=made,
        changed_at=made,
    )
