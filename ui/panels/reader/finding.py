"""Finds words in one article as a reader means them: case, accents and line breaks make no difference."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from index.folding import IGNORED, fold
from workbench.model import Block, Document, Zone

FOUND_MAX = 10_000


class Finder:
    """Searches one document; its text is folded once, when it is first asked."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._folded: str | None = None
        self._blocks: list[Block] = []
        self._starts: list[int] = []

    def prepare(self) -> str:
        """Fold the text now, and return it so."""
        if self._folded is None:
            self._blocks = sorted(self._document.blocks, key=lambda block: block.start)
            self._starts = [block.start for block in self._blocks]
            self._folded = fold(self._document.text)
        return self._folded

    def find(self, words: str, *, with_boilerplate: bool) -> list[tuple[int, int]]:
        """Return the spans that read like these words, in the order of the text, at most FOUND_MAX of them."""
        wanted = fold(words).replace(IGNORED, "").split()
        if not wanted:
            return []
        text = self.prepare()
        # Between the letters may stand what is passed over; in most texts there is nothing of the kind, and plain words are found sooner.
        skipped = f"{IGNORED}*" if IGNORED in text else ""
        pattern = re.compile(r"\s+".join(skipped.join(re.escape(letter) for letter in word) for word in wanted))
        found: list[tuple[int, int]] = []
        for start, end, block in self._matches(pattern, text):
            if block.zone is Zone.BOILERPLATE and not with_boilerplate:
                continue
            found.append((start, end))
            if len(found) == FOUND_MAX:
                break
        return found

    def _matches(self, pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int, Block]]:
        """Yield the matches that stand within one block."""
        at = 0
        while (match := pattern.search(text, at)) is not None:
            number = bisect_right(self._starts, match.start()) - 1
            block = self._blocks[number] if number >= 0 else None
            if block is not None and match.end() <= block.end:
                yield *match.span(), block
                at = match.end()
            else:
                # It runs on into the next block: another may begin within it.
                at = match.start() + 1
