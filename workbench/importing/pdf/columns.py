"""Brings the pieces of a page into the order in which they are read: columns found by the gaps between them, rows of tables kept."""

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

from workbench.importing.pdf.fragments import Fragment

# All in heights of letters, but for the shares.
_GUTTER: Final = 0.7
_COLUMN_WIDTH: Final = 7.0
_COLUMN_LINES: Final = 3
_DOUBTFUL_LINES: Final = 8
_DOUBTFUL: Final = 0.7
_COLUMN_FILLED: Final = 0.55
_COLUMN_CHARS: Final = 12
_CELL_GAP: Final = 1.2
_ALIGNED: Final = 0.4
_STARTS_ALIGNED: Final = 0.5
_ROW_OVERLAP: Final = 0.5
_WHOLE_WIDTH: Final = 0.85
_DEPTH_MAX: Final = 4
_ROWS_LOOKED_AT: Final = 400
# Comparing rows is cut short on pages that are no text: a page of a newspaper takes some hundred steps.
_STEPS_MAX: Final = 20_000
_TABLE_ROWS: Final = 3
_TABLE_ALIGNED: Final = 0.6
_SHORT_CELL_CHARS: Final = 14
_MARK: Final = re.compile(r"[\W_]{1,3}|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]?")
_LEADERS: Final = re.compile(r"(?:\. ?){4,}|\.{4,}|…{2,}|_{4,}")


@dataclass(slots=True)
class Line:
    """A line of a column; `cells` are the cells of a table's row."""

    text: str
    start: float
    end: float
    top: float
    bottom: float
    size: float
    is_bold: bool
    font: str = ""
    cells: tuple[str, ...] = ()


@dataclass(slots=True)
class Column:
    """Lines that are read from top to bottom."""

    lines: list[Line]


Row = list[Fragment]


def rows_of(fragments: Iterable[Fragment]) -> list[Row]:
    """Gather pieces that stand at the same height, from top to bottom and each from start to end."""
    rows: list[Row] = []
    for fragment in sorted(fragments, key=lambda fragment: fragment.middle):
        for row in reversed(rows[-3:]):
            ruling = row[0]
            shared = min(ruling.bottom, fragment.bottom) - max(ruling.top, fragment.top)
            if shared > _ROW_OVERLAP * min(ruling.bottom - ruling.top, fragment.bottom - fragment.top):
                row.append(fragment)
                break
        else:
            rows.append([fragment])
    for row in rows:
        if len(row) > 1:
            row.sort(key=lambda fragment: fragment.start)
    return rows


def columns_of(fragments: Sequence[Fragment]) -> list[Column]:
    """Return the columns of a page in reading order; what runs across all of them parts those above from those below."""
    cutter = _Cutter()
    cutter.cut(rows_of(fragments), 0)
    return cutter.columns


