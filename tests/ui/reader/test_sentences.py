"""The sentence that is read: walked by keys, kept while the page changes, and what a key means by it."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.reader.articles import SAMPLE, in_order, make_content, make_document, paragraph, spans_of
from ui.panels.reader.marks import Span
from ui.panels.reader.order import PageOrder
from ui.panels.reader.panel import ReaderPanel
from ui.panels.reader.plan import PieceKind
from ui.panels.reader.sentences import Sentences, same_sentence
from ui.panels.reader.view import View
from workbench.annotate.findings import AliasKind, Mention
from workbench.annotate.sentences import split_sentences
from workbench.model import BlockKind, Zone

STORY = make_document(
    [
        (BlockKind.HEADING, Zone.TITLE, "A title of its own"),
        paragraph("The first came. Mr. Brown saw 😀 it at 5 p.m. on the bridge! Nobody else did."),
        paragraph("  "),
        paragraph("“Was it late?” he asked. It was."),
        *(paragraph(f"Number {n} stood there. It went on. " + "More was said of it. " * 12) for n in range(30)),
        (BlockKind.PARAGRAPH, Zone.COMMENT, "A reader wrote this.", None),
    ]
)


@pytest.fixture
def panel(look, qtbot):
    look.has_motion = False
    made = ReaderPanel(look)
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show()
    made.show_article(make_content(STORY))
    return made


def walk(panel, step=1):
    return panel._beside.leader.sentences.step(step)


def said(panel):
    span = panel.at_hand.sentence_span()
    return None if span is None else panel.content.document.text[slice(*span)]


def test_sentences_are_those_that_the_whole_text_is_cut_into():
    sentences = Sentences(STORY)
    for block in STORY.blocks:
        cut = [Span(block.start + a, block.start + b) for a, b in split_sentences(STORY.text[block.start : block.end])]
        for before, after in zip([None, *cut], [*cut, None], strict=True):
            if before is not None:
                assert sentences.after(before) == after
                assert {sentences.at(point) for point in range(before.start, before.end)} == {before}
            if after is not None:
                assert sentences.before(after) == before


def test_a_block_without_an_end_is_cut_and_walked_in_time():
    endless = make_document([paragraph("word " * 200_000)])
    sentences = Sentences(endless)
    found, steps = sentences.at(0), 0
    while found is not None:
        last, found, steps = found, sentences.after(found), steps + 1
    assert last.end >= len(endless.text.rstrip())
    assert steps == 100


def test_one_goes_from_sentence_to_sentence_over_paragraphs_and_back(panel):
    assert panel.at_hand.sentence_span() is None
    told = []
    while len(told) < 7 and walk(panel):
        told.append(said(panel))
    assert told == [
        "A title of its own", "The first came.", "Mr. Brown saw 😀 it at 5 p.m. on the bridge!", "Nobody else did.",
        "“Was it late?” he asked.", "It was.", "Number 0 stood there.",
    ]  # fmt: skip
    back = []
    while walk(panel, -1):
        back.append(said(panel))
    assert back == told[-2::-1]


def test_the_sentence_is_in_view_wherever_one_goes_and_the_end_is_the_end(panel):
    page, count = panel._page, 0
    while walk(panel):
        count += 1
        assert page.sentences.is_in_view()
        box = page.cursorRect()
        assert box.top() >= 0
        assert box.bottom() <= page.viewport().height()
    assert count == 6 + 30 * 14
    assert said(panel) == "More was said of it."
    # What is folded is not walked into.
    assert PieceKind.COMMENTS not in page.opened


def test_who_has_scrolled_away_goes_on_where_they_read(panel):
    walk(panel)
    bar = panel._page.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    assert panel.at_hand.sentence_span() is None
    assert panel._page.marks.sentence is not None
    value = bar.value()
    walk(panel)
    assert panel.at_hand.sentence_span()[0] >= panel._page.top_point()
    assert abs(bar.value() - value) < 40
    bar.setValue(bar.maximum() // 3)
    panel.at_hand.show_sentence()
    assert panel.at_hand.sentence_span() is not None


def test_what_was_walked_to_or_clicked_on_has_the_sentence(panel, qtbot):
    panel.go_to(*spans_of(STORY, "bridge")[0])
    assert said(panel) == "Mr. Brown saw 😀 it at 5 p.m. on the bridge!"
    panel._page.verticalScrollBar().setValue(0)
    cursor = panel._page.textCursor()
    cursor.setPosition(panel._page.position_of(STORY.text.index("Nobody") + 3))
    at = panel._page.cursorRect(cursor).center() + QPoint(2, 0)
    QTest.mouseClick(panel._page.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert said(panel) == "Nobody else did."


def test_what_is_selected_is_the_sentence_of_a_key(panel):
    walk(panel)
    walk(panel)
    page, sentences = panel._page, panel._page.sentences
    assert sentences.extend(1)
    assert said(panel) == "The first came."
    assert sentences.extend(1)
    assert said(panel).endswith("on the bridge!")
    sentences.extend(1)
    sentences.extend(1)
    assert panel.at_hand.selected_span() == (STORY.text.index("The first"), STORY.text.index("asked.") + 6)
    sentences.extend(-1)
    assert said(panel).endswith("else did.")
    for _ in range(3):
        sentences.extend(-1)
    assert not page.textCursor().hasSelection()
    # The other way round.
    panel.go_to(*spans_of(STORY, "It was")[0])
    sentences.extend(-1)
    sentences.extend(-1)
    assert said(panel) == "“Was it late?” he asked. It was."
    sentences.extend(1)
    assert said(panel) == "It was."


def test_words_are_selected_from_the_sentence_on(panel):
    walk(panel)
    walk(panel)
    mods = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(panel._page, Qt.Key.Key_Right, mods)
    QTest.keyClick(panel._page, Qt.Key.Key_Right, mods)
    assert said(panel) == "The first"


def test_copying_takes_what_is_selected_or_else_the_sentence(panel):
    walk(panel)
    walk(panel)
    panel.at_hand.copy()
    assert QApplication.clipboard().text() == "The first came."
    panel._page.sentences.extend(1)
    panel._page.sentences.extend(1)
    panel.at_hand.copy()
    assert QApplication.clipboard().text() == "The first came. Mr. Brown saw 😀 it at 5 p.m. on the bridge!"


def test_paragraphs_are_walked_by_their_first_sentences(panel):
    panel.go_to(*spans_of(STORY, "Nobody")[0])
    sentences = panel._page.sentences
    sentences.step_paragraph(-1)
    assert said(panel) == "The first came."
    sentences.step_paragraph(1)
    assert said(panel) == "“Was it late?” he asked."
    sentences.step_paragraph(1)
    assert said(panel) == "Number 0 stood there."
    sentences.step_paragraph(-1)
    assert said(panel) == "“Was it late?” he asked."


def test_the_sentence_stays_where_it_is_while_marks_and_text_change(panel):
    panel.go_to(*spans_of(STORY, "It was")[0])
    panel.set_hits(spans_of(STORY, "bridge"))
    assert said(panel) == "It was."
    panel.update_findings(make_content(STORY, hits=spans_of(STORY, "title")))
    assert said(panel) == "It was."
    panel.update_article(make_content(STORY))
    assert said(panel) == "It was."
    longer = make_document(
        [
            paragraph("Something new stands above."),
            *((b.kind, b.zone, STORY.text[b.start : b.end]) for b in STORY.blocks),
        ]
    )
    panel.update_article(make_content(longer))
    assert said(panel) == "It was."
    panel.show_article(make_content(STORY))
    assert panel.at_hand.sentence_span() is None


def test_a_sentence_whose_words_are_gone_is_gone():
    assert same_sentence(Span(0, 3), "One. Two.", "Two. Three.") is None
    assert same_sentence(Span(5, 9), "One. Two.", "A new one. Two. And more. Two.") == Span(11, 15)


def test_in_the_original_paragraph_and_sentence_go_together(panel):
    panel.show_article(make_content(SAMPLE))
    panel.set_view(View.ORIGINAL)
    panel.setFocus()
    QTest.keyClick(panel._page, Qt.Key.Key_Down)
    block = panel._beside.leader.paragraphs.current()
    assert panel._page.marks.sentence.start == block.start
    walk(panel)
    assert panel._beside.leader.paragraphs.current().start <= panel.at_hand.sentence_span()[0]


def test_the_sentence_is_painted_on_both_pages(panel):
    panel.resize(1300, 500)
    panel.set_view(View.BOTH)
    walk(panel)
    assert panel._page.marks is panel._clean.marks
    assert panel._clean.sentences.is_in_view()


def test_names_are_walked_as_they_are_shown(panel):
    page = in_order(STORY, [2, 0, 1, *range(len(STORY.blocks) - 1, 2, -1)])
    names = [Mention(start, end, "q", Zone.BODY, AliasKind.SAME) for start, end in spans_of(page, "It ")]
    panel.show_article(make_content(page, mentions=tuple(names)))
    panel.set_view(View.ORIGINAL)
    panel._page.verticalScrollBar().setValue(0)
    walked = []
    while (mention := panel.walk_names(1)) is not None:
        walked.append(mention.start)
    assert len(walked) == len(names)
    order = PageOrder(page, is_original=True)
    assert walked == sorted(walked, key=order.key)
    assert panel.walk_names(-1).start == walked[-2]


def test_a_key_that_is_held_down_skips_nothing_while_the_page_glides(panel, look):
    look.has_motion = True
    told = [said(panel) for _ in range(60) if walk(panel)]
    look.has_motion = False
    panel._page.marks.sentence = None
    panel._page.verticalScrollBar().setValue(0)
    assert told == [said(panel) for _ in range(60) if walk(panel)]


def test_who_scrolls_ends_the_glide(panel, look, qtbot):
    look.has_motion = True
    bar = panel._page.verticalScrollBar()
    panel._page.glide.by(300)
    bar.setValue(40)
    panel._page.glide.finish()
    assert bar.value() == 40
    panel._page.glide.by(300)
    qtbot.waitUntil(lambda: bar.value() == 340)
