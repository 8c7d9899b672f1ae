"""Who does it to whom by a verb: by the order of names around it, turned round where it is passive."""

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.annotate.relations.groups import group_behind, group_ending
from workbench.annotate.relations.lexicon import Form
from workbench.annotate.relations.objects import objects
from workbench.annotate.relations.relation import RelationClass
from workbench.annotate.relations.sentence import Sentence
from workbench.annotate.relations.subjects import subjects


@dataclass(frozen=True, slots=True)
class Candidate:
    """What one cue says of two names: places of a sentence's items."""

    agent: int
    patient: int
    cue: int
    relation: RelationClass
    is_directed: bool

    @property
    def span(self) -> int:
        """How far the cue is from both of them."""
        return abs(self.agent - self.cue) + abs(self.patient - self.cue)


def by_verbs(sentence: Sentence) -> Iterator[Candidate]:
    """Yield what the verbs of a sentence say of two names each."""
    for at in range(len(sentence)):
        form = sentence.verb_form(at)
        if form is not None and not sentence.is_hyphen(at - 1):
            yield from _passive(sentence, at) if sentence.is_passive(at) else _active(sentence, at)


def _passive(sentence: Sentence, at: int) -> Iterator[Candidate]:
    verb = sentence.words.verbs[sentence.key(at)][0]
    sufferers = subjects(sentence, at)
    by = sentence.agent_mark(at)
    if verb.is_mutual and by is None:
        others, lead = objects(sentence, at)
        if lead in sentence.words.with_ | sentence.words.between:
            yield from pairs(sufferers, others, at, verb.relation, is_directed=False)
        return
    doer = None if by is None else sentence.name_of_phrase(by + 1)
    if by is None or doer is None:
        return
    if not sufferers:
        # "were smuggled to A by B"
        sufferers = tuple(place for place in objects(sentence, at)[0] if place < by)
    yield from pairs(group_behind(sentence, doer), sufferers, at, verb.relation, is_directed=not verb.is_mutual)


def _active(sentence: Sentence, at: int) -> Iterator[Candidate]:
    words = sentence.words
    verb, form = words.verbs[sentence.key(at)]
    if sentence.key(at - 1) in words.pronouns and sentence.key(at - 2) in words.what:
        # "on what it called a base": whoever names a thing does nothing to it.
        return
    doers = subjects(sentence, at)
    if (sentence.key(at + 1), sentence.key(at + 2)) in words.each_other:
        yield from pairs(doers, doers, at, verb.relation, is_directed=False)
        return
    others, lead = objects(sentence, at)
    # "B, which A attacked"
    others = others or _sought_before(sentence, doers)
    if verb.is_taking:
        if lead in words.from_:
            yield from pairs(others, doers, at, verb.relation, is_directed=True)
    elif verb.is_mutual:
        if others:
            yield from pairs(doers, others, at, verb.relation, is_directed=lead in words.against)
        elif form is not Form.ING:
            yield from pairs(doers, doers, at, verb.relation, is_directed=False)
    elif lead not in words.with_:
        yield from pairs(doers, others, at, verb.relation, is_directed=lead not in words.between)


def _sought_before(sentence: Sentence, doers: tuple[int, ...]) -> tuple[int, ...]:
    """Return whom a relative clause is about that has its own subject: "B, which A attacked"."""
    words = sentence.words
    if not doers:
        return ()
    place = doers[0] - 1
    while sentence.key(place) in words.determiners:
        place -= 1
    if sentence.key(place) not in words.relatives or sentence.key(place - 1) in words.said:
        return ()
    place -= 1
    place -= sentence.is_comma(place)
    return group_ending(sentence, place) if sentence.is_name(place) else ()


def pairs(
    agents: tuple[int, ...], patients: tuple[int, ...], cue: int, relation: RelationClass, *, is_directed: bool
) -> Iterator[Candidate]:
    """Yield each of some with each of others."""
    for agent in agents:
        for patient in patients:
            if agent != patient and (is_directed or agents != patients or agent < patient):
                yield Candidate(agent, patient, cue, relation, is_directed)
