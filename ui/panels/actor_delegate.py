"""Paints a row of the actor panel: who, by which names, how often in text and comments, and where in the article."""

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem

from ui.look.icons import draw_icon
from ui.look.paint import draw_stacked_bar, draw_text
from ui.look.rows import ROW_ROLE, Index, RowDelegate
from ui.models.actors import ActorRow

_TILE_PX: Final = 26
_BAR_PX: Final = (56.0, 40.0)
_TILE_ALPHA: Final = (0.14, 0.22)
# From this row height on there is a third line.
_THREE_LINES_PX: Final = 60
# How far a part stands in from its whole; deeper than this only the lines say so.
_LEVEL_PX: Final = 20
_LEVELS_MAX: Final = 3
STRIP_PX: Final = 16
_SIGN_PX: Final = 19


class ActorDelegate(RowDelegate):
    """Paints actors. Dashed is suggested; a tick says that the search is narrowed to it, an eye that it is watched; a part stands in."""

    def row_px(self) -> int:
        return self.look.density.actor_row

    def has_strip(self) -> bool:
        """Tell whether rows have the third line, with the positions."""
        return self.row_px() >= _THREE_LINES_PX

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW_ROLE)
        painter.save()
        box = self.paint_ground(painter, option)
        if isinstance(row, ActorRow):
            start = box.left() + 9 + _LEVEL_PX * min(len(row.rails), _LEVELS_MAX)
            left, right = start + 35, box.right() - 10
            top = box.top() + (8 if self.has_strip() else 5)
            tile = QRectF(start, top + 1, _TILE_PX, _TILE_PX)
            self._paint_rails(painter, row, QRectF(option.rect), tile)
            self._paint_tile(painter, row, tile)
            self._paint_name(painter, row, left, right, top + 13)
            self._paint_names(painter, row, left, right, top)
            if self.has_strip():
                self._paint_third(painter, row, left, right, box.bottom() - 12)
        painter.restore()

    def _paint_rails(self, painter: QPainter, row: ActorRow, rect: QRectF, tile: QRectF) -> None:
        """Paint the lines from a part up to its whole."""
        if not row.rails:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.look.color("line_strong"))
        shown = row.rails[-_LEVELS_MAX:]
        for level, goes_on in enumerate(shown):
            x = tile.left() - _LEVEL_PX * (len(shown) - level) + _TILE_PX // 2
            is_own = level == len(shown) - 1
            if goes_on or is_own:
                painter.drawRect(QRectF(x, rect.top(), 1, rect.height() if goes_on else tile.center().y() - rect.top()))
            if is_own:
                painter.drawRect(QRectF(x, tile.center().y(), tile.left() - 3 - x, 1))

    def _paint_tile(self, painter: QPainter, row: ActorRow, tile: QRectF) -> None:
        look = self.look
        if row.is_suggested:
            painter.setPen(QPen(look.actor(row.place), 1.2, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.actor(row.place, _TILE_ALPHA[look.theme.is_dark]))
        painter.drawRoundedRect(tile.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        draw_icon(painter, tile.adjusted(5, 5, -5, -5), row.actor.kind.value, look.color("text"))

    def _paint_name(self, painter: QPainter, row: ActorRow, left: float, right: float, baseline: float) -> None:
        look = self.look
        if row.beside:
            right -= look.width(row.beside, "ui")
            draw_text(look, painter, right, baseline, row.beside, "ui", "text_3")
            right -= 3
        right -= look.width(row.total, "ui", 500)
        draw_text(look, painter, right, baseline, row.total, "ui", "text_2", weight=500)
        if row.is_active:
            right -= 20
            draw_icon(painter, QRectF(right, baseline - 13, 16, 16), "check", look.color("accent"))
        weight = 600 if row.is_active else 500
        signs = [sign for sign, is_so in (("view", row.is_watched), ("hidden", row.is_hidden)) if is_so]
        room, ink = right - 10 - left - _SIGN_PX * len(signs), "text_3" if row.is_hidden else "text"
        width = draw_text(look, painter, left, baseline, row.actor.name, "ui", ink, width=room, weight=weight)
        for place, sign in enumerate(signs):
            at = left + min(width, room) + 5 + _SIGN_PX * place
            draw_icon(painter, QRectF(at, baseline - 12, 14, 14), sign, look.color("text_2"))

    def _paint_names(self, painter: QPainter, row: ActorRow, left: float, right: float, top: float) -> None:
        look = self.look
        bar_px = _BAR_PX[not self.has_strip()]
        shares = (("zone_body", row.body), ("zone_comment", row.comment))
        scale = (bar_px - 4) / max(1, row.most)
        used = sum(max(2.0, count * scale) + 1 for _, count in shares if count)
        draw_stacked_bar(look, painter, QRectF(right - used, top + 22, used, 7), shares, scale)
        if row.articles and not self.has_strip():
            # There is room for one thing only; the names are in the tooltip, and the tile is dashed.
            words = row.articles
        else:
            words = " · ".join(filter(None, ("Suggested" if row.is_suggested else "", row.names)))
        draw_text(look, painter, left, top + 29, words, "meta", "text_2", width=right - left - bar_px - 8)

    def _paint_third(self, painter: QPainter, row: ActorRow, left: float, right: float, top: float) -> None:
        look = self.look
        if row.articles:
            draw_text(look, painter, left, top + 5, row.articles, "meta", "text_3", width=right - left)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("line"))
        painter.drawRect(QRectF(left, top + 2, right - left, 1))
        painter.setBrush(look.actor(row.place))
        for share in row.positions:
            painter.drawRoundedRect(QRectF(round(left + share * (right - left - 2)), top, 2, 5), 1, 1)
