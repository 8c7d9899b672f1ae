"""The painting that delegates and small widgets share: lines of text, badges, key caps, bars, marked text."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextLayout, QTextLine, QTextOption

from ui.look import tokens
from ui.look.icons import draw_icon
from ui.look.theme import Look
from ui.utf16 import Utf16Offsets, count_units, cut_units

_ELLIPSIS = "…"
_ISOLATE, _END = "\N{RIGHT-TO-LEFT ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"


def is_rtl(text: str) -> bool:
    """Tell whether the first letter that has a direction runs from right to left."""
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction in {"L", "R", "AL"}:
            return direction != "L"
    return False


def cursor_x(line: QTextLine, unit: int) -> float:
    """Return where in a laid out line an offset stands, in px; PySide's own types lack that it is a pair."""
    return cast("tuple[float, int]", line.cursorToX(unit))[0]


def draw_text(
    look: Look,
    painter: QPainter,
    x: float,
    baseline: float,
    text: str,
    step: str,
    role: str | QColor = "text",
    *,
    width: float = 1e6,
    weight: int = 0,
    italic: bool = False,
) -> float:
    """Draw one line of plain text, elided to a width, and return the width it took."""
    shown, advance = look.fitted(text, step, weight, width)
    if is_rtl(text):
        # A line is drawn from left to right: not isolated, Latin names in it would part it, and full stop and ellipsis stand where it begins.
        shown = f"{_ISOLATE}{shown}{_END}"
    painter.setFont(look.font(step, weight=weight, italic=italic))
    painter.setPen(look.color(role) if isinstance(role, str) else role)
    painter.drawText(QPointF(x, baseline), shown)
    return advance


def badge_width(look: Look, text: str, *, icon: str = "") -> float:
    """Return how wide `draw_badge` will draw."""
    return look.width(text, "micro") + (26.0 if icon else 12.0)


def draw_badge(
    look: Look,
    painter: QPainter,
    x: float,
    middle: float,
    text: str,
    *,
    ink: str = "text_2",
    fill: str | None = "sunk",
    border: str | None = None,
    is_dashed: bool = False,
    icon: str = "",
    height: float = 18,
) -> float:
    """Draw a badge and return its width. A dashed border says: not certain."""
    width = badge_width(look, text, icon=icon)
    box = QRectF(round(x) + 0.5, round(middle - height / 2) + 0.5, round(width) - 1, height - 1)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(look.color(border) if border else Qt.GlobalColor.transparent, 1)
    if is_dashed:
        pen.setDashPattern([3, 2.5])
    painter.setPen(pen)
    painter.setBrush(look.color(fill) if fill else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, 4, 4)
    left = box.left() + 5.5
    if icon:
        draw_icon(painter, QRectF(box.left() + 5, middle - 6, 12, 12), icon, look.color(ink))
        left += 14
    draw_text(look, painter, left, middle + 4, text, "micro", ink)
    painter.restore()
    return width


