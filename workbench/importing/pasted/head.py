"""Reads the head and the foot of a pasted article: what the byline and the date line say."""

import re

from workbench.importing.pasted.lexicon import Lexicon, line_key
from workbench.importing.pasted.lines import Line, Look
from workbench.importing.pasted.names import is_name
from workbench.importing.shown_dates import find_day, shows_moment

_LONGEST_WEEKDAY_CHARS = 14
_LONGEST_DATE_LINE_WORDS = 25
_LONGEST_NAME_WORDS = 4
_BULLETS = " \t*•·|-–—"
# Behind the name stand a counter, the department or the time.
_PARTED = re.compile(r"\s*[|·•/,–—]\s*|\s-\s|\s*\d")
_BARS = re.compile(r"\s+[|·•/–—-]\s+")
_MOST_NAME_WORDS = 8
# Within a name, wherever it stands; within one that "by" introduces; and between two of them.
_PARTICLES_ANYWHERE = frozenset(
    ["de", "del", "der", "di", "da", "du", "van", "bin", "al", "el", "ibn", "ter", "ten", "dos"]
)
_PARTICLES = _PARTICLES_ANYWHERE | frozenset(["den", "la", "le", "von", "vom", "zu", "das"])
_NAME_PARTICLES = _PARTICLES | frozenset(["and", "und", "et", "y", "e", "i", "и", "ve", "&"])
# Between the names of a byline that has no "by": "Ada Field, Olav Lund and Ruth Ambrose".
_BETWEEN_NAMES = re.compile(r"\s*[,;/]\s*|\s+(?:and|und|et|y|e|i|и|ve|en|och|og|&)\s+")
# Pages without blanks between their elements: "Ada Field3 May 2019".
_GLUED = re.compile(r"(?<=[^\W\d_]{2})(?=\d{1,2}[./ ])")
_WORDS_OF_A_DATE = 5
_LONGEST_PREPOSITION_CHARS = 4
_LEAST_NAMES = 2


def day_of_line(line: Line, lex: Lexicon) -> str | None:
    """Return the day of a line that is there to tell it; a date in the passing of a sentence is none."""
    found = find_day(line.text)
    if found is None:
        return None
    day, start, end = found
    if (end - start) * 2 >= len(line.text):
        return day
    if line.text[-1] in ".!?…" or line.words > _LONGEST_DATE_LINE_WORDS:
        return None
    is_introduced = line.has(Look.BYLINE) or lex.starts("date", line.key) or lex.starts("update", line.key)
    is_in_front = start <= _LONGEST_WEEKDAY_CHARS
    is_signed = name_beside_date(line, lex) is not None or author_of_line(line, lex) is not None
    return day if is_introduced or is_signed or is_in_front or shows_moment(line.text) else None


def author_of_line(line: Line, lex: Lexicon) -> str | None:
    """Return the name behind "by" in a byline, which may hold a date and a counter too; None if there is none.

    A name is as many words as begin with a capital, with particles and "and" between them; scripts without capitals
    and user names in small letters are taken whole where nothing, or a date, stands behind them.
    """
    found = lex.byline.search(line.text)
    if found is None:
        return None
    rest = _GLUED.sub(" ", line.text[found.end() :]).split()
    name: list[str] = []
    for n, word in enumerate(rest):
        bare = word.strip(_BULLETS + ":,|").rstrip("." if len(word) > 2 else "")
        is_part = bare[:1].isupper() or (bool(name) and bare in _NAME_PARTICLES)
        if not bare or any(c.isdigit() for c in word) or not (is_part or _is_caseless(bare)):
            break
        if name and (word[-1] == ":" or _begins_with_date(rest[n:]) or _is_other(rest[n:], lex)):
            break
        name.append(bare)
        if word[-1] in "|·•;" or len(name) == _MOST_NAME_WORDS:
            break
        if word[-1] == ",":
            if not _are_names(_BETWEEN_NAMES.split(" ".join(rest[n + 1 :]))):
                break
            name[-1] += ","
    while name and name[-1] in _NAME_PARTICLES:
        name.pop()
    if (
        not name
        and rest
        and _is_user_name(rest[0])
        and (len(rest) == 1 or rest[1][0] in _BULLETS or _tells_date_soon(rest[1:]))
    ):
        return rest[0]
    return " ".join(name).rstrip(",") or None


