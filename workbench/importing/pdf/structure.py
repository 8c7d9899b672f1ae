"""Says what each paragraph of a document is: a heading, an item, a caption, a note, a row, or text that goes on over the page."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Final

from workbench.importing.pdf.joining import Vocabulary, join_lines
from workbench.importing.pdf.paragraphs import BULLET, CONTENTS, NOTE_MARK, SENTENCE_END, Paragraph

_HEADING_RATIO: Final = 1.12
_RECOGNISED_HEADING_RATIO: Final = 1.5
_HEADING_LINES_MAX: Final = 4
_HEADING_CHARS_MAX: Final = 220
_BOLD_HEADING_CHARS_MAX: Final = 130
_CAPITALS_WORDS_MAX: Final = 12
_CAPITALS_CHARS_MIN: Final = 5
_NOTE_SIZE: Final = 0.93
# Notes stand in the lower part of a page, though long ones may fill most of it.
_NOTES_BEGIN: Final = 0.3
_CAPTION: Final = re.compile(
    r"(?:(?:figures?|fig\.|tables?|tab\.|charts?|maps?|box|exhibit|graph|image|plate|photos?|illustration|abbildung|abb\.|tabelle|karte|"
    r"grafik|foto|bild|figura|gráfico|tabla|cuadro|mapa|tableau|carte|graphique|рис\.|рисунок|таблица|фото|карта|şekil|tablo|harita|"
    r"fotoğraf|شكل|جدول|خريطة|صورة|图|圖|表|図)\s?(?:[A-Z]?\d{1,3}(?:[.\-–]\d{1,3})*|[IVX]{1,5})?\s*[:.–—|：]\s*\S"
    r"|(?:figure|fig\.|table|chart|map|abbildung|tabelle|figura|tableau)\s[A-Z]?\d{1,3}(?:[.\-]\d{1,3})*\s+[A-Z]"
    r"|(?:photo|foto|image|picture|source|sources|quelle|fuente|credit|note|notes|источник|kaynak|المصدر)\s?(?:by|credit)?\s*[:：]\s*\S"
    r"|(?:©|\([cC]\))\s?\S)",
    re.IGNORECASE,
)
_CAPTION_CHARS_MAX: Final = 700
_HEADING_END: Final = re.compile(r"[.;,:]$")
_LETTER: Final = re.compile(r"[^\W\d_]")
_GOES_ON: Final = re.compile(r"[,;\-\u2010\u00ad\ufffe–—(]$")
_FULL: Final = 2.5


class Part(Enum):
    """What a paragraph is."""

    TEXT = auto()
    HEADING = auto()
    ITEM = auto()
    CAPTION = auto()
    NOTE = auto()
    ROW = auto()
    HEAD = auto()
    FOOT = auto()
    CONTENTS = auto()


@dataclass(slots=True)
class Passage:
    """A paragraph with what it is; one that goes on over a page has the lines of both."""

    part: Part
    page: int
    lines: list[str]
    size: float
    is_bold: bool = False
    top: float = 0.0
    cells: tuple[str, ...] = ()
    last: Paragraph | None = field(default=None, repr=False)

    def text(self, words: Vocabulary) -> str:
        """Return its text."""
        return join_lines(self.lines, words)


def passages_of(
    paragraphs: Sequence[Paragraph], *, height: float, body_size: float, is_recognised: bool
) -> list[Passage]:
    """Say of the paragraphs of one page what they are."""
    notes = _notes(paragraphs, height, body_size)
    passages = []
    for number, paragraph in enumerate(paragraphs):
        following = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        part = Part.NOTE if number in notes else _part(paragraph, following, body_size, is_recognised=is_recognised)
        first = paragraph.lines[0]
        passages.append(
            Passage(
                part,
                paragraph.page,
                [line.text for line in paragraph.lines],
                paragraph.size,
                paragraph.is_bold,
                first.top,
                first.cells,
                paragraph,
            )
        )
    return passages


def _notes(paragraphs: Sequence[Paragraph], height: float, body_size: float) -> set[int]:
    """Return which paragraphs are notes: small ones at the end of a column, from the first that is marked or goes on from before."""
    found: set[int] = set()
    columns: dict[int, list[int]] = {}
    for number, paragraph in enumerate(paragraphs):
        columns.setdefault(paragraph.column, []).append(number)
    for members in columns.values():
        tail: list[int] = []
        for number in reversed(members):
            paragraph = paragraphs[number]
            if paragraph.size > body_size * _NOTE_SIZE or paragraph.is_row:
                break
            if paragraph.lines[0].top < height * _NOTES_BEGIN:
                break
            tail.insert(0, number)
        if any(NOTE_MARK.match(paragraphs[number].lines[0].text) for number in tail):
            found.update(tail)
    return found


def _part(paragraph: Paragraph, following: Paragraph | None, body_size: float, *, is_recognised: bool) -> Part:
    first = paragraph.lines[0]
    if paragraph.is_row:
        return Part.ROW
    if CONTENTS.search(paragraph.lines[-1].text):
        return Part.CONTENTS
    if BULLET.match(first.text):
        return Part.ITEM
    if paragraph.chars <= _CAPTION_CHARS_MAX and _CAPTION.match(first.text):
        return Part.CAPTION
    if not is_heading_size(paragraph, body_size, is_recognised=is_recognised):
        return Part.HEADING if _is_plain_heading(paragraph, following) else Part.TEXT
    return Part.HEADING


def is_heading_size(paragraph: Paragraph, body_size: float, *, is_recognised: bool) -> bool:
    """Tell whether a paragraph is set in larger type than the text, and short."""
    ratio = _RECOGNISED_HEADING_RATIO if is_recognised else _HEADING_RATIO
    return (
        paragraph.size >= body_size * ratio
        and len(paragraph.lines) <= _HEADING_LINES_MAX
        and paragraph.chars <= _HEADING_CHARS_MAX
        and sum(1 for line in paragraph.lines for _ in _LETTER.finditer(line.text)) > 2
    )


def _is_plain_heading(paragraph: Paragraph, following: Paragraph | None) -> bool:
    """Tell a heading in the size of the text: bold or in capitals, short, with other text under it."""
    text = paragraph.lines[0].text
    if following is None or len(paragraph.lines) > 2 or paragraph.chars > _BOLD_HEADING_CHARS_MAX:
        return False
    if following.is_bold and len(following.lines) > 2:
        return False
    if paragraph.is_bold:
        return _HEADING_END.search(paragraph.lines[-1].text) is None and _LETTER.search(text) is not None
    letters = "".join(_LETTER.findall(text))
    return (
        len(letters) >= _CAPITALS_CHARS_MIN
        and letters.isupper()
        and len(text.split()) <= _CAPITALS_WORDS_MAX
        and len(following.lines) > 1
        and _HEADING_END.search(text) is None
    )


def join_passages(passages: Sequence[Passage]) -> list[Passage]:
    """Join text that goes on in the next column or on the next page, over notes, captions, heads and feet between."""
    joined: list[Passage] = []
    last: Passage | None = None
    for passage in passages:
        if passage.part in (Part.TEXT, Part.ITEM, Part.HEADING, Part.ROW):
            if last is not None and passage.part is Part.TEXT and _goes_on(last, passage):
                last.lines += passage.lines
                last.last = passage.last
                continue
            last = passage
        joined.append(passage)
    return joined


def _goes_on(before: Passage, after: Passage) -> bool:
    above, below = before.last, after.last
    if above is None or below is None or before.part not in (Part.TEXT, Part.ITEM):
        return False
    if (above.page, above.column) == (below.page, below.column) or below.page - above.page > 1:
        return False
    if not 0.96 < before.size / max(0.1, after.size) < 1.04 or NOTE_MARK.match(after.lines[0]):
        return False
    end, begin = before.lines[-1], after.lines[0]
    if _GOES_ON.search(end):
        return True
    if SENTENCE_END.search(end):
        return False
    if begin[:1].islower():
        return True
    line = below.lines[0]
    is_full = above.lines[-1].end > above.right - _FULL * above.size
    return is_full and len(above.lines) > 1 and line.start < below.left + line.size


def heading_levels(passages: Iterator[Passage], body_size: float) -> dict[float, int]:
    """Return the level of headings by their size, 2 for the largest; those in the size of the text come last."""
    sizes = sorted({round(passage.size) for passage in passages if passage.part is Part.HEADING}, reverse=True)
    large = [size for size in sizes if size > body_size * _HEADING_RATIO - 0.5]
    levels = {float(size): min(6, number) for number, size in enumerate(large, 2)}
    last = min(6, len(large) + 2)
    return levels | {float(size): last for size in sizes if size not in large}
