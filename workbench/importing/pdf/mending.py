"""Gives a PDF that was cut off a new list of its pages, so that those that are there can be read."""

import re
from itertools import islice
from typing import Final

_OBJECT: Final = re.compile(rb"(?<![\d.])(\d{1,7})\s{1,3}(\d{1,5})\s{1,3}obj\b")
_PAGE: Final = re.compile(rb"/Type\s{0,3}/Page(?![A-Za-z])")
_END: Final = b"endobj"
# A dictionary of a page is shorter.
_PAGE_BYTES_MAX: Final = 4_000
_OBJECTS_MAX: Final = 200_000


def mended(data: bytes) -> bytes | None:
    """Return a file with a catalog of the pages that stand in it unpacked; None where there are none.

    PDFium finds objects without their table, but not where to begin: that stands at the end, which a broken transfer loses.
    """
    pages: dict[int, int] = {}
    highest = 0
    for found in islice(_OBJECT.finditer(data), _OBJECTS_MAX):
        number = int(found[1])
        highest = max(highest, number)
        end = data.find(_END, found.end(), found.end() + _PAGE_BYTES_MAX)
        if end > 0 and _PAGE.search(data, found.end(), end):
            pages[number] = int(found[2])
    if not pages:
        return None
    kids = b" ".join(b"%d %d R" % page for page in pages.items())
    return data + (
        b"\nendstream\nendobj\n%d 0 obj\n<< /Type /Pages /Kids [%s] /Count %d >>\nendobj\n"
        % (highest + 1, kids, len(pages))
        + b"%d 0 obj\n<< /Type /Catalog /Pages %d 0 R >>\nendobj\n" % (highest + 2, highest + 1)
        + b"trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n0\n%%%%EOF\n" % (highest + 3, highest + 2)
    )
