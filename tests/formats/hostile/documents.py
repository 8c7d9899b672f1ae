"""Hostile documents and books: entity bombs, lying sizes, what is nested, endless, in a circle, cut off or somewhere else."""

import random
import struct

from tests.formats.hostile.case import Case
from tests.formats.making import documents as making
from tests.formats.making.documents import (
    LEAD,
    OPF,
    W,
    book,
    book_of,
    chapter,
    open_text,
    open_text_of,
    opf_of,
    relations,
    rich_text,
    rich_text_of,
    word,
    word_of,
    word_paragraph,
    zipped,
)

_BOMB = '<!DOCTYPE x [<!ENTITY a "' + "ha" * 500 + '">' + "".join(
    f'<!ENTITY {name} "{("&" + former + ";") * 10}">' for former, name in zip("abcdefgh", "bcdefghi", strict=True)
) + "]>"  # fmt: skip
_EXTERNAL = '<!DOCTYPE x [<!ENTITY i SYSTEM "file:///etc/passwd">]>'
_REMOTE = '<!DOCTYPE x SYSTEM "http://example.invalid/x.dtd">'
_TYPES = {"[Content_Types].xml": "<Types/>"}


def _word_xml(xml: str | bytes) -> bytes:
    return zipped({**_TYPES, "word/document.xml": xml})


def _word_text(inside: str, before: str = "") -> bytes:
    return _word_xml(f'{before}<w:document xmlns:w="{W}"><w:body>{inside}</w:body></w:document>')


def _lying(data: bytes, name: bytes) -> bytes:
    """Return a ZIP file whose list says that one of its parts has four bytes."""
    lie = bytearray(data)
    at = lie.rindex(name) - 46
    lie[at + 24 : at + 28] = (4).to_bytes(4, "little")
    return bytes(lie)


def _locked(data: bytes, name: bytes) -> bytes:
    lie = bytearray(data)
    at = lie.rindex(name) - 46
    lie[at + 8] |= 1
    return bytes(lie)


