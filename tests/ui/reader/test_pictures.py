"""Pictures stand where the page has them, at their size from the start, and nothing that is read moves when they come."""

import time
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QImage, QTextCursor
from PySide6.QtWidgets import QApplication, QToolTip

from tests.ui.reader.articles import in_order, make_content, make_document, paragraph
from ui.dialogs.picture import PictureDialog
from ui.panels.reader.panel import ReaderPanel
from ui.panels.reader.pictures import Pictures, PictureWish, SeenPicture
from ui.panels.reader.plan import PieceKind, plan_original, plan_page
from ui.panels.reader.plan_pictures import DRAWING, frame_size, picture_words
from ui.panels.reader.view import View
from workbench.model import BlockKind, Image, Zone

WORDS = "The patrols began at noon, residents say, and went on along the northern road until the evening came. "


def image(place, number=0, width=600, height=400, **more):
    known = {
        "sha256": f"{number:064x}",
        "media_type": "image/jpeg",
        "size_bytes": 40_000,
        "alt": f"Picture number {number}",
    }
    return Image(**(known | {"place": place, "width_px": width, "height_px": height} | more))


def placed(parts, *images, **more):
    document = make_document(parts, **more)
    return replace(in_order(document, range(len(parts))), images=images)


def left_out(text):
    return (BlockKind.PARAGRAPH, Zone.BOILERPLATE, text)


PARTS = [
    left_out("Front page"),
    (BlockKind.HEADING, Zone.TITLE, "Patrols on the northern road"),
    (BlockKind.PARAGRAPH, Zone.STANDFIRST, "The patrols began at noon."),
    paragraph("One. " + WORDS * 3),
    (BlockKind.PARAGRAPH, Zone.CAPTION, "A road in the north."),
    *(paragraph(f"{number}. " + WORDS * 4) for number in range(2, 14)),
    left_out("More from the north"),
    left_out("Subscribe"),
]


def kinds(pieces):
    return [piece.picture.alt if piece.picture else piece.kind.value for piece in pieces]


def seen(wish, width=60, height=40, full=(600, 400), **more):
    made = QImage(width, height, QImage.Format.Format_RGB32)
    made.fill(Qt.GlobalColor.red)
    return SeenPicture(wish, made, full, **more)


@pytest.fixture
def panel(look, qtbot):
    made = ReaderPanel(look)
    qtbot.addWidget(made)
    made.resize(760, 600)
    made.show()
    return made


def answer_all(panel, qtbot, make=seen):
    """Answer wishes as the desk does, one after the other."""
    qtbot.waitUntil(lambda: bool(panel.pictures._wishes))
    while (wish := panel.pictures.next_wish()) is not None:
        panel.pictures.take(make(wish))
        QApplication.processEvents()


# Where they stand --------------------------------------------------------------------------------------------------


def test_clean_text_has_those_of_the_article_where_they_stand():
    document = placed(
        PARTS,
        image(0, 1, 200, 60),
        image(2, 2),
        image(4, 3),
        image(16, 4),
        image(17, 5),
        image(19, 6),
    )  # fmt: skip
    clean = kinds(plan_page(document, "").main)
    # Above the title: the mark of the house. Between text and furniture, and in it: teasers.
    assert [kind for kind in clean if kind.startswith("Picture")] == [
        "Picture number 2",
        "Picture number 3",
        "Picture number 4",
    ]
    assert clean[2:6] == ["Picture number 2", "paragraph", "Picture number 3", "caption"]
    original = kinds(plan_original(document).main)
    assert [kind for kind in original if kind.startswith("Picture")] == [f"Picture number {n}" for n in range(1, 7)]
    assert original[0] == "Picture number 1"
    assert original[-1] == "Picture number 6"


def test_a_large_one_above_the_title_is_of_the_article():
    document = placed(PARTS, image(1, 1, 1200, 600))
    plan = plan_page(document, "")
    assert kinds(plan.main)[plan.head] == "Picture number 1"
    assert plan.main[plan.last].start >= 0


def test_icons_and_dots_are_left_out_and_unknown_sizes_go_by_bytes():
    document = placed(PARTS, image(4, 1, 32, 32), image(4, 2, 0, 0, size_bytes=900), image(5, 3, 0, 0))
    assert [kind for kind in kinds(plan_original(document).main) if kind.startswith("Pic")] == ["Picture number 3"]


def test_no_picture_stands_between_two_rows_of_a_table():
    rows = [(BlockKind.TABLE_ROW, Zone.BODY, f"a{n}\tb{n}") for n in range(3)]
    document = placed([paragraph("Above."), *rows, paragraph("Below.")], image(2, 1))
    for plan in (plan_page(document, ""), plan_original(document)):
        assert kinds(plan.main)[-3:] == ["table", "Picture number 1", "paragraph"]


def test_texts_without_places_and_users_without_pictures_have_none():
    document = make_document(PARTS)
    assert not any(piece.picture for piece in plan_page(replace(document, images=(image(4),)), "").main)
    assert not any(piece.picture for piece in plan_page(placed(PARTS, image(4)), "", has_pictures=False).main)


