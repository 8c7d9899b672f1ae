"""The lines that stand for what is folded away: comments, boilerplate, the rest of an endless article."""

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.look.pieces import Badge, label
from ui.look.theme import Look
from ui.panels.reader.plan import PieceKind, Plan
from workbench.model import Document, Zone


def fold_words(kind: PieceKind, plan: Plan, document: Document) -> tuple[str, str]:
    """Return the name of a fold and what is said about it."""
    if kind is PieceKind.COMMENTS:
        count = len(document.comments)
        name = "1 comment" if count == 1 else f"{count:,} comments" if count else "Comments"
        return name, "readers' words, counted apart from the body"
    if kind is PieceKind.BOILERPLATE:
        first = next(b for b in document.blocks if b.zone is Zone.BOILERPLATE and b.end > b.start)
        lines = sum(1 for b in document.blocks if b.zone is Zone.BOILERPLATE)
        sample = " ".join(document.text[first.start : min(first.end, first.start + 200)].split())
        more = f" and {lines - 1:,} more {'line' if lines == 2 else 'lines'}" if lines > 1 else ""
        return "Left out", f"\N{FIRST STRONG ISOLATE}“{sample[:60].strip()}”\N{POP DIRECTIONAL ISOLATE}{more}"
    words = sum(piece.chars for piece in plan.rest) // 6
    return f"The {'page' if plan.is_original else 'article'} goes on", f"about {words:,} words more"


class FoldLine(QWidget):
    """One such line, with the button that opens and shuts it."""

    toggled = Signal(object)

    def __init__(self, look: Look, parent: QWidget, kind: PieceKind, words: tuple[str, str], *, is_rtl: bool) -> None:
        super().__init__(parent)
        self._look, self._kind = look, kind
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft if is_rtl else Qt.LayoutDirection.LeftToRight)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 1, 0, 0)
        box.setSpacing(8)
        box.addWidget(label(words[0], is_strong=True))
        about = label(words[1], ink="3", size="meta")
        # What is said gives way before the button does.
        about.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        box.addWidget(about, 1)
        self._button = Badge(look, "Show all of it" if kind is PieceKind.REST else "Show", ink="accent", border=None)
        self._button.setAccessibleName(f"Show {words[0]}")
        self._name = words[0]
        self._button.clicked.connect(self._on_clicked)
        box.addWidget(self._button)

    def set_open(self, is_open: bool) -> None:
        """Say on the button what it would do now."""
        words = "Hide" if is_open else "Show all of it" if self._kind is PieceKind.REST else "Show"
        self._button.setText(words)
        self._button.setAccessibleName(f"{words.split()[0]} {self._name}")
        self._button.setFixedSize(self._button.sizeHint())

    @Slot()
    def _on_clicked(self) -> None:
        self.toggled.emit(self._kind)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(QRectF(0, 0, self.width(), 1), self._look.color("line"))
