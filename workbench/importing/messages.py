"""What importer and worker say to each other: length-prefixed JSON, decoded into checked types, never anything else."""

import re
import struct
from dataclasses import dataclass
from enum import StrEnum
from typing import BinaryIO, Protocol, TypeVar

import msgspec

from workbench.dates import bounds
from workbench.importing.choices import DEFAULT_CHOICES, Choices
from workbench.importing.unpacking_limits import MEMBER_BYTES_MAX
from workbench.model import NOTHING_SAID, DateClaim, DateState, Description, Document

# What makes the program a worker; the process id of whoever started it follows.
WORKER_FLAG = "--worker"

_LENGTH = struct.Struct("<Q")
# The longest text that is taken in (see pipeline.py), as JSON in its widest spelling, with room for its blocks.
ANSWER_BYTES_MAX = 160 * 1024**2
# What a list says of a document, its notes above all, is bounded by lists/entries.py, a fifth of this; containers add theirs.
_HEADER_BYTES_MAX = 4 * 1024**2

_SHA256 = re.compile("[0-9a-f]{64}")
# More than any format of pictures has.
SIDE_PX_MAX = 2**20

_T = TypeVar("_T")


class Act(StrEnum):
    """What a worker is asked to do with a file: read it as one article, take it apart, give one of its members byte for byte, read its annotations."""

    READ = "read"
    UNPACK = "unpack"
    FETCH = "fetch"
    ANNOTATIONS = "annotations"


@dataclass(frozen=True, slots=True)
class Task:
    """Announces a file: its name (for the worker, a hint at most), how many bytes follow, what to do with it.

    With a `member` it is a container, of which that one document is read or fetched.
    """

    name: str
    size_bytes: int
    act: Act = Act.READ
    member: str = ""
    description: Description = NOTHING_SAID
    choices: Choices = DEFAULT_CHOICES


@dataclass(frozen=True, slots=True)
class Greeting:
    """A worker's first message: it is ready, and these limits are in force."""

    limits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one document: either `document` or `refusal` is given, or neither for a container, whose format stands in `container`.

    `trouble` is a traceback for the log.
    """

    document: Document | None = None
    refusal: str | None = None
    trouble: str | None = None
    container: str = ""


class Taken(StrEnum):
    """What a worker takes out of a container; `end` follows the last, with the reason where it did not come to the end."""

    PART = "part"
    REFERENCE = "reference"
    UNREAD = "unread"
    END = "end"


@dataclass(frozen=True, slots=True)
class PieceMessage:
    """One piece of a container (pieces.py); the bytes of a part follow."""

    taken: Taken
    member: str = ""
    name: str = ""
    size_bytes: int = 0
    description: Description = NOTHING_SAID
    files: tuple[str, ...] = ()
    reason: str = ""
    trouble: str | None = None


class MessageError(Exception):
    """What came from the other side is not a message of ours."""


class Sized(Protocol):
    """What announces so many bytes."""

    @property
    def size_bytes(self) -> int:
        """How many bytes follow."""
        ...


def send(stream: BinaryIO, message: object) -> None:
    """Write one message, a dataclass of plain data."""
    raw = msgspec.json.encode(message)
    stream.write(_LENGTH.pack(len(raw)))
    stream.write(raw)
    stream.flush()


def receive(stream: BinaryIO, kind: type[_T], limit_bytes: int = _HEADER_BYTES_MAX) -> _T | None:
    """Read one message, None at the end of the stream.

    Raises:
        MessageError: If it is too long, cut off, or not of this kind.
    """
    prefix = read_exactly(stream, _LENGTH.size)
    if not prefix:
        return None
    (length,) = _LENGTH.unpack(prefix)
    if length > limit_bytes:
        raise MessageError(f"a message of {length} bytes")
    raw = read_exactly(stream, length)
    try:
        return msgspec.json.decode(raw, type=kind)
    except (msgspec.DecodeError, RecursionError) as error:
        raise MessageError(str(error)) from error


def read_exactly(stream: BinaryIO, size: int) -> bytes:
    """Read `size` bytes; b"" if the stream is at its end.

    Raises:
        MessageError: If it ends in between.
    """
    data = stream.read(size)
    if data and len(data) < size:
        raise MessageError("a message that breaks off")
    return data


def expect_sound(document: Document) -> None:
    """Check what types cannot say: blocks in order and apart, each with its place, spans inside the text, references that exist, real dates.

    Raises:
        MessageError: If any of it does not hold.
    """
    position = 0
    for block in document.blocks:
        if not position <= block.start < block.end <= len(document.text):
            raise MessageError("blocks that overlap, are empty, or leave the text")
        position = block.end
        if not all(block.start <= run.start < run.end <= block.end for run in block.runs):
            raise MessageError("a run outside its block")
        if block.comment is not None and not 0 <= block.comment < len(document.comments):
            raise MessageError("a block of a comment that does not exist")
    if any(b.place is not None for b in document.blocks):
        places = sorted(-1 if b.place is None else b.place for b in document.blocks)
        if places != list(range(len(places))):
            raise MessageError("blocks whose places in the original are no order")
    for image in document.images:
        if not (_SHA256.fullmatch(image.sha256) and image.size_bytes > 0 and 0 <= image.place <= len(document.blocks)):
            raise MessageError("a picture that cannot be")
        if not (0 <= image.width_px <= SIDE_PX_MAX and 0 <= image.height_px <= SIDE_PX_MAX):
            raise MessageError("a picture of no size that there is")
    for number, comment in enumerate(document.comments):
        if comment.depth < 0 or (comment.reply_to is not None and not 0 <= comment.reply_to < number):
            raise MessageError("a comment that answers none before it")
        _expect_date(comment.date)
    for claim in (document.published, document.updated):
        _expect_claim(claim)
    if document.direction not in {"ltr", "rtl"}:
        raise MessageError("a text that runs neither way")
    try:
        document.text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise MessageError("a text with half a character") from error


def expect_sound_piece(piece: PieceMessage) -> None:
    """Check what types cannot say of a piece: its size, its date, its words.

    Raises:
        MessageError: If any of it does not hold.
    """
    if not 0 <= piece.size_bytes <= MEMBER_BYTES_MAX:
        raise MessageError(f"a part of {piece.size_bytes} bytes")
    _expect_date(piece.description.published)
    try:
        for words in (piece.member, piece.name, piece.reason, *piece.files):
            words.encode("utf-8")
    except UnicodeEncodeError as error:
        raise MessageError("a name with half a character") from error


def _expect_claim(claim: DateClaim) -> None:
    _expect_date(claim.edtf)
    if (claim.edtf is None) != (claim.state is DateState.UNKNOWN) or claim.state is DateState.SET:
        raise MessageError("a date whose state does not fit")


def _expect_date(edtf: str | None) -> None:
    if edtf is None:
        return
    try:
        bounds(edtf)
    except ValueError as error:
        raise MessageError(str(error)) from error
