"""Whom the user may mean by letters, who may be the same, what can be parted; and where hidden actors are left out."""

import pytest

from tests.unit.library.making import add, make_document
from workbench import actor_acts as acts
from workbench.actor_offers import likely, offers, pieces
from workbench.actors import actors_of, actors_of_article, actors_within
from workbench.annotate.findings import ActorKind
from workbench.annotating import annotate_pending, recount
from workbench.between import named_beside
from workbench.jobs import JobContext
from workbench.library.articles import get_document
from workbench.library.renamed import waiting
from workbench.library.store import Library
from workbench.network.counting import network_of
from workbench.own_registry import registry_of
from workbench.profiles.profile import profile_of

TEXTS = (
    "Captain Brago Tellan sailed for Turkey. Ankara paid. Cuba and Turkey knew.",
    "Gen. Mirko Tellan stayed in Cuba. Turkey did not.",
    "Captain Brago Tellan came back to Turkey.",
)
BRAGO, MIRKO = "~person:Brago Tellan", "~person:Mirko Tellan"


@pytest.fixture
def library(tmp_path):
    with Library.open_or_create(tmp_path / "l") as library:
        for number, body in enumerate(TEXTS):
            add(library, str(number).encode(), make_document(f"No. {number}", body))
        annotate_pending(JobContext(), library, registry_of(library))
        yield library


def offered(library, typed):
    return [(one.actor.id, one.articles) for one in offers(JobContext(), library, registry_of(library), typed)]


def test_names_of_tables_and_of_the_library_are_offered_by_any_word(library):
    assert offered(library, "tell") == [(BRAGO, 2), (MIRKO, 1)]
    assert offered(library, "mir tel") == [(MIRKO, 1)]
    assert offered(library, "turkey")[0] == ("turkey", 3)
    assert offered(library, " ") == []
    acts.merge(library, [MIRKO], BRAGO)
    assert offered(library, "tell") == [(BRAGO, 3)]


def test_who_may_be_the_same_is_offered_before_anything_is_typed(library):
    registry = registry_of(library)
    assert [(one.actor.id, one.why) for one in likely(JobContext(), library, registry, BRAGO)] == [
        (MIRKO, "a like name")
    ]
    assert likely(JobContext(), library, registry, "nobody") == ()


def test_what_was_made_one_and_names_can_be_parted(library):
    acts.merge(library, [BRAGO], "turkey")
    found = pieces(registry_of(library), "turkey")
    assert (found[0].name, found[0].stored) == ("Brago Tellan", BRAGO)
    assert {"Ankara"} <= {one.name for one in found if one.stored is None}
    assert "Turkey" not in {one.name for one in found}


def test_a_stretch_of_the_text_counts_for_itself(library):
    registry = registry_of(library)
    document, _ = get_document(library, 1)
    at = document.text.index("Ankara")
    rows = actors_within(actors_of_article(library, registry, 1), document, [(at, len(document.text))])
    assert [(row.count.actor.id, row.count.body, row.count.names) for row in rows] == [
        ("turkey", 2, ("Ankara", "Turkey")),
        ("cuba", 1, ("Cuba",)),
    ]


def test_who_is_hidden_is_left_out_of_lists_of_others_and_found_all_the_same(library):
    acts.hide(library, "cuba", is_on=True)
    acts.watch(library, "turkey", is_on=True)
    registry, ctx = registry_of(library), JobContext()
    counts = {one.actor.id: one for one in actors_of(library, registry, (1, 2, 3))}
    assert counts["cuba"].is_hidden
    assert counts["turkey"].is_watched
    assert ("cuba", 2) in offered(library, "cuba")
    for ego, is_there in ((None, False), ("turkey", False), ("cuba", True)):
        nodes = network_of(ctx, library, registry, (1, 2, 3), ego=ego).nodes
        assert ("cuba" in {node.actor.id for node in nodes}) is is_there
    assert "cuba" not in {one.actor.id for one in profile_of(ctx, library, registry, "turkey").company}
    assert "cuba" not in {one.actor.id for one in named_beside(ctx, library, registry, "turkey")}


def test_more_articles_than_the_limit_wait_to_be_counted(library):
    acts.make_actor(library, "Tellan", ActorKind.PERSON)
    assert recount(JobContext(), library, limit=2) == 0
    assert waiting(library.connection) is not None
    assert recount(JobContext(), library, limit=3) == 3
    assert waiting(library.connection) is None
