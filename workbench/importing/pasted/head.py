"""Reads the head of a pasted page: what the byline and the date line say."""

import re

from workbench.importing.pasted.lexicon import Lexicon
from workbench.importing.pasted.lines import Line, Look
from workbench.importing.pasted.names import is_name
from workbench.importing.shown_dates import find_day

_LONGEST_WEEKDAY_CHARS = 14
_LONGEST_DATE_LINE_WORDS = 10
_LONGEST_NAME_WORDS = 3
_BULLETS = " \t*•·|-–—"
# Behind the name stand a counter, the department or the time.
_PARTED = re.compile(r"\s*[|·•/,–—]\s*|\s-\s|\s*\d")
_MOST_NAME_WORDS = 8
_PARTICLES = "and und et y e i и ve & de del der den di da du la le van von vom zu bin al el ibn ter ten dos das"
_NAME_PARTICLES = frozenset(_PARTICLES.split())


def day_of_line(line: Line, lex: Lexicon) -> str | None:
    """Return the day of a line that is there to tell it; a date in the passing of a sentence is none."""
    found = find_day(line.text)
    if found is None:
        return None
    day, start, end = found
    is_introduced = line.has(Look.BYLINE) or lex.starts("date", line.key) or lex.starts("update", line.key)
    is_signed = name_beside_date(line, lex) is not None
    is_in_front = start <= _LONGEST_WEEKDAY_CHARS and line.words <= _LONGEST_DATE_LINE_WORDS
    is_all = (end - start) * 2 >= len(line.text)
    if line.has(Look.SENTENCE) and not is_all:
        return None
    return day if is_introduced or is_signed or is_in_front or is_all else None


def author_of_line(line: Line, lex: Lexicon) -> str | None:
    """Return the name behind "by" in a byline, which may hold a date and a counter too; None if there is none.

    A name is as many words as begin with a capital, with particles and "and" between them; scripts without capitals
    and user names in small letters are taken whole where nothing else stands in the line.
    """
    found = lex.byline.search(line.text)
    if found is None:
        return None
    name: list[str] = []
    rest = line.text[found.end() :].split()
    for word in rest:
        bare = word.strip(_BULLETS + ":,.|")
        is_part = bare[:1].isupper() or (bool(name) and bare in _NAME_PARTICLES)
        if not bare or any(c.isdigit() for c in word) or not (is_part or _is_caseless(bare)):
            break
        name.append(bare)
        if word[-1] in ",|·•;" or len(name) == _MOST_NAME_WORDS:
            break
    while name and name[-1] in _NAME_PARTICLES:
        name.pop()
    if not name and len(rest) == 1 and rest[0].isalnum() and not rest[0].isdigit():
        return rest[0]
    return " ".join(name) or None


def _is_caseless(word: str) -> bool:
    return word.isalpha() and word.lower() == word.upper()


def name_beside_date(line: Line, lex: Lexicon) -> str | None:
    """Return the full name in a date line that needs no "by": "Ada Field | 3 May 2019", "3 May 2019 - Ada Field"."""
    if any(lex.starts(kind, line.key) for kind in ("date", "update", "byline")):
        return None
    words = line.text.split()
    # A capitalised word on either side of the date may be its weekday or its month: names begin or end where no date is.
    whole = find_day(line.text)
    if whole is None:
        return None
    start = max(n for n in range(len(words)) if find_day(" ".join(words[n:])) is not None)
    end = min(n for n in range(1, len(words) + 1) if find_day(" ".join(words[:n])) == whole or n == len(words))
    before, after = " ".join(words[:start]), " ".join(words[end:])
    # "New York, 3 May 2019": what a comma parts from its date is a place.
    names = [] if before.endswith(",") else [before]
    names += _PARTED.split(after.strip(_BULLETS + ","))[:1]
    for name in names:
        name = name.strip(_BULLETS + "/")
        if _is_full_name(name):
            return name
    return None


def _is_full_name(text: str) -> bool:
    words = text.split()
    return 2 <= len(words) <= _LONGEST_NAME_WORDS and all(w[0].isupper() and w.isalpha() for w in words)


def is_bare_name(line: Line) -> bool:
    """Tell whether a line is a person's full name and nothing else, as it stands above or below a date line."""
    return is_name(line) and _is_full_name(line.text)
