"""Exports of services for reading later, and the mappings that say how each of them is read."""

import csv
import io
import itertools
import json
import os
import time
import zipfile

import pytest

import resources
from tests.formats.making import lists as making
from workbench.errors import RefusedError, UsageError
from workbench.importing.formats import kind_of
from workbench.importing.lists import mapping_files
from workbench.importing.lists.mapping_files import load_mappings, parse_mapping
from workbench.importing.pieces import Part, Reference, Unread
from workbench.importing.pipeline import read_document
from workbench.importing.saved_file import SavedFile
from workbench.importing.unpacking import find_part, unpack
from workbench.model import DateState


def pieces(data: bytes, name: str = "export") -> list:
    return list(unpack(SavedFile(data, name)))


class TestWallabag:
    def test_a_text_becomes_a_document_that_is_described(self):
        data = making.as_json([making.wallabag()])
        (part,) = pieces(data, "All articles.json")
        assert isinstance(part, Part)
        said = part.description
        assert (said.title, said.authors, said.url) == (
            "The convoy leaves",
            ("Ada Quay", "Ben Mole"),
            "https://paper.example/convoy",
        )
        assert (said.published, said.saved, said.language) == ("2024-04-18", "2024-04-19T17:18:29Z", "en-GB")
        assert (said.tags, said.is_read, said.is_starred) == (("harbour", "fog & ice"), True, False)
        assert said.notes[0] == "highlight: nobody on the quay\nnote: Who?"
        for kept in (
            "updated_at: 2024-04-20T08:00:00+0200",
            "reading_time: 1",
            "preview_picture: https://paper.example/quay.jpg",
        ):
            assert kept in said.notes
        assert not any("hashed" in note for note in said.notes)
        assert find_part(SavedFile(data, "x"), "2847") == part

    def test_the_document_is_read_as_the_service_describes_it(self):
        (part,) = pieces(making.as_json([making.wallabag()]))
        document = read_document(SavedFile(part.data, part.name, part.description))
        assert document.title == "The convoy leaves"
        assert document.authors == ("Ada Quay", "Ben Mole")
        assert (document.published.edtf, document.published.state) == ("2024-04-18", DateState.STATED)
        assert "He spoke of a delay of two days, & of fog" in document.text

    def test_an_entry_without_text_is_a_reference(self):
        (piece,) = pieces(making.as_json([making.wallabag(content="", tags=[{"label": "one", "slug": "one"}])]))
        assert isinstance(piece, Reference)
        assert piece.description.tags == ("one",)

    def test_a_text_that_says_that_there_is_none_is_none(self):
        complaint = "wallabag can't retrieve contents for this article. Please <a href='x'>troubleshoot this issue</a>."
        (piece,) = pieces(making.as_json([making.wallabag(content=complaint)]))
        assert isinstance(piece, Reference)
        assert not any("retrieve" in note for note in piece.description.notes)

    def test_every_field_is_made_use_of_or_kept(self):
        entry = making.wallabag(something_new={"deep": ["a", {"b": "c"}]})
        (part,) = pieces(making.as_json([entry]))
        assert {"something_new.deep.0: a", "something_new.deep.1.b: c"} <= set(part.description.notes)


