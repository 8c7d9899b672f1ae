"""Between two actors in the whole window: a sentence is confirmed and led to, and the confirmation is taken back."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from workbench.annotate.relations.relation import RelationClass
from workbench.library.relation_verdicts import Verdict, confirmed_relations
from workbench.library.store import Library


def test_a_relation_is_confirmed_led_to_and_taken_back(window, library):
    window.ctrl(Qt.Key.Key_3)
    decided = []

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None or not dialog._rows:
            return
        if not decided:
            # Of the most frequent other one: it is chosen when the dialog opens.
            telling = (n for n, one in enumerate(dialog._rows) if one.relation.relation is not RelationClass.UNCLEAR)
            row = next(telling, None)
            if row is None:
                return
            dialog._lines.go_to(row)
            decided.append(dialog._rows[row])
            QTest.keyClick(dialog._lines, Qt.Key.Key_Y)
        elif dialog._current().verdict is Verdict.CONFIRMED:
            looker.stop()
            QTest.keyClick(dialog._lines, Qt.Key.Key_Return)

    looker = QTimer()
    looker.setInterval(30)
    looker.timeout.connect(act)
    looker.start()
    window.ctrl(Qt.Key.Key_F7)
    assert not looker.isActive()
    window.wait(lambda: window.desk.article.article.id == decided[0].article)
    with Library.open(library) as opened:
        assert [one.article for one in confirmed_relations(opened.connection)] == [decided[0].article]
    window.come_back()
    window.wait(window.desk.actions["library.undo"].isEnabled)
    window.ctrl(Qt.Key.Key_1)
    window.ctrl(Qt.Key.Key_Z)
    window.wait(window.desk.actions["library.redo"].isEnabled)
    with Library.open(library) as opened:
        assert confirmed_relations(opened.connection) == ()
