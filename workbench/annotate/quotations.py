"""What of a text is quoted: between marks of quotation, or set apart as a quotation by the page."""

from bisect import bisect_right
from collections.abc import Iterable
from typing import Final

from workbench.annotate.findings import Mention
from workbench.model import BlockKind, Document, Zone

_PAIRS: Final = {"“": "”", "«": "»", "„": "“", '"': '"', "‘": "’", "”": "”"}
_CLOSERS: Final = {"„": "“”"}


def quotations(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return what stands within marks of quotation in a block, without the marks, in order; marks within others are its own."""
    found: list[tuple[int, int]] = []
    # Where each closing mark was found last, `end` where there is none: no part of a text is searched twice.
    places: dict[str, int] = {}
    at = start
    while at < end:
        mark = text[at]
        if mark not in _PAIRS or (mark == "‘" and at > start and text[at - 1].isalnum()):
            at += 1
            continue
        close = min(_next(text, one, at, end, places) for one in _CLOSERS.get(mark, _PAIRS[mark]))
        if close < end:
            found.append((at + 1, close))
            at = close
        at += 1
    return found


def _next(text: str, mark: str, at: int, end: int, places: dict[str, int]) -> int:
    place = places.get(mark, -1)
    if place <= at:
        place = text.find(mark, at + 1, end)
        places[mark] = place = end if place < 0 else place
    return place


def quoted_places(document: Document, mentions: Iterable[Mention]) -> frozenset[int]:
    """Return where those mentions start that stand in a quotation, outside of comments and boilerplate."""
    blocks = document.blocks
    starts = [block.start for block in blocks]
    within: dict[int, list[tuple[int, int]]] = {}
    found = []
    for mention in mentions:
        if mention.zone in {Zone.COMMENT, Zone.BOILERPLATE}:
            continue
        at = max(0, bisect_right(starts, mention.start) - 1)
        block = blocks[at]
        if at not in within:
            is_set_apart = block.kind is BlockKind.QUOTE
            within[at] = (
                [(block.start, block.end)] if is_set_apart else quotations(document.text, block.start, block.end)
            )
        place = bisect_right(within[at], (mention.start, len(document.text))) - 1
        if place >= 0 and mention.start < within[at][place][1]:
            found.append(mention.start)
    return frozenset(found)
