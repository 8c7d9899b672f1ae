"""Reads Apple's property lists, of which only what is asked for is made: a small list may be made to stand for a huge one.

Source: the layout of "bplist00" as CoreFoundation's CFBinaryPList.c describes it; XML by Python's plistlib.
"""

import plistlib
from collections.abc import Iterator, Set
from typing import Any, Final
from xml.parsers.expat import ExpatError

from workbench.errors import RefusedError

_TRAILER_BYTES: Final = 32
_MAGIC: Final = b"bplist0"
# A page with ten thousand pictures has some fifty thousand values.
_VALUES_MAX: Final = 200_000
_LEVELS_MAX: Final = 16
_XML_TAGS_MAX: Final = 400_000
_DAMAGED: Final = "it is a property list (webarchive) that is damaged or cut off; save it again"
# Kinds of values, by the upper half of their first byte; those from data on have a size.
_DATA: Final = 0x4
_ASCII: Final = 0x5
_UTF16: Final = 0x6
_ARRAY: Final = 0xA
_DICT: Final = 0xD
_EXTENDED: Final = 0xF


def is_binary(data: bytes) -> bool:
    """Tell a binary property list."""
    return data.startswith(_MAGIC)


def read_property_list(data: bytes, keys: Set[str]) -> Any:
    """Return a list as dicts, lists, texts and bytes.

    Args:
        data: The list, binary or XML.
        keys: Of dicts only these are read; numbers, dates and the like are None.
    Raises:
        RefusedError: If it is damaged.
    """
    if is_binary(data):
        return _Binary(data, keys).root()
    if data.count(b"<") > _XML_TAGS_MAX:
        raise RefusedError(
            f"it is a property list of more than {_XML_TAGS_MAX // 2:,} values, more than a saved page has"
        )
    try:
        return plistlib.loads(data, fmt=plistlib.FMT_XML)
    # Elements in the wrong place make plistlib fail on itself; an encoding that it does not know is a LookupError.
    except (ValueError, ExpatError, AttributeError, LookupError, TypeError, OverflowError) as error:
        raise RefusedError(_DAMAGED) from error


class _Binary:
    """A binary list. Offsets are looked up when a value is read, and bytes are views of the file."""

    def __init__(self, data: bytes, keys: Set[str]) -> None:
        self._data, self._view, self._keys = data, memoryview(data), keys
        trailer = data[-_TRAILER_BYTES:]
        self._offset_bytes, self._ref_bytes = trailer[6], trailer[7]
        self._count = int.from_bytes(trailer[8:16], "big")
        self._root = int.from_bytes(trailer[16:24], "big")
        self._table = int.from_bytes(trailer[24:32], "big")
        self._end = len(data) - _TRAILER_BYTES
        self._values = 0
        if not (0 < self._offset_bytes <= 8 and 0 < self._ref_bytes <= 8):
            raise RefusedError(_DAMAGED)
        if self._table + self._count * self._offset_bytes > self._end:
            raise RefusedError(_DAMAGED)

    def root(self) -> Any:
        return self._read(self._root, 1)

    def _read(self, ref: int, level: int) -> Any:
        self._values += 1
        if self._values > _VALUES_MAX or level > _LEVELS_MAX:
            raise RefusedError("it is a property list of more values than a saved page has")
        kind, size, at = self._head(ref)
        if kind == _DATA:
            return self._bytes(at, size)
        if kind == _ASCII:
            return str(self._bytes(at, size), "ascii", "replace")
        if kind == _UTF16:
            return str(self._bytes(at, 2 * size), "utf-16-be", "replace")
        if kind == _ARRAY:
            return [self._read(item, level + 1) for item in self._refs(at, size)]
        if kind == _DICT:
            values = self._refs(at + size * self._ref_bytes, size)
            named = ((self._read_key(key), value) for key, value in zip(self._refs(at, size), values, strict=True))
            return {key: self._read(value, level + 1) for key, value in named if key in self._keys}
        return None

    def _read_key(self, ref: int) -> str | None:
        self._values += 1
        kind, size, at = self._head(ref)
        # All keys that anybody asks for are ASCII, and short.
        return str(self._bytes(at, size), "ascii", "replace") if kind == _ASCII and size < 100 else None

    def _head(self, ref: int) -> tuple[int, int, int]:
        """Return kind and size of a value, and where what it holds begins."""
        if ref >= self._count:
            raise RefusedError(_DAMAGED)
        entry = self._table + ref * self._offset_bytes
        at = int.from_bytes(self._data[entry : entry + self._offset_bytes], "big")
        if not len(_MAGIC) < at < self._end:
            raise RefusedError(_DAMAGED)
        kind, size = divmod(self._data[at], 16)
        at += 1
        if size == _EXTENDED and kind >= _DATA:
            if at >= self._end or self._data[at] >> 4 != 1:
                raise RefusedError(_DAMAGED)
            width = 1 << (self._data[at] & 0xF)
            size = int.from_bytes(self._bytes(at + 1, width), "big")
            at += 1 + width
        return kind, size, at

    def _bytes(self, at: int, size: int) -> memoryview:
        if at + size > self._end:
            raise RefusedError(_DAMAGED)
        return self._view[at : at + size]

    def _refs(self, at: int, size: int) -> Iterator[int]:
        if size > _VALUES_MAX:
            raise RefusedError("it is a property list of more values than a saved page has")
        written, width = self._bytes(at, size * self._ref_bytes), self._ref_bytes
        return (int.from_bytes(written[n : n + width], "big") for n in range(0, len(written), width))
