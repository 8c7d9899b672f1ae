"""The manual: contents at the left, the page at the right, and a search through all of it."""

from PySide6.QtCore import QByteArray, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QTextBrowser, QVBoxLayout, QWidget

from ui.dialogs.frame import Dialog
from ui.dialogs.lines import Column, Lines
from ui.look.pieces import icon_button, label
from ui.look.theme import Look
from ui.manual_pages import PAGES, ManualPage, read_pages, render_page, resolve_link, style_for

_CONTENTS_PX, _MEASURE_PX, _SIDE_PX = 180, 660, 28


class _Paper(QTextBrowser):
    """Shows one page; whatever a page asks for, no file is opened."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("well")
        self.setAccessibleName("Manual")
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)

    def loadResource(self, _kind: int, _name: QUrl | str) -> object:
        # Something has to come back, or Qt looks for it on the disk.
        return QByteArray(b" ")

    def resizeEvent(self, event: QResizeEvent) -> None:
        spare = max(0, self.width() - _MEASURE_PX - 2 * _SIDE_PX) // 2
        self.setViewportMargins(_SIDE_PX, 18, _SIDE_PX + spare, 0)
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Backspace:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class ManualWindow(Dialog):
    """Stays beside the window while one works. The window gives it the page of keys by `set_page`."""

    def __init__(self, look: Look, parent: QWidget | None) -> None:
        super().__init__(look, parent, "Manual", 940, 680)
        self.set_heading("")
        self.setModal(False)
        self.setWindowFlag(Qt.WindowType.WindowMinMaxButtonsHint)
        self._pages: dict[str, ManualPage] = read_pages()
        self._here = ""
        self._way: list[tuple[str, int]] = []
        self._list = Lines(look, (Column(1.0),), "Contents")
        self._list.setFixedWidth(_CONTENTS_PX)
        self._list.row_changed.connect(self._on_contents)
        self._paper = _Paper()
        self._paper.anchorClicked.connect(self._on_link)
        self._paper.left.connect(self.go_back)
        self._back = icon_button(look, "back", "Back")
        self._back.clicked.connect(self.go_back)
        self._find = QLineEdit()
        self._find.setPlaceholderText("Find in the manual")
        self._find.setAccessibleName("Find in the manual")
        self._find.setFixedWidth(280)
        self._find.textEdited.connect(self._on_find_edited)
        self._find.returnPressed.connect(self.find_next)
        self._found = label(ink="3", size="meta")
        bar = QHBoxLayout()
        bar.setSpacing(8)
        for part in (self._back, self._find, self._found):
            bar.addWidget(part)
        bar.addStretch()
        right = QVBoxLayout()
        right.addLayout(bar)
        right.addWidget(self._paper, 1)
        columns = QHBoxLayout()
        columns.setSpacing(12)
        columns.addWidget(self._list)
        columns.addLayout(right, 1)
        self.body.addLayout(columns, 1)
        self._fill_contents()
        self.show_page(PAGES[0])
        self._way.clear()
        self._back.setEnabled(False)
        look.changed.connect(self._on_look_changed)

    @property
    def page(self) -> str:
        """Return the id of the page that is shown."""
        return self._here

    def set_page(self, page: str, markdown: str) -> None:
        """Put in a page, or another text for one that is there."""
        self._pages[page] = render_page(markdown)
        self._fill_contents()
        if page == self._here:
            self._show(page, "")

    def show_page(self, page: str, anchor: str = "") -> None:
        """Show a page, from a heading on; a page that is not there is the first one."""
        page = page if page in self._pages else PAGES[0]
        if self._here:
            self._way.append((self._here, self._paper.verticalScrollBar().value()))
        self._show(page, anchor)

    @Slot()
    def go_back(self) -> None:
        """Go to where one came from."""
        if self._way:
            page, height = self._way.pop()
            self._show(page, "")
            self._paper.verticalScrollBar().setValue(height)

    @Slot()
    def find_next(self) -> None:
        """Go to the next place where the words stand, on to the next pages and round to here."""
        wanted = self._find.text().strip()
        if not wanted:
            return
        if self._paper.find(wanted):
            self._say_found("")
            return
        pages = list(self._pages)
        here = pages.index(self._here)
        for page in [*pages[here + 1 :], *pages[: here + 1]]:
            if page != self._here:
                if wanted.casefold() not in self._text_of(page).casefold():
                    continue
                self.show_page(page)
            self._paper.moveCursor(QTextCursor.MoveOperation.Start)
            if self._paper.find(wanted):
                self._say_found("")
                return
        self._say_found("Not in the manual")

    def _text_of(self, page: str) -> str:
        document = self._paper.document().clone(self)
        document.setHtml(self._pages[page].body)
        text = document.toPlainText()
        document.deleteLater()
        return text

    def _say_found(self, words: str) -> None:
        self._found.setText(words)

    def _show(self, page: str, anchor: str) -> None:
        self._here = page
        document = self._paper.document()
        document.setDefaultFont(self.look.font("read_comment"))
        document.setDefaultStyleSheet(style_for(self.look))
        document.setDocumentMargin(4)
        self._paper.setHtml(f"<body>{self._pages[page].body}</body>")
        if anchor in self._pages[page].anchors:
            self._paper.scrollToAnchor(anchor)
        self._back.setEnabled(bool(self._way))
        self._mark_contents()

    def _fill_contents(self) -> None:
        self._list.set_rows([(content.title,) for content in self._pages.values()])
        self._mark_contents()

    def _mark_contents(self) -> None:
        if self._here:
            self._list.go_to(list(self._pages).index(self._here))

    @Slot(int)
    def _on_contents(self, row: int) -> None:
        page = list(self._pages)[row]
        if page != self._here:
            self.show_page(page)

    @Slot(QUrl)
    def _on_link(self, address: QUrl) -> None:
        target = resolve_link(address.toString(), self._here)
        if target is not None:
            self.show_page(*target)

    @Slot(str)
    def _on_find_edited(self, _text: str) -> None:
        self._say_found("")
        # What is typed on is looked for from where the last find began.
        cursor = self._paper.textCursor()
        cursor.setPosition(cursor.selectionStart())
        self._paper.setTextCursor(cursor)
        self.find_next()

    @Slot()
    def _on_look_changed(self) -> None:
        height = self._paper.verticalScrollBar().value()
        self._show(self._here, "")
        self._paper.verticalScrollBar().setValue(height)
