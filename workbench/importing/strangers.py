"""What is no article, told by its first bytes, its name or its text; each with what it is, and what to do about it."""

import json
import re
from typing import Final

from workbench.errors import RefusedError
from workbench.importing.draft import Draft
from workbench.importing.saved_file import SavedFile

_PICTURE: Final = "it is a picture, not a text; recognise its text (OCR), and save that as PDF or plain text first"
_RECORDING: Final = "it is sound or film, not a text; a transcript of it could be imported"
_PROGRAM: Final = "it is a program, not an article"
_FONT: Final = "it is a font, not an article"
_PACKED: Final = "it is a {} archive, which is not read; unpack it, and import what was in it"
_OFFICE: Final = "it is an old office document, which is not read; save it as DOCX or PDF first"
_SIGNATURES: Final = (
    (b"7z\xbc\xaf\x27\x1c", _PACKED.format("7z")),
    (b"Rar!\x1a\x07", _PACKED.format("RAR")),
    (b"bplist", "it is a property list of a Mac, not an article"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _OFFICE),
    (b"SQLite format 3\x00", "it is a database, not an article; export what is in it as HTML, JSON or CSV first"),
    (b"\x78\x9f\x3e\x22", "it is a winmail.dat, in which Outlook wraps attachments; have them sent without it"),
    (b"\x00\x05\x16\x07", "it is what a Mac keeps beside a file under a name with ._ before it, not the file itself"),
    (b"\x89PNG\r\n", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"II*\x00", _PICTURE),
    (b"MM\x00*", _PICTURE),
    (b"8BPS\x00", _PICTURE),
    (b"AT&TFORM", "it is a DjVu document, which is not read; convert it to a PDF with its text first"),
    (b"\x00\x00\x00\x0cjP  ", _PICTURE),
    (b"\x00\x00\x01\x00", _PICTURE),
    (b"ID3\x02", _RECORDING),
    (b"ID3\x03", _RECORDING),
    (b"ID3\x04", _RECORDING),
    (b"\xff\xfb", _RECORDING),
    (b"fLaC\x00", _RECORDING),
    (b"OggS\x00", _RECORDING),
    (b"\x1a\x45\xdf\xa3", _RECORDING),
    (b"\x7fELF", _PROGRAM),
    (b"MZ\x90", _PROGRAM),
    (b"wOFF\x00", _FONT),
    (b"wOFFOTTO", _FONT),
    (b"wOF2\x00", _FONT),
    (b"wOF2OTTO", _FONT),
    (b"OTTO\x00", _FONT),
    (b"\x00\x01\x00\x00\x00", _FONT),
)
_RIFF: Final = re.compile(rb"RIFF....(?:(WEBP)|WAVE|AVI )", re.DOTALL)
_BASE_MEDIA: Final = re.compile(rb"\x00...ftyp(?:(hei[cfmsx]|hev[cmsx]|mif1|msf1|avif|avis)|)", re.DOTALL)
# A file that a Mac has put away, so that only its name and size are here.
_PLACEHOLDER: Final = (b"NSURLNameKey", b"NSURLFileResourceTypeKey")
_PLACEHOLDER_NAME: Final = re.compile(r"^\..+\.icloud$")
_UNFINISHED: Final = re.compile(r"\.(?:crdownload|part|partial|download|opdownload)$", re.IGNORECASE)
_OF_A_PAGE: Final = re.compile(r"\.(?:css|m?js|map)$", re.IGNORECASE)
_DRAWING: Final = re.compile(r"\s*(?:<\?xml[^<>]*>\s*)?(?:<!--[^<>]*-->\s*)*(?:<!DOCTYPE\s+svg[^<>]*>\s*)?<svg[\s>]")
_DRAWING_CHARS: Final = 4096
# What is longer is told by its first and last sign: to read all of it would take seconds.
_JSON_CHARS_MAX: Final = 2_000_000
_JSON_ENDS: Final = frozenset({"{}", "[]"})
_TABLE_NAME: Final = re.compile(r"\.(?:csv|tsv)$", re.IGNORECASE)
_SEPARATORS: Final = ",;\t"
_TABLE_CHARS: Final = 200_000
_TABLE_LINES_MAX: Final = 20
_TABLE_LINES_MIN: Final = 3


def refuse_known(file: SavedFile) -> None:
    """Refuse what begins as a file of which it is known what it is, and that it is not read.

    Raises:
        RefusedError: With what it is.
    """
    if _UNFINISHED.search(file.name):
        raise RefusedError("its name says that it is a download which did not end; load it again, or rename it")
    if _PLACEHOLDER_NAME.search(file.name) or (
        file.head.startswith(b"bplist") and any(key in file.head for key in _PLACEHOLDER)
    ):
        raise RefusedError("it has been put away to iCloud, and only its name is here; download it in the Finder first")
    for signature, reason in _SIGNATURES:
        if file.head.startswith(signature):
            raise RefusedError(reason)
    media = _RIFF.match(file.head) or _BASE_MEDIA.match(file.head)
    if media:
        raise RefusedError(_PICTURE if media[1] else _RECORDING)


def is_stranger(file: SavedFile) -> bool:
    """Tell a text that is no article: part of a page, a drawing, or data of a form that nothing is known of."""
    return _reason(file) is not None


def refuse_stranger(file: SavedFile) -> Draft:
    """Say what it is, and what to do.

    Raises:
        RefusedError: Always.
    """
    raise RefusedError(_reason(file) or "it is no article")


def _reason(file: SavedFile) -> str | None:
    if _OF_A_PAGE.search(file.name):
        return "its name says that it is a script or style sheet of a page; rename it to .txt if it is an article"
    # A piece of a page may begin with a drawing; what is nothing else ends with one, too.
    if _DRAWING.match(file.text, 0, _DRAWING_CHARS) and file.text[-100:].rstrip().endswith("</svg>"):
        return "it is a drawing (SVG), not an article"
    if _is_json(file.text):
        return "it is JSON of a form that is not known; a mapping can say which of its fields is what (see the manual)"
    if _TABLE_NAME.search(file.name) and _is_table(file.text):
        return (
            "it is a table of a form that is not known; a mapping can say which of its columns is what (see the manual)"
        )
    return None


def _is_json(text: str) -> bool:
    start, end = text[:100].lstrip("\ufeff \t\r\n")[:1], text[-100:].rstrip()[-1:]
    if start + end not in _JSON_ENDS:
        return False
    if len(text) > _JSON_CHARS_MAX:
        return True
    try:
        json.loads(text.lstrip("\ufeff"))
    except RecursionError:
        return True
    except ValueError:
        return False
    return True


def _is_table(text: str) -> bool:
    """Tell lines that all have a separator as often as the first."""
    lines = [line for line in text[:_TABLE_CHARS].splitlines()[:_TABLE_LINES_MAX] if line.strip()]
    return len(lines) >= _TABLE_LINES_MIN and any(
        lines[0].count(sign) and all(line.count(sign) == lines[0].count(sign) for line in lines) for sign in _SEPARATORS
    )