class _Cutter:
    def __init__(self) -> None:
        self.columns: list[Column] = []
        self._steps = 0

    def cut(self, rows: list[Row], depth: int) -> None:
        alone: list[Row] = []
        at = 0
        width = _width([fragment for row in rows for fragment in row])
        # A table over the whole width may have a gap where the columns above or under it have theirs.
        walls = _walls(rows)
        while at < len(rows):
            is_open = depth < _DEPTH_MAX and at not in walls
            wall = next((n for n in walls if n > at), len(rows))
            end, parts = self._band(rows[:wall], at, width) if is_open else (at, [])
            if parts:
                self._lay(alone)
                alone = []
                for part in parts:
                    self.cut(rows_of(part), depth + 1)
                at = end
            else:
                alone.append(rows[at])
                at += 1
        self._lay(alone)

    def _lay(self, rows: list[Row]) -> None:
        if rows:
            tables = _tables(rows)
            lines = [
                _table_line(row, [rows[m] for m, leader in tables.items() if leader == n and m != n])
                if tables.get(n) == n
                else _line(row)
                for n, row in enumerate(rows)
                if tables.get(n, n) == n
            ]
            self.columns.append(Column(lines))

    def _band(self, rows: list[Row], first: int, width: float) -> tuple[int, list[list[Fragment]]]:
        """Find the most rows from one on that gaps part into columns; return the row behind them and what each column has."""
        covered: list[tuple[float, float]] = []
        gaps: list[tuple[float, float]] = []
        size = max(fragment.size for fragment in rows[first])
        end = first
        while end < min(len(rows), first + _ROWS_LOOKED_AT) and self._steps < _STEPS_MAX:
            self._steps += 1
            united = _united(covered, rows[end])
            left = _gaps(united, size * _GUTTER)
            if not left and (gaps or sum(b - a for a, b in united) > width * _WHOLE_WIDTH):
                break
            covered, gaps = united, left
            end += 1
        if not gaps or end - first < _COLUMN_LINES:
            return first, []
        shared = [row for row in rows[first:end] if len(row) > 1]
        # Where the file has each line from side to side, a gap may be one of words set far apart: it takes more lines to believe it.
        is_doubtful = sum(map(_is_written_in_one, shared)) > len(shared) * _DOUBTFUL
        least = _DOUBTFUL_LINES if is_doubtful else _COLUMN_LINES
        return end, _columns_between(gaps, [fragment for row in rows[first:end] for fragment in row], least)


def _width(fragments: Sequence[Fragment]) -> float:
    if not fragments:
        return 0.0
    return max(fragment.end for fragment in fragments) - min(fragment.start for fragment in fragments)


def _united(covered: list[tuple[float, float]], row: Row) -> list[tuple[float, float]]:
    united: list[tuple[float, float]] = []
    for start, end in sorted([*covered, *((fragment.start, fragment.end) for fragment in row)]):
        if united and start <= united[-1][1]:
            united[-1] = (united[-1][0], max(end, united[-1][1]))
        else:
            united.append((start, end))
    return united


def _gaps(covered: list[tuple[float, float]], least: float) -> list[tuple[float, float]]:
    return [(before, after) for (_, before), (after, _) in itertools.pairwise(covered) if after - before >= least]


def _is_written_in_one(row: Row) -> bool:
    return all(after.first == before.last + 1 for before, after in itertools.pairwise(row))


def _columns_between(gaps: list[tuple[float, float]], fragments: list[Fragment], least: int) -> list[list[Fragment]]:
    """Part pieces at the gaps that have prose on both sides; none where no two columns have it."""
    while gaps:
        middles = [(before + after) / 2 for before, after in gaps]
        parts: list[list[Fragment]] = [[] for _ in range(len(gaps) + 1)]
        for fragment in fragments:
            parts[bisect_right(middles, fragment.start)].append(fragment)
        poor = next((n for n, part in enumerate(parts) if not _is_prose(part, least)), None)
        if poor is None:
            return parts
        # What is no column by itself belongs to its nearer neighbour: marks of a list, numbers of lines, cells of a table.
        beside = [n for n in (poor - 1, poor) if 0 <= n < len(gaps)]
        del gaps[min(beside, key=lambda n: gaps[n][1] - gaps[n][0])]
    return []


def _is_prose(part: list[Fragment], least: int) -> bool:
    rows = rows_of(part)
    if len(rows) < least:
        return False
    width, size = _width(part), median(fragment.size for fragment in part)
    if width < _COLUMN_WIDTH * size:
        return False
    # Where words of one column stand far apart, what is right of a gap begins where it happens to.
    starts = [min(fragment.start for fragment in row) for row in rows]
    first = min(starts)
    if sum(start - first < size * _ALIGNED for start in starts) < len(starts) * _STARTS_ALIGNED:
        return False
    filled = median(sum(fragment.end - fragment.start for fragment in row) for row in rows)
    chars = median(sum(len(fragment.text) for fragment in row) for row in rows)
    return filled >= width * _COLUMN_FILLED and chars >= _COLUMN_CHARS


