"""What the user says of actors holds for the whole library, can be taken back, and comes back from the journal."""

import time

import pytest

from tests.unit.library.making import add, make_document
from workbench import actor_acts as acts
from workbench.actors import actors_of, actors_of_article
from workbench.annotate.findings import ActorKind, AliasKind
from workbench.annotate.own import OwnName
from workbench.annotate.renaming import GivenNames, place_of, renamed_mentions
from workbench.annotating import annotate_pending, findings_of, recount
from workbench.errors import QueryMistake, UsageError
from workbench.indexing import IndexKeeper
from workbench.jobs import JobContext
from workbench.library import actor_rows, decisions
from workbench.library.articles import get_document
from workbench.library.check import CheckReport, examine
from workbench.library.decision_log import log
from workbench.library.listing import articles_with
from workbench.library.renamed import waiting
from workbench.library.replaying import replay_journal
from workbench.library.store import Library
from workbench.model import Evidence
from workbench.overlay import Overlay
from workbench.own_registry import registry_of
from workbench.search import SearchService
from workbench.timeline import timeline_of
from workbench.typed_names import actor_meant

TEXTS = (
    (
        "One",
        "Captain Brago Tellan went to Turkey on 20 October 1962. Tellan told nobody. Ankara knew of the Blue Ring.",
    ),
    ("Two", "Nobody saw Captain Brago Tellan again. The blue-ring of ships was Turkish. THE BLUE RING turned."),
    ("Three", "The Soviet Union and the Blue\nRing's men met B. Tellan. Georgia stayed away."),
)
TELLAN = "~person:Brago Tellan"


@pytest.fixture
def library(tmp_path):
    with Library.open_or_create(tmp_path / "l") as library:
        for title, body in TEXTS:
            add(library, title.encode(), make_document(title, body))
        annotate_pending(JobContext(), library, registry_of(library))
        yield library


def counts(library, *ids):
    found = actors_of(library, registry_of(library), ids or (1, 2, 3))
    return {one.actor.id: (one.body, one.articles, one.is_suggested) for one in found}


def searched(library, query):
    with IndexKeeper(library) as keeper:
        return sorted(SearchService(library, keeper).find(JobContext(), query).ids)


def words(library, article, actor):
    document_text = library.connection.execute(
        "SELECT text FROM article_text WHERE article = ?", (article,)
    ).fetchone()[0]
    mentions = findings_of(library, registry_of(library), article).mentions
    return [document_text[one.start : one.end] for one in mentions if one.actor == actor]


def test_a_suggestion_that_is_confirmed_is_found_by_its_name_everywhere(library):
    assert counts(library)[TELLAN][2]
    assert "Tellan" not in str(Overlay(library, lambda: registry_of(library)).actors().values)
    acts.confirm(library, [TELLAN])
    recount(JobContext(), library)
    assert counts(library)[TELLAN] == (3, 2, False)
    assert TELLAN in Overlay(library, lambda: registry_of(library)).actors().values
    assert not any(
        one.is_suggested for one in findings_of(library, registry_of(library), 2).mentions if one.actor == TELLAN
    )
    decisions.undo(library)
    recount(JobContext(), library)
    assert counts(library)[TELLAN] == (3, 2, True)


def test_those_who_are_one_count_once_and_part_again(library):
    before = counts(library)
    both = {*articles_with(library, "turkey").tolist(), *articles_with(library, TELLAN).tolist()}
    acts.merge(library, [TELLAN], "turkey")
    after = counts(library)
    assert TELLAN not in after
    assert after["turkey"] == (before["turkey"][0] + before[TELLAN][0], len(both), False)
    assert searched(library, 'actor:"Brago Tellan"') == searched(library, "actor:Turkey") == sorted(both)
    assert "Tellan" in words(library, 1, "turkey")
    assert {actor for date in timeline_of(library, [1, 2, 3]).dates for actor in date.actors} == {"turkey"}
    assert registry_of(library).actor(TELLAN).name == "Turkey"
    assert "Brago Tellan" in {alias.name for alias in registry_of(library).aliases("turkey")}
    acts.split(library, [TELLAN])
    assert counts(library) == before


def test_merging_into_one_that_is_merged_goes_on_to_it_and_never_in_a_circle(library):
    acts.merge(library, [TELLAN], "turkey")
    acts.merge(library, ["turkey"], "soviet-union")
    assert registry_of(library).shown(TELLAN) == "soviet-union"
    with pytest.raises(UsageError, match="is Soviet Union already"):
        acts.merge(library, ["soviet-union"], TELLAN)
    assert set(registry_of(library).stored("soviet-union")) == {"soviet-union", "turkey", TELLAN}