class TestOmnivore:
    def test_texts_and_highlights_lie_beside_the_list(self):
        with_text, without, stray = pieces(making.omnivore_zip(), "omnivore.zip")
        said = with_text.description
        assert isinstance(with_text, Part)
        assert (with_text.member, with_text.name) == ("the-convoy-18f", "the-convoy-18f.html")
        assert (said.tags, said.is_read, said.published) == (("harbour", "RSS"), True, "2024-10-29")
        assert (said.notes[0], said.written) == ("> nobody on the quay", ("> nobody on the quay",))
        # What a page says of itself is nothing that its reader wrote.
        assert "description: Nobody was told where it would go." in said.notes
        assert "captain" in read_document(SavedFile(with_text.data, with_text.name, said)).text
        assert isinstance(without, Reference)
        assert without.files == ("content/no-text-18f.html",)
        assert stray.member == "content/stray.html"

    def test_an_unpacked_folder_names_its_files(self):
        (piece,) = pieces(making.as_json([making.omnivore()]), "metadata_0_to_20.json")
        assert piece.files == ("content/the-convoy-18f.html",)

    def test_a_slug_leads_nowhere_else(self):
        slip = making.as_json([making.omnivore("../../../etc/passwd"), making.omnivore("..", id="2")])
        archive = making.zipped({"metadata_0_to_2.json": slip, "etc/passwd": b"root"})
        assert [getattr(piece, "files", ()) for piece in pieces(archive)][:2] == [(), ()]

    def test_a_list_in_a_folder_has_its_texts_in_it(self):
        archive = making.zipped(
            {
                "out/metadata_0.json": making.as_json([making.omnivore()]),
                "out/content/the-convoy-18f.html": b"<p>Text.</p>",
            }
        )
        assert isinstance(pieces(archive)[0], Part)

    def test_an_archive_that_looks_like_one_is_an_archive(self):
        archive = making.zipped({"metadata_0.json": b"[1]", "page.html": making.ARTICLE.encode()})
        assert kind_of(SavedFile(archive, "x.zip")).format == "zip"


POCKET = "title,url,time_added,tags,status"
TABLES = {
    "Pocket": (
        making.table(POCKET, ("The convoy, it leaves", "https://paper.example/convoy", "1589000000", "fog|ice", "archive")),
        ("The convoy, it leaves", "2020-05-09T04:53:20Z", ("fog", "ice"), True, False, ()),
    ),
    "Raindrop.io": (
        making.table(
            "id,title,note,excerpt,url,folder,tags,created,cover,highlights,favorite",
            ("7", "The convoy", "mine", "Nobody", "https://paper.example/convoy", "Harbours / North", "fog, ice",
             "2020-05-09T04:53:20.000Z", "", "Highlight: dawn", "true"),
        ),
        ("The convoy", "2020-05-09T04:53:20Z", ("fog", "ice", "Harbours / North"), False, True,
         ("mine", "excerpt: Nobody", "highlights: Highlight: dawn")),
    ),
    "Instapaper": (
        making.table(
            "URL,Title,Selection,Folder,Timestamp,Tags",
            ("https://paper.example/convoy", "The convoy", "Nobody was told", "Archive", "1589000000", '["fog","ice"]'),
        ),
        ("The convoy", "2020-05-09T04:53:20Z", ("fog", "ice"), True, False, ("Nobody was told",)),
    ),
    "Readwise Reader": (
        making.table(
            "Title,URL,ID,Document tags,Saved date,Reading progress,Location,Seen",
            ("The convoy", "https://paper.example/convoy", "01h", "['fog', 'captain\\'s']", "2020-05-09 04:53:20+00:00", "0.4", "later", "True"),
        ),
        ("The convoy", "2020-05-09T04:53:20Z", ("fog", "captain's"), False, False,
         ("Reading progress: 0.4", "Location: later", "Seen: True")),
    ),
    "Matter": (
        making.table(
            "Title,Author,Publisher,URL,Tags,Word Count,In Queue,Favorited,Read,Highlight Count,Last Interaction Date,File Id",
            ("The convoy", "Ada Quay", "The Paper", "https://paper.example/convoy", "fog", "400", "False", "True", "True", "0",
             "2020-05-09 04:53:20", ""),
        ),
        ("The convoy", None, ("fog",), True, True,
         ("Word Count: 400", "In Queue: False", "Highlight Count: 0", "Last Interaction Date: 2020-05-09 04:53:20")),
    ),
}  # fmt: skip


