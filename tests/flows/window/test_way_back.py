"""Back and forward by keyboard: to an article at its place, to a profile at its sentence, to the network, to other days."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ui.commands import Place
from ui.desk.trail import AtArticle, AtNetwork, AtProfile
from ui.dialogs.profile import ProfileDialog

CTRL, SHIFT, ALT = (Qt.KeyboardModifier[f"{name}Modifier"] for name in ("Control", "Shift", "Alt"))
TURKEY = "turkey"
DOWN = 4


def shown(window) -> int | None:
    article = window.desk.article.article
    return None if article is None or window.desk.article.is_on_its_way else article.id


def rests(window) -> bool:
    desk = window.desk
    result = desk.searching.result
    is_answered = result.found.text == desk.search.query and desk.searching._surrounded == result.number
    return is_answered and desk.reading_runner.is_idle and desk.timeline.has_data


def test_an_article_is_come_back_to_where_it_was_read(window):
    reader, ids = window.desk.reader, list(window.desk.results.model.ids)
    first = shown(window)
    window.ctrl(Qt.Key.Key_2)
    window.press(Qt.Key.Key_End, CTRL)
    window.wait(lambda: reader.scroll_position().point > 0)
    place = reader.scroll_position()
    window.ctrl(Qt.Key.Key_Down)
    window.wait(lambda: shown(window) == ids[1])
    window.press(Qt.Key.Key_Left, ALT)
    window.wait(lambda: shown(window) == first and reader.scroll_position() == place)
    window.press(Qt.Key.Key_Right, ALT)
    window.wait(lambda: shown(window) == ids[1])


def test_from_a_sentence_back_to_the_profile_at_the_same_sentence(window, walk):
    window.search("jupiters")
    window.ctrl(Qt.Key.Key_3)
    window.wait(lambda: window.desk.actors.select_actor(TURKEY))
    before = shown(window)
    chosen = []

    def is_there(dialog):
        return isinstance(dialog, ProfileDialog) and dialog.mentions.current is not None

    def read(dialog):
        if not is_there(dialog):
            return False
        for _ in range(DOWN):
            QTest.keyClick(dialog.mentions.lines, Qt.Key.Key_Down)
        chosen.append(dialog.mentions.current)
        QTest.keyClick(dialog.mentions.lines, Qt.Key.Key_Return)
        return True

    assert walk(read) is not None
    window.ctrl(Qt.Key.Key_I)
    window.come_back()
    window.wait(lambda: shown(window) == chosen[0].article)
    assert [type(stop.where) for stop in window.desk.way.trail.stops[-3:]] == [AtArticle, AtProfile, AtArticle]

    def back_again(dialog):
        if not is_there(dialog) or dialog.mentions.current != chosen[0]:
            return False
        # The article behind it is that from which the profile was opened.
        QTest.keyClick(dialog.mentions.lines, Qt.Key.Key_Left, ALT)
        return True

    waiting = walk(back_again)
    window.press(Qt.Key.Key_Left, ALT)
    assert waiting == []
    window.come_back()
    window.wait(lambda: shown(window) == before)
    # On forward it leads through the profile to the sentence once more.
    waiting = walk(read)
    window.press(Qt.Key.Key_Right, ALT)
    assert waiting == []
    window.come_back()
    assert chosen[1].article == shown(window) or window.desk.article.is_on_its_way


def test_the_network_is_a_place_on_the_way(window):
    before = shown(window)
    window.press(Qt.Key.Key_F7)
    window.wait(lambda: window.desk.network_panel.has_data)
    window.press(Qt.Key.Key_F7)
    assert window.focus is Place.READER
    window.press(Qt.Key.Key_Left, ALT)
    assert window.focus is Place.NETWORK
    assert isinstance(window.desk.way.trail.now.where, AtNetwork)
    window.press(Qt.Key.Key_Left, ALT)
    window.wait(lambda: window.desk.window.is_shown(Place.READER) and shown(window) == before)


def test_other_days_lead_back_to_those_before(window):
    window.search("quarantine")
    window.wait(lambda: rests(window))
    article = shown(window)
    window.ctrl(Qt.Key.Key_4)
    plot = window.desk.timeline._body.plot
    for _ in range(60):
        window.press(Qt.Key.Key_BracketRight)
        if plot.contents.volume.bar_articles(plot.cursor_day, plot.step):
            break
    for _ in range(3):
        window.press(Qt.Key.Key_Right, SHIFT)
    window.press(Qt.Key.Key_Return)
    window.wait(lambda: "date:" in window.desk.search.query and rests(window))
    narrowed = window.desk.search.query
    window.press(Qt.Key.Key_Left, ALT)
    window.wait(lambda: window.desk.search.query == "quarantine" and rests(window))
    assert shown(window) == article
    window.press(Qt.Key.Key_Right, ALT)
    window.wait(lambda: window.desk.search.query == narrowed and rests(window))
    # What was searched for besides is left alone.
    window.press(Qt.Key.Key_Left, ALT)
    window.wait(lambda: window.desk.search.query == "quarantine" and rests(window))


def test_a_zoom_leads_back_to_the_days_before(window):
    window.wait(lambda: rests(window))
    timeline = window.desk.timeline
    before = timeline.days_in_view
    window.ctrl(Qt.Key.Key_4)
    window.press(Qt.Key.Key_Plus)
    window.press(Qt.Key.Key_Plus)
    closer = timeline.days_in_view
    assert closer != before
    window.press(Qt.Key.Key_Left, ALT)
    assert timeline.days_in_view == before
    assert timeline.is_fitted
    window.press(Qt.Key.Key_Right, ALT)
    assert timeline.days_in_view == closer
