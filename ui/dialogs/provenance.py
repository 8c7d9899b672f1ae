"""Where an article came from: its file and container, its import, what read it, and what others said of it."""

from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from ui.dialogs.frame import Dialog, wrapped
from ui.look.pieces import button, label
from ui.look.theme import Look
from ui.wording import moment_words, path_words
from workbench.library.articles import Article
from workbench.library.import_runs import ImportRun

# Notes may be as long as a book, and names of files long without a blank: all of it is copied, this much is shown.
_SHOWN_CHARS_MAX: Final = 600


class ProvenanceDialog(Dialog):
    """Lists facts that can be copied; nothing here can be changed."""

    def __init__(self, look: Look, parent: QWidget | None, article: Article, run: ImportRun | None) -> None:
        super().__init__(look, parent, "Where this article came from", 760)
        self._facts = facts(article, run)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, (name, value) in enumerate(self._facts):
            shown = wrapped(value if len(value) <= _SHOWN_CHARS_MAX else f"{value[:_SHOWN_CHARS_MAX]}…")
            shown.setSizePolicy(QSizePolicy.Policy.Ignored, shown.sizePolicy().verticalPolicy())
            shown.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            shown.setAccessibleName(name)
            grid.addWidget(label(name, ink="2"), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(shown, row, 1)
        self.body.addLayout(grid)
        self._copy, close = button("Copy", "quiet"), button("Close", "primary")
        self._copy.clicked.connect(self._on_copy)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        self.add_buttons(close, left=(self._copy,))
        close.setFocus()

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(f"{name}: {value}" for name, value in self._facts))
        self._copy.setText("Copied")


def facts(article: Article, run: ImportRun | None) -> list[tuple[str, str]]:
    """Return what is known of where an article came from, each with its name."""
    said = article.described
    known = [
        ("File", path_words(article.path)),
        ("In it", article.member),
        ("Address", article.url or ""),
        ("Saved", moment_words(article.saved) if article.saved else ""),
        ("Imported", moment_words(article.imported_at)),
        ("Import", "" if run is None else f"number {run.id}, {run.program}"),
        ("Format", article.format),
        ("Size", f"{article.size_bytes:,} bytes" if article.size_bytes else ""),
        ("SHA-256", article.content),
        ("SHA-256 of its container", article.original if article.member else ""),
        ("Published", " · ".join(filter(None, (article.published.edtf or "unknown", article.published.basis)))),
        ("Told by", said.basis),
        ("Notes there", " · ".join(said.notes)),
    ]
    return [(name, value) for name, value in known if value]
