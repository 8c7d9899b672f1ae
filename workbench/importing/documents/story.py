"""Collects the blocks of a document as its reader comes upon them: paragraphs, rows of tables, text boxes, notes.

Whoever writes into it walks a stranger's tree without calling itself; what is open is kept here, on stacks.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Final

from workbench.errors import RefusedError
from workbench.importing.draft import DraftBlock
from workbench.importing.page.body import CELL_BREAK
from workbench.importing.plain import TEXT_CHARS_MAX
from workbench.model import BlockKind, Run, RunStyle, Zone

# A novel of a thousand pages has fifteen thousand paragraphs; a "document" with more than this is a data file.
_BLOCKS_MAX: Final = 200_000
# A cell with more paragraphs than this lays out a page; in a table of data, the cells of a row belong on one line.
_CELL_BLOCKS_MAX: Final = 3
_BLANKS: Final = re.compile(r"[\s\x00-\x1f]+")
_FOLDED: Final = re.compile(r"[^\s\x00-\x1f\u00ad\u200b\u2060\ufeff]+(?: [^\s\x00-\x1f\u00ad\u200b\u2060\ufeff]+)*")
# Hyphenation hints and marks without width: they part words that a reader, and a search, sees as one.
_INVISIBLE: Final = re.compile("[\u00ad\u200b\u2060\ufeff\x00]")
# What is no character in a text: other controls, and halves of surrogate pairs.
_NO_CHARACTER: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")

Styles = tuple[RunStyle, ...]


@dataclass(frozen=True, slots=True)
class Look:
    """What a block is going to be."""

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    zone: Zone = Zone.BODY


PLAIN: Final = Look()


@dataclass(slots=True)
class _Frame:
    """What is being written: the text of one block, and the blocks before it."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    runs: list[Run] = field(default_factory=list)
    ends_blank: bool = True
    blocks: list[DraftBlock] = field(default_factory=list)
    held: list[DraftBlock] = field(default_factory=list)


def expect_article(chars: int, blocks: int) -> None:
    """Let only so much pass as one article may have.

    Raises:
        RefusedError: If it is more.
    """
    if chars > TEXT_CHARS_MAX:
        raise RefusedError(
            f"it has more than the {TEXT_CHARS_MAX:,} characters that an article may have; cut it into parts"
        )
    if blocks > _BLOCKS_MAX:
        raise RefusedError(f"it has more than {_BLOCKS_MAX:,} paragraphs, which no article has; cut it into parts")


