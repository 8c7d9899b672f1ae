"""Removes articles for good: rows, original, and what the copies in the backups folder hold of them."""

import contextlib
import datetime
import sqlite3
from dataclasses import dataclass
from pathlib import Path

import msgspec

from workbench.errors import LibraryError
from workbench.library.annotations import ANNOTATION_TABLES
from workbench.library.articles import get_article, mark_changed
from workbench.library.backup import copied_databases, replaced_databases, reseal
from workbench.library.copy_rows import COPY_TABLES, note_change
from workbench.library.copy_verdicts import COPY_VERDICT
from workbench.library.database import connect_file, set_durability
from workbench.library.decision_log import ARTICLE, TAG, record
from workbench.library.durable import write_file
from workbench.library.journal import TagLine, append_new, journal_files
from workbench.library.originals import Original
from workbench.library.store import Library

# What the user decided about single articles.
_DECIDED_TABLES = (
    "article_tag", "tag_change", "forecast_status", "event_group", "mention_ruling", "relation_verdict", "copy_verdict", "renamed", "zone_ruling", "zone_change",
    "mark", "draft", "reading_place",
)  # fmt: skip
# What earlier formats had beside: copies of such libraries still have it.
_FORMER_TABLES = ("article_date",)
# What names a second article: decisions, and tables.
_IS_OTHER = (
    f"kind = '{COPY_VERDICT}' AND json_valid(after)"
    " AND json_extract(after, '$.original') = :original AND json_extract(after, '$.member') = :member"
)
_OTHERS = {"article_copy": "other = :id", "copy_verdict": "original = :original AND member = :member"}


@dataclass(frozen=True, slots=True)
class PurgeReport:
    """What was removed, and the copies that could not be cleaned because they are damaged.

    `kept` are articles whose bytes stay in a container that other articles lie in.
    """

    articles: tuple[int, ...]
    unreadable: tuple[Path, ...]
    kept: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Logged:
    """What has to be known of a line of decisions."""

    kind: str
    target: str
    original: str | None = None
    member: str = ""
    tags: tuple[TagLine, ...] = ()
    after: str = "{}"


def purge(library: Library, articles: list[int]) -> PurgeReport:
    """Remove articles, in the trash or not, so that nothing of them stays; one line in the decisions says that it was done.

    The copies are cleaned first: should the machine stop half way, the article is still there to be purged again.

    Raises:
        UsageError: If one of them does not exist. Nothing is removed then.
    """
    doomed = [get_article(library, article) for article in dict.fromkeys(articles)]
    keys = [(article.original, article.member) for article in doomed]
    ids = tuple(article.id for article in doomed)
    unreadable = _purge_copies(library, keys, ids)
    with library.write() as connection:
        library.lower_bound_by(len(doomed))
        orphans = _purge_rows(connection, keys)
        for article in doomed:
            _forget_decisions(connection, article.id, (article.original, article.member))
            # Its hash, and no more, so that a repair does not take a file that a crash left behind for a lost article.
            record(connection, "purge", f"{ARTICLE}{article.id}", {}, {"original": article.content})
        mark_changed(connection, ids)
        note_change(connection)
    with library.write() as connection:
        # An import may have taken the same bytes in between: what a row names stays.
        for original in orphans:
            if connection.execute("SELECT 1 FROM original WHERE sha256 = ?", (original.sha256,)).fetchone() is None:
                library.originals.remove(original)
        append_new(connection, library.folder)
    library.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    left = {sha256 for sha256, _ in keys} - {original.sha256 for original in orphans}
    return PurgeReport(ids, tuple(unreadable), tuple(article.id for article in doomed if article.original in left))


def purged_originals(connection: sqlite3.Connection) -> dict[str, datetime.datetime]:
    """Return the hashes of all originals that were ever purged, and when that was last; of what lay in containers its own."""
    rows = connection.execute(
        "SELECT at, json_extract(after, '$.original') FROM decision WHERE kind = 'purge' ORDER BY seq"
    )
    return {sha256: datetime.datetime.fromisoformat(at) for at, sha256 in rows}


