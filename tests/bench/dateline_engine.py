"""Ours in the bench: index.engine.Index, with the texts beside it as the program has them in its library.

Stored in the index: the words of title and body with their positions, the source, and first and last day of the date. Each
batch is durable when it is taken in, as the program has it. Title and body lie as plain text in a table of SQLite, as they
do in library.sqlite.

A query is a text, read by index.query.parse within the time that is measured, without inflected forms, as the peers have it;
while it is typed, its last word is the beginning of one. An answer has the 20 best, to which the titles are read from that
table, and counts all matches. Facets are counted by the search itself. Snippets are the program's: the text is read from
SQLite, the hits are found in it, and up to two sentences with the most words of the query are shown whole.
"""

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from index.engine import Index
from index.query import parse
from index.records import Answer, IndexRecord
from index.syntax import Query
from tests.bench.asking import Ask, Kind
from tests.bench.engines import RESULTS, EngineKind, Reply, Size, folder_bytes
from tests.bench.entries import Entry
from workbench.library.articles import Article
from workbench.marking import Marker
from workbench.model import UNKNOWN_DATE, Block, BlockKind, Document, Zone
from workbench.snippets import make_snippet, telling
from workbench.zone_text import FieldTexts, field_text

_TEXTS = "texts.sqlite"


class DatelineEngine:
    """Our index in `folder`/index, and the texts in a database beside it."""

    name = "dateline"

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        index = folder / "index"
        self._index = Index.open(index) if index.is_dir() else Index.create(index)
        self._texts = sqlite3.connect(folder / _TEXTS, isolation_level=None)
        self._texts.execute(
            "CREATE TABLE IF NOT EXISTS article (id INTEGER PRIMARY KEY, date TEXT, source TEXT, title TEXT, body TEXT)"
        )

    def add(self, entries: Sequence[Entry]) -> None:
        """Take a batch into the index, in one durable step."""
        self._index.update([_record(entry) for entry in entries])

    def add_texts(self, entries: Sequence[Entry]) -> None:
        """Keep the texts of a batch: the library's work, which comes before that of the index."""
        self._texts.execute("BEGIN")
        self._texts.executemany(
            "INSERT INTO article (id, date, source, title, body) VALUES (?, ?, ?, ?, ?)",
            ((entry.number, entry.date, entry.source, entry.title, entry.body) for entry in entries),
        )
        self._texts.execute("COMMIT")

    def finish(self) -> None:
        """Merge what pays, as the program does after many articles; everything is durable already."""
        self._index.settle()
        self.close()

    def ask(self, ask: Ask) -> Reply:
        """Read the query, search, and make what is wanted besides."""
        query = _query(ask)
        if ask.kind is Kind.FACETS:
            answer = self._index.search(query, RESULTS, with_facets=True)
            facets = {"source": answer.facets["outlet"], "year": answer.facets["year"]}
            return Reply(self._titled(answer), facets=facets)
        answer = self._index.search(query, RESULTS)
        if ask.kind is not Kind.TYPE_AHEAD:
            return Reply(self._titled(answer))
        marker = Marker(answer.query)
        found = [self._with_snippets(marker, number) for number in answer.ids]
        return Reply(tuple(result for result, _ in found), tuple(text for _, texts in found for text in texts))

    def count(self, ask: Ask) -> int:
        """Count all that a query matches."""
        return self._index.search(_query(ask), 0).total

    def size(self) -> Size:
        """Return the size of the index, and of index and texts."""
        index_bytes = folder_bytes(self._folder / "index")
        return Size(index_bytes, index_bytes + (self._folder / _TEXTS).stat().st_size)

    def close(self) -> None:
        """Let go of the files."""
        self._index.close()
        self._texts.close()

    def _titled(self, answer: Answer) -> tuple[tuple[int, str], ...]:
        select = "SELECT id, title FROM article WHERE id = ?"
        return tuple(self._texts.execute(select, (number,)).fetchone() for number in answer.ids)

    def _with_snippets(self, marker: Marker, number: int) -> tuple[tuple[int, str], list[str]]:
        title, body = self._texts.execute("SELECT title, body FROM article WHERE id = ?", (number,)).fetchone()
        document = document_of(title, body)
        first = marker.first_spans(document, (), FieldTexts(document))
        chosen = [marker.completed(document, sentence, first) for sentence in telling(document, first.spans)]
        made = [make_snippet(_ARTICLE, 1, document, sentence) for sentence in chosen]
        return (number, title), [snippet.text for snippet in made]


def document_of(title: str, body: str) -> Document:
    """Return an article of these texts, each line of the body a paragraph of its own."""
    text = f"{title}\n{body}"
    blocks = [Block(BlockKind.HEADING, Zone.TITLE, 0, len(title), 1)]
    start = len(title) + 1
    for line in body.split("\n"):
        if line.strip():
            blocks.append(Block(BlockKind.PARAGRAPH, Zone.BODY, start, start + len(line)))
        start += len(line) + 1
    return Document(format="text", text=text, blocks=tuple(blocks), title=title)


def _record(entry: Entry) -> IndexRecord:
    document = document_of(entry.title, entry.body)
    first, last = entry.days or (None, None)
    return IndexRecord(
        id=entry.number,
        fingerprint=f"{entry.number:016x}",
        title=field_text(document, "title").text,
        body=field_text(document, "body").text,
        source=entry.source,
        outlet=entry.source,
        earliest_day=first,
        latest_day=last,
    )


def _query(ask: Ask) -> Query:
    """Return a query as it is typed, read."""
    match ask.kind:
        case Kind.OR:
            text = " OR ".join(ask.words)
        case Kind.PHRASE:
            text = f'"{" ".join(ask.words)}"'
        case Kind.DATE:
            assert ask.period is not None
            text = f"{' '.join(ask.words)} date:{ask.period[0]}..{ask.period[1]}"
        case _:
            text = " ".join(ask.words)
    is_typed = ask.kind is Kind.TYPE_AHEAD and not ask.is_finished
    return parse(text, len(text) if is_typed else None, inflected=False)


# A snippet has the address of its evidence, for which only the original's hash is wanted of the article.
_ARTICLE = Article(
    id=1, original="0" * 64, member="", path="", imported_at="", saved=None, format="text", title="", authors=(),
    source=None, domain=None, url=None, section=None, language="en", direction="ltr", published=UNKNOWN_DATE, updated=None,
    words_body=0, words_comment=0, comments=0, deleted_at=None, starred_at=None, read_at=None,
)  # fmt: skip

DATELINE = EngineKind("dateline", DatelineEngine, DatelineEngine)
