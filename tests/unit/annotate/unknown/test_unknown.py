"""Names that no table has: sentences of our own, with whom they name and whom they do not."""

import time

import pytest

from tests.unit.annotate.making import document
from workbench.annotate.findings import Actor, ActorKind, AliasKind
from workbench.annotate.reading import annotate
from workbench.annotate.registry import Registry
from workbench.annotate.unknown.abbreviations import find_abbreviations
from workbench.annotate.unknown.identity import is_unknown, unknown_actor, unknown_id
from workbench.model import Zone


def mentions(*texts, zone=Zone.BODY):
    doc = document(*texts, zone=zone)
    return [(doc.text[m.start : m.end], m) for m in annotate(Registry.default(), doc).mentions]


def unknown(*texts):
    """Return (text, id without its mark) of every name that no table has."""
    found = [(text, mention) for text, mention in mentions(*texts) if is_unknown(mention.actor)]
    assert all(mention.is_suggested for _, mention in found)
    return [(text, mention.actor[1:]) for text, mention in found]


class TestPeople:
    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("President Brago Tellan left the town.", "Brago Tellan"),
            ("The note came from Foreign Minister Ortun Vask on Friday.", "Ortun Vask"),
            ("They met Gen. Ortun Vask and Maj. Gen. Tellan Brug.", "Ortun Vask"),
            ("They met Gen. Ortun Vask and Maj. Gen. Tellan Brug.", "Tellan Brug"),
            ("Deputy Secretary of State Ortun Vask will come.", "Ortun Vask"),
            ("A spokesman, Brago Tellan, said nothing.", "Brago Tellan"),
            ("Its spokesman Brago Tellan did not answer.", "Brago Tellan"),
            ("Brago Tellan, the head of the office, went home.", "Brago Tellan"),
            ("Brago Tellan, 34, sells bread.", "Brago Tellan"),
            ("Brago Tellan, who sells bread, went home.", "Brago Tellan"),
            ("Brago al-Tellan said that it was late.", "Brago al-Tellan"),
            ("Brago T. Vask said that it was late.", "Brago T. Vask"),
            ("“It is late,” said Brago bin Tellan.", "Brago bin Tellan"),
            ("Nobody had seen Ahmed Tellan for days.", "Ahmed Tellan"),
            ("But Susan Bishop stayed.", "Susan Bishop"),
            ("Petty Officer John H. Vask IV was advising them.", "John H. Vask IV"),
            ("Minister Susan Vask said:", "Susan Vask"),
            ("They met Gen. Richard “Tex” Vask there.", "Richard “Tex” Vask"),
            ("A Cuban, Cuban Ahmed Tellan, came.", "Ahmed Tellan"),
        ],
    )
    def test_are_told_by_what_stands_around_them(self, text, name):
        assert (name, f"person:{name}") in unknown(text)

    @pytest.mark.parametrize(
        "text",
        [
            "Goldhorn Velt said that profits rose.",
            "The Allied Powers, who won, met again.",
            "They crossed Saint Tellan Street and the Ahmed River.",
            "Operation Susan Storm went on in Ahmed Province.",
            "He came to the town of Abu Tellan.",
            "Last Monday President Street was closed.",
            "Brago Tellan went home.",
            "Will the New York Times, the Big Apple and Wall Street agree?",
            "Chinese-American John Doe-like figures; a devout Roman Catholic, he prayed.",
        ],
    )
    def test_are_not_seen_in_other_names(self, text):
        assert [name for name, actor in unknown(text) if actor.startswith("person")] == []

    def test_are_called_by_one_name_afterwards(self):
        found = unknown(
            "Brago Tellan, 34, sells bread. Tellan’s shop is small. He is no friend of Tellan, or of Mr. Tellan."
        )
        assert found == [("Brago Tellan", "person:Brago Tellan")] + [("Tellan", "person:Brago Tellan")] * 3

    def test_are_not_told_by_a_surname_that_two_have(self):
        found = unknown("President Brago Tellan and Minister Ortun Tellan met. Later Tellan left.")
        assert [name for name, _ in found] == ["Brago Tellan", "Ortun Tellan"]

    def test_are_called_by_a_title_alone_where_nobody_is_named_in_full(self):
        assert unknown("Captain Tellan gave the order. Later Tellan left.") == [("Tellan", "person:Tellan")] * 2

    def test_at_the_end_of_a_headline_are_found_though_longer_ones_begin_so(self):
        found = unknown("Ships Leave With Ahmed Tellan", "Gen. Ahmed Tellan bin Vask and Ahmed Tellan, 34, came.")
        assert [name for name, _ in found] == ["Ahmed Tellan", "Ahmed Tellan bin Vask", "Ahmed Tellan"]

    def test_are_found_in_headlines_where_the_text_names_them(self):
        found = unknown(
            "Brago Tellan Comes Home At Last", "On Friday President Brago Tellan came home at last, people say."
        )
        assert [name for name, _ in found] == ["Brago Tellan"] * 2


