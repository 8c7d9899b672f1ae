"""The keys that read: from sentence to sentence, from one name to the next, what is copied on the way, and the page in plain ink."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from ui.commands import Place
from ui.floating.notices import Notices
from ui.panels.reader.panel import ReaderPanel
from ui.window import Window


class KeyDesk(QObject):
    """Leads from these commands to the page that has the keyboard, or to the first, which may lie behind the network."""

    def __init__(self, window: Window, reader_here: Callable[[], ReaderPanel], notices: Notices) -> None:
        super().__init__(window)
        self._window, self._reader_here, self._notices = window, reader_here, notices

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what these commands do."""
        acts: dict[str, Callable[[ReaderPanel], object]] = {
            "sentence.next": lambda reader: reader.leader.sentences.step(1),
            "sentence.previous": lambda reader: reader.leader.sentences.step(-1),
            "sentence.paragraph-next": lambda reader: reader.leader.sentences.step_paragraph(1),
            "sentence.paragraph-previous": lambda reader: reader.leader.sentences.step_paragraph(-1),
            "sentence.select": lambda reader: reader.leader.sentences.extend(1),
            "sentence.unselect": lambda reader: reader.leader.sentences.extend(-1),
            "sentence.copy": lambda reader: reader.at_hand.copy(),
            "view.names": partial(self._toggle_lines, of_names=True),
            "view.dates": partial(self._toggle_lines, of_names=False),
            "mention.next": partial(self._walk_names, 1),
            "mention.previous": partial(self._walk_names, -1),
        }
        return {command: partial(self._on_the_page, act) for command, act in acts.items()}

    def _on_the_page(self, act: Callable[[ReaderPanel], object]) -> None:
        if self._window.place_of_focus() is not Place.BESIDE:
            self._window.bring(Place.READER)
        act(self._reader_here())

    def _toggle_lines(self, reader: ReaderPanel, *, of_names: bool) -> None:
        names, dates = reader.lines
        if of_names:
            reader.set_lines(names=not names, dates=dates)
        else:
            reader.set_lines(names=names, dates=not dates)

    def _walk_names(self, step: int, reader: ReaderPanel) -> None:
        if reader.walk_names(step) is None:
            words = "no name further on" if step > 0 else "no name before"
            self._notices.say(f"There is {words}", "in this article", icon="info", role="text_2")
