"""Hostile feeds: entities without end, files named as entities, nesting, and what is cut off or no feed at all."""

import json

from tests.formats.hostile.case import Case
from tests.formats.making import feeds as make

_ENTITIES = b"".join(b'<!ENTITY e%d "%s">' % (n, b"&e%d;" % (n - 1) * 10) for n in range(1, 10))
_BOMB = b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "bombs away">' + _ENTITIES + b"]>"


def _item(content: str, **fields: str) -> bytes:
    inner = "".join(f"<{name}>{value}</{name}>" for name, value in fields.items())
    return make.rss(f"<item>{inner}<content:encoded>{content}</content:encoded></item>")


def _with(doctype: bytes, entity: bytes) -> bytes:
    return doctype + make.rss().partition(b"?>")[2].replace(b"<title>A teaser", b"<title>" + entity)


CASES = [
    Case("feed-entity-bomb", "bomb.xml", lambda: _with(_BOMB, b"&e9;"), reads=True),
    Case("feed-entity-in-attribute", "bomb.xml", lambda: _with(_BOMB, b'&e9;</title><link href="&e9;"/><title>'), reads=True),
    Case("feed-entity-of-a-file", "xxe.xml", lambda: _with(b'<!DOCTYPE rss [<!ENTITY f SYSTEM "file:///etc/passwd">]>', b"&f;"), reads=True),
    Case("feed-entity-of-parameters", "xxe.xml", lambda: _with(b'<!DOCTYPE rss [<!ENTITY % f SYSTEM "http://x.example/e"> %f;]>', b"&f;"), reads=True),
    Case("feed-doctype-unclosed", "open.xml", lambda: b"<!DOCTYPE rss [" + b"<!ENTITY a 'b'>" * 1000 + make.rss()),
    Case("feed-cut-off", "cut.xml", lambda: make.rss()[:1500], reads=True),
    Case("feed-cut-in-root", "cut.xml", lambda: make.rss()[:100], reads=False),
    Case("feed-empty", "empty.xml", lambda: b'<rss version="2.0"><channel></channel></rss>', reads=False),
    Case("feed-deep-elements", "deep.xml", lambda: _item("<div>" * 100_000 + "x")),
    Case("feed-deep-content", "deep.xml", lambda: _item("<![CDATA[" + "<div>" * 50_000 + make.ENTRY + "]]>"), reads=True),
    Case("feed-deep-xhtml", "deep.xml", lambda: make.atom().replace(b"<p>", b"<div>" * 1000 + b"<p>", 1), reads=None),
    Case("feed-names-that-are-none", "names.xml", lambda: make.atom().replace(b"<p>", b"<p:><:q><x:y:z>", 1), reads=True),
    Case("feed-many-attributes", "attributes.xml", lambda: make.rss().replace(b"<item>", b"<item " + b"".join(b'a%d="b" ' % n for n in range(20_000)) + b">", 1), reads=None),
    Case("feed-many-entries", "many.xml", lambda: make.rss("<item><title>a</title></item>" * 3_000), reads=True),
    Case("feed-entries-unclosed", "open.xml", lambda: make.rss("<item><title>a</title>" * 3_000)),
    Case("feed-entries-in-entries", "open.xml", lambda: make.atom()[:600] + b"".join(b'<entry><title>a</title><content type="xhtml"><div>A sentence stands here.' for _ in range(2_000)), reads=None),
    Case("feed-many-authors", "authors.xml", lambda: make.rss("<item>" + "<author>a (b)</author><category>c</category>" * 20_000 + "</item>"), reads=True),
    Case("feed-endless-title", "title.xml", lambda: _item("<![CDATA[" + make.ENTRY + "]]>", title="&lt;" * 200_000), reads=True),
    Case("feed-endless-author", "author.xml", lambda: _item("<![CDATA[" + make.ENTRY + "]]>", author="a@b (" * 100_000), reads=True),
    Case("feed-endless-date", "date.xml", lambda: _item("<![CDATA[" + make.ENTRY + "]]>", pubDate="1:" * 100_000), reads=True),
    Case("feed-script-link", "link.xml", lambda: _item("<![CDATA[" + make.ENTRY + "]]>", link="javascript:alert(1)", guid="file:///etc/passwd"), reads=True),
    Case("feed-bad-link", "link.xml", lambda: _item("<![CDATA[" + make.ENTRY + "]]>", link="http://[::1"), reads=True),
    Case("feed-controls", "controls.xml", lambda: make.rss().replace(b"Ada", b"A\x00\x0b\x1fda"), reads=True),
    Case("feed-less-thans", "lt.xml", lambda: b'<rss version="2.0"><channel><item>' + b"<" * 200_000),
    Case("feed-comments-unclosed", "comments.xml", lambda: b"<!--" * 50_000 + make.rss()),
    Case("feed-wrong-encoding", "wrong.xml", lambda: make.rss().replace(b"UTF-8", b"EBCDIC-CP-US"), reads=True),
    Case("json-feed-cut-off", "cut.json", lambda: make.json_feed()[:-40], reads=False),
    Case("json-feed-deep", "deep.json", lambda: b'{"version": "https://jsonfeed.org/version/1", "items": ' + b"[" * 100_000, reads=False),
    Case("json-feed-wrong-types", "types.json", lambda: json.dumps({"version": "https://jsonfeed.org/version/1", "title": [1], "authors": 3, "items": [None, 4, "x", {"id": {}, "title": 5, "tags": {"a": 1}, "authors": [None], "content_html": 7, "date_published": 9, "url": []}]}).encode(), reads=True),
    Case("json-feed-huge-number", "number.json", lambda: b'{"version": "https://jsonfeed.org/version/1", "items": [{"id": ' + b"9" * 10_000 + b"}]}"),
    Case("json-feed-surrogates", "surrogates.json", lambda: json.dumps({"version": "https://jsonfeed.org/version/1", "items": [{"id": "\ud800", "title": "\udfff", "content_text": "A whole sentence stands here. \ud800"}]}).encode(), reads=True),
    Case("json-feed-of-nothing", "nothing.json", lambda: b'{"version": "https://jsonfeed.org/version/1", "items": {}}', reads=False),
]  # fmt: skip
