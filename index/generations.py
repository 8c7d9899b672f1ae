"""The list of segments that is in force: one small file, replaced whole, that vouches for every file it names."""

import json
import os
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from index.damage import damaged
from index.storage import SegmentEntry

LIST_NAME: Final = "generation.json"
# Raise it whenever what stands in the files, or how text is cut into words, changes: older folders are built again.
FORMAT: Final = 1
_CHUNK: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Generation:
    """One state of the index: its number, its segments, and length and CRC-32 of their files."""

    number: int = 0
    segments: tuple[SegmentEntry, ...] = ()
    files: dict[str, tuple[int, int]] = field(default_factory=dict)


def read_generation(folder: Path) -> Generation:
    """Read the list that is in force.

    Raises:
        IndexDamagedError: If it is missing, unreadable, or of another format.
    """
    try:
        line, _, body = (folder / LIST_NAME).read_bytes().partition(b"\n")
        head = json.loads(line)
        if not isinstance(head, dict) or head.get("format") != FORMAT:
            raise damaged("it was written by another version of the program")
        if head.get("crc") != zlib.crc32(body):
            raise damaged(f"{LIST_NAME} is incomplete")
        state = json.loads(body)
        return Generation(
            state["number"],
            tuple(
                SegmentEntry(s["name"], s["articles"], dict(s["lengths"]), set(s["deleted"])) for s in state["segments"]
            ),
            {name: (size, crc) for name, (size, crc) in state["files"].items()},
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise damaged(f"{LIST_NAME} is missing or unreadable") from error


def write_generation(folder: Path, generation: Generation) -> None:
    """Put a list in force, durably: after this returns, a power cut leaves it; before, the previous one."""
    state = {
        "number": generation.number,
        "segments": [
            {"name": s.name, "articles": s.articles, "lengths": s.lengths, "deleted": sorted(s.deleted)}
            for s in generation.segments
        ],
        "files": generation.files,
    }
    body = json.dumps(state, separators=(",", ":")).encode()
    head = json.dumps({"format": FORMAT, "crc": zlib.crc32(body)}).encode()
    temporary = folder / f"{LIST_NAME}.new"
    with temporary.open("wb") as file:
        file.write(head + b"\n" + body)
        file.flush()
        os.fsync(file.fileno())
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


def seal(path: Path) -> tuple[int, int]:
    """Make a finished file durable and return its length and CRC-32."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
    return measure(path)


def measure(path: Path) -> tuple[int, int]:
    """Return length and CRC-32 of a file."""
    size = crc = 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            size += len(chunk)
            crc = zlib.crc32(chunk, crc)
    return size, crc


def stamp_of(folder: Path) -> tuple[int, int, int]:
    """Return what changes whenever another generation is put in force."""
    try:
        status = (folder / LIST_NAME).stat()
    except OSError as error:
        raise damaged(f"{LIST_NAME} is missing") from error
    return status.st_ino, status.st_mtime_ns, status.st_size


def check_files(folder: Path, generation: Generation) -> None:
    """See that every file is there with its full length: a mapped file that was cut short would end the program."""
    for name, (size, _) in generation.files.items():
        try:
            actual = (folder / name).stat().st_size
        except OSError as error:
            raise damaged(f"{name} is missing") from error
        if actual != size:
            raise damaged(f"{name} has {actual:,} bytes instead of {size:,}")


def verify(folder: Path, generation: Generation, name: str) -> None:
    """See that a file is to the last bit what was written; before Whoosh reads anything from it."""
    try:
        actual = measure(folder / name)
    except OSError as error:
        raise damaged(f"{name} is missing or unreadable") from error
    if actual != generation.files[name]:
        raise damaged(f"{name} is not as it was written")
