"""One sentence with what is known of it, and what its readers ask: the verb after a word, the subject before it, what it is about."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from workbench.annotate.forecasts.lexicon import Lexicon, Words
from workbench.annotate.tokens import Token

# How many words may stand between a modal and its verb: "will then almost certainly also not".
_ADVERBS_MAX: Final = 6
CLAUSE_MARKS: Final = frozenset(',;:—–()"“”«»')


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of a sentence beside its words: times ahead and long ago, what it goes on from, whose words it reports.

    `is_unreal` where its condition is contrary to fact, `is_history` where the article tells of other years than its own.
    """

    has_future_time: bool = False
    has_past_time: bool = False
    follows_forecast: bool = False
    is_reported: bool = False
    has_condition: bool = False
    is_unreal: bool = False
    is_history: bool = False


class Sentence:
    """The tokens of a sentence, its setting, and the words of its language."""

    def __init__(self, tokens: Sequence[Token], lexicon: Lexicon, setting: Setting) -> None:
        self.tokens = tokens
        self.words = lexicon
        self.setting = setting
        self.keys = [token.key for token in tokens]

    def key(self, number: int) -> str:
        """Return a token's key, a full stop beyond both ends."""
        return self.keys[number] if 0 <= number < len(self.keys) else "."

    def has_phrase(self, number: int, phrases: Sequence[tuple[str, ...]]) -> bool:
        """Tell whether one of some phrases begins at a token."""
        return any(tuple(self.keys[number : number + len(phrase)]) == phrase for phrase in phrases)

    def is_adverb(self, key: str) -> bool:
        """Tell whether a word may stand between a modal and its verb."""
        return key in self.words.adverbs or (
            key.endswith(self.words.adverb_ending) and key not in self.words.no_adverbs and key[0].isalpha()
        )

    def verb_after(self, number: int) -> int:
        """Return where the verb after a modal stands, adverbs between; the end of the sentence where there is none."""
        for at in range(number + 1, min(len(self.keys), number + 2 + _ADVERBS_MAX)):
            if not self.is_adverb(self.keys[at]):
                return at
        return min(len(self.keys), number + 1)

    def is_verb(self, at: int) -> bool:
        """Tell whether what stands here may be a verb."""
        if at >= len(self.tokens) or not self.tokens[at].is_word:
            return False
        token, words = self.tokens[at], self.words
        return not (
            token.is_capital
            or token.key[0].isdigit()
            or token.key in words.determiners
            or token.key in words.prepositions
            or token.key in words.conjunctions
        )

    def subject(self, number: int) -> Sequence[str]:
        """Return the keys of what stands before a verb in its clause."""
        first = number
        while first > 0 and self.keys[first - 1] not in CLAUSE_MARKS and self.keys[first - 1] not in self.words.that:
            first -= 1
        return self.keys[first:number]

    def subject_has(self, number: int, words: Words) -> bool:
        """Tell whether the subject of a verb holds one of some words."""
        return not words.isdisjoint(self.subject(number))

    def is_modal(self, number: int) -> bool:
        """Tell a modal from a name, a month, a wish or a question, which have a capital, and from "whether it will"."""
        return not self.tokens[number].is_capital and not self.is_asked(number)

    def is_asked(self, number: int) -> bool:
        """Tell "whether it will", "what they will do", "so that he may": nothing is foretold there."""
        words = self.words
        subject = self.subject(number)
        for at, key in enumerate(subject):
            if key in words.question_words:
                return True
            if key in words.relatives and at and subject[at - 1] in words.asking:
                return True
        before = number - len(subject) - 1
        return self.key(before) in words.that and self.key(before - 1) in words.purposes

    def is_appeal(self) -> bool:
        """Tell what a page says to whoever reads it: "you will get our newsletter"."""
        keys = set(self.keys)
        spoken_to = self.words.second_persons | self.words.first_persons
        return not keys.isdisjoint(self.words.appeals) and not keys.isdisjoint(spoken_to)

    def is_spoken_to(self, number: int) -> bool:
        """Tell what is told to whoever reads, "you will find", and by nobody who is quoted."""
        is_to_reader = self.key(number - 1) in self.words.second_persons
        return is_to_reader and not (self.setting.has_future_time or self.setting.is_reported)

    def is_perfect(self, at: int) -> bool:
        """Tell "may have gone" from "may have to go", by the verb after the modal."""
        if self.key(at) not in self.words.have:
            return False
        return self.is_participle(self.key(self.verb_after(at)))

    def is_participle(self, key: str) -> bool:
        """Tell whether a word is a past participle by its form."""
        return key.endswith(self.words.past_ending) or key in self.words.irregular_participles

    def is_told_of_past(self) -> bool:
        """Tell whether a sentence tells what was: by a past verb that reports nobody's words."""
        words = self.words
        return any(
            key in words.past_auxiliaries
            or (
                key.endswith(words.past_ending)
                and key not in words.said
                and len(key) > words.past_letters_min
                and self.key(at - 1) not in words.be
                and self.key(at - 1) not in words.be_now
            )
            for at, key in enumerate(self.keys)
        )

    def is_over(self, number: int) -> bool:
        """Tell what was to come for those of whom a history tells, and "a force that could hold", where no time ahead is named."""
        words = self.words
        if self.setting.has_future_time:
            return False
        before = {self.key(number - 2), self.key(number - 3)}
        # "a force that could": not "That could".
        is_led = number > 1 and self.key(number - 2)[0].isalnum()
        is_relative = (
            is_led and self.key(number - 1) in words.that and before.isdisjoint(words.said | words.likely_words)
        )
        return self.setting.is_history or is_relative

    def is_about_now(self, at: int) -> bool:
        """Tell by the verb what is rather about now: "may know", "may be sixteen", "may be hiding"."""
        words, verb = self.words, self.key(at)
        if not words.coming_adverbs.isdisjoint(self.keys[max(0, at - 2) : at]):
            return False
        if verb in words.states_of_mind or (verb in words.have and self.key(at + 1) not in words.to):
            return True
        if verb not in words.be:
            return False
        after = self.verb_after(at)
        what = self.key(after)
        if not what[0].isalnum():
            return True
        if what in words.coming_states or self.is_participle(what):
            return False
        is_compared = what.endswith(words.comparative_ending) and self.key(after + 1) in words.than
        return (
            what in words.prepositions
            or what in words.present_states
            or what[0].isdigit()
            or what.endswith(words.progressive_ending)
            or is_compared
        )
