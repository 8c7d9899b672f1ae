"""The dialog of rules: one key takes a rule away and brings it back, on any keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from ui.dialogs.zone_rules import ZoneRulesDialog
from workbench.library.zone_rules import ZoneRule
from workbench.model import Zone

RULES = [
    ZoneRule("news.example", "sign up for our morning letter, read by 00,000 people", Zone.BOILERPLATE),
    ZoneRule("الحياد", "اشترك في نشرتنا اليومية " * 40, Zone.CAPTION),
]


@pytest.fixture
def dialog(qtbot, look):
    made = ZoneRulesDialog(look, None)
    qtbot.addWidget(made)
    made.show()
    return made


def type_letter(dialog, letter):
    event = QKeyEvent(QKeyEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
    QApplication.sendEvent(dialog, event)


@pytest.mark.parametrize("letter", ["x", "ч", "ء"])
def test_a_rule_is_taken_away_and_brought_back(dialog, letter):
    said = []
    dialog.kept_changed.connect(lambda rule, is_kept: said.append((rule, is_kept)))
    dialog.show_rules(RULES)
    dialog._lines.go_to(1)
    type_letter(dialog, letter)
    assert "taken away" in dialog._lines.text().split("\n")[1]
    assert dialog._current() is RULES[1]
    type_letter(dialog, letter)
    assert "taken away" not in dialog._lines.text()
    assert said == [(RULES[1], False), (RULES[1], True)]
    dialog.grab()


def test_it_leads_to_the_articles_of_the_source(dialog, qtbot):
    dialog.show_rules(RULES)
    with qtbot.waitSignal(dialog.chosen) as chosen:
        dialog._show.click()
    assert chosen.args == ["news.example"]


def test_without_rules_it_says_how_one_is_made(dialog):
    dialog.show_rules([])
    assert "press W" in dialog._says.text()
    type_letter(dialog, "x")
    assert not dialog._show.isEnabled()
