"""Purge: nothing of an article stays, in the library or in its copies, and nothing else is touched."""

import sqlite3

import pytest

from tests.unit.library.making import add, make_document
from workbench.errors import UsageError
from workbench.library import decision_log, decisions
from workbench.library.articles import get_article, list_articles
from workbench.library.backup import MANIFEST, copy_database, restore, verify_copy
from workbench.library.folder import BACKUPS, DATABASE, read_card
from workbench.library.forecast_status import KeptStatus, Status
from workbench.library.journal import journal_files, read_journal
from workbench.library.originals import Originals
from workbench.library.purge import purge, purged_originals
from workbench.library.replaying import replay_journal
from workbench.library.store import Library
from workbench.model import Evidence

SECRET = "Vasilevskaya was seen at the pier."


@pytest.fixture
def library(tmp_path):
    with Library.open_or_create(tmp_path / "l") as library:
        add(library, SECRET.encode(), make_document(body=SECRET))
        add(library, b"other bytes")
        library.raise_lower_bound()
        yield library


def holds_secret(folder):
    return [f for f in folder.rglob("*") if f.is_file() and not f.is_symlink() and SECRET.encode() in f.read_bytes()]


def test_nothing_stays_anywhere(library):
    decisions.set_publication_dates(library, {1: "1962"})
    copy = copy_database(library.connection, library.folder, "on-demand")
    half_made = library.folder / BACKUPS / "20200101T000000.000000-on-demand"
    half_made.mkdir()
    (half_made / DATABASE).write_bytes((copy / DATABASE).read_bytes())
    report = purge(library, [1])
    assert report.articles == (1,)
    assert holds_secret(library.folder) == []
    assert verify_copy(copy).articles == 1
    assert read_card(library.folder).articles_at_least == 1
    assert [(d.kind, d.article) for d in decision_log.log(library)] == [("purge", 1)]
    assert [line.kind for line in read_journal(library.folder) if line.target == "article:1"] == ["purge"]


def test_there_is_nothing_to_undo_about_it_but_all_else_can_be(library):
    decisions.delete(library, 1)
    decisions.set_publication_dates(library, {2: "1961"})
    purge(library, [1])
    decisions.undo(library)
    assert get_article(library, 2).published.edtf == "1962-10-25"
    for act in (decisions.undo, lambda library: decisions.restore(library, 1)):
        with pytest.raises(UsageError):
            act(library)


def test_one_unknown_article_and_nothing_is_removed(library):
    with pytest.raises(UsageError, match="no article 7"):
        purge(library, [1, 7])
    assert len(list(list_articles(library))) == 2


def test_ids_are_never_given_twice(library):
    purge(library, [2])
    assert add(library, b"other bytes") == 3


@pytest.mark.parametrize("harm", ["no database", "damaged text", "junk", "no manifest"])
def test_a_copy_that_cannot_be_cleaned_is_named_and_does_not_stop_it(library, harm):
    copy = copy_database(library.connection, library.folder, "on-demand")
    if harm == "junk":
        (copy / DATABASE).write_bytes(b"junk" * 5000)
    elif harm == "no manifest":
        (copy / MANIFEST).unlink()
    elif harm == "damaged text":
        with sqlite3.connect(copy / DATABASE) as connection:
            connection.execute("UPDATE article_text SET text = 'x' WHERE article = 2")
        connection.close()
    else:
        (copy / DATABASE).unlink()
    report = purge(library, [1])
    assert report.unreadable == (() if harm == "no database" else (copy,))
    assert [article.id for article in list_articles(library)] == [2]


def test_a_list_of_decisions_that_cannot_be_read_is_named(library):
    file = library.folder / BACKUPS / "decisions-2020-01-01.jsonl"
    file.write_text('["article:1"]\n{')
    assert purge(library, [1]).unreadable == (file,)


