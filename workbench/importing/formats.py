"""The formats that are read, in the order in which they are looked for: the one table that says what a file can be."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from workbench.errors import RefusedError
from workbench.importing.archives.squeezed import is_squeezed, unpack_squeezed
from workbench.importing.archives.tar import is_tar, unpack_tar
from workbench.importing.archives.zip import is_zip, unpack_zip
from workbench.importing.detect import expect_text, is_markdown, is_page, refuse_known
from workbench.importing.draft import Draft
from workbench.importing.markdown import read_markdown
from workbench.importing.page.html import read_html
from workbench.importing.pasted.reading import read_pasted
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
    return read_html(file.text, url=file.description.url)


def _read_markdown(file: SavedFile) -> Draft:
    return read_markdown(plain(file.text))


def _read_text(file: SavedFile) -> Draft:
    return read_pasted(plain(file.text))


SQUEEZED: Final = "squeezed"
# Told by their first bytes, or by the list of what they hold.
_BY_BYTES: Final[Sequence[Kind]] = (
    Unpacker(SINGLEFILE_PAGES, is_singlefile_pages, unpack_singlefile_pages),
    # A page with an archive behind it, or all of one page as an archive.
    Reader(SINGLEFILE_ZIP, is_singlefile_zip, read_singlefile_zip),
    Reader(WEBARCHIVE, is_webarchive, read_webarchive),
    Reader(MHTML, is_mhtml, read_mhtml),
    Unpacker("zip", is_zip, unpack_zip),
    Unpacker("tar", is_tar, unpack_tar),
    # Last of these: a squeezed file may be any of the others.
    Unpacker(SQUEEZED, is_squeezed, unpack_squeezed),
)
# Told by what their text says.
_BY_TEXT: Final[Sequence[Kind]] = (
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
    refuse_known(file.head)
    expect_text(file.data)
    return next(kind for kind in _BY_TEXT if kind.suits(file))
