"""Zones that the user mends: one paragraph, all pages of a source, and texts that are read again; marks stay where they stood."""

import json
from dataclasses import replace

import pytest

from workbench.errors import UsageError
from workbench.importing.pipeline import read_document
from workbench.importing.saved_file import SavedFile
from workbench.jobs import JobContext
from workbench.library import decisions
from workbench.library.articles import Arrival, get_article, get_document, store_article
from workbench.library.check import CheckReport, examine
from workbench.library.replaying import replay_journal
from workbench.library.store import Library
from workbench.library.texts import pack
from workbench.library.zone_rules import list_rules, rezone_new
from workbench.model import DateClaim, DateState, Zone
from workbench.rereading import reread
from workbench.zoning import find_block, make_rule, move_blocks

AD = "Sign up for our morning letter, read by 12,345 people every day of the week."


def page(number: int, readers: str = "12,345") -> bytes:
    return (
        f"<html><head><title>Harbour {number}</title><link rel=canonical href='https://news.example/{number}'></head><body><article>"
        f"<h1>Harbour {number}</h1><p>The first paragraph of story {number} says that the harbour was closed on October 2{number}, 1962.</p>"
        f"<p>{AD.replace('12,345', readers)}</p>"
        f"<p>The last paragraph of story {number} says that it was opened again after the storm had passed over it.</p></article>"
        "<footer><p>Our office at the quay is closed on Sundays.</p></footer></body></html>"
    ).encode()


@pytest.fixture
def library(tmp_path):
    with Library.open_or_create(tmp_path / "L") as library:
        for number in (1, 2, 3):
            add(library, number)
        yield library


def add(library, number, **kwargs):
    data = page(number, **kwargs)
    original = library.originals.keep(data)
    with library.write() as connection:
        article = store_article(
            connection, Arrival(f"{number}.html", original, read_document(SavedFile(data, f"{number}.html")))
        )
        rezone_new(connection, [article])
    return article


def zones(library, article, words):
    document, _ = get_document(library, article)
    return find_block(document, words).zone


def test_a_paragraph_is_moved_and_back(library):
    before, version = get_document(library, 1)
    counted = get_article(library, 1).words_body
    move_blocks(library, 1, [find_block(before, "morning letter").start], Zone.BOILERPLATE)
    after, same = get_document(library, 1)
    assert (after.text, same) == (before.text, version)
    assert zones(library, 1, "morning letter") is Zone.BOILERPLATE
    assert get_article(library, 1).words_body < counted
    with pytest.raises(UsageError, match="already"):
        move_blocks(library, 1, [find_block(after, "morning letter").start], Zone.BOILERPLATE)
    decisions.undo(library)
    assert get_document(library, 1) == (before, version)
    assert get_article(library, 1).words_body == counted
    decisions.redo(library)
    assert zones(library, 1, "morning letter") is Zone.BOILERPLATE


def test_what_was_left_out_is_read_where_the_page_had_it(library):
    document, _ = get_document(library, 1)
    left_out = next(b for b in document.blocks if b.zone is Zone.BOILERPLATE)
    move_blocks(library, 1, [left_out.start], Zone.BODY)
    after, _ = get_document(library, 1)
    order = [after.text[b.start : b.end] for b in after.in_reading_order() if b.zone is Zone.BODY]
    assert order[-1] == "Our office at the quay is closed on Sundays."
    assert zones(library, 1, "at the quay") is Zone.BODY


def test_a_comment_is_made_and_unmade(library):
    document, _ = get_document(library, 1)
    move_blocks(
        library,
        1,
        [find_block(document, "opened again").start, find_block(document, "morning letter").start],
        Zone.COMMENT,
    )
    after, _ = get_document(library, 1)
    assert len(after.comments) == 1
    assert {b.comment for b in after.blocks if b.zone is Zone.COMMENT} == {0}
    assert get_article(library, 1).comments == 1
    decisions.undo(library)
    assert get_document(library, 1)[0].comments == ()


def test_a_rule_is_for_all_pages_of_the_source_and_for_those_to_come(library):
    document, _ = get_document(library, 1)
    make_rule(library, 1, find_block(document, "morning letter").start, Zone.BOILERPLATE)
    assert [zones(library, article, "morning letter") for article in (1, 2, 3)] == [Zone.BOILERPLATE] * 3
    fourth = add(library, 4, readers="98,765")
    assert zones(library, fourth, "morning letter") is Zone.BOILERPLATE
    # What is said of one paragraph outranks the rule.
    move_blocks(library, 2, [find_block(get_document(library, 2)[0], "morning letter").start], Zone.BODY)
    assert zones(library, 2, "morning letter") is Zone.BODY
    decisions.undo(library)
    assert zones(library, 2, "morning letter") is Zone.BOILERPLATE
    decisions.undo(library)
    assert list_rules(library) == []
    assert [zones(library, article, "morning letter") for article in (1, 2, 3, fourth)] == [Zone.BODY] * 4
    report = CheckReport()
    examine(JobContext(), library, report)
    assert report.problems == []


