"""Paints all that lies under the text of a page, from the line below its head to the frame around a paragraph."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QTextBlock

from ui.look.theme import Look
from ui.panels.reader.flash import Flash
from ui.panels.reader.marks import Marks
from ui.panels.reader.painting import BlockPainter
from ui.panels.reader.picture_painting import paint_picture, picture_box
from ui.panels.reader.pictures import Pictures
from ui.panels.reader.places import Place
from ui.panels.reader.sentence_painting import paint_sentence
from ui.panels.reader.zone_painting import paint_paragraph, paint_zones


@dataclass(frozen=True, slots=True)
class Underlay:
    """What a page shows where: the blocks in view with their boxes, all in viewport pixels, and the marks on them."""

    column: QRectF
    in_view: Sequence[tuple[QTextBlock, Place, QRectF]]
    # Where the line below the head stands, if it is in view.
    rule_y: float | None
    marks: Marks
    flash: Flash
    is_rtl_article: bool
    is_original: bool
    has_words: bool
    is_leading: bool
    pictures: Pictures
    measure_px: int
    # Where the keyboard's cursor stands, in which block of the page.
    caret_block: int


def paint_underlay(look: Look, painter: QPainter, page: Underlay) -> None:
    """Paint the grounds first, then the sentence that is read and the marks of each block, last the frame that lies over both."""
    column = page.column
    if page.rule_y is not None:
        painter.fillRect(QRectF(column.left(), round(page.rule_y), column.width(), 1), look.color("line"))
    if page.is_original:
        paint_zones(look, painter, page.in_view, column, is_rtl_article=page.is_rtl_article, has_words=page.has_words)
    for block, place, box in page.in_view:
        under = BlockPainter(look, painter, block, place, box, column, is_rtl_article=page.is_rtl_article)
        under.paint_ground()
        sentence = page.marks.sentence
        if sentence is not None and place.start < sentence.end and place.end > sentence.start >= 0 <= place.start:
            has_bar = not page.is_original
            paint_sentence(look, painter, under, column, sentence, is_leading=page.is_leading, has_bar=has_bar)
        if place.start >= 0:
            under.paint_marks(page.marks, page.flash)
            under.paint_signs(page.marks)
        elif place.piece.picture is not None:
            image, is_rtl = place.piece.picture, page.is_rtl_article
            frame = picture_box(image, page.pictures, column, box, page.measure_px, is_rtl=is_rtl)
            has_caret = block.blockNumber() == page.caret_block
            paint_picture(look, painter, image, frame, page.pictures, has_caret=has_caret)
    if page.marks.paragraph is not None:
        paint_paragraph(look, painter, page.in_view, column, page.marks.paragraph, is_leading=page.is_leading)
