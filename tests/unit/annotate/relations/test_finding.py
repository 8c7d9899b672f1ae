"""Which sentences name two actors, and as whom; what they say of them is measured in tests/corpus/relations.py."""

import random
import re
from dataclasses import replace

import pytest

from tests.unit.annotate.making import document
from workbench.annotate.findings import AliasKind, Mention
from workbench.annotate.relations.english import english
from workbench.annotate.relations.finding import find_relations
from workbench.annotate.relations.relation import RelationClass
from workbench.model import Zone

NAMES = re.compile(r"Norlandic Guard|Norland|Sudrian|Sudria|Estmark")
IDS = {"Norland": "norland", "Norlandic Guard": "guard", "Sudria": "sudria", "Sudrian": "sudria", "Estmark": "estmark"}


def mentions(made, *more):
    found = [
        Mention(match.start(), match.end(), IDS[match[0]], block.zone, AliasKind.SAME)
        for block in made.blocks
        for match in NAMES.finditer(made.text, block.start, block.end)
    ]
    return sorted([*found, *more], key=lambda mention: mention.start)


def themselves(actor):
    return actor


def told(made, between=None, shown=themselves):
    return [
        (one.agent.actor, "→" if one.is_directed else "–", one.patient.actor, one.relation.value)
        for one in find_relations(made, mentions(made), shown, between)
    ]


def test_each_pair_of_a_sentence_is_one_relation_with_its_spans():
    made = document("It was quiet. Norland shelled Sudria, and Estmark looked on. Norland has hills.")
    found = find_relations(made, mentions(made), themselves)
    first = found[0]
    assert (made.text[first.start : first.end], made.text[slice(*first.cue)]) == (
        "Norland shelled Sudria, and Estmark looked on.",
        "shelled",
    )
    assert made.text[first.agent.start : first.agent.end] == "Norland"
    assert told(made) == [
        ("norland", "→", "sudria", "conflict"),
        ("norland", "–", "estmark", "unclear"),
        ("sudria", "–", "estmark", "unclear"),
    ]
    assert told(made, ("estmark", "sudria")) == [("sudria", "–", "estmark", "unclear")]


def test_two_names_of_one_actor_are_no_pair_and_what_is_nobody_is_none():
    made = document("Norland shelled the Sudrian coast. Sudria and a Sudrian bank sued Estmark.")
    assert ("sudria", "–", "sudria", "unclear") not in told(made)
    one = {"estmark": "sudria"}
    assert told(made, shown=lambda actor: one.get(actor, actor)) == [("norland", "→", "sudria", "conflict")]
    assert told(made, shown=lambda actor: None if actor == "norland" else actor) == [
        ("sudria", "→", "estmark", "conflict")
    ]


def test_a_name_that_is_part_of_another_counts_for_that_one_alone():
    made = document("The Norlandic Guard raided Sudria.")
    start = made.text.index("Norlandic")
    inner = Mention(start, start + 9, "norland", Zone.BODY, AliasKind.DEMONYM)
    found = find_relations(made, mentions(made, inner), themselves)
    assert [(one.agent.actor, one.patient.actor) for one in found] == [("guard", "sudria")]


@pytest.mark.parametrize("language", ["de", "ar"])
def test_what_is_not_english_is_listed_and_unclear(language):
    made = document("Norland shelled Sudria.")
    assert told(replace(made, language=language)) == [("norland", "–", "sudria", "unclear")]


def test_boilerplate_has_none_and_comments_say_that_they_are():
    assert told(document("Norland shelled Sudria.", zone=Zone.BOILERPLATE)) == []
    made = document("Norland shelled Sudria.", zone=Zone.COMMENT)
    made = replace(made, blocks=(replace(made.blocks[0], comment=4),))
    (one,) = find_relations(made, mentions(made), themselves)
    assert (one.zone, one.comment) == (Zone.COMMENT, 4)


def test_who_says_so_is_named_and_words_that_only_look_so_are_not():
    made = document(
        "An envoy of Estmark said that Norland shelled Sudria. He said Norland shelled Sudria. "
        "Norland told Sudria to wait. Estmark agreed to arm Sudria against Norland."
    )
    said = {
        made.text[one.start : one.end][:9]: (one.speaker and made.text[slice(*one.speaker)], one.speaker_actor)
        for one in find_relations(made, mentions(made), themselves, ("norland", "sudria"))
    }
    assert said == {
        "An envoy ": ("An envoy of Estmark", "estmark"),
        "He said N": ("He", None),
        "Norland t": (None, None),
        "Estmark a": (None, None),
    }


def test_no_sentence_is_too_odd():
    """Whatever words follow each other, each pair comes out once, and quickly."""
    words = english()
    chance = random.Random(7)
    pool = [*words.small, *words.verbs, *words.nouns, *words.no_verbs, ",", "'s", "-", '"', "said"]
    for size in (*[60] * 60, *[400] * 3):
        said = [chance.choice([*chance.choices(pool, k=4), "Norland", "Sudria", "Estmark"]) for _ in range(size)]
        made = document(" ".join(said)[:1400])
        found = find_relations(made, mentions(made), themselves)
        places = [(one.start, frozenset((one.agent.actor, one.patient.actor))) for one in found]
        assert len(set(places)) == len(places)
    # Verbs without end hang on each other: what is too long is not read for who does what.
    made = document("Norland " + "and hit he hit " * 90 + "Sudria")
    assert told(made) == [("norland", "–", "sudria", RelationClass.UNCLEAR)]


def test_what_goes_on_after_a_clause_between_commas_is_nobody():
    made = document("The letter spoke of Norland and, when he was asked about Sudria, said that nobody had fired.")
    (one,) = find_relations(made, mentions(made), themselves, ("norland", "sudria"))
    assert one.speaker is None
