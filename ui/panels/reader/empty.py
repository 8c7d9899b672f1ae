"""What the reader shows while nothing is open."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.look.pieces import label


def empty_page() -> QWidget:
    """Return a page that says that nothing is open, and what to do."""
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
