"""The header of a mail, or of a part of one: its fields, decoded, and what they say.

Python's own parsers of these fields call themselves for each level of a comment, and take time with the square of a field's
length; both are a stranger's here. Source: RFC 5322, RFC 2047, RFC 2231.
"""

import binascii
import re
from email.message import Message
from email.utils import collapse_rfc2231_value
from typing import Final

from workbench.importing.encoding import decode
from workbench.importing.page.publication import read_stamp

# No mail program writes more, and a field that is longer says nothing to a reader.
HEADER_BYTES_MAX: Final = 512 * 1024
_FIELDS_MAX: Final = 2_000
_VALUE_BYTES_MAX: Final = 8_000
_NAME_CHARS_MAX: Final = 200
_FIELD: Final = re.compile(rb"([\x21-\x39\x3b-\x7e]{1,100})[ \t]*:(.*)", re.DOTALL)
# What mbox files put before a message, and what they make of it when a mail is filed once more.
ENVELOPE: Final = (b"From ", b">From ")
_WORD: Final = re.compile(r"=\?([\w.:+-]{1,40})(?:\*[\w-]{0,20})?\?([bBqQ])\?([^?\r\n]{0,4000})\?=")
_BETWEEN_WORDS: Final = re.compile(r"(\?=)[ \t\r\n]+(?==\?[\w.:*+-]{1,60}\?[bBqQ]\?)")
_ADDRESS: Final = re.compile(r"([^<>]*)<([^<>]*)>")
_BARE_ADDRESS: Final = re.compile(r"\s*(\S{1,200}@\S{1,200})\s*(?:\(([^()]*)\))?\s*")
_ZONE_NAME: Final = re.compile(r"\([^()]*\)")
_CONTROLS: Final = re.compile("[\x00-\x1f\x7f\u200b\u2028\u2029\ufeff]+")


class Header:
    """The fields of a header by their names, of which case does not matter; the first of each name counts."""

    def __init__(self, fields: dict[str, list[bytes]]) -> None:
        self._fields = fields
        self._type: Message | None = None

    def __contains__(self, name: str) -> bool:
        return name in self._fields

    @property
    def names(self) -> frozenset[str]:
        """The names of all fields, in small letters."""
        return frozenset(self._fields)

    def every(self, name: str) -> list[str]:
        """Return all fields of this name, decoded, each on one line."""
        return [decode_field(value) for value in self._fields.get(name, ())]

    def text(self, name: str) -> str:
        """Return a field, decoded and on one line; an empty string where there is none."""
        return next(iter(self.every(name)), "")

    @property
    def media_type(self) -> str:
        """What the part is, as "text/plain", in small letters; an empty string where that is not said, or makes no sense."""
        stated = self.text("content-type").partition(";")[0].strip().lower()
        return stated if re.fullmatch(r"[\w.+-]{1,60}/[\w.+-]{1,100}", stated) else ""

    def parameter(self, name: str, *, of: str = "content-type") -> str:
        """Return a parameter of a field, such as its boundary; an empty string where there is none."""
        message = Message()
        value = next(iter(self._fields.get(of, ())), b"")[:_VALUE_BYTES_MAX]
        # Python counts the quotation marks before each semicolon again.
        if value.count(b";") > 100 or value.count(b'"') > 400:
            return ""
        message[of] = " ".join(decode(value).split())
        try:
            found = message.get_param(name, "", header=of)
            return decode_words(collapse_rfc2231_value(found)).strip() if found else ""
        except (ValueError, TypeError, LookupError):
            return ""

    @property
    def encoding(self) -> str:
        """How the bytes of the part were written for the way, as "base64"."""
        return self.text("content-transfer-encoding").strip().lower()

    @property
    def disposition(self) -> str:
        """Whether the part is shown ("inline") or handed over ("attachment"), or nothing."""
        return self.text("content-disposition").partition(";")[0].strip().lower()

    @property
    def file_name(self) -> str:
        """What the part is called, without any folder."""
        name = self.parameter("filename", of="content-disposition") or self.parameter("name")
        return _CONTROLS.sub(" ", name).replace("\\", "/").rpartition("/")[2].strip()[:_NAME_CHARS_MAX]

    @property
    def senders(self) -> tuple[str, ...]:
        """The names of those who wrote the mail, without their addresses."""
        value = self.text("from") or self.text("sender")
        names = [name.strip().lstrip(",;").strip() for name, _ in _ADDRESS.findall(value)]
        bare = _BARE_ADDRESS.fullmatch(value)
        if bare and bare[2]:
            names = [bare[2]]
        names = [_CONTROLS.sub(" ", name.replace("\\", "")).strip(" \"'") for name in names]
        return tuple(dict.fromkeys(name[:_NAME_CHARS_MAX] for name in names if name and "@" not in name))

    @property
    def sender_host(self) -> str:
        """The host of the sender's address."""
        value = self.text("from") or self.text("sender")
        host = re.search(r"@([\w-]{1,63}(?:\.[\w-]{1,63}){1,8})", value)
        return host[1].lower() if host else ""

    @property
    def day(self) -> str | None:
        """The day on which it was sent, in the sender's own calendar."""
        return _day(self.text("date"))

    @property
    def day_on_the_way(self) -> str | None:
        """The day that the first server wrote on it, which stands in the last field of its kind."""
        for received in reversed(self.every("received")):
            day = _day(received.rpartition(";")[2])
            if day:
                return day
        return None


