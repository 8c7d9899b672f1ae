"""The list of segments that is in force: one small file, replaced whole, that vouches for every file it names.

The one before is kept beside it, with its segments, until the next comes: should the newest not be readable, it is in force.
"""

import base64
import json
import os
import re
import secrets
import zlib
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from index.damage import damaged
from index.errors import IndexDamagedError
from index.opening import read_plain
from index.segment import SegmentEntry

LIST_NAME: Final = "generation.json"
BEFORE_NAME: Final = f"{LIST_NAME}.before"
SEGMENT_NAME: Final = "words"
_TOKEN_BYTES: Final = 6
_SEGMENT_FILE: Final = re.compile(rf"{SEGMENT_NAME}-[0-9]+-[0-9a-f]+\.seg", re.ASCII)
# A list of 12 segments of a million articles each, with one deleted in each, has 2 MB.
_MOST_BYTES: Final = 1 << 26
# Raise it whenever what stands in the files, or how text is cut into words, changes: older folders are built again.
FORMAT: Final = 2


@dataclass(frozen=True, slots=True)
class Generation:
    """One state of the index: its number and its segments."""

    number: int = 0
    segments: tuple[SegmentEntry, ...] = ()


def read_generation(folder: Path) -> Generation:
    """Read the list that is in force: the newest, or the one before where that cannot be read.

    Raises:
        IndexDamagedError: If both are missing, unreadable, or of another format.
    """
    try:
        return _read(folder / LIST_NAME)
    except IndexDamagedError as error:
        try:
            return _read(folder / BEFORE_NAME)
        except IndexDamagedError:
            raise error from None


def files_named(folder: Path) -> set[str]:
    """Return the segments that the newest list or the one before names."""
    named: set[str] = set()
    for name in (LIST_NAME, BEFORE_NAME):
        with suppress(IndexDamagedError):
            named.update(entry.file for entry in _read(folder / name).segments)
    return named


def segment_name(number: int) -> str:
    """Return a name for a segment of a generation that no other ever has.

    By its number alone it would not do: after falling back to the generation before, the next has a number that was used.
    """
    return f"{SEGMENT_NAME}-{number}-{secrets.token_hex(_TOKEN_BYTES)}.seg"


def _read(path: Path) -> Generation:
    try:
        line, _, body = read_plain(path, _MOST_BYTES).partition(b"\n")
        head = json.loads(line)
        if not isinstance(head, dict) or head.get("format") != FORMAT:
            raise damaged("it was written by another version of the program")
        if head.get("crc") != zlib.crc32(body):
            raise damaged(f"{LIST_NAME} is incomplete")
        state = json.loads(body)
        return _generation(state["number"], [_entry(segment) for segment in state["segments"]])
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise damaged(f"{LIST_NAME} is missing or unreadable") from error


def _generation(number: object, segments: list[SegmentEntry]) -> Generation:
    if not isinstance(number, int):
        raise TypeError(number)
    if number < 0 or len({entry.file for entry in segments}) < len(segments):
        raise ValueError(number)
    return Generation(number, tuple(segments))


def _entry(stored: dict[str, object]) -> SegmentEntry:
    file, articles, size, crc = stored["file"], stored["articles"], stored["size"], stored["crc"]
    # A name that led out of the folder would let a list that somebody made open any file.
    if not (isinstance(file, str) and _SEGMENT_FILE.fullmatch(file)):
        raise ValueError(file)
    if not (isinstance(articles, int) and isinstance(size, int) and isinstance(crc, int)):
        raise TypeError(articles)
    deleted = base64.b64decode(str(stored["deleted"]), validate=True)
    if articles < 1 or len(deleted) not in {0, (articles + 7) // 8}:
        raise ValueError(articles)
    return SegmentEntry(file, articles, size, crc, deleted)


def write_generation(folder: Path, generation: Generation) -> None:
    """Put a list in force, durably: after this returns, a power cut leaves it; before, the previous one."""
    state = {
        "number": generation.number,
        "segments": [
            {
                "file": entry.file,
                "articles": entry.articles,
                "size": entry.size_bytes,
                "crc": entry.crc,
                "deleted": base64.b64encode(entry.deleted).decode(),
            }
            for entry in generation.segments
        ],
    }
    body = json.dumps(state, separators=(",", ":")).encode()
    head = json.dumps({"format": FORMAT, "crc": zlib.crc32(body)}).encode()
    temporary = folder / f"{LIST_NAME}.new"
    with temporary.open("xb") as file:
        file.write(head + b"\n" + body)
        file.flush()
        os.fsync(file.fileno())
    with suppress(IndexDamagedError):
        # Between the two renames the one before is in force, as it was; a list that is damaged does not take its place.
        _read(folder / LIST_NAME)
        (folder / LIST_NAME).replace(folder / BEFORE_NAME)
    temporary.replace(folder / LIST_NAME)
    sync_folder(folder)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable, where the system has a way to."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def stamp_of(folder: Path) -> tuple[int, ...]:
    """Return what changes whenever another generation is put in force, or the list of one is lost."""
    stamps: list[int] = []
    for name in (LIST_NAME, BEFORE_NAME):
        try:
            status = (folder / name).stat()
        except OSError:
            continue
        stamps += (status.st_ino, status.st_mtime_ns, status.st_size)
    if not stamps:
        raise damaged(f"{LIST_NAME} is missing")
    return tuple(stamps)