def test_a_circle_that_comes_of_taking_back_makes_all_in_it_one(library):
    acts.merge(library, ["turkey"], TELLAN)
    parted = acts.split(library, ["turkey"])
    acts.merge(library, [TELLAN], "turkey")
    decisions.undo_decision(library, parted.seq)
    registry = registry_of(library)
    assert registry.shown("turkey") == registry.shown(TELLAN) == "turkey"
    assert registry.stored("turkey") == ("turkey", TELLAN)
    assert counts(library)["turkey"][:2] == (6, 2)


def test_who_is_one_with_nobody_stays_who_it_is(library):
    actor_rows.decide(library, [("actor-merge", "turkey", {"merged": "own:nobody"})])
    assert registry_of(library).shown("turkey") == "turkey"
    assert "turkey" in counts(library)


def test_what_others_stand_upon_is_not_unmade_alone(library):
    made, ring = acts.make_actor(library, "Blue Ring", ActorKind.ARMED)
    acts.merge(library, ["turkey"], ring)
    with pytest.raises(UsageError, match="actor-merge"):
        decisions.undo_decision(library, made.seq)
    decisions.undo(library)
    acts.add_name(library, OwnName("The Ring", ring))
    with pytest.raises(UsageError, match="actor-name"):
        decisions.undo_decision(library, made.seq)
    decisions.undo(library)
    decisions.undo_decision(library, made.seq)
    assert registry_of(library).actor(ring) is None


def test_who_is_no_actor_is_nowhere(library):
    acts.reject(library, [TELLAN])
    assert TELLAN not in counts(library)
    assert words(library, 1, TELLAN) == []
    assert all(one.count.actor.id != TELLAN for one in actors_of_article(library, registry_of(library), 1))
    acts.confirm(library, [TELLAN])
    assert counts(library)[TELLAN] == (3, 2, False)


def test_another_name_and_kind_and_whole(library):
    acts.rename(library, "turkey", "Republic of Turkey")
    acts.set_kind(library, TELLAN, ActorKind.ARMED)
    acts.set_whole(library, TELLAN, "turkey")
    registry = registry_of(library)
    assert registry.actor("turkey").name == "Republic of Turkey"
    assert (registry.actor(TELLAN).kind, registry.actor(TELLAN).part_of) == (ActorKind.ARMED, "turkey")
    assert registry.named("Turkey")[0].id == registry.named("republic of turkey")[0].id == "turkey"
    with pytest.raises(UsageError, match="part of itself"):
        acts.set_whole(library, "turkey", TELLAN)
    acts.set_whole(library, TELLAN, None)
    assert registry_of(library).actor(TELLAN).part_of is None


def test_a_name_that_is_given_is_found_as_written_over_lines_hyphens_and_in_capitals(library):
    _, ring = acts.make_actor(library, "Blue Ring", ActorKind.ORGANISATION)
    assert waiting(library.connection) is not None
    assert recount(JobContext(), library) == 3
    assert waiting(library.connection) is None
    assert [words(library, article, ring) for article in (1, 2, 3)] == [["Blue Ring"], ["BLUE RING"], ["Blue\nRing"]]
    assert counts(library)[ring] == (3, 3, False)
    assert searched(library, "actor:blue-ring") == [1, 2, 3]
    acts.add_name(library, OwnName("blue-ring", ring, AliasKind.SAME))
    recount(JobContext(), library)
    assert words(library, 2, ring) == ["blue-ring", "BLUE RING"]
    acts.remove_name(library, ring, "blue-ring")
    recount(JobContext(), library)
    assert counts(library)[ring] == (3, 3, False)


@pytest.mark.parametrize(
    ("name", "body", "found"),
    [
        ("王小明", "主席王小明在北京会见了记者。王小明说好。", 2),
        ("ทานากะ", "เมื่อวานทานากะพูด", 1),
        ("Brago", "在Brago说。Bragone left, and Brago2 too.", 1),
        ("K'ab", "The K\u02bcab won.", 1),
        ("K\u02bcab", "The K'ab won.", 1),
        (".NET", "A .NET or (.NET), but no .NETs.", 2),
        ("C++ (Yahoo!)", "So C++ (Yahoo!) it is.", 1),
        ("X", "X met MrX, X-ray and [X].", 3),
    ],
)
def test_a_name_is_found_in_any_script_and_with_any_marks(library, name, body, found):
    article = add(library, body.encode(), make_document("Later", body))
    annotate_pending(JobContext(), library, registry_of(library))
    _, actor = acts.make_actor(library, name, ActorKind.PERSON)
    recount(JobContext(), library)
    assert len(words(library, article, actor)) == counts(library, article)[actor][0] == found


