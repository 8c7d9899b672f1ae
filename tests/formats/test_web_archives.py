"""Web archives: WARC and ARC as the standards have them, WACZ with its lists of pages, its checksums and its signatures."""

import base64
import datetime as dt
import gzip
import hashlib
import io
import shutil
import subprocess
import sys
import zlib

import pytest
import zstandard
from cryptography.hazmat.primitives import serialization
from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tests.formats.making.web_archives import (
    KEY,
    WHEN,
    arc,
    certificate_for,
    chunked,
    http,
    package_of,
    page,
    record,
    sha1_of,
    sha256_of,
    sign_anonymously,
    sign_as,
    squeezed,
    wacz,
    wacz_files,
    warcinfo,
    whole_site,
)
from workbench.errors import RefusedError
from workbench.importing.archives import wacz_seal
from workbench.importing.archives.warc import CUT_OFF, DAMAGED, unpack_warc
from workbench.importing.archives.web_records import read_records
from workbench.importing.formats import kind_of
from workbench.importing.pieces import Part, Unread
from workbench.importing.pipeline import read_document
from workbench.importing.saved_file import SavedFile
from workbench.importing.unpacking import find_part, unpack
from workbench.importing.workers import Worker

URL = "https://example.org/harbour"
TITLE = "The harbour is open again"


def pieces(data, name="site.warc"):
    return list(unpack(SavedFile(data, name)))


def parts(data, name="site.warc"):
    found = pieces(data, name)
    assert all(isinstance(piece, Part) for piece in found), found
    return found


def only(data, name="site.warc"):
    [part] = parts(data, name)
    return part


def read(part):
    return read_document(SavedFile(part.data, part.name, part.description))


def answer(body, content_type="text/html", **headers):
    return warcinfo() + record(http(body, content_type, **headers))


SITE = whole_site()
PACKINGS = {
    "plain": b"".join(SITE),
    "by record": squeezed(*SITE),
    "as one": gzip.compress(b"".join(SITE)),
    "by zstandard": zstandard.compress(b"".join(SITE)),
}


@pytest.mark.parametrize("data", PACKINGS.values(), ids=PACKINGS)
def test_of_all_that_a_crawler_fetched_the_page_is_taken(data):
    part = only(data)
    assert part.data == page()
    assert part.name == "harbour.html"
    assert part.member.endswith(f"20240305060708/{URL}")
    said = part.description
    assert (said.url, said.saved, said.basis) == (URL, "2024-03-05T06:07:08+00:00", "WARC record")
    document = read(part)
    assert document.title == TITLE
    assert document.url == URL
    assert document.saved == said.saved


@pytest.mark.parametrize("version", ["0.17", "0.18", "1.0", "1.1"])
def test_versions_of_the_format(version):
    when = "2024-03-05T06:07:08.123456Z" if version == "1.1" else WHEN
    part = only(warcinfo(version) + record(http(page()), version=version, when=when))
    assert (part.data, part.description.saved) == (page(), "2024-03-05T06:07:08+00:00")


@pytest.mark.parametrize("version", [1, 2])
@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_arc(version, pack):
    data = arc(
        ("dns:example.org", b"192.0.2.1"),
        ("http://example.org/a", http(page())),
        ("http://example.org/b c", http(page("Two"))),
        version=version,
    )
    first, second = parts(pack(data), "site.arc")
    assert (first.data, second.data) == (page(), page("Two"))
    assert (first.member, second.member) == (
        "20010203040506/http://example.org/a",
        "20010203040506/http://example.org/b c",
    )
    assert (first.description.saved, first.description.basis) == ("2001-02-03T04:05:06+00:00", "ARC record")


def test_web_archives_are_told_by_their_bytes():
    assert kind_of(SavedFile(squeezed(*SITE), "page.html")).format == "warc"
    assert kind_of(SavedFile(arc(), "page.html")).format == "warc"
    assert kind_of(SavedFile(wacz(), "page.zip")).format == "wacz"
    assert kind_of(SavedFile(gzip.compress(page()), "site.warc.gz")).format == "squeezed"
    assert kind_of(SavedFile(b"WARC/1.0 is a format. A sentence says so.", "a.txt")).format == "text"


def raw_deflate(data):
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


