"""PDFs with a text layer, as they are made: what is read out of them, in which order, as what, and what is refused."""

import io
from collections import Counter

import pypdf
import pytest

from tests.formats.making import pdf
from workbench.errors import RefusedError
from workbench.importing import pipeline
from workbench.importing.choices import Choices
from workbench.importing.formats import kind_of
from workbench.importing.pdf.fragments import LINE_HYPHEN
from workbench.importing.pdf.joining import Vocabulary, clean, join_lines
from workbench.importing.pdf.metadata import is_sensible_title
from workbench.importing.pdf.right_to_left import mend_word
from workbench.importing.saved_file import SavedFile
from workbench.importing.shown_dates import read_month
from workbench.importing.strangers import refuse_known
from workbench.model import BlockKind, DateClaim, DateState, Document, RunStyle, Zone


def read(data: bytes, name: str = "paper.pdf") -> Document:
    return pipeline.read_document(SavedFile(data, name))


def texts(document: Document, *zones: Zone, kind: BlockKind | None = None) -> list[str]:
    return [
        document.text[block.start : block.end]
        for block in document.blocks
        if (not zones or block.zone in zones) and (kind is None or block.kind is kind)
    ]


def refusal(data: bytes) -> str:
    with pytest.raises(RefusedError) as refused:
        read(data)
    return str(refused.value)


MAKERS = {
    "report": pdf.report,
    "two columns": pdf.two_columns,
    "two columns, written by row": lambda: pdf.two_columns(by_row=True),
    "newspaper": pdf.newspaper,
    "table": pdf.table,
    "numbered": lambda: pdf.numbered(5),
    "turned": lambda: pdf.turned(90),
    "locked against copying": pdf.locked,
    "printed from a browser": lambda: pdf.printed_page("https://gazette.example/2019/03/commission.html"),
}


@pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS.keys())
def test_another_library_reads_the_same_letters(make):
    data = make()
    other = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)
    ours = Counter(char for char in read(data).text if char.isalpha())
    assert ours == Counter(char for char in other if char.isalpha())


@pytest.fixture(scope="module")
def document():
    return read(pdf.report())


class TestReport:
    def test_says_what_it_is(self, document):
        assert document.format == "pdf"
        # Its metadata say "Microsoft Word - draft3.doc", and "user".
        assert document.title == "The End of the Harbour Commission"
        assert document.authors == ("Ada Field", "Olav Lund")
        assert document.language == "en"

    def test_its_date_line_outranks_the_date_of_the_file(self, document):
        assert document.published == DateClaim("2019-03-12", DateState.STATED, "date line of the text")

    def test_paragraphs_are_whole_and_words_no_longer_cut(self, document):
        body = texts(document, Zone.BODY, kind=BlockKind.PARAGRAPH)
        assert body[:2] == list(pdf.PROSE[:2])
        assert pdf.PROSE[5] in body

    def test_a_paragraph_goes_on_over_the_page(self, document):
        assert f"{pdf.PROSE[3]} {pdf.PROSE[4]}" in texts(document, Zone.BODY)

    def test_headings_items_captions_and_notes(self, document):
        headings = [block for block in document.blocks if block.kind is BlockKind.HEADING]
        assert [(document.text[b.start : b.end], b.level) for b in headings] == [
            ("The End of the Harbour Commission", 1),
            ("What was decided", 2),
            ("What it costs", 2),
        ]
        assert texts(document, kind=BlockKind.LIST_ITEM) == [
            "the harbour master and his office",
            "the court of arbitration, which sits in Quayside since the last reform",
            "the archive",
        ]
        assert texts(document, Zone.CAPTION) == [
            "1 So the minutes of the first session, page 12.",
            "Figure 1: Ships in the harbour of Port Ansel, by year",
        ]
        assert "The minutes are kept in the archive.[1]" in texts(document, Zone.BODY)

    def test_heads_feet_and_numbers_of_pages_are_boilerplate(self, document):
        shown = Counter(texts(document, Zone.BOILERPLATE))
        assert shown["Harbour Papers 7"] == 3
        assert [shown[number] for number in "123"] == [1, 1, 1]
        assert "12 March 2019" in shown

    def test_blocks_know_their_place(self, document):
        shown = [document.text[block.start : block.end] for block in document.in_page_order()]
        assert shown[:2] == ["Harbour Papers 7", "The End of the Harbour Commission"]
        assert shown[-1] == "3"
        assert pdf.is_in_order(
            "\n".join(shown), ["What it costs", pdf.PROSE[3], "1 So the minutes", "Figure 1", pdf.PROSE[5]]
        )


