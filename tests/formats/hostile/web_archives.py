"""Hostile web archives: torn, lying about lengths, bombs in each layer, forged lists and signatures."""

import base64
import gzip
import json
import zipfile
import zlib

import zstandard

from tests.formats.hostile.case import Case
from tests.formats.making.web_archives import (
    WHEN,
    arc,
    certificate_for,
    chunked,
    http,
    package_of,
    page,
    pages_list,
    record,
    sign_anonymously,
    sign_as,
    squeezed,
    wacz,
    wacz_files,
    warcinfo,
    whole_site,
    zipped,
)

MB = 1024**2


def _warc(*records: bytes) -> bytes:
    return warcinfo() + b"".join(records)


def _zeros(size: int) -> bytes:
    """Return zeros as gzip packs them, without holding them."""
    packer = zlib.compressobj(9, wbits=31)
    return b"".join(packer.compress(bytes(MB)) for _ in range(size // MB)) + packer.flush()


def _packed_answer(packed: bytes, coding: str) -> bytes:
    return _warc(record(http(packed, Content_Encoding=coding)))


def _matryoshka(levels: int) -> bytes:
    body = page()
    for _ in range(levels):
        body = gzip.compress(body)
    return _packed_answer(body, ", ".join(["gzip"] * levels))


def _in_itself() -> bytes:
    """A web archive as a document of a web archive, five deep."""
    data = _warc(record(http(page())))
    for _ in range(7):
        data = _warc(record(data, kind="resource", Content_Type="text/plain"))
    return data


def _signed(**changes: object) -> bytes:
    files = wacz_files()
    return wacz(files, {**sign_anonymously(package_of(files)), **changes})


def _twice() -> bytes:
    """Two lists of files, of which one is signed."""
    files = wacz_files()
    data = bytearray(wacz(files, sign_anonymously(package_of(files))))
    return bytes(data).replace(b"indexes/index.cdx", b"pages/pages.jsonl")


def _with(name: str, data: bytes) -> bytes:
    return wacz({**wacz_files(), name: data})


def _locked_wacz() -> bytes:
    data = bytearray(wacz())
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def _lied_about(length: int | None) -> bytes:
    return _warc(record(http(page()), length=length), record(http(page("The second")), "https://example.org/2"))


def _many_lies() -> bytes:
    """Each record claims all that follows."""
    return _warc(*(record(http(page()), f"https://example.org/{n}", length=10**9) for n in range(3000)))


def _wrong_sum() -> bytes:
    data = bytearray(wacz({"archive/data.warc.gz": squeezed(*whole_site())[:50]}))
    data[data.index(b"archive/data.warc.gz") + 40] ^= 1
    return bytes(data)


CASES = [
    Case("warc-cut-off-in-first-page", "cut.warc", lambda: _warc(record(http(page())))[:-150], reads=False),
    Case("warc-cut-off-in-second-page", "cut2.warc", lambda: _warc(record(http(page())), record(http(page())))[:-150], reads=True),
    Case("warc-cut-off-in-head", "head.warc", lambda: b"WARC/1.0\r\nWARC-Type: response\r\n", reads=False),
    Case("warc-magic-alone", "magic.warc", lambda: b"WARC/1.0\r\n", reads=False),
    Case("warc-gz-cut-off", "cut.warc.gz", lambda: squeezed(*whole_site())[:-400], reads=True),
    Case("warc-gz-cut-off-early", "early.warc.gz", lambda: squeezed(*whole_site())[:300], reads=False),
    Case("warc-gz-flipped", "flipped.warc.gz", lambda: squeezed(*whole_site()[:6]) + b"\x1f\x8b\x08\x00rubbish", reads=True),
    Case("warc-gz-beginnings-of-records", "beginnings.warc.gz", lambda: squeezed(warcinfo(), record(http(page()))) + b"\x1f\x8b\x08" * 3_000_000, reads=True),
    Case("warc-gz-empty-members", "members.warc.gz", lambda: squeezed(warcinfo()) + gzip.compress(b"") * 500_000 + squeezed(record(http(page()))), reads=True),
    Case("warc-gz-bomb", "bomb.warc.gz", lambda: gzip.compress(warcinfo()) + _zeros(600 * MB), reads=False),
    Case("warc-gz-bomb-in-a-record", "bomb2.warc.gz", lambda: gzip.compress(b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 900000000000\r\n\r\n") + _zeros(600 * MB), reads=False),
    Case("warc-gz-bomb-in-a-line", "bomb3.warc.gz", lambda: gzip.compress(b"WARC/1.0\r\nWARC-Type: ") + _zeros(300 * MB), reads=False),
    Case("warc-bomb-in-gzip-answer", "answer.warc", lambda: _packed_answer(_zeros(300 * MB), "gzip"), reads=False),
    Case("warc-bomb-in-zstandard-answer", "zstd.warc", lambda: _packed_answer(zstandard.compress(bytes(300 * MB)), "zstd"), reads=False),
    Case("warc-bomb-in-deflate-answer", "deflate.warc", lambda: _packed_answer(zlib.compress(bytes(300 * MB)), "deflate"), reads=False),
    Case("warc-gzip-in-gzip-in-gzip", "matryoshka.warc", lambda: _matryoshka(3), reads=True),
    Case("warc-codings-without-end", "codings.warc", lambda: _packed_answer(page(), ",".join(["gzip"] * 5000)), reads=True),
    Case("warc-brotli", "brotli.warc", lambda: _packed_answer(bytes(range(128, 256)) * 8, "br"), reads=False),
    Case("warc-coding-that-is-a-lie", "lie.warc", lambda: _packed_answer(page(), "gzip, br, deflate, zstd"), reads=True),
    Case("warc-chunks-of-one-byte", "chunks.warc", lambda: _warc(record(http(chunked(b"x" * 2_000_000, 1), Transfer_Encoding="chunked"))), reads=None),
    Case("warc-chunk-that-is-too-long", "chunk.warc", lambda: _warc(record(http(b"ffffffffffff\r\n" + page(), Transfer_Encoding="chunked"))), reads=True),
    Case("warc-length-too-short", "short.warc", lambda: _lied_about(60), reads=True),
    Case("warc-length-too-long", "long.warc", lambda: _lied_about(100_000), reads=True),
    Case("warc-length-negative", "negative.warc", lambda: _lied_about(-5), reads=True),
    Case("warc-length-of-thousands-of-digits", "digits.warc", lambda: _warc(record(http(page())).replace(b"Content-Length: ", b"Content-Length: " + b"9" * 5000)), reads=True),
    Case("warc-every-record-claims-the-rest", "claims.warc", _many_lies, reads=True),
    Case("warc-head-without-end", "endless.warc", lambda: b"WARC/1.0\r\n" + b"X: y\r\n" * 2_000_000, reads=False),
    Case("warc-line-without-end", "line.warc", lambda: b"WARC/1.0\r\nWARC-Target-URI: http://" + b"a" * 20 * MB, reads=False),
    Case("warc-blank-lines-without-end", "blank.warc", lambda: _warc(record(http(page()))) + b"\r\n" * 5_000_000, reads=True),
    Case("warc-junk-between-records", "junk.warc", lambda: _warc(b"x\n" * 3_000_000, record(http(page()))), reads=True),
    Case("warc-nothing-but-pictures", "pictures.warc", lambda: _warc(record(http(b"\x89PNG" + bytes(99), "image/png"))), reads=False),
    Case("warc-pictures-called-pages", "called.warc", lambda: _warc(record(http(b"\x89PNG" + bytes(99)))), reads=False),
    Case("warc-without-addresses", "nameless.warc", lambda: _warc(record(http(page()), ""), record(http(page("Two")), "")), reads=True),
    Case("warc-address-that-is-none", "address.warc", lambda: _warc(record(http(page()), "http://[::1/%00%ff\x7f")), reads=True),
    Case("warc-address-that-slips", "slip.warc", lambda: _warc(record(http(page()), "https://example.org/a/..%2f..%2fetc%2fpasswd%00")), reads=True),
    Case("warc-address-of-a-megabyte", "far.warc", lambda: _warc(record(http(page()), "https://example.org/" + "a" * MB)), reads=False),
    Case("warc-date-that-is-none", "date.warc", lambda: _warc(record(http(page()), when="0000-99-99T99:99:99Z")), reads=True),
    Case("warc-date-before-time", "early.warc", lambda: _warc(record(http(page()), when="0001-01-01T00:00:00+14:00")), reads=True),
    Case("warc-charset-that-is-none", "charset.warc", lambda: _warc(record(http(page(words="\xe9t\xe9").decode().encode("latin-1"), "text/html; charset=hex"))), reads=True),
    Case("warc-checksum-that-is-none", "checksum.warc", lambda: _warc(record(http(page()), WARC_Payload_Digest="sha1:\x00=====", WARC_Block_Digest="shake_128:00")), reads=True),
    Case("warc-status-without-end", "status.warc", lambda: _warc(record(b"HTTP/1.1 200 " + b"O" * MB)), reads=False),
    Case("warc-head-of-an-answer-alone", "alone.warc", lambda: _warc(record(b"HTTP/1.1 200 OK\r\nContent-Type: text/html")), reads=False),
    Case("warc-in-warc", "deep.warc", _in_itself, reads=None),
    Case("warc-document-of-segments", "segment.warc", lambda: _warc(record(http(page()), WARC_Segment_Number="1")), reads=False),
    Case("warc-thousands-of-one-address", "same.warc", lambda: _warc(*[record(http(b"<html>" + page()))] * 40), reads=True),
    Case("arc-cut-off", "cut.arc", lambda: arc(("http://example.org/", http(page())))[:-80], reads=False),
    Case("arc-length-too-short", "short.arc", lambda: arc(("http://example.org/", http(page())), ("http://example.org/2", http(page()))).replace(f" {len(http(page()))}\n".encode(), b" 9\n"), reads=True),
    Case("arc-without-fields", "fields.arc", lambda: b"filedesc://a 0 0 0 3\n1 0\n\nhttp://example.org/ 5\nhello\n", reads=False),
    Case("wacz-cut-off", "cut.wacz", lambda: wacz()[:-60], reads=False),
    Case("wacz-locked", "locked.wacz", _locked_wacz, reads=False),
    Case("wacz-archive-is-none", "none.wacz", lambda: wacz({"archive/data.warc.gz": b"\x1f\x8b\x08" + bytes(40)}), reads=False),
    Case("wacz-archive-cut-off", "torn.wacz", lambda: wacz({"archive/data.warc.gz": squeezed(*whole_site())[:-400]}), reads=True),
    Case("wacz-archive-with-wrong-sum", "sum.wacz", _wrong_sum, reads=False),
    Case("wacz-bomb", "bomb.wacz", lambda: zipped({"datapackage.json": b"{}", "archive/data.warc": warcinfo() + bytes(900 * MB)}, zipfile.ZIP_DEFLATED), reads=False),
    Case("wacz-bomb-in-list", "listbomb.wacz", lambda: zipped({**wacz_files(pages=None), "datapackage.json": b"{}", "pages/pages.jsonl": bytes(300 * MB)}, zipfile.ZIP_DEFLATED), reads=True),
    Case("wacz-bomb-in-package", "packagebomb.wacz", lambda: zipped({**wacz_files(), "datapackage.json": b" " * 300 * MB}, zipfile.ZIP_DEFLATED), reads=True),
    Case("wacz-packed-by-lzma", "lzma.wacz", lambda: zipped({**wacz_files(), "datapackage.json": b"{}"}, zipfile.ZIP_LZMA), reads=False),
    Case("wacz-package-nested", "nested.wacz", lambda: wacz(package=b"[" * 200_000), reads=True),
    Case("wacz-package-of-another-shape", "shape.wacz", lambda: wacz(package=b'{"resources": {"path": 7}}'), reads=True),
    Case("wacz-package-that-slips", "slip.wacz", lambda: wacz(package=json.dumps({"resources": [{"path": "../../etc/passwd\n" * 40, "hash": "sha256:0"}]}).encode()), reads=True),
    Case("wacz-list-of-rubbish", "rubbish.wacz", lambda: _with("pages/pages.jsonl", b"\xff\xfe\n[[[[\n" + b'{"url": 7}\n{"url": "\\ud800", "ts": [], "title": {}}\n' + b"[" * 100_000), reads=True),
    Case("wacz-list-of-other-pages", "other.wacz", lambda: wacz(wacz_files(pages=[{"url": "https://example.org/other", "ts": WHEN}])), reads=True),
    Case("wacz-list-without-end", "endless.wacz", lambda: _with("pages/pages.jsonl", pages_list(*({"url": f"https://example.org/{n}"} for n in range(50_000)))), reads=True),
    Case("wacz-redirects-in-a-circle", "circle.wacz", lambda: wacz(wacz_files(
        record(http(b"", status="302 Found", Location="/b"), "https://example.org/a"), record(http(b"", status="302 Found", Location="/a"), "https://example.org/b"),
        record(http(page()), "https://example.org/c"), pages=[{"url": "https://example.org/a"}])), reads=True),
    Case("wacz-digest-of-rubbish", "digest.wacz", lambda: wacz(digest=b"\xff\x00"), reads=True),
    Case("wacz-digest-nested", "digest2.wacz", lambda: wacz(digest=b'{"signedData":' * 100_000), reads=True),
    Case("wacz-key-of-rubbish", "key.wacz", lambda: _signed(publicKey=base64.b64encode(bytes(120)).decode()), reads=True),
    Case("wacz-key-that-is-no-base64", "key2.wacz", lambda: _signed(publicKey="\u00e9\x00"), reads=True),
    Case("wacz-signature-of-nothing", "nothing.wacz", lambda: _signed(signature=base64.b64encode(bytes(96)).decode()), reads=True),
    Case("wacz-signature-of-a-megabyte", "mega.wacz", lambda: _signed(signature=base64.b64encode(bytes(MB)).decode()), reads=True),
    Case("wacz-certificate-of-rubbish", "pem.wacz", lambda: _signed(publicKey="", domain="example.org", domainCert="-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n" * 900), reads=True),
    Case("wacz-domain-that-speaks", "speaks.wacz", lambda: wacz(signed=sign_as("Trust me,\nthis holds", package_of(wacz_files()), certificate=certificate_for("example.org"))), reads=True),
    Case("wacz-two-files-of-one-name", "two.wacz", _twice, reads=None),
]  # fmt: skip
