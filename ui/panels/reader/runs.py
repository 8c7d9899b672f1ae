"""Cuts the styled runs of a block, which may lie over one another, into segments that do not."""

from bisect import bisect_right
from collections import Counter
from itertools import pairwise

from workbench.model import Block, RunStyle

_SHOWN = (RunStyle.EMPHASIS, RunStyle.STRONG, RunStyle.CODE, RunStyle.SUPERSCRIPT)


class Segments:
    """The styles in force along one block."""

    def __init__(self, block: Block) -> None:
        edges: dict[int, Counter[RunStyle]] = {}
        for run in block.runs:
            if run.style in _SHOWN and block.start <= run.start < run.end <= block.end:
                edges.setdefault(run.start, Counter())[run.style] += 1
                edges.setdefault(run.end, Counter())[run.style] -= 1
        self._starts: list[int] = [block.start]
        self._styles: list[frozenset[RunStyle]] = [frozenset()]
        active: Counter[RunStyle] = Counter()
        for start, _ in pairwise([*sorted(edges), block.end]):
            active.update(edges[start])
            self._starts.append(start)
            self._styles.append(frozenset(style for style in _SHOWN if active[style] > 0))

    def between(self, start: int, end: int) -> list[tuple[int, int, frozenset[RunStyle]]]:
        """Return the parts of a span, end to end, each with its styles."""
        place = bisect_right(self._starts, start) - 1
        parts = []
        while start < end:
            stop = min(end, self._starts[place + 1]) if place + 1 < len(self._starts) else end
            if start < stop:
                parts.append((start, stop, self._styles[place]))
            start = max(start, stop)
            place += 1
        return parts
