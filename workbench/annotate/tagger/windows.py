"""Cuts a text into sentences as the model learnt them, and packs these into the windows that it reads at once."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from workbench.annotate.tagger.casing import joined, sentence_casing
from workbench.annotate.tagger.pieces import Cut, Vocabulary

_LINE: Final = re.compile(r"[^\r\n]+")
_WORD: Final = re.compile(r"[^\W_]+|[^\w\s]|_")
_BREAK: Final = re.compile(r"(?<=[.!?])[\"\u201d\u2019')\]]*\s+(?=[\"\u201c\u2018'(\[]?[A-Z0-9])")
_ABBREVIATED: Final = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Lt|Col|Gen|Sgt|Maj|Capt|Adm|Sen|Rep|Gov|Prof|Inc|Ltd|Co|Corp|vs|No|Jr|Sr|Jan|Feb|Aug|Sept?|Oct"
    r"|Nov|Dec)|\b[A-Z]|\.[A-Za-z])\.$"
)
_ABBREVIATED_CHARS: Final = 8
# A sentence that is longer than a window may run over by this.
_OVERHANG: Final = 64
# Where a sentence starts and ends, and whether it begins a line.
Sentence = tuple[int, int, bool]


@dataclass(slots=True)
class Window:
    """What the model reads at once: pieces, a row of casing for each; and of each word its first piece and its span of the text."""

    pieces: list[int]
    casing: list[int] = field(default_factory=lambda: [0])
    firsts: list[int] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)


def sentences(text: str, start: int, end: int) -> Iterator[Sentence]:
    """Give the sentences of text[start:end], and of each whether it begins a line."""
    for line in _LINE.finditer(text, start, end):
        last, stop, begins = line.start(), line.end(), True
        for found in _BREAK.finditer(text, last, stop):
            if _ABBREVIATED.search(text, max(last, found.start() - _ABBREVIATED_CHARS), found.start()):
                continue
            yield last, found.end(), begins
            last, begins = found.end(), False
        if text[last:stop].strip():
            yield last, stop, begins


class Packer:
    """Packs sentences into windows of so many pieces; one that does not fit begins the next."""

    def __init__(self, vocabulary: Vocabulary, pieces_max: int) -> None:
        self._vocabulary, self._pieces_max = vocabulary, pieces_max
        self._window = Window([vocabulary.begin])
        self.windows: list[Window] = []

    def add(self, text: str, start: int, end: int, *, begins_line: bool) -> None:
        """Add the sentence text[start:end]."""
        spans = [word.span() for word in _WORD.finditer(text, start, end)]
        cut = self._vocabulary.cut
        cuts = [cut(text[first:after]) for first, after in spans]
        if not cuts:
            return
        count = sum([len(one.pieces) for one in cuts])
        if len(self._window.pieces) + count > self._pieces_max:
            self.flush()
        elif begins_line and self._window.firsts:
            self._window.pieces.append(self._vocabulary.end)
            self._window.casing.append(0)
        self._write(spans, cuts)

    def flush(self) -> None:
        """Close the window that is being filled."""
        if self._window.firsts:
            self._window.pieces.append(self._vocabulary.end)
            self._window.casing.append(0)
            self.windows.append(self._window)
        self._window = Window([self._vocabulary.begin])

    def _write(self, spans: list[tuple[int, int]], cuts: list[Cut]) -> None:
        mode = sentence_casing([one.shape for one in cuts])
        most = self._pieces_max + _OVERHANG
        before = -1
        for (start, end), (pieces, shape) in zip(spans, cuts, strict=True):
            if len(self._window.pieces) + len(pieces) > most:
                self.flush()
            window = self._window
            row = shape + mode
            if start == before:
                row = joined(row)
            before = end
            window.firsts.append(len(window.pieces))
            window.starts.append(start)
            window.ends.append(end)
            window.pieces += pieces
            window.casing += [row] * len(pieces)
