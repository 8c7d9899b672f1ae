"""Finds the time expressions of a text and what stands around them, without knowing when it was published."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from workbench.annotate.times.expressions import (
    Calendar,
    ClockTime,
    Direction,
    Duration,
    Feast,
    Kind,
    Relative,
    Repeated,
    Said,
    TimeExpression,
    Unit,
    Vague,
    Weekday,
)
from workbench.annotate.times.grammar import Grammar, Hit
from workbench.annotate.times.lexing import Tokens, lex
from workbench.annotate.times.openings import read_dateline
from workbench.annotate.times.symbols import letter, letters, letters_of
from workbench.model import Zone

_ENDS: Final = letter("stop") + letter("newline")
_WILL: Final = letter("will")
_UNTIL: Final = letter("until")
_SINCE: Final = letter("since")
_THROUGH: Final = letter("through")
_PAST: Final = letters_of("was past_word ended")
_BE, _NOT, _SMALL = letter("be"), letter("not"), letter("small")
# What a day behind these bounds is told, not the day itself.
_LIMITS: Final = letters_of("since until through by before")
_OPEN_LIMITS: Final = letters_of("through by before")
_OPEN, _CLOSE = letter("open"), letter("close")
# How far before and after an expression its sentence is looked at.
_REACH: Final = 40
_JOINS: Final = {
    **dict.fromkeys(letters("to") + letters("until") + letters("through") + letters("hyphen") + letters("dash"), "to"),
    **dict.fromkeys(letters("and") + letters("or") + letters("slash"), "and"),
    letter("comma"): "comma",
}
_FILLERS: Final = letters_of("the in on from at of early")
_FILLERS_MAX: Final = 3
# "Seven o'clock tonight" is after noon.
_LATE: Final = ("TAF", "TEV", "TNI")
# A dateline stands before the text proper, perhaps below a line that repeats title or author.
_OPENINGS_MAX: Final = 3


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a text that is read by itself: a block, with its zone and the comment that it belongs to."""

    start: int
    end: int
    zone: Zone = Zone.BODY
    comment: int | None = None


def find_times(text: str, stretches: Sequence[Stretch], grammar: Grammar) -> tuple[TimeExpression, ...]:
    """Return the time expressions of some parts of a text, disjoint and in order."""
    found: list[TimeExpression] = []
    writing = grammar.lexicon.writing
    is_verb_last = writing is not None and writing.is_verb_last
    for stretch in stretches:
        tokens = lex(text, stretch.start, stretch.end, grammar.lexicon)
        found += _of_stretch(tokens, list(_merged(tokens, list(grammar.find(tokens)))), stretch, is_verb_last)
    return tuple(_in_openings(found, text, stretches))


def _merged(tokens: Tokens, hits: list[Hit]) -> Iterator[Hit]:
    """Make one of a time of day and the day beside it: "9 a.m. Tuesday", "May 8 1:00AM"."""
    number = 0
    while number < len(hits):
        hit = hits[number]
        after = hits[number + 1] if number + 1 < len(hits) else None
        made = _together(tokens, hit, after) if after is not None else None
        yield made or hit
        number += 2 if made else 1


def _together(tokens: Tokens, before: Hit, after: Hit) -> Hit | None:
    gap = tokens.letters[before.end : after.first]
    if gap not in ("", letter("comma")):
        return None
    day, clock = (before, after) if isinstance(after.said, ClockTime) else (after, before)
    if not isinstance(clock.said, ClockTime):
        return None
    said = _with_clock(day.said, clock.said.clock)
    return Hit(before.first, after.end, said, day.rule) if said is not None else None


def _with_clock(said: Said, clock: str) -> Said | None:
    match said:
        case Calendar(unit=Unit.DAY) | Relative(unit=Unit.DAY) | Weekday() | Feast():
            is_late = said.clock in _LATE and clock < "T12"
            return replace(said, clock=f"T{int(clock[1:3]) + 12}{clock[3:]}" if is_late else clock)
        case _:
            return None