@pytest.mark.parametrize("by_row", [False, True])
def test_two_columns_are_read_one_after_the_other(by_row):
    body = " ".join(texts(read(pdf.two_columns(by_row=by_row)), Zone.BODY))
    assert body == " ".join(pdf.PROSE)


def test_columns_of_a_newspaper_have_their_paragraphs():
    document = read(pdf.newspaper())
    assert document.title == "Commission to be dissolved"
    assert texts(document, Zone.BODY) == list(pdf.PROSE)


def test_rows_of_a_table_have_their_cells():
    document = read(pdf.table())
    assert texts(document, kind=BlockKind.TABLE_ROW)[2:] == ["Quayside\t44\t51", "Lindhaven\t1,305\t1,410"]
    row = next(block for block in document.blocks if block.kind is BlockKind.TABLE_ROW)
    assert [document.text[run.start : run.end] for run in row.runs if run.style is RunStyle.CELL] == [
        "Harbour",
        "2017",
        "2018",
    ]
    assert texts(document, kind=BlockKind.PARAGRAPH) == list(pdf.PROSE[:2])


@pytest.mark.parametrize("first", [1, 117])
def test_pages_are_numbered_and_heads_take_turns(first):
    document = read(pdf.numbered(6, first, heads=("Harbour Papers", "Ada Field")))
    assert texts(document, Zone.BOILERPLATE) == [
        text for n in range(6) for text in (("Harbour Papers", "Ada Field")[n % 2], f"Page {first + n}")
    ]
    assert len(texts(document, Zone.BODY)) == 6


def test_a_large_letter_opens_its_word():
    assert texts(read(pdf.opened_by_a_large_letter()), Zone.BODY) == [pdf.PROSE[1]]


def test_what_stands_on_one_page_alone_is_no_head():
    body = texts(read(pdf.lines(*pdf.wrapped(pdf.PROSE[0], 400, pdf.BODY, 10.5))), Zone.BODY)
    assert body == [pdf.PROSE[0]]


class TestRightToLeft:
    def test_arabic_drawn_from_the_left_is_read_from_the_right(self):
        document = read(pdf.arabic())
        assert document.direction == "rtl"
        assert texts(document, Zone.BODY) == [" ".join(pdf.ARABIC_LINES)]

    def test_strokes_that_stretch_words_are_gone(self):
        assert mend_word("م#ــن", 0, lambda index: (-index - 1.0, -float(index))) == "من"
        assert mend_word("#من", 0, lambda index: (-index - 1.0, -float(index))) == "#من"

    def test_letters_stand_by_their_places(self):
        edges = [(9.0, 10.0), (2.0, 3.0), (5.0, 6.0), (7.0, 8.0)]
        assert mend_word("ملثا", 0, edges.__getitem__) == "ماثل"

    def test_letters_of_one_sign_are_put_in_order(self):
        edges = {0: (9.0, 12.0), 1: (5.0, 8.0), 2: (5.0, 8.0), 3: (2.0, 4.0)}
        assert mend_word("وأل", 0, edges.__getitem__) == "ولأ"
        # "al-", two signs, stays.
        edges[2] = (4.0, 5.0)
        assert mend_word("وأل", 0, edges.__getitem__) == "وأل"

    @pytest.mark.parametrize(
        ("given", "meant"), [(")החדשה(", "(החדשה)"), (")כלמה", "(כלמה"), ("(החדשה)", "(החדשה)"), ("(NATO)", "(NATO)")]
    )
    def test_brackets_open_where_they_should(self, given, meant):
        assert mend_word(given, 0, lambda index: (float(index), index + 1.0)) == meant


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_turned_pages_are_read_upright(degrees):
    assert texts(read(pdf.turned(degrees)), Zone.BODY) == list(pdf.PROSE[:2])


