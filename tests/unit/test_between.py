"""What is said between two actors: listed newest first by the page, confirmed, rejected, taken back, and found again."""

from dataclasses import replace

import pytest

from tests.unit.library.making import add, make_document
from workbench import actor_acts as acts
from workbench.annotate.registry import Registry
from workbench.annotate.relations.relation import Relation, RelationClass, Side
from workbench.annotating import annotate_pending
from workbench.between import between, named_beside, pairs_in, set_verdict, turned
from workbench.errors import UsageError
from workbench.jobs import Cancelled, JobContext
from workbench.library import decisions
from workbench.library.articles import store_extraction
from workbench.library.check import CheckReport, examine
from workbench.library.purge import purge
from workbench.library.relation_verdicts import Verdict, confirmed_relations, verdicts_of
from workbench.library.replaying import replay_journal
from workbench.library.store import Library
from workbench.model import DateClaim, DateState, Zone
from workbench.own_registry import registry_of
from workbench.typed_names import actor_meant

BODIES = (
    "Turkey shelled Cuban posts at dawn. Nobody knew why. Turkey and Cuba share no border.",
    "Cuba denied that it had attacked Turkey. Chile was told.",
    "The ministers of Turkey and Cuba held talks, and Chile supplied Cuba with wheat.",
)


def dated(day):
    return DateClaim(day, DateState.STATED, "")


@pytest.fixture
def library(tmp_path):
    with Library.open_or_create(tmp_path / "l") as library:
        for number, body in enumerate(BODIES, 1):
            made = make_document(f"Report {number}", body, published=dated(f"2020-05-0{number}"))
            add(library, str(number).encode(), made)
        annotate(library)
        yield library


def annotate(library):
    annotate_pending(JobContext(), library, Registry.default())


def listed(library, one="turkey", other="cuba", **how):
    return between(JobContext(), library, registry_of(library), one, other, **how)


def told(found):
    return [
        (one.article, one.agent.id if one.relation.is_directed else "", one.relation.relation.value)
        for one in found.relations
    ]


def first(library):
    return next(one for one in listed(library).relations if one.cue == "shelled")


def test_sentences_with_both_are_listed_the_newest_first(library):
    found = listed(library)
    assert told(found) == [(3, "", "talk"), (2, "cuba", "conflict"), (1, "turkey", "conflict"), (1, "", "unclear")]
    assert (found.read, found.articles, found.is_whole) == (3, 3, True)
    assert found.counts == {RelationClass.CONFLICT: 2, RelationClass.TALK: 1, RelationClass.UNCLEAR: 1}
    denied = found.relations[1]
    assert (denied.relation.is_negated, denied.speaker, denied.cue) == (True, "Cuba", "attacked")
    assert denied.evidence.quote == denied.sentence == "Cuba denied that it had attacked Turkey."
    assert told(listed(library, "cuba", "turkey")) == told(found)
    assert told(listed(library, articles=[2, 99])) == [(2, "cuba", "conflict")]


def test_a_page_reads_no_more_articles_than_it_needs(library):
    page = listed(library, limit=1)
    assert (told(page), page.read, page.articles, page.is_whole) == ([(3, "", "talk")], 1, 3, False)
    rest = listed(library, limit=None, offset=page.read)
    assert [one.article for one in rest.relations] == [2, 1, 1]
    with pytest.raises(Cancelled):
        between(JobContext(is_cancelled=lambda: True), library, Registry.default(), "turkey", "cuba")
    with pytest.raises(UsageError, match="itself"):
        listed(library, "cuba", "cuba")


def test_who_is_named_beside_an_actor_most_comes_first(library):
    beside = named_beside(JobContext(), library, Registry.default(), "cuba")
    assert [(one.actor.id, one.sentences, one.articles) for one in beside] == [("turkey", 4, 3), ("chile", 1, 2)]
    assert [one.actor.id for one in named_beside(JobContext(), library, Registry.default(), "cuba", [1])] == ["turkey"]


def test_beside_an_actor_an_article_that_names_two_who_are_one_counts_once(library):
    acts.merge(library, ["chile"], "turkey")
    (beside,) = named_beside(JobContext(), library, registry_of(library), "cuba")
    assert (beside.actor.id, beside.articles) == ("turkey", 3)


def test_an_article_lists_the_pairs_of_which_it_says_something(library):
    (shelled,) = pairs_in(library, Registry.default(), 1)
    assert (shelled.agent.id, shelled.cue) == ("turkey", "shelled")
    pairs = [(one.agent.id, one.patient.id, one.cue) for one in pairs_in(library, Registry.default(), 3)]
    assert pairs == [("turkey", "cuba", "talks"), ("chile", "cuba", "supplied")]
    with pytest.raises(UsageError, match="no article 9"):
        pairs_in(library, Registry.default(), 9)


