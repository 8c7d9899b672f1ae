"""The reader as a user has it: hits, folds, find, dates, keys."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFrame, QLabel

from tests.ui.reader.articles import SAMPLE, make_article, make_content, make_document, paragraph, spans_of
from tests.unit.naming import a_day
from ui.look import tokens
from ui.look.pieces import Badge
from ui.panels.reader.head import Fact, Name, TagBadge, date_words
from ui.panels.reader.panel import ReaderPanel
from ui.panels.reader.plan import PieceKind
from ui.wording import language_words
from workbench.annotate.findings import AliasKind, Mention
from workbench.copies.telling import HeadNote
from workbench.model import BlockKind, DateClaim, DateState, Zone

HITS = spans_of(SAMPLE, "patrol")


@pytest.fixture
def panel(look, qtbot):
    made = ReaderPanel(look)
    qtbot.addWidget(made)
    made.resize(700, 600)
    made.show()
    return made


@pytest.fixture
def opened(panel):
    panel.show_article(make_content(SAMPLE, hits=HITS))
    return panel


def texts(panel, kind):
    return [w.text() for w in panel.findChildren(kind) if w.isVisible()]


def cursor_point(panel):
    return panel._page.cursor_point()


def test_nothing_is_open_and_it_says_what_to_do(panel):
    panel.show_article(None)
    assert "Nothing is open" in texts(panel, QLabel)
    assert not panel.hits.next()
    assert panel.at_hand.selected_text() == ""


def test_hits_are_walked_to_the_last_and_no_further(opened, qtbot):
    told = []
    opened.hit_changed.connect(lambda now, total: told.append((now, total)))
    for number, (start, _) in enumerate(HITS, 1):
        assert opened.hits.next()
        assert cursor_point(opened) == start
        assert told[-1] == (number, len(HITS))
    assert not opened.hits.next()
    assert opened.hits.previous()
    assert opened.hits.first()
    assert not opened.hits.previous()
    assert opened.hits.last()


def test_the_first_hit_is_the_one_ahead_of_where_one_reads(opened):
    opened._page.verticalScrollBar().setValue(900)
    top = opened._page.top_point()
    assert top > HITS[2][0]
    assert opened.hits.next()
    assert cursor_point(opened) == next(start for start, _ in HITS if start >= top)


def test_a_hit_in_a_folded_comment_opens_the_comments(opened):
    assert PieceKind.COMMENTS not in opened._page.opened
    number = next(n for n, (start, _) in enumerate(HITS) if SAMPLE.text.startswith("That patrol", start - 5))
    opened.hits.go(number)
    assert PieceKind.COMMENTS in opened._page.opened
    assert PieceKind.BOILERPLATE not in opened._page.opened


def test_every_hit_that_is_gone_to_is_in_view(opened):
    while opened.hits.next():
        box = opened._page.cursorRect()
        assert 0 <= box.top() < opened._page.viewport().height()


def test_hits_of_another_query_take_their_place(opened):
    opened.hits.next()
    opened.set_hits(spans_of(SAMPLE, "bridge"))
    assert opened.hits.next()
    assert SAMPLE.text.startswith("bridge", cursor_point(opened))


@pytest.mark.parametrize(
    ("claim", "badge"),
    [
        (DateClaim("1962-10-24", DateState.STATED, "meta"), "Date on the page"),
        (DateClaim("1962-10", DateState.INFERRED, "the address"), "Date inferred"),
        (DateClaim("1962", DateState.SET, ""), "Set by you"),
    ],
)
def test_the_dateline_says_the_date_and_how_it_is_known(panel, qtbot, claim, badge):
    panel.show_article(make_content(SAMPLE, article=make_article(SAMPLE, published=claim)))
    found = next(b for b in panel.findChildren(Badge) if b.text() == badge and b.isVisible())
    assert date_words(claim.edtf) in texts(panel, QLabel)
    if claim.basis:
        assert claim.basis in found.toolTip()
    with qtbot.waitSignal(panel.date_requested) as told:
        found.click()
    assert told.args == [7]


def test_an_undated_article_says_what_waits_and_how_to_set_it(panel, qtbot):
    panel.show_article(make_content(SAMPLE, waiting_dates=7))
    assert "7 dates wait for it." in texts(panel, QLabel)
    badges = [b for b in panel.findChildren(Badge) if b.isVisible()]
    assert [b.text() for b in badges][:2] == ["Undated", "Set the date…   Ctrl+D"]
    with qtbot.waitSignal(panel.date_requested):
        badges[1].click()


def test_source_and_authors_are_told_as_they_are(panel, qtbot):
    panel.show_article(make_content(SAMPLE, article=make_article(SAMPLE, authors=("A <b>", "B", "C", "D"))))
    names = [n for n in panel.findChildren(Name) if n.isVisible()]
    with qtbot.waitSignal(panel.source_pressed) as told:
        names[0].click()
    assert told.args == ["The Paper"]
    with qtbot.waitSignal(panel.author_pressed) as told:
        names[1].click()
    assert told.args == ["A <b>"]
    assert "<b>" not in names[1].toolTip()
    assert "and 1 more" in texts(panel, QLabel)


def test_an_opening_is_told_as_one(panel):
    panel.show_article(make_content(SAMPLE, article=make_article(SAMPLE, is_stub=True)))
    warning = next(f for f in panel.findChildren(Fact) if f.isVisible())
    assert warning.accessibleName() == "Opening only"
    assert "has to be paid for" in warning.toolTip()


def test_facts_go_below_where_the_pane_is_narrow(panel, qtbot):
    panel.show_article(make_content(SAMPLE))
    wide = next(f for f in panel.findChildren(Fact) if f.isVisible())
    assert wide.mapTo(panel, QPoint()).x() > 300
    panel.resize(480, 600)
    narrow = next(f for f in panel.findChildren(Fact) if f.isVisible())
    assert narrow.mapTo(panel, QPoint()).x() < 60


def test_the_star_is_asked_for_and_shown_only_when_it_is_there(opened, qtbot):
    star = next(b for b in opened.findChildren(QAbstractButton) if b.accessibleName() == "Star this article")
    with qtbot.waitSignal(opened.star_toggled) as told:
        star.click()
    assert told.args == [7]
    assert not star.isChecked()
    opened.set_starred(True)
    assert star.isChecked()


def test_find_counts_wraps_and_folds_case_and_accents(panel, qtbot):
    document = make_document([paragraph("Café one. CAFE two.\nA ca\u00adfé three."), paragraph("None.")])
    panel.show_article(make_content(document))
    panel.open_find()
    QTest.keyClicks(panel._find._field, "cafe")
    counts = []
    for _ in range(4):
        counts.append(panel._find._count.text())
        panel._finding.next()
    assert counts == ["1 of 3", "2 of 3", "3 of 3", "1 of 3"]
    panel._finding.previous()
    assert panel._find._count.text() == "1 of 3"
    QTest.keyClick(panel._find._field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert panel._find._count.text() == "3 of 3"
    QTest.keyClicks(panel._find._field, "x")
    assert panel._find._count.text() == "Not in this article"
    assert panel.close_find()
    assert not panel.close_find()


def test_what_is_left_out_is_found_only_when_it_is_shown(opened):
    opened.open_find()
    opened._find._field.setText("Subscribe")
    assert opened._find._count.text() == "Not in this article"
    opened.toggle_boilerplate()
    opened._find._field.setText("subscribe")
    assert opened._find._count.text() == "1 of 1"


def test_folds_open_and_shut_by_their_lines(opened, qtbot):
    opened._page.verticalScrollBar().setValue(opened._page.verticalScrollBar().maximum())
    show = next(b for b in opened.findChildren(Badge) if b.accessibleName() == "Show 2 comments" and b.isVisible())
    before = opened._page.document().blockCount()
    show.click()
    assert opened._page.document().blockCount() == before + 4
    assert show.text() == "Hide"
    opened.toggle_comments()
    assert opened._page.document().blockCount() == before


@pytest.mark.parametrize("kind", [PieceKind.COMMENTS, PieceKind.BOILERPLATE])
def test_a_fold_that_is_shut_while_hits_in_it_are_in_view_takes_them_along(panel, kind):
    # The page scrolls while its end is cut off: what was written there must be forgotten by then, or Qt is asked where it stands.
    zone = Zone.COMMENT if kind is PieceKind.COMMENTS else Zone.BOILERPLATE
    folded = [(BlockKind.PARAGRAPH, zone, f"No patrol was seen on day {day}.", None) for day in range(120)]
    document = make_document([paragraph("The patrol left at noon."), *folded])
    panel.show_article(make_content(document, hits=spans_of(document, "patrol")))
    page = panel._page
    panel.hits.last()
    assert page.opened == {kind}
    assert page.verticalScrollBar().value() > 0
    page.set_open(kind, False)
    assert page.verticalScrollBar().value() == 0
    assert [selection.cursor.selectedText() for selection in page.extraSelections()] == ["patrol"]


def mention(word, actor, **more):
    start, end = spans_of(SAMPLE, word)[more.pop("at", 0)]
    return Mention(start, end, actor, Zone.BODY, AliasKind.SAME, **more)


def test_mentions_are_walked_and_pressed(opened, qtbot):
    mentions = (mention("bridge", "q1"), mention("bridge", "q1", at=1), mention("residents", "q2"))
    names = {"q1": "The <Bridge>"}
    opened.update_article(make_content(SAMPLE, mentions=mentions, actor_places={"q1": 0}, actor_names=names))
    assert opened.walk_mentions("q1", 1)
    assert cursor_point(opened) == mentions[0].start
    assert opened.walk_mentions("q1", 1)
    assert cursor_point(opened) == mentions[1].start
    assert not opened.walk_mentions("q1", 1)
    assert opened.walk_mentions("q1", -1)
    assert not opened.walk_mentions("q3", 1)
    opened.go_to(*spans_of(SAMPLE, "Paragraph 1")[0])
    assert opened.walk_mentions("q1", 1)
    assert cursor_point(opened) == mentions[1].start
    assert opened.walk_mentions("q1", -1)
    with qtbot.waitSignal(opened.actor_pressed) as told:
        QTest.keyClick(opened._page, Qt.Key.Key_Return)
    assert told.args == ["q1"]
    at = opened._page.cursorRect().center() + QPoint(4, 0)
    with qtbot.waitSignal(opened.actor_pressed):
        QTest.mouseClick(opened._page.viewport(), Qt.MouseButton.LeftButton, pos=at)
    viewport = opened._page.viewport()
    with qtbot.waitSignal(opened.pointer_rested) as rested:
        QApplication.sendEvent(viewport, QHelpEvent(QEvent.Type.ToolTip, at, viewport.mapToGlobal(at)))
    assert rested.args == [mentions[0].start]


def test_a_date_is_pressed(opened, qtbot):
    start, end = spans_of(SAMPLE, "7 May")[0]
    date = a_day(start, end, "1970-01-02")
    opened.update_article(make_content(SAMPLE, dates=(date,)))
    opened.go_to(start, end)
    with qtbot.waitSignal(opened.date_pressed) as told:
        QTest.keyClick(opened._page, Qt.Key.Key_Return)
    assert told.args == [date]


def test_a_menu_is_about_the_date_under_the_pointer(opened, qtbot):
    start, end = spans_of(SAMPLE, "7 May")[0]
    date = a_day(start, end, "1970-01-02")
    opened.update_article(make_content(SAMPLE, dates=(date,)))
    opened.go_to(start, end)
    at = opened._page.cursorRect().center() + QPoint(6, 0)
    cursor = opened._page.textCursor()
    cursor.setPosition(opened._page.textCursor().position() + 40)
    opened._page.setTextCursor(cursor)
    assert opened.current_date() is None
    QTest.mouseClick(opened._page.viewport(), Qt.MouseButton.RightButton, pos=at)
    assert opened.current_date() == date


@pytest.mark.parametrize("has_motion", [True, False])
def test_what_was_gone_to_flashes_once_where_things_may_move(opened, look, qtbot, monkeypatch, has_motion):
    monkeypatch.setattr(look, "has_motion", has_motion)
    opened.go_to(*spans_of(SAMPLE, "Paragraph 9")[0])
    assert (opened._page._flash.span is not None) == has_motion
    qtbot.waitUntil(lambda: opened._page._flash.span is None, timeout=3_000)


def test_other_findings_leave_the_page_and_what_is_selected_in_it(opened, qtbot):
    start, end = spans_of(SAMPLE, "residents")[0]
    opened.go_to(start, end)
    assert opened.current_mention() is None
    assert opened.at_hand.selected_spans() == ()
    cursor = opened._page.textCursor()
    cursor.setPosition(cursor.position() + end - start, QTextCursor.MoveMode.KeepAnchor)
    with qtbot.waitSignal(opened.selection_changed):
        opened._page.setTextCursor(cursor)
    before, top = opened._page.document(), opened._page.verticalScrollBar().value()
    opened.set_actor_places({"q2": 3})
    opened.update_findings(make_content(SAMPLE, hits=HITS[:1], mentions=(mention("residents", "q2"),)))
    assert opened._page.document() is before
    assert opened._page.verticalScrollBar().value() == top
    assert opened.at_hand.selected_spans() == ((start, end),)
    assert len(opened.hits.spans) == 1
    assert opened._page.marks.actor_places == {"q2": 3}
    opened.go_to(start, end)
    assert opened.current_mention().actor == "q2"


def test_a_selection_over_blocks_and_a_fold_is_told_by_its_stretches(opened):
    opened._page.selectAll()
    spans = opened.at_hand.selected_spans()
    assert len(spans) > 1
    assert all(start < end <= len(SAMPLE.text) for start, end in spans)


def test_the_selection_is_the_text_of_the_article(opened):
    start, end = spans_of(SAMPLE, "😀 the bridge")[3]
    positions = opened._page._writing.places.to_positions(start, end)[0]
    cursor = opened._page.textCursor()
    cursor.setPosition(positions[0])
    cursor.setPosition(positions[1], QTextCursor.MoveMode.KeepAnchor)
    opened._page.setTextCursor(cursor)
    assert opened.at_hand.selected_text() == "😀 the bridge"
    opened.at_hand.copy()
    assert QApplication.clipboard().text() == "😀 the bridge"
    data = opened._page.createMimeDataFromSelection()
    assert (data.text(), data.hasHtml()) == ("😀 the bridge", False)


def test_all_of_the_page_is_selected_as_it_reads(opened):
    opened._page.selectAll()
    text = opened.at_hand.selected_text()
    assert text.startswith("Patrols on the northern road\n\nThe patrols began")
    assert "Day\tPatrols\nMonday\tone patrol" in text.replace("\n\n", "\n")


def test_keys_scroll_the_page(opened):
    bar = opened._page.verticalScrollBar()
    places = [bar.value()]
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_Space, Qt.Key.Key_End):
        QTest.keyClick(opened._page, key)
        places.append(bar.value())
    assert places == sorted(set(places))
    assert bar.value() == bar.maximum()
    QTest.keyClick(opened._page, Qt.Key.Key_PageUp)
    assert bar.value() < bar.maximum()
    QTest.keyClick(opened._page, Qt.Key.Key_Home)
    assert bar.value() == 0


def test_text_size_keeps_what_is_read(opened, qtbot):
    opened.go_to(*spans_of(SAMPLE, "Paragraph 7")[0])
    before = opened.scroll_position()
    opened.text_size.larger()
    assert opened.text_size.px == 19
    after = opened.scroll_position()
    assert abs(after.point - before.point) < 100
    for _ in range(9):
        opened.text_size.smaller()
    assert opened.text_size.px == tokens.READING_STEPS[0]


def test_a_scroll_position_is_gone_back_to(opened):
    opened.go_to(*spans_of(SAMPLE, "Paragraph 9")[0])
    position, value = opened.scroll_position(), opened._page.verticalScrollBar().value()
    opened.show_article(make_content(SAMPLE))
    assert opened._page.verticalScrollBar().value() == 0
    opened.restore_scroll(position)
    assert abs(opened._page.verticalScrollBar().value() - value) < 3


def test_the_same_article_with_a_new_date_stays_where_it_is_read(opened):
    opened.go_to(*spans_of(SAMPLE, "Paragraph 9")[0])
    value = opened._page.verticalScrollBar().value()
    dated = make_article(SAMPLE, published=DateClaim("2020-05-09", DateState.SET))
    opened.update_article(make_content(SAMPLE, article=dated, hits=HITS))
    assert abs(opened._page.verticalScrollBar().value() - value) < 3


def test_the_end_is_told_once_and_not_before_a_look(opened, qtbot):
    told = []
    opened.near_end_reached.connect(lambda: told.append(1))
    opened.go_to(*spans_of(SAMPLE, "Monday")[0])
    assert told == []
    opened._looked_at.setInterval(0)
    opened._looked_at.start()
    qtbot.waitUntil(lambda: told == [1])
    opened.go_to(*spans_of(SAMPLE, "Monday")[0])
    assert told == [1]


def test_the_strip_goes_to_the_hit_that_is_pressed(opened, qtbot):
    opened._strip_keeper.fill()
    heights = opened._strip._heights
    assert len(heights) == len(HITS)
    assert heights[:8] == sorted(heights[:8])
    at = QPointF(5, heights[4] * opened._strip.height()).toPoint()
    with qtbot.waitSignal(opened.hit_changed) as told:
        QTest.mouseClick(opened._strip, Qt.MouseButton.LeftButton, pos=at)
    assert told.args[0] in {4, 5, 6}


def test_a_theme_change_keeps_the_place_and_takes_the_new_ink(opened, look):
    opened.go_to(*spans_of(SAMPLE, "Paragraph 7")[0])
    value = opened._page.verticalScrollBar().value()
    look.switch(tokens.SEPIA, tokens.COMPACT)
    ink = opened._page.document().begin().begin().fragment().charFormat().foreground().color()
    assert ink == look.color("text")
    assert abs(opened._page.verticalScrollBar().value() - value) < 3


def test_an_arabic_article_stands_on_the_right(panel):
    document = make_document(
        [paragraph("وصلت الدورية إلى المدينة M4 مساءً"), paragraph("English words")], direction="rtl"
    )
    panel.show_article(make_content(document, article=make_article(document, title="عنوان")))
    page = panel._page.document()
    sides = [page.findBlockByNumber(n).textDirection() for n in range(3)]
    assert sides == [Qt.LayoutDirection.RightToLeft] * 2 + [Qt.LayoutDirection.LeftToRight]
    line = page.findBlockByNumber(1).layout().lineAt(0)
    assert line.naturalTextRect().right() > panel._page.column().width() - 2


def test_the_focus_line_follows_the_keyboard(opened, qtbot):
    line = opened.findChild(QFrame, "focusLine")
    assert line is not None
    with qtbot.waitActive(opened):
        opened.activateWindow()
    opened._page.setFocus()
    assert line.isVisible()
    other = QFrame()
    qtbot.addWidget(other)
    other.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    other.show()
    with qtbot.waitActive(other):
        other.activateWindow()
    other.setFocus()
    assert not line.isVisible()


def test_tab_goes_from_the_page_through_its_badges_in_reading_order(opened, qtbot):
    with qtbot.waitActive(opened):
        opened.activateWindow()
    opened._page.setFocus()
    names = []
    for _ in range(4):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        names.append(QApplication.focusWidget().accessibleName())
    assert names == ["Undated", "Set the date…   Ctrl+D", "Source The Paper", "Author Ann Author"]


def test_every_stop_of_the_keyboard_has_a_name(opened):
    opened.open_find()
    for widget in opened.findChildren(QAbstractButton):
        assert widget.accessibleName() or widget.text()
    assert opened._page.accessibleName()


def test_dates_and_languages_in_words():
    assert date_words("1962-10-24") == "Wednesday 24 October 1962"
    assert date_words("1962-10") == "October 1962"
    assert date_words("1962") == "1962"
    assert language_words("ar") == "Arabic"
    assert language_words("qqq") == "QQQ"


def test_an_article_without_any_text_is_shown(panel):
    empty = replace(SAMPLE, text="", blocks=(), comments=())
    panel.show_article(make_content(empty))
    assert panel._page.toPlainText().strip() == "A title"
    assert panel.scroll_position().point == -1


def test_hits_of_an_article_that_has_gone_are_not_asked_for_again(panel):
    """Qt keeps what was marked by cursors into a page that is replaced; asking where those stand ended the program."""
    long = make_document([paragraph(f"Paragraph {n}: a patrol passed. " + "More was said. " * 20) for n in range(60)])
    short = make_document([paragraph("A patrol."), paragraph("Another patrol.")])
    panel.show_article(make_content(long, hits=spans_of(long, "patrol")))
    panel.hits.last()
    assert panel._page.extraSelections()
    panel.show_article(make_content(short))
    assert not panel._page.extraSelections()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    panel.set_hits(spans_of(short, "patrol"))
    assert len(panel._page.extraSelections()) == 2


def test_tags_stand_below_the_names_and_lead_to_their_articles(panel, qtbot):
    panel.show_article(make_content(SAMPLE, tags=("Cuba", "أزمة الصواريخ", *(f"one more tag {n}" for n in range(30)))))
    tags = [tag for tag in panel.findChildren(TagBadge) if tag.isVisible()]
    assert 2 <= len(tags) < 32
    assert all(tag.x() >= 0 and tag.geometry().right() <= tag.parentWidget().width() for tag in tags)
    assert any(words.text() == f"and {32 - len(tags)} more" for words in panel.findChildren(QLabel))
    with qtbot.waitSignal(panel.tag_pressed) as told:
        tags[0].click()
    assert told.args == ["Cuba"]
    panel.show_article(make_content(SAMPLE))
    assert not any(tag.isVisible() for tag in panel.findChildren(TagBadge))


def test_the_line_about_copies_says_more_once_they_were_compared_and_leads_to_them(panel, qtbot):
    other = make_article(SAMPLE, id=9, source="Wire")
    note = HeadNote(3, ("Wire", "Dawn"), other, is_first=False, revisions=2, saved_again=0)
    panel.show_article(make_content(SAMPLE, copies=note))
    assert [words for words in texts(panel, Badge) if "outlets" in words] == ["Also in 2 outlets, first seen in Wire"]
    assert "2 revisions" in texts(panel, Badge)
    panel.set_note(8, replace(note, is_silent=True))
    assert "2 revisions" in texts(panel, Badge)
    panel.set_note(7, replace(note, is_silent=True))
    qtbot.waitUntil(lambda: "2 revisions, changed silently" in texts(panel, Badge))
    assert "2 revisions" not in texts(panel, Badge)
    badge = next(badge for badge in panel.findChildren(Badge) if badge.text().startswith("2 revisions"))
    with qtbot.waitSignal(panel.copies_pressed):
        badge.click()
    panel.show_article(make_content(SAMPLE))
    assert not [words for words in texts(panel, Badge) if "outlets" in words]
