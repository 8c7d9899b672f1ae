"""Links as files: what Windows (.url), a Mac (.webloc) and Linux (.desktop) make of an address that is dragged to a folder."""

import html
import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import Final

from workbench.errors import RefusedError
from workbench.importing.lists.entries import entry_description
from workbench.importing.lists.texts import one_line
from workbench.importing.page.metadata import http_url
from workbench.importing.pieces import Piece, Reference
from workbench.importing.saved_file import SavedFile

_CHARS_MAX: Final = 20_000
_WINDOWS: Final = re.compile(r"\ufeff?\s*\[(?:InternetShortcut|\{[0-9A-F-]{36}\})[^\]\n]{0,40}\]", re.IGNORECASE)
_LINUX: Final = re.compile(r"\s*(?:#[^\n]*\n\s*)*\[Desktop Entry\]")
_MAC: Final = re.compile(r"\s*<\?xml[^<>]*>\s*<!DOCTYPE\s+plist[^<>]*>\s*<plist[^<>]*>\s*<dict>", re.IGNORECASE)
_LINE: Final = re.compile(r"^URL(?:\[\$e\])?[ \t]*=[ \t]*(\S+)", re.MULTILINE)
_NAME_LINE: Final = re.compile(r"^Name[ \t]*=[ \t]*([^\r\n]+)", re.MULTILINE)
_KEY: Final = re.compile(r"<key>\s*URL\s*</key>\s*<string>([^<>]{1,8000})</string>")
_LINK: Final = re.compile(r"^(?:Type[ \t]*=[ \t]*Link|URL)", re.MULTILINE)


def is_shortcut(file: SavedFile) -> bool:
    """Tell a link by its first line."""
    if len(file.data) > _CHARS_MAX:
        return False
    text = file.text
    if _WINDOWS.match(text) and "InternetShortcut" in text:
        return True
    if _LINUX.match(text):
        return _LINK.search(text) is not None
    return _MAC.match(text) is not None and _KEY.search(text) is not None


def unpack_shortcut(file: SavedFile) -> Iterator[Piece]:
    """Yield the address, under the name of the file."""
    text = file.text
    found = _KEY.search(text) if _MAC.match(text) else _LINE.search(text)
    written = "" if found is None else found[1]
    url = http_url(one_line(html.unescape(written) if _MAC.match(text) else written))
    if url is None:
        raise RefusedError("it is a link that does not lead into the web")
    named = _NAME_LINE.search(text) if _LINUX.match(text) else None
    title = one_line(named[1] if named else PurePath(file.name).stem)
    yield Reference(url, entry_description(basis="link", title=title, url=url))
