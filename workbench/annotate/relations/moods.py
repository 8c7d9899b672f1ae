"""How a relation is told: whether it is denied, whether it is hearsay or merely possible, and who says it."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Final, NamedTuple

from workbench.annotate.events import moods as event_moods
from workbench.annotate.events.english import english as events_english
from workbench.annotate.findings import Mention
from workbench.annotate.forecasts.english import english as forecasts_english
from workbench.annotate.forecasts.holders import find_speaker, holder_at
from workbench.annotate.forecasts.lexicon import Lexicon
from workbench.annotate.relations.english import english
from workbench.annotate.relations.sentence import Sentence
from workbench.annotate.relations.subjects import subjects
from workbench.annotate.relations.verbs import Candidate
from workbench.annotate.tokens import Token

# Words before a name that may still belong to it.
_NEAR: Final = 4


class Speaker(NamedTuple):
    """Whoever a sentence says to have said it: the span, and the id of the actor that is named there last."""

    start: int
    end: int
    actor: str | None


def is_negated(sentence: Sentence, one: Candidate) -> bool:
    """Tell whether what a cue says is denied."""
    words = sentence.words
    first, last = min(one.agent, one.patient, one.cue), max(one.agent, one.patient, one.cue)
    start = first
    while start > 0 and not (sentence.is_end(start - 1) or sentence.is_comma(start - 1)):
        start -= 1
    is_aside = False
    for at in range(start, last):
        key = sentence.key(at)
        if sentence.is_comma(at):
            # "A, which had not joined the war, attacked B"
            is_aside = (
                not is_aside
                and sentence.key(at + 1) in words.relatives
                and at + 1 < one.cue
                and _closes(sentence, at, one)
            )
        elif is_aside or at == one.cue:
            continue
        elif (key, sentence.key(at + 1)) in words.ruling_out:
            return True
        elif key in words.no or key in words.not_ or key in words.denials:
            if sentence.key(at + 1) in words.idle_after_not:
                continue
            # A verb of its own before the cue took the "not" to itself: "did not wait and attacked".
            if key in words.not_ and any(sentence.key(place) in words.going_on for place in range(at + 1, one.cue)):
                continue
            return True
    return False


def _closes(sentence: Sentence, comma: int, one: Candidate) -> bool:
    return any(sentence.is_comma(at) for at in range(comma + 1, one.cue))


def is_hedged(sentence: Sentence, one: Candidate, tokens: Sequence[Token]) -> bool:
    """Tell whether what a cue says is told as hearsay, as possible, or as what somebody is accused of."""
    words = sentence.words
    clause = event_moods.clause_at(events_english(), tokens, sentence.items[one.cue].start)
    if event_moods.is_hedged(events_english(), clause):
        return True
    first = min(one.agent, one.cue)
    # "gunmen believed to be of A": the auxiliary may be left out.
    if any(
        sentence.key(at) in words.said_to_be and sentence.key(at + 1) in words.to
        for at in range(max(0, first - _NEAR), one.cue)
    ):
        return True
    if any(sentence.key(at) in words.possible for at in range(first, max(one.cue, one.patient))):
        return True
    start = min(one.agent, one.patient, one.cue)
    while start > 0 and not (sentence.is_end(start - 1) or sentence.is_comma(start - 1)):
        start -= 1
        if sentence.key(start) in words.conditions:
            return True
    accused = next((at for at in range(one.cue - 1, -1, -1) if sentence.key(at) in words.accusing), None)
    return accused is not None and any(sentence.key(at) in words.of_object for at in range(accused, one.cue))


def is_word_of_saying(sentence: Sentence, one: Candidate) -> bool:
    """Tell whether a cue is itself a word of saying: "told", "warned"."""
    return sentence.key(one.cue) in _speaking().said


def find_speaker_of(
    tokens: Sequence[Token], mentions: Sequence[Mention], sentence: Sentence, one: Candidate | None
) -> Speaker | None:
    """Return who says it; a cue that is itself a word of saying ("told", "warned") says nothing of that."""
    lexicon = _speaking()
    cue = None if one is None else sentence.items[one.cue].start
    # Nor does "agreed to", "threatened to": that is done, and not said.
    keys = ["", *(token.key for token in tokens), ""]
    shut = [
        (number, number + 1)
        for number, token in enumerate(tokens)
        if token.start == cue
        or (
            token.key in lexicon.said
            and (
                keys[number + 2] in sentence.words.to | sentence.words.by
                or keys[number] in lexicon.determiners | lexicon.prepositions
            )
        )
    ]
    said = find_speaker(lexicon, tokens, shut)
    # "spoke of Norland and, when he was asked, said": what ends so is nobody's name.
    if said is None or tokens[said[1] - 1].key in lexicon.conjunctions:
        return None
    start, end = tokens[said[0]].start, tokens[said[1] - 1].end
    said_at = next((at for at, item in enumerate(sentence.items) if item.start >= end), len(sentence))
    if sentence.key(said_at) in lexicon.said:
        # Of "the envoy of A in B said" the subject tells whose words they are.
        is_pronoun = sentence.key(said_at - 1) in sentence.words.pronouns
        named = () if is_pronoun else subjects(sentence, said_at)
        return Speaker(start, end, mentions[sentence.items[named[-1]].mention].actor if named else None)
    return Speaker(start, end, holder_at(start, end, mentions, [mention.start for mention in mentions]).actor)


@cache
def _speaking() -> Lexicon:
    """Return the words by which a speaker is told; who denies something speaks too."""
    return replace(forecasts_english(), said=english().said)