def _in_openings(found: Sequence[TimeExpression], text: str, stretches: Sequence[Stretch]) -> list[TimeExpression]:
    """Mark the day of the dateline that the text opens with."""
    bodies = [stretch for stretch in stretches if stretch.zone is Zone.BODY][:_OPENINGS_MAX]
    openings = (read_dateline(text, body.start, body.end) for body in bodies)
    starts = {opening.date[0] for opening in openings if opening is not None and opening.date is not None}
    return [
        replace(one, is_dateline=True)
        if one.start in starts and isinstance(one.said, Calendar) and one.said.unit is Unit.DAY
        else one
        for one in found
    ]


def _of_stretch(tokens: Tokens, hits: list[Hit], stretch: Stretch, is_verb_last: bool) -> Iterator[TimeExpression]:
    linked = _share_years(tokens, hits)
    for number, hit in enumerate(linked):
        begin = tokens.starts[hit.first]
        sentence = _sentence(tokens, hit)
        yield TimeExpression(
            start=begin,
            end=tokens.ends[hit.end - 1],
            kind=_kind(hit.said),
            said=hit.said,
            rule=hit.rule,
            zone=stretch.zone,
            tense=_tense(tokens, sentence, hit, _is_linked(linked, number), is_verb_last),
            is_aside=_is_aside(tokens, hit),
            is_limit=hit.first > 0 and tokens.letters[hit.first - 1] in _LIMITS,
            joined=_join(tokens, linked[number - 1], hit) if number else "",
            comment=stretch.comment,
        )


def _kind(said: Said) -> Kind:
    match said:
        case ClockTime():
            return Kind.TIME
        case Duration():
            return Kind.DURATION
        case Repeated():
            return Kind.SET
        case Vague():
            return Kind.VAGUE
        case Calendar(clock=clock) | Relative(clock=clock) | Weekday(clock=clock) | Feast(clock=clock) if clock:
            return Kind.TIME
        case _:
            return Kind.DATE


def _sentence(tokens: Tokens, hit: Hit) -> tuple[int, int]:
    """Return the tokens of a hit's sentence, of a long one those around it."""
    least, most = max(0, hit.first - _REACH), min(len(tokens.letters), hit.end + _REACH)
    before = max(tokens.letters.rfind(one, least, hit.first) for one in _ENDS)
    after = [at for one in _ENDS if (at := tokens.letters.find(one, hit.end, most)) >= 0]
    return max(least, before + 1), min(after, default=most)


def _is_linked(hits: list[Hit], number: int) -> bool:
    """Tell whether but one word stands between a day of a list and the one before: "from 5 until 7 March"."""
    before, hit = hits[number - 1] if number else None, hits[number]
    return before is not None and before.end == hit.first - 1 and before.rule == hit.rule == "days_month"


def _tense(
    tokens: Tokens, sentence: tuple[int, int], hit: Hit, is_linked: bool, is_verb_last: bool
) -> Direction | None:
    """Return what the nearest verb before an expression tells, or else the nearest after it; the other way round where verbs come last."""
    said = tokens.letters
    if hit.first and not is_linked:
        before = said[hit.first - 1]
        if before == _SINCE and isinstance(hit.said, Weekday):
            return Direction.PAST
        if before == _UNTIL and not isinstance(hit.said, ClockTime) and not _is_denied(tokens, sentence[0], hit.first):
            return Direction.FUTURE
    verbs = (_verb_before(tokens, sentence[0], hit.first), _verb_after(said, hit.end, sentence[1]))
    if verbs[0] is None and hit.first and said[hit.first - 1] == _THROUGH and isinstance(hit.said, Weekday):
        # "Rain is likely through Tuesday", but "it held through Tuesday".
        return Direction.FUTURE
    first, other = reversed(verbs) if is_verb_last else verbs
    told = first if first is not None else other
    if told is Direction.PAST and hit.first and said[hit.first - 1] in _OPEN_LIMITS and isinstance(hit.said, Calendar):
        # "It said that it could pay until then, through Dec. 12": the verb does not tell.
        return None
    return told


