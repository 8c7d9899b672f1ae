"""Results as RIS, which reference managers such as Zotero, EndNote and Citavi read.

Each article is a newspaper article (NEWS). A date goes as far as it is known: PY has the year, DA the month and day too.
Names stand as the page has them: which of their words is the surname is not known.
Source: RIS Format Specifications, Research Information Systems; the tags of type NEWS as EndNote has them.
"""

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from workbench.export.base import ExportedArticle, Format, as_text, one_line

_LINE_END = "\r\n"


def write_ris(articles: Iterable[ExportedArticle], stream: BinaryIO) -> None:
    """Write a record for each article, parted by empty lines."""
    with as_text(stream) as text:
        for article in articles:
            for tag, value in _fields(article):
                line = one_line(value)
                if line or tag == "ER":
                    text.write(f"{tag}  - {line}{_LINE_END}")
            text.write(_LINE_END)


def _fields(article: ExportedArticle) -> Iterator[tuple[str, str]]:
    yield "TY", "NEWS"
    yield "ID", str(article.id)
    yield "TI", article.title
    for author in article.authors:
        yield "AU", author
    yield "T2", article.source
    if article.published is not None:
        year, month, day = (*article.published.split("-"), "", "")[:3]
        yield "PY", year
        yield "DA", f"{year}/{month}/{day}/"
    yield "SE", article.section or ""
    yield "LA", article.language or ""
    yield "UR", article.url or ""
    if article.saved:
        # When the page was looked at, in words of the format: date accessed.
        yield "Y2", f"{article.saved[:10].replace('-', '/')}/"
    for tag in article.tags:
        yield "KW", tag
    for snippet in article.snippets:
        yield "N1", snippet.text
    yield "AN", article.sha256
    yield "ER", ""


RIS = Format("ris", "References (RIS)", ".ris", write_ris)
