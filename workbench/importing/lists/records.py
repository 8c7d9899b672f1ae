"""Entries of a list in JSON or a table, one after the other: a list of a million is never held at once."""

import csv
import io
import json
import re
from collections.abc import Iterator
from typing import Final

from workbench.importing.lists.mapping import Told
from workbench.importing.unpacking_limits import MEMBER_BYTES_MAX

Record = dict[str, object]
# Where the list of an object's entries begins: behind what the service says of itself.
_OPENING_CHARS: Final = 64 * 1024
_SPACE: Final = re.compile(r"[ \t\r\n]*")
_DECODER: Final = json.JSONDecoder(strict=False)
_SEPARATORS: Final = (",", ";", "\t")
# What the C decoder says of nonsense, of nesting past all reason, and of numbers of many thousand digits.
_BAD_JSON: Final = (ValueError, RecursionError)


class CutOffError(Exception):
    """A list ends before its end, or is damaged from here on."""


def first_record(text: str, told: Told) -> Record | None:
    """Return the first entry of a list, None where this is no such list. Quick, and never raises."""
    if told.csv:
        header = _header(text[:_OPENING_CHARS])
        return dict.fromkeys(header) if header else None
    start = _start(text, told.json.items if told.json else "")
    if start is None:
        return None
    try:
        value, _ = _DECODER.raw_decode(text, _skip(text, start))
    except _BAD_JSON:
        return None
    return value if isinstance(value, dict) else None


def is_told(record: Record | None, told: Told) -> bool:
    """Tell whether a list is of the service, by its first entry."""
    if record is None:
        return False
    if told.csv:
        columns = {name.strip().casefold() for name in record}
        return all(column.casefold() in columns for column in told.csv.columns)
    return told.json is not None and all(key in record for key in told.json.keys)


def records(text: str, told: Told) -> Iterator[object]:
    """Yield the entries of a list; what is no entry comes as it is.

    Raises:
        CutOffError: Where the list is damaged, after what came before that.
    """
    if told.csv:
        return _rows(text, {column.casefold(): column for column in told.csv.columns})
    return json_items(text, told.json.items if told.json else "")


def json_items(text: str, key: str = "") -> Iterator[object]:
    """Yield the items of a list in JSON, or of the list that stands under a key, decoding one at a time.

    Raises:
        CutOffError: Where it is damaged.
    """
    start = _start(text, key)
    if start is None:
        return
    at = _skip(text, start)
    if text.startswith("]", at):
        return
    while True:
        try:
            value, at = _DECODER.raw_decode(text, at)
        except _BAD_JSON as error:
            raise CutOffError from error
        yield value
        at = _skip(text, at)
        if text.startswith("]", at):
            return
        if not text.startswith(",", at):
            raise CutOffError
        at = _skip(text, at + 1)


def _start(text: str, key: str) -> int | None:
    at = _skip(text, 0)
    if not key:
        return at + 1 if text.startswith("[", at) else None
    if not text.startswith("{", at):
        return None
    opening = re.compile(rf'"{re.escape(key)}"\s*:\s*\[').search(text, at, at + _OPENING_CHARS)
    return opening.end() if opening else None


def _skip(text: str, at: int) -> int:
    blank = _SPACE.match(text, at)
    return blank.end() if blank else at


def _header(head: str) -> list[str] | None:
    """Return the names of a table's columns, cut by whichever separator makes most of its first line."""
    separator = _separator(head)
    try:
        names = next(csv.reader(io.StringIO(head, newline=""), delimiter=separator), None)
    except csv.Error:
        return None
    return [name.strip() for name in names] if names and len(names) > 1 else None


def _separator(head: str) -> str:
    line = head.lstrip("\r\n").partition("\n")[0]
    return max(_SEPARATORS, key=line.count)


def _rows(text: str, spelled: dict[str, str]) -> Iterator[Record]:
    """Yield the rows of a table, by the names of its columns; those that a mapping names in its spelling."""
    # One limit for the whole process: the field of a row may be as long as a file.
    csv.field_size_limit(MEMBER_BYTES_MAX)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text[:_OPENING_CHARS]))
    names: list[str] = []
    try:
        for row in rows:
            if not any(cell.strip() for cell in row):
                continue
            if not names:
                stripped = [name.strip() for name in row]
                names = [spelled.get(name.casefold(), name) for name in stripped]
                continue
            record: Record = {}
            for number, cell in enumerate(row):
                name = names[number] if number < len(names) and names[number] else f"column {number + 1}"
                # Of two columns with one name the first is the one; the other is kept beside it.
                record[f"{name} ({number + 1})" if name in record else name] = cell
            yield record
    except csv.Error as error:
        raise CutOffError from error
