"""How an article is set: typeface, lines, scripts, directions and tables."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo, QTextTable

from tests.ui.reader.articles import SAMPLE, make_content, make_document, paragraph, spans_of
from ui.panels.reader.panel import ReaderPanel
from ui.panels.reader.scripts import line_factor
from ui.panels.reader.tables import shape_of
from ui.panels.reader.typography import FACES, LEADINGS, MEASURES, Typography
from workbench.model import BlockKind, Zone
from workbench.settings import SETTINGS

pytestmark = pytest.mark.parametrize("look", ["light"], indirect=True)
HINDI = "बंदरगाह के अधिकारी ने गुरुवार को कहा कि दो विदेशी जहाज़ों को बाहरी लंगरगाह में प्रतीक्षा करने के लिए कहा गया था।"
ARABIC = 'قال رئيس الميناء يوم الخميس إن سفينتين أجنبيتين (من طراز "M-12") أُمرتا بالانتظار، وإن 25% منها وصلت.'


@pytest.fixture
def panel(look, qtbot):
    made = ReaderPanel(look)
    qtbot.addWidget(made)
    made.resize(1300, 700)
    made.show()
    return made


def block_with(page, words):
    block = page.document().begin()
    while words not in block.text():
        block = block.next()
    return block


def test_the_settings_offer_what_can_be_set(look):
    choices = {setting.key: tuple(choice.value for choice in setting.choices) for setting in SETTINGS}
    assert choices["reading_face"] == FACES
    assert choices["reading_measure_ch"] == MEASURES
    assert choices["reading_leading"] == LEADINGS
    defaults = {setting.key: setting.default for setting in SETTINGS}
    assert Typography() == Typography(
        defaults["reading_face"], defaults["reading_measure_ch"], defaults["reading_leading"]
    )


def test_keys_change_the_page_at_once_and_what_is_read_stays(panel, look):
    panel.show_article(make_content(SAMPLE))
    page, told = panel._page, []
    panel.typesetting.chosen.connect(lambda key, value: told.append((key, value)))
    start = spans_of(SAMPLE, "Paragraph 9")[0][0]
    panel.go_to(start, start + 9)
    before = block_with(page, "Paragraph 9").charFormat().font()
    width, line = page.column().width(), block_with(page, "Paragraph 9").blockFormat().lineHeight()
    panel.typesetting.next_face()
    assert QFontInfo(block_with(page, "Paragraph 9").charFormat().font()).family() == "Inter"
    assert QFontInfo(before).family() == "Source Serif 4"
    panel.typesetting.next_measure()
    panel.typesetting.next_leading()
    assert page.column().width() > width
    assert block_with(page, "Paragraph 9").blockFormat().lineHeight() > line
    assert told == [("reading_face", "sans"), ("reading_measure_ch", 80), ("reading_leading", 175)]
    assert any("Paragraph 9" in b.text() and 0 <= box.top() < 700 for b, _, box in page.in_view())
    for _ in FACES[1:]:
        panel.typesetting.next_face()
    assert panel.typesetting.now.face == "serif"


@pytest.mark.parametrize(
    ("text", "factor"),
    [
        ("Plain words.", 1.0),
        ("Съешь же ещё этих мягких", 1.0),
        (HINDI, 1.18),
        (ARABIC, 1.3),
        ("שלום עליכם", 1.1),
        ("海港的负责人星期四说", 1.1),
        ("One word of Arabic, ميناء, in a line of English that goes on and on.", 1.0),
        ("", 1.0),
    ],
)
def test_a_script_has_the_room_that_it_needs(look, text, factor):
    assert line_factor(text) == factor


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_each_block_runs_in_its_own_direction_and_is_indented_from_there(panel, look, direction):
    document = make_document(
        [
            paragraph(ARABIC),
            paragraph("A line of English with 25% and (brackets)."),
            (BlockKind.LIST_ITEM, Zone.BODY, "بند من القائمة"),
            (BlockKind.QUOTE, Zone.BODY, "قال إن السفن وصلت"),
        ],
        direction=direction,
    )
    panel.show_article(make_content(document))
    page = panel._page
    for words, is_rtl in (("رئيس", True), ("English", False), ("بند", True), ("السفن", True)):
        block = block_with(page, words)
        assert (block.textDirection() == Qt.LayoutDirection.RightToLeft) is is_rtl
        shape = block.blockFormat()
        assert (shape.rightMargin() > 0) is (words in {"بند", "السفن"})
        assert shape.leftMargin() == 0
    # Numbers and brackets stand where the paragraph has them: the last line ends on the left.
    line = block_with(page, "رئيس").layout().lineAt(0)
    assert line.cursorToX(0)[0] > line.cursorToX(line.textLength())[0]


def test_code_keeps_its_spaces_in_letters_of_one_width(panel, look):
    document = make_document([(BlockKind.PREFORMATTED, Zone.BODY, "if ships:\n    count  += 1")])
    panel.show_article(make_content(document))
    block = block_with(panel._page, "ships")
    assert QFontInfo(block.charFormat().font()).family() == "Noto Sans Mono"
    assert "    count  += 1" in block.text()


ROWS = ("Ships by month", "Month\tAt the quay\tAnnounced\tRemarks of the office", "January\t12\t120,000\tIce until the 17th",
        "February\t9\t98,400\tStorms for two weeks, and nothing moved", "March\t17\t–\t")  # fmt: skip


def test_a_table_is_fitted_by_what_is_in_it(look):
    cells = [row.split("\t") for row in ROWS]
    shape = shape_of(cells, 600, lambda text: 7.0 * len(text))
    assert sum(shape.percents) == pytest.approx(100)
    assert shape.percents[3] == max(shape.percents)
    assert shape.numeric == (False, True, True, False)
    assert (shape.head, shape.is_tight) == (1, False)
    assert shape_of(cells, 150, lambda text: 7.0 * len(text)).is_tight
    assert shape_of([["a", "b"], ["c", "d"]], 600, lambda text: 7.0 * len(text)).head == -1
    assert shape_of([[""], ["", ""]], 0, lambda text: 7.0 * len(text)).numeric == (False, False)


def test_a_table_on_the_page_breaks_no_word_and_sets_numbers_right(panel, look):
    document = make_document([(BlockKind.TABLE_ROW, Zone.BODY, row) for row in ROWS])
    panel.show_article(make_content(document))
    page = panel._page
    table = next(f for f in page.document().rootFrame().childFrames() if isinstance(f, QTextTable))
    assert table.cellAt(0, 0).columnSpan() == 4
    number, head = block_with(page, "120,000"), block_with(page, "Announced")
    assert number.layout().lineCount() == head.layout().lineCount() == 1
    assert number.blockFormat().alignment() & Qt.AlignmentFlag.AlignRight
    assert head.begin().fragment().charFormat().font().weight() > number.begin().fragment().charFormat().font().weight()
    for text in ("January", "February", "120,000"):
        start = spans_of(document, text)[0][0]
        page.go_to(start, start + 1)
        assert page.textCursor().block().text().startswith(text)
