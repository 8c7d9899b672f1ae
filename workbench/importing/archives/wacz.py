"""WACZ: web archives in a ZIP, with a list of the pages that somebody wanted to keep, checksums of all files, and maybe a signature.

Source: WACZ 1.1.1.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from typing import Final

from workbench.errors import RefusedError
from workbench.importing.archives.wacz_entries import DAMAGE, open_entry
from workbench.importing.archives.wacz_pages import PageList
from workbench.importing.archives.wacz_seal import PACKAGE, seal_of
from workbench.importing.archives.warc import Members, Wanted, documents_of
from workbench.importing.pieces import Part, Piece, Unread
from workbench.importing.saved_file import SavedFile

_ARCHIVE: Final = re.compile(r"(?i)^archive/.+\.w?arc(?:\.gz)?$")
_PAGES: Final = re.compile(r"(?i)^pages/[^/]+\.jsonl$")
_UNOPENED: Final = "it is locked with a password, damaged, or packed in a way that WACZ does not know"
_NOT_FOUND: Final = "the list of pages names it, but no document was archived under this address"


def is_wacz(file: SavedFile) -> bool:
    """Tell a WACZ by what lies in it."""
    names = file.zip_names
    return PACKAGE in names and any(map(_ARCHIVE.search, names))


def unpack_wacz(file: SavedFile) -> Iterator[Piece]:
    """Yield the pages that are listed; all documents where no list is, or nothing of it is in the archive."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(file.data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise RefusedError("it is a WACZ that is damaged or cut off") from error
    with archive:
        names = list(dict.fromkeys(entry.filename for entry in archive.infolist()))
        archives = list(filter(_ARCHIVE.search, names))
        lists = list(filter(_PAGES.search, names))
        basis = seal_of(archive, [*archives, *lists])
        pages = _pages(archive, lists)
        if pages:
            torn: list[Piece] = []
            for piece in _documents(archive, archives, pages, basis):
                # Only what was met tells whether the list is that of this archive.
                torn.append(piece)
                if pages.has_met:
                    yield from torn
                    torn.clear()
            if pages.has_met:
                yield from (*torn, *(Unread(url, _NOT_FOUND) for url in pages.missing()))
                return
        is_empty = True
        for piece in _documents(archive, archives, None, basis):
            is_empty = False
            yield piece
    if is_empty:
        raise RefusedError("it is a WACZ in which there is no page or other document")


def _pages(archive: zipfile.ZipFile, lists: Sequence[str]) -> PageList:
    pages = PageList()
    for name in lists:
        try:
            with open_entry(archive, name) as stream:
                pages.add(stream)
        except DAMAGE:
            continue
    return pages


def _documents(
    archive: zipfile.ZipFile, archives: Sequence[str], wanted: Wanted | None, basis: str
) -> Iterator[Part | Unread]:
    members = Members()
    for name in archives:
        try:
            stream = open_entry(archive, name)
        except DAMAGE:
            yield Unread(name, _UNOPENED)
            continue
        with stream:
            for piece in documents_of(stream, archive.getinfo(name).compress_size, members, wanted, basis):
                # A refusal that is of no one page is of the file.
                yield piece if piece.member or isinstance(piece, Part) else Unread(name, piece.reason)
