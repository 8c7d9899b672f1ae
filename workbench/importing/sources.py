"""Finds the files that an import was given: single paths, folders with all below them, standard input."""

import errno
import os
import re
import stat
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from workbench.errors import RefusedError
from workbench.importing.furniture import COMPANION, PAGE_SUFFIXES, is_system_file, is_system_folder
from workbench.library.folder import CARD, DATABASE
from workbench.library.originals import SIZE_BYTES_MAX

FILE_BYTES_MAX = SIZE_BYTES_MAX
STANDARD_INPUT = "-"
# Marks that turn the order of letters around would let a name pass for another.
_UNSHOWABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]|[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Found:
    """A file to import: `path` as it is shown, and where it lies."""

    path: str
    file: Path


@dataclass(frozen=True, slots=True)
class StandardInput:
    """What is typed or piped in; its path is shown as "-"."""

    path: str = STANDARD_INPUT


@dataclass(frozen=True, slots=True)
class NotFound:
    """Something that cannot be imported, and why."""

    path: str
    reason: str


def show_path(path: str) -> str:
    r"""Return a path as one line: controls, marks of direction and undecodable bytes as \xNN, everything else as given."""

    def escape(match: re.Match[str]) -> str:
        code = ord(match[0])
        # Other halves of characters stand in names on Windows alone.
        raw = bytes([code - 0xDC00]) if 0xDC80 <= code <= 0xDCFF else match[0].encode("utf-8", "surrogatepass")
        return "".join(f"\\x{byte:02x}" for byte in raw)

    return _UNSHOWABLE.sub(escape, path)


def find_files(paths: list[str], *, follows_links: bool = True) -> Iterator[Found | NotFound]:
    """Yield every file that `paths` lead to, folders in order of name; nothing is read yet.

    Links are followed, each folder once: a link that leads back is reported and left. Without `follows_links` those below
    the paths are passed over.
    """
    for path in paths:
        yield from _walk(path, set(), follows_links=follows_links)


def _walk(start: str, seen: set[tuple[int, int]], *, follows_links: bool) -> Iterator[Found | NotFound]:
    pending = [start]
    while pending:
        path = pending.pop()
        if not follows_links and path is not start and os.path.islink(path):  # noqa: PTH114
            continue
        try:
            status = os.stat(path)  # noqa: PTH116 - paths with undecodable bytes stay as they came
        except OSError as error:
            yield NotFound(show_path(path), _reason(error))
            continue
        if not stat.S_ISDIR(status.st_mode):
            yield Found(show_path(path), Path(path))
            continue
        identity = (status.st_dev, status.st_ino)
        if identity in seen:
            yield NotFound(show_path(path), "it is a link to a folder that was read already")
            continue
        seen.add(identity)
        try:
            names = sorted(os.listdir(path))  # noqa: PTH208
        except OSError as error:
            yield NotFound(show_path(path), _reason(error))
            continue
        if CARD in names and DATABASE in names:
            yield NotFound(show_path(path), "it is a library of Dateline; what is in it is not read again")
            continue
        wanted = [name for name in names if not _is_furniture(path, name, names)]
        if not wanted:
            yield NotFound(show_path(path), "it is a folder without files")
        pending.extend(os.path.join(path, name) for name in reversed(wanted))  # noqa: PTH118


def _is_furniture(folder: str, name: str, siblings: list[str]) -> bool:
    """Tell what stands in a folder of saved pages without being one."""
    if is_system_file(name):
        return True
    companion = COMPANION.search(name)
    is_system = is_system_folder(name)
    if (companion is None and not is_system) or not os.path.isdir(os.path.join(folder, name)):  # noqa: PTH112, PTH118
        return False
    if companion is None or is_system:
        return is_system
    stem = name[: companion.start()]
    return any(stem + suffix in siblings for suffix in PAGE_SUFFIXES)


def read_file(file: Path) -> bytes:
    """Return the bytes of a regular file.

    Raises:
        RefusedError: If it is none, is too large, or cannot be read; with the reason.
    """
    # Not blocking: a named pipe without a writer would hold the import for good.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    try:
        descriptor = os.open(file, flags)
    except OSError as error:
        raise RefusedError(_reason(error)) from error
    with os.fdopen(descriptor, "rb") as stream:
        status = os.fstat(stream.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise RefusedError("it is not a regular file but a pipe, device or socket")
        if status.st_size > FILE_BYTES_MAX:
            raise RefusedError(_too_large())
        return _read_limited(stream)


def read_standard_input() -> bytes:
    """Return everything that standard input holds.

    Raises:
        RefusedError: If it is too much.
    """
    return _read_limited(sys.stdin.buffer)


def _read_limited(stream: BinaryIO) -> bytes:
    try:
        data = stream.read(FILE_BYTES_MAX + 1)
    except OSError as error:
        raise RefusedError(_reason(error)) from error
    if len(data) > FILE_BYTES_MAX:
        raise RefusedError(_too_large())
    return data


def _too_large() -> str:
    return f"it is larger than {FILE_BYTES_MAX // 1024**2} MB; cut it into parts"


def _reason(error: OSError) -> str:
    known = {
        errno.ENOENT: "there is no such file",
        errno.EACCES: "you have no right to read it",
        errno.EPERM: "you have no right to read it",
        errno.ELOOP: "it is a link that leads in a circle",
        errno.ENAMETOOLONG: "its name is too long for this system",
        errno.ENXIO: "it is not a regular file but a pipe, device or socket",
        errno.ENOTDIR: "there is no such file",
    }
    return known.get(error.errno or 0, f"the system could not read it ({(error.strerror or str(error)).lower()})")
