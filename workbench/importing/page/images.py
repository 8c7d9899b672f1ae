"""The pictures that a saved page carries within itself: each by the hash of its bytes, with the place where it stands."""

import base64
import binascii
import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final
from urllib.parse import unquote_to_bytes, urljoin

from lxml.html import HtmlElement

from workbench.importing.draft import DraftImage
from workbench.importing.page.page_lines import fold

# What a reader could show; an icon font or a film is no picture.
_MEDIA_TYPES: Final = frozenset(
    {"image/avif", "image/bmp", "image/gif", "image/jpeg", "image/png", "image/svg+xml", "image/webp"}
)
_LIFTED: Final = re.compile(r"data:,(\d{1,9})")
_IMAGES_MAX: Final = 500
_ALT_CHARS_MAX: Final = 1_000


@dataclass(frozen=True, slots=True)
class Resource:
    """A file that was saved with a page: its media type and its bytes."""

    media_type: str
    data: bytes


NO_RESOURCES: Final[Mapping[str, Resource]] = MappingProxyType({})


def embedded_images(
    pictures: Iterable[tuple[HtmlElement, int]],
    data_uris: Sequence[str],
    resources: Mapping[str, Resource] = NO_RESOURCES,
    url: str | None = None,
) -> list[DraftImage]:
    """Return the pictures that a page carries from top to bottom, each once.

    Args:
        pictures: Those that it shows, each with how many lines stand above it, as page_lines tells them.
        data_uris: What parse_page has lifted out of the page.
        resources: What was saved with it, by absolute address or "cid:…".
        url: The address of the page.
    """
    found: dict[str, DraftImage] = {}
    # A page may show the same bytes a hundred thousand times: they are read once.
    read: set[str] = set()
    for element, line in pictures:
        address = element.get("src", "").strip()
        if address in read:
            continue
        read.add(address)
        media_type, data = _bytes_at(address, data_uris, resources, url)
        if media_type not in _MEDIA_TYPES or not data:
            continue
        sha256 = hashlib.sha256(data).hexdigest()
        if sha256 not in found:
            alt = fold(element.get("alt", ""))[:_ALT_CHARS_MAX]
            found[sha256] = DraftImage(sha256, media_type, len(data), alt, line)
            if len(found) == _IMAGES_MAX:
                break
    return list(found.values())


def _bytes_at(
    address: str, data_uris: Sequence[str], resources: Mapping[str, Resource], url: str | None
) -> tuple[str, bytes]:
    """Return media type and bytes of what a picture shows, as far as the page brought it along."""
    lifted = _LIFTED.fullmatch(address)
    if lifted is not None:
        return _decoded(data_uris[int(lifted[1])]) if int(lifted[1]) < len(data_uris) else ("", b"")
    if not resources or not address:
        return "", b""
    try:
        found = resources.get(address) or resources.get(urljoin(url or "", address))
    except ValueError:
        return "", b""
    return (found.media_type, found.data) if found is not None else ("", b"")


def _decoded(uri: str) -> tuple[str, bytes]:
    """Return media type and bytes of a data URI (RFC 2397), no bytes where they cannot be read."""
    head, _, written = uri.removeprefix("data:").partition(",")
    media_type, *parameters = head.lower().split(";")
    data = unquote_to_bytes(written)
    if "base64" in (parameter.strip() for parameter in parameters):
        try:
            data = base64.b64decode(data)
        except binascii.Error:
            data = b""
    return media_type.strip(), data
