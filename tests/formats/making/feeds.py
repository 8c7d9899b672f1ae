"""Makes feeds of every kind, with the same three entries: one with its text, one with a teaser, one with hardly more than a link."""

import json
from xml.sax.saxutils import escape

SENTENCES = [
    "The council of Norring voted on Tuesday to close the old bridge to lorries.",
    "Engineers had warned for years that its third pier was sinking into the river bed.",
    "Shopkeepers on the east bank fear that the detour will cost them a third of their trade.",
]
ENTRY = (
    "<p>"
    + "</p>\n<p>".join(SENTENCES)
    + "</p><ul><li>Nine piers</li><li>One ferry</li></ul><blockquote><p>It had to be, said the mayor.</p></blockquote>"
)
TEASER = "The council of Norring voted on Tuesday to close the old bridge ... <a href='https://norring.example/1'>Read more</a>"
LINES = [*SENTENCES, "Nine piers", "One ferry", "It had to be, said the mayor."]


def rss(items: str = "", **fields: str) -> bytes:
    """Return an RSS 2.0 feed."""
    entry = f"""<item><title>Bridge &amp;amp; ferry &lt;i&gt;closed&lt;/i&gt;</title><link>https://norring.example/1</link>
<guid isPermaLink="false">tag:norring.example,2023:1</guid><dc:creator><![CDATA[Ada Field]]></dc:creator>
<pubDate>Tue, 02 May 2023 23:30:00 -0500</pubDate><category>Bridges</category><category><![CDATA[Town & river]]></category>
<description><![CDATA[{TEASER}]]></description><content:encoded><![CDATA[{ENTRY}]]></content:encoded></item>
<item><title>A teaser</title><link>https://norring.example/2</link><author>bo@norring.example (Bo Lund)</author>
<pubDate>Mon, 01 May 2023 10:00:00 GMT</pubDate><description>{escape(TEASER)}</description></item>
<item><guid>https://norring.example/3</guid><title>Only a link</title></item>"""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Norring Wire</title><link>https://norring.example</link><language>en-GB</language>{items or entry}</channel></rss>""".encode()


def atom() -> bytes:
    """Return an Atom feed, whose first entry is XHTML and whose second one escaped HTML."""
    return f"""<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://norring.example/">
<title type="html">Norring &lt;b&gt;Wire&lt;/b&gt;</title><id>urn:feed</id><author><name>Ada Field</name></author>
<entry><title>In XHTML</title><id>urn:1</id><link rel="alternate" href="/1"/><link rel="edit" href="https://norring.example/edit/1"/>
<published>2023-05-02T23:30:00-05:00</published><updated>2023-06-01T00:00:00Z</updated><category term="bridges" label="Bridges"/>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{ENTRY}</div></content></entry>
<entry><title type="text">Escaped: a &lt; b</title><id>urn:2</id><link href="https://norring.example/2"/><author><name>Bo Lund</name></author>
<updated>2023-05-01T00:00:00Z</updated><content type="html">{escape(ENTRY)}</content></entry>
<entry><title>A teaser</title><id>urn:3</id><link href="https://norring.example/3"/><updated>2023-05-01T00:00:00Z</updated><summary>{escape(TEASER)}</summary></entry>
</feed>""".encode()


def rdf() -> bytes:
    """Return an RSS 1.0 feed."""
    return f"""<?xml version="1.0" encoding="iso-8859-1"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel rdf:about="https://norring.example/"><title>Norring Wire</title><items><rdf:Seq><rdf:li resource="https://norring.example/1"/></rdf:Seq></items></channel>
<item rdf:about="https://norring.example/1"><title>Br\u00fccke</title><link>https://norring.example/1</link><dc:creator>Ada Field</dc:creator>
<dc:date>2023-05-02T23:30:00-05:00</dc:date><dc:subject>Bridges</dc:subject><content:encoded>{escape(ENTRY)}</content:encoded></item>
<item rdf:about="https://norring.example/2"><title>A teaser</title><link>https://norring.example/2</link><description>{escape(TEASER)}</description></item>
</rdf:RDF>""".encode("iso-8859-1")


def json_feed() -> bytes:
    """Return a JSON Feed."""
    return json.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": "Norring Wire",
            "authors": [{"name": "Ada Field"}],
            "items": [
                {
                    "id": "1",
                    "url": "https://norring.example/1",
                    "title": "Bridge",
                    "content_html": ENTRY,
                    "date_published": "2023-05-02T23:30:00-05:00",
                    "tags": ["Bridges"],
                },
                {
                    "id": 2,
                    "url": "https://norring.example/2",
                    "content_text": " ".join(SENTENCES),
                    "author": {"name": "Bo Lund"},
                },
                {
                    "id": "3",
                    "url": "https://norring.example/3",
                    "title": "A teaser",
                    "summary": "More of it elsewhere.",
                },
            ],
        }
    ).encode()


def wordpress() -> bytes:
    """Return what a blog exports: a post, a page, a picture, an entry of a menu and what lies in the bin."""

    def item(number: int, kind: str, status: str = "publish") -> str:
        return f"""<item><title>{kind} {number}</title><link>https://norring.example/{number}</link><dc:creator>ada</dc:creator>
<guid isPermaLink="false">https://norring.example/?p={number}</guid><pubDate>Wed, 03 May 2023 04:30:00 +0000</pubDate>
<content:encoded><![CDATA[{ENTRY}]]></content:encoded><wp:post_date>2023-05-02 23:30:00</wp:post_date>
<wp:status>{status}</wp:status><wp:post_type>{kind}</wp:post_type>
<wp:comment><wp:comment_author>Cy</wp:comment_author><wp:comment_content>A comment.</wp:comment_content></wp:comment></item>"""

    return rss(
        item(1, "post") + item(2, "page") + item(3, "attachment") + item(4, "nav_menu_item") + item(5, "post", "trash")
    )
