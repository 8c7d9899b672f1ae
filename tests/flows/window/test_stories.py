"""What analysts do all day, over the whole window: search, walk hits, filter by time and actor, decide and undo."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ui.commands import Place
from ui.keymap import Preset
from workbench.library.store import Library
from workbench.session_file import load_session, save_session

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


def test_search_letter_by_letter(window):
    """Each letter is answered; the list always is that of the newest letters, and letters never run commands."""
    everything = window.total
    totals = []
    window.ctrl(Qt.Key.Key_L)
    for count in range(1, len("quarantine") + 1):
        window.type("quarantine"[count - 1])
        window.wait(lambda count=count: window.desk.search.found.text == "quarantine"[:count])
        totals.append(window.total)
    assert totals == sorted(totals, reverse=True)
    assert 0 < totals[-1] < totals[0] <= everything
    assert window.desk.article.article.starred_at is None
    window.press(Qt.Key.Key_Return)
    assert window.focus is Place.LIST


def test_answers_never_come_out_of_order(window):
    shown = []
    window.desk.search.shown.connect(lambda result: shown.append(result.number))
    window.ctrl(Qt.Key.Key_L)
    window.type("khrushchev letter kennedy")
    window.wait(lambda: window.desk.search.found.text == "khrushchev letter kennedy")
    assert shown == sorted(shown)


def test_a_query_that_makes_no_sense_points_at_the_place(window):
    window.ctrl(Qt.Key.Key_L)
    before = window.total
    window.type("date:nonsense x")
    window.wait(lambda: window.desk.bar.has_mistake)
    assert window.total in {before, window.total}
    QApplication.focusWidget().clear()
    window.wait(lambda: not window.desk.bar.has_mistake)


def test_hits_run_on_over_three_articles(window):
    window.search("quarantine")
    window.press(Qt.Key.Key_Return)
    window.press(Qt.Key.Key_Home)
    first = window.desk.search.found.ids[0]
    window.wait(lambda: window.desk.reading.id == first and window.desk.reader.hits.spans)
    visited = [first]
    for _ in range(400):
        window.press(Qt.Key.Key_F3)
        window.wait(lambda: window.desk.reading_runner.is_idle)
        if window.desk.reading.id != visited[-1]:
            visited.append(window.desk.reading.id)
        if len(visited) == 3:
            break
    assert visited == list(window.desk.search.found.ids[:3])
    while window.desk.reading.id == visited[2]:
        window.press(Qt.Key.Key_F3, SHIFT)
        window.wait(lambda: window.desk.reading_runner.is_idle)
    assert window.desk.reading.id == visited[1]


def test_a_growing_library_does_not_end_what_is_being_selected(window):
    window.ctrl(Qt.Key.Key_4)
    window.press(Qt.Key.Key_BracketRight)
    window.press(Qt.Key.Key_Right, SHIFT)
    answers = []
    window.desk.search.shown.connect(answers.append)
    window.desk.searching.refresh()
    window.wait(lambda: answers)
    window.press(Qt.Key.Key_Return)
    # At once, and Esc takes it out before any answer has come.
    assert "date:" in window.desk.search.query
    window.press(Qt.Key.Key_Escape)
    assert window.desk.search.query == ""


def test_the_actors_are_narrowed_by_name(window):
    panel = window.desk.actors
    window.wait(lambda: panel.model.rowCount() > 1)
    before = panel.model.rowCount()
    name = panel.model.row(1).actor.name
    window.ctrl(Qt.Key.Key_3)
    window.press(Qt.Key.Key_F)
    window.type(name)
    window.wait(lambda: panel.model.rowCount() < before)
    assert name in {panel.model.row(number).actor.name for number in range(panel.model.rowCount())}
    window.press(Qt.Key.Key_Escape)
    window.wait(lambda: panel.model.rowCount() == before)
    assert window.focus is Place.ACTORS


def test_an_actor_filters_the_list_and_f3_walks_its_mentions(window):
    before = window.total
    window.ctrl(Qt.Key.Key_3)
    window.wait(lambda: window.desk.actors.current_actor() is not None)
    window.press(Qt.Key.Key_Down)
    actor = window.desk.actors.current_actor()
    window.press(Qt.Key.Key_Return)
    window.wait(lambda: "actor:" in window.desk.search.query)
    window.wait(lambda: window.desk.search.found.actors == (actor,))
    assert 0 < window.total <= before
    window.ctrl(Qt.Key.Key_1)
    window.press(Qt.Key.Key_Home)
    window.wait(lambda: window.desk.reading.id == window.desk.search.found.ids[0])
    window.wait(lambda: window.desk.reader.hits.spans)
    mentions = {(m.start, m.end) for m in window.desk.reading.article.content.mentions if m.actor == actor.id}
    window.press(Qt.Key.Key_F3)
    assert window.desk.reader.hits.current() in mentions
    window.ctrl(Qt.Key.Key_3)
    window.press(Qt.Key.Key_Return)
    window.wait(lambda: "actor:" not in window.desk.search.query)


def test_a_word_is_completed_to_an_actor_only_when_it_is_chosen(window):
    window.ctrl(Qt.Key.Key_L)
    window.type("cuban missiles")
    window.press(Qt.Key.Key_Return)
    window.wait(lambda: window.desk.search.found.text == "cuban missiles")
    window.ctrl(Qt.Key.Key_L)
    window.press(Qt.Key.Key_Delete)
    window.type("missiles khrush")
    window.wait(lambda: window.desk.bar.has_completions)
    window.press(Qt.Key.Key_Down)
    window.press(Qt.Key.Key_Return)
    window.wait(lambda: window.desk.search.query.strip() == 'missiles actor:"Nikita Khrushchev"')
    window.wait(lambda: [actor.name for actor in window.desk.search.found.actors] == ["Nikita Khrushchev"])


def test_star_and_read_by_a_letter(window):
    window.ctrl(Qt.Key.Key_1)
    article = window.desk.reading.id
    window.press(Qt.Key.Key_S)
    window.wait(lambda: window.desk.article.article.starred_at is not None)
    was_read = window.desk.article.article.read_at is not None
    window.press(Qt.Key.Key_U)
    window.wait(lambda: (window.desk.article.article.read_at is not None) is not was_read)
    window.search("is:starred")
    assert list(window.desk.search.found.ids) == [article]


def test_unread_stays_unread_while_the_article_is_open(window, qtbot):
    """Loading it anew, as each decision does, does not count as opening it anew."""
    window.ctrl(Qt.Key.Key_1)
    window.desk.reading.read_after_s = 1
    window.press(Qt.Key.Key_Down)
    window.wait(lambda: window.desk.article.article.id == window.desk.reading.id)
    window.wait(lambda: window.desk.article.article.read_at is not None)
    window.press(Qt.Key.Key_U)
    window.wait(lambda: window.desk.article.article.read_at is None)
    with qtbot.assertNotEmitted(window.desk.reading.read, wait=1500):
        window.press(Qt.Key.Key_S)
    assert window.desk.article.article.starred_at is not None
    assert window.desk.article.article.read_at is None


def test_keys_mean_the_selected_article_while_it_is_still_on_its_way(window):
    window.ctrl(Qt.Key.Key_1)
    window.press(Qt.Key.Key_Home)
    first, second = window.desk.search.found.ids[:2]
    window.wait(lambda: window.desk.article.article.id == first)
    window.press(Qt.Key.Key_Down)
    assert window.desk.article.article.id == first
    window.press(Qt.Key.Key_S)
    window.wait(lambda: window.desk.article.article.id == second)
    window.wait(lambda: window.desk.article.article.starred_at is not None)
    window.search("is:starred")
    assert list(window.desk.search.found.ids) == [second]


def test_the_title_bar_names_article_and_library(window):
    title = window.desk.article.article.title
    assert window.desk.window.windowTitle() == f"{title} - Sample - Dateline"
    window.desk.window.show_title("A\u202ereversed\n[*]title", "Sample")
    assert window.desk.window.windowTitle() == "Areversed [*][*]title - Sample - Dateline"
    assert not window.desk.window.isWindowModified()


def test_an_article_goes_to_the_trash_and_comes_back(window):
    before = window.total
    window.ctrl(Qt.Key.Key_1)
    window.press(Qt.Key.Key_Home)
    first, second = window.desk.search.found.ids[:2]
    window.wait(lambda: window.desk.reading.article.content.article.id == first)
    window.press(Qt.Key.Key_Delete)
    window.wait(lambda: window.total == before - 1)
    window.wait(lambda: window.desk.reading.article.content.article.id == second)
    assert window.desk.results.current_id() == second
    window.wait(window.desk.actions["library.undo"].isEnabled)
    window.ctrl(Qt.Key.Key_Z)
    window.wait(lambda: window.total == before)


def test_the_palette_finds_a_command_and_runs_it(window):
    assert window.desk.window.is_shown(Place.TIMELINE)
    window.ctrl(Qt.Key.Key_1)
    window.press(Qt.Key.Key_P, CTRL | SHIFT)
    assert window.desk.palette.isVisible()
    window.type("hide timeline")
    window.press(Qt.Key.Key_Return)
    assert not window.desk.palette.isVisible()
    assert not window.desk.window.is_shown(Place.TIMELINE)
    assert window.focus is Place.LIST


def test_the_palette_keeps_keys_to_itself_and_esc_leads_back(window):
    window.ctrl(Qt.Key.Key_2)
    article = window.desk.reading.id
    window.press(Qt.Key.Key_P, CTRL | SHIFT)
    window.ctrl(Qt.Key.Key_Down)
    window.type("s")
    window.press(Qt.Key.Key_Escape)
    assert window.focus is Place.READER
    assert window.desk.reading.id == article
    assert window.desk.article.article.starred_at is None


def test_go_to_an_article_by_its_title(window):
    window.ctrl(Qt.Key.Key_P)
    window.type("day after cig")
    window.wait(lambda: window.desk.palette.selected() is not None and "Cigli" in window.desk.palette.selected().title)
    window.press(Qt.Key.Key_Return)
    window.wait(lambda: window.desk.article.article is not None and "Cigli" in window.desk.article.article.title)
    assert window.focus is Place.READER


def test_enter_before_the_answer_goes_where_the_letters_say(window):
    window.ctrl(Qt.Key.Key_P)
    window.wait(lambda: window.desk.palette.selected() is not None)
    window.type("day after cig")
    window.press(Qt.Key.Key_Return)
    window.wait(lambda: window.desk.article.article is not None and "Cigli" in window.desk.article.article.title)
    assert window.focus is Place.READER
    assert not window.desk.palette.isVisible()


def test_go_to_an_actor(window):
    window.ctrl(Qt.Key.Key_P)
    window.type("@khrush")
    window.wait(
        lambda: window.desk.palette.selected() is not None and "Khrushchev" in window.desk.palette.selected().title
    )
    window.press(Qt.Key.Key_Return)
    window.wait(lambda: window.desk.search.found.actors != ())
    assert window.total > 0


@pytest.mark.parametrize("preset", Preset)
def test_both_layouts_of_keys(window, preset):
    window.desk.set_preset(preset)
    window.ctrl(Qt.Key.Key_1)
    window.press(Qt.Key.Key_Home)
    window.wait(lambda: window.desk.reading.id == window.desk.search.found.ids[0])
    window.press(Qt.Key.Key_Down, CTRL)
    window.wait(lambda: window.desk.reading.id == window.desk.search.found.ids[1])
    window.press(Qt.Key.Key_J)
    if preset is Preset.VIM:
        window.wait(lambda: window.desk.reading.id == window.desk.search.found.ids[2])
        window.press(Qt.Key.Key_Slash)
        assert QApplication.focusWidget() is not None
        assert window.focus is None
    else:
        assert window.desk.reading.id == window.desk.search.found.ids[1]


def test_letters_of_another_keyboard_run_the_same_commands(window):
    window.ctrl(Qt.Key.Key_1)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key(ord("Ы")))
    window.wait(lambda: window.desk.article.article.starred_at is not None)


def test_panes_by_keyboard(window):
    window.ctrl(Qt.Key.Key_1)
    seen = [window.focus]
    for _ in range(4):
        window.press(Qt.Key.Key_F6)
        seen.append(window.focus)
    assert seen == [Place.LIST, Place.READER, Place.ACTORS, Place.TIMELINE, Place.LIST]
    window.press(Qt.Key.Key_F6, SHIFT)
    assert window.focus is Place.TIMELINE
    window.ctrl(Qt.Key.Key_J)
    assert not window.desk.window.is_shown(Place.TIMELINE)
    assert window.focus is Place.READER
    window.press(Qt.Key.Key_F9)
    assert not window.desk.window.is_shown(Place.LIST)
    window.press(Qt.Key.Key_Escape)
    assert window.desk.window.is_shown(Place.LIST)
    assert not window.desk.window.is_shown(Place.TIMELINE)


def test_esc_leads_out_step_by_step(window):
    window.search("quarantine")
    window.press(Qt.Key.Key_Return)
    window.ctrl(Qt.Key.Key_2)
    window.ctrl(Qt.Key.Key_F)
    window.type("ship")
    window.press(Qt.Key.Key_Escape)
    assert window.focus is Place.READER
    window.press(Qt.Key.Key_Escape)
    assert window.focus is Place.LIST


def test_back_and_forward(window):
    window.ctrl(Qt.Key.Key_1)
    window.press(Qt.Key.Key_Home)
    first, second = window.desk.search.found.ids[:2]
    window.wait(lambda: window.desk.reading.article.content.article.id == first)
    window.press(Qt.Key.Key_Down)
    window.wait(lambda: window.desk.reading.article.content.article.id == second)
    window.press(Qt.Key.Key_Left, ALT)
    window.wait(lambda: window.desk.reading.article.content.article.id == first)
    window.press(Qt.Key.Key_Right, ALT)
    window.wait(lambda: window.desk.reading.article.content.article.id == second)


def test_every_command_runs_or_says_why_not(window, monkeypatch):
    """None raises, whatever is open; those that ask are answered with Esc."""
    from PySide6.QtWidgets import QFileDialog

    from ui.commands import COMMANDS

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_a, **_k: ([], ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a, **_k: "")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: ("", ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: ("", ""))
    bugs = []
    window.desk.failed.connect(bugs.append)

    def close_dialog() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is not None:
            dialog.close()

    closer = QTimer()
    closer.setInterval(30)
    closer.timeout.connect(close_dialog)
    closer.start()
    for command in COMMANDS:
        if command.id in {"library.quit", "library.sample", "library.new", "library.open"}:
            continue
        window.desk.actions.run(command.id)
        window.desk.palette.close_palette()
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        QApplication.processEvents()
    closer.stop()
    window.wait(lambda: window.desk.reading_runner.is_idle and window.desk.writing_runner.is_idle)
    assert bugs == []


def test_where_the_user_is_is_saved_beside_what_other_windows_saved(window, private_folders, tmp_path):
    config = private_folders / "config"
    other = tmp_path / "Other.dateline"
    save_session(config, load_session(config).having_opened(other))
    window.search("quarantine")
    window.wait(lambda: any("quarantine" in note for note in load_session(config).window.values()))
    assert [library.path for library in load_session(config).recent] == [str(other), str(window.desk.folder)]
    before = load_session(config)
    window.program.close()
    assert load_session(config) == before


def test_one_key_shows_the_original_and_so_it_stays(window, private_folders, open_window):
    reader, folder = window.desk.reader, window.desk.folder
    window.search("quarantine")
    window.press(Qt.Key.Key_Return)
    window.press(Qt.Key.Key_O, CTRL | SHIFT)
    assert reader.is_original
    before = window.desk.reading.id
    window.press(Qt.Key.Key_Down)
    window.wait(lambda: window.desk.reading.id != before and window.desk.reading_runner.is_idle)
    assert reader.is_original
    for _ in range(8):
        window.press(Qt.Key.Key_F3)
        window.wait(lambda: reader.hits.current() is not None and window.desk.reading_runner.is_idle)
    window.program.close()
    again = open_window(folder)
    again.wait(lambda: again.desk.reading.article is not None)
    assert again.desk.reader.is_original
    again.press(Qt.Key.Key_O, CTRL | SHIFT)
    assert not again.desk.reader.is_original


def test_reading_what_is_unread_goes_on_and_not_back_to_the_top(window):
    """An article that counts as read leaves the list of unread ones; the next key goes to the one that took its place."""
    window.desk.reading.read_after_s = 0
    window.search("is:unread ")
    window.press(Qt.Key.Key_Return)
    window.press(Qt.Key.Key_Home)
    for _ in range(3):
        window.press(Qt.Key.Key_Down)
    before = list(window.desk.search.found.ids)
    window.wait(lambda: window.desk.reading.id == before[3] and window.desk.article.article.id == before[3])
    window.press(Qt.Key.Key_U)
    window.wait(lambda: window.desk.article.article.read_at is not None)
    window.desk.searching.refresh()
    window.wait(lambda: before[3] not in window.desk.search.found.ids)
    window.press(Qt.Key.Key_Down, CTRL)
    window.wait(lambda: window.desk.reading.id == before[4])


def test_keys_of_the_list_are_about_what_is_selected_there(window):
    window.search("quarantine ")
    window.press(Qt.Key.Key_Return)
    window.press(Qt.Key.Key_Home)
    inside = window.desk.search.found.ids[0]
    window.wait(lambda: window.desk.article.article.id == inside)
    with Library.open(window.desk.folder) as opened:
        rows = opened.connection.execute("SELECT id FROM article ORDER BY id").fetchall()
    outside = next(row[0] for row in rows if row[0] not in window.desk.search.found.ids)
    window.desk.article.open(outside)
    window.wait(lambda: window.desk.article.article.id == outside)
    assert window.desk.results.current_id() is None
    window.ctrl(Qt.Key.Key_1)
    window.press(Qt.Key.Key_Home)
    window.press(Qt.Key.Key_S)
    window.wait(lambda: window.desk.writing_runner.is_idle)
    with Library.open(window.desk.folder) as opened:
        starred = opened.connection.execute("SELECT id FROM article WHERE starred_at IS NOT NULL").fetchall()
    assert [row[0] for row in starred] == [inside]


def test_a_star_leaves_the_selection_of_the_page(window):
    window.ctrl(Qt.Key.Key_2)
    page = QApplication.focusWidget()
    page.selectAll()
    selected = window.desk.reader.at_hand.selected_text()
    assert selected
    window.press(Qt.Key.Key_S)
    window.wait(lambda: window.desk.article.article.starred_at is not None)
    assert window.desk.reader.at_hand.selected_text() == selected


def test_only_what_may_be_repeated_is_done_again_while_a_key_is_held(window):
    assert not window.desk.actions["article.delete"].autoRepeat()
    assert not window.desk.actions["article.star"].autoRepeat()
    assert window.desk.actions["article.next-hit"].autoRepeat()


def test_the_last_article_of_a_list_goes_and_nothing_claims_to_show_it(window):
    window.search("title:cigli ")
    window.press(Qt.Key.Key_Return)
    window.press(Qt.Key.Key_Home)
    only = window.desk.search.found.ids[0]
    assert window.total == 1
    window.wait(lambda: window.desk.reading.article is not None and window.desk.article.article.id == only)
    window.press(Qt.Key.Key_Delete)
    window.wait(lambda: window.total == 0)
    assert window.desk.reading.article is None
    assert only not in window.desk.way.trail.articles
    assert not window.desk.window.windowTitle().startswith("The Day After")
