"""Single files that were packed by gzip, bzip2, xz or Zstandard: what is inside is read as if it had come by itself."""

import bz2
import gzip
import io
import lzma
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import IO, Final, cast

import zstandard

from workbench.errors import RefusedError
from workbench.importing.pieces import Part, Piece
from workbench.importing.saved_file import SavedFile
from workbench.importing.unpacking_limits import PACKED_BYTES_MAX, TOO_LARGE


def _open_gzip(stream: IO[bytes]) -> IO[bytes]:
    return cast("IO[bytes]", gzip.GzipFile(fileobj=stream))


def _open_zstandard(stream: IO[bytes]) -> IO[bytes]:
    return cast("IO[bytes]", zstandard.ZstdDecompressor().stream_reader(stream, read_across_frames=True))


_OPENERS: Final[Mapping[bytes, Callable[[IO[bytes]], IO[bytes]]]] = MappingProxyType(
    {
        b"\x1f\x8b": _open_gzip,
        b"BZh": bz2.open,
        b"\xfd7zXZ\x00": lzma.open,
        b"\x28\xb5\x2f\xfd": _open_zstandard,
    }
)
_SUFFIXES: Final = (".gz", ".bz2", ".xz", ".zst", ".tgz", ".tbz2", ".txz")
_DAMAGE: Final = (zlib.error, lzma.LZMAError, zstandard.ZstdError, EOFError, OSError, ValueError)


def is_squeezed(file: SavedFile) -> bool:
    """Tell a file that was packed by itself."""
    return file.head.startswith(tuple(_OPENERS))


def unpack_squeezed(file: SavedFile) -> Iterator[Piece]:
    """Yield the one file that is inside, by the name that it had."""
    opener = next(opener for magic, opener in _OPENERS.items() if file.head.startswith(magic))
    try:
        with opener(io.BytesIO(file.data)) as stream:
            data = stream.read(PACKED_BYTES_MAX + 1)
    except _DAMAGE as error:
        raise RefusedError("it is a packed file that is damaged or cut off") from error
    if len(data) > PACKED_BYTES_MAX:
        raise RefusedError(TOO_LARGE)
    path = PurePosixPath(file.name)
    name = path.stem if path.suffix.lower() in _SUFFIXES else file.name
    yield Part(name, name, data)
