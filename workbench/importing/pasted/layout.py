"""Finds where on a pasted page the article stands."""

from collections.abc import Sequence
from itertools import pairwise

from workbench.importing.pasted.lines import Line, Look

# A page shows itself by this many lines that look like buttons, or by one and a crowd of scraps around the prose.
_LEAST_FURNITURE = 2
_LEAST_SCRAPS = 12
_LEAST_MENU = 3
_LONGEST_ENTRY_WORDS = 3
# Costs of leaving the prose, in the unit of Line.prose (a line of six words): a whole box costs no more than this ...
_BOX_COST = -9.0
# ... prose beyond a box counts from here on, and "About the author" ends an article when this share of it has passed.
_SURE_PROSE = 2.0
_PASSED_PROSE = 0.5
_PARAGRAPH_PROSE = 4.0
_LINES_AHEAD = 12


def body_run(lines: list[Line], end: int) -> tuple[int, int]:
    """Return first and last-plus-one of the stretch of lines with the most prose (Kadane's maximum sum)."""
    best, best_start, best_end = 0.0, 0, 0
    current, start = 0.0, 0
    # A box in the middle of an article costs a bounded sum, however many wallets it names.
    box = 0.0
    for n in range(end):
        if current <= 0:
            current, start = 0.0, n
        line = lines[n]
        if line.has(Look.FURNITURE | Look.GIVING | Look.CHROME):
            cost = max(line.prose, _BOX_COST - box)
            box += cost
            current += cost
        else:
            box = 0.0
            current += line.prose
        if current > best:
            best, best_start, best_end = current, start, n + 1
    return best_start, _end_before_tail(lines, best_start, _end_beyond_boxes(lines, best_end, end))


def _end_before_tail(lines: list[Line], start: int, end: int) -> int:
    """Return where the body ends if a heading like "About the author" comes when most of its prose has passed."""
    total = sum(max(0.0, line.prose) for line in lines[start:end])
    passed = 0.0
    for n in range(start, end):
        is_end = lines[n].has(Look.AFTER_ARTICLE) and not (
            lines[n].has(Look.READ_ALSO) and _goes_on(lines[n + 1 : min(end, n + 1 + _LINES_AHEAD)])
        )
        if is_end and passed >= _PASSED_PROSE * total:
            return n
        passed += max(0.0, lines[n].prose)
    return end


def _goes_on(rest: Sequence[Line]) -> bool:
    """Tell an article that goes on under "See also" from teasers of others: paragraphs follow each other there."""
    return any(a.prose >= _PARAGRAPH_PROSE and b.prose >= _PARAGRAPH_PROSE for a, b in pairwise(rest))


def _end_beyond_boxes(lines: list[Line], body_end: int, end: int) -> int:
    """Return the end of the body with the prose that only share rows, boxes and captions part from it."""
    n = body_end
    while n < end:
        line = lines[n]
        if line.prose > _SURE_PROSE:
            body_end = n + 1
        elif not line.has(Look.FURNITURE | Look.GIVING | Look.CHROME | Look.CAPTION):
            is_heading = n + 1 < end and lines[n + 1].prose > _SURE_PROSE
            if not is_heading or not lines[n - 1].has(Look.GIVING | Look.CAPTION):
                break
        n += 1
    return body_end


def teasers(lines: list[Line], start: int, end: int) -> frozenset[int]:
    """Return the lines within the body that stand under "Related" and the like: headlines of other articles."""
    found: set[int] = set()
    is_under = False
    for n in range(start, end):
        line = lines[n]
        if line.has(Look.AFTER_ARTICLE | Look.READ_ALSO):
            is_under = True
        elif line.prose > 0 or line.has(Look.LISTED):
            is_under = False
        elif is_under:
            found.add(n)
    return frozenset(found)


def is_page(lines: list[Line]) -> bool:
    """Tell a page from a plain text: by lines that look like buttons, or by short ones, as a crowd or as a menu.

    One line that looks like a button does not make a page.
    """
    furniture = sum(line.has(Look.FURNITURE | Look.GIVING | Look.CHROME | Look.COMMENT_HEAD) for line in lines)
    scraps = sum(line.prose < 0 for line in lines)
    return furniture >= _LEAST_FURNITURE or (furniture > 0 and (scraps >= _LEAST_SCRAPS or _has_menu(lines)))


def _has_menu(lines: list[Line]) -> bool:
    """Tell whether very short lines stand stacked above the first prose, as the entries of a menu do."""
    stacked = 0
    for line in lines:
        if line.prose > 1:
            return False
        is_entry = line.words <= _LONGEST_ENTRY_WORDS and not line.has(Look.SENTENCE | Look.DATE)
        stacked = (stacked + 1 if stacked and not line.gap else 1) if is_entry else 0
        if stacked == _LEAST_MENU:
            return True
    return False
