"""Tar archives, packed or not: each regular file in one is a document of its own; links and devices are not followed.

Source: POSIX.1-2001 pax, by way of Python's tarfile.
"""

import io
import lzma
import tarfile
import zlib
from collections.abc import Iterator
from typing import Final

from workbench.errors import RefusedError
from workbench.importing.archives.members import is_furniture, member_name
from workbench.importing.pieces import Part, Piece, Unread
from workbench.importing.saved_file import SavedFile
from workbench.importing.unpacking_limits import MEMBER_BYTES_MAX, MEMBERS_MAX, TOO_LARGE, TOO_MANY

_MAGIC_AT: Final = 257
_DAMAGE: Final = (tarfile.TarError, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError)


def is_tar(file: SavedFile) -> bool:
    """Tell a tar archive that is not packed; a packed one is unpacked first."""
    return file.data[_MAGIC_AT : _MAGIC_AT + 5] == b"ustar"


def unpack_tar(file: SavedFile) -> Iterator[Piece]:
    """Yield the regular files of a tar archive, in its order; what is no file is passed over."""
    seen = 0
    try:
        with tarfile.open(fileobj=io.BytesIO(file.data), mode="r:") as archive:
            for entry in archive:
                if entry.isdir() or is_furniture(entry.name, ()):
                    continue
                seen += 1
                if seen > MEMBERS_MAX:
                    yield Unread("", TOO_MANY)
                    return
                yield _taken(archive, entry)
    except _DAMAGE as error:
        if not seen:
            raise RefusedError("it is a tar archive that is damaged or cut off") from error
        yield Unread("", "the archive is damaged or cut off here; what stands after this could not be read")
        return
    if not seen:
        raise RefusedError("it is an empty tar archive")


def _taken(archive: tarfile.TarFile, entry: tarfile.TarInfo) -> Piece:
    member, name = member_name(entry.name)
    if not entry.isreg():
        return Unread(member, "it is a link or a device, which is not followed")
    if entry.size > MEMBER_BYTES_MAX:
        return Unread(member, TOO_LARGE)
    stream = archive.extractfile(entry)
    data = b"" if stream is None else stream.read()
    return Part(member, name, data) if len(data) == entry.size else Unread(member, "it is cut off in the archive")