def _tables(rows: list[Row]) -> dict[int, int]:
    """Return the rows that are of a table, each with the row that it belongs to: itself, or the one whose cells go on in it."""
    found: dict[int, int] = {}
    run: dict[int, int] = {}
    leader = -1
    for number in range(len(rows) + 1):
        if number < len(rows) and _has_cells(rows[number]):
            leader = run[number] = number
            continue
        if number < len(rows) and run and _goes_on(rows[leader], rows[number - 1], rows[number]):
            run[number] = leader
            continue
        leaders = sorted(set(run.values()))
        if len(leaders) >= _TABLE_ROWS and _are_aligned([rows[n] for n in leaders]):
            found |= run
        run = {}
    return found


def _goes_on(leader: Row, above: Row, row: Row) -> bool:
    """Tell whether a row is what cells of the row above have more lines for."""
    size = leader[0].size
    if row[0].top - above[0].bottom > size or len(row) > len(leader):
        return False
    starts = [cell.start for cell in leader[1:]]
    return all(any(abs(fragment.start - start) < size * _ALIGNED for start in starts) for fragment in row)


def _walls(rows: list[Row]) -> list[int]:
    """Return the rows of tables that are surely none of columns of text: the file has each in one, and some cells are short."""
    tables = _tables(rows)
    leaders = {n for n in set(tables.values()) if len(rows[n]) > 2 and _is_written_in_one(rows[n])}
    if len(leaders) < _TABLE_ROWS:
        return []
    cells = range(min(len(rows[n]) for n in leaders))
    if min(median(len(rows[n][cell].text) for n in leaders) for cell in cells) >= _SHORT_CELL_CHARS:
        return []
    return sorted(n for n, leader in tables.items() if leader in leaders)


def _has_cells(row: Row) -> bool:
    if len(row) < 2 or _MARK.fullmatch(row[0].text) or any(_LEADERS.search(fragment.text) for fragment in row):
        return False
    gap = _CELL_GAP * max(fragment.size for fragment in row)
    return all(after.start - before.end >= gap for before, after in itertools.pairwise(row))


def _are_aligned(rows: list[Row]) -> bool:
    """Tell whether most rows have a cell behind the first that begins or ends where another row's does."""
    size = median(fragment.size for row in rows for fragment in row)
    edges = [[row[0].start for row in rows], [row[-1].end for row in rows]]
    if all(max(places) - min(places) < size * _ALIGNED for places in edges):
        # Two words to a line that is stretched look like two cells.
        cells = [fragment.text for row in rows for fragment in row]
        if sum(" " not in cell and cell[-1:].isalpha() for cell in cells) > len(cells) / 2:
            return False
    places = [[place for fragment in row[1:] for place in (fragment.start, fragment.end)] for row in rows]
    aligned = 0
    for number, own in enumerate(places):
        others = places[max(0, number - 3) : number] + places[number + 1 : number + 4]
        aligned += any(abs(a - b) < size * _ALIGNED for a in own for other in others for b in other)
    return aligned >= len(rows) * _TABLE_ALIGNED


def _table_line(leader: Row, following: list[Row]) -> Line:
    cells = [[fragment.text] for fragment in leader]
    for fragment in (fragment for row in following for fragment in row):
        nearest = min(range(len(leader)), key=lambda n: abs(leader[n].start - fragment.start))
        cells[nearest].append(fragment.text)
    line = _line([*leader, *(fragment for row in following for fragment in row)])
    line.cells = tuple("\n".join(texts) for texts in cells)
    return line


def _line(row: Row) -> Line:
    longest = max(row, key=lambda fragment: len(fragment.text))
    return Line(
        " ".join(fragment.text for fragment in row),
        min(fragment.start for fragment in row),
        max(fragment.end for fragment in row),
        min(fragment.top for fragment in row),
        max(fragment.bottom for fragment in row),
        longest.size,
        all(fragment.is_bold for fragment in row),
        row[0].font,
    )
