"""The window of one picture, what lies on it, and the patience to wait until it shows what it shall."""

import time
from collections.abc import Callable
from pathlib import Path

from tools.pictures.scenes import Scene

_PATIENCE_S = 90
_REST_S = 0.4


class Stage:
    """The window of one picture, and the patience to wait until it shows what it shall."""

    def __init__(self, library: Path, scene: Scene) -> None:
        from ui.app import Program, make_application

        self.scene = scene
        self.application = make_application(["dateline"])
        self.program = Program(self.application)
        self.program.settings = self.program.settings.having("theme", scene.theme)
        self.program.settings = self.program.settings.having("mark_read_after_s", 0)
        self.program.open_library(library)
        self.desk = self.program.desk
        assert self.desk is not None
        self.desk.window.resize(*scene.size)
        self.program.show()
        self.wait(lambda: self.desk.window.windowHandle() is not None and self.desk.window.windowHandle().isExposed())
        self.desk.window.activateWindow()
        self.wait(self.desk.window.isActiveWindow)

    def wait(self, condition: Callable[[], object]) -> None:
        """Let the window work until something is so."""
        until = time.monotonic() + _PATIENCE_S
        while not condition():
            if time.monotonic() > until:
                raise TimeoutError("the window never came to show what this picture is of")
            self.application.processEvents()
            time.sleep(0.005)

    def rest(self, seconds: float = _REST_S) -> None:
        """Let everything that was begun come to its end."""
        until = time.monotonic() + seconds
        self.wait(lambda: time.monotonic() > until and self.desk.reading_runner.is_idle)


def over(window, *widgets, is_centred: bool = False):
    """Return a picture of the window with other windows on it, where a window manager would put and frame them."""
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QPainter

    picture = window.grab()
    painter = QPainter(picture)
    for widget in widgets:
        at = widget.mapToGlobal(QPoint(0, 0)) - window.mapToGlobal(QPoint(0, 0))
        if is_centred:
            at = QPoint((window.width() - widget.width()) // 2, (window.height() - widget.height()) // 2)
        painter.drawPixmap(at, widget.grab())
        if is_centred:
            painter.setPen(window.palette().mid().color())
            painter.drawRect(at.x() - 1, at.y() - 1, widget.width() + 1, widget.height() + 1)
    painter.end()
    return picture


def article_named(desk, words: str) -> int | None:
    """Return the first article with these words in its title, None where there is none."""
    from workbench.library.store import Library

    with Library.open(desk.folder) as library:
        row = library.connection.execute(
            "SELECT id FROM article WHERE instr(title, ?) AND deleted_at IS NULL ORDER BY id LIMIT 1", (words,)
        ).fetchone()
    return None if row is None or not words else int(row[0])
