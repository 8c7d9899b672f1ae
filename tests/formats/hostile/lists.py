"""Hostile lists: depth, numbers, lengths and encodings that no list has, addresses that are none, paths that slip."""

import json

from tests.formats.hostile.case import Case
from tests.formats.making import lists as making

POCKET = making.table("title,url,time_added,tags,status", ("T", "https://a.example/", "1589000000", "a|b", "archive"))
WALLABAG = making.as_json([making.wallabag()])
BOOKMARKS, RIS, BIBTEX, ZOTERO = making.BOOKMARKS.encode(), making.RIS.encode(), making.BIBTEX.encode(), making.zotero()
NETSCAPE = b"<!DOCTYPE NETSCAPE-Bookmark-file-1>\n"
MANY = 30_000


def _json(*entries: object) -> bytes:
    return json.dumps(entries).encode()


def _nameless(archive: bytes) -> bytes:
    """Take the name of its last file, which has one letter, out of the list of an archive."""
    data = bytearray(archive)
    at = data.rindex(b"PK\x01\x02")
    data[at + 28] = 0
    # The letter stays where it is, as the file's extra field.
    data[at + 30] = 1
    return bytes(data)


def _deep_entry() -> bytes:
    inner = b"[" * 100_000 + b"]" * 100_000
    return WALLABAG[:-2] + b',"deep":' + inner + b"}]"


def _zotero_item(inside: str) -> bytes:
    return making.zotero(
        f'<bib:Document rdf:about="#item_1"><z:itemType>webpage</z:itemType><dc:title>T</dc:title>{inside}</bib:Document>'
    )


def _bib(field: str) -> bytes:
    return f"@misc{{a,\n  title = {{T}},\n  {field}\n}}\n".encode()


