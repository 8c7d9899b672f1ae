"""What a hyphen or a single word says of two names: "Turkish-backed B", "anti-A B", "alongside B", "troops against B"."""

from collections.abc import Iterator

from workbench.annotate.relations.groups import group_starting
from workbench.annotate.relations.lexicon import Form
from workbench.annotate.relations.relation import RelationClass
from workbench.annotate.relations.sentence import Sentence
from workbench.annotate.relations.subjects import subjects
from workbench.annotate.relations.verbs import Candidate, pairs


def by_words(sentence: Sentence) -> Iterator[Candidate]:
    """Yield what hyphens and "alongside" say of two names each."""
    words = sentence.words
    for at in range(len(sentence)):
        key = sentence.key(at)
        if (
            sentence.is_hyphen(at - 1)
            and sentence.is_name(at - 2)
            and words.verbs.get(key, (None, None))[1] is Form.PAST
        ):
            after = _name_of_phrase(sentence, at + 1)
            yield from pairs((at - 2,), after, at, words.verbs[key][0].relation, is_directed=True)
        elif key in words.leanings:
            place = at + 1 + sentence.is_hyphen(at + 1)
            if sentence.is_name(place):
                after = _name_of_phrase(sentence, place + 1)
                yield from pairs(after, (place,), at, words.leanings[key], is_directed=True)
        elif key in words.beside:
            yield from _of_subject(sentence, at, RelationClass.COOPERATION, is_directed=False)


def by_against(sentence: Sentence) -> Iterator[Candidate]:
    """Yield what "against" alone says: "moved two brigades against B"."""
    words = sentence.words
    for at in range(len(sentence)):
        if sentence.key(at) in words.against:
            yield from _of_subject(sentence, at, RelationClass.CONFLICT, is_directed=True)


def _of_subject(sentence: Sentence, at: int, relation: RelationClass, *, is_directed: bool) -> Iterator[Candidate]:
    """Yield what a preposition says of the name behind it and of the subject before."""
    name = _name_of_phrase(sentence, at + 1)
    verb = sentence.verb_before(at)
    if name and verb is not None:
        others = group_starting(sentence, name[0])
        yield from pairs(subjects(sentence, verb), others, at, relation, is_directed=is_directed)


def _name_of_phrase(sentence: Sentence, place: int) -> tuple[int, ...]:
    """Return the first name of a phrase that begins at a place."""
    while place < len(sentence) and not sentence.is_name(place):
        if sentence.is_end(place) or sentence.is_comma(place) or sentence.is_verb(place):
            return ()
        if sentence.key(place) in sentence.words.prepositions | sentence.words.boundaries:
            return ()
        place += 1
    return (place,) if place < len(sentence) else ()