def test_an_article_that_comes_later_is_read_by_names_that_were_given(library):
    _, ring = acts.make_actor(library, "Blue Ring", ActorKind.ORGANISATION)
    new = add(library, b"4", make_document("Four", "The Blue Ring is back."))
    annotate_pending(JobContext(), library, registry_of(library))
    assert counts(library, new)[ring] == (1, 1, False)


def test_a_name_of_somebody_is_given_to_somebody_else_for_a_time(library):
    acts.add_name(library, OwnName("Ankara", "soviet-union", AliasKind.METONYM, "1962-10", "1962-10"))
    recount(JobContext(), library)
    assert words(library, 1, "soviet-union") == ["Ankara"]
    acts.remove_name(library, "soviet-union", "Ankara")
    acts.add_name(library, OwnName("Ankara", "soviet-union", AliasKind.METONYM, "1970", ""))
    recount(JobContext(), library)
    assert words(library, 1, "soviet-union") == []
    assert "Ankara" in words(library, 1, "turkey")


def test_of_two_who_are_given_a_name_the_later_word_holds(library):
    for actor in ("", "cuba", "turkey", "nato", ""):
        acts.add_name(library, OwnName("Blue Ring", actor))
        recount(JobContext(), library)
        having = [one for one in ("cuba", "turkey", "nato") if "Blue Ring" in words(library, 1, one)]
        assert having == ([actor] if actor else [])
    _, ring = acts.make_actor(library, "Blue Ring", ActorKind.ARMED)
    assert words(library, 1, ring) == ["Blue Ring"]
    decisions.undo(library)
    decisions.undo(library)
    assert words(library, 1, "nato") == ["Blue Ring"]


def test_who_has_a_name_for_a_time_has_it_then(library):
    names = GivenNames([OwnName("Blue Ring", "cuba"), OwnName("Blue Ring", "turkey", AliasKind.SAME, "1962", "1963")])
    document, _ = get_document(library, 1)
    days = {-2600: "turkey", 0: "cuba", None: "cuba"}
    assert {day: names.find(document.text, document.blocks, day)[0].actor for day in days} == days


def test_a_name_that_is_nobody_s(library):
    acts.add_name(library, OwnName("Turkish", ""))
    recount(JobContext(), library)
    assert "turkey" not in counts(library, 2)


def test_a_longer_known_name_stays_what_it_is(library):
    acts.add_name(library, OwnName("Soviet", "turkey"))
    recount(JobContext(), library)
    assert words(library, 3, "soviet-union") == ["Soviet Union"]


def test_one_mention_is_somebody_else_and_nobody(library):
    text = library.connection.execute("SELECT text FROM article_text WHERE article = 1").fetchone()[0]
    at = text.index("Tellan told")
    acts.rule_mention(library, 1, 1, (at, at + 6), "soviet-union")
    recount(JobContext(), library)
    assert words(library, 1, "soviet-union") == ["Tellan"]
    assert counts(library, 1)["soviet-union"][:2] == (1, 1)
    acts.rule_mention(library, 1, 1, (at, at + 6), "")
    recount(JobContext(), library)
    assert counts(library, 1)[TELLAN][0] == 1
    acts.rule_mention(library, 1, 1, (at, at + 6), None)
    recount(JobContext(), library)
    assert counts(library, 1)[TELLAN][0] == 2
    decisions.undo(library)
    recount(JobContext(), library)
    assert counts(library, 1)[TELLAN][0] == 1


def test_what_is_said_of_a_mention_later_holds_over_what_was_said_of_its_letters(library):
    text = get_document(library, 1)[0].text
    start = text.index("Captain Brago Tellan")
    whole, name = (start, start + 20), (start + 8, start + 20)
    acts.rule_mention(library, 1, None, whole, "cuba")
    acts.rule_mention(library, 1, None, name, "turkey")
    assert words(library, 1, "cuba") == []
    assert "Brago Tellan" in words(library, 1, "turkey")
    acts.rule_mention(library, 1, None, whole, "cuba")
    assert words(library, 1, "cuba") == ["Captain Brago Tellan"]
    decisions.undo(library)
    assert "Brago Tellan" in words(library, 1, "turkey")
    acts.rule_mention(library, 1, None, name, None)
    assert "Brago Tellan" in words(library, 1, TELLAN)


