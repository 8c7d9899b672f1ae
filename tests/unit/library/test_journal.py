"""The journal: every decision stands beside the database too, and comes back from there."""

import pytest

from tests.unit.library.making import add, make_document
from workbench.jobs import JobContext
from workbench.library import decision_log, decisions
from workbench.library.articles import get_article
from workbench.library.backup import copy_database, restore
from workbench.library.folder import BACKUPS, DATABASE
from workbench.library.journal import journal_files, last_seq, read_journal
from workbench.library.purge import purge
from workbench.library.store import Library
from workbench.maintenance import check_library


@pytest.fixture
def folder(tmp_path):
    with Library.open_or_create(tmp_path / "L") as library:
        for number in (1, 2):
            add(
                library,
                f"Original {number} is a sentence that can be read again.".encode(),
                make_document(f"Report {number}"),
            )
        library.raise_lower_bound()
    return tmp_path / "L"


def test_every_decision_is_in_it_at_once_and_once(folder):
    with Library.open(folder) as library:
        decisions.set_publication_dates(library, {1: "1962-10"})
        decisions.undo(library)
        decisions.delete(library, 2)
        assert (
            [line.seq for line in read_journal(folder)] == [row.seq for row in decision_log.log(library)] == [1, 2, 3]
        )
        decision_log.keep_journal(library)
        assert last_seq(folder) == 3
        assert next(read_journal(folder)).original == get_article(library, 1).original


def test_a_line_that_a_crash_cut_off_is_written_again(folder):
    with Library.open(folder) as library:
        decisions.set_publication_dates(library, {1: "1962-10"})
        decisions.delete(library, 2)
        file = journal_files(folder)[0]
        whole = file.read_bytes()
        file.write_bytes(whole[:-20])
        decisions.restore(library, 2)
        assert [line.kind for line in read_journal(folder)][-2:] == ["delete", "restore"]


def test_decisions_survive_the_database(folder):
    with Library.open(folder) as library:
        decisions.set_publication_dates(library, {1: "1962-10"})
        copy_database(library.connection, folder, "on-demand")
        decisions.set_publication_dates(library, {2: "1962-11"})
        decisions.set_publication_dates(library, {1: "1961"})
        decisions.undo(library)
        before = decision_log.log(library)
    for file in folder.glob(f"{DATABASE}*"):
        file.unlink()
    check_library(JobContext(), folder, repair=True)
    with Library.open(folder) as library:
        assert decision_log.log(library) == before
        assert get_article(library, 1).published.edtf == "1962-10"
        assert get_article(library, 2).published.edtf == "1962-11"


def test_decisions_survive_the_database_without_any_backup(folder):
    with Library.open(folder) as library:
        decisions.set_publication_dates(library, {2: "1962-11"})
        purged = get_article(library, 1).original
        purge(library, [1])
    for file in folder.glob(f"{DATABASE}*"):
        file.unlink()
    check_library(JobContext(), folder, repair=True)
    with Library.open(folder) as library:
        kinds = {decision.kind for decision in decision_log.log(library)}
        assert kinds == {"publication-date", "purge"}
        rows = library.connection.execute("SELECT original, published FROM article").fetchall()
        assert [row["published"] for row in rows] == ["1962-11"]
        assert purged not in [row["original"] for row in rows]


def test_a_step_is_still_one_when_it_comes_back(folder):
    with Library.open(folder) as library:
        first = get_article(library, 1).published
        decisions.set_publication_dates(library, {1: "1962-10", 2: "1962-11"})
        before = decision_log.log(library)
    for file in folder.glob(f"{DATABASE}*"):
        file.unlink()
    check_library(JobContext(), folder, repair=True)
    with Library.open(folder) as library:
        assert decision_log.log(library) == before
        assert sorted(decisions.undo(library).articles) == [1, 2]
        assert get_article(library, 1).published == first


def test_decisions_after_a_restore_are_numbered_on(folder):
    with Library.open(folder) as library:
        copy = copy_database(library.connection, folder, "on-demand")
        decisions.set_publication_dates(library, {1: "1962-10"})
    restore(folder, copy)
    with Library.open(folder) as library:
        decisions.set_publication_dates(library, {1: "1963"})
        assert [row.seq for row in decision_log.log(library)] == [2]
        assert [line.seq for line in read_journal(folder)] == [1, 2]


def test_links_lead_nowhere(folder, tmp_path):
    (tmp_path / "mine.jsonl").write_bytes(b"{}")
    (folder / BACKUPS / "decisions-2020-01-01.jsonl").symlink_to(tmp_path / "mine.jsonl")
    assert journal_files(folder) == []
