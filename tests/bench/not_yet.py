"""What the bench asks of the program that it does not have everywhere yet; goes when it does, see each function."""

import inspect
import sqlite3
from collections import Counter
from collections.abc import Sequence
from typing import Any

import msgspec

from index.engine import Index
from index.query import parse
from index.records import Answer, IndexRecord
from index.syntax import Query
from workbench.search import Found, SearchService

_KEEPS_INFLECTED = "inflected" in inspect.signature(parse).parameters
_COUNTS_FACETS = "with_facets" in inspect.signature(Index.search).parameters


def outlet_of(source: str) -> dict[str, Any]:
    """Goes for `outlet=entry.source` of the record."""
    return {"outlet": source} if "outlet" in IndexRecord.__dataclass_fields__ else {}


def parse_plain(text: str, cursor: int | None) -> Query:
    """Goes for `parse(text, cursor, inflected=False)`."""
    options: dict[str, Any] = {"inflected": False} if _KEEPS_INFLECTED else {}
    return parse(text, cursor, **options)


def search_with_facets(
    index: Index, query: Query, limit: int, facts: sqlite3.Connection
) -> tuple[Answer, dict[str, dict[str, int]]]:
    """Goes for `answer = index.search(query, limit, with_facets=True)` and its facets "outlet" and "year"."""
    if _COUNTS_FACETS:
        answer = index.search(query, limit, with_facets=True)
        return answer, {"source": answer.facets["outlet"], "year": answer.facets["year"]}
    answer = index.search(query, limit)
    rows = facts.execute(
        "SELECT source, substr(date, 1, 4) FROM article WHERE id IN (SELECT value FROM json_each(?))",
        (msgspec.json.encode(list(answer.ids)).decode(),),
    ).fetchall()
    return answer, {"source": dict(Counter(row[0] for row in rows)), "year": dict(Counter(row[1] for row in rows))}


def bound(answer: Answer, query: Query) -> Query:
    """Goes for `answer.query`."""
    return getattr(answer, "query", None) or query


def surroundings(service: SearchService, found: Found) -> Sequence[object]:
    """Goes for `service.facets(found)` and `found.months`: what stands around the list after a letter."""
    if hasattr(service, "facets"):
        return service.facets(found), getattr(found, "months", None)
    rows = service._library.connection.execute(
        "SELECT substr(published, 1, 7) FROM article WHERE id IN (SELECT value FROM json_each(?))",
        (msgspec.json.encode(list(found.ids)).decode(),),
    )
    return service._facets(found.ids), Counter(row[0] for row in rows)
