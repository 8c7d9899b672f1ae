"""Days of the week in English, and the verbs that tell whether one lies ahead: "the council votes Monday"."""

from dataclasses import replace
from typing import Final

from workbench.annotate.times.english.guards import word_at
from workbench.annotate.times.expressions import Away, Direction, Repeated, Unit, Weekday
from workbench.annotate.times.grammar import Found, Piece
from workbench.annotate.times.lexing import Tokens
from workbench.annotate.times.relative_builders import day_of_week
from workbench.annotate.times.symbols import letter, letters, letters_of


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_WORDS: Final = letters_of("SMALL capital")


def weekday(found: Found) -> Weekday | None:
    """Read a day of the week, which lies ahead in "the deadline is Friday", "the report, due by Friday"."""
    made = day_of_week(found)
    if made is None or made.direction is not None or made.week is not None:
        return made
    at, end = found.span()[0] - 1, found.span()[1]
    least = max(0, at - _HOUR_REACH)
    while at > least and found.tokens.letters[at] in _BEFORE_AHEAD:
        at -= 1
    is_noun = found.tokens.letters[end : end + 1] in _TOLD
    is_ahead = word_at(found.tokens, at) in _AHEAD or (not is_noun and _is_scheduled(found.tokens, at))
    return replace(made, direction=Direction.PRESENT) if is_ahead else made


# "Kickoff is at 3:30 p.m. Sunday".
_BEFORE_AHEAD: Final = letters_of("on by for at n12 n24 n31 n59 colon ampm oclock noon midnight zone")
_HOUR_REACH: Final = 6
# "The votes Monday showed": a noun.
_TOLD: Final = (letter("was"), letter("past_word"))
_AHEAD: Final = _words("is are due likely effective")
# How far before a day the verb is looked for: "play host to Erie on Monday".
_VERB_REACH: Final = 5
_CLAUSE_ENDS: Final = letters_of(
    "was past_word ended will be newline stop mark comma quote open close dash that before after"
)
# What is announced stands in the present: "the council votes Monday". Of these forms many are nouns, too.
_SCHEDULED: Final = _words(
    "appears arrives closes decides departs faces flies goes heads hosts joins leaves meets opens plays reopens resumes returns speaks "
    "starts takes testifies travels votes"
)
# The same of several: "polls open Tuesday".
_SCHEDULED_OF_SEVERAL: Final = _words(
    "appear arrive close decide depart face fly go head host leave meet open play reopen resume return speak start travel vote"
)


def _is_scheduled(tokens: Tokens, at: int) -> bool:
    """Tell whether a verb of the present leads to a day, with a noun before it and no word between that ends the clause."""
    for number in range(at, max(0, at - _VERB_REACH), -1):
        if tokens.letters[number] in _CLAUSE_ENDS:
            return False
        word, before = word_at(tokens, number), tokens.letters[number - 1]
        if word in _SCHEDULED and before in _WORDS + letters("comma"):
            return True
        if word in _SCHEDULED_OF_SEVERAL and (before == letter("comma") or _is_plural(word_at(tokens, number - 1))):
            return True
    return False


def _is_plural(word: str) -> bool:
    return len(word) > len("its") and word.endswith("s") and word not in ("this", "always")


def daypart_weekday(found: Found) -> Weekday | None:
    """Read "dawn Thursday", "the early hours of Sunday"."""
    made = day_of_week(found)
    return replace(made, clock="TMO") if made is not None and not found.has("pod") else made


def weekday_nights(found: Found) -> Weekday | Repeated | None:
    """Read "Monday nights", which come again, unlike those of "Tuesday and Wednesday nights"."""
    day = day_of_week(found)
    clock = found.value("pod")
    if day is None or not isinstance(clock, str):
        return None
    first = found.span()[0]
    said = found.tokens.letters
    is_list = first > 1 and said[first - 1] in letters("and") and said[first - 2] == letter("weekday")
    return replace(day, clock=clock) if is_list else Repeated(f"XXXX-WXX-{day.weekday + 1}{clock}")


def week_ended(found: Found) -> tuple[Piece, ...] | None:
    """Read "the week ended Friday": a week that is over, and its last day."""
    day = day_of_week(found)
    if day is None or found.value("unit") != "week":
        return None
    last = replace(day, direction=Direction.PAST)
    return (
        Piece(*found.span("length"), Away(last, Unit.WEEK, 0)),
        Piece(found.span("wd")[0], found.span()[1], last),
    )