def test_links_in_a_library_from_elsewhere_lead_nowhere(library, tmp_path):
    """The same article lies in another library of the user's, to which a copy of this one points."""
    with Library.open_or_create(tmp_path / "mine") as mine:
        add(mine, SECRET.encode(), make_document(body=SECRET))
    copy = copy_database(library.connection, library.folder, "on-demand")
    (copy / DATABASE).unlink()
    (copy / DATABASE).symlink_to(tmp_path / "mine" / DATABASE)
    (library.folder / BACKUPS / "linked").symlink_to(tmp_path / "mine", target_is_directory=True)
    (library.folder / BACKUPS / "replaced-1.sqlite").symlink_to(tmp_path / "mine" / DATABASE)
    purge(library, [1])
    with Library.open(tmp_path / "mine") as mine:
        assert len(list(list_articles(mine))) == 1


def test_a_path_in_place_of_a_hash_removes_nothing(library, tmp_path):
    victim = tmp_path / "letter.txt"
    victim.write_text("mine")
    connection = library.connection
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("PRAGMA ignore_check_constraints = ON")
    connection.execute("UPDATE original SET sha256 = ?, packing = 'raw' WHERE sha256 = (SELECT original FROM article WHERE id = 1)", (f"//{victim}"[1:],))  # fmt: skip
    connection.execute("UPDATE article SET original = ? WHERE id = 1", (f"//{victim}"[1:],))
    connection.execute("PRAGMA foreign_keys = ON")
    report = purge(library, [1])
    assert report.articles == (1,)
    assert victim.read_text() == "mine"


def test_bytes_that_were_imported_again_meanwhile_stay(library, monkeypatch):
    """Another process stores the same bytes between the removal of the rows and that of the file."""
    remove, write = Originals.remove, Library.write
    turns = []

    def write_with_an_import_in_between(self):
        turns.append(self)
        if len(turns) == 2:
            with Library.open(library.folder) as other:
                other.write = lambda: write(other)
                assert add(other, SECRET.encode()) == 3
        return write(self)

    removed = []
    monkeypatch.setattr(Library, "write", write_with_an_import_in_between)
    monkeypatch.setattr(Originals, "remove", lambda self, original: (removed.append(original), remove(self, original)))
    purge(library, [1])
    assert removed == []
    assert library.originals.is_sound(next(o for o in _originals(library) if o.size_bytes == len(SECRET)))


def _originals(library):
    from workbench.library.backup import originals_of

    return originals_of(library.connection)


def test_a_purge_outlives_the_restoring_of_an_older_backup(library):
    copy = copy_database(library.connection, library.folder, "on-demand")
    purge(library, [1])
    folder = library.folder
    library.close()
    restore(folder, copy)
    with Library.open(folder) as again:
        assert [article.id for article in list_articles(again)] == [2]


def test_lines_of_a_journal_are_found_when_numbers_were_given_anew(library, tmp_path):
    key = KeptStatus("1:0-9", Evidence("", 1, 0, 9, SECRET, "", ""), Status.CAME_TRUE)
    decisions.set_forecast_status(library, 1, key)
    decisions.set_star(library, 2, is_starred=True)
    decisions.set_star(library, 2, is_starred=False)
    with Library.open_or_create(tmp_path / "again") as again:
        add(again, b"other bytes")
        add(again, SECRET.encode(), make_document(body=SECRET))
        for file in journal_files(library.folder):
            (again.folder / BACKUPS / file.name).write_bytes(file.read_bytes())
        assert replay_journal(again) == 3
        purge(again, [2])
        assert holds_secret(again.folder) == []
        assert [line.kind for line in read_journal(again.folder)] == ["star", "unstar", "purge"]


def test_an_earlier_purge_of_the_same_number_stays_known(library, tmp_path):
    gone = get_article(library, 2).original
    purge(library, [2])
    with Library.open_or_create(tmp_path / "again") as again:
        add(again, b"yet others")
        add(again, SECRET.encode(), make_document(body=SECRET))
        for file in journal_files(library.folder):
            (again.folder / BACKUPS / file.name).write_bytes(file.read_bytes())
        replay_journal(again)
        purge(again, [2])
        assert gone in purged_originals(again.connection)
        assert [line.kind for line in read_journal(again.folder)] == ["purge", "purge"]
