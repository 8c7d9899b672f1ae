"""The articles of a bench, as every engine is given them, and the JSON lines that they are read from and written to."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workbench.dates import bounds

# A date may go on with a time of day, which nothing here looks at.
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?(?=$|[T ])", re.ASCII)


@dataclass(frozen=True, slots=True)
class Entry:
    """One article: its number from 1 on in the order of the corpus, and its date as precise as it is known.

    `key` is what the corpus calls it.
    """

    number: int
    key: str
    title: str
    body: str
    date: str | None = None
    source: str = ""

    @property
    def days(self) -> tuple[str, str] | None:
        """The first and the last day that the date may mean, None for an undated article."""
        return None if self.date is None else bounds(self.date)


class EntryFile:
    """The articles of a file, one JSON object a line, read anew each time and never held in memory.

    `malformed` counts the lines that are no article, `bad_dates` the articles whose date is none of the calendar; after the
    first reading they stand.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.malformed = 0
        self.bad_dates = 0

    def __iter__(self) -> Iterator[Entry]:
        self.malformed = self.bad_dates = 0
        number = 0
        for fields in self._objects():
            try:
                entry = self._entry(fields, number + 1)
            except ValueError:
                self.malformed += 1
                continue
            number += 1
            yield entry

    def _objects(self) -> Iterator[dict[str, Any]]:
        for fields in json_objects(self.path):
            if fields is None:
                self.malformed += 1
            else:
                yield fields

    def _entry(self, fields: dict[str, Any], number: int) -> Entry:
        title, body = text_of(fields, "title"), text_of(fields, "body", "text")
        key, source = text_of(fields, "id", "_id") or str(number), text_of(fields, "source")
        return Entry(number, key, title, body, self._date(text_of(fields, "date")), source)

    def _date(self, written: str) -> str | None:
        if not written.strip():
            return None
        found = _DATE.match(written.strip())
        try:
            bounds(found[0] if found else written)
        except ValueError:
            self.bad_dates += 1
            return None
        assert found is not None
        return found[0]


def json_objects(path: Path) -> Iterator[dict[str, Any] | None]:
    """Yield the object of each line that is not empty, None for a line that holds none."""
    with path.open("rb") as lines:
        for line in lines:
            text = line.removeprefix(b"\xef\xbb\xbf").strip()
            if not text:
                continue
            try:
                fields = json.loads(text)
            except (ValueError, RecursionError):
                yield None
            else:
                yield fields if isinstance(fields, dict) else None


def text_of(fields: dict[str, Any], *names: str) -> str:
    """Return the first of these fields that is there, as text that every engine can store; empty where there is none.

    Raises:
        ValueError: If it is neither text nor a number.
    """
    value = next((fields[name] for name in names if fields.get(name) is not None), "")
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise ValueError(f"{names[0]} is no text")
    # JSON can write half of a pair of surrogates, which is no character, and NUL, which ends a text for SQLite.
    return str(value).encode("utf-8", "replace").decode().replace("\0", " ")


def write_entries(entries: Iterable[Entry], path: Path) -> None:
    """Write articles as JSON lines."""
    with path.open("w", encoding="utf-8") as lines:
        for e in entries:
            fields = {"id": e.key, "title": e.title, "body": e.body, "date": e.date, "source": e.source}
            lines.write(json.dumps(fields, ensure_ascii=False) + "\n")
