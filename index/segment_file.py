"""One segment on disk: flat arrays in a file that is written once, mapped for reading, each with a checksum of its own.

Layout: a magic, the arrays one after the other, each at a multiple of 64 bytes, a directory of them as JSON, and a tail that
gives the directory's length and CRC-32. Numbers are little-endian. Nothing in it can be anything but numbers and bytes.
"""

import json
import mmap
import os
import struct
import sys
import zlib
from pathlib import Path
from typing import Any, Final, NamedTuple, Self

import numpy as np
import numpy.typing as npt

from index.damage import damaged
from index.opening import identity, open_plain

MAGIC: Final = b"datelin2"
_ALIGNMENT: Final = 64
_TAIL: Final = struct.Struct("<II8s")
# Only plain numbers are ever mapped: a directory that names another type is not ours.
_TYPES: Final = {name: np.dtype(name).newbyteorder("<") for name in ("u1", "u2", "u4", "u8", "i4", "i8")}

Numbers = npt.NDArray[Any]


class _Section(NamedTuple):
    """Where an array lies: its type, its first byte, how many bytes, their CRC-32."""

    code: str
    start: int
    length: int
    crc: int


def _section(stored: Any, end: int) -> _Section:
    """Check what a directory says of an array; `end` is where the directory begins."""
    section = _Section(*stored)
    code, start, length, crc = section
    if not (isinstance(start, int) and isinstance(length, int) and isinstance(crc, int)):
        raise TypeError(stored)
    if start < len(MAGIC) or start % _ALIGNMENT or not 0 <= length <= end - start or length % _TYPES[code].itemsize:
        raise ValueError(stored)
    return section


class SegmentFileWriter:
    """Writes arrays into a new file, whole or in pieces; `finish` makes it durable."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("xb")
        self._file.write(MAGIC)
        self._at = len(MAGIC)
        self._sections: dict[str, tuple[str, int, int, int]] = {}
        self._open: tuple[str, str, int] | None = None
        self._crc = 0

    def add(self, name: str, values: Numbers) -> None:
        """Write an array as a whole."""
        self.begin(name, _code(values.dtype))
        self.append(values)

    def begin(self, name: str, code: str) -> None:
        """Begin an array of a type, such as u2, to which pieces are appended until the next begins."""
        self._end()
        padding = -self._at % _ALIGNMENT
        self._file.write(bytes(padding))
        self._at += padding
        self._open = (name, code, self._at)
        self._crc = 0

    def append(self, values: Numbers) -> None:
        """Write a piece of the array that was begun; numbers that its type cannot hold are a bug."""
        assert self._open is not None
        data = np.ascontiguousarray(values, dtype=_TYPES[self._open[1]]).view(np.uint8).data
        self._crc = zlib.crc32(data, self._crc)
        self._file.write(data)
        self._at += len(data)

    def finish(self, about: dict[str, Any]) -> tuple[int, int]:
        """Write the directory with what is said about the whole, make all durable, return length and directory's CRC-32."""
        self._end()
        directory = json.dumps({"sections": self._sections, "about": about}, separators=(",", ":")).encode()
        crc = zlib.crc32(directory)
        self._file.write(directory + _TAIL.pack(len(directory), crc, MAGIC))
        self._file.flush()
        os.fsync(self._file.fileno())
        size = self._file.tell()
        self._file.close()
        return size, crc

    def abandon(self) -> None:
        """Close the unfinished file, which the next sweep removes."""
        self._file.close()

    def _end(self) -> None:
        if self._open is not None:
            name, code, start = self._open
            self._sections[name] = (code, start, self._at - start, self._crc)
            self._open = None


class SegmentFile:
    """The arrays of a segment, mapped into memory. An array is checked against its checksum when it is first asked for."""

    def __init__(self, path: Path, size: int, crc: int) -> None:
        self.name = path.name
        self._path = path
        self._identity = identity(path)
        try:
            with os.fdopen(open_plain(path), "rb") as file:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as error:
            raise damaged(f"{path.name} is missing or unreadable") from error
        self._arrays: dict[str, Numbers] = {}
        self._sections, self.about = self._read_directory(size, crc)

    def _read_directory(self, size: int, crc: int) -> tuple[dict[str, _Section], dict[str, Any]]:
        if len(self._map) != size or size < len(MAGIC) + _TAIL.size:
            raise damaged(f"{self.name} has {len(self._map):,} bytes instead of {size:,}")
        length, told, magic = _TAIL.unpack(self._map[-_TAIL.size :])
        end = size - _TAIL.size - length
        directory = self._map[max(0, end) : -_TAIL.size]
        if magic != MAGIC or told != crc or zlib.crc32(directory) != crc:
            raise damaged(f"{self.name} is not as it was written")
        try:
            read = json.loads(directory)
            return {name: _section(stored, end) for name, stored in read["sections"].items()}, dict(read["about"])
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise damaged(f"{self.name} has a directory that cannot be read") from error

    def is_as_opened(self) -> bool:
        """Say whether the file is the one that was opened still: one that was cut short would end the program when read."""
        return self._identity is not None and identity(self._path) == self._identity

    def expect(self, counts: dict[str, int], kind: str = "u") -> None:
        """See that some arrays have so many numbers, of an unsigned type or that which is named, without reading them.

        Raises:
            IndexDamagedError: If they have not.
        """
        for name, count in counts.items():
            if self.count(name) != count or not self._sections[name].code.startswith(kind):
                raise damaged(f"{self.name} contradicts itself (in {name})")

    def count(self, name: str) -> int:
        """Return how many numbers an array has.

        Raises:
            IndexDamagedError: If there is no such array.
        """
        section = self._section(name)
        return section.length // _TYPES[section.code].itemsize

    def _section(self, name: str) -> _Section:
        section = self._sections.get(name)
        if section is None:
            raise damaged(f"{self.name} lacks {name}")
        return section

    def __contains__(self, name: str) -> bool:
        return name in self._sections

    def array(self, name: str) -> Numbers:
        """Return an array, read-only.

        Raises:
            IndexDamagedError: If its bytes are not those that were written.
        """
        known = self._arrays.get(name)
        if known is not None:
            return known
        section = self._section(name)
        with memoryview(self._map)[section.start : section.start + section.length] as data:
            if zlib.crc32(data) != section.crc:
                raise damaged(f"{self.name} is not as it was written (in {name})")
        dtype = _TYPES[section.code]
        array = np.frombuffer(self._map, dtype=dtype, count=self.count(name), offset=section.start)
        if sys.byteorder == "little":
            array = array.view(dtype.newbyteorder("="))
        self._arrays[name] = array
        return array

    def verify(self) -> None:
        """Check every array that nobody has asked for yet."""
        for name in self._sections:
            self.array(name)

    def close(self) -> None:
        """Let go of the arrays; the file is unmapped when nobody holds one any more."""
        self._arrays.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def differences(bounds: Numbers) -> npt.NDArray[np.int64]:
    """Return how far each bound is from the one before: one less than there are bounds."""
    wide = bounds.astype(np.int64)
    apart: npt.NDArray[np.int64] = wide[1:] - wide[:-1]
    return apart


def narrowest(most: int) -> str:
    """Return the smallest unsigned type that holds every number up to one."""
    return "u1" if most < 1 << 8 else "u2" if most < 1 << 16 else "u4" if most < 1 << 32 else "u8"


def _code(dtype: np.dtype[Any]) -> str:
    code = f"{dtype.kind}{dtype.itemsize}"
    if code not in _TYPES:
        raise TypeError(f"{dtype} cannot be written")
    return code
