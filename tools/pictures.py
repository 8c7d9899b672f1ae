"""Pictures of the real window on the sample library, without a screen: python -m tools.pictures FOLDER [--only NAME] [--seed FILE].

Each picture is a process of its own, so that scales can differ. `--seed` adds one of a text of yours, opened as it is.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

_PATIENCE_S = 60.0
_REST_S = 0.4


@dataclass(frozen=True)
class Scene:
    """One picture: what is searched and opened, how it looks, and what is done before it is taken."""

    query: str = ""
    article: str = ""
    theme: str = "light"
    size: tuple[int, int] = (1440, 900)
    scale: float = 1
    act: str = ""


SCENES = {
    "01-light": Scene("quarantine khrushchev", "Says Missiles"),
    "02-dark": Scene("quarantine khrushchev", "Says Missiles", theme="dark"),
    "03-compact": Scene("quarantine khrushchev", "Says Missiles", size=(1100, 700)),
    "04-pasted-undated": Scene("jupiters in:all", "Two Islands", act="comments"),
    "05-arabic": Scene("كوبا OR موسكو", "الحياد"),
    "06-palette": Scene("quarantine", "Announces Quarantine", act="palette"),
    "07-go-to": Scene("", "Announces Quarantine", act="go-to"),
    "08-empty": Scene(size=(1100, 700), act="empty"),
    "09-nothing-found": Scene("quarantine zeppelin", "Announces Quarantine", act="nothing"),
    "10-timeline": Scene("soviet date:1962-10-20..1962-10-28", "Announces Quarantine", act="timeline"),
    "11-actor": Scene('actor:"Nikita Khrushchev"', "Says Missiles", theme="dark", act="actors"),
    "12-contrast": Scene("quarantine khrushchev", "Says Missiles", theme="contrast"),
    "13-sepia-reading": Scene("quarantine", "Announces Quarantine", theme="sepia", act="reading"),
    "14-scale-200": Scene("quarantine khrushchev", "Says Missiles", theme="dark", size=(1100, 700), scale=2),
    "52-timeline-year": Scene("", "Announces Quarantine", act="year"),
    "53-lanes-of-sources": Scene("quarantine OR missiles", "Announces Quarantine", theme="dark", act="sources"),
    "60-events": Scene("soviet OR quarantine", "Announces Quarantine", act="events"),
    "61-between": Scene("", "Announces Quarantine", act="between"),
    "61-between-dark": Scene("", "Announces Quarantine", theme="dark", size=(1100, 700), act="between"),
    "62-network": Scene("quarantine OR missiles", "Announces Quarantine", act="network"),
    "63-network-dark": Scene("soviet", "Says Missiles", theme="dark", size=(1100, 700), act="network tie"),
    "64-ego": Scene("", "Announces Quarantine", act="ego"),
    "54-stacked": Scene("quarantine OR missiles", "Announces Quarantine", act="stacked"),
    "55-stacked-compact": Scene(
        "quarantine OR missiles", "Announces Quarantine", theme="dark", size=(1100, 700), act="stacked"
    ),
    "56-half-known": Scene("quarantine OR missiles", "Announces Quarantine", act="half known"),
    "57-half-known-dark": Scene("quarantine OR missiles", "Announces Quarantine", theme="dark", act="half known"),
    "58-article-in-time": Scene("quarantine OR missiles", "Announces Quarantine", act="scope"),
    "59-article-in-time-arabic": Scene("كوبا OR موسكو", "الحياد", theme="dark", act="scope"),
    "50-forecasts": Scene("quarantine OR missiles OR khrushchev", "Announces Quarantine", act="forecasts"),
    "51-disputes": Scene("", "Announces Quarantine", theme="dark", act="disputes"),
    "65-profile": Scene("khrushchev", "Says Missiles", act="profile"),
    "66-profile-dark": Scene("khrushchev", "Says Missiles", theme="dark", size=(1100, 700), act="profile"),
    "67-choose-actor": Scene("jupiters", "Says Missiles", act="choose actor"),
    "67-choose-actor-dark": Scene("jupiters", "Says Missiles", theme="dark", size=(1100, 700), act="choose actor"),
    "68-questions": Scene("", "Announces Quarantine", act="questions"),
    "68-questions-dark": Scene("", "Announces Quarantine", theme="dark", size=(1100, 700), act="questions"),
    "69-parts": Scene("quarantine OR missiles", "Says Missiles", act="parts"),
    "69-parts-dark": Scene("quarantine OR missiles", "Says Missiles", theme="dark", size=(1100, 700), act="parts"),
    "70-actor-here": Scene("quarantine", "Announces Quarantine", act="actor here"),
    "15-set-date": Scene("is:undated", "Two Islands", act="set date"),
    "27-set-dates": Scene('source:"Harbor Ledger" OR is:undated', "Two Islands", act="set dates"),
    "16-keys": Scene("quarantine", "Announces Quarantine", act="keys"),
    "17-settings": Scene("quarantine", "Announces Quarantine", act="settings"),
    "18-manual": Scene("quarantine", "Announces Quarantine", act="manual"),
    "19-import": Scene("quarantine", "Announces Quarantine", theme="dark", act="import"),
    "20-mistake": Scene("quarantine date:next-week ", "Announces Quarantine", act="mistake"),
    "21-menu": Scene("quarantine", "Announces Quarantine", act="menu"),
    "22-completions": Scene("", "Announces Quarantine", act="completions"),
    "23-filters": Scene('-source:"Red Quay Bulletin" actor:"Soviet Union"', "Says Missiles", act="filters"),
    "25-explain": Scene(
        'quarantine source:"Meridian Wire" date:1962-10 -khrushchev', "Announces Quarantine", act="explain"
    ),
    "26-blame": Scene("quarantine zeppelin date:1962-11 lang:en", "Announces Quarantine", theme="dark", act="nothing"),
    "24-filters-dark": Scene("soviet", "Says Missiles", theme="dark", size=(1100, 700), act="filters"),
    "30-tags": Scene("quarantine khrushchev", "Says Missiles", act="tags"),
    "31-saved": Scene("quarantine", "Announces Quarantine", theme="dark", act="saved"),
    "32-save-search": Scene("quarantine OR blockade", "Announces Quarantine", act="save search"),
    "33-batch": Scene("quarantine", "Announces Quarantine", act="batch"),
    "40-original": Scene("quarantine", "Announces Quarantine", act="original"),
    "41-original-dark": Scene("quarantine", "Announces Quarantine", theme="dark", size=(1100, 700), act="original"),
    "42-original-arabic": Scene("كوبا OR موسكو", "الحياد", act="original"),
    "34-tagged": Scene("كوبا OR موسكو", "الحياد", theme="dark", size=(1100, 700), act="tagged"),
}
_SEED = Scene("Turkey", "", act="comments")


class Stage:
    """The window of one picture, and the patience to wait until it shows what it shall."""

    def __init__(self, library: Path, scene: Scene) -> None:
        from ui.app import Program, make_application

        self.application = make_application(["dateline"])
        self.program = Program(self.application)
        self.program.settings = self.program.settings.having("theme", scene.theme)
        self.program.settings = self.program.settings.having("mark_read_after_s", 0)
        self.program.open_library(library)
        self.desk = self.program.desk
        assert self.desk is not None
        self.desk.window.resize(*scene.size)
        self.program.show()
        self.wait(lambda: self.desk.window.windowHandle() is not None and self.desk.window.windowHandle().isExposed())
        self.desk.window.activateWindow()
        self.wait(self.desk.window.isActiveWindow)

    def wait(self, condition: Callable[[], object]) -> None:
        """Let the window work until something is so."""
        until = time.monotonic() + _PATIENCE_S
        while not condition():
            if time.monotonic() > until:
                raise TimeoutError("the window never came to show what this picture is of")
            self.application.processEvents()
            time.sleep(0.005)

    def rest(self, seconds: float = _REST_S) -> None:
        """Let everything that was begun come to its end."""
        until = time.monotonic() + seconds
        self.wait(lambda: time.monotonic() > until and self.desk.reading_runner.is_idle)


def _act(stage: Stage, scene: Scene, folder: Path) -> object:
    """Do what the scene is about and return the widget that is taken, None for the window."""
    from PySide6.QtCore import Qt, QTimer
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from ui.commands import Place

    desk = stage.desk
    taken: list[object] = []

    def take_dialog() -> None:
        stage_dialog = QApplication.activeModalWidget()
        assert stage_dialog is not None
        taken.append(_over(desk.window, stage_dialog, is_centred=True))
        stage_dialog.close()

    match scene.act:
        case "comments":
            desk.reader.toggle_comments()
            desk.reader.next_hit()
        case "palette" | "go-to":
            desk.actions.run("view.palette" if scene.act == "palette" else "go.anything")
            QTest.keyClicks(QApplication.focusWidget(), "set date" if scene.act == "palette" else "cuba")
            stage.rest()
        case "original":
            desk.actions.run("view.original")
            desk.reader.next_hit()
        case "timeline":
            desk.window.focus(Place.TIMELINE)
            for _ in range(4):
                desk.timeline.move_far_right()
        case "year" | "sources" | "stacked":
            desk.window.focus(Place.TIMELINE)
            if scene.act == "sources":
                desk.actions.run("timeline.lanes")
            elif scene.act == "stacked":
                desk.actions.run("timeline.stack")
            else:
                desk.actions.run("timeline.months")
            stage.rest()
        case "scope":
            desk.window.focus(Place.TIMELINE)
            desk.actions.run("timeline.scope")
            stage.rest()
        case "network" | "network tie":
            desk.actions.run("actor.network")
            stage.rest(1)
            for _ in range(3 if scene.act == "network tie" else 0):
                desk.actions.run("network.next")
        case "ego":
            desk.actors.toggle_scope()
            desk.actors.select_actor("turkey")
            desk.actions.run("actor.ego")
            stage.rest(1)
        case "half known":
            _show_half_known(desk)
        case "actors":
            desk.window.focus(Place.ACTORS)
            desk.reader.next_hit()
        case "filters":
            desk.window.focus(Place.FILTERS)
            stage.rest(1)
            desk.facets.view.setCurrentIndex(desk.facets.model.index(4))
        case "reading":
            desk.window.toggle_reading()
            desk.reader.next_hit()
        case (
            "set date"
            | "set dates"
            | "keys"
            | "settings"
            | "save search"
            | "explain"
            | "forecasts"
            | "disputes"
            | "events"
            | "between"
        ):
            if scene.act == "between":
                desk.window.focus(Place.ACTORS)
                QTimer.singleShot(1500, lambda: _confirm_first(QApplication.activeModalWidget()))
            if scene.act == "events":
                QTimer.singleShot(1800, lambda: QApplication.activeModalWidget()._shown.choose(5))
            if scene.act in {"set date", "set dates"}:
                QTimer.singleShot(1500, lambda: QTest.keyClicks(QApplication.focusWidget(), "26 October 1962"))
            QTimer.singleShot(
                2500 if scene.act in {"set date", "set dates", "forecasts", "disputes", "events", "between"} else 500,
                take_dialog,
            )
            desk.actions.run(
                {
                    "set date": "article.set-date",
                    "set dates": "article.set-dates",
                    "keys": "help.all-keys",
                    "settings": "library.settings",
                    "save search": "search.save-alert",
                    "explain": "search.explain",
                    "forecasts": "search.forecasts",
                    "disputes": "search.disputes",
                    "events": "search.events",
                    "between": "actor.between",
                }[scene.act]
            )
        case "profile":

            def walk() -> None:
                dialog = QApplication.activeModalWidget()
                # The platform without a screen takes itself for a small one.
                dialog.resize(min(1180, scene.size[0] - 80), min(760, scene.size[1] - 60))
                dialog.sections.choice.choose(1)
                dialog.sections.lists[1].go_to(2)
                dialog.mentions.lines.go_to(1)

            desk.actors.select_actor("nikita-khrushchev")
            QTimer.singleShot(2500, walk)
            QTimer.singleShot(3000, take_dialog)
            desk.actions.run("actor.profile")
        case "choose actor":

            def type_name() -> None:
                QTest.keyClicks(QApplication.focusWidget(), "am")

            desk.actors.toggle_scope()
            desk.actors.select_actor("turkey")
            QTimer.singleShot(1000, type_name)
            QTimer.singleShot(2500, take_dialog)
            desk.actions.run("actor.merge")
        case "questions":
            _ask_about_some(stage)
            QTimer.singleShot(2500, take_dialog)
            desk.actions.run("actor.questions")
        case "parts":
            _say_of_actors(stage, Place.ACTORS)
        case "actor here":
            mention = desk.reading.article.content.mentions[3]
            desk.window.focus(Place.READER)
            desk.reader.go_to(mention.start, mention.end)
            QTimer.singleShot(1500, take_dialog)
            desk.actions.run("actor.from-selection")
        case "tags" | "tagged":
            _tag_some(stage)
            if scene.act == "tags":
                desk.actions.run("article.tag")
                stage.rest()
                QTest.keyClicks(QApplication.focusWidget(), "bl")
                stage.rest()
        case "saved":
            _keep_some(stage)
            desk.bar.focus_all()
            desk.actions.run("search.history")
            stage.rest()
        case "batch":
            queries = folder / "words of october.txt"
            queries.write_text(
                'quarantine\nkhrushchev letter\n"quarantine line" date:1962-10-24\nactor:Turkey jupiters\nzeppelin\ndate:soon\nكوبا OR موسكو\n',
                encoding="utf-8",
            )
            QTimer.singleShot(20_000, take_dialog)
            desk.tasks.search_list(queries)
            stage.wait(lambda: taken or (QApplication.activeModalWidget() is not None and take_dialog() is None))
        case "manual":
            desk.actions.run("help.manual")
            stage.rest()
            return next(w for w in QApplication.topLevelWidgets() if w.windowTitle() == "Manual" and w.isVisible())
        case "import":
            pages = folder / "pages"
            pages.mkdir()
            for number in range(600):
                _write_log_page(pages / f"{number:03}.html", number)
            (pages / "empty.html").touch()
            desk.deciding.set_date(_article_named(desk, "Two Islands"), "1962-10-27")
            stage.rest(1)
            desk.imports.take_paths([pages])
            stage.wait(lambda: desk.search.found is not None and desk.import_status.isVisible())
            stage.rest(4)
        case "mistake" | "completions":
            desk.bar.focus_all()
            if scene.act == "completions":
                QTest.keyClicks(QApplication.focusWidget(), "cast")
            stage.rest(1.2)
        case "menu":
            desk.actions.run("view.menu")
            stage.rest()
            menu = QApplication.activePopupWidget()
            assert menu is not None
            for _ in range(3):
                QTest.keyClick(menu, Qt.Key.Key_Down)
            QTest.keyClick(menu, Qt.Key.Key_Right)
            stage.rest()
            return _over(
                desk.window, *(w for w in QApplication.topLevelWidgets() if w.isVisible() and w.inherits("QMenu"))
            )
        case _:
            desk.window.focus(Place.LIST)
    stage.rest()
    return taken[0] if taken else None


def _show_half_known(desk) -> None:
    """Have the timeline show what the sample's own articles do not say: open ends, and days with two readings."""
    from dataclasses import replace

    from ui.commands import Place
    from workbench.dated import OPEN_FIRST, OPEN_LAST, TextDate
    from workbench.timeline import day_of

    placing = desk.around._placing
    charted = placing._search
    until, since = day_of("1962-10-16"), day_of("1962-11-06")
    either, other = day_of("1962-10-09"), day_of("1962-09-10")
    lanes = placing._lanes(charted)
    made = (
        TextDate(1, 0, 4, OPEN_FIRST, until, (lanes[0][0],), "../1962-10-16"),
        TextDate(1, 5, 9, since, OPEN_LAST, (lanes[1][0],), "1962-11-06/..", basis="year inferred"),
        TextDate(1, 10, 14, either, either, (lanes[1][0],), "[1962-10-09,1962-09-10]"),
        TextDate(1, 15, 19, other + 9, other + 9, (lanes[0][0],), "[1962-09-19,1962-11-21]"),
    )
    desk.timeline.show_data(replace(charted.timeline, dates=(*charted.timeline.dates, *made)), lanes)
    desk.window.focus(Place.TIMELINE)
    desk.timeline.show_day(either)
    for _ in range(2):
        desk.timeline.zoom_in()


