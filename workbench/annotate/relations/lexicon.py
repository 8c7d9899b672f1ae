"""What a language brings to the reading of relations: words alone, so that another language is another table."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto

from workbench.annotate.relations.relation import RelationClass

Words = frozenset[str]


class Form(Enum):
    """In which form a verb stands."""

    BASE = auto()
    PRESENT = auto()
    PAST = auto()
    ING = auto()


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb that is a cue.

    `is_mutual` where both do it ("met", "clashed"). Where it `is_taking` it is the other way round ("bought gas from").
    `is_judging` where a noun behind it is what somebody else did ("condemned the attack").
    """

    relation: RelationClass
    is_mutual: bool = False
    is_taking: bool = False
    is_judging: bool = False


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun that is a cue.

    `is_mutual` where both have it ("talks with"); `is_kin` where it says who somebody is to another ("its ally"); `of_agent` where
    "of" names who does it ("the help of").
    """

    relation: RelationClass
    is_mutual: bool = False
    is_kin: bool = False
    of_agent: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language, as keys of tokens."""

    # Forms of cues.
    verbs: Mapping[str, tuple[Verb, Form]]
    nouns: Mapping[str, Noun]
    # Before a hyphen and a name: "anti-", "pro-"; after a name and a hyphen any participle is a cue.
    leanings: Mapping[str, RelationClass]
    # What turns a noun behind it into its opposite: "lifted sanctions"; of what is common to two ("ties") both "cut" and "restored" say something.
    ending: Words
    mending: Words
    bonds: Words
    # What is done by both, whatever they exchange: fire, prisoners.
    exchanging: Words

    # Small words.
    be: Words
    auxiliaries: Words
    modals: Words
    possible: Words
    not_: Words
    no: Words
    denials: Words
    to: Words
    by: Words
    from_: Words
    of: Words
    with_: Words
    between: Words
    against: Words
    beside: Words
    inside: Words
    at: Words
    on: Words
    have: Words
    and_: Words
    relatives: Words
    pronouns: Words
    possessives: Words
    determiners: Words
    prepositions: Words
    # Between an object and its verb or noun these lead on ("fire on", "aid to"); before a subject, these do ("troops of").
    to_patient: Words
    to_friend: Words
    of_subject: Words
    # "called on A to help".
    addressing: Words
    # What begins a clause of its own.
    boundaries: Words
    conditions: Words
    idle_after_not: Words
    going_on: Words
    what: Words
    each_other: frozenset[tuple[str, str]]
    said_to_be: Words
    ruling_out: frozenset[tuple[str, str]]
    accusing: Words
    said: Words
    past_verbs: Words
    no_verbs: Words
    adverbs: Words
    # All small words; what may stand between a subject and its verb; what only a verb follows: "to", "will", "they".
    small: Words
    before_verbs: Words
    before_bases: Words
    # Behind these forms a verb has no object, and is a noun: "targets of", "shells and".
    without_object: Words
    # "accused A of", "stopped A from".
    of_object: Words
