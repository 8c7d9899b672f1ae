"""A layout is the same each time, keeps what stays about where it was, and lays nothing on anything else."""

import itertools
import math
import random

from tests.unit.network.making import made
from workbench.network.layout import Room, lay_out

CHANCE = random.Random(3)
NAMES = [f"actor-{number}" for number in range(40)]
NETWORK = made(*((*sorted(CHANCE.sample(NAMES, 2)), CHANCE.randrange(1, 9)) for _ in range(90)))
WIDTH, HEIGHT = 700.0, 460.0


def room_for(network, radius=10.0, name=40.0):
    ids = [node.actor.id for node in network.nodes]
    return Room(WIDTH, HEIGHT, dict.fromkeys(ids, radius), dict.fromkeys(ids, name))


def distance(one, other):
    return math.hypot((one[0] - other[0]) * WIDTH, (one[1] - other[1]) * HEIGHT)


def test_it_is_the_same_each_time_and_fills_the_room():
    places = lay_out(NETWORK, room_for(NETWORK))
    assert places == lay_out(NETWORK, room_for(NETWORK))
    assert places.keys() == {node.actor.id for node in NETWORK.nodes}
    assert all(0 < x < 1 and 0 < y < 1 for x, y in places.values())
    assert max(x for x, _ in places.values()) - min(x for x, _ in places.values()) > 0.7


def test_no_node_lies_on_another():
    places = lay_out(NETWORK, room_for(NETWORK))
    assert min(distance(one, other) for one, other in itertools.combinations(places.values(), 2)) >= 20
    # Also where some stood at one place before.
    heap = lay_out(NETWORK, room_for(NETWORK), {**places, **dict.fromkeys(NAMES[:5], (0.5, 0.5))})
    assert min(distance(one, other) for one, other in itertools.combinations(heap.values(), 2)) >= 20


def test_who_is_tied_stands_nearer():
    near = made(
        *((*pair, 5) for pair in itertools.combinations("abcd", 2)),
        *((*pair, 5) for pair in itertools.combinations("wxyz", 2)),
        ("a", "w", 1),
    )
    places = lay_out(near, room_for(near))
    within = max(distance(places[one], places[other]) for one, other in itertools.combinations("abcd", 2))
    assert within < distance(places["b"], places["x"])


def test_who_stays_keeps_about_its_place():
    before = lay_out(NETWORK, room_for(NETWORK))
    ties = [(tie.one, tie.other, tie.weight) for tie in NETWORK.ties][:70]
    smaller = made(*ties, ("actor-1", "newcomer", 3))
    after = lay_out(smaller, room_for(smaller), before)
    moved = sorted(distance(before[id_], place) for id_, place in after.items() if id_ in before)
    apart = sorted(distance(one, other) for one, other in itertools.combinations(before.values(), 2))
    assert moved[len(moved) // 2] < apart[len(apart) // 2] / 5
    # What is new comes to whom it is tied.
    assert distance(after["newcomer"], after["actor-1"]) < apart[len(apart) // 2]


def test_the_few_that_are_left_have_the_room_of_all():
    before = {
        **dict.fromkeys(NAMES, (0.0, 0.0)),
        "actor-1": (0.45, 0.5),
        "actor-2": (0.55, 0.5),
        "actor-3": (0.5, 0.55),
    }
    few = made(("actor-1", "actor-2", 1), ("actor-2", "actor-3", 1))
    after = lay_out(few, room_for(few), before)
    assert after["actor-2"][0] - after["actor-1"][0] > 0.5
    assert after["actor-3"][1] > after["actor-1"][1]


def test_one_and_none_have_a_place_too():
    assert lay_out(made(), room_for(made())) == {}
    alone = made(("a", "b", 1))
    assert len(lay_out(alone, room_for(alone))) == 2
