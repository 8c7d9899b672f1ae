"""Names that are told together, "A, B and C", "the Foo minister, Bar", and the preposition on which they hang."""

from typing import Final

from workbench.annotate.cues import TITLES
from workbench.annotate.relations.sentence import ATTRIBUTES_MAX, Sentence

# So far behind a name the "and" of its list is looked for.
_LIST_REACH: Final = 6


def group_ending(sentence: Sentence, at: int) -> tuple[int, ...]:
    """Return the name at a place with those that it is one of: "A, B and C"."""
    found = [at]
    has_and = False
    while (link := _link_before(sentence, found[0])) is not None:
        name, is_and = link
        if not is_and and not has_and:
            break
        has_and = has_and or is_and
        found.insert(0, name)
    return tuple(found)


def group_starting(sentence: Sentence, at: int) -> tuple[int, ...]:
    """Return the name at a place with those that are told with it: "A, B and C", "A nor to B", "Syrian Foo" """
    found = [at]
    while True:
        place = found[-1] + 1
        while sentence.key(place) in TITLES:
            place += 1
        if sentence.is_name(place):
            # "Foo foreign minister Bar"
            found.append(place)
            continue
        place = found[-1] + 1
        place += sentence.is_possessive(place)
        if sentence.is_comma(place):
            place += 1
        is_linked = place > found[-1] + 1
        if sentence.key(place) in sentence.words.and_:
            place, is_linked = place + 1, True
        while sentence.key(place) in sentence.words.determiners | sentence.words.to_patient | sentence.words.by:
            place += 1
        if not (is_linked and sentence.is_name(place)) or not _is_list(sentence, found[-1], place):
            return tuple(found)
        found.append(place)


def group_behind(sentence: Sentence, at: int) -> tuple[int, ...]:
    """Return the same behind a verb: in "shelled A, and B looked on" the second begins a clause of its own."""
    found = group_starting(sentence, at)
    last = found[-1] + 1
    is_other_clause = len(found) > 1 and sentence.is_verb(last) and not sentence.is_passive(last)
    return found[:-1] if is_other_clause else found


def with_apposed(sentence: Sentence, group: tuple[int, ...]) -> tuple[int, ...]:
    """Return names with the one behind them that is only another for the same: "the Foo minister, Bar Baz,"."""
    place = group[-1] + 1
    while place - group[-1] <= ATTRIBUTES_MAX and sentence.is_attribute(place):
        place += 1
    is_apposed = sentence.is_comma(place) and sentence.is_name(place + 1) and place > group[-1] + 1
    closes = sentence.is_comma(place + 2) or sentence.is_end(place + 2) or sentence.key(place + 2) == "."
    return (*group, place + 1) if is_apposed and closes else group


def lead_of(sentence: Sentence, name: int) -> str:
    """Return the preposition on which a name hangs, "" where there is none."""
    place = name - 1
    while name - place <= ATTRIBUTES_MAX and sentence.is_attribute(place):
        place -= 1
    while sentence.key(place) in sentence.words.determiners:
        place -= 1
    return sentence.key(place) if sentence.key(place) in sentence.words.prepositions else ""


def first_name_after(sentence: Sentence, at: int) -> int | None:
    """Return the first name after a place, whatever stands between but the end of a sentence."""
    for place in range(at + 1, len(sentence.items)):
        if sentence.is_end(place):
            return None
        if sentence.is_name(place):
            return place
    return None


def _is_list(sentence: Sentence, first: int, last: int) -> bool:
    """Tell whether names that a comma parts are of a list: it has an "and" before its last."""
    if any(sentence.key(place) in sentence.words.and_ for place in range(first, last)):
        return True
    return any(
        sentence.key(place) in sentence.words.and_ and sentence.is_name(place + 1)
        for place in range(last, min(last + 6, len(sentence)))
    )


def _link_before(sentence: Sentence, at: int) -> tuple[int, bool] | None:
    """Return the name that another is told with and that stands before it, and whether by "and"."""
    place = at - 1
    while sentence.key(place) in TITLES:
        place -= 1
    if sentence.is_name(place):
        # "Foo foreign minister Bar"
        return place, True
    place = at - 1
    while sentence.key(place) in sentence.words.determiners:
        place -= 1
    is_and = sentence.key(place) in sentence.words.and_
    if is_and:
        place -= 1
    is_comma = sentence.is_comma(place)
    if is_comma:
        place -= 1
    place -= sentence.is_possessive(place)
    return (place, is_and) if (is_and or is_comma) and sentence.is_name(place) else None
