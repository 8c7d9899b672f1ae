"""From a raised number in a text to the note that it names, and back: by what stands there, for a page's links are not kept."""

import re
from dataclasses import dataclass

from workbench.model import Block, BlockKind, Document, Run, RunStyle, Zone

# "1", "[12]", "a)", "*": what names a note is short; "th" of "19th" and the 2 of CO2 have none that begins so.
_LABEL_CHARS_MAX = 6
_BRACKETS = " \t\u00a0[](){}.:^↑"


@dataclass(frozen=True, slots=True)
class Footnote:
    """A reference to a note, text[start:end], and the block of the note, text[note_start:note_end], in code points."""

    start: int
    end: int
    label: str
    note_start: int
    note_end: int


def footnote_at(document: Document, point: int) -> Footnote | None:
    """Return the reference that a character belongs to with its note, None where there is none."""
    blocks = document.in_reading_order()
    for number, block in enumerate(blocks):
        if block.start <= point < block.end:
            run = next((run for run in _raised(block) if run.start <= point < run.end), None)
            return None if run is None else _with_note(document, blocks, number, run)
    return None


def footnotes_in(document: Document, start: int, end: int) -> list[Footnote]:
    """Return the references in a stretch of the text that have notes, in reading order."""
    blocks = document.in_reading_order()
    found = []
    for number, block in enumerate(blocks):
        if block.start < end and start < block.end:
            runs = (run for run in _raised(block) if start <= run.start < end)
            found += [one for run in runs if (one := _with_note(document, blocks, number, run)) is not None]
    return found


def reference_of(document: Document, point: int) -> tuple[int, int] | None:
    """Return where the note that a character belongs to is referred to first, None where that is no note."""
    blocks = document.in_reading_order()
    here = next((block for block in blocks if block.start <= point < block.end), None)
    if here is None:
        return None
    for number, block in enumerate(blocks):
        if block is here:
            return None
        for run in _raised(block):
            found = _with_note(document, blocks, number, run)
            if found is not None and found.note_start == here.start:
                return run.start, run.end
    return None


def _raised(block: Block) -> list[Run]:
    return [run for run in block.runs if run.style is RunStyle.SUPERSCRIPT]


def _with_note(document: Document, blocks: tuple[Block, ...], number: int, run: Run) -> Footnote | None:
    label = document.text[run.start : run.end].strip(_BRACKETS)
    if not label or len(label) > _LABEL_CHARS_MAX:
        return None
    note = _note(document, blocks[number + 1 :], label)
    return None if note is None else Footnote(run.start, run.end, label, note.start, note.end)


def _note(document: Document, after: tuple[Block, ...], label: str) -> Block | None:
    """Return the last block that begins with a label, else the one so far down the last list that has so many."""
    opening = re.compile(rf"[\[({{↑^\s]*{re.escape(label)}(?!\w)")
    named = [
        block
        for block in after
        if block.zone is not Zone.COMMENT
        and opening.match(document.text, block.start, min(block.end, block.start + 40))
    ]
    if named:
        return named[-1]
    if not label.isdecimal():
        return None
    lists: list[list[Block]] = [[]]
    for block in after:
        if block.kind is BlockKind.LIST_ITEM and block.level <= 1 and block.zone is not Zone.COMMENT:
            lists[-1].append(block)
        elif lists[-1]:
            lists.append([])
    place = int(label) - 1
    return next((items[place] for items in reversed(lists) if 0 <= place < len(items)), None)
