"""Who is mentioned: sentences of our own, with what must and must not be found in them."""

import time

import pytest

from tests.unit.annotate.making import day, document
from workbench.annotate.actors import find_mentions
from workbench.annotate.findings import AliasKind
from workbench.annotate.registry import Registry
from workbench.model import Zone

IN_1962 = day("1962-10-25")
IN_2020 = day("2020-05-09")


def found(*texts, on=IN_2020, suggested=None):
    """Return (text, actor) of every mention; sure ones, suggested ones, or both."""
    doc = document(*texts)
    return [
        (doc.text[m.start : m.end], m.actor)
        for m in find_mentions(Registry.default(), doc, on)
        if suggested is None or m.is_suggested is suggested
    ]


def sure(*texts, on=IN_2020):
    return found(*texts, on=on, suggested=False)


class TestNames:
    @pytest.mark.parametrize(
        ("text", "mention"),
        [
            ("Fighters of Hayat Tahrir al-Sham left.", ("Hayat Tahrir al-Sham", "hayat-tahrir-al-sham")),
            ("fighters of hayat tahrir al-sham left", ("hayat tahrir al-sham", "hayat-tahrir-al-sham")),
            ("Hay’at Tahrir Al Sham’s men left.", ("Hay’at Tahrir Al Sham", "hayat-tahrir-al-sham")),
            ("they are al qaeda's friends", ("al qaeda", "al-qaeda")),
            ("He met men of the PKK.", ("PKK", "pkk")),
            ("An Al Qaida cell was found.", ("Al Qaida", "al-qaeda")),
            ("The Turks went home.", ("Turks", "turkey")),
            ("The Turkish Army held the road.", ("Turkish Army", "turkish-armed-forces")),
            ("The Turkish army held the road.", ("Turkish army", "turkish-armed-forces")),
            ("Russian Military Police drove past.", ("Russian Military Police", "russian-military-police")),
            ("The Portuguese government resigned.", ("Portuguese government", "portugal")),
            ("The Erdogan government resigned.", ("Erdogan government", "turkey")),
            ("Estados Unidos no contestó.", ("Estados Unidos", "united-states")),
            ("Représentants de l’Union européenne et des États-Unis.", ("États-Unis", "united-states")),
            ("В Организации Объединённых Наций молчат.", ("Организации Объединённых Наций", "united-nations")),
            ("قالت الأمم المتحدة إنها قلقة.", ("الأمم المتحدة", "united-nations")),
            ("وللأمم المتحدة رأي آخر.", ("لأمم المتحدة", "united-nations")),
        ],
    )
    def test_are_found(self, text, mention):
        assert mention in sure(text)

    @pytest.mark.parametrize(
        "text",
        [
            "They told us that it is late, and who let them go.",
            "We ate turkey and polish the china.",
            "In an Islamic state nobody would say so.",
            "She speaks Russian and reads in Turkish.",
            "Several Latin American writers came.",
            "A white house stood by the road.",
            "Foreign policy was not his subject; a blue house was.",
            "They drove to New Mexico and New Jersey.",
            "Usama and Iranist are words of their own.",
        ],
    )
    def test_are_not_seen_in_plain_words(self, text):
        assert found(text) == []

    def test_the_longest_name_wins(self):
        assert sure("The Free Syrian Army and the Syrian Democratic Forces met.") == [
            ("Free Syrian Army", "free-syrian-army"),
            ("Syrian Democratic Forces", "syrian-democratic-forces"),
        ]

    def test_a_plain_word_before_a_name_is_no_part_of_it(self):
        assert sure("Syria feared a new Syrian Army offensive.")[-1] == ("Syrian Army", "syrian-arab-army")

    def test_a_name_ends_with_its_sentence_and_its_block(self):
        assert sure("They came from Iran. Army trucks stood there.") == [("Iran", "iran")]
        assert sure("They fought for the Islamic", "State media said so.") == []

    def test_abbreviations_are_not_read_in_lines_of_capitals(self):
        assert found("THEY TELL US WHO IT IS", "They went home.") == []
        assert ("US", "united-states") in sure("MINISTER TELLS US TO LEAVE", "The US did not answer.")

    def test_kinds_of_alias(self):
        doc = document("Ankara said so. Turkey did, Turkish men too. Turkish pilots and Portuguese warplanes. The PKK.")
        kinds = {doc.text[m.start : m.end]: m.alias for m in find_mentions(Registry.default(), doc, IN_2020)}
        assert kinds == {
            "Ankara": AliasKind.METONYM,
            "Turkey": AliasKind.SAME,
            "Turkish": AliasKind.DEMONYM,
            "Portuguese warplanes": AliasKind.PART_OF,
            "PKK": AliasKind.ABBREVIATION,
        }

    def test_zones(self):
        doc = document("Iran agreed.", zone=Zone.COMMENT)
        assert [m.zone for m in find_mentions(Registry.default(), doc, None)] == [Zone.COMMENT]
        assert find_mentions(Registry.default(), document("Iran agreed.", zone=Zone.BOILERPLATE), None) == ()


