"""Judged sets: documents, queries, and which document answers which query how well."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.bench.entries import Entry, EntryFile, json_objects, text_of

_OWN = Path(__file__).with_name("judged")
# "qid 0 docid grade", as TREC writes it.
_TREC_PARTS = 4


@dataclass(frozen=True, slots=True)
class Query:
    """One query in the words of whoever asked it."""

    key: str
    text: str


@dataclass(slots=True)
class JudgedSet:
    """Queries in their order, and grades by query and document; more is better, 0 is of no use.

    `malformed` counts the lines of queries and judgements that could not be read.
    """

    queries: list[Query] = field(default_factory=list)
    grades: dict[str, dict[str, float]] = field(default_factory=dict)
    malformed: int = 0

    def answerable(self) -> list[Query]:
        """Return the queries that any document answers: of the others nothing can be said."""
        return [query for query in self.queries if any(g > 0 for g in self.grades.get(query.key, {}).values())]


def read_judged(queries: Path, judgements: Path) -> JudgedSet:
    """Read a judged set; queries are {id, text} a line, judgements {query, doc, grade} or TREC's "qid 0 docid grade".

    The names of BEIR's files are known too: _id, query-id, corpus-id, score; and its judgements parted by tabs.
    """
    judged = JudgedSet()
    for fields in json_objects(queries):
        try:
            key, text = text_of(fields or {}, "id", "_id"), text_of(fields or {}, "text", "query")
        except ValueError:
            key = ""
        if key:
            judged.queries.append(Query(key, text))
        else:
            judged.malformed += 1
    for judgement in _judgements(judgements):
        if judgement is None:
            judged.malformed += 1
        else:
            query, document, grade = judgement
            judged.grades.setdefault(query, {})[document] = grade
    return judged


def _judgements(path: Path) -> Iterator[tuple[str, str, float] | None]:
    with path.open(encoding="utf-8-sig", errors="replace") as lines:
        for number, line in enumerate(lines):
            if not line.strip():
                continue
            judgement = _judgement(line)
            # BEIR's files begin with the names of their columns.
            if judgement is not None or number > 0 or not line.startswith("query-id"):
                yield judgement


def _judgement(line: str) -> tuple[str, str, float] | None:
    try:
        if line.lstrip().startswith("{"):
            fields: dict[str, Any] = json.loads(line)
            query = text_of(fields, "query", "query-id", "query_id", "qid")
            document = text_of(fields, "doc", "corpus-id", "doc_id", "docid")
            return (
                (query, document, float(text_of(fields, "grade", "score", "relevance"))) if query and document else None
            )
        parts = line.split()
        if len(parts) == _TREC_PARTS:
            return parts[0], parts[2], float(parts[3])
        query, document, grade = parts
        return query, document, float(grade)
    except (ValueError, RecursionError):
        return None


def own_set() -> tuple[Sequence[Entry], JudgedSet]:
    """Return the sample library's articles as they are read, with queries that we wrote and judged by reading them."""
    # The pages are read by what an import reads them with, which nothing else of the bench needs.
    from tests.corpus.sample_scores import pages
    from workbench.zone_text import field_text

    entries = [
        Entry(number, source["id"], document.title, field_text(document, "body").text, document.published.edtf)
        for number, (source, document) in enumerate(pages(), 1)
    ]
    return entries, read_judged(_OWN / "queries.jsonl", _OWN / "qrels.txt")


def documents(path: Path) -> EntryFile:
    """Return the documents of a file: {id, title, body} a line, or BEIR's {_id, title, text}."""
    return EntryFile(path)
