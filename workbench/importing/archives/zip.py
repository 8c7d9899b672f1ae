"""ZIP archives: each file in one is a document of its own.

Source: PKWARE APPNOTE.TXT 6.3.10, by way of Python's zipfile.
"""

import io
import lzma
import zipfile
import zlib
from collections.abc import Iterator
from typing import Final

from workbench.errors import RefusedError
from workbench.importing.archives.members import is_furniture, member_name
from workbench.importing.pieces import Part, Piece, Unread
from workbench.importing.saved_file import SavedFile
from workbench.importing.unpacking_limits import MEMBER_BYTES_MAX, MEMBERS_MAX, TOO_LARGE, TOO_MANY

_ENCRYPTED: Final = 0x1
# What reading a member may raise, by how its bytes are damaged.
DAMAGE: Final = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, NotImplementedError)


def is_zip(file: SavedFile) -> bool:
    """Tell a ZIP archive."""
    return file.head.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def unpack_zip(file: SavedFile) -> Iterator[Piece]:
    """Yield what a ZIP archive holds, in the order of its list; folders and furniture are passed over."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(file.data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise RefusedError("it is a ZIP archive that is damaged or cut off") from error
    with archive:
        entries = [entry for entry in archive.infolist() if not is_folder(entry)]
        if not entries:
            raise RefusedError("it is an empty ZIP archive")
        names = {entry.filename for entry in entries}
        for number, entry in enumerate(entries):
            if number == MEMBERS_MAX:
                yield Unread("", TOO_MANY)
                return
            if not is_furniture(entry.filename, names):
                yield take_out(archive, entry)


def is_folder(entry: zipfile.ZipInfo) -> bool:
    """Tell a folder. Not by zipfile, which stumbles over an entry without a name."""
    return entry.filename.endswith("/")


def take_out(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Piece:
    """Return one file of an archive, or why it cannot be had."""
    member, name = member_name(entry.filename)
    if entry.flag_bits & _ENCRYPTED:
        return Unread(member, "it is locked with a password; unlock it first")
    try:
        with archive.open(entry) as stream:
            # The size that the list states may be a lie: what is read counts.
            data = stream.read(MEMBER_BYTES_MAX + 1)
    except DAMAGE:
        return Unread(member, "it is damaged in the archive")
    except RuntimeError:  # zipfile's word for a password
        return Unread(member, "it is locked with a password; unlock it first")
    return Part(member, name, data) if len(data) <= MEMBER_BYTES_MAX else Unread(member, TOO_LARGE)
