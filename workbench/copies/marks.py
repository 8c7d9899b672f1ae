"""What of a sentence matters when it is changed: numbers, names, times, hedges, negations and quotations, each with what it comes to."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import Final

from index.analysis import tokenize
from index.folding import fold
from workbench.annotate.cues import FUNCTION
from workbench.annotate.disputes.words import NEGATIONS
from workbench.annotate.events.english import english as english_events
from workbench.annotate.forecasts.english import english as english_forecasts
from workbench.annotate.quotations import quotations
from workbench.annotate.times.reading import expressions_of
from workbench.annotate.tokens import Token, cut
from workbench.annotate.unknown.english import OPENERS
from workbench.model import Block, BlockKind, Document

Span = tuple[int, int]
Phrase = tuple[str, ...]


class MarkKind(StrEnum):
    """What a mark is."""

    NUMBER = "number"
    NAME = "name"
    TIME = "time"
    HEDGE = "hedge"
    NEGATION = "negation"
    QUOTATION = "quotation"


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark text[start:end] in code points; two with one value say the same."""

    kind: MarkKind
    start: int
    end: int
    value: str


_FIGURES: Final = re.compile(r"\d+(?:[.,\u00a0\u202f]\d+)*")
# "No one" and "one of them" count nothing.
_COUNTING: Final = "zero - two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"
_TENS: Final = "thirty forty fifty sixty seventy eighty ninety"
_SIZES: Final = "dozen dozens hundred hundreds thousand thousands million millions billion billions half third quarter"
_NUMBER_WORDS: Final = {
    **{word: str(number) for number, word in enumerate(_COUNTING.split())},
    **{word: str(number * 10) for number, word in enumerate(_TENS.split(), 3)},
    **{word: word for word in _SIZES.split()},
}
# What a figure may be of: 12 million is another number than 12.
_SCALES: Final = frozenset(
    [
        "hundred",
        "thousand",
        "million",
        "billion",
        "trillion",
        "percent",
        "%",
        "mln",
        "bln",
        "millionen",
        "milliarden",
        "millones",
        "миллионов",
        "тысяч",
    ]
)
# Of the words that contradict, those that only go on.
_CONTRASTS: Final = frozenset(["but", "however", "although", "though", "aber", "mais", "pero", "sino", "но", "لكن"])
# Small words within a name.
_LINKS: Final = frozenset(
    ["of", "the", "de", "la", "del", "di", "da", "van", "von", "der", "bin", "ibn", "al", "el", "and", "du", "des"]
)
_UNNAMED: Final = FUNCTION | OPENERS
_QUOTED_WORDS_MIN: Final = 2
_OPENING: Final = " \"'“‘«„([—–-"
# So many of its words have capitals in a headline: there, names are words that are names elsewhere.
_HEADLINE_WORDS_MIN: Final = 3
_ENDS: Final = frozenset(".!?")
_HEADLINE_SHARE: Final = 0.6
# Where every noun has a capital, a single one names nobody.
_NOUNS_HAVE_CAPITALS: Final = frozenset(["de", "lb"])


def marks_of(document: Document, sentences: Sequence[Span], names: Collection[str]) -> dict[Span, tuple[Mark, ...]]:
    """Return the marks of some sentences of a text, by sentence, in order.

    Args:
        document: The article.
        sentences: Where they stand.
        names: Words that are names where a sentence begins with them, folded.
    """
    text = document.text
    zones = Spans((block.start, block.end) for block in document.blocks)
    blocks = tuple(
        Block(BlockKind.PARAGRAPH, document.blocks[number].zone, start, end)
        for start, end in sorted(set(sentences))
        if (number := zones.number_at(start)) is not None
    )
    times = [(time.start, time.end) for time in expressions_of(replace(document, blocks=blocks, comments=()))]
    starts = [start for start, _ in times]
    found = {}
    is_german = (document.language or "").partition("-")[0] in _NOUNS_HAVE_CAPITALS
    for start, end in sentences:
        tokens = cut(text, start, end)
        within = [span for span in times[bisect_left(starts, start) : bisect_left(starts, end)] if span[1] <= end]
        dated = Spans(within)
        free = [token for token in tokens if dated.number_at(token.start) is None]
        marks = [
            *(Mark(MarkKind.TIME, *span, " ".join(fold(text[slice(*span)]).split())) for span in within),
            *_numbers(text, (start, end), free, dated),
            *_names(text, free, _opening_end(text, start, end), names, is_german=is_german),
            *_phrases(tokens),
            *_quotations(text, start, end),
        ]
        found[start, end] = tuple(sorted(marks, key=lambda mark: (mark.start, mark.end)))
    return found


