"""Documents and books made for tests: DOCX by python-docx and by hand, ODT, RTF and EPUB by hand."""

import base64
import datetime as dt
import io
import zipfile

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TITLE = "Harbour reopens after the storm"
BYLINE = "By Ada Field"
DAY_LINE = "March 5, 2020"
LEAD = "The harbour of Kelmouth was opened again on Thursday, nine days after the storm had closed it to all ships."
SECOND = (
    "Pilots had asked for more time, and the council gave them two days before the first ferry left for the islands."
)
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def zipped(files: dict[str, bytes | str], *, stored: str = "") -> bytes:
    """Return a ZIP file of these, in their order; `stored` names the one that is not squeezed."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data, zipfile.ZIP_STORED if name == stored else zipfile.ZIP_DEFLATED)
    return target.getvalue()


def word() -> bytes:
    """Return a Word document with everything in it, as python-docx writes it."""
    document = docx.Document()
    document.core_properties.title = "Untitled 3"
    document.core_properties.author = "Bo Quill"
    document.core_properties.created = dt.datetime(2020, 3, 9, 8, 30)  # noqa: DTZ001
    document.sections[0].header.paragraphs[0].text = "Running head"
    document.sections[0].footer.paragraphs[0].text = "Page 1"
    document.add_paragraph(TITLE, style="Title")
    document.add_paragraph(BYLINE)
    document.add_paragraph(DAY_LINE)
    paragraph = document.add_paragraph(LEAD + " It was ")
    paragraph.add_run("lou").bold = True
    paragraph.add_run("der").bold = True
    paragraph.add_run(" than ")
    paragraph.add_run("ever").italic = True
    paragraph.add_run(" before.")
    document.add_heading("What comes next", 2)
    document.add_paragraph(SECOND)
    document.add_paragraph("The first ferry", style="List Bullet")
    document.add_paragraph("The night boat", style="List Bullet 2")
    document.add_paragraph("We waited, and we were right to wait.", style="Quote")
    table = document.add_table(rows=2, cols=2)
    for (row, column), text in {(0, 0): "Ship", (0, 1): "Day", (1, 0): "Ferry", (1, 1): "Friday"}.items():
        table.cell(row, column).text = text
    document.add_picture(io.BytesIO(PIXEL))
    body = document.element.body
    for xml in (
        (
            '<w:p {0}><w:r><w:t>Kept words </w:t></w:r><w:del w:id="1" w:author="x"><w:r><w:delText>deleted words</w:delText></w:r></w:del>'
            '<w:ins w:id="2" w:author="x"><w:r><w:t>and inserted ones.</w:t></w:r></w:ins></w:p>'
        ),
        "<w:p {0}><w:r><w:rPr><w:vanish/></w:rPr><w:t>Hidden words</w:t></w:r><w:r><w:t>Shown words.</w:t></w:r></w:p>",
        (
            "<w:p {0}><w:r><w:t>Before the box.</w:t></w:r><w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox>"
            "<w:txbxContent><w:p><w:r><w:t>Words in a box.</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
            "<w:r><w:t> After the box.</w:t></w:r></w:p>"
        ),
    ):
        body.insert(len(body) - 1, parse_xml(xml.format(nsdecls("w"))))
    document.paragraphs[3].add_run("")
    document.add_comment(document.paragraphs[3].runs[0], text="A remark in the margin", author="Reviewer")
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def word_of(body: str, parts: dict[str, str] | None = None) -> bytes:
    """Return a Word document by hand, of the inside of its body and further parts."""
    text = f'<w:document xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>{body}</w:body></w:document>'
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": text, **(parts or {})})


def word_paragraph(text: str) -> str:
    """Return a paragraph of a Word document."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def relations(*targets: tuple[str, str, str]) -> str:
    """Return a list of relations: id, kind, target."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    lines = "".join(f'<Relationship Id="{i}" Type="{kind}{k}" Target="{t}"/>' for i, k, t in targets)
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{lines}</Relationships>'
    )


_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_ODF_NAMES = " ".join(
    [f'xmlns:{n}="{_ODF}{n}:1.0"' for n in ("office", "text", "table", "style", "meta")]
    + [f'xmlns:draw="{_ODF}drawing:1.0"', f'xmlns:fo="{_ODF}xsl-fo-compatible:1.0"', f'xmlns:svg="{_ODF}svg-compatible:1.0"']
    + ['xmlns:xlink="http://www.w3.org/1999/xlink"', 'xmlns:dc="http://purl.org/dc/elements/1.1/"']
)  # fmt: skip
ODT_MIME = "application/vnd.oasis.opendocument.text"
_ODT_STYLES = (
    '<office:automatic-styles><style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="T2" style:family="text"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/></office:automatic-styles>'
)
_ODT_META = (
    "<office:meta><meta:initial-creator>Bo Quill</meta:initial-creator><meta:creation-date>2020-03-09T08:30:00</meta:creation-date>"
    "</office:meta>"
)
ODT_BODY = (
    '<text:tracked-changes><text:changed-region><text:deletion><text:p>Deleted words</text:p></text:deletion></text:changed-region></text:tracked-changes>'
    f'<text:p text:style-name="P1">{TITLE}</text:p><text:p>{DAY_LINE}</text:p>'
    f'<text:p>{LEAD} It was <text:span text:style-name="T1">louder</text:span><text:note text:note-class="footnote"><text:note-citation>1'
    "</text:note-citation><text:note-body><text:p>By the harbour's own count.</text:p></text:note-body></text:note> than<text:s text:c=\"3\"/>before."
    '<text:span text:style-name="T2">Hidden words</text:span><office:annotation><text:p>A remark in the margin</text:p></office:annotation></text:p>'
    f'<text:h text:outline-level="2">What comes next</text:h><text:p>{SECOND}<text:line-break/>A new line.</text:p>'
    "<text:list><text:list-item><text:p>The first ferry</text:p><text:list><text:list-item><text:p>The night boat</text:p>"
    "</text:list-item></text:list></text:list-item></text:list>"
    '<text:p text:style-name="Quotations">We waited, and we were right to wait.</text:p>'
    "<table:table><table:table-column table:number-columns-repeated=\"2\"/><table:table-row><table:table-cell><text:p>Ship</text:p></table:table-cell><table:table-cell><text:p>Day</text:p>"
    "</table:table-cell></table:table-row><table:table-row><table:table-cell><text:p>Ferry</text:p></table:table-cell><table:table-cell>"
    "<text:p>Friday</text:p></table:table-cell></table:table-row></table:table>"
    '<text:p>Before the box.<draw:frame text:anchor-type="paragraph" svg:width="5cm" svg:height="2cm"><draw:text-box><text:p>Words in a box.</text:p></draw:text-box></draw:frame> After the box.</text:p>'
    '<text:p>With a picture.<draw:frame><draw:image xlink:href="Pictures/one.png"/><svg:title>A pixel</svg:title></draw:frame></text:p>'
)  # fmt: skip


def open_text_of(
    body: str, *, inside: str = "text", mime: str = ODT_MIME, parts: dict[str, bytes | str] | None = None
) -> bytes:
    """Return an OpenDocument text of the inside of its text."""
    content = f"<office:document-content {_ODF_NAMES}>{_ODT_STYLES}<office:body><office:{inside}>{body}</office:{inside}></office:body></office:document-content>"
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{ODT_MIME}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    files = {
        "mimetype": mime,
        "content.xml": content,
        "meta.xml": f"<office:document-meta {_ODF_NAMES}>{_ODT_META}</office:document-meta>",
        "META-INF/manifest.xml": manifest,
        "Pictures/one.png": PIXEL,
    }
    return zipped({**files, **(parts or {})}, stored="mimetype")


def open_text() -> bytes:
    """Return an OpenDocument text with everything in it."""
    return open_text_of(ODT_BODY)


def flat_open_text(body: str = ODT_BODY) -> bytes:
    """Return a flat OpenDocument text, with a picture of more letters than a parser takes in one piece."""
    binary = f"<office:binary-data>{base64.b64encode(PIXEL * 200_000).decode()}</office:binary-data>"
    picture = f"<text:p>And one more.<draw:frame><draw:image>{binary}</draw:image></draw:frame></text:p>"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document {_ODF_NAMES} office:mimetype="{ODT_MIME}">{_ODT_META}{_ODT_STYLES}'
        f"<office:body><office:text>{body}{picture}</office:text></office:body></office:document>"
    ).encode()


def rich_text() -> bytes:
    """Return RTF with everything in it."""
    return (
        r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss\fcharset0 Arial;}{\f1\fnil\fcharset204 Arial Cyr;}}{\colortbl;\red0\green0\blue0;}"
        r"{\stylesheet{\s0 Normal;}{\s1\outlinelevel1 heading 2;}{\s15 Title;}{\*\cs10 Default Font;}}"
        r"{\info{\title Untitled}{\author Bo Quill}{\creatim\yr2020\mo3\dy9\hr8\min30}}{\header\pard Running head\par}"
        "\n" + rf"\pard\plain\s15 {TITLE}\par \pard\plain {BYLINE}\par {DAY_LINE}\par"
        "\n" + rf"\pard\plain {LEAD} It was {{\b louder}}{{\super\chftn{{\footnote\pard\plain By the harbour\'92s own count.}}}} than before."
        r"{\v Hidden words}{\deleted Deleted words}{\*\annotation A remark in the margin}\par"
        "\n" + rf"\pard\plain\s1\outlinelevel1 What comes next\par \pard\plain {SECOND}\line A new line.\par"
        "\n" + r"\pard{\listtext\f1\'b7\tab}\ls1\ilvl0 The first ferry\par \pard{\listtext\'b7\tab}\ls1\ilvl1 The night boat\par"
        "\n" + r"\pard\plain\trowd\cellx1000\cellx2000\intbl Ship\cell Day\cell\row\trowd\cellx1000\cellx2000\pard\intbl Ferry\cell Friday\cell\row"
        "\n" + r"\pard\plain Caf\'e9, {\f1\'cf\'f0\'e8\'e2\'e5\'f2}, \u8364?uro and \u-10179?\u-8694? \ldblquote so\rdblquote .\par"
        "\n" + r'\pard\plain See {\field{\*\fldinst HYPERLINK "https://example.org/"}{\fldrslt the list of ships}} for more.\par'
        "\n" + r"{\shp{\*\shpinst{\sp{\sn a}{\sv 1}}{\shptxt\pard Words in a box.\par}}}"
        r"{\*\shppict{\pict\pngblip " + PIXEL.hex() + r"}}{\nonshppict{\pict\wmetafile8 00ff}}\pard The end of it all.\par}"
    ).encode("ascii")  # fmt: skip


def rich_text_of(body: str) -> bytes:
    """Return RTF around a body."""
    return (r"{\rtf1\ansi\deff0 " + body + "}").encode("latin-1")


OPF = "OEBPS/book.opf"


def opf_of(metadata: str, manifest: str, spine: str, *, more: str = "", version: str = "3.0") -> str:
    """Return a package document."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><package xmlns="http://www.idpf.org/2007/opf" version="{version}" unique-identifier="id">'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">'
        f'<dc:identifier id="id">urn:isbn:9780000000001</dc:identifier>{metadata}</metadata>'
        f"<manifest>{manifest}</manifest><spine toc='ncx'>{spine}</spine>{more}</package>"
    )