class TestTables:
    @pytest.mark.parametrize("service", TABLES)
    def test_a_row_is_a_reference_and_no_column_is_lost(self, service):
        data, expected = TABLES[service]
        (piece,) = pieces(data, "export.csv")
        said = piece.description
        assert (said.title, said.saved, said.tags, said.is_read, said.is_starred, said.notes) == expected
        assert (said.url, said.basis) == ("https://paper.example/convoy", f"{service} export")

    @pytest.mark.parametrize("service", TABLES)
    def test_another_reader_sees_the_same_cells(self, service):
        data, _ = TABLES[service]
        (row,) = csv.DictReader(io.StringIO(data.decode(), newline=""))
        (piece,) = pieces(data)
        told = str(piece)
        assert all(
            part in told
            for cell in row.values()
            for part in cell.replace("|", " ").split(" ")
            if part.isalpha() and len(part) > 7
        )

    def test_parts_in_an_archive(self):
        part = TABLES["Pocket"][0]
        highlights = making.as_json(
            [{"url": "https://paper.example/c", "title": "C", "highlights": [{"quote": "dawn", "created_at": 1}]}]
        )
        found = pieces(
            making.zipped(
                {"part_000000.csv": part, "part_000001.csv": part, "annotations/part_000000.json": highlights}
            )
        )
        assert [piece.member for piece in found] == [
            "part_000000.csv/https://paper.example/convoy", "part_000001.csv/https://paper.example/convoy",
            "annotations/part_000000.json/https://paper.example/c",
        ]  # fmt: skip
        assert found[2].description.notes == ("highlight: dawn",)

    def test_semicolons_other_cases_and_more_cells_than_columns(self):
        data = "﻿Title;URL;Time_Added;Tags;Status\nT;https://a.example;1589000000;;unread;more\n".encode()
        (piece,) = pieces(data)
        assert (piece.description.title, piece.description.notes) == ("T", ("column 6: more",))

    def test_what_is_no_address_of_the_web_is_kept_as_words(self):
        (piece,) = pieces(making.table(POCKET, ("T", "javascript:alert(1)", "x", "", "")))
        assert piece.description.url is None
        assert piece.description.notes == ("address: javascript:alert(1)", "time_added: x")

    def test_a_row_that_says_nothing_is_told(self):
        (piece,) = pieces(making.table(POCKET, ("", "file:///etc/passwd", "1", "", "")))
        assert isinstance(piece, Unread)


def test_starred_articles_have_their_text():
    (part,) = pieces(making.starred(), "starred.json")
    said = part.description
    assert isinstance(part, Part)
    assert (said.source, said.url, said.published) == ("The Paper", "https://paper.example/convoy", "2015-02-18")
    assert (said.tags, said.is_starred, said.is_read) == (("Harbours",), True, False)
    assert "origin.htmlUrl: https://paper.example" in said.notes


def test_goodlinks():
    entry = {
        "id": "1",
        "url": "https://a.example/",
        "title": "A",
        "summary": "S",
        "addedAt": 1589000000.5,
        "readAt": None,
        "starred": True,
        "tags": ["fog"],
    }
    first, second = pieces(json.dumps([entry, entry | {"readAt": 1589000001.0}]).encode(), "GoodLinks.json")
    assert (first.description.saved, first.description.is_read, first.description.is_starred) == (
        "2020-05-09T04:53:20Z",
        False,
        True,
    )
    assert (second.description.is_read, second.member) == (True, "https://a.example/ (2)")


@pytest.mark.parametrize(
    "data",
    [
        making.table(POCKET, ("T", "https://a.example/", "1", "", "")) + b"T,https://a.example/,1,a,b\n" * 1_000_000,
        b"[" + b",".join([making.as_json(making.wallabag(content=""))] * 100) + b",{}" * 1_000_000 + b"]",
    ],
    ids=["table", "json"],
)
def test_a_list_of_a_million_is_read_as_it_is_taken(data):
    started = time.process_time()
    assert len(list(itertools.islice(unpack(SavedFile(data, "large")), 1000))) == 1000
    assert time.process_time() - started < 2


