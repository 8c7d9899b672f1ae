"""What tells where one is: ticks beside the scroll bar, how far one has read, and the page in plain ink."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QColor

from tests.ui.reader.articles import SAMPLE, make_article, make_content, make_document, paragraph, spans_of
from tests.unit.naming import a_day
from ui.panels.reader.panel import ReaderPanel
from workbench.annotate.findings import AliasKind, Mention
from workbench.library.marks import Mark, MarkKind
from workbench.marks.placed import How
from workbench.marks.service import PlacedMark
from workbench.model import Zone

DATES = tuple(a_day(start, end, "2020-05-07") for start, end in spans_of(SAMPLE, "7 May")[:4])
MENTIONS = tuple(Mention(start, end, "q", Zone.BODY, AliasKind.SAME) for start, end in spans_of(SAMPLE, "bridge")[:4])


@pytest.fixture
def panel(look, qtbot):
    look.has_motion = False
    made = ReaderPanel(look)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    article = make_article(SAMPLE, words_body=1_000)
    made.show_article(
        make_content(
            SAMPLE,
            article=article,
            hits=spans_of(SAMPLE, "patrol"),
            dates=DATES,
            mentions=MENTIONS,
            actor_places={"q": 0},
        )
    )
    return made


def progress(panel):
    return panel._bar._progress.text()


def ticks(panel):
    panel._strip_keeper.fill()
    return {each.role: each.heights for each in panel._strip._ticks}


def test_dates_and_what_was_found_have_ticks_of_their_own(panel):
    assert len(ticks(panel)["time"]) == len(DATES)
    assert ticks(panel)["accent"] == ()
    assert panel._strip.toolTip()
    panel.open_find()
    panel._find._field.setText("bridge")
    found = ticks(panel)["accent"]
    assert len(found) == len(spans_of(SAMPLE, "bridge"))
    assert found == tuple(sorted(found))
    panel.close_find()
    assert ticks(panel)["accent"] == ()


def test_marks_of_the_user_have_ticks_as_soon_as_they_are_made(panel, qtbot):
    assert ticks(panel)["ok"] == ()
    start, end = spans_of(SAMPLE, "bridge")[2]
    own = PlacedMark(Mark(7, "k", MarkKind.HIGHLIGHT, None), start, end, How.SAME)
    panel.update_findings(
        replace(panel.content, own=(own, PlacedMark(Mark(7, "n", MarkKind.NOTE, None, note="All of it"))))
    )
    qtbot.waitUntil(lambda: any(each.role == "ok" and len(each.heights) == 1 for each in panel._strip._ticks))


def test_the_bar_says_how_far_one_has_read(panel):
    bar = panel._page.verticalScrollBar()
    start = panel._progress.share()
    assert 0 < start < 0.6
    assert "min left" in progress(panel)
    bar.setValue(bar.maximum() // 2)
    assert start < panel._progress.share() < 1
    bar.setValue(bar.maximum())
    assert progress(panel) == "100 %"
    # Comments are apart.
    panel.toggle_comments()
    assert progress(panel) == "100 %"
    panel.show_article(make_content(make_document([paragraph("It is short.")])))
    assert progress(panel) == ""
    panel.show_article(None)
    assert progress(panel) == ""


def test_where_the_bar_is_narrow_it_says_what_is_open_instead(panel):
    assert panel._bar._progress.isVisible()
    panel.resize(560, 600)
    assert not panel._bar._progress.isVisible()


def _has(panel, colour: QColor):
    image = panel._page.viewport().grab().toImage()
    wanted = colour.rgb()
    return any(image.pixel(x, y) == wanted for y in range(image.height()) for x in range(0, image.width(), 2))


def test_names_and_dates_are_read_in_plain_ink_on_wish(panel, look):
    panel.go_to(MENTIONS[0].start, MENTIONS[0].end)
    names = look.actor(0)
    assert _has(panel, names)
    panel.set_lines(names=False, dates=True)
    assert not _has(panel, names)
    assert len(ticks(panel)["time"]) == len(DATES)
    panel.set_lines(names=False, dates=False)
    assert ticks(panel)["time"] == ()
    assert len(panel._strip._heights) == len(spans_of(SAMPLE, "patrol"))
    # Other articles follow.
    panel.show_article(make_content(replace(SAMPLE)))
    assert panel.lines == (False, False)
