"""What became of every document of an import, as a table or as data."""

import csv
from collections.abc import Iterable
from typing import BinaryIO

import msgspec

from workbench.export.base import as_text
from workbench.export.csv_ import harmless_cell
from workbench.library.import_runs import ImportItem

_COLUMNS = ("event", "path", "member", "article", "title", "reason", "size_bytes", "sha256")


def write_report_csv(items: Iterable[ImportItem], stream: BinaryIO) -> None:
    """Write a table with a line of names, for a spreadsheet."""
    with as_text(stream, encoding="utf-8-sig") as text:
        table = csv.writer(text)
        table.writerow(_COLUMNS)
        for item in items:
            told = (item.path, item.member, "" if item.article is None else str(item.article), item.title, item.reason)
            table.writerow([item.event, *map(harmless_cell, told), item.size_bytes or "", item.content])


def write_report_json(items: Iterable[ImportItem], stream: BinaryIO) -> None:
    """Write a list of objects."""
    stream.write(msgspec.json.format(msgspec.json.encode(list(items)), indent=2) + b"\n")


REPORT_FORMATS = {".csv": ("Table (CSV)", write_report_csv), ".json": ("Data (JSON)", write_report_json)}
