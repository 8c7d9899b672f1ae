"""A network is written in formats that others read back whole, and stays harmless in all of them."""

import csv
import io
import json

import networkx
import pytest

from workbench.annotate.findings import Actor, ActorKind
from workbench.export.network import NETWORK_FORMATS
from workbench.network.model import By, Network, Node, Tie

FORMATS = {format_.name: format_ for format_ in NETWORK_FORMATS}
CUBA = Node(Actor("cuba", "Cuba", ActorKind.STATE), 4, 9, 1)
ARMY = Node(Actor("cuban-army", "جيش & <b>\x01", ActorKind.ARMED, "cuba"), 3, 3, 1, is_suggested=True)
NETWORK = Network(By.ARTICLES, (CUBA, ARMY), (Tie("cuba", "cuban-army", 2, 2, 1.5),), 8, 5, 7)
RELATIONS = Network(
    By.CONFIRMED,
    (CUBA, ARMY),
    (Tie("cuba", "cuban-army", 2, 1, relation="conflict", is_directed=True), Tie("cuba", "cuban-army", 1, 1, relation="talk")),
    8, 2, 2,
)  # fmt: skip


def written(name, network, query="ships"):
    stream = io.BytesIO()
    FORMATS[name].write(network, query, stream)
    return stream.getvalue()


READERS = {"graphml": networkx.read_graphml, "gexf": networkx.read_gexf}


@pytest.mark.parametrize("name", READERS)
def test_a_graph_is_read_back_with_all_that_is_known(name):
    graph = READERS[name](io.BytesIO(written(name, NETWORK)))
    assert not graph.is_directed()
    assert {key: graph.nodes["cuba"][key] for key in ("label", "kind", "articles", "mentions", "suggested")} == {
        "label": "Cuba", "kind": "state", "articles": 4, "mentions": 9, "suggested": False,
    }  # fmt: skip
    assert graph.nodes["cuban-army"]["part_of"] == "cuba"
    assert graph.nodes["cuban-army"]["label"].startswith("جيش & <b>")
    tie = graph.edges["cuba", "cuban-army"]
    assert (tie["weight"], tie["articles"], tie["expected"], tie["lift"]) == (2, 2, 1.5, 1.333)


@pytest.mark.parametrize("name", READERS)
def test_relations_run_from_one_to_the_other_and_each_is_an_edge(name):
    graph = READERS[name](io.BytesIO(written(name, RELATIONS)))
    assert graph.is_directed()
    assert sorted((one, other, data["relation"]) for one, other, data in graph.edges(data=True)) == [
        ("cuba", "cuban-army", "conflict"),
        ("cuba", "cuban-army", "talk"),
    ]


def test_a_table_has_actors_and_ties_and_runs_nothing():
    evil = Network(
        By.ARTICLES,
        (CUBA, Node(Actor("~person:=cmd()", "=cmd()", ActorKind.PERSON), 1, 1, 1)),
        (Tie("cuba", "~person:=cmd()", 1, 1, 0.5),),
    )
    rows = list(csv.DictReader(io.StringIO(written("csv", evil).decode("utf-8-sig"))))
    assert [row["what"] for row in rows] == ["actor", "actor", "tie"]
    assert rows[1]["name"] == rows[2]["other_name"] == "'=cmd()"
    assert (rows[2]["id"], rows[2]["weight"], rows[2]["lift"]) == ("cuba", "1", "2.0")


def test_json_says_what_is_left_out_and_has_no_chance_for_relations():
    told = json.loads(written("json", NETWORK))
    assert (told["query"], told["by"], told["actors_total"], told["ties_total"]) == ("ships", "articles", 5, 7)
    assert told["ties"][0]["lift"] == 1.333
    relation = json.loads(written("json", RELATIONS))["ties"][0]
    assert (relation["relation"], relation["lift"], relation["expected"]) == ("conflict", None, None)
