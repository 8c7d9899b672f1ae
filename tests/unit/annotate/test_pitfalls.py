"""Names that news mixes up, or that also mean something else: whom each of our sentences names, and whom it does not."""

from dataclasses import replace

import pytest

from tests.unit.annotate.making import document
from workbench.annotate.reading import annotate
from workbench.annotate.registry import Registry
from workbench.annotate.unknown.identity import is_unknown
from workbench.model import DateClaim, DateState

FROM = {
    # Each row: day of publication, sentence, whom it names (name in the text, actor).
    "groups and their time": [
        ("2014-05-01", "Jabhat al-Nusra held the town.", [("Jabhat al-Nusra", "jabhat-al-nusra")]),
        ("2014-05-01", "Al-Nusra Front held the town.", [("Al-Nusra Front", "jabhat-al-nusra")]),
        ("2016-10-01", "Jabhat Fatah al-Sham held the town.", [("Jabhat Fatah al-Sham", "jabhat-fatah-al-sham")]),
        (
            "2016-10-01",
            "Fighters of JFS held the town in Syria.",
            [("JFS", "jabhat-fatah-al-sham"), ("Syria", "syria")],
        ),
        ("2019-05-01", "Fighters of HTS held the town.", [("HTS", "hayat-tahrir-al-sham")]),
        (
            "2019-05-01",
            "The YPG and the SDF left; the PKK did not.",
            [("YPG", "ypg"), ("SDF", "syrian-democratic-forces"), ("PKK", "pkk")],
        ),
        (
            "2019-05-01",
            "The FSA in Syria became the SNA.",
            [("FSA", "free-syrian-army"), ("Syria", "syria"), ("SNA", "syrian-national-army")],
        ),
        ("2020-01-05", "The IRGC mourned; the Quds Force did, too.", [("IRGC", "irgc"), ("Quds Force", "quds-force")]),
        (
            "2020-01-05",
            "In Libya the LNA fought the GNA.",
            [("Libya", "libya"), ("LNA", "libyan-national-army"), ("GNA", "government-of-national-accord")],
        ),
        (
            "2023-05-01",
            "In Sudan the RSF fought the SAF.",
            [("Sudan", "sudan"), ("RSF", "rsf-sudan"), ("SAF", "sudanese-armed-forces")],
        ),
        ("2022-05-01", "The Wagner Group came to Mali.", [("Wagner Group", "wagner-group"), ("Mali", "mali")]),
        ("2022-05-01", "Wagner fighters came to Mali.", [("Wagner", "wagner-group"), ("Mali", "mali")]),
        (
            "2015-05-01",
            "ISIS, ISIL and Daesh are one.",
            [("ISIS", "islamic-state"), ("ISIL", "islamic-state"), ("Daesh", "islamic-state")],
        ),
        (
            "2020-05-01",
            "The Taliban met Hamas and Hezbollah.",
            [("Taliban", "taliban"), ("Hamas", "hamas"), ("Hezbollah", "hezbollah")],
        ),
        (
            "2020-05-01",
            "The Houthis and Boko Haram are far apart.",
            [("Houthis", "ansar-allah-houthis"), ("Boko Haram", "boko-haram")],
        ),
    ],
    "states and their parts": [
        (
            "2020-05-01",
            "The Turkish Army fired; Turkey denied it.",
            [("Turkish Army", "turkish-armed-forces"), ("Turkey", "turkey")],
        ),
        ("2020-05-01", "The Palestinian Authority denied it.", [("Palestinian Authority", "palestinian-authority")]),
        (
            "2020-05-01",
            "The Democratic Republic of the Congo denied it.",
            [("Democratic Republic of the Congo", "dr-congo")],
        ),
        ("2020-05-01", "The DRC denied it.", [("DRC", "dr-congo")]),
        ("2020-05-01", "The Republic of the Congo denied it.", [("Republic of the Congo", "congo-brazzaville")]),
        ("2020-05-01", "Congo-Brazzaville denied it.", [("Congo-Brazzaville", "congo-brazzaville")]),
        (
            "2020-05-01",
            "North Korea and South Korea met.",
            [("North Korea", "north-korea"), ("South Korea", "south-korea")],
        ),
        ("2020-05-01", "Pyongyang said no.", [("Pyongyang", "north-korea")]),
        ("2020-05-01", "Seoul said no.", [("Seoul", "south-korea")]),
        (
            "2020-05-01",
            "Georgia said that Russia had crossed the line.",
            [("Georgia", "georgia"), ("Russia", "russia")],
        ),
        (
            "2020-05-01",
            "Tbilisi said no; the Georgian government waits.",
            [("Tbilisi", "georgia"), ("Georgian government", "georgia")],
        ),
        ("2020-05-01", "Jordan and Iraq agreed.", [("Jordan", "jordan"), ("Iraq", "iraq")]),
        ("2020-05-01", "Chad and Niger agreed.", [("Chad", "chad"), ("Niger", "niger")]),
        ("2020-05-01", "China denied it.", [("China", "china")]),
        ("2020-05-01", "Moscow denied it on May 7.", [("Moscow", "russia")]),
        ("2020-05-01", "South Sudan and Sudan agreed.", [("South Sudan", "south-sudan"), ("Sudan", "sudan")]),
        (
            "2020-05-01",
            "Guinea-Bissau and Equatorial Guinea agreed.",
            [("Guinea-Bissau", "guinea-bissau"), ("Equatorial Guinea", "equatorial-guinea")],
        ),
        ("2020-05-01", "Papua New Guinea denied it.", [("Papua New Guinea", "papua-new-guinea")]),
        (
            "2020-05-01",
            "The Dominican Republic and Dominica agreed.",
            [("Dominican Republic", "dominican-republic"), ("Dominica", "dominica")],
        ),
        ("2014-05-01", "The Asad regime denied it.", [("Asad regime", "syria")]),
        ("1962-10-25", "Moscow denied it.", [("Moscow", "soviet-union")]),
    ],
    "groups, and what they were called before": [
        ("2015-05-01", "Nusra held Idlib.", [("Nusra", "jabhat-al-nusra")]),
        ("2018-05-01", "Nusra held Idlib.", [("Nusra", "hayat-tahrir-al-sham")]),
        ("2013-05-01", "The Free Syrian Army took the town.", [("Free Syrian Army", "free-syrian-army")]),
        (
            "2019-11-01",
            "The Turkish-backed Syrian National Army took the town.",
            [("Turkish-backed Syrian National Army", "syrian-national-army")],
        ),
        (
            "2016-09-01",
            "The YPG, a part of the SDF, is an offshoot of the PKK, says Ankara.",
            [("YPG", "ypg"), ("SDF", "syrian-democratic-forces"), ("PKK", "pkk"), ("Ankara", "turkey")],
        ),
        (
            "2020-01-05",
            "The Hashd al-Shaabi, the PMF, mourned in Iraq.",
            [
                ("Hashd al-Shaabi", "popular-mobilization-forces"),
                ("PMF", "popular-mobilization-forces"),
                ("Iraq", "iraq"),
            ],
        ),
        (
            "2020-05-01",
            "Reporters Without Borders (RSF) said that the press in Sudan was in danger.",
            [("Reporters Without Borders", "rsf"), ("RSF", "rsf"), ("Sudan", "sudan")],
        ),
        (
            "2023-05-01",
            "The Rapid Support Forces (RSF) shelled the town; the RSF denied it.",
            [("Rapid Support Forces", "rsf-sudan"), ("RSF", "rsf-sudan"), ("RSF", "rsf-sudan")],
        ),
        (
            "2025-02-01",
            "M23 and the FARDC fought near Goma in eastern DRC.",
            [("M23", "m23"), ("FARDC", "fardc"), ("DRC", "dr-congo")],
        ),
        (
            "2022-05-01",
            "The Taliban government closed the schools of Afghanistan.",
            [("Taliban government", "taliban"), ("Afghanistan", "afghanistan")],
        ),
        (
            "2024-05-01",
            "The PLO, the Palestinian Authority and Hamas quarrelled; Norway recognised Palestine.",
            [
                ("PLO", "plo"),
                ("Palestinian Authority", "palestinian-authority"),
                ("Hamas", "hamas"),
                ("Norway", "norway"),
                ("Palestine", "palestine"),
            ],
        ),
    ],
    "states and what they were called": [
        (
            "2021-03-01",
            "Burma, or Myanmar, is under the Tatmadaw.",
            [("Burma", "myanmar"), ("Myanmar", "myanmar"), ("Tatmadaw", "tatmadaw")],
        ),
        ("2010-05-01", "Macedonia and Greece quarrelled.", [("Macedonia", "north-macedonia"), ("Greece", "greece")]),
        ("2010-05-01", "Swaziland held a vote.", [("Swaziland", "eswatini")]),
        ("1968-08-21", "Czechoslovakia was silent.", [("Czechoslovakia", "czechoslovakia")]),
        ("2021-08-01", "Chinese Taipei won two medals.", [("Chinese Taipei", "taiwan")]),
        ("1965-05-01", "Ceylon held a vote.", [("Ceylon", "sri-lanka")]),
        (
            "2023-08-01",
            "Nigerien officials met Nigerian officials.",
            [("Nigerien officials", "niger"), ("Nigerian officials", "nigeria")],
        ),
        (
            "2020-05-01",
            "Guinea accused Guinea-Bissau; Papua New Guinea kept out of it.",
            [("Guinea", "guinea"), ("Guinea-Bissau", "guinea-bissau"), ("Papua New Guinea", "papua-new-guinea")],
        ),
        (
            "2020-05-01",
            "The DPRK fired at the Republic of Korea.",
            [("DPRK", "north-korea"), ("Republic of Korea", "south-korea")],
        ),
        ("2020-05-01", "Jordan's King Abdullah agreed.", [("Jordan", "jordan"), ("King Abdullah", "abdullah-ii")]),
    ],
    "ministries": [
        (
            "2020-05-01",
            "The Turkish Foreign Ministry denied it.",
            [("Turkish Foreign Ministry", "turkey/foreign-ministry")],
        ),
        (
            "2020-05-01",
            "Russia's Ministry of Defence denied it.",
            [("Russia", "russia"), ("Ministry of Defence", "russia/defence-ministry")],
        ),
        (
            "2020-05-01",
            "The Defense Ministry of Ukraine denied it; the ministry waits.",
            [("Defense Ministry of Ukraine", "ukraine/defence-ministry")],
        ),
        (
            "2020-05-01",
            "The Israeli Ministry of Finance and the UK Foreign Office agreed.",
            [
                ("Israeli Ministry of Finance", "israel/finance-ministry"),
                ("UK Foreign Office", "united-kingdom/foreign-ministry"),
            ],
        ),
        ("2020-05-01", "The Foreign Ministry denied it.", []),
        ("2020-05-01", "The ministry of health in Cuba waits.", [("Cuba", "cuba")]),
        (
            "2020-05-01",
            "The Pentagon and the State Department agreed.",
            [("Pentagon", "united-states/defence-ministry"), ("State Department", "united-states/foreign-ministry")],
        ),
    ],
    "whoever holds an office": [
        (
            "2020-05-01",
            "The Turkish president spoke to the Russian prime minister; the president waited.",
            [
                ("Turkish", "turkey"),
                ("president", "recep-tayyip-erdogan"),
                ("Russian", "russia"),
                ("prime minister", "mikhail-mishustin"),
            ],
        ),
        (
            "2014-05-01",
            "The president of the United States spoke.",
            [("president", "barack-obama"), ("United States", "united-states")],
        ),
        (
            "2019-06-01",
            "The president of the Republic of Korea spoke.",
            [("president", "moon-jae-in"), ("Republic of Korea", "south-korea")],
        ),
        (
            "1962-10-25",
            "The American president spoke to the Soviet premier.",
            [
                ("American", "united-states"),
                ("president", "john-f-kennedy"),
                ("Soviet", "soviet-union"),
                ("premier", "nikita-khrushchev"),
            ],
        ),
        ("2020-05-01", "Iran's Supreme Leader refused.", [("Iran", "iran"), ("Supreme Leader", "ali-khamenei")]),
        ("2020-05-01", "The former Turkish president spoke.", [("Turkish", "turkey")]),
        ("2020-05-01", "A Turkish president has no such right.", [("Turkish", "turkey")]),
        ("2020-05-01", "In 2009 the Turkish president spoke.", [("Turkish", "turkey")]),
        ("2020-05-01", "Turkish president Tellan spoke.", [("Turkish", "turkey")]),
        ("2020-12-01", "The US president-elect spoke.", [("US", "united-states")]),
        ("2020-05-01", "Tellan was the president of Azerbaijan once.", [("Azerbaijan", "azerbaijan")]),
        ("2020-05-01", "The president of the Turkish parliament spoke.", [("Turkish parliament", "turkey")]),
        ("2020-05-01", "The president of Russia's orchestra spoke.", [("Russia", "russia")]),
        ("", "The Turkish president spoke.", [("Turkish", "turkey")]),
    ],
    "nobody": [
        ("2020-05-01", "Norway's Labour Party won.", [("Norway", "norway")]),
        ("2020-05-01", "A mayor from Lebanon, Ohio, and one from Jackson, Mississippi, met.", []),
        ("2020-05-01", "Andrew Jackson, Jordan Tellan and Georgia Tellan spoke.", []),
        ("2020-05-01", "Wildfires burned in Washington state; roads in East Jerusalem were closed.", []),
        ("2020-05-01", "The South China Sea, the Taiwan Strait and the Senegal River are wide.", []),
        ("2020-05-01", "They met in Moscow on May 7.", []),
        ("2020-05-01", "Michael Jordan said that he was well.", []),
        ("2020-05-01", "They ate turkey, and turkeys ran about.", []),
        ("2020-05-01", "Her china was sold.", []),
        ("2020-05-01", "Chad Brown, 34, sells cars.", []),
        (
            "2020-05-01",
            "In the United States they drove through Georgia to Florida.",
            [("United States", "united-states")],
        ),
        ("2020-05-01", "Atlanta, Georgia, is hot.", []),
        (
            "1962-10-25",
            "Senator Tellan of Georgia pressed for it. Washington and the United States waited.",
            [("Washington", "united-states"), ("United States", "united-states")],
        ),
        ("1962-10-25", "Ships crossed the Gulf of Mexico.", []),
        ("2020-05-01", "They drove to New Mexico.", []),
        ("2020-05-01", "The Jordan River and the Jordan Valley are dry.", []),
        ("2020-05-01", "They sailed on Lake Chad and on the Niger River.", []),
        ("2020-05-01", "The Sea of Japan, the Gulf of Oman and the Gulf of Guinea are deep.", []),
        ("2020-05-01", "They played Wagner, and Richard Wagner would have liked it.", []),
        ("2020-05-01", "Paris Hilton said that she would come.", []),
        ("2020-05-01", "Israel Tellan, 34, sells cars.", []),
    ],
}


