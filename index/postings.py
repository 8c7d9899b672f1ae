"""How postings lie in a segment: flat arrays one after the other, in the order of the words; Whoosh's are pickles."""

import struct
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Any, Final

from whoosh.codec.base import PostingsWriter
from whoosh.codec.whoosh3 import W3Codec, W3TermInfo

# Places as the analysis hands them over; on disk two bytes each where they fit.
PLACE: Final = "I"
_NARROW: Final = "H"
_NARROW_MAX: Final = 0xFFFF
_HEAD: Final = struct.Struct("=IIB")
_LONGEST: Final = array(PLACE).itemsize


@dataclass(frozen=True, slots=True)
class Postings:
    """Where a word stands in a field of a segment: articles in order, how often in each, and all places in a row."""

    documents: "array[int]"
    frequencies: "array[int]"
    places: "array[int]"

    def by_document(self) -> Iterator[tuple[int, "array[int]"]]:
        """Yield each article with the places in it."""
        bounds = pairwise(accumulate(self.frequencies, initial=0))
        for number, (start, end) in zip(self.documents, bounds, strict=True):
            yield number, self.places[start:end]


def pack(postings: Postings) -> bytes:
    """Return the bytes of the postings of one word."""
    wide = max(postings.places) > _NARROW_MAX or max(postings.frequencies) > _NARROW_MAX
    code = PLACE if wide else _NARROW
    return b"".join(
        (
            _HEAD.pack(len(postings.documents), len(postings.places), array(code).itemsize),
            postings.documents.tobytes(),
            array(code, postings.frequencies).tobytes(),
            array(code, postings.places).tobytes(),
        )
    )


def unpack(data: bytes) -> Iterator[Postings]:
    """Yield the postings of the words that lie one after the other in the bytes.

    Raises:
        ValueError: If the bytes end in the middle of a word.
    """
    view = memoryview(data)
    at = 0
    while at < len(view):
        if len(view) - at < _HEAD.size:
            raise ValueError("postings end in the middle of a word")
        articles, places, width = _HEAD.unpack_from(view, at)
        at += _HEAD.size
        code = PLACE if width == _LONGEST else _NARROW
        columns: list[array[int]] = []
        for kind, length in ((PLACE, articles), (code, articles), (code, places)):
            column = array(kind)
            end = at + length * column.itemsize
            column.frombytes(view[at:end])
            if len(column) != length:
                raise ValueError("postings end in the middle of a word")
            columns.append(column)
            at = end
        yield Postings(*columns)


def _read_one(file: Any, offset: int) -> Postings:
    """Read the postings of the one word that begin at an offset.

    Their length is told by their head: Whoosh-Reloaded 2.7.5 gives the length it keeps back as a tuple.
    """
    articles, places, width = _HEAD.unpack(file.get(offset, _HEAD.size))
    length = _HEAD.size + articles * _LONGEST + (articles + places) * width
    return next(unpack(file.get(offset, length)))


class _FlatWriter(PostingsWriter):
    """Collects the postings of a word and writes them when it is complete."""

    def __init__(self, file: Any) -> None:
        self._file = file
        self._info: Any = None

    def start_postings(self, format_: object, terminfo: Any) -> None:  # noqa: ARG002  (Whoosh's signature)
        self._info = terminfo
        self._documents = array(PLACE)
        self._frequencies = array(PLACE)
        self._places: list[bytes] = []

    def add_posting(self, id_: int, weight: float, vbytes: bytes, length: int | None = None) -> None:  # noqa: ARG002
        self._documents.append(id_)
        self._frequencies.append(len(vbytes) // _LONGEST)
        self._places.append(vbytes)

    def finish_postings(self) -> Any:
        places = array(PLACE, b"".join(self._places))
        start = self._file.tell()
        data = pack(Postings(self._documents, self._frequencies, places))
        self._file.write(data)
        info = self._info
        info._weight = float(len(places))
        info._df = len(self._documents)
        info._minid, info._maxid = self._documents[0], self._documents[-1]
        info.set_extent(start, len(data))
        return info

    def written(self) -> bool:
        return True


class FlatCodec(W3Codec):
    """Whoosh's codec with flat postings, and without the length statistics that only its own searcher needs."""

    length_stats = False

    def postings_writer(self, dbfile: Any, byteids: bool = False) -> Any:  # noqa: ARG002
        """Return what writes the postings of a field."""
        return _FlatWriter(dbfile)


class Words:
    """The words of an open segment and their postings."""

    def __init__(self, terms_reader: Any, postings_bytes: int) -> None:
        self._reader = terms_reader
        self._index = terms_reader._tindex
        self._file = terms_reader._postfile
        self._bytes = postings_bytes

    def postings(self, field: str, term: bytes) -> Iterator[Postings]:
        """Yield the postings of one word, if the field has it."""
        try:
            info = W3TermInfo.from_bytes(self._index[self._reader._keycoder(field, term)])
        except KeyError:
            return
        yield _read_one(self._file, info.extent()[0])

    def postings_from(self, field: str, prefix: bytes) -> Iterator[Postings]:
        """Yield the postings of every word that begins with the prefix.

        Words are written in order, so that theirs lie in one stretch: two look-ups find it, however many there are.
        """
        first = self._reader._keycoder(field, prefix)
        start = self._offset_from(first)
        yield from unpack(self._file.get(start, self._offset_from(_after(first)) - start))

    def everything(self) -> Iterator[tuple[str, bytes, Postings]]:
        """Yield field, word and postings of all there is, in the order in which it lies."""
        postings = unpack(self._file.get(0, self._bytes))
        for (field, term), of_term in zip(self._reader.terms(), postings, strict=True):
            yield field, term, of_term

    def _offset_from(self, key: bytes) -> int:
        """Return where the postings of the first word at or after a key begin."""
        for _, value in self._index.items_from(key):
            return int(W3TermInfo.from_bytes(value).extent()[0])
        return self._bytes


def _after(prefix: bytes) -> bytes:
    """Return the least key that is above every key with this prefix."""
    trimmed = prefix.rstrip(b"\xff")
    return trimmed[:-1] + bytes([trimmed[-1] + 1])