def _confirm_first(dialog) -> None:
    """Confirm the first sentence of which something is known, as who works with them would have done."""
    from workbench.annotate.relations.relation import RelationClass

    at = next(n for n, one in enumerate(dialog._rows) if one.relation.relation is not RelationClass.UNCLEAR)
    dialog._lines.go_to(at)
    if dialog._current().verdict is None:
        dialog._confirm()


def _ask_about_some(stage) -> None:
    """Keep some pairs as questions: the sample has no two actors of whom nobody could say whether they are one."""
    from workbench.annotate.findings import Actor, ActorKind

    desk = stage.desk
    for pair in (
        (("anatoly-dobrynin", "Anatoly Dobrynin"), ("~person:Andrei Dobrynin", "Andrei Dobrynin")),
        (("united-states-armed-forces", "United States Armed Forces"), ("~armed:Air Force", "Air Force")),
        (("robert-f-kennedy", "Robert Kennedy"), ("john-f-kennedy", "John F. Kennedy")),
    ):
        one, other = (Actor(id_, name, ActorKind.PERSON) for id_, name in pair)
        desk.deciding_actors.set_pair(one, other, "open")
    stage.wait(lambda: desk.writing_runner.is_idle)
    stage.rest(1)


def _say_of_actors(stage, place) -> None:
    """Watch one actor, hide one, and list those of the search with their parts."""
    desk = stage.desk
    desk.actors.toggle_scope()
    for actor, act in (("u-thant", desk.deciding_actors.watch), ("nato", desk.deciding_actors.hide)):
        if desk.actors.select_actor(actor):
            act(desk.actors.current_actor(), is_on=True)
    stage.wait(lambda: desk.writing_runner.is_idle)
    stage.rest(1.5)
    for _ in range(2):
        desk.notices.close_newest()
    desk.window.focus(place)
    desk.actors.select_actor("united-states")


