"""Tags: one decision over many articles, the same name however it is spelt, and back again exactly."""

import pytest

from tests.unit.library.making import add, make_document
from workbench.errors import UsageError
from workbench.jobs import JobContext
from workbench.library import check, decision_log, decisions, tags
from workbench.library.articles import list_articles
from workbench.library.backup import copy_database
from workbench.library.folder import DATABASE
from workbench.library.journal import last_seq, read_journal
from workbench.library.purge import purge
from workbench.library.store import Library
from workbench.maintenance import check_library


@pytest.fixture
def library(tmp_path):
    with Library.open_or_create(tmp_path / "l") as library:
        for number in range(1, 5):
            add(library, f"Original {number} is a sentence to be read.".encode(), make_document(f"Report {number}"))
        library.raise_lower_bound()
        yield library


def having(library):
    return {article: names for article in range(1, 5) if (names := tags.tags_of(library, article))}


def test_several_articles_are_one_decision_and_come_back_as_one(library):
    decision = tags.tag_articles(library, [1, 3, 1], "Cuba")
    assert (decision.articles, decision.article, len(decision_log.log(library))) == ((1, 3), None, 1)
    assert having(library) == {1: ("Cuba",), 3: ("Cuba",)}
    decisions.undo(library)
    assert having(library) == {}
    decisions.redo(library)
    assert having(library) == {1: ("Cuba",), 3: ("Cuba",)}


def test_case_accents_and_a_hash_make_no_other_tag_and_the_first_spelling_stays(library):
    tags.tag_articles(library, [1], "Crise à  Cuba")
    tags.tag_articles(library, [2], "#CRISE A CUBA")
    assert tags.all_tags(library) == {"Crise à Cuba": 2}
    assert tags.tagged_articles(library, "crise a cuba") == {1, 2}
    tags.tag_articles(library, [3], "أنقرة")
    assert tags.tagged_articles(library, "انقره") == {3}
    tags.tag_articles(library, [4], "نیم\u200cفاصله")
    assert tags.tagged_articles(library, "نيمفاصله") == {4}


def test_undoing_leaves_those_that_had_the_tag_before(library):
    tags.tag_articles(library, [1], "Cuba")
    tags.tag_articles(library, [1, 2], "cuba")
    decisions.undo(library)
    assert having(library) == {1: ("Cuba",)}


def test_taking_a_tag_off(library):
    tags.tag_articles(library, [1, 2], "Cuba")
    tags.untag_articles(library, [2, 3], "CUBA")
    assert having(library) == {1: ("Cuba",)}
    decisions.undo(library)
    assert having(library) == {1: ("Cuba",), 2: ("Cuba",)}


def test_a_renamed_tag_is_one_decision(library):
    tags.tag_articles(library, [1, 2], "Cuba")
    tags.rename_tag(library, "cuba", "CUBA")
    assert tags.all_tags(library) == {"CUBA": 2}
    tags.rename_tag(library, "CUBA", "Havana")
    assert tags.all_tags(library) == {"Havana": 2}
    decisions.undo(library)
    decisions.undo(library)
    assert tags.all_tags(library) == {"Cuba": 2}


def test_a_tag_is_taken_off_everywhere(library):
    tags.tag_articles(library, [1, 2], "Cuba")
    decisions.delete(library, 2)
    tags.delete_tag(library, "cuba")
    assert tags.all_tags(library) == {}
    decisions.undo(library)
    assert having(library) == {1: ("Cuba",), 2: ("Cuba",)}


def test_merged_tags_come_apart_again(library):
    tags.tag_articles(library, [1, 2], "Cuba")
    tags.tag_articles(library, [2, 3], "Havana")
    merged = tags.rename_tag(library, "Cuba", "havana")
    assert having(library) == {1: ("Havana",), 2: ("Havana",), 3: ("Havana",)}
    decisions.undo_decision(library, merged.seq)
    assert having(library) == {1: ("Cuba",), 2: ("Cuba", "Havana"), 3: ("Havana",)}


