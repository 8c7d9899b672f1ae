"""Imports of what is odd without being hostile: names that return, files that are the same in other bytes, libraries in what is imported."""

import io
import json
import os
import tarfile
import time
import warnings
import zipfile

import pytest

from tests.formats.hostile.archives import entry, zipped
from tests.formats.making import documents
from tests.formats.making.pdf import scan
from workbench.errors import LibraryError
from workbench.importing import unpacking
from workbench.importing.choices import Choices
from workbench.importing.job import Wishes, import_paths
from workbench.importing.saved_file import SavedFile
from workbench.jobs import JobContext
from workbench.library.articles import get_article, list_articles
from workbench.library.check import CheckReport, examine, strays
from workbench.library.decisions import delete
from workbench.library.import_runs import items_of, list_runs
from workbench.library.purge import purge
from workbench.library.store import Library
from workbench.library.tags import tags_of
from workbench.library.wanted import list_wanted
from workbench.maintenance import check_library
from workbench.rereading import reread
from workbench.saved_bytes import read_saved


def page(number: int, more: str = "") -> bytes:
    return (
        f"<html><head><title>Harbour {number}</title></head><body><article><h1>Harbour {number}</h1>"
        f"<p>Harbour number {number} was closed on October 2{number}, 1962, and opened again later.</p></article>{more}</body></html>"
    ).encode()


@pytest.fixture
def library(tmp_path):
    with Library.open_or_create(tmp_path / "L") as library:
        yield library


@pytest.fixture
def take(tmp_path, library):
    """Import these files, by name, and return what was told: event, member, number and reason."""
    count = iter(range(100))

    def take_(files, wishes=None):
        folder = tmp_path / f"in {next(count)}"
        folder.mkdir()
        for name, data in files.items():
            (folder / name).write_bytes(data)
        told = []
        import_paths(JobContext(), library, [str(folder)], told.append, wishes=wishes or Wishes(), jobs=1)
        return [(event.event.value, event.member, event.id, event.reason) for event in told]

    return take_


