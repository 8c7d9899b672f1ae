"""Columns of a large answer: numbers, texts and lists of keys that SQLite hands over in one piece, objects of none of them.

A row of SQLite's becomes a tuple of Python's objects, which for 200,000 rows takes longer than all the rest. So SQLite writes each
column into one text (`whole`, `keyed`, `texts`), without Python's lock being held, and numpy or msgspec read that.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

import msgspec
import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Codes = npt.NDArray[np.int32]
Value = TypeVar("Value")

# Parts texts from each other; in the few texts that have it, it is no letter either.
_SEPARATOR: Final = 31


def whole(column: str) -> str:
    """Return the SQL that gathers a column of integers; null has no place in it."""
    return f"group_concat({column}, ' ')"


def texts(column: str) -> str:
    """Return the SQL that gathers a column of texts of which few are ever read; it must be free of controls, see `clean`."""
    return f"cast(group_concat({column}, char({_SEPARATOR})) AS blob)"


def clean(column: str) -> str:
    """Return the SQL of a text without what parts texts from each other."""
    return f"replace({column}, char({_SEPARATOR}), ' ')"


def keyed(column: str) -> str:
    """Return the SQL that gathers a column of texts of which many are the same."""
    return f"json_group_array({column})"


def numbered(column: str, known: Sequence[str]) -> str:
    """Return the SQL that gathers a column of texts as their places among those that are known, any other as the next."""
    cases = " ".join(f"WHEN '{value}' THEN {place}" for place, value in enumerate(known))
    return whole(f"CASE {column} {cases} ELSE {len(known)} END")


def read_ints(written: str | None) -> Ints:
    """Read what `whole` has gathered."""
    return np.fromstring(written, np.int64, sep=" ") if written else np.empty(0, np.int64)


@dataclass(frozen=True, slots=True)
class Coded(Generic[Value]):
    """A column of values, each a number in a table of those that occur."""

    codes: Codes
    table: tuple[Value, ...]

    def __getitem__(self, row: int) -> Value:
        return self.table[int(self.codes[row])]

    def take(self, rows: Ints) -> "Coded[Value]":
        """Return the column of these rows."""
        return Coded(self.codes[rows], self.table)


# Of each row some keys, such as the actors that a sentence names.
Keys = Coded[tuple[str, ...]]


def coded(values: Sequence[Value]) -> Coded[Value]:
    """Return values as a column."""
    table = tuple(dict.fromkeys(values))
    numbers = dict(zip(table, range(len(table)), strict=True))
    return Coded(np.fromiter(map(numbers.__getitem__, values), np.int32, len(values)), table)


def as_numbered(numbers: Ints, known: Sequence[str]) -> Coded[str]:
    """Return what `numbered` has gathered as a column of the texts."""
    return Coded(numbers.astype(np.int32), (*known, ""))


def read_coded(written: str) -> Coded[str]:
    """Read what `keyed` has gathered."""
    return coded(msgspec.json.decode(written, type=list[str]))


def mapped(column: Coded[str], change: Callable[[str], Value]) -> Coded[Value]:
    """Return a column with another table: what each of its texts stands for."""
    return Coded(column.codes, tuple(map(change, column.table)))


def joined(columns: Sequence[Coded[Value]]) -> Coded[Value]:
    """Return columns one after the other as a single one."""
    if len(columns) == 1:
        return columns[0]
    numbers: dict[Value, int] = {}
    parts = []
    for column in columns:
        places = [numbers.setdefault(value, len(numbers)) for value in column.table]
        parts.append(np.array(places, np.int32)[column.codes])
    return Coded(np.concatenate(parts) if parts else np.empty(0, np.int32), tuple(numbers))


def rows_with(keys: Keys, wanted: Sequence[str]) -> dict[str, Ints]:
    """Return the rows that have each of these keys, in order."""
    entries: dict[str, list[int]] = {key: [] for key in wanted}
    for number, entry in enumerate(keys.table):
        for key in entry:
            if key in entries:
                entries[key].append(number)
    found = {}
    for key, numbers in entries.items():
        has = np.zeros(len(keys.table), np.bool_)
        has[numbers] = True
        found[key] = np.flatnonzero(has[keys.codes])
    return found


def count_keys(keys: Keys) -> dict[str, int]:
    """Return how many rows have each key."""
    found: dict[str, int] = {}
    amounts = np.bincount(keys.codes, minlength=len(keys.table)).tolist()
    for entry, amount in zip(keys.table, amounts, strict=True):
        for key in entry:
            found[key] = found.get(key, 0) + amount
    return found


@dataclass(frozen=True, slots=True)
class Texts:
    """A column of texts in one piece, each decoded when it is asked for."""

    written: bytes
    starts: Codes
    ends: Codes

    def __getitem__(self, row: int) -> str:
        return self.written[self.starts[row] : self.ends[row]].decode("utf-8", "replace")

    def starting_with(self, letter: str) -> Ints:
        """Return the rows whose text begins with a letter of ASCII."""
        rows = np.flatnonzero(self.ends > self.starts)
        found: Ints = rows[np.frombuffer(self.written, np.uint8)[self.starts[rows]] == ord(letter)]
        return found

    def take(self, rows: Ints) -> "Texts":
        """Return the column of these rows."""
        return Texts(self.written, self.starts[rows], self.ends[rows])


def read_texts(pieces: Sequence[bytes]) -> Texts:
    """Read what `texts` has gathered, one piece after the other; no piece is of no rows."""
    written = bytes([_SEPARATOR]).join(pieces)
    if not pieces:
        return Texts(b"", np.empty(0, np.int32), np.empty(0, np.int32))
    edges = np.flatnonzero(np.frombuffer(written, np.uint8) == _SEPARATOR).astype(np.int32)
    first, last = np.zeros(1, np.int32), np.array([len(written)], np.int32)
    return Texts(written, np.concatenate((first, edges + 1)), np.concatenate((edges, last)))


def as_texts(values: Sequence[str]) -> Texts:
    """Return texts as a column."""
    return read_texts([value.replace(chr(_SEPARATOR), " ").encode("utf-8", "surrogatepass") for value in values])
