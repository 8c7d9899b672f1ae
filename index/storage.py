"""What Whoosh does for the index, behind typed seams: schema, postings on disk, segments."""

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from whoosh.codec.whoosh3 import LENGTHS_COLUMN, W3Segment
from whoosh.columns import NumericColumn, VarBytesColumn
from whoosh.fields import COLUMN, FieldType, Schema
from whoosh.filedb.filestore import FileStorage
from whoosh.formats import Format
from whoosh.reading import SegmentReader
from whoosh.util.numeric import byte_to_length
from whoosh.writing import SegmentWriter

from index.analysis import positions
from index.damage import reading
from index.days import day_number
from index.postings import PLACE, FlatCodec, Postings, Words
from index.records import IndexRecord
from index.syntax import WORD_FIELDS

INDEX_NAME: Final = "words"
# Stands for "undated" in the columns of days, which begin with 1 for the first of January of the year 1.
UNDATED: Final = 0
_LENGTHS: Final = tuple(byte_to_length(code) for code in range(256))


class _Places(Format):
    """A posting is the packed array of places where the word stands."""


class _Words(FieldType):
    """A field of running text, cut into words by our own analysis without Whoosh's token objects."""

    def __init__(self) -> None:
        super().__init__(format=_Places(), analyzer=None, scorable=True)

    def index(self, value: str, **_options: object) -> Iterator[tuple[bytes, int, float, bytes]]:
        for word, places in positions(value).items():
            frequency = len(places)
            yield _as_bytes(word), frequency, float(frequency), array(PLACE, places).tobytes()


class _Values(FieldType):
    """A field that is one value as a whole, such as a language; en-GB is found as en too."""

    def __init__(self) -> None:
        super().__init__(format=_Places(), analyzer=None, scorable=False)

    def index(self, value: str, **_options: object) -> Iterator[tuple[bytes, int, float, bytes]]:
        whole = value.casefold()
        for form in sorted({whole, whole.split("-")[0]}):
            yield _as_bytes(form), 1, 1.0, array(PLACE, [0]).tobytes()


def schema() -> Any:
    """Return the fields of a record as Whoosh keeps them."""
    return Schema(
        **{name: _Words() for name in WORD_FIELDS},
        language=_Values(),
        format=_Values(),
        record=COLUMN(NumericColumn("q")),
        fingerprint=COLUMN(VarBytesColumn()),
        earliest=COLUMN(NumericColumn("i")),
        latest=COLUMN(NumericColumn("i")),
    )


@dataclass(slots=True)
class SegmentEntry:
    """What the list of a generation says of one segment."""

    name: str
    articles: int
    lengths: dict[str, int]
    deleted: set[int]

    @property
    def live(self) -> int:
        """Count the articles that are not deleted."""
        return self.articles - len(self.deleted)

    @property
    def file(self) -> str:
        """Name the file of the segment."""
        return f"{INDEX_NAME}_{self.name}.seg"

    def as_whoosh(self) -> Any:
        """Return the segment as Whoosh wants it."""
        segment = W3Segment(FlatCodec(), INDEX_NAME, self.articles, self.name, set(self.deleted) or None)
        segment.compound = True
        segment._fieldlengths = self.lengths
        return segment


