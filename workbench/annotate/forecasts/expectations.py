"""Reads what is expected without a modal verb: "is to", "is likely to", "diplomats expect", "leaves on Tuesday"."""

from collections.abc import Sequence

from workbench.annotate.forecasts.sentence import Sentence

# How far "to" may stand from the form of to be: "are now widely expected to".
_MIDDLE_MAX = 8
# Where to be stands before "likely": "none was very likely".
_BEFORE_MAX = 4


def read_to_be(sentence: Sentence, number: int) -> int | None:
    """Read "is expected to", "is to", "are going to", and "is expected" at the end of its clause."""
    words, key = sentence.words, sentence.key(number)
    if sentence.tokens[number].is_capital or sentence.is_asked(number):
        return None
    if key in words.be and sentence.key(number - 1) not in words.can:
        return None
    if key in words.be_past and _is_past(sentence, number):
        return None
    middle: list[str] = []
    at = number + 1
    while at < len(sentence.keys) and at - number <= _MIDDLE_MAX and sentence.keys[at] not in words.to:
        if sentence.keys[at] not in words.expected and not sentence.is_adverb(sentence.keys[at]):
            break
        middle.append(sentence.keys[at])
        at += 1
    if sentence.key(at) not in words.to:
        return _alone(sentence, at, middle)
    return at + 2 if _is_to_come(sentence, number, at + 1, middle) else None


def _is_past(sentence: Sentence, number: int) -> bool:
    """Tell "was expected to" of what is over, or came otherwise."""
    setting = sentence.setting
    came_otherwise = not sentence.words.otherwise.isdisjoint(sentence.keys[number:])
    return setting.has_past_time or not setting.has_future_time or came_otherwise


def _is_to_come(sentence: Sentence, number: int, verb: int, middle: Sequence[str]) -> bool:
    words = sentence.words
    if not sentence.is_verb(verb) or sentence.is_perfect(verb):
        return False
    expected = [word for word in middle if word in words.expected]
    if not expected:
        return sentence.key(verb) not in words.idle and _is_arranged(sentence, number, middle)
    if not words.comparing.isdisjoint(middle) and not sentence.setting.has_future_time:
        # "are less likely to": by comparison, and at any time.
        return False
    if expected[-1] in words.going and sentence.key(verb) in words.going_places:
        return False
    return expected[-1] not in words.duties or sentence.setting.has_future_time


def _is_arranged(sentence: Sentence, number: int, middle: Sequence[str]) -> bool:
    """Tell "the Pope is to speak" from "the aim is to speak"."""
    subject = sentence.subject(number)
    if not subject and sentence.key(number - 1) == ",":
        # "U Thant, the Secretary-General, is to fly": what stands first.
        subject = sentence.keys[:number]
    if not all(word in sentence.words.adverbs for word in middle):
        return False
    return sentence.words.aims.isdisjoint(subject) and (bool(subject) or sentence.setting.has_future_time)


def _alone(sentence: Sentence, at: int, middle: Sequence[str]) -> int | None:
    """Read "An apology is expected" at the end of its clause, and "is planned for" a time ahead."""
    words, after = sentence.words, sentence.key(at)
    if middle and middle[-1] in words.planned and sentence.setting.has_future_time and after in words.prepositions:
        return at
    if not middle or middle[-1] not in words.expected_alone:
        return None
    return at if not after[0].isalnum() or after in words.deadlines else None


def read_likely(sentence: Sentence, number: int) -> int | None:
    """Read "seems likely that", "is unlikely to", "none was likely before"."""
    words, setting = sentence.words, sentence.setting
    key, after = sentence.key(number), sentence.key(number + 1)
    before = sentence.keys[max(0, number - _BEFORE_MAX) : number]
    is_now = any(word in words.be_now or word in words.seeming for word in before)
    if not is_now and not (setting.is_reported and any(word in words.be_past for word in before)):
        return None
    if after in words.that:
        later = sentence.keys[number + 2 :]
        modal = next((at for at, word in enumerate(later) if word in words.modals), None)
        return None if modal is None or later[modal + 1 : modal + 2] == ["have"] else number + 2
    if before and before[-1] in words.seeming and not after[0].isalnum():
        # "A war seems inevitable."
        return number + 1
    if key not in words.likely_to or (before and before[-1] in words.comparing and not setting.has_future_time):
        return None
    if after in words.to:
        verb = number + 2
        return verb if sentence.is_verb(verb) and not sentence.is_perfect(verb) else None
    is_told = bool(before) and before[-1] in words.be_now and not after[0].isalnum()
    return number + 1 if is_told or after in words.deadlines else None


def read_chance(sentence: Sentence, number: int) -> int | None:
    """Read "there is a chance that"."""
    words = sentence.words
    before = sentence.keys[max(0, number - 2 * _BEFORE_MAX) : number]
    is_there = not words.there.isdisjoint(before) and not words.be_now.isdisjoint(before)
    return number + 1 if is_there and sentence.key(number + 1) in words.that else None


def read_plans(sentence: Sentence, number: int) -> int | None:
    """Read "plans to reopen in June": a plan without a time foretells nothing."""
    words = sentence.words
    if number == 0 or not sentence.setting.has_future_time or sentence.key(number - 1) in words.not_a_subject:
        return None
    return number + 3 if sentence.key(number + 1) in words.to and sentence.is_verb(number + 2) else None


def read_expects(sentence: Sentence, number: int) -> int | None:
    """Read "diplomats expect the talks to end", "nobody expects", "does not expect"."""
    words, setting = sentence.words, sentence.setting
    key, before, after = sentence.key(number), sentence.key(number - 1), sentence.key(number + 1)
    if number == 0 or sentence.tokens[number].is_capital or not after[0].isalnum():
        return None
    if before in words.not_a_subject or before in words.modals or before in words.second_persons:
        return None
    is_now = key in words.expects_now
    if not is_now and (setting.has_past_time or not setting.has_future_time or after in words.prepositions):
        return None
    if setting.is_history and not setting.has_future_time:
        return None
    later = set(sentence.keys[number + 1 :])
    return number + 1 if setting.has_future_time or not later.isdisjoint(words.to | words.modals) else None


def read_departure(sentence: Sentence, number: int) -> int | None:
    """Read "leaves on Tuesday", said of a day to come."""
    words, setting = sentence.words, sentence.setting
    if number == 0 or not setting.has_future_time or setting.has_condition or sentence.is_told_of_past():
        return None
    before = sentence.tokens[number - 1]
    if sentence.tokens[number].is_capital or not before.is_word:
        return None
    return None if before.key in words.not_a_subject or before.key in words.to else number + 1
