"""A ZIP file whose parts are one document: office documents and books. How much of it may be unpacked is counted.

Source: PKWARE APPNOTE.TXT 6.3.10, by way of Python's zipfile; ECMA-376-2, section 6 (names of parts match without regard to case).
"""

import io
import lzma
import posixpath
import zipfile
import zlib
from collections.abc import Sequence
from typing import Final
from urllib.parse import unquote

from workbench.errors import RefusedError
from workbench.importing.saved_file import SavedFile

# The longest novels have six million characters; what a word processor writes around them makes ten times that.
PART_BYTES_MAX: Final = 64 * 1024**2
# All parts that are asked for, pictures too: unpacking takes a second for each 300 MB.
_PACKAGE_BYTES_MAX: Final = 256 * 1024**2
_PARTS_MAX: Final = 20_000
_NAME_CHARS_MAX: Final = 1_000
_ENCRYPTED: Final = 0x1
LOCKED: Final = "it is locked with a password; unlock it first"
# What reading a part may raise, by how its bytes are damaged; the last is zipfile's word for a password.
_DAMAGE: Final = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)  # fmt: skip


class Package:
    """The parts of a document, by name. `what` says in a refusal what the file is: "a Word document"."""

    def __init__(self, file: SavedFile, what: str) -> None:
        """Open it.

        Raises:
            RefusedError: If it cannot be opened, or holds more parts than any document.
        """
        self._what = what
        self._left_bytes = _PACKAGE_BYTES_MAX
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(file.data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise RefusedError(f"it is {what} that is damaged or cut off") from error
        entries = self._archive.infolist()
        if len(entries) > _PARTS_MAX:
            raise RefusedError(f"it is {what} of more than {_PARTS_MAX:,} parts, which no such document has")
        self._entries = {entry.filename.replace("\\", "/").lower(): entry for entry in entries if not entry.is_dir()}

    def has(self, name: str) -> bool:
        """Tell whether there is such a part."""
        return name.lower() in self._entries

    def read(self, name: str) -> bytes:
        """Return a part that has to be there.

        Raises:
            RefusedError: If it is missing, damaged, locked or too large.
        """
        entry = self._entries.get(name.lower())
        if entry is None:
            raise RefusedError(f"it is {self._what}, but its part {_shown(name)} is missing")
        if entry.flag_bits & _ENCRYPTED:
            raise RefusedError(LOCKED)
        most = min(PART_BYTES_MAX, self._left_bytes)
        try:
            with self._archive.open(entry) as stream:
                # The size that the list states may be a lie: what is read counts.
                data = stream.read(most + 1)
        except _DAMAGE as error:
            raise RefusedError(f"it is {self._what}, but its part {_shown(name)} is damaged") from error
        self._left_bytes -= min(len(data), most)
        if len(data) > most:
            raise RefusedError(f"its part {_shown(name)} unpacks to more than such a document may hold")
        return data

    def find(self, name: str) -> bytes:
        """Return a part that may as well be missing, or be past reading: then nothing."""
        try:
            return self.read(name) if self.has(name) else b""
        except RefusedError:
            return b""


def target_of(base: str, address: str) -> str:
    """Return the name of the part that an address in another part leads to. It is only looked up, so that it may lead anywhere.

    Args:
        base: The name of the part in which the address stands.
        address: Relative, or absolute within the package; with escapes, and perhaps a fragment.
    """
    path = unquote(address[:_NAME_CHARS_MAX].partition("#")[0]).replace("\\", "/")
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(base), path)).lstrip("/")


def mime_type_of(file: SavedFile) -> str:
    """Return the media type that a document states in its first part, as OpenDocument and EPUB do; nothing where it does not.

    Source: OpenDocument 1.3 part 2, section 3.3; EPUB OCF 3.3, section 4.3.3: stored, first, without extra field.
    """
    head = file.head
    if not head.startswith(b"PK\x03\x04") or head[30:38] != b"mimetype":
        return ""
    start = 38 + int.from_bytes(head[28:30], "little")
    stated: Sequence[bytes] = head[start : start + 100].split(b"PK")
    return stated[0].decode("ascii", "replace").strip()


def _shown(name: str) -> str:
    return "".join(c if c.isprintable() else "?" for c in name[-60:])
