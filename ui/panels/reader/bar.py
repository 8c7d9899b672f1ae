"""The reader's header bar: what is open, which hit of how many, star, text size and more."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton

from ui.look import tokens
from ui.look.menus import RoundMenu
from ui.look.pieces import Segments, icon_button, label
from ui.look.theme import Look
from ui.panels.reader.view import View

# In less, what is open would not be told any more.
_PROGRESS_FROM_PX = 620
# With less, buttons give way that keys and menus stand for.
_NARROW_BELOW_PX = 450
_LEAST_WORDS_PX = 56


class ElidedLabel(QLabel):
    """A line of plain text that ends in an ellipsis where room is short."""

    def __init__(self) -> None:
        super().__init__()
        self._words = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("ink", "2")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def set_words(self, words: str) -> None:
        """Show other words."""
        self._words = " ".join(words[:1000].split())
        self._elide()

    def resizeEvent(self, _event: object) -> None:
        self._elide()

    def _elide(self) -> None:
        has_room = self.width() >= _LEAST_WORDS_PX
        shown = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, self.width())
        # Two letters and an ellipsis say nothing.
        self.setText(shown if has_room else "")


class HeaderBar(QFrame):
    """Says where the reader is and holds what is done to the article as a whole."""

    next_pressed = Signal()
    previous_pressed = Signal()
    star_pressed = Signal()
    size_chosen = Signal(object)
    face_pressed = Signal()
    measure_pressed = Signal()
    leading_pressed = Signal()
    comments_pressed = Signal()
    boilerplate_pressed = Signal()
    find_pressed = Signal()
    view_chosen = Signal(object)
    close_pressed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._has_hits, self._is_empty = False, True
        self.setObjectName("reader")
        self._view = Segments(look, ("Clean", "Original", "Both"), "What is shown")
        self._view.chosen.connect(self._on_view_chosen)
        self._words = ElidedLabel()
        self._progress = label(ink="3", size="meta")
        self._progress.setContentsMargins(0, 0, 12, 0)
        self._hits = label(ink="2")
        self._previous = icon_button(look, "up", "Previous hit", size_px=16)
        self._next = icon_button(look, "down", "Next hit", size_px=16)
        self._star = icon_button(look, "star", "Star this article")
        self._star.setCheckable(True)
        self._size = icon_button(look, "text_size", "Text size")
        self._more = icon_button(look, "more", "More")
        self._close = icon_button(look, "close", "Close this side", size_px=16)
        self._close.clicked.connect(self.close_pressed)
        self._close.hide()
        self._previous.clicked.connect(self.previous_pressed)
        self._next.clicked.connect(self.next_pressed)
        self._star.clicked.connect(self._on_star_clicked)
        self._make_menus()
        box = QHBoxLayout(self)
        box.setContentsMargins(16, 0, 8, 0)
        box.setSpacing(2)
        box.addWidget(self._view)
        box.addSpacing(10)
        box.addWidget(self._words, 1)
        box.addSpacing(8)
        box.addWidget(self._progress)
        box.addWidget(self._hits)
        box.addSpacing(2)
        for widget in (self._previous, self._next, self._star, self._size, self._more, self._close):
            widget.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            box.addWidget(widget)
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    def _make_menus(self) -> None:
        sizes = _menu(self._size)
        group = QActionGroup(self)
        self._sizes: dict[int, QAction] = {}
        for size_px in tokens.READING_STEPS:
            action = sizes.addAction(f"{size_px} px")
            action.setCheckable(True)
            action.setData(size_px)
            group.addAction(action)
            self._sizes[size_px] = action
        group.triggered.connect(self._on_size_triggered)
        sizes.addSeparator()
        for words, pressed in (
            ("Another typeface", self.face_pressed),
            ("Longer or shorter lines", self.measure_pressed),
            ("Room between lines", self.leading_pressed),
        ):
            sizes.addAction(words).triggered.connect(pressed)
        more = _menu(self._more)
        self._find = more.addAction("Find in article…")
        self._find.triggered.connect(self.find_pressed)
        more.addSeparator()
        self._comments = more.addAction("Show comments")
        self._comments.triggered.connect(self.comments_pressed)
        self._boilerplate = more.addAction("Show what was left out")
        self._boilerplate.triggered.connect(self.boilerplate_pressed)

    def show_close(self) -> None:
        """Offer to close the reader."""
        self._close.show()

    def set_words(self, words: str) -> None:
        """Show what is open, such as the source and its place in the list."""
        self._words.set_words(words)

    def set_hits(self, now: int, total: int) -> None:
        """Show which hit of how many; `now` is 0 before any was gone to."""
        noun = "hit" if total == 1 else "hits"
        self._hits.setText(f"Hit {now:,} of {total:,}" if now and total else f"{total:,} {noun}" if total else "")
        self._has_hits = total > 0
        self._make_room()

    def set_progress(self, words: str) -> None:
        """Show how far the article has been read, where there is room for it."""
        if words != self._progress.text():
            self._progress.setText(words)
            self._share_room()

    def _share_room(self) -> None:
        self._progress.setVisible(bool(self._progress.text()) and self.width() >= _PROGRESS_FROM_PX)

    def set_star(self, is_starred: bool) -> None:
        """Show whether the article has a star."""
        self._star.setChecked(is_starred)
        name = "Take the star off" if is_starred else "Star this article"
        self._star.setToolTip(name)
        self._star.setAccessibleName(name)

    def set_size(self, size_px: int) -> None:
        """Tick the text size in force."""
        if size_px in self._sizes:
            self._sizes[size_px].setChecked(True)

    def set_folds(self, *, comments: bool | None, boilerplate: bool | None) -> None:
        """Say what the menu would do to each fold; None where the article has none."""
        for action, is_open, what in (
            (self._comments, comments, "comments"),
            (self._boilerplate, boilerplate, "what was left out"),
        ):
            action.setEnabled(is_open is not None)
            action.setText(f"{'Hide' if is_open else 'Show'} {what}")

    def set_view(self, view: View) -> None:
        """Show which view is in force."""
        self._view.choose(list(View).index(view))

    def set_empty(self, is_empty: bool) -> None:
        """Show the buttons only while there is an article that they act on."""
        self._is_empty = is_empty
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()
        self._share_room()

    def _make_room(self) -> None:
        is_narrow = self.width() < _NARROW_BELOW_PX
        self._hits.setVisible(self._has_hits)
        for button in (self._previous, self._next):
            button.setVisible(self._has_hits and not is_narrow)
        for widget in (self._view, self._star, self._more):
            widget.setVisible(not self._is_empty)
        self._size.setVisible(not self._is_empty and not is_narrow)

    @Slot()
    def _on_star_clicked(self) -> None:
        # The star shows what the library says, not what was pressed.
        self._star.setChecked(not self._star.isChecked())
        self.star_pressed.emit()

    @Slot(int)
    def _on_view_chosen(self, place: int) -> None:
        self.view_chosen.emit(list(View)[place])

    @Slot(QAction)
    def _on_size_triggered(self, action: QAction) -> None:
        self.size_chosen.emit(action.data())

    @Slot()
    def _on_look_changed(self) -> None:
        self.setFixedHeight(self._look.density.header)


def _menu(owner: QToolButton) -> QMenu:
    """Return a menu that opens when its button is pressed."""
    menu = RoundMenu(owner)
    owner.setMenu(menu)
    owner.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    # The arrow of Qt's would lie over the icon.
    owner.setStyleSheet("QToolButton::menu-indicator { image: none; }")
    return menu