def test_a_new_reading_keeps_zones_and_is_taken_back(library):
    document, _ = get_document(library, 1)
    move_blocks(library, 1, [find_block(document, "morning letter").start], Zone.BOILERPLATE)
    assert reread(JobContext(), library, [1, 2]).same == [1, 2]
    # As if an older extraction had read it: with another title, and a paragraph less.
    moved = "The last paragraph"
    worse = read_document(
        SavedFile(
            page(1).replace(b"<p>The first paragraph of story 1", b"<p hidden>The first paragraph of story 1"), "1.html"
        )
    )
    decisions.store_readings(library, [(1, worse)])
    assert get_document(library, 1)[1] == 2
    assert zones(library, 1, "morning letter") is Zone.BOILERPLATE
    assert reread(JobContext(), library, [1, 2]).changed == [1]
    again, version = get_document(library, 1)
    assert version == 3
    assert again.text == document.text
    assert zones(library, 1, "morning letter") is Zone.BOILERPLATE
    assert zones(library, 1, moved) is Zone.BODY
    decisions.undo(library)
    assert get_document(library, 1)[0].text == worse.text
    assert zones(library, 1, "morning letter") is Zone.BOILERPLATE
    decisions.undo(library)
    assert get_document(library, 1)[0].text == document.text
    decisions.undo(library)
    assert get_document(library, 1)[0].blocks == document.blocks


def test_the_commands(tmp_path, dateline):
    folder = tmp_path / "L"
    for number in (1, 2):
        (tmp_path / f"{number}.html").write_bytes(page(number))
    dateline("--library", folder, "import", tmp_path / "1.html", tmp_path / "2.html")
    assert dateline("--library", folder, "rezone", "1", "boilerplate", "morning", "letter", "--rule").returncode == 0
    rules = json.loads(dateline("--library", folder, "zone-rules", "--json").stdout)
    assert [(rule["source"], rule["zone"]) for rule in rules] == [("news.example", "boilerplate")]
    assert json.loads(dateline("--library", folder, "search", "morning letter", "--json").stdout)["total"] == 0
    assert dateline("--library", folder, "rezone", "1", "body", "harbour").returncode == 2
    assert dateline("--library", folder, "reextract", "--all").returncode == 0
    assert dateline("--library", folder, "zone-rules", "--remove", "news.example", "morning letter").returncode == 0
    assert json.loads(dateline("--library", folder, "search", "morning letter", "--json").stdout)["total"] == 2
    assert dateline("--library", folder, "check").returncode == 0


def read_worse(library, article=1):
    """Store another reading of an article, with another title and date."""
    document, _ = get_document(library, article)
    worse = replace(document, title="Misread", published=DateClaim("1999", DateState.STATED, "page header"))
    return decisions.store_readings(library, [(article, worse)])


def test_a_date_that_was_set_outlives_the_undoing_of_a_reading(library):
    reading = read_worse(library)
    decisions.set_publication_dates(library, {1: "1962-10-24"})
    decisions.undo_decision(library, reading.seq)
    article = get_article(library, 1)
    assert (article.title, article.published.edtf, article.published.state) == (
        "Harbour 1",
        "1962-10-24",
        DateState.SET,
    )


def test_a_date_whose_setting_was_undone_does_not_come_back_with_a_reading(library):
    dating = decisions.set_publication_dates(library, {1: "1962-10-24"})
    reading = read_worse(library)
    decisions.undo_decision(library, dating.seq)
    decisions.undo_decision(library, reading.seq)
    assert get_article(library, 1).title == "Harbour 1"
    assert get_article(library, 1).published.state is not DateState.SET


def test_an_undone_reading_says_nothing_of_a_text_that_was_read_by_another_program(library, tmp_path):
    """When a database is lost, its texts are read anew: what went with the old ones does not go with them."""
    read_worse(library)
    decisions.undo(library)
    original = get_document(library, 1)[0]
    with library.write() as connection:
        connection.execute("DELETE FROM decision WHERE kind = 'extraction'")
        connection.execute("DELETE FROM article_text WHERE article = 1 AND version > 1")
        # As a later version of the program reads it.
        stored = pack(replace(original, text=original.text.replace("storm", "gales")))
        connection.execute(
            "UPDATE article_text SET text = ?, sha256 = ? WHERE article = 1", (stored.text, stored.sha256)
        )
        connection.execute("UPDATE article SET title = 'Read better'")
    assert replay_journal(library) == 2
    assert get_article(library, 1).title == "Read better"
    decisions.redo(library)
    assert get_article(library, 1).title == "Read better"
    assert get_document(library, 1)[1] == 1
