"""What a sentence names, looked up in a library."""

import pytest

from workbench.annotate.registry import Registry
from workbench.annotate.times.expressions import Basis
from workbench.annotating import annotate_pending
from workbench.importing.draft import Draft, DraftBlock, DraftComment, assemble
from workbench.jobs import JobContext
from workbench.library import decisions
from workbench.library.articles import Arrival, get_document, store_article
from workbench.library.store import Library
from workbench.looking_up import ActorCard, DisputeCard, FigureCard, PlaceCard, TimeCard, look_up
from workbench.model import DateClaim, DateState, Zone

CLAIM = "The old bridge was closed by the council on Friday."
BODY = f"Ankara sent 20,000 troops to Aleppo on March 5. Turkey said so in Geneva. {CLAIM} Nobody came."


def stored(library, name, language="en", published=None):
    claim = DateClaim() if published is None else DateClaim(published, DateState.STATED, "in the page")
    draft = Draft(
        format="text",
        blocks=[DraftBlock(Zone.BODY, BODY)],
        comments=[DraftComment((f"“{CLAIM}” Wrong. I crossed it.",), "Ferryman")],
        title="Bridge",
        language=language,
        published=claim,
    )
    original = library.originals.keep(name.encode())
    with library.write() as connection:
        store_article(connection, Arrival(name, original, assemble(draft)))


@pytest.fixture
def library(tmp_path):
    with Library.open_or_create(tmp_path / "l") as library:
        stored(library, "1.txt", published="2020-05-09")
        stored(library, "2.txt")
        annotate_pending(JobContext(), library, Registry.default())
        yield library


def cards(library, words, article=1):
    text = get_document(library, article)[0].text
    start = text.index(words)
    return text, look_up(library, Registry.default(), article, start, start + len(words))


def test_a_sentence_has_a_card_for_each_thing_that_it_names_in_order(library):
    text, found = cards(library, "Ankara sent 20,000 troops to Aleppo on March 5.")
    assert [card.start for card in found] == sorted(card.start for card in found)
    actor = next(card for card in found if isinstance(card, ActorCard))
    assert (actor.actor.name, actor.way, actor.body, actor.articles) == ("Turkey", "capital", 2, 2)
    assert set(actor.names) == {"Ankara", "Turkey"}
    (place,) = [card for card in found if isinstance(card, PlaceCard)]
    assert (place.place.name, text[place.start : place.end]) == ("Aleppo", "Aleppo")
    (figure,) = [card for card in found if isinstance(card, FigureCard)]
    assert (figure.figure.number, figure.figure.counted) == ("20,000", "troops")
    (time,) = [card for card in found if isinstance(card, TimeCard)]
    assert (time.time.edtf, time.time.basis) == ("2020-03-05", Basis.INFERRED)


def test_what_is_in_the_trash_is_not_counted(library):
    decisions.delete(library, 2)
    _, found = cards(library, "Ankara")
    assert [card.articles for card in found if isinstance(card, ActorCard)] == [1]


def test_a_date_waits_where_the_article_has_none(library):
    _, found = cards(library, "March 5", article=2)
    (time,) = [card for card in found if isinstance(card, TimeCard)]
    assert time.time.earliest is None


def test_both_sides_of_a_dispute_lead_to_each_other(library):
    text, found = cards(library, CLAIM)
    (claim,) = [card for card in found if isinstance(card, DisputeCard)]
    assert (claim.author, claim.is_reply, text[slice(*claim.other)]) == ("Ferryman", False, "Wrong. I crossed it.")
    _, found = cards(library, "I crossed it.")
    (reply,) = [card for card in found if isinstance(card, DisputeCard)]
    assert (reply.is_reply, text[slice(*reply.other)]) == (True, CLAIM)


def test_a_sentence_that_names_nothing_has_no_card(library):
    assert cards(library, "Nobody came.")[1] == ()


def test_numbers_are_said_of_english_texts_alone(tmp_path):
    with Library.open_or_create(tmp_path / "other") as library:
        stored(library, "1.txt", language="de")
        _, found = cards(library, "20,000 troops")
        assert found == ()