def _day(written: str) -> str | None:
    try:
        return read_stamp(_ZONE_NAME.sub(" ", written[:100]).strip())
    # Python's parser stumbles over some dates that are none.
    except (ValueError, IndexError, TypeError, OverflowError):
        return None


def read_header(data: bytes, start: int, end: int) -> tuple[Header, int]:
    """Return the header that begins at `start`, and where what it speaks of begins."""
    fields: dict[str, list[bytes]] = {}
    name, lines, count = "", list[bytes](), 0

    def finish() -> None:
        nonlocal count
        if name and count < _FIELDS_MAX:
            fields.setdefault(name, []).append(b"".join(lines).strip()[: 4 * _VALUE_BYTES_MAX])
            count += 1

    position = start
    stop = min(end, start + HEADER_BYTES_MAX)
    while position < stop:
        line_end = data.find(b"\n", position, end) + 1 or end
        line = data[position : min(line_end, position + HEADER_BYTES_MAX)]
        if not line.strip():
            position = line_end
            break
        field = _FIELD.match(line)
        if line[:1] in b" \t" and name:
            lines.append(line)
        elif field is not None:
            finish()
            name, lines = field[1].decode("ascii").lower(), [field[2]]
        elif not (position == start and line.startswith(ENVELOPE)):
            # Some programs forget the blank line: what is no field is text.
            break
        position = line_end
    finish()
    return Header(fields), position


def decode_field(value: bytes) -> str:
    """Return a field as one line of text."""
    return decode_words(_CONTROLS.sub(" ", " ".join(decode(value[:_VALUE_BYTES_MAX]).split())))


def decode_words(text: str) -> str:
    """Return text with its encoded words ("=?utf-8?q?caf=C3=A9?=") decoded.

    A letter may be cut in two by the end of a word, which the standard forbids and programs do: words of one encoding are put together first.
    """
    if "=?" not in text:
        return text
    text = _BETWEEN_WORDS.sub(r"\1", text)
    parts: list[str] = []
    pending, label, position = b"", "", 0
    for word in _WORD.finditer(text):
        if word.start() > position or word[1].lower() != label:
            parts.append(decode(pending, label=label) if pending else "")
            pending = b""
            parts.append(text[position : word.start()])
        label, position = word[1].lower(), word.end()
        pending += _decoded(word[2], word[3])
    parts.append(decode(pending, label=label) if pending else "")
    parts.append(text[position:])
    return _CONTROLS.sub(" ", "".join(parts)).strip()


def _decoded(encoding: str, written: str) -> bytes:
    data = written.encode("utf-8", "replace")
    return from_base64(data) if encoding in "bB" else binascii.a2b_qp(data, header=True)


def from_base64(data: bytes) -> bytes:
    """Return what was written as base64; what does not belong there is passed over, and a cut end is cut off."""
    try:
        return binascii.a2b_base64(data)
    except binascii.Error:
        pass
    data = re.sub(rb"[^A-Za-z0-9+/]+", b"", data)
    whole = len(data) - (len(data) % 4 == 1)
    try:
        return binascii.a2b_base64(data[:whole] + b"=" * (-whole % 4))
    except binascii.Error:
        return b""
