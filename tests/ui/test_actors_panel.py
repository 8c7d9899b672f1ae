"""The actor panel: colours that stay, rows that say how often and where, and a search that can be narrowed by keys."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester

from tests.ui.making import actor_count, article_actor
from ui.look import tokens
from ui.look.rows import ROW_ROLE
from ui.models.actor_places import assign_places
from ui.models.actors import ActorScope, ActorsModel, article_rows, search_rows
from ui.panels.actors import ActorsPanel
from workbench.annotate.findings import ActorKind

NAMES = st.lists(st.sampled_from("abcdefghij"), unique=True)


@pytest.fixture
def panel(look, qtbot):
    made = ActorsPanel(look)
    qtbot.addWidget(made)
    made.resize(304, 500)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def listed(panel):
    return [panel.model.row(number).actor.id for number in range(panel.model.rowCount())]


@given(NAMES, NAMES)
def test_an_actor_that_comes_back_has_its_place_again_and_no_two_share_one(first, second):
    places = assign_places(first, {})
    assert list(places.values()) == list(range(len(first)))
    assert assign_places(first, places) == places
    later = assign_places(second, places)
    assert set(later) == set(second)
    assert len(set(later.values())) == len(later)
    assert all(later[actor] == places[actor] for actor in second if actor in places)


def test_colours_go_by_rank_in_the_search_and_an_actor_keeps_its_own(panel):
    panel.show_search((actor_count("ussr"), actor_count("cuba")))
    assert panel.places() == {"ussr": 0, "cuba": 1}
    panel.show_article((article_actor("thant"), article_actor("cuba")), 100)
    assert panel.places() == {"ussr": 0, "cuba": 1, "thant": 2}
    panel.show_search((actor_count("cuba"), actor_count("ussr")))
    assert panel.places() == {"ussr": 0, "cuba": 1, "thant": 2}
    panel.show_search((actor_count("turkey"), actor_count("cuba")))
    assert panel.places() == {"turkey": 0, "cuba": 1, "thant": 2}
    panel.show_search((actor_count("ussr"), actor_count("cuba")))
    assert panel.places() == {"ussr": 0, "cuba": 1, "thant": 2}


def test_rows_are_sound_to_qt_and_speak(qapp):
    model = ActorsModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    rows = search_rows((actor_count("cuba", is_suggested=True), actor_count("ussr")), {"cuba": 0}, {"cuba"})
    model.set_rows(rows)
    assert model.data(model.index(0), ROW_ROLE) is rows[0]
    spoken = model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Cuba, state, suggested, 4 mentions, in 2 articles, the search is narrowed to it"
    model.set_rows(())
    assert model.rowCount() == 0
    tester.deleteLater()


def test_a_foreign_name_is_no_markup(qapp):
    model = ActorsModel()
    model.set_rows(search_rows((actor_count("x", name="<img src=x>", names=("<b>",)),), {}, set()))
    assert "<img" not in model.data(model.index(0), Qt.ItemDataRole.ToolTipRole)


def test_a_row_holds_other_names_and_where_they_stand():
    (row,) = article_rows((article_actor("cuba", places=(0, 1, 50, 400)),), 100, {}, ())
    assert row.names == "Havana"
    assert (row.total, row.beside) == ("3", "+1")
    assert row.positions[0] == 0
    assert max(row.positions) == 1
    assert article_rows((article_actor(places=(0,)),), 0, {}, ())[0].positions == (0,)


def test_article_and_search_are_two_sides_of_the_panel(panel, qtbot):
    panel.show_search((actor_count("ussr"), actor_count("cuba")))
    panel.show_article((article_actor("thant"),), 100)
    assert listed(panel) == ["thant"]
    with qtbot.waitSignal(panel.scope_changed) as changed:
        panel.toggle_scope()
    assert changed.args == [ActorScope.SEARCH]
    assert listed(panel) == ["ussr", "cuba"]
    panel.toggle_scope()
    assert listed(panel) == ["thant"]


def test_enter_and_a_click_narrow_the_search(panel, qtbot):
    panel.show_article((article_actor("ussr"), article_actor("cuba")), 100)
    panel.select_next()
    with qtbot.waitSignal(panel.actor_toggled) as toggled:
        qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    assert toggled.args[0].id == "ussr"
    box = panel.view.visualRect(panel.model.index(1))
    with qtbot.waitSignal(panel.actor_toggled) as toggled:
        qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert toggled.args[0].id == "cuba"
    panel.set_active({"cuba"})
    assert [panel.model.row(number).is_active for number in range(2)] == [False, True]
    assert panel.current_actor().id == "cuba"


def test_mentions_are_walked_by_keys_and_on_the_line_of_positions(panel, qtbot):
    panel.show_article((article_actor("ussr"), article_actor("cuba")), 100)
    panel.select_actor("cuba")
    told = []
    panel.mention_walked.connect(lambda actor, step: told.append((actor, step)))
    qtbot.keyClick(panel.view, Qt.Key.Key_Right)
    qtbot.keyClick(panel.view, Qt.Key.Key_Left)
    box = panel.view.visualRect(panel.model.index(0))
    with qtbot.assertNotEmitted(panel.actor_toggled):
        where = QPoint(box.center().x(), box.bottom() - 6)
        qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert told == [("cuba", 1), ("cuba", -1), ("ussr", 1)]


def test_the_list_is_narrowed_by_name_without_accents(panel, qtbot):
    panel.show_article((article_actor("thant", name="Ŭ Thant", names=()), article_actor("cuba")), 100)
    panel.filter_line.open()
    qtbot.keyClicks(panel.filter_line, "u th")
    assert listed(panel) == ["thant"]
    assert panel._count.text() == "1 of 2"
    qtbot.keyClicks(panel.filter_line, "zz")
    assert not panel.view.isVisible()
    assert panel._nobody.text() == "No actor here is called “u thzz”."
    assert panel.filter_line.close_up()
    assert listed(panel) == ["thant", "cuba"]
    assert not panel.filter_line.isVisible()
    assert not panel.filter_line.close_up()


def test_parts_stand_under_their_whole_and_watched_ones_first(panel):
    panel.show_article(
        (
            article_actor("navy", wholes=("army", "turkey"), body=9),
            article_actor("cuba", body=8),
            article_actor("turkey", body=5),
            article_actor("police", wholes=("turkey",), body=4),
            article_actor("squad", wholes=("police", "turkey"), body=3),
            article_actor("thant", body=1, is_watched=True),
        ),
        100,
    )
    # A navy whose army is not named here stands under the state; a family stands where the first of it would.
    rows = [panel.model.row(number) for number in range(panel.model.rowCount())]
    assert [(row.actor.id, row.rails) for row in rows] == [
        ("thant", ()),
        ("turkey", ()),
        ("navy", (True,)),
        ("police", (False,)),
        ("squad", (False, False)),
        ("cuba", ()),
    ]
    panel.grab()
    panel.next_order()
    assert listed(panel) == ["thant", "navy", "cuba", "turkey", "police", "squad"]
    assert "Sorted by mentions" in panel._foot.text()
    panel.next_order()
    assert listed(panel) == ["thant", "cuba", "navy", "police", "squad", "turkey"]
    panel.next_order()
    panel.next_order()
    assert not panel._foot.isVisible()


def test_a_circle_of_parts_of_a_damaged_library_ends(panel):
    panel.show_article((article_actor("a", wholes=("b",)), article_actor("b", wholes=("a",))), 100)
    assert sorted(listed(panel)) == ["a", "b"]


def test_who_is_hidden_is_counted_below_and_shown_by_the_key(panel):
    panel.set_hidden_key("Shift+X")
    panel.show_article((article_actor("ussr"), article_actor("cuba", is_hidden=True)), 100)
    assert listed(panel) == ["ussr"]
    assert panel._foot.text() == "1 hidden: Shift+X shows them"
    panel.toggle_hidden()
    assert listed(panel) == ["ussr", "cuba"]
    panel.grab()
    assert panel.model.row(1).spoken == "Cuba, state, hidden, 4 mentions"


def test_the_selection_is_a_third_side_while_there_is_one(panel):
    panel.show_article((article_actor("ussr"), article_actor("cuba")), 100)
    panel.show_selection((article_actor("cuba"),))
    panel.toggle_scope()
    panel.toggle_scope()
    assert panel.scope is ActorScope.SELECTION
    assert listed(panel) == ["cuba"]
    panel.show_selection(())
    assert panel._nobody.text() == "No known actor is named in what is selected."
    panel.show_selection(None)
    assert panel.scope is ActorScope.ARTICLE
    assert listed(panel) == ["ussr", "cuba"]


def test_who_leaves_makes_room_for_the_next_and_who_was_made_is_awaited(panel):
    panel.show_article((article_actor("ussr"), article_actor("cuba"), article_actor("thant")), 100)
    panel.select_actor("cuba")
    panel.keep_place()
    panel.show_article((article_actor("ussr"), article_actor("thant")), 100)
    assert panel.current_actor().id == "thant"
    panel.await_actor("new")
    panel.show_article((article_actor("ussr"), article_actor("new"), article_actor("thant")), 100)
    assert panel.current_actor().id == "new"
    panel.show_article((article_actor("ussr"),), 100)
    assert panel.current_actor() is None
    # Whoever goes elsewhere meanwhile stays there.
    panel.await_actor("cuba")
    panel.select_actor("ussr")
    panel.show_article((article_actor("ussr"), article_actor("cuba")), 100)
    assert panel.current_actor().id == "ussr"


def test_nobody_named_is_said(panel):
    assert panel._nobody.text() == "No known actor is named here."
    panel.show_article((article_actor("cuba"),), 100)
    assert panel.view.isVisible()
    panel.toggle_scope()
    assert panel._nobody.text() == "No known actor is named in what was found."


@pytest.mark.parametrize("density", [tokens.COMFORTABLE, tokens.COMPACT])
def test_rows_follow_the_density(panel, look, density, qtbot):
    look.switch(look.theme, density)
    panel.show_article((article_actor("cuba"), article_actor("x", is_suggested=True, kind=ActorKind.PERSON)), 100)
    panel.grab()
    qtbot.waitUntil(lambda: panel.view.visualRect(panel.model.index(0)).height() == density.actor_row)
