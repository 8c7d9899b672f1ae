"""The network panel: what it says, what keys and mouse choose in it, and what it asks the window for."""

import xml.etree.ElementTree as ElementTree

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from tests.unit.network.making import made
from ui.panels.network import NetworkPanel
from workbench.network.model import By, Network

NETWORK = made(("cuba", "soviet union", 18), ("cuba", "turkey", 6), ("turkey", "italy <b>", 2))
PLACES = {"cuba": (0.3, 0.5), "soviet union": (0.7, 0.4), "turkey": (0.4, 0.8), "italy <b>": (0.8, 0.8)}


@pytest.fixture
def panel(qtbot, look):
    made_panel = NetworkPanel(look)
    qtbot.addWidget(made_panel)
    made_panel.resize(700, 480)
    show(made_panel, NETWORK)
    made_panel.show()
    qtbot.waitExposed(made_panel)
    return made_panel


def show(panel, network, ego_name=""):
    panel.show_network(network, {node.actor.id: PLACES[node.actor.id] for node in network.nodes}, ego_name)


def said(panel):
    return panel._line.accessibleName()


def point_of(panel, id_):
    return panel.canvas._geometry(1.0).middles[id_].toPoint()


def test_it_says_how_much_is_shown_and_what_to_do(panel):
    assert panel.header._status.accessibleName() == "4 actors, 3 ties in 9 articles"
    assert said(panel).startswith("Arrows walk")
    assert panel.accessibleDescription() == "4 actors, 3 ties in 9 articles"
    assert panel.caption("missiles") == ("missiles · 4 actors, 3 ties in 9 articles · tied by articles that name both")


def test_ties_are_walked_said_and_narrow_to_both(panel, qtbot):
    canvas = panel.canvas
    with qtbot.waitSignal(panel.actor_selected) as selected:
        canvas.walk(1, 0)
    assert selected.args == ["cuba"]
    assert said(panel) == "Cuba · state · in 4 articles · 8 mentions · 1 tie"
    canvas.step_tie(1)
    assert said(panel) == "Cuba – Soviet Union: together in 18 articles, 2.0 times what chance would have"
    assert canvas.accessibleDescription().endswith(said(panel))
    canvas.step_tie(1)
    assert said(panel).startswith("Cuba – Turkey")
    canvas.step_tie(-1)
    with qtbot.waitSignal(panel.pair_wanted) as wanted:
        panel.narrow()
    assert [actor.id for actor in wanted.args[0]] == ["cuba", "soviet union"]
    assert panel.current_actor.id == "soviet union"
    canvas.cross()
    assert (canvas.node.actor.id, canvas.tie) == ("soviet union", None)
    with qtbot.waitSignal(panel.actor_toggled) as toggled:
        panel.narrow()
    assert toggled.args[0].id == "soviet union"


def test_esc_leaves_the_tie_then_the_ego_then_nothing(panel, qtbot):
    show(panel, made(("cuba", "turkey", 2), ego="cuba"), "Cuba")
    assert panel.header.title.text() == "Network around Cuba"
    assert panel.header._whole.isVisible()
    panel.canvas.walk(1, 0)
    panel.canvas.step_tie(1)
    assert panel.escape()
    assert panel.canvas.tie is None
    with qtbot.waitSignal(panel.whole_wanted):
        assert panel.escape()
    show(panel, NETWORK)
    assert not panel.escape()


def test_the_mouse_selects_narrows_and_moves(panel, qtbot):
    canvas = panel.canvas
    cuba, turkey = point_of(panel, "cuba"), point_of(panel, "turkey")
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=cuba)
    assert canvas.node.actor.id == "cuba"
    with qtbot.waitSignal(panel.actor_toggled):
        QTest.mouseDClick(canvas, Qt.MouseButton.LeftButton, pos=cuba)
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=(cuba + turkey) / 2)
    assert canvas.tie.tie.other == "turkey"
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert canvas.node is None
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    QTest.mouseMove(canvas, QPoint(45, 25))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=QPoint(45, 25))
    assert canvas.node is None
    assert (point_of(panel, "cuba") - cuba).manhattanLength() == pytest.approx(60, abs=2)
    canvas.fit()
    assert point_of(panel, "cuba") == cuba