def known(on, text):
    """Return (text, actor) of every name of the table of actors."""
    doc = replace(document(text), published=DateClaim(on, DateState.SET) if on else DateClaim())
    found = annotate(Registry.default(), doc).mentions
    return [(text[m.start : m.end], m.actor) for m in found if not is_unknown(m.actor)]


@pytest.mark.parametrize(("on", "text", "actors"), [row for rows in FROM.values() for row in rows])
def test_each_name_is_whose_it_is(on, text, actors):
    assert known(on, text) == actors


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Atlanta, Georgia, is hot.", "us-georgia"),
        ("A mayor from Lebanon, Ohio, spoke.", "lebanon-us-4516412"),
        ("In the United States they drove through Georgia.", "us-georgia"),
        ("The Georgian government fell. Tbilisi was quiet, and all through Georgia nothing moved.", "georgia"),
    ],
)
def test_georgia_lies_where_the_text_says(text, place):
    assert place in [found.place for found in annotate(Registry.default(), document(text)).places]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They will join the Paris meeting on Syria.", "Paris"),
        ("It was a part of the Idlib ceasefire deal in Syria.", "Idlib"),
        ("Forces support the Mosul operations in Iraq.", "Mosul"),
    ],
)
def test_what_is_held_or_fought_somewhere_names_the_place(text, name):
    assert name in [text[one.start : one.end] for one in annotate(Registry.default(), document(text)).places]


def test_waters_that_are_named_after_states_are_no_places_in_them():
    found = annotate(Registry.default(), document("Ships crossed the Gulf of Mexico and the Sea of Japan.")).places
    assert [one.place for one in found] == ["gulf-of-mexico"]
