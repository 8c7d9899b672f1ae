"""The keys that read: from sentence to sentence, from one name to the next, what is copied on the way, and the page in plain ink."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from ui.commands import Place
from ui.floating.notices import Notices
from ui.panels.reader.panel import ReaderPanel
from ui.window import Window


class KeyDesk(QObject):
    """Leads from these commands to the page, which may lie behind the network."""

    def __init__(self, window: Window, reader: ReaderPanel, notices: Notices) -> None:
        super().__init__(window)
        self._window, self._reader, self._notices = window, reader, notices

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what these commands do."""
        reader = self._reader
        acts: dict[str, Callable[[], object]] = {
            "sentence.next": lambda: reader.leader.sentences.step(1),
            "sentence.previous": lambda: reader.leader.sentences.step(-1),
            "sentence.paragraph-next": lambda: reader.leader.sentences.step_paragraph(1),
            "sentence.paragraph-previous": lambda: reader.leader.sentences.step_paragraph(-1),
            "sentence.select": lambda: reader.leader.sentences.extend(1),
            "sentence.unselect": lambda: reader.leader.sentences.extend(-1),
            "sentence.copy": reader.at_hand.copy,
            "view.names": partial(self._toggle_lines, of_names=True),
            "view.dates": partial(self._toggle_lines, of_names=False),
            "mention.next": partial(self._walk_names, 1),
            "mention.previous": partial(self._walk_names, -1),
        }
        return {command: partial(self._on_the_page, act) for command, act in acts.items()}

    def _on_the_page(self, act: Callable[[], object]) -> None:
        self._window.bring(Place.READER)
        act()

    def _toggle_lines(self, *, of_names: bool) -> None:
        names, dates = self._reader.lines
        if of_names:
            self._reader.set_lines(names=not names, dates=dates)
        else:
            self._reader.set_lines(names=names, dates=not dates)

    def _walk_names(self, step: int) -> None:
        if self._reader.walk_names(step) is None:
            words = "no name further on" if step > 0 else "no name before"
            self._notices.say(f"There is {words}", "in this article", icon="info", role="text_2")
