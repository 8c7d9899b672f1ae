"""Pages that Chrome, Edge, Opera, Word and Internet Explorer save as one file: MHTML.

Source: RFC 2557, and what these programs write.
"""

import re
from collections.abc import Sequence
from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import Final
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
from workbench.importing.saved_pages.mime import MimePart, header_of, media_type_of, parameter, parts_of, words_of
from workbench.importing.saved_pages.resources import SavedResources
from workbench.importing.saved_pages.titles import title_of_last_resort

MHTML: Final = "mhtml"
_HEADER: Final = re.compile(rb"(?:\xef\xbb\xbf)?[\r\n]*[A-Za-z][A-Za-z-]{1,60}[ \t]*:")
_SAVER: Final = re.compile(r"saved by", re.IGNORECASE)
_NAME: Final = re.compile(r"\.mht(?:ml)?$", re.IGNORECASE)
_PAGE_TYPES: Final = frozenset({"text/html", "application/xhtml+xml"})
# A mail may hold a page and its pictures in the same form; it was sent, and says so.
_OF_MAIL: Final = ("to", "cc", "received", "delivered-to", "return-path", "message-id")
_PAGE_HEAD: Final = re.compile(rb"<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)
_PAGE_HEAD_BYTES: Final = 4096
_BLANKS: Final = re.compile(r"\s+")


def is_mhtml(file: SavedFile) -> bool:
    """Tell a saved page from a mail, which has the same form."""
    if not _HEADER.match(file.head):
        return False
    fields, _ = header_of(file.data)
    kind = media_type_of(fields)
    if "snapshot-content-location" in fields or (kind and _SAVER.search(fields.get("from", ""))):
        return True
    if kind in _PAGE_TYPES:
        return "content-location" in fields
    if not kind.startswith("multipart/"):
        return False
    return bool(_NAME.search(file.name)) or (kind == "multipart/related" and not any(key in fields for key in _OF_MAIL))


def read_mhtml(file: SavedFile) -> Draft:
    """Read the page in an MHTML file, with frames and pictures.

    Raises:
        RefusedError: If there is no page in it.
    """
    fields, _ = header_of(file.data)
    parts = list(parts_of(file.data))
    root = _root(parts, parameter(fields, "start"))
    address = _address(root.fields.get("content-location", ""))
    saved = _moment(fields.get("date", ""))
    url = http_url(_address(fields.get("snapshot-content-location", ""))) or http_url(address) or file.description.url
    expect_text(root.content())
    text = _text(root)
    if root.media_type == "text/plain":
        draft = read_pasted(plain(text))
        draft.url, draft.saved = draft.url or url, draft.saved or saved
    else:
        draft = read_html(text, url=url, saved=saved, resources=_resources(parts, root, address))
    draft.format = MHTML
    title_of_last_resort(draft, words_of(fields.get("subject", "")))
    return draft


def _root(parts: Sequence[MimePart], start: str) -> MimePart:
    """Return the part that is the page: the one that the file names, else the first page, else the first text."""
    pages = [part for part in parts if part.media_type in _PAGE_TYPES]
    named = [part for part in pages if start and part.fields.get("content-id", "").strip("<> ") == start.strip("<> ")]
    untyped = (part for part in parts if not part.media_type and _looks_like_page(part))
    texts = (part for part in parts if part.media_type == "text/plain" and part.end > part.start)
    root = next(iter(named or pages), None) or next(untyped, None) or next(texts, None)
    if root is None:
        raise RefusedError(
            "it is a saved page (MHTML) without a page in it: it was cut off, or a picture alone was saved"
        )
    return root


def _looks_like_page(part: MimePart) -> bool:
    return _PAGE_HEAD.search(part.file, part.start, min(part.end, part.start + _PAGE_HEAD_BYTES)) is not None


def _text(part: MimePart) -> str:
    return decode(part.content(), label=parameter(part.fields, "charset") or None)


def _resources(parts: Sequence[MimePart], root: MimePart, base: str) -> SavedResources:
    """Return what was saved with the page, by the addresses that the page may have for it."""
    resources = SavedResources()
    folder = base.rpartition("/")[0] + "/"
    for part in parts:
        if part is root:
            continue
        address = _address(part.fields.get("content-location", ""))
        # Word names pictures by their place beside the page, which itself lies on a disk.
        beside = address.removeprefix(folder) if address.startswith(folder) else _absolute(base, address)
        content_id = part.fields.get("content-id", "").strip("<> ")
        resources.add(
            part.media_type or "application/octet-stream",
            lambda limit, part=part: _taken(part, limit),  # type: ignore[misc]
            address,
            beside,
            f"cid:{content_id}" if content_id else None,
        )
    return resources


def _taken(part: MimePart, limit: int) -> bytes:
    """Return what a part holds; a page in UTF-8, since its encoding may be told by the part alone."""
    if part.end - part.start > 2 * limit:
        return b""
    data = _text(part).encode("utf-8", "replace") if part.media_type in _PAGE_TYPES else part.content()
    return data if len(data) <= limit else b""


def _absolute(base: str, address: str) -> str:
    try:
        return urljoin(base, address)
    except ValueError:
        return address


def _address(field: str) -> str:
    """Return an address as a field holds it: in one piece, though it was folded or its letters encoded."""
    return _BLANKS.sub("", words_of(field))


def _moment(field: str) -> str | None:
    """Return the date of a header in ISO 8601."""
    try:
        moment = parsedate_to_datetime(field)
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