def test_a_watermark_stands_in_no_sentence():
    document = read(pdf.watermarked())
    assert texts(document, Zone.BODY) == list(pdf.PROSE)
    assert texts(document, Zone.BOILERPLATE) == ["CONFIDENTIAL"]


class TestRefusals:
    def test_a_scan(self):
        assert "scan without a text layer" in refusal(pdf.scan())

    def test_a_scan_is_kept_if_one_wants_that(self):
        document = pipeline.read_document(
            SavedFile(pdf.scan(), "report of 1962.pdf", choices=Choices(keeps_scans=True))
        )
        assert (document.format, document.title) == ("scan", "report of 1962")
        assert [block.zone for block in document.blocks] == [Zone.TITLE]

    def test_a_scan_with_a_stamp(self):
        assert "scan without a text layer" in refusal(pdf.scan(stamp="From an archive"))

    def test_a_scan_with_recognised_text_is_read(self):
        lines = pdf.wrapped(" ".join(pdf.PROSE), 450, pdf.BODY, 10)
        document = read(pdf.scan(1, lines))
        assert " ".join(texts(document, Zone.BODY)) == " ".join(pdf.PROSE)
        assert not texts(document, kind=BlockKind.HEADING)

    def test_a_password(self):
        assert "locked with a password" in refusal(pdf.locked("secret"))

    def test_no_text_at_all(self):
        assert "without a text layer" in refusal(pdf.with_content(b"0 0 100 100 re f"))

    def test_letters_without_names(self):
        names = pdf.stream(
            b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange "
            b"1 beginbfrange <20> <7e> <e020> endbfrange endcmap end"
        )
        data = pdf.with_content(pdf.drawn(*pdf.PROSE), more=[names]).replace(
            b"/Times-Roman", b"/Times-Roman /ToUnicode 6 0 R"
        )
        assert "do not say which letters" in refusal(data)


def test_permissions_alone_lock_nothing():
    assert texts(read(pdf.locked())) == [pdf.PROSE[0]]


def test_a_browsers_print_tells_its_address():
    address = "https://gazette.example/2019/03/commission.html"
    document = read(pdf.printed_page(address))
    assert (document.url, document.domain) == (address, "gazette.example")
    assert document.title == "Commission to be dissolved"
    assert texts(document, Zone.BODY) == list(pdf.PROSE[:2])


class TestMetadata:
    def test_the_files_own_date_is_inferred_and_says_so(self):
        published = read(pdf.table()).published
        assert published == DateClaim("2000-01-01", DateState.INFERRED, "the PDF's own date of creation")

    @pytest.mark.parametrize(
        ("line", "edtf"),
        [("3 May 2018", "2018-05-03"), ("Harbour Papers, May 2018", "2018-05"), ("mars 2018", "2018-03")],
    )
    def test_a_date_line_is_stated(self, line, edtf):
        document = read(
            pdf.lines(
                line, "", *pdf.wrapped(" ".join(pdf.PROSE), 400, pdf.BODY, 10), head=["On the Harbour of Quayside"]
            )
        )
        assert document.published == DateClaim(edtf, DateState.STATED, "date line of the text")

    def test_a_dateline_is_stated(self):
        opening = f"PORT ANSEL, 12 September 1962 (agency) - {pdf.PROSE[0]}"
        document = read(pdf.lines(*pdf.wrapped(opening, 400, pdf.BODY, 10), head=["On the Harbour of Quayside"]))
        assert document.published == DateClaim("1962-09-12", DateState.STATED, "dateline of the text")

    def test_title_and_author_are_taken_where_they_make_sense(self):
        document = read(
            pdf.lines(*pdf.wrapped(pdf.PROSE[0], 400, pdf.BODY, 10), title="The harbour commission", author="Ada Field")
        )
        assert (document.title, document.authors) == ("The harbour commission", ("Ada Field",))

    def test_an_account_is_no_author(self):
        assert read(pdf.lines(*pdf.wrapped(pdf.PROSE[0], 400, pdf.BODY, 10), author="admin")).authors == ()

    def test_a_title_of_another_document_gives_way(self):
        body = pdf.wrapped(" ".join(pdf.PROSE), 400, pdf.BODY, 10)
        document = read(
            pdf.lines(*body, title="Fisheries quarterly, winter issue", head=["On the Harbour of Quayside"])
        )
        assert document.title == "On the Harbour of Quayside"

    @pytest.mark.parametrize(
        "title",
        [
            "Microsoft Word - draft3.doc",
            "untitled",
            "report_final_v2.indd",
            "WP-2019_12",
            "Document1",
            "12/34",
            "",
            "scan0001",
        ],
    )
    def test_names_of_files_and_programs_are_no_titles(self, title):
        assert not is_sensible_title(title)

    @pytest.mark.parametrize("title", ["Ukraine", "The long war", "China’s 5G", "中国外交部"])
    def test_titles_are_titles(self, title):
        assert is_sensible_title(title)

    def test_xmp_tells_address_and_date(self):
        packet = (
            b"<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF><rdf:Description prism:publicationName=\"Harbour Studies\">"
            b"<prism:doi>10.1234/harbour.7</prism:doi><prism:coverDate>2019-03-12</prism:coverDate>"
            b"<dc:creator><rdf:Seq><rdf:li>Ada Field</rdf:li><rdf:li>Olav Lund</rdf:li></rdf:Seq></dc:creator>"
            b"<dc:title><rdf:Alt><rdf:li xml:lang='x-default'>Harbours &amp; courts</rdf:li></rdf:Alt></dc:title>"
            b"</rdf:Description></rdf:RDF></x:xmpmeta>"
        )
        content = pdf.drawn("Harbours and courts are what this sentence is about.")
        document = read(
            pdf.with_content(content, catalog=b"/Metadata 6 0 R", more=[pdf.stream(packet, b"/Type /Metadata")])
        )
        assert document.url == "https://doi.org/10.1234/harbour.7"
        assert document.source == "Harbour Studies"
        assert document.authors == ("Ada Field", "Olav Lund")
        assert document.title == "Harbours & courts"
        assert document.published == DateClaim(
            "2019-03-12", DateState.STATED, "date of publication in the PDF's metadata"
        )


