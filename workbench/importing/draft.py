"""What a reader of one format hands over: blocks and comments, before they become one text with offsets."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from workbench.importing.page_order import page_order
from workbench.importing.picture_size import picture_size
from workbench.model import UNKNOWN_DATE, Block, BlockKind, Comment, DateClaim, Document, Image, Run, RunStyle, Zone


@dataclass(frozen=True, slots=True)
class DraftBlock:
    """One block with its own text; runs are offsets into that text."""

    zone: Zone
    text: str
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    runs: tuple[Run, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftComment:
    """One comment; each paragraph becomes a block of the comment zone. `reply_to` is an index into the comments."""

    paragraphs: tuple[str, ...]
    author: str | None = None
    shown_date: str | None = None
    date: str | None = None
    depth: int = 0
    reply_to: int | None = None


@dataclass(frozen=True, slots=True)
class DraftImage:
    """A picture that the page carries; `line` is how many lines of the page stand above it. Its bytes stay in the worker."""

    sha256: str
    media_type: str
    data: bytes = field(repr=False)
    alt: str
    line: int


@dataclass(slots=True)
class Draft:
    """Everything a reader found. Blocks hold title, standfirst, body, captions and boilerplate in reading order.

    `lines` is what the original shows, from top to bottom; without them, blocks are where they are in the order of `assemble`.
    """

    format: str
    lines: Sequence[str] = ()
    images: Sequence[DraftImage] = ()
    blocks: list[DraftBlock] = field(default_factory=list)
    comments: list[DraftComment] = field(default_factory=list)
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
    # Only the opening of an article, the rest of which has to be paid for.
    is_stub: bool = False


# Two line feeds between blocks: a blank line reads well in plain text, and no sentence or phrase runs across it.
BLOCK_BREAK = "\n\n"


def assemble(draft: Draft) -> Document:
    """Lay blocks and comments end to end as one text and turn their offsets into offsets of that text.

    Order: everything of the article itself as read, then the comments, then what of the page is boilerplate. Each block knows its
    place among all of them in the original.
    """
    laid: list[tuple[DraftBlock, int, int | None, tuple[Run, ...]]] = []
    position = 0

    def lay(block: DraftBlock, comment: int | None = None) -> None:
        nonlocal position
        if not block.text:
            return
        if laid:
            position += len(BLOCK_BREAK)
        start = position
        position += len(block.text)
        runs = tuple(Run(start + r.start, start + r.end, RunStyle(r.style)) for r in block.runs)
        laid.append((block, start, comment, runs))

    for block in draft.blocks:
        if block.zone is not Zone.BOILERPLATE:
            lay(block)
    for number, comment in enumerate(draft.comments):
        for paragraph in comment.paragraphs:
            lay(DraftBlock(Zone.COMMENT, paragraph), number)
    for block in draft.blocks:
        if block.zone is Zone.BOILERPLATE:
            lay(block)
    order = page_order([(block.zone, block.text) for block, *_ in laid], draft.lines)
    blocks = tuple(
        Block(block.kind, block.zone, start, start + len(block.text), block.level, comment, runs, rank)
        for (block, start, comment, runs), rank in zip(laid, order.ranks, strict=True)
    )
    comments = tuple(Comment(c.author, c.shown_date, c.date, c.depth, c.reply_to) for c in draft.comments)
    return Document(
        format=draft.format,
        text=BLOCK_BREAK.join(block.text for block, *_ in laid),
        blocks=blocks,
        images=tuple(
            Image(
                image.sha256,
                image.media_type,
                len(image.data),
                image.alt,
                order.above(image.line),
                *picture_size(image.data, image.media_type),
            )
            for image in draft.images
            if order.is_inside(image.line)
        ),
        comments=comments,
        title=draft.title,
        authors=draft.authors,
        source=draft.source,
        domain=draft.domain,
        url=draft.url,
        section=draft.section,
        language=draft.language,
        direction=draft.direction,
        published=draft.published,
        updated=draft.updated,
        saved=draft.saved,
        is_stub=draft.is_stub,
    )
