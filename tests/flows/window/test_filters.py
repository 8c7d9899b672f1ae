"""The filters in the window: opened by a key, counted when they are seen, and each of them a term of the query."""

from PySide6.QtCore import Qt

from ui.commands import Place


def rows(hands):
    model = hands.desk.facets.model
    return {model.row(number).term: model.row(number) for number in range(model.rowCount())}


def opened(hands):
    hands.ctrl(Qt.Key.Key_5)
    hands.wait(lambda: rows(hands))
    assert hands.focus is Place.FILTERS


def counted(hands):
    """Wait until the counts are those of the result that is shown."""
    searching = hands.desk.searching
    hands.wait(lambda: searching.result.number == searching.number == searching._faceted)


def test_a_value_finds_what_it_counts_and_is_taken_back_by_the_same_key(window):
    asked = []
    window.desk.searching.faceted.connect(asked.append)
    # A word that is being typed is the beginning of others: what is counted is a search that is finished.
    window.desk.search.set_query("soviet")
    window.wait(lambda: window.desk.search.found.text == "soviet")
    window.wait(lambda: window.desk.reading_runner.is_idle)
    assert asked == []  # nobody looks at them
    opened(window)
    counted(window)
    before = window.total
    value = window.desk.facets.current_row()
    count = int(value.count)
    window.press(Qt.Key.Key_Return)
    window.wait(lambda: window.total == count)
    assert window.desk.search.query == f"soviet {value.term}"
    counted(window)
    window.press(Qt.Key.Key_Delete)
    window.wait(lambda: window.total == before - count)
    counted(window)
    assert rows(window)[value.term].count == "0"
    assert window.desk.facets.current_row().term == value.term
    window.press(Qt.Key.Key_Minus)
    window.wait(lambda: window.total == before and window.desk.search.query == "soviet")
    window.ctrl(Qt.Key.Key_E)
    assert window.focus is Place.READER
    assert not window.desk.facets.isVisible()


def test_everything_but_one_source_and_no_filters_at_all(window):
    window.wait(lambda: window.total > 0)
    before = window.total
    opened(window)
    value = window.desk.facets.current_row()
    window.press(Qt.Key.Key_Delete)
    window.wait(lambda: window.total == before - int(value.count))
    assert window.desk.search.query == f"-{value.term}"
    window.desk.actions.run("filter.clear")
    window.wait(lambda: window.total == before)


def test_f6_goes_through_the_filters_and_a_narrow_window_has_them_or_the_actors(window):
    opened(window)
    window.press(Qt.Key.Key_F6)
    assert window.focus is Place.LIST
    window.press(Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert window.focus is Place.FILTERS
    frame = window.desk.window.frame()
    assert frame.opened == ("FILTERS",)
    window.desk.window.resize(1100, 700)
    window.wait(lambda: not window.desk.actors.isVisible() or not window.desk.facets.isVisible())
    window.ctrl(Qt.Key.Key_3)
    assert not window.desk.facets.isVisible()
    window.ctrl(Qt.Key.Key_5)
    assert window.desk.facets.isVisible()
    assert not window.desk.actors.isVisible()
    assert window.desk.window.width() == 1100


def test_a_letter_narrows_the_filters_and_esc_shows_all_again(window):
    opened(window)
    window.press(Qt.Key.Key_F)
    window.type("cuba")
    assert {row.label for row in rows(window).values() if row.term} == {"Cuba"}
    window.press(Qt.Key.Key_Escape)
    assert len(rows(window)) > 10
    assert window.focus is Place.FILTERS


def test_orders_are_commands_and_stand_in_the_head(window):
    for order, words in (("source", "By source"), ("unread", "Unread first"), ("event", "By date in the text")):
        window.desk.actions.run(f"search.sort-{order}")
        window.wait(lambda words=words: window.desk.results._sort.text() == words)
        window.wait(lambda: window.desk.searching.result.number == window.desk.searching.number)
