"""Documents of word processors and books: read, and confirmed by other programs than the ones that read them."""

import hashlib
import io
import shutil
import subprocess
import zipfile

import docx
import mammoth
import pytest
from lxml import etree, html
from striprtf.striprtf import rtf_to_text

from tests.formats.making import documents as making
from workbench.errors import RefusedError
from workbench.importing.choices import Choices
from workbench.importing.pieces import Part
from workbench.importing.pipeline import read_document
from workbench.importing.saved_file import SavedFile
from workbench.importing.unpacking import unpack
from workbench.model import BlockKind, DateState, Document, RunStyle, Zone


def read(data: bytes, name: str = "file.bin") -> Document:
    return read_document(SavedFile(data, name))


def texts(document: Document, **wanted: object) -> list[str]:
    return [
        document.text[b.start : b.end] for b in document.blocks if all(getattr(b, k) == v for k, v in wanted.items())
    ]


def styled(document: Document, style: RunStyle) -> list[str]:
    return [document.text[r.start : r.end] for b in document.blocks for r in b.runs if r.style is style]


MADE = {"docx": making.word, "odt": making.open_text, "fodt": making.flat_open_text, "rtf": making.rich_text}


@pytest.fixture(scope="module", params=MADE)
def made(request):
    return request.param, read(MADE[request.param](), f"harbour.{request.param}")


def test_every_word_processor_gives_the_same_article(made):
    kind, document = made
    assert document.format == ("odt" if kind == "fodt" else kind)
    assert document.title == making.TITLE
    assert texts(document, zone=Zone.TITLE) == [making.TITLE]
    assert document.published.edtf == "2020-03-05"
    assert document.published.state is DateState.STATED
    assert document.language == "en"
    assert texts(document, kind=BlockKind.HEADING, level=2) == ["What comes next"]
    assert texts(document, kind=BlockKind.LIST_ITEM, level=1) == ["The first ferry"]
    assert texts(document, kind=BlockKind.LIST_ITEM, level=2) == ["The night boat"]
    assert texts(document, kind=BlockKind.TABLE_ROW) == ["Ship\tDay", "Ferry\tFriday"]
    assert styled(document, RunStyle.CELL) == ["Ship", "Day", "Ferry", "Friday"]
    assert styled(document, RunStyle.STRONG) == ["louder"]
    assert making.DAY_LINE in texts(document, zone=Zone.BOILERPLATE)
    assert "Words in a box." in texts(document, zone=Zone.BODY)


def test_what_was_deleted_hidden_or_said_in_the_margin_is_left_out(made):
    _, document = made
    for words in ("Deleted words", "deleted words", "Hidden words", "remark", "Running head", "Page 1", "HYPERLINK"):
        assert words not in document.text


def test_who_wrote_it_is_asked_of_the_text_and_then_of_the_file():
    assert read(making.word()).authors == ("Ada Field",)
    assert read(making.rich_text()).authors == ("Ada Field",)
    assert read(making.open_text()).authors == ("Bo Quill",)


def test_pictures_are_told_by_their_hash(made):
    kind, document = made
    expected = [] if kind == "fodt" else [hashlib.sha256(making.PIXEL).hexdigest()]
    assert [image.sha256 for image in document.images] == expected


def test_without_a_date_in_the_text_the_file_s_own_is_an_inference():
    document = read(making.open_text_of(f"<text:p>{making.LEAD}</text:p><text:p>{making.SECOND}</text:p>"))
    assert document.published.edtf == "2020-03-09"
    assert document.published.state is DateState.INFERRED
    assert document.published.basis == "the document's own date of creation"


def test_word_text_box_quote_and_insertions():
    document = read(making.word())
    assert "Kept words and inserted ones." in texts(document)
    assert "Before the box. After the box." in texts(document)
    assert texts(document, kind=BlockKind.QUOTE) == ["We waited, and we were right to wait."]
    assert styled(document, RunStyle.EMPHASIS) == ["ever"]


def test_word_notes_stand_below_with_their_number():
    body = (
        f'<w:p><w:r><w:t>{making.LEAD}</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
        f'<w:p><w:r><w:t>{making.SECOND}</w:t></w:r><w:r><w:endnoteReference w:id="2"/></w:r></w:p>'
    )
    note = '<w:{0}s xmlns:w="{1}"><w:{0} w:id="0" w:type="separator"><w:p/></w:{0}><w:{0} w:id="2"><w:p><w:r><w:t>See {0}.</w:t></w:r></w:p></w:{0}></w:{0}s>'
    parts = {
        "word/_rels/document.xml.rels": making.relations(("a", "footnotes", "footnotes.xml"), ("b", "endnotes", "/word/endnotes.xml")),
        "word/footnotes.xml": note.format("footnote", making.W),
        "word/endnotes.xml": note.format("endnote", making.W),
    }  # fmt: skip
    document = read(making.word_of(body, parts))
    assert document.text.endswith("[1] See footnote.\n\n[2] See endnote.")
    assert f"{making.LEAD}[1]" in document.text


