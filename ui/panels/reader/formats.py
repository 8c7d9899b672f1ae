"""The type of the page: which font, ink, indent and line height each kind of piece has."""

import unicodedata
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTableFormat,
)

from ui.look import tokens
from ui.look.paint import is_rtl
from ui.look.theme import Look
from ui.panels.reader.plan import FOLDS, Piece, PieceKind
from ui.panels.reader.scripts import line_factor
from ui.panels.reader.tables import CELL_PADDING_PX, SMALLER, Cells, TableShape, shape_of
from ui.panels.reader.typography import Typography
from workbench.model import Image, RunStyle, Zone

QUOTE_PX, COMMENT_PX, DEPTH_PX, LIST_PX, CODE_PX = 26, 16, 20, 22, 10
FOLD_PX = 44
# Letters of one width look larger than the text around them.
CODE_SCALE = 0.84
COMMENT_ABOVE_PX, COMMENT_BELOW_PX = 9, 10
# Qt takes the larger of two margins that meet, and the grounds need both and a gap.
COMMENT_END_PX = COMMENT_ABOVE_PX + COMMENT_BELOW_PX + 8
# Where the original is shown, one zone stands off from the next.
ZONE_ABOVE_PX = 22
PICTURE_ABOVE_PX, CAPTION_OFF_PX = 4, 8
_UNSEEN_PX = 6
_DIRECTION_CHARS = 400
# Titles longer than a line or two step down, so that the article still shows.
_LONG_TITLE_CHARS, _ENDLESS_TITLE_CHARS = 160, 320
_SAMPLE = "a report that says where and when it was written, and who said so"


