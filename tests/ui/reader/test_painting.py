"""What the eye must find: grounds behind hits, lines below actors and dates, each in its colour and place."""

import pytest
from PySide6.QtGui import QTextCursor

from tests.ui.reader.articles import SAMPLE, make_content, spans_of
from tests.unit.naming import a_day
from ui.panels.reader.marks import Disputed
from ui.panels.reader.panel import ReaderPanel
from ui.panels.reader.pointing import name_at
from workbench.annotate.findings import AliasKind, Mention
from workbench.model import Zone


@pytest.fixture
def panel(look, qtbot):
    made = ReaderPanel(look)
    qtbot.addWidget(made)
    made.resize(700, 600)
    made.show()
    return made


def box_of(page, start, end):
    """Return left, top, right and bottom of a span on one line, in viewport pixels."""
    positions = page._writing.places.to_positions(start, end)[0]
    cursor = QTextCursor(page.document())
    cursor.setPosition(positions[0])
    first = page.cursorRect(cursor)
    cursor.setPosition(positions[1])
    return first.left(), first.top(), page.cursorRect(cursor).left(), first.bottom()


def count(image, box, colour, grow=0):
    left, top, right, bottom = box
    return sum(
        image.pixelColor(x, y) == colour
        for x in range(left - grow, right + grow + 1)
        for y in range(top - grow, bottom + grow + 1)
    )


def test_hits_have_their_ground_and_the_one_gone_to_another(panel, look):
    hits = spans_of(SAMPLE, "patrol")[1:3]
    panel.show_article(make_content(SAMPLE, hits=hits))
    panel.hits.next()
    panel._page._flash.put_out()
    image = panel._page.viewport().grab().toImage()
    now, other = (box_of(panel._page, *hit) for hit in hits)
    assert count(image, now, look.color("hit_now")) > 100
    assert count(image, other, look.color("hit")) > 100
    assert count(image, now, look.color("hit")) == 0
    assert count(image, now, look.color("hit_line"), grow=3) > 10


def test_the_ground_does_not_reach_the_next_word(panel, look):
    hit = spans_of(SAMPLE, "patrol")[2]
    panel.show_article(make_content(SAMPLE, hits=(hit,)))
    image = panel._page.viewport().grab().toImage()
    left, top, right, bottom = box_of(panel._page, *hit)
    assert count(image, (right + 4, top, right + 40, bottom), look.color("hit")) == 0
    assert count(image, (left - 40, top, left - 4, bottom), look.color("hit")) == 0


def test_actors_are_underlined_in_their_colour_and_dashed_while_suggested(panel, look):
    spans = spans_of(SAMPLE, "bridge")[:2]
    sure, suggested = (
        Mention(*span, "q1", Zone.BODY, AliasKind.SAME, is_suggested=number == 1) for number, span in enumerate(spans)
    )
    panel.show_article(make_content(SAMPLE, mentions=(sure, suggested), actor_places={"q1": 2}))
    image = panel._page.viewport().grab().toImage()

    def longest_row(span):
        left, top, right, bottom = box_of(panel._page, *span)
        rows = [
            sum(_near(image.pixelColor(x, y), look.actor(2)) for x in range(left, right)) / (right - left)
            for y in range(top, bottom + 6)
        ]
        return max(rows)

    # The tail of the g crosses the line.
    assert longest_row(spans[0]) > 0.85
    assert 0.3 < longest_row(spans[1]) < 0.75


def _near(one, other):
    return sum(abs(a - b) for a, b in zip(one.getRgb(), other.getRgb(), strict=True)) < 110


def test_dates_are_dotted_in_the_colour_of_time(panel, look):
    span = spans_of(SAMPLE, "7 May")[0]
    panel.show_article(make_content(SAMPLE))
    box = box_of(panel._page, *span)
    before = count_near(panel, box, look.color("time"))
    panel.update_article(make_content(SAMPLE, dates=(a_day(*span, "1970-01-01"),)))
    assert count_near(panel, box, look.color("time")) > before + 8


def count_near(panel, box, colour):
    image = panel._page.viewport().grab().toImage()
    left, top, right, bottom = box
    return sum(_near(image.pixelColor(x, y), colour) for x in range(left, right) for y in range(top, bottom + 6))


def test_comments_stand_on_their_own_ground(panel, look):
    panel.show_article(make_content(SAMPLE))
    panel.toggle_comments()
    span = spans_of(SAMPLE, "It did.")[0]
    panel.go_to(*span)
    image = panel._page.viewport().grab().toImage()
    left, top, _, bottom = box_of(panel._page, *span)
    assert count(image, (left + 200, top, left + 210, bottom), look.color("sunk")) == 11 * (bottom - top + 1)
    assert count(image, (left - 16, top, left - 14, bottom), look.color("zone_comment")) > 0


def test_a_disputed_sentence_has_a_bar_in_the_margin_and_leads_to_the_reply(panel, look):
    claim, reply = spans_of(SAMPLE, "7 May")[0], spans_of(SAMPLE, "It did.")[0]
    panel.show_article(make_content(SAMPLE, disputes=(Disputed(*claim, "Disputed by <b>x</b>: “No.”", reply),)))
    box = box_of(panel._page, *claim)
    image = panel._page.viewport().grab().toImage()
    bar = [x for x in range(image.width() // 2) if image.pixelColor(x, (box[1] + box[3]) // 2) == look.color("warn")]
    assert 2 <= len(bar) <= 4
    assert max(bar) < box[0]
    assert name_at(panel._page.marks, claim[0]) == "Disputed by <b>x</b>: “No.”"
    assert panel._page.pointing.press(claim[0] + 1)
    assert panel._page.cursor_point() == reply[0]


def test_menus_say_what_they_would_do(panel, qtbot):
    panel.show_article(make_content(SAMPLE))
    bar = panel._bar
    assert bar._comments.text() == "Show comments"
    bar._comments.trigger()
    assert bar._comments.text() == "Hide comments"
    with qtbot.waitSignal(panel.text_size.changed) as told:
        bar._sizes[21].trigger()
    assert told.args == [21]
    assert panel.text_size.px == 21
