"""A web archive packed by gzip record by record, read so that a damaged record costs itself and not all that stands after it.

Source: RFC 1952; ISO 28500:2017, annex D.
"""

import io
import zlib
from typing import IO, Final

GZIP: Final = b"\x1f\x8b"
# The only method that there ever was.
_MEMBER: Final = GZIP + b"\x08"
_PIECE_BYTES: Final = 64 * 1024


class PackedRecords(io.RawIOBase):
    """The unpacked bytes of all members, one behind the other. Reading raises zlib.error or EOFError where one is damaged."""

    def __init__(self, stream: IO[bytes]) -> None:
        super().__init__()
        self._stream = stream
        self._packed = b""
        self._inflater = zlib.decompressobj(16 + zlib.MAX_WBITS)
        self._is_between = True

    def readable(self) -> bool:
        """Return that it can be read."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # what RawIOBase names has no type
        """Fill a buffer as far as one step of unpacking does; 0 at the end."""
        while True:
            self._packed = self._packed or self._stream.read(_PIECE_BYTES)
            if self._is_between:
                # Tapes and disks pad with zeros.
                self._packed = self._packed.lstrip(b"\x00")
            if not self._packed:
                if self._is_between:
                    return 0
                raise EOFError
            self._is_between = False
            data = self._inflater.decompress(self._packed, len(buffer))
            if self._inflater.eof:
                self._packed = self._inflater.unused_data
                self._begin()
            else:
                self._packed = self._inflater.unconsumed_tail
            if data:
                buffer[: len(data)] = data
                return len(data)

    def go_on(self) -> bool:
        """Go on with what looks like the next member after one that is damaged; tell whether there is any."""
        window = self._packed[1:]
        while True:
            found = window.find(_MEMBER)
            if found >= 0:
                self._packed = window[found:]
                self._begin()
                return True
            piece = self._stream.read(_PIECE_BYTES)
            if not piece:
                return False
            window = window[-len(_MEMBER) + 1 :] + piece

    def _begin(self) -> None:
        self._inflater, self._is_between = zlib.decompressobj(16 + zlib.MAX_WBITS), True
