"""Reads the records of WARC and ARC files one after the other, within limits, past lengths that are wrong, up to where a file is torn.

Ours and not a library's: warcio, by which the tests confirm it, passes over damage in silence, takes lines and packed bytes of any
length, and gives up on files that were packed as one.

Source: ISO 28500:2017 (WARC 1.1) and its drafts 0.17 and 0.18; Internet Archive, ARC file format versions 1 and 2.
"""

import datetime as dt
import io
import lzma
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import IO, Final, cast

from workbench.importing.archives.web_packing import GZIP, PackedRecords
from workbench.importing.unpacking_limits import CONTAINER_BYTES_MAX, MEMBER_BYTES_MAX

# What marks the beginning of a file, or of a record of it.
WARC_BEGINS: Final = re.compile(rb"WARC/[01]\.\d{1,2}[ \t]*\r?\n")
ARC_BEGINS: Final = re.compile(rb"filedesc://[^\n]{1,4000}\n")
# A record of an ARC begins with one line. Where that is expected, its address may have blanks; where it is looked for, it may not.
_ARC_LINE: Final = re.compile(
    rb"[a-z][a-z0-9+.-]{0,20}:[^\r\n]{1,4000} [0-9a-f.:]{1,45} \d{14} [^\r\n]{1,300} \d{1,12}\r?\n"
)
_ARC_LINE_IN_TEXT: Final = re.compile(
    rb"[a-z][a-z0-9+.-]{0,20}:[^ \r\n]{1,4000} [0-9a-f.:]{1,45} \d{14} [^\r\n]{1,300} \d{1,12}\r?\n"
)
_ARC_FIELDS: Final = ("url", "ip-address", "archive-date", "content-type", "archive-length")

TORN: Final = "torn"

_LINE_BYTES_MAX: Final = 64 * 1024
_HEAD_LINES_MAX: Final = 1_000
# Two stand between records; some tools write more.
_BLANK_LINES_MAX: Final = 1_000
_PIECE_BYTES: Final = 1024 * 1024
# Longer than any beginning of a record that is looked for.
_OVERLAP_BYTES: Final = 8 * 1024
# A writer that states wrong lengths does so throughout; each costs a look through its record, so that there has to be an end.
_MENDED_MAX: Final = 64
# Texts, which deflate to a fifth, and pictures, which do not: past a hundred times its size a file is a bomb.
_GROWTH_MAX: Final = 100
_GROWTH_FREE_BYTES: Final = MEMBER_BYTES_MAX
_HEADER: Final = re.compile(r"([^\s:][^:]{0,200}?)[ \t]*:[ \t]*(.*)", re.DOTALL)
_LENGTH: Final = re.compile(r"\d{1,15}")
_DAMAGE: Final = (zlib.error, lzma.LZMAError, zipfile.BadZipFile, EOFError, OSError, NotImplementedError)


class TornError(Exception):
    """A file is cut off or damaged; `uri` is what the record would have been of, as far as it can be told."""

    def __init__(self, uri: str = "") -> None:
        super().__init__(uri)
        self.uri = uri


class BombError(Exception):
    """A file unpacks to far more than any that was ever written in earnest."""


@dataclass(frozen=True, slots=True)
class WebRecord:
    """One record: its kind (WARC-Type, in small letters, or TORN for one that is damaged), what it is of, when it was taken (ISO 8601), its head, its content.

    Where the content is longer than a document may be, `is_whole` is false and only its first part is there.
    """

    kind: str
    uri: str
    saved: str | None
    headers: Mapping[str, str]
    block: bytes
    is_whole: bool = True


def read_records(stream: IO[bytes], size_bytes: int) -> Iterator[WebRecord]:
    """Yield the records of a WARC or ARC file, packed by gzip or not, as one or record by record.

    Args:
        stream: At its beginning; it can be wound back there.
        size_bytes: How long the file is, to tell a bomb by.

    Raises:
        TornError: Where it is cut off or damaged; what stands before has been given.
        BombError: If it unpacks to too much.
    """
    try:
        is_packed = stream.read(len(GZIP)) == GZIP
        stream.seek(0)
    except _DAMAGE as error:
        # In a WACZ the file is a stream out of a ZIP archive, and a short one is checked at its first byte.
        raise TornError from error
    packing = PackedRecords(stream) if is_packed else None
    source = _Source(stream if packing is None else cast("IO[bytes]", io.BufferedReader(packing)), size_bytes)
    records = None
    while True:
        try:
            _, line = source.filled_line()
            records = records or (_arc_records if ARC_BEGINS.match(line) else _warc_records)
            yield from records(source, line)
        except (TornError, *_DAMAGE) as error:
            uri = error.uri if isinstance(error, TornError) else ""
            if packing is None or not source.go_on(packing):
                raise TornError(uri) from error
            yield WebRecord(TORN, uri, None, {}, b"", is_whole=False)
        else:
            return


