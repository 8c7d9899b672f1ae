"""Documents of which it is known what they are, and that they hold no article, or cannot be read: each is refused in its own words."""

from typing import Final

from workbench.errors import RefusedError
from workbench.importing.documents.package import mime_type_of
from workbench.importing.draft import Draft
from workbench.importing.saved_file import SavedFile

_SPREADSHEET: Final = "it is a spreadsheet, not an article; save its text as DOCX, HTML or plain text first"
_SLIDES: Final = "it is a presentation, not an article; save its text as DOCX, HTML or PDF first"
_DRAWING: Final = "it is a drawing, not an article; save it as PDF first"
_APPLE: Final = "it is a document of Apple's Pages, Numbers or Keynote; export it as DOCX or PDF first"
_XPS: Final = "it is an XPS document; save it as PDF first"
_BY_PART: Final = {
    "xl/workbook.xml": _SPREADSHEET,
    "xl/workbook.bin": _SPREADSHEET,
    "ppt/presentation.xml": _SLIDES,
    "visio/document.xml": _DRAWING,
    "index/document.iwa": _APPLE,
    "index/metadata.iwa": _APPLE,
    "metadata/buildversionhistory.plist": _APPLE,
    "index.apxl": _APPLE,
    "fixeddocseq.fdseq": _XPS,
    "fixeddocumentsequence.fdseq": _XPS,
}
_OPEN_DOCUMENT: Final = "application/vnd.oasis.opendocument."
_BY_MIME_TYPE: Final = {"spreadsheet": _SPREADSHEET, "presentation": _SLIDES, "graphics": _DRAWING, "chart": _DRAWING}
# A compound file (MS-CFB) names its streams in UTF-16; which of them it has says what it is.
_COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BY_STREAM: Final = (
    ("EncryptedPackage", "it is an office document that is locked with a password; unlock it first"),
    ("WordDocument", "it is an old Word document (DOC); save it as DOCX first"),
    ("PowerPoint Document", "it is an old presentation (PPT), not an article; save its text as DOCX or PDF first"),
    ("__substg1.0_", "it is a mail of Outlook's own form (MSG); save it as EML or HTML first"),
    ("Workbook", "it is an old spreadsheet (XLS), not an article; save its text as DOCX or plain text first"),
)
_KINDLE: Final = frozenset({b"BOOKMOBI", b"TEXtREAd"})
_KINDLE_AT: Final = slice(60, 68)


def is_relative(file: SavedFile) -> bool:
    """Tell a document that is known, and not read."""
    return _reason(file) is not None


def refuse_relative(file: SavedFile) -> Draft:
    """Say what it is, and what to do.

    Raises:
        RefusedError: Always.
    """
    raise RefusedError(_reason(file) or "it is a document that is not read")


def _reason(file: SavedFile) -> str | None:
    if file.head.startswith(_COMPOUND):
        return next((reason for name, reason in _BY_STREAM if name.encode("utf-16-le") in file.data), None)
    if file.head[_KINDLE_AT] in _KINDLE:
        return "it is a book for the Kindle; convert it to EPUB first"
    kind = mime_type_of(file)
    if kind.startswith(_OPEN_DOCUMENT):
        return _BY_MIME_TYPE.get(kind.removeprefix(_OPEN_DOCUMENT).removesuffix("-template"))
    return next((_BY_PART[name.lower()] for name in file.zip_names if name.lower() in _BY_PART), None)
