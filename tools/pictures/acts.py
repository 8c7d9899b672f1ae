"""What is done before a picture is taken, a function each; one that returns something returns the picture, or the widget that is taken."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tools.pictures import marking, preparing, set_pages, sights
from tools.pictures.stage import Stage, article_named, over
from ui.commands import Place
from ui.panels.reader.typography import Typography

_READ_MS = 2500


def act(stage: Stage, folder: Path) -> object:
    """Do what the scene is about; return the picture or the widget that is taken, None for the window."""
    what = stage.scene.act
    if what in _DIALOGS:
        return _in_dialog(stage, _DIALOGS[what])
    done = _ACTS.get(what, _list)(stage, folder)
    stage.rest()
    return done


class _Asked(NamedTuple):
    """A dialog: the command that opens it, what is done before and in it, and when the picture is taken."""

    command: str
    before: Callable[[Stage], object] = lambda _stage: None
    inside: Callable[[], object] | None = None
    inside_ms: int = 1500
    taken_ms: int = _READ_MS


def _in_dialog(stage: Stage, asked: _Asked) -> object:
    taken: list[object] = []
    asked.before(stage)
    if asked.inside is not None:
        QTimer.singleShot(asked.inside_ms, asked.inside)
    QTimer.singleShot(asked.taken_ms, lambda: taken.append(_dialog(stage)))
    stage.desk.actions.run(asked.command)
    stage.rest()
    return taken[0]


def _dialog(stage: Stage) -> object:
    """Return a picture of the dialog that is open on the window, and close it."""
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    picture = over(stage.desk.window, dialog, is_centred=True)
    dialog.close()
    return picture


def _type(text: str) -> None:
    QTest.keyClicks(QApplication.focusWidget(), text)


def _list(stage: Stage, _folder: Path) -> None:
    stage.desk.window.focus(Place.LIST)


def _comments(stage: Stage, _folder: Path) -> None:
    stage.desk.reader.toggle_comments()
    stage.desk.reader.hits.next()


def _palette(command: str, text: str, stage: Stage, _folder: Path) -> None:
    stage.desk.actions.run(command)
    _type(text)


def _sentence(stage: Stage, _folder: Path) -> None:
    stage.desk.window.focus(Place.READER)
    stage.desk.reader.hits.next()
    stage.desk.reader.hits.next()
    stage.desk.reader.leader.sentences.step(1)


def _peek(walk: str, stage: Stage, _folder: Path) -> None:
    stage.desk.window.focus(Place.READER)
    stage.desk.reader.hits.next()
    for command in walk.split():
        stage.desk.actions.run(command)
    stage.desk.actions.run("text.look-up")


def _original(stage: Stage, _folder: Path) -> None:
    stage.desk.actions.run("view.original")
    stage.desk.reader.hits.next()


def _zones(words: str, stage: Stage, _folder: Path) -> None:
    stage.desk.actions.run("view.zones")
    stage.desk.window.focus(Place.READER)
    stage.rest(1)
    preparing.mark_paragraph(stage.desk.reader, words)
    # Until what was gone to does not shine any more.
    stage.rest(1)


def _zoned(stage: Stage, folder: Path) -> None:
    _zones("", stage, folder)
    for _ in range(3):
        _press(Qt.Key.Key_Down)
    _press(Qt.Key.Key_X)
    stage.rest(1)


def _tabs(stage: Stage, _folder: Path) -> None:
    """Five tabs that stay, one of an Arabic article, and one that follows the list."""
    desk = stage.desk
    desk.window.focus(Place.LIST)
    for words in ("Says Missiles", "الحياد", "Two Letters", "Pentagon"):
        desk.tabs.tabs.add(article_named(desk, words), "")
    desk.tabs._on_library_changed()
    desk.tabs.show(1)
    stage.rest(1)
    desk.reader.hits.next()


def _split(words: str, stage: Stage, _folder: Path) -> None:
    """Another article beside the open one, walked to a hit in each."""
    desk = stage.desk
    desk.beside.open(article_named(desk, words))
    stage.rest(1)
    desk.window.focus(Place.READER)
    desk.reader.hits.next()
    desk.second_reader.hits.next()
    stage.rest(1)


def _press(key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget(), key)


def _timeline(stage: Stage, _folder: Path) -> None:
    stage.desk.window.focus(Place.TIMELINE)
    for _ in range(4):
        stage.desk.timeline.move_far_right()


def _in_timeline(command: str, stage: Stage, _folder: Path) -> None:
    stage.desk.window.focus(Place.TIMELINE)
    stage.desk.actions.run(command)


def _half_known(stage: Stage, _folder: Path) -> None:
    preparing.show_half_known(stage.desk)


def _network(steps: int, stage: Stage, _folder: Path) -> None:
    stage.desk.actions.run("actor.network")
    stage.rest(1)
    for _ in range(steps):
        stage.desk.actions.run("network.next")


def _ego(stage: Stage, _folder: Path) -> None:
    stage.desk.actors.toggle_scope()
    stage.desk.actors.select_actor("turkey")
    stage.desk.actions.run("actor.ego")
    stage.rest(1)


def _actors(stage: Stage, _folder: Path) -> None:
    stage.desk.window.focus(Place.ACTORS)
    stage.desk.reader.hits.next()


def _parts(stage: Stage, _folder: Path) -> None:
    preparing.say_of_actors(stage, Place.ACTORS)


def _filters(stage: Stage, _folder: Path) -> None:
    stage.desk.window.focus(Place.FILTERS)
    stage.rest(1)
    stage.desk.facets.view.setCurrentIndex(stage.desk.facets.model.index(4))


def _queued(stage: Stage, _folder: Path) -> None:
    found = list(stage.desk.search.found.ids)
    for article in found[1:6:2]:
        stage.desk.deciding.toggle_queue(article)
    for article in found[2:5:2]:
        stage.desk.deciding.toggle_archive(article)
    stage.wait(lambda: stage.desk.writing_runner.is_idle)
    stage.rest(1)
    for _ in range(6):
        stage.desk.notices.close_newest()
    stage.desk.window.focus(Place.FILTERS)
    stage.desk.window.focus(Place.LIST)


def _reading(stage: Stage, _folder: Path) -> None:
    stage.desk.window.toggle_reading()
    stage.desk.reader.hits.next()


def _tagged(stage: Stage, _folder: Path) -> None:
    preparing.tag_some(stage)


def _tags(stage: Stage, _folder: Path) -> None:
    preparing.tag_some(stage)
    stage.desk.actions.run("article.tag")
    stage.rest()
    _type("bl")


def _saved(stage: Stage, _folder: Path) -> None:
    preparing.keep_some(stage)
    stage.desk.bar.focus_all()
    stage.desk.actions.run("search.history")


def _batch(stage: Stage, folder: Path) -> object:
    queries = folder / "words of october.txt"
    queries.write_text(
        'quarantine\nkhrushchev letter\n"quarantine line" date:1962-10-24\nactor:Turkey jupiters\nzeppelin\ndate:soon\nكوبا OR موسكو\n',
        encoding="utf-8",
    )
    # It opens when the list has been searched, from within the wait for it.
    taken: list[object] = []
    look = QTimer()

    def take() -> None:
        if QApplication.activeModalWidget() is not None:
            look.stop()
            QTimer.singleShot(_READ_MS, lambda: taken.append(_dialog(stage)))

    look.timeout.connect(take)
    look.start(100)
    stage.desk.tasks.search_list(queries)
    stage.wait(lambda: taken)
    return taken[0]


def _manual(stage: Stage, _folder: Path) -> object:
    stage.desk.actions.run("help.manual")
    stage.rest()
    return next(w for w in QApplication.topLevelWidgets() if w.windowTitle() == "Manual" and w.isVisible())


def _import(stage: Stage, folder: Path) -> None:
    desk = stage.desk
    pages = folder / "pages"
    pages.mkdir()
    for number in range(600):
        preparing.write_log_page(pages / f"{number:03}.html", number)
    (pages / "empty.html").touch()
    desk.deciding.set_date(article_named(desk, "Two Islands"), "1962-10-27")
    stage.rest(1)
    desk.imports.take_paths([pages])
    stage.wait(lambda: desk.search.found is not None and desk.import_status.isVisible())
    stage.rest(4)


def _in_search(text: str, stage: Stage, _folder: Path) -> None:
    stage.desk.bar.focus_all()
    if text:
        _type(text)
    stage.rest(1.2)


def _menu(stage: Stage, _folder: Path) -> object:
    stage.desk.actions.run("view.menu")
    stage.rest()
    menu = QApplication.activePopupWidget()
    assert menu is not None
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Right):
        QTest.keyClick(menu, key)
    stage.rest()
    menus = (w for w in QApplication.topLevelWidgets() if w.isVisible() and w.inherits("QMenu"))
    return over(stage.desk.window, *menus)


def _walk_profile() -> None:
    dialog = QApplication.activeModalWidget()
    # The platform without a screen takes itself for a small one.
    room = dialog.parent().size()
    dialog.resize(min(1180, room.width() - 80), min(760, room.height() - 60))
    dialog.sections.choice.choose(1)
    dialog.sections.lists[1].go_to(2)
    dialog.mentions.lines.go_to(1)


def _walk_imports() -> None:
    dialog = QApplication.activeModalWidget()
    dialog._lines.go_to(2)


def _walk_trash() -> None:
    _as_large_as_it_is()
    dialog = QApplication.activeModalWidget()
    dialog._lines.go_to(1)
    QTest.keyClick(dialog._lines, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)


def _purge_some() -> None:
    _as_large_as_it_is()
    dialog = QApplication.activeModalWidget()
    # It asks, and waits for the answer: the picture is taken while it does.
    QTimer.singleShot(0, lambda: QTest.keyClick(dialog._lines, Qt.Key.Key_E))
    QTimer.singleShot(2 * _READ_MS, dialog.reject)


def _select(actor: str, stage: Stage) -> None:
    stage.desk.actors.select_actor(actor)


def _select_of_search(actor: str, stage: Stage) -> None:
    stage.desk.actors.toggle_scope()
    stage.desk.actors.select_actor(actor)


def _go_to_mention(stage: Stage) -> None:
    mention = stage.desk.reading.article.content.mentions[3]
    stage.desk.window.focus(Place.READER)
    stage.desk.reader.go_to(mention.start, mention.end)


def _select_a_sentence(stage: Stage) -> None:
    stage.desk.window.focus(Place.READER)
    preparing.select_a_sentence(stage.desk.reader)


def _press_in(key: Qt.Key) -> None:
    _as_large_as_it_is()
    _press(key)


def _unfolded(stage: Stage, _folder: Path) -> None:
    """Unfold the first group of the list, the article that is open in it or not."""
    stage.desk.window.focus(Place.LIST)
    stage.desk.results.unfold_current()


def _as_large_as_it_is() -> None:
    dialog = QApplication.activeModalWidget()
    # The platform without a screen takes itself for a small one.
    room = dialog.parent().size()
    wanted = dialog._wanted_px
    dialog.resize(min(wanted[0], room.width() - 80), min(wanted[1], room.height() - 60))


def _only_what_matters() -> None:
    _as_large_as_it_is()
    QTest.keyClicks(QApplication.focusWidget(), "m")


_DIALOGS = {
    "set date": _Asked("article.set-date", inside=partial(_type, "26 October 1962")),
    "set dates": _Asked("article.set-dates", inside=partial(_type, "26 October 1962")),
    "keys": _Asked("help.all-keys", taken_ms=500),
    "settings": _Asked("library.settings", taken_ms=500),
    "save search": _Asked("search.save-alert", taken_ms=500),
    "imports": _Asked("library.report", preparing.import_some, _walk_imports),
    "wanted": _Asked("library.wanted", preparing.import_some),
    "provenance": _Asked("article.provenance"),
    "watched": _Asked("library.watch", inside=lambda: preparing.name_watched(QApplication.activeModalWidget())),
    "picture": _Asked("view.picture", partial(sights.scroll_to_picture, 0), taken_ms=4000),
    "mail header": _Asked("article.mail", sights.wait_for_mail),
    "source": _Asked("article.source", taken_ms=5000),
    "explain": _Asked("search.explain", taken_ms=500),
    "forecasts": _Asked("search.forecasts"),
    "disputes": _Asked("search.disputes"),
    "copies": _Asked("article.copies", inside=_as_large_as_it_is),
    "compare": _Asked("article.compare", inside=_as_large_as_it_is),
    "what matters": _Asked("article.compare", inside=_only_what_matters),
    "events": _Asked("search.events", inside=lambda: QApplication.activeModalWidget()._shown.choose(5), inside_ms=1800),
    "between": _Asked(
        "actor.between",
        lambda stage: stage.desk.window.focus(Place.ACTORS),
        lambda: preparing.confirm_first(QApplication.activeModalWidget()),
    ),
    "profile": _Asked(
        "actor.profile", partial(_select, "nikita-khrushchev"), _walk_profile, inside_ms=2500, taken_ms=3000
    ),
    "choose actor": _Asked("actor.merge", partial(_select_of_search, "turkey"), partial(_type, "am"), inside_ms=1000),
    "questions": _Asked("actor.questions", preparing.ask_about_some),
    "zone rules": _Asked("zone.rules", preparing.make_some_rules),
    "trash": _Asked("library.trash", preparing.delete_some, _walk_trash),
    "purge": _Asked("library.trash", preparing.delete_some, _purge_some),
    "decisions": _Asked("library.decisions", preparing.decide_some, _as_large_as_it_is),
    "copy as": _Asked("article.copy-as", _select_a_sentence, partial(_press_in, Qt.Key.Key_Down)),
    "note": _Asked("mark.note", marking.write, marking.type_note),
    "grade": _Asked("mark.grade", marking.write, marking.grade),
    "actor here": _Asked("actor.from-selection", _go_to_mention, taken_ms=1500),
}
_ACTS: dict[str, Callable[[Stage, Path], object]] = {
    "comments": _comments,
    "palette": partial(_palette, "view.palette", "set date"),
    "go-to": partial(_palette, "go.anything", "cuba"),
    "pictures": partial(sights.show_pictures, 0),
    "chart": partial(sights.show_pictures, 1),
    "original pictures": sights.show_original,
    "pages": sights.show_pages,
    "mail": lambda stage, _folder: sights.wait_for_mail(stage),
    "scripts": partial(set_pages.show_set, Typography(), "The same in other"),
    "sans": partial(set_pages.show_set, Typography("sans", 60, 175), ""),
    "table": partial(set_pages.show_set, Typography(), "The count is made"),
    "original": _original,
    "zones": partial(_zones, ""),
    "zoned": _zoned,
    "tabs": _tabs,
    "split": partial(_split, "Says Missiles"),
    "split arabic": partial(_split, "الحياد"),
    "timeline": _timeline,
    "year": partial(_in_timeline, "timeline.months"),
    "sources": partial(_in_timeline, "timeline.lanes"),
    "stacked": partial(_in_timeline, "timeline.stack"),
    "scope": partial(_in_timeline, "timeline.scope"),
    "half known": _half_known,
    "network": partial(_network, 0),
    "network tie": partial(_network, 3),
    "ego": _ego,
    "actors": _actors,
    "parts": _parts,
    "filters": _filters,
    "queued": _queued,
    "folded": _list,
    "unfolded": _unfolded,
    "reading": _reading,
    "sentence": _sentence,
    "peek": partial(_peek, "mention.next mention.next"),
    "peek date": partial(_peek, "date.next"),
    "marks": marking.make_some,
    "marks pane": marking.show_in_pane,
    "tagged": _tagged,
    "tags": _tags,
    "saved": _saved,
    "batch": _batch,
    "manual": _manual,
    "import": _import,
    "mistake": partial(_in_search, ""),
    "completions": partial(_in_search, "cast"),
    "menu": _menu,
}