_JSON = [
    Case("json-cut-in-the-first", "a.json", lambda: WALLABAG[:400]),
    Case("json-cut-in-the-last", "a.json", lambda: _json(making.wallabag(content=""), making.wallabag())[:-40], reads=True),
    Case("json-cut-after-the-bracket", "a.json", lambda: b'[{"id'),
    Case("json-deep-list", "a.json", lambda: b"[" * 100_000),
    Case("json-deep-object", "a.json", lambda: b'{"a":' * 100_000),
    Case("json-deep-in-an-entry", "a.json", _deep_entry),
    Case("json-deep-as-allowed", "a.json", lambda: _json(making.wallabag(content="", deep=json.loads("[" * 300 + "1" + "]" * 300))), reads=True),
    Case("json-many-keys", "a.json", lambda: _json(making.wallabag(content="", **{f"k{n}": n for n in range(MANY)})), reads=True),
    Case("json-many-tags", "a.json", lambda: _json(making.wallabag(content="", tags=[f"t{n}" for n in range(MANY)])), reads=True),
    Case("json-wrong-types", "a.json", lambda: _json({key: [[{}]] for key in making.wallabag()}, dict.fromkeys(making.wallabag(), 7))),
    Case("json-entries-that-are-none", "a.json", lambda: _json(making.wallabag(content=""), 1, None, "x", [], {}), reads=True),
    Case("json-long-number", "a.json", lambda: WALLABAG[:-2] + b',"n":' + b"9" * 100_000 + b"}]"),
    Case("json-infinity", "a.json", lambda: _json(making.wallabag(content="", created_at=1e308, n=float("inf"))), reads=True),
    Case("json-half-characters", "a.json", lambda: _json(making.wallabag(content="", title="\ud800 title", tags=["\udfff"], id="\ud800")), reads=True),
    Case("json-half-characters-in-the-text", "a.json", lambda: _json(making.wallabag(content="<p>A sentence \ud800 stands here, and ends.</p>")), reads=True),
    Case("json-nulls", "a.json", lambda: _json(making.wallabag(content="", title="a\x00b", url="https://a.example/\x00")), reads=True),
    Case("json-raw-nulls", "a.json", lambda: WALLABAG.replace(b"convoy leaves", b"con\x00voy")),
    Case("json-javascript", "a.json", lambda: _json(making.wallabag(content="", url="javascript:alert(1)", title="")), reads=False),
    Case("json-file", "a.json", lambda: _json(making.wallabag(content="", url="file:///etc/passwd", title="")), reads=False),
    Case("json-broken-utf-8", "a.json", lambda: WALLABAG.replace(b"captain", b"capt\xff\xfein")),
    Case("json-utf-16", "a.json", lambda: _json(making.wallabag()).decode().encode("utf-16"), reads=True),
    Case("json-text-is-a-bomb-of-lists", "a.json", lambda: _json(making.wallabag(content="<div>" * 20_000 + "A sentence."))),
    Case("json-text-is-a-list", "a.json", lambda: _json(making.wallabag(content=making.BOOKMARKS)), reads=None),
    Case("json-same-keys", "a.json", lambda: b"[" + b",".join([_json(making.wallabag(content=""))[1:-1]] * 2000) + b"]", reads=True),
    Case("json-long-note", "a.json", lambda: _json(making.wallabag(content="", note="я" * 3_000_000)), reads=True),
    Case("json-bookmarks-deep", "Bookmarks", lambda: b'{"roots":{"bookmark_bar":{' + b'"children":[{' * 50_000, reads=False),
    Case("json-bookmarks-odd", "Bookmarks", lambda: b'{"roots":{"bookmark_bar":{"children":{"children":7}},"other":[],"x":null}}', reads=False),
    Case("json-starred-cut", "starred.json", lambda: making.starred()[:-60]),
    Case("json-starred-odd", "starred.json", lambda: making.starred(making.google_reader(canonical={"0": 1}, categories=7, origin=[])), reads=True),
    Case("csl-odd", "a.json", lambda: _json(making.csl(author="x", issued=[1], accessed={"date-parts": [[{}]]}, keyword=7, URL={})), reads=True),
    Case("csl-many-authors", "a.json", lambda: _json(making.csl(author=[{"family": "X" * 999}] * MANY)), reads=True),
    Case("omnivore-slip", "a.zip", lambda: making.zipped({"metadata_0.json": _json(making.omnivore("../../etc/passwd"))}), reads=True),
    Case("omnivore-bomb", "a.zip", lambda: making.omnivore_zip(**{"content/no-text-18f.html": bytes(200 * 1024**2)}), reads=True),
    Case("omnivore-no-name", "a.zip", lambda: _nameless(making.omnivore_zip(x=b"A sentence stands here.")), reads=True),
    Case("zip-no-name", "a.zip", lambda: _nameless(making.zipped({"x": b"A sentence stands here, and it ends."})), reads=False),
    Case("omnivore-list-is-a-bomb", "a.zip", lambda: making.zipped({"metadata_0.json": _json(making.omnivore()) + b" " * 200 * 1024**2}), reads=False),
    Case("omnivore-one-text-for-all", "a.zip", lambda: making.zipped({"metadata_0.json": _json(*[making.omnivore(id=n) for n in range(2000)]), "content/the-convoy-18f.html": making.ARTICLE.encode() * 2000}), reads=True),
]  # fmt: skip

