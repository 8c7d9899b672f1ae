"""The files in a WACZ, opened with the caution that a ZIP archive needs."""

import zipfile
import zlib
from typing import IO, Final

# WACZ knows no other; those that ZIP has beside them take many times as long to unpack.
_METHODS: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_BYTES_MAX: Final = 32 * 1024**2
# What opening and reading a file in an archive may raise. RuntimeError is zipfile's word for a password.
DAMAGE: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    KeyError,
    NotImplementedError,
    RuntimeError,
)


def open_entry(archive: zipfile.ZipFile, name: str) -> IO[bytes]:
    """Open a file in an archive; any of DAMAGE may be raised, here and when it is read."""
    entry = archive.getinfo(name)
    if entry.compress_type not in _METHODS:
        raise NotImplementedError(entry.compress_type)
    return archive.open(entry)


def read_entry(archive: zipfile.ZipFile, name: str) -> bytes:
    """Return the bytes of a small file; none where it is not there, is damaged, or too long to be what its name says."""
    try:
        with open_entry(archive, name) as stream:
            data = stream.read(_BYTES_MAX + 1)
    except DAMAGE:
        return b""
    return data if len(data) <= _BYTES_MAX else b""
