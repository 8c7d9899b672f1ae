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

from lxml import etree
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
_LAZY: Final = ("data-src", "data-original", "data-lazy-src")
# SingleFile keeps a picture that a page shows more than once as a variable of its style sheet, and shows it as a background.
_SHARED: Final = etree.XPath("//img[contains(@style, '--sf-img-')]")
_STYLES: Final = etree.XPath("//style")
_VARIABLE: Final = re.compile(r"(--sf-img-\d{1,6})\s*:\s*url\(\s*[\"']?([^\"')\s]{1,4000})")
_USED: Final = re.compile(r"var\((--sf-img-\d{1,6})\)")
_SRCSET_CHARS_MAX: Final = 20_000
_SIZES_MAX: Final = 20


@dataclass(frozen=True, slots=True)
class Resource:
    """A file that was saved with a page: its media type and its bytes."""

    media_type: str
    data: bytes


NO_RESOURCES: Final[Mapping[str, Resource]] = MappingProxyType({})


def unshare_pictures(tree: HtmlElement) -> None:
    """Give pictures that share their bytes by way of a style sheet an address of their own; the tree is changed."""
    shared = _SHARED(tree)
    if not shared:
        return
    variables: dict[str, str] = {}
    for style in _STYLES(tree):
        for name, address in _VARIABLE.findall(style.text or ""):
            variables.setdefault(name, address)
    for picture in shared:
        used = _USED.search(picture.get("style", "")[:_SRCSET_CHARS_MAX])
        if used is not None and used[1] in variables:
            picture.set("src", variables[used[1]])


def embedded_images(
    pictures: Iterable[tuple[HtmlElement, int]],
    data_uris: Sequence[str],
    resources: Mapping[str, Resource] = NO_RESOURCES,
    base: str = "",
) -> list[DraftImage]:
    """Return the pictures that a page carries from top to bottom, each once.

    Args:
        pictures: Those that it shows, each with how many lines stand above it, as page_lines tells them.
        data_uris: What parse_page has lifted out of the page.
        resources: What was saved with it, by absolute address or "cid:…".
        base: The address against which those of the page are read.
    """
    found: dict[str, DraftImage] = {}
    # A page may show the same bytes a hundred thousand times: they are read once.
    read: set[str] = set()
    shown: set[str] = set()
    for element, line in pictures:
        media_type, data = "", b""
        for address in _addresses_of(element, resources):
            if address in read:
                media_type, data = "", b""
                if address in shown:
                    break
                continue
            read.add(address)
            media_type, data = _bytes_at(address, data_uris, resources, base)
            if data:
                shown.add(address)
                break
        if not data:
            continue
        sha256 = hashlib.sha256(data).hexdigest()
        if sha256 not in found:
            alt = fold(element.get("alt", ""))[:_ALT_CHARS_MAX]
            found[sha256] = DraftImage(sha256, media_type, data, alt, line)
            if len(found) == _IMAGES_MAX:
                break
    return list(found.values())


def _addresses_of(element: HtmlElement, resources: Mapping[str, Resource]) -> list[str]:
    """Return under which addresses the bytes of a picture may have been saved, the likeliest first."""
    first = element.get("src", "").strip()
    if not resources or first in resources:
        return [first]
    # Of several sizes the saver kept the one that was shown; what a script was to load stands beside that.
    written = ",".join(element.get(key) or "" for key in ("srcset", "data-srcset"))[:_SRCSET_CHARS_MAX]
    others = [size.split()[0] for size in written.split(", " if ", " in written else ",") if size.strip(" ,")]
    return [first, *(element.get(key, "").strip() for key in _LAZY), *others[:_SIZES_MAX]]


def _bytes_at(
    address: str, data_uris: Sequence[str], resources: Mapping[str, Resource], base: str
) -> tuple[str, bytes]:
    """Return media type and bytes of what a picture shows, as far as the page brought it along and it is a picture."""
    uri = lifted_uri(address, data_uris)
    if uri:
        media_type, data = decode_data_uri(uri)
        return (media_type, data) if media_type in _MEDIA_TYPES else ("", b"")
    if not resources or not address:
        return "", b""
    try:
        found = resources.get(address) or resources.get(urljoin(base, address))
    except ValueError:
        return "", b""
    return (found.media_type, found.data) if found is not None and found.media_type in _MEDIA_TYPES else ("", b"")


def lifted_uri(address: str, data_uris: Sequence[str]) -> str:
    """Return what was lifted out of a page in favour of this address, nothing where it is another."""
    lifted = _LIFTED.fullmatch(address)
    return data_uris[int(lifted[1])] if lifted is not None and int(lifted[1]) < len(data_uris) else ""


def decode_data_uri(uri: str) -> tuple[str, bytes]:
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
