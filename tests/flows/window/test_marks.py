"""Marks over the whole window, by keyboard alone: made on the sentence that is read, written on, found again, listed, graded, taken back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ui.commands import Place
from ui.dialogs.actor_note import ActorNoteDialog
from ui.dialogs.grade import GradeDialog
from ui.dialogs.note import NoteDialog
from ui.panels.marks.panel import MarkScope
from workbench import actor_acts as acts
from workbench.importing.pipeline import read_document
from workbench.importing.saved_file import SavedFile
from workbench.library import decisions
from workbench.library.articles import get_article, get_document, get_original
from workbench.library.drafts import drafts_of
from workbench.library.marks import Colour, MarkKind, marks_of
from workbench.library.source_grades import source_grades
from workbench.library.store import Library
from workbench.marks.listing import ActorNote
from workbench.marks.service import make_mark

SHIFT, CTRL, ALT = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)


def is_open(window):
    content = window.desk.reader.content
    return content is not None and content.article.id == window.desk.reading.id


def kept(window, article=None):
    with Library.open(window.desk.folder) as library:
        return marks_of(library.connection, window.desk.reading.id if article is None else article)


def shown(window):
    """Return the marks that the page shows, with their words."""
    content = window.desk.reader.content
    return [(one.mark.kind, content.document.text[one.start : one.end]) for one in content.own if one.how]


def sentence(window):
    """Go to the next sentence and return its words."""
    window.desk.actions.run("sentence.next")
    start, end = window.desk.reader.at_hand.sentence_span()
    return window.desk.reader.content.document.text[start:end]


def writes(text, *, keep=True):
    """Return a step that writes a note and keeps it, or leaves the dialog by Esc."""

    def step(dialog):
        if not isinstance(dialog, NoteDialog) or not dialog.isActiveWindow():
            return False
        QTest.keyClicks(dialog._text, text)
        if keep:
            QTest.keyClick(dialog._text, Qt.Key.Key_Return, CTRL)
        else:
            QTest.keyClick(dialog, Qt.Key.Key_Escape)
        return True

    return step


@pytest.fixture
def reading(window):
    """The window with the keyboard in the text of an article."""
    window.search("quarantine source:watch")
    window.press(Qt.Key.Key_Return)
    window.wait(lambda: window.focus is Place.LIST or window.focus is Place.READER)
    window.ctrl(Qt.Key.Key_2)
    window.wait(lambda: window.focus is Place.READER and is_open(window))
    return window


def test_a_sentence_is_highlighted_recoloured_and_left_plain_again(reading):
    words = sentence(reading)
    reading.type("h")
    reading.wait(lambda: shown(reading) == [(MarkKind.HIGHLIGHT, words)])
    assert kept(reading)[0].colour is Colour.GREEN
    reading.type("3")
    reading.wait(lambda: kept(reading)[0].colour is Colour.PINK)
    reading.type("h")
    reading.wait(lambda: not shown(reading))
    # The next one has the colour used last.
    reading.type("h")
    reading.wait(lambda: shown(reading))
    assert kept(reading)[0].colour is Colour.PINK
    reading.wait(lambda: reading.desk.actions["library.undo"].isEnabled() and reading.desk.writing_runner.is_idle)
    reading.ctrl(Qt.Key.Key_Z)
    reading.wait(lambda: not shown(reading) and reading.desk.actions["library.redo"].isEnabled())
    reading.press(Qt.Key.Key_Z, CTRL | SHIFT)
    reading.wait(lambda: shown(reading) == [(MarkKind.HIGHLIGHT, words)])


def test_claim_dispute_and_forecast_are_one_letter_each(reading):
    words = sentence(reading)
    for letter, count in (("c", 1), ("d", 2), ("r", 3)):
        reading.type(letter)
        reading.wait(lambda count=count: len(shown(reading)) == count)
    assert {kind for kind, _ in shown(reading)} == {MarkKind.CLAIM, MarkKind.DISPUTE, MarkKind.FORECAST}
    assert {said for _, said in shown(reading)} == {words}
    reading.type("c")
    reading.wait(lambda: len(shown(reading)) == 2)


def test_a_note_is_written_found_in_the_pane_and_led_back_to(reading, walk):
    first = sentence(reading)
    article = reading.desk.reading.id
    walk(writes("Who says so? Ask the harbour master."))
    reading.type("n")
    reading.wait(lambda: shown(reading) == [(MarkKind.NOTE, first)])
    reading.come_back()
    walk(writes("All of it is from one wire."))
    reading.press(Qt.Key.Key_N, ALT)
    reading.wait(lambda: len(kept(reading)) == 2)
    reading.come_back()
    # Elsewhere, the pane lists what is marked in all that was found.
    reading.search("missiles")
    reading.wait(lambda: reading.desk.results.model.rowCount() > 0)
    reading.ctrl(Qt.Key.Key_1)
    reading.press(Qt.Key.Key_End)
    reading.wait(lambda: reading.desk.reading.id != article)
    reading.press(Qt.Key.Key_L, CTRL | SHIFT)
    reading.wait(lambda: reading.desk.search.found.text == "")
    reading.ctrl(Qt.Key.Key_6)
    assert reading.focus is Place.MARKS
    panel = reading.desk.marks
    reading.type("s")
    reading.wait(lambda: panel.scope is MarkScope.SEARCH and panel.model.rowCount() == 2)
    reading.type("f")
    reading.type("harbour")
    reading.wait(lambda: panel.model.rowCount() == 1)
    reading.press(Qt.Key.Key_Down)
    reading.press(Qt.Key.Key_Return)
    reading.wait(lambda: reading.desk.reading.article.content.article.id == article and reading.focus is Place.READER)
    reading.wait(lambda: reading.desk.reader.at_hand.sentence_span() is not None)
    span = reading.desk.reader.at_hand.sentence_span()
    assert reading.desk.reader.content.document.text[slice(*span)] == first


def test_a_note_is_changed_and_an_emptied_one_goes(reading, walk):
    sentence(reading)
    walk(writes("First"))
    reading.type("n")
    reading.wait(lambda: [mark.note for mark in kept(reading)] == ["First"])
    reading.come_back()
    walk(writes(" and second"))
    reading.type("n")
    reading.wait(lambda: [mark.note for mark in kept(reading)] == ["First and second"])
    reading.come_back()

    def empties(dialog):
        dialog._text.clear()
        return writes("")(dialog)

    walk(empties)
    reading.ctrl(Qt.Key.Key_6)
    reading.wait(lambda: reading.desk.marks.has_any)
    reading.type("n")
    reading.wait(lambda: not kept(reading))
    reading.come_back()
    reading.ctrl(Qt.Key.Key_Z)
    reading.wait(lambda: [mark.note for mark in kept(reading)] == ["First and second"])


def test_what_was_being_written_survives_the_end_of_the_program(reading, walk, open_window):
    sentence(reading)
    folder = reading.desk.folder

    def begins(dialog):
        if not isinstance(dialog, NoteDialog) or not dialog.isActiveWindow():
            return False
        if not dialog._text.toPlainText():
            QTest.keyClicks(dialog._text, "Half a thought")
            return False
        with Library.open(folder) as library:
            if [draft.mark.note for draft in drafts_of(library.connection)] != ["Half a thought"]:
                return False
        # As if it were killed here: nobody answers the dialog.
        dialog._is_answered = True
        dialog.rejected.disconnect()
        dialog.reject()
        return True

    waiting = walk(begins)
    reading.type("n")
    reading.wait(lambda: not waiting)
    reading.program.close()
    again = open_window(folder)
    again.wait(lambda: any("not finished" in notice.accessibleName() for notice in again.desk.notices._shown))
    walk(writes(", now whole."))
    again.press(Qt.Key.Key_N, CTRL | SHIFT)
    again.press(Qt.Key.Key_Space)

    def notes():
        with Library.open(folder) as library:
            return [row[0] for row in library.connection.execute("SELECT note FROM mark")]

    again.wait(lambda: notes() == ["Half a thought, now whole."])

    def drafts():
        with Library.open(folder) as library:
            return drafts_of(library.connection)

    again.wait(lambda: drafts() == ())


def test_who_leaves_a_note_by_escape_leaves_nothing(reading, walk):
    sentence(reading)
    waiting = walk(writes("Never mind", keep=False))
    reading.type("n")
    reading.wait(lambda: not waiting)
    reading.wait(lambda: reading.desk.writing_runner.is_idle)
    assert kept(reading) == ()
    with Library.open(reading.desk.folder) as library:
        assert drafts_of(library.connection) == ()


def drafts(window):
    with Library.open(window.desk.folder) as library:
        return [draft.mark.note for draft in drafts_of(library.connection)]


def test_what_was_left_by_escape_can_be_written_on(reading, walk):
    sentence(reading)
    waiting = walk(writes("Half a thought", keep=False))
    reading.type("n")
    reading.wait(lambda: not waiting)
    reading.come_back()
    walk(writes(", now whole."))
    reading.press(Qt.Key.Key_N, CTRL | SHIFT)
    reading.press(Qt.Key.Key_Space)
    reading.wait(lambda: [mark.note for mark in kept(reading)] == ["Half a thought, now whole."])


def test_who_closes_the_dialog_with_its_window_keeps_a_draft_that_the_same_key_opens(reading, walk):
    sentence(reading)
    make = walk(writes("First"))
    reading.type("n")
    reading.wait(lambda: not make and [mark.note for mark in kept(reading)] == ["First"])
    reading.come_back()

    def closes(dialog):
        if not isinstance(dialog, NoteDialog) or not dialog.isActiveWindow():
            return False
        QTest.keyClicks(dialog._text, " and more")
        # As the desktop does it, and the end of the program.
        dialog.close()
        return True

    waiting = walk(closes)
    reading.type("n")
    reading.wait(lambda: not waiting and drafts(reading) == ["First and more"])
    assert [mark.note for mark in kept(reading)] == ["First"]
    reading.come_back()
    walk(writes(" still"))
    reading.type("n")
    reading.wait(lambda: [mark.note for mark in kept(reading)] == ["First and more still"])
    reading.wait(lambda: drafts(reading) == [])


def test_a_note_that_is_kept_as_it_was_is_no_draft_and_no_mistake(reading, walk):
    sentence(reading)
    make = walk(writes("As it is"))
    reading.type("n")
    reading.wait(lambda: not make and [mark.note for mark in kept(reading)] == ["As it is"])
    reading.come_back()

    def types_and_takes_back(dialog):
        if not isinstance(dialog, NoteDialog) or not dialog.isActiveWindow():
            return False
        if not drafts(reading):
            QTest.keyClicks(dialog._text, "x" if dialog._text.toPlainText() == "As it is" else "")
            return False
        QTest.keyClick(dialog._text, Qt.Key.Key_Backspace)
        QTest.keyClick(dialog._text, Qt.Key.Key_Return, CTRL)
        return True

    waiting = walk(types_and_takes_back)
    reading.type("n")
    reading.wait(lambda: not waiting and drafts(reading) == [])
    assert not any("Nothing was changed" in notice.accessibleName() for notice in reading.desk.notices._shown)


def test_a_note_that_cannot_be_kept_can_be_written_on(reading, walk, monkeypatch):
    monkeypatch.setattr("workbench.marks.service.NOTE_CHARS_MAX", 12)
    sentence(reading)
    waiting = walk(writes("Much too long a note"))
    reading.type("n")
    reading.wait(lambda: not waiting and drafts(reading) == ["Much too long a note"])
    reading.wait(lambda: any("not finished" in notice.accessibleName() for notice in reading.desk.notices._shown))
    assert kept(reading) == ()


def test_source_and_what_it_says_are_graded_by_two_keys(reading, walk):
    article = reading.desk.reading.id

    def grades(dialog):
        # Until it is the active window, letters are the window's.
        if not isinstance(dialog, GradeDialog) or not dialog.isActiveWindow():
            return False
        QTest.keyClicks(dialog.rows, "b2")
        QTest.keyClick(dialog.rows, Qt.Key.Key_Return)
        return True

    walk(grades)
    reading.type("e")

    def graded():
        with Library.open(reading.desk.folder) as library:
            return get_article(library, article).grade, list(source_grades(library).values())

    reading.wait(lambda: graded() == ("2", ["B"]))
    reading.come_back()
    reading.wait(lambda: reading.desk.actions["library.undo"].isEnabled() and reading.desk.writing_runner.is_idle)
    # Both were one act.
    reading.ctrl(Qt.Key.Key_Z)
    reading.wait(lambda: graded() == ("", []))


def test_marks_stay_in_place_when_the_original_is_read_again(reading):
    article = reading.desk.reading.id
    words = [sentence(reading)]
    reading.type("h")
    for letter in "chd":
        words.append(sentence(reading))
        reading.type(letter)
    reading.wait(lambda: len(shown(reading)) == 4)
    with Library.open(reading.desk.folder) as library:
        known, original = get_article(library, article), get_original(library, article)
        document = read_document(SavedFile(original, known.path))
        # Another extraction finds a line more above, and joins two paragraphs.
        text = get_document(library, article)[0].text
        first = document.blocks[1]
        changed = document.text[: first.start] + "From our own correspondent. " + document.text[first.start :]
        from dataclasses import replace

        shift = len("From our own correspondent. ")
        blocks = [document.blocks[0], replace(first, end=first.end + shift, runs=())]
        blocks += [replace(b, start=b.start + shift, end=b.end + shift, runs=()) for b in document.blocks[2:]]
        decisions.store_readings(library, [(article, replace(document, text=changed, blocks=tuple(blocks)))])
        assert text != changed
    reading.wait(lambda: reading.desk.reader.content.version == 2)
    assert [said for _, said in shown(reading)] == words


def test_the_pane_takes_marks_away_and_gives_way_in_a_narrow_window(reading):
    sentence(reading)
    reading.type("c")
    reading.wait(lambda: shown(reading))
    reading.press(Qt.Key.Key_F12)
    assert reading.desk.window.is_shown(Place.MARKS)
    reading.ctrl(Qt.Key.Key_6)
    reading.wait(lambda: reading.desk.marks.current is not None)
    reading.press(Qt.Key.Key_Delete)
    reading.wait(lambda: not shown(reading) and not reading.desk.marks.has_any)
    reading.ctrl(Qt.Key.Key_Z)
    reading.wait(lambda: shown(reading) and reading.desk.marks.has_any)
    reading.press(Qt.Key.Key_F12)
    assert not reading.desk.window.is_shown(Place.MARKS)
    assert reading.focus is Place.READER


def test_a_note_about_an_actor_stands_in_the_pane_and_is_changed_from_there(reading, walk):
    reading.ctrl(Qt.Key.Key_3)
    reading.wait(lambda: reading.desk.actors.current_actor() is not None)
    actor = reading.desk.actors.current_actor()
    with Library.open(reading.desk.folder) as library:
        acts.set_note(library, actor.id, "Was in Vienna in May.")
    reading.ctrl(Qt.Key.Key_6)
    panel = reading.desk.marks
    reading.wait(lambda: isinstance(panel.current, ActorNote))
    assert panel.current.actor.id == actor.id

    def changes(dialog):
        if not isinstance(dialog, ActorNoteDialog) or not dialog.isActiveWindow():
            return False
        QTest.keyClicks(dialog._text, " Really?")
        QTest.keyClick(dialog._text, Qt.Key.Key_Return, CTRL)
        return True

    walk(changes)
    reading.type("n")
    reading.wait(lambda: panel.current is not None and panel.current.note == "Was in Vienna in May. Really?")
    reading.come_back()
    reading.ctrl(Qt.Key.Key_6)
    reading.press(Qt.Key.Key_Delete)
    reading.wait(lambda: panel.model.rowCount() == 0)


def test_marks_are_brought_from_the_saving_before(window):
    with Library.open(window.desk.folder) as library:
        rows = library.connection.execute("SELECT id FROM article WHERE title LIKE '%Two Letters%' ORDER BY saved")
        older, newer = (row[0] for row in rows)
        text = get_document(library, older)[0].text
        start = text.index("letter")
        make_mark(library, older, (text.rindex("\n", 0, start) + 1, text.index("\n", start)), MarkKind.HIGHLIGHT)
    window.desk.article.open(newer)
    window.wait(lambda: window.desk.reading.id == newer and is_open(window))
    window.desk.actions.run("mark.bring")
    window.wait(lambda: len(kept(window, newer)) == 1)
    window.wait(lambda: len(window.desk.reader.content.own) == 1)
    window.wait(lambda: window.desk.actions["library.undo"].isEnabled() and window.desk.writing_runner.is_idle)
    window.ctrl(Qt.Key.Key_Z)
    window.wait(lambda: not kept(window, newer))


def test_marks_go_out_and_come_in_as_a_file(reading, tmp_path):
    words = sentence(reading)
    reading.type("h")
    reading.wait(lambda: shown(reading) == [(MarkKind.HIGHLIGHT, words)])
    reading.press(Qt.Key.Key_F12)
    reading.wait(lambda: reading.desk.marks.has_any)
    file = tmp_path / "marks.jsonld"
    reading.desk.mark_files.export(file, "w3c")
    reading.wait(file.exists)
    reading.type("h")
    reading.wait(lambda: not shown(reading))
    reading.desk.mark_files.take_in(file)
    reading.wait(lambda: len(kept(reading)) == 1)
    assert kept(reading)[0].quote == words


def test_highlighted_noted_tagged_searched_by_the_note_and_back_at_the_words(reading, walk):
    article = reading.desk.reading.id
    words = sentence(reading)
    reading.type("h")
    reading.wait(lambda: shown(reading) == [(MarkKind.HIGHLIGHT, words)])
    walk(writes("Ask the pilot of the tender."))
    reading.type("n")
    reading.wait(lambda: [mark.note for mark in kept(reading)] == ["Ask the pilot of the tender."])
    reading.come_back()
    reading.ctrl(Qt.Key.Key_2)
    reading.type("t")
    reading.wait(lambda: reading.desk.palette.isVisible() and reading.desk.reading_runner.is_idle)
    reading.type("to ask/pilots")
    reading.press(Qt.Key.Key_Return)
    reading.wait(lambda: reading.desk.reading.article.content.tags == ("to ask/pilots",))
    reading.press(Qt.Key.Key_Escape)
    # Elsewhere in the library, the note alone leads back.
    reading.search("beets")
    reading.press(Qt.Key.Key_Return)
    reading.press(Qt.Key.Key_Home)
    reading.wait(lambda: reading.desk.reading.id != article and is_open(reading))
    reading.search('note:"pilot tender" tag:"to ask"')
    reading.wait(lambda: list(reading.desk.search.found.ids) == [article])
    reading.press(Qt.Key.Key_Return)
    reading.press(Qt.Key.Key_Home)
    reading.press(Qt.Key.Key_Return)
    reading.wait(lambda: reading.desk.reading.id == article and is_open(reading))
    reading.ctrl(Qt.Key.Key_2)
    reading.press(Qt.Key.Key_F3, CTRL)
    reading.wait(lambda: reading.desk.reader.at_hand.sentence_span() is not None)
    start, end = reading.desk.reader.at_hand.sentence_span()
    assert reading.desk.reader.content.document.text[start:end] == words
