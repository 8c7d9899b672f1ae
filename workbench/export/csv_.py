"""Results as comma-separated values, safe to open with a spreadsheet.

A spreadsheet takes a cell that begins with =, +, -, @ for a formula and runs it, and the text of a page is anybody's. Such
cells get an apostrophe in front, which spreadsheets show as text. Where a comma is the decimal sign, spreadsheets part cells at
semicolons, quotes or not: what follows one is treated as the beginning of a cell too.
Source: RFC 4180; OWASP, "CSV Injection".
"""

import csv
import re
from collections.abc import Iterable
from functools import partial
from typing import BinaryIO

from workbench.export.base import ExportedArticle, Format, as_text, one_line

# The last four are the full-width forms, which spreadsheets take for the same.
_FORMULA = tuple("=+-@＝＋－＠")
_AFTER_SEMICOLON = re.compile(r"(?<=;)(?=[\"'\s]*[=+\-@＝＋－＠])")
_COLUMNS = (
    "id", "title", "source", "authors", "published", "published_state", "language", "url", "section", "saved", "format",
    "words", "comments", "tags", "starred", "read", "sha256", "path",
)  # fmt: skip
_BETWEEN = "; "


def harmless_cell(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    line = _AFTER_SEMICOLON.sub("'", one_line(text))
    return f"'{line}" if line.startswith(_FORMULA) else line


def write_csv(articles: Iterable[ExportedArticle], stream: BinaryIO, *, has_mark: bool) -> None:
    """Write a table with a line of names.

    Args:
        articles: In the order in which they are written.
        stream: Takes UTF-8.
        has_mark: Begin with the byte order mark by which Excel knows UTF-8.
    """
    with as_text(stream, encoding="utf-8-sig" if has_mark else "utf-8") as text:
        table = csv.writer(text)
        table.writerow((*_COLUMNS, "snippets"))
        table.writerows(map(_cells, articles))


def _cells(article: ExportedArticle) -> list[object]:
    return [
        article.id,
        harmless_cell(article.title),
        harmless_cell(article.source),
        harmless_cell(_BETWEEN.join(article.authors)),
        article.published or "",
        article.published_state,
        article.language or "",
        harmless_cell(article.url or ""),
        harmless_cell(article.section or ""),
        article.saved or "",
        article.format,
        article.words,
        article.comments,
        harmless_cell(_BETWEEN.join(article.tags)),
        int(article.is_starred),
        int(article.is_read),
        article.sha256,
        harmless_cell(article.path),
        harmless_cell(" … ".join(snippet.text for snippet in article.snippets)),
    ]


CSV = Format("csv", "Table (CSV)", ".csv", partial(write_csv, has_mark=False))
# The same for a file that somebody will open by a double click.
CSV_FOR_SPREADSHEETS = Format("csv", "Table for spreadsheets (CSV)", ".csv", partial(write_csv, has_mark=True))