def test_a_list_that_is_cut_off_gives_what_came_before():
    data = making.as_json([making.wallabag(id=n) for n in range(3)])[:-300]
    *read, end = pieces(data)
    assert [piece.member for piece in read] == ["0", "1"]
    assert isinstance(end, Unread)


OWN = """mapping: 1
service: My notes
told:
  csv:
    columns: [headline, link, when]
fields:
  title: headline
  url: link
  published: {from: when, written: words}
  content: {from: body, written: text}
"""


@pytest.fixture
def own_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("DATELINE_CONFIG", str(tmp_path))
    folder = tmp_path / "mappings"
    folder.mkdir()
    mapping_files._load.cache_clear()
    yield folder
    mapping_files._load.cache_clear()


class TestOwnMappings:
    def test_a_mapping_of_the_users_is_used_without_ado(self, own_folder):
        (own_folder / "mine.yaml").write_text(OWN)
        data = making.table(
            "headline,link,when,body,mood", ("H", "https://a.example", "9 May 2020", "A sentence stands here.", "grim")
        )
        (part,) = pieces(data, "mine.csv")
        assert (part.data, part.name) == (b"A sentence stands here.", "H.txt")
        assert (part.description.published, part.description.notes) == ("2020-05-09", ("mood: grim",))

    @pytest.mark.parametrize(
        ("change", "line", "words"),
        [
            (("  url: link", "  adress: link"), 8, "unknown field `adress`"),
            (("written: words", "written: whenever"), 9, "whenever"),
            (("mapping: 1", "mapping: 7"), 1, "version"),
            (("service: My notes", "service: [a"), 3, "YAML"),
            (("columns: [headline, link, when]", "columns: [headline]"), 4, "at least 3"),
            (("  title: headline", "  title: 5"), 7, "Expected"),
            (("service: My notes", "service: &a x\nagain: *a"), 3, "refers to another place"),
            (("  csv:", "  cvs:"), 4, "cvs"),
        ],
    )
    def test_a_mistake_is_named_with_its_line(self, change, line, words):
        with pytest.raises(UsageError) as error:
            parse_mapping(OWN.replace(*change).encode(), "mine.yaml")
        assert words in str(error.value)
        assert str(error.value).startswith(f"mine.yaml, line {line}"), str(error.value)

    def test_a_broken_mapping_is_told_where_its_file_would_be_misread(self, own_folder):
        (own_folder / "mine.yaml").write_text(OWN.replace("fields:", "felds:"))
        assert len(load_mappings().problems) == 1
        with pytest.raises(RefusedError, match=r"mine.yaml, line \d+"):
            pieces(b"headline,link,when\nH,https://a.example,2020\n", "mine.csv")
        assert len(pieces(TABLES["Pocket"][0], "part_000000.csv")) == 1

    @pytest.mark.parametrize(
        "data", [b"", b"[]", b"x", b"\x00", b"a: " + b"[" * 60_000, b"\xff\xfe\x00", b"mapping: 1\n", b"- " * 30_000]
    )
    def test_rubbish_is_refused_with_its_name(self, data):
        with pytest.raises(UsageError, match=r"^mine\.yaml"):
            parse_mapping(data, "mine.yaml")

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
    def test_a_file_that_may_not_be_read_is_told(self, own_folder):
        (own_folder / "mine.yaml").write_text(OWN)
        (own_folder / "mine.yaml").chmod(0)
        assert "cannot be read" in load_mappings().problems[0]


def test_the_mappings_that_ship_are_sound():
    names = sorted(path.name for path in resources.path("mappings").iterdir())
    assert len([parse_mapping(resources.read_bytes(f"mappings/{name}"), name) for name in names]) >= 10


def test_another_reader_sees_what_we_made():
    assert json.loads(making.as_json([making.wallabag()]))[0]["url"] == "https://paper.example/convoy"
    with zipfile.ZipFile(io.BytesIO(making.omnivore_zip())) as archive:
        assert archive.testzip() is None
