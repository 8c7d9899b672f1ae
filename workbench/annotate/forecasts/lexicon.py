"""What a language brings to the finding of forecasts: words alone, so that another language is another table."""

from dataclasses import dataclass

from workbench.annotate.forecasts.forecast import Band
from workbench.annotate.times.expressions import Unit

Words = frozenset[str]
# Words one after the other, as keys of tokens.
Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language, as keys of tokens."""

    # The modal verbs. Of `may`, `might` are those that also stand in what is told of the past; `modals` are all.
    will: Words
    shall: Words
    may: Words
    might: Words
    could: Words
    would: Words
    should: Words
    modals: Words
    can: Words
    # What is left of a modal or of to be where it is contracted: "'ll", "won't".
    contracted: Words
    contracted_be: Words

    # Small words.
    be: Words
    be_now: Words
    be_past: Words
    past_auxiliaries: Words
    have: Words
    to: Words
    that: Words
    than: Words
    not_: Words
    only: Words
    negative_subjects: Words
    first_persons: Words
    second_persons: Words
    anaphors: Words
    determiners: Words
    prepositions: Words
    conjunctions: Words
    adverbs: Words

    # Endings by which a word is told, and words that only look so.
    adverb_ending: str
    no_adverbs: Words
    past_ending: str
    past_letters_min: int
    progressive_ending: str
    comparative_ending: str
    irregular_participles: Words

    # What is asked and not said: question words always, relatives after verbs of asking; "so that", "whatever".
    question_words: Words
    relatives: Words
    asking: Words
    asking_where: Words
    purposes: Words

    # The longest phrase wins; what it says of probability.
    hedges: dict[Phrase, Band]
    # After to be, before "to": "is expected to". Of these, `duties` need a time ahead; `expected_alone` may end a clause.
    expected: Words
    expected_alone: Words
    duties: Words
    going: Words
    going_places: Words
    # What "is to" has for a subject where it foretells nothing: "the aim is to".
    aims: Words
    # "more likely to" compares.
    comparing: Words
    # "is to blame", "is to say"
    idle: Words
    # "is likely that"; of these, `likely_to` may stand before "to". `seeming` are verbs beside to be.
    likely_words: Words
    likely_to: Words
    seeming: Words
    # "diplomats expect"; `not_a_subject` may not stand before it, nor before a verb of going.
    expects: Words
    expects_now: Words
    not_a_subject: Words
    departures: Words
    # "plans to", which foretells where a time ahead is named; "is planned for"; "there is a chance that".
    plans: Words
    planned: Words
    chances: Words
    there: Words
    # After "was expected to": it came otherwise.
    otherwise: Words

    # Whoever says something: "X said", "according to X"; `auxiliaries` belong to the verb, `nobody` is no name.
    said: Words
    according: Words
    auxiliaries: Words
    nobody: Words

    # Around "will": the noun. "so will the others". "you will find".
    will_as_noun_before: Words
    will_as_noun_after: Words
    as_well: Words
    # What "will" always does, and what "I will" announces of a text: "it will usually hold", "we will now look at".
    habitual: Words
    announced: Words
    shown_to_you: Words
    # After "may" and "could": what is about now, or about what somebody was able to do.
    states_of_mind: Words
    present_states: Words
    coming_states: Words
    # Between a modal and its verb: "may one day have".
    coming_adverbs: Words
    abilities: Words
    able_subjects: Words
    # After "would", "would be", "would not": what somebody is willing, pleased or not willing to do.
    polite: Words
    glad: Words
    refusing: Words

    conditions: tuple[Phrase, ...]
    # Before "if" where it means whether; within a condition that is contrary to fact.
    whether: Words
    counterfactual: Words
    in_that_case: tuple[Phrase, ...]

    # Before a time: "by May", "before May", "within two weeks"; words to pass over; within a time of which a part lies ahead.
    deadlines: Words
    befores: Words
    lengths: Words
    within: Words
    before_times: Words
    ending: Words
    this: Words
    # "before the week is out"
    over: Words
    units: dict[Unit, Words]

    appeals: Words
    betting: tuple[Phrase, ...]
    impersonal: tuple[Phrase, ...]
