"""Keeps the index of a library: where it lies, and how it follows the outbox.

The index lies in the user's cache and never in the library: a library that was copied from elsewhere brings none, and
what it may bring under that name is not opened.
"""

import contextlib
import hashlib
import hmac
import os
import shutil
import sqlite3
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

import msgspec

from index.errors import IndexDamagedError
from index.records import IndexRecord
from workbench.errors import IndexAbsentError, LibraryBusyError
from workbench.index_records import fingerprints, records_of
from workbench.jobs import JobContext
from workbench.library.durable import write_file
from workbench.library.locks import LockName, hold, is_held
from workbench.library.store import Library
from workbench.paths import cache_folder, cache_secret

if TYPE_CHECKING:
    from index.engine import Index

# Marks that are taken in with one commit, and articles of an index that is made anew: enough to spread the cost, few
# enough that little is lost when it is stopped. Documents are read one by one, so that they take no memory.
_BATCH = 500
_NEW_BATCH = 5_000
# Articles that a thread beside a window takes in: some tens of milliseconds.
_FEW = 8
_TELL_EVERY = 100
_STATE = "state.json"
# Names no drain: what an index reflects that is being made to follow the library again.
_UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class _State:
    """What an index folder reflects: the library's token, and the drain of its outbox that it has seen last.

    Each drain has a name of its own. Numbers would not do: two copies of a library that went on apart, or one that was
    put back from a copy of the folder, have the same numbers for different marks. `words` is the folder of the index within
    the keeper's, `generation` the least that it must have: it may have had to fall back to an earlier one.
    """

    token: str
    drained: str
    words: str
    generation: int