def _tag_some(stage) -> None:
    """Tag what is read and others of the list, one with a long name."""
    desk = stage.desk
    names = ("Blockade", "black sea fleet", "To be read again before the briefing on Thursday", "أزمة الصواريخ")
    for place, article in enumerate(dict.fromkeys([desk.reading.id, *desk.search.found.ids[:4]])):
        for name in names[: 4 - place % 3]:
            desk.deciding.tag(article, name, is_on=True)
            stage.wait(lambda: desk.writing_runner.is_idle)
    for article in desk.search.found.ids[4:9]:
        desk.deciding.tag(article, "Blockade", is_on=True)
    stage.wait(lambda: desk.writing_runner.is_idle)
    desk.searching.refresh()
    stage.rest()


def _keep_some(stage) -> None:
    """Keep searches and alerts, some with something new."""
    from workbench.library.searches import SavedSearch, save_search
    from workbench.library.store import Library

    moment = "1962-10-24T10:00:00Z"
    with Library.open(stage.desk.folder) as library:
        for name, query, is_alert, seen in (
            ("Turkish bases", "actor:Turkey (jupiters OR bases)", True, 20),
            ("كوبا", "كوبا OR موسكو", True, 30),
            ("Nothing new", "zeppelin", True, 0),
            (
                "Letters between the two heads of state, with all that was written about them",
                "letter khrushchev kennedy",
                False,
                0,
            ),
        ):
            save_search(library, SavedSearch(name, query, None, moment, is_alert, seen, moment))
    stage.desk.search.set_history(["quarantine line", "beets", "missiles date:1962-10"])
    stage.desk.shelf.look()
    stage.wait(lambda: stage.desk.shelf.shelf.alerts)
    stage.rest()