def test_a_mention_of_an_older_reading_is_left_to_the_program_again(library):
    text = get_document(library, 1)[0].text
    start = text.index("Ankara")
    acts.rule_mention(library, 1, None, (start, start + 6), "cuba")
    with library.write() as connection:
        connection.execute(
            "UPDATE mention_ruling SET key = '0:' || key, evidence = json_set(evidence, '$.start', ?)", (start + 5,)
        )
    assert words(library, 1, "cuba") == ["Ankara"]
    acts.rule_mention(library, 1, None, (start, start + 6), None)
    assert words(library, 1, "cuba") == []


def test_words_are_found_again_where_what_follows_ends_with_the_same():
    evidence = Evidence("0" * 64, 1, 100, 105, "Paris", "Gone: ", " is not Paris")
    assert place_of("Now Paris is not Paris", evidence) == 4


def test_undo_goes_back_step_by_step_and_redo_forth(library):
    before = counts(library)
    acts.confirm(library, [TELLAN])
    acts.merge(library, [TELLAN], "turkey")
    acts.watch(library, "turkey", is_on=True)
    acts.set_note(library, "turkey", " Holds the missiles at Çiğli. ")
    assert registry_of(library).card("turkey").note == "Holds the missiles at Çiğli."
    for _ in range(4):
        decisions.undo(library)
    recount(JobContext(), library)
    assert counts(library) == before
    assert registry_of(library).cards() == ()
    for _ in range(4):
        decisions.redo(library)
    assert registry_of(library).card("turkey").watched_at is not None
    assert registry_of(library).shown(TELLAN) == "turkey"


def test_a_decision_on_which_another_stands_is_not_taken_back_alone(library):
    first = acts.rename(library, "turkey", "One").seq
    acts.rename(library, "turkey", "Two")
    with pytest.raises(UsageError, match="actor-rename"):
        decisions.undo_decision(library, first)
    acts.watch(library, "turkey", is_on=True)
    decisions.undo(library)
    decisions.undo(library)
    decisions.undo_decision(library, first)
    assert registry_of(library).actor("turkey").name == "Turkey"


def test_a_word_about_two_is_not_taken_back_from_under_a_later_one(library):
    first = acts.set_pair(library, "turkey", "cuba", "apart")
    acts.set_pair(library, "cuba", "turkey", "open")
    with pytest.raises(UsageError, match="actor-pair"):
        decisions.undo_decision(library, first.seq)
    assert actor_rows.pairs(library.connection) == {("cuba", "turkey"): "open"}


def test_the_journal_has_it_all(library, tmp_path):
    acts.confirm(library, [TELLAN])
    _, ring = acts.make_actor(library, "Blue Ring", ActorKind.ORGANISATION)
    acts.set_pair(library, TELLAN, ring, "open")
    acts.rule_mention(library, 1, 1, (7, 12), "turkey")
    state = [
        library.connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()
        for table in ("actor_card", "actor_name", "actor_pair", "mention_ruling")
    ]
    with library.write() as connection:
        for table in ("actor_card", "actor_name", "actor_pair", "mention_ruling", "decision"):
            connection.execute(f"DELETE FROM {table}")
    replay_journal(library)
    assert [
        library.connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()
        for table in ("actor_card", "actor_name", "actor_pair", "mention_ruling")
    ] == state
    report = CheckReport()
    examine(JobContext(), library, report)
    assert report.problems == []


@pytest.mark.parametrize(
    ("act", "why"),
    [
        (lambda library: acts.confirm(library, ["nobody"]), "no actor"),
        (lambda library: acts.rename(library, "turkey", "Turkey"), "called Turkey already"),
        (lambda library: acts.rename(library, "turkey", " … "), "cannot be a name"),
        (lambda library: acts.set_kind(library, "turkey", ActorKind.STATE), "is a state already"),
        (lambda library: acts.split(library, ["turkey"]), "made one with nobody"),
        (lambda library: acts.make_actor(library, "turkey", ActorKind.STATE), "an actor Turkey already"),
        (lambda library: acts.remove_name(library, "turkey", "Ankara"), "no name that you gave"),
        (lambda library: acts.add_name(library, OwnName("T", "turkey", AliasKind.SAME, "1963", "1962")), "later than"),
        (lambda library: acts.set_pair(library, "turkey", "turkey", "open"), "one already"),
        (lambda library: acts.set_note(library, "turkey", "x" * 100_001), "Shorten it"),
    ],
)
def test_what_cannot_be_is_said_and_changes_nothing(library, act, why):
    with pytest.raises(UsageError, match=why):
        act(library)
    assert log(library) == []


