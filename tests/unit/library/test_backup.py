"""Backups: whole copies, proven before they are used, and restored without touching anything if they are unsound."""

import sqlite3

import msgspec
import pytest

from tests.unit.library.making import add, make_document
from workbench.errors import LibraryBusyError, LibraryError
from workbench.library import decisions
from workbench.library.articles import get_document, get_original, list_articles
from workbench.library.backup import MANIFEST, backups, copy_database, copy_library, restore, set_aside, verify_copy
from workbench.library.folder import BACKUPS, DATABASE, ORIGINALS, read_card
from workbench.library.locks import LockName, hold
from workbench.library.store import Library
from workbench.model import Image


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "l"
    with Library.open_or_create(folder) as library:
        add(library)
        library.raise_lower_bound()
    return folder


def copied(folder, into=None):
    with Library.open(folder) as library:
        return copy_library(library.connection, folder, into) if into else copy_database(library.connection, folder, "on-demand")  # fmt: skip


def ids(folder):
    with Library.open(folder) as library:
        return sorted(article.id for article in list_articles(library))


def change_manifest(copy, **facts):
    manifest = msgspec.json.decode((copy / MANIFEST).read_bytes())
    (copy / MANIFEST).write_bytes(msgspec.json.encode(manifest | facts))


def test_a_restored_library_is_as_it_was_and_what_came_since_is_kept_aside(folder):
    copy = copied(folder)
    with Library.open(folder) as library:
        add(library, b"later")
        decisions.delete(library, 1)
        library.raise_lower_bound()
    assert restore(folder, copy).articles == 1
    assert ids(folder) == [1]
    with Library.open(folder) as library:
        assert add(library, b"later still", make_document("Later")) == 2
    aside = next((folder / BACKUPS).glob("replaced-*.sqlite"))
    with sqlite3.connect(aside) as connection:
        assert connection.execute("SELECT count(*) FROM article").fetchone()[0] == 2
    connection.close()


def test_an_article_with_pictures_can_be_restored(folder):
    picture = Image("0" * 64, "image/png", 2048, "A ship", 1)
    with Library.open(folder) as library:
        add(library, b"with a picture", make_document("Ships", images=(picture,)))
    assert restore(folder, copied(folder)).articles == 2
    with Library.open(folder) as library:
        assert get_document(library, 2)[0].images == (picture,)


def test_the_index_of_another_state_is_not_taken_for_its_own(folder):
    token = "SELECT value FROM meta WHERE key = 'index_token'"
    with Library.open(folder) as library:
        before = library.connection.execute(token).fetchone()[0]
    restore(folder, copied(folder))
    with Library.open(folder) as library:
        assert library.connection.execute(token).fetchone()[0] != before


def test_a_full_copy_brings_a_library_back_where_nothing_is_left(folder, tmp_path):
    copy = copied(folder, tmp_path / "safe")
    restore(tmp_path / "elsewhere", copy)
    with Library.open(tmp_path / "elsewhere") as library:
        assert get_original(library, 1) == b"original bytes"


def test_a_full_copy_of_damaged_originals_is_not_left_half_made(folder, tmp_path):
    with Library.open(folder) as library:
        next(file for _, _, file in library.originals.on_disk()).write_bytes(b"changed")
    with pytest.raises(LibraryError, match=r"its bytes have changed|could not be read"):
        copied(folder, tmp_path / "safe")
    assert list((tmp_path / "safe").iterdir()) == []


@pytest.mark.parametrize(
    ("harm", "reason"),
    [
        ("changed", "has changed since"),
        ("lies about its library", "holds another library than it says"),
        ("lies about its articles", "holds another library than it says"),
        ("no manifest", "is not a backup"),
        ("of a newer program", "newer Dateline"),
        ("original missing", "could not be read"),
    ],
)
def test_an_unsound_copy_changes_nothing(folder, tmp_path, harm, reason):
    copy = copied(folder, tmp_path / "safe")
    if harm == "changed":
        with (copy / DATABASE).open("ab") as file:
            file.write(b"x")
    elif harm == "no manifest":
        (copy / MANIFEST).unlink()
    elif harm == "original missing":
        next((copy / ORIGINALS).glob("*/*")).unlink()
        with Library.open(folder) as library:
            library.originals.remove(next(iter(_originals(library))))
    elif harm == "of a newer program":
        import hashlib

        with sqlite3.connect(copy / DATABASE) as connection:
            connection.execute("PRAGMA user_version = 99")
        connection.close()
        change_manifest(copy, format=99, sha256=hashlib.sha256((copy / DATABASE).read_bytes()).hexdigest())
    else:
        change_manifest(copy, **({"articles": 10**9} if "articles" in harm else {"library": "another"}))
    before = (folder / DATABASE).read_bytes()
    with pytest.raises(LibraryError, match=reason):
        restore(folder, copy)
    assert (folder / DATABASE).read_bytes() == before
    assert ids(folder) == [1]


def _originals(library):
    from workbench.library.backup import originals_of

    return originals_of(library.connection)


def test_a_backup_of_another_library_is_refused(folder, tmp_path):
    with Library.open_or_create(tmp_path / "other") as other:
        add(other)
    with pytest.raises(LibraryError, match="backup of another library"):
        restore(folder, copied(tmp_path / "other"))


def test_nothing_is_restored_under_an_open_window(folder):
    copy = copied(folder)
    with hold(folder, LockName.WINDOW), pytest.raises(LibraryBusyError):
        restore(folder, copy)
    assert ids(folder) == [1]


def test_an_import_that_goes_on_during_a_restore_acknowledges_nothing_more(folder):
    """Its connection still has the database that was set aside."""
    copy = copied(folder)
    with Library.open(folder) as importing:
        add(importing, b"before")
        restore(folder, copy)
        for act in (lambda: add(importing, b"after"), importing.raise_lower_bound):
            with pytest.raises(LibraryError, match="was replaced meanwhile"):
                act()
    assert ids(folder) == [1]
    assert read_card(folder).articles_at_least == 1


def test_what_a_restore_that_was_stopped_has_left_does_no_harm(folder):
    copy = copied(folder)
    for suffix in ("", "-journal", "-wal"):
        (folder / f"{DATABASE}.restored{suffix}").write_bytes(b"half a page of another copy")
    restore(folder, copy)
    assert ids(folder) == [1]


def test_a_copy_without_a_manifest_or_with_a_broken_one_is_not_listed(folder):
    copy = copied(folder)
    broken = copied(folder)
    (broken / MANIFEST).write_text("{")
    assert [found for found, _ in backups(folder)] == [copy]
    assert verify_copy(copy).reason == "on-demand"


def test_setting_aside_takes_all_that_belongs_to_a_database(folder):
    for suffix in ("-wal", "-journal"):
        (folder / f"{DATABASE}{suffix}").write_bytes(b"")
    set_aside(folder)
    assert not list(folder.glob(f"{DATABASE}*"))
    assert len(list((folder / BACKUPS).glob("replaced-*"))) == 3


def test_decisions_are_written_where_a_copied_library_has_lost_its_empty_folders(folder):
    (folder / BACKUPS).rmdir()
    with Library.open(folder) as library:
        decisions.delete(library, 1)
    lines = next((folder / BACKUPS).glob("decisions-*.jsonl")).read_bytes().splitlines()
    assert [msgspec.json.decode(line)["kind"] for line in lines] == ["delete"]
