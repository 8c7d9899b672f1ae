"""The list of copies and the comparison: what they say, where they lead, and the user's word."""

import random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.making import article
from tests.unit.copies.making import page, story
from ui.copy_words import kind_words, outlets_words, revisions_words
from ui.dialogs.comparing.dialog import CompareDialog
from ui.dialogs.comparing.rows import Compared, RowKind, fact_rows, step_rows, summary
from ui.dialogs.copies import CopiesDialog
from workbench.copies.comparing import Comparison, with_facts
from workbench.copies.copy import CopyKind
from workbench.copies.diffing import compare
from workbench.copies.service import Member, SeenBy
from workbench.copies.telling import HeadNote, ListedCopy

STORY = story(random.Random(5), 6)
BEFORE = [*STORY[:5], f"{STORY[5]} About 12,000 men came ashore. He will certainly go."]
AFTER = [*STORY[:5], f"{STORY[5]} About 14,000 men came ashore. He may not go. Nobody <b>saw</b> 3 ships."]


def comparison(before=BEFORE, after=AFTER):
    one, other = page(before, "Ships"), page(after, "Ships")
    return Comparison(one, other, compare(one, other), (), is_revision=True, is_silent=False)


def member(number, source="Harbor", *, kind=CopyKind.COPY, words=100, contained=0.97, first=False, **facts):
    return Member(
        article(number, source=source, **facts), "1962-10-24", SeenBy.PUBLISHED, words,
        None if first else kind, None if first else contained, None if first else 0.5, is_first=first, is_fullest=False,
    )  # fmt: skip


@pytest.fixture
def compared(look, qtbot):
    made = CompareDialog(look, None)
    qtbot.addWidget(made)
    made.resize(1000, 600)
    made.show()
    qtbot.waitExposed(made)
    made.show_comparison(Compared(article(1), article(2, source="Dawn"), comparison()))
    return made


@pytest.fixture
def listed(look, qtbot):
    made = CopiesDialog(look, None)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_what_stayed_is_folded_but_for_its_edges_and_marks_stand_on_words():
    rows = step_rows(comparison(), is_whole=False)
    assert [row.kind for row in rows] == [
        RowKind.FOLDED, RowKind.SAME, RowKind.CHANGED, RowKind.CHANGED, RowKind.CAME,
    ]  # fmt: skip
    changed = rows[2]
    assert [changed.before.text[slice(*mark)] for mark in changed.before.marks] == ["12,000"]
    assert [changed.after.text[slice(*mark)] for mark in changed.after.marks] == ["14,000"]
    assert "sentences as before" in rows[0].note
    whole = step_rows(comparison(), is_whole=True)
    assert len(whole) == len(rows) - 1 + len(rows[0].folded)
    assert "stayed" in summary(comparison())
    assert summary(comparison(BEFORE, BEFORE)) == "Both say the same, word for word."


def test_facts_are_named_with_their_sentences():
    found = with_facts(comparison())
    notes = [row.note for row in fact_rows(found)]
    assert "Number: 12,000 → 14,000" in notes
    assert "Negation: “not” came in" in notes
    assert any(note.startswith("How sure it is: ") for note in notes)
    number = next(row for row in fact_rows(found) if row.note.startswith("Number: 12"))
    assert "12,000 men" in number.before.text
    assert found.is_silent


def test_changes_are_walked_and_lead_to_the_article(compared, qtbot):
    canvas = compared._canvas
    assert canvas.rows[canvas.current].kind is RowKind.CHANGED
    assert compared._place.text() == "1 of 3 changes"
    QTest.keyClick(canvas, Qt.Key.Key_BracketRight)
    assert compared._place.text() == "2 of 3 changes"
    QTest.keyClick(canvas, Qt.Key.Key_BracketLeft)
    QTest.keyClick(canvas, Qt.Key.Key_Left)
    with qtbot.waitSignal(compared.chosen) as chosen:
        QTest.keyClick(canvas, Qt.Key.Key_Return)
    (where,) = chosen.args
    number, start, end = where
    assert number == 1
    assert page(BEFORE, "Ships").text[start:end] == "12,000"


def test_only_what_matters_comes_when_it_is_read(compared):
    QTest.keyClick(compared._canvas, Qt.Key.Key_M)
    assert compared._says.text() == "Reading what matters…"
    found = with_facts(comparison())
    compared.show_facts(Compared(article(7), article(8), found))
    assert compared._says.text() == "Reading what matters…"
    compared.show_facts(Compared(article(1), article(2), found))
    assert compared._says.text() == f"{len(found.facts)} facts said otherwise."
    assert compared._silent.isVisible()
    compared.grab()
    QTest.keyClick(compared._canvas, Qt.Key.Key_M)
    assert compared._canvas.rows[0].kind is RowKind.FOLDED


def test_what_is_folded_unfolds_where_it_stands(compared):
    canvas = compared._canvas
    before = len(canvas.rows)
    QTest.keyClick(canvas, Qt.Key.Key_Home)
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    assert len(canvas.rows) > before
    assert canvas.rows[0].kind is RowKind.SAME
    QTest.keyClick(canvas, Qt.Key.Key_End)
    assert canvas.rows[canvas.current].kind is RowKind.CAME
    compared.grab()


