"""Time over the whole window, by keyboard: the brush, the lanes, dates that are set, walked and corrected, what is foretold."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPushButton

from ui.commands import Place
from ui.floating.notices import Notice
from workbench import query_terms
from workbench.library import decision_log
from workbench.library.forecast_status import Status
from workbench.library.store import Library

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


def test_a_brushed_time_becomes_a_term_and_the_list_follows(window):
    before = window.total
    window.ctrl(Qt.Key.Key_4)
    assert window.focus is Place.TIMELINE
    # Texts name days on which nothing was published: the cursor goes on until it stands on articles.
    plot = window.desk.timeline._body.plot
    for _ in range(60):
        window.press(Qt.Key.Key_BracketRight)
        if plot.contents.volume.bar_articles(plot.cursor_day, plot.step):
            break
    for _ in range(3):
        window.press(Qt.Key.Key_Right, SHIFT)
    window.press(Qt.Key.Key_Return)
    window.wait(lambda: "date:" in window.desk.search.query)
    window.wait(lambda: window.desk.search.found.text == window.desk.search.query)
    term = next(term for term in query_terms.terms(window.desk.search.query) if term.field == "date")
    assert query_terms.days_of(term.value) is not None
    # What is dated by its month stands among what was brushed, and stays.
    assert query_terms.has_term(window.desk.search.query, "certainty", "possible")
    assert 0 < window.total < before
    assert window.focus is Place.TIMELINE
    window.press(Qt.Key.Key_Escape)
    window.wait(lambda: window.desk.search.query == "")
    window.wait(lambda: window.total == before)


def test_a_time_that_holds_nothing_is_taken_back_by_esc(window):
    """The keyboard stays in the timeline, which still shows the days that were selected."""
    window.search("quarantine")
    window.ctrl(Qt.Key.Key_4)
    window.desk.timeline.range_chosen.emit((0, 0))
    window.wait(lambda: window.total == 0)
    window.wait(lambda: window.desk.reading_runner.is_idle)
    assert window.focus is Place.TIMELINE
    window.press(Qt.Key.Key_Escape)
    window.wait(lambda: window.desk.search.query == "quarantine")
    assert window.focus is Place.TIMELINE


def test_a_date_is_set_and_taken_back(window, library, qtbot):
    window.search("is:undated")
    undated = window.total
    assert undated > 0
    window.press(Qt.Key.Key_Return)
    window.press(Qt.Key.Key_Home)
    article = window.desk.search.found.ids[0]
    window.wait(lambda: window.desk.article.article.id == article)

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        field = dialog.findChild(QLineEdit)
        field.selectAll()
        QTest.keyClicks(field, "9 May 1963")
        QTest.keyClick(field, Qt.Key.Key_Return)

    QTimer.singleShot(300, answer)
    window.ctrl(Qt.Key.Key_D)
    window.wait(lambda: window.total == undated - 1)
    with Library.open(library) as opened:
        assert decision_log.log(opened)[-1].after["published"] == "1963-05-09"
    window.come_back()
    window.ctrl(Qt.Key.Key_1)
    window.wait(window.desk.actions["library.undo"].isEnabled)
    assert [notice for notice in window.desk.window.findChildren(Notice) if notice.findChildren(QPushButton)]
    window.ctrl(Qt.Key.Key_Z)
    window.wait(lambda: window.total == undated)
    # What is undone already is not offered to be undone.
    window.wait(
        lambda: not any(n.isVisible() and n.findChildren(QPushButton) for n in window.desk.window.findChildren(Notice))
    )
    window.wait(window.desk.actions["library.redo"].isEnabled)
    window.press(Qt.Key.Key_Z, CTRL | SHIFT)
    window.wait(lambda: window.total == undated - 1)


def test_one_date_puts_a_whole_article_in_order(window):
    """The preview says what will move; then reader and timeline show it there, and undo takes all of it back."""
    window.search('is:undated "two islands"')
    window.press(Qt.Key.Key_Return)
    window.wait(lambda: window.desk.article.article is not None and "Two Islands" in window.desk.article.article.title)

    def waiting():
        return window.desk.reading.article.content.waiting_dates, len(window.desk.timeline._data.waiting)

    # The reader may be there before the timeline, which still shows the result before.
    article = window.desk.article.article.id
    window.wait(lambda: {date.article for date in window.desk.timeline._data.waiting} == {article})
    before = waiting()
    assert before[0] > 3
    told = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None or dialog._times is None:
            return
        field = dialog.findChild(QLineEdit)
        if not field.text():
            QTest.keyClicks(field, "26 Oct 1962")
        elif "move" in dialog._count.text():
            told.append((dialog._count.text(), dialog._lines.text()))
            looker.stop()
            QTest.keyClick(field, Qt.Key.Key_Return)

    looker = QTimer()
    looker.setInterval(30)
    looker.timeout.connect(answer)
    looker.start()
    window.ctrl(Qt.Key.Key_D)
    window.wait(lambda: told)
    assert "October 22\tUndated\t→ 22 Oct 1962" in told[0][1]
    window.wait(lambda: window.desk.reading.article.content.article.published.edtf == "1962-10-26")
    window.wait(lambda: waiting()[0] < before[0])
    moved = {time.edtf for time in window.desk.reading.article.content.dates}
    assert {"1962-10-22", "1962-10-24"} <= moved
    window.come_back()
    window.ctrl(Qt.Key.Key_Z)
    window.search('is:undated "two islands"')
    window.wait(lambda: waiting() == before)


def test_what_is_dated_flies_to_its_place(window, monkeypatch):
    window.search('"two islands" OR quarantine')
    timeline = window.desk.timeline
    window.wait(lambda: timeline.has_data and timeline._data.waiting)
    article = timeline._data.waiting[0].article
    flown = []
    monkeypatch.setattr(timeline._body.flight, "fly", flown.extend)
    window.desk.deciding.set_date(article, "1962-10-26")
    window.wait(lambda: any(not one.is_article for one in flown))
    assert any(one.is_article for one in flown)
    window.desk.deciding.undo()
    window.wait(lambda: article in timeline._data.undated)


def test_the_lanes_of_the_timeline_are_of_actors_of_sources_or_one(window):
    window.search("quarantine")
    window.ctrl(Qt.Key.Key_4)
    # What it had before is of all articles.
    window.wait(lambda: window.desk.timeline.has_data and window.desk.reading_runner.is_idle)

    def lanes():
        return [lane.name for lane in window.desk.timeline._body.plot.contents.lanes]

    of_actors = lanes()
    assert "Cuba" in of_actors
    window.press(Qt.Key.Key_G)
    assert "The Harbor Ledger" in lanes()
    assert "Cuba" not in lanes()
    window.press(Qt.Key.Key_G)
    # Of places, which are called by their names once these are looked up.
    window.wait(lambda: {"Washington", "Havana"} & set(lanes()) and "" not in lanes())
    window.press(Qt.Key.Key_G)
    assert set(lanes()) <= {"Dates in texts", "Forecasts until due"}
    window.press(Qt.Key.Key_G)
    assert lanes() == of_actors


def test_the_timeline_of_one_article_is_the_same_chart(window):
    window.search('quarantine source:"The Harbor Ledger"')
    window.press(Qt.Key.Key_Return)
    window.press(Qt.Key.Key_Home)
    window.wait(lambda: window.desk.reading.article is not None)
    searching, timeline = window.desk.searching, window.desk.timeline
    window.wait(lambda: timeline.has_data and searching._surrounded == searching.result.number)
    window.ctrl(Qt.Key.Key_4)
    for _ in range(3):
        window.press(Qt.Key.Key_Plus)
    plot, whole = timeline._body.plot, timeline._data
    left, right = plot.view_state[:2]
    article = window.desk.article.article.id
    window.press(Qt.Key.Key_T)
    window.wait(lambda: timeline._data is not whole)

    def of():
        data = timeline._data
        return {*(span.article for span in data.published), *data.undated, *(date.article for date in data.dates)}

    assert of() == {article}
    assert timeline._header.title.text() == "Timeline of this article"
    assert window.desk.article.article.title in timeline.caption("quarantine")
    assert "quarantine ·" not in timeline.caption("quarantine")
    # Lanes, stacks and the next article go with it.
    window.press(Qt.Key.Key_G)
    assert [lane.name for lane in plot.contents.lanes][-1] == "The Harbor Ledger"
    for _ in range(2):
        window.press(Qt.Key.Key_G)
    window.ctrl(Qt.Key.Key_1)
    window.press(Qt.Key.Key_Down)
    window.wait(lambda: window.desk.article.article.id != article)
    window.wait(lambda: of() == {window.desk.article.article.id})
    window.ctrl(Qt.Key.Key_4)
    window.press(Qt.Key.Key_T)
    assert timeline._data is whole
    assert timeline._header.title.text() == "Timeline"
    assert plot.view_state[:2] == (left, right)


def test_the_actor_that_is_searched_for_has_the_first_lane(window):
    window.search("actor:Turkey")
    searching, timeline = window.desk.searching, window.desk.timeline
    window.wait(lambda: timeline.has_data and searching._surrounded == searching.result.number)
    lanes = [lane.name for lane in timeline._body.plot.contents.lanes]
    assert next(name for name in lanes if name not in {"Dates in texts", "Forecasts until due"}) == "Turkey"


def test_lanes_have_the_colours_of_the_actors_beside_them(window):
    # Typed letters of this script are none that QTest knows.
    window.desk.search.set_query("كوبا OR موسكو")
    timeline, actors = window.desk.timeline, window.desk.actors
    window.wait(lambda: "U Thant" in [name for _, name, _ in timeline._lanes])
    window.desk.article.open(timeline._data.published[0].article)
    window.wait(lambda: any(name == "U Thant" and place >= 0 for _, name, place in timeline._lanes))
    assert all(place == actors.places().get(id_, -1) for id_, _, place in timeline._lanes)


def test_letters_choose_the_unit_of_the_bars_and_up_and_down_the_lane(window):
    window.search("quarantine")
    window.ctrl(Qt.Key.Key_4)
    window.wait(lambda: window.desk.timeline.has_data)
    plot = window.desk.timeline._body.plot
    for key, unit in (
        (Qt.Key.Key_M, "months"),
        (Qt.Key.Key_Y, "years"),
        (Qt.Key.Key_W, "weeks"),
        (Qt.Key.Key_D, "days"),
    ):
        window.press(key)
        assert plot.step.unit == unit
    before = plot._cursor_or_start()
    window.press(Qt.Key.Key_Right)
    window.press(Qt.Key.Key_Right)
    assert plot.cursor_day - before in {1, 2}
    window.press(Qt.Key.Key_Down)
    window.press(Qt.Key.Key_Down)
    assert plot.row == 0
    window.press(Qt.Key.Key_Up)
    assert plot.row == "volume"
    window.press(Qt.Key.Key_A)
    assert window.desk.timeline._header._units.current == 0


def test_the_bars_are_stacked_by_key_and_by_the_header(window):
    window.search("quarantine in:all")
    window.ctrl(Qt.Key.Key_4)
    searching = window.desk.searching
    window.wait(lambda: window.desk.timeline.has_data and searching._surrounded == searching.result.number)

    def names():
        stack = window.desk.timeline._body.plot.contents.volume.stack
        return stack.names if stack is not None else ()

    assert names() == ()
    window.press(Qt.Key.Key_B)
    assert "The Harbor Ledger" in names()
    window.press(Qt.Key.Key_B)
    assert names() == ("Title or text", "Not in the text")
    assert window.desk.timeline._header._stacks.current == 2
    window.press(Qt.Key.Key_B)
    assert names() == ()
    window.desk.timeline._header._stacks.choose(1)
    assert "The Harbor Ledger" in names()
    window.search("missiles")
    window.wait(lambda: searching._surrounded == searching.result.number)
    assert "The Harbor Ledger" in names()


def test_the_dates_of_an_article_are_walked_and_corrected(window):
    window.search("quarantine")
    window.press(Qt.Key.Key_Return)
    window.press(Qt.Key.Key_Home)
    article = window.desk.search.found.ids[0]
    window.wait(lambda: window.desk.article.article.id == article)
    window.ctrl(Qt.Key.Key_2)
    reader = window.desk.reader
    dates = reader._page.marks.dates.marks
    assert len(dates) > 2
    for date in dates[:2]:
        window.press(Qt.Key.Key_BracketRight)
        window.wait(lambda date=date: reader.current_date() == date)
    window.press(Qt.Key.Key_BracketLeft)
    window.wait(lambda: reader.current_date() == dates[0])
    window.desk.actions.run("date.reject")
    window.wait(lambda: dates[0].start not in {date.start for date in reader._page.marks.dates.marks})
    window.ctrl(Qt.Key.Key_Z)
    window.wait(lambda: dates[0] in reader._page.marks.dates.marks)
    window.ctrl(Qt.Key.Key_2)
    reader.go_to(dates[0].start, dates[0].end)

    def answer() -> None:
        field = QApplication.activeModalWidget().findChild(QLineEdit)
        QTest.keyClicks(field, "9 May 1963")
        QTest.keyClick(field, Qt.Key.Key_Return)

    QTimer.singleShot(300, answer)
    window.desk.actions.run("date.correct")
    window.wait(lambda: reader._page.marks.dates.at(dates[0].start).edtf == "1963-05-09")
    assert reader._page.marks.dates.at(dates[0].start).basis == "corrected by you"


def test_forecasts_are_listed_decided_and_led_to(window):
    window.search("quarantine")
    seen = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None or not dialog._rows:
            return
        if not seen:
            seen.append(dialog._rows[0])
            QTest.keyClick(dialog._lines, Qt.Key.Key_3)
        elif dialog._rows[0].status is Status.DID_NOT:
            looker.stop()
            QTest.keyClick(dialog._lines, Qt.Key.Key_Return)

    looker = QTimer()
    looker.setInterval(30)
    looker.timeout.connect(answer)
    looker.start()
    window.desk.actions.run("search.forecasts")
    window.wait(lambda: seen and not looker.isActive())
    window.wait(lambda: window.desk.article.article.id == seen[0].article)
    window.wait(window.desk.actions["library.undo"].isEnabled)
    closed = []

    def close() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is not None:
            closed.append(type(dialog).__name__)
            dialog.reject()

    closer = QTimer()
    closer.setInterval(30)
    closer.timeout.connect(close)
    closer.start()
    window.desk.actions.run("search.disputes")
    window.wait(lambda: closed)
    closer.stop()
    assert closed[0] == "DisputesDialog"


def test_a_date_of_a_text_says_its_sentence_and_leads_to_it(window):
    window.search("quarantine")
    window.ctrl(Qt.Key.Key_4)
    # The timeline of this search, not yet that of the one before.
    searching = window.desk.searching
    window.wait(lambda: window.desk.timeline.has_data and searching._surrounded == searching.result.number)
    plot = window.desk.timeline._body.plot
    for _ in range(60):
        window.press(Qt.Key.Key_BracketRight)
        if plot.date_at_cursor is not None:
            break
    date = plot.date_at_cursor
    window.wait(lambda: "“" in window.desk.timeline._header._status._text)
    window.press(Qt.Key.Key_Return)
    window.wait(lambda: window.desk.article.article.id == date.article)


def test_the_dialog_of_dates_waits_for_the_selected_article(window):
    window.ctrl(Qt.Key.Key_1)
    window.press(Qt.Key.Key_Home)
    first, second = window.desk.search.found.ids[:2]
    window.wait(lambda: window.desk.article.article.id == first)
    window.press(Qt.Key.Key_Down)
    window.ctrl(Qt.Key.Key_D)
    assert QApplication.activeModalWidget() is None
    said = []

    def close_dialog() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is not None:
            said.extend(words.text() for words in dialog.findChildren(QLabel))
            dialog.reject()

    closer = QTimer()
    closer.setInterval(20)
    closer.timeout.connect(close_dialog)
    closer.start()
    window.wait(lambda: said)
    closer.stop()
    assert window.desk.article.article.id == second
    assert window.desk.article.article.title in said


def test_the_articles_of_a_search_are_dated_in_one_step(window, library):
    window.search("is:undated")
    undated = window.total
    assert undated > 1

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        window.wait(dialog._lines.text)
        window.type("October 1962")
        window.wait(lambda: "of their texts" in dialog._count.text())
        window.press(Qt.Key.Key_Return)

    QTimer.singleShot(0, answer)
    window.press(Qt.Key.Key_F4, SHIFT)
    window.come_back()
    window.wait(lambda: window.total == 0)
    with Library.open(library) as opened:
        newest = decision_log.get_decision(opened.connection, decision_log.log(opened)[-1].seq)
        assert len(newest.articles) == undated
    window.ctrl(Qt.Key.Key_1)
    window.wait(window.desk.actions["library.undo"].isEnabled)
    window.ctrl(Qt.Key.Key_Z)
    window.wait(lambda: window.total == undated)


def test_an_article_is_read_as_a_history_and_not(window):
    window.search("is:undated")
    window.press(Qt.Key.Key_Return)
    window.press(Qt.Key.Key_Home)
    article = window.desk.search.found.ids[0]
    window.wait(lambda: window.desk.article.article.id == article)
    for words in ("Read as a history", "Read as a report"):
        window.desk.actions.run("date.history")
        window.wait(
            lambda words=words: any(words in note.accessibleName() for note in window.desk.window.findChildren(Notice))
        )


def test_events_told_by_several_are_made_one_and_led_to(window, library):
    window.search("bucharest")
    asked = []

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None or not dialog._events:
            return
        if not asked:
            dialog._shown.choose(5)
            asked.append(dialog._rows[dialog._lines.currentIndex().row()][1])
            assert asked[0].articles > 1
            QTest.keyClick(dialog._lines, Qt.Key.Key_M)
        elif dialog._rows[dialog._lines.currentIndex().row()][1].group:
            looker.stop()
            QTest.keyClick(dialog._lines, Qt.Key.Key_Return)

    looker = QTimer()
    looker.setInterval(30)
    looker.timeout.connect(act)
    looker.start()
    window.press(Qt.Key.Key_F4)
    assert not looker.isActive()
    wanted = asked[0].tellings[0].article
    window.wait(lambda: window.desk.article.article.id == wanted)
    with Library.open(library) as opened:
        assert decision_log.log(opened)[-1].kind == "event-group"
    window.come_back()
    window.ctrl(Qt.Key.Key_1)
    window.wait(window.desk.actions["library.undo"].isEnabled)
    window.ctrl(Qt.Key.Key_Z)
    window.wait(window.desk.actions["library.redo"].isEnabled)
    # What offers to take the step back goes with it, whichever of its rows is named.
    window.wait(
        lambda: not any(n.isVisible() and n.findChildren(QPushButton) for n in window.desk.window.findChildren(Notice))
    )