def _spoilt(data: bytes, seed: int) -> bytes:
    """Return a file with every fiftieth byte behind its head changed."""
    chance = random.Random(seed)
    spoilt = bytearray(data)
    for _ in range(len(spoilt) // 50):
        spoilt[chance.randrange(64, len(spoilt))] = chance.randrange(256)
    return bytes(spoilt)


def _word_cells(depth: int) -> str:
    return "<w:tbl><w:tr><w:tc>" * depth + word_paragraph("In the middle of it all.") + "</w:tc></w:tr></w:tbl>" * depth


def _with_styles(styles: str) -> bytes:
    parts = {"word/_rels/document.xml.rels": relations(("a", "styles", "styles.xml")), "word/styles.xml": styles}
    body = f'<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:rPr><w:rStyle w:val="A"/></w:rPr><w:t>{LEAD}</w:t></w:r></w:p>'
    return word_of(body, parts)


def _styles(inside: str) -> str:
    return f'<w:styles xmlns:w="{W}">{inside}</w:styles>'


def _notes_in_a_circle() -> bytes:
    note = f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="1"><w:p><w:r><w:t>See </w:t><w:footnoteReference w:id="1"/></w:r></w:p></w:footnote></w:footnotes>'
    parts = {"word/_rels/document.xml.rels": relations(("a", "footnotes", "footnotes.xml")), "word/footnotes.xml": note}
    return word_of(f'<w:p><w:r><w:t>{LEAD}</w:t><w:footnoteReference w:id="1"/></w:r></w:p>' * 2, parts)


_ODD_WORD = (
    '<w:p><w:pPr><w:outlineLvl w:val="-9"/><w:numPr><w:ilvl w:val="99999999999999999999"/><w:numId/></w:numPr></w:pPr><w:r><w:rPr><w:b w:val="?"/>'
    '<w:rStyle/></w:rPr><w:sym w:font="Wingdings" w:char="zz"/><w:t>Words are here.</w:t><w:footnoteReference/><w:commentReference/></w:r></w:p>'
    '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="x"/></w:tcPr></w:tc><w:p/></w:tr><w:tc/></w:tbl><w:tc><w:tr><w:tr/></w:tr></w:tc><w:r><w:txbxContent/></w:r>'
    '<w:r><w:t>Loose words.</w:t></w:r><w:tr><w:r><w:t>Loose in a row.</w:t></w:r></w:tr><w:sdt/><w:fldChar/>'
)  # fmt: skip

_WORD = [
    Case("docx-entity-bomb", "a.docx", lambda: _word_text(word_paragraph("&i;"), _BOMB), reads=False),
    Case("docx-external-entity", "a.docx", lambda: _word_text(word_paragraph(f"{LEAD} &i;"), _EXTERNAL), reads=False),
    Case("docx-remote-dtd", "a.docx", lambda: _word_text(word_paragraph(LEAD), _REMOTE), reads=True),
    Case("docx-attribute-bomb", "a.docx", lambda: _word_text(f'<w:p a="&i;"><w:r><w:t>{LEAD}</w:t></w:r></w:p>', _BOMB), reads=False),
    Case("docx-bomb", "a.docx", lambda: _word_xml(bytes(150 * 1024**2)), reads=False),
    Case("docx-bomb-of-blanks", "a.docx", lambda: _word_text(word_paragraph(LEAD) + " " * 50_000_000), reads=None),
    Case("docx-bomb-in-a-picture", "a.docx", lambda: word_of(
        f'<w:p><w:r><w:t>{LEAD}</w:t><w:pict><v:imagedata xmlns:v="urn:schemas-microsoft-com:vml" r:id="p"/></w:pict></w:r></w:p>',
        {"word/_rels/document.xml.rels": relations(("p", "image", "media/p.png")), "word/media/p.png": "\0" * 100_000_000}), reads=True),
    Case("docx-lying-size", "a.docx", lambda: _lying(word_of(word_paragraph(LEAD)), b"word/document.xml")),
    Case("docx-locked-part", "a.docx", lambda: _locked(word_of(word_paragraph(LEAD)), b"word/document.xml"), reads=False),
    Case("docx-cut-off", "a.docx", lambda: word()[:-100], reads=False),
    Case("docx-half", "a.docx", lambda: word()[: len(word()) // 2], reads=False),
    Case("docx-cut-off-inside", "a.docx", lambda: _word_xml(f'<w:document xmlns:w="{W}"><w:body>{word_paragraph(LEAD)}<w:p><w:r>'), reads=False),
    Case("docx-spoilt", "a.docx", lambda: _spoilt(word(), 1)),
    Case("docx-empty-text", "a.docx", lambda: _word_text(""), reads=False),
    Case("docx-empty-part", "a.docx", lambda: _word_xml(""), reads=False),
    Case("docx-of-another-kind", "a.docx", lambda: _word_xml("<html><body>Words.</body></html>"), reads=False),
    Case("docx-tables-in-tables", "a.docx", lambda: _word_text(_word_cells(70)), reads=True),
    Case("docx-too-deep", "a.docx", lambda: _word_text(_word_cells(20_000)), reads=False),
    Case("docx-of-100000-paragraphs", "a.docx", lambda: _word_text(word_paragraph("A sentence of a report.") * 100_000), reads=True),
    Case("docx-of-a-million-paragraphs", "a.docx", lambda: _word_text("<w:p><w:r><w:t>A</w:t></w:r></w:p>" * 1_000_000), reads=False),
    Case("docx-of-100000-cells", "a.docx", lambda: _word_text("<w:tbl><w:tr>" + f"<w:tc>{word_paragraph('one')}</w:tc>" * 100_000 + "</w:tr></w:tbl>"), reads=True),
    Case("docx-odd-markup", "a.docx", lambda: _word_text(_ODD_WORD), reads=True),
    Case("docx-notes-in-a-circle", "a.docx", _notes_in_a_circle, reads=True),
    Case("docx-styles-in-a-circle", "a.docx", lambda: _with_styles(_styles(
        "".join(f'<w:style w:styleId="{a}"><w:name w:val="x"/><w:basedOn w:val="{b}"/></w:style>' for a, b in ("AB", "BC", "CA")))), reads=True),
    Case("docx-styles-in-a-line", "a.docx", lambda: _with_styles(_styles('<w:style w:styleId="A"><w:basedOn w:val="s0"/></w:style>' + "".join(
        f'<w:style w:styleId="s{n}"><w:basedOn w:val="s{n + 1}"/></w:style>' for n in range(50_000)))), reads=True),
    Case("docx-damaged-styles", "a.docx", lambda: _with_styles("<w:styles"), reads=True),
    Case("docx-relations-elsewhere", "a.docx", lambda: word_of(word_paragraph(LEAD), {
        "_rels/.rels": relations(("a", "officeDocument", "../../../etc/passwd"), ("b", "officeDocument", "file:///etc/passwd")),
        "word/_rels/document.xml.rels": relations(("a", "styles", "/../../etc/passwd"), ("b", "footnotes", "http://example.invalid/x"))}), reads=True),
    Case("docx-in-utf-16", "a.docx", lambda: _word_xml(f'<w:document xmlns:w="{W}"><w:body>{word_paragraph(LEAD)}</w:body></w:document>'.encode("utf-16")), reads=True),
    Case("docx-encoding-unknown", "a.docx", lambda: _word_xml(f'<?xml version="1.0" encoding="x-none"?><w:document xmlns:w="{W}"/>'), reads=False),
    Case("docx-long-word", "a.docx", lambda: _word_text(word_paragraph("x" * 9_000_000)), reads=True),
    Case("docx-of-many-parts", "a.docx", lambda: zipped({**_TYPES, "word/document.xml": "x", **{f"word/{n}.bin": "" for n in range(21_000)}})),
]  # fmt: skip


def _odt_xml(xml: str | bytes) -> bytes:
    return open_text_of("", parts={"content.xml": xml})


def _odt_raw(before: str, inside: str) -> bytes:
    return making.flat_open_text(inside).replace(b"<office:document ", before.encode() + b"<office:document ", 1)


_P = f"<text:p>{LEAD}</text:p>"
_OPEN_TEXT = [
    Case("odt-entity-bomb", "a.fodt", lambda: b'<?xml version="1.0"?>' + _BOMB.encode() + making.flat_open_text("<text:p>&i;</text:p>").split(b"?>", 1)[1], reads=False),
    Case("odt-entity-bomb-in-a-package", "a.odt", lambda: _odt_xml(_BOMB + "<x>&i;</x>"), reads=False),
    Case("odt-external-entity", "a.odt", lambda: _odt_xml(_EXTERNAL + "<x>&i;</x>"), reads=False),
    Case("odt-bomb", "a.odt", lambda: _odt_xml(bytes(150 * 1024**2)), reads=False),
    Case("odt-lying-size", "a.odt", lambda: _lying(open_text(), b"content.xml")),
    Case("odt-cut-off", "a.odt", lambda: open_text()[:-60], reads=False),
    Case("odt-half", "a.odt", lambda: open_text()[: len(open_text()) // 2], reads=False),
    Case("odt-cut-off-inside", "a.odt", lambda: _odt_xml("<office:document-content"), reads=False),
    Case("odt-flat-cut-off", "a.fodt", lambda: making.flat_open_text()[:3000], reads=False),
    Case("odt-spoilt", "a.odt", lambda: _spoilt(open_text(), 2)),
    Case("odt-wrong-media-type", "a.odt", lambda: open_text_of(_P, mime="text/plain"), reads=True),
    Case("odt-that-is-a-spreadsheet", "a.odt", lambda: open_text_of(_P, inside="spreadsheet"), reads=False),
    Case("odt-that-says-it-is-a-book", "a.odt", lambda: open_text_of(_P, mime="application/epub+zip"), reads=False),
    Case("odt-without-text", "a.odt", lambda: open_text_of(""), reads=False),
    Case("odt-locked", "a.odt", lambda: open_text_of(_P, parts={"META-INF/manifest.xml": "<m><manifest:encryption-data/></m>"}), reads=False),
    Case("odt-lists-in-lists", "a.odt", lambda: open_text_of("<text:list><text:list-item>" * 100 + _P + "</text:list-item></text:list>" * 100), reads=True),
    Case("odt-too-deep", "a.odt", lambda: open_text_of("<text:section>" * 50_000 + _P + "</text:section>" * 50_000), reads=False),
    Case("odt-tables-in-tables", "a.odt", lambda: open_text_of("<table:table><table:table-row><table:table-cell>" * 70 + _P + "</table:table-cell></table:table-row></table:table>" * 70), reads=True),
    Case("odt-of-100000-paragraphs", "a.odt", lambda: open_text_of("<text:p>A sentence of a report.</text:p>" * 100_000), reads=True),
    Case("odt-repeated-cells", "a.odt", lambda: open_text_of('<table:table><table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384">'
        f"{_P}</table:table-cell></table:table-row></table:table>"), reads=True),
    Case("odt-many-blanks", "a.odt", lambda: open_text_of(f'<text:p>{LEAD}<text:s text:c="999999999"/>end</text:p>'), reads=True),
    Case("odt-odd-markup", "a.odt", lambda: open_text_of(f'<table:table-cell>{_P}</table:table-cell><text:note><text:note-body>{_P}</text:note-body></text:note>'
        '<table:table-row><table:table-row/>loose</table:table-row><text:h text:outline-level="x">Words</text:h><text:s/><text:line-break/><text:span>loose</text:span>'), reads=True),
    Case("odt-styles-in-a-circle", "a.odt", lambda: open_text_of(_P.replace("<text:p>", '<text:p text:style-name="A">'), parts={"styles.xml":
        '<s:x xmlns:s="urn:oasis:names:tc:opendocument:xmlns:style:1.0">' + "".join(
            f'<s:style s:family="paragraph" s:name="{a}" s:parent-style-name="{b}"/>' for a, b in ("AB", "BA")) + "</s:x>"}), reads=True),
    Case("odt-pictures-elsewhere", "a.odt", lambda: open_text_of(_P + "".join(f'<text:p><draw:image xlink:href="{a}"/></text:p>' for a in (
        "../../../etc/passwd", "/etc/passwd", "file:///etc/passwd", "http://example.invalid/x.png", "Pictures/none.png", ""))), reads=True),
    Case("odt-flat-alone", "a.fodt", lambda: b'<?xml version="1.0"?><office:document ', reads=False),
]  # fmt: skip


def _rtf(body: str) -> bytes:
    return rich_text_of(body)


_RTF = [
    Case("rtf-deep", "a.rtf", lambda: _rtf("{" * 10_000 + "A sentence in the depth." + "}" * 10_000), reads=True),
    Case("rtf-too-deep", "a.rtf", lambda: _rtf("{" * 3_000_000), reads=False),
    Case("rtf-more-ends-than-beginnings", "a.rtf", lambda: _rtf("A sentence." + "}" * 100_000), reads=True),
    Case("rtf-cut-off", "a.rtf", lambda: rich_text()[:-40], reads=True),
    Case("rtf-head-alone", "a.rtf", lambda: b"{\\rtf", reads=False),
    Case("rtf-cut-off-in-a-word", "a.rtf", lambda: b"{\\rtf1 A whole sentence stands here.\\", reads=True),
    Case("rtf-cut-off-in-a-byte", "a.rtf", lambda: b"{\\rtf1 A whole sentence stands here.\\'e", reads=True),
    Case("rtf-empty", "a.rtf", lambda: _rtf(""), reads=False),
    Case("rtf-large-picture", "a.rtf", lambda: _rtf("A whole sentence. {\\pict\\pngblip " + "89504e470d0a1a0a" * 1_000_000 + "}"), reads=True),
    Case("rtf-odd-picture", "a.rtf", lambda: _rtf("A whole sentence. {\\pict\\pngblip 123 zz}"), reads=True),
    Case("rtf-lying-bytes", "a.rtf", lambda: _rtf("A whole sentence.\\par {\\pict\\bin2000000000 xx}"), reads=True),
    Case("rtf-less-than-no-bytes", "a.rtf", lambda: _rtf("\\bin-5 A whole sentence.\\par"), reads=True),
    Case("rtf-100000-bytes-fields", "a.rtf", lambda: _rtf("\\bin0 " * 100_000 + "A whole sentence.\\par"), reads=True),
    Case("rtf-large-numbers", "a.rtf", lambda: _rtf("\\u9999999999 ? \\uc999999999 \\f-1 \\s-5 \\ilvl9999999999 \\ls1 \\outlinelevel-3 A whole sentence is here.\\par"), reads=True),
    Case("rtf-skip-everything", "a.rtf", lambda: _rtf("\\uc-4 \\u8364 A whole sentence.\\par"), reads=True),
    Case("rtf-halves-of-pairs", "a.rtf", lambda: _rtf("\\u-10179? \\u-10179? A whole sentence \\u-8694? is here.\\par"), reads=True),
    Case("rtf-code-page-unknown", "a.rtf", lambda: _rtf("\\ansicpg0 \\ansicpg-7 \\ansicpg65000 \\ansicpg437 A whole sentence \\'ff\\'81.\\par"), reads=True),
    Case("rtf-bytes-of-all-kinds", "a.rtf", lambda: b"{\\rtf1 A whole sentence. " + bytes(set(range(256)) - set(b"\\{}")) * 4 + b"}"),
    Case("rtf-odd-tables", "a.rtf", lambda: _rtf("\\cell\\cell\\row\\row\\nestcell\\nestrow\\trowd\\intbl A whole sentence.\\pard Outside.\\cell {\\footnote\\cell\\row}\\row"), reads=True),
    Case("rtf-many-cells", "a.rtf", lambda: _rtf("\\trowd\\intbl " + "one\\cell " * 100_000 + "\\row"), reads=True),
    Case("rtf-of-100000-paragraphs", "a.rtf", lambda: _rtf("\\pard\\plain A sentence of a report.\\par\n" * 100_000), reads=True),
    Case("rtf-notes-in-notes", "a.rtf", lambda: _rtf("A whole sentence." + "{\\footnote x" * 5_000 + "}" * 5_000), reads=True),
    Case("rtf-links-without-end", "a.rtf", lambda: _rtf("{\\field{\\*\\fldinst{" * 5_000 + " HYPERLINK " * 5_000), reads=False),
    Case("rtf-fonts-without-end", "a.rtf", lambda: _rtf("{\\fonttbl" + "".join(f"{{\\f{n}\\fcharset204 x;}}" for n in range(50_000)) + "}\\f77 \\'cf\\'f0\\'e8\\'e2\\'e5\\'f2 and a sentence.\\par"), reads=True),
    Case("rtf-in-utf-16", "a.rtf", lambda: rich_text().decode().encode("utf-16"), reads=None),
    Case("rtf-spoilt", "a.rtf", lambda: _spoilt(rich_text(), 3)),
]  # fmt: skip

_XHTML = 'media-type="application/xhtml+xml"'
_TITLE = "<dc:title>A book</dc:title>"
_ITEM = f'<item id="one" href="one.xhtml" {_XHTML}/>'
_SPINE = '<itemref idref="one"/>'
_ONE = {"OEBPS/one.xhtml": chapter(f"<p>{LEAD}</p>")}


def _book(opf: str, parts: dict[str, bytes | str] | None = None) -> bytes:
    return book_of({OPF: opf, **_ONE, **(parts or {})})


def _book_with(body: str, before: str = "") -> bytes:
    text = f'{before}<html xmlns="http://www.w3.org/1999/xhtml"><body>{body}</body></html>' if before else chapter(body)
    return _book(opf_of(_TITLE, _ITEM, _SPINE), {"OEBPS/one.xhtml": text})


def _encrypted(algorithm: str) -> bytes:
    xml = f'<encryption xmlns:e="http://www.w3.org/2001/04/xmlenc#"><e:EncryptedData><e:EncryptionMethod Algorithm="{algorithm}"/></e:EncryptedData></encryption>'
    return book({"META-INF/encryption.xml": xml})


def _toc_in_a_circle() -> bytes:
    point = f'<navPoint><navLabel><text>Again</text></navLabel><content src="toc.ncx"/>{"<navPoint/>" * 3}</navPoint>'
    ncx = f'<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>{point * 2000}</navMap></ncx>'
    manifest = _ITEM + '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'
    return _book(opf_of(_TITLE, manifest, _SPINE * 3), {"OEBPS/toc.ncx": ncx})


_EPUB = [
    Case("epub-entity-bomb", "a.epub", lambda: _book_with(f"<p>{LEAD}&i;</p>", _BOMB), reads=True),
    Case("epub-entity-bomb-in-opf", "a.epub", lambda: _book(_BOMB + "<package>&i;</package>"), reads=False),
    Case("epub-external-entity", "a.epub", lambda: _book_with(f"<p>{LEAD}&i;</p>", _EXTERNAL), reads=True),
    Case("epub-external-entity-in-container", "a.epub", lambda: book({"META-INF/container.xml": _EXTERNAL + "<container>&i;</container>"}), reads=False),
    Case("epub-bomb", "a.epub", lambda: _book(opf_of(_TITLE, _ITEM, _SPINE), {"OEBPS/one.xhtml": bytes(150 * 1024**2)}), reads=False),
    Case("epub-many-bombs", "a.epub", lambda: _book(
        opf_of(_TITLE, "".join(f'<item id="i{n}" href="{n}.xhtml" {_XHTML}/>' for n in range(40)), "".join(f'<itemref idref="i{n}"/>' for n in range(40))),
        {f"OEBPS/{n}.xhtml": bytes(16 * 1024**2) for n in range(40)}), reads=None),
    Case("epub-slips", "a.epub", lambda: _book(opf_of(_TITLE, "".join(
        f'<item id="i{n}" href="{h}" {_XHTML}/>' for n, h in enumerate(("../../../etc/passwd", "/etc/passwd", "file:///etc/passwd", "..%2f..%2fetc%2fpasswd", "http://example.invalid/"))),
        "".join(f'<itemref idref="i{n}"/>' for n in range(5)))), reads=False),
    Case("epub-slip-of-the-package", "a.epub", lambda: book({"META-INF/container.xml": making.container("../../../etc/passwd")}), reads=False),
    Case("epub-without-container", "a.epub", lambda: zipped({"mimetype": "application/epub+zip", OPF: "x"}, stored="mimetype"), reads=False),
    Case("epub-without-package", "a.epub", lambda: book_of({}), reads=False),
    Case("epub-without-spine", "a.epub", lambda: _book(opf_of(_TITLE, _ITEM, "").replace("<spine toc='ncx'></spine>", "")), reads=False),
    Case("epub-spine-of-nothing", "a.epub", lambda: _book(opf_of(_TITLE, "", _SPINE)), reads=False),
    Case("epub-missing-chapters", "a.epub", lambda: book_of({OPF: opf_of(_TITLE, _ITEM, _SPINE)}), reads=False),
    Case("epub-long-spine", "a.epub", lambda: _book(opf_of(_TITLE, "".join(f'<item id="i{n}" href="{n}" {_XHTML}/>' for n in range(20_000)), "".join(
        f'<itemref idref="i{n}"/>' for n in range(20_000)))), reads=False),
    Case("epub-same-chapter-again", "a.epub", lambda: _book(opf_of(_TITLE, _ITEM, _SPINE * 50_000)), reads=True),
    Case("epub-contents-in-a-circle", "a.epub", _toc_in_a_circle, reads=True),
    Case("epub-with-drm", "a.epub", lambda: _encrypted("http://www.w3.org/2001/04/xmlenc#aes128-cbc"), reads=False),
    Case("epub-with-scrambled-fonts", "a.epub", lambda: _encrypted("http://www.idpf.org/2008/embedding"), reads=True),
    Case("epub-wrong-media-type", "a.epub", lambda: book_of({OPF: opf_of(_TITLE, _ITEM, _SPINE), **_ONE}, mime="text/plain"), reads=True),
    Case("epub-cut-off", "a.epub", lambda: book()[:-80], reads=False),
    Case("epub-half", "a.epub", lambda: book()[: len(book()) // 2], reads=False),
    Case("epub-lying-size", "a.epub", lambda: _lying(book(), b"OEBPS/text/two.xhtml"), reads=True),
    Case("epub-locked-part", "a.epub", lambda: _locked(book(), b"OEBPS/book.opf"), reads=False),
    Case("epub-spoilt", "a.epub", lambda: _spoilt(book(), 4)),
    Case("epub-deep-tables", "a.epub", lambda: _book_with("<table><tr><td>" * 5_000 + f"<p>{LEAD}</p>" + "</td></tr></table>" * 5_000), reads=True),
    Case("epub-deep-inline", "a.epub", lambda: _book_with("<b>" * 50_000 + LEAD + "</b>" * 50_000), reads=True),
    Case("epub-of-100000-paragraphs", "a.epub", lambda: _book_with("<p>A sentence of a report.</p>" * 100_000), reads=True),
    Case("epub-no-sound-xml", "a.epub", lambda: _book_with(f"<p>{LEAD}<p>And <b>more</p></b></div></td>"), reads=True),
    Case("epub-bytes-for-text", "a.epub", lambda: _book(opf_of(_TITLE, _ITEM, _SPINE), {"OEBPS/one.xhtml": struct.pack("<500I", *range(500))})),
    Case("epub-odd-grids", "a.epub", lambda: _book_with(f"<tr><tr><td><td>{LEAD}</td></td><li>One</li></tr></tr><td>Two</td><h1><h2>Three</h2></h1>"), reads=True),
    Case("epub-empty-chapters", "a.epub", lambda: _book_with(""), reads=False),
]  # fmt: skip

CASES = [*_WORD, *_OPEN_TEXT, *_RTF, *_EPUB]