class TestCapitals:
    @pytest.mark.parametrize(
        "text",
        [
            "Ankara said that it would stay.",
            "The town is held by groups that obey Ankara’s orders.",
            "A deal between Ankara and Tehran was signed.",
            "It depends on Ankara.",
            "Groups backed by Ankara moved in.",
            "The Ankara government fell.",
            "The support from Ankara ended.",
            "However, Ankara will not agree.",
        ],
    )
    def test_are_governments(self, text):
        assert any(name.startswith("Ankara") and actor == "turkey" for name, actor in sure(text))

    @pytest.mark.parametrize(
        "text",
        [
            "They met in Ankara on Monday.",
            "He flew from Ankara to Moscow.",
            "The streets of Ankara were empty.",
            "Ankara’s suburbs were empty.",
            "The Ankara-based paper wrote so.",
            "He visited Ankara.",
            "Ankara police arrested two men.",
            "The Ankara talks failed.",
            "ANKARA, May 5 (Reuters) - Nobody came.",
            "ANKARA — Nobody came.",
            "The tanker Ankara sank.",
            "By Ali Veli, Ankara",
        ],
    )
    def test_are_places(self, text):
        assert not any(actor in ("turkey", "russia") for _, actor in found(text))

    def test_are_suggested_where_nothing_tells(self):
        assert found("Nothing moved Ankara.", suggested=True) == [("Ankara", "turkey")]

    def test_a_pair_is_read_alike(self):
        assert sure("An agreement between Ankara and Damascus.") == [("Ankara", "turkey"), ("Damascus", "syria")]
        assert found("They met in Ankara and Damascus.") == []


class TestTime:
    def test_the_publication_date_tells_who_sat_in_moscow(self):
        assert sure("Moscow said no.", on=IN_1962) == [("Moscow", "soviet-union")]
        assert sure("Moscow said no.", on=IN_2020) == [("Moscow", "russia")]
        assert sure("Moscow said no.", on=None) == [("Moscow", "russia")]

    def test_russians_of_1962_are_the_soviet_union(self):
        assert sure("The Russians turned back.", on=IN_1962) == [("Russians", "soviet-union")]

    def test_a_look_back_names_whom_it_means(self):
        text = "The Soviet Union shipped missiles. The Soviet Union denied it. Moscow said nothing."
        assert sure(text)[-1] == ("Moscow", "soviet-union")

    def test_what_did_not_exist_yet_is_not_found(self):
        assert found("The HTS is a hull number.", on=IN_1962) == []

    def test_an_undated_article_tells_its_time_by_names_of_the_past(self):
        text = "The Assad regime sent the Syrian Army. The Assad regime fears HTS, and HTS fears the Syrian Army."
        assert ("Syrian Army", "syrian-arab-army") in sure(text, on=None)

    def test_an_undated_article_tells_its_time_by_who_was_in_office(self):
        text = "Khrushchev wrote to Eisenhower. Eisenhower answered. Moscow was silent."
        assert sure(text, on=None)[-1] == ("Moscow", "soviet-union")


