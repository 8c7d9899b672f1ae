"""References, bookmarks and plain addresses: what comes of each entry; other readers of the same formats agree on what we made."""

import html.parser
import io
import json
from xml.etree import ElementTree

import pytest
import rispy
from pybtex.database import BibliographyData, Entry, Person, parse_string

from tests.formats.making import lists as making
from workbench.errors import RefusedError
from workbench.importing.formats import kind_of
from workbench.importing.lists.times import edtf_of, moment_of
from workbench.importing.pieces import Reference, Unread
from workbench.importing.saved_file import SavedFile
from workbench.importing.unpacking import unpack


def pieces(data: bytes, name: str = "list.txt") -> list:
    return list(unpack(SavedFile(data, name)))


def kind(data: bytes, name: str = "list.txt") -> str:
    return kind_of(SavedFile(data, name)).format


class TestTimes:
    @pytest.mark.parametrize(
        ("text", "edtf"),
        [
            ("2020-05-09", "2020-05-09"), ("2020-05", "2020-05"), ("2020", "2020"), ("2020-05-09T10:00:00Z", "2020-05-09"),
            ("2020/05/09/", "2020-05-09"), ("2020///", "2020"), ("2020/05//", "2020-05"), ("May 2020", "2020-05"),
            ("9 May 2020", "2020-05-09"), ("May 9th, 2020", "2020-05-09"), ("Saturday, 9 May 2020", "2020-05-09"),
            ("9. mai 2020", "2020-05-09"), ("2020-00-00", "2020"), ("2020-05-00 2020-05", None), ("Spring 2020", None),
            ("05/09/2020", None), ("2020-02-30", None), ("2020-05-09/2020-05-12", None), ("May or June 2020", None), ("", None),
            ("n.d.", None), ("²⁰²⁰", None), ("9" * 5000, None),
        ],
    )  # fmt: skip
    def test_a_day_is_what_is_stated_and_no_more(self, text, edtf):
        assert edtf_of(text) == edtf

    @pytest.mark.parametrize(
        ("value", "unit", "moment"),
        [
            ("1589000000", "seconds", "2020-05-09T04:53:20Z"), (1589000000000, "milliseconds", "2020-05-09T04:53:20Z"),
            ("2020-05-09T06:53:20+0200", "", "2020-05-09T04:53:20Z"), ("2020-05-09 04:53:20", "", "2020-05-09T04:53:20"),
            ("2020-05-09", "", "2020-05-09"), ("2020-W19-6", "", "2020-05-09"), (0, "seconds", None), ("nan", "seconds", None), ("1e400", "seconds", None),
            (-5, "seconds", None), (True, "seconds", None), ("soon", "", None), ("0001-01-01T00:00:00+14:00", "", None),
            (10**400, "seconds", None),
        ],
    )  # fmt: skip
    def test_a_moment_is_iso_8601_in_universal_time_where_its_zone_is_known(self, value, unit, moment):
        assert moment_of(value, unit) == moment


