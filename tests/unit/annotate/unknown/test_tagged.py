"""What the tagger finds, beside tables and rules: sentences of our own, with whom they name then."""

import pytest

from tests.unit.annotate.making import document
from workbench.annotate.findings import AliasKind
from workbench.annotate.reading import annotate, tag
from workbench.annotate.registry import Registry
from workbench.annotate.tagger.tagged import Stretch, Tagged, TaggedKind, Tagging

PERSON, ORGANISATION, PLACE, NATIONALITY = TaggedKind


def read(text, *names, unread=()):
    """Annotate a text in which the tagger has found names: each is searched for behind the one before."""
    doc = document(text)
    at, tagged = 0, []
    for name, kind, *probability in names:
        at = text.index(name, at)
        tagged.append(Tagged(at, at + len(name), kind, probability[0] if probability else 0.9))
        at += len(name)
    stretches = tuple(Stretch(text.index(one), text.index(one) + len(one)) for one in unread)
    return annotate(Registry.default(), doc, tagging=Tagging(tuple(tagged), stretches))


def named(text, *names, unread=()):
    found = read(text, *names, unread=unread)
    return [(text[m.start : m.end], m.actor) for m in found.mentions]


def places(text, *names, unread=()):
    found = read(text, *names, unread=unread)
    return [(text[p.start : p.end], p.place) for p in found.places]


class TestNamesThatNoTableHas:
    def test_are_suggested_by_kind(self):
        found = read(
            "Brago Tellan of Velmora Holdings saw the Kestrel Brigades.",
            ("Brago Tellan", PERSON), ("Velmora Holdings", ORGANISATION), ("Kestrel Brigades", ORGANISATION),
        )  # fmt: skip
        assert [m.actor for m in found.mentions] == [
            "~person:Brago Tellan", "~organisation:Velmora Holdings", "~armed:Kestrel Brigades",
        ]  # fmt: skip
        assert all(m.is_suggested for m in found.mentions)

    def test_have_one_id_in_one_article(self):
        text = "Brago Tellan met Ortun Vask. Tellan left the Velmora Reform Circle. Vask joined the VRC; so did Brago."
        names = [("Brago Tellan", PERSON), ("Ortun Vask", PERSON), ("Tellan", PERSON), ("Velmora Reform Circle", ORGANISATION),
                 ("Vask", PERSON), ("VRC", ORGANISATION), ("Brago", PERSON)]  # fmt: skip
        actors = [actor for _, actor in named(text, *names)]
        tellan, vask, circle = "~person:Brago Tellan", "~person:Ortun Vask", "~organisation:Velmora Reform Circle"
        assert actors == [tellan, vask, tellan, circle, vask, circle, tellan]

    def test_are_called_as_running_text_writes_them(self):
        text = "BRAGO TELLAN LEAVES VELMORA TODAY\n\nBrago Tellan left."
        found = named(text, ("BRAGO TELLAN", PERSON), ("Brago Tellan", PERSON))
        assert {actor for _, actor in found} == {"~person:Brago Tellan"}

    def test_have_letters(self):
        assert named("They left for … and U stayed.", ("…", ORGANISATION), ("U", PLACE)) == []

    def test_of_two_who_share_a_surname_nobody_is_meant_for_sure(self):
        text = "Brago Tellan met Ortun Tellan. Tellan left."
        found = named(text, ("Brago Tellan", PERSON), ("Ortun Tellan", PERSON), ("Tellan", PERSON))
        assert found[2] == ("Tellan", "~person:Tellan")

    def test_abbreviations_of_known_actors_are_told_by_their_letters(self):
        text = "The Organization of Islamic Cooperation met. Nobody from IC spoke for the Kurdistan Workers' Party."
        [(_, first), (letters, actor), *_] = named(
            text, ("Organization of Islamic Cooperation", ORGANISATION), ("IC", ORGANISATION)
        )
        assert (letters, actor) == ("IC", "~organisation:IC")
        text = "The Organization of Islamic Cooperation met. The OIC was late."
        assert {actor for _, actor in named(text, ("OIC", ORGANISATION))} == {first}

    def test_are_none_where_only_the_sentence_has_the_capital_or_nothing_has(self):
        assert named("Beautyful day in town.", ("Beautyful", ORGANISATION, 0.3)) == []
        assert named("It was frank of him.", ("frank", PERSON, 0.6)) == []
        assert named("so says tellan.", ("tellan", PERSON, 0.85)) == [("tellan", "~person:tellan")]

    def test_as_rules_suggest_are_none_where_the_tagger_saw_none(self):
        text = "Gen. Ortun Vask came."
        assert named(text) == []
        assert named(text, unread=[text]) == [("Ortun Vask", "~person:Ortun Vask")]

    def test_of_places_are_kept_apart(self):
        found = read("Two ships left Velmora.", ("Velmora", PLACE))
        assert found.mentions == ()
        assert [town.actor for town in found.unknown_places] == ["~place:Velmora"]


