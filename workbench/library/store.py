"""One open library: its connection, its write turn, and what every part of the program may ask of it."""

import contextlib
import sqlite3
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Self

from workbench.errors import LibraryDamagedError, LibraryError
from workbench.library import migrations
from workbench.library.backup import copy_database
from workbench.library.database import (
    connect_file,
    count_articles,
    create_database,
    remove_database,
    set_durability,
)
from workbench.library.folder import CARD, DATABASE, ORIGINALS, PARTS, LibraryCard, make_parts, read_card, write_card
from workbench.library.locks import LockName, hold
from workbench.library.originals import Originals

# What differs whenever something in a library changed, be it by whoever asks or by others.
Stamp = tuple[int, int]

# Of SQLite's errors, those that say that the file itself is not sound.
_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


class Library:
    """A library that is open. Use `Library.open` or `Library.open_or_create`, and close it (it is a context manager)."""

    def __init__(self, folder: Path, connection: sqlite3.Connection, card: LibraryCard) -> None:
        self.folder = folder
        self.connection = connection
        self.id = card.id
        self._file = _file_identity(folder)
        self.originals = Originals(folder / ORIGINALS)

    def stamp(self) -> Stamp:
        """Return something that is the same as long as nothing in the library changes."""
        version = self.connection.execute("PRAGMA data_version").fetchone()[0]
        return int(version), self.connection.total_changes

    @classmethod
    def open_or_create(cls, folder: Path) -> Self:
        """Open the library in `folder`, making it where there is none.

        Raises:
            LibraryError: If the folder holds other things, or a library that cannot be used.
        """
        if read_card(folder) is None and not _holds_articles(folder):
            if folder.exists() and not (folder.is_dir() and _is_half_made(folder)):
                raise LibraryError(
                    f"Could not make a library in {folder}: it is not an empty folder and holds no library. "
                    "Name a new folder."
                )
            _create(folder)
        return cls.open(folder)

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Open an existing library, bringing an older one up to date first.

        Raises:
            LibraryError: If there is none, or it is damaged, emptied, or newer than this program.
        """
        card = read_card(folder)
        if card is None:
            if (folder / DATABASE).exists():
                raise LibraryError(
                    f"Could not open the library {folder}: its {CARD} is missing. Run check --repair, which writes it anew."
                )
            raise LibraryError(
                f"There is no library in {folder}. Import something into it first, or name another folder."
            )
        connection = _connect(folder)
        try:
            _expect_contents(folder, connection, card)
            _set_up(folder, connection)
            _migrate(folder, connection, card)
        except BaseException:
            connection.close()
            raise
        return cls(folder, connection, card)

    def close(self) -> None:
        """Close the connection; everything acknowledged is durable already."""
        self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextlib.contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """Hold the write turn and one transaction: committed and durable at the end, or as if it had never been."""
        with self._turn():
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    @contextlib.contextmanager
    def read(self) -> Iterator[sqlite3.Connection]:
        """Hold one state of the library for several reads: what others write meanwhile is not seen."""
        self.connection.execute("BEGIN")
        try:
            yield self.connection
        finally:
            self.connection.execute("COMMIT")

    def raise_lower_bound(self) -> None:
        """Write into library.json how many articles are durable by now."""
        with self._turn():
            self._set_lower_bound(count_articles(self.connection))

    @contextlib.contextmanager
    def _turn(self) -> Iterator[None]:
        """Hold the write turn, provided that what this connection has open still is the library's database."""
        with hold(self.folder, LockName.WRITE):
            if _file_identity(self.folder) != self._file:
                raise LibraryError(
                    f"Could not write to the library {self.folder}: its database was replaced meanwhile, by a restored "
                    "backup or a repair. Run the same again."
                )
            yield

    def lower_bound_by(self, articles: int) -> None:
        """Take articles off the lower bound, within the transaction that purges them: a crash before it ends is harmless."""
        card = read_card(self.folder)
        if card is not None:
            self._set_lower_bound(max(0, card.articles_at_least - articles))

    def _set_lower_bound(self, articles: int) -> None:
        write_card(self.folder, LibraryCard(self.id, migrations.FORMAT_VERSION, articles))


def _connect(folder: Path) -> sqlite3.Connection:
    try:
        connection = connect_file(folder / DATABASE)
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.Error as error:
        raise _unusable(folder, error) from error
    return connection


