"""A sentence as a row of names, words and marks, and which of its words are verbs and nouns that are cues."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from workbench.annotate.findings import Mention
from workbench.annotate.relations.lexicon import Form, Lexicon
from workbench.annotate.tokens import Token

_QUOTES: Final = frozenset('"“”«»')
_ENDS: Final = frozenset(";:—()")
_COMMA: Final = ","
_POSSESSIVE: Final = "'s"
_APOSTROPHES: Final = frozenset("'’")
_HYPHENS: Final = frozenset("-–‐")
_PAST_ENDING: Final = "ed"
_ADVERB_ENDING: Final = "ly"
_LETTERS_MIN: Final = 4
_MAYBE_NOUNS: Final = frozenset((Form.BASE, Form.PRESENT))
# Words of a noun's own before it: "fragile trade deal".
ATTRIBUTES_MAX: Final = 3


class Kind(Enum):
    """What stands at a place of a sentence."""

    NAME = auto()
    WORD = auto()
    MARK = auto()


@dataclass(frozen=True, slots=True)
class Item:
    """A name, a word or a mark; `mention` is the number of a name's mention."""

    kind: Kind
    key: str
    start: int
    end: int
    mention: int = -1


def lay_out(tokens: Sequence[Token], mentions: Sequence[Mention]) -> list[Item]:
    """Return a sentence's items: the words of a name are one. Mentions are in order and apart."""
    items: list[Item] = []
    ahead = iter(enumerate(mentions))
    number, mention = next(ahead, (-1, None))
    for token in tokens:
        while mention is not None and mention.end <= token.start:
            number, mention = next(ahead, (-1, None))
        if items and token.key in _APOSTROPHES and items[-1].mention >= 0 and items[-1].end == token.start:
            # "the United States' offer"
            items.append(Item(Kind.WORD, _POSSESSIVE, token.start, token.end))
        elif mention is None or token.end <= mention.start:
            kind = Kind.WORD if token.is_word or token.key == _POSSESSIVE else Kind.MARK
            # Quotation marks part nothing that is told.
            if token.key not in _QUOTES:
                items.append(Item(kind, token.key, token.start, token.end))
        elif not items or items[-1].mention != number:
            items.append(Item(Kind.NAME, "", mention.start, mention.end, number))
    return items


