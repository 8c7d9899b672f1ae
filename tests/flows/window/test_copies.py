"""Copies in the whole window: the wire's story is one row, is unfolded and compared, its cut copy split off and joined again."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ui.models.results import FOLD_ROLE, Fold
from workbench.copies.service import CopiesService
from workbench.library.store import Library

SHIFT = Qt.KeyboardModifier.ShiftModifier
STORY = 'title:"soviet ships" OR title:"ships turn back"'


@pytest.fixture
def wire(window, library):
    """The window on the wire's story and its copies, and the numbers of the wire, its cut copy, and the page that was changed."""
    with Library.open(library) as opened:
        rows = opened.connection.execute("SELECT title, id FROM article ORDER BY id").fetchall()
    numbers = [(title, number) for title, number in rows]
    window.wire = next(number for title, number in numbers if title.startswith("At Least a Dozen Soviet"))
    window.cut = next(number for title, number in numbers if title == "Russian Ships Turn Back")
    window.before, window.after = (number for title, number in numbers if title.startswith("Two Letters"))
    window.search(STORY)
    window.wait(lambda: window.desk.searching.result.folded.hidden == 3)
    window.ctrl(Qt.Key.Key_1)
    return window


def group_of(library, article):
    with Library.open(library) as opened:
        group = CopiesService(opened).group_of(article)
        return set() if group is None else set(group.articles)


def test_a_group_is_one_row_that_unfolds_and_folds(wire):
    results = wire.desk.results
    assert wire.total == 4
    wire.press(Qt.Key.Key_Home)
    wire.press(Qt.Key.Key_Left)
    wire.wait(lambda: results.model.rowCount() == 1)
    assert results._total.text() == "4 articles"
    assert results._note.text() == "1 shown"
    index = results.model.index(0)
    assert index.data(FOLD_ROLE) is Fold.FOLDED
    wire.press(Qt.Key.Key_Right)
    assert results.model.rowCount() == 4
    # Walked row by row, and hit by hit from one article into the next.
    wire.press(Qt.Key.Key_Down)
    second = results.model.ids[1]
    wire.wait(lambda: wire.desk.reading.article.content.article.id == second)
    assert results.current_id() == second
    wire.press(Qt.Key.Key_Left)
    assert results.model.rowCount() == 1
    wire.wait(lambda: wire.desk.reading.id == results.model.ids[0])
    # One by one, and remembered with the library.
    wire.press(Qt.Key.Key_F2, SHIFT)
    wire.wait(lambda: results.model.rowCount() == 4)
    assert not results._note.isVisible()
    assert not wire.desk.position().folds_copies
    wire.press(Qt.Key.Key_F2, SHIFT)
    wire.wait(lambda: wire.desk.searching.result.folded is not None)


def test_f3_runs_on_past_what_is_folded(wire):
    wire.search("ships")
    results = wire.desk.results
    wire.wait(lambda: results.model.rowCount() > 1)
    wire.ctrl(Qt.Key.Key_1)
    wire.press(Qt.Key.Key_Home)
    wire.press(Qt.Key.Key_Left)
    rows = list(results.model.ids)
    assert wire.wire not in rows
    wire.wait(lambda: wire.desk.reading.article.content.article.id == rows[0])
    seen = [rows[0]]
    for _ in range(60):
        if len(seen) == 3:
            break
        wire.press(Qt.Key.Key_F3)
        wire.wait(lambda: wire.desk.reading.article.content.article.id == wire.desk.reading.id)
        if wire.desk.reading.id != seen[-1]:
            seen.append(wire.desk.reading.id)
    assert seen == rows[:3]


