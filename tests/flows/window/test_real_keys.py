"""The real program in a process of its own on a screen of its own, worked by keys that the X server makes.

What happened is read where a user would: in the title bar, in the library, in what is remembered between starts. Nothing here
knows a widget.
"""

import json
import os
import subprocess
import sys

import pytest

from tests.flows.window.screen import Screen, Started, until
from workbench import query_terms
from workbench.cli.frame import Exit
from workbench.indexing import IndexKeeper
from workbench.jobs import JobContext
from workbench.library import decision_log
from workbench.library.articles import get_article
from workbench.library.store import Library
from workbench.search import SearchService
from workbench.session_file import FILE

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="needs an X server of its own"),
]


@pytest.fixture
def screen(tmp_path, private_folders):
    folder = tmp_path / "screen"
    folder.mkdir()
    made = Screen(folder)
    yield made
    made.close()


class Sight:
    """What can be seen of one library from outside the program that has it open."""

    def __init__(self, library, config, screen) -> None:
        self.library, self._config, self._screen = library, config, screen

    def title_of(self, article: int) -> str:
        with Library.open(self.library) as opened:
            return f"{get_article(opened, article).title} - Sample - Dateline"

    def found(self, query: str) -> list[int]:
        with Library.open(self.library) as opened, IndexKeeper(opened) as keeper:
            return list(SearchService(opened, keeper, follow=False).find(JobContext(), query).ids)

    def article(self, article: int):
        with Library.open(self.library) as opened:
            return get_article(opened, article)

    def decided(self) -> list[decision_log.Decision]:
        with Library.open(self.library) as opened:
            return decision_log.log(opened)

    def noted(self, what: str) -> dict:
        """What is remembered of the library's position or the window's frame."""
        try:
            window = json.loads((self._config / FILE).read_bytes())["window"]
        except FileNotFoundError:
            return {}
        return json.loads(next((note for key, note in window.items() if key.startswith(what)), "{}"))

    def wait_for(self, title: str) -> None:
        until(lambda: self._screen.title == title, f"the title {title!r}", lambda: self._screen.title)


@pytest.fixture
def sight(library, private_folders, screen):
    return Sight(library, private_folders / "config", screen)


@pytest.fixture
def start(library, screen, sight):
    """Start the program on the library; wait until an article is open, which is the last thing to show."""
    started = []

    def start_() -> Started:
        one = Started(library, screen.environment)
        started.append(one)
        until(lambda: screen.title.endswith("- Sample - Dateline") or one.process.poll() is not None, "the window")
        assert one.process.poll() is None, one.end()
        return one

    yield start_
    for one in started:
        one.stop()


