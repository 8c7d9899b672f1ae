"""Whether a sentence says that something did not happen, or that it is only said to have happened."""

import re
from collections.abc import Sequence
from typing import Final

from workbench.annotate.events.lexicon import Lexicon
from workbench.annotate.tokens import Token, cut

_COMMA: Final = ","
_SEMICOLON: Final = ";"
# Words between an auxiliary and its "not", at most: "had so far not".
_NOT_REACH: Final = 3
# Words before the subject of a sentence, at most: "On Monday, nobody came".
_OPENING: Final = 6
_QUOTES: Final = frozenset('"“”«»„')


class MoodReader:
    """Reads the moods of sentences of one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        words = (
            lexicon.not_
            | lexicon.not_alone
            | lexicon.negative_subjects
            | lexicon.nothing
            | lexicon.denials
            | lexicon.failures
            | lexicon.hedges
            | lexicon.possible
            | lexicon.said_to_be
            # Of a phrase its longest word tells that it may be there.
            | {max(phrase, key=len) for phrase in lexicon.hedge_phrases}
        )
        self._glance = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, words)))})\b|n['’]t\b", re.IGNORECASE)

    def read(self, text: str, start: int, end: int, place: int) -> tuple[bool, bool]:
        """Tell of the part of text[start:end] that has a place in it whether it is denied, and whether it is hearsay."""
        # Most sentences have no word of either, and need not be cut.
        if self._glance.search(text, start, end) is None:
            return False, False
        tokens = clause_at(self._lexicon, cut(text, start, end), place)
        return is_negated(self._lexicon, tokens), is_hedged(self._lexicon, tokens)


def clause_at(lexicon: Lexicon, tokens: Sequence[Token], place: int) -> Sequence[Token]:
    """Return the part of a sentence that has a place in it: a semicolon, or a comma before "but", parts what is told apart."""
    ends = [
        number
        for number, token in enumerate(tokens)
        if token.key == _SEMICOLON
        or (token.key == _COMMA and number + 1 < len(tokens) and tokens[number + 1].key in lexicon.parting)
    ]
    first = next((end + 1 for end in reversed(ends) if tokens[end].start < place), 0)
    last = next((end for end in ends if tokens[end].start >= place), len(tokens))
    return tokens[first:last]


def is_negated(lexicon: Lexicon, tokens: Sequence[Token]) -> bool:
    """Tell whether the main verb of a sentence is denied."""
    keys = _main_clause(lexicon, tokens)
    for number, key in enumerate(keys):
        before, after = keys[:number], keys[number + 1 :]
        if key in lexicon.not_:
            return key in lexicon.not_alone or not lexicon.auxiliaries.isdisjoint(before[-_NOT_REACH:])
        if key in lexicon.negative_subjects and _is_subject(lexicon, before):
            return lexicon.idle_after_no.isdisjoint(after[:1])
        if key in lexicon.nothing and not lexicon.done.isdisjoint(before[-1:]):
            return True
        if key in lexicon.denials:
            return True
        if key in lexicon.failures:
            return not lexicon.to.isdisjoint(after[:1])
        if _is_past_verb(lexicon, key) and not (lexicon.nothing | lexicon.not_) & set(after[:1]):
            # What is denied from here on is a second thing: "accepted the offer and did not say more".
            return False
    return False


def is_hedged(lexicon: Lexicon, tokens: Sequence[Token]) -> bool:
    """Tell whether a sentence marks what it tells as hearsay, or as merely possible."""
    keys = [token.key for token in tokens]
    if not lexicon.hedges.isdisjoint(keys):
        return True
    for number, key in enumerate(keys):
        if key in lexicon.possible and lexicon.have & set(keys[number + 1 : number + 3]):
            return True
        if (
            key in lexicon.said_to_be
            and number + 1 < len(keys)
            and keys[number + 1] in lexicon.to
            and lexicon.auxiliaries & set(keys[max(0, number - 2) : number])
        ):
            return True
    starts = {phrase[0] for phrase in lexicon.hedge_phrases}
    return any(
        tuple(keys[number : number + len(phrase)]) == phrase
        for number, key in enumerate(keys)
        if key in starts
        for phrase in lexicon.hedge_phrases
    )


def _main_clause(lexicon: Lexicon, tokens: Sequence[Token]) -> list[str]:
    """Return the words of the main clause: without what stands between commas beside it, what is quoted, and what follows "that"."""
    found: list[str] = []
    is_quoted = False
    skips_to_comma = False
    for number, token in enumerate(tokens):
        key = token.key
        if key in _QUOTES:
            is_quoted = not is_quoted
        elif key == _COMMA:
            follows = tokens[number + 1].key if number + 1 < len(tokens) else ""
            # "Cuba, suspended in January, did not": the verb of what stands beside the subject.
            skips_to_comma = not skips_to_comma and _is_past_verb(lexicon, follows) and _has_comma(tokens[number + 1 :])
        elif not (is_quoted or skips_to_comma) and token.is_word:
            if key in lexicon.subordinators:
                # "After the vote the Navy ..." has no comma that would end it: what opens a sentence rules only where one follows.
                skips_to_comma = bool(found) or _has_comma(tokens[number:])
            else:
                found.append(key)
    return found


def _has_comma(tokens: Sequence[Token]) -> bool:
    return any(token.key == _COMMA for token in tokens)


def _is_subject(lexicon: Lexicon, before: Sequence[str]) -> bool:
    """Tell whether what stands here is the subject: first, after an opening such as "on Monday", or in "there was no"."""
    if not before:
        return True
    if before[-1] in lexicon.auxiliaries:
        return not lexicon.there.isdisjoint(before)
    has_verb = any(_is_past_verb(lexicon, key) or key in lexicon.auxiliaries for key in before)
    return len(before) <= _OPENING and before[0] in lexicon.prepositions and not has_verb


def _is_past_verb(lexicon: Lexicon, key: str) -> bool:
    is_regular = key.endswith(lexicon.past_ending) and len(key) > lexicon.past_letters_min
    return (is_regular or key in lexicon.past_verbs) and key not in lexicon.failures | lexicon.denials