class Spans:
    """Disjoint stretches in order, of which it is asked which holds a place: of a page of figures each is asked for each."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = list(spans)
        self._starts = [start for start, _ in self._spans]

    def number_at(self, place: int) -> int | None:
        """Return the number of the stretch that holds a place, None if none does."""
        number = bisect_right(self._starts, place) - 1
        return number if number >= 0 and place < self._spans[number][1] else None

    def before(self, place: int) -> Span | None:
        """Return the last stretch that begins before a place."""
        number = bisect_left(self._starts, place) - 1
        return self._spans[number] if number >= 0 else None


def names_within(document: Document, sentences: Sequence[Span]) -> frozenset[str]:
    """Return the words that have a capital within a sentence, folded: where one begins a sentence, it is a name there too."""
    return frozenset(
        token.key
        for start, end in sentences
        for tokens, opening in ((cut(document.text, start, end), _opening_end(document.text, start, end)),)
        if not _is_headline(tokens)
        for token in tokens
        if token.is_capital and token.key not in _UNNAMED and token.start > opening
    )


def _numbers(text: str, sentence: Span, free: Sequence[Token], dated: Spans) -> Iterator[Mark]:
    spans = [match.span() for match in _FIGURES.finditer(text, *sentence) if dated.number_at(match.start()) is None]
    figures = Spans(spans)
    starts = [token.start for token in free]
    for first, last in spans:
        following = bisect_left(starts, last)
        follower = free[following] if following < len(free) else None
        scale = ""
        if follower is not None and follower.key in _SCALES and not text[last : follower.start].strip():
            scale, last = f" {follower.key}", follower.end
        yield Mark(MarkKind.NUMBER, first, last, _plain(text[first:last].split()[0]) + scale)
    run: list[Token] = []
    for token in [*free, None]:
        if token is not None and token.key in _NUMBER_WORDS and not _is_scale(text, token, figures):
            run.append(token)
            continue
        if run:
            yield Mark(MarkKind.NUMBER, run[0].start, run[-1].end, " ".join(_NUMBER_WORDS[one.key] for one in run))
        run = []


def _plain(figures: str) -> str:
    """Return a figure without its way of writing: 12,000 is 12000."""
    return " ".join(token.text for token in tokenize(figures)) or figures


def _is_scale(text: str, token: Token, figures: Spans) -> bool:
    """Tell whether a word says of what the figure before it is: million, percent."""
    if token.key not in _SCALES:
        return False
    before = figures.before(token.start)
    return before is not None and not text[before[1] : token.start].strip()


def _names(
    text: str, tokens: Sequence[Token], opening: int, names: Collection[str], *, is_german: bool
) -> Iterator[Mark]:
    at = 0
    is_headline = _is_headline(tokens)
    while at < len(tokens):
        first = at
        at += 1
        if not _is_name(text, tokens[first], opening, names) or (is_headline and tokens[first].key not in names):
            continue
        last = first
        while at < len(tokens):
            step = at + 1 if tokens[at].key in _LINKS and not tokens[at].is_capital else at
            if (
                step >= len(tokens)
                or not tokens[step].is_capital
                or text[tokens[at - 1].end : tokens[step].start].strip(" .-'’") not in {"", tokens[at].key}
            ):
                break
            if is_headline and tokens[step].key not in names:
                break
            last, at = step, step + 1
        if is_german and last == first and tokens[first].key not in names:
            continue
        yield Mark(
            MarkKind.NAME,
            tokens[first].start,
            tokens[last].end,
            " ".join(token.key for token in tokens[first : last + 1] if token.is_word),
        )


def _is_name(text: str, token: Token, opening: int, names: Collection[str]) -> bool:
    if not token.is_capital or token.key in _UNNAMED:
        return False
    return token.start > opening or token.key in names or text[token.start : token.end].isupper()


def _opening_end(text: str, start: int, end: int) -> int:
    """Return where the first word of a sentence stands, whose capital says nothing."""
    return next((place for place in range(start, end) if text[place] not in _OPENING), end)


def _is_headline(tokens: Sequence[Token]) -> bool:
    """Tell whether words have capitals because they stand in a headline, which has no full stop."""
    if tokens and tokens[-1].key in _ENDS:
        return False
    words = [token for token in tokens if token.is_word and not token.key[0].isdigit() and token.key not in _LINKS]
    return len(words) >= _HEADLINE_WORDS_MIN and sum(token.is_capital for token in words) > _HEADLINE_SHARE * len(words)


@cache
def _hedges() -> Mapping[str, tuple[Phrase, ...]]:
    """Return the phrases by which something is less than said, by their first word, the longest first."""
    forecasts, events = english_forecasts(), english_events()
    phrases = {
        *forecasts.hedges,
        *events.hedge_phrases,
        *((word,) for word in events.hedges | forecasts.may | forecasts.could),
    }
    found: dict[str, list[Phrase]] = {}
    for phrase in sorted(phrases, key=lambda one: (-len(one), one)):
        found.setdefault(phrase[0], []).append(phrase)
    return {first: tuple(phrases) for first, phrases in found.items()}


def _phrases(tokens: Sequence[Token]) -> Iterator[Mark]:
    at = 0
    while at < len(tokens):
        token = tokens[at]
        phrase = next((one for one in _hedges().get(token.key, ()) if _stands(tokens, at, one)), None)
        # "May" is a month, or a name.
        if phrase is not None and not (phrase == ("may",) and token.is_capital and at):
            last = at + len(phrase) - 1
            yield Mark(MarkKind.HEDGE, token.start, tokens[last].end, " ".join(phrase))
            at = last + 1
            continue
        key = fold(token.key).replace("'", "")
        if key in NEGATIONS and key not in _CONTRASTS:
            yield Mark(MarkKind.NEGATION, token.start, token.end, key)
        at += 1


def _stands(tokens: Sequence[Token], at: int, phrase: Phrase) -> bool:
    return at + len(phrase) <= len(tokens) and all(tokens[at + step].key == word for step, word in enumerate(phrase))


def _quotations(text: str, start: int, end: int) -> Iterator[Mark]:
    for first, last in quotations(text, start, end):
        words = [token.text for token in tokenize(text[first:last])]
        if len(words) >= _QUOTED_WORDS_MIN:
            yield Mark(MarkKind.QUOTATION, first, last, " ".join(words))
