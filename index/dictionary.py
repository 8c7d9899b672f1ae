"""A sorted list of strings in two arrays: the terms of a segment, its stems, its fingerprints."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt


def as_bytes(text: str) -> bytes:
    """Encode a text of any code points, lone surrogates included: saved pages have them."""
    return text.encode("utf-8", "surrogatepass")


def as_text(data: bytes) -> str:
    """Decode what `as_bytes` encoded."""
    return data.decode("utf-8", "surrogatepass")


def pack(strings: Iterable[bytes]) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.uint32]]:
    """Return all strings in a row, and where each ends (uint32, one more than there are strings, beginning with 0)."""
    listed = list(strings)
    ends = np.zeros(len(listed) + 1, np.uint32)
    np.cumsum(np.fromiter(map(len, listed), np.uint32, len(listed)), out=ends[1:])
    return np.frombuffer(b"".join(listed), np.uint8), ends


class Strings(Sequence[bytes]):
    """Strings by their number, read from mapped arrays without a copy of the whole."""

    def __init__(self, blob: npt.NDArray[Any], ends: npt.NDArray[Any]) -> None:
        self._blob = blob.data if len(blob) else memoryview(b"")
        self._ends = ends

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __getitem__(self, number: Any) -> Any:
        if isinstance(number, slice):
            raise TypeError("strings are read one by one, or all by `everything`")
        return bytes(self._blob[self._ends[number] : self._ends[number + 1]])

    def everything(self, first: int = 0, last: int | None = None) -> Iterator[bytes]:
        """Yield the strings from one number up to another, quicker than one by one."""
        ends = self._ends[first : (len(self) if last is None else last) + 1].tolist()
        data = bytes(self._blob[ends[0] : ends[-1]]) if ends else b""
        base = ends[0] if ends else 0
        for start, end in pairwise(ends):
            yield data[start - base : end - base]

    def find(self, string: bytes) -> int | None:
        """Return the number of a string, where the strings are sorted."""
        number = bisect_left(self, string)
        return number if number < len(self) and self[number] == string else None

    def beginning_with(self, prefix: bytes) -> tuple[int, int]:
        """Return from which number up to which, exclusively, sorted strings have this prefix."""
        first = bisect_left(self, prefix)
        # UTF-8 has no byte 0xff: nothing that begins so sorts above it.
        return first, bisect_left(self, prefix + b"\xff", first)
