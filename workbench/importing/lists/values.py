"""What stands in an entry under the path of a mapping: words, times, yes and no; and what is left when all of it is read."""

import json
import re
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from typing import Final

from workbench.importing.lists.mapping import Flag, From, Many, Time, paths
from workbench.importing.lists.records import Record
from workbench.importing.lists.times import edtf_of, moment_of
from workbench.importing.page.publication import read_stamp

_NO: Final = frozenset(("", "0", "0.0", "false", "no", "none", "null", "off"))
# The words of a list that was written as text: ["one", "two"], or ['one', 'two'].
_QUOTED: Final = re.compile(r"""'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)\"""")
_LIST: Final = "list"
_LEAVES_MAX: Final = 400
_LEAF_CHARS_MAX: Final = 20_000


class Values:
    """The values of one entry. It remembers which paths were made use of: everything else is kept as notes."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._used: set[str] = set()

    def text(self, given: From) -> str:
        """Return what stands under the first path that says something."""
        for path in paths(given):
            found = as_text(_at(self._record, path))
            if found:
                self._used.add(path)
                return found
        return ""

    def peek(self, path: str) -> str:
        """Return what stands under a path, which remains to be kept."""
        return as_text(_at(self._record, path))

    def found(self, given: From) -> object:
        """Return whatever stands under the first path that has something."""
        for path in paths(given):
            value = _at(self._record, path)
            if value not in (None, "", [], {}):
                self._used.add(path)
                return value
        return None

    def many(self, given: From | Many) -> list[str]:
        """Return several words."""
        many = given if isinstance(given, Many) else Many(given)
        value = self.found(many.from_)
        words = _cut(value, many.separator) if isinstance(value, str) else _each(value, many.each)
        if many.after:
            words = [word.partition(many.after)[2] for word in words]
        return [word for word in map(str.strip, words) if word and not _is_among(word, many.except_)]

    def day(self, given: From | Time) -> str | None:
        """Return a day as EDTF; where it cannot be read it remains to be kept."""
        time = given if isinstance(given, Time) else Time(given)
        for path in paths(time.from_):
            value = _at(self._record, path)
            if value in (None, "", 0):
                continue
            if time.written == "words":
                day = edtf_of(as_text(value))
            elif time.written == "iso":
                day = read_stamp(as_text(value)) or edtf_of(as_text(value))
            else:
                moment = moment_of(value, time.written)
                day = moment[: len("2020-05-09")] if moment else None
            if day:
                self._used.add(path)
                return day
        return None

    def moment(self, given: From | Time) -> str | None:
        """Return a moment as ISO 8601; where it cannot be read it remains to be kept."""
        time = given if isinstance(given, Time) else Time(given)
        for path in paths(time.from_):
            value = _at(self._record, path)
            unit = time.written if time.written not in {"iso", "words"} else ""
            moment = None if value in (None, "") else moment_of(value, unit)
            if moment:
                self._used.add(path)
                return moment
        return None

    def flag(self, given: From | Flag) -> bool:
        """Return whether something is so."""
        flag = given if isinstance(given, Flag) else Flag(given)
        for path in paths(flag.from_):
            value = _at(self._record, path)
            words = _each(value, "") if isinstance(value, list) else [as_text(value)]
            if flag.words:
                if any(_is_among(word, flag.words) for word in words):
                    self._used.add(path)
                    return True
                if any(_is_among(word, flag.unless) for word in words):
                    self._used.add(path)
            elif isinstance(value, bool | int | float | str | None):
                self._used.add(path)
                if words[0].lower() not in _NO:
                    return True
        return False

    def leave_out(self, given: Iterable[str]) -> None:
        """Pass over what nobody can read."""
        self._used.update(given)

    def left(self) -> Iterator[str]:
        """Yield everything that was not made use of, as "name: value"."""
        count = 0
        waiting: list[tuple[str, object]] = [(name, value) for name, value in reversed(self._record.items())]
        while waiting and count < _LEAVES_MAX:
            path, value = waiting.pop()
            if path in self._used or value in (None, "", [], {}):
                continue
            if isinstance(value, dict):
                waiting += [(f"{path}.{key}", below) for key, below in reversed(value.items())]
            elif isinstance(value, list) and any(isinstance(item, dict | list) for item in value[:_LEAVES_MAX]):
                waiting += [
                    (f"{path}.{number}", below) for number, below in reversed([*enumerate(value[:_LEAVES_MAX])])
                ]
            else:
                words = _each(value, "") if isinstance(value, list) else [as_text(value)]
                shown = ", ".join(filter(None, words))[:_LEAF_CHARS_MAX]
                if shown:
                    count += 1
                    yield f"{path}: {shown}"


def as_text(value: object) -> str:
    """Return a value as it would be written; lists and objects are none."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        # Not by str(), which refuses integers of many digits; JSON cannot have brought any.
        return json.dumps(value)
    return ""


def _at(record: Record, path: str) -> object:
    """Return what stands under a path; the name of a column may have dots of its own."""
    if path in record:
        return record[path]
    value: object = record
    for step in path.split("."):
        if isinstance(value, dict):
            value = value.get(step)
        elif isinstance(value, list) and step.isdecimal() and int(step) < len(value):
            value = value[int(step)]
        else:
            return None
    return value


def _each(value: object, key: str) -> list[str]:
    items = value if isinstance(value, list) else [value]
    return [as_text(_at(item, key)) if key and isinstance(item, dict) else as_text(item) for item in items]


def _cut(text: str, separator: str) -> list[str]:
    if separator == _LIST:
        words = [one or other for one, other in _QUOTED.findall(text)]
        return [re.sub(r"\\(.)", r"\1", word) for word in words] or [text.strip("[] ")]
    return text.split(separator) if separator else [text]


def _is_among(word: str, patterns: Iterable[str]) -> bool:
    return any(fnmatchcase(word.casefold(), pattern.casefold()) for pattern in patterns)
