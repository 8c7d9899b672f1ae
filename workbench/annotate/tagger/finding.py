"""Finds names in an article with the model."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from workbench.annotate.tagger.decoding import calibrated
from workbench.annotate.tagger.model import Model
from workbench.annotate.tagger.repeats import consistent
from workbench.annotate.tagger.tagged import Stretch, Tagging
from workbench.annotate.tagger.windows import Sentence, sentences
from workbench.model import Document, Zone

# Of a text without end, as no article is, only so much is read: it takes a quarter of a minute.
_CHARS_MAX: Final = 500_000


def find_names(document: Document, unexplained: Sequence[int] | None = None) -> Tagging:
    """Return the names in every zone but boilerplate; none where the text is not in English.

    Args:
        document: The article.
        unexplained: Where words begin, in order, of which nobody knows yet what they name; sentences without any are not
            read, but for the one before such a sentence, without which that is understood less. None reads all.
    Raises:
        TaggerError: If the model cannot be used.
    """
    if document.language not in (None, "", "en"):
        return Tagging()
    model = Model.default()
    packer = model.packer()
    text = document.text
    unreadable = bytearray(b"\1") * len(text)
    unread: list[Stretch] = []
    chars = 0
    for block in document.blocks:
        if block.zone is Zone.BOILERPLATE:
            continue
        unreadable[block.start : block.end] = bytes(block.end - block.start)
        found = list(sentences(text, block.start, block.end))
        for (start, end, begins_line), is_read in zip(found, _are_read(found, unexplained), strict=True):
            # A sentence without end, as of a text without full stops, is read as far as that goes.
            stop = min(end, start + _CHARS_MAX - chars) if is_read else start
            if start < stop:
                packer.add(text, start, stop, begins_line=begins_line)
                chars += stop - start
            if stop < end:
                unread.append(Stretch(stop, end))
    packer.flush()
    names = consistent(text, unreadable, list(model.read(packer.windows)))
    slope, shift = model.calibration
    return Tagging(
        tuple(replace(one, probability=round(calibrated(one.probability, slope, shift), 4)) for one in names),
        tuple(_joined(unread)),
    )


def _are_read(found: list[Sentence], unexplained: Sequence[int] | None) -> list[bool]:
    if unexplained is None:
        return [True] * len(found)
    wanted = [_has_any(unexplained, start, end) for start, end, _ in found]
    return [one or following for one, following in zip(wanted, (*wanted[1:], False), strict=False)]


def _has_any(positions: Sequence[int], start: int, end: int) -> bool:
    at = bisect_left(positions, start)
    return at < len(positions) and positions[at] < end


def _joined(stretches: list[Stretch]) -> list[Stretch]:
    """Return stretches with those made one that nothing parts."""
    joined: list[Stretch] = []
    for one in stretches:
        if joined and joined[-1].end == one.start:
            joined[-1] = Stretch(joined[-1].start, one.end)
        else:
            joined.append(one)
    return joined
