"""Every sentence that names the actor: a list that grows as one goes down, narrowed as one types, the current one in full below."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPointF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QTextLayout
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from ui.dialogs.lines import Column, Lines
from ui.dialogs.profile_parts.head import Elided
from ui.dialogs.profile_parts.words import NO_SOURCE, evidence
from ui.look import tokens
from ui.look.paint import lay_out_marked
from ui.look.pieces import label
from ui.look.theme import Look
from ui.wording import amount, date_words
from workbench.profiles.mentions import MentionPage, Said
from workbench.profiles.profile import Profile

# So many sentences before the end of the list the next are asked for.
_AHEAD: Final = 40
# A list that is narrowed is filled up to so many without being asked.
_FULL: Final = 60
_SENTENCE_LINES: Final = 4
_LINE_PX: Final = tokens.TYPE["ui"].line_px + 1
_EVIDENCE_PX, _BELOW_GAP_PX = 18, 2
# What stands above and below the list.
HEAD_PX: Final = 34
BELOW_PX: Final = _SENTENCE_LINES * _LINE_PX + _BELOW_GAP_PX + _EVIDENCE_PX
_NARROW_PX: Final = 220


class _Narrow(QLineEdit):
    """The field that narrows the sentences; Down and Enter go into the list."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class _Sentence(QWidget):
    """A sentence in full, the names of the actor underlined in its colour."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._place = look, -1
        self._text = ""
        self._marks: tuple[tuple[int, int], ...] = ()
        self.setFixedHeight(_SENTENCE_LINES * _LINE_PX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return the room of its lines."""
        return QSize(300, self.height())

    def show_text(self, text: str, marks: tuple[tuple[int, int], ...], place: int) -> None:
        """Show another sentence; line breaks in it become blanks, one for one."""
        self._text, self._marks, self._place = "".join(" " if c.isspace() else c for c in text), marks, place
        self.setAccessibleName(self._text)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = self._look
        laid = lay_out_marked(look, self._text, self._marks, self.width(), step="ui", lines=_SENTENCE_LINES)
        if laid is None:
            return
        ranges = []
        for first, end in laid.inks:
            item = QTextLayout.FormatRange()
            item.start, item.length = first, end - first
            form = item.format
            form.setFontUnderline(True)
            form.setUnderlineColor(look.actor(self._place))
            item.format = form
            ranges.append(item)
        painter = QPainter(self)
        painter.setPen(look.color("text"))
        laid.layout.draw(painter, QPointF(0, 0), ranges)


