"""The window's frame: rail, top bar, panes that can be hidden and sized, and the status line."""

from collections.abc import Mapping

import msgspec
from PySide6.QtCore import QByteArray, QEvent, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.commands import Place
from ui.dropping import can_import
from ui.look import tokens
from ui.look.pieces import hairline
from ui.look.theme import Look
from ui.wording import title_words

# As large as it opens, where the screen has room for it.
USUAL_PX = QSize(1440, 900)

_GROW_PX = 40
# No desktop tells how high it will be before the window shows; none has a higher one.
_TITLE_BAR_PX = 48
_TITLE_CHARS_MAX = 200
# Qt counts pixels in 32 bits and makes no widget larger than this.
_SIDE_PX_MAX = 16_777_215


# Who wants them opens them: with all panes in sight a window has to be wide.
_HIDDEN_AT_FIRST = frozenset({Place.FILTERS, Place.MARKS})
# One of these is seen, in the middle of the window, and never none.
_MIDDLE = (Place.READER, Place.NETWORK)


class Frame(msgspec.Struct, frozen=True):
    """What of the frame is kept from one start to the next; sizes in px, geometry as Qt packs it, in base64."""

    geometry: str = ""
    columns: tuple[int, ...] = ()
    rows: tuple[int, ...] = ()
    uppers: tuple[int, ...] = ()
    sides: tuple[int, ...] = ()
    right: tuple[int, ...] = ()
    hidden: tuple[str, ...] = ()
    opened: tuple[str, ...] = ()


