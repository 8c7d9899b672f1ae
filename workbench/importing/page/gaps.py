"""Paragraphs of an article that extraction left out although they stand among those that it took."""

import re
from collections.abc import Sequence

from lxml.html import HtmlElement

from workbench.importing.draft import DraftBlock
from workbench.importing.page.captions import is_caption
from workbench.importing.page.names import is_furniture
from workbench.importing.page.page_lines import PageLine, fold, tight
from workbench.importing.pasted.lexicon import lexicon, line_key
from workbench.model import BlockKind, Zone

_PROSE_CHARS = 60
_LINKED_MAX = 0.5
_HEADING = re.compile(r"h[2-6]")
# Looking for every line in a body that is longer than this would take as long as the page is hostile.
_SEARCHED_CHARS_MAX = 300_000


def fill_gaps(
    blocks: Sequence[DraftBlock], places: Sequence[int | None], lines: Sequence[PageLine], dropped: set[int]
) -> tuple[list[DraftBlock], list[int | None]]:
    """Return a body with the paragraphs that stand side by side with its own, and their places.

    Extraction drops a paragraph that repeats the one before it, has many links, or is named like a teaser.

    Args:
        blocks: The body.
        places: The line of each block.
        lines: What the page shows.
        dropped: The lines of what was found and is not the article's.
    """
    missing = [number for number in _missing(blocks, places, lines) if number not in dropped]
    if not missing:
        return list(blocks), list(places)
    out: list[DraftBlock] = []
    where: list[int | None] = []
    at = 0
    for block, place in zip(blocks, places, strict=True):
        while place is not None and at < len(missing) and missing[at] < place:
            out.append(_block(lines[missing[at]]))
            where.append(missing[at])
            at += 1
        out.append(block)
        where.append(place)
    out += [_block(lines[number]) for number in missing[at:]]
    where += missing[at:]
    return out, where


def _missing(blocks: Sequence[DraftBlock], places: Sequence[int | None], lines: Sequence[PageLine]) -> list[int]:
    whole = tight("\n".join(block.text for block in blocks))
    if len(whole) > _SEARCHED_CHARS_MAX:
        return []
    covered = _covered(blocks, places, lines)
    siblings: set[tuple[HtmlElement, str]] = set()
    for block, place in zip(blocks, places, strict=True):
        if place is not None and len(block.text) >= _PROSE_CHARS and block.kind is not BlockKind.TABLE_ROW:
            holder = lines[place].holder
            siblings.add((holder.getparent(), holder.tag))
    parents = {parent for parent, _ in siblings}
    first, last = min(covered, default=0), max(covered, default=0)
    missing = []
    previous = ""
    for number, line in enumerate(lines):
        is_prose = len(line.text) >= _PROSE_CHARS
        if number not in covered and line.linked < _LINKED_MAX and _stands_among(line.holder, parents):
            key = tight(line.text)
            # A text that is there already is lost only where it repeats the paragraph before it.
            is_new = key not in whole or (is_prose and line.text == previous and line.holder.tag != "li")
            if is_new and not is_furniture(line.holder):
                if is_prose:
                    is_sibling = (line.holder.getparent(), line.holder.tag) in siblings or line.holder.tag == "li"
                    if is_sibling and not is_caption(line):
                        missing.append(number)
                elif first < number < last and _HEADING.fullmatch(line.holder.tag) and number + 1 in covered:
                    words = lexicon()
                    if not words.is_whole("furniture", line_key(line.text)) and not words.is_whole(
                        "after", line_key(line.text)
                    ):
                        missing.append(number)
        if is_prose:
            previous = line.text
    return missing


def _stands_among(holder: HtmlElement, parents: set[HtmlElement]) -> bool:
    """Tell whether an element is a sibling of the body's paragraphs, or an item of a list that is one."""
    parent = holder.getparent()
    if parent in parents:
        return True
    return holder.tag == "li" and parent is not None and parent.getparent() in parents and not is_furniture(parent)


def _block(line: PageLine) -> DraftBlock:
    tag = line.holder.tag
    if _HEADING.fullmatch(tag):
        return DraftBlock(Zone.BODY, line.text, BlockKind.HEADING, int(tag[1]))
    if tag == "li":
        return DraftBlock(Zone.BODY, line.text, BlockKind.LIST_ITEM, 1)
    return DraftBlock(Zone.BODY, line.text)


def _covered(blocks: Sequence[DraftBlock], places: Sequence[int | None], lines: Sequence[PageLine]) -> set[int]:
    """Return the numbers of the lines that the body holds."""
    covered: set[int] = set()
    for block, place in zip(blocks, places, strict=True):
        if place is None:
            continue
        covered.add(place)
        text, at = fold(block.text), 0
        for number in range(place, len(lines)):
            found = text.find(lines[number].text, at)
            if found < 0:
                break
            covered.add(number)
            at = found + len(lines[number].text)
    return covered
