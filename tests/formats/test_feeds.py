"""Feeds: which of their entries are documents, and what they say of them. Confirmed by feedparser."""

import io

import feedparser
import pytest

from tests.formats.making import feeds as make
from workbench.importing.feeds import is_feed
from workbench.importing.pieces import Part, Piece, Reference
from workbench.importing.pipeline import ContainerError, read_document
from workbench.importing.saved_file import SavedFile
from workbench.importing.unpacking import unpack
from workbench.model import Document, Zone


def pieces(data: bytes, name: str = "feed.xml") -> list[Piece]:
    return list(unpack(SavedFile(data, name)))


def read(part: Piece) -> Document:
    assert isinstance(part, Part)
    return read_document(SavedFile(part.data, part.name, part.description))


def peer(data: bytes) -> list[feedparser.FeedParserDict]:
    return feedparser.parse(io.BytesIO(data), sanitize_html=False).entries


def test_an_rss_feed_is_its_entries():
    data = make.rss()
    with pytest.raises(ContainerError):
        read_document(SavedFile(data, "feed.xml"))
    full, teaser, link = pieces(data)
    assert [piece.member for piece in (full, teaser, link)] == [
        "tag:norring.example,2023:1",
        "https://norring.example/2",
        "https://norring.example/3",
    ]
    assert isinstance(teaser, Reference)
    assert isinstance(link, Reference)
    document = read(full)
    assert document.title == "Bridge & ferry closed"
    assert document.authors == ("Ada Field",)
    assert document.source == "Norring Wire"
    assert document.url == "https://norring.example/1"
    assert (document.published.edtf, document.published.basis) == ("2023-05-02", "feed")
    assert full.description.tags == ("Bridges", "Town & river")
    assert document.zone_text(Zone.BODY).split("\n") == make.LINES
    assert full.data.decode() == make.ENTRY == peer(data)[0].content[0].value
    assert (teaser.description.authors, teaser.description.published) == (("Bo Lund",), "2023-05-01")
    assert link.description.url == "https://norring.example/3"
    assert [entry.link for entry in peer(data)] == [piece.description.url for piece in (full, teaser, link)]


def test_an_atom_feed_is_its_entries():
    data = make.atom()
    first, second, teaser = pieces(data)
    for part in (first, second):
        assert read(part).zone_text(Zone.BODY).split("\n") == make.LINES
    assert (first.description.title, first.description.url) == ("In XHTML", "https://norring.example/1")
    assert (first.description.published, first.description.authors, first.description.tags) == (
        "2023-05-02",
        ("Ada Field",),
        ("Bridges",),
    )
    assert (second.description.title, second.description.authors) == ("Escaped: a < b", ("Bo Lund",))
    assert first.description.source == "Norring Wire"
    assert isinstance(teaser, Reference)
    assert (
        [entry.id for entry in peer(data)]
        == ["urn:1", "urn:2", "urn:3"]
        == [piece.member for piece in (first, second, teaser)]
    )


def test_an_rdf_feed_is_its_entries():
    data = make.rdf()
    full, teaser = pieces(data)
    assert (full.description.title, full.description.authors, full.description.published) == (
        "Brücke",
        ("Ada Field",),
        "2023-05-02",
    )
    assert full.description.title == peer(data)[0].title
    assert read(full).zone_text(Zone.BODY).split("\n") == make.LINES
    assert isinstance(teaser, Reference)


def test_a_json_feed_is_its_entries():
    first, second, third = pieces(make.json_feed(), "feed.json")
    assert (first.description.authors, first.description.published, first.description.tags) == (
        ("Ada Field",),
        "2023-05-02",
        ("Bridges",),
    )
    assert read(first).zone_text(Zone.BODY).split("\n") == make.LINES
    assert (second.member, second.name, second.description.authors) == ("2", "0002.txt", ("Bo Lund",))
    assert read(second).zone_text(Zone.BODY) == " ".join(make.SENTENCES)
    assert isinstance(third, Reference)


def test_a_blog_exports_its_posts_and_pages():
    found = pieces(make.wordpress())
    assert [piece.description.title for piece in found] == ["post 1", "page 2"]
    # In the blog's own calendar: in universal time it was the day after.
    assert found[0].description.published == "2023-05-02"
    assert "A comment." not in read(found[0]).text


@pytest.mark.parametrize("entry", [
    "A link without more: <a href='https://norring.example'>the bridge</a> .",
    "<p>Short.</p>",
    "The bridge is closed.<br><br>It sinks.",
    "<h2>What now</h2><p>No.</p>",
    "AT&amp;T has a bridge, too.",
])  # fmt: skip
def test_the_whole_of_a_short_entry_is_its_text(entry):
    (part,) = pieces(
        make.rss(f"<item><title>Note</title><content:encoded><![CDATA[{entry}]]></content:encoded></item>")
    )
    document = read(part)
    assert document.title == "Note"
    shown = entry
    for tag in ("<p>", "</p>", "<h2>", "</h2>", "<a href='https://norring.example'>", "</a>", "<br>"):
        shown = shown.replace(tag, " ")
    assert document.zone_text(Zone.BODY).split() == shown.replace("&amp;", "&").split()


def test_a_long_description_is_the_text():
    text = " ".join(make.SENTENCES * 4)
    (part,) = pieces(make.rss(f"<item><title>Note</title><description>{text}</description></item>"))
    assert read(part).zone_text(Zone.BODY) == text


def test_feeds_that_are_not_quite_xml_are_mended():
    entry = f"<item><title>Fish & chips &nbsp;&eacute;</title><content:encoded><![CDATA[{make.ENTRY}]]></content:encoded></item>"
    data = f'<rss version="2.0"><channel><title>Wire</title>{entry}<item><title>Cut'.encode()
    found = pieces(data)
    assert found[0].description.title == "Fish & chips é"
    assert read(found[0]).zone_text(Zone.BODY).split("\n") == make.LINES


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "windows-1252"])
def test_feeds_in_any_encoding(encoding):
    text = f'<?xml version="1.0" encoding="{encoding}"?><rss version="2.0"><channel><title>Wire</title><item><title>Brücke für alle, überall</title></item></channel></rss>'
    (reference,) = pieces(text.encode(encoding))
    assert reference.description.title == "Brücke für alle, überall"


def test_identities_are_unique():
    item = "<item><guid>same</guid><title>A</title></item>"
    assert [piece.member for piece in pieces(make.rss(item * 3))] == ["same", "same (2)", "same (3)"]


@pytest.mark.parametrize("data", [
    b"<html><body><p>We offer <rss> and more of it, in a whole sentence.</p></body></html>",
    b'<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description/></rdf:RDF>',
    b'{"version": "2", "items": []}',
])  # fmt: skip
def test_what_is_no_feed(data):
    assert not is_feed(SavedFile(data, "feed.xml"))
