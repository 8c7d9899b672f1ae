"""The library's three locks: held by the operating system, so that none outlives its process."""

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

from workbench.errors import LibraryBusyError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_WINDOWS_POLL_S = 0.005


class LockName(StrEnum):
    """The files that are locked, in the library's folder."""

    WINDOW = "window.lock"  # one window at a time
    WRITE = "write.turn"  # whose turn it is to write: SQLite's own busy handler keeps no queue
    INDEX = "index.lock"  # who brings the index up to date


def _try_lock(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _wait_lock(descriptor: int) -> None:
    if sys.platform == "win32":
        while not _try_lock(descriptor):
            time.sleep(_WINDOWS_POLL_S)
    else:
        fcntl.flock(descriptor, fcntl.LOCK_EX)


def is_held(folder: Path, name: LockName) -> bool:
    """Tell whether a process holds a lock at this moment; nothing is made where there is no such file."""
    flags = os.O_RDWR | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0)
    try:
        descriptor = os.open(folder / name, flags)
    except FileNotFoundError:
        return False
    try:
        return not _try_lock(descriptor)
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def hold(folder: Path, name: LockName, *, wait: bool = True) -> Iterator[None]:
    """Hold a lock of the library in `folder` for the length of a with block.

    Raises:
        LibraryBusyError: If `wait` is false and another process holds it.
    """
    # A link in a library from elsewhere would have us make a file wherever it leads.
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0)
    descriptor = os.open(folder / name, flags, 0o600)
    try:
        if not _try_lock(descriptor):
            if not wait:
                raise LibraryBusyError(
                    f"Could not go on: another Dateline is using {folder} ({name}). Wait until it is done, or close it."
                )
            _wait_lock(descriptor)
        yield
    finally:
        os.close(descriptor)
