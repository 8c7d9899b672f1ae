"""Hits are walked through the whole result: past what the list has loaded, none skipped however fast the key comes."""

import time

import pytest
from PySide6.QtCore import Qt

from tests.unit.library.making import make_document
from ui.models.results import PAGE_ROWS
from workbench.indexing import IndexKeeper
from workbench.jobs import JobContext
from workbench.library.articles import Arrival, store_article
from workbench.library.store import Library
from workbench.model import UNKNOWN_DATE

ARTICLES = 5 * PAGE_ROWS
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def many(open_window, tmp_path):
    """A window on a search with hundreds of results, each with two hits, in the order in which they came."""
    folder = tmp_path / "Many.dateline"
    with Library.open_or_create(folder) as library:
        original = library.originals.keep(b"x")
        with library.write() as connection:
            for number in range(ARTICLES):
                document = make_document(
                    f"Sheet {number}", "One harbour. Then another harbour.", published=UNKNOWN_DATE
                )
                store_article(connection, Arrival("a.txt", original, document, member=str(number)))
        with IndexKeeper(library) as keeper:
            keeper.current(JobContext())
    hands = open_window(folder)
    hands.desk.search.set_query("harbour")
    hands.wait(lambda: hands.total == ARTICLES and hands.desk.searching.result.number == hands.desk.searching.number)
    hands.wait(lambda: hands.desk.reading_runner.is_idle)
    return hands


def place(hands):
    opened = hands.desk.reading.article
    return -1 if opened is None else hands.desk.results.model.row_of(opened.content.article.id)


def stand_on(hands, row):
    hands.desk.article.open(hands.desk.results.model.ids[row])
    hands.wait(lambda: place(hands) == row)


@pytest.mark.prompt
def test_the_next_hit_leads_past_the_pages_that_were_loaded(many):
    stand_on(many, 3 * PAGE_ROWS - 2)
    for _ in range(2):
        many.press(Qt.Key.Key_F3)
    took = []
    for row in range(3 * PAGE_ROWS - 1, 3 * PAGE_ROWS + 3):
        began = time.perf_counter()
        many.press(Qt.Key.Key_F3)
        many.wait(lambda row=row: place(many) == row)
        took.append(time.perf_counter() - began)
        many.press(Qt.Key.Key_F3)
        assert place(many) == row
        assert many.desk.results.current_id() == many.desk.results.model.ids[row]
    # A step takes some 20 ms; what would search the result anew, or read all of it, took seconds.
    assert min(took) < 0.5
    for row in range(3 * PAGE_ROWS + 1, 3 * PAGE_ROWS - 3, -1):
        for _ in range(2):
            many.press(Qt.Key.Key_F3, SHIFT)
        many.wait(lambda row=row: place(many) == row)


def test_keys_that_come_before_the_article_skip_no_hit(many):
    stand_on(many, PAGE_ROWS)
    # Two hits in each of five articles, and the first of the sixth.
    for _ in range(11):
        many.press(Qt.Key.Key_F3)
    many.wait(lambda: place(many) >= PAGE_ROWS + 5)
    many.wait(lambda: many.desk.reading_runner.is_idle)
    assert place(many) == PAGE_ROWS + 5
    for _ in range(5):
        many.press(Qt.Key.Key_F3, SHIFT)
    many.wait(lambda: place(many) <= PAGE_ROWS + 2)
    many.wait(lambda: many.desk.reading_runner.is_idle)
    assert place(many) == PAGE_ROWS + 2


def test_the_list_ends_with_its_last_article(many):
    stand_on(many, ARTICLES - 1)
    told = []
    many.desk.notices.say = lambda title, *_args, **_options: told.append(title)
    for _ in range(3):
        many.press(Qt.Key.Key_F3)
    many.wait(lambda: told == ["That was the last hit"])
    assert place(many) == ARTICLES - 1
