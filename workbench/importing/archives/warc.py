"""Web archives, WARC and ARC: each page and document that a server answered with is a document of its own, as a browser would have it.

What pages are drawn with, what was not found, and what leads elsewhere is passed over: an archive of one page has eighty of those.
"""

import io
import zlib
from collections.abc import Iterator
from typing import IO, Final, Protocol

from workbench.errors import RefusedError
from workbench.importing.archives.web_answers import (
    PackedError,
    TooLargeError,
    WebAnswer,
    digest_holds,
    media_type_of,
    parse_answer,
    transferred,
    unpacked,
)
from workbench.importing.archives.web_documents import may_be_document, name_of, suffix_of
from workbench.importing.archives.web_packing import GZIP
from workbench.importing.archives.web_records import (
    ARC_BEGINS,
    TORN,
    WARC_BEGINS,
    BombError,
    TornError,
    WebRecord,
    read_records,
)
from workbench.importing.pieces import Part, Piece, Unread
from workbench.importing.saved_file import SavedFile
from workbench.importing.unpacking_limits import MEMBER_BYTES_MAX, TOO_LARGE
from workbench.model import Description

CUT_OFF: Final = "the web archive is cut off or damaged here; what stands after this could not be read"
DAMAGED: Final = "a record of the web archive is damaged here"
_BOMB: Final = "the web archive unpacks to far more than any real one; what stands after this was left out"
_DIFFERS: Final = "whose checksum does not match"
_FOUND: Final = frozenset({200, 203})
_ELSEWHERE: Final = range(300, 400)
_KINDS: Final = frozenset({"response", "resource", "conversion"})
# An address travels in the head of a message; one that is longer is a request with its data, and no page.
_URI_CHARS_MAX: Final = 2_000
_MEMBER_CHARS_MAX: Final = 500


class Wanted(Protocol):
    """Which pages of a web archive are asked for, and what is known of them."""

    def wants(self, uri: str) -> bool:
        """Tell whether the document at this address is asked for."""

    def title(self, uri: str, saved: str | None) -> str:
        """Return what it is called, "" if that is not known."""

    def met(self, uri: str) -> None:
        """Take note that it is there, whether or not it could be read."""

    def follow(self, uri: str, location: str) -> None:
        """Take note that an address led to another."""


class Members:
    """The addresses of documents in a web archive: when and what, as archives of the web give them; none is given twice."""

    def __init__(self) -> None:
        self._times: dict[str, int] = {}

    def of(self, record: WebRecord) -> str:
        """Return the address of a document: the same each time that the archive is read."""
        digits = "".join(filter(str.isdigit, (record.saved or "").partition("+")[0]))
        member = "/".join(filter(None, (digits, record.uri[:_MEMBER_CHARS_MAX]))) or "record"
        times = self._times[member] = self._times.get(member, 0) + 1
        return member if times == 1 else f"{member} ({times})"


def is_warc(file: SavedFile) -> bool:
    """Tell a web archive, packed by gzip or not."""
    head = file.head
    if head.startswith(GZIP):
        try:
            head = zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(head, len(head))
        except zlib.error:
            return False
    return bool(WARC_BEGINS.match(head) or ARC_BEGINS.match(head))


def unpack_warc(file: SavedFile) -> Iterator[Piece]:
    """Yield the documents of a web archive, in the order in which they were taken."""
    is_empty = True
    for piece in documents_of(io.BytesIO(file.data), len(file.data), Members()):
        if is_empty and isinstance(piece, Unread) and not piece.member and piece.reason != DAMAGED:
            raise RefusedError(
                "it is a web archive that is damaged or cut off before its first page"
                if piece.reason == CUT_OFF
                else piece.reason
            )
        is_empty = False
        yield piece
    if is_empty:
        raise RefusedError("it is a web archive in which there is no page or other document")


def documents_of(
    stream: IO[bytes], size_bytes: int, members: Members, wanted: Wanted | None = None, basis: str = ""
) -> Iterator[Part | Unread]:
    """Yield the documents of a WARC or ARC file, and one refusal where it is torn.

    Args:
        stream: The file, at its beginning.
        size_bytes: How long it is, packed as it is.
        members: The addresses that were given already.
        wanted: Which of its pages are asked for; all if nobody says.
        basis: What is to be said of the archive in which the file lies.
    """
    try:
        for record in read_records(stream, size_bytes):
            piece = _document(record, members, wanted, basis)
            if piece is not None:
                if wanted is not None and record.kind != TORN:
                    wanted.met(record.uri)
                yield piece
    except TornError as torn:
        yield Unread(torn.uri[:_MEMBER_CHARS_MAX], CUT_OFF)
    except BombError:
        yield Unread("", _BOMB)


def _document(record: WebRecord, members: Members, wanted: Wanted | None, basis: str) -> Part | Unread | None:
    """Return the document in a record; None where there is none that is asked for."""
    if record.kind == TORN:
        return Unread(record.uri[:_MEMBER_CHARS_MAX], DAMAGED)
    if record.kind not in _KINDS or len(record.uri) > _URI_CHARS_MAX:
        return None
    answer = parse_answer(record.block) if record.kind == "response" else None
    if wanted is not None and answer is not None and answer.status in _ELSEWHERE:
        wanted.follow(record.uri, answer.headers.get("location", ""))
    if answer is None:
        said = record.headers.get("content-type", "")
        answer = WebAnswer(200, {"content-type": "" if said.startswith("application/http") else said}, record.block)
    media_type, charset = media_type_of(answer.headers.get("content-type", ""))
    if answer.status not in _FOUND or not may_be_document(record.uri, media_type):
        return None
    if wanted is not None and not wanted.wants(record.uri):
        return None
    if not record.is_whole or len(answer.raw) > MEMBER_BYTES_MAX:
        return Unread(members.of(record), TOO_LARGE)
    if record.headers.get("warc-segment-number"):
        return Unread(members.of(record), "it is split over several records, which are not put together")
    sent = transferred(answer)
    try:
        body = unpacked(sent, answer.headers.get("content-encoding", ""))
    except PackedError as packed:
        return Unread(members.of(record), str(packed))
    except TooLargeError:
        return Unread(members.of(record), TOO_LARGE)
    suffix = suffix_of(media_type, body)
    if suffix is None:
        return None
    description = Description(
        title=wanted.title(record.uri, record.saved) if wanted is not None else "",
        url=record.uri or None,
        saved=record.saved,
        charset=charset,
        basis=", ".join(filter(None, (basis, _basis(record, answer, sent, body)))),
    )
    return Part(members.of(record), name_of(record.uri, suffix), body, description)


def _basis(record: WebRecord, answer: WebAnswer, sent: bytes, body: bytes) -> str:
    name = "ARC record" if "archive-length" in record.headers else "WARC record"
    holds = digest_holds(record.headers.get("warc-payload-digest", ""), answer.raw, sent, body)
    if holds is None:
        holds = digest_holds(record.headers.get("warc-block-digest", ""), record.block)
    return f"{name} {_DIFFERS}" if holds is False else name
