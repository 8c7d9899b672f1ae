"""One line of text as it is drawn: what runs from right to left ends at the left, also where whoever asks for it has cut it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from ui.look.paint import draw_text

WIDTH, HEIGHT, BASELINE = 200, 40, 24


def ink(look, text):
    """Return the points that are painted, as (x, y)."""
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    image.fill(look.color("page"))
    painter = QPainter(image)
    # As on a widget.
    painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    draw_text(look, painter, 20, BASELINE, text, "ui")
    painter.end()
    empty = look.color("page").rgb()
    return [(x, y) for x in range(WIDTH) for y in range(HEIGHT) if image.pixel(x, y) != empty]


@pytest.mark.parametrize("ending", ["…", "."])
def test_what_ends_an_arabic_line_stands_at_its_left(look, ending):
    points = ink(look, f"ااااا{ending}")
    left = min(x for x, _ in points)
    right = max(x for x, _ in points)
    # A full stop is low, the letters are as tall as any.
    assert min(y for x, y in points if x == left) > BASELINE - 5
    assert min(y for x, y in points if x >= right - 2) < BASELINE - 6
