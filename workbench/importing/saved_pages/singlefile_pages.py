"""Archives of several pages that SingleFile saves as one: each page is a document of its own.

Source: what SingleFile writes (sfz-pages.json, index.html, pages/N/index.html).
"""

import io
import stat
import zipfile
from collections.abc import Iterator
from typing import Any, Final

from workbench.errors import RefusedError
from workbench.importing.archives.members import member_name
from workbench.importing.page.metadata import http_url
from workbench.importing.pieces import Part, Piece, Unread
from workbench.importing.saved_file import SavedFile
from workbench.importing.saved_pages.singlefile_zip import (
    DAMAGED,
    ENCRYPTED,
    LOCKED,
    PAGE_HEAD,
    ZIP_HEADS,
    list_behind,
    moment_of,
    stated_in,
    taken,
    text_in,
)
from workbench.importing.unpacking_limits import MEMBER_BYTES_MAX, MEMBERS_MAX, TOO_LARGE
from workbench.model import Description

SINGLEFILE_PAGES: Final = "singlefile-pages"
_LIST: Final = "sfz-pages.json"
_BASIS: Final = "SingleFile archive"


def is_singlefile_pages(file: SavedFile) -> bool:
    """Tell an archive of several pages, with a page around it or without."""
    has_head = file.head.startswith(ZIP_HEADS) or PAGE_HEAD.search(file.head) is not None
    return has_head and _LIST.encode() in list_behind(file.data)


def unpack_singlefile_pages(file: SavedFile) -> Iterator[Piece]:
    """Yield the pages of such an archive in its order.

    Raises:
        RefusedError: If it is damaged.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(file.data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise RefusedError(DAMAGED) from error
    with archive:
        pages = stated_in(archive, _LIST).get("pages")
        listed = [page for page in pages if isinstance(page, dict)] if isinstance(pages, list) else []
        if not listed:
            raise RefusedError(DAMAGED)
        seen: set[str] = set()
        for page in listed[:MEMBERS_MAX]:
            name = f"{text_in(page, 'path')}index.html"
            if name not in seen:
                seen.add(name)
                yield from _page(archive, name, page)


def _page(archive: zipfile.ZipFile, name: str, page: dict[str, Any]) -> Iterator[Piece]:
    member, file_name = member_name(name)
    try:
        entry = archive.getinfo(name)
    except KeyError:
        yield Unread(member, "the archive lists it and does not hold it")
        return
    # The same page once more, which is kept as a link to the first.
    if stat.S_ISLNK(entry.external_attr >> 16):
        return
    data = taken(archive, entry, MEMBER_BYTES_MAX + 1)
    if entry.flag_bits & ENCRYPTED:
        yield Unread(member, LOCKED)
    elif not data:
        yield Unread(member, "it is damaged in the archive")
    elif len(data) > MEMBER_BYTES_MAX:
        yield Unread(member, TOO_LARGE)
    else:
        said = stated_in(archive, f"{text_in(page, 'path')}manifest.json")
        url = http_url(text_in(page, "url")) or http_url(text_in(said, "originalUrl"))
        title = text_in(page, "title") or text_in(said, "title")
        saved = moment_of(text_in(said, "archiveTime"))
        yield Part(member, file_name, data, Description(title=title[:1000], url=url, saved=saved, basis=_BASIS))