_TABLES = [
    Case("csv-header-alone", "a.csv", lambda: POCKET.splitlines()[0], reads=False),
    Case("csv-empty-rows", "a.csv", lambda: POCKET.splitlines()[0] + b"\n,,,,\n\n,,,,\n", reads=False),
    Case("csv-quote-that-never-ends", "a.csv", lambda: POCKET + b'"' + b"x,\n" * 100_000),
    Case("csv-only-quotes", "a.csv", lambda: POCKET + b'"' * 100_001 + b"\n", reads=True),
    Case("csv-cut", "a.csv", lambda: POCKET[:-9], reads=True),
    Case("csv-long-cell", "a.csv", lambda: POCKET + b"x" * 10_000_000 + b",https://b.example/,,,\n", reads=True),
    Case("csv-many-cells", "a.csv", lambda: POCKET + b"," * 500_000 + b"x\n", reads=True),
    Case("csv-many-columns", "a.csv", lambda: b"title,url,time_added,tags,status," + b"a," * 20_000 + b"\nT,https://a.example/,,,\n"),
    Case("csv-same-columns", "a.csv", lambda: b"title,url,time_added,tags,status,url,url\nT,https://a.example/,,,,https://b.example/,x\n", reads=True),
    Case("csv-nulls", "a.csv", lambda: POCKET * 20 + POCKET.replace(b"archive", b"arch\x00ive"), reads=True),
    Case("csv-broken-utf-8", "a.csv", lambda: POCKET + b"\xff\xfe\x80,https://b.example/,,,\n", reads=True),
    Case("csv-utf-16", "a.csv", lambda: POCKET.decode().encode("utf-16"), reads=True),
    Case("csv-carriage-returns", "a.csv", lambda: POCKET.replace(b"\r\n", b"\r"), reads=True),
    Case("csv-javascript", "a.csv", lambda: making.table("title,url,time_added,tags,status", ("", "javascript:alert(1)", "", "", "")), reads=False),
    Case("csv-addresses-that-are-none", "a.csv", lambda: making.table("title,url,time_added,tags,status", *[("", url, "", "", "") for url in ("http://[", "https://", "//x", "http://a b", "data:text/html,x")])),
    Case("csv-times-past-all-reason", "a.csv", lambda: making.table("title,url,time_added,tags,status", ("T", "https://a.example/", "9" * 4000, "", "")), reads=True),
    Case("csv-many-rows", "a.csv", lambda: POCKET + b"T,https://a.example/,1,a,b\n" * 3000, reads=True),
    Case("csv-list-of-quotes", "a.csv", lambda: making.table("URL,Title,Selection,Folder,Timestamp,Tags", ("https://a.example/", "T", "", "", "1", "['" * 50_000 + "\\" * 50_001)), reads=True),
]  # fmt: skip