class Window(QWidget):
    """Puts the panes together. It knows where they stand and nothing of what they show."""

    closing = Signal()
    resized = Signal()
    dropped = Signal(object)
    middle_changed = Signal()

    def __init__(
        self,
        look: Look,
        panes: Mapping[Place, QWidget],
        *,
        reading: QWidget,
        rail: QWidget,
        top: QWidget,
        status: QWidget,
        welcome: QWidget,
    ) -> None:
        super().__init__()
        self._look, self._panes = look, panes
        self._hidden: set[Place] = set(_HIDDEN_AT_FIRST)
        # Of what stands right and left of it the one that was wanted last: a narrow window has room for one of them.
        self._side = Place.ACTORS
        self._squeezed: set[Place] = set()
        self._middle = Place.READER
        self._is_reading = False
        self._has_beside = False
        self._is_compact = False
        # Whoever has sized a pane keeps it so, however large the window.
        self._has_own_sizes = False
        self.setObjectName("window")
        self.setWindowTitle("Dateline")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAcceptDrops(True)
        self._rail, self._rail_line, self._top, self._status = rail, hairline(is_vertical=True), top, status
        self._top_line, self._status_line = hairline(), hairline()
        self._welcome = welcome
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(rail)
        whole.addWidget(self._rail_line)
        column = QVBoxLayout()
        column.setSpacing(0)
        whole.addLayout(column, 1)
        # From the outside in: Qt takes what a pane holds along each time its parent gets one of its own.
        self._pages = QStackedWidget()
        for part in (top, self._top_line, self._pages, self._status_line, status):
            column.addWidget(part)
        column.setStretchFactor(self._pages, 1)
        self._sides = _splitter(Qt.Orientation.Horizontal)
        self._columns = _splitter(Qt.Orientation.Horizontal)
        self._rows = _splitter(Qt.Orientation.Vertical)
        self._uppers = _splitter(Qt.Orientation.Horizontal)
        self._right = _splitter(Qt.Orientation.Vertical)
        self._stack = QStackedWidget()
        # The reader stands in something larger.
        self._middles = {Place.READER: reading, Place.NETWORK: panes[Place.NETWORK]}
        for holder, parts in (
            (self._pages, (self._sides, welcome)),
            (self._sides, (panes[Place.FILTERS], self._columns)),
            (self._columns, (panes[Place.LIST], self._rows)),
            (self._rows, (self._uppers, panes[Place.TIMELINE])),
            (self._uppers, (self._stack, self._right)),
            (self._right, (panes[Place.ACTORS], panes[Place.MARKS])),
            (self._stack, self._middles.values()),
        ):
            for part in parts:
                holder.addWidget(part)
        for splitter in (self._sides, self._columns, self._rows, self._uppers, self._right):
            splitter.splitterMoved.connect(self._on_splitter_moved)
        self._set_limits()
        self.resize(USUAL_PX)
        self.reset_sizes()

    # Panes ------------------------------------------------------------------------------------------------------

    def show_title(self, *parts: str) -> None:
        """Say in the title bar what is shown, the most particular first."""
        told = (title_words(part, _TITLE_CHARS_MAX) for part in (*parts, "Dateline"))
        # Qt puts its mark for unsaved changes where this stands, unless it stands there twice.
        self.setWindowTitle(" - ".join(filter(None, told)).replace("[*]", "[*][*]"))

    def show_welcome(self, *, is_empty: bool) -> None:
        """Show what an empty library needs in place of the panes, or the panes again."""
        self._pages.setCurrentIndex(int(is_empty))

    @property
    def is_welcoming(self) -> bool:
        """Whether the panes are covered by what an empty library needs."""
        return self._pages.currentIndex() == 1

    def toggle(self, place: Place) -> None:
        """Hide a pane, or show it again; a pane that has the focus gives it to the one in the middle."""
        had_focus = self.place_of_focus() is place
        if self.is_shown(place):
            self._hidden.add(place)
        else:
            self._bring(place)
        self._arrange()
        if had_focus and place in self._hidden:
            self.focus(self._middle)

    def toggle_reading(self) -> None:
        """Leave only the page, or bring everything back."""
        self._is_reading = not self._is_reading
        self._arrange()
        if self._is_reading:
            self.focus(Place.READER)

    def show_beside(self, *, is_shown: bool) -> None:
        """Show a second article beside the first, or the first alone again; the actors give way where room is short."""
        had_focus = self.place_of_focus() is Place.BESIDE
        self._has_beside = is_shown
        self._squeezed = self._without_room()
        self._arrange()
        if had_focus and not is_shown:
            self.focus(Place.READER)

    @property
    def is_reading_mode(self) -> bool:
        """Whether only the page is to be seen."""
        return self._is_reading

    def is_shown(self, place: Place) -> bool:
        """Tell whether a pane is to be seen."""
        if place in _MIDDLE:
            return place is self._middle
        if place is Place.BESIDE:
            return self._has_beside and self._middle is Place.READER
        return not self._is_reading and place not in self._hidden | self._squeezed

    def focus(self, place: Place) -> None:
        """Put the keyboard into a pane, showing it first where it is hidden."""
        if not self.is_shown(place):
            self._bring(place)
            self._arrange()
        self._panes[place].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def bring(self, place: Place) -> None:
        """Show a pane; the keyboard stays where it is, unless that is the pane that gives way."""
        if not self.is_shown(place):
            was_here = self.place_of_focus()
            self._bring(place)
            self._arrange()
            if was_here in _MIDDLE:
                self.focus(place)

    def _bring(self, place: Place) -> None:
        if place in _MIDDLE or place is Place.BESIDE:
            self._middle = Place.READER if place is Place.BESIDE else place
            return
        self._is_reading = False
        self._hidden.discard(place)
        if place in {Place.ACTORS, Place.MARKS, Place.FILTERS}:
            self._side = place
            self._squeezed = self._without_room()
        self._squeezed.discard(place)

    def _without_room(self) -> set[Place]:
        """Return the panes that hide whole because the window is narrow."""
        squeezed = {
            place
            for place, least_px in (
                (Place.ACTORS, tokens.ACTORS_HIDE_BELOW_PX),
                (Place.MARKS, tokens.ACTORS_HIDE_BELOW_PX),
                (Place.FILTERS, tokens.ACTORS_HIDE_BELOW_PX),
                (Place.LIST, tokens.LIST_HIDES_BELOW_PX),
            )
            if self.width() < least_px
        }
        if self._has_beside and self.width() < tokens.BESIDE_HIDES_ACTORS_BELOW_PX:
            squeezed.add(Place.ACTORS)
        if self.width() < tokens.COMPACT_BELOW_PX and Place.FILTERS not in self._hidden:
            squeezed |= {Place.ACTORS, Place.MARKS} if self._side is Place.FILTERS else {Place.FILTERS}
        return squeezed

    def focus_first(self) -> None:
        """Put the keyboard where a user begins: into the list, or what stands there in an empty library."""
        if self.is_welcoming:
            self._welcome.setFocus()
        else:
            self.focus(Place.LIST)

    def place_of_focus(self) -> Place | None:
        """Return the pane that has the keyboard, None when it is in none of them."""
        focused = QApplication.focusWidget()
        for place, pane in self._panes.items():
            if focused is not None and (pane is focused or pane.isAncestorOf(focused)):
                return place
        return None

    def focus_next(self, step: int) -> None:
        """Go on to the next pane that is shown, or with -1 to the one before."""
        shown = [place for place in self._panes if self.is_shown(place)]
        here = self.place_of_focus()
        at = shown.index(here) + step if here in shown else 0 if step > 0 else -1
        self.focus(shown[at % len(shown)])

    def grow(self, step: int) -> None:
        """Make the pane that has the focus larger, or with -1 smaller, by keyboard what a splitter does by mouse."""
        self._has_own_sizes = True
        match self.place_of_focus():
            case Place.LIST:
                _grow(self._columns, 0, step)
            case Place.TIMELINE:
                _grow(self._rows, 1, step)
            case Place.ACTORS | Place.MARKS:
                _grow(self._uppers, 1, step)
            case Place.READER | Place.BESIDE | Place.NETWORK:
                _grow(self._columns, 1, step)
            case Place.FILTERS:
                _grow(self._sides, 0, step)
            case _:
                return

    def fit_screen(self) -> None:
        """Be no larger than the screen has room for beside the desktop's own bars and the title bar."""
        room = self.screen().availableSize()
        self.resize(self.size().boundedTo(QSize(room.width(), room.height() - _TITLE_BAR_PX)))
        self.reset_sizes()

    @Slot()
    def reset_sizes(self) -> None:
        """Give every pane its usual size."""
        self._has_own_sizes = False
        self._is_compact = is_compact = self.width() < tokens.COMPACT_BELOW_PX
        left = 300 if is_compact else tokens.RESULTS_PX[1]
        right = 240 if is_compact else tokens.ACTORS_PX[1]
        below = 210 if is_compact else tokens.TIMELINE_PX[1]
        beside = tokens.FILTERS_PX[1]
        self._sides.setSizes([beside, max(1, self.width() - beside - tokens.RAIL_PX)])
        self._columns.setSizes([left, max(1, self.width() - left - tokens.RAIL_PX)])
        self._uppers.setSizes([max(1, self.width() - left - right - tokens.RAIL_PX), right])
        self._rows.setSizes([max(1, self.height() - below - tokens.TOP_BAR_PX - tokens.STATUS_PX), below])

    @Slot()
    def _on_splitter_moved(self) -> None:
        self._has_own_sizes = True

    def _set_limits(self) -> None:
        sized = {
            self._panes[Place.LIST]: tokens.RESULTS_PX,
            self._right: tokens.ACTORS_PX,
            self._panes[Place.FILTERS]: tokens.FILTERS_PX,
        }
        for pane, (least, _, greatest) in sized.items():
            pane.setMinimumWidth(least)
            pane.setMaximumWidth(greatest)
        self._panes[Place.TIMELINE].setMinimumHeight(tokens.TIMELINE_PX[0])
        self._panes[Place.TIMELINE].setMaximumHeight(tokens.TIMELINE_PX[2])
        for splitter, stretching in ((self._sides, 1), (self._columns, 1), (self._uppers, 0), (self._rows, 0)):
            splitter.setStretchFactor(stretching, 1)

    def _arrange(self) -> None:
        if self._stack.currentWidget() is not self._middles[self._middle]:
            self._stack.setCurrentWidget(self._middles[self._middle])
            # It has its size at once: whoever brought it wants to know what there is room for.
            layout = self._stack.layout()
            assert layout is not None
            layout.activate()
            self.middle_changed.emit()
        for place, pane in self._panes.items():
            if place not in _MIDDLE:
                pane.setVisible(self.is_shown(place))
        self._right.setVisible(self.is_shown(Place.ACTORS) or self.is_shown(Place.MARKS))
        for part in (self._top, self._top_line, self._status, self._status_line):
            part.setVisible(not self._is_reading)
        has_rail = not self._is_reading and self.width() >= tokens.RAIL_HIDES_BELOW_PX
        self._rail.setVisible(has_rail)
        self._rail_line.setVisible(has_rail)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_compact = self.width() < tokens.COMPACT_BELOW_PX
        if is_compact is not self._is_compact and not self._has_own_sizes:
            # The splitters get their new size after the window.
            QTimer.singleShot(0, self, self.reset_sizes)
        # Panes hide whole where there is no room for them; what the user hid stays hidden.
        self._squeezed = self._without_room()
        self._arrange()
        self.resized.emit()

    # Kept between starts ----------------------------------------------------------------------------------------

    def frame(self) -> Frame:
        """Return sizes and places as they are."""
        return Frame(
            geometry=bytes(self.saveGeometry().toBase64().data()).decode("ascii"),
            columns=tuple(self._columns.sizes()),
            rows=tuple(self._rows.sizes()),
            uppers=tuple(self._uppers.sizes()),
            sides=tuple(self._sides.sizes()),
            right=tuple(self._right.sizes()),
            hidden=tuple(sorted(place.name for place in self._hidden - _HIDDEN_AT_FIRST)),
            opened=tuple(sorted(place.name for place in _HIDDEN_AT_FIRST - self._hidden)),
        )

    def restore(self, frame: Frame) -> None:
        """Take on sizes and places of an earlier start; what makes no sense any more is left out."""
        if frame.geometry:
            self.restoreGeometry(QByteArray.fromBase64(frame.geometry.encode("ascii", "ignore")))
        for splitter, sizes in (
            (self._columns, frame.columns),
            (self._rows, frame.rows),
            (self._uppers, frame.uppers),
            (self._sides, frame.sides),
            (self._right, frame.right),
        ):
            if len(sizes) == splitter.count() and all(0 < size <= _SIDE_PX_MAX for size in sizes):
                splitter.setSizes(list(sizes))
                self._has_own_sizes = True
        hidden = {place for place in Place if place.name in frame.hidden}
        hidden |= {place for place in _HIDDEN_AT_FIRST if place.name not in frame.opened}
        self._hidden = hidden & self._panes.keys() - set(_MIDDLE)
        self._arrange()

    # What the system tells the window ---------------------------------------------------------------------------

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self.resized.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        # What is dragged within the window, a selection of the page say, is in the library already.
        if event.source() is None and can_import(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.dropped.emit(event.mimeData())


def _splitter(orientation: Qt.Orientation) -> QSplitter:
    splitter = QSplitter(orientation)
    splitter.setChildrenCollapsible(False)
    # At 1 px Qt itself widens what can be gripped.
    splitter.setHandleWidth(1)
    return splitter


def _grow(splitter: QSplitter, part: int, step: int) -> None:
    sizes = splitter.sizes()
    sizes[part] += step * _GROW_PX
    sizes[1 - part] -= step * _GROW_PX
    if min(sizes) > 0:
        splitter.setSizes(sizes)
