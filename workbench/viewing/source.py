"""The bytes of an original as text that can be shown anywhere, or as what they are where they are none. Runs in the worker."""

import hashlib
import re
from typing import Final

from workbench.errors import RefusedError
from workbench.importing.detect import expect_text
from workbench.importing.saved_file import SavedFile
from workbench.viewing.messages import Source

# Forty thousand lines of a page; who wants more has the file (show --original).
SHOWN_BYTES_MAX: Final = 2 * 1024**2
_LINES_MAX: Final = 60_000
# Where Qt lays out a line of megabytes, the window stands still.
LINE_CHARS_MAX: Final = 1_000
GOES_ON: Final = "\N{DOWNWARDS ARROW WITH TIP RIGHTWARDS} "
_HEAD_BYTES: Final = 1_024
_ROW_BYTES: Final = 16
_PROBE_BYTES: Final = 16_384
# What would hide, or turn round what stands beside it: shown by its number, as a source has to be.
_HIDING: Final = re.compile(r"[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\U000e0000-\U000e007f]")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufdd0\ufdd1\ufffc]")


def read_source(file: SavedFile) -> Source:
    """Return what an original is made of, cut to what can be looked through."""
    data = file.data
    sha256 = hashlib.sha256(data).hexdigest()
    if not _is_text(data):
        head = data[:_HEAD_BYTES]
        return Source(_hex(head), len(head), len(data), sha256, is_text=False)
    cut = data[:SHOWN_BYTES_MAX]
    text, shown = SavedFile(cut, file.name, file.description).text, len(cut)
    lines: list[str] = []
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        shown_line = _CONTROL.sub(_pictured, _HIDING.sub(_numbered, line))
        lines.append(shown_line[:LINE_CHARS_MAX])
        lines += (
            GOES_ON + shown_line[at : at + LINE_CHARS_MAX]
            for at in range(LINE_CHARS_MAX, len(shown_line), LINE_CHARS_MAX)
        )
        if len(lines) >= _LINES_MAX:
            # About so much of the bytes: letters differ in length.
            shown = min(shown, sum(map(len, lines)))
            break
    return Source("\n".join(lines[:_LINES_MAX]), shown, len(data), sha256)


def _is_text(data: bytes) -> bool:
    try:
        expect_text(data[:_PROBE_BYTES])
    except RefusedError:
        return False
    return True


def _hex(data: bytes) -> str:
    """Return bytes as numbers, sixteen a line, beside the letters that they would be."""
    rows = []
    for at in range(0, len(data), _ROW_BYTES):
        row = data[at : at + _ROW_BYTES]
        letters = "".join(chr(byte) if 32 <= byte < 127 else "\N{MIDDLE DOT}" for byte in row)
        rows.append(f"{at:08x}  {row.hex(' ').ljust(3 * _ROW_BYTES)} {letters}")
    return "\n".join(rows)


def _numbered(letter: re.Match[str]) -> str:
    return f"\N{MATHEMATICAL LEFT ANGLE BRACKET}U+{ord(letter[0]):04X}\N{MATHEMATICAL RIGHT ANGLE BRACKET}"


def _pictured(letter: re.Match[str]) -> str:
    code = ord(letter[0])
    return chr(0x2400 + code) if code < 32 else _numbered(letter)
