"""What a language brings to the reading of events: words alone, so that another language is another table."""

from dataclasses import dataclass

Words = frozenset[str]
Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language, as keys of tokens."""

    # "not", "never"; with `auxiliaries` before it, it denies the verb.
    not_: Words
    auxiliaries: Words
    # Of these, the ones that need no auxiliary: "never met".
    not_alone: Words
    # After a comma, these begin another thing: "refused, but came".
    parting: Words
    # Whole sentences that deny: "nobody came", "there was no hint"; `existence` are the verbs of "there was".
    negative_subjects: Words
    there: Words
    # "no fewer than", "no doubt" deny nothing.
    idle_after_no: Words
    # "did nothing": the verbs before the word, and the word.
    done: Words
    nothing: Words
    # "In September nobody ...": what a sentence may open with before its subject.
    prepositions: Words
    # "denied that", "failed to".
    denials: Words
    failures: Words
    to: Words
    # What begins a clause that is not the main one, and what ends it again.
    subordinators: Words
    # Verbs that have been told before a "not" that comes with a second one.
    past_ending: str
    past_letters_min: int
    past_verbs: Words
    # Single words and phrases by which something is only said to have happened.
    hedges: Words
    hedge_phrases: tuple[Phrase, ...]
    # "is said to", "are believed to"; `have` after "may", "might", "could".
    said_to_be: Words
    possible: Words
    have: Words
