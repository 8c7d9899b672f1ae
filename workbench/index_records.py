"""What the index has of an article, and a digest of it by which a difference is noticed."""

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator

import msgspec

from index.records import IndexRecord
from workbench.dates import bounds
from workbench.library.articles import get_document
from workbench.library.store import Library
from workbench.zone_text import field_text

_COLUMNS = """
  a.id, a.title, a.authors, a.source, a.domain, a.url, a.language, a.format, a.published, t.sha256
  FROM article a JOIN article_text t ON t.article = a.id
  WHERE a.deleted_at IS NULL AND t.version = (SELECT max(version) FROM article_text WHERE article = a.id)
"""


def records_of(library: Library, articles: Iterable[int]) -> Iterator[IndexRecord]:
    """Yield what the index is to have of some articles, read one by one; those in the trash have nothing."""
    for article in articles:
        row = library.connection.execute(f"SELECT {_COLUMNS} AND a.id = ?", (article,)).fetchone()
        if row is not None:
            yield _record(library, row)


def fingerprints(connection: sqlite3.Connection) -> dict[int, str]:
    """Return, by article, a digest of everything that the index is to have of it."""
    return {row["id"]: _fingerprint(row) for row in connection.execute(f"SELECT {_COLUMNS}")}


def outlet_value(source: str, domain: str) -> str:
    """Return name and domain of a source as the one value by which the index counts articles."""
    return f"{source}\n{domain}"


def outlet_parts(value: str) -> tuple[str, str]:
    """Return name and domain of a source from that value."""
    source, _, domain = value.partition("\n")
    return source, domain


def _record(library: Library, row: sqlite3.Row) -> IndexRecord:
    document, _ = get_document(library, row["id"])
    first, last = bounds(row["published"]) if row["published"] else (None, None)
    return IndexRecord(
        id=row["id"],
        fingerprint=_fingerprint(row),
        title=field_text(document, "title").text,
        body=field_text(document, "body").text,
        comment=field_text(document, "comment").text,
        boilerplate=field_text(document, "boilerplate").text,
        source=" ".join(filter(None, (row["source"], row["domain"]))),
        outlet=outlet_value(row["source"] or "", row["domain"] or ""),
        author="\n\n".join(document.authors),
        url=row["url"] or "",
        language=row["language"] or "",
        format=row["format"],
        earliest_day=first,
        latest_day=last,
    )


def _fingerprint(row: sqlite3.Row) -> str:
    return hashlib.sha256(msgspec.json.encode([*row][1:])).hexdigest()[:32]
