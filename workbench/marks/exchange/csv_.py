"""Marks as a table, a mark a line, safe to open with a spreadsheet (see workbench/export/csv_.py)."""

import csv
from collections.abc import Sequence
from typing import BinaryIO, Final

from workbench.citing.address import address_of
from workbench.export.base import as_text
from workbench.export.csv_ import harmless_cell
from workbench.library.marks import Mark
from workbench.marks.exchange.base import Marked, MarkFormat

_COLUMNS: Final = (
    "article", "title", "source", "published", "published_state", "url", "source_grade", "article_grade", "key", "kind", "colour",
    "grade", "quote", "note", "tags", "made_at", "changed_at", "orphan", "address",
)  # fmt: skip


def write_csv(articles: Sequence[Marked], stream: BinaryIO) -> None:
    """Write a table with a line of names; it begins with the mark by which spreadsheets know UTF-8."""
    with as_text(stream, encoding="utf-8-sig") as text:
        table = csv.writer(text)
        table.writerow(_COLUMNS)
        table.writerows(_cells(marked, mark) for marked in articles for mark in marked.marks)


def _cells(marked: Marked, mark: Mark) -> list[object]:
    article = marked.article
    return [
        article.id,
        harmless_cell(article.title),
        harmless_cell(article.source_name),
        article.published.edtf or "",
        article.published.state.value,
        harmless_cell(article.url or ""),
        marked.source_grade,
        article.grade,
        harmless_cell(mark.key),
        mark.kind.value,
        "" if mark.colour is None else mark.colour.value,
        mark.grade,
        harmless_cell(mark.quote),
        harmless_cell(mark.note),
        harmless_cell("; ".join(mark.tags)),
        mark.made_at,
        mark.changed_at,
        int(mark.key in marked.orphans),
        address_of(mark.evidence) if mark.evidence is not None and mark.evidence.text_version else "",
    ]


CSV = MarkFormat("csv", "Table (CSV)", ".csv", write_csv)
