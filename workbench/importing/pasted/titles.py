"""Finds the headline of a pasted page among the lines above and around the first paragraph."""

import math
from collections import Counter

from workbench.importing.pasted.lines import Line, Look
from workbench.importing.shown_dates import shows_date

_LONGEST_CHARS = 200
_LONGEST_WORDS = 28
# Lists of teasers and boxes may stand between headline and text; some pages set a summary above the headline.
_LINES_ABOVE = 60
_LINES_INSIDE = 4
_LONGEST_ANCHOR_WORDS = 16
_LONGEST_SCRAP_WORDS = 3
_USUAL_WORDS = 14
_MOST_ECHOES = 6
_HEADLINE_WORDS = 4
_LEAST_HEADLINE_WORDS = 3
_MOST_HOLDERS = 3
_MOST_REPEATS = 2
_SEARCHED_CHARS = 200_000
_PARTS = frozenset("|»›→>")

# How much each trait speaks for a headline: a logistic regression over the lines of pages of some four hundred outlets.
# Fitted on either half of them it finds as many headlines in the other (71 and 67 of 100, where the rules that it replaced
# found 61 and 54), so that what it has learnt is of pages and not of these.
_ECHO, _ECHOES = 2.0, 1.6  # share, and number, of its longer words that come again in the text
_HELD, _REPEATED = 1.8, 0.5  # as a part of other lines (breadcrumb, title of the window, "next"); as a whole line
_ABOVE_BYLINE = {1: 1.7, 2: 1.5, 3: 0.75, 4: 0.75}
_BELOW_BYLINE = 0.8
_FEW_WORDS = {1: -1.6, 2: -0.9, 3: -0.8}
_EACH_TEN_WORDS = -0.85  # beyond the usual number
_FAR = -0.5  # for each factor of e in the distance to the text
_INSIDE, _EACH_LINE_INSIDE = -2.3, -1.0
_STOP, _COLON = -1.6, -0.4
_OWN = -0.8  # is a date line, a byline or a caption itself
_LISTED, _PARTED, _SHOUTED, _DIGITS = -0.4, -0.4, -0.2, -0.4
_AFTER_PROSE, _BEFORE_LONGER, _BEFORE_SCRAP, _BEFORE_TEXT, _BEFORE_GAP = -0.6, 0.7, -0.9, -0.5, 0.55


def may_be_title(line: Line) -> bool:
    """Tell whether a line may be a title, by its looks alone."""
    return (
        1 <= line.words <= _LONGEST_WORDS
        and len(line.text) <= _LONGEST_CHARS
        and not line.has(Look.BYLINE | Look.FURNITURE | Look.GIVING | Look.CHROME | Look.CAPTION)
        and not (line.words < 9 and shows_date(line.text))
    )


def find_title(lines: list[Line], repeats: Counter[str], first: int, last: int) -> int | None:
    """Return the index of the headline of the body, lines[first:last], None if nothing looks like one."""
    above = [n for n in range(max(0, first - _LINES_ABOVE), first) if _is_candidate(lines[n])]
    inside = [n for n in range(first, min(first + _LINES_INSIDE + 1, last)) if _is_candidate(lines[n])]
    places = above + [n for n in inside if not (lines[n].has(Look.SENTENCE) and lines[n].prose > 1)]
    if not places:
        return None
    score = _Scores(lines, repeats, first, last).of
    best = max(places, key=score)
    # A breadcrumb, a kicker and the title of the window hold the headline, which stands by itself as well.
    whole = lines[best].text
    inner = [n for n in places if n != best and _is_end_of(lines[n].text, whole)]
    return max(inner, key=lambda n: len(lines[n].text), default=best)


def _is_candidate(line: Line) -> bool:
    return (
        1 <= line.words <= _LONGEST_WORDS
        and len(line.text) <= _LONGEST_CHARS
        and not line.has(Look.FURNITURE | Look.GIVING | Look.CHROME)
    )