def test_nothing_to_change_is_said_and_not_logged(library):
    tags.tag_articles(library, [1], "Cuba")
    with pytest.raises(UsageError, match="tagged “Cuba” already"):
        tags.tag_articles(library, [1], "cuba")
    with pytest.raises(UsageError, match="None of the articles"):
        tags.untag_articles(library, [2, 3], "cuba")
    with pytest.raises(UsageError, match="no tag “Havana”"):
        tags.rename_tag(library, "Havana", "Cuba")
    with pytest.raises(UsageError, match="called “Cuba” already"):
        tags.rename_tag(library, "Cuba", "Cuba")
    with pytest.raises(UsageError, match="no article 9"):
        tags.tag_articles(library, [1, 9], "Havana")
    assert len(decision_log.log(library)) == 1


@pytest.mark.parametrize("name", ["", "#", "...", 'so-called "peace"', "a" * 81, "bell\x07", "turned\u202e"])
def test_names_that_cannot_be(library, name):
    with pytest.raises(UsageError, match="Could not use"):
        tags.tag_articles(library, [1], name)


def test_a_decision_is_not_taken_back_from_under_a_later_one(library):
    first = tags.tag_articles(library, [1, 2], "Cuba")
    tags.tag_articles(library, [1], "Havana")
    later = tags.untag_articles(library, [2], "Cuba")
    with pytest.raises(UsageError, match=r"later \(untag\)"):
        decisions.undo_decision(library, first.seq)
    decisions.undo_decision(library, later.seq)
    decisions.undo_decision(library, first.seq)
    assert having(library) == {1: ("Havana",)}


def test_articles_in_the_trash_keep_their_tags_and_are_not_counted(library):
    tags.tag_articles(library, [1, 2], "Cuba")
    decisions.delete(library, 1)
    assert tags.all_tags(library) == {"Cuba": 1}
    decisions.restore(library, 1)
    assert tags.all_tags(library) == {"Cuba": 2}


def test_purge_takes_an_article_out_of_what_was_decided_about_several(library):
    tags.tag_articles(library, [1], "Secret")
    tags.tag_articles(library, [1, 2], "Cuba")
    decisions.undo(library)
    decisions.redo(library)
    copy_database(library.connection, library.folder, "on-demand")
    original = next(article.original for article in list_articles(library) if article.id == 1)
    assert purge(library, [1]).unreadable == ()
    assert tags.all_tags(library) == {"Cuba": 1}
    lines = [line for line in read_journal(library.folder) if line.kind != "purge"]
    assert [line.kind for line in lines] == ["tag", "tag", "tag"]
    assert original not in {change.original for line in lines for change in line.tags}
    assert not any(b"Secret" in file.read_bytes() for file in library.folder.rglob("*.sqlite"))
    decisions.undo(library)
    assert tags.all_tags(library) == {}
    with pytest.raises(UsageError, match="nothing to undo"):
        decisions.undo(library)


def test_tags_survive_the_database_in_the_order_in_which_they_were_given(library):
    tags.tag_articles(library, [1, 2, 3], "Cuba")
    tags.untag_articles(library, [2], "Cuba")
    tags.rename_tag(library, "Cuba", "Havana")
    titles = {article.original for article in list_articles(library) if tags.tags_of(library, article.id)}
    folder = library.folder
    library.close()
    for file in folder.glob(f"{DATABASE}*"):
        file.unlink()
    check_library(JobContext(), folder, repair=True)
    with Library.open(folder) as again:
        tagged = {a.original for a in list_articles(again) if tags.tags_of(again, a.id) == ("Havana",)}
        assert (tagged, tags.all_tags(again)) == (titles, {"Havana": 2})
        decisions.undo(again)
        assert tags.all_tags(again) == {"Cuba": 2}


def test_a_line_of_the_journal_may_be_long(library):
    decision = tags.tag_articles(library, [1, 2, 3, 4], "Cuba")
    for file in library.folder.rglob("*.jsonl"):
        file.write_bytes(file.read_bytes().replace(b'"member":""', b'"member":"%s"' % (b"m" * 40_000)))
    assert last_seq(library.folder) == decision.seq
    tags.tag_articles(library, [1], "Havana")
    assert [line.seq for line in read_journal(library.folder)] == [1, 2]


def test_check_notices_a_tag_that_nobody_gave(library):
    library.connection.execute("INSERT INTO article_tag VALUES (1, 'Planted')")
    report = check.CheckReport()
    check.examine(JobContext(), library, report)
    assert [(problem.kind, problem.article) for problem in report.problems] == [("tag", 1)]
