"""Hostile files of the formats that turn up less often: exports in archives, bookmarks of browsers, tables of contents that lie."""

import gzip
import json
import tarfile

from tests.formats.hostile.archives import PAGE, entry, tarred
from tests.formats.hostile.case import Case
from tests.formats.making import lists
from tests.formats.making.documents import zipped as packed
from tests.formats.making.saved_pages import zipped

_ADDRESS = "https://a.example/"
_PLACES = lists.firefox_backup()
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def _pages(listed: bytes, **files: bytes) -> bytes:
    return zipped({"sfz-pages.json": (listed, ""), **{name: (data, "") for name, data in files.items()}})


def _csl(**fields: object) -> bytes:
    return json.dumps([lists.csl(**fields)]).encode()


def _tree(depth: int) -> bytes:
    folder = b'{"title": "f", "children": ['
    return b'{"guid": "root________", "root": "placesRoot", "children": [' + folder * depth + b"]}" * depth + b"]}"


def _pocket(inner: str) -> bytes:
    return lists.POCKET_PAGE.replace("</ul>", f"{inner}</ul>", 1).encode()


def _entry(url: str = _ADDRESS, more: str = "") -> str:
    return f'<li><a href="{url}" time_added="1" {more}>T</a></li>'


def _lying_tar() -> bytes:
    lying = entry("a.html", 10**9).tobuf(tarfile.GNU_FORMAT)
    return lying + PAGE.ljust(1_024, b"\0")


def _office(name: str, data: bytes = b"x") -> bytes:
    return packed({name: data})


_POCKET = [
    Case("pocket-cut-in-a-tag", "ril.html", lambda: lists.POCKET_PAGE.encode()[:420], reads=None),
    Case("pocket-without-entries", "ril.html", lambda: lists.POCKET_PAGE.replace("<li>", "<x>").replace("<a ", "<b ").encode(), reads=False),
    Case("pocket-scripts-alone", "ril.html", lambda: lists.POCKET_PAGE.replace("https:", "javascript:").encode(), reads=False),
    Case("pocket-quotes-that-never-end", "ril.html", lambda: _pocket('<li><a href="' * 50_000), reads=True),
    Case("pocket-lists-in-lists", "ril.html", lambda: _pocket("<ul>" * 100_000 + _entry()), reads=True),
    Case("pocket-times-past-all-reason", "ril.html", lambda: _pocket(_entry().replace('"1"', f'"{"9" * 50_000}"')), reads=True),
    Case("pocket-many-tags", "ril.html", lambda: _pocket(_entry(more=f'tags="{"a," * 100_000}"')), reads=True),
    Case("pocket-nulls", "ril.html", lambda: _pocket(_entry("https://a.example/\x00b")), reads=True),
]  # fmt: skip

_CSL = [
    Case("csl-cut-off", "a.json", lambda: _csl()[:-20], reads=None),
    Case("csl-script", "a.json", lambda: _csl(URL="javascript:alert(1)"), reads=True),
    Case("csl-dates-past-all-reason", "a.json", lambda: _csl(issued={"date-parts": [[99999, 13, 45]], "raw": "9" * 50_000}), reads=True),
    Case("csl-deep-date", "a.json", lambda: _csl(issued={"date-parts": "@"}).replace(b'"@"', b"[" * 50_000 + b"]" * 50_000), reads=None),
    Case("csl-surrogates", "a.json", lambda: _csl(title="\ud800 a \udfff", author=[{"family": "\ud834"}]), reads=True),
    Case("csl-endless-marks", "a.json", lambda: _csl(title="<i>" * 100_000, abstract="<" * 500_000), reads=True),
    Case("csl-many-keywords", "a.json", lambda: _csl(keyword=", ".join(["a"] * 100_000)), reads=True),
    Case("csl-nothing-else", "a.json", lambda: b'[{"id": "a", "type": "book", "title": ""}]', reads=None),
]  # fmt: skip

_BROWSERS = [
    Case("firefox-cut-off", "b.json", lambda: _PLACES[:-9], reads=None),
    Case("firefox-deep", "b.json", lambda: _tree(400), reads=None),
    Case("firefox-too-deep", "b.json", lambda: _tree(50_000), reads=False),
    Case("firefox-scripts-alone", "b.json", lambda: _PLACES.replace(b"https:", b"javascript:"), reads=False),
    Case("firefox-of-numbers", "b.json", lambda: _PLACES.replace(b'"https://paper.example/c"', b"7").replace(b'"fog,ice"', b"[7]"), reads=False),
    Case("firefox-times-past-all-reason", "b.json", lambda: _PLACES.replace(b"1589000000000000", b"9" * 4_000), reads=True),
    Case("chrome-cut-off", "Bookmarks", lambda: lists.chrome_bookmarks()[:-9], reads=None),
    Case("chrome-roots-are-text", "Bookmarks", lambda: b'{"checksum": "0", "roots": {"bookmark_bar": "x"}, "version": 1}', reads=False),
]  # fmt: skip

