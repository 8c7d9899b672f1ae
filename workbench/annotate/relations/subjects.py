"""Who does it: the names that are the subject of a verb, by what stands before it."""

from workbench.annotate.relations.groups import group_ending, group_starting, lead_of
from workbench.annotate.relations.lexicon import Form
from workbench.annotate.relations.sentence import Sentence


def subjects(sentence: Sentence, at: int) -> tuple[int, ...]:
    """Return the names that are the subject of the verb at a place; none where something else is, or nothing can be told."""
    words = sentence.words
    place, is_infinitive = at - 1, False
    while place >= 0 and not sentence.is_name(place):
        key = sentence.key(place)
        if key in words.to:
            is_infinitive = True
        elif key in words.and_ or not (key in words.before_verbs or sentence.is_adverb(place)):
            break
        place -= 1
    if place < 0:
        return ()
    if is_infinitive:
        return _controllers(sentence, place + 1)
    if sentence.verb_form(at) is Form.ING and sentence.key(at - 1) in words.prepositions:
        # "accused A of bombing" is of A, "replied by bombing" of who replied.
        if sentence.key(at - 1) in words.of_object:
            return _controllers(sentence, at - 1)
        return _subjects_of_verb_before(sentence, at - 1)
    return _subjects_at(sentence, place)


def leading_names(sentence: Sentence, at: int) -> tuple[int, ...]:
    """Return the names before a place that hang on no preposition, nothing between that parts them from it."""
    for place in range(at - 1, -1, -1):
        if sentence.is_end(place) or sentence.is_comma(place) or sentence.key(place) in sentence.words.boundaries:
            return ()
        if sentence.is_name(place):
            group = group_ending(sentence, place)
            return group if not lead_of(sentence, group[0]) else ()
    return ()


def _subjects_at(sentence: Sentence, place: int) -> tuple[int, ...]:
    """Return the subject that ends at a place."""
    words, key = sentence.words, sentence.key(place)
    if sentence.is_name(place):
        return _phrase_subject(sentence, place)
    if sentence.is_comma(place):
        return _before_aside(sentence, place)
    if key in words.relatives:
        before = place - 1
        before -= sentence.is_comma(before)
        if sentence.is_name(before):
            return group_ending(sentence, before)
        # "said that": who said it does it only where a pronoun follows.
        return ()
    if key in words.pronouns:
        return _subjects_of_verb_before(sentence, place) or _first_names(sentence, place)
    if key in words.and_:
        return _subjects_of_verb_before(sentence, place)
    if sentence.is_verb(place):
        return subjects(sentence, place)
    return _phrase_subject(sentence, place)


def _phrase_subject(sentence: Sentence, place: int) -> tuple[int, ...]:
    """Return whose the noun phrase is that ends at a place: "Turkish jets", "troops of Turkey"; nobody's if it has no name."""
    words = sentence.words
    end = place
    while place >= 0:
        key = sentence.key(place)
        if sentence.is_name(place):
            group = group_ending(sentence, place)
            lead = lead_of(sentence, group[0])
            if not lead or lead in words.of_subject:
                return group
            # "troops in A": of another name, or of what stands before.
            place = group[0] - 1
            continue
        if key in words.possessives:
            return _subjects_of_verb_before(sentence, place)
        if sentence.is_end(place) or sentence.is_verb(place) or key in words.boundaries or key in words.pronouns:
            return ()
        if sentence.is_comma(place):
            return _before_aside(sentence, place) if place == end else ()
        place -= 1
    return ()


def _before_aside(sentence: Sentence, comma: int) -> tuple[int, ...]:
    """Return who stands before what two commas enclose, of which `comma` is the second; else whom the verb before is said of."""
    opened = next((at for at in range(comma - 1, -1, -1) if sentence.is_comma(at) or sentence.is_end(at)), None)
    if opened is not None and sentence.is_comma(opened):
        # "the Foo minister, Bar Baz, met"
        named = (opened + 1,) if comma == opened + 2 and sentence.is_name(opened + 1) else ()
        is_aside = sentence.key(opened + 1) in sentence.words.relatives or not any(
            sentence.is_verb(at) and not sentence.is_passive(at) for at in range(opened + 1, comma)
        )
        if is_aside:
            before = opened - 1
            before -= sentence.is_possessive(before)
            if before >= 0 and not sentence.is_verb(before) and not sentence.is_comma(before):
                return (*_phrase_subject(sentence, before), *named)
    return _subjects_of_verb_before(sentence, comma)


def _subjects_of_verb_before(sentence: Sentence, place: int) -> tuple[int, ...]:
    verb = sentence.verb_before(place)
    if verb is not None:
        return subjects(sentence, verb)
    name = next((at for at in range(place - 1, -1, -1) if sentence.is_name(at)), None)
    return () if name is None else group_ending(sentence, name)


def _first_names(sentence: Sentence, end: int) -> tuple[int, ...]:
    """Return the first names before a place that hang on no preposition."""
    name = next((at for at in range(end) if sentence.is_name(at) and not lead_of(sentence, at)), None)
    return () if name is None else group_starting(sentence, name)


def _controllers(sentence: Sentence, place: int) -> tuple[int, ...]:
    """Return who is to do what the infinitive after a place says: whom the verb before has as its object, else its subject."""
    verb = sentence.verb_before(place)
    if verb is None:
        return _phrase_subject(sentence, place - 1)
    if not sentence.is_passive(verb):
        # "called on A to help": A is to; "went to A to help", "put it into A to help" is of who went.
        names = [at for at in range(verb + 1, place) if sentence.is_name(at)]
        if names and not sentence.is_comma(names[0] - 1) and lead_of(sentence, names[0]) in sentence.words.addressing:
            return group_ending(sentence, names[-1])
    return subjects(sentence, verb)
