"""Writes one article on the page: the first screens at once, the rest in slices, and what is wanted as soon as it is there."""

from dataclasses import dataclass
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QTextDocument

from ui.panels.reader.build import Builder
from ui.panels.reader.formats import Formats
from ui.panels.reader.marks import Span
from ui.panels.reader.places import Places
from ui.panels.reader.plan import PieceKind, Plan
from ui.panels.reader.scroll_position import ScrollPosition

# Enough for the first screens of the largest window in the smallest type.
_FIRST_CHARS = 16_000
# How long going to a place may hold up the window; what is further away is gone to when it is there.
_REACH_MS = 120.0


@dataclass(frozen=True, slots=True)
class Target:
    """A span to go to; with an offset it is put so far below the upper edge, without it is shown and flashed."""

    span: Span
    offset_px: int | None = None

    @property
    def position(self) -> ScrollPosition:
        """Where it is read from there."""
        return ScrollPosition(self.span.start, self.offset_px or 0)


class Writing(QObject):
    """One article on its way onto the page. `reached` says that a target can be shown now."""

    reached = Signal(object)
    finished = Signal()
    folded = Signal()

    def __init__(
        self,
        page: QTextDocument,
        text: str,
        formats: Formats,
        plan: Plan,
        opened: set[PieceKind],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._document, self._text = page, text
        self._plan, self._opened = plan, opened
        self._builder = Builder(page, text, formats, plan.shown(opened))
        self.awaited: Target | None = None
        self._slices = QTimer(self)
        self._slices.setInterval(0)
        self._slices.timeout.connect(self.write_slice)

    @property
    def places(self) -> Places:
        """What stands where on the page so far."""
        return self._builder.places

    @property
    def is_done(self) -> bool:
        """Whether everything that is unfolded has been written."""
        return self._builder.is_done

    def begin(self) -> None:
        """Write the first screens and leave the rest for later."""
        self._builder.build(_FIRST_CHARS)
        if not self._builder.is_done:
            self._slices.start()

    def discard(self) -> None:
        """Write no more: the page is given to another article."""
        self._slices.stop()
        self.deleteLater()

    @Slot()
    def write_slice(self) -> None:
        """Write a little more, and tell when what is awaited is there."""
        is_done = self._builder.build_slice()
        if self.awaited is not None and (is_done or self._has(self.awaited)):
            target, self.awaited = self.awaited, None
            self.reached.emit(target)
        if is_done:
            self._slices.stop()
            self.finished.emit()

    def set_open(self, kind: PieceKind, *, is_open: bool) -> None:
        """Open or shut a fold, if the article has it."""
        if (kind in self._opened) == is_open or not self._plan.inside(kind):
            return
        number = next(n for n, piece in enumerate(self._builder.pieces) if piece.kind is kind)
        self._opened ^= {kind}
        self._builder.replace_after(number, self._plan.shown(self._opened))
        self._builder.build_slice()
        self._slices.start()
        self.folded.emit()

    def reach(self, target: Target) -> None:
        """Unfold and write up to a target, now if it is near, else while the window goes on."""
        self.awaited = None
        if self._has(target):
            # Which fold holds a place is found by looking through all that is folded.
            self.reached.emit(target)
            return
        fold = self._plan.fold_of(target.span.start)
        if fold is not None:
            self.set_open(fold, is_open=True)
        until = perf_counter() + _REACH_MS / 1000
        while not self._has(target) and not self._builder.is_done and perf_counter() < until:
            self._builder.build_slice()
        if self._has(target) or self._builder.is_done:
            self.reached.emit(target)
        else:
            self.awaited = target

    def follow(self) -> None:
        """See to it that what has come into view is on the page: here all is, or will be by itself."""

    def take_plan(self, plan: Plan) -> None:
        """Go on with a plan that has the comments too."""
        self._plan = plan

    def _has(self, target: Target) -> bool:
        return self.places.at_point(target.span.start) is not None