class TestPeople:
    def test_a_full_name_makes_the_surname_sure(self):
        assert sure("Fidel Castro spoke. Castro then left.", on=None) == [
            ("Fidel Castro", "fidel-castro"),
            ("Castro", "fidel-castro"),
        ]

    def test_the_term_of_office_makes_an_unambiguous_surname_sure(self):
        assert sure("Erdogan spoke.") == [("Erdogan", "recep-tayyip-erdogan")]
        assert found("Erdogan spoke.", on=None, suggested=True) == [("Erdogan", "recep-tayyip-erdogan")]

    def test_a_title_tells_which_kennedy(self):
        text = "President Kennedy spoke. Kennedy then left."
        assert sure(text, on=IN_1962) == [("Kennedy", "john-f-kennedy")] * 2

    def test_given_names_tell_which_kennedy(self):
        assert sure("They asked Robert F. Kennedy.", on=IN_1962) == [("Robert F. Kennedy", "robert-f-kennedy")]

    def test_of_namesakes_whoever_held_office_is_meant(self):
        assert sure("They asked Robert Kennedy.", on=IN_1962) == [("Robert Kennedy", "robert-f-kennedy")]

    def test_initials_belong_to_the_name(self):
        assert sure("The letter of N. S. Khrushchev came.", on=IN_1962) == [("N. S. Khrushchev", "nikita-khrushchev")]
        assert sure("Послание Н. С. Хрущёва.", on=IN_1962) == [("Н. С. Хрущёва", "nikita-khrushchev")]

    @pytest.mark.parametrize(
        "text",
        [
            "Mabel Kennedy sells hats.",
            "They landed at Kennedy Airport.",
            "The tools of Mabel Ann Truman are for sale here.",
        ],
    )
    def test_namesakes_are_nobody(self, text):
        assert found(text, on=IN_1962) == []

    def test_nobody_is_known_by_surname_before_the_first_office(self):
        assert found("Erdogan spoke.", on=IN_1962) == []


class TestAbbreviations:
    def test_one_that_the_article_introduces_holds(self):
        text = "The Turkistan Islamic Party (TIP) left. A TIP man stayed."
        assert sure(text) == [
            ("Turkistan Islamic Party", "turkistan-islamic-party"),
            ("TIP", "turkistan-islamic-party"),
            ("TIP", "turkistan-islamic-party"),
        ]

    def test_one_that_the_table_lacks_holds_too(self):
        assert sure("Hayat Tahrir al-Sham (HTaS) left. HTaS men stayed.")[-1] == ("HTaS", "hayat-tahrir-al-sham")

    def test_one_that_stands_for_somebody_unknown_is_nobody(self):
        assert found("The Tractor Inspection Panel (TIP) met. The TIP agreed.") == []

    def test_one_that_several_have_is_told_by_the_country(self):
        assert ("SDF", "syrian-democratic-forces") in sure("In Syria the SDF withdrew.")

    def test_one_that_several_have_is_told_by_others_of_the_country(self):
        assert ("SDF", "syrian-democratic-forces") in sure("The SDF and the YPG withdrew.")

    def test_one_that_several_have_is_otherwise_a_suggestion(self):
        assert all(is_it != "SDF" for is_it, _ in sure("The SDF withdrew."))


class TestHostileText:
    @pytest.mark.parametrize(
        "piece", ["Moscow said ", "al-", "Kennedy ", "U.S.", "(TIP) ", "a'", "People's ", "\u200d", "ال", "1962 "]
    )
    def test_a_long_paragraph_takes_time_in_proportion(self, piece):
        def taken(count):
            doc = document(piece * count)
            begun = time.process_time()
            find_mentions(Registry.default(), doc, IN_2020)
            return time.process_time() - begun

        taken(100)
        # The collector of a process that ran a thousand tests may strike in one of them.
        short, long = (min(taken(count) for _ in range(3)) for count in (4_000, 32_000))
        assert long < 24 * short + 0.2

    @pytest.mark.slow
    def test_two_million_words_in_one_paragraph(self):
        sentence = "Moscow said that Kennedy met us there, and that nobody who was there had heard a word of it since. "
        doc = document(sentence * 100_000)
        begun = time.process_time()
        assert len(find_mentions(Registry.default(), doc, IN_1962)) == 200_000
        # Ten seconds were measured; quadratic ways would take hours.
        assert time.process_time() - begun < 90


def test_two_names_of_one_with_a_slash_between_are_one_mention():
    text = "The UN/United Nations and Iran/Iraq met. The UN / United Nations is two."
    found = find_mentions(Registry.default(), document(text), day("2020-01-01"))
    assert [text[one.start : one.end] for one in found] == [
        "UN/United Nations", "Iran", "Iraq", "UN", "United Nations",
    ]  # fmt: skip
