"""Pages that were made to do harm, imported and opened in the real window: nothing is loaded, nothing hangs, names stay text."""

import os
import re
import subprocess
import sys
from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMenu, QWidget

from tests.flows.window.hostile_pages import MARKUP, pages
from workbench.library.store import Library

# A slow machine that does other things at the same time.
SLACK = 2
OPENS_WITHIN_S = 2.0

# The lists that want to know; an audit hook can never be taken off again.
_listening: list[list[str]] = []


def _note_opens(event: str, arguments: tuple[object, ...]) -> None:
    if event == "open":
        for opened in _listening:
            opened.append(str(arguments[0]))


sys.addaudithook(_note_opens)


@pytest.fixture(scope="module")
def bait(tmp_path_factory) -> Path:
    """A real file that pages name: whoever follows them opens it."""
    file = tmp_path_factory.mktemp("bait") / "bait.png"
    file.write_bytes(b"\x89PNG\r\n\x1a\n")
    return file


@pytest.fixture(scope="module")
def hostile(tmp_path_factory, bait) -> tuple[Path, Path]:
    """A library of all hostile pages, made with the commands that the window starts, and its cache."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "pages").mkdir()
    for number, (name, text) in enumerate(pages(str(bait)).items()):
        (folder / "pages" / f"{number:02} {name}.html").write_bytes(text.encode("utf-8", "surrogatepass"))
    library, cache = folder / "Hostile.dateline", folder / "cache"
    for command in (["import", str(folder / "pages")], ["annotate"]):
        done = subprocess.run(
            [sys.executable, "-P", "-m", "workbench", "--library", str(library), *command],
            capture_output=True,
            env={**os.environ, "DATELINE_CACHE": str(cache)},
            timeout=240,
        )
        assert done.returncode == 0, done.stderr.decode()
    return library, cache


@pytest.fixture
def hands(open_window, hostile, monkeypatch):
    library, cache = hostile
    monkeypatch.setenv("DATELINE_CACHE", str(cache))
    made = open_window(library)
    bugs = []
    made.desk.failed.connect(bugs.append)
    yield made
    assert bugs == []


def titles(library: Path) -> dict[int, str]:
    with Library.open(library) as opened:
        rows = opened.connection.execute("SELECT id, path FROM article ORDER BY id").fetchall()
    return {row["id"]: Path(os.fsdecode(row["path"])).stem for row in rows}


def show(hands, article: int) -> float:
    """Open an article as a click in the list does; return how long the window took until it was painted."""
    start = perf_counter()
    hands.desk.article.open(article)
    hands.wait(lambda: hands.desk.article.article is not None and hands.desk.article.article.id == article)
    hands.desk.window.grab()
    return perf_counter() - start


def test_every_hostile_page_opens_at_once_and_nothing_is_opened_for_it(hands, hostile, bait):
    slow = {}
    opened: list[str] = []
    _listening.append(opened)
    try:
        for article, name in titles(hostile[0]).items():
            took = show(hands, article)
            print(f"{name}: {took * 1000:.0f} ms")
            if took > OPENS_WITHIN_S * SLACK:
                slow[name] = took
    finally:
        _listening.clear()
    assert slow == {}
    named = [file for file in opened if str(bait.parent) in file or "server" in file or "192.0.2" in file]
    assert named == []