class TestOrganisations:
    @pytest.mark.parametrize(
        ("text", "actor"),
        [
            ("Men of the Brisa Valley Brigade came.", "armed:Brisa Valley Brigade"),
            ("Men of the al-Brisa Brigades came.", "armed:al-Brisa Brigades"),
            ("Men of the 907th Brisa Regiment came.", "armed:907th Brisa Regiment"),
            ("The Brisa Special Forces Group came.", "armed:Brisa Special Forces Group"),
            ("The Front for the Liberation of Brisa denied it.", "armed:Front for the Liberation of Brisa"),
            ("The Ministry of Trade and Crafts denied it.", "organisation:Ministry of Trade and Crafts"),
            ("Students of the University of Brisa left.", "organisation:University of Brisa"),
            ("The Bank of Brisa denied it.", "organisation:Bank of Brisa"),
            ("The Brisa Workers' Party denied it.", "organisation:Brisa Workers' Party"),
            ("Shares of Tellan Foods Inc. fell.", "organisation:Tellan Foods Inc."),
            ("Shares of Tellan & Vask Co. fell.", "organisation:Tellan & Vask Co."),
            ("The Syrian Pottery Council met.", "organisation:Syrian Pottery Council"),
            ("Trade Ministry Spokesman Brago Tellan said so.", "organisation:Trade Ministry"),
        ],
    )
    def test_are_told_by_their_heads(self, text, actor):
        assert actor in [found for _, found in unknown(text)]

    @pytest.mark.parametrize(
        "text",
        [
            "The Army came, and the Council met.",
            "This Party is over, that Front is quiet.",
            "On the Western Front nothing happened.",
            "The Tellan Court Oath was sworn on Brisa Force Base.",
            "It was the First Division and the Joint Command.",
        ],
    )
    def test_are_not_seen_in_other_names(self, text):
        assert unknown(text) == []

    def test_a_nationality_gives_way_to_the_name_that_it_begins_and_a_known_actor_does_not(self):
        found = [(text, m.actor) for text, m in mentions("The Syrian Pottery Council met men of the Turkish Army.")]
        assert found == [
            ("Syrian Pottery Council", "~organisation:Syrian Pottery Council"),
            ("Turkish Army", "turkish-armed-forces"),
        ]