def test_a_name_of_its_own_and_two_in_a_sentence(library):
    assert searched(library, "actor:turkey") == [1, 2]
    assert searched(library, "actor:turkey/strict") == searched(library, '"turkey"') == [1]
    assert searched(library, 'actor:"Soviet Union"/strict') == [3]
    assert searched(library, 'actor:turkey NEAR/s actor:"Brago Tellan"') == [1]
    assert searched(library, 'actor:"Brago Tellan" NEAR/s actor:"Soviet Union"') == []
    acts.merge(library, [TELLAN], "soviet-union")
    assert searched(library, 'actor:turkey NEAR/s actor:"Soviet Union"') == [1]
    with IndexKeeper(library) as keeper:
        service = SearchService(library, keeper)
        found = service.find(JobContext(), "actor:turkey/strict")
        assert [one.text for one in service.hits(found, found.ids)[0].matched] == ["Turkey"]
        assert "by a name of its own" in found.explain
        assert "with a sentence about" in service.find(JobContext(), "actor:turkey NEAR/s actor:cuba").explain
        for wrong, why in (
            ("actor:turkey NEAR/5 actor:cuba", "NEAR/s"),
            ("actor:turkey NEAR/s ships", "something else"),
            ("ships NEAR/s fleet", "two actors"),
        ):
            with pytest.raises(QueryMistake, match=why):
                service.find(JobContext(), wrong)
        assert service.find(JobContext(), "actor:turkey NEAR/s actor:cubbb", cursor=31).unfinished


def test_thousands_of_names_and_a_long_text_take_no_time(library):
    long = " ".join(f"The Blue Ring met Turkey on day {number}." for number in range(2_000))
    article = add(library, b"long", make_document("Long", long))
    annotate_pending(JobContext(), library, registry_of(library))
    names = [OwnName(f"Pilot {number:04} Union", "cuba") for number in range(5_000)]
    began = time.process_time()
    found = GivenNames([*names, OwnName("Ring met Turkey", "cuba")])
    document, _ = get_document(library, article)
    mentions = renamed_mentions(document, findings_of(library, registry_of(library), article).mentions, found, (), None)
    assert sum(one.actor == "cuba" for one in mentions) == 2_000
    assert time.process_time() - began < 1.0
    with library.write() as connection:
        connection.executemany("INSERT INTO renamed (name) VALUES (?)", [(one.name,) for one in names])
    recount(JobContext(), library)
    assert waiting(library.connection) is None


def test_what_is_quoted_is_counted_apart(library):
    text = "“Turkey will not move,” said Captain Brago Tellan. Turkey's ships stayed, and «Turkey» was all he said."
    article = add(library, b"4", make_document("Turkey", text))
    annotate_pending(JobContext(), library, registry_of(library))
    registry = registry_of(library)
    (turkey,) = (one for one in actors_of(library, registry, [article]) if one.actor.id == "turkey")
    assert (turkey.body, turkey.quoted) == (4, 2)
    (here,) = (one.count for one in actors_of_article(library, registry, article) if one.count.actor.id == "turkey")
    assert (here.body, here.quoted) == (4, 2)
    acts.merge(library, ["turkey"], TELLAN)
    assert {one.actor.id: one.quoted for one in actors_of(library, registry_of(library), [article])} == {TELLAN: 2}


def test_a_name_means_one_at_a_time(library):
    acts.add_name(library, OwnName("Athens", "turkey"))
    acts.add_name(library, OwnName("Athens", "cuba", AliasKind.SAME, "1990", ""))
    assert {one.actor for one in actor_rows.names(library.connection)} == {"cuba"}
    acts.add_name(library, OwnName("Athens", "turkey", AliasKind.SAME, "1950", "1960"))
    assert {one.actor for one in actor_rows.names(library.connection)} == {"cuba", "turkey"}
    acts.add_name(library, OwnName("Athens", ""))
    assert {one.actor for one in actor_rows.names(library.connection)} == {""}
    decisions.undo(library)
    assert {one.actor for one in actor_rows.names(library.connection)} == {"cuba", "turkey"}


def test_a_surname_finds_whom_the_articles_name(library):
    add(library, b"4", make_document("Four", "General Oskar Brandt waited."))
    annotate_pending(JobContext(), library, registry_of(library))
    assert searched(library, "actor:brandt") == [4]
    assert actor_meant(library, registry_of(library), "Oskar Brandt").id == "~person:Oskar Brandt"
    with pytest.raises(QueryMistake, match="do not go together"):
        searched(library, "actor:turkey/strict NEAR/s actor:cuba")


def test_half_a_letter_is_nobody_s_name_and_no_reason_to_fail(library):
    with pytest.raises(QueryMistake, match="no actor"):
        searched(library, "actor:Ann\udcff")
    acts.set_note(library, "turkey", "A note\udcff")
    assert registry_of(library).note("turkey") == "A note?"