_RDF = [
    Case("rdf-entity-bomb", "a.rdf", lambda: ZOTERO.replace(b"<rdf:RDF", b'<!DOCTYPE l [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;">]><rdf:RDF', 1), reads=False),
    Case("rdf-entity-from-outside", "a.rdf", lambda: ZOTERO.replace(b"<rdf:RDF", b'<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]><rdf:RDF', 1), reads=False),
    Case("rdf-cut-early", "a.rdf", lambda: ZOTERO[:700]),
    Case("rdf-cut-late", "a.rdf", lambda: ZOTERO[:-300], reads=True),
    Case("rdf-deep", "a.rdf", lambda: _zotero_item("<dc:x>" * 100_000)),
    Case("rdf-deep-and-closed", "a.rdf", lambda: _zotero_item("<dc:x>" * 5000 + "</dc:x>" * 5000)),
    Case("rdf-many-items", "a.rdf", lambda: making.zotero(*['<bib:Document><z:itemType>webpage</z:itemType><dc:title>T</dc:title></bib:Document>'] * 3000), reads=True),
    Case("rdf-many-links", "a.rdf", lambda: _zotero_item('<link:link rdf:resource="#item_8"/>' * MANY), reads=True),
    Case("rdf-links-to-itself", "a.rdf", lambda: _zotero_item('<link:link rdf:resource="#item_1"/><dcterms:isPartOf rdf:resource="#item_1"/><dcterms:isReferencedBy rdf:resource="#item_1"/>')),
    Case("rdf-collections-in-a-circle", "a.rdf", lambda: making.zotero(making.LIBRARY[0], *[f'<z:Collection rdf:about="#c{n}"><dc:title>{n}</dc:title><dcterms:hasPart rdf:resource="#c{(n + 1) % 3}"/><dcterms:hasPart rdf:resource="https://paper.example/convoy"/></z:Collection>' for n in range(3)]), reads=True),
    Case("rdf-paths-that-slip", "a.rdf", lambda: making.zotero('<z:Attachment rdf:about="#1"><z:itemType>attachment</z:itemType><rdf:resource rdf:resource="../../../etc/passwd"/><dc:title>T</dc:title></z:Attachment>'), reads=True),
    Case("rdf-javascript", "a.rdf", lambda: making.zotero('<bib:Document rdf:about="javascript:x"><z:itemType>webpage</z:itemType><dc:identifier><dcterms:URI><rdf:value>javascript:alert(1)</rdf:value></dcterms:URI></dc:identifier></bib:Document>'), reads=False),
    Case("rdf-nulls", "a.rdf", lambda: ZOTERO.replace(b"The convoy", b"The con\x00voy"), reads=True),
    Case("rdf-controls", "a.rdf", lambda: ZOTERO.replace(b"The convoy", b"The con\x07&#7;voy")),
    Case("rdf-broken-utf-8", "a.rdf", lambda: ZOTERO.replace(b"captain", b"capt\xffin"), reads=True),
    Case("rdf-wrong-encoding", "a.rdf", lambda: ZOTERO.replace(b'version="1.0"', b'version="1.0" encoding="klingon"'), reads=True),
    Case("rdf-of-nothing", "a.rdf", lambda: making.zotero(" "), reads=False),
    Case("rdf-long-note", "a.rdf", lambda: _zotero_item(f"<dcterms:abstract>{'&lt;p' * 500_000}</dcterms:abstract>"), reads=True),
    Case("rdf-too-long-for-libxml2", "a.rdf", lambda: _zotero_item(f"<dcterms:abstract>{'x' * 11_000_000}</dcterms:abstract>")),
]  # fmt: skip

_BIBTEX = [
    Case("bibtex-cut-in-a-brace", "a.bib", lambda: BIBTEX[:300], reads=True),
    Case("bibtex-cut-at-the-key", "a.bib", lambda: BIBTEX + b"@misc{x,", reads=True),
    Case("bibtex-brace-that-never-ends", "a.bib", lambda: _bib("note = {" + "{" * 500_000), reads=True),
    Case("bibtex-quote-that-never-ends", "a.bib", lambda: _bib('note = "' + "{}" * 300_000), reads=True),
    Case("bibtex-many-that-never-end", "a.bib", lambda: b"@misc{a,\n t = {\n" * 3000, reads=False),
    Case("bibtex-many-on-one-line", "a.bib", lambda: _bib("x = {y}") + b"@misc{a, t = {" * 50_000, reads=True),
    Case("bibtex-abbreviation-bomb", "a.bib", lambda: b"@string{a0 = {xxxxxxxxxx}}\n" + b"".join(b"@string{a%d = %s}\n" % (n + 1, b" # ".join([b"a%d" % n] * 10)) for n in range(20)) + _bib("note = a19 # a19 # a19 # a19"), reads=True),
    Case("bibtex-abbreviation-often", "a.bib", lambda: b"@string{a = {" + b"x" * 10_000 + b"}}\n" + _bib("note = " + " # ".join(["a"] * 50_000)), reads=True),
    Case("bibtex-abbreviation-of-itself", "a.bib", lambda: b"@string{a = a # a}\n" + _bib("note = a"), reads=True),
    Case("bibtex-many-fields", "a.bib", lambda: _bib(", ".join(f"f{n} = {{\\'e}}" for n in range(5000))), reads=True),
    Case("bibtex-long-tex", "a.bib", lambda: _bib("abstract = {" + "\\'e" * 500_000 + "}"), reads=True),
    Case("bibtex-many-authors", "a.bib", lambda: _bib("author = {" + " and ".join(["Quay, Ada"] * 20_000) + "}"), reads=True),
    Case("bibtex-authors-of-braces", "a.bib", lambda: _bib("author = {" + "{a and } " * 20_000 + "}"), reads=True),
    Case("bibtex-paths-that-slip", "a.bib", lambda: _bib("file = {x:../../../etc/passwd:text/plain;/etc/shadow;C\\:\\\\boot.ini}"), reads=True),
    Case("bibtex-files-of-marks", "a.bib", lambda: _bib("file = {" + ";:\\" * 100_000 + "}"), reads=True),
    Case("bibtex-javascript", "a.bib", lambda: b"@misc{a,\n url = {javascript:alert(1)}\n}\n", reads=False),
    Case("bibtex-nulls", "a.bib", lambda: BIBTEX.replace(b"Convoy", b"Con\x00voy"), reads=True),
    Case("bibtex-broken-utf-8", "a.bib", lambda: BIBTEX.replace(b"captain", b"capt\xff\x80in"), reads=True),
    Case("bibtex-utf-16", "a.bib", lambda: making.BIBTEX.encode("utf-16"), reads=True),
    Case("bibtex-same-keys", "a.bib", lambda: b"@misc{a,\n title = {T}\n}\n" * 3000, reads=True),
    Case("bibtex-strokes", "a.bib", lambda: _bib("title = {" + "\\" * 10_000 + "}"), reads=True),
]  # fmt: skip

