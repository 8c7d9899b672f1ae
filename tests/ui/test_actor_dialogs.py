"""The dialogs about actors with data of their own: whom Enter takes, what digits pick, what is asked before anything is written."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from ui.actor_words import KINDS, NAME_KINDS
from ui.dialogs.actor_here import ActorHereDialog
from ui.dialogs.actor_name import GiveNameDialog, RenameDialog
from ui.dialogs.actor_note import ActorNoteDialog
from ui.dialogs.choose_actor import ChooseActorDialog
from ui.dialogs.pick import PickDialog
from ui.dialogs.same_actors import SameActorsDialog
from ui.look.popup import PaletteRow
from workbench.actor_offers import Offer
from workbench.annotate.findings import Actor, ActorKind, AliasKind
from workbench.annotate.own import OwnName
from workbench.same_actors import Question

NORLAND, SUDLAND = Actor("norland", "Norland", ActorKind.STATE), Actor("sudland", "Sudland", ActorKind.STATE)
SMITH, J_SMITH = (
    Actor(f"~person:{name}", name, ActorKind.PERSON) for name in ("John Smith", "<b>J. Smith</b> of the Long Name")
)
OFFERS = (Offer(NORLAND, ("the North",), 12), Offer(SUDLAND, (), 0, "a like name"))


@pytest.fixture
def shown(qtbot):
    def show(dialog):
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return show


def said(dialog):
    return " ".join(label.text() for label in dialog.findChildren(QLabel))


def button(dialog, text):
    return next(one for one in dialog.findChildren(QPushButton) if one.text() == text)


def test_every_kind_has_a_word():
    assert set(KINDS) == set(ActorKind)
    assert set(NAME_KINDS) == set(AliasKind)


@pytest.fixture
def choose(look, shown):
    return shown(ChooseActorDialog(look, None, "Whom?", "It is so then.", "Take", nobody="It is nobody"))


def test_enter_takes_nobody_who_was_only_offered(qtbot, choose):
    choose.show_offers("", OFFERS)
    with qtbot.assertNotEmitted(choose.chosen):
        qtbot.keyClick(choose._field, Qt.Key.Key_Return)
    assert choose.isVisible()
    qtbot.keyClick(choose._field, Qt.Key.Key_Down)
    qtbot.keyClick(choose._field, Qt.Key.Key_Down)
    with qtbot.waitSignal(choose.chosen) as caught:
        qtbot.keyClick(choose._field, Qt.Key.Key_Return)
    assert caught.args == [SUDLAND]


def test_who_types_selects_and_what_comes_too_late_is_not_taken(qtbot, choose):
    asked = []
    choose.typed.connect(asked.append)
    qtbot.keyClicks(choose._field, "nor")
    assert asked == ["n", "no", "nor"]
    choose.show_offers("no", OFFERS)
    assert not choose.rows.model().rowCount()
    choose.show_offers("nor", OFFERS)
    assert choose.rows.currentIndex().row() == 0
    qtbot.keyClicks(choose._field, "x")
    with qtbot.assertNotEmitted(choose.chosen):
        qtbot.keyClick(choose._field, Qt.Key.Key_Return)
    choose.show_offers("norx", ())
    assert "Nobody is called “norx”." in said(choose)
    choose.grab()


def test_nobody_can_be_meant(qtbot, choose):
    with qtbot.waitSignal(choose.nobody_chosen):
        button(choose, "It is nobody").click()
    assert not choose.isVisible()


def test_a_digit_picks_a_row_and_one_that_is_off_is_not_taken(qtbot, look, shown):
    dialog = shown(PickDialog(look, None, "Which?", "", "Take it", size=(400, 300)))
    dialog.show_rows(
        (PaletteRow("check", "One"), PaletteRow("check", "Two", is_enabled=False), PaletteRow("check", "Three"))
    )
    with qtbot.assertNotEmitted(dialog.picked):
        qtbot.keyClick(dialog.rows, Qt.Key.Key_2)
        qtbot.keyClick(dialog.rows, Qt.Key.Key_9)
    with qtbot.waitSignal(dialog.picked) as caught:
        qtbot.keyClick(dialog.rows, Qt.Key.Key_3)
    assert caught.args == [2]


@pytest.mark.parametrize(
    ("key", "signal", "args"),
    [
        (Qt.Key.Key_1, "made", ["The Ring", ActorKind.ARMED]),
        (Qt.Key.Key_2, "alias_wanted", ["The Ring"]),
        (Qt.Key.Key_3, "mention_wanted", []),
        (Qt.Key.Key_4, "nobody_meant", []),
        (Qt.Key.Key_5, "never_meant", ["The Ring"]),
    ],
)
def test_what_a_name_of_the_text_is_is_said_by_a_digit(qtbot, look, shown, key, signal, args):
    dialog = shown(ActorHereDialog(look, None, "Ring", ActorKind.ARMED, "Norland"))
    assert "Taken for Norland so far." in said(dialog)
    dialog._field.setText(" The Ring ")
    with qtbot.waitSignal(getattr(dialog, signal)) as caught:
        qtbot.keyClick(dialog.rows, key)
    assert caught.args == args


def test_who_is_nobody_already_cannot_be_made_so(qtbot, look, shown):
    dialog = shown(ActorHereDialog(look, None, "Ring", ActorKind.ARMED, ""))
    with qtbot.assertNotEmitted(dialog.nobody_meant):
        qtbot.keyClick(dialog.rows, Qt.Key.Key_4)
    dialog.grab()


def test_a_name_is_another_one(qtbot, look, shown):
    dialog = shown(RenameDialog(look, None, NORLAND))
    assert not button(dialog, "Rename it").isEnabled()
    qtbot.keyClicks(dialog._field, "The North")
    with qtbot.waitSignal(dialog.renamed) as caught:
        qtbot.keyClick(dialog._field, Qt.Key.Key_Return)
    assert caught.args == ["The North"]


def test_another_name_has_a_kind_and_dates_that_can_be_read(qtbot, look, shown):
    dialog = shown(GiveNameDialog(look, None, NORLAND))
    qtbot.keyClicks(dialog._field, "North")
    dialog._kind.setCurrentIndex(dialog._kind.findText("Metonym"))
    dialog._since.setText("someday")
    with qtbot.assertNotEmitted(dialog.given):
        qtbot.keyClick(dialog._field, Qt.Key.Key_Return)
    assert "This is not a date that can be read." in said(dialog)
    dialog._since.setText("May 1990")
    with qtbot.waitSignal(dialog.given) as caught:
        qtbot.keyClick(dialog._field, Qt.Key.Key_Return)
    assert caught.args == [OwnName("North", "norland", AliasKind.METONYM, "1990-05", "")]


def test_a_note_has_several_lines_and_is_kept_by_ctrl_enter(qtbot, look, shown):
    dialog = shown(ActorNoteDialog(look, None, NORLAND, "One"))
    qtbot.keyClick(dialog._text, Qt.Key.Key_Return)
    qtbot.keyClicks(dialog._text, "Two")
    with qtbot.waitSignal(dialog.written) as caught:
        qtbot.keyClick(dialog._text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert caught.args == ["One\nTwo"]


PAIRS = (
    Question(NORLAND, SUDLAND, "kept by you", 4, is_kept=True),
    Question(SMITH, J_SMITH, "the same surname", 2),
    Question(NORLAND, SMITH, "its initials", 1),
)


@pytest.fixture
def same(look, shown):
    dialog = shown(SameActorsDialog(look, None))
    dialog.show_questions(PAIRS)
    return dialog


def test_pairs_are_listed_with_why(same):
    assert "3 pairs may be one and the same." in said(same)
    assert same._lines.text().splitlines()[0] == "Norland\tSudland\tkept by you as a question\t4 articles"
    same._lines.go_to(1)
    assert "John Smith (person) and <b>J. Smith</b> of the Long Name (person): the same surname" in said(same)
    same.show_questions(())
    assert "No two actors of this library look as if they were one." in said(same)
    assert not button(same, "M  Make one").isEnabled()


@pytest.mark.parametrize(
    ("key", "signal"), [(Qt.Key.Key_M, "merge_wanted"), (Qt.Key.Key_N, "apart_wanted"), (Qt.Key.Key_Q, "open_wanted")]
)
def test_a_pair_is_answered_by_one_key(qtbot, same, key, signal):
    same._lines.go_to(1)
    with qtbot.waitSignal(getattr(same, signal)) as caught:
        qtbot.keyClick(same._lines, key)
    assert caught.args == [PAIRS[1]]
    # What is answered leaves at once, what stays a question says so; the next key is about the next one.
    assert same._current() == (PAIRS[2] if key != Qt.Key.Key_Q else replace(PAIRS[1], is_kept=True))


def test_who_is_one_with_another_is_asked_about_no_more(qtbot, same):
    same.show_questions((*PAIRS, Question(SUDLAND, J_SMITH, "its initials", 1)))
    same._lines.go_to(0)
    qtbot.keyClick(same._lines, Qt.Key.Key_M)
    assert [one.one for one in same._rows] == [SMITH, NORLAND]
    assert same._current() == PAIRS[1]


def test_enter_leads_to_the_one_to_keep(qtbot, same):
    same._lines.go_to(1)
    with qtbot.waitSignal(same.chosen) as caught:
        qtbot.keyClick(same._lines, Qt.Key.Key_Return)
    assert caught.args == [SMITH]
