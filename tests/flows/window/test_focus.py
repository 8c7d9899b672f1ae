"""Whatever takes the keyboard says its name, can be reached by Tab, and lets Tab go on."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QMenu,
    QScrollBar,
    QTextBrowser,
    QWidget,
)

STEPS_MAX = 120
LINKS_MAX = 80


def takes_keys(widget: QWidget) -> bool:
    """Tell whether Tab would stop at a widget that is to be seen."""
    return (
        widget.isVisible()
        and widget.isEnabled()
        and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and not isinstance(widget, QScrollBar | QMenu)
        # What stands for another widget is named there.
        and widget.focusProxy() is None
        and not any(isinstance(above, QComboBox) for above in parents(widget))
    )


def parents(widget: QWidget):
    while (widget := widget.parentWidget()) is not None:
        yield widget


def name_of(widget: QWidget) -> str:
    """Return what a screen reader says first: its name, the words on it, or those of the label that stands for it."""
    if widget.accessibleName():
        return widget.accessibleName()
    if isinstance(widget, QAbstractButton):
        return widget.text()
    labels = [label.text() for label in widget.window().findChildren(QLabel) if label.buddy() is widget]
    return labels[0] if labels else ""


def expect_names(window: QWidget) -> None:
    nameless = [
        f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}"
        for widget in [window, *window.findChildren(QWidget)]
        if takes_keys(widget) and not name_of(widget).strip()
    ]
    assert nameless == []


def walk_by_tab(window: QWidget, key: Qt.Key) -> list[QWidget]:
    """Press Tab until the focus has come round, and return where it stopped."""
    seen: list[QWidget] = []
    for _ in range(STEPS_MAX):
        focused = QApplication.focusWidget()
        assert focused is not None
        assert focused.window() is window or window.isAncestorOf(focused)
        if focused in seen:
            break
        seen.append(focused)
        QTest.keyClick(focused, key)
        for _ in range(LINKS_MAX if isinstance(focused, QTextBrowser) else 0):
            # Tab goes from link to link first.
            if QApplication.focusWidget() is focused:
                QTest.keyClick(focused, key)
        assert QApplication.focusWidget() is not focused or len(seen) == 1, f"{type(focused).__name__} keeps Tab"
    return seen


def expect_round(window: QWidget) -> None:
    """Check that Tab goes through all that takes it, and Shift+Tab through as much."""
    forth = walk_by_tab(window, Qt.Key.Key_Tab)
    wanted = {widget for widget in window.findChildren(QWidget) if takes_keys(widget)}
    left_out = {f"{type(widget).__name__} {name_of(widget)!r}" for widget in wanted - set(forth)}
    assert left_out == set()
    back = walk_by_tab(window, Qt.Key.Key_Backtab)
    assert len(back) > 1 or len(forth) == 1
    unnamed = [type(widget).__name__ for widget in {*forth, *back} if not name_of(widget).strip()]
    assert unnamed == []


STATES = {
    "as it opens": lambda hands: None,
    "in a search": lambda hands: hands.search("quarantine source:harbor lang:en -is:starred"),
    "in the find bar": lambda hands: hands.desk.actions.run("article.find"),
    "with comments": lambda hands: hands.desk.actions.run("article.comments"),
    "the original": lambda hands: hands.desk.actions.run("view.original"),
    "side by side": lambda hands: hands.desk.actions.run("view.zones"),
    "nothing found": lambda hands: hands.search("zzzz qqqq"),
    "a mistake": lambda hands: hands.desk.search.set_query("date:nonsense x"),
    "reading mode": lambda hands: hands.desk.actions.run("view.reading"),
    "with a notice": lambda hands: hands.desk.notices.say("Done", "It is done.", actions=(("Undo", 1),)),
    "narrow": lambda hands: hands.desk.window.resize(700, 600),
    "with filters": lambda hands: hands.desk.actions.run("go.filters"),
    "a filter is sought": lambda hands: hands.desk.actions.run("filter.find"),
    "the timeline alone": lambda hands: hands.desk.actions.run("go.timeline"),
}


@pytest.mark.parametrize("state", STATES)
def test_every_stop_of_tab_has_a_name_and_none_keeps_it(window, state):
    STATES[state](window)
    window.wait(lambda: window.desk.reading_runner.is_idle)
    window.desk.window.grab()
    expect_names(window.desk.window)
    if QApplication.focusWidget() is None:
        window.desk.window.focus_first()
    expect_round(window.desk.window)


def test_an_empty_library_is_reached_by_tab(open_window, tmp_path):
    hands = open_window(tmp_path / "New.dateline")
    hands.wait(lambda: hands.desk.window.is_welcoming)
    hands.desk.window.focus_first()
    expect_names(hands.desk.window)
    expect_round(hands.desk.window)


@pytest.mark.parametrize("command", ["view.palette", "go.anything"])
def test_the_palette_has_a_name_and_keeps_only_its_own_keys(window, command):
    window.desk.actions.run(command)
    window.wait(lambda: window.desk.palette.selected() is not None)
    expect_names(window.desk.window)
    focused = QApplication.focusWidget()
    assert window.desk.palette.isAncestorOf(focused)
    assert name_of(focused)
    window.press(Qt.Key.Key_Tab)
    window.press(Qt.Key.Key_Escape)
    assert not window.desk.palette.isVisible()
    assert window.focus is not None


@pytest.mark.parametrize(
    "command",
    [
        "article.set-date",
        "search.save",
        "zone.rules",
        "library.settings",
        "help.all-keys",
        "help.keys",
        "help.about",
        "library.open",
    ],
)
def test_dialogs_have_names_and_let_tab_go_round(window, command):
    failures, seen = [], []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog) or not dialog.isActiveWindow():
            QTimer.singleShot(50, look)
            return
        try:
            seen.append(dialog)
            assert dialog.windowTitle()
            expect_names(dialog)
            expect_round(dialog)
        except AssertionError as error:
            failures.append(error)
        finally:
            dialog.reject()

    QTimer.singleShot(200, look)
    window.desk.actions.run(command)
    window.wait(lambda: seen)
    assert failures == []


def test_the_manual_has_names_and_lets_tab_go_round(window):
    window.desk.actions.run("help.manual")
    manual = window.desk.program._manual
    window.wait(manual.isActiveWindow)
    expect_names(manual)
    expect_round(manual)
    manual.close()
