"""The dialog of what is said between two actors with data of its own: what it lists, and what its keys say of a sentence."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from ui.dialogs.between import BetweenDialog
from workbench.annotate.findings import Actor, ActorKind
from workbench.annotate.relations.relation import Relation, RelationClass, Side
from workbench.between import Beside, Between, ListedRelation
from workbench.library.relation_verdicts import Verdict
from workbench.model import Evidence, Zone

TURKEY, CUBA, CHILE = (Actor(name.lower(), name, ActorKind.STATE) for name in ("Turkey", "Cuba", "<b>Chile</b>"))


def listed(article, relation=RelationClass.CONFLICT, cue="shelled", verdict=None, **how):
    told = Relation(
        0, 9, Side(0, 6, "turkey"), Side(8, 9, "cuba"), relation, Zone.BODY, **{"is_directed": bool(cue), **how}
    )
    sentence = f"Sentence <b>{article}</b>."
    return ListedRelation(
        article, f"Report {article}", "Ledger", "1962-10-25", sentence, Evidence("ab", 1, 0, 9, sentence, "", ""), told,
        TURKEY, CUBA, cue, "", verdict,
    )  # fmt: skip


SHELLED = listed(1)
MET = listed(2, RelationClass.TALK, "met", is_directed=False, is_negated=True, is_hedged=True)
NOTHING = listed(3, RelationClass.UNCLEAR, "")
AIDED = listed(4, RelationClass.COOPERATION, "aided", Verdict.CONFIRMED, comment=2)
FOUND = Between((SHELLED, MET, NOTHING, AIDED), 4, 4)
BESIDE = (Beside(CUBA, 12, 5), Beside(CHILE, 0, 2))


@pytest.fixture
def dialog(qtbot, look):
    dialog = BetweenDialog(look, None, TURKEY, None, of_search=False)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.show_beside(BESIDE)
    dialog.show_between(CUBA, FOUND)
    return dialog


def said(dialog):
    return " ".join(label.text() for label in dialog.findChildren(QLabel))


def rows(dialog):
    return [tuple(line.split("\t")) for line in dialog._lines.text().splitlines()]


def press(qtbot, dialog, key):
    told = []
    dialog.decided.connect(lambda *asked: told.append(asked))
    qtbot.keyClick(dialog._lines, key)
    qtbot.keyClick(dialog._lines, key)
    return told


def test_the_most_frequent_other_is_chosen_at_once(qtbot, look):
    dialog = BetweenDialog(look, None, TURKEY, None, of_search=False)
    qtbot.addWidget(dialog)
    assert "Reading what is said between them…" in said(dialog)
    with qtbot.waitSignal(dialog.other_chosen) as caught:
        dialog.show_beside(BESIDE)
    assert caught.args == [CUBA]
    assert "Between Turkey and Cuba" in said(dialog)
    assert dialog._list.text() == "Cuba\t12\n<b>Chile</b>\t–"
    with qtbot.waitSignal(dialog.other_chosen) as caught:
        dialog._list.go_to(1)
    assert caught.args == [CHILE]
    # Of another pair it comes too late.
    dialog.show_between(CUBA, FOUND)
    assert rows(dialog) == []


def test_another_who_was_asked_for_stays_chosen(qtbot, look):
    dialog = BetweenDialog(look, None, TURKEY, CHILE, of_search=True)
    qtbot.addWidget(dialog)
    with qtbot.assertNotEmitted(dialog.other_chosen):
        dialog.show_between(CHILE, Between((), 0, 0))
        dialog.show_beside(BESIDE)
    assert "No sentence in the articles of the search names both." in said(dialog)


def test_sentences_are_listed_with_who_does_it_to_whom_and_what_says_so(dialog):
    assert rows(dialog) == [
        ("25 Oct 1962", "Turkey → Cuba", "Conflict, shelled", "Sentence <b>1</b>."),
        ("25 Oct 1962", "Turkey – Cuba", "Talk, met, denied, hearsay", "Sentence <b>2</b>."),
        ("25 Oct 1962", "Turkey – Cuba", "Unclear", "Sentence <b>3</b>."),
        ("25 Oct 1962", "Turkey → Cuba", "✓ Cooperation, aided, comment", "Sentence <b>4</b>."),
    ]
    assert "4 sentences in 4 articles; by their words 1 conflict, 1 cooperation, 1 talk, 1 unclear" in said(dialog)
    assert "Turkey → Cuba: conflict, by the word “shelled”\nReport 1 · Ledger" in said(dialog)
    dialog._lines.go_to(3)
    assert "· comment · confirmed by you" in said(dialog)
    dialog.show_between(CUBA, replace(FOUND, read=4, articles=90))
    assert "in 4 articles of 90 so far" in said(dialog)


def test_classes_and_what_is_confirmed_narrow_the_list(dialog):
    shown = []
    for place in range(1, 6):
        dialog._shown.choose(place)
        shown.append([row[3][12] for row in rows(dialog)])
    assert shown == [["1"], ["4"], ["2"], ["3"], ["4"]]


def test_names_are_narrowed_by_typing_and_letters_there_decide_nothing(qtbot, dialog):
    with qtbot.assertNotEmitted(dialog.decided):
        qtbot.keyClicks(dialog._field, "ny1")
    assert "Nobody named beside Turkey is called “ny1”." in said(dialog)
    dialog._field.setText("chil")
    assert dialog._list.text().startswith("<b>Chile")


@pytest.mark.parametrize(
    ("row", "key", "verdict", "changes"),
    [
        (0, Qt.Key.Key_Y, Verdict.CONFIRMED, {}),
        (0, Qt.Key.Key_N, Verdict.REJECTED, {}),
        (3, Qt.Key.Key_Y, None, {}),
        (1, Qt.Key.Key_R, Verdict.CONFIRMED, {"is_directed": True}),
        (0, Qt.Key.Key_R, Verdict.CONFIRMED, {"agent": SHELLED.relation.patient, "patient": SHELLED.relation.agent}),
        (2, Qt.Key.Key_1, Verdict.CONFIRMED, {"relation": RelationClass.CONFLICT}),
        (0, Qt.Key.Key_4, Verdict.CONFIRMED, {"relation": RelationClass.UNCLEAR}),
    ],
)
def test_one_key_each_says_what_a_sentence_tells(qtbot, dialog, row, key, verdict, changes):
    dialog._lines.go_to(row)
    one = FOUND.relations[row]
    # The same key again, before the first is written, says nothing new.
    assert press(qtbot, dialog, key) == [(one, verdict, replace(one.relation, **changes))]


def test_what_was_decided_is_shown_where_it_stands(qtbot, dialog):
    dialog._lines.go_to(0)
    dialog.show_article((replace(SHELLED, verdict=Verdict.REJECTED),))
    assert rows(dialog)[0][2] == "✕ Conflict, shelled"
    assert "rejected by you" in said(dialog)
    dialog._shown.choose(1)
    assert rows(dialog) == []
    assert not any(button.isEnabled() for button in dialog._act_buttons)
    with qtbot.assertNotEmitted(dialog.decided):
        qtbot.keyClick(dialog._lines, Qt.Key.Key_Y)


def test_return_shows_the_sentence(qtbot, dialog):
    dialog._lines.go_to(1)
    with qtbot.waitSignal(dialog.chosen) as caught:
        qtbot.keyClick(dialog._lines, Qt.Key.Key_Return)
    assert caught.args == [MET]
    assert not dialog.isVisible()


def test_a_button_does_what_its_key_does(qtbot, dialog):
    with qtbot.waitSignal(dialog.decided) as caught:
        next(one for one in dialog.findChildren(QPushButton) if "Confirm" in one.text()).click()
    assert caught.args == [SHELLED, Verdict.CONFIRMED, SHELLED.relation]


def test_without_anybody_beside_it_says_so(qtbot, look):
    dialog = BetweenDialog(look, None, TURKEY, None, of_search=False)
    qtbot.addWidget(dialog)
    dialog.show_beside(())
    assert "No other actor is named beside Turkey in the library." in said(dialog)