CODINGS = {
    "gzip": (gzip.compress, "gzip"),
    "x-gzip": (gzip.compress, "x-gzip"),
    "gzip of two members": (lambda body: gzip.compress(body[:90]) + gzip.compress(body[90:]), "gzip"),
    "deflate": (zlib.compress, "deflate"),
    "bare deflate": (raw_deflate, "deflate"),
    "zstandard": (zstandard.compress, "zstd"),
    "two": (lambda body: zlib.compress(gzip.compress(body)), "gzip, deflate"),
    "unpacked already": (bytes, "gzip"),
    "unpacked Brotli": (bytes, "br"),
    "unknown": (bytes, "none"),
}


@pytest.mark.parametrize(("pack", "name"), CODINGS.values(), ids=CODINGS)
@pytest.mark.parametrize("is_chunked", [False, True])
def test_a_body_is_as_a_browser_had_it(pack, name, is_chunked):
    body = pack(page())
    headers = {"Content_Encoding": name, **({"Transfer_Encoding": "chunked"} if is_chunked else {})}
    assert only(answer(chunked(body) if is_chunked else body, **headers)).data == page()


def test_a_body_that_was_put_down_without_its_chunks_is_taken_as_it_is():
    assert only(answer(page(), Transfer_Encoding="chunked")).data == page()


def test_what_had_come_before_a_connection_broke_is_read():
    long = page(words="A further sentence stands here. " * 400)
    assert long.startswith(only(answer(gzip.compress(long)[:-60], Content_Encoding="gzip")).data[:900])


def test_a_page_packed_with_brotli_is_refused_by_name():
    [piece] = pieces(answer(bytes(range(128, 256)) * 4, Content_Encoding="br"))
    assert piece == Unread(f"20240305060708/{URL}", "it is packed with Brotli, which is not read")


DOCUMENTS = [
    (b"%PDF-1.7 and so on", "application/pdf", "paper.pdf"),
    (b"%PDF-1.7 and so on", "application/octet-stream", "paper.pdf"),
    (b"{\\rtf1 a}", "application/rtf", "paper.rtf"),
    (b"{\\rtf1 a}", "", "paper.rtf"),
    (page(), "", "paper.html"),
    (page(), "application/xhtml+xml; charset=utf-8", "paper.html"),
    (page(), "text/xml", "paper.html"),
    (b"A text of a sentence.", "text/plain", "paper.txt"),
    (b"<?xml version='1.0'?><rss version='2.0'/>", "text/xml", "paper.rss"),
    (b"<?xml version='1.0'?><feed/>", "application/atom+xml", "paper.atom"),
    (b"From: a@example.org\n\nA mail.", "message/rfc822", "paper.eml"),
    (b"PK\x03\x04 word/document.xml", "application/octet-stream", "paper.docx"),
    (b"PK\x03\x04", "application/vnd.oasis.opendocument.text", "paper.odt"),
]


@pytest.mark.parametrize(("body", "content_type", "name"), DOCUMENTS)
def test_documents_are_named_by_what_they_are(body, content_type, name):
    made = warcinfo() + record(http(body, content_type), "https://example.org/a%20b/paper?x=1#y")
    # Not taken further apart, as some of them hold documents themselves.
    [part] = unpack_warc(SavedFile(made, "site.warc"))
    assert (part.name, part.data) == (name, body)


@pytest.mark.parametrize(
    ("uri", "name"),
    [
        ("https://example.org/", "example.org.html"),
        ("https://example.org/story.HTM", "story.HTM"),
        ("https://example.org/story.php", "story.php.html"),
        ("https://en.example.org/wiki/File:Map.png", "File:Map.png.html"),
        ("https://example.org/%D0%BC%D0%B8%D1%80", "мир.html"),
        ("https://example.org/..%2F..%2Fetc", ".._.._etc.html"),
    ],
)
def test_a_name_is_the_end_of_the_address(uri, name):
    assert only(warcinfo() + record(http(page()), uri)).name == name


