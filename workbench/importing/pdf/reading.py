"""Reads a PDF: its words by PDFium, then what a reader sees in them."""

import re
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from workbench.errors import RefusedError
from workbench.importing.choices import NO_TEXT_LAYER, SCAN
from workbench.importing.draft import Draft, DraftBlock
from workbench.importing.page.body import CELL_BREAK
from workbench.importing.page.metadata import domain_of
from workbench.importing.pdf.columns import columns_of
from workbench.importing.pdf.first_page import FirstPage, read_first_page
from workbench.importing.pdf.fragments import Fragment
from workbench.importing.pdf.furniture import take_furniture
from workbench.importing.pdf.initials import set_initials
from workbench.importing.pdf.joining import Vocabulary, clean, join_lines
from workbench.importing.pdf.metadata import Metadata, read_metadata
from workbench.importing.pdf.opening import opened
from workbench.importing.pdf.pages import PageText, read_page
from workbench.importing.pdf.paragraphs import BULLET, paragraphs_of, usual_size
from workbench.importing.pdf.structure import Part, Passage, heading_levels, join_passages, passages_of
from workbench.importing.plain import TEXT_CHARS_MAX
from workbench.importing.saved_file import SavedFile
from workbench.model import BlockKind, Run, RunStyle, Zone

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

# The worker is ended after 30, of which what follows takes nearly as much; a refusal says more than that.
_SECONDS_MAX: Final = 15.0
_SCAN_CHARS_PER_PAGE: Final = 40
_SCAN_SHARE: Final = 0.5
_NAMELESS_SHARE: Final = 0.4
_NAMELESS: Final = re.compile(r"[\ufffd\ue000-\uf8ff\U000f0000-\U0010ffff]")
_SAMPLE_CHARS: Final = 20_000
_LEADERS: Final = re.compile(r"\s*(?:(?:\. ?){4,}|…{2,}|_{4,})\s*")
_ADDRESS: Final = re.compile(r"https?://[^\s/]+/[^\s…]{4,}(?=\s|$)")
_ADDRESS_SHARE: Final = 0.5
_NO_TEXT: Final = f"it is a PDF {NO_TEXT_LAYER}; run text recognition (OCR) over it first"
_SCAN: Final = f"it is a scan {NO_TEXT_LAYER}; run text recognition (OCR) over it first"
_UNREADABLE: Final = (
    "it is a PDF whose fonts do not say which letters they draw; run text recognition (OCR) over it first"
)


def read_pdf(file: SavedFile) -> Draft:
    """Read a PDF into a draft.

    Raises:
        RefusedError: If it is locked or damaged, or there is no text in it.
    """
    with opened(file.data) as document:
        said = read_metadata(document, file.data)
        pages = _read_pages(document)
    try:
        _expect_text(pages)
    except RefusedError:
        if not file.choices.keeps_scans:
            raise
        return _kept(file, said)
    taken = take_furniture(pages)
    body_size = usual_size(_sizes(pages))
    words = Vocabulary(fragment.text for page in pages for fragment in page.fragments)
    for page in pages:
        page.fragments = set_initials(page.fragments, body_size, words)
    passages = [
        passage
        for page, (head, foot) in zip(pages, taken, strict=True)
        for passage in _passages(page, head, foot, body_size)
    ]
    passages = join_passages(passages)
    draft = Draft("pdf")
    _write(draft, passages, words, said, body_size)
    _take_address(draft, passages, said, len(pages))
    draft.language = said.language
    return draft


def _kept(file: SavedFile, said: Metadata) -> Draft:
    """Return a draft of a PDF that has no text: its title, and what is known of it."""
    title = said.title or PurePath(file.name).stem or "Untitled"
    draft = Draft(SCAN, blocks=[DraftBlock(Zone.TITLE, title, BlockKind.HEADING, 1)], title=title)
    draft.authors, draft.language = said.authors, said.language
    return draft


def _read_pages(document: "PdfDocument") -> list[PageText]:
    begun = time.process_time()
    pages: list[PageText] = []
    chars = 0
    for number in range(len(document)):
        pages.append(read_page(document, number))
        chars += pages[-1].chars
        if chars > TEXT_CHARS_MAX:
            raise RefusedError(
                f"its text is longer than the {TEXT_CHARS_MAX:,} characters that an article may have; cut it into parts"
            )
        if time.process_time() - begun > _SECONDS_MAX:
            raise RefusedError(
                f"reading its {len(document):,} pages takes longer than {_SECONDS_MAX:.0f} seconds; cut it into parts"
            )
    return pages


def _expect_text(pages: Sequence[PageText]) -> None:
    """Refuse what has no text to speak of.

    Raises:
        RefusedError: If it is a scan, or its letters cannot be told.
    """
    shown = [fragment.text for page in pages for fragment in page.fragments]
    chars = sum(map(len, shown))
    pictures = sum(page.is_picture for page in pages)
    if pictures >= len(pages) * _SCAN_SHARE and chars < _SCAN_CHARS_PER_PAGE * len(pages):
        raise RefusedError(_SCAN)
    if not chars:
        raise RefusedError(_NO_TEXT)
    sample = "".join(shown)[:_SAMPLE_CHARS]
    if len(_NAMELESS.findall(sample)) > len(sample) * _NAMELESS_SHARE:
        raise RefusedError(_UNREADABLE)


