"""The card beside the words: what it says, and where it stands."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QLabel, QWidget

from tests.unit.naming import a_day
from ui.card_words import CardText, card_text
from ui.floating.peek import PeekCard
from workbench.annotate.entries import Basis
from workbench.annotate.figures import Figure
from workbench.annotate.findings import Actor, ActorKind
from workbench.annotate.places.place import Place, PlaceKind
from workbench.looking_up import ActorCard, DisputeCard, FigureCard, PlaceCard, TimeCard
from workbench.model import DateState

ACTOR = ActorCard(
    0, 6, Actor("q", "Türkiye", ActorKind.STATE), "", "capital", "since 1923-10-29", Basis.UNCHECKED, ("Ankara",), 3, 2, 38,
    "Ask  again", is_suggested=True, is_watched=False,
)  # fmt: skip


def said(card, written="x"):
    text = card_text(card, written, DateState.STATED)
    return text, dict(text.rows)


def test_an_actor_says_who_it_is_and_how_sure_that_is():
    text, rows = said(ACTOR)
    assert (text.title, text.what) == ("Türkiye", "State · suggested, not confirmed")
    assert rows == {
        "This name": "Capital",
        "Called here": "Ankara",
        "In the article": "3 mentions, 2 more in comments",
        "In the library": "named in 38 articles",
        "Existed": "since 29 Oct 1923",
        "Known from": "the registry, from general knowledge, unchecked",
        "Your note": "Ask again",
    }


def test_a_date_says_what_it_comes_to_and_why():
    text, rows = said(TimeCard(0, 5, a_day(0, 5, "2020-03-05")), "March 5")
    assert (text.title, text.what, text.leads) == ("5 Mar 2020", "“March 5”", "Timeline")
    assert rows["As EDTF"] == "2020-03-05"
    assert "Why" in rows


def test_places_numbers_and_disputes_say_what_is_known_and_no_more():
    place = Place("p", "Aleppo", PlaceKind.CITY, ("SY",), 36.2, -37.16, 0)
    text, rows = said(PlaceCard(0, 5, place, "Aleppo (SY)", 1, is_suggested=False), "Halep")
    assert (text.title, rows) == (
        "Aleppo (SY)", {"Written": "“Halep”", "Lies at": "36.20° N, 37.16° W", "In the article": "1 mention"},
    )  # fmt: skip
    text, rows = said(FigureCard(0, 5, Figure(0, 5, "20,000", counted="troops")))
    assert (text.title, rows, text.leads) == ("20,000 troops", {"Number": "20,000", "Counts": "troops"}, "")
    text, rows = said(DisputeCard(0, 5, "", "Wrong.", (7, 9), is_reply=False))
    assert (text.title, text.what, rows) == ("Disputed in a comment", "by a reader", {"It says": "“Wrong.”"})


@pytest.fixture
def card(qtbot, look):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 600)
    window.show()
    return PeekCard(look, window)


@pytest.mark.parametrize("words", [QRect(20, 40, 50, 20), QRect(780, 580, 15, 20), QRect(300, 500, 60, 20)])
def test_the_card_is_within_the_window_and_not_over_the_words(card, words):
    card.show_text(card_text(ACTOR, "Ankara", DateState.STATED), "Esc closes", words)
    m = card.margin_px
    box = card.geometry().adjusted(m, m, -m, -m)
    assert card.parentWidget().rect().contains(box)
    assert not box.intersects(words)
    assert card.isVisible()
    card.close_card()
    assert card.text is None


def test_foreign_words_are_shown_as_they_stand(card):
    card.show_text(CardText("person", "<b>Bold</b>", "", (("Note", "<img src=x>"),)), "", QRect(10, 10, 10, 10))
    shown = {label.text() for label in card.findChildren(QLabel) if label.isVisible()}
    assert {"<b>Bold</b>", "<img src=x>"} <= shown
    assert not any("Esc" in words for words in shown)