class TestJoining:
    @pytest.mark.parametrize(
        ("lines", "meant"),
        [
            (["the govern-", "ment of"], "the government of"),
            ([f"the govern{LINE_HYPHEN}", "ment of"], "the government of"),
            (["the govern\u00ad", "ment of"], "the government of"),
            (["a Franco-", "German plan"], "a Franco-German plan"),
            (["since COVID-", "19 began"], "since COVID-19 began"),
            (["of self-", "rule and"], "of self-rule and"),
            (["a hard-", "line view"], "a hard-line view"),
            (["the GOVERN-", "MENT of"], "the GOVERNMENT of"),
            (["short-", "and long-range"], "short- and long-range"),
            (["in 1962–", "1963 and"], "in 1962–1963 and"),
            (["at https://gazette.example/some-", "page/12 today"], "at https://gazette.example/some-page/12 today"),
            (["中国外交部发言", "人周三表示"], "中国外交部发言人周三表示"),
            (["한국 정부는", "오늘"], "한국 정부는 오늘"),
        ],
    )
    def test_ends_of_lines(self, lines, meant):
        words = Vocabulary(["it was hard-line and the government"])
        assert join_lines(lines, words) == meant

    @pytest.mark.parametrize(
        ("text", "meant"),
        [
            ("o\ufb03ce", "office"),
            ("x² and ½", "x² and ½"),
            ("gov\u00adern", "govern"),
            ("e\u0301te", "éte"),
            ("قائم ًا", "قائمًا"),
            ("外 交 部", "外交部"),
        ],
    )
    def test_forms_of_letters(self, text, meant):
        assert clean(text) == meant


@pytest.mark.parametrize(
    ("text", "month"),
    [("March 2019", "2019-03"), ("Policy Brief 12 | März 2019", "2019-03"), ("marzo de 2019", "2019-03"), ("Nobody 2019", None), ("12 2019", None), ("March 2019 and after", None)],
)  # fmt: skip
def test_months_at_the_end_of_a_line(text, month):
    assert read_month(text) == month


def test_what_mentions_the_mark_is_no_pdf():
    note = b"A PDF begins with %PDF-1.7 in its first line, and a note about it with something else."
    assert kind_of(SavedFile(note, "note.txt")).format == "text"
    refuse_known(SavedFile(b"%PDF-1.7", "a.pdf"))
