"""Check and repair: what is wrong is found, what is sound is never replaced, and nothing acknowledged is lost."""

import datetime
import os
import sqlite3

import pytest

from tests.unit.library.making import add, make_document
from workbench.errors import LibraryDamagedError, LibraryError
from workbench.jobs import JobContext
from workbench.library import check, decision_log, decisions, store
from workbench.library.articles import list_articles
from workbench.library.backup import copy_database
from workbench.library.check import CheckReport
from workbench.library.folder import BACKUPS, CARD, DATABASE, read_card
from workbench.library.marks import MarkKind
from workbench.library.originals import Original
from workbench.library.purge import purge
from workbench.library.store import Library
from workbench.marks.service import make_mark


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "l"
    with Library.open_or_create(folder) as library:
        add(library)
        add(library, b"other bytes")
        library.raise_lower_bound()
    return folder


def examined(library):
    report = CheckReport()
    check.examine(JobContext(), library, report)
    return report


def test_a_sound_library_has_no_problems(folder):
    with Library.open(folder) as library:
        report = examined(library)
    assert report.is_sound
    assert (report.articles, report.originals, report.texts, report.notes) == (2, 2, 2, [])


@pytest.mark.parametrize(
    ("harm", "kind"),
    [
        ("UPDATE article_text SET text = 'x' || text WHERE article = 1", "text"),
        ("DELETE FROM article_text WHERE article = 1", "text"),
        ("UPDATE original SET size_bytes = -2", "original"),
        ("UPDATE original SET sha256 = upper(sha256)", "original"),
        ("INSERT INTO decision (at, kind, target, before, after) VALUES ('', 'delete', 'article:1', '{', '{}')", "decision"),
        ("DELETE FROM original", "database"),
        ("INSERT INTO forecast_status VALUES (1, '1:0-5', '{}', 'came-true')", "forecast-status"),
        ("INSERT INTO event_group VALUES (1, '1:0-5', 'g', '{}', 'one')", "event-group"),
        ("INSERT INTO mark VALUES (1, 'k', 'note', NULL, '', 'Who?', '[]', '', '', '')", "mark"),
        ("INSERT INTO source_grade VALUES ('ledger.example', 'B')", "source-grade"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_found(folder, harm, kind):
    with Library.open(folder) as library:
        library.connection.execute("PRAGMA foreign_keys = OFF")
        library.connection.execute("PRAGMA ignore_check_constraints = ON")
        library.connection.execute(harm)
        assert kind in {problem.kind for problem in examined(library).problems}


@pytest.mark.parametrize(
    "harm", ["evidence = '{'", "evidence = NULL", "kind = 'nothing'", "tags = '['", "grade = '9'", "colour = 'blue'"]
)
def test_a_mark_is_as_it_was_decided_in_all_that_it_says(folder, harm):
    with Library.open(folder) as library:
        make_mark(library, 1, (0, 3), MarkKind.HIGHLIGHT)
        make_mark(library, 1, None, MarkKind.NOTE, note="Who says so?")
        decisions.set_source_grade(library, "ledger.example", "B")
        assert examined(library).is_sound
        library.connection.execute(f"UPDATE mark SET {harm} WHERE kind = 'highlight'")
        assert [problem.kind for problem in examined(library).problems] == ["mark"]


def test_a_missing_text_is_no_reason_to_put_a_backup_back(folder):
    with Library.open(folder) as library:
        copy_database(library.connection, folder, "on-demand")
        decisions.set_publication_dates(library, {2: "1962-10-27"})
        library.connection.execute("DELETE FROM article_text WHERE article = 1")
    report = CheckReport()
    check.mend_folder(folder, report)
    assert report.repaired == []
    with Library.open(folder) as library:
        assert len(decision_log.log(library)) == 1


def test_a_newer_library_is_not_repaired_away(folder):
    with Library.open(folder) as library:
        library.connection.execute("ALTER TABLE article RENAME TO article_as_it_will_be")
        library.connection.execute("PRAGMA user_version = 99")
    for act in (lambda: Library.open(folder), lambda: check.mend_folder(folder, CheckReport())):
        with pytest.raises(LibraryError, match="newer Dateline"):
            act()
    assert not list((folder / BACKUPS).iterdir())


@pytest.mark.parametrize(
    "code", [sqlite3.SQLITE_BUSY, sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR]
)
def test_what_only_stands_in_the_way_is_not_repaired_away(folder, monkeypatch, code):
    def fail(_connection):
        error = sqlite3.OperationalError("not now")
        error.sqlite_errorcode = code
        raise error

    monkeypatch.setattr(store, "set_durability", fail)
    with pytest.raises(LibraryError, match="cannot be used at present") as caught:
        check.mend_folder(folder, CheckReport())
    assert not isinstance(caught.value, LibraryDamagedError)
    assert not list((folder / BACKUPS).iterdir())


def test_a_lost_database_comes_back_from_its_backup_and_the_old_one_is_kept(folder):
    with Library.open(folder) as library:
        copy_database(library.connection, folder, "on-demand")
    (folder / DATABASE).write_bytes(b"junk" * 5000)
    report = CheckReport()
    check.mend_folder(folder, report)
    assert "Restored the backup" in report.repaired[0]
    with Library.open(folder) as library:
        assert len(list(list_articles(library))) == 2
    assert next((folder / BACKUPS).glob("replaced-*.sqlite")).read_bytes().startswith(b"junk")


def test_without_a_backup_an_empty_one_is_made_that_keeps_the_identity(folder):
    library_id = read_card(folder).id
    (folder / DATABASE).unlink()
    check.mend_folder(folder, CheckReport())
    with Library.open(folder) as library:
        assert library.id == library_id
        assert len(check.strays(library)) == 2


@pytest.mark.parametrize("card", [None, b"junk"])
@pytest.mark.parametrize("database", [None, b"junk" * 5000])
def test_what_has_lost_both_card_and_database_is_filled_from_its_originals(folder, card, database):
    for name, content in ((CARD, card), (DATABASE, database)):
        (folder / name).unlink() if content is None else (folder / name).write_bytes(content)
    check.mend_folder(folder, CheckReport())
    with Library.open(folder) as library:
        assert len(check.strays(library)) == 2


def test_a_card_that_may_not_be_read_is_not_repaired_away(folder):
    (folder / CARD).unlink()
    (folder / CARD).mkdir()  # nobody can read that, not even root
    with pytest.raises(LibraryError, match="Look at the rights"):
        check.mend_folder(folder, CheckReport())
    assert not list((folder / BACKUPS).iterdir())


def test_what_was_no_library_is_not_made_one(tmp_path):
    with pytest.raises(LibraryError, match="There is no library"):
        check.mend_folder(tmp_path, CheckReport())


def test_a_lost_card_is_written_anew(folder):
    (folder / CARD).unlink()
    check.mend_folder(folder, CheckReport())
    assert read_card(folder).articles_at_least == 2


def test_tidying_finishes_a_purge_but_spares_what_was_imported_again_since(folder):
    with Library.open(folder) as library:
        purge(library, [1])
        left = library.originals.keep(b"original bytes")
        file = library.originals.file(left)
        long_ago = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC).timestamp()
        in_a_while = datetime.datetime.now(datetime.UTC).timestamp() + 60
        os.utime(file, (in_a_while, in_a_while))
        check.tidy(library, CheckReport())
        assert file.exists()
        os.utime(file, (long_ago, long_ago))
        report = CheckReport()
        check.tidy(library, report)
        assert not file.exists()
        assert "Finished the purge" in report.repaired[0]


def test_tidying_removes_only_unfinished_files_of_ours(folder, tmp_path):
    downloads = tmp_path / "downloads"
    downloads.mkdir()
    (downloads / "film.part").write_text("half")
    ours = f"{'a' * 64}.zst.{'b' * 32}.part"
    (downloads / ours).write_text("looks like ours")
    with Library.open(folder) as library:
        for name in (ours, "film.part"):
            (library.originals.folder / "aa").mkdir(exist_ok=True)
            (library.originals.folder / "aa" / name).write_text("half")
        linked = library.originals.folder / "ab"
        linked.symlink_to(downloads, target_is_directory=True)
        check.tidy(library, CheckReport())
        assert sorted(p.name for p in downloads.iterdir()) == [ours, "film.part"]
        assert [p.name for p in (library.originals.folder / "aa").iterdir()] == ["film.part"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
@pytest.mark.parametrize("kind", ["pipe", "link", "folder"])
def test_an_original_that_is_no_file_is_a_problem_and_holds_nothing_up(folder, kind, tmp_path):
    with Library.open(folder) as library:
        row = library.connection.execute("SELECT * FROM original").fetchone()
        file = library.originals.file(Original(*row))
        data = file.read_bytes()
        file.unlink()
        if kind == "pipe":
            os.mkfifo(file)
        elif kind == "folder":
            file.mkdir()
        else:
            (tmp_path / "elsewhere").write_bytes(data)
            file.symlink_to(tmp_path / "elsewhere")
        assert [problem.kind for problem in examined(library).problems] == ["original"]


def test_a_repaired_reading_is_found_again(folder):
    with Library.open(folder) as library, library.write() as connection:
        connection.execute("UPDATE article_text SET text = 'x' || text WHERE article = 1")
        from workbench.library.articles import replace_damaged_text

        replace_damaged_text(connection, 1, make_document())
    with Library.open(folder) as library:
        assert examined(library).is_sound
