"""Every sentence that names an actor: in which order, page by page, and narrowed by words."""

from dataclasses import replace

import pytest

from tests.unit.library.making import add, make_document
from tests.unit.profiles.making import fill, make_registry
from workbench.annotating import annotate_pending
from workbench.jobs import JobContext
from workbench.library import decisions
from workbench.library.articles import verify_evidence
from workbench.library.store import Library
from workbench.model import Zone
from workbench.profiles import mentions
from workbench.profiles.mentions import mentions_of, said_in

ARTICLES = (
    ("1962-10-20", "Norland closed the strait. It rained. Vik said that Norland would open it again."),
    ("", "Nobody saw the ships of Norland."),
    ("1962-10-24", "The café of Vik was open."),
    ("1962-10-22", "Sudland spoke."),
    ("1962-10", "Norland did not answer."),
)


@pytest.fixture
def library(tmp_path):
    with Library.open_or_create(tmp_path / "l") as library:
        fill(library, make_registry(), ARTICLES)
        yield library


def page(library, actor="norland", **more):
    return mentions_of(JobContext(), library, make_registry(), actor, **more)


def test_the_newest_come_first_each_with_its_sentence_and_where_it_stands(library):
    found = page(library)
    assert [(one.article, one.text) for one in found.said] == [
        (3, "The café of Vik was open."),
        (1, "Norland closed the strait."),
        (1, "Vik said that Norland would open it again."),
        (5, "Norland did not answer."),
        (2, "Nobody saw the ships of Norland."),
    ]
    one = found.said[2]
    assert [one.text[slice(*mark)] for mark in one.marks] == ["Vik", "Norland"]
    assert (one.names, one.title, one.published, one.zone) == (("Vik", "Norland"), "Report 1", "1962-10-20", Zone.BODY)
    assert verify_evidence(library, one.evidence)
    assert found.next_offset is None
    assert said_in(library, make_registry(), "norland", 1) == found.said[1:3]


def test_a_page_ends_with_an_article_and_the_next_goes_on(library):
    one = page(library, limit=2)
    assert [said.article for said in one.said] == [3, 1, 1]
    two = page(library, limit=2, offset=one.next_offset)
    assert [said.article for said in two.said] == [5, 2]
    assert two.next_offset is None
    assert page(library, offset=99).said == ()


def test_words_are_looked_for_without_case_and_accents(library):
    assert [one.article for one in page(library, contains="CAFE open").said] == [3]
    assert page(library, contains="cafe strait").said == ()


def test_rare_words_do_not_hold_a_page_up(library, monkeypatch):
    monkeypatch.setattr(mentions, "_TEXTS_MAX", 2)
    short = page(library, contains="ships")
    assert (short.said, short.texts) == ((), 2)
    assert [one.article for one in page(library, contains="ships", offset=short.next_offset).said] == [2]


def test_comments_say_who_speaks_and_boilerplate_is_left_out(library):
    document = make_document("Ships turn", "Nobody fired.")
    text = document.text.replace("I saw it.", "Norland!.").replace("Support this paper", "Norland shop news!")
    assert len(text) == len(document.text)
    add(library, b"comments", replace(document, text=text))
    annotate_pending(JobContext(), library, make_registry())
    (one,) = said_in(library, make_registry(), "norland", 6)
    assert (one.zone, one.author, one.text) == (Zone.COMMENT, "Dock_Watcher", "Norland!.")


def test_damage_costs_only_its_article_and_the_trash_none(library):
    decisions.delete(library, 3)
    with library.write() as connection:
        connection.execute("UPDATE article_text SET text = 'x' || text WHERE article = 1")
    assert [one.article for one in page(library).said] == [5, 2]


def test_some_articles_alone(library):
    assert [one.article for one in page(library, articles=[2, 3]).said] == [3, 2]
