"""What stands in a sentence of sport or weather and is written like a time, but is none."""

from typing import Final

from workbench.annotate.times.calendar_builders import calendar_decade, calendar_quarter
from workbench.annotate.times.clock_builders import clock_time as common_clock_time
from workbench.annotate.times.expressions import Calendar, ClockTime
from workbench.annotate.times.grammar import Found
from workbench.annotate.times.lexing import Tokens
from workbench.annotate.times.symbols import letter, letters_of


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SENTENCE_ENDS: Final = letters_of("stop newline")
# How far around "the second quarter" the game is looked for.
_REACH: Final = 25
_OF_GAMES: Final = _words(
    "touchdown touchdowns halftime yards yard rebounds quarterback kickoff interception interceptions fumble fumbles "
    "passes scored scoring outscored goal goals basket baskets pointer pointers layup playoff playoffs overtime"
)
# "A 20-3 lead".
_OF_SCORES: Final = _words("lead deficit win victory loss tie run edge advantage")
_OF_HEAT: Final = _words("highs lows high low temperatures temperature thermometer readings")
_WHOSE: Final = _words("his her their my our your")
_HEAT_REACH: Final = 5
_MARKS_OF_A_LENGTH: Final = _words("with in of than")


def quarter(found: Found) -> Calendar | None:
    """Read "the second quarter", where it is none of a game."""
    made = calendar_quarter(found)
    is_bare = made is not None and made.year is None and made.shift is None
    return None if is_bare and _is_of_a_game(found) else made


def _is_of_a_game(found: Found) -> bool:
    tokens = found.tokens
    first, end = found.span()
    begin = first
    while begin > max(0, first - _REACH) and tokens.letters[begin - 1] not in _SENTENCE_ENDS:
        begin -= 1
    while end < min(len(tokens.starts), found.span()[1] + _REACH) and tokens.letters[end] not in _SENTENCE_ENDS:
        end += 1
    return any(tokens.said(number) in _OF_GAMES or _is_score(tokens, number) for number in range(begin, end))


def _is_score(tokens: Tokens, number: int) -> bool:
    is_after = number >= len("20-3 ") - 2 and tokens.letters[number - 2] == letter("hyphen")
    return is_after and tokens.said(number) in _OF_SCORES and tokens.said(number - 1).isdecimal()


def decade(found: Found) -> Calendar | None:
    """Read "the '40s", which "highs in the 40s" are not, nor "in her early thirties"."""
    if found.span()[0] and found.tokens.said(found.span()[0] - 1) in _WHOSE:
        return None
    first, at = found.span()[0], found.span("decade")[0]
    is_short = len(found.tokens.said(at)) <= len("40's")
    near = range(max(0, first - _HEAT_REACH), first)
    is_heat = is_short and any(found.tokens.said(number) in _OF_HEAT for number in near)
    return None if is_heat else calendar_decade(found)


def clock_time(found: Found) -> ClockTime | None:
    """Read a time of day, which "with 1:50 to play" and "a best of 2:11" are not."""
    first = found.span()[0]
    is_length = not found.has("half") and first > 0 and found.tokens.said(first - 1).split()[-1] in _MARKS_OF_A_LENGTH
    return None if is_length else common_clock_time(found)
