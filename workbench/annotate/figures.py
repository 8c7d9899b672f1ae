"""Numbers of an English sentence with what they count, by rules so simple that nothing is said where they do not fit."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from workbench.annotate.cues import FUNCTION
from workbench.annotate.tokens import Token, cut


@dataclass(frozen=True, slots=True)
class Figure:
    """A number text[start:end], with its unit and what it counts; one of both is known, the other may be empty."""

    start: int
    end: int
    number: str
    unit: str = ""
    counted: str = ""


_NUMBER: Final = re.compile(
    r"(?<![\w.,/:-])(?P<money>US\$|\$|€|£)?\s?(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?![\w,/:-]|\.\d)"
    r"(?P<scale> (?:hundred|thousand|million|billion|trillion)\b)?(?P<share>\s?%|\s(?:per cent|percent)\b)?"
)
_WORDS: Final = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    r"|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:one|two|three|four|five|six|seven|eight|nine))?|a dozen)"
    r"(?! of\b)(?: hundred| thousand| million| billion)?\b",
    re.IGNORECASE,
)
_MONEY: Final = {"US$": "US dollars", "$": "dollars", "€": "euros", "£": "pounds"}
_UNITS: Final = {
    **dict.fromkeys(("km", "kilometre", "kilometres", "kilometer", "kilometers"), "kilometres"),
    **dict.fromkeys(("mile", "miles"), "miles"),
    **dict.fromkeys(("metre", "metres", "meter", "meters"), "metres"),
    **dict.fromkeys(("foot", "feet"), "feet"),
    **dict.fromkeys(("ton", "tons", "tonne", "tonnes"), "tons"),
    **dict.fromkeys(("kg", "kilograms"), "kilograms"),
    **dict.fromkeys(("acre", "acres"), "acres"),
    **dict.fromkeys(("hectare", "hectares"), "hectares"),
    **dict.fromkeys(("dollar", "dollars"), "dollars"),
    **dict.fromkeys(("euro", "euros"), "euros"),
    **dict.fromkeys(("barrel", "barrels"), "barrels"),
    **dict.fromkeys(("second", "seconds"), "seconds"),
    **dict.fromkeys(("minute", "minutes"), "minutes"),
    **dict.fromkeys(("hour", "hours"), "hours"),
    **dict.fromkeys(("day", "days"), "days"),
    **dict.fromkeys(("week", "weeks"), "weeks"),
    **dict.fromkeys(("month", "months"), "months"),
    **dict.fromkeys(("year", "years"), "years"),
}
_PLURALS: Final = frozenset(
    ["people", "men", "women", "children", "aircraft", "personnel", "police", "votes", "dead", "wounded"]
)
# They end as plurals do, or stand between number and noun in other sentences.
_NO_NOUNS: Final = frozenset(
    ["percent", "minus", "plus", "times", "perhaps", "thus", "less", "versus", "always", "besides", "told"]
)
# Between the number and its noun stand at most so many adjectives and names: "40 long-range Soviet missiles".
_BETWEEN_MAX: Final = 2
_YEARS: Final = range(1500, 2101)


def figures_of(text: str, start: int, end: int, taken: Sequence[tuple[int, int]] = ()) -> tuple[Figure, ...]:
    """Return the figures of a sentence, in order.

    Args:
        text: Of the article, English.
        start: Of the sentence.
        end: Of the sentence.
        taken: Spans in which a number is none that counts, such as dates.
    """
    found: list[Figure] = []
    for match in sorted((*_NUMBER.finditer(text, start, end), *_WORDS.finditer(text, start, end)), key=_start):
        first, behind = match.span()
        if any(a < behind and first < b for a, b in taken) or (found and first < found[-1].end):
            continue
        groups = match.groupdict()
        money, share, number = groups.get("money"), groups.get("share"), groups.get("number") or match[0]
        number = f"{number}{groups.get('scale') or ''}"
        if money or share:
            unit = _MONEY[money] if money else "per cent"
            found.append(Figure(first, behind, number, unit))
        elif not (number.isdecimal() and int(number) in _YEARS):
            figure = _counting(text, first, number, cut(text, behind, min(end, behind + 80)))
            if figure is not None:
                found.append(figure)
    return tuple(found)


def _start(match: re.Match[str]) -> int:
    return match.start()


def _counting(text: str, start: int, number: str, behind: Sequence[Token]) -> Figure | None:
    """Return a number with its unit, or with the noun in the plural that follows it; None where neither does."""
    for place, token in enumerate(behind[: _BETWEEN_MAX + 1]):
        if not token.is_word or not token.key.replace("-", "").isalpha() or token.key in FUNCTION | _NO_NOUNS:
            return None
        if place == 0 and token.key in _UNITS:
            return Figure(start, token.end, number, _UNITS[token.key])
        is_plural = token.key in _PLURALS or (token.key.endswith("s") and not token.key.endswith(("ss", "us", "is")))
        if is_plural:
            return Figure(start, token.end, number, counted=" ".join(text[behind[0].start : token.end].split()))
    return None
