"""Finds running heads, feet and page numbers: what stands at the same place on several pages, or counts them."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Final

from workbench.importing.pdf.columns import Row, rows_of
from workbench.importing.pdf.fragments import Fragment
from workbench.importing.pdf.pages import PageText

_EDGE_ROWS: Final = 4
# Shares of a page's height.
_HEAD_ENDS: Final = 0.16
_FOOT_BEGINS: Final = 0.84
_SAME_PLACE_POINTS: Final = 4.0
# Heads take turns on left and right pages, and change with the chapter.
_PAGES_APART: Final = 3
_NUMBER: Final = re.compile(
    r"[-–—\s|(\[<]*(?:(?:page|seite|p\.|pág\.|página|pagina|стр\.|страница|sayfa|صفحة)\s*)?(?P<number>\d{1,4}|[ivxlc]{1,7})"
    r"(?:\s*(?:/|\||of|von|de|di|sur|из|من)\s*\d{1,4})?[-–—\s|.)\]>]*",
    re.IGNORECASE,
)
_NUMBER_AT_END: Final = re.compile(r"^\W*(\d{1,4})(?=\s)|(?<=\s)(\d{1,4})\W*$")
_DIGITS: Final = re.compile(r"\d+")
_HEAD_CHARS_MAX: Final = 160
_NUMBERED_CHARS_MAX: Final = 110
_APART: Final = 0.5
_OTHER_SIZE: Final = 1.05
_COUNTED_MIN: Final = 2


def take_furniture(pages: Sequence[PageText]) -> list[tuple[list[Fragment], list[Fragment]]]:
    """Take heads and feet off the pages, and return those of each."""
    edges = [_edges(page) for page in pages]
    repeats = _repeated(pages, edges)
    offsets = _offsets(pages, edges)
    taken = []
    for page, (head, foot) in zip(pages, edges, strict=True):
        off = [_outer(rows, page, repeats, offsets) for rows in (head, foot)]
        gone = {id(fragment) for part in off for fragment in part}
        if gone:
            page.fragments = [fragment for fragment in page.fragments if id(fragment) not in gone]
        taken.append((off[0], off[1][::-1]))
    return taken


def _edges(page: PageText) -> tuple[list[Row], list[Row]]:
    """Return the rows at the top and at the bottom of a page, each from the edge inwards, and one row more."""
    head_ends, foot_begins = page.height * _HEAD_ENDS, page.height * _FOOT_BEGINS
    head = rows_of(fragment for fragment in page.fragments if fragment.middle < head_ends + 30)
    foot = rows_of(fragment for fragment in page.fragments if fragment.middle > foot_begins - 30)
    return head[: _EDGE_ROWS + 1], foot[::-1][: _EDGE_ROWS + 1]


def _is_at_edge(fragment: Fragment, page: PageText) -> bool:
    return fragment.middle < page.height * _HEAD_ENDS or fragment.middle > page.height * _FOOT_BEGINS


def _key(text: str) -> str:
    return _DIGITS.sub("0", text.casefold())


def _repeated(pages: Sequence[PageText], edges: list[tuple[list[Row], list[Row]]]) -> set[int]:
    """Return which pieces stand at the same place on a page nearby."""
    seen: dict[str, list[tuple[int, Fragment]]] = defaultdict(list)
    for number, (page, parts) in enumerate(zip(pages, edges, strict=True)):
        for part in parts:
            for row in part:
                for fragment in row:
                    if len(fragment.text) <= _HEAD_CHARS_MAX and _is_at_edge(fragment, page):
                        seen[_key(fragment.text)].append((number, fragment))
    repeated: set[int] = set()
    for key, places in seen.items():
        # Digits alone may be cells of tables: they are told by what they count.
        if not key.strip(" 0.-–—|/"):
            continue
        for place, (number, fragment) in enumerate(places):
            for other_number, other in places[place + 1 : place + 8]:
                if other_number - number > _PAGES_APART:
                    break
                if other_number != number and abs(other.middle - fragment.middle) < _SAME_PLACE_POINTS:
                    repeated |= {id(fragment), id(other)}
    return repeated


def _numbers(row: Row) -> list[int]:
    text = " ".join(fragment.text for fragment in row)
    whole = _NUMBER.fullmatch(text)
    if whole and whole["number"].isdecimal():
        return [int(whole["number"])]
    if len(text) > _NUMBERED_CHARS_MAX:
        return []
    return [int(first or last) for first, last in _NUMBER_AT_END.findall(text)]


def _offsets(pages: Sequence[PageText], edges: list[tuple[list[Row], list[Row]]]) -> frozenset[int]:
    """Return by how much the numbers at the edges of pages differ from their place, where several pages agree."""
    counted: Counter[int] = Counter()
    for page, parts in zip(pages, edges, strict=True):
        counted.update({number - page.number for part in parts if part for number in _numbers(part[0])})
    return frozenset(offset for offset, count in counted.most_common(3) if count >= max(_COUNTED_MIN, len(pages) // 8))


def _outer(rows: list[Row], page: PageText, repeated: set[int], offsets: frozenset[int]) -> list[Fragment]:
    """Return what is furniture of the rows at one edge: from outside inwards, up to the first row that is none."""
    sure = 0
    for place, row in enumerate(rows[:_EDGE_ROWS]):
        if not all(_is_at_edge(fragment, page) for fragment in row):
            break
        rest = " ".join(fragment.text for fragment in row if id(fragment) not in repeated)
        is_number = rest != "" and _NUMBER.fullmatch(rest) is not None
        inner = rows[place + 1] if place + 1 < len(rows) else None
        is_apart = inner is None or _stand_apart(row, inner, is_sized=not page.is_recognised)
        if rest and not is_number:
            # A number that counts the pages stands outermost; further in, it is that of a chapter.
            counts = place == 0 and any(number - page.number in offsets for number in _numbers(row))
            if not (counts and is_apart):
                break
        elif rest and not is_apart and not any(number - page.number in offsets for number in _numbers(row)):
            break
        # Pages may have their first lines in common; only heads stand apart from what is under them.
        if is_apart or is_number:
            sure = place + 1
    return [fragment for row in rows[:sure] for fragment in row]


def _stand_apart(row: Row, inner: Row, *, is_sized: bool) -> bool:
    """Tell whether more than the usual blank, or another size of letters, parts a row from the next."""
    height = row[0].bottom - row[0].top
    upper, lower = sorted((row[0], inner[0]), key=lambda fragment: fragment.top)
    small, large = sorted((row[0].size, inner[0].size))
    return lower.top - upper.bottom > height * _APART or (is_sized and large > small * _OTHER_SIZE)
