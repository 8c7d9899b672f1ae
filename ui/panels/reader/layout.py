"""How the parts of the reader stand in its pane: what is above the page, the page with its strip, the clean text beside it."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QStackedLayout, QVBoxLayout, QWidget

from ui.look.pieces import label


def lay_out(
    pane: QFrame, above: Iterable[QWidget], page: tuple[QWidget, QWidget], beside: tuple[QWidget, QWidget]
) -> tuple[QStackedLayout, QSplitter]:
    """Put everything into the pane.

    Args:
        pane: The reader.
        above: From top to bottom.
        page: With the strip at its side.
        beside: The side that is hidden with the clean text, and that text.
    Returns:
        What shows that nothing is open (0) or the pages (1), and what parts these.
    """
    first = QWidget()
    row = QHBoxLayout(first)
    row.setContentsMargins(0, 0, 2, 0)
    row.setSpacing(0)
    row.addWidget(page[0], 1)
    row.addWidget(page[1])
    column = QVBoxLayout(beside[0])
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(beside[1])
    sides = QSplitter(Qt.Orientation.Horizontal)
    sides.setChildrenCollapsible(False)
    # At 1 px Qt itself widens what can be gripped.
    sides.setHandleWidth(1)
    for side in (first, beside[0]):
        sides.addWidget(side)
    box = QVBoxLayout(pane)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(0)
    for widget in above:
        box.addWidget(widget)
    # First into its place: a stack shows its first widget at once, which without a parent is a window.
    stack = QStackedLayout()
    box.addLayout(stack, 1)
    stack.addWidget(_empty_page())
    stack.addWidget(sides)
    return stack, sides


def _empty_page() -> QWidget:
    empty = QWidget()
    column = QVBoxLayout(empty)
    column.setSpacing(8)
    column.addStretch(2)
    for widget in (
        label("Nothing is open", size="empty"),
        label("Choose an article in the list, or search for what it says.", ink="2"),
    ):
        widget.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        widget.setWordWrap(True)
        column.addWidget(widget)
    column.addStretch(3)
    return empty
