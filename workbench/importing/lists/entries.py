"""What all lists share: what an entry says, made fit to be told and kept, and an address of its own for each."""

from collections.abc import Iterable, Iterator
from typing import Final

from workbench.errors import RefusedError
from workbench.importing.lists.texts import many_lines, one_line
from workbench.importing.page.metadata import http_url
from workbench.importing.pieces import Piece, Unread
from workbench.model import Description

# All of a description travels in one message between processes, so that each of its parts has its bounds.
_NAME_CHARS_MAX: Final = 300
_NAMES_MAX: Final = 100
_TAG_CHARS_MAX: Final = 200
_TAGS_MAX: Final = 200
_NOTES_MAX: Final = 1_000
# All notes of an entry together: what a reader writes on a book.
_NOTES_CHARS_MAX: Final = 100_000
_FILES_MAX: Final = 50
_PATH_CHARS_MAX: Final = 1_000

CUT_OFF: Final = "the list is damaged or cut off here; what stands after this could not be read"
NO_ENTRY: Final = "it has neither an address nor a title"


def entry_description(
    *,
    basis: str,
    title: str = "",
    authors: Iterable[str] = (),
    source: str = "",
    url: str = "",
    published: str | None = None,
    saved: str | None = None,
    language: str = "",
    tags: Iterable[str] = (),
    notes: Iterable[str] = (),
    written: Iterable[str] = (),
    is_starred: bool = False,
    is_read: bool = False,
    outranks: bool = False,
) -> Description:
    """Return what an entry says of its document, cleaned and within bounds. What is no address of the web is none here."""
    return Description(
        title=one_line(title),
        authors=_few(authors, _NAME_CHARS_MAX, _NAMES_MAX),
        source=one_line(source) or None,
        url=http_url(one_line(url)),
        published=published,
        saved=saved,
        language=one_line(language, 40) or None,
        tags=_few(tags, _TAG_CHARS_MAX, _TAGS_MAX),
        notes=_notes(notes),
        written=_notes(written),
        is_starred=is_starred,
        is_read=is_read,
        basis=basis,
        outranks=outranks,
    )


def entry_files(paths: Iterable[str]) -> tuple[str, ...]:
    """Return the paths that an entry names, as they stand there; what leads into the web is none."""
    given = (path for path in paths if "://" not in path or path.startswith("file://"))
    return _few(given, _PATH_CHARS_MAX, _FILES_MAX)


def says_anything(said: Description) -> bool:
    """Tell whether a document can be found, or at least be named, by what an entry says."""
    return bool(said.url or said.title)


def _few(texts: Iterable[str], chars: int, count: int) -> tuple[str, ...]:
    kept = dict.fromkeys(filter(None, (one_line(text, chars) for text in texts)))
    return tuple(list(kept)[:count])


def _notes(notes: Iterable[str]) -> tuple[str, ...]:
    kept: list[str] = []
    room = _NOTES_CHARS_MAX
    for note in dict.fromkeys(filter(None, map(many_lines, notes))):
        if len(note) > room or len(kept) == _NOTES_MAX:
            kept.append(f"{note[:room]} … (more was left out: the entry has too many notes)")
            break
        kept.append(note)
        room -= len(note)
    return tuple(kept)


class Addresses:
    """Gives each entry of a list an address that no other has: by its key where it has one, else by its place."""

    def __init__(self) -> None:
        self._given: set[str] = set()
        self._count = 0
        self._again: dict[str, int] = {}

    def give(self, key: str) -> str:
        """Return the address of the next entry."""
        self._count += 1
        wanted = one_line(key) or f"entry {self._count}"
        address = wanted
        while address in self._given:
            # An address that stands there ten thousand times is not tried ten thousand times each.
            self._again[wanted] = self._again.get(wanted, 1) + 1
            address = f"{wanted} ({self._again[wanted]})"
        self._given.add(address)
        return address


def all_or_refuse(pieces: Iterator[Piece], refusal: str) -> Iterator[Piece]:
    """Yield the pieces of a list; one that gives nothing at all, or nothing but its own end, is refused.

    Raises:
        RefusedError: With what is the matter with it.
    """
    something = False
    for piece in pieces:
        if not something and isinstance(piece, Unread) and piece.reason == CUT_OFF:
            break
        something = True
        yield piece
    if not something:
        raise RefusedError(refusal)