def test_zones_of_the_original_begin_with_their_picture():
    plan = plan_original(placed(PARTS, image(4, 1)))
    number = kinds(plan.main).index("Picture number 1")
    assert (plan.main[number].zone, plan.main[number].opens_zone, plan.main[number + 1].opens_zone) == (
        Zone.CAPTION,
        True,
        False,
    )
    assert plan.starts_of(Zone.CAPTION) == [(plan.main[number + 1].start, plan.main[number + 1].end)]


def test_frames_never_enlarge_and_never_hide_all_of_the_text():
    assert frame_size(image(0, width=300, height=200), (0, 0), 520, 520) == (300, 200)
    assert frame_size(image(0, width=1040, height=520), (0, 0), 520, 520) == (520, 260)
    assert frame_size(image(0, width=500, height=5000), (0, 0), 520, 520)[1] == 468
    assert frame_size(image(0, width=0, height=0), (0, 0), 500, 520) == (500, 300)
    assert frame_size(image(0, width=0, height=0), (100, 50), 500, 520) == (100, 50)
    assert frame_size(image(0, media_type=DRAWING), (0, 0), 500, 520)[1] < 80


def test_what_a_screen_reader_says_is_short():
    assert picture_words(image(0, alt="")) == "Picture"
    assert len(picture_words(image(0, alt="long " * 90))) < 80


# On the page --------------------------------------------------------------------------------------------------------


def test_nothing_moves_when_a_picture_comes(panel, qtbot):
    panel.show_article(make_content(placed(PARTS, image(4, 1), image(9, 2))))
    page = panel._page
    qtbot.waitUntil(lambda: page.is_whole)
    page.verticalScrollBar().setValue(700)
    before, height = page.scroll_position(), page.document().size().height()
    answer_all(panel, qtbot)
    assert page.pictures.shelf.seen(image(4, 1)) is not None
    assert page.scroll_position() == before
    assert page.document().size().height() == height


def test_what_is_read_stays_while_a_size_becomes_known(panel, qtbot):
    unknown = image(4, 1, 0, 0)
    panel.show_article(make_content(placed(PARTS, unknown)))
    page = panel._page
    qtbot.waitUntil(lambda: page.is_whole)
    page.verticalScrollBar().setValue(120)
    qtbot.waitUntil(lambda: bool(panel.pictures._wishes))
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum() // 2)
    point, height = page.scroll_position(), page.document().size().height()
    panel.pictures.take(seen(panel.pictures.next_wish(), full=(100, 50)))
    assert page.document().size().height() < height - 100
    assert page.scroll_position() == point
    assert panel.pictures.size_of(unknown) == (100, 50)


def test_only_what_is_in_sight_is_asked_for_and_what_comes_next(panel, qtbot):
    wanted = []
    panel.pictures.wanted.connect(lambda: wanted.append(1))
    panel.show_article(make_content(placed(PARTS, *(image(4 + n, n) for n in range(1, 10)))))
    qtbot.waitUntil(lambda: bool(wanted))
    asked = {*panel.pictures._wishes, *panel.pictures._later}
    assert 0 < len(asked) < 6
    first = panel.pictures.next_wish()
    assert first.image == image(5, 1)
    # One at a time, so that what is looked at next is never behind what was.
    assert panel.pictures.next_wish() is None
    panel.show_article(None)
    panel.pictures.take(seen(first))
    assert panel.pictures.next_wish() is None


def test_enter_a_click_and_the_command_know_the_picture(panel, qtbot):
    panel.show_article(make_content(placed(PARTS, image(4, 1))))
    page, pressed = panel._page, []
    qtbot.waitUntil(lambda: page.is_whole)
    panel.picture_pressed.connect(pressed.append)
    place = page.pictures._places()[0]
    page.verticalScrollBar().setValue(200)
    assert panel.picture_here() == image(4, 1)
    cursor = QTextCursor(page.document())
    cursor.setPosition(place.position)
    page.setTextCursor(cursor)
    page.setFocus()
    qtbot.keyClick(page, Qt.Key.Key_Return)
    box = next(box for _, each, box in page.in_view() if each is place)
    at = QPoint(round(box.left()) + 60, round(max(box.top(), 10)) + 20)
    qtbot.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert pressed == [image(4, 1)] * 2
    QApplication.sendEvent(page.viewport(), QHelpEvent(QEvent.Type.ToolTip, at, page.viewport().mapToGlobal(at)))
    assert "Picture number 1" in QToolTip.text()
    QToolTip.hideText()


def test_why_a_picture_is_not_shown_is_said_where_it_would_stand(panel, qtbot):
    panel.show_article(make_content(placed(PARTS, image(4, 1))))
    answer_all(panel, qtbot, lambda wish: SeenPicture(wish, reason="it is damaged, or no picture at all"))
    height = panel._page.document().size().height()
    assert panel.pictures.seen(image(4, 1)).picture is None
    assert panel._page.document().size().height() == height
    panel.grab()


