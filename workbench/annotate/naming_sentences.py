"""Which sentence of an article each mention stands in."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from workbench.annotate.findings import Mention
from workbench.annotate.sentences import sentences_at
from workbench.model import Document, Zone


def sentences_of(document: Document, mentions: Sequence[Mention]) -> Iterator[tuple[Mention, int]]:
    """Yield each mention outside of boilerplate, in reading order, with where its sentence begins in code points."""
    blocks = document.blocks
    starts = [block.start for block in blocks]
    by_block: dict[int, list[Mention]] = {}
    for mention in mentions:
        if mention.zone is not Zone.BOILERPLATE:
            by_block.setdefault(max(0, bisect_right(starts, mention.start) - 1), []).append(mention)
    for number, named in by_block.items():
        block = blocks[number]
        text = document.text[block.start : block.end]
        spans = sentences_at(text, [mention.start - block.start for mention in named])
        begins = [start for start, _ in spans]
        for mention in named:
            at = max(0, bisect_right(begins, mention.start - block.start) - 1)
            yield mention, block.start + begins[at] if begins else block.start
