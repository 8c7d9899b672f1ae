"""Finds the sentences of an article that name two actors, and what each says of these."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from workbench.annotate.findings import Mention
from workbench.annotate.relations.by_words import by_against, by_words
from workbench.annotate.relations.english import english
from workbench.annotate.relations.moods import Speaker, find_speaker_of, is_hedged, is_negated, is_word_of_saying
from workbench.annotate.relations.nouns import by_nouns
from workbench.annotate.relations.relation import Relation, RelationClass, Side
from workbench.annotate.relations.sentence import Sentence, lay_out
from workbench.annotate.relations.verbs import Candidate, by_verbs
from workbench.annotate.sentences import sentences_at
from workbench.annotate.tokens import cut
from workbench.model import Block, Document, Zone

# What is longer is no sentence but a list, or a page that means to hang whoever reads it.
_SENTENCE_MAX: Final = 1500
_NAMES_MIN: Final = 2
# Who are named in one breath with so many others are named in a list; so many words are one too.
_NAMES_MAX: Final = 24
_WORDS_MAX: Final = 200

Pair = tuple[str, str]


def find_relations(
    document: Document,
    mentions: Sequence[Mention],
    shown: Callable[[str], str | None],
    between: Pair | None = None,
) -> tuple[Relation, ...]:
    """Return the sentences that name two actors, one for each pair, in reading order.

    Args:
        document: The article. In languages that have no words here each is unclear.
        mentions: Its actors, in order.
        shown: As whom an actor is shown: two ids that are one are no pair, None is nobody.
        between: Only these two, as they are shown; None is all pairs.
    """
    return tuple(
        relation
        for block, span, named in _sentences(document, mentions, shown)
        for relation in _in_sentence(document, block, span, named, shown, between)
    )


def _apart(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the mentions that are no part of another one."""
    end = 0
    for mention in sorted(mentions, key=lambda one: (one.start, -one.end)):
        if mention.start >= end:
            end = mention.end
            yield mention


def _sentences(
    document: Document, mentions: Sequence[Mention], shown: Callable[[str], str | None]
) -> Iterator[tuple[Block, tuple[int, int], Sequence[Mention]]]:
    """Yield the sentences that have two names or more, with the block that each stands in; those of boilerplate are none."""
    wanted = [mention for mention in _apart(mentions) if shown(mention.actor) is not None]
    starts = [mention.start for mention in wanted]
    for block in document.blocks:
        inside = wanted[bisect_left(starts, block.start) : bisect_left(starts, block.end)]
        if block.zone is Zone.BOILERPLATE or len({mention.actor for mention in inside}) < _NAMES_MIN:
            continue
        places = [mention.start - block.start for mention in inside]
        for first, last in sentences_at(document.text[block.start : block.end], places):
            start, end = block.start + first, block.start + last
            named = wanted[bisect_left(starts, start) : bisect_left(starts, end)]
            if len({mention.actor for mention in named}) >= _NAMES_MIN and end - start <= _SENTENCE_MAX:
                yield block, (start, end), named


def _in_sentence(
    document: Document,
    block: Block,
    span: tuple[int, int],
    named: Sequence[Mention],
    shown: Callable[[str], str | None],
    between: Pair | None,
) -> Iterator[Relation]:
    who = [shown(mention.actor) for mention in named]
    if between is not None and not set(between) <= set(who):
        return
    tokens = cut(document.text, *span) if _is_english(document) else []
    if len(tokens) > _WORDS_MAX or len(named) > _NAMES_MAX:
        tokens = []
    sentence = Sentence(lay_out(tokens, named), english())
    best = _best(sentence, who)
    wanted = None if between is None else (min(between), max(between))
    # Who says it is the same for nearly all pairs of a sentence.
    author = find_speaker_of(tokens, named, sentence, None)
    for pair, (one, other) in _pairs(who).items():
        if wanted is not None and pair != wanted:
            continue
        found = best.get(pair)
        if found is None:
            relation = Relation(
                *span, _side(named[one]), _side(named[other]), RelationClass.UNCLEAR, block.zone, block.comment
            )
            yield _said(relation, author)
        else:
            agent, patient = (_side(named[sentence.items[at].mention]) for at in _in_order(found))
            relation = Relation(
                *span,
                agent,
                patient,
                found.relation,
                block.zone,
                block.comment,
                found.is_directed,
                (sentence.items[found.cue].start, sentence.items[found.cue].end),
                is_negated(sentence, found),
                is_hedged(sentence, found, tokens),
            )
            is_saying = author is not None and is_word_of_saying(sentence, found)
            yield _said(relation, find_speaker_of(tokens, named, sentence, found) if is_saying else author)


def _is_english(document: Document) -> bool:
    return document.language is None or document.language.lower().startswith("en")


def _pairs(who: Sequence[str | None]) -> dict[Pair, tuple[int, int]]:
    """Return each pair of those who are named, in order, with the first mentions of both."""
    found: dict[Pair, tuple[int, int]] = {}
    firsts = {actor: number for number, actor in reversed(list(enumerate(who))) if actor is not None}
    ordered = sorted(firsts.items(), key=lambda named: named[1])
    for place, (one, first) in enumerate(ordered):
        for other, second in ordered[place + 1 :]:
            found[min(one, other), max(one, other)] = (first, second)
    return found


def _best(sentence: Sentence, who: Sequence[str | None]) -> dict[Pair, Candidate]:
    """Return what is said of each pair by the cue that stands nearest to it; what only "against" says comes last."""
    best: dict[Pair, Candidate] = {}
    for candidates in ((*by_verbs(sentence), *by_nouns(sentence), *by_words(sentence)), by_against(sentence)):
        nearest: dict[Pair, Candidate] = {}
        for one in candidates:
            pair = _pair_of(sentence, who, one)
            if pair is not None and (pair not in nearest or one.span < nearest[pair].span):
                nearest[pair] = one
        best = {**nearest, **best}
    return best


def _pair_of(sentence: Sentence, who: Sequence[str | None], one: Candidate) -> Pair | None:
    agent, patient = (who[sentence.items[at].mention] for at in (one.agent, one.patient))
    if agent is None or patient is None or agent == patient:
        return None
    return min(agent, patient), max(agent, patient)


def _in_order(one: Candidate) -> tuple[int, int]:
    """Return who does it and to whom; of what both do, whoever is named first."""
    return (one.agent, one.patient) if one.is_directed or one.agent < one.patient else (one.patient, one.agent)


def _side(mention: Mention) -> Side:
    return Side(mention.start, mention.end, mention.actor)


def _said(relation: Relation, speaker: Speaker | None) -> Relation:
    if speaker is None:
        return relation
    return replace(relation, speaker=(speaker.start, speaker.end), speaker_actor=speaker.actor)