FURNITURE = [
    (b"User-agent: *", "text/plain", "https://example.org/robots.txt"),
    (b"a { b: c }", "text/css", "https://example.org/a.css"),
    (b"let a = 1", "text/plain", "https://example.org/a.js?v=3"),
    (b"WEBVTT", "text/plain", "https://example.org/a.vtt"),
    (b'{"a": 1}', "text/html", "https://example.org/api"),
    (b"<svg/>", "image/svg+xml", "https://example.org/a"),
    (b"<?xml version='1.0'?><urlset/>", "text/xml", "https://example.org/sitemap.xml"),
    (b"\xff\xd8\xff\xe0", "application/octet-stream", "https://example.org/a"),
    (b"<html><body><!-- nothing --><script>x < y</script></body></html>", "text/html", "https://example.org/frame"),
    (b"", "text/html", "https://example.org/empty"),
    (b"A text that a crawler took from the page.", "text/plain", "urn:text:https://example.org/"),
    (b"The arguments of a program.", "text/plain", "metadata://gnu.org/software/wget/warc/wget_arguments.txt"),
]


@pytest.mark.parametrize(("body", "content_type", "uri"), FURNITURE)
@pytest.mark.parametrize("kind", ["response", "resource"])
def test_furniture_is_passed_over_without_a_word(body, content_type, uri, kind):
    block = http(body, content_type) if kind == "response" else body
    odd = record(block, uri, kind, **({} if kind == "response" else {"Content_Type": content_type}))
    assert only(warcinfo() + odd + record(http(page()))).data == page()


@pytest.mark.parametrize("kind", ["resource", "conversion"])
def test_records_without_the_head_of_an_answer(kind):
    part = only(warcinfo() + record(page(), kind=kind, Content_Type="text/html; charset=utf-8"))
    assert (part.data, part.description.charset) == (page(), "utf-8")


def test_an_answer_without_a_head_is_told_by_its_bytes():
    assert only(warcinfo() + record(page())).data == page()


def test_each_capture_has_an_address_of_its_own_by_which_it_is_found_again():
    data = warcinfo() + b"".join(
        record(http(page(title)), when=when)
        for title, when in (("One", WHEN), ("Two", "2024-03-06T06:07:08Z"), ("Three", WHEN))
    )
    found = parts(data)
    assert [part.member for part in found] == [
        f"20240305060708/{URL}",
        f"20240306060708/{URL}",
        f"20240305060708/{URL} (2)",
    ]
    for part in found:
        assert find_part(SavedFile(data, "site.warc"), part.member) == part


# --- characters ---

GREEK = "<html><body><article><p>Το λιμάνι άνοιξε ξανά την Τρίτη το πρωί.</p><p>Δύο ακόμη πλοία φεύγουν.</p></article></body></html>"


def test_the_encoding_that_the_server_stated_counts_and_the_bytes_stay():
    raw = GREEK.encode("iso-8859-7")
    part = only(answer(raw, "text/html; Charset='ISO-8859-7'"))
    assert (part.data, part.description.charset) == (raw, "ISO-8859-7")
    assert "Το λιμάνι άνοιξε ξανά" in read(part).text


def test_what_a_page_declares_itself_outranks_what_the_server_stated():
    raw = GREEK.replace("<html>", "<html><head><meta charset='iso-8859-7'></head>").encode("iso-8859-7")
    assert "Το λιμάνι άνοιξε ξανά" in read(only(answer(raw, "text/html; charset=windows-1252"))).text


@pytest.mark.parametrize("stated", ["hex", "idna", "utf-16", "rot13", "no-such", "undefined", "unicode_escape"])
def test_an_encoding_that_no_page_has_is_passed_over(stated):
    assert (
        "harbour"
        in read(only(answer(page(words="Caf\xe9").decode().encode("cp1252"), f"text/html; charset={stated}"))).text
    )


def test_an_encoding_is_that_of_the_document_alone_not_of_what_lies_in_it():
    inner = warcinfo() + record(http(page()))
    outer = warcinfo() + record(http(inner, "text/plain; charset=koi8-r"))
    assert only(outer).description.charset == ""


# --- checksums ---


