"""Examines a library: every original, every text, every row, the index against the library; and mends what can be."""

import contextlib
import datetime
import sqlite3
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from workbench.errors import LibraryDamagedError, LibraryError
from workbench.jobs import JobContext
from workbench.library import (
    copy_verdicts,
    event_groups,
    forecast_status,
    marks,
    mention_rulings,
    migrations,
    relation_verdicts,
    zone_rulings,
)
from workbench.library.annotations import annotation_is_sound, forget_annotation
from workbench.library.articles import get_article
from workbench.library.backup import backups, originals_of, restore, set_aside, verify_copy
from workbench.library.copy_verdicts import COPY_VERDICT
from workbench.library.database import connect_file, count_articles, create_database
from workbench.library.durable import TEMPORARY_SUFFIX
from workbench.library.event_groups import EVENT_GROUP
from workbench.library.folder import CARD, DATABASE, ORIGINALS, LibraryCard, make_parts, read_card, write_card
from workbench.library.forecast_status import FORECAST_STATUS
from workbench.library.locks import LockName, hold
from workbench.library.marks import MARK
from workbench.library.mention_rulings import MENTION_RULING
from workbench.library.purge import purged_originals
from workbench.library.relation_verdicts import RELATION_VERDICT
from workbench.library.source_grades import SOURCE_GRADE
from workbench.library.store import Library
from workbench.library.tagged import forget_tagging, tagging_is_sound
from workbench.library.texts import unpack
from workbench.library.zone_rules import ZONE_RULE
from workbench.library.zone_rulings import ZONE_RULING


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is not as it was saved: what, and what to do. `article` and `sha256` name what it is about."""

    kind: str
    message: str
    article: int | None = None
    sha256: str | None = None


@dataclass(slots=True)
class CheckReport:
    """What was looked at, what is wrong, and what a repair has done. A note is no fault."""

    articles: int = 0
    originals: int = 0
    texts: int = 0
    decisions: int = 0
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    repaired: list[str] = field(default_factory=list)
    worker_limits: tuple[str, ...] = ()

    @property
    def is_sound(self) -> bool:
        """Tell whether nothing is wrong."""
        return not self.problems


def examine(ctx: JobContext, library: Library, report: CheckReport) -> None:
    """Look at everything that an open library holds, and add what is wrong to the report."""
    connection = library.connection
    report.articles = count_articles(connection)
    report.problems += _database(library)
    report.problems += _texts(ctx, connection, report)
    report.problems += _originals(ctx, library, report)
    report.problems += _decisions(connection, report)
    report.problems += _tags(connection)
    report.problems += _kept_rows(connection)
    report.problems += _zone_rules(connection)
    report.problems += _source_grades(connection)
    report.problems += _annotations(connection)
    report.problems += _tagged(connection)
    report.notes += _strays(library)


def strays(library: Library) -> dict[str, Path]:
    """Return originals on disk that no row names, by hash: of a killed import, or of a lost database."""
    named = {original.sha256 for original in originals_of(library.connection)}
    return {sha256: file for sha256, _, file in library.originals.on_disk() if sha256 not in named}


def _database(library: Library) -> Iterator[Problem]:
    connection = library.connection
    for row in connection.execute("PRAGMA integrity_check(20)"):
        if row[0] != "ok":
            yield Problem("database", f"The database is damaged: {row[0]}. Run check --repair.")
    for row in connection.execute("PRAGMA foreign_key_check"):
        yield Problem("database", f"A row of {row[0]} points at nothing. Run check --repair.")
    for article in connection.execute("SELECT id FROM article ORDER BY id"):
        try:
            get_article(library, article["id"])
        except LibraryError as error:
            yield Problem("article", str(error), article=article["id"])
    rows = connection.execute(
        "SELECT id FROM article a WHERE NOT EXISTS (SELECT 1 FROM article_text t WHERE t.article = a.id)"
    )
    for row in rows:
        yield Problem("text", f"Article {row['id']} has no text. Run check --repair.", article=row["id"])


def _texts(ctx: JobContext, connection: sqlite3.Connection, report: CheckReport) -> Iterator[Problem]:
    total = connection.execute("SELECT count(*) FROM article_text").fetchone()[0]
    for row in connection.execute("SELECT * FROM article_text ORDER BY article, version"):
        ctx.checkpoint(report.texts, total, "texts")
        report.texts += 1
        try:
            text, blocks, comments, _images = unpack(row)
        except LibraryError:
            yield Problem(
                "text",
                f"The text of article {row['article']} (reading {row['version']}) has changed on disk. "
                "Run check --repair, which reads its original again.",
                article=row["article"],
            )
            continue
        ends = [0, *(block.end for block in blocks)]
        if any(block.start < end or block.end > len(text) for block, end in zip(blocks, ends, strict=False)) or any(
            block.comment is not None and block.comment >= len(comments) for block in blocks
        ):
            yield Problem(
                "text", f"The blocks of article {row['article']} overlap. Run check --repair.", row["article"]
            )


def _originals(ctx: JobContext, library: Library, report: CheckReport) -> Iterator[Problem]:
    named = originals_of(library.connection)
    for original in named:
        ctx.checkpoint(report.originals, len(named), "originals")
        report.originals += 1
        try:
            library.originals.read(original)
        except LibraryError as error:
            yield Problem("original", str(error), sha256=original.sha256)


def _decisions(connection: sqlite3.Connection, report: CheckReport) -> Iterator[Problem]:
    for row in connection.execute("SELECT * FROM decision ORDER BY seq"):
        report.decisions += 1
        try:
            msgspec.json.decode(row["before"], type=dict[str, str | None])
            msgspec.json.decode(row["after"], type=dict[str, str | None])
        except msgspec.DecodeError:
            yield Problem("decision", f"Decision {row['seq']} cannot be read. Restore a backup if it matters.")


def _tags(connection: sqlite3.Connection) -> Iterator[Problem]:
    """Every tag stands there because of a decision: one that nobody made is damage, or came from another program."""
    rows = connection.execute(
        "SELECT article, tag FROM article_tag t WHERE NOT EXISTS"
        " (SELECT 1 FROM tag_change c WHERE c.article = t.article AND c.after = t.tag) ORDER BY article, tag"
    )
    for article, tag in rows:
        yield Problem(
            "tag",
            f"Article {article} has the tag “{tag}”, which no decision gave it. Take it off with tag --remove, or put back a backup.",
            article=article,
        )


def _kept_rows(connection: sqlite3.Connection) -> Iterator[Problem]:
    """So does every mark, and what is said of a forecast, an event, a mention, a relation or two copies."""
    for table, kind, said, keys in (
        ("forecast_status", FORECAST_STATUS, "status", forecast_status.KEYS),
        ("event_group", EVENT_GROUP, "verdict", event_groups.KEYS),
        ("mention_ruling", MENTION_RULING, "actor", mention_rulings.KEYS),
        ("zone_ruling", ZONE_RULING, "zone", zone_rulings.KEYS),
        ("relation_verdict", RELATION_VERDICT, "verdict", (*relation_verdicts.KEYS, "agent", "patient", "relation")),
        ("copy_verdict", COPY_VERDICT, "verdict", copy_verdicts.KEYS),
        # One that says less than was decided, or cannot be understood, would be missed by nobody.
        ("mark", MARK, "note", marks.COLUMNS),
    ):
        same = " AND ".join(f"json_extract(d.after, '$.{name}') IS k.{name}" for name in (*keys, said))
        rows = connection.execute(
            f"SELECT article, {keys[0]}, {said} FROM {table} k WHERE NOT EXISTS (SELECT 1 FROM decision d WHERE d.kind = ?"
            f" AND d.target = 'article:' || k.article AND json_valid(d.after) AND {same}) ORDER BY article, {keys[0]}",
            (kind,),
        )
        for article, key, word in rows:
            yield Problem(
                kind,
                f"Article {article} has “{word}” at {key}, which no decision said ({kind}). Say it anew, or put back a backup.",
                article=article,
            )


def _zone_rules(connection: sqlite3.Connection) -> Iterator[Problem]:
    """And what is said of all pages of a source."""
    rows = connection.execute(
        "SELECT source, words, zone FROM zone_rule r WHERE NOT EXISTS (SELECT 1 FROM decision d WHERE d.kind = ?"
        " AND d.target = 'source:' || r.source AND json_valid(d.after) AND json_extract(d.after, '$.words') = r.words"
        " AND json_extract(d.after, '$.zone') = r.zone) ORDER BY source, words",
        (ZONE_RULE,),
    )
    for source, words, zone in rows:
        yield Problem(
            ZONE_RULE,
            f"Pages of {source} have a rule that makes “{words}” {zone}, which no decision made. Take it away with zone-rules --remove, "
            "or put back a backup.",
        )


def _source_grades(connection: sqlite3.Connection) -> Iterator[Problem]:
    """And how reliable a source is held to be."""
    rows = connection.execute(
        "SELECT source, grade FROM source_grade g WHERE NOT EXISTS (SELECT 1 FROM decision d WHERE d.kind = ?"
        " AND d.target = 'source:' || g.source AND json_valid(d.after) AND json_extract(d.after, '$.grade') = g.grade)"
        " ORDER BY source",
        (SOURCE_GRADE,),
    )
    for source, grade in rows:
        yield Problem(
            SOURCE_GRADE,
            f"The source {source} has the grade {grade}, which no decision gave it. Grade it anew, or put back a backup.",
        )


def _annotations(connection: sqlite3.Connection) -> Iterator[Problem]:
    for row in connection.execute("SELECT * FROM annotation ORDER BY article"):
        if not annotation_is_sound(row):
            yield Problem(
                "annotation",
                f"What was found in article {row['article']} has changed on disk. Run check --repair, then annotate.",
                article=row["article"],
            )


def _tagged(connection: sqlite3.Connection) -> Iterator[Problem]:
    for row in connection.execute("SELECT * FROM article_tagged ORDER BY article"):
        if not tagging_is_sound(row):
            yield Problem(
                "tagging",
                f"The names that the tagger found in article {row['article']} have changed on disk. Run check --repair, then annotate.",
                article=row["article"],
            )


def _strays(library: Library) -> Iterator[str]:
    count = len(strays(library))
    if count:
        yield (
            f"{count} originals belong to no article: an import was stopped before it had acknowledged them. "
            "check --repair reads them in."
        )
    parts = library.originals.leftovers()
    if parts:
        yield f"{len(parts)} unfinished files of a stopped import lie among the originals. check --repair removes them."


def mend_folder(folder: Path, report: CheckReport) -> bool:
    """Make a library openable that is not: from its last sound backup, or empty, to be filled from its originals.

    Returns whether another database stands there now, which lacks what came after the backup.

    What stood there as the database is kept in the backups folder.

    Raises:
        LibraryError: If there is nothing here that was a library.
    """
    if not folder.is_dir() or not ((folder / DATABASE).exists() or (folder / ORIGINALS).is_dir()):
        raise LibraryError(f"There is no library in {folder}. Name the folder of one.")
    card = _card(folder)
    found = _identity(folder / DATABASE)
    if card is None and found is not None:
        library_id, version, articles = found
        write_card(folder, LibraryCard(library_id, version, articles))
        report.repaired.append("Wrote library.json anew.")
    if _opens(folder):
        return False
    for copy, manifest in backups(folder):
        if card is not None and manifest.library != card.id:
            continue
        try:
            verify_copy(copy)
        except LibraryError as error:
            report.notes.append(str(error))
            continue
        restore(folder, copy)
        report.repaired.append(f"Restored the backup {copy.name} with {manifest.articles} articles.")
        return True
    with hold(folder, LockName.WINDOW, wait=False), hold(folder, LockName.WRITE):
        set_aside(folder)
        make_parts(folder)
        library_id = card.id if card is not None else str(uuid.uuid4())
        create_database(folder / DATABASE, library_id)
        write_card(folder, LibraryCard(library_id, migrations.FORMAT_VERSION))
    report.repaired.append("Made an empty database: there was no sound backup.")
    return True


def tidy(library: Library, report: CheckReport) -> None:
    """Remove what killed imports and purges left behind, and what a purge could not finish."""
    for part in library.originals.leftovers():
        part.unlink(missing_ok=True)
        report.repaired.append(f"Removed the unfinished file {part.name}.")
    with library.write() as connection:
        purged = purged_originals(connection)
        for sha256, file in strays(library).items():
            if sha256 in purged and _is_older(file, purged[sha256]):
                file.unlink(missing_ok=True)
                report.repaired.append(f"Finished the purge of {sha256[:12]}.")
        for problem in list(_annotations(connection)):
            assert problem.article is not None
            forget_annotation(connection, problem.article)
            report.repaired.append(
                f"Forgot what was found in article {problem.article}, so that annotate reads it anew."
            )
        for problem in list(_tagged(connection)):
            assert problem.article is not None
            forget_tagging(connection, problem.article)
            forget_annotation(connection, problem.article)
            report.repaired.append(
                f"Forgot what the tagger found in article {problem.article}, so that annotate reads it anew."
            )
    for part in library.folder.glob(f"{CARD}.*{TEMPORARY_SUFFIX}"):
        part.unlink(missing_ok=True)


def _is_older(file: Path, moment: datetime.datetime) -> bool:
    """Tell a file that a purge left behind from the same bytes, imported again since."""
    changed = datetime.datetime.fromtimestamp(file.stat().st_mtime, datetime.UTC)
    return changed.replace(microsecond=0) <= moment


def _opens(folder: Path) -> bool:
    """Tell whether the database is whole; what only stands in the way (rights, a newer program) is raised, not mended."""
    if _card(folder) is None:
        return False
    try:
        with Library.open(folder) as library:
            return not any(problem.kind == "database" for problem in _database(library))
    except LibraryDamagedError:
        return False
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
            return False
        raise


def _card(folder: Path) -> LibraryCard | None:
    try:
        return read_card(folder)
    except LibraryDamagedError:
        return None


def _identity(file: Path) -> tuple[str, int, int] | None:
    """Return id, format and number of articles of a database that can be read, None otherwise."""
    try:
        with contextlib.closing(connect_file(file, read_only=True)) as connection:
            row = connection.execute("SELECT value FROM meta WHERE key = 'id'").fetchone()
            return None if row is None else (row[0], migrations.version_of(connection), count_articles(connection))
    except sqlite3.Error:
        return None
