"""From an actor of the panel to its profile, on to another and back, and out of it into article, search and alert."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from ui.dialogs.profile import ProfileDialog
from ui.dialogs.silent import SilentDialog
from workbench.library.searches import saved_searches
from workbench.library.store import Library

TURKEY = "turkey"


def shows(dialog, actor):
    return isinstance(dialog, ProfileDialog) and dialog.actor.id == actor and dialog.mentions.current is not None


def open_profile(window, walk, *steps):
    """Open the profile of Turkey from the panel, and take steps in it."""
    window.search("jupiters")
    window.ctrl(Qt.Key.Key_3)
    window.wait(lambda: window.desk.actors.select_actor(TURKEY))
    waiting = walk(*steps)
    window.ctrl(Qt.Key.Key_I)
    assert waiting == []
    window.come_back()


def test_a_profile_leads_on_back_and_to_the_sentence(window, walk):
    seen = []

    def go_on(dialog):
        if not shows(dialog, TURKEY):
            return False
        dialog.sections.choice.choose(1)
        seen.append(dialog._profile.company[0].actor.id)
        QTest.keyClick(dialog.sections.lists[1], Qt.Key.Key_Return)
        return True

    def go_back(dialog):
        if not shows(dialog, seen[0]):
            return False
        QTest.keyClick(dialog.mentions.lines, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
        return True

    def read(dialog):
        if not shows(dialog, TURKEY):
            return False
        seen.append(dialog.mentions.current)
        QTest.keyClick(dialog.mentions.lines, Qt.Key.Key_Return)
        return True

    open_profile(window, walk, go_on, go_back, read)
    said = seen[1]
    window.wait(lambda: window.desk.article.article.id == said.article)


def test_a_profile_narrows_the_search_and_sets_an_alert_of_a_name_that_is_free(window, walk, library):
    window.desk.deciding.save_search("Turkey", "zeppelin", None, is_alert=False)
    window.wait(lambda: window.desk.shelf.shelf.searches)

    def alert(dialog):
        if not shows(dialog, TURKEY):
            return False
        next(one for one in dialog.findChildren(QPushButton) if one.text() == "Alert").click()
        return True

    def narrow(dialog):
        dialog.sections.choice.choose(2)
        QTest.keyClick(dialog.sections.lists[2], Qt.Key.Key_Return)
        return True

    open_profile(window, walk, alert, narrow)
    window.wait(lambda: window.desk.search.query.startswith("actor:Turkey source:"))
    window.wait(lambda: len(window.desk.shelf.shelf.searches) == 2)
    with Library.open(library) as opened:
        assert {(one.name, one.query, one.is_alert) for one in saved_searches(opened)} == {
            ("Turkey", "zeppelin", False),
            ("Turkey 2", "actor:Turkey", True),
        }
    has = []

    def look(dialog):
        if not shows(dialog, TURKEY):
            return False
        has.append([one.text() for one in dialog.findChildren(QPushButton) if "lert" in one.text()])
        dialog.reject()
        return True

    open_profile(window, walk, look)
    assert has == [["An alert is set"]]


def test_a_silent_actor_leads_to_its_profile(window, walk):
    seen = []

    def choose(dialog):
        if not isinstance(dialog, SilentDialog) or not dialog._rows:
            return False
        seen.append(dialog._rows[0].actor.id)
        QTest.keyClick(dialog._lines, Qt.Key.Key_Return)
        return True

    def close(dialog):
        if not shows(dialog, seen[0]):
            return False
        seen.append(dialog._profile.silence is not None)
        dialog.reject()
        return True

    waiting = walk(choose, close)
    window.desk.actions.run("actor.silent")
    assert waiting == []
    assert seen[1]
