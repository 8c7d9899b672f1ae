"""Names never lie on another, arrows go to who is nearest that way, and what is under the pointer is found."""

import itertools
import random

from PySide6.QtCore import QPointF, QSizeF

from tests.unit.network.making import made
from ui.panels.network.geometry import View, between, geometry_of, ties_of
from ui.panels.network.labels import place_labels
from ui.panels.network.scene import scene_of

SIZE = QSizeF(600, 400)
CROSS = {"middle": (0.5, 0.5), "left": (0.1, 0.5), "right": (0.9, 0.45), "up": (0.5, 0.1), "near": (0.6, 0.9)}
SCENE = scene_of(made(("middle", "left", 4), ("middle", "right", 9), ("middle", "up", 1), ("left", "near", 2)))


def geometry(places=CROSS, scene=SCENE, view=None):
    return geometry_of(scene, places, view or View(SIZE))


def test_arrows_go_to_the_nearest_in_a_direction():
    placed = geometry()
    steps = {(1, 0): "right", (-1, 0): "left", (0, -1): "up", (0, 1): "near"}
    assert {way: placed.next_in("middle", *way) for way in steps} == steps
    assert placed.next_in("left", -1, 0) is None
    assert placed.next_in("near", -1, 0) in {"middle", "left"}


def test_what_is_under_the_pointer_is_found():
    placed = geometry()
    assert placed.node_at(placed.middles["up"] + QPointF(3, 3)) == "up"
    assert placed.node_at(QPointF(30, 30)) is None
    halfway = (placed.middles["middle"] + placed.middles["right"]) / 2
    assert placed.tie_at(halfway).tie.other == "right"
    assert placed.tie_at(halfway + QPointF(0, 40)) is None


def test_two_relations_of_a_pair_lie_beside_each_other():
    scene = scene_of(made(("a", "b", 2), ("b", "a", 1), relation="talk"))
    placed = geometry({"a": (0.1, 0.5), "b": (0.9, 0.5)}, scene)
    one, other = (placed.line(drawn) for drawn in scene.ties)
    assert abs(one.y1() - other.y1()) >= 5
    assert one.x1() > one.x2() or other.x1() > other.x2()


def test_zooming_leaves_what_it_is_about_where_it_is():
    view = View(SIZE).panned(QPointF(20, -10))
    about = view.at(0.3, 0.7)
    closer = view.zoomed(2, about)
    assert (closer.at(0.3, 0.7) - about).manhattanLength() < 1e-6
    assert closer.at(0.5, 0.7).x() - about.x() > view.at(0.5, 0.7).x() - about.x()
    assert view.zoomed(1e9, about).zoom == 6
    assert geometry(view=closer).radii["up"] < 2 * geometry(view=view).radii["up"]


def test_ties_come_the_heaviest_first_and_what_is_new_stands_at_once():
    assert [drawn.tie.other for drawn in ties_of(SCENE.ties, "middle")] == ["right", "left", "up"]
    assert between({"a": (0.0, 0.0)}, {"a": (1.0, 0.5), "b": (0.2, 0.2)}, 0.5) == {"a": (0.5, 0.25), "b": (0.2, 0.2)}


def test_names_never_lie_on_another_and_the_wanted_one_has_a_place(look):
    chance = random.Random(1)
    names = [f"{'long ' * chance.randrange(1, 6)}name {number}" for number in range(50)]
    scene = scene_of(made(*((names[0], name, 1) for name in names[1:])))
    placed = geometry({name: (0.3 + 0.4 * chance.random(), 0.3 + 0.4 * chance.random()) for name in names}, scene)
    last = names[-1]
    for wanted in ((), (last,)):
        labels = place_labels(look, placed, SIZE, wanted)
        boxes = [label.at(placed.middles[label.id]) for label in labels]
        assert not any(one.intersects(other) for one, other in itertools.combinations(boxes, 2))
        assert all(box.left() >= 0 and box.right() <= SIZE.width() for box in boxes)
        assert 6 <= len(labels) < 50
    assert last in {label.id for label in labels}
    assert max(box.width() for box in boxes) <= 160