class IndexKeeper:
    """Holds the index of one open library. It is a context manager."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self.folder = index_folder(library)
        self._index: Index | None = None
        self._opened: str | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the index's files."""
        if self._index is not None:
            self._index.close()
            self._index = self._opened = None

    def current(self, ctx: JobContext) -> "Index":
        """Return the index, brought up to date and settled; should another process be doing that, wait for it."""
        with hold(self._library.folder, LockName.INDEX):
            index = self._update(ctx)
            index.settle()
            self._note(index, _meta(self._library.connection, "drained") or "")
            return index

    def usable(self, ctx: JobContext) -> "Index":
        """Return the index at once: up to date if that is in our hands, else as far as another process has brought it."""
        try:
            with hold(self._library.folder, LockName.INDEX, wait=False):
                return self._update(ctx)
        except LibraryBusyError:
            state = _read_state(self.folder)
            if state is None or state.token != _meta(self._library.connection, "index_token"):
                return self.current(ctx)
            try:
                return self._open_whole(state)
            except IndexDamagedError:
                return self.current(ctx)

    def take_in(self, ctx: JobContext) -> bool:
        """Take in a few marks of the outbox where the index stands and is free at once; tell whether that was done.

        Whatever takes longer, an index that is absent, damaged, of another state or far behind, is left as it is.
        """
        try:
            with hold(self._library.folder, LockName.INDEX, wait=False):
                state = self._look_for_folder()
                if state is None or not self._matches(state) or self.behind() > _FEW:
                    return False
                self._drain(ctx, self._open_whole(state), may_merge=False)
        except (LibraryBusyError, IndexDamagedError):
            return False
        return True

    def present(self, ctx: JobContext) -> "Index":
        """Return the index as it lies on disk, without writing anything, neither here nor in the library.

        Raises:
            IndexAbsentError: If there is none, it is damaged, or it reflects another state of the library than any that
                its outbox leads on from.
        """
        ctx.checkpoint(0, None, "opening the index")
        state = self._look_for_folder()
        if state is None or not self._is_of_this_library(state):
            self.close()
            raise IndexAbsentError(self._library.folder)
        try:
            return self._open_whole(state)
        except IndexDamagedError as error:
            self.close()
            raise IndexAbsentError(self._library.folder) from error

    def _is_of_this_library(self, state: "_State") -> bool:
        """Tell whether index and library go together. Between the two writes of a drain they seem not to."""
        if self._matches(state):
            return True
        if state.token != _meta(self._library.connection, "index_token"):
            return False
        if is_held(self._library.folder, LockName.INDEX):
            return True
        again = _read_state(self.folder)
        return again is not None and self._matches(again)

    def _matches(self, state: "_State") -> bool:
        connection = self._library.connection
        return (state.token, state.drained) == (
            _meta(connection, "index_token") or "",
            _meta(connection, "drained") or "",
        )

    def behind(self) -> int:
        """Count the articles whose marks the index has yet to take in."""
        connection = self._library.connection
        return int(connection.execute("SELECT count(DISTINCT article) FROM outbox").fetchone()[0])

    def rebuild(self, ctx: JobContext) -> int:
        """Make the index anew from the library and return the number of articles in it; until it stands, the old one serves."""
        with hold(self._library.folder, LockName.INDEX):
            self._look_for_folder()
            self._make(ctx)
            index = self._update(ctx)
            index.settle()
            self._note(index, _meta(self._library.connection, "drained") or "")
            return index.count

    def differences(self) -> list[int]:
        """Return the articles that the index does not hold as the library does, marks in the outbox aside.

        Raises:
            IndexDamagedError: If the index cannot be read.
        """
        with hold(self._library.folder, LockName.INDEX), self._library.read() as connection:
            state = _read_state(self.folder)
            if state is None:
                return []
            with contextlib.closing(_engine().open(self.folder / state.words)) as index:
                index.verify()
                have = index.fingerprints()
            want = fingerprints(connection)
            pending = {row["article"] for row in connection.execute("SELECT DISTINCT article FROM outbox")}
        return sorted(
            article
            for article in have.keys() | want.keys()
            if have.get(article) != want.get(article) and article not in pending
        )

    @property
    def is_open(self) -> bool:
        """Tell whether the index was opened already, so that asking it costs nothing more."""
        return self._index is not None

    def is_built(self) -> bool:
        """Tell whether there is an index yet; without one it is made at the first search."""
        return _read_state(self.folder) is not None

    def _look_for_folder(self) -> "_State | None":
        """Return what the index folder reflects, None where there is no index.

        Where it is gone, the cache may be, with the secret that names its folders: the next one lies elsewhere then.
        """
        state = _read_state(self.folder)
        if state is None:
            self.close()
            self.folder = index_folder(self._library)
            state = _read_state(self.folder)
        return state

    def _update(self, ctx: JobContext) -> "Index":
        """Take in what the outbox marks; where the index is absent, damaged or of another state, all that differs."""
        try:
            return self._follow(ctx)
        except IndexDamagedError:
            self.close()
            self._make(ctx)
            return self._follow(ctx)

    def _follow(self, ctx: JobContext) -> "Index":
        connection = self._library.connection
        token, drained = _meta(connection, "index_token") or "", _meta(connection, "drained") or ""
        state = self._look_for_folder()
        if state is None or state.token != token:
            self._make(ctx)
            state = self._look_for_folder()
            assert state is not None
        index = self._open(state)
        if state.drained != drained or index.generation < state.generation:
            # Another index, on another machine perhaps, has taken marks that this one has never seen; or this one lost its
            # last generation.
            self._reconcile(ctx, index)
        self._drain(ctx, index)
        return index

    def _open(self, state: "_State") -> "Index":
        if self._index is None or self._opened != state.words:
            self.close()
            self._index = _engine().open(self.folder / state.words)
            self._opened = state.words
        return self._index

    def _open_whole(self, state: "_State") -> "Index":
        """Return the index if it has what the state says it has.

        Raises:
            IndexDamagedError: If it has not, for it lost its last generation.
        """
        index = self._open(state)
        if index.generation < state.generation:
            raise IndexDamagedError("The search index lost what was added last. It has to follow the library again.")
        return index

    def _make(self, ctx: JobContext) -> None:
        """Make an index beside the one in use, if any, of all that the library holds, and put it in its place."""
        words = f"words-{uuid.uuid4().hex[:12]}"
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with contextlib.closing(_engine().create(self.folder / words)) as index:
            last_mark = self._take_all(ctx, index)
            index.settle()
            drained = _meta(self._library.connection, "drained") or ""
            self._note(index, drained)
            if last_mark is not None:
                self._forget_marks(index, last_mark)
        self.close()
        for left in self.folder.iterdir():
            # What an attempt that was cut short has left goes too.
            if left.is_dir() and left.name != words:
                shutil.rmtree(left, ignore_errors=True)

    def _reconcile(self, ctx: JobContext, index: "Index") -> None:
        """Take in all that differs by fingerprint; the marks that say the same are needless then, and go."""
        # Should it be cut short, it is begun again: by its generation it may seem whole from the first batch on.
        self._note(index, _UNKNOWN)
        last_mark = self._take_all(ctx, index)
        if last_mark is None:
            self._note(index, _meta(self._library.connection, "drained") or "")
        else:
            self._forget_marks(index, last_mark)

    def _take_all(self, ctx: JobContext, index: "Index") -> int | None:
        """Make an index hold what the library does, and return the last mark of the outbox that this covers."""
        with self._library.read() as connection:
            want = fingerprints(connection)
            last_mark: int | None = connection.execute("SELECT max(seq) FROM outbox").fetchone()[0]
        have = index.fingerprints()
        changed = [article for article, fingerprint in want.items() if have.get(article) != fingerprint]
        removed = [article for article in have if article not in want]
        if removed:
            index.update([], removed)
        for first in range(0, len(changed), _NEW_BATCH):
            index.update(self._told_records(ctx, changed, first, first + _NEW_BATCH))
        return last_mark

    def _told_records(self, ctx: JobContext, articles: list[int], first: int, last: int) -> Iterator[IndexRecord]:
        """Yield the records of some of the articles, telling how far it is."""
        for number in range(first, min(last, len(articles)), _TELL_EVERY):
            ctx.checkpoint(number, len(articles), "indexing")
            yield from records_of(self._library, articles[number : min(last, number + _TELL_EVERY)])

    def _drain(self, ctx: JobContext, index: "Index", *, may_merge: bool = True) -> None:
        """Take in marks in batches: the index is durable before its marks go, so a crash leaves marks, never a lie."""
        connection = self._library.connection
        total = connection.execute("SELECT count(DISTINCT article) FROM outbox").fetchone()[0]
        done = 0
        while True:
            rows = connection.execute("SELECT seq, article FROM outbox ORDER BY seq LIMIT ?", (_BATCH,)).fetchall()
            if not rows:
                return
            ctx.checkpoint(done, total, "indexing")
            articles = list(dict.fromkeys(row["article"] for row in rows))
            # An article that is gone gives no record, and is struck out with all that was asked for.
            index.update(records_of(self._library, articles), articles, may_merge=may_merge)
            self._forget_marks(index, rows[-1]["seq"])
            done += len(articles)

    def _forget_marks(self, index: "Index", last: int) -> None:
        """Remove the marks up to `last`, which the index holds durably, under a new name for this state of both."""
        drained = uuid.uuid4().hex
        self._note(index, drained)
        with self._library.write() as connection:
            connection.execute("DELETE FROM outbox WHERE seq <= ?", (last,))
            connection.execute("INSERT OR REPLACE INTO meta (key, value) VALUES ('drained', ?)", (drained,))

    def _note(self, index: "Index", drained: str) -> None:
        """Write down, durably, what the index reflects."""
        token = _meta(self._library.connection, "index_token") or ""
        state = _State(token, drained, index.folder.name, index.generation)
        if state != _read_state(self.folder):
            write_file(self.folder / _STATE, msgspec.json.encode(state))


def _engine() -> "type[Index]":
    """Return what opens an index. With it comes Whoosh, without which a window can list all articles already."""
    from index.engine import Index

    return Index


def index_folder(library: Library) -> Path:
    """Return where the index of this library, at this place, lies; only this user's secret leads to the name."""
    place = f"{library.id}\n{os.path.realpath(library.folder)}"
    name = hmac.new(cache_secret(), place.encode("utf-8", "surrogateescape"), hashlib.sha256).hexdigest()
    return cache_folder() / "indexes" / f"{library.id}-{name[:32]}"


def _meta(connection: sqlite3.Connection, key: str) -> str | None:
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return None if row is None else str(row[0])


def _read_state(folder: Path) -> _State | None:
    try:
        return msgspec.json.decode((folder / _STATE).read_bytes(), type=_State)
    except (OSError, msgspec.DecodeError):
        return None
