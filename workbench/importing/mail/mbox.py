"""Files of many mails, one after the other (mbox), in the dialects that are about: mboxo, mboxrd, mboxcl and mboxcl2.

Source: RFC 4155 and its appendix; the dialects differ in how a line that begins with "From " is kept from opening another mail.
"""

import re
from collections.abc import Iterator
from typing import Final

from workbench.errors import RefusedError
from workbench.importing.mail.header import Header, read_header
from workbench.importing.pieces import Part, Piece, Unread
from workbench.importing.saved_file import SavedFile
from workbench.importing.unpacking_limits import MEMBER_BYTES_MAX, TOO_LARGE

# "From ada@example.org Sat Jan  3 01:05:34 1996", "From - Mon Jul 01 ...": a time, or a year at the end, and then a header.
_ENVELOPE: Final = re.compile(rb"From [^\r\n]{0,300}?(?:\d{1,2}:\d\d|(?:19|20)\d\d)[^\r\n]{0,60}\r?\n")
# In this form no text has it: some programs forget the blank line above.
_WHOLE_ENVELOPE: Final = re.compile(
    rb"From \S{1,200} +[A-Z][a-z]{2} [A-Z][a-z]{2} +\d{1,2} \d\d:\d\d(?::\d\d)?[^\r\n]{0,20} (?:19|20)\d\d\r?\n"
)
_FIELD: Final = re.compile(rb"(?:>From [^\r\n]{0,300}\r?\n)?[\x21-\x39\x3b-\x7e]{1,76}:")
_QUOTED: Final = re.compile(rb"^>(>*From )", re.MULTILINE)
_UNQUOTED: Final = re.compile(rb"^From ", re.MULTILINE)
_IDENTITY: Final = re.compile(r"<?([^<>\s]{1,250})>?")
_MEMBER_CHARS: Final = re.compile(r"[/\\\x00-\x1f\x7f]+")
# A mail that was deleted in Thunderbird stays in the file until that is compacted.
_DELETED: Final = 0x8


def is_mbox(file: SavedFile) -> bool:
    """Tell a file of mails by its first line and the header under it."""
    head = file.head.lstrip(b"\r\n")
    envelope = _ENVELOPE.match(head)
    return envelope is not None and _FIELD.match(head, envelope.end()) is not None


def unpack_mbox(file: SavedFile) -> Iterator[Piece]:
    """Yield the mails of a file, each by its Message-ID: its place changes when others are deleted from the file."""
    seen: dict[str, int] = {}
    count = 0
    for number, (start, end, is_counted) in enumerate(_messages(file.data), 1):
        header, body = read_header(file.data, start, end)
        if _is_none(header):
            continue
        count += 1
        member = _member(header, number)
        seen[member] = seen.get(member, 0) + 1
        if seen[member] > 1:
            member = f"{member} ({seen[member]})"
        if end - start > MEMBER_BYTES_MAX:
            yield Unread(member, TOO_LARGE)
            continue
        yield Part(member, f"{number:06d}.eml", _as_sent(file.data[start:end], body - start, is_counted=is_counted))
    if not count:
        raise RefusedError("it is a mailbox without mails")


def _messages(data: bytes) -> Iterator[tuple[int, int, bool]]:
    """Yield where each mail begins, after its envelope, and ends, and whether it says so itself."""
    start = _first(data)
    while start is not None:
        counted = _stated_end(data, start)
        end, following = counted if counted is not None else _searched_end(data, start)
        yield start, end, counted is not None
        start = following


def _first(data: bytes) -> int | None:
    position = len(data) - len(data.lstrip(b"\r\n"))
    envelope = _ENVELOPE.match(data, position)
    return envelope.end() if envelope is not None else None


def _searched_end(data: bytes, start: int) -> tuple[int, int | None]:
    """Return where a mail ends, and where the next begins: after a blank line, an envelope and a header."""
    # A header may be empty: then the blank line under it stands above the next envelope.
    position = data.find(b"\nFrom ", start - 1)
    while position >= 0:
        envelope = _ENVELOPE.match(data, position + 1)
        if (
            envelope is not None
            and _FIELD.match(data, envelope.end())
            and (_is_blank_before(data, position) or _WHOLE_ENVELOPE.match(data, position + 1))
        ):
            return max(start, position - (data[position - 1 : position] == b"\r")), envelope.end()
        position = data.find(b"\nFrom ", position + 1)
    return len(data), None


def _is_blank_before(data: bytes, line_feed: int) -> bool:
    before = data[max(0, line_feed - 3) : line_feed]
    return before.endswith((b"\n", b"\n\r")) or before in (b"", b"\r")


def _stated_end(data: bytes, start: int) -> tuple[int, int | None] | None:
    """Return the same by the length that the header states, if that leads to another envelope or the end of the file."""
    header, body = read_header(data, start, len(data))
    stated = header.text("content-length")
    if not stated.isascii() or not stated.isdigit() or len(stated) > 12:
        return None
    end = body + int(stated)
    if end > len(data):
        return None
    following = end
    while data[following : following + 1] in (b"\r", b"\n") and following - end < 8 and following < len(data):
        following += 1
    if following == len(data):
        return end, None
    envelope = _ENVELOPE.match(data, following)
    return (end, envelope.end()) if envelope is not None else None


def _is_none(header: Header) -> bool:
    """Tell what programs keep among the mails without its being one, or being one any more."""
    if {"x-imap", "x-imapbase"} & header.names and "folder internal data" in header.text("subject").lower():
        return True
    status = header.text("x-mozilla-status")
    return re.fullmatch(r"[0-9a-fA-F]{4}", status) is not None and bool(int(status, 16) & _DELETED)


def _member(header: Header, number: int) -> str:
    identity = _IDENTITY.fullmatch(header.text("message-id").strip())
    return _MEMBER_CHARS.sub("_", identity[1]) if identity else f"mail {number}"


def _as_sent(message: bytes, body: int, *, is_counted: bool) -> bytes:
    """Return a mail without the marks that keep its lines from opening another one (mboxrd; mboxo loses none by it)."""
    # With its length stated it needs no marks; if a line would need one and has none, those that are there are its own.
    if is_counted and _UNQUOTED.search(message, body):
        return message
    return message[:body] + _QUOTED.sub(rb"\1", message[body:])
