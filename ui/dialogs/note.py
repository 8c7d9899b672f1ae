"""Writes a note: on the words of a mark, or on an article. What is typed is told every moment, so that none of it is lost."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QRectF, QStringListModel, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from ui.dialogs.frame import Dialog
from ui.look.paint import lay_out_marked, paint_marked
from ui.look.pieces import button, label
from ui.look.theme import Look
from ui.panels.reader.own_signs import KINDS
from ui.wording import title_words
from workbench.library.marks import Colour, Mark

# While one types, a draft is told this long after the first letter that no draft has, whether one rests or not.
_DRAFT_MS: Final = 400
_QUOTE_LINES: Final = 3
_TITLE_CHARS_MAX: Final = 100
_ISOLATE, _END = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
_LINE_PX: Final = 20
_BAR_PX: Final = 3


class _Quote(QWidget):
    """The words that the note is about, on the ground of their highlight."""

    def __init__(self, look: Look, text: str, colour: Colour | None) -> None:
        super().__init__()
        self._look, self._text, self._colour = look, " ".join(text.split()), colour
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_QUOTE_LINES * _LINE_PX + 4)
        self.setAccessibleName(self._text)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        laid = lay_out_marked(look, self._text, (), self.width() - 16, step="ui", lines=_QUOTE_LINES)
        if laid is None:
            return
        height = laid.layout.lineCount() * _LINE_PX
        role = "line_strong" if self._colour is None else f"highlights.{list(Colour).index(self._colour)}"
        is_rtl = laid.layout.textOption().textDirection() == Qt.LayoutDirection.RightToLeft
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color(role))
        bar = QRectF(self.width() - _BAR_PX if is_rtl else 0, 1, _BAR_PX, max(_LINE_PX, height) - 2)
        painter.drawRoundedRect(bar, 1.5, 1.5)
        corner = self.rect().topLeft().toPointF()
        corner.setX(0 if is_rtl else 14)
        paint_marked(look, painter, corner, laid, "text_2")


class NoteDialog(Dialog):
    """Takes several lines and tags; Ctrl+Enter keeps them.

    Signals:
        drafted: the Mark as it is being written, some moments after a letter.
        written: the Mark as it shall be kept.
        given_up: the Mark as it was written, which shall not be kept.
        left: the Mark as it was written, where the window was closed over it and nobody said what shall become of it.
    """

    drafted = Signal(object)
    written = Signal(object)
    given_up = Signal(object)
    left = Signal(object)

    def __init__(
        self, look: Look, parent: QWidget | None, mark: Mark, title: str, tags: Sequence[str], *, is_draft: bool = False
    ) -> None:
        """Build the dialog.

        Args:
            look: In force.
            parent: The window.
            mark: What is written on, new or known.
            title: Of the article.
            tags: That are offered.
            is_draft: Whether the text was kept from a time when it was not finished.
        """
        about = KINDS[mark.kind] if mark.quote else f"Note on “{_ISOLATE}{title_words(title, _TITLE_CHARS_MAX)}{_END}”"
        super().__init__(look, parent, about, 620, 420)
        self._mark = mark
        self._is_answered = False
        if is_draft:
            said = label("This was not finished. Keep it, or give it up.", ink="2")
            said.setWordWrap(True)
            self.body.addWidget(said)
        if mark.quote:
            self.body.addWidget(_Quote(look, mark.quote, mark.colour))
        self._text = QPlainTextEdit(mark.note)
        self._text.setObjectName("note")
        self._text.setAccessibleName("Note")
        self._text.setPlaceholderText("What you want to remember. Markdown is kept as it is typed.")
        # Tab goes on to the tags and buttons: there is no other way out by keyboard.
        self._text.setTabChangesFocus(True)
        self._tags = QLineEdit(", ".join(mark.tags))
        self._tags.setAccessibleName("Tags of this note")
        self._tags.setPlaceholderText("Tags, parted by commas")
        completer = QCompleter(QStringListModel(list(tags)), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer = completer
        completer.setWidget(self._tags)
        completer.activated.connect(self._on_completed)
        self._tags.textEdited.connect(self._on_tags_edited)
        self.body.addWidget(self._text, 1)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(label("Tags", ink="2"))
        row.addWidget(self._tags, 1)
        self.body.addLayout(row)
        cancel, keep = button("Cancel"), button("Keep (Ctrl+Enter)", "primary")
        keep.setDefault(True)
        cancel.clicked.connect(self.reject)
        keep.clicked.connect(self._on_keep)
        self.rejected.connect(self._on_rejected)
        self.add_buttons(cancel, keep)
        self._draft_due = QTimer(self)
        self._draft_due.setSingleShot(True)
        self._draft_due.setInterval(_DRAFT_MS)
        self._draft_due.timeout.connect(self._on_draft_due)
        self._text.textChanged.connect(self._on_typed)
        self._tags.textChanged.connect(self._on_typed)
        self._text.setFocus()
        self._text.moveCursor(self._text.textCursor().MoveOperation.End)
        # What was not finished before is not kept anywhere else.
        self._begun = None if is_draft else self.as_written()

    @property
    def is_touched(self) -> bool:
        """Whether there is anything that would be lost."""
        return self.as_written() != self._begun

    def as_written(self) -> Mark:
        """Return the mark with what is typed."""
        tags = (tag.strip().removeprefix("#").strip() for tag in self._tags.text().split(","))
        return replace(self._mark, note=self._text.toPlainText().strip(), tags=tuple(dict.fromkeys(filter(None, tags))))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # The field takes Enter for a new line, and leaves this one to the dialog.
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._on_keep()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        # Who quits, or whose desktop ends, has given nothing up: Qt would have it that he had.
        if not self._is_answered and self.is_touched:
            self._is_answered = True
            self._draft_due.stop()
            self.left.emit(self.as_written())
        super().closeEvent(event)

    @Slot()
    def _on_typed(self) -> None:
        if not self._draft_due.isActive():
            self._draft_due.start()

    @Slot()
    def _on_draft_due(self) -> None:
        if not self._is_answered:
            self.drafted.emit(self.as_written())

    @Slot(str)
    def _on_tags_edited(self, text: str) -> None:
        begun = text[: self._tags.cursorPosition()].rpartition(",")[2].strip()
        self._completer.setCompletionPrefix(begun)
        if begun and self._completer.completionCount():
            self._completer.complete()
        else:
            popup = self._completer.popup()
            if popup is not None:
                popup.hide()

    @Slot(str)
    def _on_completed(self, tag: str) -> None:
        at = self._tags.cursorPosition()
        before, comma, _ = self._tags.text()[:at].rpartition(",")
        self._tags.setText(f"{before}{comma}{' ' if comma else ''}{tag}{self._tags.text()[at:]}")

    @Slot()
    def _on_keep(self) -> None:
        self._is_answered = True
        self._draft_due.stop()
        self.accept()
        self.written.emit(self.as_written())

    @Slot()
    def _on_rejected(self) -> None:
        if self._is_answered:
            return
        self._is_answered = True
        self._draft_due.stop()
        self.given_up.emit(self.as_written())
