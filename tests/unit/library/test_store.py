"""The library as a whole: made, opened, written in turn, and refused when it is not what it was."""

import sqlite3
import struct
import threading

import pytest

from tests.unit.library.making import add, make_document
from workbench.errors import LibraryError, UsageError
from workbench.library import articles
from workbench.library.folder import CARD, DATABASE, read_card
from workbench.library.store import Library


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "My library.dateline"


def test_a_new_library_opens_again_and_keeps_its_identity(folder):
    with Library.open_or_create(folder) as library:
        first = library.id
    with Library.open(folder) as library:
        assert library.id == first
        assert library.connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        assert library.connection.execute("PRAGMA synchronous").fetchone()[0] == 2


def test_opening_what_is_no_library_makes_nothing(folder):
    with pytest.raises(LibraryError, match="There is no library"):
        Library.open(folder)
    assert not folder.exists()


def test_a_folder_with_other_things_is_not_made_a_library(folder):
    folder.mkdir()
    (folder / "letter.txt").write_text("mine")
    with pytest.raises(LibraryError, match="not an empty folder"):
        Library.open_or_create(folder)
    assert [p.name for p in folder.iterdir()] == ["letter.txt"]


@pytest.mark.parametrize("left", [["originals"], ["originals", "backups", "inbox", "write.turn", "library.sqlite.new"]])
def test_a_library_that_was_killed_while_being_made_is_made_anew(folder, left):
    folder.mkdir()
    for name in left:
        (folder / name).mkdir() if "." not in name else (folder / name).write_bytes(b"half")
    with Library.open_or_create(folder) as library:
        assert add(library) == 1


def test_document_comes_back_as_it_went_in(folder):
    document = make_document("Über die Straße", "Die „Marucla“ \U0001f6a2 wurde angehalten.")
    with Library.open_or_create(folder) as library:
        article = add(library, document=document)
    with Library.open(folder) as library:
        assert articles.get_document(library, article) == (document, 1)
        assert articles.get_original(library, article) == b"original bytes"
        head = articles.get_article(library, article)
        assert (head.words_body, head.words_comment, head.comments) == (7, 7, 2)


def test_a_later_extraction_adds_a_version_and_keeps_the_users_date(folder):
    from workbench.library.decisions import set_publication_dates

    with Library.open_or_create(folder) as library:
        article = add(library)
        set_publication_dates(library, {article: "1962-10"})
        with library.write() as connection:
            assert articles.store_extraction(connection, article, make_document(body="Read better.")) == 2
        assert articles.get_article(library, article).published.edtf == "1962-10"
        assert articles.get_document(library, article)[0].zone_text("body").startswith("Read better.")
        assert articles.get_document(library, article, 1)[0].zone_text("body").startswith("The ships")


def test_unknown_article_is_a_plain_error(folder):
    with Library.open_or_create(folder) as library:
        for ask in (articles.get_article, articles.get_document, articles.get_original):
            with pytest.raises(UsageError, match="no article 7"):
                ask(library, 7)


def test_failed_write_leaves_no_trace(folder):
    with Library.open_or_create(folder) as library:

        def fail_half_way() -> None:
            with library.write() as connection:
                articles.mark_changed(connection, [1])
                raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            fail_half_way()
        assert library.connection.execute("SELECT count(*) FROM outbox").fetchone()[0] == 0


