"""Pages that Safari saves as one file: .webarchive, a property list of the page, its frames and all that was loaded for them."""

import re
from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import urljoin

from workbench.errors import RefusedError
from workbench.importing.detect import expect_text
from workbench.importing.draft import Draft
from workbench.importing.encoding import decode
from workbench.importing.page.html import read_html
from workbench.importing.page.metadata import http_url
from workbench.importing.pasted.reading import read_pasted
from workbench.importing.plain import plain
from workbench.importing.saved_file import SavedFile
from workbench.importing.saved_pages.property_list import is_binary, read_property_list
from workbench.importing.saved_pages.resources import SavedResources

WEBARCHIVE: Final = "webarchive"
_MAIN: Final = "WebMainResource"
_FILES: Final = "WebSubresources"
_FRAMES: Final = "WebSubframeArchives"
_DATA: Final = "WebResourceData"
_TYPE: Final = "WebResourceMIMEType"
_ENCODING: Final = "WebResourceTextEncodingName"
_ADDRESS: Final = "WebResourceURL"
_KEYS: Final = frozenset({_MAIN, _FILES, _FRAMES, _DATA, _TYPE, _ENCODING, _ADDRESS})
_XML_HEAD: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml|<!DOCTYPE\s+plist|<plist)")
_PAGE_TYPES: Final = frozenset({"text/html", "application/xhtml+xml"})
# A frame in a frame in a frame; advertising is not nested deeper.
_LEVELS_MAX: Final = 5
_NO_PAGE: Final = "it is a webarchive without a page in it: {} was saved alone"
_DAMAGED: Final = "it is a webarchive that is damaged: it does not hold what such a file holds; save it again"


def is_webarchive(file: SavedFile) -> bool:
    """Tell a saved page from other property lists."""
    if is_binary(file.data):
        return _MAIN.encode() in file.data
    return bool(_XML_HEAD.match(file.head)) and b"<plist" in file.head and _MAIN.encode() in file.data


def read_webarchive(file: SavedFile) -> Draft:
    """Read the page in a webarchive, with frames and pictures.

    Raises:
        RefusedError: If it is damaged, or holds no page.
    """
    archive = read_property_list(file.data, _KEYS)
    main = archive.get(_MAIN) if isinstance(archive, dict) else None
    if not isinstance(main, dict):
        raise RefusedError(_DAMAGED)
    data, media_type, address = _bytes(main), _string(main, _TYPE).lower(), _string(main, _ADDRESS)
    if media_type not in {"", "text/plain", *_PAGE_TYPES}:
        raise RefusedError(_NO_PAGE.format(media_type[:60] if media_type.isprintable() else "something else"))
    expect_text(data)
    text = decode(data, label=_string(main, _ENCODING) or None)
    url = http_url(address) or file.description.url
    if media_type == "text/plain":
        draft = read_pasted(plain(text))
        draft.url = draft.url or url
    else:
        resources = SavedResources()
        _collect(archive, address, resources, 1)
        draft = read_html(text, url=url, resources=resources)
    draft.format = WEBARCHIVE
    return draft


def _collect(archive: dict[str, Any], base: str, resources: SavedResources, level: int) -> None:
    """Add what was loaded for a page, and the pages in its frames with what was loaded for those."""
    for file in _dicts(archive.get(_FILES)):
        _add(file, base, resources)
    for frame in _dicts(archive.get(_FRAMES)) if level < _LEVELS_MAX else ():
        main = frame.get(_MAIN)
        if isinstance(main, dict):
            _add(main, base, resources)
            _collect(frame, _string(main, _ADDRESS), resources, level + 1)


def _add(file: dict[str, Any], base: str, resources: SavedResources) -> None:
    address, media_type = _string(file, _ADDRESS), _string(file, _TYPE).lower()
    try:
        absolute = urljoin(base, address)
    except ValueError:
        absolute = address

    def take(limit: int) -> bytes:
        found = file.get(_DATA)
        if not isinstance(found, bytes | memoryview) or len(found) > limit:
            return b""
        data = bytes(found)
        if media_type in _PAGE_TYPES:
            data = decode(data, label=_string(file, _ENCODING) or None).encode("utf-8", "replace")
        return data if len(data) <= limit else b""

    resources.add(media_type, take, address, absolute)


def _dicts(value: Any) -> Iterator[dict[str, Any]]:
    return (item for item in value if isinstance(item, dict)) if isinstance(value, list) else iter(())


def _string(file: dict[str, Any], key: str) -> str:
    value = file.get(key)
    return value.strip() if isinstance(value, str) else ""


def _bytes(file: dict[str, Any]) -> bytes:
    value = file.get(_DATA)
    if not isinstance(value, bytes | memoryview):
        raise RefusedError(_DAMAGED)
    return bytes(value)
