"""Finds the disputes of an article: who of its commenters repeats a sentence and contradicts it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from workbench.annotate.disputes.dispute import CueKind, Dispute
from workbench.annotate.disputes.quoting import Claim, Claims, Words, folded_text, words_of
from workbench.annotate.disputes.words import ALONE, CONSENT, DENIALS, NEGATIONS, THANKS, Phrase
from workbench.annotate.quotations import quotations
from workbench.annotate.sentences import split_sentences
from workbench.model import Block, BlockKind, Document, Zone

# A reply says early that it contradicts.
_REPLY_SENTENCES: Final = 4
_REPLY_CHARS: Final = 900
_RETORT_WORDS_MAX: Final = 14
_ASIDE_WORDS_MAX: Final = 4
_TRIMMED: Final = " \t\n.,;:!?…-–—\"'“”«»„‘’>"


@dataclass(frozen=True, slots=True)
class _Quote:
    """What a comment repeats: the block it stands in, its span without marks, and the sentence it is."""

    block: int
    start: int
    end: int
    claim: Claim


def find_disputes(document: Document) -> tuple[Dispute, ...]:
    """Return the disputes of an article in reading order, in time that grows with its length."""
    blocks = [block for block in document.blocks if block.zone is Zone.COMMENT and block.comment is not None]
    if not blocks:
        return ()
    folded = folded_text(document)
    claims = Claims(document, folded)
    finder = _Finder(document.text, folded, claims, blocks)
    return tuple(finder.disputes())


class _Finder:
    """Goes through the comments."""

    def __init__(self, text: str, folded: str, claims: Claims, blocks: Sequence[Block]) -> None:
        self._text = text
        self._folded = folded
        self._claims = claims
        self._blocks = blocks

    def disputes(self) -> Iterator[Dispute]:
        """Yield the disputes in order."""
        quotes = [quote for number in range(len(self._blocks)) for quote in self._quotes(number)]
        for place, quote in enumerate(quotes):
            block = self._blocks[quote.block]
            after = quotes[place + 1] if place + 1 < len(quotes) else None
            before = quotes[place - 1] if place else None
            reply = self._reply(quote, after)
            if reply is None or block.comment is None:
                continue
            cue = self._cue(quote, reply, self._lead(quote, before))
            if cue is not None:
                yield Dispute(
                    comment=block.comment,
                    quote_start=quote.start,
                    quote_end=quote.end,
                    claim_start=quote.claim.start,
                    claim_end=quote.claim.end,
                    cue_start=cue[0],
                    cue_end=cue[1],
                    reply_start=reply[0],
                    reply_end=reply[1],
                    cue=cue[2],
                )

    def _quotes(self, number: int) -> Iterator[_Quote]:
        block = self._blocks[number]
        marked = quotations(self._text, block.start, block.end)
        at = block.start
        for start, end in (*marked, (block.end, block.end)):
            yield from self._bare(number, at, start)
            if start < end:
                yield from self._quoted(number, start, end)
            at = end

    def _quoted(self, number: int, start: int, end: int) -> Iterator[_Quote]:
        claim = self._claims.find(words_of(self._folded, start, end).keys, is_quoted=True)
        if claim is None:
            for first, last in split_sentences(self._text[start:end])[:_REPLY_SENTENCES]:
                claim = self._claims.find(words_of(self._folded, start + first, start + last).keys, is_quoted=True)
                if claim is not None:
                    break
        if claim is not None:
            yield _Quote(number, start, end, claim)

    def _bare(self, number: int, start: int, end: int) -> Iterator[_Quote]:
        is_set_apart = self._blocks[number].kind is BlockKind.QUOTE
        for first, last in split_sentences(self._text[start:end]):
            words = words_of(self._folded, start + first, start + last)
            claim = self._claims.find(words.keys, is_quoted=is_set_apart)
            if claim is not None:
                yield _Quote(number, words.starts[0], start + last, claim)

    def _reply(self, quote: _Quote, after: _Quote | None) -> tuple[int, int] | None:
        """Return what follows a quotation: the rest of its paragraph, or else the next one of the same comment."""
        block = self._blocks[quote.block]
        stop = block.end
        if after is not None and after.block == quote.block:
            stop = after.start
        reply = self._trimmed(quote.end, stop)
        if reply is not None:
            return reply
        number = quote.block + 1
        if stop < block.end or number >= len(self._blocks) or self._blocks[number].comment != block.comment:
            return None
        following = self._blocks[number]
        stop = after.start if after is not None and after.block == number else following.end
        return self._trimmed(following.start, stop)

    def _trimmed(self, start: int, end: int) -> tuple[int, int] | None:
        while start < end and self._text[start] in _TRIMMED:
            start += 1
        while end > start and self._text[end - 1] in ' \t\n"“«„‘':
            end -= 1
        return (start, end) if start < end else None

    def _lead(self, quote: _Quote, before: _Quote | None) -> tuple[int, int] | None:
        """Return the sentence that leads up to a quotation, in its paragraph or as the one before it."""
        block = self._blocks[quote.block]
        start = before.end if before is not None and before.block == quote.block else block.start
        lead = self._trimmed(max(start, quote.start - _REPLY_CHARS), quote.start)
        if lead is None and quote.block and self._blocks[quote.block - 1].comment == block.comment:
            last = self._blocks[quote.block - 1]
            is_told = before is not None and before.block == quote.block - 1
            lead = self._trimmed(max(last.start, last.end - _REPLY_CHARS), last.end) if not is_told else None
        if lead is None:
            return None
        first, end = split_sentences(self._text[lead[0] : lead[1]])[-1]
        return lead[0] + first, lead[0] + end

    def _cue(
        self, quote: _Quote, reply: tuple[int, int], lead: tuple[int, int] | None
    ) -> tuple[int, int, CueKind] | None:
        start, end = reply[0], min(reply[1], reply[0] + _REPLY_CHARS)
        spans = split_sentences(self._text[start:end])[:_REPLY_SENTENCES]
        sentences = [words_of(self._folded, start + first, start + last) for first, last in spans]
        is_thanked = any(_first(words, THANKS) is not None for words in sentences[:2])
        if sentences and len(sentences[0].keys) == 1 and sentences[0].keys[0] in ALONE:
            return sentences[0].starts[0], sentences[0].ends[0], CueKind.DENIAL
        for words in sentences[:2] if not is_thanked else ():
            denial = _first(words, DENIALS)
            if denial is not None:
                return (*denial, CueKind.DENIAL)
        if lead is not None and (denial := _first(words_of(self._folded, *lead), DENIALS)) is not None:
            return (*denial, CueKind.DENIAL)
        if not sentences or not sentences[0].keys or is_thanked or self._is_consent(sentences[0]):
            return None
        for words in sentences[:2]:
            for number, key in enumerate(words.keys):
                if key in NEGATIONS:
                    return words.starts[number], words.ends[number], CueKind.NEGATION
        for words in sentences[2:]:
            denial = _first(words, DENIALS)
            if denial is not None:
                return (*denial, CueKind.DENIAL)
        return self._retort(quote, sentences[0], start + spans[0][1])

    def _is_consent(self, words: Words) -> bool:
        return any(_begins(words, number, CONSENT) for number in range(min(_ASIDE_WORDS_MAX, len(words.keys))))

    def _retort(self, quote: _Quote, words: Words, end: int) -> tuple[int, int, CueKind] | None:
        """Take a short answer to what was quoted for a retort, where it asks nothing."""
        is_question = self._text[end - 1] in "?؟"
        is_first = not self._text[self._blocks[quote.block].start : quote.start].strip(_TRIMMED)
        if is_question or not is_first or len(words.keys) > _RETORT_WORDS_MAX:
            return None
        return words.starts[0], words.ends[-1], CueKind.RETORT


def _first(words: Words, phrases: dict[str, tuple[Phrase, ...]]) -> tuple[int, int] | None:
    """Return where the first of some phrases stands, None where none does."""
    for number in range(len(words.keys)):
        length = _begins(words, number, phrases)
        if length:
            return words.starts[number], words.ends[number + length - 1]
    return None


def _begins(words: Words, number: int, phrases: dict[str, tuple[Phrase, ...]]) -> int:
    """Return the length of the phrase that begins at a word, 0 where none does."""
    for phrase in phrases.get(words.keys[number], ()):
        if words.keys[number : number + len(phrase)] == phrase:
            return len(phrase)
    return 0