def purged_contents(connection: sqlite3.Connection) -> frozenset[str]:
    """Return the hashes of all documents that were ever purged, by themselves or from a container."""
    rows = connection.execute("SELECT json_extract(after, '$.original') FROM decision WHERE kind = 'purge'")
    return frozenset(sha256 for (sha256,) in rows)


def _purge_rows(connection: sqlite3.Connection, keys: list[tuple[str, str]]) -> list[Original]:
    """Delete the articles of these originals and members, and return the originals that nothing needs any more."""
    for sha256, member in keys:
        row = connection.execute(
            "SELECT id FROM article WHERE original = ? AND member = ?", (sha256, member)
        ).fetchone()
        if row is not None:
            tables = _tables_by_article(connection)
            told = _told_of(connection, row["id"]) if "import_item" in tables else []
            for table in tables:
                connection.execute(f"DELETE FROM {table} WHERE article = ?", (row["id"],))
            for table in _OTHERS.keys() & tables:
                about = {"id": row["id"], "original": sha256, "member": member}
                connection.execute(f"DELETE FROM {table} WHERE {_OTHERS[table]}", about)
            connection.execute("DELETE FROM article WHERE id = ?", (row["id"],))
            for run, path in told:
                _forget_asked(connection, run, path)
    orphans = []
    for sha256 in {sha256 for sha256, _ in keys}:
        if connection.execute("SELECT 1 FROM article WHERE original = ?", (sha256,)).fetchone() is None:
            row = connection.execute("SELECT * FROM original WHERE sha256 = ?", (sha256,)).fetchone()
            if row is not None:
                orphans.append(Original(row["sha256"], row["size_bytes"], row["packing"]))
                connection.execute("DELETE FROM original WHERE sha256 = ?", (sha256,))
    return orphans


def _told_of(connection: sqlite3.Connection, article: int) -> list[tuple[int, str]]:
    """Return the imports that tell of an article, each with the file; what lists said of it before it came is forgotten."""
    listed = connection.execute(
        "SELECT path, coalesce(nullif(title, ''), url) FROM wanted WHERE article = ?", (article,)
    )
    connection.executemany(
        "DELETE FROM import_item WHERE event = 'listed' AND path = ? AND title = ?", listed.fetchall()
    )
    return [
        (run, path)
        for run, path in connection.execute("SELECT DISTINCT run, path FROM import_item WHERE article = ?", (article,))
    ]


def _forget_asked(connection: sqlite3.Connection, run: int, path: str) -> None:
    """Forget that an import was asked for a file of which it tells nothing any more, and one that tells nothing at all."""
    if connection.execute("SELECT 1 FROM import_item WHERE run = ? AND path = ?", (run, path)).fetchone() is None:
        connection.execute(
            "UPDATE import_run SET paths ="
            " (SELECT json_group_array(value) FROM json_each(import_run.paths) WHERE value <> ?) WHERE id = ? AND json_valid(paths)",
            (path, run),
        )
    connection.execute(
        "DELETE FROM import_run WHERE id = ? AND ended_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM import_item WHERE run = import_run.id)"
        " AND NOT EXISTS (SELECT 1 FROM article WHERE run = import_run.id)",
        (run,),
    )


def _tables_by_article(connection: sqlite3.Connection) -> list[str]:
    """Return the tables that hold rows of single articles; a copy made by an older version lacks the newer ones."""
    there = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    return [
        table
        for table in (
            "article_text",
            "article_tagged",
            "import_item",
            "wanted",
            *COPY_TABLES,
            *ANNOTATION_TABLES,
            *_FORMER_TABLES,
            *_DECIDED_TABLES,
        )
        if table in there
    ]