def test_markup_of_an_article_is_shown_as_it_stands(compared):
    assert any(row.after is not None and "<b>saw</b>" in row.after.text for row in compared._canvas.rows)


def test_the_rest_of_a_long_article_is_laid_out_when_there_is_time(look, qtbot):
    long = story(random.Random(6), 200)
    made = CompareDialog(look, None)
    qtbot.addWidget(made)
    made.show()
    made.show_comparison(Compared(article(1), article(2), comparison(long, [f"{one} Then 7 more." for one in long])))
    made._shown.choose(1)
    canvas = made._canvas
    assert 0 < len(canvas._laid) < len(canvas.rows)
    qtbot.waitUntil(lambda: len(canvas._laid) == len(canvas.rows))
    QTest.keyClick(canvas, Qt.Key.Key_End)
    last = canvas._laid[-1]
    assert last.top + last.height <= canvas.verticalScrollBar().value() + canvas.viewport().height()
    made.resize(700, 500)
    qtbot.waitUntil(lambda: canvas._laid_for_px == canvas.viewport().width())
    made.grab()


def test_copies_are_listed_and_decided_about(listed, qtbot):
    open_one = ListedCopy(member(1, "Wire", first=True, words=200), is_open=True)
    cut = ListedCopy(member(2, "Dawn"), is_open=False)
    apart = ListedCopy(member(3, "Dusk"), is_open=False, is_apart=True)
    listed.show_copies((open_one, cut, apart))
    assert listed._says.text() == "2 articles are one text or one page. Seen first in Wire. Enter opens one."
    assert "First seen · open" in listed._lines.text()
    assert "Cut copy" in listed._lines.text()
    assert "Not a copy, you say" in listed._lines.text()
    listed._lines.go_to(1)
    with qtbot.waitSignal(listed.comparison_wanted) as wanted:
        QTest.keyClick(listed._lines, Qt.Key.Key_C)
    assert wanted.args == [1, 2]
    with qtbot.waitSignal(listed.rejected_as_copy) as rejected:
        QTest.keyClick(listed._lines, Qt.Key.Key_N)
    assert rejected.args == [2]
    # Until it is durable, the same key says nothing new.
    with qtbot.assertNotEmitted(listed.rejected_as_copy):
        QTest.keyClick(listed._lines, Qt.Key.Key_N)
    listed.show_copies((open_one, apart))
    listed._lines.go_to(1)
    with qtbot.assertNotEmitted(listed.rejected_as_copy):
        QTest.keyClick(listed._lines, Qt.Key.Key_N)
    with qtbot.waitSignal(listed.taken_as_copy) as taken:
        QTest.keyClick(listed._lines, Qt.Key.Key_Y)
    assert taken.args == [1, 3]
    with qtbot.waitSignal(listed.chosen) as chosen:
        QTest.keyClick(listed._lines, Qt.Key.Key_Return)
    assert chosen.args == [3]


def test_an_article_without_copies_says_so(listed):
    listed.show_copies(())
    assert listed._says.text() == "This library has no copies and no revisions of this article."
    for key in (Qt.Key.Key_C, Qt.Key.Key_N, Qt.Key.Key_Y, Qt.Key.Key_Return):
        QTest.keyClick(listed._lines, key)


@pytest.mark.parametrize(
    ("one", "first_words", "words"),
    [
        (member(1, first=True), 100, "First seen"),
        (member(1), 100, "Syndicated copy"),
        (member(1, words=60), 100, "Cut copy"),
        (member(1, words=60, contained=0.5), 100, "Syndicated copy"),
        (member(1, kind=CopyKind.REVISION), 100, "Revision"),
        (member(1, kind=CopyKind.DUPLICATE), 100, "Duplicate"),
        (member(1, contained=None), 100, "Copy"),
    ],
)
def test_what_an_article_is_to_the_first_is_said(one, first_words, words):
    assert kind_words(one, first_words) == words


@pytest.mark.parametrize(
    ("note", "outlets", "revisions"),
    [
        (HeadNote(3, ("A", "B", "C"), article(9, source="A"), False, 0, 0), "Also in 3 outlets, first seen in A", ""),
        (HeadNote(1, ("A",), article(9, source="A"), False, 0, 0), "Also in A, first seen there", ""),
        (HeadNote(1, ("A",), article(9, source="B"), True, 0, 0), "Also in A, first seen here", ""),
        (HeadNote(2, (), article(9, source=None), False, 0, 0), "2 copies", ""),
        (HeadNote(0, (), article(9), True, 2, 0, is_silent=True), "", "2 revisions, changed silently"),
        (HeadNote(0, (), article(9), True, 1, 0), "", "1 revision"),
        (HeadNote(0, (), article(9), True, 0, 1), "", "Saved more than once, nothing changed"),
    ],
)
def test_the_head_says_it_in_a_line(note, outlets, revisions):
    assert outlets_words(note) == outlets
    assert revisions_words(note) == revisions