_RIS = [
    Case("ris-cut", "a.ris", lambda: RIS[:200], reads=True),
    Case("ris-no-end", "a.ris", lambda: b"TY  - NEWS\nTI  - T\n", reads=True),
    Case("ris-ends-alone", "a.ris", lambda: b"TY  - NEWS\nER  - \n" + b"ER  - \n" * 1000, reads=False),
    Case("ris-begins-alone", "a.ris", lambda: b"TY  - NEWS\nTY  - NEWS\n" * 1000, reads=False),
    Case("ris-lines-before-a-tag", "a.ris", lambda: b"Provider: us\n\nTY  - NEWS\nTI  - T\n" + b"going on\n" * 50_000 + b"ER  - \n", reads=True),
    Case("ris-long-line", "a.ris", lambda: b"TY  - NEWS\nTI  - T\nN1  - " + b"x" * 20_000_000 + b"\nER  - \n", reads=True),
    Case("ris-many-tags", "a.ris", lambda: b"TY  - NEWS\nTI  - T\n" + b"KW  - a;b\nAU  - Quay, Ada\nL1  - a.pdf\n" * 20_000 + b"ER  - \n", reads=True),
    Case("ris-paths-that-slip", "a.ris", lambda: b"TY  - NEWS\nL1  - ../../../etc/passwd\nL1  - file:///etc/shadow\nER  - \n", reads=True),
    Case("ris-javascript", "a.ris", lambda: b"TY  - NEWS\nUR  - javascript:alert(1)\nER  - \n", reads=False),
    Case("ris-dates-past-all-reason", "a.ris", lambda: b"TY  - NEWS\nTI  - T\nPY  - 99999999\nDA  - 2020/99/99\nY2  - " + b"9" * 100_000 + b"\nER  - \n", reads=True),
    Case("ris-nulls", "a.ris", lambda: RIS.replace(b"convoy leaves", b"con\x00voy"), reads=True),
    Case("ris-broken-utf-8", "a.ris", lambda: RIS.replace(b"told", b"t\xff\x80ld"), reads=True),
    Case("ris-utf-16", "a.ris", lambda: making.RIS.encode("utf-16"), reads=True),
    Case("ris-carriage-returns", "a.ris", lambda: RIS.replace(b"\n", b"\r"), reads=True),
    Case("ris-many", "a.ris", lambda: b"TY  - NEWS\nTI  - T\nER  - \n" * 3000, reads=True),
]  # fmt: skip

