"""Whom it is done to: the names that are the object of a verb, by what stands behind it."""

from typing import Final

from workbench.annotate.relations.groups import first_name_after, group_behind, group_starting, with_apposed
from workbench.annotate.relations.relation import RelationClass
from workbench.annotate.relations.sentence import Sentence

# "intervened in the Foo war", but not "bombed a bridge in Foo".
_NEAR: Final = 3
# The names, and the preposition before them.
Objects = tuple[tuple[int, ...], str]
_NONE: Final[Objects] = ((), "")


def objects(sentence: Sentence, at: int) -> Objects:
    """Return the names that are the object of the verb at a place, and the preposition before them, "" where there is none."""
    words = sentence.words
    relation = words.verbs[sentence.key(at)][0].relation
    lead, led = "", 0
    behind = _NONE
    for place in range(at + 1, len(sentence.items)):
        key = sentence.key(place)
        if (
            relation is not RelationClass.TALK
            and sentence.is_owned_by_next(place)
            and _is_object(sentence, lead, relation, place - at)
        ):
            return (place + 1,), lead
        if sentence.is_end(place) or key in words.boundaries or sentence.is_infinitive(place):
            return behind
        if sentence.is_comma(place) and place > at + 1 and not _goes_on(sentence, place):
            return behind
        if sentence.is_name(place):
            group = group_behind(sentence, place)
            if _is_object(sentence, lead, relation, place - at):
                behind = behind if behind[0] and lead in words.of_subject else (with_apposed(sentence, group), lead)
                if lead not in words.from_:
                    return behind
            continue
        if key in words.prepositions:
            lead, led = key, place
        elif key in words.determiners and place > led + 1 and sentence.is_plain(place - 1):
            # "condemns in strong terms the": what was led is over.
            lead = ""
        elif key in words.no_verbs:
            continue
        elif sentence.is_noun_cue(place):
            return _behind_noun(sentence, at, place)
        elif sentence.verb_form(place) is not None or (sentence.is_verb(place) and key not in words.said):
            return behind
    return behind


def _goes_on(sentence: Sentence, comma: int) -> bool:
    """Tell the comma of a list of things, "missiles, radars and boats to A", from one that ends what a verb is about."""
    for place in range(comma + 1, len(sentence.items)):
        key = sentence.key(place)
        if key in sentence.words.and_:
            return place > comma + 1
        if not (sentence.is_attribute(place) or sentence.is_comma(place) or sentence.is_hyphen(place)):
            return False
    return False


def _is_object(sentence: Sentence, lead: str, relation: RelationClass, distance: int) -> bool:
    """Tell whether a verb reaches a name behind a preposition: "in A" is mostly where something is done."""
    words = sentence.words
    if lead in words.at:
        return relation is RelationClass.CONFLICT
    if lead in words.inside:
        return relation is RelationClass.CONFLICT and distance <= _NEAR
    if lead in words.against and relation is not RelationClass.CONFLICT:
        return False
    if lead in words.on and relation is not RelationClass.CONFLICT:
        # "called on A", but not "briefed the council on A".
        return distance <= _NEAR
    return not lead or lead in words.to_patient | words.with_ | words.between


def _behind_noun(sentence: Sentence, verb: int, noun: int) -> Objects:
    """Return whom a verb is about that has a noun behind it: whoever did what is judged, "condemned the attack by A"."""
    words = sentence.words
    known = words.verbs[sentence.key(verb)][0]
    if known.relation is RelationClass.TALK and sentence.key(noun + 1) in words.between:
        # "hosted talks between A and B"
        name = sentence.name_of_phrase(noun + 2)
        return _NONE if name is None else (group_starting(sentence, name), sentence.key(noun + 1))
    if not known.is_judging:
        return _NONE
    for place in range(noun + 1, len(sentence.items)):
        key = sentence.key(place)
        if sentence.is_end(place) or sentence.is_comma(place) or sentence.is_verb(place) or key in words.boundaries:
            return _NONE
        is_doer = key in words.by | words.from_ or (key in words.of and words.nouns[sentence.key(noun)].of_agent)
        if is_doer and (name := first_name_after(sentence, place)) is not None:
            return group_starting(sentence, name), ""
    return _NONE