class TestZotero:
    def test_an_item_has_its_creators_notes_tags_and_files(self):
        first, *_ = pieces(making.zotero(), "library.rdf")
        said = first.description
        assert (said.title, said.authors, said.source) == ("The convoy leaves", ("Ada Quay", "Ben Mole"), "The Paper")
        assert (said.url, said.published, said.saved) == (
            "https://paper.example/convoy",
            "2020-05-09",
            "2020-05-10T08:30:00",
        )
        assert (said.tags, said.language, said.outranks, said.basis) == (("fog", "ice"), "en-GB", True, "Zotero RDF")
        assert said.notes == (
            "Nobody was told.", "Ask the captain again.\nAnd the mate.", "editor: Eve Pier", "pages: 4-5", "type: newspaperArticle"
        )  # fmt: skip
        assert first.files == ("files/8/convoy.html",)

    def test_a_journal_stands_by_itself_and_collections_are_tags(self):
        _, second, third = pieces(making.zotero(), "library.rdf")
        assert (second.member, second.description.source) == ("item_9", "Journal of Fog")
        assert second.description.tags == ("Harbours/North",)
        assert second.description.published is None
        assert "date: Spring 2019" in second.description.notes
        assert second.description.authors == ("Harbour Office",)
        assert (third.description.title, third.files) == ("Alone", ("files/11/alone.pdf",))

    def test_a_parser_of_another_make_sees_the_same_items(self):
        root = ElementTree.fromstring(making.zotero())
        titles = {node.text for node in root.iter("{http://purl.org/dc/elements/1.1/}title")}
        assert {piece.description.title for piece in pieces(making.zotero())} <= titles

    def test_what_stands_before_a_cut_is_read(self):
        *read, end = pieces(making.zotero()[:-900])
        assert read[0].description.title == "The convoy leaves"
        assert isinstance(end, Unread)

    def test_entities_are_refused(self):
        bomb = making.zotero().replace(b"<rdf:RDF", b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rdf:RDF', 1)
        with pytest.raises(RefusedError, match="entities"):
            pieces(bomb)


class TestRis:
    def test_a_reference_has_all_its_files_and_notes(self):
        first, second = pieces(making.RIS.encode())
        said = first.description
        assert (first.member, said.title, said.authors) == ("convoy", "The convoy leaves", ("Ada Quay", "Ben Mole"))
        assert (said.source, said.published, said.url) == ("The Paper", "2020-05-09", "https://paper.example/convoy")
        assert (said.tags, said.language, said.saved) == (("fog", "ice"), "en-GB", "2020-05-10")
        assert first.files == ("files/8/convoy.pdf", "0123/second.pdf")
        assert said.notes == (
            "Nobody was told.", "Ask the captain again.", "editor: Eve Pier", "link: https://paper.example/full",
            "PY: 2020", "SP: 4",
        )  # fmt: skip
        assert (second.description.source, second.description.published) == ("Journal of Fog", "2019")

    def test_rispy_reads_what_we_made(self):
        theirs = rispy.loads(making.RIS)
        assert [entry["title"] for entry in theirs] == [
            piece.description.title for piece in pieces(making.RIS.encode())
        ]

    def test_what_rispy_writes_is_read(self):
        entries = [
            {"type_of_reference": "ELEC", "title": f"Title {n}", "urls": [f"https://e.example/{n}"]} for n in range(3)
        ]
        written = rispy.dumps(entries).encode()
        found = pieces(written)
        assert [piece.description.title for piece in found] == ["Title 0", "Title 1", "Title 2"]
        assert [piece.description.url for piece in found] == [f"https://e.example/{n}" for n in range(3)]

    def test_lines_that_go_on_belong_to_what_they_go_on_with(self):
        (piece,) = pieces(b"TY  - NEWS\r\nTI  - A title\r\nN1  - One line\r\n and another\r\nER  -\r\n")
        assert piece.description.notes == ("One line\nand another",)


class TestBibtex:
    def test_an_entry_is_what_tex_would_print(self):
        first, second = pieces(making.BIBTEX.encode(), "library.bib")
        said = first.description
        assert (first.member, said.title) == ("quay2020", "The Convoy leaves — at last")
        assert said.authors == ("Ada Quay", "Ben Möle", "Office of Harbours and Piers")
        assert (said.source, said.published, said.saved) == ("Journal of Fog", "2020-05-09", "2020-05-10")
        assert (said.url, said.tags, said.language) == ("https://paper.example/convoy_1", ("fog", "ice"), "english")
        assert said.notes == ("Nobody was told.", "Ask the captain again.", "editor: Eve Pier", "pages: 4--5")
        assert first.files == ("files/8/convoy.pdf", "files/9/a;b.html")
        assert (second.description.published, second.description.url) == ("2019-03-09", "https://mole.example/")
        assert second.files == (r"C:\Users\mole\fog.pdf",)

    @pytest.mark.parametrize(
        ("field", "paths"),
        [
            (r":files/a.pdf:PDF", ("files/a.pdf",)), ("files/a.pdf", ("files/a.pdf",)),
            (":home/mole/a.pdf:pdf;:home/mole/b.pdf:pdf", ("home/mole/a.pdf", "home/mole/b.pdf")),
            (r":C$\backslash$:/Users/mole/a.pdf:pdf", (r"C:/Users/mole/a.pdf",)),
            (r"A title\: with colon:files/a\:b.pdf:application/pdf", ("files/a:b.pdf",)),
            (r"C:\mole\a.pdf", (r"C:\mole\a.pdf",)), ("", ()), (";;::", ()),
        ],
    )  # fmt: skip
    def test_files_are_found_in_the_styles_of_all_who_write_them(self, field, paths):
        (piece,) = pieces(f"@misc{{a,\n title = {{T}},\n file = {{{field}}}\n}}\n".encode())
        assert piece.files == paths

    def test_pybtex_reads_what_we_made(self):
        theirs = parse_string(making.BIBTEX, "bibtex")
        assert list(theirs.entries) == [piece.member for piece in pieces(making.BIBTEX.encode())]

    def test_what_pybtex_writes_is_read(self):
        people = {"author": [Person("Quay, Ada"), Person("Ben Mole")]}
        data = BibliographyData(
            {f"k{n}": Entry("misc", [("title", f"T {n}"), ("year", "2020")], people) for n in range(3)}
        )
        found = pieces(data.to_string("bibtex").encode())
        assert [piece.member for piece in found] == ["k0", "k1", "k2"]
        assert {piece.description.authors for piece in found} == {("Ada Quay", "Ben Mole")}

    def test_damage_is_of_one_entry_alone(self):
        found = pieces(b"@misc{a,\n title = {One}\n}\n@misc{b,\n title = {Two,\n}\n@misc{c,\n title = {Three}\n}\n")
        assert [p.description.title for p in found if isinstance(p, Reference)] == ["One", "Two,", "Three"]
        assert sum(isinstance(p, Unread) for p in found) == 1


class TestCsl:
    def test_an_entry(self):
        (piece,) = pieces(making.as_json([making.csl()]), "export.json")
        said = piece.description
        assert (said.title, said.authors, said.source) == (
            "The convoy leaves",
            ("Ada Quay", "Harbour Office"),
            "The Paper",
        )
        assert (said.published, said.saved, said.tags) == ("2020-05-09", "2020-05-10", ("fog", "ice"))
        assert said.notes == ("Nobody was told.", "editor: Eve Pier", "type: article-newspaper", "page: 4-5")

    def test_other_data_of_the_same_keys_is_none(self):
        assert kind(json.dumps([{"id": 1, "type": "user", "title": "x"}]).encode()) == "stranger"


class _Links(html.parser.HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []

    def handle_starttag(self, tag, attrs):
        if tag == "a":
            self.links.append(dict(attrs)["href"])


class TestBookmarks:
    def test_folders_are_tags_and_notes_are_kept(self):
        first, mole, late, outside = pieces(making.BOOKMARKS.encode(), "bookmarks.html")
        said = first.description
        assert (said.title, said.url) == ('The "convoy" leaves', "https://paper.example/convoy?a=1&b=2")
        assert (said.saved, said.tags, said.notes) == (
            "2020-05-09T04:53:20Z",
            ("fog", "ice"),
            ("A note\nof two lines",),
        )
        assert (mole.description.tags, mole.description.saved) == (("Harbours/North-South",), "2020-05-09T04:53:20Z")
        assert (late.description.title, late.description.tags) == ("", ("Harbours",))
        assert outside.description.tags == ()

    def test_another_parser_sees_the_same_links(self):
        other = _Links()
        other.feed(making.BOOKMARKS)
        assert [link for link in other.links if link.startswith("http")] == [
            piece.description.url for piece in pieces(making.BOOKMARKS.encode())
        ]

    def test_the_page_of_pocket_says_what_was_read(self):
        unread, read = pieces(making.POCKET_PAGE.encode(), "ril_export.html")
        assert (unread.description.tags, unread.description.is_read) == (("fog", "ice"), False)
        assert (read.description.title, read.description.is_read) == ("", True)

    @pytest.mark.parametrize("make", [making.chrome_bookmarks, making.firefox_backup])
    def test_trees_of_browsers(self, make):
        first, *_ = pieces(make(), "Bookmarks")
        assert first.description.url == "https://paper.example/c"
        assert "Harbours" in first.description.tags
        assert first.description.saved.startswith("2020-05-")
        assert not any("javascript" in str(piece) for piece in pieces(make()))


class TestAddresses:
    def test_lines_with_titles_and_without(self):
        text = b"https://a.example/1\r\n\r\n- https://b.example/2 | Two\r\n<https://c.example/3>\r\n"
        found = pieces(text)
        assert [(p.description.url, p.description.title) for p in found] == [
            ("https://a.example/1", ""), ("https://b.example/2", "Two"), ("https://c.example/3", "")
        ]  # fmt: skip

    def test_a_remark_is_told_as_what_it_is(self):
        text = "Read these:\n" + "".join(f"https://a.example/{n}\n" for n in range(20))
        first, *rest = pieces(text.encode())
        assert isinstance(first, Unread)
        assert len(rest) == 20

    @pytest.mark.parametrize(
        "text",
        [
            "A note on harbours.\n\nhttps://a.example/1\n", "https://a.example/1\nA paragraph that says something.\n",
            "See https://a.example/1\nand https://a.example/2\n", "https://a.example/alone\n", "ftp://a.example/\nftp://b.example/\n",
        ],
    )  # fmt: skip
    def test_a_text_is_no_list(self, text):
        assert kind(text.encode()) == "text"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"TY  - this is how the note began\nand so it went on\n", "text"),
        (b"@ada said that she would come\nand she did\n", "text"),
        (b'<!DOCTYPE html><html><body><p>About "NETSCAPE-Bookmark-file-1".</p></body></html>', "html"),
        (b"name,age\nAda,3\n", "text"),
        (b"title,url\nAda,https://a.example\n", "text"),
        (b'{"name": "x", "items": [1, 2]}', "stranger"),
        (b"[1, 2, 3]\n", "stranger"),
        (b'[{"url": "https://a.example", "title": "x"}]', "stranger"),
        (b"<html><body><p>Pocket Export</p></body></html>", "html"),
    ],
)
def test_what_looks_a_little_like_a_list_is_none(data, expected):
    assert kind(data) == expected


def test_addresses_of_entries_are_their_own():
    data = "".join("@misc{same,\n title = {T}\n}\n" for _ in range(5)).encode()
    members = [piece.member for piece in pieces(data)]
    assert members == ["same", "same (2)", "same (3)", "same (4)", "same (5)"]


def test_a_list_in_an_archive_is_taken_apart(tmp_path):
    archive = making.zipped({"library.bib": making.BIBTEX.encode(), "links.html": making.BOOKMARKS.encode()})
    assert [piece.member for piece in pieces(archive, "lists.zip")][:2] == ["library.bib/quay2020", "library.bib/mole"]
    assert io.BytesIO(archive).read(2) == b"PK"