def test_the_head_leads_to_the_list_and_a_copy_is_split_off_and_joined_again(wire, library, walk):
    desk = wire.desk
    desk.article.open(wire.wire)
    wire.wait(lambda: desk.reading.article.content.article.id == wire.wire)
    note = desk.reading.article.content.copies
    assert (len(note.outlets), note.is_first, note.revisions) == (3, True, 0)
    # What stands behind a row is unfolded when it is read.
    assert desk.results.current_id() == wire.wire

    def reject(dialog):
        if not dialog._rows:
            return False
        assert dialog._rows[0].member.article.id == wire.wire
        dialog._lines.go_to(next(n for n, one in enumerate(dialog._rows) if one.member.article.id == wire.cut))
        QTest.keyClick(dialog._lines, Qt.Key.Key_N)
        return True

    def is_apart(dialog):
        apart = [one.member.article.id for one in dialog._rows if one.is_apart]
        if apart != [wire.cut]:
            return False
        dialog.reject()
        return True

    steps = walk(reject, is_apart)
    wire.press(Qt.Key.Key_F2)
    assert not steps
    assert wire.cut not in group_of(library, wire.wire)
    wire.wait(lambda: desk.searching.result.folded.hidden == 2)
    wire.wait(lambda: len(desk.reading.article.content.copies.outlets) == 2)
    wire.come_back()
    wire.wait(desk.actions["library.undo"].isEnabled)
    wire.ctrl(Qt.Key.Key_1)
    wire.ctrl(Qt.Key.Key_Z)
    wire.wait(lambda: desk.searching.result.folded.hidden == 3)
    assert wire.cut in group_of(library, wire.wire)
    wire.wait(lambda: len(desk.reading.article.content.copies.outlets) == 3)


def test_a_silent_change_is_seen_compared_and_led_to(wire, walk):
    desk = wire.desk
    desk.article.open(wire.after)
    wire.wait(lambda: desk.reading.article.content.article.id == wire.after)
    # Found out once the page is shown.
    wire.wait(lambda: desk.reader._content.copies.is_silent)

    def look(dialog):
        if not dialog._has_facts:
            return False
        QTest.keyClick(dialog._canvas, Qt.Key.Key_M)
        assert [row.note for row in dialog._canvas.rows] == [
            "How sure it is: almost certainly → may",
            "Negation: “not” came in",
            "Number: 12,000 → 14,000",
            "Name: Ambassador Andrei Dobrynin → Ambassador Anatoly Dobrynin",
        ]
        assert dialog._silent.isVisible()
        QTest.keyClick(dialog._canvas, Qt.Key.Key_BracketRight)
        QTest.keyClick(dialog._canvas, Qt.Key.Key_BracketRight)
        QTest.keyClick(dialog._canvas, Qt.Key.Key_Left)
        QTest.keyClick(dialog._canvas, Qt.Key.Key_Return)
        return True

    steps = walk(look)
    wire.ctrl(Qt.Key.Key_G)
    assert not steps
    # The sentence was chosen on the left side.
    wire.wait(lambda: desk.reading.article.content.article.id == wire.before)


def test_two_of_the_list_are_compared_from_it(wire, walk):
    desk = wire.desk
    desk.article.open(wire.wire)
    wire.wait(lambda: desk.reading.article.content.article.id == wire.wire)
    seen = []

    def compare(dialog):
        if not dialog._rows:
            return False
        dialog._lines.go_to(1)
        # The comparison opens within this key, and ends before it does.
        seen.append("list")
        QTest.keyClick(dialog._lines, Qt.Key.Key_C)
        return True

    def look(dialog):
        if not hasattr(dialog, "_canvas") or not dialog._canvas.rows:
            return False
        seen.append("comparison")
        dialog.reject()
        return True

    def close(dialog):
        if hasattr(dialog, "_canvas"):
            return False
        dialog.reject()
        return True

    walk(compare, look, close)
    # The first step runs on inside of its own key: what comes after it is tried by another clock.
    walk(look, close)
    wire.press(Qt.Key.Key_F2)
    assert seen[:2] == ["list", "comparison"]


def test_an_article_without_copies_has_no_line_and_nothing_to_compare_with(wire, walk):
    desk = wire.desk
    wire.search("jupiters cigli")
    wire.ctrl(Qt.Key.Key_1)
    wire.press(Qt.Key.Key_Home)
    wire.wait(lambda: desk.reading.article.content.article.id == desk.results.current_id())
    assert desk.reading.article.content.copies is None

    def read(dialog):
        if not dialog._says.text().startswith("No copies"):
            return False
        dialog.reject()
        return True

    steps = walk(read)
    wire.ctrl(Qt.Key.Key_G)
    assert not steps
