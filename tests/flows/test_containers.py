"""Containers: what lies in one is an article of its own, found again byte for byte; an import leaves a record and can be taken back."""

import gzip
import json

import pytest

from tests.formats.hostile.archives import zipped
from workbench.jobs import JobContext
from workbench.library.articles import get_article, list_articles, make_evidence, verify_evidence
from workbench.library.store import Library
from workbench.maintenance import check_library


def page(number: int) -> bytes:
    return (
        f"<html><head><title>Harbour {number}</title><link rel=canonical href='https://news.example/{number}'></head><body><article>"
        f"<h1>Harbour {number}</h1><p>Harbour number {number} was closed on October 2{number}, 1962, and opened again later.</p></article></body></html>"
    ).encode()


@pytest.fixture(scope="module")
def filled(tmp_path_factory, dateline):
    """A library with a ZIP in a ZIP, the same page twice in it, a packed page, and one loose page that the ZIP has too."""
    folder = tmp_path_factory.mktemp("containers")
    inner = zipped({"deep.html": page(3), "twice.html": page(1)})
    (folder / "all.zip").write_bytes(
        zipped(
            {
                "one.html": page(1),
                "two.html": page(2),
                "two_files/ad.html": page(9),
                "in.zip": inner,
                "a.png": b"\x89PNG\r\n\x1a\n",
            }
        )
    )
    (folder / "four.html.gz").write_bytes(gzip.compress(page(4)))
    (folder / "one.html").write_bytes(page(1))
    done = dateline(
        "--library", folder / "L", "import", folder / "all.zip", folder / "four.html.gz", folder / "one.html", "--json"
    )
    lines = [json.loads(line) for line in done.stdout.decode().splitlines()]
    return folder, done.returncode, [line for line in lines if line["event"] != "progress"]


def test_each_document_of_a_container_is_an_article(filled):
    _, code, lines = filled
    told = {
        (line["event"], line["path"].rpartition("/")[2], line.get("member"))
        for line in lines
        if line["event"] != "done"
    }
    known_once = {
        ("imported", "one.html", None),
        ("imported", "all.zip", "one.html"),
        ("imported", "all.zip", "in.zip/twice.html"),
    } & told
    assert len(known_once) == 1
    assert {
        ("imported", "all.zip", "two.html"),
        ("imported", "all.zip", "in.zip/deep.html"),
        ("imported", "four.html.gz", "four.html"),
    } < told
    assert ("refused", "all.zip", "a.png") in told
    assert code == 1
    done = lines[-1]
    assert (done["imported"], done["duplicates"], done["refused"], done["run"]) == (4, 2, 1, 1)


def test_every_document_comes_out_as_it_went_in(filled, dateline):
    folder, _, _ = filled
    with Library.open(folder / "L") as library:
        articles = {article.title: article for article in list_articles(library)}
    for number in (2, 3, 4):
        shown = dateline("--library", folder / "L", "show", str(articles[f"Harbour {number}"].id), "--original")
        assert shown.stdout == page(number)
    whole = dateline("--library", folder / "L", "show", str(articles["Harbour 3"].id), "--container")
    assert whole.stdout == (folder / "all.zip").read_bytes()


def test_evidence_names_the_document_and_not_its_container(filled):
    folder, _, _ = filled
    with Library.open(folder / "L") as library:
        for article in list_articles(library):
            row = library.connection.execute(
                "SELECT text FROM article_text WHERE article = ?", (article.id,)
            ).fetchone()
            evidence = make_evidence(article, 1, row["text"], 0, 7)
            assert evidence.original == article.content
            assert verify_evidence(library, evidence)


def test_a_lost_database_is_filled_again_from_its_containers(filled, tmp_path, dateline):
    folder = tmp_path / "L"
    (tmp_path / "all.zip").write_bytes(zipped({"one.html": page(1), "two.html": page(2)}))
    assert dateline("--library", folder, "import", tmp_path / "all.zip").returncode == 0
    assert dateline("--library", folder, "purge", "1", "--yes").returncode == 0
    with Library.open(folder) as library:
        left = [article.member for article in list_articles(library)]
    assert len(left) == 1
    (folder / "library.sqlite").unlink()
    check_library(JobContext(), folder, repair=True)
    with Library.open(folder) as library:
        # What was purged from a container stays out, though its bytes are there.
        assert [article.member for article in list_articles(library)] == left


def test_an_import_is_recorded_and_can_be_taken_back(tmp_path, dateline):
    folder = tmp_path / "L"
    (tmp_path / "old.html").write_bytes(page(1))
    (tmp_path / "new.html").write_bytes(page(2))
    dateline("--library", folder, "import", tmp_path / "old.html")
    dateline("--library", folder, "import", tmp_path / "old.html", tmp_path / "new.html", tmp_path / "none.html")
    runs = json.loads(dateline("--library", folder, "imports", "--json").stdout)
    assert [(run["imported"], run["duplicates"], run["refused"]) for run in runs] == [(1, 1, 1), (1, 0, 0)]
    assert runs[0]["program"].startswith("Dateline ")
    items = [json.loads(line) for line in dateline("--library", folder, "imports", "2", "--json").stdout.splitlines()]
    assert {(item["event"], item["size_bytes"]) for item in items} == {
        ("duplicate", len(page(1))),
        ("imported", len(page(2))),
        ("refused", 0),
    }
    assert dateline("--library", folder, "undo-import", "2").returncode == 0
    titles = [line["title"] for line in json.loads(dateline("--library", folder, "list", "--json").stdout)]
    assert titles == ["Harbour 1"]
    assert dateline("--library", folder, "undo-import", "2").returncode == 2
    assert dateline("--library", folder, "undo").returncode == 0
    assert len(json.loads(dateline("--library", folder, "list", "--json").stdout)) == 2


def test_the_same_article_in_other_bytes_is_not_stored_twice(tmp_path, dateline):
    folder = tmp_path / "L"
    (tmp_path / "a.html").write_bytes(page(1))
    (tmp_path / "b.html").write_bytes(page(1).replace(b"<body>", b"<body>  <!-- saved again -->"))
    assert dateline("--library", folder, "import", tmp_path / "a.html").returncode == 0
    done = dateline("--library", folder, "import", tmp_path / "b.html")
    assert done.stdout.startswith(b"duplicate ")
    with Library.open(folder) as library:
        assert get_article(library, 1).size_bytes == len(page(1))
        assert len(list(list_articles(library))) == 1
