"""Pages of PDFs are drawn, searched and found again; hostile ones cost a sentence, and never a stall."""

import contextlib
import sys
import time

import pytest

from tests.formats.hostile.pdf import CASES
from tests.formats.making import pdf
from tests.unit.viewing.making import sha256
from workbench.errors import RefusedError
from workbench.viewing.folding import Folded, find_page_in, fold
from workbench.viewing.pages import Pages
from workbench.viewing.viewer import SavedOriginal, Viewer

IMPATIENT_S = 5.0


@pytest.fixture(scope="module")
def viewer():
    with Viewer() as made:
        yield made


def original(data):
    return SavedOriginal(sha256(data), "a.pdf", lambda: data)


def ink(pixels, data, box):
    """Return how dark the darkest spot of a box is, in shares of the page."""
    left, top, right, bottom = box
    rows = range(int(top * pixels.height_px), int(bottom * pixels.height_px))
    row = pixels.width_px * 3
    return min(
        min(data[y * row + 3 * int(left * pixels.width_px) : y * row + 3 * int(right * pixels.width_px)]) for y in rows
    )


def test_pages_are_counted_and_drawn_as_wide_as_asked(viewer):
    report = original(pdf.report())
    sizes = viewer.pages(report).sizes
    assert [(round(width), round(height)) for width, height in sizes] == [(595, 842)] * 3
    pixels, data = viewer.page(report, 0, 600)
    assert abs(pixels.width_px - 600) <= 1
    assert abs(pixels.height_px - 849) <= 2
    assert data[:3] == b"\xff\xff\xff"
    assert len(data) == pixels.size_bytes
    with pytest.raises(RefusedError, match="no such page"):
        viewer.page(report, 3, 600)


def test_words_are_boxed_where_they_are_printed(viewer):
    report = original(pdf.report())
    hits = viewer.page_hits(report, 0, ["harbour", "Commission"])
    assert len(hits) > 2
    pixels, data = viewer.page(report, 0, 900)
    for hit in hits:
        for left, top, right, bottom in hit.boxes:
            assert 0 <= left < right <= 1
            assert 0 <= top < bottom <= 1
            assert ink(pixels, data, (left, top, right, bottom)) < 120
    # Whole words, whatever their case: no part of "harbours", and nothing of what is not there.
    assert viewer.page_hits(report, 0, ["arbou"]) == ()
    assert len(viewer.page_hits(report, 0, ["HARBOUR"])) == len(viewer.page_hits(report, 0, ["harbour"]))


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_boxes_of_a_turned_page_lie_on_its_words(viewer, degrees):
    turned = original(pdf.turned(degrees))
    word = pdf.PROSE[0].split()[1]
    (first, *_) = viewer.page_hits(turned, 0, [word])
    pixels, data = viewer.page(turned, 0, 900)
    assert ink(pixels, data, first.boxes[0]) < 120


def test_a_sentence_leads_to_its_page_and_the_page_back_to_the_text(viewer):
    long = original(pdf.numbered(40))
    hit = viewer.place(long, 3, ("is said for the ", "32th", " time"))
    assert hit is not None
    assert hit.page == 31
    assert viewer.place(long, 3, ("", "a sentence that stands nowhere", "")) is None
    text = "Words before. " + " ".join(
        f"{pdf.PROSE[n % len(pdf.PROSE)]} This is said for the {n + 1}th time." for n in range(40)
    )
    at = find_page_in(text, viewer.page_text(long, 31), 31 / 40)
    assert at is not None
    assert text[at:].startswith(pdf.PROSE[31 % len(pdf.PROSE)][:20])
    assert "the 32th time" in text[at : at + 1_000]


def test_a_line_that_is_cut_by_a_hyphen_is_one_word():
    folded = Folded("The freigh-\nters lay still. Freighters! The Oﬃce is open, and so is 12.5")
    assert fold("Freighters") in folded.text
    spans = list(folded.words("freighters"))
    assert len(spans) == 2
    assert list(folded.words("freight")) == []
    assert list(folded.words("office")) == [(44, 48)]
    assert list(folded.words("...")) == []
    assert folded.passage("The", "freighters", "lay still") == (4, 16)
    assert folded.passage("lay still", "Freighters", "nowhere at all and never") == (28, 38)
    assert folded.passage("", "", "") is None