def parse_headers(lines: Sequence[bytes]) -> dict[str, str]:
    """Return the headers of a head by their names in small letters; of several with one name, the first. Folded lines are one."""
    headers: dict[str, str] = {}
    unfolded: list[str] = []
    for raw in lines:
        line = decode_header(raw).rstrip("\r\n")
        if line[:1] in {" ", "\t"} and unfolded:
            unfolded[-1] += " " + line.strip()
        else:
            unfolded.append(line)
    for line in unfolded:
        match = _HEADER.match(line)
        if match:
            headers.setdefault(match[1].lower(), match[2].strip())
    return headers


def decode_header(raw: bytes) -> str:
    """Return a line of a head as text: UTF-8 by the standard, Latin-1 by what old servers sent."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("iso-8859-1")


class _Source:
    """The unpacked bytes of a file: read once, from front to back, with what has been put back before the rest."""

    def __init__(self, stream: IO[bytes], size_bytes: int) -> None:
        self._stream = stream
        self._put_back = b""
        self._left = min(CONTAINER_BYTES_MAX, _GROWTH_FREE_BYTES + _GROWTH_MAX * size_bytes)
        self.mended = 0

    def read(self, size: int) -> bytes:
        """Return so many bytes; fewer at the end only."""
        data, self._put_back = self._put_back[:size], self._put_back[size:]
        return data if len(data) == size else data + self._counted(self._stream.read(size - len(data)))

    def line(self) -> bytes:
        """Return the next line, or a piece of it if it is long; b"" at the end."""
        if not self._put_back:
            return self._counted(self._stream.readline(_LINE_BYTES_MAX))
        end = self._put_back.find(b"\n", 0, _LINE_BYTES_MAX) + 1
        if end:
            return self.read(end)
        # A line may begin in what was put back and go on behind it.
        data, self._put_back = self._put_back, b""
        self._put_back = data[_LINE_BYTES_MAX:]
        data = data[:_LINE_BYTES_MAX]
        return data if self._put_back else data + self._counted(self._stream.readline(_LINE_BYTES_MAX))

    def filled_line(self) -> tuple[bytes, bytes]:
        """Return the blank lines that come next, and the first that is none; b"" at the end.

        Raises:
            TornError: If there are more blank lines than anybody writes.
        """
        blank: list[bytes] = []
        for _ in range(_BLANK_LINES_MAX):
            line = self.line()
            if line.strip() or not line:
                return b"".join(blank), line
            blank.append(line)
        raise TornError

    def put_back(self, data: bytes) -> None:
        """Have this read before what comes next."""
        self._put_back = data + self._put_back

    def go_on(self, packing: PackedRecords) -> bool:
        """Go on behind what is damaged, if that is worth trying; tell whether there is anything."""
        self._put_back = b""
        self.mended += 1
        return self.mended <= _MENDED_MAX and packing.go_on()

    def skip(self, size: int) -> bool:
        """Pass over so many bytes; tell whether there were as many."""
        while size > 0:
            passed = len(self.read(min(size, _PIECE_BYTES)))
            if not passed:
                return False
            size -= passed
        return True

    def until(self, begins: re.Pattern[bytes], keep: int) -> bytes:
        """Go on to the next line with which a record begins, or to the end; return what stands before it, or the first part of that."""
        at_line = re.compile(rb"\n(?=" + begins.pattern + rb")")
        kept, window = bytearray(), b""
        while True:
            piece = self.read(_PIECE_BYTES)
            window += piece
            found = at_line.search(window)
            if found or not piece:
                end = found.end() if found else len(window)
                self.put_back(window[end:])
                kept += window[:end]
                return bytes(kept[:keep])
            passed = max(0, len(window) - _OVERLAP_BYTES)
            if len(kept) < keep:
                kept += window[:passed]
            window = window[passed:]

    def _counted(self, data: bytes) -> bytes:
        self._left -= len(data)
        if self._left < 0:
            raise BombError
        return data


def _warc_records(source: _Source, first: bytes) -> Iterator[WebRecord]:
    line: bytes | None = first
    while line:
        if not WARC_BEGINS.match(line):
            # What stands between two records belongs to none; a length was wrong, and too long to be looked into.
            source.until(WARC_BEGINS, 0)
            _, line = source.filled_line()
            continue
        headers = _head(source)
        uri = headers.get("warc-target-uri", "").strip().strip("<>").replace(" ", "%20")
        stated = headers.get("content-length", "")
        length = int(stated) if _LENGTH.fullmatch(stated) else 0
        block, is_whole, line = _block(source, length, WARC_BEGINS, WARC_BEGINS, uri)
        yield WebRecord(
            headers.get("warc-type", "").lower(), uri, _iso(headers.get("warc-date", "")), headers, block, is_whole
        )
    if line is None:
        raise TornError


def _head(source: _Source) -> dict[str, str]:
    lines: list[bytes] = []
    while len(lines) < _HEAD_LINES_MAX:
        line = source.line()
        if not line:
            raise TornError(parse_headers(lines).get("warc-target-uri", ""))
        if not line.strip():
            return parse_headers(lines)
        lines.append(line)
    raise TornError


def _arc_records(source: _Source, first: bytes) -> Iterator[WebRecord]:
    line: bytes | None = first
    fields: Sequence[str] = _ARC_FIELDS
    while line:
        is_first = ARC_BEGINS.match(line) is not None
        names = _ARC_FIELDS if is_first else fields
        # An address may have blanks in it, no other field has.
        values = decode_header(line).strip().rsplit(" ", len(names) - 1)
        said = dict(zip(names, values, strict=False))
        if len(values) != len(names) or not _LENGTH.fullmatch(said.get("archive-length", "")):
            if not is_first:
                raise TornError
            # The first line of version 2 has its own fields, which only its second and third line tell.
            said["archive-length"] = values[-1] if _LENGTH.fullmatch(values[-1]) else "0"
        block, is_whole, line = _block(source, int(said["archive-length"]), _ARC_LINE, _ARC_LINE_IN_TEXT, said["url"])
        if is_first:
            fields = _fields(block)
            continue
        yield WebRecord("response", said["url"], _iso(said.get("archive-date", "")), said, block, is_whole)
    if line is None:
        raise TornError


def _fields(block: bytes) -> Sequence[str]:
    """Return the names of the fields of an ARC's records, which the second line of its first record lists."""
    lines = decode_header(block).splitlines()
    names = tuple(lines[1].lower().split()) if len(lines) > 1 else ()
    return names if names[:1] == ("url",) and names[-1] == "archive-length" else _ARC_FIELDS