def _is_caseless(word: str) -> bool:
    # Vowel signs of Indian scripts are marks and no letters.
    return word[0].isalpha() and word.lower() == word.upper() and not any(c.isdigit() for c in word)


def _is_user_name(word: str) -> bool:
    return word.replace("/", "").replace("_", "").isalnum() and not word.isdigit()


def _begins_with_date(words: list[str]) -> bool:
    found = find_day(" ".join(words[: _WORDS_OF_A_DATE + 1]))
    return found is not None and (found[1] == 0 or found[1] == len(words[0]) + 1 <= _LONGEST_PREPOSITION_CHARS)


def _tells_date_soon(words: list[str]) -> bool:
    found = find_day(" ".join(words[: _WORDS_OF_A_DATE + 1]))
    return found is not None and 0 < found[1] <= _LONGEST_PREPOSITION_CHARS


def _is_other(words: list[str], lex: Lexicon) -> bool:
    """Tell whether words behind a name are what else stands in such lines: a counter of comments, "Published"."""
    key = line_key(" ".join(words))
    return lex.is_whole("chrome", key) or any(lex.starts(kind, key) for kind in ("chrome", "date", "update"))


def name_beside_date(line: Line, lex: Lexicon, *, after_comma: bool = False) -> str | None:
    """Return the full name in a date line that needs no "by": "Ada Field | 3 May 2019", "3 May 2019 - Ada Field".

    Args:
        line: A line with a date.
        lex: The words that make it something else.
        after_comma: Take what only a comma parts from the date, too: most often that is a place ("New York, 3 May 2019").
    """
    if any(lex.starts(kind, line.key) for kind in ("date", "update", "byline")):
        return None
    words = _GLUED.sub(" ", line.text).replace(",", ", ").split()
    # A capitalised word on either side of the date may be its weekday or its month: names begin or end where no date is.
    whole = find_day(" ".join(words))
    if whole is None:
        return None
    start = max(n for n in range(len(words)) if find_day(" ".join(words[n:])) is not None)
    end = min(n for n in range(1, len(words) + 1) if find_day(" ".join(words[:n])) == whole or n == len(words))
    before, after = words[:start], words[end:]
    if before and before[-1].endswith(":"):
        before = before[:-1]
    front = " ".join(before)
    names = (
        [front.rstrip(",") if after_comma else front, _BARS.split(front)[0]] if after_comma or front[-1:] != "," else []
    )
    names.append(_PARTED.split(" ".join(after).strip(_BULLETS + ","))[0])
    names += [
        " ".join(after[:n]) for n in range(2, min(len(after), _LONGEST_NAME_WORDS + 1)) if _is_other(after[n:], lex)
    ]
    for name in names:
        name = name.strip(_BULLETS + "/")
        if is_full_name(name):
            return name
    return None


def is_full_name(text: str) -> bool:
    """Tell whether a text has the look of a first name and a surname."""
    words = text.split()
    if not 2 <= len(words) <= _LONGEST_NAME_WORDS:
        return False
    if len(words) == _LONGEST_NAME_WORDS and _PARTICLES_ANYWHERE.isdisjoint(words) and not any("." in w for w in words):
        return False
    ends = (words[0], words[-1])
    if not all(w[0].isupper() and w.replace("-", "").replace("'", "").replace("’", "").isalpha() for w in ends):
        return False
    return all(w[0].isupper() or w in _PARTICLES_ANYWHERE for w in words)


def _are_names(parts: list[str]) -> bool:
    return bool(parts) and all(is_full_name(part) for part in parts)


def names_of_line(line: Line) -> str | None:
    """Return the line where it is a list of full names and nothing else: "Ada Field, Olav Lund and Ruth Ambrose"."""
    if line.has(Look.FURNITURE | Look.CHROME | Look.GIVING | Look.SENTENCE):
        return None
    parts = _BETWEEN_NAMES.split(line.text)
    return line.text if len(parts) >= _LEAST_NAMES and _are_names(parts) else None


def is_bare_name(line: Line) -> bool:
    """Tell whether a line is a person's full name and nothing else, as it stands above or below a date line."""
    return is_name(line) and is_full_name(line.text)
