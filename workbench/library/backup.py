"""Verified copies of the database; restoring puts one back after proving it sound."""

import contextlib
import datetime
import hashlib
import os
import shutil
import sqlite3
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from workbench.dates import now
from workbench.errors import LibraryError
from workbench.library import migrations
from workbench.library.database import COMPANIONS, connect_file, count_articles, number_decisions_after, remove_database
from workbench.library.durable import sync_folder, write_file
from workbench.library.folder import BACKUPS, DATABASE, ORIGINALS, LibraryCard, make_parts, read_card, write_card
from workbench.library.journal import last_seq
from workbench.library.locks import LockName, hold
from workbench.library.originals import Original, Originals
from workbench.library.texts import text_is_sound

MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a copy claims to be: of which library, when and why made, and the SHA-256 of its database."""

    library: str
    made_at: str
    reason: str
    format: int
    articles: int
    sha256: str


def copy_database(connection: sqlite3.Connection, folder: Path, reason: str, into: Path | None = None) -> Path:
    """Copy the database as of now, check the copy, and return the folder that holds it.

    Args:
        connection: Open on the library; it may be in use, SQLite copies one state of it.
        folder: The library's folder.
        reason: Why the copy is made; part of its name.
        into: Where to put the copy; the library's own backups folder unless given.
    Raises:
        LibraryError: If the copy does not prove sound. It is then removed.
    """
    parent = folder / BACKUPS if into is None else into
    parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    stamp = datetime.datetime.now(datetime.UTC).strftime("%Y%m%dT%H%M%S.%f")
    target = parent / f"{stamp}-{reason}"
    target.mkdir(mode=0o700)
    try:
        file = target / DATABASE
        copy = sqlite3.connect(file, isolation_level=None)
        try:
            connection.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
        finally:
            copy.close()
        library_id, articles, version = _prove(file)
        manifest = Manifest(library_id, now(), reason, version, articles, _file_sha256(file))
        write_file(target / MANIFEST, msgspec.json.format(msgspec.json.encode(manifest), indent=2))
    except BaseException:
        shutil.rmtree(target, ignore_errors=True)
        raise
    sync_folder(parent)
    return target


def copy_library(connection: sqlite3.Connection, folder: Path, into: Path) -> Path:
    """Copy database and originals to another place and return the folder; it can be restored from, anywhere."""
    target = copy_database(connection, folder, "full", into)
    try:
        (target / ORIGINALS).mkdir(mode=0o700)
        with contextlib.closing(connect_file(target / DATABASE, read_only=True)) as copy:
            _copy_originals(originals_of(copy), Originals(folder / ORIGINALS), Originals(target / ORIGINALS))
    except BaseException:
        shutil.rmtree(target, ignore_errors=True)
        raise
    return target


def _copy_originals(originals: list[Original], source: Originals, target: Originals) -> None:
    for original in originals:
        target.keep(source.read(original))


def originals_of(connection: sqlite3.Connection) -> list[Original]:
    """Return every original that the database names."""
    rows = connection.execute("SELECT sha256, size_bytes, packing FROM original ORDER BY sha256")
    return [Original(row["sha256"], row["size_bytes"], row["packing"]) for row in rows]


def backups(folder: Path) -> list[tuple[Path, Manifest]]:
    """Return the copies in a library's backups folder, newest first; what cannot be read as one is left out."""
    found = []
    for manifest_file in (folder / BACKUPS).glob(f"*/{MANIFEST}"):
        try:
            found.append((manifest_file.parent, msgspec.json.decode(manifest_file.read_bytes(), type=Manifest)))
        except (OSError, msgspec.DecodeError):
            continue
    return sorted(found, key=lambda item: item[0].name, reverse=True)


def reseal(copy: Path) -> bool:
    """Bring a copy's manifest in line with its database, after a purge has changed it; tell whether the copy is sound."""
    try:
        manifest = msgspec.json.decode((copy / MANIFEST).read_bytes(), type=Manifest)
        _, articles, _ = _prove(copy / DATABASE)
    except (OSError, msgspec.DecodeError, LibraryError):
        return False
    changed = replace(manifest, articles=articles, sha256=_file_sha256(copy / DATABASE))
    write_file(copy / MANIFEST, msgspec.json.format(msgspec.json.encode(changed), indent=2))
    return True


def replaced_databases(folder: Path) -> list[Path]:
    """Return the databases that a restore has set aside."""
    return _own_files(folder / BACKUPS, "replaced-*.sqlite")


def copied_databases(folder: Path) -> list[Path]:
    """Return the databases of all copies, those included that a crash left without a manifest."""
    return _own_files(folder / BACKUPS, f"*/{DATABASE}")