class Sentence:
    """The items of a sentence, and what its readers ask of them. Places are numbers of items."""

    def __init__(self, items: Sequence[Item], lexicon: Lexicon) -> None:
        self.items = items
        self.words = lexicon
        self.keys = [item.key for item in items]
        # Each is told by what stands before it, so that a sentence is gone through once.
        self._nouns: list[bool] = []
        self._forms: list[Form | None] = []
        self._verbs: list[bool] = []
        for at in range(len(items)):
            self._nouns.append(self._looks_like_noun(at))
            self._forms.append(self._form(at))
            self._verbs.append(self._looks_like_verb(at))

    def __len__(self) -> int:
        return len(self.items)

    def key(self, at: int) -> str:
        """Return the key at a place, "" beyond both ends and of a name."""
        return self.keys[at] if 0 <= at < len(self.keys) else ""

    def is_name(self, at: int) -> bool:
        """Tell whether a name stands at a place."""
        return 0 <= at < len(self.items) and self.items[at].kind is Kind.NAME

    def is_end(self, at: int) -> bool:
        """Tell whether a mark at a place parts two sentences in one, or the sentence ends there."""
        return not 0 <= at < len(self.items) or self.keys[at] in _ENDS

    def is_comma(self, at: int) -> bool:
        """Tell whether a comma stands at a place."""
        return self.key(at) == _COMMA

    def is_hyphen(self, at: int) -> bool:
        """Tell whether a hyphen stands at a place."""
        return self.key(at) in _HYPHENS

    def is_possessive(self, at: int) -> bool:
        """Tell whether the "'s" of what stands before it stands at a place."""
        return self.key(at) == _POSSESSIVE

    def is_adverb(self, at: int) -> bool:
        """Tell whether a word at a place is an adverb by its ending, or by the list."""
        return self.key(at) in self.words.adverbs or (self.key(at).endswith(_ADVERB_ENDING) and not self.is_verb(at))

    # Verbs and nouns -------------------------------------------------------------------------------------------

    def is_noun_cue(self, at: int) -> bool:
        """Tell whether a word at a place is a cue as a noun: "a strike on", not "may strike"."""
        return 0 <= at < len(self._nouns) and self._nouns[at]

    def verb_form(self, at: int) -> Form | None:
        """Return in which form a cue stands at a place as a verb, None where there is none."""
        return self._forms[at] if 0 <= at < len(self._forms) else None

    def is_verb(self, at: int) -> bool:
        """Tell whether a finite verb, or a participle that looks like one, stands at a place."""
        return 0 <= at < len(self._verbs) and self._verbs[at]

    def is_plain(self, at: int) -> bool:
        """Tell whether a word at a place is none of the small ones."""
        if not 0 <= at < len(self.items) or self.items[at].kind is not Kind.WORD:
            return False
        return self.keys[at] != _POSSESSIVE and self.keys[at] not in self.words.small

    def is_attribute(self, at: int) -> bool:
        """Tell whether a word at a place may belong to the noun behind it: "fragile trade deal"."""
        return self.is_plain(at) and not self.is_verb(at) and not self.keys[at].endswith(_ADVERB_ENDING)

    def _looks_like_noun(self, at: int) -> bool:
        key, words = self.key(at), self.words
        if key not in words.nouns or self.is_hyphen(at + 1):
            return False
        if key not in words.verbs:
            return True
        form, before, after = words.verbs[key][1], self.key(at - 1), self.key(at + 1)
        if form is Form.PAST:
            return False
        if before in words.determiners or before in words.possessives or self.is_possessive(at - 1):
            return True
        if before in words.before_bases:
            return False
        if form is Form.ING:
            return after in words.of or after in words.by or after in words.between or self.is_attribute(at - 1)
        if before in words.prepositions:
            return True
        # "Russia strikes Georgia": what follows is its object.
        has_object = self.is_name(at + 1) or after in words.determiners or after in words.possessives
        return not has_object and (after in words.prepositions or not self.is_name(at - 1) or self._is_mark(at + 1))

    def _form(self, at: int) -> Form | None:
        key, words = self.keys[at], self.words
        if key not in words.verbs or self._nouns[at]:
            return None
        verb, form = words.verbs[key]
        before, after = self.key(at - 1), self.key(at + 1)
        if form is Form.BASE and (before in words.past_verbs or self._is_past(before)):
            # "turned back", "came free"
            return None
        is_alone = after in words.without_object or self._is_mark(at + 1)
        if form in _MAYBE_NOUNS and is_alone and not (verb.is_mutual or verb.is_taking or before in words.before_bases):
            # "Foo targets in Bar" are things, "shells and mines" too.
            return None
        if key in words.no_verbs and self.is_plain(at + 1) and not self._is_past(after):
            return None
        return form

    def _looks_like_verb(self, at: int) -> bool:
        key, words = self.keys[at], self.words
        if self.items[at].kind is not Kind.WORD or self._nouns[at]:
            return False
        if key in words.auxiliaries or key in words.modals or key in words.past_verbs:
            return True
        if self._forms[at] is not None:
            return self._forms[at] is not Form.ING
        if key in words.said:
            return self.key(at - 1) not in words.determiners
        return self._is_past(key) and key not in words.no_verbs

    def _is_mark(self, at: int) -> bool:
        """Tell whether a mark other than a hyphen stands at a place, or nothing any more."""
        return at >= len(self.items) or (self.items[at].kind is Kind.MARK and not self.is_hyphen(at))

    @staticmethod
    def _is_past(key: str) -> bool:
        return key.endswith(_PAST_ENDING) and len(key) > _LETTERS_MIN

    def is_helper(self, at: int) -> bool:
        """Tell whether an auxiliary or a modal stands at a place."""
        return self.key(at) in self.words.auxiliaries or self.key(at) in self.words.modals

    def is_passive(self, at: int) -> bool:
        """Tell "was attacked", "attacked by" from "has attacked"."""
        if self.verb_form(at) is not Form.PAST:
            return False
        before = at - 1
        while self.is_adverb(before):
            before -= 1
        if self.key(before) in self.words.be:
            return True
        if self.key(before) in self.words.have:
            return False
        by = self.agent_mark(at)
        if by is None or self.name_of_phrase(by + 1) is None:
            return False
        # "armed by A", but not "spoke with A by telephone", nor "rejected the charge by A".
        return not any(
            self.is_name(place) or self.is_noun_cue(place) or self.key(place) in self.words.determiners
            for place in range(at + 1, by)
        )

    def is_infinitive(self, at: int) -> bool:
        """Tell the "to" of "to end the war" from that of "to rebels of A", whatever the verb."""
        words = self.words
        opens = words.determiners | words.possessives
        has_object = self.is_name(at + 2) or self.key(at + 2) in opens
        return self.key(at) in words.to and self.is_plain(at + 1) and has_object

    def agent_mark(self, at: int) -> int | None:
        """Return where the "by" of a participle stands: at once, or a few words further on."""
        for place in range(at + 1, len(self.items)):
            if self.key(place) in self.words.by:
                return place
            if (
                self.is_end(place)
                or self.is_comma(place)
                or self.is_verb(place)
                or self.key(place) in self.words.boundaries
            ):
                return None
        return None

    def name_of_phrase(self, place: int) -> int | None:
        """Return the first name of a phrase that begins at a place, None where it ends before."""
        for at in range(place, len(self.items)):
            if self.is_name(at):
                return at
            if self.is_end(at) or self.is_comma(at) or self.key(at) in self.words.boundaries:
                return None
        return None

    def verb_before(self, at: int) -> int | None:
        """Return the last verb before a place within its sentence, None where there is none."""
        for place in range(at - 1, -1, -1):
            if self.is_end(place):
                return None
            if self.is_verb(place):
                return place
        return None

    def is_owned_by_next(self, place: int) -> bool:
        """Tell "a depot that A had built": it is A's."""
        return self.key(place) in self.words.relatives and self.is_name(place + 1) and self.is_verb(place + 2)
