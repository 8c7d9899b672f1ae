"""Finds words in one article as a reader means them: case, accents and line breaks make no difference."""

import re

from index.folding import IGNORED, fold
from workbench.model import Document, Zone

FOUND_MAX = 10_000


class Finder:
    """Searches one document; its text is folded once, when it is first asked."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._folded: str | None = None

    def find(self, words: str, *, with_boilerplate: bool) -> list[tuple[int, int]]:
        """Return the spans that read like these words, in the order of the text, at most FOUND_MAX of them."""
        wanted = fold(words).replace(IGNORED, "").split()
        if not wanted:
            return []
        if self._folded is None:
            self._folded = fold(self._document.text)
        skipped = f"{IGNORED}*"
        pattern = re.compile(r"\s+".join(skipped.join(re.escape(letter) for letter in word) for word in wanted))
        found: list[tuple[int, int]] = []
        for block in self._document.blocks:
            if block.zone is Zone.BOILERPLATE and not with_boilerplate:
                continue
            for match in pattern.finditer(self._folded, block.start, block.end):
                found.append(match.span())
                if len(found) == FOUND_MAX:
                    return found
        return found
