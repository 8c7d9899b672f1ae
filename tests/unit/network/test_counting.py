"""Who is named together with whom is counted by article, once in each, as the user has the actors."""

import itertools
import random

import numpy as np
import pytest

from tests.unit.network.making import PlainRegistry, confirm, name
from workbench.annotate.own import Card, OwnRegistry, Verdict
from workbench.jobs import Cancelled, JobContext
from workbench.library.store import Library
from workbench.network import counting
from workbench.network.counting import network_of, strongest
from workbench.network.incidence import incidence_of, read_incidence
from workbench.network.model import By, Tie

CTX = JobContext()


@pytest.fixture
def library(tmp_path):
    with Library.open_or_create(tmp_path / "l") as library:
        yield library


def ties_of(network):
    return {frozenset((tie.one, tie.other)): tie for tie in network.ties}


def test_ties_are_counted_and_set_against_chance(library):
    ids = name(
        library,
        {"cuba": (3, 0), "turkey": (1, 0)},
        {"cuba": (1, 0), "turkey": (2, 0)},
        {"cuba": (1, 0), "italy": (1, 0)},
        {"peru": (1, 0)},
    )
    network = network_of(CTX, library, PlainRegistry(), ids)
    assert [(node.actor.id, node.articles, node.mentions, node.ties) for node in network.nodes][:2] == [
        ("cuba", 3, 5, 2),
        ("turkey", 2, 3, 1),
    ]
    tie = ties_of(network)[frozenset(("cuba", "turkey"))]
    assert (tie.weight, tie.expected) == (2, 3 * 2 / 4)
    assert tie.lift == pytest.approx(4 / 3)
    assert len(network.ties) == 2
    assert (network.articles, network.actors_total) == (4, 4)


def test_comments_count_only_when_asked_for(library):
    ids = name(library, {"cuba": (1, 0), "turkey": (0, 5)}, {"peru": (0, 1)})
    assert [node.actor.id for node in network_of(CTX, library, PlainRegistry(), ids).nodes] == ["cuba"]
    network = network_of(CTX, library, PlainRegistry(), ids, with_comments=True)
    assert {node.actor.id: node.mentions for node in network.nodes} == {"cuba": 1, "turkey": 5, "peru": 1}
    assert len(network.ties) == 1


def test_whom_the_user_made_one_counts_once_in_an_article_and_nobody_not_at_all(library):
    ids = name(library, {"cuba": (1, 0), "havana": (2, 0), "turkey": (1, 0), "bird": (1, 0)}, {"havana": (1, 0)})
    network = network_of(CTX, library, PlainRegistry({"havana": "cuba", "bird": None}), ids)
    assert {node.actor.id: (node.articles, node.mentions) for node in network.nodes} == {
        "cuba": (2, 4),
        "turkey": (1, 1),
    }
    assert [(tie.one, tie.other, tie.weight) for tie in network.ties] == [("cuba", "turkey", 1)]


def test_a_suggestion_is_left_out_unless_it_is_wanted_or_sure_elsewhere(library):
    ids = name(
        library,
        {"cuba": (1, 0), "~person:Brago Tellan": (1, 0, True), "~person:Mira Osk": (1, 0, True), "peru": (1, 0, True)},
        {"~person:Mira Osk": (1, 0)},
    )
    plain = network_of(CTX, library, PlainRegistry(), ids)
    assert {node.actor.id: node.is_suggested for node in plain.nodes} == {
        "cuba": False, "~person:Mira Osk": False, "peru": True,
    }  # fmt: skip
    asked = network_of(CTX, library, PlainRegistry(), ids, with_suggested=True)
    assert len(asked.nodes) == 4
    around = network_of(CTX, library, PlainRegistry(), ids, ego="~person:Brago Tellan")
    assert around.nodes[0].actor.id == "~person:Brago Tellan"
    assert len(around.nodes) == 4


def test_whom_the_user_confirmed_is_no_suggestion(library):
    ids = name(library, {"~person:Mira Osk": (1, 0, True), "~person:Brago Tellan": (1, 0, True), "cuba": (1, 0)})
    registry = OwnRegistry(PlainRegistry(), [Card("~person:Mira Osk", verdict=Verdict.CONFIRMED)], ())
    nodes = network_of(CTX, library, registry, ids).nodes
    assert {node.actor.id: node.is_suggested for node in nodes} == {"~person:Mira Osk": False, "cuba": False}


def test_around_one_actor_stand_those_named_with_it_and_what_ties_them(library):
    ids = name(
        library,
        {"cuba": (1, 0), "turkey": (1, 0), "italy": (1, 0)},
        {"cuba": (1, 0), "turkey": (1, 0)},
        {"peru": (1, 0), "turkey": (1, 0)},
    )
    network = network_of(CTX, library, PlainRegistry({"havana": "cuba"}), ids, ego="havana")
    assert [node.actor.id for node in network.nodes] == ["cuba", "turkey", "italy"]
    assert {(tie.one, tie.other, tie.weight) for tie in network.ties} == {
        ("cuba", "turkey", 2), ("cuba", "italy", 1), ("turkey", "italy", 1),
    }  # fmt: skip
    assert network_of(CTX, library, PlainRegistry(), ids, ego="chad").nodes == ()