def test_word_paragraph_whose_end_was_deleted_goes_on():
    body = '<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t>One half </w:t></w:r></w:p>' + making.word_paragraph("and the other.")  # fmt: skip
    assert texts(read(making.word_of(body))) == ["One half and the other."]


def test_word_alternate_content_is_read_once():
    body = (
        '<w:p><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice><w:r><w:t>Once only.</w:t></w:r>'
        "</mc:Choice><mc:Fallback><w:r><w:t>Once only.</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>"
    )
    assert texts(read(making.word_of(body))) == ["Once only."]


def test_word_headings_by_style_outline_and_base():
    style = '<w:style w:type="paragraph" w:styleId="{0}"><w:name w:val="{1}"/><w:basedOn w:val="{2}"/>{3}</w:style>'
    styles = f'<w:styles xmlns:w="{making.W}">' + style.format("A", "heading 3", "Z", "") + style.format("B", "My own", "A", "") + style.format(
        "C", "Ring", "D", "") + style.format("D", "Ring 2", "C", "") + style.format("E", "Another", "", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>') + "</w:styles>"  # fmt: skip
    body = "".join(f'<w:p><w:pPr><w:pStyle w:val="{s}"/></w:pPr><w:r><w:t>Words {s}</w:t></w:r></w:p>' for s in "ABCE")
    body = making.word_paragraph(making.LEAD) * 2 + body
    parts = {"word/_rels/document.xml.rels": making.relations(("a", "styles", "styles.xml")), "word/styles.xml": styles}
    document = read(making.word_of(body, parts))
    assert texts(document, kind=BlockKind.HEADING, level=3) == ["Words A", "Words B"]
    assert texts(document, kind=BlockKind.HEADING, level=1) == ["Words E"]


def test_odt_notes_spaces_and_lines():
    document = read(making.open_text())
    assert "It was louder[1] than before." in document.text
    assert document.text.endswith("[1] By the harbour's own count.") or "[1] By the harbour's own count." in texts(
        document
    )
    assert f"{making.SECOND}\nA new line." in texts(document)
    assert "Before the box. After the box." in texts(document)


def test_rtf_characters_links_and_notes():
    document = read(making.rich_text())
    assert "Café, Привет, €uro and 😊 “so”." in texts(document)
    assert "See the list of ships for more." in texts(document)
    assert "[1] By the harbour’s own count." in texts(document)
    assert f"{making.SECOND}\nA new line." in texts(document)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (r"One.\par Two.\par", ["One.", "Two."]),
        (r"{\uc2 caf\u233ab and {\uc0 \u8364 5}}", ["café and €5"]),
        (r"\u-10179? alone", ["\ufffd alone"]),
        ("a{\\*\\x\\bin9 }}}{{{}}}}b, and more", ["ab, and more"]),
        (r"{\upr{Plain words}{\*\ud{Words \u8364?}}}", ["Words €"]),
        (r"{\*\unknown hidden}shown words", ["shown words"]),
        (r"\ansicpg932 \'93\'fa\'96\'7b \'83e", ["日本 テ"]),
        (r"\ansicpg99999 \'e9 is read", ["é is read"]),
        (r"Words \~ and\_more\-over \{x\}", ["Words and-moreover {x}"]),
        ("One.\\\nTwo.", ["One.", "Two."]),
        (r"\trowd\intbl A\par A2\cell B\cell\row Behind it", ["A A2\tB", "Behind it"]),
    ],
)
def test_rtf_by_piece(body, expected):
    assert texts(read(making.rich_text_of(body))) == expected


def test_book_as_one_article():
    document = read(making.book(), "kelmouth.epub")
    assert (document.format, document.title, document.authors) == ("epub", "The Book of Kelmouth", ("Ada Field",))
    assert (document.source, document.language) == ("Quay Press", "en")
    assert document.published.edtf == "2019-11-02"
    assert document.published.state is DateState.STATED
    assert document.published.basis == "the book's own statement"
    assert texts(document, kind=BlockKind.HEADING, zone=Zone.BODY) == ["The storm", "The ferry"]
    assert texts(document, kind=BlockKind.QUOTE) == ["We waited, and we were right to wait."]
    assert texts(document, kind=BlockKind.LIST_ITEM, level=2) == ["The night boat"]
    assert texts(document, kind=BlockKind.TABLE_ROW) == ["Ship\tDay", "Ferry\tFriday"]
    assert texts(document, kind=BlockKind.PREFORMATTED) == ["a\n  b"]
    assert "It was louder than before[1]." in document.text
    assert [(image.alt, image.media_type) for image in document.images] == [("A pixel", "image/png")]
    for words in ("Cover words", "Aside words", "Cover"):
        assert words not in document.text


