"""Cuts pasted text into lines and says of each, by its look and its words, what it may be."""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from workbench.importing.pasted.lexicon import Lexicon, line_key
from workbench.importing.shown_dates import find_day

# What lexicon and patterns look at: furniture is short, and no line may cost more than this.
LONGEST_FURNITURE_CHARS = 300
_COUNTED_CHARS = 2000
_MOST_PROSE_WORDS = 100
_FURNITURE_COST, _GIVING_COST, _LISTED_COST = -4.0, -0.4, -0.2
_LIST_MARK = re.compile(r"[-*•–·▪‣◦]\s?\w|\(?\d{1,2}[.)]\s?\D|[a-zA-Z][.)]\s")
# Vowel signs and points of Hebrew, Arabic and the Indian scripts are no letters, but part no words.
_WORD = re.compile(r"\w[\w\u0591-\u05c7\u064b-\u065f\u0900-\u0dff]*")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_SENTENCE_END = re.compile(r"[.!?…。！？؟۔।॥][»”\"'’)\]]*\s*(?:\[\d{1,3}\]|\d)?$")
_LOOSE_END = re.compile(r"[:;»”\"'’)\]]$")
_MONEY = re.compile(
    r"\W*(?:[$€£₽¥₺]\s?\d[\d.,\s]*|\d[\d.,\s]*(?:[$€£₽¥₺]|usd|eur|rub|btc)?)\W*(?:/\W*[$€£₽¥₺\d., ]+)?", re.IGNORECASE
)
_WALLET = re.compile(
    r"\b(?:bc1[a-z0-9]{20,60}|[13][a-km-zA-HJ-NP-Z1-9]{25,34}|0x[0-9a-fA-F]{40}|(?:bitcoincash:)?[qp][a-z0-9]{40,42}|"
    r"[LM][a-km-zA-HJ-NP-Z1-9]{26,33}|4[0-9AB][1-9A-HJ-NP-Za-km-z]{93}|T[1-9A-HJ-NP-Za-km-z]{33}|"
    r"[A-Z]{2}\d{2}(?: ?\d{4}){3,7})\b"
)
# How a picture's credit ends its caption: "(REUTERS/Ada Field)", "Field/Getty Images", "Foto: AF".
_NAMES = r"[^\W\d_][\w.&'’-]*(?: [^\W\d_][\w.&'’-]*){0,3}"
_CREDIT = re.compile(
    rf"\({_NAMES} ?/ ?{_NAMES}\)\.?$|[.»”\"] {_NAMES} ?/ ?{_NAMES}$|"
    rf"{_NAMES} ?/ ?(?i:Getty(?: Images)?|AFP|AP|AP Photo|dpa|epa|EFE|Reuters|Shutterstock|iStock|imago|Picture Alliance)$|"
    r"[.)\]»”\"] ?\(?(?:Photos?|Fotos?|Bild|Image|Фото|Picture|Quelle|Kuva|Zdjęcie|Fot)(?: by|\.)?: ?[^:]{2,50}$|"
    r"\((?:Photos?|Fotos?|Bild|Image|Фото|Picture|Quelle|Source)(?: by)?: ?[^:()]{2,50}\)$|"
    r"(?<=\w[ .)\]»”\"])(?:©|\([cC]\)) ?[^©]{2,40}$"
)
_LONGEST_CREDIT_CHARS = 120
_LONGEST_DATE_LINE_WORDS = 25
_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
# Invisible marks that browsers and chat programs leave in pasted text.
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\ufeff\u2060\u00ad\x00"), None)


class Look:
    """What a line may be, by itself: bits of a number. (An enumeration of flags would take a fifth of all the time of reading.)"""

    NONE: Final = 0
    FURNITURE: Final = 1 << 0
    GIVING: Final = 1 << 1
    CHROME: Final = 1 << 2
    COMMENT_HEAD: Final = 1 << 3
    COMMENT_END: Final = 1 << 4
    BYLINE: Final = 1 << 5
    DATE: Final = 1 << 6
    CAPTION: Final = 1 << 7
    SENTENCE: Final = 1 << 8
    AFTER_ARTICLE: Final = 1 << 9
    LISTED: Final = 1 << 10
    FORM: Final = 1 << 11
    READ_ALSO: Final = 1 << 12


@dataclass(slots=True)
class Line:
    """One line that is not blank; `gap` counts the blank lines before it."""

    text: str
    gap: int
    words: int
    look: int
    key: str
    prose: float

    def has(self, look: int) -> bool:
        """Tell whether the line looks like any of these."""
        return bool(self.look & look)


def split_lines(text: str) -> list[tuple[str, int]]:
    """Return the lines that are not blank, white space folded, each with the number of blank lines before it."""
    lines: list[tuple[str, int]] = []
    gap = 0
    # splitlines also parts at form feeds and the like, which stand between words in text from PDF.
    for raw in text.replace("\r\n", "\n").replace("\r", "\n").translate(_INVISIBLE).split("\n"):
        folded = " ".join(raw.split())
        if folded:
            lines.append((folded, gap))
            gap = 0
        else:
            gap += 1
    return lines


# Text wrapped by hand or by a mail program stands in columns of this width.
_NARROWEST_COLUMN, _WIDEST_COLUMN = 45, 100