def chapter(body: str, title: str = "x") -> str:
    """Return a chapter as XHTML."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd">\n'
        f'<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>{title}</title></head>'
        f"<body>{body}</body></html>"
    )


_ONE = (
    f'<h1>The storm</h1><p>{LEAD}&nbsp;It was <em>louder</em> than before<a epub:type="noteref" href="#n1">1</a>.</p>'
    "<blockquote><p>We waited, and we were right to wait.</p></blockquote><ul><li>The first ferry<ol><li>The night boat</li></ol></li></ul>"
    "<table><tr><th>Ship</th><th>Day</th></tr><tr><td>Ferry</td><td>Friday</td></tr></table><pre>a\n  b</pre>"
    '<p><img src="../images/one.png" alt="A pixel"/></p><aside epub:type="footnote" id="n1"><p>1 By the harbour\'s own count.</p></aside>'
)
_METADATA = (
    '<dc:title>The Book of Kelmouth</dc:title><dc:creator id="c1">Ada Field</dc:creator><dc:creator id="c2">Cy Draw</dc:creator>'
    '<meta refines="#c2" property="role">ill</meta><dc:language>en-GB</dc:language><dc:publisher>Quay Press</dc:publisher>'
    '<dc:date>2019-11-02</dc:date><meta property="dcterms:modified">2021-01-01T00:00:00Z</meta>'
)
_XHTML = 'media-type="application/xhtml+xml"'
_MANIFEST = (
    f'<item id="cover" href="text/cover.xhtml" {_XHTML}/><item id="nav" href="nav.xhtml" {_XHTML} properties="nav"/>'
    f'<item id="one" href="text/one%20.xhtml" {_XHTML}/><item id="two" href="text/two.xhtml" {_XHTML}/><item id="aside" href="text/aside.xhtml" {_XHTML}/>'
    '<item id="img" href="images/one.png" media-type="image/png"/>'
)
_SPINE = '<itemref idref="cover"/><itemref idref="nav"/><itemref idref="one"/><itemref idref="two"/><itemref idref="aside" linear="no"/>'
_NAV = (
    '<nav epub:type="toc"><ol><li><a href="text/one%20.xhtml">The storm</a></li><li><a href="text/two.xhtml#a">The ferry</a></li></ol></nav>'
    '<nav epub:type="landmarks"><ol><li><a epub:type="cover" href="text/cover.xhtml">Cover</a></li></ol></nav>'
)


def container(path: str = OPF) -> str:
    """Return a container document."""
    return (
        '<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        f'<rootfile full-path="{path}" media-type="application/oebps-package+xml"/></rootfiles></container>'
    )


def book_of(parts: dict[str, bytes | str], *, mime: str = "application/epub+zip") -> bytes:
    """Return an EPUB of these parts, with what every one has."""
    return zipped({"mimetype": mime, "META-INF/container.xml": container(), **parts}, stored="mimetype")


def book(parts: dict[str, bytes | str] | None = None) -> bytes:
    """Return an EPUB 3 with everything in it."""
    return book_of(
        {
            OPF: opf_of(_METADATA, _MANIFEST, _SPINE),
            "OEBPS/nav.xhtml": chapter(_NAV),
            "OEBPS/text/cover.xhtml": chapter("<p>Cover words</p>"),
            "OEBPS/text/one .xhtml": chapter(_ONE),
            "OEBPS/text/two.xhtml": chapter(f"<p>{SECOND}</p>"),
            "OEBPS/text/aside.xhtml": chapter("<p>Aside words</p>"),
            "OEBPS/images/one.png": PIXEL,
            **(parts or {}),
        }
    )


def old_book() -> bytes:
    """Return an EPUB 2, with NCX and guide, and a chapter that is no sound XML."""
    metadata = (
        '<dc:title>An older book</dc:title><dc:creator opf:role="aut">Bo Quill</dc:creator><dc:creator opf:role="edt">Ed It</dc:creator>'
        '<dc:date opf:event="modification">2015-05-05</dc:date><dc:date opf:event="publication">2009</dc:date><dc:language>en</dc:language>'
    )
    ncx = (
        '<!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "http://www.daisy.org/z3986/2005/ncx-2005-1.dtd">'
        '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap><navPoint><navLabel><text>The storm</text></navLabel><content src="one.html"/>'
        '<navPoint><navLabel><text>Within it</text></navLabel><content src="one.html#b"/></navPoint></navPoint></navMap></ncx>'
    )
    manifest = (
        '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/><item id="c" href="cover.html" media-type="application/xhtml+xml"/>'
        '<item id="one" href="one.html" media-type="application/xhtml+xml"/>'
    )
    guide = '<guide><reference type="cover" href="cover.html"/></guide>'
    return book_of(
        {
            OPF: opf_of(metadata, manifest, '<itemref idref="c"/><itemref idref="one"/>', more=guide, version="2.0"),
            "OEBPS/toc.ncx": ncx,
            "OEBPS/cover.html": chapter("<p>Cover words</p>"),
            "OEBPS/one.html": f"<html><body><p>{LEAD}<br>And a line.<p>{SECOND} &eacute;</body></html>",
        }
    )
