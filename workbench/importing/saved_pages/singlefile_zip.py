"""Pages that SingleFile saves as an archive: a ZIP of the page and its pictures, most often behind a page that unpacks itself.

Source: what SingleFileZ and SingleFile write (manifest.json, index.html, images/, frames/N/index.html).
"""

import io
import lzma
import re
import zipfile
import zlib
from pathlib import PurePosixPath
from typing import Any, Final

from workbench.errors import RefusedError
from workbench.importing.detect import expect_text
from workbench.importing.draft import Draft
from workbench.importing.encoding import decode
from workbench.importing.page.html import read_html
from workbench.importing.page.metadata import http_url
from workbench.importing.page.stated_json import load_json
from workbench.importing.saved_file import SavedFile
from workbench.importing.saved_pages.resources import SavedResources
from workbench.importing.saved_pages.titles import title_of_last_resort
from workbench.importing.unpacking_limits import MEMBER_BYTES_MAX, TOO_LARGE

SINGLEFILE_ZIP: Final = "singlefile-zip"
_ARCHIVE_END: Final = b"PK\x05\x06"
_END_BYTES: Final = 22
# A comment may stand behind the end of an archive, and SingleFile puts the end of the page around it there.
_TAIL_BYTES: Final = 65_536 + 1024
# The list of a page with ten thousand pictures, whose addresses are told as comments.
_LIST_BYTES_MAX: Final = 4 * 1024**2
ZIP_HEADS: Final = (b"PK\x03\x04", b"PK\x05\x06")
PAGE_HEAD: Final = re.compile(rb"<html[\s>]", re.IGNORECASE)
# SingleFile's own mark on the page around the archive.
_SELF_EXTRACTING: Final = re.compile(rb"<html\s[^<>]{0,200}data-sfz[\s>=]", re.IGNORECASE)
_INDEX: Final = re.compile(r"((?:[0-9_]+/)?)index\.html")
_MEDIA_TYPES: Final = {
    ".avif": "image/avif",
    ".bmp": "image/bmp",
    ".gif": "image/gif",
    ".html": "text/html",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
}
_MANIFEST_BYTES_MAX: Final = 4 * 1024**2
_MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?Z")
ENCRYPTED: Final = 0x1
_DAMAGE: Final = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,  # zipfile's word for a password
)
LOCKED: Final = "it is locked with a password; unlock it first"
DAMAGED: Final = "it is a page that SingleFile saved as an archive, which is damaged or cut off; save it again"


def is_singlefile_zip(file: SavedFile) -> bool:
    """Tell a page with an archive behind it, and an archive that holds one page; a list of the archive has to be there."""
    if file.head.startswith(ZIP_HEADS):
        return (
            b"manifest.json" in list_behind(file.data)
            and b"index.html" in list_behind(file.data)
            and _is_of_one_page(file)
        )
    if _SELF_EXTRACTING.search(file.head) and b"PK\x03\x04" in file.data:
        return True
    return PAGE_HEAD.search(file.head) is not None and b"index.html" in list_behind(file.data)


def read_singlefile_zip(file: SavedFile) -> Draft:
    """Read the page in such an archive, with frames and pictures.

    Raises:
        RefusedError: If it is damaged, or locked with a password.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(file.data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise RefusedError(DAMAGED) from error
    with archive:
        index, folder = _index_of(archive)
        if index is None:
            raise RefusedError("it is a page with an archive behind it that holds no page")
        if index.flag_bits & ENCRYPTED:
            raise RefusedError(LOCKED)
        data = taken(archive, index, MEMBER_BYTES_MAX + 1)
        if not data:
            raise RefusedError(DAMAGED)
        if len(data) > MEMBER_BYTES_MAX:
            raise RefusedError(TOO_LARGE)
        expect_text(data)
        said = stated_in(archive, f"{folder}manifest.json")
        draft = read_html(
            decode(data),
            url=http_url(text_in(said, "originalUrl")) or file.description.url,
            saved=moment_of(text_in(said, "archiveTime")),
            resources=_resources(archive, index, folder),
        )
    draft.format = SINGLEFILE_ZIP
    title_of_last_resort(draft, text_in(said, "title"))
    return draft


def list_behind(data: bytes) -> bytes:
    """Return the list of an archive at the end of a file, nothing where there is none or it is longer than a page's."""
    tail_start = max(0, len(data) - _TAIL_BYTES)
    end = data.rfind(_ARCHIVE_END, tail_start)
    if end < 0 or end + _END_BYTES > len(data):
        return b""
    size = int.from_bytes(data[end + 12 : end + 16], "little")
    return data[end - size : end] if size <= min(_LIST_BYTES_MAX, end) else b""


def _is_of_one_page(file: SavedFile) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(file.data)) as archive:
            index, folder = _index_of(archive)
            said = stated_in(archive, f"{folder}manifest.json")
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return False
    return index is not None and bool(text_in(said, "originalUrl")) and bool(text_in(said, "archiveTime"))


def _index_of(archive: zipfile.ZipFile) -> tuple[zipfile.ZipInfo | None, str]:
    """Return the page itself, and the folder in which all of it may lie."""
    found = [(entry, match[1]) for entry in archive.infolist() if (match := _INDEX.fullmatch(entry.filename))]
    return min(found, key=lambda one: len(one[1]), default=(None, ""))


def stated_in(archive: zipfile.ZipFile, name: str) -> dict[str, Any]:
    """Return what a JSON file of an archive states, nothing where there is no such file or it is damaged."""
    try:
        entry = archive.getinfo(name)
    except KeyError:
        return {}
    data = taken(archive, entry, _MANIFEST_BYTES_MAX)
    said = load_json(data.decode("utf-8", "replace")) if len(data) < _MANIFEST_BYTES_MAX else None
    return said if isinstance(said, dict) else {}


def _resources(archive: zipfile.ZipFile, index: zipfile.ZipInfo, folder: str) -> SavedResources:
    """Return what lies in the archive, by its place beside the page and by the address from which it came."""
    resources = SavedResources()
    for entry in archive.infolist():
        if entry is index or entry.is_dir():
            continue

        def take(limit: int, entry: zipfile.ZipInfo = entry) -> bytes:
            data = taken(archive, entry, limit + 1)
            return data if len(data) <= limit else b""

        media_type = _MEDIA_TYPES.get(PurePosixPath(entry.filename).suffix.lower(), "")
        address = entry.comment.decode("utf-8", "replace")
        is_address = address.startswith(("http://", "https://"))
        resources.add(media_type, take, entry.filename.removeprefix(folder), address if is_address else None)
    return resources


def taken(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, limit: int) -> bytes:
    """Return so many bytes of an entry at most, none where it is damaged or locked."""
    try:
        with archive.open(entry) as stream:
            return stream.read(limit)
    except _DAMAGE:
        return b""


def text_in(said: dict[str, Any], key: str) -> str:
    """Return a text that is stated, nothing for anything else."""
    value = said.get(key)
    return value if isinstance(value, str) else ""


def moment_of(text: str) -> str | None:
    """Return a moment as SingleFile states it, None for anything else."""
    return text if _MOMENT.fullmatch(text) else None
