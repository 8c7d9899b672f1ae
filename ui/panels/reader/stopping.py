"""Where reading stops, and how it goes on: at the words that were in sight, with a line that says so for a while."""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from ui.panels.reader.content import ReaderContent, Stop
from ui.panels.reader.page import Page
from ui.panels.reader.scroll_position import ScrollPosition

_CONTINUED: Final = "Continued where you stopped; Home goes to the beginning"
_SAID_MS: Final = 8_000
# Any lower, and the line above would be the first in sight: an article would creep up each time it is left.
_OFFSET_PX: Final = 0


class Stopping(QObject):
    """Knows where one page stops.

    Signals:
        words_changed: what it has to say is another thing now.
    """

    words_changed = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._said = QTimer(self)
        self._said.setSingleShot(True)
        self._said.setInterval(_SAID_MS)
        self._said.timeout.connect(self.words_changed)

    @property
    def words(self) -> str:
        """What there is to say of where one reads, empty for nothing."""
        return _CONTINUED if self._said.isActive() else ""

    def stop(self) -> Stop | None:
        """Return where reading would stop now; None where nothing is open."""
        content: ReaderContent | None = self._page.content
        if content is None:
            return None
        point = -1 if self._page.has_end_in_view() else self._page.scroll_position().point
        return Stop(content.article.id, content.version, point if point >= 0 else None)

    def forget(self) -> None:
        """Say nothing: another article is shown."""
        self._said.stop()

    def continue_at(self, point: int) -> None:
        """Go on reading an article that was opened, at the first character that was in sight."""
        self._page.restore_scroll(ScrollPosition(point, _OFFSET_PX))
        self._said.start()
        self.words_changed.emit()