def draw_key_caps(look: Look, painter: QPainter, right: float, middle: float, keys: str) -> float:
    """Draw the caps of a shortcut such as "Ctrl+Shift+P", ending at `right`, and return the width."""
    # "Ctrl++" is Ctrl and the plus key.
    caps = [*keys[:-2].split("+"), "+"] if keys.endswith("++") else keys.split("+") if keys != "+" else ["+"]
    widths = [max(20.0, look.width(cap, "micro") + 10) for cap in caps]
    x = start = right - sum(widths) - 3 * (len(caps) - 1)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(look.font("micro"))
    for cap, width in zip(caps, widths, strict=True):
        box = QRectF(round(x) + 0.5, round(middle - 10) + 0.5, round(width) - 1, 19)
        painter.setPen(QPen(look.color("line"), 1))
        painter.setBrush(look.color("sunk"))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(look.color("text_2"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, cap)
        x += width + 3
    painter.restore()
    return right - start


def draw_stacked_bar(
    look: Look, painter: QPainter, box: QRectF, parts: Sequence[tuple[str, int]], px_per_count: float
) -> None:
    """Draw counts by role, such as ("zone_body", 12), as one bar; 1 px of ground parts the shares."""
    x = box.left()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for role, count in parts:
        if count:
            width = max(2.0, count * px_per_count)
            painter.setBrush(look.color(role))
            painter.drawRoundedRect(QRectF(x, box.top(), width, box.height()), 1.5, 1.5)
            x += width + 1
    painter.restore()


@dataclass(frozen=True, slots=True)
class Marked:
    """Wrapped text that is ready to be painted again and again.

    `grounds` stand behind the marks, `inks` are their spans; `seen` is how many code points stand on the lines, without
    an ellipsis.
    """

    layout: QTextLayout
    grounds: tuple[QRectF, ...]
    inks: tuple[tuple[int, int], ...]
    seen: int


def lay_out_marked(
    look: Look,
    text: str,
    marks: Sequence[tuple[int, int]],
    width: float,
    *,
    step: str = "meta",
    lines: int = 2,
    first_indent_px: float = 0,
) -> Marked | None:
    """Wrap text whose last line is elided and that sits on the right where it runs from right to left.

    Args:
        look: In force.
        text: Plain.
        marks: Spans of `text` in code points, in order, to have rounded grounds.
        width: In px.
        step: Of the type scale.
        lines: At most so many.
        first_indent_px: Room left at the start of the first line.
    Returns:
        None if there is nothing to draw, or no room.
    """
    if width <= first_indent_px or not text:
        return None
    metrics = look.metrics(step)
    layout, placed = _wrap(look, text, step, width, lines, first_indent_px)
    visible = count_units(text)
    last = placed[-1]
    offsets = Utf16Offsets(text)
    seen = offsets.to_points(last.textStart() + last.textLength())
    if last.textStart() + last.textLength() < visible:
        rest = metrics.elidedText(cut_units(text, last.textStart()), Qt.TextElideMode.ElideRight, last.width() - 2)
        # The ellipsis stands for what is not there: it is never marked.
        visible = last.textStart() + count_units(rest.rstrip(_ELLIPSIS))
        shown = cut_units(text, 0, last.textStart()) + rest
        layout, placed = _wrap(look, shown, step, width, lines, first_indent_px)
    spans = [(offsets.to_units(first), min(offsets.to_units(end), visible)) for first, end in marks]
    spans = [(first, end) for first, end in spans if first < end]
    grounds = []
    for first, end in spans:
        for line in placed:
            a, b = max(first, line.textStart()), min(end, line.textStart() + line.textLength())
            if a < b:
                x0, x1 = sorted((cursor_x(line, a), cursor_x(line, b)))
                grounds.append(QRectF(x0 - 1.5, line.y(), x1 - x0 + 3, metrics.height()))
    return Marked(layout, tuple(grounds), tuple(spans), seen)


def paint_marked(look: Look, painter: QPainter, corner: QPointF, laid: Marked, role: str) -> None:
    """Paint text that was laid out, from its upper left corner on."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.color("hit"))
    for ground in laid.grounds:
        painter.drawRoundedRect(ground.translated(corner), 3, 3)
    ranges = []
    for first, end in laid.inks:
        item = QTextLayout.FormatRange()
        item.start, item.length = first, end - first
        form = item.format
        form.setForeground(look.color("on_hit"))
        item.format = form
        ranges.append(item)
    painter.setPen(look.color(role))
    laid.layout.draw(painter, corner, ranges)
    painter.restore()


def count_visible(look: Look, text: str, width: float, step: str, lines: int, first_indent_px: float) -> int:
    """Return how many code points of a text stand on the lines that `lay_out_marked` makes, the ellipsis not counted."""
    if width <= first_indent_px or not text:
        return 0
    _, placed = _wrap(look, text, step, width, lines, first_indent_px)
    return Utf16Offsets(text).to_points(placed[-1].textStart() + placed[-1].textLength())


def text_layout(look: Look, text: str, step: str) -> QTextLayout:
    """Return what lays a text out, to be given its lines; right-to-left text on the right."""
    rtl = is_rtl(text)
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    # Without AlignAbsolute Qt swaps left and right by itself, but only in some of its layouts.
    option.setAlignment(
        Qt.AlignmentFlag.AlignAbsolute | (Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft)
    )
    # An address has no space to be broken at.
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout = QTextLayout(text, look.font(step))
    layout.setTextOption(option)
    return layout


def _wrap(
    look: Look, text: str, step: str, width: float, lines: int, first_indent_px: float
) -> tuple[QTextLayout, list[QTextLine]]:
    """Lay a text out in at most so many lines; right-to-left text on the right."""
    layout = text_layout(look, text, step)
    rtl, line_px = is_rtl(text), tokens.TYPE[step].line_px + 1
    placed: list[QTextLine] = []
    layout.beginLayout()
    for number in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        indent = first_indent_px if number == 0 else 0.0
        line.setLineWidth(width - indent)
        line.setPosition(QPointF(0 if rtl else indent, number * line_px))
        placed.append(line)
    layout.endLayout()
    return layout, placed


def draw_focus_ring(look: Look, painter: QPainter, box: QRectF, radius: float) -> None:
    """Draw the ring that says where the keyboard is, inside a box."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look.color("focus"), tokens.FOCUS_WIDTH_PX))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), radius, radius)
    painter.restore()