def test_pictures_are_left_out_and_come_back(panel, qtbot):
    told = []
    panel.pictures_changed.connect(told.append)
    panel.show_article(make_content(placed(PARTS, image(4, 1))))
    panel.toggle_pictures()
    assert panel.all_pictures() == []
    panel.set_view(View.ORIGINAL)
    assert panel.all_pictures() == []
    panel.toggle_pictures()
    qtbot.waitUntil(lambda: panel.all_pictures() == [image(4, 1)])
    assert told == [False, True]


def test_no_words_of_ours_are_copied(panel, qtbot):
    panel.show_article(make_content(placed(PARTS, image(4, 1))))
    qtbot.waitUntil(lambda: panel._page.is_whole)
    panel._page.selectAll()
    assert "Picture" not in panel.at_hand.selected_text()


def test_a_narrow_pane_has_small_pictures(panel, qtbot):
    panel.show_article(make_content(placed(PARTS, image(4, 1))))
    qtbot.waitUntil(lambda: panel._page.is_whole)
    page = panel._page
    for width in (400, 900, 360):
        panel.resize(width, 600)
        QApplication.processEvents()
        place = page.pictures._places()[0]
        block = page.document().findBlock(place.position)
        assert block.blockFormat().lineHeight() == page.pictures.height_of(image(4, 1))
        assert page.pictures.height_of(image(4, 1)) <= 400 * page.column().width() / 600 + 1


def test_a_picture_higher_than_the_pane_holds_the_place(panel, qtbot):
    panel.resize(760, 260)
    panel.show_article(make_content(placed(PARTS, image(6, 1, 800, 800))))
    page = panel._page
    qtbot.waitUntil(lambda: page.is_whole)
    place = page.pictures._places()[0]
    top = page.document().documentLayout().blockBoundingRect(page.document().findBlock(place.position)).top()
    page.verticalScrollBar().setValue(round(top) + 80)
    value = page.verticalScrollBar().value()
    position = page.scroll_position()
    assert position.point >= 0
    page.restore_scroll(position)
    assert abs(page.verticalScrollBar().value() - value) <= 2


def test_the_store_is_bounded_and_keeps_what_was_seen_last(qapp):
    pictures = Pictures(qapp)
    for number in range(40):
        wish = PictureWish(image(0, number), 1000, 1000)
        pictures.take(seen(wish, 1000, 1000, (1000, 1000)))
    assert pictures._bytes <= 96 * 1024**2
    assert pictures.seen(image(0, 0)) is None
    assert pictures.seen(image(0, 39)) is not None
    # A larger pane asks again, a smaller one does not.
    assert pictures.look_at(PictureWish(image(0, 39), 500, 500)) is not None
    assert not pictures._wishes


@pytest.mark.prompt
def test_fifty_pictures_do_not_hold_up_the_window(panel, qtbot):
    parts = [PARTS[1], *(paragraph(f"{number}. " + WORDS * 20) for number in range(60))]
    with_them = make_content(placed(parts, *(image(2 + n, n) for n in range(50))))
    without = make_content(placed(parts))
    took = {}
    for name, content in (("warm", with_them), ("without", without), ("with", with_them)) * 3:
        started = time.perf_counter()
        panel.show_article(content)
        panel._page.viewport().repaint()
        took[name] = min(took.get(name, 9.0), time.perf_counter() - started)
    assert took["with"] - took["without"] < 0.020


# Large ---------------------------------------------------------------------------------------------------------------


def test_the_dialog_by_keys(look, qtbot):
    images = [image(4, 1), image(5, 2), image(6, 3)]
    dialog, wanted = PictureDialog(look, None, images, images[1]), []
    qtbot.addWidget(dialog)
    dialog.wanted.connect(wanted.append)
    dialog.begin()
    dialog.show()
    view = dialog.view
    dialog.show_seen(seen(PictureWish(images[1], 10, 10), full=(3000, 2000)))
    fitted = view.scale
    assert fitted < 1
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Plus, Qt.Key.Key_Minus):
        qtbot.keyClick(view, key)
    assert view.scale == pytest.approx(fitted * 1.25)
    for key, expected in ((Qt.Key.Key_1, 1.0), (Qt.Key.Key_0, fitted)):
        qtbot.keyClick(view, key)
        assert view.scale == pytest.approx(expected)
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    assert wanted == [images[1], images[2]]
    # What comes too late is of another picture.
    dialog.show_seen(seen(PictureWish(images[1], 10, 10)))
    assert view._seen is None
    dialog.show_seen(SeenPicture(PictureWish(images[2], 10, 10), reason="it is damaged"))
    dialog.grab()
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_picture_is_a_piece_of_its_own_kind():
    piece = next(piece for piece in plan_page(placed(PARTS, image(4, 1)), "").main if piece.picture)
    assert (piece.kind, piece.start, piece.goes_on) == (PieceKind.PICTURE, -1, True)
