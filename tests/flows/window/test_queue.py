"""What is to be read waits in the queue, what is done with is archived, and a key takes either back."""

from PySide6.QtCore import Qt

from ui.commands import Place
from workbench.library.articles import get_article
from workbench.library.store import Library
from workbench.sorting import Sort


def states(window, article):
    with Library.open(window.desk.folder) as library:
        known = get_article(library, article)
    return known.queued_at is not None, known.archived_at is not None


def into_list(window):
    window.search("quarantine")
    window.press(Qt.Key.Key_Return)
    window.press(Qt.Key.Key_Home)
    window.wait(lambda: window.desk.reading.id == window.desk.search.found.ids[0])
    window.wait(lambda: window.desk.reading_runner.is_idle)
    return window.desk.reading.id


def test_an_article_is_queued_listed_archived_and_brought_back(window):
    article = into_list(window)
    desk = window.desk
    window.press(Qt.Key.Key_Q)
    window.wait(lambda: states(window, article) == (True, False))
    window.wait(lambda: desk.results.model.hit(article).article.queued_at is not None)
    desk.actions.run("search.clear")
    window.wait(lambda: desk.search.query == "" and window.total > 1)
    desk.actions.run("search.queue")
    window.wait(lambda: desk.search.query == "is:queued" and list(desk.search.found.ids) == [article])
    assert desk.searching.sort is Sort.QUEUE
    desk.window.focus(Place.READER)
    window.wait(lambda: desk.reading.id == article)
    window.press(Qt.Key.Key_Y)
    window.wait(lambda: states(window, article) == (False, True) and window.total == 0)
    window.ctrl(Qt.Key.Key_Z)
    window.wait(lambda: states(window, article) == (True, False) and window.total == 1)
    desk.actions.run("search.queue")
    window.wait(lambda: desk.search.query == "" and desk.searching.sort is None)


def test_what_is_archived_stays_where_it_was_until_the_query_leaves_it_out(window):
    article = into_list(window)
    desk, total = window.desk, window.total
    window.press(Qt.Key.Key_Y)
    window.wait(lambda: states(window, article) == (False, True))
    window.wait(lambda: desk.results.model.hit(article).article.archived_at is not None)
    assert window.total == total
    desk.actions.run("search.inbox")
    window.wait(lambda: desk.search.query == "quarantine is:inbox" and window.total == total - 1)
    desk.actions.run("search.inbox")
    window.wait(lambda: window.total == total)