class Formats:
    """Block and character formats of one article in one look, size and width class."""

    def __init__(
        self,
        look: Look,
        size_px: int,
        typography: Typography,
        *,
        is_narrow: bool,
        is_rtl_article: bool,
    ) -> None:
        self.look, self.size_px, self._typography = look, size_px, typography
        self._is_narrow, self._is_rtl, self._facts_px = is_narrow, is_rtl_article, 0
        # How large each picture is, which hangs on the width of the page.
        self.picture_px: Callable[[Image], float] = _no_height
        self._last_of_head: Piece | None = None
        self._known: dict[tuple[object, ...], tuple[QTextBlockFormat, QTextCharFormat]] = {}

    def end_head(self, piece: Piece, facts_px: int) -> None:
        """Leave room for the rows of facts below this piece."""
        self._last_of_head, self._facts_px = piece, facts_px

    def measure_px(self) -> int:
        """Return how wide the text is: the measure of the reading font."""
        return round(
            QFontMetricsF(self._reading()).horizontalAdvance(_SAMPLE) / len(_SAMPLE) * self._typography.measure_ch
        )

    def of(self, piece: Piece, text: str) -> tuple[QTextBlockFormat, QTextCharFormat]:
        """Return the formats of a piece with this text."""
        if piece.picture is not None:
            return self._picture(piece, piece.picture)
        runs_rtl, taller = self.runs_rtl(text), line_factor(text)
        is_end = piece is self._last_of_head
        length = 0 if piece.kind is not PieceKind.TITLE else len(text)
        key = (
            piece.kind,
            piece.zone,
            piece.level,
            piece.depth,
            piece.is_first,
            piece.is_last,
            runs_rtl,
            taller,
            is_end,
            length,
            piece.ends_comment,
            piece.goes_on,
            piece.opens_zone,
        )
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._make(piece, length, taller, runs_rtl=runs_rtl, is_end=is_end)
        return known

    def _picture(self, piece: Piece, image: Image) -> tuple[QTextBlockFormat, QTextCharFormat]:
        """Return the formats of a line as high as a picture, which is painted over words that only a screen reader reads."""
        block, ink = QTextBlockFormat(), QTextCharFormat()
        ink.setFont(self._ui(_UNSEEN_PX))
        ink.setForeground(Qt.GlobalColor.transparent)
        block.setLineHeight(self.picture_px(image), _FIXED)
        block.setTopMargin(ZONE_ABOVE_PX if piece.opens_zone else PICTURE_ABOVE_PX)
        block.setBottomMargin(CAPTION_OFF_PX if piece.goes_on else self.size_px * 0.82)
        block.setLayoutDirection(Qt.LayoutDirection.RightToLeft if self._is_rtl else Qt.LayoutDirection.LeftToRight)
        return block, ink

    @property
    def is_rtl(self) -> bool:
        """Whether the article as a whole runs from right to left."""
        return self._is_rtl

    def runs_rtl(self, text: str) -> bool:
        """Tell which way a block runs: in an article from right to left all do, unless they have no such letter."""
        if not self._is_rtl:
            return not text.isascii() and is_rtl(text[:_DIRECTION_CHARS])
        start = text[:_DIRECTION_CHARS]
        kinds = {unicodedata.bidirectional(letter) for letter in start}
        return bool(kinds & {"R", "AL"}) or "L" not in kinds

    def styled(self, piece: Piece, ink: QTextCharFormat, styles: frozenset[RunStyle]) -> QTextCharFormat:
        """Return the ink of a part of a piece that is emphasised, strong, code or raised."""
        if not styles:
            return ink
        known = self._known.get((styles, piece.kind, piece.zone, piece.level, id(ink)))
        if known is None:
            made = QTextCharFormat(ink)
            font = self._fixed(ink.font().pixelSize() * CODE_SCALE) if RunStyle.CODE in styles else ink.font()
            font.setItalic(RunStyle.EMPHASIS in styles)
            if RunStyle.STRONG in styles:
                font.setWeight(QFont.Weight.DemiBold)
            made.setFont(font)
            if RunStyle.SUPERSCRIPT in styles:
                made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
            known = self._known[styles, piece.kind, piece.zone, piece.level, id(ink)] = (QTextBlockFormat(), made)
        return known[1]

    def second(self, ink: QTextCharFormat) -> QTextCharFormat:
        """Return the ink of what stands behind a commenter's name."""
        made = QTextCharFormat(ink)
        font = self.look.font("meta")
        made.setFont(font)
        made.setForeground(self.look.color("text_2"))
        return made

    def table_shape(self, cells: Cells, width_px: float) -> TableShape:
        """Return how a table of these cells is fitted into a width."""
        font = self._table_font()
        font.setWeight(QFont.Weight.DemiBold)
        return shape_of(cells, width_px, QFontMetricsF(font).horizontalAdvance)

    def of_cell(
        self, piece: Piece, text: str, shape: TableShape, row: int, column: int
    ) -> tuple[QTextBlockFormat, QTextCharFormat]:
        """Return the formats of a cell; column -1 stands for one that is as wide as its table."""
        usual, usual_ink = self.of(piece, text)
        block, ink = QTextBlockFormat(usual), QTextCharFormat(usual_ink)
        font = ink.font()
        if shape.is_tight:
            font.setPixelSize(max(10, round(font.pixelSize() * SMALLER)))
            block.setLineHeight(block.lineHeight() * SMALLER, _FIXED)
        if row == shape.head or column < 0:
            font.setWeight(QFont.Weight.DemiBold)
        ink.setFont(font)
        is_rtl = block.layoutDirection() == Qt.LayoutDirection.RightToLeft
        if column >= 0 and shape.numeric[column] and not is_rtl:
            block.setAlignment(Qt.AlignmentFlag.AlignRight)
        return block, ink

    def _table_font(self) -> QFont:
        return self._ui(14 * self.size_px / tokens.TYPE["read"].size_px)

    def table(self, shape: TableShape) -> QTextTableFormat:
        """Return the format of a table: hairlines, as wide as the text."""
        made = QTextTableFormat()
        made.setColumnWidthConstraints([QTextLength(QTextLength.Type.PercentageLength, w) for w in shape.percents])
        if shape.head == 0:
            made.setHeaderRowCount(1)
        made.setCellPadding(CELL_PADDING_PX)
        made.setCellSpacing(0)
        made.setBorder(1)
        made.setBorderCollapse(True)
        made.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        made.setBorderBrush(self.look.color("line"))
        made.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        made.setTopMargin(self.size_px * 0.82)
        made.setBottomMargin(self.size_px * 0.82)
        return made

    def _make(
        self, piece: Piece, length: int, taller: float, *, runs_rtl: bool, is_end: bool
    ) -> tuple[QTextBlockFormat, QTextCharFormat]:
        block, ink = QTextBlockFormat(), QTextCharFormat()
        font, line, after, role, before = self._type(piece, length)
        ink.setFont(font)
        ink.setForeground(self.look.color(role))
        indents = {False: 0, True: 0}
        if piece.zone is Zone.COMMENT and piece.kind not in FOLDS:
            # Replies are indented by the direction of the article: one comment is one ground, whatever is written in it.
            indents = {False: COMMENT_PX, True: COMMENT_PX}
            indents[self._is_rtl] += DEPTH_PX * piece.depth
            if piece.kind is PieceKind.COMMENT_HEAD:
                before = COMMENT_ABOVE_PX
            after = COMMENT_END_PX if piece.ends_comment else after
        if piece.kind is PieceKind.QUOTE:
            indents[runs_rtl] += QUOTE_PX
        elif piece.kind is PieceKind.PREFORMATTED:
            indents = {side: px + CODE_PX for side, px in indents.items()}
        elif piece.kind is PieceKind.LIST_ITEM:
            indents[runs_rtl] += LIST_PX * min(max(piece.level, 1), 6)
        if not piece.is_first:
            before = 0
        if piece.opens_zone:
            before = max(before, ZONE_ABOVE_PX)
        if not piece.is_last and not piece.ends_comment:
            after = 0
        if is_end:
            after = self._facts_px
        # Fixed, because a proportional height gives lines with Arabic or Hebrew in them another height than the rest.
        block.setLineHeight(line if piece.kind in FOLDS else line * taller, _FIXED)
        block.setTopMargin(before)
        block.setBottomMargin(after)
        block.setLeftMargin(indents[False])
        block.setRightMargin(indents[True])
        block.setLayoutDirection(Qt.LayoutDirection.RightToLeft if runs_rtl else Qt.LayoutDirection.LeftToRight)
        return block, ink

    def _type(self, piece: Piece, length: int) -> tuple[QFont, float, float, str, float]:
        """Return font, line height, room below, ink and room above, in px."""
        size, scale = self.size_px, self.size_px / tokens.TYPE["read"].size_px
        after, line = size * 0.82, size * self._typography.leading / 100
        match piece.kind:
            case PieceKind.TITLE:
                step = "read_title_small" if self._is_narrow or length > _LONG_TITLE_CHARS else "read_title"
                step = "read_h2" if length > _ENDLESS_TITLE_CHARS else step
                return self._in_face(step), tokens.TYPE[step].line_px, 10, "text", 0
            case PieceKind.STANDFIRST:
                step = "read_standfirst_small" if self._is_narrow else "read_standfirst"
                return self._in_face(step), tokens.TYPE[step].line_px, 6, "text_2", 0
            case PieceKind.COMMENT_HEAD:
                return self.look.font("read_comment", weight=600), 22, 0, "text", 0
            case PieceKind.REST | PieceKind.COMMENTS | PieceKind.BOILERPLATE:
                return self.look.font("ui"), FOLD_PX, 8, "text", 8
            case PieceKind.CAPTION:
                return self._ui(14 * scale), 21 * scale, after, "text_2", 0
            case _ if piece.zone in {Zone.COMMENT, Zone.BOILERPLATE}:
                kind = tokens.TYPE["read_comment"]
                role = "text" if piece.zone is Zone.COMMENT else "text_2"
                return self._ui(kind.size_px * scale), kind.line_px * scale, 4, role, 0
            case PieceKind.HEADING:
                font = self._reading()
                is_high = piece.level <= 2
                font.setPixelSize(round(size * (1.24 if is_high else 1.06)))
                font.setWeight(QFont.Weight.DemiBold)
                return font, size * (1.65 if is_high else 1.5), 6, "text", 14
            case PieceKind.TABLE | PieceKind.ROW:
                after = 0 if piece.kind is PieceKind.TABLE or piece.goes_on else after
                return self._table_font(), 21 * scale, after, "text", 0
            case PieceKind.PREFORMATTED:
                room = after + CODE_PX
                return self._fixed(size * CODE_SCALE), size * 1.3, room, "text", room
            case PieceKind.LIST_ITEM:
                return self._reading(), line, size * 0.35 if piece.goes_on else after, "text", 0
            case _:
                return self._reading(), line, after, "text", 0

    def _reading(self) -> QFont:
        font = self._in_face("read")
        font.setPixelSize(self.size_px)
        return font

    def _in_face(self, step: str) -> QFont:
        return self._typography.in_face(self.look.font(step))

    def _ui(self, size_px: float) -> QFont:
        font = self.look.font("read_comment")
        font.setPixelSize(round(size_px))
        return font

    def _fixed(self, size_px: float) -> QFont:
        font = self._ui(size_px)
        font.setFamilies(tokens.FONT_FIXED)
        font.setStyleHint(QFont.StyleHint.Monospace)
        return font


_FIXED = QTextBlockFormat.LineHeightTypes.FixedHeight.value


def _no_height(_image: Image) -> float:
    return 1.0
