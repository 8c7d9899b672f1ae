"""From bytes to an article: detect, decode, read by format, then what all formats share. Runs in the worker."""

import logging
import re
import unicodedata
from pathlib import PurePath

from workbench.errors import RefusedError
from workbench.importing.detect import Format, expect_readable, format_of
from workbench.importing.draft import Draft, DraftBlock, DraftComment, assemble
from workbench.importing.encoding import decode
from workbench.importing.language import detect_language, direction_of
from workbench.importing.markdown import read_markdown
from workbench.importing.page.html import read_html
from workbench.importing.pasted.reading import read_pasted
from workbench.model import BlockKind, Document, Zone

# A long novel has three million characters; past this a "text" is a data file, and no reader could show it.
TEXT_CHARS_MAX = 10_000_000
_TITLE_CHARS = 120
# No headline is longer; a page may give its whole text for one, and lists show titles by the thousand.
_TITLE_CHARS_MAX = 500
_BLANKS = re.compile(r"\s+")


def read_document(data: bytes, name: str) -> Document:
    """Read one saved article.

    Args:
        data: The file, byte for byte.
        name: Its name: a hint for the format, and the title of last resort.
    Raises:
        RefusedError: With the reason why there is no article in it.
    """
    expect_readable(data)
    text = decode(data)
    kind = format_of(text, name)
    if kind is not Format.HTML:
        text = _plain(text)
        if len(text) > TEXT_CHARS_MAX:
            raise RefusedError(
                f"it has {len(text):,} characters, more than the {TEXT_CHARS_MAX:,} that an article may have; cut it into parts"
            )
    readers = {Format.HTML: read_html, Format.MARKDOWN: read_markdown, Format.TEXT: read_pasted}
    draft = readers[kind](text)
    _finish(draft, name)
    document = assemble(draft)
    if not any(block.zone not in {Zone.TITLE, Zone.BOILERPLATE} for block in document.blocks):
        raise RefusedError("no text of an article was found in it")
    if len(document.text) > TEXT_CHARS_MAX:
        raise RefusedError(f"its text is longer than the {TEXT_CHARS_MAX:,} characters that an article may have")
    return document


def warm_up() -> None:
    """Load everything that reading needs, while loading is still allowed."""
    logging.disable(logging.CRITICAL)
    detect_language("This sentence is here so that the model of languages is read from disk before the limits are set.")
    for page in (
        "<html><body><article><p>The first page takes half a second more than all others.</p></article></body></html>",
        "# A note\n\nIn *Markdown*.\n\n- with a list\n",
    ):
        read_document(page.encode(), "warm-up.md")


def _plain(text: str) -> str:
    """Return text without the characters that are none: nulls, other controls, and half of a surrogate pair."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n")
    return re.sub("[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff]", "", text)


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