def _over(window, *widgets, is_centred: bool = False):
    """Return a picture of the window with other windows on it, where a window manager would put and frame them."""
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QPainter

    picture = window.grab()
    painter = QPainter(picture)
    for widget in widgets:
        at = widget.mapToGlobal(QPoint(0, 0)) - window.mapToGlobal(QPoint(0, 0))
        if is_centred:
            at = QPoint((window.width() - widget.width()) // 2, (window.height() - widget.height()) // 2)
        painter.drawPixmap(at, widget.grab())
        if is_centred:
            painter.setPen(window.palette().mid().color())
            painter.drawRect(at.x() - 1, at.y() - 1, widget.width() + 1, widget.height() + 1)
    painter.end()
    return picture


def render(name: str, library: Path, target: Path) -> None:
    """Take one picture."""
    scene = SCENES.get(name, _SEED)
    stage = Stage(library, scene)
    desk = stage.desk
    stage.wait(lambda: desk.search.found is not None)
    if scene.act != "empty":
        stage.wait(lambda: desk.reading.article is not None)
        if scene.query and scene.act != "mistake":
            desk.search.set_query(scene.query)
        elif scene.query:
            desk.bar.field.setText(scene.query)
            desk.bar.text_edited.emit(scene.query, len(scene.query))
        stage.rest(1)
        article = _article_named(desk, scene.article)
        if article is not None and article != desk.reading.id:
            desk.article.open(article)
        stage.rest(1)
    else:
        stage.rest(1)
    from PySide6.QtGui import QPixmap

    with tempfile.TemporaryDirectory() as folder:
        picture = _act(stage, scene, Path(folder))
        if not isinstance(picture, QPixmap):
            picture = (picture or desk.window).grab()
        picture.save(str(target))
        desk.import_run.shut_down()
    # The picture is on disk, and the library is a copy: nothing has to be closed in order.
    os._exit(0)


def _write_log_page(file: Path, number: int) -> None:
    """Write one of the pages whose import is in the picture."""
    paragraph = (
        "The harbour office logged the usual traffic, and nothing that the watch thought worth a telephone call. "
    )
    file.write_text(
        f"<html><head><title>Harbour log, sheet {number}</title></head><body><article><h1>Harbour log, sheet {number}</h1>"
        f"<p>{paragraph * 4}</p><p>Sheet {number}. {paragraph * 5}</p></article></body></html>",
        encoding="utf-8",
    )


def _mark_some_read(library: Path) -> None:
    """Have read what an analyst would have read by now: a list in which everything is new says nothing."""
    from workbench.library import marks
    from workbench.library.store import Library

    with Library.open(library) as opened:
        ids = [row[0] for row in opened.connection.execute("SELECT id FROM article ORDER BY published, id")]
        marks.set_read(opened, ids[: len(ids) * 2 // 3], True)


def _article_named(desk, words: str) -> int | None:
    from workbench.library.store import Library

    with Library.open(desk.folder) as library:
        row = library.connection.execute(
            "SELECT id FROM article WHERE instr(title, ?) AND deleted_at IS NULL ORDER BY id LIMIT 1", (words,)
        ).fetchone()
    return None if row is None or not words else int(row[0])


def main(arguments: list[str]) -> int:
    """Take all pictures, or those whose name contains --only."""
    parser = argparse.ArgumentParser(prog="python -m tools.pictures", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="")
    parser.add_argument("--seed", type=Path, help="a saved text of yours, for one more picture")
    parser.add_argument("--one", nargs=2, help=argparse.SUPPRESS)
    args = parser.parse_args(arguments)
    if args.one:
        render(args.one[0], Path(args.one[1]), args.folder / f"{args.one[0]}.png")
    wanted = dict(SCENES)
    if args.seed:
        wanted["30-seed"] = _SEED
    wanted = {name: scene for name, scene in wanted.items() if args.only in name}
    if not wanted:
        print(
            f"No picture was taken: none has “{args.only}” in its name. The pictures are {', '.join(SCENES)}. "
            "Give --only a part of one of these names.",
            file=sys.stderr,
        )
        return 2
    args.folder.mkdir(parents=True, exist_ok=True)
    failed = 0
    with tempfile.TemporaryDirectory() as name:
        private = Path(name)
        environment = {
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "DATELINE_CACHE": str(private / "cache"),
            "DATELINE_CONFIG": str(private / "config"),
            "DATELINE_LIBRARIES": str(private / "libraries"),
        }
        dateline = [sys.executable, "-P", "-m", "workbench"]
        sample, empty, seed = (private / f"{kind}.dateline" for kind in ("October 1962", "My library", "Seed"))
        subprocess.run([*dateline, "sample", sample], env=environment, check=True, stdout=subprocess.DEVNULL)
        _mark_some_read(sample)
        if args.seed:
            command = [*dateline, "--library", seed, "import", args.seed]
            subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
        for number, (picture, scene) in enumerate(wanted.items()):
            library = {"empty": empty}.get(scene.act, seed if scene is _SEED else sample)
            if scene.act in {"import", "questions", "parts"}:
                # Later pictures are not to show what is decided in these.
                library = private / str(number) / sample.name
                shutil.copytree(sample, library)
            one = {
                **environment,
                "QT_SCALE_FACTOR": str(scene.scale),
                "DATELINE_CONFIG": str(private / f"config-{number}"),
            }
            command = [sys.executable, "-m", "tools.pictures", str(args.folder), "--one", picture, str(library)]
            # The platform without a screen says on each start what it cannot do; that is of interest to nobody.
            done = subprocess.run(command, env=one, check=False, stderr=subprocess.PIPE, text=True)
            failed += done.returncode != 0
            print(f"{picture}: taken" if done.returncode == 0 else f"{picture}: FAILED\n{done.stderr}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