def test_book_of_the_older_kind():
    document = read(making.old_book())
    assert (document.authors, document.published.edtf) == (("Bo Quill",), "2009")
    assert texts(document, zone=Zone.BODY) == ["The storm", f"{making.LEAD}\nAnd a line.", f"{making.SECOND} é"]


def test_book_by_chapter():
    file = SavedFile(making.book(), "kelmouth.epub", choices=Choices(by_chapter=True))
    pieces = list(unpack(file))
    assert [piece.member for piece in pieces] == ["OEBPS/text/one .xhtml", "OEBPS/text/two.xhtml"]
    first = pieces[0]
    assert isinstance(first, Part)
    assert (first.name, first.description.title, first.description.source) == ("one .xhtml", "The storm", "The Book of Kelmouth")  # fmt: skip
    document = read_document(SavedFile(first.data, first.name, first.description))
    assert (document.title, document.authors, document.published.edtf) == ("The storm", ("Ada Field",), "2019-11-02")
    assert making.LEAD in document.text
    assert list(unpack(SavedFile(making.book(), "kelmouth.epub"))) == []


def test_documents_in_an_archive_stay_whole():
    pieces = list(unpack(SavedFile(making.zipped({"a.docx": making.word(), "b.epub": making.book()}), "all.zip")))
    assert [piece.member for piece in pieces] == ["a.docx", "b.epub"]


def compound(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + stream.encode("utf-16-le") + bytes(100)


SHEET = "application/vnd.oasis.opendocument.spreadsheet"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (lambda: compound("WordDocument"), "save it as DOCX first"),
        (lambda: compound("Workbook"), "old spreadsheet"),
        (lambda: compound("PowerPoint Document"), "old presentation"),
        (lambda: compound("EncryptedPackage"), "locked with a password"),
        (lambda: making.zipped({"[Content_Types].xml": "", "xl/workbook.xml": ""}), "it is a spreadsheet, not an article"),
        (lambda: making.zipped({"[Content_Types].xml": "", "ppt/presentation.xml": ""}), "it is a presentation"),
        (lambda: making.zipped({"Index/Document.iwa": "", "preview.jpg": ""}), "Pages"),
        (lambda: making.open_text_of("", inside="spreadsheet", mime=SHEET), "it is a spreadsheet, not an article"),
        (lambda: making.open_text_of("", inside="presentation", mime="x"), "it is a presentation"),
        (lambda: bytes(60) + b"BOOKMOBI" + bytes(50), "Kindle"),
    ],
)  # fmt: skip
def test_relatives_are_refused_in_their_own_words(data, words):
    with pytest.raises(RefusedError, match=words):
        read(data())


def test_word_is_confirmed_by_python_docx_and_mammoth():
    data = making.word()
    ours = {line for block in texts(read(data)) for line in block.splitlines()}
    for paragraph in docx.Document(io.BytesIO(data)).paragraphs[:8]:
        assert " ".join(paragraph.text.split()) in ours | {""}
    theirs = mammoth.extract_raw_text(io.BytesIO(data)).value
    for words in (making.TITLE, making.SECOND, "The night boat", "Ferry", "Kept words and inserted ones."):
        assert words in theirs
        assert words in read(data).text


def test_rtf_is_confirmed_by_striprtf():
    theirs = rtf_to_text(making.rich_text().decode("ascii"), errors="replace")
    ours = read(making.rich_text()).text
    for words in (making.TITLE, making.LEAD, making.SECOND, "Café, Привет, €uro", "The end of it all."):
        assert words in theirs
        assert words in ours


def test_book_is_confirmed_by_zipfile_and_lxml():
    data = making.book()
    assert data[30:58] == b"mimetypeapplication/epub+zip"
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert archive.infolist()[0].compress_type == zipfile.ZIP_STORED
        for name in archive.namelist():
            if name.endswith((".xml", ".opf")):
                etree.fromstring(archive.read(name))


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["docx", "odt", "fodt", "rtf"])
def test_documents_are_confirmed_by_libreoffice(kind, tmp_path):
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("soffice (LibreOffice) is not on this machine")
    file = tmp_path / f"harbour.{kind}"
    file.write_bytes(making.flat_open_text(making.ODT_BODY) if kind == "fodt" else MADE[kind]())
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run(
        [office, profile, "--headless", "--convert-to", "html:HTML (StarWriter)", "--outdir", str(tmp_path), str(file)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    page = html.document_fromstring((tmp_path / "harbour.html").read_bytes())
    theirs = "".join(page.text_content().split())
    ours = read(file.read_bytes())
    compared = 0
    for block in ours.blocks:
        whole = ours.text[block.start : block.end]
        # It shows what was deleted or hidden, and sets boxes where they are anchored.
        if whole in {"Kept words and inserted ones.", "Shown words.", "Before the box. After the box."}:
            continue
        # Notes are marked in each program's own way, cells come one a line.
        for words in whole.replace("\t", "\n").replace("[1]", "\n").split("\n"):
            assert "".join(words.split()) in theirs
            compared += 1
    assert compared >= 13
