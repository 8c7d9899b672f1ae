"""What the index holds, in Whoosh's words: a schema with our analysis, whose fields write and read nothing pickled."""

import datetime as dt
import struct
from collections.abc import Iterator
from typing import Any, Final

from whoosh import fields, formats, query
from whoosh.analysis import Token
from whoosh.analysis.analyzers import Analyzer
from whoosh.qparser.common import QueryParserError
from whoosh.util.times import datetime_to_long

from index.analysis import tokenize
from index.days import Period, parse_period
from index.dictionary import as_bytes, as_text
from index.segment import CATEGORIES
from index.syntax import WORD_FIELDS

ID_FIELD: Final = "id"
DAY_FIELDS: Final = ("earliest", "latest")
MICROSECONDS_A_DAY: Final = 24 * 60 * 60 * 1_000_000
_LAST_DAY: Final = dt.date.max.toordinal()


class WordAnalyzer(Analyzer):
    """The index's own analysis, as Whoosh asks for it."""

    def __call__(self, value: str, start_pos: int = 0, mode: str = "", **kwargs: Any) -> Iterator[Any]:
        """Yield the words of a text; as everywhere in Whoosh, one token that changes."""
        kwargs.pop("positions", None)
        kwargs.pop("chars", None)
        token = Token(positions=True, chars=True, mode=mode, **kwargs)
        for word in tokenize(value):
            token.text = token.original = word.text
            token.pos = start_pos + word.position
            token.startchar, token.endchar = word.start, word.end
            yield token


class PlainPositions(formats.Positions):
    """Positions as plain numbers; Whoosh's own format pickles them."""

    def encode(self, poslist: list[int]) -> bytes:
        """Write how many there are and each."""
        return struct.pack(f"<{len(poslist) + 1}I", len(poslist), *poslist)

    def decode_positions(self, valuestring: bytes) -> list[int]:
        """Read the positions."""
        return [position for (position,) in struct.iter_unpack("<I", valuestring[4:])]

    def decode_frequency(self, valuestring: bytes) -> int:
        """Read how many there are."""
        return int(struct.unpack_from("<I", valuestring)[0])


def _as_bytes(value: Any) -> bytes:
    if isinstance(value, list | tuple):
        value = value[0]
    return value if isinstance(value, bytes) else as_bytes(value)


class Words(fields.TEXT):
    """Text that is searched by words. Terms may have lone surrogates, as saved pages do."""

    def __init__(self) -> None:
        super().__init__(analyzer=WordAnalyzer())
        self.format = PlainPositions()

    def to_bytes(self, value: Any) -> bytes:
        """Encode a word."""
        return _as_bytes(value)

    def from_bytes(self, bs: bytes) -> str:
        """Decode a word."""
        return as_text(bs)


class Value(fields.ID):
    """A value that is searched as a whole, and sorted and counted by."""

    def __init__(self) -> None:
        super().__init__(sortable=True)

    def to_bytes(self, value: Any) -> bytes:
        """Encode a value."""
        return _as_bytes(value)

    def from_bytes(self, bs: bytes) -> str:
        """Decode a value."""
        return as_text(bs)


class Number(fields.NUMERIC):
    """A whole number. It has no tiers of precision: Whoosh's reading of ranges over these is wrong."""

    def __init__(self, *, stored: bool = False) -> None:
        super().__init__(int, 64, stored=stored, shift_step=0, sortable=True)

    def from_column_value(self, x: int) -> int:
        """Return the number as it stands in the column."""
        return x


class Day(Number):
    """A day: a date, a moment, or a number as datetime.date numbers it.

    Terms are microseconds as in Whoosh's own fields of dates, so that its ranges of moments mean what they say; what is
    greater than the last day can only be such.
    """

    def prepare_number(self, x: Any) -> Any:
        """Return the microseconds from the first day of the year 1 to the beginning of a day, or to a moment."""
        if x is None or isinstance(x, bytes):
            return x
        if isinstance(x, str):
            period = parse_period(x)
            x = period.first if period.first is not None else period.last
        if isinstance(x, dt.datetime):
            return datetime_to_long(x)
        if isinstance(x, dt.date):
            x = x.toordinal()
        x = int(x)
        return (x - 1) * MICROSECONDS_A_DAY if x <= _LAST_DAY else super().prepare_number(x)

    def unprepare_number(self, x: int) -> int:
        """Return the number of the day."""
        return x // MICROSECONDS_A_DAY + 1

    def parse_query(self, fieldname: str, qstring: str, boost: float = 1.0) -> Any:
        """Read a day, month or year that was typed."""
        if qstring == "*":
            return query.Every(fieldname, boost=boost)
        period = _period(qstring)
        return query.NumericRange(fieldname, period.first, period.last, boost=boost)

    def parse_range(
        self, fieldname: str, start: str | None, end: str | None, startexcl: bool, endexcl: bool, boost: float = 1.0
    ) -> Any:
        """Read a range of days, months or years that was typed; one that is left out is so as a whole."""
        first = last = None
        if start is not None:
            period = _period(start)
            first = period.last if startexcl else period.first
        if end is not None:
            period = _period(end)
            last = period.first if endexcl else period.last
        return query.NumericRange(fieldname, first, last, startexcl, endexcl, boost=boost)


def _period(text: str) -> Period:
    try:
        return parse_period(text)
    except ValueError as error:
        raise QueryParserError(f"{text!r} is no day, month or year, such as 1962-10-22") from error


def make_schema() -> Any:
    """Return the schema of every index of ours."""
    return fields.Schema(
        **{name: Words() for name in WORD_FIELDS},
        **{name: Value() for name in CATEGORIES},
        **{name: Day() for name in DAY_FIELDS},
        **{ID_FIELD: Number(stored=True)},
    )