def test_a_day_of_work_by_keys(screen, sight, start):
    """Search, walk hits, star, unread, date, undo, timeline, palette, panes, reading mode, quit."""
    bare = screen.picture
    program = start()
    newest = sight.found("")
    sight.wait_for(sight.title_of(newest[0]))
    assert screen.changed(bare) > 0.9
    # The keyboard is in the list from the first moment on.
    screen.press("Down")
    sight.wait_for(sight.title_of(newest[1]))

    screen.press("ctrl+l")
    screen.type("quarantine")
    found = sight.found("quarantine")
    until(lambda: sight.noted("position").get("query") == "quarantine", "the query in the session")
    screen.press("Return", "Home")
    sight.wait_for(sight.title_of(found[0]))
    screen.press("Down", "Down")
    sight.wait_for(sight.title_of(found[2]))

    # Hit by hit through the article, and on into the next.
    for _ in range(100):
        before_key = screen.picture
        screen.press("F3")
        until(lambda before=before_key: screen.changed(before) > 0, "another hit")
        if screen.title != sight.title_of(found[2]):
            break
    sight.wait_for(sight.title_of(found[3]))
    article = found[3]
    before = sight.article(article)

    until(lambda: sight.article(article).read_at is not None, "an article that stays open counts as read")
    screen.press("s", "u")
    until(lambda: sight.article(article).starred_at is not None, "the star")
    until(lambda: sight.article(article).read_at is None, "the mark taken back")

    screen.press("ctrl+d")
    until(lambda: screen.title == "Set the publication date", "the dialog")
    screen.press("ctrl+a")
    screen.type("9 May 1963")
    screen.press("Return")
    until(lambda: sight.article(article).published.edtf == "1963-05-09", "the date")
    sight.wait_for(sight.title_of(article))
    screen.press("ctrl+z")
    until(lambda: sight.article(article).published == before.published, "the date taken back")

    screen.press("ctrl+4", "bracketright", *["shift+Right"] * 3, "Return")
    until(
        lambda: "date:" in sight.noted("position")["query"],
        "the selected time in the query",
        lambda: sight.noted("position"),
    )
    (term,) = [t for t in query_terms.terms(sight.noted("position")["query"]) if t.field == "date"]
    assert query_terms.days_of(term.value) is not None
    screen.press("Escape")
    until(
        lambda: sight.noted("position")["query"] == "quarantine",
        "the time taken out of the query",
        lambda: sight.noted("position"),
    )

    all_panes = screen.picture
    screen.press("ctrl+shift+p")
    screen.type("hide timeline")
    screen.press("Return")
    until(lambda: sight.noted("frame")["hidden"] == ["TIMELINE"], "the timeline hidden")
    assert screen.changed(all_panes) > 0.2
    panes = screen.picture
    screen.press("F6", "F9")
    until(lambda: screen.changed(panes) > 0.9, "the page alone")
    page = screen.picture
    screen.press("Escape")
    until(lambda: screen.changed(page) > 0.9, "the panes again")
    screen.press("ctrl+q")
    code, said = program.end()

    assert (code, said) == (Exit.DONE, "")
    # Read for two seconds and more since it was marked as unread, and still the user's word counts.
    assert sight.article(article).read_at is None
    assert [(d.kind, d.article) for d in sight.decided()][:2] == [("star", article), ("publication-date", article)]
    assert sight.decided()[2].after["published"] == before.published.edtf
    position = sight.noted("position")
    assert (position["query"], position["article"]) == ("quarantine", article)
    assert position["history"][0] == "quarantine"


def test_a_second_start_brings_the_window_to_the_front(screen, sight, start, library):
    program = start()
    title, window = screen.title, screen.window
    screen.do("windowminimize", window)
    until(lambda: screen.window != window, "the window out of the way")
    code, said = Started(library, screen.environment).end()
    assert code == Exit.DONE
    assert said == f"{library} is open in another window, which comes to the front.\n"
    until(lambda: screen.title == title, "the window at the front again")
    assert program.process.poll() is None
    screen.press("ctrl+q")
    assert program.end() == (Exit.DONE, "")


def test_killed_while_typing(screen, sight, start, library, dateline):
    """Nothing acknowledged is lost, and of where the user was no more than the last seconds."""
    program = start()
    screen.press("Down", "Down", "s")
    until(lambda: any(d.kind == "star" for d in sight.decided()), "the star")
    article = sight.decided()[-1].article
    sight.wait_for(sight.title_of(article))
    until(lambda: sight.noted("position").get("article") == article, "the article in the session")
    screen.press("ctrl+l")
    typing = subprocess.Popen(["xdotool", "type", "--delay", "60", "khrushchev letter kennedy"], env=screen.environment)
    until(lambda: sight.noted("position")["query"], "some letters in the session")
    program.kill()
    typing.terminate()
    typing.wait()
    saved = sight.noted("position")

    program = start()
    sight.wait_for(sight.title_of(article))
    assert "khrushchev letter kennedy".startswith(saved["query"])
    screen.press("ctrl+q")
    assert program.end() == (Exit.DONE, "")
    assert sight.noted("position") == saved
    assert sight.article(article).starred_at is not None
    assert dateline("--library", library, "check").returncode == 0


def test_without_a_screen_it_says_so(library, private_folders):
    unwanted = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    environment = {name: value for name, value in os.environ.items() if name not in unwanted}
    code, said = Started(library, environment).end()
    assert code == Exit.NO_DISPLAY
    assert said.startswith("There is no screen to open the window on")
    assert "Traceback" not in said