def test_a_tooltip_shows_a_hostile_name_as_it_is(panel):
    canvas = panel.canvas
    at = point_of(panel, "italy <b>")
    QApplication.sendEvent(canvas, QHelpEvent(QEvent.Type.ToolTip, at, canvas.mapToGlobal(at)))
    assert "Italy &lt;B&gt;" in QToolTip.text()
    QToolTip.hideText()


def test_who_is_selected_elsewhere_is_selected_here_and_stays_so(panel, qtbot):
    with qtbot.assertNotEmitted(panel.actor_selected):
        panel.select_actor("turkey")
    assert panel.canvas.node.actor.id == "turkey"
    panel.show_network(made(("turkey", "peru", 1)), {"turkey": (0.1, 0.1), "peru": (0.9, 0.9)}, "")
    assert panel.canvas.node.actor.id == "turkey"
    show(panel, NETWORK)
    panel.select_actor("nobody here")
    assert panel.canvas.node is None


def test_it_moves_by_easing_and_at_once_where_motion_is_not_wanted(panel, look, qtbot):
    moved = {id_: (x, 1 - y) for id_, (x, y) in PLACES.items()}
    look.has_motion = True
    panel.show_network(NETWORK, moved, "")
    assert panel.canvas._geometry().middles != panel.canvas._geometry(1.0).middles
    qtbot.waitUntil(lambda: panel.canvas._geometry().middles == panel.canvas._geometry(1.0).middles)
    look.has_motion = False
    show(panel, NETWORK)
    assert panel.canvas._geometry().middles == panel.canvas._geometry(1.0).middles


def test_nothing_to_draw_says_why_and_keeps_the_keyboard(panel):
    panel.setFocus()
    assert panel.canvas.hasFocus() or not QApplication.activeWindow()
    panel.show_network(Network(By.CONFIRMED, articles=3), {}, "")
    assert not panel.has_data
    assert panel._nothing.isVisible()
    assert panel._nothing.accessibleName().startswith("No relation is confirmed in these articles.")
    assert said(panel) == ""
    panel.show_network(Network(By.ARTICLES, ego="chad", articles=3), {}, "Chad")
    assert panel._nothing.accessibleName().startswith("Chad is not named in these articles.")
    panel.show_network(Network(By.ARTICLES), {}, "")
    assert panel._nothing.accessibleName().startswith("Nobody is named here.")


def test_relations_say_who_does_it_and_have_a_legend(panel):
    plain = panel.canvas.room.height()
    relations = made(("cuba", "turkey", 3), by=By.CONFIRMED, relation="conflict")
    show(panel, relations)
    assert panel.canvas.room.height() < plain
    assert panel.header._kinds.current == 1
    panel.canvas.walk(0, 0)
    panel.canvas.step_tie(1)
    assert said(panel) == "Cuba → Turkey: conflict, confirmed in 3 sentences of 3 articles"


def test_pictures_have_the_network_and_a_caption(panel):
    image = QImage.fromData(panel.picture("ships", "png"))
    assert image.width() == 2 * panel._body.width()
    ground = image.pixel(2, 2)
    assert (
        sum(image.pixel(x, y) != ground for x in range(0, image.width(), 5) for y in range(0, image.height(), 5)) > 300
    )
    root = ElementTree.fromstring(panel.picture("ships \x01", "svg"))
    texts = {element.text for element in root.iter() if element.text}
    assert {"Cuba", "Turkey", "Italy <B>"} <= texts
    assert {element.tag.partition("}")[2] for element in root.iter()}.isdisjoint({"script", "a", "image"})
