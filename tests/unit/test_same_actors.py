"""Pairs that may be one are asked about, with the reason, until the user has answered."""

import pytest

from tests.unit.library.making import add, make_document
from workbench import actor_acts as acts
from workbench.annotating import annotate_pending
from workbench.jobs import JobContext
from workbench.library.store import Library
from workbench.own_registry import registry_of
from workbench.same_actors import likeness, questions

TEXT = (
    "Captain Brago Tellan met Colonel B. Tellan and Captain Ferran Tellan. The Northern Harbour Pilots Union (NHPU) met. "
    "Minister Sandora Velliko spoke. Mr. Sandora Veliko listened."
)


@pytest.fixture
def library(tmp_path):
    with Library.open_or_create(tmp_path / "l") as library:
        add(library, b"1", make_document("One", TEXT))
        add(library, b"2", make_document("Two", "Captain Brago Tellan went to Turkey."))
        annotate_pending(JobContext(), library, registry_of(library))
        yield library


def asked(library):
    return {(one.one.name, one.other.name): (one.why, one.is_kept) for one in questions(library, registry_of(library))}


def test_pairs_are_asked_about_with_a_reason(library):
    found = asked(library)
    assert found["Brago Tellan", "B. Tellan"] == ("the same surname", False)
    assert found["Sandora Veliko", "Sandora Velliko"] == ("nearly the same spelling", False)
    assert ("Brago Tellan", "Ferran Tellan") not in found


def test_answers_end_the_question_and_kept_ones_stay(library):
    one, other = "~person:Brago Tellan", "~person:B. Tellan"
    acts.set_pair(library, one, other, "open")
    assert next(iter(asked(library).items())) == (("Brago Tellan", "B. Tellan"), ("the same surname", True))
    acts.set_pair(library, other, one, "apart")
    assert ("Brago Tellan", "B. Tellan") not in asked(library)
    acts.set_pair(library, one, other, None)
    acts.merge(library, [other], one)
    assert all("B. Tellan" not in pair for pair in asked(library))


def test_two_that_nobody_would_have_asked_about_are_kept_as_a_question(library):
    acts.set_pair(library, "~person:Sandora Veliko", "turkey", "open")
    assert asked(library)["Turkey", "Sandora Veliko"] == ("kept by you", True)


def test_of_one_actor_the_same_is_said_as_of_all(library):
    registry = registry_of(library)
    found = questions(library, registry)
    for question in found:
        for one, other in ((question.one, question.other), (question.other, question.one)):
            assert likeness(registry, one)(other) == question.why
    pairs = {frozenset((one.one.id, one.other.id)) for one in found}
    actors = [registry.actor(id_) for (id_,) in library.connection.execute("SELECT DISTINCT actor FROM article_actor")]
    assert {
        frozenset((one.id, other.id))
        for one in actors
        for other in actors
        if one is not other and likeness(registry, one)(other)
    } == pairs
