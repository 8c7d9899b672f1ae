"""Bookmarks as browsers and services export them: Netscape's HTML, which is no HTML that any parser should nest, and Pocket's.

Source: "Netscape Bookmark File Format", as browsers write it; the files are cut into tags here, each of them once.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from workbench.importing.lists.entries import Addresses, all_or_refuse, entry_description
from workbench.importing.lists.texts import one_line
from workbench.importing.lists.times import moment_of
from workbench.importing.page.metadata import http_url
from workbench.importing.pieces import Piece, Reference
from workbench.importing.saved_file import SavedFile

_NETSCAPE: Final = re.compile(r"\s*<!doctype\s+netscape-bookmark-file-1", re.IGNORECASE)
_POCKET: Final = re.compile(r"<title>\s*Pocket Export\s*</title>", re.IGNORECASE)
_HEAD_CHARS: Final = 4096
_TAG: Final = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
# A quote that is not closed has no other quote behind it, so that all of these searches together read a file once.
_ATTRIBUTE: Final = re.compile(r"""[\s/]*([^\s=>"'/<]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']*)))?|[\s/]*["'=<]""")
_TELLING: Final = frozenset(("a", "dd", "dl", "dt", "h1", "h2", "h3", "br"))
_ATTRIBUTES: Final = frozenset(
    ("href", "add_date", "time_added", "tags", "personal_toolbar_folder", "unfiled_bookmarks_folder")
)
# Folders below the fiftieth are in it.
_FOLDERS_DEEP: Final = 50
_WORDS_CHARS_MAX: Final = 20_000
_READ: Final = "read archive"
# Counts of seconds since 1970 have ten digits; some write milliseconds or microseconds.
_UNITS_BY_DIGITS: Final = ((11, "seconds"), (14, "milliseconds"), (17, "microseconds"))


def is_bookmarks(file: SavedFile) -> bool:
    """Tell bookmarks by their first line, which no page has."""
    return _NETSCAPE.match(file.text, 0, _HEAD_CHARS) is not None


def unpack_bookmarks(file: SavedFile) -> Iterator[Piece]:
    """Yield the bookmarks of an export, with the folders that they lie in as tags."""
    return all_or_refuse(
        _pieces(file.text, "bookmarks"), "it looks like bookmarks, and none of them leads into the web"
    )


def is_pocket_page(file: SavedFile) -> bool:
    """Tell the page that Pocket exported until 2024, by its title and its attributes."""
    head = file.text[:_HEAD_CHARS]
    return _POCKET.search(head) is not None and "time_added=" in head


def unpack_pocket_page(file: SavedFile) -> Iterator[Piece]:
    """Yield the entries of Pocket's page: those below "Read Archive" were read."""
    return all_or_refuse(
        _pieces(file.text, "Pocket export"), "it looks like an export of Pocket, and there is no entry in it"
    )


@dataclass(slots=True)
class _Bookmark:
    """One entry, as far as it has been read."""

    attributes: dict[str, str]
    folder: str
    heading: str
    title: str = ""
    note: str = ""


def _pieces(text: str, basis: str) -> Iterator[Piece]:
    addresses = Addresses()
    for bookmark in _Scanner(text).bookmarks():
        url = http_url(one_line(bookmark.attributes.get("href", "")))
        # Bookmarklets, places of the browser and files of a disk are no documents.
        if url is None:
            continue
        title = one_line(bookmark.title)
        tags = bookmark.attributes.get("tags", "").split(",")
        said = entry_description(
            basis=basis,
            title="" if title == url else title,
            url=url,
            saved=_added(bookmark.attributes.get("add_date") or bookmark.attributes.get("time_added", "")),
            tags=[*tags, bookmark.folder],
            notes=[bookmark.note],
            written=[bookmark.note],
            is_read=bookmark.heading.lower() == _READ,
        )
        yield Reference(addresses.give(url), said)


def _added(count: str) -> str | None:
    digits = len(count.strip())
    return next((moment_of(count, unit) for most, unit in _UNITS_BY_DIGITS if digits <= most), None)


@dataclass(slots=True)
class _Scanner:
    """Goes through a file tag by tag, and keeps in mind in which folder it is and whose words are being read."""

    text: str
    _folders: list[str] = field(default_factory=list)
    # How many lists are open below those that are kept.
    _deeper: int = 0
    _next_folder: str = ""
    _heading: str = ""
    _bookmark: _Bookmark | None = None
    _reading: str = ""
    _words: list[str] = field(default_factory=list)
    _is_root: bool = False

    def bookmarks(self) -> Iterator[_Bookmark]:
        """Yield the bookmarks in their order, each when all of it has been read."""
        at = 0
        while True:
            tag_at = self.text.find("<", at)
            end = tag_at if tag_at >= 0 else len(self.text)
            if self._reading:
                self._words.append(self.text[at : min(end, at + _WORDS_CHARS_MAX)])
            if tag_at < 0:
                break
            tag = _TAG.match(self.text, tag_at)
            name = tag[2].lower() if tag else ""
            if tag is None or name not in _TELLING:
                at = tag_at + 1 if tag is None else self._end(tag.end())
                continue
            attributes, at = self._attributes(tag.end())
            yield from self._on_tag(name, attributes, is_end=bool(tag[1]))
        self._close()
        if self._bookmark:
            yield self._bookmark

    def _on_tag(self, name: str, attributes: dict[str, str], *, is_end: bool) -> Iterator[_Bookmark]:
        if name == "br":
            self._words.append("\n")
            return
        self._close()
        if not is_end and name in {"a", "dt", "dl", "h1", "h2", "h3"} and self._bookmark:
            yield self._bookmark
            self._bookmark = None
        if name == "dl":
            self._on_list(is_end=is_end)
        elif is_end:
            return
        elif name == "a":
            self._bookmark = _Bookmark(attributes, "/".join(filter(None, self._folders)), self._heading)
            self._reading = name
        elif name in {"h1", "h2", "h3"} or (name == "dd" and self._bookmark):
            self._reading = name
            self._is_root = any(
                attributes.get(mark) == "true" for mark in ("personal_toolbar_folder", "unfiled_bookmarks_folder")
            )

    def _on_list(self, *, is_end: bool) -> None:
        if is_end:
            if self._deeper:
                self._deeper -= 1
            elif self._folders:
                self._folders.pop()
        elif len(self._folders) < _FOLDERS_DEEP:
            self._folders.append(self._next_folder)
        else:
            self._deeper += 1
        self._next_folder = ""

    def _close(self) -> None:
        """End what was being read: the title of a bookmark, its note, the name of a folder."""
        words = html.unescape("".join(self._words)).strip()[:_WORDS_CHARS_MAX]
        if self._reading == "a" and self._bookmark:
            self._bookmark.title = words
        elif self._reading == "dd" and self._bookmark:
            self._bookmark.note = words
        elif self._reading == "h1":
            self._heading = words
        elif self._reading:
            # The browser's own folders say nothing of what lies in them.
            self._next_folder = "" if self._is_root else one_line(words, 100).replace("/", "-")
        self._reading = ""
        self._words.clear()

    def _attributes(self, at: int) -> tuple[dict[str, str], int]:
        found: dict[str, str] = {}
        while True:
            part = _ATTRIBUTE.match(self.text, at)
            if part is None or part.end() == at:
                return found, self._end(at)
            at = part.end()
            name = (part[1] or "").lower()
            if name in _ATTRIBUTES:
                found[name] = html.unescape(part[2] or part[3] or part[4] or "")

    def _end(self, at: int) -> int:
        end = self.text.find(">", at)
        return end + 1 if end >= 0 else len(self.text)
