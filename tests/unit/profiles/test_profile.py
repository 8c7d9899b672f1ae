"""The profile of an actor: counts, names, company, sources, relations; what was merged, trashed or left out of it."""

import pytest

from tests.unit.profiles.making import fill, make_registry
from workbench.annotate.entries import ActorBases, Basis
from workbench.annotate.findings import AliasKind
from workbench.annotate.own import Card, OwnName, OwnRegistry
from workbench.annotate.own import Verdict as OwnVerdict
from workbench.annotate.registry import Registry
from workbench.errors import UsageError
from workbench.jobs import Cancelled, JobContext
from workbench.library import decisions
from workbench.library.store import Library
from workbench.profiles.ledger import ledger_of
from workbench.profiles.profile import profile_of

ARTICLES = (
    ("1962-10-20", "Norland closed the strait. Vik said nothing more.", "Ledger"),
    ("1962-10-22", "Norland and Sudland spoke in the night.", "Ledger"),
    ("1962-10-22", "It rained on the quay.", "Ledger"),
    ("1962-11", "Vik waits. Vik waits on.", "Wire"),
    ("1962", "Sudland keeps its fleet at home.", "Wire"),
    ("", "Norland Army boats were seen off Norland.", "Wire"),
)


class Merging(Registry):
    """A registry whose user has made Sudland one with Norland, and says that the army is no actor."""

    def shown(self, actor):
        return {"sudland": "norland", "norland-army": None}.get(actor, actor)

    def stored(self, actor):
        return ("norland", "sudland") if actor == "norland" else (actor,)


@pytest.fixture
def library(tmp_path):
    with Library.open_or_create(tmp_path / "l") as library:
        fill(library, make_registry(), ARTICLES)
        yield library


def profile(library, actor="norland", registry=None, **more):
    return profile_of(JobContext(), library, registry or make_registry(), actor, **more)


def test_it_counts_articles_mentions_months_and_what_has_no_month(library):
    found = profile(library)
    assert (found.articles, found.of_articles, found.body, found.comment) == (4, 6, 6, 0)
    assert [(one.month, one.articles, one.inferred) for one in found.months] == [("1962-10", 2, 0), ("1962-11", 1, 0)]
    assert (found.year_only, found.undated) == (0, 1)
    assert (found.first.article, found.first.published, found.last.article) == (1, "1962-10-20", 2)
    assert not found.is_suggested
    assert found.silence is None


def test_names_are_told_with_their_kind_their_basis_and_when_they_were_used(library):
    names = profile(library).names
    assert [(one.name.name, one.name.mentions, one.name.articles, one.name.kind) for one in names] == [
        ("Norland", 3, 3, ""),
        ("Vik", 3, 2, "capital"),
    ]
    assert (names[0].first.article, names[0].last.article) == (1, 2)
    # Where a name stands in an article of a month, too, only the day counts.
    assert (names[1].first.article, names[1].last.article) == (1, 1)
    assert [one.name.basis for one in names] == [Basis.CLDR, Basis.UNCHECKED]


def test_without_a_day_what_is_known_of_the_date_counts(library):
    found = profile(library, "sudland", articles=[5])
    assert (found.first.published, found.last.published, found.year_only, found.months) == ("1962", "1962", 1, ())


def test_company_is_told_against_chance_and_sources_by_their_share(library):
    (other, army) = profile(library).company
    assert (other.actor.id, other.articles, other.together) == ("norland-army", 1, 1)
    # Five articles name anybody: four of them Norland, two Sudland.
    assert (army.actor.id, army.articles, army.together, army.expected) == ("sudland", 2, 1, 4 * 2 / 5)
    assert army.lift == pytest.approx(0.625)
    assert [(one.source, one.articles, one.of_articles) for one in profile(library).sources] == [
        ("Ledger", 2, 3),
        ("Wire", 2, 3),
    ]