def _is_anchor(line: Line) -> bool:
    """Tell whether a line is one of those that stand beside a headline: date line or byline."""
    return line.has(Look.BYLINE | Look.DATE) and line.words <= _LONGEST_ANCHOR_WORDS and not line.has(Look.SENTENCE)


class _Scores:
    """What the page around it says for and against a line."""

    def __init__(self, lines: list[Line], repeats: Counter[str], first: int, last: int) -> None:
        self._lines = lines
        self._repeats = repeats
        self._first = first
        self._all = "\n".join(line.text for line in lines if len(line.text) <= 2 * _LONGEST_CHARS)[:_SEARCHED_CHARS]
        self._body = {word for line in lines[first:last] for word in _words_of(line)}

    def of(self, n: int) -> float:
        """Return the score of a line as the headline."""
        line = self._lines[n]
        score = self._by_echoes(line) + self._by_place(n) + _FEW_WORDS.get(line.words, 0.0)
        score += _EACH_TEN_WORDS * max(0, line.words - _USUAL_WORDS) / 10
        score += _STOP * (line.text[-1] == ".") + _COLON * (line.text[-1] in ":,;")
        score += _OWN * line.has(Look.DATE | Look.BYLINE | Look.CAPTION) + _LISTED * line.has(Look.LISTED)
        score += _PARTED * (not _PARTS.isdisjoint(line.text)) + _SHOUTED * line.text.isupper()
        return score + _DIGITS * sum(c.isdigit() for c in line.text) / len(line.text)

    def _by_echoes(self, line: Line) -> float:
        words = _words_of(line)
        echoes = sum(word in self._body for word in words)
        share = echoes / max(1, len(words)) * min(1.0, len(words) / _HEADLINE_WORDS)
        score = _ECHO * share + _ECHOES * min(echoes, _MOST_ECHOES) / _MOST_ECHOES
        others = self._repeats[line.text] - 1
        # Shorter lines that come again are the house's name and entries of its menu.
        if line.words >= _LEAST_HEADLINE_WORDS:
            score += _REPEATED * (1 <= others <= _MOST_REPEATS)
            score += _HELD * (1 <= self._all.count(line.text) - self._repeats[line.text] <= _MOST_HOLDERS)
        return score

    def _by_place(self, n: int) -> float:
        lines, first = self._lines, self._first
        score = _FAR * math.log1p(max(0, first - n))
        if n >= first:
            score += _INSIDE + _EACH_LINE_INSIDE * (n - first)
        score += next(
            (gain for far, gain in _ABOVE_BYLINE.items() if n + far < len(lines) and _is_anchor(lines[n + far])), 0
        )
        if n:
            score += _BELOW_BYLINE * _is_anchor(lines[n - 1]) + _AFTER_PROSE * (lines[n - 1].prose > 1)
        if n + 1 < len(lines):
            after = lines[n + 1]
            # A scrap that comes again is the house's name, as agencies sign with it.
            is_house = (
                self._repeats[after.text] > 1
                and after.text[:1].isupper()
                and not after.has(Look.FURNITURE | Look.CHROME | Look.DATE)
            )
            is_scrap = after.words <= _LONGEST_SCRAP_WORDS and not is_house
            score += _BEFORE_LONGER * (after.words > lines[n].words + 3) + _BEFORE_SCRAP * is_scrap
            score += _BEFORE_TEXT * (n + 1 == first) + _BEFORE_GAP * min(after.gap, 2)
        return score


def _words_of(line: Line) -> list[str]:
    return [w.strip('.,:;!?"„“”»«()') for w in line.text.casefold().split() if len(w) > 3]


def _is_end_of(text: str, whole: str) -> bool:
    """Tell whether a line is the beginning or the end of a longer one, cut between words."""
    rest = len(whole) - len(text)
    if rest < 2 or len(text.split()) < _LEAST_HEADLINE_WORDS:
        return False
    return (whole.endswith(text) and not whole[rest - 1].isalnum()) or (
        whole.startswith(text) and not whole[len(text)].isalnum()
    )
