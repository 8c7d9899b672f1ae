"""What a web server answered, as it stands in a web archive: status, headers, and the body as a browser would have it.

Source: RFC 9112 sections 6 and 7 (transfer coding), RFC 9110 section 8.4 (content coding).
"""

import base64
import binascii
import hashlib
import re
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import zstandard

from workbench.importing.archives.web_packing import GZIP
from workbench.importing.archives.web_records import parse_headers
from workbench.importing.unpacking_limits import MEMBER_BYTES_MAX

_STATUS: Final = re.compile(rb"HTTP/\d(?:\.\d)?[ \t]+(\d{3})[^\r\n]{0,1000}\r?\n")
_HEAD_ENDS: Final = re.compile(rb"\r?\n\r?\n")
_HEAD_BYTES_MAX: Final = 256 * 1024
_CHUNK: Final = re.compile(rb"[ \t]*([0-9A-Fa-f]{1,12})[ \t]*(?:;[^\r\n]{0,200})?\r?\n")
# A server fills its buffer before it sends a chunk; one that sends byte by byte is none that anybody reads.
_CHUNKS_MAX: Final = 500_000
_PIECE_BYTES: Final = 64 * 1024
_GZIP_MEMBERS_MAX: Final = 1_000
_CHARSET: Final = re.compile(r"""charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_ALGORITHMS: Final = frozenset({"md5", "sha1", "sha224", "sha256", "sha384", "sha512"})


class PackedError(Exception):
    """A body is packed in a way that is not read; the text is half a sentence that says so."""


class TooLargeError(Exception):
    """A body unpacks to more than a document may hold."""


@dataclass(frozen=True, slots=True)
class WebAnswer:
    """An answer of a server: its status, its headers by names in small letters, its body as it went over the wire."""

    status: int
    headers: Mapping[str, str]
    raw: bytes


def parse_answer(block: bytes) -> WebAnswer | None:
    """Take an answer apart; None where there is no head of one."""
    status = _STATUS.match(block)
    if status is None:
        return None
    # A head without headers ends with the line break of its status.
    ends = _HEAD_ENDS.search(block, status.end() - 2, _HEAD_BYTES_MAX)
    end, after = (ends.start(), ends.end()) if ends else (len(block), len(block))
    headers = parse_headers(block[status.end() : max(end, status.end())].split(b"\n"))
    return WebAnswer(int(status[1]), headers, block[after:])


def media_type_of(content_type: str) -> tuple[str, str]:
    """Return the media type in a Content-Type, in small letters, and the encoding of characters that it names ("" for none)."""
    charset = _CHARSET.search(content_type)
    return content_type.partition(";")[0].strip().lower(), charset[1] if charset else ""


def transferred(answer: WebAnswer) -> bytes:
    """Return a body without the marks of its transfer; as it is where it was put down without them, whatever its head says."""
    if "chunked" not in answer.headers.get("transfer-encoding", "").lower():
        return answer.raw
    raw, pieces, position = answer.raw, [], 0
    for _ in range(_CHUNKS_MAX):
        chunk = _CHUNK.match(raw, position)
        if chunk is None:
            break
        size = int(chunk[1], 16)
        pieces.append(raw[chunk.end() : chunk.end() + size])
        position = chunk.end() + size
        position += 2 if raw[position : position + 2] == b"\r\n" else raw[position : position + 1] == b"\n"
        if not size or position >= len(raw):
            break
    return b"".join(pieces) if pieces else raw


def unpacked(body: bytes, coding: str) -> bytes:
    """Return a body as it was before the server packed it; as it is where it is not packed in that way, whatever its head says.

    Raises:
        PackedError: If it is packed in a way that is not read.
        TooLargeError: If it unpacks to too much.
    """
    for name in reversed([name.strip().lower() for name in coding.split(",")][-4:]):
        if name == "br":
            body = _expect_unpacked(body)
        elif name in _UNPACKERS:
            body = _UNPACKERS[name](body)
        if len(body) > MEMBER_BYTES_MAX:
            raise TooLargeError
    return body


def digest_holds(stated: str, *bodies: bytes) -> bool | None:
    """Tell whether a checksum ("sha1:…", in base 32, 16 or 64) is that of one of these; None where it cannot be told.

    The standard means the body as it was transferred; some archivers take that of the unpacked one.
    """
    name, _, value = stated.strip().partition(":")
    algorithm = name.lower().replace("-", "")
    if algorithm not in _ALGORITHMS or not value:
        return None
    meant = _spelled(value, hashlib.new(algorithm, usedforsecurity=False).digest_size)
    if not meant:
        return None
    return any(hashlib.new(algorithm, body, usedforsecurity=False).digest() in meant for body in bodies)


def _spelled(value: str, size: int) -> set[bytes]:
    """Return what a checksum may mean: its spelling is nowhere told."""
    found = set()
    spellings: Sequence[tuple[Callable[[str], bytes], str]] = (
        (bytes.fromhex, value),
        (base64.b32decode, value.upper() + "=" * (-len(value) % 8)),
        (base64.urlsafe_b64decode, value.replace("+", "-").replace("/", "_") + "=" * (-len(value) % 4)),
    )
    for decode, spelled in spellings:
        try:
            found.add(decode(spelled))
        except (binascii.Error, ValueError):
            continue
    return {digest for digest in found if len(digest) == size}


def _expect_unpacked(body: bytes) -> bytes:
    """Let bodies pass that somebody has unpacked already without saying so: a packed one is no text."""
    head = body[:4096]
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start < len(head) - 4 and not head.lstrip().startswith(b"<"):
            raise PackedError("it is packed with Brotli, which is not read") from error
    return body


def _inflate(body: bytes, window: int) -> bytes:
    """Unpack as far as it goes: what came before a connection broke, a browser shows."""
    out, size, position = [], 0, 0
    for _ in range(_GZIP_MEMBERS_MAX):
        inflater = zlib.decompressobj(window)
        while position < len(body) and not inflater.eof:
            piece = body[position : position + _PIECE_BYTES]
            try:
                out.append(inflater.decompress(piece, MEMBER_BYTES_MAX + 1 - size))
            except zlib.error:
                return b"".join(out)
            size += len(out[-1])
            if size > MEMBER_BYTES_MAX:
                raise TooLargeError
            position += len(piece) - len(inflater.unused_data)
        if not inflater.eof or body[position : position + 2] != GZIP:
            break
    return b"".join(out)


def _from_gzip(body: bytes) -> bytes:
    return _inflate(body, 16 + zlib.MAX_WBITS) if body.startswith(GZIP) else body


def _from_deflate(body: bytes) -> bytes:
    """Unpack zlib's format, which is meant, or the bare one, which some servers sent."""
    return _inflate(body, zlib.MAX_WBITS) or _inflate(body, -zlib.MAX_WBITS) or body


def _from_zstandard(body: bytes) -> bytes:
    if not body.startswith(b"\x28\xb5\x2f\xfd"):
        return body
    out = bytearray()
    try:
        with zstandard.ZstdDecompressor().stream_reader(body, read_across_frames=True) as stream:
            while piece := stream.read(_PIECE_BYTES):
                out += piece
                if len(out) > MEMBER_BYTES_MAX:
                    raise TooLargeError
    except zstandard.ZstdError:
        pass
    return bytes(out)


_UNPACKERS: Final[Mapping[str, Callable[[bytes], bytes]]] = MappingProxyType(
    {"gzip": _from_gzip, "x-gzip": _from_gzip, "deflate": _from_deflate, "zstd": _from_zstandard}
)