def twice_named(*pages: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for data in pages:
            archive.writestr("page.html", data)
    return target.getvalue()


def test_files_of_one_name_in_an_archive_are_found_apart(take, library):
    assert take({"a.zip": twice_named(page(1), page(2), page(3))}) == [
        ("imported", "page.html", 1, None),
        ("imported", "page.html (2)", 2, None),
        ("imported", "page.html (3)", 3, None),
    ]
    assert [read_saved(library, number) for number in (1, 2, 3)] == [page(1), page(2), page(3)]


def test_names_that_are_the_same_where_they_are_cut_are_told_apart(take):
    deep = "d/" * 900
    told = take({"a.zip": zipped({deep + "x.html": page(1), deep + "y.html": page(2)})})
    assert [event for event, *_ in told] == ["imported"] * 2


def test_a_name_that_looks_counted_is_not_given_twice():
    files = {"page.html": page(1), "page.html (2)": page(2)}
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name, data in [*files.items(), ("page.html", page(3)), ("page.html (2)", page(4))]:
            archive.writestr(name, data)
    members = [piece.member for piece in unpacking.unpack(SavedFile(target.getvalue(), "a.zip"))]
    assert members[:3] == ["page.html", "page.html (2)", "page.html (3)"]
    assert len(set(members)) == 4


def test_a_name_that_is_no_text_costs_nothing_but_itself(take):
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w", format=tarfile.USTAR_FORMAT, errors="surrogateescape") as archive:
        for name, data in (("old\udce9.html", page(1)), ("new.html", page(2))):
            archive.addfile(entry(name, len(data)), io.BytesIO(data))
    assert take({"a.tar": target.getvalue()}) == [
        ("imported", "old?.html", 1, None),
        ("imported", "new.html", 2, None),
    ]


def test_other_bytes_at_the_same_place_of_a_container_are_told_and_cost_nothing(take, library):
    packed = zipped({"page.html": page(1)})
    take({"a.zip": packed})
    with library.write() as connection:
        connection.execute("UPDATE article SET content = ?, clean = ''", ("0" * 64,))
    ((event, _, article, reason),) = take({"a.zip": packed})
    assert (event, article, reason) == ("duplicate", 1, "it was read as article 1 before")


@pytest.mark.parametrize("name", ["b.html", "b.zip"])
def test_of_a_file_whose_text_is_here_nothing_is_kept(take, library, name):
    other = page(1, more="<!-- saved again -->")
    take({"a.html": page(1)})
    ((event, _, article, reason),) = take({name: zipped({"x.html": other}) if name.endswith("zip") else other})
    assert (event, article, reason) == ("duplicate", 1, "its text is that of article 1")
    assert strays(library) == {}


def test_a_container_of_which_one_document_is_new_is_kept(take, library):
    take({"a.html": page(1)})
    packed = zipped({"x.html": page(1, more="<!-- again -->"), "y.html": page(2)})
    assert [event for event, *_ in take({"b.zip": packed})] == ["duplicate", "imported"]
    assert read_saved(library, 2) == page(2)


def test_scans_without_a_text_are_not_taken_for_each_other(take):
    wishes = Wishes(choices=Choices(keeps_scans=True))
    first, second = take({"page.pdf": scan(1)}, wishes), take({"page.pdf": scan(2)}, wishes)
    assert [event for event, *_ in first + second] == ["imported", "imported"]


def test_what_had_the_text_of_another_is_an_article_again_when_the_database_is_lost(take, library, tmp_path):
    take({"a.html": page(1)})
    with library.write() as connection:
        # As in a library of a time when texts were not compared.
        connection.execute("UPDATE article SET clean = ''")
    assert take({"b.html": page(1, more="<!-- again -->")})[0][0] == "imported"
    library.close()
    for file in (tmp_path / "L").glob("library.sqlite*"):
        file.unlink()
    check_library(JobContext(), tmp_path / "L", repair=True)
    with Library.open(tmp_path / "L") as again:
        assert len(list(list_articles(again))) == 2
        assert strays(again) == {}


def test_what_was_purged_and_imported_again_comes_back_when_the_database_is_lost(take, library, tmp_path):
    take({"a.html": page(1)})
    purge(library, [1])
    take({"a.html": page(1)})
    library.close()
    # A purge is known to the second: what was imported again within the same one passes for what it left behind.
    later = time.time() + 5
    for file in (tmp_path / "L" / "originals").rglob("*"):
        os.utime(file, (later, later))
    for file in (tmp_path / "L").glob("library.sqlite*"):
        file.unlink()
    check_library(JobContext(), tmp_path / "L", repair=True)
    with Library.open(tmp_path / "L") as again:
        assert [article.title for article in list_articles(again)] == ["Harbour 1"]


def test_what_comes_back_from_the_trash_gets_date_and_tags_too(take, library):
    take({"a.html": page(1)})
    delete(library, 1)
    listed = "TY  - NEWS\nTI  - Harbour 1\nKW  - sea\nL1  - page.html\nER  - \n"
    told = take({"page.html": page(1), "list.ris": listed.encode()}, Wishes(date="1963-01"))
    assert told[-1][:3] == ("imported", "", 1)
    assert get_article(library, 1).published.edtf == "1963-01"
    assert tags_of(library, 1) == ("sea",)


@pytest.mark.parametrize("is_packed", [False, True])
def test_a_book_in_an_archive_is_found_and_read_again_as_a_whole(take, library, is_packed):
    book = documents.book()
    take({"books.zip": zipped({"shelf/book.epub": book})} if is_packed else {"book.epub": book})
    assert read_saved(library, 1) == book
    assert reread(JobContext(), library, [1]).refused == []


def test_a_book_by_chapter_in_an_archive_is_found_and_read_again(take, library):
    told = take({"books.zip": zipped({"book.epub": documents.book()})}, Wishes(choices=Choices(by_chapter=True)))
    numbers = [article for event, _, article, _ in told if event == "imported"]
    assert len(numbers) > 1
    for number in numbers:
        assert read_saved(library, number)
    assert reread(JobContext(), library, numbers).refused == []


def test_a_damaged_text_does_not_keep_others_from_being_read_again(take, library):
    take({"a.html": page(1), "b.html": page(2)})
    with library.write() as connection:
        connection.execute("UPDATE article_text SET text = 'changed' WHERE article = 1")
    report = reread(JobContext(), library, [1, 2])
    assert [article for article, _ in report.refused] == [1]
    assert report.same == [2]


def test_a_list_may_name_what_is_no_path(take):
    entries = [
        {"title": f"Title {n}", "type": "article", "id": str(n), "file": name}
        for n, name in enumerate(
            ("a\0b.html", "../" * 50 + "etc/passwd", "//server/share/a.html", "x" * 5000, "C:\\a.html")
        )
    ]
    assert [event for event, *_ in take({"list.json": json.dumps(entries).encode()})] == ["listed"] * 5


def test_an_import_that_is_asked_for_undecodable_bytes_tells_so(library, tmp_path):
    told = []
    import_paths(JobContext(), library, [str(tmp_path / "no\udce9")], told.append, jobs=1)
    assert [event.event.value for event in told] == ["refused"]
    assert list_runs(library)[0].paths == (f"{tmp_path}/no\\xe9",)


def test_a_library_is_not_read_into_itself(library, take, tmp_path):
    take({"a.html": page(1)})
    told = []
    (tmp_path / "in 0" / "link").symlink_to(tmp_path / "L")
    import_paths(JobContext(), library, [str(tmp_path)], told.append, jobs=1)
    events = {(event.event.value, event.path.removeprefix(f"{tmp_path}/")) for event in told}
    assert events == {("duplicate", "in 0/a.html"), ("refused", "L"), ("refused", "in 0/link")}


def test_a_purge_takes_names_and_addresses_out_of_the_record_of_imports(library, tmp_path):
    """What a list said of an article before it came, too; of what else was imported with it everything stays."""
    bookmarks = (
        "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE><H1>Bookmarks</H1><DL><p>\n"
        '<DT><A HREF="https://x.example/zebra">Zebra</A>\n<DT><A HREF="https://x.example/heron">Heron</A></DL>'
    )
    files = {
        "list.html": bookmarks.encode(),
        "zebra.html": page(1).replace(b"</title>", b"</title><link rel=canonical href='https://x.example/zebra'>"),
        "heron.html": page(2),
        "birds.zip": zipped({"zebra.html": page(3), "heron.html": page(4)}),
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    asked = (["list.html"], ["zebra.html", "heron.html", "birds.zip"], ["zebra.html"])
    for names in asked:
        import_paths(JobContext(), library, [str(tmp_path / name) for name in names], lambda _event: None, jobs=1)
    zebras = [a.id for a in list_articles(library) if a.title in {"Harbour 1", "Harbour 3"}]
    assert len(zebras) == 2
    purge(library, zebras)
    runs = {run.id: [path.rpartition("/")[2] for path in run.paths] for run in list_runs(library)}
    assert runs == {1: ["list.html"], 2: ["heron.html", "birds.zip"]}
    assert [item.title for item in items_of(library, 1)] == ["Heron"]
    rows = [
        str(tuple(row))
        for (table,) in library.connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        for row in library.connection.execute(f"SELECT * FROM {table}")
    ]
    assert [row for row in rows if "zebra" in row.lower()] == []


def test_what_a_member_is_called_is_no_line_of_ours(dateline_here, tmp_path):
    (tmp_path / "a.zip").write_bytes(
        zipped({"x\x1b[2J\nimported fake.html": page(1), "y\nz.png": b"\x89PNG\r\n\x1a\n"})
    )
    done = dateline_here("--library", tmp_path / "L", "import", tmp_path / "a.zip")
    assert b"\x1b" not in done.stdout + done.stderr
    assert len(done.stdout.splitlines()) == 1
    assert sum(line.startswith(b"refused") for line in done.stderr.splitlines()) == 1
    done = dateline_here("extract", tmp_path / "a.zip")
    assert b"\x1b" not in done.stderr
    assert [line for line in done.stderr.splitlines() if line.startswith(b"z.png")] == []


def test_a_record_that_is_damaged_is_told_and_stops_no_import(library, take):
    listed = "TY  - NEWS\nTI  - Harbour 1\nUR  - https://x.example/1\nER  - \n"
    take({"list.ris": listed.encode()})
    with library.write() as connection:
        connection.execute("UPDATE wanted SET description = '{'")
        connection.execute("UPDATE import_run SET paths = '['")
    assert [entry.title for entry in list_wanted(library)] == ["Harbour 1"]
    linked = page(1).replace(b"</title>", b"</title><link rel=canonical href='https://x.example/1'>")
    assert [event for event, *_ in take({"a.html": linked})] == ["imported"]
    with pytest.raises(LibraryError, match="import 1 is damaged"):
        list_runs(library)


def test_a_rule_that_nobody_made_is_found(library):
    with library.write() as connection:
        connection.execute("INSERT INTO zone_rule VALUES ('x.example', 'all of it', 'boilerplate')")
    report = CheckReport()
    examine(JobContext(), library, report)
    assert [problem.kind for problem in report.problems] == ["zone-rule"]
