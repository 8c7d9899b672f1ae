"""Makes one text of lines: hyphens at their ends, scripts without blanks, addresses that were cut."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from workbench.importing.pdf.fragments import LINE_HYPHEN

_WORD: Final = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)+|[^\W\d_]+")
_HYPHENS: Final = "-\u2010\u2011\u00ad\ufffe"
_TAIL_CHARS: Final = 200
_JOINED_CHARS: Final = 4_000
_COMPOUND_SIGNS: Final = re.compile(r"[-\u2010\u2011]")
_BEFORE_HYPHEN: Final = re.compile(r"((?:[^\W_]+[-\u2010\u2011])*[^\W_]+)[-\u2010\u2011\u00ad\ufffe]$")
_AFTER_HYPHEN: Final = re.compile(r"[^\W_]+(?:[-\u2010\u2011][^\W_]+)*")
# Words that begin so are written with a hyphen far more often than without one.
_KEEPING: Final = frozenset(
    [
        "self",
        "ex",
        "vice",
        "all",
        "half",
        "quasi",
        "pro",
        "anti",
        "non",
        "cross",
        "so",
        "well",
        "long",
        "short",
        "high",
        "low",
        "mid",
        "far",
        "near",
        "post",
        "pre",
    ]
)
# … of which these are written together as often; the other kind of the word decides, else the hyphen goes.
_UNSURE: Final = frozenset(["pro", "anti", "non", "post", "pre", "mid", "cross"])
_KEEP: Final = _KEEPING - _UNSURE
# Chinese and Japanese; Korean has blanks.
_UNSPACED: Final = re.compile(r"[\u2e80-\u312f\u31a0-\u9fff\uf900-\ufaff\uff01-\uff60\U00020000-\U0003ffff]")
_BETWEEN_UNSPACED: Final = re.compile(
    r"(?<=[\u3001-\u30ff\u3400-\u9fff\uf900-\ufaff\uff01-\uff60]) (?=[\u3001-\u30ff\u3400-\u9fff\uf900-\ufaff\uff01-\uff60])"
)
# Vowel signs of Arabic stand on the letter before them.
_BEFORE_SIGN: Final = re.compile(r" (?=[\u064b-\u0652\u0670])")
_ADDRESS_END: Final = re.compile(r"(?:https?://|www\.|doi\.org/)\S*[/\-_.=&?%\ufffe]$", re.IGNORECASE)
_ADDRESS_GOES_ON: Final = re.compile(r"[a-z0-9%][\w%./?=&#-]*[\d/=&_-]", re.IGNORECASE)
_DASH_ENDS: Final = re.compile(r"\S[\u2013\u2014/]$")
_BLANKS: Final = re.compile(r"\s+")
_INVISIBLE: Final = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"), None)
# Forms that say nothing but how a letter was drawn.
_DRAWN: Final = re.compile(r"[\ufb00-\ufb06\ufb50-\ufdf1\ufdf3-\ufdfb\ufe70-\ufefc\u0132\u0133\u01c4-\u01cc]")


class Vocabulary:
    """The words of a document, and those of them that it writes with a hyphen within a line."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._words: Counter[str] = Counter()
        self._compounds: set[str] = set()
        for line in lines:
            for word in _WORD.findall(line.casefold()):
                if _COMPOUND_SIGNS.search(word):
                    self._compounds.add(word)
                else:
                    self._words[word] += 1

    def count(self, word: str) -> int:
        """Return how often a word stands in the document."""
        return self._words[word.casefold()]

    def keeps_hyphen(self, before: str, after: str) -> bool:
        """Tell whether a hyphen at the end of a line is one of the word itself: "Franco-" "German", not "govern-" "ment"."""
        if not before[-1:].isalpha() or not after[:1].isalpha():
            return True
        if after[0].isupper():
            # Words in capitals are cut like others.
            return not (before.isupper() and after.isupper() and len(before) > 1) or self._is_compound(before, after)
        if self._is_compound(before, after):
            return True
        last = _COMPOUND_SIGNS.split(before)[-1].casefold()
        if f"{last}{after}".casefold() in self._words:
            return False
        return last in _KEEP or "-" in after

    def _is_compound(self, before: str, after: str) -> bool:
        return f"{before}-{after}".casefold() in self._compounds


def join_lines(lines: Sequence[str], words: Vocabulary) -> str:
    """Return lines as one text."""
    # Joined line by line, a text of many lines would be copied as many times.
    done: list[str] = []
    text = ""
    for line in lines:
        line = line.strip()
        text = _joined(text, line, words) if text and line else text or line
        if len(text) > _JOINED_CHARS:
            done.append(text[:-_TAIL_CHARS])
            text = text[-_TAIL_CHARS:]
    return clean("".join([*done, text]))


def _joined(text: str, line: str, words: Vocabulary) -> str:
    # Only the end is looked at: a paragraph may be as long as a book.
    tail = text[-_TAIL_CHARS:]
    before = _BEFORE_HYPHEN.search(tail) if text[-1] in _HYPHENS else None
    if before and not _ADDRESS_END.search(tail):
        after = _AFTER_HYPHEN.match(line)
        if text[-1] == "\u00ad":
            return text[:-1] + line
        if after and not _is_suspended(after[0]):
            return text[:-1] + ("-" if words.keeps_hyphen(before[1], after[0]) else "") + line
        return f"{text[:-1]}- {line}"
    if _UNSPACED.match(text[-1]) and _UNSPACED.match(line[0]):
        return text + line
    if _ADDRESS_END.search(tail) and _ADDRESS_GOES_ON.match(line):
        return text + line
    if _DASH_ENDS.search(tail[-2:]):
        return text + line
    return f"{text} {line}"


def _is_suspended(after: str) -> bool:
    """Tell "short- and long-range", whose hyphen stands for a word that comes later."""
    return after.casefold() in {"and", "or", "und", "oder", "et", "ou", "y", "o", "bis", "to"}


def clean(text: str) -> str:
    """Return text with plain letters for forms of them, and without what nobody sees."""
    text = text.replace(LINE_HYPHEN, "-").translate(_INVISIBLE)
    if not text.isascii():
        text = _DRAWN.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
        text = _BETWEEN_UNSPACED.sub("", text)
        text = _BEFORE_SIGN.sub("", text)
        text = unicodedata.normalize("NFC", text)
    return _BLANKS.sub(" ", text).strip()