def unwrap(lines: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Join the lines of hard-wrapped paragraphs; other text comes back as it is.

    Wrapping shows itself: the first word of each line would not have fitted on the line before.
    """
    pairs = [(a[0], b[0]) for a, b in pairwise(lines) if b[1] == 0]
    widths = sorted(len(a) for a, _ in pairs)
    if len(pairs) < 3:
        return lines
    width = widths[int(len(widths) * 0.95)]
    if not _NARROWEST_COLUMN <= width <= _WIDEST_COLUMN or max(len(a) for a, _ in pairs) > _WIDEST_COLUMN * 1.5:
        return lines

    def is_full(line: str, following: str) -> bool:
        return len(line) + 1 + len(following.split(" ", 1)[0]) > width - 2

    if sum(is_full(a, b) for a, b in pairs) < 0.7 * len(pairs):
        return lines
    joined: list[list[str]] = []
    gaps: list[int] = []
    for n, (line, gap) in enumerate(lines):
        if gap == 0 and n and len(lines[n - 1][0]) > width * 0.6:
            joined[-1].append(line)
        else:
            joined.append([line])
            gaps.append(gap)
    return [(" ".join(part), gap) for part, gap in zip(joined, gaps, strict=True)]


def _count_words(text: str) -> int:
    ideographs = len(_CJK.findall(text))
    words = len(_WORD.findall(text))
    # Two ideographs make about a word, and stand unparted.
    return ideographs // 2 if ideographs * 10 > len(text) * 3 else words


def _prose(words: int, look: int) -> float:
    """Say how much a line speaks for (or against) standing in the body."""
    if look & (Look.FURNITURE | Look.CHROME):
        return _FURNITURE_COST
    if look & Look.GIVING:
        return _GIVING_COST
    if words >= 12 and look & Look.SENTENCE:
        return min(words, _MOST_PROSE_WORDS) / 6.0
    if words >= 20:
        return min(words, _MOST_PROSE_WORDS) / 10.0
    if words >= 6 and look & Look.SENTENCE:
        return 1.0
    if look & Look.LISTED:
        return _LISTED_COST
    return -1.2 if words < 5 else -0.7


def look_at(text: str, gap: int, lexicon: Lexicon) -> Line:
    """Describe one line."""
    words = _count_words(text[:_COUNTED_CHARS])
    look = Look.NONE
    if _SENTENCE_END.search(text[-20:]) or (words >= 6 and _LOOSE_END.search(text[-3:])):
        look |= Look.SENTENCE
    if _LIST_MARK.match(text):
        look |= Look.LISTED
    if len(text) > LONGEST_FURNITURE_CHARS:
        key = ""
    else:
        key = line_key(text)
        look |= _look_of_short(text, key, words, lexicon, is_sentence=bool(look & Look.SENTENCE))
    return Line(text, gap, words, look, key, _prose(words, look))


def _look_of_short(text: str, key: str, words: int, lexicon: Lexicon, *, is_sentence: bool) -> int:
    look = Look.NONE
    is_short = len(text) < 90
    if words == 0 or _MONEY.fullmatch(text):
        look |= Look.GIVING if any(c in "$€£₽¥₺" for c in text) else Look.FURNITURE
    if _WALLET.search(text) or (words <= 25 and lexicon.giving.search(key)):
        look |= Look.GIVING
    if words <= 6 and not is_sentence and lexicon.starts("giving", key):
        look |= Look.GIVING
    opening = lexicon.starts("furniture", key)
    # "See also: ..." is short or has the colon; a sentence that only begins like a button is neither.
    is_call = opening > 0 and (is_short or ":" in key[opening - 1 : opening + 1]) and not (is_sentence and words > 9)
    if lexicon.is_whole("furniture", key) or is_call:
        look |= Look.FURNITURE
    if (words <= 45 and lexicon.house.search(key)) or key.startswith(("©", "(c) #", "copyright ")):
        look |= Look.FURNITURE
    if words <= 12 and (found := _LINK.search(text)) and len(found[0]) * 2 > len(text):
        look |= Look.FURNITURE
    if lexicon.is_whole("chrome", key) or (len(text) < 120 and lexicon.starts("chrome", key)):
        look |= Look.CHROME
    if lexicon.is_whole("head", key) or (len(text) < 160 and lexicon.starts("head", key)):
        look |= Look.COMMENT_HEAD
    if len(text) < 160 and lexicon.starts("end", key):
        look |= Look.COMMENT_END
    if lexicon.is_whole("field", key):
        look |= Look.FORM
    if lexicon.is_whole("after", key):
        look |= Look.AFTER_ARTICLE | Look.FURNITURE
    if lexicon.is_whole("also", key):
        look |= Look.READ_ALSO | Look.FURNITURE
    if words <= _LONGEST_DATE_LINE_WORDS and find_day(text):
        look |= Look.DATE
    if (words <= 5 or (words <= 20 and not is_sentence)) and 0 < lexicon.starts("byline", key) < len(key):
        look |= Look.BYLINE
    if (
        words <= 40
        and (length := lexicon.starts("caption", key))
        and key[length : length + 2].lstrip()[:1] in {":", "/", "©", "|", "-"}
    ):
        look |= Look.CAPTION
    if 2 < words <= 40 and _CREDIT.search(text[-_LONGEST_CREDIT_CHARS:]):
        look |= Look.CAPTION
    return look
