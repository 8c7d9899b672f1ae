"""Plans how an article is laid out: its blocks as pieces that Qt can take, whatever the page held.

Measured: Qt takes 10 s over one paragraph of 2 million words, and seconds over a table of thousands of cells. So long
paragraphs are cut where a sentence or a word ends, and tables that are too large are shown as lines with tabs.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby

from ui.panels.reader.pieces import FOLDS, Piece, PieceKind
from ui.panels.reader.plan_pictures import Anchored, pictures_of_original, pictures_of_text, with_pictures
from ui.panels.reader.runs import Segments
from ui.panels.reader.sizes import Sizes, sizes_of
from workbench.model import Block, BlockKind, Comment, Document, Zone

__all__ = ["FOLDS", "Piece", "PieceKind", "Plan", "plan_comments", "plan_original", "plan_page"]

PIECE_CHARS_MAX = 3_000
_CUT_ABOVE_CHARS = 4_000
_CUT_WITHIN_CHARS = 600
_TABLE_CELLS_MAX = 600
_TABLE_COLUMNS_MAX = 10
_TABLE_CHARS_MAX = 40_000
# What has more than this, some 25,000 words, is laid out by stretches. A block costs as much as so many characters, even when it is empty.
LARGE_CHARS, BLOCK_CHARS = 150_000, 60
# Or no word of the article would be in view; the rest is one press away too.
TITLE_CHARS_MAX = 500
DEPTH_MAX = 6
_NAME_CHARS_MAX = 120
_SENTENCE_END = re.compile(r"[.!?؟…۔。]['\"”’»)\]]*\s+")
_SPACE = re.compile(r"\s+")


_FOLD_ZONES = {PieceKind.REST: Zone.BODY, PieceKind.COMMENTS: Zone.COMMENT, PieceKind.BOILERPLATE: Zone.BOILERPLATE}
_KINDS = {
    BlockKind.PARAGRAPH: PieceKind.PARAGRAPH,
    BlockKind.HEADING: PieceKind.HEADING,
    BlockKind.LIST_ITEM: PieceKind.LIST_ITEM,
    BlockKind.QUOTE: PieceKind.QUOTE,
    BlockKind.PREFORMATTED: PieceKind.PREFORMATTED,
    BlockKind.TABLE_ROW: PieceKind.ROW,
}

# Blocks of these kinds that follow one another belong together.
_GROUPS = (BlockKind.QUOTE, BlockKind.LIST_ITEM)


@dataclass(frozen=True, slots=True)
class Plan:
    """The parts of the page in their order.

    `head` is how many pieces stand above the line with the source; where the original is shown there is no such line. `last` is
    the number of the piece with which the article itself ends, as far as it is unfolded. `is_waiting` says that there are comments,
    which are still to be planned.
    """

    main: tuple[Piece, ...]
    head: int
    last: int
    rest: tuple[Piece, ...]
    comments: tuple[Piece, ...] = ()
    boilerplate: tuple[Piece, ...] = ()
    is_waiting: bool = False
    _sizes: dict[PieceKind | None, Sizes] = field(default_factory=dict, compare=False, repr=False)

    @property
    def is_original(self) -> bool:
        """Whether this is the order of the original, without a head of ours."""
        return not self.head

    def inside(self, kind: PieceKind) -> tuple[Piece, ...]:
        """Return what a fold holds."""
        return {PieceKind.REST: self.rest, PieceKind.COMMENTS: self.comments}.get(kind, self.boilerplate)

    def has(self, kind: PieceKind) -> bool:
        """Tell whether a fold holds anything."""
        return bool(self.inside(kind)) or (self.is_waiting and kind is PieceKind.COMMENTS)

    def shown(self, opened: Iterable[PieceKind]) -> list[Piece]:
        """Return the pieces to show when these folds are open; each fold is a piece of its own, shut or open."""
        pieces = list(self.main)
        for kind in FOLDS:
            if self.has(kind):
                pieces.append(Piece(kind, _FOLD_ZONES[kind]))
                pieces += self.inside(kind) if kind in opened else ()
        return pieces

    def sizes(self, kind: PieceKind | None) -> Sizes:
        """Return what the pieces of a fold measure, or with None those of the main part; measured once."""
        known = self._sizes.get(kind)
        if known is None:
            known = self._sizes[kind] = sizes_of(self.main if kind is None else self.inside(kind))
        return known

    def lines(self, opened: Iterable[PieceKind]) -> list[tuple[int, PieceKind]]:
        """Return the folds with the numbers of their lines among what is shown."""
        found, number = [], len(self.main)
        for kind in FOLDS:
            if self.has(kind):
                found.append((number, kind))
                number += 1 + (len(self.inside(kind)) if kind in opened else 0)
        return found

    @property
    def is_large(self) -> bool:
        """Whether this is too much to be laid out as a whole."""
        if self.is_waiting:
            return True
        parts = [self.sizes(kind) for kind in (None, *FOLDS)]
        return sum(int(sizes.chars.sum()) + BLOCK_CHARS * len(sizes.chars) for sizes in parts) > LARGE_CHARS

    def prepare(self) -> None:
        """Measure everything now."""
        for kind in (None, *FOLDS):
            self.sizes(kind)

    def starts_of(self, zone: Zone) -> list[tuple[int, int]]:
        """Return the spans of text with which each stretch of a zone begins."""
        pieces = (*self.main, *self.rest)
        starts = (n for n, piece in enumerate(pieces) if piece.opens_zone and piece.zone is zone)
        # Above a comment stands its head, which is no text of the article, and above anything there may be pictures.
        found = (next(piece for piece in pieces[n:] if piece.start >= 0) for n in starts)
        return [(piece.start, piece.end) for piece in found]

    def kept_near(self, number: int) -> Piece | None:
        """Return the piece of the main part that was not left out next, else the last one before; None if there is none."""
        around = (*self.main[number:], *reversed(self.main[:number]))
        return next((p for p in around if p.start >= 0 and p.zone is not Zone.BOILERPLATE), None)

    def unfolded_near(self, point: int, opened: Iterable[PieceKind]) -> int:
        """Return a place of the text that is shown: this one, or what comes next where a shut fold holds it, -1 where nothing does."""
        if self.fold_of(point) in {None, *opened}:
            return point
        starts = self.sizes(None).starts
        at = int(starts.searchsorted(point, side="right"))
        return int(starts[min(at, len(starts) - 1)]) if len(starts) else -1

    def fold_of(self, point: int) -> PieceKind | None:
        """Return the fold that holds a place of the text, None where it is always shown."""
        return next((k for k in FOLDS if self.inside(k) and self.sizes(k).find_one(point) >= 0), None)


def plan_page(document: Document, title: str, has_pictures: bool = True, *, with_comments: bool = True) -> Plan:
    """Cut a document into the parts of a page; 100,000 comments take a second, and may be left for `plan_comments`."""
    blocks = [block for block in document.in_reading_order() if block.end > block.start]
    named = next((block for block in blocks if block.zone is Zone.TITLE), None)
    rest: list[Piece] = []
    if named is not None:
        shown_title, *rest = _title(document.text, named)
        head = [shown_title]
    else:
        words = title.strip() or "Untitled"
        cut = words if len(words) <= TITLE_CHARS_MAX else f"{words[:TITLE_CHARS_MAX]}…"
        head = [Piece(PieceKind.TITLE, Zone.TITLE, words=cut)]
    own = [b for b in blocks if b is not named and b.zone not in {Zone.COMMENT, Zone.BOILERPLATE}]
    body_starts = next((n for n, block in enumerate(own) if block.zone is not Zone.STANDFIRST), len(own))
    head += _pieces(document.text, own[:body_starts])
    found = pictures_of_text(document) if has_pictures else {}
    main = (*head, *with_pictures(list(_runs_of_pieces(document.text, own[body_starts:], found)), found))
    plan = Plan(
        main=main,
        head=len(head),
        last=len(main) - 1,
        rest=tuple(rest),
        boilerplate=tuple(_pieces(document.text, [b for b in blocks if b.zone is Zone.BOILERPLATE])),
        is_waiting=bool(document.comments),
    )
    return plan_comments(plan, document) if with_comments else plan


def plan_comments(plan: Plan, document: Document) -> Plan:
    """Return the plan of a page with its comments."""
    blocks = [block for block in document.in_reading_order() if block.end > block.start]
    return replace(plan, comments=tuple(_comment_pieces(document, blocks)), is_waiting=False, _sizes={})


def _runs_of_pieces(text: str, blocks: list[Block], found: Anchored) -> Iterator[Piece]:
    """Yield the pieces of blocks; a picture parts those of one list, or of one quotation."""
    run: list[Block] = []
    for block in blocks:
        if block.start in found:
            yield from _pieces(text, run)
            run = []
        run.append(block)
    yield from _pieces(text, run)


def plan_original(document: Document, has_pictures: bool = True) -> Plan:
    """Lay out all of a document in the order of its original; nothing is folded."""
    blocks = [block for block in document.in_page_order() if block.end > block.start]
    pieces: list[Piece] = []
    found = pictures_of_original(document) if has_pictures else {}
    known: set[Zone | int | None] = set()
    for zone, run in groupby(blocks, key=lambda block: block.zone):
        inside: list[Piece] = []
        for comment, group in groupby(run, key=lambda block: block.comment if zone is Zone.COMMENT else zone):
            members = list(group)
            if zone is Zone.COMMENT:
                inside += _one_comment(document, comment, members, is_new=comment not in known)
            elif zone is Zone.TITLE and zone not in known:
                inside += [*_title(document.text, members[0]), *_runs_of_pieces(document.text, members[1:], found)]
            else:
                inside += _runs_of_pieces(document.text, members, found)
            known.add(comment)
        pieces += (replace(inside[0], opens_zone=True), *inside[1:])
    pieces = with_pictures(pieces, found)
    last = len(pieces) - 1
    own = (n for n in range(last, -1, -1) if pieces[n].zone not in {Zone.COMMENT, Zone.BOILERPLATE})
    return Plan(main=tuple(pieces), head=0, last=next(own, last), rest=())


def _title(text: str, block: Block) -> list[Piece]:
    """Return a title and, where it has no end, the rest of it as text."""
    end = block.end
    if end - block.start > TITLE_CHARS_MAX:
        end = _cut_at(text, block.start, block.start + TITLE_CHARS_MAX)
    rest = _cut(text, replace(block, start=end), PieceKind.PARAGRAPH, 0)
    return [Piece(PieceKind.TITLE, Zone.TITLE, block.start, end), *rest]


def _one_comment(
    document: Document, number: Zone | int | None, blocks: list[Block], *, is_new: bool = True
) -> list[Piece]:
    """Return a comment with its head, or without where it goes on behind something else."""
    if not isinstance(number, int) or number >= len(document.comments):
        return list(_pieces(document.text, blocks))
    comment = document.comments[number]
    depth = max(0, min(comment.depth, DEPTH_MAX))
    if (
        is_new
        and len(blocks) == 1
        and blocks[0].kind is BlockKind.PARAGRAPH
        and blocks[0].end - blocks[0].start <= _CUT_ABOVE_CHARS
    ):
        # As nearly all are; 100,000 of them are soon planned so.
        (block,) = blocks
        author, when = _comment_words(comment, document.comments)
        segments = Segments(block) if block.runs else None
        return [
            Piece(PieceKind.COMMENT_HEAD, Zone.COMMENT, depth=depth, words=author, more_words=when),
            Piece(
                PieceKind.PARAGRAPH,
                block.zone,
                block.start,
                block.end,
                block.level,
                depth,
                ends_comment=True,
                segments=segments,
            ),
        ]
    inside = list(_pieces(document.text, blocks, depth))
    if is_new:
        author, when = _comment_words(comment, document.comments)
        inside.insert(0, Piece(PieceKind.COMMENT_HEAD, Zone.COMMENT, depth=depth, words=author, more_words=when))
    inside[-1] = replace(inside[-1], ends_comment=True)
    return inside


def _comment_pieces(document: Document, blocks: list[Block]) -> Iterator[Piece]:
    of_comment: dict[int | None, list[Block]] = {}
    for block in blocks:
        if block.zone is Zone.COMMENT:
            of_comment.setdefault(block.comment, []).append(block)
    for number in range(len(document.comments)):
        yield from _one_comment(document, number, of_comment.pop(number, []))
    for left in of_comment.values():
        yield from _pieces(document.text, left)


def _comment_words(comment: Comment, comments: tuple[Comment, ...]) -> tuple[str, str]:
    author = _one_line(comment.author or "") or "No name"
    facts = [_one_line(comment.shown_date or comment.date or "")]
    if comment.reply_to is not None and 0 <= comment.reply_to < len(comments):
        facts.append(f"in reply to {_isolate(_one_line(comments[comment.reply_to].author or '') or 'No name')}")
    return author, " · ".join(fact for fact in facts if fact)


def _one_line(text: str) -> str:
    line = " ".join(text[: 4 * _NAME_CHARS_MAX].split())
    return line if len(line) <= _NAME_CHARS_MAX else line[: _NAME_CHARS_MAX - 1] + "…"


def _isolate(text: str) -> str:
    return f"\N{FIRST STRONG ISOLATE}{text}\N{POP DIRECTIONAL ISOLATE}"


def _pieces(text: str, blocks: list[Block], depth: int = 0) -> Iterator[Piece]:
    for (kind, zone), group in groupby(blocks, key=lambda block: (block.kind, block.zone)):
        members = list(group)
        if kind is BlockKind.TABLE_ROW:
            yield from _table(text, zone, members, depth)
        else:
            for number, block in enumerate(members):
                goes_on = kind in _GROUPS and number < len(members) - 1
                yield from _cut(text, block, _kind_of(block), depth, goes_on=goes_on)


def _kind_of(block: Block) -> PieceKind:
    if block.zone is Zone.STANDFIRST:
        return PieceKind.STANDFIRST
    if block.zone is Zone.CAPTION:
        return PieceKind.CAPTION
    return _KINDS[block.kind]


def _cut(text: str, block: Block, kind: PieceKind, depth: int, *, goes_on: bool = False) -> Iterator[Piece]:
    """Yield a block as one piece, or as several that end to end are the block."""
    segments = Segments(block) if block.runs else None
    start = block.start
    while start < block.end:
        end = block.end
        if end - start > _CUT_ABOVE_CHARS:
            end = _cut_at(text, start, start + PIECE_CHARS_MAX)
        yield Piece(
            kind,
            block.zone,
            start,
            end,
            block.level,
            depth,
            is_first=start == block.start,
            is_last=end == block.end,
            goes_on=goes_on or end < block.end,
            segments=segments,
        )
        start = end


def _cut_at(text: str, start: int, limit: int) -> int:
    """Return where to cut text[start:limit]: after a sentence, else after a word, else at the limit."""
    opens = max(start, limit - _CUT_WITHIN_CHARS)
    window = text[opens:limit]
    for border in (_SENTENCE_END, _SPACE):
        last = None
        for last in border.finditer(window):  # noqa: B007
            pass
        if last is not None:
            return opens + last.end()
    return limit


def _table(text: str, zone: Zone, rows: list[Block], depth: int) -> Iterator[Piece]:
    cells = []
    size = 0
    for row in rows:
        spans, start = [], row.start
        if text.count("\t", row.start, row.end) >= _TABLE_COLUMNS_MAX:
            break
        while (end := text.find("\t", start, row.end)) >= 0:
            spans.append((start, end))
            start = end + 1
        spans.append((start, row.end))
        cells.append(tuple(spans))
        size += len(spans)
    is_small = len(cells) == len(rows) and size <= _TABLE_CELLS_MAX and rows[-1].end - rows[0].start <= _TABLE_CHARS_MAX
    if is_small and max(len(row) for row in cells) > 1:
        yield Piece(PieceKind.TABLE, zone, rows[0].start, rows[-1].end, depth=depth, cells=tuple(cells))
    else:
        for number, row in enumerate(rows):
            yield from _cut(text, row, PieceKind.ROW, depth, goes_on=number < len(rows) - 1)