def _set_up(folder: Path, connection: sqlite3.Connection) -> None:
    """Settle how commits are made durable; only now, for it writes to the file, which may not have been ours."""
    try:
        set_durability(connection)
    except sqlite3.Error as error:
        raise _unusable(folder, error) from error


def _unusable(folder: Path, error: sqlite3.Error) -> LibraryError:
    """Tell damage from what only stands in the way: rights, a full disk, another program that holds the file."""
    is_missing = not (folder / DATABASE).exists()
    if is_missing or getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF in _DAMAGE:
        return LibraryDamagedError(
            f"Could not open the library {folder}: {DATABASE} is {'missing' if is_missing else 'damaged'} ({error}). "
            "Run check --repair, which puts back the last backup and reads all originals again."
        )
    return LibraryError(
        f"Could not open the library {folder}: {DATABASE} cannot be used at present ({error}). "
        "Look at the rights of the folder and at the space on its disk, then try again."
    )


def _file_identity(folder: Path) -> tuple[int, int] | None:
    try:
        status = (folder / DATABASE).stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _expect_contents(folder: Path, connection: sqlite3.Connection, card: LibraryCard) -> None:
    """Notice a database that was emptied or swapped: SQLite opens a file of 0 bytes as a healthy, empty one."""
    try:
        version = migrations.version_of(connection)
        migrations.expect_known(version)
        row = connection.execute("SELECT value FROM meta WHERE key = 'id'").fetchone() if version else None
        articles = count_articles(connection) if version else 0
        if version and articles < card.articles_at_least:
            # A purge may have come between our look at the card and this one; while we have the turn, none can.
            with hold(folder, LockName.WRITE):
                card = read_card(folder) or card
                articles = count_articles(connection)
        foreign = connection.execute("SELECT name FROM sqlite_schema WHERE type IN ('trigger', 'view')").fetchone()
    except sqlite3.Error as error:
        raise _unusable(folder, error) from error
    if foreign is not None:
        raise LibraryError(
            f"Could not open the library {folder}: its database holds {foreign[0]!r}, a program that Dateline did not put "
            "there. Do not trust this library; import the files that you need from its originals into a new one."
        )
    if version == 0 or articles < card.articles_at_least:
        raise LibraryDamagedError(
            f"Could not open the library {folder}: {DATABASE} holds {articles} articles where at least "
            f"{card.articles_at_least} were saved; it was emptied or replaced. Nothing was changed. "
            "Run check --repair, which puts back the last backup and reads all originals again."
        )
    if row is None or row[0] != card.id:
        raise LibraryDamagedError(
            f"Could not open the library {folder}: {DATABASE} and {CARD} belong to different libraries. "
            "Put back the file that was replaced, or run restore-backup or check --repair."
        )


def _migrate(folder: Path, connection: sqlite3.Connection, card: LibraryCard) -> None:
    from_version = migrations.version_of(connection)
    if from_version == migrations.FORMAT_VERSION:
        return
    with hold(folder, LockName.WRITE):
        steps = migrations.migrate(connection, lambda: copy_database(connection, folder, "before-migration"))
        if steps:
            write_card(folder, LibraryCard(card.id, migrations.FORMAT_VERSION, card.articles_at_least))


def _holds_articles(folder: Path) -> bool:
    """Tell whether a database without its card holds anything: then it is damage, and not ours to write over."""
    try:
        connection = connect_file(folder / DATABASE, read_only=True)
    except sqlite3.Error:
        return False
    with contextlib.closing(connection):
        try:
            return count_articles(connection) > 0
        except sqlite3.Error:
            return (folder / DATABASE).stat().st_size > 0


def _is_half_made(folder: Path) -> bool:
    """Tell whether a folder holds no more than what a killed first import leaves: parts of ours, and no card."""
    ours = {*PARTS, *LockName, DATABASE}
    return all(
        name in ours or name.startswith((f"{DATABASE}-", f"{DATABASE}.", f"{CARD}."))
        for name in (entry.name for entry in folder.iterdir())
    )


def _create(folder: Path) -> None:
    """Make a library; the card is written last, so that without it nothing was ever acknowledged."""
    try:
        make_parts(folder)
        with hold(folder, LockName.WRITE):
            if read_card(folder) is not None:
                return
            library_id = str(uuid.uuid4())
            remove_database(folder / DATABASE)
            create_database(folder / DATABASE, library_id)
            write_card(folder, LibraryCard(library_id, migrations.FORMAT_VERSION))
    except OSError as error:
        raise LibraryError(f"Could not make a library in {folder}: {error.strerror}. Name another folder.") from error
