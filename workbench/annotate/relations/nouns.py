"""Who does it to whom by a noun: "A's attack on B", "an attack by A on B", "talks between A and B", "under attack from B"."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from workbench.annotate.relations.groups import first_name_after, group_ending, group_starting
from workbench.annotate.relations.lexicon import Noun, Words
from workbench.annotate.relations.relation import RelationClass
from workbench.annotate.relations.sentence import Sentence
from workbench.annotate.relations.subjects import leading_names, subjects
from workbench.annotate.relations.verbs import Candidate, pairs

# Words between a noun and the names that complete it: "a raid at dawn by men of B".
_REACH: Final = 7
_ATTRIBUTES_MAX: Final = 3
_OPPOSITE: Final = {
    RelationClass.CONFLICT: RelationClass.COOPERATION,
    RelationClass.COOPERATION: RelationClass.CONFLICT,
    RelationClass.TALK: RelationClass.CONFLICT,
}
_BOND: Final = Noun(RelationClass.COOPERATION, is_mutual=True)


@dataclass(slots=True)
class _Sides:
    """The names that complete a noun: who does it, whom it is done to, and those who share it."""

    doers: tuple[int, ...] = ()
    sufferers: tuple[int, ...] = ()
    mutual: tuple[int, ...] = ()
    is_between: bool = False
    # "war on A", which is nobody's who is not at war with it.
    is_against: bool = False
    end: int = 0


def by_nouns(sentence: Sentence) -> Iterator[Candidate]:
    """Yield what the nouns of a sentence say of two names each."""
    words = sentence.words
    for at in range(len(sentence)):
        if sentence.is_noun_cue(at):
            yield from _by_noun(sentence, at, words.nouns[sentence.key(at)])
        elif sentence.key(at) in words.bonds and _has_before(sentence, at, words.ending | words.mending):
            # "cut ties with", "restored relations with": what is common to two says nothing by itself.
            yield from _by_noun(sentence, at, _BOND)


def _by_noun(sentence: Sentence, at: int, noun: Noun) -> Iterator[Candidate]:
    sides = _behind(sentence, at, noun)
    owners = _owners(sentence, at)
    relation = _OPPOSITE[noun.relation] if _has_before(sentence, at, sentence.words.ending) else noun.relation
    if sides.is_between:
        yield from pairs(sides.mutual, sides.mutual, at, relation, is_directed=False)
        if not noun.is_mutual:
            return
    elif sides.mutual:
        others = owners or _possessor_before(sentence, at)
        if not others and not (noun.is_kin and sides.mutual[0] == at + 1):
            others = _governors(sentence, at, sides, has_with=True)
        yield from pairs(others, sides.mutual, at, relation, is_directed=False)
    elif owners and noun.is_kin and sentence.key(owners[0] - 1) in sentence.words.possessives:
        # "A and its Foo allies"
        yield from pairs(_name_before(sentence, owners[0]), owners, at, relation, is_directed=False)
    elif (noun.is_mutual or _is_exchanged(sentence, at)) and not (sides.doers or sides.sufferers):
        sharing = owners or (_subjects(sentence, at, sides.end) if _is_object(sentence, at) else ())
        yield from pairs(sharing, sharing, at, relation, is_directed=False)
    elif sides.doers and sides.sufferers:
        yield from pairs(sides.doers, sides.sufferers, at, relation, is_directed=True)
    elif sides.sufferers:
        doers = owners or _governors(sentence, at, sides)
        yield from pairs(doers, sides.sufferers, at, relation, is_directed=sides.is_against or not noun.is_mutual)
    elif sides.doers:
        sufferers = owners or _governors(sentence, at, sides) or _object_behind(sentence, at, sides.end)
        yield from pairs(sides.doers, sufferers, at, relation, is_directed=not noun.is_mutual)
    elif owners:
        # "with the help of" has been seen; "with A's help", "with French support".
        helped = _governors(sentence, at, sides, has_with=True) if _is_with(sentence, at) else ()
        yield from pairs(owners, helped, at, relation, is_directed=not noun.is_mutual)


def _behind(sentence: Sentence, at: int, noun: Noun) -> _Sides:
    """Read the names behind a noun, by the prepositions before them."""
    words, sides = sentence.words, _Sides(end=at)
    lead, place, last = "", at + 1, at
    while place < len(sentence) and place - last <= _REACH:
        key = sentence.key(place)
        if sentence.is_name(place):
            group = group_starting(sentence, place)
            if not lead and not (noun.is_kin and place == at + 1):
                break
            _put(sentence, sides, noun, lead, group)
            place = last = sides.end = group[-1]
            lead = ""
        elif lead and sentence.is_owned_by_next(place):
            _put(sentence, sides, noun, lead, (place + 1,))
            sides.end = place + 1
            break
        elif sentence.is_end(place) or sentence.is_comma(place) or key in words.boundaries:
            break
        elif place == at + 1 and sentence.is_verb(place) and not sentence.is_helper(place):
            # "the agreement reached between A and B", but "by C" who brokered it
            by = sentence.agent_mark(place)
            if by is not None and noun.is_mutual:
                break
        elif sentence.is_verb(place):
            # "sanctions on B were announced by A"
            by = _agent_mark_behind(sentence, place)
            if by is not None and sides.sufferers and not sides.doers:
                doer = first_name_after(sentence, by)
                sides.doers = () if doer is None else group_starting(sentence, doer)
            break
        elif sentence.is_infinitive(place):
            break
        elif key in words.prepositions or key in words.between:
            # "on a post of A": on A. "in support of A" is for A.
            is_within = lead and key in words.of
            if not is_within:
                lead = key
            if key in words.of and place == at + 1 and sentence.key(at - 1) in words.inside:
                lead = next(iter(words.to))
        elif key in words.and_ and not lead:
            break
        place += 1
    return sides


def _agent_mark_behind(sentence: Sentence, place: int) -> int | None:
    """Return where the "by" stands of "were announced by", of which a form of to be stands at a place."""
    if sentence.key(place) not in sentence.words.be:
        return None
    while sentence.key(place) in sentence.words.be | sentence.words.adverbs:
        place += 1
    return sentence.agent_mark(place)


def _put(sentence: Sentence, sides: _Sides, noun: Noun, lead: str, group: tuple[int, ...]) -> None:
    """Give names behind a preposition their side, where it leads to one."""
    words = sentence.words
    if lead in words.between:
        sides.mutual, sides.is_between = group, True
    elif lead in words.with_ or noun.is_kin:
        sides.mutual = group
    elif lead in words.by or (lead in words.from_ and not sides.doers) or (lead in words.of and noun.of_agent):
        sides.doers = group
    elif lead in (words.to_patient if _is_hostile(noun) else words.to_friend) and not sides.sufferers:
        sides.sufferers = group
        sides.is_against = lead in words.on


def _is_hostile(noun: Noun) -> bool:
    return noun.relation is RelationClass.CONFLICT


def _is_object(sentence: Sentence, at: int) -> bool:
    """Tell "held talks", "are at war" from a noun that the verb does not reach."""
    verb = _verb_of(sentence, at)
    words = sentence.words
    return verb is not None and not any(
        sentence.key(place) in words.prepositions and place < at - 1 for place in range(verb + 1, at)
    )


def _owners(sentence: Sentence, at: int) -> tuple[int, ...]:
    """Return whose a noun is: "A's attack", "the Turkish air strike", "talks of A and B" aside, "A-B talks"."""
    place = at - 1
    while at - place <= _ATTRIBUTES_MAX and sentence.is_attribute(place):
        place -= 1
    if sentence.is_possessive(place):
        place -= 1
        while place > 0 and at - place <= 2 * _ATTRIBUTES_MAX and sentence.is_attribute(place):
            place -= 1
    if not sentence.is_name(place):
        return ()
    return group_ending(sentence, place)


def _possessor_before(sentence: Sentence, at: int) -> tuple[int, ...]:
    """Return to whom "its" refers: "A and its ally B"."""
    place = at - 1
    while at - place <= _ATTRIBUTES_MAX and sentence.is_attribute(place):
        place -= 1
    if sentence.key(place) not in sentence.words.possessives:
        return ()
    return _name_before(sentence, place)


def _name_before(sentence: Sentence, place: int) -> tuple[int, ...]:
    name = next((one for one in range(place - 1, -1, -1) if sentence.is_name(one)), None)
    return () if name is None else (name,)


def _governors(sentence: Sentence, at: int, sides: _Sides, *, has_with: bool = False) -> tuple[int, ...]:
    """Return the subject of the verb that has a noun as its object; where the noun opens the sentence, whoever comes after it."""
    found = _subjects(sentence, at, sides.end)
    if found or not (has_with or sentence.key(0) in sentence.words.prepositions):
        return found
    if _verb_of(sentence, at) is not None:
        return ()
    after = first_name_after(sentence, sides.end)
    return () if after is None else group_starting(sentence, after)


def _object_behind(sentence: Sentence, at: int, end: int) -> tuple[int, ...]:
    """Return whom a verb has as its object of which a noun is the subject: "the loan from A allows B to pay"."""
    place = end + 2
    is_subject = _verb_of(sentence, at) is None and sentence.is_plain(end + 1)
    while sentence.key(place) in sentence.words.determiners:
        place += 1
    return group_starting(sentence, place) if is_subject and sentence.is_name(place) else ()


def _verb_of(sentence: Sentence, at: int) -> int | None:
    """Return the verb before a noun within its clause."""
    words = sentence.words
    for place in range(at - 1, -1, -1):
        if sentence.is_end(place):
            return None
        if sentence.is_verb(place):
            return place
        if sentence.key(place) in words.said:
            return place
    return None


def _subjects(sentence: Sentence, at: int, end: int) -> tuple[int, ...]:
    verb = _verb_of(sentence, at)
    if verb is None:
        # Most verbs are on no list: "A faces pressure from B".
        return leading_names(sentence, at)
    words = sentence.words
    known = words.verbs.get(sentence.key(verb))
    if known is not None and known[0].is_judging:
        return ()
    if sentence.key(verb) in words.said and _is_subject_itself(sentence, end):
        return ()
    between = range(verb + 1, at)
    if known is not None and (name := next((one for one in between if sentence.is_name(one)), None)) is not None:
        # "blamed B for the attack on C": B's; "gave B aid" has been read by its verb.
        return group_ending(sentence, name) if not sentence.is_passive(verb) else ()
    if any(sentence.key(one) in words.boundaries for one in between):
        return ()
    by = sentence.agent_mark(verb)
    if by is not None and by < at and (doer := sentence.name_of_phrase(by + 1)) is not None and doer < at:
        # "carried out by A with help from B"
        return group_ending(sentence, doer)
    return subjects(sentence, verb)


def _is_exchanged(sentence: Sentence, at: int) -> bool:
    verb = _verb_of(sentence, at)
    return verb is not None and sentence.key(verb) in sentence.words.exchanging


def _is_subject_itself(sentence: Sentence, end: int) -> bool:
    """Tell of a noun with its names whether a verb follows: "said the campaign against A goes on"."""
    for place in range(end + 1, len(sentence)):
        if sentence.is_verb(place):
            return True
        if sentence.is_end(place) or sentence.is_comma(place) or sentence.key(place) in sentence.words.boundaries:
            return False
    return False


def _has_before(sentence: Sentence, at: int, words: Words) -> bool:
    """Tell whether one of some words stands not far before a noun: "lifted its sanctions", "cut off aid"."""
    for place in range(at - 1, max(-1, at - 1 - _REACH), -1):
        if sentence.is_end(place) or sentence.is_comma(place):
            return False
        if sentence.key(place) in words:
            return True
    return False


def _is_with(sentence: Sentence, at: int) -> bool:
    return any(sentence.key(place) in sentence.words.with_ for place in range(max(0, at - _ATTRIBUTES_MAX - 2), at))