def test_a_text_of_a_million_letters_is_folded_in_no_time():
    text = "Der Kahn lag im Hafen, und niemand fragte danach. " * 30_000
    start = time.process_time()
    assert find_page_in(
        text + " Und hier beginnt die letzte Seite mit ihren Worten.", "hier beginnt die letzte Seite mit ihren Worten"
    )
    assert time.process_time() - start < 3


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (pdf.locked("secret"), "locked with a password"),
        (b"%PDF-1.7\nnothing that follows is a PDF", "damaged beyond repair"),
        (b"no PDF", "damaged beyond repair"),
        (pdf.report()[:400], "damaged beyond repair"),
    ],
)
def test_what_cannot_be_opened_says_so(viewer, data, said):
    for see in (viewer.pages, lambda saved: viewer.page(saved, 0, 300)):
        with pytest.raises(RefusedError, match=said):
            see(original(data))


def test_a_file_of_more_pages_than_any_document_is_refused_and_5000_are_counted_at_once(viewer):
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"

    def of(count):
        kids = b" ".join(b"%d 0 R" % (3 + n) for n in range(count))
        pages = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count)
        return original(pdf.with_objects(b"<< /Type /Catalog /Pages 2 0 R >>", pages, *[page] * count))

    start = time.monotonic()
    assert len(viewer.pages(of(5_000)).sizes) == 5_000
    assert viewer.place(of(5_000), 0, ("", "nowhere to be found", "")) is None
    assert time.monotonic() - start < 12
    with pytest.raises(RefusedError, match="more than the 5,000"):
        viewer.pages(of(5_001))


@pytest.mark.parametrize(
    "box", [b"[0 0 14400 14400]", b"[0 0 9999999 9999999]", b"[0 0 1 200000]", b"[0 0 0 0]", b"[5 5 1 1]"]
)
def test_giant_and_impossible_pages_are_bounded(viewer, box):
    data = original(pdf.with_content(pdf.drawn("A sentence."), page=b"/MediaBox " + box))
    sizes = viewer.pages(data).sizes
    assert all(1 <= side <= 200_000 for side in sizes[0])
    try:
        pixels, _ = viewer.page(data, 0, 8_000)
    except RefusedError:
        return
    assert pixels.width_px * pixels.height_px <= 17_000_000


def test_pictures_of_a_page_in_rarer_formats_break_nothing(viewer):
    for filter_, noise in (
        (b"/JPXDecode", b"\0\0\0\x0cjP  \r\n\x87\n" + b"\xff" * 400),
        (b"/JBIG2Decode", b"\x97JB2" + b"\xff" * 400),
    ):
        picture = pdf.stream(
            noise,
            b"/Type /XObject /Subtype /Image /Width 60000 /Height 60000 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter "
            + filter_,
        )
        data = pdf.with_content(
            b"q 500 0 0 500 0 0 cm /X1 Do Q " + pdf.drawn("Still here."),
            page=b"/Resources << /XObject << /X1 6 0 R >> /Font << /F1 5 0 R >> >>",
            more=[picture],
        )
        assert abs(viewer.page(original(data), 0, 400)[0].width_px - 400) <= 1


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_hostile_files_cost_a_sentence(case):
    with Viewer(deadline_s=IMPATIENT_S) as viewer:
        start = time.monotonic()
        data = original(case.data())
        # Whatever else it raises is a fault.
        with contextlib.suppress(RefusedError):
            assert viewer.pages(data).sizes
            viewer.page(data, 0, 400)
            viewer.page_hits(data, 0, ["sentence"])
        assert time.monotonic() - start < 4 * IMPATIENT_S + 5
        if sys.platform == "linux":
            assert "no network" in viewer.in_force()


def test_closing_lets_go():
    pages = Pages(pdf.report())
    assert len(pages.sizes().sizes) == 3
    pages.close()