_BOOKMARKS = [
    Case("bookmarks-deep", "b.html", lambda: NETSCAPE + b"<DL><DT><H3>F</H3>" * 100_000 + b'<DT><A HREF="https://a.example/">A</A>', reads=True),
    Case("bookmarks-many-ends", "b.html", lambda: BOOKMARKS + b"</DL>" * 200_000 + b'<A HREF="https://z.example/">Z</A>', reads=True),
    Case("bookmarks-cut-in-a-tag", "b.html", lambda: BOOKMARKS[:640], reads=None),
    Case("bookmarks-quote-that-never-ends", "b.html", lambda: BOOKMARKS + b'<A HREF="' * 100_000, reads=True),
    Case("bookmarks-tags-that-never-end", "b.html", lambda: BOOKMARKS + b"<A " * 300_000, reads=True),
    Case("bookmarks-only-openings", "b.html", lambda: BOOKMARKS + b"<" * 1_000_000, reads=True),
    Case("bookmarks-equals", "b.html", lambda: BOOKMARKS + b"<A " + b"= ' " * 300_000 + b">", reads=True),
    Case("bookmarks-javascript-alone", "b.html", lambda: NETSCAPE + b'<DL><DT><A HREF="javascript:alert(1)">x</A><DT><A HREF="file:///etc/passwd">y</A></DL>', reads=False),
    Case("bookmarks-javascript-in-words", "b.html", lambda: NETSCAPE + b'<DL><DT><A HREF="java&#115;cript:alert(1)">x</A><DT><A HREF=" \tdata:text/html,x">y</A></DL>', reads=False),
    Case("bookmarks-of-nothing", "b.html", lambda: NETSCAPE, reads=False),
    Case("bookmarks-long-title", "b.html", lambda: NETSCAPE + b'<DT><A HREF="https://a.example/">' + b"x " * 3_000_000 + b"</A>", reads=True),
    Case("bookmarks-long-address", "b.html", lambda: NETSCAPE + b'<DT><A HREF="https://a.example/' + b"x" * 3_000_000 + b'">A</A>', reads=True),
    Case("bookmarks-long-picture", "b.html", lambda: NETSCAPE + b'<DT><A HREF="https://a.example/" ICON="data:' + b"x" * 5_000_000 + b'">A</A>', reads=True),
    Case("bookmarks-many-attributes", "b.html", lambda: NETSCAPE + b"<DT><A " + b"a=b " * 500_000 + b'HREF="https://a.example/">A</A>', reads=True),
    Case("bookmarks-nulls", "b.html", lambda: BOOKMARKS.replace(b"Outside", b"Out\x00side"), reads=True),
    Case("bookmarks-broken-utf-8", "b.html", lambda: BOOKMARKS.replace(b"Outside", b"Out\xff\x80side"), reads=True),
    Case("bookmarks-utf-16", "b.html", lambda: making.BOOKMARKS.encode("utf-16"), reads=True),
    Case("bookmarks-times-past-all-reason", "b.html", lambda: NETSCAPE + b'<DT><A HREF="https://a.example/" ADD_DATE="' + b"9" * 100_000 + b'">A</A>', reads=True),
    Case("bookmarks-many", "b.html", lambda: NETSCAPE + b'<DT><A HREF="https://a.example/">A</A>' * 3000, reads=True),
    Case("addresses-broken", "l.txt", lambda: b"https://a.example/1\nhttps://[\nhttps://b.example/2\n" * 2 + b"https://a.example/3\n" * 60, reads=True),
    Case("addresses-long", "l.txt", lambda: b"https://a.example/" + b"x" * 5_000_000 + b"\nhttps://b.example/\n"),
    Case("addresses-nulls", "l.txt", lambda: b"https://a.example/0\n" * 40 + b"https://a.example/1\x00\nhttps://b.example/\x002\n", reads=True),
]  # fmt: skip

CASES = [*_JSON, *_TABLES, *_RDF, *_BIBTEX, *_RIS, *_BOOKMARKS]