def test_relations_are_those_of_the_registry(library):
    found = profile(library)
    assert [(part.actor.id, part.articles) for part in found.parts] == [("norland-army", 1)]
    assert profile(library, "norland-army").relatives.whole.id == "norland"
    assert [one.id for one in profile(library, "harbour-guard").relatives.predecessors] == ["river-guard"]
    assert [one.id for one in profile(library, "river-guard").relatives.successors] == ["harbour-guard"]
    assert profile(library, "river-guard").valid == "2012-01-01 to 2015-12-31"
    assert profile(library, "river-guard").relatives.bases == ActorBases(Basis.UNCHECKED, Basis.UNCHECKED)
    assert found.relatives.bases == ActorBases(Basis.CLDR)
    (office,) = profile(library, "ilse-marn").relatives.offices
    assert (office.of.id, office.office, office.is_held, office.last_day) == ("norland", "prime minister", True, None)


def test_who_is_named_nowhere_has_an_empty_profile_and_who_is_nobody_none(library):
    found = profile(library, "harbour-guard")
    assert (found.articles, found.first, found.names, found.company, found.sources, found.months) == (
        0, None, (), (), (), (),
    )  # fmt: skip
    assert profile(library, "~person:John Marn").actor.name == "John Marn"
    with pytest.raises(UsageError, match="no actor"):
        profile(library, "nobody")


def test_who_was_merged_is_counted_once_in_each_article_and_who_is_no_actor_not_at_all(library):
    registry = make_registry(Merging)
    found = profile(library, registry=registry)
    assert found.articles == 5
    assert found.body == 8
    assert found.company == ()
    assert [(one.name.name, one.name.articles, one.last.article) for one in found.names] == [
        ("Norland", 3, 2),
        ("Vik", 2, 1),
        ("Sudland", 2, 2),
    ]
    assert profile(library, "sudland", registry).actor.id == "norland"
    with pytest.raises(UsageError):
        profile(library, "norland-army", registry)


def test_what_lies_in_the_trash_counts_nowhere(library):
    decisions.delete(library, 2)
    found = profile(library)
    assert (found.articles, found.of_articles) == (3, 5)
    assert [one.actor.id for one in found.company] == ["norland-army"]
    assert found.last.article == 1


def test_some_articles_have_a_profile_of_their_own(library):
    found = profile(library, articles=[2, 3, 5])
    assert (found.articles, found.of_articles, found.body) == (1, 3, 1)
    assert [(one.source, one.articles, one.of_articles) for one in found.sources] == [("Ledger", 1, 2)]
    assert [one.name.name for one in found.names] == ["Norland"]


def test_a_ledger_is_kept_until_something_changes(library):
    registry = make_registry()
    held = ledger_of(library, registry)
    assert ledger_of(library, registry) is held
    assert ledger_of(library, make_registry(Merging)) is not held
    decisions.delete(library, 2)
    assert ledger_of(library, registry) is not held


def test_the_users_word_is_followed(library):
    cards = [
        Card("sudland", merged="norland"),
        Card("~person:John Marn", name="Jonas Marn", part_of="norland", verdict=OwnVerdict.CONFIRMED),
    ]
    registry = OwnRegistry(make_registry(), cards, [OwnName("Vik", "norland", AliasKind.METONYM)])
    found = profile(library, registry=registry)
    assert (found.articles, found.body) == (5, 8)
    assert {one.name.name: one.name.basis for one in found.names} == {
        "Norland": Basis.CLDR, "Vik": Basis.USER, "Sudland": Basis.UNCHECKED,
    }  # fmt: skip
    assert {part.actor.name: part.basis for part in found.parts} == {
        "Norland Army": Basis.UNCHECKED, "Jonas Marn": Basis.USER,
    }  # fmt: skip
    assert profile(library, "~person:John Marn", registry).relatives.whole.id == "norland"


def test_who_succeeded_whom_is_told_by_the_users_names_too(library):
    registry = OwnRegistry(make_registry(), [], [OwnName("Sudland", "norland", AliasKind.SUCCESSOR)])
    assert [one.id for one in profile(library, registry=registry).relatives.predecessors] == ["sudland"]
    assert [one.id for one in profile(library, "sudland", registry).relatives.successors] == ["norland"]
    assert [one.id for one in profile(library, "river-guard", registry).relatives.successors] == ["harbour-guard"]


def test_it_is_given_up_when_nobody_waits(library):
    with pytest.raises(Cancelled):
        profile_of(JobContext(is_cancelled=lambda: True), library, make_registry(), "norland")