def _is_denied(tokens: Tokens, first: int, end: int) -> bool:
    """Tell "it was not found until March" from "it was closed until March"."""
    return _NOT in tokens.letters[first:end] and _verb_before(tokens, first, end) is Direction.PAST


def _verb_before(tokens: Tokens, first: int, end: int) -> Direction | None:
    said = tokens.letters
    will, was = said.rfind(_WILL, first, end), max(_last_told(tokens, one, first, end) for one in _PAST)
    if will == was:
        # Neither is there.
        return None
    return Direction.FUTURE if will > was else Direction.PAST


def _last_told(tokens: Tokens, one: str, first: int, end: int) -> int:
    """Return where a letter of the past stands last, -1 if nowhere; "held" of "will be held" is none of the past."""
    at = tokens.letters.rfind(one, first, end)
    while at >= 0 and _is_to_be(tokens, first, at):
        at = tokens.letters.rfind(one, first, at)
    return at


def _is_to_be(tokens: Tokens, first: int, at: int) -> bool:
    """Tell whether a participle stands after "be", or but an adverb between: "could be formally signed"."""
    before = at - 1
    if before > first and tokens.letters[before] == _SMALL:
        before -= 1
    if before < first:
        return False
    return tokens.letters[before] == _BE or (tokens.letters[before] == _WILL and tokens.values[before] == "be")


def _verb_after(said: str, first: int, end: int) -> Direction | None:
    will = said.find(_WILL, first, end)
    was = min((at for one in _PAST if (at := said.find(one, first, end)) >= 0), default=-1)
    if will == was:
        return None
    return Direction.FUTURE if will >= 0 and (was < 0 or will < was) else Direction.PAST


def _is_aside(tokens: Tokens, hit: Hit) -> bool:
    """Tell whether an expression looks aside: in brackets, "back in 2011", "planned for 1976"."""
    said, first = tokens.letters, hit.first
    if first >= 2 and said[first - 1] in letters("in") and said[first - 2] == letter("back_word"):
        return True
    if _WILL in said[_sentence(tokens, hit)[0] : first]:
        return True
    least = max(0, first - _REACH)
    opened = said.rfind(_OPEN, least, first)
    return opened >= 0 and said.find(_CLOSE, opened, first) < 0


def _join(tokens: Tokens, before: Hit, after: Hit) -> str:
    """Return how two expressions hang together: "to", "and", "comma", or "" where other words stand between."""
    gap = tokens.letters[before.end : after.first]
    if not gap or (len(gap) <= _FILLERS_MAX and gap[-1] in letters_of("on of in") and not set(gap) & set(_ENDS)):
        return "beside"
    if len(gap) > _FILLERS_MAX:
        return ""
    joins = [_JOINS[one] for one in gap if one in _JOINS]
    if len(joins) + sum(one in _FILLERS for one in gap) < len(gap) or not joins:
        return ""
    joined = joins[-1]
    if joined == "to" and "comma" in joins:
        # "Lundi, à 9 heures": what begins anew after a comma ends no stretch.
        return "comma"
    if joined == "and" and before.first and tokens.letters[before.first - 1] == letter("between"):
        return "to"
    return joined


def _share_years(tokens: Tokens, hits: list[Hit]) -> list[Hit]:
    """Give what is joined to a date with a year that year, too: "from March 5 to April 7, 2019"."""
    made = list(hits)
    for number in range(len(made) - 2, -1, -1):
        said, after = made[number].said, made[number + 1].said
        if not (isinstance(said, Calendar) and isinstance(after, Calendar)) or after.year is None:
            continue
        if said.year is not None or said.shift is not None or said.direction is not None or said.unit is Unit.YEAR:
            continue
        if (after.month is None and after.unit is not Unit.SEASON) or not _join(tokens, made[number], made[number + 1]):
            continue
        year = after.year
        if said.month is not None and after.month is not None and said.month > after.month:
            year -= 1
        made[number] = replace(made[number], said=replace(said, year=year))
    return made