def test_checksums_hold_however_they_are_spelled_and_whatever_body_they_are_of():
    packed = gzip.compress(page())
    hex_ = sha256_of(page())
    base64_ = "sha256:" + base64.b64encode(hashlib.sha256(page()).digest()).decode()
    for stated, differs in (
        (sha1_of(packed), False),
        (sha1_of(page()), False),
        (hex_, False),
        (base64_, False),
        (sha1_of(b"another page"), True),
        ("sha1:" + "0" * 40, True),
        # What is no checksum says nothing.
        ("sha1:ABC", False),
        ("crc32:0", False),
    ):
        data = warcinfo() + record(http(packed, Content_Encoding="gzip"), WARC_Payload_Digest=stated)
        expected = "WARC record whose checksum does not match" if differs else "WARC record"
        assert only(data).description.basis == expected, stated


def test_a_checksum_of_the_whole_record_counts_where_there_is_none_of_the_body():
    good, bad = sha1_of(http(page())), sha1_of(b"")
    assert only(warcinfo() + record(http(page()), WARC_Block_Digest=good)).description.basis == "WARC record"
    assert only(warcinfo() + record(http(page()), WARC_Block_Digest=bad)).description.basis.endswith("does not match")


# --- torn files, wrong lengths ---


@pytest.mark.parametrize("share", [0.55, 0.7, 0.9, 0.98])
@pytest.mark.parametrize("pack", [b"".join, lambda records: squeezed(*records)], ids=["plain", "packed"])
def test_of_a_torn_file_what_stands_before_is_read_and_one_line_says_that_it_is_torn(share, pack):
    data = pack(
        [warcinfo(), record(http(page())), record(http(page("Two", "More words. " * 100)), "https://example.org/2")]
    )
    whole = len(pack([warcinfo(), record(http(page()))]))
    found = pieces(data[: whole + int((len(data) - whole - 4) * share)])
    assert isinstance(found[0], Part)
    assert found[0].data == page()
    assert isinstance(found[-1], Unread)
    assert found[-1].reason == CUT_OFF
    assert len(found) == 2


@pytest.mark.parametrize("at", [3, 30, 150, -3])
def test_a_damaged_record_costs_itself_alone(at):
    damaged = bytearray(gzip.compress(record(http(page("Two", "More words. " * 40)), "https://example.org/2")))
    damaged[at] ^= 0xFF
    before, after = record(http(page())), record(http(page("Three")), "https://example.org/3")
    found = pieces(squeezed(warcinfo(), before) + damaged + squeezed(after))
    assert [type(piece) for piece in found] == [Part, Unread, Part]
    assert (found[0].data, found[1].reason, found[2].data) == (page(), DAMAGED, page("Three"))


def test_a_packed_file_may_be_padded():
    assert only(squeezed(*SITE) + bytes(5000)).data == page()


def test_damage_behind_a_record_does_not_cost_the_record():
    found = pieces(squeezed(warcinfo(), record(http(page()))) + b"\x1f\x8b\x08\x00 no more of it")
    assert [type(piece) for piece in found] == [Part, Unread]


@pytest.mark.parametrize("length", [0, 30, len(http(page())) - 1, len(http(page())) + 30, 10**6])
def test_a_wrong_length_is_mended_by_where_the_next_record_begins(length):
    found = parts(warcinfo() + record(http(page()), length=length) + record(http(page("Two")), "https://example.org/2"))
    assert [part.data for part in found] == [page(), page("Two")]


def test_an_archive_without_a_document_says_so():
    with pytest.raises(RefusedError, match="no page or other document"):
        pieces(warcinfo() + record(http(b"", status="404 Not Found")))


# --- confirmed by warcio ---


@pytest.mark.parametrize(
    "data",
    [
        b"".join(SITE),
        squeezed(*SITE),
        arc(("http://example.org/a", http(page())), ("http://example.org/b", http(page()))),
    ],
    ids=["warc", "warc.gz", "arc"],
)
def test_another_reader_finds_the_same_records(data):
    theirs = [
        (item.rec_type, item.rec_headers.get_header("WARC-Target-URI"), item.raw_stream.read())
        for item in ArchiveIterator(io.BytesIO(data), no_record_parse=True, arc2warc=True)
    ]
    ours = [(item.kind, item.uri or None, item.block) for item in read_records(io.BytesIO(data), len(data))]
    assert [item for item in theirs if item[0] != "warcinfo"] == [item for item in ours if item[0] != "warcinfo"]


@pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning")  # it leaves its own to the collector
@pytest.mark.parametrize("is_packed", [False, True])
def test_what_another_writer_wrote_is_read(is_packed):
    target = io.BytesIO()
    writer = WARCWriter(target, gzip=is_packed)
    headers = StatusAndHeaders(
        "200 OK", [("Content-Type", "text/html"), ("Content-Encoding", "gzip")], protocol="HTTP/1.1"
    )
    body = io.BytesIO(gzip.compress(page()))
    writer.write_record(writer.create_warc_record(URL, "response", payload=body, http_headers=headers))
    part = only(target.getvalue())
    assert (part.data, part.description.url, part.description.basis) == (page(), URL, "WARC record")
    assert dt.datetime.fromisoformat(part.description.saved).tzinfo is not None


@pytest.mark.parametrize("is_sound", [True, False])
def test_a_checker_of_another_hand_agrees_about_checksums(tmp_path, is_sound):
    stated = sha1_of(page()) if is_sound else sha1_of(b"another page")
    data = squeezed(warcinfo(), record(http(page()), WARC_Payload_Digest=stated))
    (tmp_path / "site.warc.gz").write_bytes(data)
    command = [sys.executable, "-m", "warcio.cli", "check", "-v", str(tmp_path / "site.warc.gz")]
    checked = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert (checked.returncode == 0) == is_sound, checked.stdout
    assert only(data).description.basis.endswith("does not match") != is_sound


# --- WACZ ---

OTHER = record(http(page("Another page")), "https://example.org/other")


def basis_of(data):
    return only(data, "site.wacz").description.basis.removesuffix(", WARC record")


def test_of_a_wacz_the_pages_are_taken_that_are_listed_with_their_titles():
    part = only(wacz(wacz_files(*SITE, OTHER)), "site.wacz")
    assert part.data == page()
    assert part.description.title == "Harbour"
    assert part.description.basis == "WACZ, not signed, WARC record"
    assert find_part(SavedFile(wacz(wacz_files(*SITE, OTHER)), "site.wacz"), part.member) == part


def test_without_a_list_all_documents_are_taken():
    assert [part.data for part in parts(wacz(wacz_files(*SITE, OTHER, pages=None)))] == [page(), page("Another page")]


def test_a_list_of_which_nothing_is_there_counts_as_none():
    assert len(parts(wacz(wacz_files(*SITE, OTHER, pages=[{"url": "https://example.net/"}])))) == 2


def test_a_listed_page_that_is_not_there_is_told():
    listed = [{"url": URL}, {"url": "https://example.org/gone"}]
    [part, unread] = pieces(wacz(wacz_files(pages=listed)))
    assert part.data == page()
    assert unread.member == "https://example.org/gone"
    assert "no document was archived" in unread.reason


def test_a_listed_page_with_nothing_in_it_is_told():
    empty = record(http(b" "), "https://example.org/empty")
    listed = [{"url": "https://EXAMPLE.org"}, {"url": "https://example.org/empty"}]
    [part, unread] = pieces(wacz(wacz_files(empty, record(http(page()), "https://example.org/"), pages=listed)))
    assert (part.data, unread.member) == (page(), "https://example.org/empty")


def test_a_listed_page_may_have_led_to_another_address():
    led = record(http(b"", status="302 Found", Location=URL), "http://example.org/h")
    part = only(wacz(wacz_files(led, *SITE, OTHER, pages=[{"url": "http://example.org/h#top", "title": "Led"}])))
    assert (part.data, part.description.title, part.description.url) == (page(), "Led", URL)


def test_of_several_captures_each_has_the_title_of_its_time():
    later = record(http(page()), when="2025-01-01T00:00:00Z")
    listed = [{"url": URL, "ts": WHEN, "title": "Then"}, {"url": URL, "ts": "2025-01-01T00:00:03Z", "title": "Later"}]
    found = parts(wacz(wacz_files(*SITE, later, pages=listed)))
    assert [part.description.title for part in found] == ["Then", "Later"]


def test_further_lists_and_further_archives_count():
    files = wacz_files()
    files["archive/more.warc"] = warcinfo() + OTHER
    files["pages/extraPages.jsonl"] = files["pages/pages.jsonl"].replace(b"/harbour", b"/other")
    assert [part.data for part in parts(wacz(files))] == [page(), page("Another page")]


