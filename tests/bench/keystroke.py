"""One keystroke of the window, all of it: what search box, list and panels show after a letter, beside FTS5 doing the same.

Ours is the program: a library in a folder of its own whose rows are those that an import writes (its originals are left
out: nothing here opens one), the index that IndexKeeper makes of it, and the service of the window, which reads the index
as it is. A letter is answered with the ids of all matches in order, the first 20 as rows with snippets, counts by facet and
by zone, and the histogram by month. Inflected forms are found, and a single letter asks for nothing yet: everything is shown.

FTS5 answers with the same: all ids by bm25 and, out of the same pass, counts by source, year, language, format and month; the
first 20 with titles and snippets; two more counts for the zones. It finds no inflected forms. Two articles in five have their last
paragraph as a reader's comment, so that there is a zone to count.
"""

import os
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import islice
from pathlib import Path

from tests.bench.engines import RESULTS
from tests.bench.entries import Entry
from workbench.importing.draft import Draft, DraftBlock, DraftComment, assemble
from workbench.indexing import IndexKeeper
from workbench.jobs import JobContext
from workbench.library.articles import Arrival, store_article
from workbench.library.originals import Original
from workbench.library.store import Library
from workbench.model import UNKNOWN_DATE, BlockKind, DateClaim, DateState, Document, Zone
from workbench.paths import CACHE_VARIABLE
from workbench.search import SearchService

_BATCH = 500
# Every so many articles, so many have comments.
_COMMENTED, _OF = 2, 5
_FACETS = ("source", "year", "language", "format")
_SNIPPET_WORDS = 24
_PEER_SCHEMA = """
CREATE TABLE article (id INTEGER PRIMARY KEY, title TEXT, body TEXT, comment TEXT);
CREATE TABLE fact (
  id INTEGER PRIMARY KEY, source TEXT, year TEXT, language TEXT, format TEXT, month TEXT, published TEXT
);
CREATE INDEX fact_by_date ON fact (published, id);
CREATE VIRTUAL TABLE words USING fts5 (
  title, body, comment, content='article', content_rowid='id', tokenize='unicode61 remove_diacritics 2', prefix='2 3'
);
"""


class Keystrokes:
    """Both programs over the same articles, in a folder that is made; `answerers` take what stands in the box. It is a
    context manager."""

    def __init__(self, corpus: Iterable[Entry], folder: Path) -> None:
        self._corpus = corpus
        self._folder = folder
        self._stack = ExitStack()
        self.answerers: dict[str, Callable[[str], object]] = {}

    def __enter__(self) -> "Keystrokes":
        with self._stack:
            self._stack.enter_context(environment(CACHE_VARIABLE, str(self._folder / "cache")))
            self._folder.mkdir(parents=True)
            library = self._stack.enter_context(Library.open_or_create(self._folder / "library"))
            fill(library, self._corpus)
            keeper = self._stack.enter_context(IndexKeeper(library))
            keeper.current(JobContext())
            peer = _Peer(self._folder / "fts5.sqlite", self._corpus)
            self._stack.callback(peer.close)
            service = SearchService(library, keeper, follow=False)
            self.answerers = {"dateline": lambda text: answer(service, text), "fts5": peer.answer}
            self._stack = self._stack.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()


def answer(service: SearchService, text: str) -> object:
    """Do what the window does for a letter."""
    found = service.find(JobContext(), text, cursor=len(text))
    rows = service.hits(found, found.ids[:RESULTS], as_rows=True)
    return found, rows, service.facets(found), found.months


def fill(library: Library, corpus: Iterable[Entry]) -> None:
    """Store articles with the rows that an import writes."""
    for batch in _batches(corpus):
        # Rows are made before the write turn is asked for, as an import does it.
        arrivals = [
            Arrival(f"{entry.number}.txt", Original(f"{entry.number:064x}", 0, "raw"), _document(entry))
            for entry in batch
        ]
        with library.write() as connection:
            for arrival in arrivals:
                store_article(connection, arrival)


def _batches(corpus: Iterable[Entry]) -> Iterator[list[Entry]]:
    entries = iter(corpus)
    while batch := list(islice(entries, _BATCH)):
        yield batch


def _document(entry: Entry) -> Document:
    paragraphs, comment = _parted(entry)
    published = UNKNOWN_DATE if entry.date is None else DateClaim(entry.date, DateState.STATED, "the corpus")
    return assemble(
        Draft(
            format=_format(entry),
            blocks=[
                DraftBlock(Zone.TITLE, entry.title, BlockKind.HEADING, 1),
                *(DraftBlock(Zone.BODY, paragraph) for paragraph in paragraphs),
            ],
            comments=[DraftComment((comment,))] if comment else [],
            title=entry.title,
            source=entry.source or None,
            language="en",
            published=published,
        )
    )


