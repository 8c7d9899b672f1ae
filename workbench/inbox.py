"""Hands files over to the window that has a library open: a second start leaves a request, the window takes it.

A library may come from elsewhere, and a request in it would have the window take in whatever file it names: each bears
the mark of this user's secret, and one without it is removed unread.
"""

import contextlib
import hashlib
import hmac
import os
import re
import stat
import time
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from workbench.errors import LibraryError, UsageError
from workbench.library.durable import TEMPORARY_SUFFIX, write_file
from workbench.library.folder import INBOX
from workbench.library.originals import SIZE_BYTES_MAX
from workbench.paths import cache_secret

_REQUEST_BYTES_MAX = 1024**2
_PATHS_MAX = 10_000
_REQUEST = re.compile(r"([0-9a-f]{32})\.json")
# What a start that was killed half way leaves is ours to remove once nobody can be writing it any more.
_LEFTOVER = re.compile(rf"[0-9a-f]{{32}}\.(?:content|(?:content|json)\.[0-9a-f]{{32}}{re.escape(TEMPORARY_SUFFIX)})")
_LEFTOVER_S = 24 * 3600


@dataclass(frozen=True, slots=True)
class Handed:
    """What was handed over: files and folders to import, or the content itself, pasted or piped."""

    paths: tuple[Path, ...] = ()
    content: bytes | None = None


@dataclass(frozen=True, slots=True)
class _Request:
    """A request as it lies in the inbox. Paths are bytes, for not all of them are text; JSON has them in base64."""

    paths: tuple[bytes, ...]
    content_sha256: str | None
    mark: str


def leave(folder: Path, handed: Sequence[Path] | bytes) -> None:
    """Leave files and folders, or content itself, for the window that has the library in `folder` open.

    Raises:
        UsageError: If it is more than can be handed over.
        LibraryError: If the library has no inbox to leave it in.
    """
    inbox = _inbox(folder)
    if inbox is None:
        raise LibraryError(
            f"Could not hand anything to the window: {folder / INBOX} is no folder of the library. "
            "Make a folder of that name there, or import from the command line."
        )
    name = uuid.uuid4().hex
    if isinstance(handed, bytes):
        if len(handed) > SIZE_BYTES_MAX:
            raise UsageError(
                f"Could not hand this to the window: it is larger than {SIZE_BYTES_MAX // 1024**2} MB. Cut it into parts."
            )
        paths: tuple[bytes, ...] = ()
        sha256: str | None = hashlib.sha256(handed).hexdigest()
        write_file(inbox / f"{name}.content", handed)
    else:
        # The window has another working folder than who leaves this.
        paths, sha256 = tuple(os.fsencode(path.absolute()) for path in handed), None
    written = msgspec.json.encode(_Request(paths, sha256, _mark(folder, name, paths, sha256)))
    if len(paths) > _PATHS_MAX or len(written) > _REQUEST_BYTES_MAX:
        raise UsageError(
            f"Could not hand {len(paths)} files to the window: that is more than it takes at once. Name their folder instead."
        )
    write_file(inbox / f"{name}.json", written)


def take(folder: Path) -> Iterator[Handed]:
    """Yield what was left, oldest first; each request is removed when the next is asked for.

    Whoever stops in between finds the last one again: taken twice is a duplicate, taken never is lost.
    """
    inbox = _inbox(folder)
    if inbox is None:
        return
    _sweep(inbox)
    requests = [entry for entry in inbox.iterdir() if _REQUEST.fullmatch(entry.name)]
    for request in sorted(requests, key=lambda entry: (entry.lstat().st_mtime_ns, entry.name)):
        content = request.with_suffix(".content")
        handed = _read_request(folder, request, content)
        if handed is not None:
            yield handed
        for done in (request, content):
            with contextlib.suppress(FileNotFoundError, IsADirectoryError, PermissionError):
                done.unlink()


def _inbox(folder: Path) -> Path | None:
    """Return the inbox; a link in its place may lead to any folder of the user's."""
    inbox = folder / INBOX
    return inbox if inbox.is_dir() and not inbox.is_symlink() else None


def _read_request(folder: Path, request: Path, content: Path) -> Handed | None:
    """Return what a request hands over; None unless this user left it here, whole."""
    raw = _read_file(request, _REQUEST_BYTES_MAX)
    if raw is None:
        return None
    try:
        read = msgspec.json.decode(raw, type=_Request)
    except (msgspec.MsgspecError, RecursionError):
        return None
    mark = _mark(folder, request.stem, read.paths, read.content_sha256)
    if not hmac.compare_digest(mark.encode(), read.mark.encode()):
        return None
    if read.content_sha256 is None:
        return Handed(tuple(Path(os.fsdecode(path)) for path in read.paths))
    data = _read_file(content, SIZE_BYTES_MAX)
    if data is None or hashlib.sha256(data).hexdigest() != read.content_sha256:
        return None
    return Handed(content=data)


def _read_file(file: Path, bytes_max: int) -> bytes | None:
    """Return the bytes of a plain file that is not larger than that; links are not followed, pipes not waited for."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        descriptor = os.open(file, flags)
    except OSError:
        return None
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        return None
    with os.fdopen(descriptor, "rb") as stream:
        data = stream.read(bytes_max + 1)
    return data if len(data) <= bytes_max else None


def _mark(folder: Path, name: str, paths: tuple[bytes, ...], content_sha256: str | None) -> str:
    signed = msgspec.json.encode((os.fsencode(os.path.realpath(folder)), name, paths, content_sha256))
    return hmac.new(cache_secret(), b"inbox\n" + signed, hashlib.sha256).hexdigest()


def _sweep(inbox: Path) -> None:
    """Remove what killed starts have left: parts of files, and content that no request names."""
    for entry in inbox.iterdir():
        if not _LEFTOVER.fullmatch(entry.name) or (inbox / f"{entry.name[:32]}.json").exists():
            continue
        with contextlib.suppress(OSError):
            if time.time() - entry.lstat().st_mtime > _LEFTOVER_S:
                entry.unlink()