def test_a_signature_of_a_key_alone():
    files = wacz_files()
    assert basis_of(wacz(files, sign_anonymously(package_of(files)))) == wacz_seal.ANONYMOUS


def test_a_signature_of_a_domain():
    files = wacz_files()
    assert basis_of(wacz(files, sign_as("example.org", package_of(files)))) == (
        "WACZ, signed by example.org, the signature holds, the certificate was not checked with any authority"
    )
    wild = sign_as("signs.example.org", package_of(files), certificate=certificate_for("*.example.org"))
    assert "signed by signs.example.org" in basis_of(wacz(files, wild))


def test_a_certificate_of_another_domain():
    files = wacz_files()
    signed = sign_as("example.org", package_of(files), certificate=certificate_for("example.net"))
    assert basis_of(wacz(files, signed)).startswith(wacz_seal.BROKEN)


@pytest.mark.parametrize("sign", [sign_anonymously, lambda package: sign_as("example.org", package)])
def test_a_signature_of_something_else_does_not_hold(sign):
    files = wacz_files()
    signed = {**sign(b"{}"), "hash": sha256_of(package_of(files))}
    assert basis_of(wacz(files, signed)) == wacz_seal.BROKEN


@pytest.mark.parametrize(
    ("changes", "state"),
    [
        ({"publicKey": ""}, wacz_seal.STRANGE),
        ({"publicKey": "AAAA"}, wacz_seal.STRANGE),
        ({"signature": "%%%"}, wacz_seal.STRANGE),
        ({"signature": "AAAA"}, wacz_seal.BROKEN),
        ({"hash": ""}, wacz_seal.STRANGE),
        ({"hash": "sha256:0"}, "WACZ, signed, but datapackage.json does not match its checksum"),
    ],
)
def test_signatures_that_are_none(changes, state):
    files = wacz_files()
    assert basis_of(wacz(files, {**sign_anonymously(package_of(files)), **changes})) == state


@pytest.mark.parametrize(("sign", "word"), [(None, "not signed, and"), (sign_anonymously, "signed, but")])
def test_what_was_changed_afterwards_is_told_though_it_is_read(sign, word):
    files = wacz_files()
    package = package_of(files)
    signed = sign(package) if sign else None
    changed = {**files, "archive/data.warc.gz": squeezed(warcinfo(), record(http(page("Forged"))))}
    part = only(wacz(changed, signed, package), "site.wacz")
    assert read(part).title == "Forged"
    assert part.description.basis.startswith(f"WACZ, {word} archive/data.warc.gz does not match its checksum")
    added = {**files, "archive/more.warc": warcinfo() + record(http(page("Forged")), when="2025-01-01T00:00:00Z")}
    assert all(
        part.description.basis.startswith(f"WACZ, {word} archive/more.warc is not in its list of files")
        for part in parts(wacz(added, signed, package))
    )
    missing = {name: data for name, data in files.items() if not name.startswith("indexes/")}
    assert basis_of(wacz(missing, signed, package)) == f"WACZ, {word} indexes/index.cdx is missing"


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not installed")
def test_another_tool_finds_that_the_signature_holds(tmp_path):
    files = wacz_files()
    signed = sign_as("example.org", package_of(files))
    key = KEY.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    (tmp_path / "key").write_bytes(key)
    (tmp_path / "signature").write_bytes(base64.b64decode(signed["signature"]))
    (tmp_path / "hash").write_text(signed["hash"])
    command = [
        "openssl",
        "dgst",
        "-sha256",
        "-verify",
        tmp_path / "key",
        "-signature",
        tmp_path / "signature",
        tmp_path / "hash",
    ]
    assert subprocess.run(command, capture_output=True, timeout=60).returncode == 0


def test_the_worker_checks_signatures_within_its_limits():
    files = wacz_files()
    with Worker(deadline_s=25.0) as worker:
        for sign, word in (
            (sign_anonymously, "names nobody"),
            (lambda package: sign_as("example.org", package), "example.org"),
        ):
            [part] = worker.unpack("site.wacz", wacz(files, sign(package_of(files))))
            assert "the signature holds" in part.description.basis
            assert word in part.description.basis
            assert worker.ask(part.name, part.data, description=part.description).document.title == TITLE
