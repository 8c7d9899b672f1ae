"""Books (EPUB 2 and 3): one article of all chapters, or each chapter an article of its own.

Source: EPUB 3.3 and EPUB 2.0.1 (OPS, OPF, OCF).
"""

import html
import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from workbench.errors import RefusedError
from workbench.importing.documents.clean_html import write_html
from workbench.importing.documents.epub_package import Book, Chapter, read_book
from workbench.importing.documents.package import Package, mime_type_of, target_of
from workbench.importing.documents.pictures import Pictures
from workbench.importing.documents.safe_xml import parse_xml
from workbench.importing.documents.story import Story, expect_article
from workbench.importing.draft import Draft, DraftBlock
from workbench.importing.encoding import decode
from workbench.importing.page.markup import parse_page, without_subset
from workbench.importing.page.metadata import domain_of
from workbench.importing.pieces import Part, Piece, Unread
from workbench.importing.saved_file import SavedFile
from workbench.model import UNKNOWN_DATE, BlockKind, DateClaim, DateState, Description, Zone

EPUB: Final = "epub"
_WHAT: Final = "a book (EPUB)"
_MIME_TYPE: Final = "application/epub+zip"
DATE_BASIS: Final = "the book's own statement"
_BASIS: Final = "EPUB"
_XML_NAMES: Final = frozenset({"amp", "lt", "gt", "quot", "apos"})
_REFERENCE: Final = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
_DECLARATION: Final = re.compile(r"\A\s*<\?xml[^>]*\?>")
_OPENING_BLOCKS: Final = 4
_NO_LETTER: Final = re.compile(r"[\W_]+")


def is_epub(file: SavedFile) -> bool:
    """Tell a book, by what it states or by where it has its container document."""
    stated = mime_type_of(file)
    if stated == _MIME_TYPE:
        return True
    return not stated.startswith("application/vnd.") and "META-INF/container.xml" in file.zip_names


def is_book_by_chapter(file: SavedFile) -> bool:
    """Tell a book of which each chapter is to be an article."""
    return file.choices.by_chapter and is_epub(file)


def unpack_epub(file: SavedFile) -> Iterator[Piece]:
    """Yield the chapters of a book in reading order.

    Raises:
        RefusedError: If it is damaged, protected, or has no text.
    """
    package = Package(file, _WHAT)
    book = read_book(package)
    for chapter in book.chapters:
        try:
            data = package.read(chapter.part)
        except RefusedError as refusal:
            yield Unread(chapter.part, str(refusal))
            continue
        description = Description(
            title=chapter.title,
            authors=book.creators,
            source=book.title or book.publisher,
            url=book.url,
            published=book.published,
            language=book.language,
            basis=_BASIS,
            # A chapter's own head says the book's name, or nothing, in most books.
            outranks=True,
        )
        yield Part(chapter.part, chapter.part.rpartition("/")[2], data, description)


def read_epub(file: SavedFile) -> Draft:
    """Read a book as one article.

    Raises:
        RefusedError: If it is damaged, protected, has no text, or more of it than an article may have.
    """
    package = Package(file, _WHAT)
    book = read_book(package)
    reading = _Reading(package)
    for chapter in book.chapters:
        reading.read(chapter)
    if not reading.read_any:
        raise RefusedError("it is a book (EPUB), but none of its chapters could be read")
    return _draft(book, reading)


class _Reading:
    """The chapters of one book, one behind the other."""

    def __init__(self, package: Package) -> None:
        self.blocks: list[DraftBlock] = []
        self.pictures = Pictures()
        self.read_any = False
        self._package = package
        self._taken: set[str] = set()
        self._chars = 0

    def read(self, chapter: Chapter) -> None:
        """Read a chapter; one that is missing or damaged leaves no more than its title, so that a gap can be seen."""
        data = self._package.find(chapter.part)
        root = _tree(decode(data)) if data else None
        story = Story()

        def take_picture(address: str, alt: str, line: int) -> None:
            name = target_of(chapter.part, address)
            if "://" not in address and name not in self._taken and not self.pictures.is_full:
                self._taken.add(name)
                self.pictures.add(self._package.find(name), alt, len(self.blocks) + line)

        if root is not None:
            self.read_any = True
            write_html(root, story, take_picture)
        blocks = story.finish()
        # Each chapter may be short enough, and all of them together too long.
        self._chars += sum(len(block.text) for block in blocks)
        expect_article(self._chars, len(self.blocks) + len(blocks))
        if chapter.title and (blocks or root is None) and not _is_said(chapter.title, blocks):
            self.blocks.append(DraftBlock(Zone.BODY, chapter.title, BlockKind.HEADING, 1))
        self.blocks += blocks


def _tree(text: str) -> etree._Element | None:
    """Return the body of a chapter: as XML, which it should be, else as HTML, which it may be."""
    text = _REFERENCE.sub(_named, without_subset(text))
    try:
        root = parse_xml(_DECLARATION.sub("", text, count=1).encode("utf-8", "replace"), "chapter")
    except RefusedError:
        try:
            root = parse_page(text).tree
        except RefusedError:
            return None
    body = root.find("{*}body")
    return root if body is None else body


def _named(reference: re.Match[str]) -> str:
    """Return the character of an entity that XHTML knows and XML does not."""
    name = reference[1]
    return (
        reference[0] if name in _XML_NAMES else html.unescape(reference[0]).replace("&", "&amp;").replace("<", "&lt;")
    )


def _is_said(title: str, blocks: list[DraftBlock]) -> bool:
    """Tell whether a chapter begins with its title by itself, in one line or in several."""
    opening = [_key(block.text[:500]) for block in blocks[:_OPENING_BLOCKS]]
    key = _key(title)
    return key in opening or "".join(opening).startswith(key)


def _key(text: str) -> str:
    return _NO_LETTER.sub("", text).casefold()


def _draft(book: Book, reading: _Reading) -> Draft:
    blocks = reading.blocks
    shown = [block.text for block in blocks]
    if book.title:
        blocks = [DraftBlock(Zone.TITLE, book.title, BlockKind.HEADING, 1), *blocks]
    return Draft(
        format=EPUB,
        lines=shown,
        images=reading.pictures.all(),
        blocks=blocks,
        title=book.title,
        authors=book.creators,
        source=book.publisher,
        url=book.url,
        domain=domain_of(book.url),
        language=book.language,
        published=DateClaim(book.published, DateState.STATED, DATE_BASIS) if book.published else UNKNOWN_DATE,
    )