class Story:
    """The blocks of a document so far."""

    def __init__(self) -> None:
        self._frame = _Frame()
        self._frames: list[_Frame] = []
        self._rows: list[list[list[DraftBlock]]] = []
        self._notes: list[DraftBlock] = []
        self._note_count = self._chars = self._count = 0

    @property
    def lines_above(self) -> int:
        """How many blocks stand above what is being written, as far as they are settled."""
        return len((self._frames[0] if self._frames else self._frame).blocks)

    def text(self, text: str, styles: Styles = (), *, keep_space: bool = False) -> None:
        """Write on in the open block; white space is folded unless it is to be kept.

        Raises:
            RefusedError: If the document has more text than an article may have.
        """
        frame = self._frame
        if keep_space:
            text = _NO_CHARACTER.sub("", _INVISIBLE.sub("", text))
        elif _FOLDED.fullmatch(text) is None:
            text = _BLANKS.sub(" ", _INVISIBLE.sub("", text))
            if frame.ends_blank:
                text = text.removeprefix(" ")
        if not text:
            return
        frame.ends_blank = text[-1] in " \n"
        start = frame.length
        frame.parts.append(text)
        frame.length += len(text)
        self._chars += len(text)
        if self._chars > TEXT_CHARS_MAX:
            expect_article(self._chars, self._count)
        for style in styles:
            self._style(style, start, frame.length)

    def _style(self, style: RunStyle, start: int, end: int) -> None:
        """Set a span apart; word processors cut one phrase into many, which become one again."""
        runs = self._frame.runs
        for n in range(len(runs) - 1, max(-1, len(runs) - 4), -1):
            if runs[n].style is style and runs[n].end == start:
                runs[n] = Run(runs[n].start, end, style)
                return
        runs.append(Run(start, end, style))

    def line_break(self) -> None:
        """Begin a new line within the block."""
        frame = self._frame
        if frame.length:
            frame.parts.append("\n")
            frame.length += 1
            frame.ends_blank = True

    def end(self, look: Look = PLAIN) -> None:
        """End the block; one without text is none. Then comes what was held for its end.

        Raises:
            RefusedError: If the document has more paragraphs than any.
        """
        frame = self._frame
        if frame.length:
            self._settle(frame, look)
        if frame.held:
            frame.blocks += frame.held
            frame.held = []

    def _settle(self, frame: _Frame, look: Look) -> None:
        whole = "".join(frame.parts)
        text = whole.rstrip()
        if text:
            self._count += 1
            if self._count > _BLOCKS_MAX:
                expect_article(self._chars, self._count)
            if look.kind is not BlockKind.PREFORMATTED:
                text = re.sub(" *\n", "\n", text) if "\n" in text and not frame.runs else text
            runs: tuple[Run, ...] = ()
            if frame.runs:
                cut = (Run(r.start, min(r.end, len(text)), r.style) for r in frame.runs if r.start < len(text))
                runs = tuple(sorted(cut, key=lambda r: (r.start, -r.end)))
            frame.blocks.append(DraftBlock(look.zone, text, look.kind, look.level, runs))
        frame.parts, frame.runs, frame.length, frame.ends_blank = [], [], 0, True

    def open_row(self) -> None:
        """Begin a row of a table."""
        self.end()
        self._rows.append([])

    def open_cell(self) -> None:
        """Begin a cell of the row."""
        self._push()

    def close_cell(self) -> None:
        """End the cell."""
        self._rows[-1].append(self._pop())

    def close_row(self) -> None:
        """End the row: its cells become one block, unless they only lay out the page."""
        self.end()
        self._frame.blocks += _laid(self._rows.pop())

    def open_aside(self) -> None:
        """Begin what stands beside the text that is being written: a text box, a note."""
        self._push()

    def close_aside(self, *, held: bool = False) -> list[DraftBlock]:
        """End what stands beside the text and return its blocks; if held, they come behind the block that is open."""
        blocks = self._pop()
        if held:
            self._frame.held += blocks
            return []
        return blocks

    def note_mark(self) -> int:
        """Write the mark of the next note and return its number."""
        self._note_count += 1
        self.text(f"[{self._note_count}]")
        return self._note_count

    def add_note(self, number: int, blocks: Iterable[DraftBlock]) -> None:
        """Lay a note under the text, with its number."""
        mark = f"[{number}] "
        for place, block in enumerate(blocks):
            self._notes.append(block if place else _shifted(block, mark))

    def finish(self) -> list[DraftBlock]:
        """Return all blocks, the notes last; whatever was left open is ended."""
        while self._frames:
            self._frame.held += self._pop()
        self.end()
        return [*self._frame.blocks, *self._notes]

    def _push(self) -> None:
        self._frames.append(self._frame)
        self._frame = _Frame()

    def _pop(self) -> list[DraftBlock]:
        self.end()
        blocks = self._frame.blocks
        self._frame = self._frames.pop()
        return blocks


def _shifted(block: DraftBlock, mark: str) -> DraftBlock:
    by = len(mark)
    runs = tuple(Run(run.start + by, run.end + by, run.style) for run in block.runs)
    return replace(block, text=mark + block.text, runs=runs)


def _laid(cells: list[list[DraftBlock]]) -> list[DraftBlock]:
    """Return a row as one block; as the blocks of its cells where it is a frame around them."""
    filled = [blocks for blocks in cells if blocks]
    if len(cells) == 1 or any(len(blocks) > _CELL_BLOCKS_MAX for blocks in filled):
        return [block for blocks in filled for block in blocks]
    if not filled:
        return []
    parts: list[str] = []
    runs: list[Run] = []
    length = 0
    for blocks in cells:
        if length or parts:
            parts.append(CELL_BREAK)
            length += len(CELL_BREAK)
        start = length
        for number, block in enumerate(blocks):
            if number:
                parts.append(" ")
                length += 1
            parts.append(block.text.replace(CELL_BREAK, " "))
            runs += [
                Run(run.start + length, run.end + length, run.style)
                for run in block.runs
                if run.style is not RunStyle.CELL
            ]
            length += len(block.text)
        if length > start:
            runs.append(Run(start, length, RunStyle.CELL))
    text = "".join(parts).rstrip()
    runs.sort(key=lambda r: (r.start, -r.end))
    return [DraftBlock(Zone.BODY, text, BlockKind.TABLE_ROW, 0, tuple(runs))]
