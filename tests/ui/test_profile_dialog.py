"""The profile of an actor with data of its own: what it says, where its keys lead, the way back, and sentences that come in pages."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QPushButton

from ui.dialogs.profile import ProfileDialog
from ui.dialogs.profile_parts.strip import MonthStrip
from ui.dialogs.profile_parts.words import what_it_is
from ui.dialogs.silent import SilentDialog
from workbench.annotate.entries import ActorBases, Basis
from workbench.annotate.findings import Actor, ActorKind
from workbench.model import Evidence, Zone
from workbench.profiles.company import Company
from workbench.profiles.mentions import MentionPage, Said
from workbench.profiles.names import Office, Relatives, UsedName
from workbench.profiles.profile import CalledSo, MonthCount, Named, Part, Profile, SourceShare
from workbench.profiles.silence import Silence, SilentActor

NORLAND = Actor("norland", "Norland", ActorKind.STATE)
ARMY = Actor("norland-army", "Norland Army", ActorKind.ARMED, "norland")
SUDLAND = Actor("sudland", "Sudland", ActorKind.STATE)
QUIET = Silence(-2622, 20, 1, 2, 4, 12)
FIRST = Named(1, "The <b>strait</b>", "Ledger", "1962-10-20")
LAST = Named(2, "The quay", "Wire", "1962-10-28")
PROFILE = Profile(
    actor=NORLAND,
    valid="since 1905-06-07",
    is_suggested=False,
    articles=20,
    of_articles=40,
    newest="1962-11-17",
    body=30,
    comment=4,
    first=FIRST,
    last=LAST,
    silence=QUIET,
    months=(MonthCount("1962-09", 3, 0), MonthCount("1962-10", 17, 2)),
    year_only=0,
    undated=1,
    names=(
        CalledSo(UsedName("Norland", 20, 12, 0, 1, "", Basis.UNCHECKED), FIRST, LAST),
        CalledSo(UsedName("Vik", 10, 8, 0, 0, "capital", Basis.ARTICLE), FIRST, FIRST),
    ),
    names_total=2,
    company=(Company(SUDLAND, 16, 12, 8.0, None), Company(ARMY, 4, 3, 2.0, QUIET)),
    sources=(SourceShare("Ledger", 9, 10), SourceShare("", 1, 4)),
    relatives=Relatives(
        None,
        (ARMY,),
        (),
        (),
        (Office(SUDLAND, "guarantor", None, None, True),),
        ActorBases(Basis.CLDR, Basis.UNCHECKED),
    ),
    parts=(Part(ARMY, 3, Basis.USER),),
)
OF_ARMY = replace(
    PROFILE, actor=ARMY, silence=None, is_suggested=True, months=(), company=(), names=(), sources=(), parts=(),
    relatives=Relatives(NORLAND, (), (), (), ()),
)  # fmt: skip


def said(number, text="Norland closed the strait."):
    evidence = Evidence("0" * 64, 1, 100 * number, 100 * number + len(text), text, "", "")
    zone = Zone.COMMENT if number % 2 else Zone.BODY
    return Said(number, f"Report {number}", "Ledger", "1962-10-20", zone, "Wader", text, ((0, 7),), (), False, evidence)


@pytest.fixture
def asked():
    return []


@pytest.fixture
def dialog(qtbot, look, asked):
    dialog = ProfileDialog(look, None, NORLAND, {"norland": 1})
    qtbot.addWidget(dialog)
    dialog.mentions_wanted.connect(lambda *wanted: asked.append(wanted))
    dialog.show()
    dialog.show_profile(PROFILE)
    return dialog


def words_of(dialog):
    return " ".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisibleTo(dialog))


def rows(lines):
    return [tuple(line.split("\t")) for line in lines.text().splitlines()]


def button(dialog, words):
    return next(one for one in dialog.findChildren(QPushButton) if one.text() == words)


def show(dialog, place):
    dialog.sections.choice.choose(place)
    return dialog.sections.lists[place]


def test_the_head_says_who_it_is_how_often_it_is_named_and_its_silence(dialog):
    said = words_of(dialog)
    assert (
        "20 of 40 articles · 30 mentions in the text, 4 in comments · first 20 Oct 1962, last 28 Oct 1962 · 1 undated"
        in said
    )
    assert "Not named since 28 Oct 1962, in none of 12 articles; before, never longer than 4 days." in said
    assert what_it_is(PROFILE) == "State · since 7 Jun 1905 (unchecked)"
    dialog.show_profile(OF_ARMY)
    assert "Not named since" not in words_of(dialog)


def test_each_list_is_said_in_full_below(dialog):
    assert rows(show(dialog, 0)) == [("Norland", "20 times", ""), ("Vik", "10 times", "capital")]
    assert "first 20 Oct 1962 (Ledger), last 28 Oct 1962 (Wire)" in words_of(dialog)
    assert "from general knowledge, unchecked" in words_of(dialog)
    assert "most frequent" not in words_of(dialog)
    dialog.show_profile(replace(PROFILE, names_total=70))
    assert "These are the 2 most frequent of 70 names." in words_of(dialog)
    assert rows(show(dialog, 1)) == [
        ("Sudland", "12 articles", "1.5 × chance"),
        ("Norland Army", "3 articles", "not any more"),
    ]
    dialog.sections.lists[1].go_to(1)
    assert "Not together since 28 Oct 1962, in none of 12 articles" in words_of(dialog)
    assert rows(show(dialog, 2)) == [("Ledger", "9 of 10", "90%"), ("Without a source", "1 of 4", "25%")]
    show(dialog, 3)
    assert "Part: Norland Army, 3 articles. You said so." in words_of(dialog)
    dialog.sections.lists[3].go_to(1)
    assert "The registry has it from general knowledge, unchecked." in words_of(dialog)
    assert rows(show(dialog, 3)) == [("Part", "Norland Army", "3 articles"), ("Guarantor", "Sudland", "still held")]
    assert rows(show(dialog, 4)) == [("Oct 1962", "17 articles, 2 with an inferred date"), ("Sep 1962", "3 articles")]
    dialog.show_profile(OF_ARMY)
    for place, nothing in (
        (0, "No article calls it"),
        (1, "Nobody else"),
        (2, "No article names it"),
        (4, "known month"),
    ):
        show(dialog, place)
        assert nothing in words_of(dialog)


def test_return_on_a_companion_opens_its_profile_and_backspace_leads_back(qtbot, dialog, asked):
    lines = show(dialog, 1)
    lines.go_to(1)
    with qtbot.waitSignal(dialog.profile_wanted) as caught:
        qtbot.keyClick(lines, Qt.Key.Key_Return)
    assert caught.args == ["norland-army"]
    assert dialog.isVisible()
    dialog.show_profile(OF_ARMY)
    assert (dialog.actor, dialog.windowTitle()) == (ARMY, "Profile: Norland Army")
    assert asked[-1] == ("norland-army", 0, "")
    with qtbot.waitSignal(dialog.actor_shown):
        qtbot.keyClick(lines, Qt.Key.Key_Backspace)
    assert dialog.actor == NORLAND
    dialog.show_profile(OF_ARMY)
    qtbot.keyClick(dialog.mentions.lines, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert dialog.actor == NORLAND
    # There is nothing before the first.
    with qtbot.assertNotEmitted(dialog.actor_shown):
        qtbot.keyClick(lines, Qt.Key.Key_Backspace)


def test_sentences_come_in_pages_and_those_of_another_actor_are_dropped(dialog, asked):
    assert asked == [("norland", 0, "")]
    dialog.show_mentions("sudland", 0, "", MentionPage((said(9),), None, 1))
    assert rows(dialog.mentions.lines) == []
    dialog.show_mentions("norland", 0, "", MentionPage(tuple(map(said, range(50))), 60, 9))
    assert len(rows(dialog.mentions.lines)) == 50
    dialog.mentions.lines.go_to(30)
    assert asked[1:] == [("norland", 60, "")]
    dialog.show_mentions("norland", 60, "", MentionPage((said(77),), None, 1))
    assert len(rows(dialog.mentions.lines)) == 51
    assert dialog.mentions.lines.currentIndex().row() == 30
    dialog.mentions.lines.go_to(50)
    assert len(asked) == 2


def test_typing_in_a_list_narrows_the_sentences(qtbot, dialog, asked):
    dialog.show_mentions("norland", 0, "", MentionPage((said(1), said(2)), None, 2))
    qtbot.keyClick(dialog.mentions.lines, Qt.Key.Key_S)
    qtbot.keyClicks(dialog.mentions.narrow, "trait")
    assert asked[-1] == ("norland", 0, "strait")
    # The answer to fewer letters is late.
    dialog.show_mentions("norland", 0, "str", MentionPage((), None, 2))
    assert len(rows(dialog.mentions.lines)) == 2
    dialog.show_mentions("norland", 0, "strait", MentionPage((said(2),), 40, 2))
    assert len(rows(dialog.mentions.lines)) == 1
    # A short page goes on by itself until there is enough.
    assert asked[-1] == ("norland", 40, "strait")
    dialog.show_mentions("norland", 40, "strait", MentionPage((), None, 2))
    assert "1 sentence with these words" in words_of(dialog)
    qtbot.keyClick(dialog.mentions.narrow, Qt.Key.Key_Down)
    assert dialog.mentions.lines.hasFocus()
    dialog.show_profile(OF_ARMY)
    assert dialog.mentions.narrow.text() == ""
    assert [wanted for wanted in asked if wanted[0] == "norland-army"] == [("norland-army", 0, "")]


def test_return_on_a_sentence_shows_it_in_its_article(qtbot, dialog):
    assert not button(dialog, "Show the sentence").isEnabled()
    dialog.show_mentions("norland", 0, "", MentionPage((said(1), said(2)), None, 2))
    dialog.mentions.lines.go_to(1)
    with qtbot.waitSignal(dialog.chosen) as caught:
        qtbot.keyClick(dialog.mentions.lines, Qt.Key.Key_Return)
    assert caught.args == [said(2)]
    assert not dialog.isVisible()


def test_names_sources_and_months_narrow(qtbot, dialog, asked):
    names = show(dialog, 0)
    names.go_to(1)
    qtbot.keyClick(names, Qt.Key.Key_Return)
    assert asked[-1] == ("norland", 0, "Vik")
    sources = show(dialog, 2)
    sources.go_to(1)
    # Nothing can be searched for that has no name.
    with qtbot.assertNotEmitted(dialog.source_wanted):
        qtbot.keyClick(sources, Qt.Key.Key_Return)
    sources.go_to(0)
    with qtbot.waitSignal(dialog.source_wanted) as caught:
        qtbot.keyClick(sources, Qt.Key.Key_Return)
    assert caught.args == [NORLAND, "Ledger"]
    dialog.show()
    months = show(dialog, 4)
    with qtbot.waitSignal(dialog.month_wanted) as caught:
        qtbot.keyClick(months, Qt.Key.Key_Return)
    assert caught.args == [NORLAND, "1962-10"]


def test_a_bar_that_is_pressed_stands_in_the_list_of_months(qtbot, dialog):
    strip = dialog.findChild(MonthStrip)
    left, width = strip._box(1962 * 12 + 8)
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(int(left + width / 2), 20))
    assert dialog.sections.choice.current == 4
    assert dialog.sections.lists[4].currentIndex().row() == 1
    assert "17 articles" in strip.accessibleName()


def test_a_few_far_months_are_told_in_words_and_a_silence_is_seen(qtbot, look):
    strip = MonthStrip(look)
    qtbot.addWidget(strip)
    strip.resize(800, 72)
    months = [MonthCount(f"{year}-{month:02}", 5, 1) for year in (1961, 1962) for month in range(1, 13)]
    strip.show_months([*months, MonthCount("1992-01", 1, 0)])
    assert strip._outside == (0, 1)
    assert (strip._first, strip._last) == (1961 * 12, 1962 * 12 + 11)
    assert strip.grab().width() > 0
    strip.show_months(months, "1963-06-02")
    assert strip._last == 1963 * 12 + 5
    strip.show_months(())
    assert strip.grab().width() > 0
    assert "No month" in strip.accessibleName()


def test_an_alert_is_set_once(qtbot, dialog):
    with qtbot.waitSignal(dialog.alert_wanted) as caught:
        button(dialog, "Alert").click()
    assert caught.args == [NORLAND]
    assert not button(dialog, "An alert is set").isEnabled()


def test_a_profile_leads_to_what_is_said_between_two_and_to_the_network(dialog):
    told = []
    dialog.between_wanted.connect(lambda *pair: told.append(pair))
    dialog.network_wanted.connect(told.append)
    assert not button(dialog, "Between…").isEnabled()
    dialog.sections.choice.choose(1)
    button(dialog, "Between…").click()
    button(dialog, "Network").click()
    assert told == [(NORLAND, SUDLAND), NORLAND]


def test_a_profile_is_watched_noted_and_renamed(dialog):
    told = []
    dialog.watch_wanted.connect(lambda *said: told.append(said))
    dialog.note_wanted.connect(lambda *said: told.append(said))
    dialog.rename_wanted.connect(told.append)
    button(dialog, "Watch").click()
    dialog.show_profile(replace(PROFILE, is_watched=True, note="One\n\nTwo\nThree\nFour"))
    assert dialog._note.text() == "One\nTwo\nThree…"
    button(dialog, "Watched").click()
    button(dialog, "Edit the note…").click()
    button(dialog, "Rename…").click()
    assert told == [(NORLAND, True), (NORLAND, False), (NORLAND, "One\n\nTwo\nThree\nFour"), NORLAND]


def test_the_silent_are_listed_and_lead_to_their_profile(qtbot, look):
    dialog = SilentDialog(look, None)
    qtbot.addWidget(dialog)
    dialog.show_silent(())
    assert "Nobody who was named at a rhythm has fallen silent." in words_of(dialog)
    dialog.show()
    dialog.show_silent((SilentActor(SUDLAND, 30, QUIET), SilentActor(NORLAND, 20, QUIET)))
    assert rows(dialog._lines)[1] == (
        "Norland",
        "28 Oct 1962",
        "gaps up to 4 days",
        "silent 20 days",
        "12 articles since",
    )
    dialog._lines.go_to(1)
    with qtbot.waitSignal(dialog.chosen) as caught:
        qtbot.keyClick(dialog._lines, Qt.Key.Key_Return)
    assert caught.args == [NORLAND]
