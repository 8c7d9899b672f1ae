"""The plain data that travels between the parts: zones, blocks, comments, dates, evidence."""

from dataclasses import dataclass
from enum import StrEnum


class Zone(StrEnum):
    """Where in an article a block stands; zones are disjoint."""

    TITLE = "title"
    STANDFIRST = "standfirst"
    BODY = "body"
    CAPTION = "caption"
    COMMENT = "comment"
    BOILERPLATE = "boilerplate"


class BlockKind(StrEnum):
    """What a block is, whichever zone it stands in."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list-item"
    QUOTE = "quote"
    TABLE_ROW = "table-row"
    PREFORMATTED = "preformatted"


class RunStyle(StrEnum):
    """How a run of characters is set apart from its block."""

    EMPHASIS = "emphasis"
    STRONG = "strong"
    CODE = "code"
    SUPERSCRIPT = "superscript"
    CELL = "cell"


class DateState(StrEnum):
    """How sure a date is."""

    STATED = "stated"
    INFERRED = "inferred"
    SET = "set"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Run:
    """A styled span; offsets are code points, within the text of whoever holds the run."""

    start: int
    end: int
    style: RunStyle


@dataclass(frozen=True, slots=True)
class Block:
    """One block of an article's text, text[start:end] in code points; `level` counts from 1 for headings and lists.

    `comment` is the index of the comment that the block belongs to. Runs are offsets into the article's text. `place` is the
    block's rank in the order of the original; None in a text that was read before this was kept.
    """

    kind: BlockKind
    zone: Zone
    start: int
    end: int
    level: int = 0
    comment: int | None = None
    runs: tuple[Run, ...] = ()
    place: int | None = None


@dataclass(frozen=True, slots=True)
class Comment:
    """A reader's comment: who, when (as shown, and as EDTF where it can be told), and under which other comment."""

    author: str | None = None
    shown_date: str | None = None
    date: str | None = None
    depth: int = 0
    reply_to: int | None = None


@dataclass(frozen=True, slots=True)
class DateClaim:
    """A date with its state and the reason for it; `edtf` is YYYY, YYYY-MM or YYYY-MM-DD, None when unknown."""

    edtf: str | None = None
    state: DateState = DateState.UNKNOWN
    basis: str = ""


UNKNOWN_DATE = DateClaim()


@dataclass(frozen=True, slots=True)
class Image:
    """A picture that the original carries within itself, by the SHA-256 of its bytes (hexadecimal).

    `place` is how many of the article's blocks stand above it, in the order of the original. Width and height are as it is to be
    seen, turned where it says so; 0 where they are not known, as of a drawing, or in a text that was read before they were kept.
    """

    sha256: str
    media_type: str
    size_bytes: int
    alt: str
    place: int
    width_px: int = 0
    height_px: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """What was read out of one saved article: its whole text, cut into blocks, and what is known about it.

    `is_stub` says that the page had only the opening of an article, the rest of which has to be paid for.
    """

    format: str
    text: str
    blocks: tuple[Block, ...]
    comments: tuple[Comment, ...] = ()
    images: tuple[Image, ...] = ()
    title: str = ""
    authors: tuple[str, ...] = ()
    source: str | None = None
    domain: str | None = None
    url: str | None = None
    section: str | None = None
    language: str | None = None
    direction: str = "ltr"
    published: DateClaim = UNKNOWN_DATE
    updated: DateClaim = UNKNOWN_DATE
    saved: str | None = None
    is_stub: bool = False

    def zone_text(self, *zones: Zone) -> str:
        """Return the blocks of these zones in reading order, one a line."""
        return "\n".join(self.text[b.start : b.end] for b in self.blocks if b.zone in zones)

    @property
    def has_places(self) -> bool:
        """Whether it is known where in the original each block stood."""
        return all(block.place is not None for block in self.blocks)

    def in_reading_order(self) -> tuple[Block, ...]:
        """Return the blocks in the order in which they are read: as they are stored, but for those that were moved into the article.

        A block that was read as comment or boilerplate, and is text of the article by the user's word, stands where the original had it.
        """
        outer = {Zone.COMMENT, Zone.BOILERPLATE}
        last = max((n for n, block in enumerate(self.blocks) if block.zone not in outer), default=-1)
        first = next((n for n, block in enumerate(self.blocks) if block.zone in outer), len(self.blocks))
        if last < first or not self.has_places:
            return self.blocks
        settled = list(self.blocks[:first])
        for block in self.blocks[first:]:
            if block.zone in outer:
                settled.append(block)
                continue
            at = max(
                (n for n, b in enumerate(settled) if b.zone not in outer and (b.place or 0) < (block.place or 0)),
                default=-1,
            )
            settled.insert(at + 1, block)
        return tuple(settled)

    def in_page_order(self) -> tuple[Block, ...]:
        """Return the blocks as the original had them; as they are stored where that is not known."""
        if not self.has_places:
            return self.blocks
        return tuple(sorted(self.blocks, key=lambda block: block.place or 0))


@dataclass(frozen=True, slots=True)
class Description:
    """What somebody else says of a document: the container that it lies in, a list of references, an export of bookmarks.

    It fills in what the document does not say of itself. `outranks` turns that round, for what a person has looked after. `published` is
    EDTF (YYYY, YYYY-MM or YYYY-MM-DD), `saved` ISO 8601, `basis` says in words where all of it comes from ("Wallabag export"). `charset` is the
    encoding of characters that was stated beside the document, as a server does: what it proves and declares itself outranks that.
    `written` are those of `notes` that a reader wrote there, or highlighted: "highlight: …", with "note: …" on the next line.
    `is_whole` says that the document is nothing but the text of its article, without a page around it.
    """

    title: str = ""
    authors: tuple[str, ...] = ()
    source: str | None = None
    url: str | None = None
    published: str | None = None
    saved: str | None = None
    language: str | None = None
    tags: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    is_starred: bool = False
    is_read: bool = False
    basis: str = ""
    outranks: bool = False
    is_whole: bool = False
    charset: str = ""
    written: tuple[str, ...] = ()


NOTHING_SAID = Description()


@dataclass(frozen=True, slots=True)
class Evidence:
    """The permanent address of a span of text: which original, which extraction of it, where, and what stands there.

    Source: W3C Web Annotation Data Model, TextPositionSelector and TextQuoteSelector.
    """

    original: str
    text_version: int
    start: int
    end: int
    quote: str
    prefix: str
    suffix: str
