"""What the original of an article is made of: its bytes as plain text, in lines that can be searched and copied."""

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QFont, QKeyEvent, QTextCharFormat, QTextCursor, QTextDocument, QTextOption
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from ui.dialogs.frame import Dialog
from ui.look import tokens
from ui.look.pieces import button, icon_button, label, set_state
from ui.look.theme import Look
from ui.panels.reader.bar import ElidedLabel
from ui.panels.reader.find_bar import FindField
from ui.wording import path_words
from workbench.library.articles import Article
from workbench.viewing.messages import Source

_WIDTH_PX, _HEIGHT_PX = 1080, 800
# Put in by pieces: two megabytes at once would hold the window up for a quarter of a second.
_PIECE_CHARS = 48_000
_TYPE_PX = 13


class SourceText(QPlainTextEdit):
    """Shows text as it is; nothing in it is anything but letters."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        self.setAccessibleName("Source")
        self.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        font = look.font("meta")
        font.setFamilies(tokens.FONT_FIXED)
        font.setStyleHint(QFont.StyleHint.Monospace)
        font.setPixelSize(_TYPE_PX)
        # The style sheet has a font of its own for every widget.
        self._ink = QTextCharFormat()
        self._ink.setFont(font)
        self._rest = ""
        self._pieces = QTimer(self)
        self._pieces.setInterval(0)
        self._pieces.timeout.connect(self._on_time_for_more)

    @property
    def is_whole(self) -> bool:
        """Whether all of it has been put in."""
        return not self._rest

    def show_text(self, text: str) -> None:
        """Show a text from its top."""
        self.clear()
        self._rest = text
        self._put()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        if self._rest:
            self._pieces.start()

    def put_rest(self) -> None:
        """Put in what is still missing: somebody looks for something in it."""
        while self._rest:
            self._put()

    def _put(self) -> None:
        piece, self._rest = self._rest[:_PIECE_CHARS], self._rest[_PIECE_CHARS:]
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(piece, self._ink)

    @Slot()
    def _on_time_for_more(self) -> None:
        self._put()
        if not self._rest:
            self._pieces.stop()


class SourceDialog(Dialog):
    """Shows the source of one article once it is there."""

    def __init__(self, look: Look, parent: QWidget | None, article: Article) -> None:
        super().__init__(look, parent, "Source", _WIDTH_PX, _HEIGHT_PX)
        self._article = article
        self._where = ElidedLabel()
        self._where.set_words("  ›  ".join(filter(None, (path_words(article.path), article.member))))
        self._facts = label("On its way…", ink="2", size="meta")
        self._facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._find = FindField()
        self._find.setPlaceholderText("Find in the source")
        self._find.setAccessibleName("Find in the source")
        self._find.setMaximumWidth(320)
        self._found = label(ink="2", size="meta")
        self.text = SourceText(look)
        self._find.textEdited.connect(self._on_edited)
        self._find.advanced.connect(self.look_for)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self._find, 1)
        for icon, name, step in (("up", "Previous place", -1), ("down", "Next place", 1)):
            made = icon_button(look, icon, name, size_px=16)
            made.clicked.connect(self._on_next if step > 0 else self._on_previous)
            row.addWidget(made)
        row.addSpacing(6)
        row.addWidget(self._found)
        row.addStretch()
        self.body.addWidget(self._where)
        self.body.addWidget(self._facts)
        self.body.addLayout(row)
        self.body.addWidget(self.text, 1)
        close = button("Close", "primary")
        close.clicked.connect(self.accept)
        self.add_buttons(close)
        self.text.setFocus()

    @property
    def find_field(self) -> QLineEdit:
        """Where words are typed."""
        return self._find

    def show_source(self, source: Source) -> None:
        """Show it."""
        is_cut = source.shown_bytes < source.size_bytes
        facts = [self._article.format, f"{source.size_bytes:,} bytes"]
        if not source.is_text:
            facts.append(f"no text: its first {source.shown_bytes:,} bytes as numbers")
        elif is_cut:
            facts.append(f"the first {source.shown_bytes:,} are shown")
        self._facts.setText(" · ".join((*facts, f"SHA-256 {source.sha256}")))
        self.text.show_text(source.text)

    def show_reason(self, reason: str) -> None:
        """Say why it is not shown."""
        self._facts.setText(f"Not shown: {reason}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        has_control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_F and has_control:
            self._find.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._find.selectAll()
        elif event.key() == Qt.Key.Key_F3:
            self.look_for(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    @Slot(int)
    def look_for(self, step: int) -> None:
        """Go to the next place where the words stand, or with -1 to the one before; round the end."""
        words = self._find.text()
        if not words:
            self._say_found(is_there=True)
            return
        self.text.put_rest()
        back = QTextDocument.FindFlag.FindBackward if step < 0 else QTextDocument.FindFlag(0)
        is_there = self.text.find(words, back)
        if not is_there:
            here = self.text.textCursor()
            self.text.moveCursor(QTextCursor.MoveOperation.End if step < 0 else QTextCursor.MoveOperation.Start)
            is_there = self.text.find(words, back)
            if not is_there:
                self.text.setTextCursor(here)
        self._say_found(is_there=is_there)

    def _say_found(self, *, is_there: bool) -> None:
        self._found.setText("" if is_there else "Not in what is shown")
        set_state(self._find, "state", "" if is_there else "error")

    @Slot(str)
    def _on_edited(self, _words: str) -> None:
        # What is typed on is looked for from where the last find began.
        cursor = self.text.textCursor()
        cursor.setPosition(cursor.selectionStart())
        self.text.setTextCursor(cursor)
        self.look_for(1)

    @Slot()
    def _on_next(self) -> None:
        self.look_for(1)

    @Slot()
    def _on_previous(self) -> None:
        self.look_for(-1)
