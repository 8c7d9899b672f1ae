"""What of a found body is not the article's: pieces from outside of its container, furniture at its edges, calls to act."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from lxml.html import HtmlElement

from workbench.importing.draft import DraftBlock
from workbench.importing.page.endings import is_of_house, is_page_date, leads_on
from workbench.importing.page.names import calls_on_reader, levels, stands_beside
from workbench.importing.page.page_lines import PageLine, fold
from workbench.importing.pasted.lexicon import lexicon, line_key
from workbench.model import BlockKind

_PROSE_CHARS = 80
_PREFIX_CHARS = 24
# The article's container holds all of its prose but for a notice or two.
_CONTAINER_SHARE = 0.8
# Longer pieces outside of the container may be the article's first part: they stay unless a layout table parts them.
_EDGE_CHARS = 200
_FURNITURE_CHARS = 60
_CALL_CHARS = 300
_REPEATS = 3
# What is shorter than this, below a line that opens what else there is to read, is a title or a teaser.
_FOLLOWING_CHARS = 160
_LINKED = 0.8
_CELLS = ("td", "th")
# Some sites name what is behind their wall like the wall: boxes with more of the body than this hold the article.
_CALL_SHARE = 0.1
_CALL_LEVELS = 2
_BESIDE_CHARS = 600
_BESIDE_LEVELS = 4
_BESIDE_SHARE = 0.25
# "Also in the Bulletin: ...": a line that is one link and announces it.
_ANNOUNCED = re.compile(r"[»›>→\s]*[^:]{4,40}:\s+\S")


def place_blocks(blocks: Sequence[DraftBlock], lines: Sequence[PageLine]) -> list[int | None]:
    """Return for each block the number of the line in which it begins, None where the page shows no such line."""
    whole: dict[str, list[int]] = {}
    prefixes: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        whole.setdefault(line.text, []).append(number)
        prefixes.setdefault(line.text[:_PREFIX_CHARS], []).append(number)
    places: list[int | None] = []
    last = -1
    for block in blocks:
        first = fold(re.split(r"[\n\t]", block.text.lstrip(), maxsplit=1)[0])
        numbers = whole.get(first) or prefixes.get(first[:_PREFIX_CHARS])
        if not numbers:
            places.append(None)
            continue
        # Reading order settles which of two equal lines is meant.
        at = bisect_left(numbers, last + 1)
        number = numbers[at] if at < len(numbers) else numbers[-1]
        places.append(number)
        last = max(last, number)
    return places


def trim_body(blocks: Sequence[DraftBlock], lines: Sequence[PageLine], places: Sequence[int | None]) -> list[int]:
    """Return the numbers of the blocks that belong to the article, in order.

    Args:
        blocks: The body as found.
        lines: What the page shows.
        places: As place_blocks returns them.
    """
    prose = [
        (lines[place].holder, len(block.text))
        for block, place in zip(blocks, places, strict=True)
        if place is not None and len(block.text) >= _PROSE_CHARS and lines[place].linked < _LINKED / 2
    ]
    container = _container(prose)
    if container is None:
        return list(range(len(blocks)))
    inside = _Inside(container)
    in_cell = container.tag in _CELLS
    repeated = Counter(block.text for block in blocks if len(block.text) <= _FURNITURE_CHARS)
    boxed = _boxed(blocks, lines, places, container)
    chars = sum(len(block.text) for block in blocks)
    kept: list[int] = []
    outside: set[int] = set()
    for number, (block, place) in enumerate(zip(blocks, places, strict=True)):
        line = None if place is None else lines[place]
        is_outside = line is not None and not inside.holds(line.holder)
        if is_outside and in_cell:
            continue
        if block.kind is BlockKind.TABLE_ROW:
            kept.append(number)
            continue
        if repeated[block.text] >= _REPEATS and block.kind is not BlockKind.PREFORMATTED:
            continue
        if number in boxed or (line is not None and _leads_away(block, line)):
            continue
        if is_outside:
            outside.add(number)
        kept.append(number)
    # Never an empty article: what is left must be most of what was found.
    if sum(len(blocks[n].text) for n in kept) * 2 < chars:
        return list(range(len(blocks)))

    def is_edge(number: int) -> bool:
        place = places[number]
        return _is_edge(blocks[number], None if place is None else lines[place], number in outside)

    prose_at = next((at for at, n in enumerate(kept) if len(blocks[n].text) >= _PROSE_CHARS), 0)
    kept = [n for at, n in enumerate(kept) if at >= prose_at or not is_page_date(blocks[n].text)]
    start, stop = 0, len(kept)
    while start < stop and is_edge(kept[start]):
        start += 1
    stop = _before_what_follows(blocks, lines, places, kept)
    while stop > start and (is_edge(kept[stop - 1]) or _is_ending(blocks[kept[stop - 1]])):
        stop -= 1
    return kept[start:stop] or kept


def _before_what_follows(
    blocks: Sequence[DraftBlock], lines: Sequence[PageLine], places: Sequence[int | None], kept: Sequence[int]
) -> int:
    """Return where a body ends: before a line that opens what else there is to read, if no paragraph comes behind it."""
    stop = len(kept)
    for at in range(len(kept) - 1, len(kept) // 2, -1):
        block, place = blocks[kept[at]], places[kept[at]]
        linked = 0.0 if place is None else lines[place].linked
        if leads_on(block.text):
            stop = at
        elif len(block.text) >= _FOLLOWING_CHARS and linked < _LINKED:
            break
    return stop


def _is_ending(block: DraftBlock) -> bool:
    """Tell a last block that is of the house, or opens something that is not there."""
    if block.kind in (BlockKind.TABLE_ROW, BlockKind.PREFORMATTED, BlockKind.LIST_ITEM):
        return False
    text = block.text
    # A whole sentence set as a heading is a quotation that the page repeats.
    if block.kind is BlockKind.HEADING and not text.endswith((".", "!", "»", "”", "“", '"', "。")):
        return True
    if len(text) <= _FURNITURE_CHARS and text.endswith((":", "：", "…")):
        return True
    return is_of_house(text) or is_page_date(text)


def _container(prose: Sequence[tuple[HtmlElement, int]]) -> HtmlElement | None:
    """Return the smallest element around most of the prose."""
    weights: dict[HtmlElement, int] = {}
    for holder, chars in prose:
        step: HtmlElement | None = holder
        while step is not None:
            weights[step] = weights.get(step, 0) + chars
            step = step.getparent()
    least = _CONTAINER_SHARE * sum(chars for _, chars in prose)
    # From each leaf upwards weights only grow; those of the elements with most of the prose form one chain.
    chain = [element for element, weight in weights.items() if weight >= least]
    return min(chain, key=lambda e: (weights[e], -_depth(e)), default=None) if prose else None


def _depth(element: HtmlElement) -> int:
    return sum(1 for _ in element.iterancestors())


class _Inside:
    """Tells what is inside of an element; each holder is looked at once."""

    def __init__(self, container: HtmlElement) -> None:
        self._known: dict[HtmlElement, bool] = {container: True}

    def holds(self, element: HtmlElement) -> bool:
        path = []
        step: HtmlElement | None = element
        while step is not None and step not in self._known:
            path.append(step)
            step = step.getparent()
        answer = step is not None and self._known[step]
        for seen in path:
            self._known[seen] = answer
        return answer


def _leads_away(block: DraftBlock, line: PageLine) -> bool:
    """Tell a line between paragraphs that is one link to another article, and says so."""
    if len(block.text) > _CALL_CHARS or line.linked < _LINKED or block.kind is not BlockKind.PARAGRAPH:
        return False
    key = line_key(line.text.lstrip("»›→> "))
    return bool(lexicon().starts("furniture", key)) or _ANNOUNCED.match(line.text) is not None


def _boxed(
    blocks: Sequence[DraftBlock], lines: Sequence[PageLine], places: Sequence[int | None], container: HtmlElement
) -> set[int]:
    """Return the numbers of the pieces that stand in boxes of their own: those that call on the reader, and those beside the article."""
    chars = sum(len(block.text) for block in blocks)
    boxed: set[int] = set()
    for is_box, length, depth, share in (
        (calls_on_reader, _CALL_CHARS, _CALL_LEVELS, _CALL_SHARE),
        (stands_beside, _BESIDE_CHARS, _BESIDE_LEVELS, _BESIDE_SHARE),
    ):
        found = {
            number
            for number, (block, place) in enumerate(zip(blocks, places, strict=True))
            if place is not None
            and len(block.text) <= length
            and any(is_box(element) for element in levels(lines[place].holder, depth, container))
        }
        if sum(len(blocks[n].text) for n in found) <= max(length, share * chars):
            boxed |= found
    return boxed


def _is_edge(block: DraftBlock, line: PageLine | None, is_outside: bool) -> bool:
    """Tell whether a block before or behind the prose is furniture."""
    text = block.text
    key = line_key(text)
    words = lexicon()
    if len(text) <= _FURNITURE_CHARS and words.is_whole("furniture", key):
        return True
    if line is None:
        return False
    short = len(text) <= _CALL_CHARS
    if short and line.linked >= _LINKED and "://" not in text and block.kind is not BlockKind.HEADING:
        return is_outside or bool(words.starts("furniture", key))
    if short and is_outside:
        return bool(words.house.search(key)) or bool(words.starts("furniture", key))
    return False
