"""The filters: folded, narrowed, marked, walked by keys and pressed by mouse; what is asked for is told and nothing else."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from ui.look import tokens
from ui.models.facets import FacetsModel, RowKind, facet_rows
from ui.panels.facets import FacetsPanel
from workbench.facets import Facet, FacetValue
from workbench.narrowing import Use

SOURCES = Facet(
    "source",
    "Source",
    tuple(FacetValue(f'source:"Paper {n}"', f"Paper {n}", 2000 - n) for n in range(9)),
)
STATES = Facet("state", "State", (FacetValue("is:unread", "unread", 3), FacetValue("is:read", "read", 1)))
ZONES = Facet("zone", "Part of the page", (FacetValue("in:comments", "comment", 4),))
FACETS = (SOURCES, ZONES, STATES)


@pytest.fixture
def panel(look, qtbot):
    made = FacetsPanel(look)
    qtbot.addWidget(made)
    made.resize(216, 700)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.show_facets(FACETS)
    return made


def labels(panel):
    return [panel.model.row(number).label for number in range(panel.model.rowCount())]


def here(panel):
    return panel.current_row().label


def test_tags_below_others_are_indented_and_called_by_what_they_add():
    names = ("war", "war/air", "war/air/raids", "war/sea", "places/Cuba")
    facet = Facet("tag", "Tag", tuple(FacetValue(f"tag:{name}", name, 9) for name in names))
    rows = [(row.depth, row.label) for row in facet_rows((facet,), "", 9) if row.kind is RowKind.VALUE]
    assert rows == [(0, "war"), (1, "air"), (2, "raids"), (1, "sea"), (0, "places/Cuba")]
    # Where what is above does not show, the name is whole.
    assert [row.label for row in facet_rows((facet,), "", 9, sought="sea") if row.term] == ["war/sea"]


def test_rows_are_sound_to_qt_and_speak(qapp):
    model = FacetsModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_rows(facet_rows(FACETS, "is:read", 1))
    spoken = [model.data(model.index(n), Qt.ItemDataRole.AccessibleTextRole) for n in range(model.rowCount())]
    assert spoken[:2] == ["Source", "Source Paper 0, 2,000 articles"]
    assert "4 more of source" in spoken
    assert spoken[-1] == "State Read, 1 article, the search is narrowed to it"
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsSelectable
    model.set_rows(())
    tester.deleteLater()


def test_a_foreign_name_is_no_markup(qapp):
    model = FacetsModel()
    evil = Facet("source", "Source", (FacetValue("source:x", "<img src=x> & Sons\nInc", 1),))
    model.set_rows(facet_rows((evil,), "", 1))
    assert model.row(1).label == "<img src=x> & Sons Inc"
    tip = model.data(model.index(1), Qt.ItemDataRole.ToolTipRole)
    assert "<img" not in tip
    assert "&lt;img src=x&gt; &amp; Sons Inc" in tip


def test_what_the_query_has_stays_in_sight_even_at_nothing():
    text = 'x -source:gone source:"paper 8" date:1962-10 is:read in:comments'
    rows = {row.term: row for row in facet_rows(FACETS, text, 7)}
    assert (rows["source:gone"].use, rows["source:gone"].count) == (Use.BARRED, "0")
    # Folded away otherwise.
    assert rows['source:"Paper 8"'].use is Use.WANTED
    assert (rows["date:1962-10"].label, rows["date:1962-10"].count) == ("Oct 1962", "7")
    assert rows["is:read"].use is Use.WANTED
    assert rows["in:comments"].use is Use.WANTED
    assert [row.term for row in facet_rows((), "-is:starred x", 0) if row.term] == ["is:starred"]


def test_long_lists_are_folded_and_one_value_is_never_the_rest():
    few = Facet("source", "Source", SOURCES.values[:6])
    assert [row.kind for row in facet_rows((few,), "", 1)] == [RowKind.HEADING, *[RowKind.VALUE] * 6]
    folded = facet_rows((SOURCES,), "", 1)
    assert [row.label for row in folded][-2:] == ["Paper 4", "4 more"]
    assert [row.label for row in facet_rows((SOURCES,), "", 1, {"source"})][-2:] == ["Paper 8", "Fewer"]


def test_keys_walk_the_values_and_pass_over_headings(panel, qtbot):
    panel.setFocus()
    assert here(panel) == "Paper 0"
    for wanted in ("Paper 1", "Paper 2", "Paper 3", "Paper 4", "4 more", "Comments", "Unread", "Read", "Read"):
        qtbot.keyClick(panel.view, Qt.Key.Key_Down)
        assert here(panel) == wanted
    panel.step_facet(-1)
    assert here(panel) == "Unread"
    panel.step_facet(-1)
    assert here(panel) == "Comments"
    panel.step_facet(1)
    assert here(panel) == "Unread"
    qtbot.keyClick(panel.view, Qt.Key.Key_Home)
    qtbot.keyClick(panel.view, Qt.Key.Key_Up)
    assert here(panel) == "Paper 0"
    qtbot.keyClick(panel.view, Qt.Key.Key_End)
    assert here(panel) == "Read"


def test_enter_asks_for_a_value_and_opens_the_door_to_the_others(panel, qtbot):
    panel.setFocus()
    with qtbot.waitSignal(panel.wanted) as asked:
        qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    assert asked.args == ['source:"Paper 0"']
    with qtbot.waitSignal(panel.barred) as left_out:
        panel.bar_current()
    assert left_out.args == ['source:"Paper 0"']
    qtbot.keyClicks(panel.view, "x")
    for _ in range(5):
        qtbot.keyClick(panel.view, Qt.Key.Key_Down)
    with qtbot.assertNotEmitted(panel.wanted):
        qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    assert "Paper 8" in labels(panel)
    assert panel.current_row().facet == "source"
    panel.toggle_fold()
    assert "Paper 8" not in labels(panel)


def test_a_part_of_the_page_cannot_be_left_out(panel, qtbot):
    panel.setFocus()
    panel.step_facet(1)
    with qtbot.assertNotEmitted(panel.barred):
        panel.bar_current()


@pytest.mark.parametrize(
    ("modifier", "signal"),
    [
        (Qt.KeyboardModifier.NoModifier, "wanted"),
        (Qt.KeyboardModifier.ControlModifier, "barred"),
        (Qt.KeyboardModifier.AltModifier, "barred"),
    ],
)
def test_clicks_do_what_keys_do(panel, qtbot, modifier, signal):
    told = []
    panel.wanted.connect(lambda term: told.append(("wanted", term)))
    panel.barred.connect(lambda term: told.append(("barred", term)))
    viewport = panel.view.viewport()
    where = panel.view.visualRect(panel.model.index(2)).center()
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, modifier, where)
    heading = panel.view.visualRect(panel.model.index(0)).center()
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, modifier, heading)
    assert told == [(signal, 'source:"Paper 1"')]
    # The second click of a double one takes nothing back.
    qtbot.mouseDClick(viewport, Qt.MouseButton.LeftButton, modifier, where)
    assert len(told) <= 2


def test_values_are_narrowed_by_name_without_accents(panel, qtbot):
    panel.show_facets((Facet("source", "Source", (FacetValue("source:x", "La Voz del Malecón", 2), *SOURCES.values)),))
    panel.filter_line.open()
    qtbot.keyClicks(panel.filter_line, "malecon")
    assert labels(panel) == ["Source", "La Voz del Malecón"]
    qtbot.keyClicks(panel.filter_line, "zz")
    assert panel._nothing.isVisible()
    assert panel._nothing.text() == "No filter here is called “maleconzz”."
    assert panel.filter_line.close_up()
    assert not panel.filter_line.close_up()
    assert labels(panel)[-1] == "5 more"


def test_the_same_value_stays_selected_when_counts_change(panel):
    panel.setFocus()
    panel.step_facet(1)
    panel.step_facet(1)
    panel.show_facets((STATES,))
    assert here(panel) == "Unread"
    panel.show_facets(())
    assert panel._nothing.text() == "Nothing was found that could be narrowed."
    assert not panel.has_any


def test_old_counts_stand_dimmed_while_new_ones_are_long_in_coming(panel, qtbot):
    panel.show_query("ships", 3)
    assert not panel._delegate.is_stale
    qtbot.waitUntil(lambda: panel._delegate.is_stale)
    panel.show_facets(FACETS)
    assert not panel._delegate.is_stale


@pytest.mark.parametrize("density", [tokens.COMFORTABLE, tokens.COMPACT])
def test_it_paints_long_and_right_to_left_names(panel, look, density):
    names = ("صحيفة الخليج", "A name that is far too long for a pane as narrow as this one is, and goes on", "")
    values = tuple(FacetValue(f"source:x{n}", name, 10**n) for n, name in enumerate(names))
    look.switch(look.theme, density)
    panel.show_facets((Facet("source", "Source", values),))
    panel.show_query("source:x0 -source:x1", 1)
    assert panel.view.rowHeight(0) == density.control
    assert not panel.grab().isNull()