def _block(
    source: _Source, length: int, expected: re.Pattern[bytes], begins: re.Pattern[bytes], uri: str
) -> tuple[bytes, bool, bytes | None]:
    """Return the content of a record, whether that is all of it, and the line with which the next begins; None if only damage follows.

    Args:
        source: Where its content stands next.
        length: How long it is stated to be.
        expected: How the next record begins if that is right.
        begins: What is looked for if it is not.
        uri: What the record is of.
    """
    block = source.read(min(length, MEMBER_BYTES_MAX + 1))
    is_whole = length <= MEMBER_BYTES_MAX
    is_torn = len(block) < min(length, MEMBER_BYTES_MAX + 1)
    if not is_whole and not source.skip(length - len(block)):
        is_torn = True
    try:
        blank, line = source.filled_line() if not is_torn else (b"", b"")
    except (TornError, *_DAMAGE):
        # What is torn is what comes next: this record is all there.
        return block, is_whole, None
    if not is_torn and (not line or expected.match(line)):
        return block, is_whole, line
    if source.mended == _MENDED_MAX:
        raise TornError(uri)
    source.mended += 1
    found = re.search(rb"\n(?=" + begins.pattern + rb")", block)
    if found:
        # The stated length reaches into the next record.
        source.put_back(block[found.end() :] + blank + line)
        block, is_whole = block[: found.end()], True
    elif is_torn:
        raise TornError(uri)
    else:
        # It ends too early: the record goes on to where the next begins.
        source.put_back(line)
        block += blank + source.until(begins, MEMBER_BYTES_MAX + 1)
        is_whole = len(block) <= MEMBER_BYTES_MAX
    _, line = source.filled_line()
    return block.removesuffix(b"\n").removesuffix(b"\r").removesuffix(b"\n").removesuffix(b"\r"), is_whole, line


def _iso(stamp: str) -> str | None:
    """Return a date of a record as ISO 8601 with its time in UTC; None where it is no date."""
    try:
        if stamp.isascii() and stamp.isdigit() and len(stamp) == len("YYYYMMDDhhmmss"):
            moment = dt.datetime.strptime(stamp, "%Y%m%d%H%M%S").replace(tzinfo=dt.UTC)
        else:
            moment = dt.datetime.fromisoformat(stamp)
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=dt.UTC)
        return moment.astimezone(dt.UTC).isoformat(timespec="seconds")
    except (ValueError, OverflowError):
        return None
