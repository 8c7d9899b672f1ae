"""Plain lists of addresses: a line each, with a title behind it or without."""

import re
from collections.abc import Iterator
from typing import Final

from workbench.importing.lists.entries import Addresses, entry_description
from workbench.importing.page.metadata import http_url
from workbench.importing.pieces import Piece, Reference, Unread
from workbench.importing.saved_file import SavedFile

# "https://…", "- https://…", "https://… | A title", as OneTab and people write them.
_LINE: Final = re.compile(
    r"\s*(?:[-*+•]\s+|\d{1,6}[.)]\s+)?<?(https?://[^\s<>|]+)>?\s*(?:[|–—-]\s*)?(.{0,500})", re.IGNORECASE
)
_TITLE_CHARS_MAX: Final = 250
_LINES_MIN: Final = 2
# Of a hundred lines ten may be headings and remarks.
_SHARE_MIN: Final = 0.9
_FIRST_LINES: Final = 10
_HEAD_CHARS: Final = 16 * 1024


def is_addresses(file: SavedFile) -> bool:
    """Tell a text of which nearly every line is an address."""
    head = file.text[:_HEAD_CHARS]
    # Most texts are none by their first lines.
    if "://" not in head or not _mostly(head.split("\n")[:_FIRST_LINES], 0.5):
        return False
    return _mostly(_lines(file), _SHARE_MIN)


def _lines(file: SavedFile) -> list[str]:
    return file.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def unpack_addresses(file: SavedFile) -> Iterator[Piece]:
    """Yield a reference for each address; other lines are told as what they are."""
    addresses = Addresses()
    for number, line in enumerate(_lines(file), 1):
        if not line.strip():
            continue
        found = _entry(line)
        if found is None:
            yield Unread(f"line {number}", "it is no address of the web")
        else:
            url, title = found
            said = entry_description(basis="list of addresses", title="" if title == url else title, url=url)
            yield Reference(addresses.give(url), said)


def _entry(line: str) -> tuple[str, str] | None:
    found = _LINE.fullmatch(line[: 2 * 1000].rstrip())
    if found is None or http_url(found[1]) is None or len(found[2]) > _TITLE_CHARS_MAX:
        return None
    return found[1], found[2].strip()


def _mostly(lines: list[str], share: float) -> bool:
    written = [line for line in lines if line.strip()]
    if len(written) < _LINES_MIN:
        return False
    return sum(_entry(line) is not None for line in written) >= len(written) * share