class TestAbbreviations:
    @pytest.mark.parametrize(
        ("text", "name", "letters"),
        [
            ("the Brisa Liberation Movement (BLM)", "Brisa Liberation Movement", "BLM"),
            ("the Front for the Liberation of Brisa (FLB)", "Front for the Liberation of Brisa", "FLB"),
            ("the Front for the Liberation of Brisa (FFLB)", "Front for the Liberation of Brisa", "FFLB"),
            ("the Commission of Inquiry (CoI)", "Commission of Inquiry", "CoI"),
            ("In Brisa the Tellan Vask Trust [TVT] met", "Tellan Vask Trust", "TVT"),
        ],
    )
    def test_are_checked_letter_by_letter(self, text, name, letters):
        (found,) = find_abbreviations(text)
        assert (text[found.start : found.end], found.letters) == (name, letters)

    @pytest.mark.parametrize(
        "text",
        [
            "the Brisa Liberation Movement (BLX)",
            "an Improvised Explosive Device (IED)",
            "weapons of mass destruction (WMD)",
            "Movement (M)",
            "It was late. Brisa (B.L.) Liberation. Movement (BLM)",
        ],
    )
    def test_nothing_else_is_one(self, text):
        assert list(find_abbreviations(text)) == []

    def test_stand_for_the_name_in_the_whole_document(self):
        found = mentions("The BLT met.", "The Brisa Liberation Trust (BLT) denied it. BLT’s men left.")
        assert [(text, m.alias) for text, m in found] == [
            ("BLT", AliasKind.ABBREVIATION),
            ("Brisa Liberation Trust", AliasKind.SAME),
            ("BLT", AliasKind.ABBREVIATION),
            ("BLT", AliasKind.ABBREVIATION),
        ]
        assert {m.actor for _, m in found} == {"~organisation:Brisa Liberation Trust"}


class TestPlaces:
    """Places that the gazetteer lacks are told apart from actors."""

    def found(self, *texts):
        doc = document(*texts)
        read = annotate(Registry.default(), doc)
        assert not [m for m in read.mentions if m.actor.startswith("~place")]
        return [(doc.text[m.start : m.end], m.actor) for m in read.unknown_places]

    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("They took the town of Vaskrab.", "Vaskrab"),
            ("They took the village of Tell Vaskrab at night.", "Tell Vaskrab"),
            ("Shots fell near Vaskrab.", "Vaskrab"),
            ("Near Al Vaskrab, two cars burned.", "Al Vaskrab"),
            ("They live in Vaskrab Province.", "Vaskrab Province"),
            ("They live in the Vaskrab district.", "Vaskrab"),
        ],
    )
    def test_are_told_by_what_they_are(self, text, name):
        assert self.found(text) == [(name, f"~place:{name}")]

    @pytest.mark.parametrize(
        "text",
        [
            "They came to the town of Hamburg.",
            "Shots fell near President Brago Tellan.",
            "They live in the Vaskish village and in a French Province.",
            "Shots fell near Vaskrab’s house; near John Tellan, too.",
            "They live in Vaskrab.",
        ],
    )
    def test_are_not_seen_elsewhere(self, text):
        assert self.found(text) == []

    def test_hold_for_the_whole_document(self):
        assert [name for name, _ in self.found("Vaskrab fell.", "They took the town of Vaskrab.")] == ["Vaskrab"] * 2


class TestIds:
    def test_say_who_it_is(self):
        assert unknown_actor(unknown_id(ActorKind.PERSON, "Brago Tellan")) == Actor(
            "~person:Brago Tellan", "Brago Tellan", ActorKind.PERSON
        )
        assert Registry.default().actor("~armed:Brisa: Brigade").name == "Brisa: Brigade"

    @pytest.mark.parametrize("actor", ["", "~", "~person", "~person:", "~ghost:Brago", "person:Brago", "brago"])
    def test_of_nobody_are_nobodys(self, actor):
        assert Registry.default().actor(actor) is None


def test_only_running_text_outside_of_boilerplate_in_english_is_read():
    assert mentions("MINISTER BRAGO TELLAN WENT HOME AGAIN") == []
    assert mentions("By John Tellan") == []
    assert [m for _, m in mentions("President Brago Tellan left.", zone=Zone.BOILERPLATE)] == []
    assert [m.zone for _, m in mentions("President Brago Tellan left.", zone=Zone.COMMENT)] == [Zone.COMMENT]


@pytest.mark.parametrize(
    "text",
    [
        "A. " * 30_000,
        "Gen. " * 30_000,
        "Abc of the " * 20_000,
        "Ahmed, the " * 20_000,
        "(AB" * 30_000,
        "Xa " * 5_000 + "(" + "X" * 9 + ")",
    ],
)
def test_hostile_texts_take_no_longer_than_others(text):
    started = time.process_time()
    mentions(text)
    assert time.process_time() - started < 8
