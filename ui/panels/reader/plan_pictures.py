"""Plans where the pictures of an article stand among its pieces, and how large each is shown."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from ui.panels.reader.pieces import Piece, PieceKind
from workbench.model import Block, BlockKind, Document, Image, Zone

DRAWING: Final = "image/svg+xml"
# Icons, dots that count readers, and rules: they tell nothing that the text does not.
_SIDE_PX_MIN: Final = 48
_SIZE_BYTES_MIN: Final = 1_500
# Smaller ones above a title are the mark of the house.
_HERO_PX: Final = (400, 200)
_ARTICLE: Final = frozenset({Zone.TITLE, Zone.STANDFIRST, Zone.BODY, Zone.CAPTION})
_HEAD: Final = frozenset({Zone.TITLE, Zone.STANDFIRST})
# Of the width of the text: more would push all of it out of sight.
_HEIGHT_SHARE: Final = 0.9
# What is not shown has room for a line that says why; what is not known is taken for a photograph.
DRAWING_PX: Final = 56
_USUAL_SHAPE: Final = 0.6
_ALT_CHARS: Final = 60

# The pictures above each block, by where that block starts in the text; those below the last one at END.
Anchored = Mapping[int, tuple[Image, ...]]
END: Final = -1


def pictures_of_original(document: Document) -> Anchored:
    """Return all pictures that tell something, where the original has them."""
    return _anchored(document, _in_order(document), is_clean=False)


def pictures_of_text(document: Document) -> Anchored:
    """Return the pictures of the article itself, each above the block of it that comes next in the original.

    What a page shows between its text and its furniture, or within that, belongs to other articles, or to the house.
    """
    return _anchored(document, _in_order(document), is_clean=True)


def _in_order(document: Document) -> list[Block]:
    if not document.images or not document.has_places:
        return []
    return sorted(document.blocks, key=lambda block: block.place or 0)


def _anchored(document: Document, blocks: Sequence[Block], *, is_clean: bool) -> Anchored:
    found: dict[int, tuple[Image, ...]] = {}
    for image in document.images if blocks else ():
        if not _tells_something(image):
            continue
        place = min(image.place, len(blocks))
        before = blocks[place - 1] if place else None
        after = blocks[place] if place < len(blocks) else None
        if is_clean and not _belongs_to_text(image, before, after):
            continue
        skipped = _ARTICLE - _HEAD if is_clean else frozenset(Zone)
        while place < len(blocks) and (blocks[place].zone not in skipped or _is_within_table(blocks, place)):
            place += 1
        anchor = blocks[place].start if place < len(blocks) else END
        found[anchor] = (*found.get(anchor, ()), image)
    return found


def _tells_something(image: Image) -> bool:
    if image.width_px and image.height_px:
        return min(image.width_px, image.height_px) >= _SIDE_PX_MIN
    return image.size_bytes >= _SIZE_BYTES_MIN


def _belongs_to_text(image: Image, before: Block | None, after: Block | None) -> bool:
    if after is None:
        return before is not None and before.zone in _ARTICLE
    if after.zone is Zone.TITLE:
        return image.width_px >= _HERO_PX[0] and image.height_px >= _HERO_PX[1]
    return after.zone in _ARTICLE


def _is_within_table(blocks: Sequence[Block], place: int) -> bool:
    """Tell whether a picture above this block would stand between two rows of one table."""
    pair = blocks[place - 1 : place + 1] if place else []
    return len(pair) == 2 and all(block.kind is BlockKind.TABLE_ROW for block in pair) and pair[0].zone is pair[1].zone


def with_pictures(pieces: Sequence[Piece], found: Anchored) -> list[Piece]:
    """Return pieces with the pictures that stand above them, and at the end those that stand below all."""
    if not found:
        return list(pieces)
    made: list[Piece] = []
    for piece in pieces:
        pictures = found.get(piece.start, ()) if piece.start >= 0 and piece.is_first else ()
        if pictures:
            # What stands above a comment belongs above its head, too.
            head = made.pop() if made and made[-1].kind is PieceKind.COMMENT_HEAD else None
            first = head or piece
            shown = [_piece_of(image, first.zone, has_caption=piece.zone is Zone.CAPTION) for image in pictures]
            if first.opens_zone:
                shown[0], first = replace(shown[0], opens_zone=True), replace(first, opens_zone=False)
            made += shown
            made += (first, piece) if head is not None else (first,)
        else:
            made.append(piece)
    zone = made[-1].zone if made else Zone.BODY
    return made + [_piece_of(image, zone) for image in found.get(END, ())]


def _piece_of(image: Image, zone: Zone, *, has_caption: bool = False) -> Piece:
    return Piece(PieceKind.PICTURE, zone, words=picture_words(image), goes_on=has_caption, picture=image)


def picture_words(image: Image) -> str:
    """Return what a screen reader says of a picture."""
    alt = image.alt if len(image.alt) <= _ALT_CHARS else f"{image.alt[: _ALT_CHARS - 1]}…"
    return f"Picture: {alt}" if alt else "Picture"


def frame_size(image: Image, known: tuple[int, int], column_px: int, measure_px: int) -> tuple[int, int]:
    """Return width and height at which a picture is shown in a column: never enlarged, never higher than most of a screen.

    Args:
        image: Which.
        known: Its size as whoever decoded it found out, zeros where nobody did.
        column_px: The room that there is.
        measure_px: The width of a line of text.
    """
    if image.media_type == DRAWING:
        return column_px, DRAWING_PX
    width, height = (image.width_px, image.height_px) if image.width_px and image.height_px else known
    if not width or not height:
        return column_px, round(column_px * _USUAL_SHAPE)
    share = min(1.0, column_px / width, measure_px * _HEIGHT_SHARE / height)
    return max(1, round(width * share)), max(1, round(height * share))
