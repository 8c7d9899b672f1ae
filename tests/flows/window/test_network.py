"""The network of actors in the window: it takes the reader's place, follows the search and the timeline, and leads back."""

import networkx
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ui.commands import Place

SHIFT = Qt.KeyboardModifier.ShiftModifier


def shown(window):
    return window.desk.network_panel.canvas.network


def test_the_network_follows_the_search_and_narrows_it(window):
    desk, panel = window.desk, window.desk.network_panel
    article = desk.reading.id
    window.press(Qt.Key.Key_F7)
    window.wait(lambda: panel.has_data)
    assert window.focus is Place.NETWORK
    assert not desk.reader.isVisible()
    before = shown(window)
    window.press(Qt.Key.Key_Right)
    window.wait(lambda: panel.canvas.node is not None)
    window.press(Qt.Key.Key_BracketRight)
    pair = {panel.canvas.tie.tie.one, panel.canvas.tie.tie.other}
    window.press(Qt.Key.Key_Return)
    window.wait(lambda: {actor.id for actor in desk.search.found.actors} == pair)
    window.wait(lambda: shown(window).articles == window.total < before.articles)
    assert window.focus is Place.NETWORK
    assert len(desk.network_panel.canvas.places) == len(shown(window).nodes)
    # Days that are brushed in the timeline are a term of the query, and so of the network.
    desk.timeline.range_chosen.emit((-2627, -2617))
    window.wait(lambda: "date:" in desk.search.query and shown(window).articles == window.total)
    # Esc leaves what is chosen, then the network; the reader is as it was.
    for _ in range(3):
        if window.focus is Place.NETWORK:
            window.press(Qt.Key.Key_Escape)
    assert window.focus is Place.READER
    assert desk.reader.isVisible()
    assert desk.reading.id == article


def test_around_one_actor_and_back(window):
    desk, panel = window.desk, window.desk.network_panel
    window.ctrl(Qt.Key.Key_3)
    window.press(Qt.Key.Key_Down)
    chosen = desk.actors.current_actor()
    window.press(Qt.Key.Key_F7, SHIFT)
    window.wait(lambda: shown(window).ego == chosen.id)
    assert panel.canvas.node.actor == chosen
    window.press(Qt.Key.Key_BracketRight)
    other = panel.current_actor
    window.press(Qt.Key.Key_E)
    window.wait(lambda: shown(window).ego == other.id)
    # What is selected here is selected in the list, as far as it is in it, and the other way round.
    desk.actors.toggle_scope()
    assert desk.actors.select_actor(chosen.id)
    assert panel.canvas.node.actor == chosen
    window.press(Qt.Key.Key_Space)
    window.wait(lambda: shown(window).ego == chosen.id)
    assert desk.actors.select_actor(other.id)
    panel.canvas.cross()
    window.press(Qt.Key.Key_Escape)
    window.wait(lambda: shown(window).ego is None)
    assert window.focus is Place.NETWORK
    # Whoever goes on to a hit wants to see it.
    window.search("quarantine")
    window.press(Qt.Key.Key_F3)
    window.wait(desk.reader.isVisible)


def test_the_network_is_taken_out(window, tmp_path):
    desk = window.desk
    window.press(Qt.Key.Key_F7)
    window.wait(lambda: desk.network_panel.has_data)
    window.ctrl(Qt.Key.Key_C)
    assert not QApplication.clipboard().image().isNull()
    assert QApplication.clipboard().text().startswith("All articles · ")
    for suffix in (".png", ".graphml"):
        desk.about_actors.network.taking.export(tmp_path / f"network{suffix}", suffix)
    window.wait((tmp_path / "network.graphml").exists)
    graph = networkx.read_graphml(tmp_path / "network.graphml")
    assert set(graph.nodes) == {node.actor.id for node in shown(window).nodes}
    assert (tmp_path / "network.png").read_bytes().startswith(b"\x89PNG")
