"""The sentences of an article, found where somebody reads: never all of them, for a text may be a book."""

from bisect import bisect_right
from functools import cached_property

from ui.panels.reader.marks import Span
from workbench.annotate.sentences import sentences_at
from workbench.model import Document

# No sentence is longer; what is, such as a list without a full stop, is cut at multiples of this rather than searched to its end.
_CELL_CHARS = 10_000


class Sentences:
    """The sentences of one text; none goes on from one block into the next."""

    def __init__(self, document: Document | None) -> None:
        self._document = document
        self._text = "" if document is None else document.text

    @cached_property
    def _blocks(self) -> list[tuple[int, int]]:
        """The spans of the blocks; a text of 100,000 comments is opened without a walk over them."""
        blocks = () if self._document is None else self._document.blocks
        return sorted((block.start, block.end) for block in blocks if block.end > block.start)

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self._blocks]

    def block_at(self, point: int) -> tuple[int, int] | None:
        """Return the span of the block that holds a character, None if there is none."""
        number = bisect_right(self._starts, point) - 1
        return self._blocks[number] if number >= 0 and point <= self._blocks[number][1] else None

    def at(self, point: int) -> Span | None:
        """Return the sentence that holds a character, or before which it stands; at the end of a block its last one."""
        block = self.block_at(point)
        if block is None:
            return None
        start, end = block
        # A sentence that is no longer than a cell lies within the three around any of its letters.
        cell = start + (min(point, end - 1) - start) // _CELL_CHARS * _CELL_CHARS
        low, high = max(start, cell - _CELL_CHARS), min(end, cell + 2 * _CELL_CHARS)
        near = self._text[low:high]
        last = len(near.rstrip()) - 1
        found = sentences_at(near, [min(point - low, last)]) if last >= 0 else []
        if not found:
            return None
        first, behind = low + found[0][0], low + found[0][1]
        if behind - first > _CELL_CHARS:
            first, behind = max(first, cell), min(behind, cell + _CELL_CHARS)
        return Span(first, behind)

    def after(self, sentence: Span) -> Span | None:
        """Return the sentence behind one in the same block, None behind the last."""
        found = self.at(sentence.end)
        return found if found is not None and found.start >= sentence.end else None

    def before(self, sentence: Span) -> Span | None:
        """Return the sentence before one in the same block, None before the first."""
        block = self.block_at(sentence.start)
        # The blanks between two sentences are of none: what is asked for is the last letter of the one before.
        head = "" if block is None else self._text[max(block[0], sentence.start - _CELL_CHARS) : sentence.start]
        blanks = len(head) - len(head.rstrip())
        return self.at(sentence.start - blanks - 1) if blanks < len(head) else None

    def in_block(self, point: int, *, is_last: bool) -> Span | None:
        """Return the first or the last sentence of the block that holds a character."""
        block = self.block_at(point)
        return None if block is None else self.at(block[1] if is_last else block[0])


def same_sentence(sentence: Span, former: str, text: str) -> Span | None:
    """Return where a sentence of a former text stands in the one that is there now, None where its words are gone."""
    words = former[sentence.start : sentence.end]
    if text.startswith(words, sentence.start):
        return sentence
    # The nearest of those that read the same.
    before, after = text.rfind(words, 0, sentence.start + len(words)), text.find(words, sentence.start)
    near = [at for at in (before, after) if at >= 0]
    if not near or not words:
        return None
    start = min(near, key=lambda at: abs(at - sentence.start))
    return Span(start, start + len(words))
