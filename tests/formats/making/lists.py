"""Lists of references, bookmarks and exports of services for reading later, as those who write them do."""

import csv
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

ARTICLE = (
    "<p>The convoy left the harbour before dawn, and nobody on the quay had been told where it would go.</p>"
    "<h2>What the captain said</h2><p>He spoke of a delay of two days, &amp; of fog; the harbour master denied both.</p>"
)


def as_json(value: Any) -> bytes:
    """Return JSON as PHP writes it, with strokes before its strokes."""
    return json.dumps(value, ensure_ascii=False).replace("/", "\\/").encode()


def table(header: str, *rows: Sequence[str], line_end: str = "\r\n") -> bytes:
    """Return a table."""
    target = io.StringIO(newline="")
    target.write(header + line_end)
    csv.writer(target, lineterminator=line_end).writerows(rows)
    return target.getvalue().encode()


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return an archive."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return target.getvalue()


def wallabag(**other: Any) -> dict[str, Any]:
    """Return an entry of Wallabag's export."""
    return {
        "is_archived": 1,
        "is_starred": 0,
        "tags": ["harbour", "fog & ice"],
        "is_public": False,
        "id": 2847,
        "title": "The convoy leaves",
        "url": "https://paper.example/convoy",
        "hashed_url": "0123456789abcdef",
        "content": ARTICLE,
        "created_at": "2024-04-19T19:18:29+0200",
        "updated_at": "2024-04-20T08:00:00+0200",
        "published_at": "2024-04-18T00:00:00+0200",
        "published_by": ["Ada Quay", "Ben Mole"],
        "annotations": [{"text": "Who?", "quote": "nobody on the quay", "ranges": []}],
        "mimetype": "text/html; charset=utf-8",
        "language": "en_GB",
        "reading_time": 1,
        "domain_name": "paper.example",
        "preview_picture": "https://paper.example/quay.jpg",
        "http_status": "200",
    } | other


def omnivore(slug: str = "the-convoy-18f", **other: Any) -> dict[str, Any]:
    """Return an entry of Omnivore's export."""
    return {
        "id": "9a3e2c",
        "slug": slug,
        "title": "The convoy leaves",
        "description": "Nobody was told where it would go.",
        "author": "Ada Quay",
        "url": "https://paper.example/convoy",
        "state": "Archived",
        "readingProgress": 80,
        "thumbnail": "https://paper.example/quay.jpg",
        "labels": ["harbour", "RSS"],
        "savedAt": "2024-10-30T12:39:28.023Z",
        "updatedAt": "2024-10-30T12:40:00.000Z",
        "publishedAt": "2024-10-29T00:00:00.000Z",
    } | other


def omnivore_zip(**more: bytes) -> bytes:
    """Return Omnivore's archive: two entries, of which one has text and highlights; and a page that is in no list."""
    lists = as_json([omnivore(), omnivore("no-text-18f", title="Without text", state="Active", id="b1")])
    return zipped(
        {
            "metadata_0_to_20.json": lists,
            "content/the-convoy-18f.html": f'<div id="readability-page-1" class="page">{ARTICLE}</div>'.encode(),
            "highlights/the-convoy-18f.md": b"> nobody on the quay\n",
            "content/stray.html": f"<div>{ARTICLE}</div>".encode(),
        }
        | more
    )


def google_reader(**other: Any) -> dict[str, Any]:
    """Return an entry of starred articles as Google Reader wrote them."""
    return {
        "crawlTimeMsec": "1424362260101",
        "timestampUsec": "1424362260101352",
        "id": "tag:google.com,2005:reader/item/00000001e9f8a1b2",
        "categories": [
            "user/1005/state/com.google/reading-list",
            "user/1005/state/com.google/starred",
            "user/1005/label/Harbours",
        ],
        "title": "The convoy leaves",
        "published": 1424300000,
        "updated": 1424300001,
        "canonical": [{"href": "https://paper.example/convoy"}],
        "alternate": [{"href": "https://paper.example/convoy?rss", "type": "text/html"}],
        "summary": {"direction": "ltr", "content": ARTICLE},
        "author": "Ada Quay",
        "origin": {
            "streamId": "feed/https://paper.example/rss",
            "title": "The Paper",
            "htmlUrl": "https://paper.example",
        },
    } | other


def starred(*entries: dict[str, Any]) -> bytes:
    """Return a file of starred articles."""
    return as_json(
        {
            "direction": "ltr",
            "id": "user/-/state/com.google/starred",
            "title": "Starred",
            "items": list(entries or (google_reader(),)),
        }
    )


