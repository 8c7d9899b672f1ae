"""Where each block of an article stood in its original, told by the lines that the original shows.

An article is stored as title, body, comments and what was left out, each together. The page had them otherwise, and only in its
own order can a reader judge what was taken for what.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.model import Zone

# Readers fold blanks, drop bullets and mend quotes: block and line are the same where they begin with the same letters.
_KEY_CHARS = 40
_READ_CHARS = 120
_CELL_OR_LINE = re.compile(r"[\n\t]")
_NO_LETTER = re.compile(r"[\W_]+")
# Before the line that stands for it, in it or behind it, and after everything that is.
_BEFORE, _AT, _AFTER = range(3)
_Position = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class PageOrder:
    """Where blocks stood in the original: `ranks` by block, 0 for the one on top; `lines` by rank, ascending.

    `first` and `last` are the lines from the title to the end of the text, `last` the smaller where none of it was found.
    """

    ranks: list[int]
    lines: list[int]
    first: int
    last: int

    def above(self, line: int) -> int:
        """Return how many blocks stand above a line."""
        return bisect_left(self.lines, line)

    def is_inside(self, line: int) -> bool:
        """Tell whether what stands before a line stands within the article, or right behind it."""
        return self.first <= line <= self.last + 1


def page_order(blocks: Sequence[tuple[Zone, str]], lines: Sequence[str]) -> PageOrder:
    """Find the places of blocks.

    Args:
        blocks: Zone and text of each block, in the order in which they are stored.
        lines: What the original shows, from top to bottom; blocks that begin in none of them stay behind the one before them.
    """
    if not lines:
        ranks = list(range(len(blocks)))
        return PageOrder(ranks, ranks, 0, len(ranks) - 1)
    seen = _Lines([_first(text) for _, text in blocks], lines)
    streams: dict[Zone, list[int]] = {}
    for number, (zone, _) in enumerate(blocks):
        streams.setdefault(Zone.BODY if zone is Zone.CAPTION else zone, []).append(number)
    found = {zone: _find([seen.of[n] for n in members]) for zone, members in streams.items()}
    article = [line for line in found.get(Zone.BODY, ()) if line is not None]
    first, last = (article[0], article[-1]) if article else (0, -1)
    for zone in (Zone.TITLE, Zone.STANDFIRST):
        found[zone] = [_above(seen.of[n], first) for n in streams.get(zone, ())]
    positions: list[_Position] = [(0, 0, 0)] * len(blocks)
    for zone, members in streams.items():
        is_behind = zone in {Zone.COMMENT, Zone.BOILERPLATE}
        at, side = (last, _AFTER) if is_behind else (first, _BEFORE)
        at, side = next(((line, _BEFORE) for line in found[zone] if line is not None), (at, side))
        for number, place in zip(members, found[zone], strict=True):
            if place is not None:
                at, side = place, _AT
            positions[number] = (at, side, number)
    ranks = [0] * len(blocks)
    by_rank = sorted(range(len(blocks)), key=positions.__getitem__)
    for rank, number in enumerate(by_rank):
        ranks[number] = rank
    title = next((line for line in found[Zone.TITLE] if line is not None), first)
    return PageOrder(ranks, [positions[number][0] for number in by_rank], min(title, first), last)


class _Lines:
    """Finds the lines in which blocks may begin: `of` has those of each block, ascending."""

    def __init__(self, starts: Sequence[str], lines: Sequence[str]) -> None:
        self.of: list[Sequence[int]] = []
        same: dict[str, list[int]] = {start: [] for start in starts}
        alike: dict[str, list[int]] = {}
        for number, line in enumerate(lines):
            if line in same:
                same[line].append(number)
            else:
                # One that is word for word some block's is nobody else's: a comment may quote a paragraph from its start.
                alike.setdefault(_key(line), []).append(number)
        for start in starts:
            self.of.append(same[start] or alike.get(_key(start), ()))


def _first(text: str) -> str:
    """Return the first line or cell of a block."""
    return _CELL_OR_LINE.split(text.lstrip(), maxsplit=1)[0].rstrip()


def _key(text: str) -> str:
    start = text[:_READ_CHARS]
    letters = _NO_LETTER.sub("", start if start.isascii() else unicodedata.normalize("NFC", start)).casefold()
    return letters[:_KEY_CHARS] or start.strip()


def _find(candidates: Sequence[Sequence[int]]) -> list[int | None]:
    """Return in which of its lines each block of one zone begins: ascending, None where that cannot be told.

    What stands once on the page and once in the zone is sure, but for teasers and the like that are out of order; between these
    the rest is found in its turn. (The idea of patience diff.)
    """
    counts = Counter(lines[0] for lines in candidates if lines)
    sure = [(n, lines[0]) for n, lines in enumerate(candidates) if len(lines) == 1 and counts[lines[0]] == 1]
    found: list[int | None] = [None] * len(candidates)
    for member, number in _ascending(sure):
        found[member] = number
    limits: list[int] = []
    limit, start = 1 << 62, 0
    for n, place in reversed([*enumerate(found)]):
        limits.append(limit)
        limit, start = (limit, start) if place is None else (place, n)
    limits.reverse()
    # Above what is sure, the nearest line counts: a menu says on top what a kicker says again.
    for n in range(start - 1, -1, -1):
        at = bisect_left(candidates[n], limit)
        if at:
            found[n] = limit = candidates[n][at - 1]
    former = -1
    for n, lines in enumerate(candidates):
        line = found[n]
        if line is None:
            at = bisect_right(lines, former)
            if at < len(lines) and lines[at] < limits[n]:
                found[n] = line = lines[at]
        if line is not None:
            former = line
    return found


def _ascending(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest run of pairs whose second numbers ascend; the first ones do.

    Source: longest increasing subsequence by patience sorting, Fredman 1975.
    """
    tops: list[int] = []
    piles: list[int] = []
    before: list[int] = []
    for number, (_, line) in enumerate(pairs):
        at = bisect_left(tops, line)
        before.append(piles[at - 1] if at else -1)
        if at == len(tops):
            tops.append(line)
            piles.append(number)
        else:
            tops[at], piles[at] = line, number
    run = []
    number = piles[-1] if piles else -1
    while number >= 0:
        run.append(pairs[number])
        number = before[number]
    return run[::-1]


def _above(lines: Sequence[int], first: int) -> int | None:
    """Return which line of several is meant: the last one before the text, else the first one behind its start."""
    if not lines:
        return None
    return lines[max(0, bisect_right(lines, first) - 1)]
