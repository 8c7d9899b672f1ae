"""Cuts a MIME message into its parts, whatever is broken in it: no boundary, no end, no blank line, cut off anywhere.

Source: RFC 2045, 2046 and 2557.
"""

import binascii
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email.errors import MessageError
from email.header import decode_header, make_header
from typing import Final

# Chrome writes a page's whole address and title in its header, nothing longer.
_HEADER_BYTES_MAX: Final = 64 * 1024
_FIELD_CHARS_MAX: Final = 16 * 1024
# A page of thousands of pictures, each a part.
_PARTS_MAX: Final = 20_000
# A page within a mail that was forwarded is three levels deep.
_LEVELS_MAX: Final = 6
# A header ends with a blank line, or where that is missing with a boundary: no field begins with dashes.
_HEADER_END: Final = re.compile(rb"\r\n\r\n|\n\n|\r\r|\n\r\n|[\r\n](?=--)")
_HEADER_START: Final = re.compile(rb"[A-Za-z][A-Za-z-]{1,60}[ \t]*:")
_FIELD: Final = re.compile(r"([!-9;-~]{1,100})[ \t]*:(.*)", re.DOTALL)
_FOLD: Final = re.compile(r"\r?\n[ \t]+|\r[ \t]+")
# The first line of dashes behind which a header stands, where nothing says what parts the parts.
_LIKE_A_BOUNDARY: Final = re.compile(rb"(?:\A|[\r\n])--([^\r\n]{1,200})\r?\n(?=[A-Za-z][A-Za-z-]{1,60}:)")
_BOUNDARY_SEARCH_BYTES: Final = 256 * 1024
_NO_BASE64: Final = bytes(set(range(256)) - set(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"))
_NEW_LINES: Final = b"\r\n"


@dataclass(frozen=True, slots=True)
class MimePart:
    """A part that holds no others: its header by lower-case name, and where in the file its content stands."""

    fields: Mapping[str, str]
    file: bytes
    start: int
    end: int

    @property
    def media_type(self) -> str:
        """Its media type in lower case, nothing where it has none."""
        return media_type_of(self.fields)

    def content(self) -> bytes:
        """Return the content without its transfer encoding; what is damaged is left out."""
        written = self.file[self.start : self.end]
        match self.fields.get("content-transfer-encoding", "").strip().lower():
            case "quoted-printable":
                return binascii.a2b_qp(written)
            case "base64":
                letters = written.translate(None, _NO_BASE64)
                # One letter alone is no byte yet.
                letters = letters[:-1] if len(letters) % 4 == 1 else letters
                return binascii.a2b_base64(letters + b"=" * (-len(letters) % 4))
            case _:
                return written


def header_of(data: bytes, start: int = 0, end: int | None = None) -> tuple[dict[str, str], int]:
    """Return the fields of a header by lower-case name, of each name the first, and where what stands below it begins."""
    end = len(data) if end is None else end
    while start < end and data[start : start + 1] in (b"\r", b"\n"):
        start += 1
    blank = _HEADER_END.search(data, start, min(end, start + _HEADER_BYTES_MAX))
    stop, below = (blank.start(), blank.end()) if blank else (min(end, start + _HEADER_BYTES_MAX), end)
    written = data[start:stop].decode("utf-8", "replace").removeprefix("\ufeff")
    fields: dict[str, str] = {}
    for line in _FOLD.sub(" ", written).splitlines():
        field = _FIELD.match(line)
        if field is not None:
            fields.setdefault(field[1].lower(), field[2].strip()[:_FIELD_CHARS_MAX])
    return fields, below


def media_type_of(fields: Mapping[str, str]) -> str:
    """Return the media type that a header states, in lower case."""
    return fields.get("content-type", "").partition(";")[0].strip().lower()


def parameter(fields: Mapping[str, str], name: str) -> str:
    """Return a parameter of the media type, nothing where there is none."""
    found = re.search(
        rf"(?:^|[;\s]){name}\s*=\s*(?:\"([^\"]*)\"|([^\s;]+))", fields.get("content-type", ""), re.IGNORECASE
    )
    return (found[1] if found[1] is not None else found[2]).strip() if found else ""


def words_of(field: str) -> str:
    """Return the text of a field whose words may be encoded (RFC 2047)."""
    if "=?" not in field:
        return field
    try:
        return str(make_header(decode_header(field)))
    except (MessageError, LookupError, ValueError):
        return field


def parts_of(data: bytes) -> Iterator[MimePart]:
    """Yield the parts of a message that hold no others, in their order; a message without parts is its only one."""
    room = [_PARTS_MAX]
    yield from _parts(data, 0, len(data), 1, room)


def _parts(data: bytes, start: int, end: int, level: int, room: list[int]) -> Iterator[MimePart]:
    # A part without a header begins with the blank line that would have ended it.
    has_header = level == 1 or _HEADER_START.match(data, start, end)
    fields, below = header_of(data, start, end) if has_header else ({}, start)
    if not media_type_of(fields).startswith("multipart/") or level > _LEVELS_MAX:
        room[0] -= 1
        yield MimePart(fields, data, below, end)
        return
    boundary = _boundary(data, below, end, parameter(fields, "boundary"))
    if not boundary:
        room[0] -= 1
        yield MimePart(fields, data, below, end)
        return
    for inner_start, inner_end in _cuts(data, below, end, boundary):
        if room[0] <= 0:
            return
        yield from _parts(data, inner_start, inner_end, level + 1, room)


def _boundary(data: bytes, start: int, end: int, stated: str) -> bytes:
    """Return what parts the parts: as it is stated, else as the first line that looks like it."""
    stated_bytes = stated.encode("utf-8", "replace")
    if stated and data.find(b"--" + stated_bytes, start, end) >= 0:
        return stated_bytes
    found = _LIKE_A_BOUNDARY.search(data, start, min(end, start + _BOUNDARY_SEARCH_BYTES))
    return found[1].rstrip(b" \t") if found else b""


def _cuts(data: bytes, start: int, end: int, boundary: bytes) -> Iterator[tuple[int, int]]:
    """Yield from where to where each part reaches; the last one may have no end."""
    line = b"--" + boundary
    part: int | None = None
    at = data.find(line, start, end)
    while at >= 0:
        behind = at + len(line)
        is_last = data[behind : behind + 2] == b"--"
        behind += 2 if is_last else 0
        while behind < end and data[behind] in b" \t":
            behind += 1
        if _stands_alone(data, at, start, behind, end):
            if part is not None:
                yield part, _before_line(data, part, at)
            if is_last:
                return
            part = behind + (2 if data[behind : behind + 2] == b"\r\n" else 1)
        at = data.find(line, at + len(line), end)
    if part is not None and part < end:
        yield part, end


def _stands_alone(data: bytes, at: int, start: int, behind: int, end: int) -> bool:
    is_at_start = at == start or data[at - 1] in _NEW_LINES
    return is_at_start and (behind >= end or data[behind] in _NEW_LINES)


def _before_line(data: bytes, start: int, at: int) -> int:
    """Return where a part ends: the line end before a boundary is the boundary's."""
    for line_end in (b"\r\n", b"\n", b"\r"):
        if data.endswith(line_end, start, at):
            return at - len(line_end)
    return max(start, at)