def test_writers_take_turns(folder):
    with Library.open_or_create(folder):
        pass

    def write_many(name: str) -> None:
        with Library.open(folder) as library:
            for number in range(20):
                add(library, f"{name} {number}".encode())

    threads = [threading.Thread(target=write_many, args=(name,)) for name in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with Library.open(folder) as library:
        assert sum(1 for _ in articles.list_articles(library)) == 60


@pytest.mark.parametrize("harm", ["empty", "remove", "junk", "other"])
def test_emptied_or_swapped_database_is_noticed(folder, tmp_path, harm):
    with Library.open_or_create(folder) as library:
        add(library)
        library.raise_lower_bound()
    database = folder / DATABASE
    for suffix in ("-wal", "-shm"):
        database.with_name(DATABASE + suffix).unlink(missing_ok=True)
    if harm == "empty":
        database.write_bytes(b"")
    elif harm == "remove":
        database.unlink()
    elif harm == "junk":
        database.write_bytes(b"junk" * 5000)
    else:
        with Library.open_or_create(tmp_path / "other") as other:
            add(other)
        other_file = tmp_path / "other" / DATABASE
        database.write_bytes(other_file.read_bytes())
    with pytest.raises(LibraryError, match=r"check --repair|restore-backup"):
        Library.open(folder)
    assert read_card(folder).articles_at_least == 1


def test_a_card_that_is_gone_or_broken_is_noticed(folder):
    with Library.open_or_create(folder) as library:
        add(library)
    (folder / CARD).write_text("{")
    with pytest.raises(LibraryError, match="cannot be read"):
        Library.open(folder)
    (folder / CARD).unlink()
    for open_it in (Library.open, Library.open_or_create):
        with pytest.raises(LibraryError, match="is missing"):
            open_it(folder)


@pytest.mark.parametrize(
    "card",
    [
        b'{"id": "../../../x", "format": 1}',
        b'{"id": "x\\u0000", "format": 1}',
        b'{"id": 7, "format": 1}',
        b'{"x": ' + b"[" * 30_000 + b"]" * 30_000 + b"}",
        b'{"x": "' + b"x" * 10**6 + b'"}',
        b"\xff",
        b"",
    ],
)
def test_a_card_from_elsewhere_is_not_trusted(folder, card):
    with Library.open_or_create(folder):
        pass
    (folder / CARD).write_bytes(card)
    with pytest.raises(LibraryError, match="cannot be read"):
        Library.open(folder)


def test_a_journal_from_elsewhere_is_not_played_back(folder, tmp_path):
    """SQLite deletes the file that a journal names as its super-journal, whatever it is."""
    with Library.open_or_create(folder) as library:
        add(library)
    victim = tmp_path / "letter.txt"
    victim.write_text("mine")
    raw, name = (folder / DATABASE).read_bytes(), str(victim).encode()
    size = int.from_bytes(raw[16:18], "big")
    page, magic = raw[size : 2 * size], bytes.fromhex("d9d505f920a163d7")
    checksum = sum(page[i] for i in range(size - 200, 0, -200))
    header = (magic + struct.pack(">IIIII", 1, 0, len(raw) // size, 512, size)).ljust(512, b"\0")
    trailer = struct.pack(">I", 0x40000000 // size + 1) + name + struct.pack(">II", len(name), sum(name)) + magic
    journal = folder / f"{DATABASE}-journal"
    journal.write_bytes(header + struct.pack(">I", 2) + page + struct.pack(">I", checksum) + trailer)
    with pytest.raises(LibraryError, match="do not trust it"):
        Library.open(folder)
    assert victim.read_text() == "mine"


@pytest.mark.parametrize(
    "program",
    [
        "CREATE TRIGGER t AFTER INSERT ON outbox BEGIN DELETE FROM article; END",
        "CREATE VIEW v AS SELECT * FROM article",
    ],
)
def test_a_database_with_programs_of_others_is_refused(folder, program):
    with Library.open_or_create(folder) as library:
        library.connection.execute(program)
    with pytest.raises(LibraryError, match="Do not trust"):
        Library.open(folder)


def test_a_file_where_the_library_should_be(folder):
    folder.write_text("mine")
    with pytest.raises(LibraryError, match="There is no library"):
        Library.open(folder)
    with pytest.raises(LibraryError, match="not an empty folder"):
        Library.open_or_create(folder)
    assert folder.read_text() == "mine"


def test_a_foreign_database_is_not_written_to(folder, tmp_path):
    """A link in the place of ours: opening must not so much as change its journal mode."""
    with Library.open_or_create(folder):
        pass
    with sqlite3.connect(tmp_path / "places.sqlite") as foreign:
        foreign.execute("CREATE TABLE place (url)")
    foreign.close()
    before = (tmp_path / "places.sqlite").read_bytes()
    (folder / DATABASE).unlink()
    (folder / DATABASE).symlink_to(tmp_path / "places.sqlite")
    with pytest.raises(LibraryError):
        Library.open(folder)
    assert (tmp_path / "places.sqlite").read_bytes() == before


def test_flipped_byte_in_a_text_is_noticed(folder):
    with Library.open_or_create(folder) as library:
        article = add(library)
        library.connection.execute("UPDATE article_text SET text = replace(text, 'fired', 'fires')")
        assert library.connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        with pytest.raises(LibraryError, match="damaged"):
            articles.get_document(library, article)


def test_changed_original_is_noticed_and_mended_by_importing_it_again(folder):
    with Library.open_or_create(folder) as library:
        article = add(library, b"short")
        file = next(file for _, _, file in library.originals.on_disk())
        file.write_bytes(b"shirt")
        with pytest.raises(LibraryError, match="its bytes have changed"):
            articles.get_original(library, article)
        library.originals.keep(b"short")
        assert articles.get_original(library, article) == b"short"


def test_evidence_stands_until_its_original_changes(folder):
    with Library.open_or_create(folder) as library:
        article = add(library, b"short")
        document, version = articles.get_document(library, article)
        start = document.text.index("Nobody fired.")
        evidence = articles.make_evidence(
            articles.get_article(library, article), version, document.text, start, start + len("Nobody fired.")
        )
        assert evidence.quote == "Nobody fired."
        assert articles.verify_evidence(library, evidence)
        next(file for _, _, file in library.originals.on_disk()).write_bytes(b"shirt")
        with pytest.raises(LibraryError):
            articles.verify_evidence(library, evidence)


def test_same_bytes_are_stored_once(folder):
    with Library.open_or_create(folder) as library:
        add(library)
        with pytest.raises(sqlite3.IntegrityError):
            add(library)
        assert len(list(library.originals.on_disk())) == 1
