"""The window opens: it alone, with the keyboard in the list, and the plot follows without taking the keyboard away."""

from PySide6.QtCore import QEvent, QObject, Qt

from ui.app import Program
from ui.commands import Place


class Shown(QObject):
    """Keeps the windows that come up."""

    def __init__(self) -> None:
        super().__init__()
        self.windows = []

    def eventFilter(self, watched, event) -> bool:
        if event.type() == QEvent.Type.Show and watched.isWidgetType() and watched.isWindow():
            self.windows.append(watched)
        return False


def test_one_window_comes_up_and_keeps_the_keyboard(open_window, library, qapp):
    shown = Shown()
    qapp.installEventFilter(shown)
    try:
        hands = open_window(library)
        hands.wait(lambda: hands.desk.timeline.has_data)
    finally:
        qapp.removeEventFilter(shown)
    assert shown.windows == [hands.desk.window]
    assert hands.desk.window.isActiveWindow()
    assert hands.focus is Place.LIST
    hands.press(Qt.Key.Key_Down)
    hands.wait(lambda: hands.desk.reading.id == hands.desk.search.found.ids[1])


def test_the_list_is_there_before_the_plot(open_window, library):
    hands = open_window(library)
    shown = hands.desk.searching.result.folded.shown
    assert hands.desk.results.model.rowCount() == len(shown) > 0
    assert hands.total > len(shown)
    hands.wait(lambda: hands.desk.timeline.has_data)


def test_the_look_is_settled_before_the_panes_are_built(private_folders, library, qapp, monkeypatch):
    program = Program(qapp)
    sheets = []
    monkeypatch.setattr(qapp, "setStyleSheet", sheets.append)
    try:
        program.open_library(library)
    finally:
        program.close()
    assert not sheets