def test_a_sentence_is_confirmed_turned_round_and_rejected_and_each_is_taken_back(library):
    set_verdict(library, first(library), Verdict.CONFIRMED)
    assert first(library).verdict is Verdict.CONFIRMED
    (row,) = confirmed_relations(library.connection)
    assert (row.article, row.agent, row.patient, row.relation, row.is_directed) == (
        1, "turkey", "cuba", RelationClass.CONFLICT, True,
    )  # fmt: skip
    with pytest.raises(UsageError, match="already"):
        set_verdict(library, first(library), Verdict.CONFIRMED)
    wanted = replace(turned(first(library).relation), relation=RelationClass.TALK)
    set_verdict(library, first(library), Verdict.CONFIRMED, wanted)
    assert told(listed(library))[2] == (1, "cuba", "talk")
    set_verdict(library, first(library), Verdict.CONFIRMED, turned(wanted))
    assert told(listed(library))[2] == (1, "", "talk")
    set_verdict(library, first(library), Verdict.REJECTED)
    assert confirmed_relations(library.connection) == ()
    assert listed(library).counts[RelationClass.TALK] == 1
    for _ in range(3):
        decisions.undo(library)
    assert (first(library).verdict, told(listed(library))[2]) == (Verdict.CONFIRMED, (1, "turkey", "conflict"))
    decisions.undo(library)
    assert (first(library).verdict, verdicts_of(library.connection, 1)) == (None, ())
    decisions.redo(library)
    assert first(library).verdict is Verdict.CONFIRMED
    set_verdict(library, first(library), None)
    assert verdicts_of(library.connection, 1) == ()


def test_a_sentence_without_a_cue_can_be_said_to_tell_something(library):
    unclear = listed(library).relations[-1]
    wanted = replace(turned(unclear.relation), relation=RelationClass.COOPERATION)
    set_verdict(library, unclear, Verdict.CONFIRMED, wanted)
    assert told(listed(library))[-1] == (1, "turkey", "cooperation")
    assert [one.cue for one in pairs_in(library, Registry.default(), 1)] == ["shelled", ""]


def test_turning_round_goes_from_one_to_the_other_and_to_none():
    relation = Relation(0, 9, Side(0, 1, "a"), Side(4, 5, "b"), RelationClass.TALK, Zone.BODY)
    ways = []
    for _ in range(4):
        ways.append((relation.agent.actor, relation.is_directed))
        relation = turned(relation)
    assert ways == [("a", False), ("a", True), ("b", True), ("a", False)]


def test_a_verdict_stays_with_its_sentence_and_pair_in_another_reading(library):
    set_verdict(library, first(library), Verdict.CONFIRMED)
    longer = make_document("Report 1", f"Chile was quiet. {BODIES[0]}", published=dated("2020-05-01"))
    with library.write() as connection:
        store_extraction(connection, 1, longer)
    annotate(library)
    found = {one.cue: one.verdict for one in listed(library).relations}
    assert found == {"talks": None, "attacked": None, "shelled": Verdict.CONFIRMED, "": None}


def test_what_the_user_made_one_is_one_and_what_was_said_stays_with_whom_it_was_said_of(library):
    acts.merge(library, ["chile"], "turkey")
    supplied = next(one for one in listed(library).relations if one.article == 3)
    assert (supplied.agent.id, supplied.cue, supplied.patient.id) == ("turkey", "supplied", "cuba")
    set_verdict(library, supplied, Verdict.CONFIRMED)
    assert [one.agent for one in confirmed_relations(library.connection)] == ["chile"]
    assert next(one for one in listed(library).relations if one.article == 3).verdict is Verdict.CONFIRMED
    assert [one.actor.id for one in named_beside(JobContext(), library, registry_of(library), "cuba")] == ["turkey"]
    acts.split(library, ["chile"])
    by_cue = {one.cue: one.verdict for one in pairs_in(library, registry_of(library), 3)}
    assert by_cue == {"talks": None, "supplied": Verdict.CONFIRMED}
    acts.reject(library, ["chile"])
    assert [one.cue for one in pairs_in(library, registry_of(library), 3)] == ["talks"]


def test_what_is_in_the_trash_or_purged_says_nothing(library):
    set_verdict(library, first(library), Verdict.CONFIRMED)
    decisions.delete(library, 1)
    assert [one.article for one in listed(library).relations] == [3, 2]
    assert confirmed_relations(library.connection) == ()
    purge(library, [1])
    assert library.connection.execute("SELECT count(*) FROM relation_verdict").fetchone()[0] == 0
    report = CheckReport()
    examine(JobContext(), library, report)
    assert report.is_sound


def test_a_verdict_that_nobody_said_is_found_by_a_check(library):
    set_verdict(library, first(library), Verdict.CONFIRMED)
    with library.write() as connection:
        connection.execute("UPDATE relation_verdict SET agent = 'cuba', patient = 'turkey'")
    report = CheckReport()
    examine(JobContext(), library, report)
    assert [problem.kind for problem in report.problems] == ["relation-verdict"]


def test_a_verdict_comes_back_from_the_journal(library):
    set_verdict(library, first(library), Verdict.CONFIRMED)
    with library.write() as connection:
        for table in ("decision", "relation_verdict"):
            connection.execute(f"DELETE FROM {table}")
    replay_journal(library)
    assert first(library).verdict is Verdict.CONFIRMED


@pytest.mark.parametrize(("column", "rubbish"), [("evidence", "{"), ("relation", "odd"), ("verdict", "odd")])
def test_a_row_that_cannot_be_understood_is_left_out(library, column, rubbish):
    set_verdict(library, first(library), Verdict.CONFIRMED)
    with library.write() as connection:
        connection.execute(f"UPDATE relation_verdict SET {column} = ?", (rubbish,))
    assert first(library).verdict is None


def test_names_are_taken_as_the_search_takes_them(library):
    registry = Registry.default()
    assert actor_meant(library, registry, "Ankara").id == "turkey"
    for name, said in (("Zzz", "no actor"), ("Turkeyx", "nearest are ")):
        with pytest.raises(UsageError, match=said):
            actor_meant(library, registry, name)