class TestKnownActors:
    def test_a_capital_is_none_where_a_person_is_meant(self):
        text = "They waited. Washington told his men to cross the river."
        assert ("Washington", "united-states") in [*named(text, unread=[text])]
        assert named(text, ("Washington", PERSON)) == [("Washington", "~person:Washington")]
        # Of what is known of an organisation the tagger knows less.
        assert named("The European Union met.", ("European Union", PLACE)) == [("European Union", "european-union")]

    def test_are_part_of_longer_names(self):
        assert named("The Turkey Street Choir sang.", ("Turkey Street Choir", ORGANISATION)) == [
            ("Turkey Street Choir", "~organisation:Turkey Street Choir")
        ]
        assert named("He rowed to Northern Cyprus and Upper Syria.", ("Upper Syria", PLACE))[-1] == (
            "Upper Syria",
            "syria",
        )

    def test_are_named_by_the_words_with_capitals_alone(self):
        assert ("Islamic State", "islamic-state") in [
            (name, actor) for name, actor in named("The so-called Islamic State fled.", ("Islamic State", ORGANISATION))
        ]

    def test_that_are_ambiguous_are_confirmed_or_given_up(self):
        text = "Nobody in Georgia had heard of it."
        rules = annotate(Registry.default(), document(text)).mentions
        assert [m.is_suggested for m in rules] == [True]
        assert named(text) == []
        assert [m.actor for m in read(text, ("Georgia", PLACE)).mentions] == [m.actor for m in rules]

    def test_nations_are_no_suggestion(self):
        [mention] = read("The Turkish crew left.", ("Turkish", NATIONALITY)).mentions
        assert (mention.actor, mention.alias, mention.is_suggested) == ("turkey", AliasKind.DEMONYM, False)
        assert named("The Velmoran crew left.", ("Velmoran", NATIONALITY)) == []


class TestPlaces:
    def test_are_no_parts_of_other_names(self):
        text = "He wrote for Aleppo Morning."
        assert places(text, ("Aleppo Morning", ORGANISATION)) == []

    def test_of_people_and_seats_of_government_are_none_for_it(self):
        text = "Senator Brago Tellan of Reading left, and Ankara was told."
        assert places(text, ("Brago Tellan", PERSON), ("Reading", PLACE), ("Ankara", PLACE)) == []

    def test_are_told_where_nothing_around_them_does(self):
        text = "Reading won again."
        assert places(text, unread=[text]) == []
        assert [name for name, _ in places(text, ("Reading", PLACE))] == ["Reading"]


@pytest.mark.parametrize("text", ["Turkey sent a note to Cuba.", "The Turkish government waited."])
def test_where_tables_explain_everything_nothing_is_read(text):
    tagging = tag(Registry.default(), document(text))
    assert tagging.names == ()
    assert tagging.unread == (Stretch(0, len(text)),)


def test_that_a_name_is_a_place_does_not_tell_which():
    text = "Senator Brago Tellan of Georgia pressed for more."
    found = read(text, ("Brago Tellan", PERSON), ("Georgia", PLACE))
    assert [(mention.actor, mention.is_suggested) for mention in found.mentions] == [
        ("~person:Brago Tellan", True),
        ("georgia", True),
    ]


def test_a_surname_is_whose_the_article_says_and_not_whom_a_table_has():
    text = "General Oskar Brandt commands the port. Brandt did not attend, Brandt said."
    actors = [actor for _, actor in named(text, ("Oskar Brandt", PERSON), ("Brandt", PERSON), ("Brandt", PERSON))]
    assert actors == ["~person:Oskar Brandt"] * 3