def test_bounds_keep_the_most_frequent_and_a_few_ties_of_each(library):
    ids = name(library, *({"a": (1, 0), "b": (1, 0)} for _ in range(3)), {"c": (1, 0), "a": (1, 0)}, {"d": (1, 0)})
    network = network_of(CTX, library, PlainRegistry(), ids, nodes_max=2)
    assert [node.actor.id for node in network.nodes] == ["a", "b"]
    assert network.actors_total == 4
    assert network_of(CTX, library, PlainRegistry(), ids, edges_min=2).ties_total == 1
    everybody = [Tie(*pair, 9, 9) for pair in itertools.combinations("abcde", 2)]
    lonely = Tie("x", "y", 1, 1)
    kept = strongest([*everybody, lonely], 10)
    assert (len(kept), kept[-1]) == (10, lonely)
    assert strongest([*everybody, lonely], 1, ego="x") == (lonely,)


def test_a_part_is_another_node_that_says_so(library):
    ids = name(library, {"turkey": (1, 0), "turkish-army": (1, 0)})
    network = network_of(CTX, library, PlainRegistry(), ids)
    assert {node.actor.id: node.whole for node in network.nodes} == {"turkey": "", "turkish-army": "Turkey"}


def test_confirmed_relations_tie_by_who_does_it_to_whom(library):
    ids = name(
        library,
        {"cuba": (1, 0), "turkey": (1, 0), "peru": (1, 0)},
        {"havana": (1, 0), "turkey": (1, 0)},
        {"cuba": (1, 0)},
    )
    confirm(library, ids[0], "cuba", "turkey", "conflict")
    confirm(library, ids[0], "cuba", "turkey", "conflict")
    confirm(library, ids[1], "havana", "turkey", "conflict")
    confirm(library, ids[1], "turkey", "cuba", "talk")
    confirm(library, ids[0], "cuba", "peru", "talk", "rejected")
    confirm(library, ids[1], "cuba", "havana", "talk")
    registry = PlainRegistry({"havana": "cuba"})
    network = network_of(CTX, library, registry, ids, by=By.CONFIRMED)
    assert [(tie.one, tie.other, tie.relation, tie.weight, tie.articles) for tie in network.ties] == [
        ("cuba", "turkey", "conflict", 3, 2),
        ("turkey", "cuba", "talk", 1, 1),
    ]
    assert network.ties[0].lift is None
    assert {node.actor.id: node.articles for node in network.nodes} == {"cuba": 3, "turkey": 2}
    assert network_of(CTX, library, registry, ids[2:], by=By.CONFIRMED).ties == ()
    assert len(network_of(CTX, library, registry, ids, by=By.CONFIRMED, ego="turkey").ties) == 2


def test_the_whole_library_at_once_says_the_same_as_article_by_article(library, monkeypatch):
    chance = random.Random(4)
    everybody = [f"actor-{number}" for number in range(40)]
    # One that lies beyond what two bytes count, where rows are sorted half by half.
    with library.write() as connection:
        connection.execute("INSERT INTO sqlite_sequence VALUES ('article', 70000)")
    ids = name(library, *({id_: (chance.randrange(3), 1) for id_ in chance.sample(everybody, 6)} for _ in range(30)))
    assert ids[0] > 65_536
    one, other = incidence_of(library, ids), read_incidence(library)
    for column in ("articles", "codes", "mentions", "is_suggested"):
        rows = np.lexsort((one.codes, one.articles)), np.lexsort((other.codes, other.articles))
        assert (getattr(one, column)[rows[0]] == getattr(other, column)[rows[1]]).all()
    few = network_of(CTX, library, PlainRegistry(), ids[:20])
    monkeypatch.setattr(counting, "FEW_ARTICLES", 0)
    assert network_of(CTX, library, PlainRegistry(), ids[:20]) == few
    read = []
    network_of(CTX, library, PlainRegistry(), ids[:20], whole=lambda: read.append(1) or other)
    assert read == [1]


def test_counts_are_those_of_looking_at_every_pair(library):
    chance = random.Random(7)
    everybody = [f"actor-{number}" for number in range(12)]
    said = [dict.fromkeys(chance.sample(everybody, chance.randrange(6)), (1, 0)) for _ in range(40)]
    ids = name(library, *said)
    network = network_of(CTX, library, PlainRegistry(), ids)
    expected = {}
    for actors in said:
        for pair in itertools.combinations(sorted(actors), 2):
            expected[frozenset(pair)] = expected.get(frozenset(pair), 0) + 1
    assert {pair: tie.weight for pair, tie in ties_of(network).items()} == expected


def test_nothing_and_nobody(library):
    assert network_of(CTX, library, PlainRegistry(), []).nodes == ()
    ids = name(library, {})
    assert network_of(CTX, library, PlainRegistry(), ids).articles == 0
    assert network_of(CTX, library, PlainRegistry({"cuba": None}), name(library, {"cuba": (1, 0)})).nodes == ()


def test_it_stops_when_nobody_waits_any_more(library):
    ids = name(library, {"cuba": (1, 0)})
    with pytest.raises(Cancelled):
        network_of(JobContext(is_cancelled=lambda: True), library, PlainRegistry(), ids)