BOOKMARKS = """<!DOCTYPE NETSCAPE-Bookmark-file-1>
<!-- This is an automatically generated file.
     It will be read and overwritten.
     DO NOT EDIT! -->
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<TITLE>Bookmarks</TITLE>
<H1>Bookmarks</H1>
<DL><p>
    <DT><H3 ADD_DATE="1580000000" LAST_MODIFIED="1580000001" PERSONAL_TOOLBAR_FOLDER="true">Bookmarks bar</H3>
    <DL><p>
        <DT><A HREF="https://paper.example/convoy?a=1&amp;b=2" ADD_DATE="1589000000" ICON="data:image/png;base64,AAAA>BB" TAGS="fog,ice">The &quot;convoy&quot; leaves</A>
        <DD>A note
of two lines
        <DT><H3 ADD_DATE="1580000000">Harbours</H3>
        <DL><p>
            <DT><H3>North/South</H3>
            <DL><p>
                <DT><A HREF="http://mole.example/" ADD_DATE="1589000000000">Mole</A>
            </DL><p>
            <DT><A HREF="javascript:alert(1)">A bookmarklet</A>
            <DT><A HREF="file:///etc/passwd">A file</A>
            <DT><A HREF="https://late.example/">https://late.example/</A>
        </DL><p>
    </DL><p>
    <DT><A HREF="https://outside.example/">Outside</A>
</DL><p>
"""

POCKET_PAGE = """<!DOCTYPE html>
<html>
	<!--So long and thanks for all the fish-->
	<head>
		<meta http-equiv="Content-Type" content="text/html; charset=UTF-8" />
		<title>Pocket Export</title>
	</head>
	<body>
		<h1>Unread</h1>
		<ul>
			<li><a href="https://paper.example/convoy" time_added="1589000000" tags="fog,ice">The convoy leaves</a></li>
		</ul>
		<h1>Read Archive</h1>
		<ul>
			<li><a href="https://mole.example/" time_added="1589000001" tags="">https://mole.example/</a></li>
		</ul>
	</body>
</html>
"""


def chrome_bookmarks() -> bytes:
    """Return the file in which Chrome keeps bookmarks."""
    leaf = {
        "date_added": "13233475200000000",
        "guid": "1",
        "id": "7",
        "name": "Convoy",
        "type": "url",
        "url": "https://paper.example/c",
    }
    folder = {"children": [leaf, leaf | {"url": "javascript:void(0)"}], "name": "Harbours", "type": "folder"}
    bar = {"children": [folder], "name": "Bookmarks bar", "type": "folder"}
    return json.dumps(
        {"checksum": "0", "roots": {"bookmark_bar": bar, "other": {"children": [leaf], "name": "Other"}}, "version": 1}
    ).encode()


def firefox_backup() -> bytes:
    """Return a backup of Firefox's bookmarks."""
    leaf = {
        "guid": "a",
        "title": "Convoy",
        "typeCode": 1,
        "dateAdded": 1589000000000000,
        "uri": "https://paper.example/c",
        "tags": "fog,ice",
    }
    menu = {"title": "menu", "root": "bookmarksMenuFolder", "children": [{"title": "Harbours", "children": [leaf]}]}
    return json.dumps(
        {"guid": "root________", "title": "", "typeCode": 2, "root": "placesRoot", "children": [menu]}
    ).encode()


def zotero(*nodes: str) -> bytes:
    """Return a library as Zotero exports it in RDF."""
    spaces = {
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "z": "http://www.zotero.org/namespaces/export#",
        "dcterms": "http://purl.org/dc/terms/",
        "dc": "http://purl.org/dc/elements/1.1/",
        "bib": "http://purl.org/net/biblio#",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "link": "http://purl.org/rss/1.0/modules/link/",
        "prism": "http://prismstandard.org/namespaces/1.2/basic/",
    }
    names = "\n ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in spaces.items())
    return f'<?xml version="1.0"?>\n<rdf:RDF\n {names}>\n{"".join(nodes or LIBRARY)}</rdf:RDF>\n'.encode()


def people(role: str, *names: tuple[str, str]) -> str:
    """Return who did something, in RDF."""
    listed = "".join(
        f"<rdf:li><foaf:Person><foaf:surname>{escape(surname)}</foaf:surname>"
        f"<foaf:givenName>{escape(given)}</foaf:givenName></foaf:Person></rdf:li>"
        for given, surname in names
    )
    return f"<bib:{role}><rdf:Seq>{listed}</rdf:Seq></bib:{role}>"


