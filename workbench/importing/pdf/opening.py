"""Opens a PDF, or says in half a sentence why it cannot be read."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from workbench.errors import RefusedError
from workbench.importing.pdf.mending import mended
from workbench.importing.pdf.streams import expect_moderate
from workbench.importing.saved_file import SavedFile

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

# Readers of PDF let as much stand before the mark; mail programs and scripts of web sites put it there.
_MARK_WITHIN_BYTES: Final = 1024
_MARK: Final = b"%PDF-"
# Longer than any report; at five milliseconds a page it takes as long as a document may.
PAGES_MAX: Final = 5_000
_FORMAT, _PASSWORD, _LOCK = 3, 4, 5


def is_pdf(file: SavedFile) -> bool:
    """Tell a PDF by its mark, which may have a little rubbish before it."""
    at = file.data.find(_MARK, 0, _MARK_WITHIN_BYTES)
    # A text about PDF names the mark as well, and goes on with words; the mark goes on with a version.
    return at == 0 or (at > 0 and file.data[at + 5 : at + 6].isdigit() and b"endobj" in file.data)


@contextmanager
def opened(data: bytes) -> Iterator["PdfDocument"]:
    """Open a PDF and close it again.

    Raises:
        RefusedError: If it is locked, damaged beyond repair, empty, or larger than any document.
    """
    # Loaded when the first PDF comes: it takes 70 milliseconds, and works under the limits of the worker as well.
    import pypdfium2

    expect_moderate(data)
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        document = _reopened(data) if error.err_code == _FORMAT else None
        if document is None:
            raise RefusedError(_reason(error.err_code)) from error
    try:
        if len(document) == 0:
            raise RefusedError("it is a PDF without a page")
        if len(document) > PAGES_MAX:
            raise RefusedError(
                f"it is a PDF of {len(document):,} pages, more than the {PAGES_MAX:,} that are read; cut it into parts"
            )
        yield document
    finally:
        document.close()


def _reopened(data: bytes) -> "PdfDocument | None":
    """Open what is left of a file that was cut off."""
    import pypdfium2

    whole = mended(data)
    try:
        return pypdfium2.PdfDocument(whole) if whole else None
    except pypdfium2.PdfiumError:
        return None


def _reason(code: int | None) -> str:
    if code == _PASSWORD:
        return "it is a PDF that is locked with a password; save it without one first"
    if code == _LOCK:
        return "it is a PDF that is locked in a way that is not known; save it without a lock first"
    return "it is a PDF that is damaged beyond repair; save it again, or open it in a viewer and print it as a PDF"