def _forget_decisions(connection: sqlite3.Connection, article: int, key: tuple[str, str]) -> None:
    """Delete what was decided about an article, and about tags that no other one had; rows that undo others go before those.

    That another was purged which had its number before numbers were given anew stays known.
    """
    doomed = "(target = :target AND kind <> 'purge')"
    if "tag_change" in _tables_by_article(connection):
        connection.execute("DELETE FROM tag_change WHERE article = ?", (article,))
        doomed += " OR (target LIKE 'tag:%' AND NOT EXISTS (SELECT 1 FROM tag_change WHERE decision = decision.seq))"
    doomed += f" OR ({_IS_OTHER})"
    values = {"target": f"{ARTICLE}{article}", "original": key[0], "member": key[1]}
    connection.execute(
        f"UPDATE decision SET undoes = NULL WHERE undoes IN (SELECT seq FROM decision WHERE {doomed})", values
    )
    connection.execute(f"UPDATE decision SET undoes = NULL WHERE {doomed}", values)
    connection.execute(f"DELETE FROM decision WHERE {doomed}", values)


def _purge_copies(library: Library, keys: list[tuple[str, str]], ids: tuple[int, ...]) -> list[Path]:
    """Clean every copy of the database and every list of decisions; return those that cannot be read."""
    copies = copied_databases(library.folder)
    unreadable = [file.parent for file in copies if not (_purge_copy(file, keys) and reseal(file.parent))]
    unreadable += [file for file in replaced_databases(library.folder) if not _purge_copy(file, keys)]
    targets = {f"article:{article}" for article in ids}
    for file in journal_files(library.folder):
        lines = file.read_bytes().splitlines(keepends=True)
        try:
            kept = [_without(line, targets, set(keys)) for line in lines]
        except msgspec.DecodeError:
            unreadable.append(file)
            continue
        if kept != lines:
            write_file(file, b"".join(kept))
    return unreadable


def _without(line: bytes, targets: set[str], keys: set[tuple[str, str]]) -> bytes:
    """Return a line of the journal without what it says about purged articles; nothing if it says nothing else."""
    logged = msgspec.json.decode(line, type=_Logged)
    if logged.original is not None:
        # Numbers are given anew when originals are read in again: an older line's may be another article's by now.
        is_about = (logged.original, logged.member) in keys or (logged.kind == COPY_VERDICT and _other(logged) in keys)
        return b"" if is_about else line
    if logged.target in targets and logged.kind != "purge":
        return b""
    if not logged.target.startswith(TAG):
        return line
    kept = [change for change in logged.tags if (change.original, change.member) not in keys]
    if len(kept) == len(logged.tags):
        return line
    return msgspec.json.encode({**msgspec.json.decode(line), "tags": kept}) + b"\n" if kept else b""


def _other(logged: _Logged) -> tuple[str, str]:
    """Return the other one of two articles that a decision is about."""
    about = msgspec.json.decode(logged.after, type=dict[str, str | None])
    return about.get("original") or "", about.get("member") or ""


def _purge_copy(file: Path, keys: list[tuple[str, str]]) -> bool:
    """Delete the articles from one copy. A copy has its own numbering of articles: they are found by their original."""
    try:
        with contextlib.closing(connect_file(file)) as connection:
            set_durability(connection)
            connection.execute("BEGIN IMMEDIATE")
            for sha256, member in keys:
                row = connection.execute(
                    "SELECT id FROM article WHERE original = ? AND member = ?", (sha256, member)
                ).fetchone()
                if row is not None:
                    _forget_decisions(connection, row["id"], (sha256, member))
            _purge_rows(connection, keys)
            connection.execute("COMMIT")
            # One file, as it was: what a write-ahead log beside it would hold is not part of its checksum.
            connection.execute("PRAGMA journal_mode = DELETE")
    except (sqlite3.Error, LibraryError):
        return False
    return True