LIBRARY = (
    f"""<bib:Article rdf:about="https://paper.example/convoy">
        <z:itemType>newspaperArticle</z:itemType>
        <dcterms:isPartOf><bib:Newspaper><dc:title>The Paper</dc:title></bib:Newspaper></dcterms:isPartOf>
        {people("authors", ("Ada", "Quay"), ("Ben", "Mole"))}{people("editors", ("Eve", "Pier"))}
        <dcterms:isReferencedBy rdf:resource="#item_7"/>
        <link:link rdf:resource="#item_8"/>
        <dc:subject>fog</dc:subject>
        <dc:subject><z:AutomaticTag><rdf:value>ice</rdf:value></z:AutomaticTag></dc:subject>
        <dc:title>The convoy leaves</dc:title>
        <dcterms:abstract>Nobody was told.</dcterms:abstract>
        <dc:date>May 9, 2020</dc:date>
        <z:language>en-GB</z:language>
        <bib:pages>4-5</bib:pages>
        <dc:identifier><dcterms:URI><rdf:value>https://paper.example/convoy</rdf:value></dcterms:URI></dc:identifier>
        <dcterms:dateSubmitted>2020-05-10 08:30:00</dcterms:dateSubmitted>
    </bib:Article>""",
    '<bib:Memo rdf:about="#item_7"><rdf:value>&lt;p&gt;Ask the &lt;b&gt;captain&lt;/b&gt; again.&lt;/p&gt;&lt;p&gt;And the mate.&lt;/p&gt;</rdf:value></bib:Memo>',
    """<z:Attachment rdf:about="#item_8">
        <z:itemType>attachment</z:itemType>
        <rdf:resource rdf:resource="files/8/convoy.html"/>
        <dc:identifier><dcterms:URI><rdf:value>https://paper.example/convoy</rdf:value></dcterms:URI></dc:identifier>
        <dcterms:dateSubmitted>2020-05-10 08:30:00</dcterms:dateSubmitted>
        <dc:title>Snapshot</dc:title>
        <z:linkMode>1</z:linkMode>
        <link:type>text/html</link:type>
    </z:Attachment>""",
    f"""<bib:Article rdf:about="#item_9">
        <z:itemType>journalArticle</z:itemType>
        <dcterms:isPartOf rdf:resource="urn:issn:1234-5678"/>
        {people("authors", ("", "Harbour Office"))}
        <dc:title>Fog signals</dc:title><dc:date>Spring 2019</dc:date>
    </bib:Article>""",
    """<bib:Journal rdf:about="urn:issn:1234-5678"><dc:title>Journal of Fog</dc:title>
        <dc:identifier>ISSN 1234-5678</dc:identifier></bib:Journal>""",
    """<z:Attachment rdf:about="#item_11"><z:itemType>attachment</z:itemType><z:path rdf:resource="files/11/alone.pdf"/>
        <dc:title>Alone</dc:title></z:Attachment>""",
    '<z:Collection rdf:about="#collection_1"><dc:title>Harbours</dc:title><dcterms:hasPart rdf:resource="#collection_2"/></z:Collection>',
    '<z:Collection rdf:about="#collection_2"><dc:title>North</dc:title><dcterms:hasPart rdf:resource="#item_9"/></z:Collection>',
)

RIS = """TY  - NEWS
ID  - convoy
TI  - The convoy leaves
AU  - Quay, Ada
AU  - Mole, Ben
A2  - Pier, Eve
T2  - The Paper
DA  - 2020/05/09/
PY  - 2020
Y2  - 2020/05/10/08:30:00
UR  - https://paper.example/convoy
L1  - files/8/convoy.pdf
L1  - internal-pdf://0123/second.pdf
L2  - https://paper.example/full
KW  - fog
KW  - ice
AB  - Nobody was told.
N1  - <p>Ask the captain again.</p>
LA  - en-GB
SP  - 4
ER  -

TY  - JOUR
TI  - Fog signals
JO  - Journal of Fog
PY  - 2019///Spring
ER  -

"""

BIBTEX = r"""% Encoding: UTF-8
@string{fog = "Journal of {F}og"}

@article{quay2020,
  author    = {Quay, Ada and M{\"o}le, Ben and {Office of Harbours and Piers}},
  editor    = "Eve Pier",
  title     = {The {Convoy} leaves --- \emph{at last}},
  journal   = fog,
  date      = {2020-05-09},
  url       = {https://paper.example/convoy\_1},
  urldate   = {2020-05-10},
  keywords  = {fog, ice},
  abstract  = {Nobody was told.},
  note      = {Ask the captain again.},
  langid    = {english},
  pages     = {4--5},
  file      = {Full Text:files/8/convoy.pdf:application/pdf;Snapshot:files/9/a\;b.html:text/html}
}

@misc{mole, author = {Mole, Ben}, title = "Fog signals", year = 2019, month = mar # "~9", howpublished = {\url{https://mole.example/}},
  file = {:C\:\\Users\\mole\\fog.pdf:PDF}}

@Comment{jabref-meta: databaseType:bibtex;}
"""


def csl(**other: Any) -> dict[str, Any]:
    """Return an entry in CSL-JSON."""
    return {
        "id": "http://zotero.org/users/1/items/ABC",
        "type": "article-newspaper",
        "abstract": "Nobody was told.",
        "container-title": "The Paper",
        "language": "en-GB",
        "page": "4-5",
        "title": "The <i>convoy</i> leaves",
        "URL": "https://paper.example/convoy",
        "author": [{"family": "Quay", "given": "Ada"}, {"literal": "Harbour Office"}],
        "editor": [{"family": "Pier", "given": "Eve"}],
        "accessed": {"date-parts": [["2020", 5, 10]]},
        "issued": {"date-parts": [["2020", 5, 9]]},
        "keyword": "fog, ice",
    } | other
