"""What the window makes of the query that is typed: terms that exclude, suggestions, completions, and searches that fail."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from ui.desk.desk import Position
from workbench.errors import IndexAbsentError, LibraryBusyError
from workbench.search import SearchService


def suggestions(window) -> dict[str, QPushButton]:
    return {button.accessibleName(): button for button in window.desk.results._empty.findChildren(QPushButton)}


def beginning(window, words) -> str:
    """Wait for a suggestion that begins so, and return it whole."""
    window.wait(lambda: any(said.startswith(words) for said in suggestions(window)))
    return next(said for said in suggestions(window) if said.startswith(words))


def take(window, words) -> str:
    """Press a suggestion and wait for what it finds."""
    said = beginning(window, words)
    suggestions(window)[said].click()
    window.wait(lambda: window.desk.search.found.text == window.desk.search.query)
    return said


def test_a_time_that_is_left_out_is_not_the_time_that_is_selected(window):
    window.search("quarantine -date:1961")
    assert window.desk.around._days is None
    window.press(Qt.Key.Key_Return)
    window.search("quarantine date:1962")
    assert window.desk.around._days is not None


def test_a_view_that_is_left_out_is_not_the_view_that_is_shown(window):
    buttons = window.desk.rail._buttons
    window.search("is:unread")
    assert buttons["search.unread"].isChecked()
    window.press(Qt.Key.Key_Return)
    window.search("-is:unread")
    assert not buttons["search.unread"].isChecked()


def test_a_suggestion_takes_out_the_term_that_it_names(window):
    window.search("quarantine date:1962 -date:1962")
    said = take(window, "Without -date:1962")
    assert window.desk.search.query == "quarantine date:1962"
    assert said == f"Without -date:1962 ({window.total} articles)"


def test_any_of_the_words_finds_as_many_as_it_says(window):
    window.search('source:"Long Watch" letter zzzq "in october" khrushch')
    words = take(window, "Any of the words")
    assert window.desk.search.query == '(letter OR zzzq OR "in october" OR khrushch*) source:"Long Watch"'
    count = "1 article" if window.total == 1 else f"{window.total} articles"
    assert words == f"Any of the words ({count})"


def test_nothing_says_which_part_is_to_blame_and_a_second_enter_takes_nothing(window):
    window.search("quarantine zeppelin")
    window.wait(lambda: "Any of the words" in " ".join(suggestions(window)))
    said = window.desk.results._empty._why.text()
    assert "zeppelin" in said.partition("There are no articles whose title or body has ")[2]
    window.press(Qt.Key.Key_Return)
    window.press(Qt.Key.Key_Return)
    window.wait(lambda: window.desk.reading_runner.is_idle)
    assert window.desk.search.query == "quarantine zeppelin"
    window.press(Qt.Key.Key_Down)
    window.press(Qt.Key.Key_Return)
    window.wait(lambda: window.total > 0)
    assert window.desk.search.query == "quarantine OR zeppelin"


def test_a_search_is_explained_part_by_part(window):
    window.search('quarantine source:"Meridian Wire" -khrushchev')
    seen = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            QTimer.singleShot(50, look)
            return
        seen.extend(label.text() for label in dialog.findChildren(QLabel))
        dialog.reject()

    QTimer.singleShot(50, look)
    window.desk.actions.run("search.explain")
    window.wait(lambda: seen)
    assert 'quarantine source:"Meridian Wire" -khrushchev' in seen
    said = [words for words in seen if "article" in words]
    assert said[0].startswith(f"It finds {window.total} article")
    assert "Meridian Wire" in said[2]
    assert said[3].endswith("left out")


def test_another_query_ends_the_completions_of_the_one_that_was_typed(window):
    window.ctrl(Qt.Key.Key_L)
    window.type("khrush")
    window.wait(lambda: window.desk.bar.has_completions)
    window.desk.search.set_query("letter")
    assert not window.desk.bar.has_completions
    window.ctrl(Qt.Key.Key_L)
    window.type("khrush")
    window.desk.search.set_query("letter")
    window.wait(lambda: window.desk.reading_runner.is_idle)
    assert not window.desk.bar.has_completions


@pytest.mark.parametrize("error", [LibraryBusyError, IndexAbsentError])
def test_a_search_that_fails_leaves_no_count_beside_another_query(window, library, monkeypatch, error):
    window.search("quarantine")
    # Whether making the index helps is another story.
    window.desk.keeping._has_reindexed = True
    with monkeypatch.context() as patched:

        def fail(*_args, **_options):
            raise error(library)

        patched.setattr(SearchService, "find", fail)
        window.ctrl(Qt.Key.Key_L)
        window.type("letter")
        window.wait(lambda: window.desk.bar.field._note == "Not searched")
        window.wait(lambda: window.desk.results._delegate.is_dimmed)
        window.press(Qt.Key.Key_Return)
        window.wait(lambda: window.desk.reading_runner.is_idle)
    window.search("letters")
    assert window.desk.bar.field._note.endswith("articles")
    assert not window.desk.results._delegate.is_dimmed


def test_what_fails_around_a_result_leaves_its_count(window):
    window.search("quarantine")
    window.wait(lambda: window.desk.reading_runner.is_idle)
    window.desk.searching.failed.emit(LibraryBusyError("The library is busy."))
    assert window.desk.bar.field._note.endswith("articles")


def test_a_query_that_ended_half_typed_is_searched_at_the_next_start(window):
    window.desk.begin(Position(query="quarantine date:196"))
    window.wait(lambda: window.desk.search.found.text == "quarantine date:196")
    assert window.total > 0
    assert not window.desk.bar.has_mistake
