"""The formats that are read, in the order in which they are looked for: the one table that says what a file can be."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from workbench.errors import RefusedError
from workbench.importing.archives.squeezed import is_squeezed, unpack_squeezed
from workbench.importing.archives.tar import is_tar, unpack_tar
from workbench.importing.archives.wacz import is_wacz, unpack_wacz
from workbench.importing.archives.warc import is_warc, unpack_warc
from workbench.importing.archives.zip import is_zip, unpack_zip
from workbench.importing.detect import expect_text, is_markdown, is_page
from workbench.importing.documents.docx import DOCX, is_docx, read_docx
from workbench.importing.documents.epub import EPUB, is_book_by_chapter, is_epub, read_epub, unpack_epub
from workbench.importing.documents.odt import ODT, is_odt, read_odt
from workbench.importing.documents.relatives import is_relative, refuse_relative
from workbench.importing.documents.rtf import RTF, is_rtf, read_rtf
from workbench.importing.draft import Draft
from workbench.importing.feeds import is_feed, unpack_feed
from workbench.importing.lists.addresses import is_addresses, unpack_addresses
from workbench.importing.lists.bibtex import is_bibtex, unpack_bibtex
from workbench.importing.lists.bookmarks import is_bookmarks, is_pocket_page, unpack_bookmarks, unpack_pocket_page
from workbench.importing.lists.browser_backups import is_browser_backup, unpack_browser_backup
from workbench.importing.lists.csl import is_csl, unpack_csl
from workbench.importing.lists.mapped import is_mapped, unpack_mapped
from workbench.importing.lists.mapped_zip import is_mapped_zip, unpack_mapped_zip
from workbench.importing.lists.ris import is_ris, unpack_ris
from workbench.importing.lists.shortcuts import is_shortcut, unpack_shortcut
from workbench.importing.lists.zotero import is_zotero, unpack_zotero
from workbench.importing.mail.attachments import has_attachments, unpack_mail
from workbench.importing.mail.mbox import is_mbox, unpack_mbox
from workbench.importing.mail.reading import read_mail
from workbench.importing.mail.telling import is_mail
from workbench.importing.mail.text import read_plain
from workbench.importing.markdown import read_markdown
from workbench.importing.page.html import read_html, read_whole
from workbench.importing.pasted.reading import read_pasted
from workbench.importing.pdf.opening import is_pdf
from workbench.importing.pdf.reading import read_pdf
from workbench.importing.pieces import Piece
from workbench.importing.plain import plain
from workbench.importing.saved_file import SavedFile
from workbench.importing.saved_pages.mhtml import MHTML, is_mhtml, read_mhtml
from workbench.importing.saved_pages.singlefile_pages import (
    SINGLEFILE_PAGES,
    is_singlefile_pages,
    unpack_singlefile_pages,
)
from workbench.importing.saved_pages.singlefile_zip import SINGLEFILE_ZIP, is_singlefile_zip, read_singlefile_zip
from workbench.importing.saved_pages.webarchive import WEBARCHIVE, is_webarchive, read_webarchive
from workbench.importing.strangers import is_stranger, refuse_known, refuse_stranger


@dataclass(frozen=True, slots=True)
class Reader:
    """A format of which a file is one article. `suits` is asked for every file that no format before it suited, and is quick."""

    format: str
    suits: Callable[[SavedFile], bool]
    read: Callable[[SavedFile], Draft]


@dataclass(frozen=True, slots=True)
class Unpacker:
    """A format of which a file holds others, or speaks of them. Both functions raise RefusedError where it is damaged."""

    format: str
    suits: Callable[[SavedFile], bool]
    unpack: Callable[[SavedFile], Iterator[Piece]]


Kind = Reader | Unpacker


def _read_page(file: SavedFile) -> Draft:
    if file.description.is_whole:
        return read_whole(file.text, url=file.description.url)
    return read_html(file.text, url=file.description.url, saved=file.description.saved)


def _read_markdown(file: SavedFile) -> Draft:
    return read_markdown(plain(file.text))


def _read_text(file: SavedFile) -> Draft:
    if file.description.is_whole:
        blocks = read_plain(file.text)
        return Draft("text", blocks=blocks, lines=[block.text for block in blocks])
    return read_pasted(plain(file.text))


SQUEEZED: Final = "squeezed"
# Told by their first bytes, or by the list of what they hold.
_BY_BYTES: Final[Sequence[Kind]] = (
    Unpacker("wacz", is_wacz, unpack_wacz),
    Unpacker("warc", is_warc, unpack_warc),
    Unpacker("export-zip", is_mapped_zip, unpack_mapped_zip),
    # Documents and books that are ZIP archives, before those.
    Unpacker(EPUB, is_book_by_chapter, unpack_epub),
    Reader(EPUB, is_epub, read_epub),
    Reader("relative", is_relative, refuse_relative),
    Reader(DOCX, is_docx, read_docx),
    Reader(ODT, is_odt, read_odt),
    Reader(RTF, is_rtf, read_rtf),
    Unpacker(SINGLEFILE_PAGES, is_singlefile_pages, unpack_singlefile_pages),
    # A page with an archive behind it, or all of one page as an archive.
    Reader(SINGLEFILE_ZIP, is_singlefile_zip, read_singlefile_zip),
    Reader(WEBARCHIVE, is_webarchive, read_webarchive),
    Reader(MHTML, is_mhtml, read_mhtml),
    Unpacker("zip", is_zip, unpack_zip),
    Unpacker("tar", is_tar, unpack_tar),
    Reader("pdf", is_pdf, read_pdf),
    # By bytes, too: their parts may be in any encoding, and be no text.
    Unpacker("mbox", is_mbox, unpack_mbox),
    Unpacker("mail-with-attachments", has_attachments, unpack_mail),
    Reader("mail", is_mail, read_mail),
    # Last of these: a squeezed file may be any of the others.
    Unpacker(SQUEEZED, is_squeezed, unpack_squeezed),
)
# Told by what their text says.
_BY_TEXT: Final[Sequence[Kind]] = (
    Unpacker("bookmarks", is_bookmarks, unpack_bookmarks),
    Unpacker("pocket-page", is_pocket_page, unpack_pocket_page),
    Unpacker("zotero-rdf", is_zotero, unpack_zotero),
    Unpacker("csl-json", is_csl, unpack_csl),
    Unpacker("browser-backup", is_browser_backup, unpack_browser_backup),
    Unpacker("ris", is_ris, unpack_ris),
    Unpacker("bibtex", is_bibtex, unpack_bibtex),
    # After those that are told by more than a few names of fields.
    Unpacker("export", is_mapped, unpack_mapped),
    Unpacker("link", is_shortcut, unpack_shortcut),
    Unpacker("addresses", is_addresses, unpack_addresses),
    Unpacker("feed", is_feed, unpack_feed),
    Reader("stranger", is_stranger, refuse_stranger),
    Reader("html", is_page, _read_page),
    Reader("markdown", is_markdown, _read_markdown),
    Reader("text", lambda _file: True, _read_text),
)


def kind_of(file: SavedFile) -> Kind:
    """Tell what a file is by its content; its name is a hint at most.

    Raises:
        RefusedError: If it is nothing that is read, with what it is as far as it can be told.
    """
    if not file.data:
        raise RefusedError("the file is empty")
    for kind in _BY_BYTES:
        if kind.suits(file):
            return kind
    refuse_known(file)
    expect_text(file.data)
    return next(kind for kind in _BY_TEXT if kind.suits(file))
