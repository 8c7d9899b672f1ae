"""The text of an article as the database keeps it: packed to JSON, sealed with a SHA-256, and back."""

import hashlib
import sqlite3
from dataclasses import dataclass

import msgspec

from workbench.errors import LibraryError
from workbench.model import Block, BlockKind, Comment, Document, Run, RunStyle, Zone


@dataclass(frozen=True, slots=True)
class StoredText:
    """One row of article_text, without its article."""

    text: str
    blocks: str
    comments: str
    sha256: str


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
    return StoredText(document.text, blocks, comments, _seal(document.text, blocks, comments))


def unpack(row: sqlite3.Row) -> tuple[str, tuple[Block, ...], tuple[Comment, ...]]:
    """Return text, blocks and comments of a row, checked against its SHA-256.

    Raises:
        LibraryError: If the row is not what was written.
    """
    try:
        if not text_is_sound(row):
            raise ValueError("it is not what was written")
        packed = msgspec.json.decode(row["blocks"], type=list[_PackedBlock])
        comments = msgspec.json.decode(row["comments"], type=tuple[Comment, ...])
    except (ValueError, msgspec.MsgspecError, RecursionError) as error:
        raise LibraryError(
            f"The stored text of article {row['article']} is damaged. Run check --repair, which reads its original again."
        ) from error
    blocks = tuple(
        Block(b.kind, b.zone, b.start, b.end, b.level, b.comment, tuple(Run(*run) for run in b.runs), b.place)
        for b in packed
    )
    return row["text"], blocks, comments


def text_is_sound(row: sqlite3.Row) -> bool:
    """Tell whether a row of article_text still is what was written."""
    return bool(_seal(row["text"], row["blocks"], row["comments"]) == row["sha256"])


def _seal(*parts: str) -> str:
    digest = hashlib.sha256()
    for part in parts:
        raw = part.encode("utf-8", "surrogatepass")
        digest.update(len(raw).to_bytes(8, "little"))
        digest.update(raw)
    return digest.hexdigest()
