"""Watched folders: which files in them no import has looked at yet, by path, size and time of change. Links are not followed."""

import os
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from workbench.importing.sources import Found, find_files
from workbench.jobs import JobContext
from workbench.library.store import Library

# What was written so recently may not be all of the file yet.
_SETTLED_S: Final = 2.0


@dataclass(frozen=True, slots=True)
class Seen:
    """A file as it was looked at: its path, its size and when it was changed, in nanoseconds since 1970."""

    path: str
    size_bytes: int
    changed_ns: int


@dataclass(frozen=True, slots=True)
class News:
    """What is new in folders. `has_unsettled` says that files are still being written: it is worth looking again soon."""

    files: tuple[Found, ...]
    seen: tuple[Seen, ...]
    has_unsettled: bool


def find_new(ctx: JobContext, library: Library, folders: Sequence[str]) -> News:
    """Return the files below folders that are not known as they are now. What cannot be read, or is a link, is passed over.

    Raises:
        Cancelled: If the work shall stop.
    """
    known = {
        (row["path"], row["size_bytes"], row["changed_ns"])
        for row in library.connection.execute("SELECT path, size_bytes, changed_ns FROM watched_file")
    }
    files: list[Found] = []
    seen: list[Seen] = []
    has_unsettled = False
    now_s = time.time()
    for number, found in enumerate(find_files(list(folders), follows_links=False)):
        ctx.checkpoint(number, None, found.path)
        if not isinstance(found, Found):
            continue
        try:
            status = os.lstat(found.file)
        except OSError:
            continue
        one = Seen(_absolute(found.file), status.st_size, status.st_mtime_ns)
        if (one.path, one.size_bytes, one.changed_ns) in known:
            continue
        if 0 <= now_s - status.st_mtime < _SETTLED_S:
            has_unsettled = True
            continue
        files.append(found)
        seen.append(one)
    return News(tuple(files), tuple(seen), has_unsettled)


def remember(library: Library, seen: Iterable[Seen]) -> None:
    """Write down that these files were looked at, whatever became of them."""
    with library.write() as connection:
        connection.executemany(
            "INSERT OR REPLACE INTO watched_file (path, size_bytes, changed_ns) VALUES (?, ?, ?)",
            [(one.path, one.size_bytes, one.changed_ns) for one in seen],
        )


def _absolute(path: Path) -> str:
    # SQLite takes no half characters, which a name of undecodable bytes has in Python.
    return os.fspath(path.absolute()).encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
