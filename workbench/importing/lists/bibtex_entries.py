"""Cuts BibTeX into entries and fields: braces, quotes, abbreviations; damage in one entry is that entry's alone.

Written by ourselves: a quote or brace that is never closed has pybtex look for its end over and over.
Source: "BibTeXing" (Oren Patashnik), "Tame the BeaST" (Nicolas Markey), section 2.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

# An entry begins on a line of its own; what stands on the line of another's end is found from there.
_HEAD: Final = r"@[ \t]*(?:(?:string|comment|preamble)[ \t]*[{(]|[a-z]+[ \t]*[{(][ \t]*[^\s,{}()=\"]{0,300}[ \t]*,)"
_LINE_START: Final = re.compile(rf"^[ \t]*(?={_HEAD})", re.IGNORECASE | re.MULTILINE)
_START: Final = re.compile(r"\s*@[ \t]*([a-z]+)[ \t]*([{(])", re.IGNORECASE)
_KEY: Final = re.compile(r"[ \t\r\n]*([^\s,{}()=\"]{0,300})\s*,")
_NAME: Final = re.compile(r"[\s,]*([^\s=,{}()\"#@%]{1,100})\s*=\s*")
_BARE: Final = re.compile(r"[^\s,{}()\"#=]{1,300}")
_HASH: Final = re.compile(r"\s*#\s*")
_BRACES: Final = re.compile(r"[{}]")
_QUOTES: Final = re.compile(r"[{}\"]")
_CLOSED: Final = re.compile(r"[\s,]*[})]")
_BLANKS: Final = re.compile(r"\s+")
# What a few lines of abbreviations of abbreviations may stand for.
_EXPANDED_CHARS_MAX: Final = 16 * 1024**2
_ABBREVIATION_CHARS_MAX: Final = 10_000
_MONTHS: Final = {
    "jan": "January", "feb": "February", "mar": "March", "apr": "April", "may": "May", "jun": "June", "jul": "July",
    "aug": "August", "sep": "September", "oct": "October", "nov": "November", "dec": "December",
}  # fmt: skip


@dataclass(slots=True)
class BibEntry:
    """One entry: its fields as they stand there, by names in lower case, the first of a name."""

    kind: str
    key: str
    fields: dict[str, str] = field(default_factory=dict)
    is_damaged: bool = False


def begins_as_bibtex(head: str) -> bool:
    """Tell whether a text begins with an entry of BibTeX, or with the remarks that programs put before the first."""
    if not head.lstrip().startswith(("@", "%")):
        return False
    for start in _LINE_START.finditer(head):
        found = _START.match(head, start.start())
        if found and found[1].lower() in {"string", "comment", "preamble"}:
            continue
        key = _KEY.match(head, found.end()) if found else None
        return key is not None and _NAME.match(head, key.end()) is not None
    return False


def bib_entries(text: str) -> Iterator[BibEntry]:
    """Yield the entries of a file, without remarks, preambles and abbreviations."""
    reader = _Reader()
    starts = [found.start() for found in _LINE_START.finditer(text)]
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        yield from reader.entries(text[start:end])


class _UnclosedError(Exception):
    """A brace or quote has no other."""


class _Reader:
    """Reads one entry after the other, and keeps the abbreviations."""

    def __init__(self) -> None:
        self._meant = dict(_MONTHS)
        self._expanded = 0

    def entries(self, text: str) -> Iterator[BibEntry]:
        """Yield the entries that begin on one line."""
        at = 0
        while True:
            start = _START.match(text, at)
            if start is None:
                return
            kind, at = start[1].lower(), start.end()
            if kind in {"comment", "preamble"}:
                try:
                    at = _after_braces(text, at)
                except _UnclosedError:
                    return
                continue
            entry = BibEntry(kind, "")
            if kind != "string":
                key = _KEY.match(text, at)
                if key is None:
                    return
                entry.key, at = key[1], key.end()
            at = self._read_fields(entry, text, at)
            if kind == "string":
                for name, value in entry.fields.items():
                    self._meant[name] = value[:_ABBREVIATION_CHARS_MAX]
            else:
                yield entry
            if entry.is_damaged:
                return

    def _read_fields(self, entry: BibEntry, text: str, at: int) -> int:
        """Read the fields of an entry; return where it ends."""
        while True:
            closed = _CLOSED.match(text, at)
            if closed:
                return closed.end()
            name = _NAME.match(text, at)
            if name is None:
                entry.is_damaged = True
                return at
            try:
                value, at = self._value(text, name.end())
            except _UnclosedError:
                entry.is_damaged = True
                return len(text)
            entry.fields.setdefault(name[1].lower(), value)

    def _value(self, text: str, at: int) -> tuple[str, int]:
        parts: list[str] = []
        while True:
            if text.startswith("{", at):
                end = _after_braces(text, at + 1)
                parts.append(text[at + 1 : end - 1])
            elif text.startswith('"', at):
                end = _after_quotes(text, at + 1)
                parts.append(text[at + 1 : end - 1])
            else:
                bare = _BARE.match(text, at)
                if bare is None:
                    raise _UnclosedError
                end = bare.end()
                parts.append(self._said(bare[0]))
            more = _HASH.match(text, end)
            if more is None:
                return _BLANKS.sub(" ", "".join(parts)).strip(), end
            at = more.end()

    def _said(self, bare: str) -> str:
        """Return what an abbreviation stands for; a number stands for itself."""
        meant = self._meant.get(bare.lower(), bare)
        self._expanded += len(meant)
        return meant if self._expanded < _EXPANDED_CHARS_MAX else ""


def _after_braces(text: str, at: int) -> int:
    depth = 1
    for brace in _BRACES.finditer(text, at):
        depth += 1 if brace[0] == "{" else -1
        if depth == 0:
            return brace.end()
    raise _UnclosedError


def _after_quotes(text: str, at: int) -> int:
    depth = 0
    for mark in _QUOTES.finditer(text, at):
        if mark[0] == '"' and depth == 0:
            return mark.end()
        depth += {"{": 1, "}": -1}.get(mark[0], 0)
        if depth < 0:
            break
    raise _UnclosedError