def _sizes(pages: Sequence[PageText]) -> Counter[float]:
    sizes: Counter[float] = Counter()
    for page in pages:
        for fragment in page.fragments:
            sizes[round(fragment.size * 2) / 2] += len(fragment.text)
    return sizes


def _passages(page: PageText, head: list[Fragment], foot: list[Fragment], body_size: float) -> list[Passage]:
    """Return what a page holds, from its head to its foot."""
    paragraphs = [
        paragraph
        for number, column in enumerate(columns_of(page.fragments))
        for paragraph in paragraphs_of(
            column, page=page.number, number=number, body_size=body_size, is_recognised=page.is_recognised
        )
    ]
    passages = passages_of(paragraphs, height=page.height, body_size=body_size, is_recognised=page.is_recognised)
    around = [
        [Passage(part, page.number, [text], body_size) for text in texts if text.strip()]
        for part, texts in (
            (Part.HEAD, [fragment.text for fragment in head]),
            (Part.FOOT, [*(fragment.text for fragment in foot), *page.across]),
        )
    ]
    return [*around[0], *passages, *around[1]]


def _write(draft: Draft, passages: list[Passage], words: Vocabulary, said: Metadata, body_size: float) -> None:
    flow = [passage for passage in passages if passage.part not in (Part.HEAD, Part.FOOT)]
    number_of = {id(passage): number for number, passage in enumerate(flow)}
    opening = flow[0].page if flow else 0
    furniture = [clean(p.lines[0]) for p in passages if p.page == opening and p.part is Part.HEAD]
    first = read_first_page(flow, words, said, furniture)
    levels = heading_levels(
        (p for n, p in enumerate(flow) if n not in first.title and n != first.standfirst), body_size
    )
    lines: list[str] = []
    for passage in passages:
        number = number_of.get(id(passage), -1)
        if number in first.title:
            if number > first.title.start:
                continue
            text = " ".join(flow[n].text(words) for n in first.title)
            block = DraftBlock(Zone.TITLE, text, BlockKind.HEADING, 1)
        else:
            block = _block(passage, number, first, words, levels)
        if block.text:
            draft.blocks.append(block)
            lines.append(block.text)
    draft.lines = lines
    draft.title, draft.authors = first.title_text, first.authors
    draft.published, draft.updated = first.published, first.updated


def _block(passage: Passage, number: int, first: FirstPage, words: Vocabulary, levels: dict[float, int]) -> DraftBlock:
    if passage.part is Part.ROW:
        return _row(passage.cells, words)
    text = passage.text(words)
    if passage.part is Part.CONTENTS:
        return DraftBlock(Zone.BOILERPLATE, _LEADERS.sub(" … ", text))
    if passage.part in (Part.HEAD, Part.FOOT) or number in first.head:
        return DraftBlock(Zone.BOILERPLATE, text)
    if number == first.standfirst:
        return DraftBlock(Zone.STANDFIRST, text)
    if passage.part in (Part.CAPTION, Part.NOTE):
        # A note is none of the sentences around it, which may go on over the page: as captions are, it is read beside the text.
        return DraftBlock(Zone.CAPTION, text)
    if passage.part is Part.HEADING:
        return DraftBlock(Zone.BODY, text, BlockKind.HEADING, levels[round(passage.size)])
    if passage.part is Part.ITEM:
        return DraftBlock(Zone.BODY, BULLET.sub("", text, count=1), BlockKind.LIST_ITEM, 1)
    return DraftBlock(Zone.BODY, text)


def _row(cells: tuple[str, ...], words: Vocabulary) -> DraftBlock:
    runs, texts, position = [], [join_lines(cell.split("\n"), words) for cell in cells], 0
    for text in texts:
        runs.append(Run(position, position + len(text), RunStyle.CELL))
        position += len(text) + len(CELL_BREAK)
    return DraftBlock(Zone.BODY, CELL_BREAK.join(texts), BlockKind.TABLE_ROW, 0, tuple(runs))


def _take_address(draft: Draft, passages: list[Passage], said: Metadata, pages: int) -> None:
    """Say where it comes from: its metadata do, or the browser that printed it, which sets the address on each page."""
    draft.url, draft.source = said.url, said.source
    if draft.url is None:
        found: Counter[str] = Counter()
        for passage in passages:
            if passage.part in (Part.HEAD, Part.FOOT):
                found.update(set(_ADDRESS.findall(clean(passage.lines[0]))))
        draft.url = next((url for url, count in found.most_common(1) if count > pages * _ADDRESS_SHARE), None)
    draft.domain = domain_of(draft.url)
    draft.source = draft.source or draft.domain