def _own_files(folder: Path, pattern: str) -> list[Path]:
    """Return files that are here themselves: a link in a library from elsewhere may lead to another one of the user's."""
    return sorted(
        file
        for file in folder.glob(pattern)
        if file.is_file() and not file.is_symlink() and (file.parent == folder or not file.parent.is_symlink())
    )


def verify_copy(copy: Path) -> Manifest:
    """Prove a copy sound: bytes as when it was made, a healthy database, every text with its own SHA-256.

    Raises:
        LibraryError: If it is not.
    """
    try:
        manifest = msgspec.json.decode((copy / MANIFEST).read_bytes(), type=Manifest)
        damaged = _file_sha256(copy / DATABASE) != manifest.sha256
    except (OSError, msgspec.DecodeError) as error:
        raise LibraryError(f"{copy} is not a backup of a library: {error}. Name another one.") from error
    if damaged:
        raise LibraryError(f"The backup {copy} has changed since it was made. Use another one.")
    if _prove(copy / DATABASE) != (manifest.library, manifest.articles, manifest.format):
        raise LibraryError(f"The backup {copy} holds another library than it says. Use another one.")
    migrations.expect_known(manifest.format)
    return manifest


def restore(folder: Path, copy: Path) -> Manifest:
    """Put a verified copy in the place of the library's database; what stood there is kept beside the backups.

    The library must not be open anywhere: the window's lock, the write turn and the index's are all held meanwhile.

    Raises:
        LibraryError: If the copy is unsound or of another library. Nothing is changed then.
        LibraryBusyError: If a window has the library open.
    """
    manifest = verify_copy(copy)
    card = _card_or_none(folder)
    if card is not None and card.id != manifest.library:
        raise LibraryError(
            f"Could not restore {copy}: it is a backup of another library. Import into a new library, or name another backup."
        )
    make_parts(folder)
    with (
        hold(folder, LockName.WINDOW, wait=False),
        hold(folder, LockName.INDEX),
        hold(folder, LockName.WRITE),
    ):
        fresh = folder / f"{DATABASE}.restored"
        remove_database(fresh)
        shutil.copyfile(copy / DATABASE, fresh)
        with contextlib.closing(connect_file(fresh)) as connection:
            # Whatever index there is belongs to another state of the library.
            connection.execute("UPDATE meta SET value = lower(hex(randomblob(16))) WHERE key = 'index_token'")
            number_decisions_after(connection, last_seq(folder))
            named = originals_of(connection)
        # Originals first: should one of them be unsound, or the disk full, what stands here has not been touched.
        if (copy / ORIGINALS).is_dir():
            _copy_originals(named, Originals(copy / ORIGINALS), Originals(folder / ORIGINALS))
        set_aside(folder)
        fresh.replace(folder / DATABASE)
        sync_folder(folder)
        write_card(folder, LibraryCard(manifest.library, manifest.format, manifest.articles))
    return manifest


def _prove(file: Path) -> tuple[str, int, int]:
    """Return (library id, articles, format version) of a database after checking its every page and text.

    Raises:
        LibraryError: If anything in it is unsound.
    """
    try:
        with contextlib.closing(connect_file(file, read_only=True)) as connection:
            verdict = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
            if verdict != "ok":
                raise LibraryError(f"The database {file} is damaged: {verdict}. Use another backup.")
            broken = connection.execute("PRAGMA foreign_key_check").fetchone()
            if broken is not None:
                raise LibraryError(
                    f"The database {file} is damaged: rows of {broken[0]} point nowhere. Use another backup."
                )
            # Every column that is there: which ones there are depends on the format of the copy.
            for row in connection.execute("SELECT * FROM article_text"):
                if not text_is_sound(row):
                    raise LibraryError(
                        f"The text of article {row['article']} in {file} is damaged. Use another backup."
                    )
            library_id = connection.execute("SELECT value FROM meta WHERE key = 'id'").fetchone()
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            if library_id is None:
                raise LibraryError(f"The database {file} is of no library. Use another backup.")
            return library_id[0], count_articles(connection), version
    except sqlite3.Error as error:
        raise LibraryError(f"The database {file} is damaged: {error}. Use another backup.") from error


def set_aside(folder: Path) -> None:
    """Move what now stands as the database to a name of its own: even a damaged one may hold what is in no copy."""
    stamp = datetime.datetime.now(datetime.UTC).strftime("%Y%m%dT%H%M%S.%f")
    for suffix in COMPANIONS:
        file = folder / f"{DATABASE}{suffix}"
        if os.path.lexists(file):
            (folder / BACKUPS).mkdir(mode=0o700, exist_ok=True)
            file.replace(folder / BACKUPS / f"replaced-{stamp}.sqlite{suffix}")


def _card_or_none(folder: Path) -> LibraryCard | None:
    try:
        return read_card(folder)
    except LibraryError:
        return None


def _file_sha256(file: Path) -> str:
    with file.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()
