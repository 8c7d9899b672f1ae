"""The text of an article as the database keeps it: packed to JSON, sealed with a SHA-256, and back."""

import hashlib
import sqlite3
from dataclasses import dataclass
from typing import Final, TypeVar

import msgspec

from workbench.errors import LibraryError
from workbench.model import Block, BlockKind, Comment, Document, Image, Run, RunStyle, Zone


@dataclass(frozen=True, slots=True)
class StoredText:
    """One row of article_text, without its article."""

    text: str
    blocks: str
    comments: str
    images: str
    sha256: str


_NO_IMAGES: Final = "[]"
# From here on a list is read in parts, of so many members: some 100,000 comments.
_LONG_CHARS: Final = 1_000_000
_PART: Final = 4_000
_Kind = TypeVar("_Kind")


class _PackedBlock(msgspec.Struct, array_like=True, frozen=True):
    """A block as a list: a third of the bytes of an object with names. Before format 4 it had no place."""

    kind: BlockKind
    zone: Zone
    start: int
    end: int
    level: int
    comment: int | None
    runs: tuple[tuple[int, int, RunStyle], ...]
    place: int | None = None


def pack(document: Document) -> StoredText:
    """Turn a document's text, blocks and comments into a row."""
    packed = [
        _PackedBlock(
            b.kind,
            b.zone,
            b.start,
            b.end,
            b.level,
            b.comment,
            tuple((r.start, r.end, r.style) for r in b.runs),
            b.place,
        )
        for b in document.blocks
    ]
    blocks = msgspec.json.encode(packed).decode()
    comments = msgspec.json.encode(document.comments).decode()
    images = msgspec.json.encode(document.images).decode()
    return StoredText(document.text, blocks, comments, images, _seal(document.text, blocks, comments, images))


def unpack(row: sqlite3.Row) -> tuple[str, tuple[Block, ...], tuple[Comment, ...], tuple[Image, ...]]:
    """Return text, blocks, comments and images of a row, checked against its SHA-256.

    Raises:
        LibraryError: If the row is not what was written.
    """
    try:
        if not text_is_sound(row):
            raise ValueError("it is not what was written")
        packed = _decoded(row["blocks"], _PackedBlock)
        comments = tuple(_decoded(row["comments"], Comment))
        images = msgspec.json.decode(row["images"], type=tuple[Image, ...])
    except (ValueError, msgspec.MsgspecError, RecursionError) as error:
        raise LibraryError(
            f"The stored text of article {row['article']} is damaged. Run check --repair, which reads its original again."
        ) from error
    blocks = tuple(
        Block(
            b.kind,
            b.zone,
            b.start,
            b.end,
            b.level,
            b.comment,
            # A generator for each of 100,000 blocks without any would be a third of the time.
            tuple([Run(*run) for run in b.runs]) if b.runs else (),
            b.place,
        )
        for b in packed
    )
    return row["text"], blocks, comments, images


def _decoded(packed: str, kind: type[_Kind]) -> list[_Kind]:
    """Return a list by its JSON. A long one is read in parts, or whoever else has something to do would have to wait for all of it."""
    if len(packed) < _LONG_CHARS:
        return msgspec.json.decode(packed, type=list[kind])  # type: ignore[valid-type]
    raw = msgspec.json.decode(packed, type=list[msgspec.Raw])
    made: list[_Kind] = []
    for first in range(0, len(raw), _PART):
        part = b"[" + b",".join(raw[first : first + _PART]) + b"]"
        made += msgspec.json.decode(part, type=list[kind])  # type: ignore[valid-type]
    return made


def text_is_sound(row: sqlite3.Row) -> bool:
    """Tell whether a row of article_text still is what was written."""
    return bool(_seal(row["text"], row["blocks"], row["comments"], _images_of(row)) == row["sha256"])


def _images_of(row: sqlite3.Row) -> str:
    # A copy of a library of before format 4 has no such column.
    return str(row["images"]) if "images" in row.keys() else _NO_IMAGES  # noqa: SIM118 - a row is no mapping


def _seal(text: str, blocks: str, comments: str, images: str) -> str:
    """Seal a row. Without images it has the seal that it had before there was a column for them."""
    digest = hashlib.sha256()
    for part in (text, blocks, comments, *(() if images == _NO_IMAGES else (images,))):
        raw = part.encode("utf-8", "surrogatepass")
        digest.update(len(raw).to_bytes(8, "little"))
        digest.update(raw)
    return digest.hexdigest()