def _parted(entry: Entry) -> tuple[list[str], str]:
    """Return the paragraphs of an article and what of it is made a comment."""
    paragraphs = [line for line in entry.body.split("\n") if line.strip()]
    if entry.number % _OF < _COMMENTED and len(paragraphs) > 1:
        return paragraphs[:-1], paragraphs[-1]
    return paragraphs, ""


def _format(entry: Entry) -> str:
    return "html" if entry.number % 3 else "text"


class _Peer:
    """FTS5 with what the window shows after a letter."""

    def __init__(self, file: Path, corpus: Iterable[Entry]) -> None:
        self._connection = sqlite3.connect(file, isolation_level=None)
        for setting in ("journal_mode = WAL", "synchronous = NORMAL", "cache_size = -65536", "mmap_size = 4294967296"):
            self._connection.execute(f"PRAGMA {setting}").fetchall()
        self._connection.executescript(_PEER_SCHEMA)
        self._connection.execute("BEGIN")
        for batch in _batches(corpus):
            self._add(batch)
        self._connection.execute("COMMIT")
        self._connection.execute("INSERT INTO words (words) VALUES ('optimize')")

    def close(self) -> None:
        self._connection.close()

    def answer(self, text: str) -> object:
        """Answer what stands in the box."""
        match = _match(text)
        if match is None:
            rows = self._connection.execute(
                f"SELECT id, {', '.join(_FACETS)}, month FROM fact ORDER BY published DESC, id"
            ).fetchall()
            ids, counts = _counted(rows)
            first = [self._beginning(id_) for id_ in ids[:RESULTS]]
            return ids, first, counts
        rows = self._connection.execute(
            f"SELECT fact.id, {', '.join(_FACETS)}, month FROM words JOIN fact ON fact.id = words.rowid"
            " WHERE words MATCH ? ORDER BY rank",
            (f"{{title body}} : ({match})",),
        ).fetchall()
        ids, counts = _counted(rows)
        return ids, self._first(match, ids), counts, [self._zone(zone, match) for zone in ("title", "body", "comment")]

    def _add(self, batch: list[Entry]) -> None:
        texts, facts = [], []
        for entry in batch:
            paragraphs, comment = _parted(entry)
            date = entry.date or ""
            texts.append((entry.number, entry.title, "\n\n".join(paragraphs), comment))
            month = date[:7] if len(date) > len("YYYY") else ""
            facts.append((entry.number, entry.source, date[:4], "en", _format(entry), month, entry.date))
        self._connection.executemany("INSERT INTO article VALUES (?, ?, ?, ?)", texts)
        self._connection.executemany("INSERT INTO words (rowid, title, body, comment) VALUES (?, ?, ?, ?)", texts)
        self._connection.executemany("INSERT INTO fact VALUES (?, ?, ?, ?, ?, ?, ?)", facts)

    def _first(self, match: str, ids: list[int]) -> list[tuple[object, ...]]:
        # One by one: asked for the best 20 with their snippets at once, FTS5 would rank all matches a second time.
        select = (
            f"SELECT title, snippet(words, -1, '<b>', '</b>', '…', {_SNIPPET_WORDS}) FROM words"
            " WHERE words MATCH ? AND rowid = ?"
        )
        return [
            self._connection.execute(select, (f"{{title body}} : ({match})", id_)).fetchone() for id_ in ids[:RESULTS]
        ]

    def _beginning(self, id_: int) -> tuple[object, ...]:
        row: tuple[object, ...] = self._connection.execute(
            "SELECT title, substr(body, 1, 200) FROM article WHERE id = ?", (id_,)
        ).fetchone()
        return row

    def _zone(self, zone: str, match: str) -> int:
        row = self._connection.execute("SELECT count(*) FROM words WHERE words MATCH ?", (f"{zone} : ({match})",))
        return int(row.fetchone()[0])


def _counted(rows: list[tuple[object, ...]]) -> tuple[list[int], list[Counter[object]]]:
    """Return the ids of rows, and how often each value stands in every other column."""
    ids, *columns = zip(*rows, strict=True) if rows else ([],)
    return list(ids), [Counter(column) for column in columns]


def _match(text: str) -> str | None:
    """Return what is typed in the language of FTS5, None while that asks for nothing."""
    *finished, typed = text.split(" ")
    words = [f'"{word}"' for word in finished if word]
    if len(typed) > 1:
        words.append(f'"{typed}"*')
    return " AND ".join(words) or None


@contextmanager
def environment(name: str, value: str) -> Iterator[None]:
    """Give the environment's variable this value for a while."""
    before = os.environ.get(name)
    os.environ[name] = value
    try:
        yield
    finally:
        if before is None:
            del os.environ[name]
        else:
            os.environ[name] = before