class Segment:
    """One immutable segment, open for reading."""

    def __init__(self, folder: Path, entry: SegmentEntry) -> None:
        self.entry = entry
        with reading(entry.file):
            self._reader: Any = SegmentReader(FileStorage(str(folder)), schema(), entry.as_whoosh())
            self._words = _words_of(self._reader)
        self.ids: list[int] = self._column("record", NumericColumn("q"))
        self.earliest: list[int] = self._column("earliest", NumericColumn("i"))
        self.latest: list[int] = self._column("latest", NumericColumn("i"))
        self.live = frozenset(range(entry.articles)) - entry.deleted
        self._lengths: dict[str, list[int]] = {}
        self._numbers: dict[int, int] | None = None

    def number_of(self, id_: int) -> int | None:
        """Return which of the live articles has an id."""
        return self._by_id().get(id_)

    def numbers_of(self, ids: frozenset[int]) -> set[int]:
        """Return which of the live articles have one of these ids."""
        by_id = self._by_id()
        return {by_id[id_] for id_ in by_id.keys() & ids}

    def _by_id(self) -> dict[int, int]:
        if self._numbers is None:
            self._numbers = {self.ids[number]: number for number in self.live}
        return self._numbers

    def _column(self, name: str, column: Any) -> list[Any]:
        with reading(self.entry.file):
            perdoc = self._reader._perdoc
            if not perdoc.has_column(name):
                return [column.default_value()] * self.entry.articles
            reader = perdoc.column_reader(name, column)
            return [reader[i] for i in range(self.entry.articles)]

    def fingerprints(self) -> Iterator[tuple[int, str]]:
        """Yield id and fingerprint of every live article."""
        texts: list[bytes] = self._column("fingerprint", VarBytesColumn())
        for number in self.live:
            yield self.ids[number], texts[number].decode("utf-8", "surrogatepass")

    def lengths(self, field: str) -> list[int]:
        """Return the number of words of each article in a field, as roughly as Whoosh keeps it."""
        known = self._lengths.get(field)
        if known is None:
            known = [_LENGTHS[code] for code in self._column(f"_{field}_len", LENGTHS_COLUMN)]
            self._lengths[field] = known
        return known

    def postings(self, field: str, term: str, *, is_prefix: bool = False) -> list[Postings]:
        """Return where a word, or every word that begins so, stands in a field; deleted articles included."""
        with reading(self.entry.file):
            find = self._words.postings_from if is_prefix else self._words.postings
            return list(find(field, _as_bytes(term)))

    def words(self, field: str) -> list[str]:
        """Return every word of a field."""
        with reading(self.entry.file):
            return [term.decode("utf-8", "surrogatepass") for term in self._reader.lexicon(field)]

    def close(self) -> None:
        """Let go of the files."""
        self._reader.close()


def _words_of(reader: Any) -> Words:
    length = reader.storage().file_length(reader.segment().make_filename(FlatCodec.POSTS_EXT))
    return Words(reader._terms, length)


def _as_bytes(text: str) -> bytes:
    """Encode a text of any code points, lone surrogates included: saved pages have them."""
    return text.encode("utf-8", "surrogatepass")


class _Contents:
    """Stands where Whoosh would read its table of contents, which it keeps as a pickle."""

    def __init__(self, folder: Path, entries: Iterable[SegmentEntry], generation: int) -> None:
        self.storage = FileStorage(str(folder))
        self.indexname = INDEX_NAME
        self.generation = generation
        self.segments = [entry.as_whoosh() for entry in entries]
        self.schema = schema()

    def _read_toc(self) -> "_Contents":
        return self


class Writer(SegmentWriter):
    """Whoosh's writer, keeping the new list of segments for us instead of writing a table of contents.

    After `commit`, `entries` is that list.
    """

    def __init__(self, folder: Path, entries: Iterable[SegmentEntry], generation: int) -> None:
        super().__init__(_Contents(folder, entries, generation), codec=FlatCodec(), limitmb=64, _lk=False)
        self.entries: list[SegmentEntry] = []

    def add(self, record: IndexRecord) -> int:
        """Put a record into the new segment and return its number there."""
        texts = {name: getattr(record, name) for name in (*WORD_FIELDS, "language", "format")}
        number: int = self.docnum
        self.add_document(
            record=record.id,
            fingerprint=_as_bytes(record.fingerprint),
            earliest=UNDATED if record.earliest_day is None else day_number(record.earliest_day),
            latest=UNDATED if record.latest_day is None else day_number(record.latest_day),
            **{name: text for name, text in texts.items() if text},
        )
        return number

    def strike(self, segment: int, number: int) -> None:
        """Take out an article of an earlier segment."""
        self.segments[segment].delete_document(number)

    def strike_fresh(self, number: int) -> None:
        """Take out an article that was put in just before."""
        self.newsegment.delete_document(number)

    def add_postings_to_pool(self, reader: Any, startdoc: int, docmap: dict[int, int] | None) -> None:
        """Take over the postings of a segment that is merged away; Whoosh's way looks up word after word."""
        add = self.pool.add
        for field, term, postings in _words_of(reader).everything():
            for number, places in postings.by_document():
                moved = startdoc + number if docmap is None else docmap.get(number)
                if moved is not None:  # else it was deleted
                    add((field, term, moved, float(len(places)), array(PLACE, places).tobytes()))

    def _commit_toc(self, segments: list[Any]) -> None:
        self.entries = [
            SegmentEntry(s.segid, s.doc_count_all(), dict(s._fieldlengths), set(s.deleted_docs())) for s in segments
        ]
