"""Reads the modal verbs: which "will", "may", "could", "would" and "should" speak of the time to come."""

from workbench.annotate.forecasts.sentence import CLAUSE_MARKS, Sentence

# Each reader gets the sentence and the number of the word, and returns where its cue ends, None where it is none.


def read_will(sentence: Sentence, number: int) -> int | None:
    """Read "will": no noun, no name, no appeal."""
    words = sentence.words
    before, after = sentence.key(number - 1), sentence.key(number + 1)
    if number == 0 or not sentence.is_modal(number) or sentence.is_appeal():
        return None
    if after in words.will_as_noun_after or before in words.will_as_noun_before:
        return None
    at = sentence.verb_after(number)
    if sentence.is_spoken_to(number) or _is_of_the_text(sentence, number, at):
        return None
    if before in words.as_well:
        # "and so will the others"
        return number + 1
    if not sentence.key(at)[0].isalnum():
        # "They will not."
        has_subject = before in words.anaphors or before in words.first_persons
        return number + 1 if has_subject or at > number + 1 else None
    return at + 1 if sentence.is_verb(at) else None


def _is_of_the_text(sentence: Sentence, number: int, at: int) -> bool:
    """Tell what always is so, and what the author announces: "it will usually hold", "we will now look at"."""
    words, setting = sentence.words, sentence.setting
    if setting.has_future_time or setting.is_reported:
        return False
    if not words.habitual.isdisjoint(sentence.keys[max(0, number - 3) : at + 1]) or sentence.keys[0] in words.habitual:
        return True
    is_own = sentence.key(number - 1) in words.first_persons
    return is_own and sentence.key(at) in words.announced


def read_shall(sentence: Sentence, number: int) -> int | None:
    """Read "we shall": with another subject it is the language of laws."""
    if sentence.is_modal(number) and sentence.key(number - 1) in sentence.words.first_persons:
        return min(sentence.verb_after(number) + 1, len(sentence.tokens))
    return None


def read_may(sentence: Sentence, number: int) -> int | None:
    """Read "may" and "might": not of what was, nor of what is now."""
    words, setting = sentence.words, sentence.setting
    at = sentence.verb_after(number)
    if not sentence.is_modal(number) or not sentence.is_verb(at) or sentence.is_appeal():
        return None
    before = sentence.key(number - 1)
    if (before in words.determiners and before not in words.anaphors) or sentence.subject_has(number, words.purposes):
        return None
    if sentence.is_perfect(at) or sentence.subject_has(number, words.asking_where) or sentence.is_spoken_to(number):
        return None
    if sentence.key(number) in words.might and sentence.is_over(number):
        return None
    return None if sentence.is_about_now(at) and not setting.has_future_time else at + 1


def read_could(sentence: Sentence, number: int) -> int | None:
    """Read "could": not what somebody was able to do."""
    words, setting = sentence.words, sentence.setting
    at = sentence.verb_after(number)
    if not sentence.is_modal(number) or not sentence.is_verb(at) or sentence.key(at) in words.have:
        return None
    if setting.is_unreal or sentence.subject_has(number, words.asking_where) or sentence.is_over(number):
        return None
    if setting.has_future_time:
        return at + 1
    if sentence.key(number - 1) in words.first_persons | words.second_persons and not setting.has_condition:
        return None
    is_denied = any(key in words.not_ or key in words.only for key in sentence.keys[number:at])
    if is_denied or sentence.key(at) in words.abilities:
        return None
    if setting.has_condition:
        return at + 1
    if sentence.subject_has(number, words.able_subjects):
        return None
    subject = sentence.subject(number)
    if setting.follows_forecast and subject and subject[0] in words.anaphors:
        return at + 1
    return None if sentence.is_about_now(at) or sentence.is_told_of_past() else at + 1


def read_would(sentence: Sentence, number: int) -> int | None:
    """Read "would": what is said to come, and what comes if something else does; no habit, no wish, nothing contrary to fact."""
    words, setting = sentence.words, sentence.setting
    at = sentence.verb_after(number)
    if not sentence.is_modal(number) or not sentence.is_verb(at) or sentence.key(at) in words.have:
        return None
    if (setting.is_unreal and not setting.is_reported) or _is_willing(sentence, number, at):
        return None
    if any(sentence.has_phrase(first, words.in_that_case) for first in range(3)):
        return at + 1
    if sentence.is_over(number):
        return None
    if (setting.has_past_time and not setting.has_future_time) or sentence.key(number - 1) in words.relatives:
        return None
    if _is_contrary_to_fact(sentence):
        return None
    is_said = setting.is_reported and (
        any(key in words.said for key in sentence.keys[:number])
        or any(key in CLAUSE_MARKS for key in sentence.keys[at:])
    )
    if is_said or setting.has_condition or setting.has_future_time:
        return at + 1
    if any((key,) in words.hedges for key in sentence.keys[number + 1 : at]):
        return at + 1
    goes_on = setting.follows_forecast and not sentence.is_told_of_past()
    # "That would be a pity" only judges.
    is_judged = sentence.key(at) in words.be and not sentence.is_participle(sentence.key(sentence.verb_after(at)))
    return at + 1 if goes_on and not is_judged else None


def _is_willing(sentence: Sentence, number: int, at: int) -> bool:
    """Tell "would like", "would be happy to", "would not say", "you would"."""
    words, verb = sentence.words, sentence.key(at)
    if verb in words.polite or sentence.key(number - 1) in words.second_persons:
        return True
    if sentence.key(number - 1) in words.first_persons and not sentence.setting.has_condition:
        return not sentence.setting.is_reported
    if verb in words.be and sentence.key(sentence.verb_after(at)) in words.glad:
        return True
    return verb in words.refusing and any(key in words.not_ for key in sentence.keys[number:at])


def _is_contrary_to_fact(sentence: Sentence) -> bool:
    """Tell "would have gone" and "if it had"."""
    words, keys = sentence.words, sentence.keys
    return any(key in words.would and sentence.key(at + 1) in words.have for at, key in enumerate(keys))


def read_should(sentence: Sentence, number: int) -> int | None:
    """Read "should", which foretells where a time ahead is named and nobody is advised."""
    words = sentence.words
    at = sentence.verb_after(number)
    if not sentence.setting.has_future_time or not sentence.is_modal(number) or not sentence.is_verb(at):
        return None
    if sentence.subject_has(number, words.first_persons | words.second_persons) or sentence.key(at) in words.have:
        return None
    return at + 1