class ProfileMentions(QWidget):
    """Lists sentences; `wanted` asks for more from an offset on, with the words that narrow them. `chosen` has the Said to show."""

    wanted = Signal(int, str)
    chosen = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._said: list[Said] = []
        self._next: int | None = None
        self._is_asked = False
        self._total = 0
        self._place = -1
        # The words and the row to which one returns, once so many sentences have been read.
        self._return_words, self._return_row = "", 0
        self._count = label(is_strong=True)
        self.narrow = _Narrow()
        self.narrow.setPlaceholderText("Type to narrow")
        self.narrow.setMinimumWidth(_NARROW_PX // 2)
        self.narrow.setMaximumWidth(_NARROW_PX)
        self.narrow.setAccessibleName("Narrow the sentences by words")
        self.narrow.textChanged.connect(self._on_typed)
        self.narrow.left.connect(self._on_left)
        self.lines = Lines(
            look,
            (Column(0, "time", width_px=84), Column(0.74), Column(0.26, "text_2")),
            "Mentions: when, the sentence, the source",
        )
        self.lines.row_changed.connect(self._on_row_changed)
        self.lines.opened.connect(self._on_opened)
        self.lines.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self._sentence = _Sentence(look)
        self._evidence = Elided(look, "meta", "text_2", height_px=_EVIDENCE_PX)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addStrut(HEAD_PX)
        head.addWidget(self._count, 1)
        head.addWidget(self.narrow, 1)
        below = QVBoxLayout()
        below.setSpacing(_BELOW_GAP_PX)
        below.addWidget(self._evidence)
        below.addWidget(self._sentence)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addLayout(head)
        box.addWidget(self.lines, 1)
        box.addLayout(below)

    def show_profile(self, profile: Profile, place: int) -> None:
        """Begin anew with another actor, whose colour has this place in the palette."""
        self._total, self._place = profile.body + profile.comment, place
        self._said = []
        self.lines.set_rows(())
        self._show_current()
        words, self._return_words = self._return_words, ""
        if self.narrow.text() != words:
            # That it is another one now is what begins anew.
            self.narrow.setText(words)
        else:
            self._begin()

    def return_to(self, words: str, row: int) -> None:
        """Stand on a sentence as before, once the sentences come."""
        self._return_words, self._return_row = words, row

    @property
    def row(self) -> int:
        """The number of the sentence that is stood on."""
        return max(0, self.lines.currentIndex().row())

    @property
    def words(self) -> str:
        """What narrows the sentences."""
        return self._words()

    def narrow_to(self, words: str) -> None:
        """Show only sentences with these words."""
        self.narrow.setText(words)
        self.lines.setFocus()

    def show_page(self, offset: int, contains: str, page: MentionPage) -> None:
        """Take what was asked for; an answer to what is not wanted any more is dropped."""
        if contains != self._words():
            return
        self._is_asked = False
        self._next = page.next_offset
        if offset == 0:
            self._said = list(page.said)
            self.lines.set_rows([_cells(one) for one in self._said])
            self.lines.go_to(0)
            self._show_current()
        else:
            was_empty = not self._said
            self._said += page.said
            self.lines.add_rows([_cells(one) for one in page.said])
            if was_empty:
                self.lines.go_to(0)
        self._say()
        self._return()
        if contains and len(self._said) < _FULL:
            self._ask_on()

    @property
    def current(self) -> Said | None:
        """The sentence that is stood on."""
        row = self.lines.currentIndex().row()
        return self._said[row] if 0 <= row < len(self._said) else None

    def _return(self) -> None:
        if self._return_row > 0 and self._said:
            self.lines.go_to(min(self._return_row, len(self._said) - 1))
            if self._return_row < len(self._said) or self._next is None:
                self._return_row = 0
            else:
                self._ask_on()

    def _words(self) -> str:
        return self.narrow.text().strip()

    def _begin(self) -> None:
        self._next, self._is_asked = None, True
        if not self._said:
            # What is there stays until the answer comes.
            self._say()
        self.wanted.emit(0, self._words())

    def _ask_on(self) -> None:
        if self._next is not None and not self._is_asked:
            self._is_asked = True
            self.wanted.emit(self._next, self._words())

    def _say(self) -> None:
        if self._is_asked and not self._said:
            self._count.setText("Reading…" if self._total else "")
        elif self._words():
            more = " so far" if self._next is not None else ""
            self._count.setText(f"{amount(len(self._said), 'sentence')} with these words{more}")
        else:
            self._count.setText(amount(self._total, "mention"))

    def _show_current(self) -> None:
        said = self.current
        if said is None:
            nothing = "No sentence has these words." if self._words() and self._next is None else ""
            self._sentence.show_text(nothing, (), self._place)
            self._evidence.set_text("")
        else:
            self._sentence.show_text(said.text, said.marks, self._place)
            self._evidence.set_text(evidence(said))

    @Slot(str)
    def _on_typed(self, _text: str) -> None:
        if self._said:
            self._return_row = 0
        self._begin()

    @Slot()
    def _on_left(self) -> None:
        self.lines.setFocus()

    @Slot(int)
    def _on_row_changed(self, row: int) -> None:
        self._show_current()
        if row >= len(self._said) - _AHEAD:
            self._ask_on()

    @Slot(int)
    def _on_scrolled(self, value: int) -> None:
        bar = self.lines.verticalScrollBar()
        if value >= bar.maximum() - bar.pageStep():
            self._ask_on()

    @Slot(QModelIndex)
    def _on_opened(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self._said):
            self.chosen.emit(self._said[index.row()])


def _cells(one: Said) -> tuple[str, ...]:
    when = date_words(one.published) if one.published else "Undated"
    return when, " ".join(one.text.split()), one.source or NO_SOURCE
