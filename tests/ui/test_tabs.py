"""Tabs as data, and the strip that shows them: order, what follows the list, what is closed, what is kept."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest

from ui.desk.tabs import KeptTabs, Tabs
from ui.desk.trail import AtArticle, Stop
from ui.panels.reader.view import View
from ui.panels.tabs import TabLabel, TabStrip

ACTS = st.lists(st.tuples(st.sampled_from(["add", "close", "reopen", "move", "show", "follow", "keep", "forget"]), st.integers(0, 6)))  # fmt: skip


def with_articles(*articles: int) -> Tabs:
    """Return tabs that stay with these articles, and the one before them that follows the list, empty."""
    tabs = Tabs()
    for article in articles:
        tabs.add(article, f"Article {article}")
    return tabs


def articles(tabs: Tabs) -> list[int | None]:
    return [tab.article for tab in tabs.tabs]


def test_one_follows_the_list_and_others_stay():
    tabs = with_articles(1, 2)
    tabs.show(2)
    assert tabs.now.article == 2
    assert tabs.follow() is tabs.tabs[0]
    tabs.keep()
    assert not tabs.follow().is_kept
    assert articles(tabs) == [None, None, 1, 2]


def test_what_is_closed_comes_back_at_its_place():
    tabs = with_articles(1, 2, 3)
    tabs.show(2)
    tabs.close(2)
    assert tabs.now.article == 3
    tabs.close(1)
    assert tabs.now.article == 3
    assert [tabs.reopen().article, tabs.reopen().article, tabs.reopen()] == [1, 2, None]
    assert articles(tabs) == [None, 1, 2, 3]


def test_the_last_one_leaves_an_empty_one():
    tabs = Tabs()
    tabs.now.trail.visit(Stop(AtArticle(7)))
    tabs.close(0)
    assert articles(tabs) == [None]
    assert tabs.reopen().article == 7
    assert articles(tabs) == [7]


def test_what_is_gone_is_closed_quietly_and_not_opened_again():
    tabs = with_articles(1, 2)
    tabs.close(2)
    tabs.show(1)
    assert tabs.forget({1, 2})
    assert articles(tabs) == [None]
    assert not tabs.can_reopen


def test_of_the_way_back_the_nearest_is_kept():
    tabs = Tabs()
    for article in range(1, 40):
        tabs.now.trail.visit(Stop(AtArticle(article)))
    tabs.now.view = View.ORIGINAL
    kept = msgspec.json.decode(msgspec.json.encode(tabs.kept()), type=KeptTabs)
    again = Tabs()
    again.restore(kept)
    assert again.now.article == 39
    assert again.now.view is View.ORIGINAL
    assert again.now.trail.articles == list(range(28, 40))


def test_of_very_many_those_around_the_shown_one_are_kept():
    tabs = with_articles(*range(1, 200))
    tabs.show(150)
    again = Tabs()
    again.restore(tabs.kept())
    assert again.now.article == 150
    assert len(again.tabs) == 60


@pytest.mark.parametrize("kept", [KeptTabs(), KeptTabs(at=-3), KeptTabs(at=99)])
def test_nothing_kept_is_one_empty_tab(kept):
    tabs = Tabs()
    tabs.restore(kept)
    assert articles(tabs) == [None]
    assert tabs.at == 0


@given(ACTS)
def test_whatever_is_done_one_tab_is_shown_and_at_most_one_follows(acts):
    tabs = Tabs()
    for act, number in acts:
        count = len(tabs.tabs)
        match act:
            case "add":
                tabs.add(number + 1, "")
            case "close":
                tabs.close(number % count)
            case "reopen":
                tabs.reopen()
            case "move":
                now = tabs.now
                tabs.move(number % count, number)
                assert tabs.now is now
            case "show":
                tabs.show(number)
            case "follow":
                tabs.follow()
                tabs.now.trail.visit(Stop(AtArticle(number + 1)))
            case "keep":
                tabs.keep()
            case "forget":
                tabs.forget({number + 1})
        assert 0 <= tabs.at < len(tabs.tabs)
        assert sum(not tab.is_kept for tab in tabs.tabs) <= 1
        again = Tabs()
        again.restore(tabs.kept())
        assert again.now.article == tabs.now.article or tabs.now.article is None


@pytest.fixture
def strip(look, qtbot):
    made = TabStrip(look)
    made.resize(600, made.height())
    qtbot.addWidget(made)
    made.show_tabs([TabLabel("One", follows_list=True), TabLabel("Two"), TabLabel("Three")], 1)
    return made


def test_one_tab_needs_no_strip(strip):
    assert not strip.isHidden()
    strip.show_tabs([TabLabel("One")], 0)
    assert strip.isHidden()


def at(strip, number: int) -> QPoint:
    return QPoint(round(strip._each_px * (number + 0.3)), strip.height() // 2)


def test_a_click_shows_the_middle_button_closes_two_clicks_keep(strip, qtbot):
    with qtbot.waitSignal(strip.chosen) as chosen:
        QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=at(strip, 2))
    assert chosen.args == [2]
    with qtbot.waitSignal(strip.closed) as closed:
        QTest.mouseClick(strip, Qt.MouseButton.MiddleButton, pos=at(strip, 1))
    assert closed.args == [1]
    with qtbot.waitSignal(strip.kept) as kept:
        QTest.mouseDClick(strip, Qt.MouseButton.LeftButton, pos=at(strip, 0))
    assert kept.args == [0]


def test_dragging_puts_a_tab_elsewhere(strip):
    moved = []
    strip.moved.connect(lambda number, to: moved.append((number, to)))
    QTest.mousePress(strip, Qt.MouseButton.LeftButton, pos=at(strip, 0))
    for number in (1, 2):
        event = QMouseEvent(
            QEvent.Type.MouseMove, QPointF(at(strip, number)), strip.mapToGlobal(QPointF(at(strip, number))),
            Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        strip.mouseMoveEvent(event)
    QTest.mouseRelease(strip, Qt.MouseButton.LeftButton, pos=at(strip, 2))
    assert moved == [(0, 1), (1, 2)]


def test_of_more_than_there_is_room_for_the_shown_one_is_in_sight(strip):
    labels = [TabLabel(f"An article of a rather long title {number}") for number in range(30)]
    for now in (29, 0, 15):
        strip.show_tabs(labels, now)
        assert now in [number for number, _ in strip._boxes()]
        assert all(box.right() <= 600 for _, box in strip._boxes())
    assert not strip._list.isHidden()
    assert strip.accessibleDescription() == "Tab 16 of 30: An article of a rather long title 15"
