"""From bytes to an article: detect, decode, read by format, then what all formats share. Runs in the worker."""

import logging
import re
import unicodedata
from pathlib import PurePath

from workbench.errors import RefusedError
from workbench.importing.choices import SCAN
from workbench.importing.describing import describe
from workbench.importing.draft import Draft, DraftBlock, DraftComment, assemble
from workbench.importing.formats import Unpacker, kind_of
from workbench.importing.language import detect_language, direction_of
from workbench.importing.lists.mapping_files import load_mappings
from workbench.importing.plain import TEXT_CHARS_MAX
from workbench.importing.saved_file import SavedFile
from workbench.model import BlockKind, Document, Zone

_TITLE_CHARS = 120
# No headline is longer; a page may give its whole text for one, and lists show titles by the thousand.
_TITLE_CHARS_MAX = 500
_BLANKS = re.compile(r"\s+")


class ContainerError(Exception):
    """A file is a container, of the format that is given."""


def read_document(file: SavedFile) -> Document:
    """Read one saved article.

    Raises:
        RefusedError: With the reason why there is no article in it.
        ContainerError: If it is a file of many, which has to be unpacked.
    """
    kind = kind_of(file)
    if isinstance(kind, Unpacker):
        raise ContainerError(kind.format)
    draft = kind.read(file)
    describe(draft, file.description)
    _finish(draft, file.name)
    document = assemble(draft)
    if draft.format != SCAN and not any(block.zone not in {Zone.TITLE, Zone.BOILERPLATE} for block in document.blocks):
        raise RefusedError("no text of an article was found in it")
    if len(document.text) > TEXT_CHARS_MAX:
        raise RefusedError(f"its text is longer than the {TEXT_CHARS_MAX:,} characters that an article may have")
    return document


def warm_up() -> None:
    """Load everything that reading needs, while loading is still allowed."""
    logging.disable(logging.CRITICAL)
    load_mappings()
    detect_language("This sentence is here so that the model of languages is read from disk before the limits are set.")
    for page in (
        "<html><body><article><p>The first page takes half a second more than all others.</p></article></body></html>",
        "# A note\n\nIn *Markdown*.\n\n- with a list\n",
    ):
        read_document(SavedFile(page.encode(), "warm-up.md"))


def _finish(draft: Draft, name: str) -> None:
    """Settle what every format needs: composed characters, a title, a language, a direction."""
    draft.blocks = [_composed(block) for block in draft.blocks]
    draft.comments = [_composed_comment(comment) for comment in draft.comments]
    body = "\n".join(block.text for block in draft.blocks if block.zone in {Zone.BODY, Zone.STANDFIRST})
    sample = body or "\n".join(p for comment in draft.comments for p in comment.paragraphs)
    title = unicodedata.normalize("NFC", _BLANKS.sub(" ", draft.title).strip())
    draft.title = _shortened(title, _TITLE_CHARS_MAX) or _title_from(draft, name)
    draft.language = detect_language(f"{draft.title}\n{sample}", declared=draft.language)
    draft.direction = direction_of(sample or draft.title)


def _title_from(draft: Draft, name: str) -> str:
    """Return a name to list an article under that has no title of its own: its first words, else its file's name."""
    for block in draft.blocks:
        if block.zone in {Zone.STANDFIRST, Zone.BODY} and block.kind is not BlockKind.TABLE_ROW:
            first = _BLANKS.sub(" ", block.text).strip()
            return _shortened(first, _TITLE_CHARS)
    return PurePath(name).stem or "Untitled"


def _shortened(text: str, chars: int) -> str:
    return text if len(text) <= chars else text[:chars].rsplit(" ", 1)[0] + "…"


def _composed(block: DraftBlock) -> DraftBlock:
    """Compose letters and their accents (NFC), unless that would move the offsets of runs."""
    if block.runs or unicodedata.is_normalized("NFC", block.text):
        return block
    return DraftBlock(block.zone, unicodedata.normalize("NFC", block.text), block.kind, block.level)


def _composed_comment(comment: DraftComment) -> DraftComment:
    if all(unicodedata.is_normalized("NFC", p) for p in comment.paragraphs):
        return comment
    paragraphs = tuple(unicodedata.normalize("NFC", p) for p in comment.paragraphs)
    return DraftComment(paragraphs, comment.author, comment.shown_date, comment.date, comment.depth, comment.reply_to)