_ADDRESSES = [
    Case("addresses-scripts-among", "l.txt", lambda: b"https://a.example/1\n" * 20 + b"javascript:alert(1)\n", reads=True),
    Case("addresses-controls-among", "l.txt", lambda: b"https://a.example/\x1b[31m\n" * 5, reads=True),
    Case("addresses-of-marks", "l.txt", lambda: b"https://a.example/1 " + b"| - " * 20_000 + b"\nhttps://b.example/\n"),
    Case("addresses-names-past-all-reason", "l.txt", lambda: b"https://" + b"a." * 900 + b"example/\nhttps://b.example/\n", reads=True),
    Case("addresses-broken-utf-8", "l.txt", lambda: b"https://a.example/\xff\xfe\nhttps://b.example/\n", reads=True),
    Case("addresses-of-users", "l.txt", lambda: b"https://user:secret@a.example:99999/\nhttps://b.example/\n", reads=None),
    Case("addresses-in-brackets", "l.txt", lambda: b"- <https://a.example/" * 5_000 + b">\nhttps://b.example/\n"),
    Case("addresses-the-same", "l.txt", lambda: b"https://a.example/\n" * 500, reads=True),
]  # fmt: skip

_PAGES = [
    Case("sfz-pages-list-cut-off", "a.zip", lambda: _pages(b'{"pages": [{"path": ""', **{"index.html": PAGE}), reads=None),
    Case("sfz-pages-list-nested", "a.zip", lambda: _pages(b"[" * 100_000, **{"index.html": PAGE}), reads=None),
    Case("sfz-pages-list-endless", "a.zip", lambda: _pages(json.dumps({"pages": [{"path": f"pages/{n}/"} for n in range(2_000)]}).encode(), **{"index.html": PAGE})),
    Case("sfz-pages-the-same", "a.zip", lambda: _pages(json.dumps({"pages": [{"path": ""}] * 500}).encode(), **{"index.html": PAGE})),
    Case("sfz-pages-of-numbers", "a.zip", lambda: _pages(b'{"pages": [{"path": 7, "url": [], "title": {}}, null, 3]}', **{"index.html": PAGE})),
    Case("sfz-pages-are-scripts", "a.zip", lambda: _pages(b'{"pages": [{"path": "", "url": "javascript:alert(1)", "title": "\\ud800"}]}', **{"index.html": PAGE})),
]  # fmt: skip

_EXPORTS = [
    Case("omnivore-cut-off", "a.zip", lambda: lists.omnivore_zip()[:-30], reads=False),
    Case("omnivore-list-is-rubbish", "a.zip", lambda: lists.zipped({"metadata_0_to_20.json": b"\xff\xfe[{"}), reads=None),
    Case("omnivore-list-nested", "a.zip", lambda: lists.zipped({"metadata_0_to_20.json": b"[" * 100_000}), reads=None),
    Case("omnivore-of-scripts", "a.zip", lambda: lists.zipped({"metadata_0_to_20.json": lists.as_json([lists.omnivore(url="javascript:alert(1)")])}), reads=None),
    Case("omnivore-slugs-without-end", "a.zip", lambda: lists.zipped({"metadata_0_to_20.json": lists.as_json([lists.omnivore("a" * 100_000)])}), reads=True),
    Case("omnivore-labels-without-end", "a.zip", lambda: lists.zipped({"metadata_0_to_20.json": lists.as_json([lists.omnivore(labels=["a"] * 50_000)])}), reads=True),
]  # fmt: skip

_PACKED = [
    Case("tar-size-past-the-end", "a.tar", _lying_tar, reads=None),
    Case("tar-name-without-end", "a.tar", lambda: tarred((entry("a/" * 5_000 + "b.html", len(PAGE)), PAGE)), reads=True),
    Case("tar-many-folders", "a.tar", lambda: tarred(*[(entry(f"{n}", kind=tarfile.DIRTYPE), b"") for n in range(3_000)]), reads=False),
    Case("tar-broken-sum", "a.tar", lambda: tarred((entry("a.html", len(PAGE)), PAGE)).replace(b"ustar", b"Ustar"), reads=None),
    Case("gzip-rubbish-behind", "a.html.gz", lambda: gzip.compress(PAGE) + b"rubbish" * 100, reads=None),
    Case("gzip-of-nothing", "a.html.gz", lambda: gzip.compress(b""), reads=False),
]  # fmt: skip

_RELATIVES = [
    Case("relative-sheet", "a.docx", lambda: _office("xl/workbook.xml"), reads=False),
    Case("relative-slides", "a.docx", lambda: _office("ppt/presentation.xml"), reads=False),
    Case("relative-pages", "a.docx", lambda: _office("Index/Document.iwa"), reads=False),
    Case("relative-bomb", "a.docx", lambda: _office("xl/workbook.xml", bytes(50 * 1024**2)), reads=False),
    Case("relative-word-cut-off", "a.doc", lambda: _COMPOUND + "WordDocument".encode("utf-16-le"), reads=False),
    Case("relative-mail-of-outlook", "a.msg", lambda: _COMPOUND + "__substg1.0_".encode("utf-16-le") * 50_000, reads=False),
    Case("relative-locked", "a.docx", lambda: _COMPOUND + "EncryptedPackage".encode("utf-16-le"), reads=False),
    Case("relative-of-nothing", "a.doc", lambda: _COMPOUND, reads=False),
    Case("relative-kindle", "a.mobi", lambda: bytes(60) + b"BOOKMOBI", reads=False),
]  # fmt: skip

CASES = [*_POCKET, *_CSL, *_BROWSERS, *_ADDRESSES, *_PAGES, *_EXPORTS, *_PACKED, *_RELATIVES]
