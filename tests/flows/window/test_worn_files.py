"""What the window keeps between starts, worn or forged: it opens all the same, and says nothing that is no sentence."""

import json
import os
import random

import pytest

from ui.app import Program
from ui.floating.notices import Notice
from workbench.session_file import FILE as SESSION
from workbench.session_file import load_session
from workbench.settings import FILE as SETTINGS

RANDOM = random.Random(7)
HUGE = 10**40


def session_with(library, **notes) -> bytes:
    """Return a session of the right form whose notes about the window are these."""
    keys = {"frame": "frame", "position": f"position {os.path.realpath(library)}"}
    window = {keys[name]: note if isinstance(note, str) else json.dumps(note) for name, note in notes.items()}
    return json.dumps({"recent": [], "window": window}).encode()


SESSIONS = {
    "random bytes": lambda _: RANDOM.randbytes(5_000),
    "huge": lambda _: b"[" * 3_000_000,
    "a list": lambda _: b"[]",
    "wrong types": lambda _: b'{"recent": 5, "window": {"frame": 7}}',
    "recents of nothing": lambda _: b'{"recent": [null, {"path": 3}]}',
    "10,000 recents": lambda _: json.dumps(
        {"recent": [{"path": f"/nowhere/{n}\0\ud800", "opened_at": "yesterday"} for n in range(10_000)]}
    ).encode()[: 1024**2],
    "recents with odd paths": lambda _: json.dumps(
        {"recent": [{"path": path, "opened_at": ""} for path in ("", "\0", "/\ud800", "x" * 5000, "\n")], "window": {}}
    ).encode(),
    "frame of nonsense": lambda library: session_with(library, frame="NaN", position="{"),
    "geometry of nonsense": lambda library: session_with(library, frame={"geometry": "\u2603AAAA////" * 50}),
    "geometry is a number": lambda library: session_with(library, frame='{"geometry": NaN}'),
    "negative sizes": lambda library: session_with(library, frame={"columns": [-5, 3], "rows": [0, 0], "uppers": [1]}),
    "sizes beyond counting": lambda library: session_with(library, frame={"columns": [HUGE, HUGE], "rows": [2**31, 2**40]}),
    "hides everything": lambda library: session_with(
        library, frame={"hidden": ["LIST", "READER", "ACTORS", "TIMELINE", "WINDOW", "\0"]}
    ),
    "an article that is gone": lambda library: session_with(library, position={"article": 99_999}),
    "an article beyond counting": lambda library: session_with(library, position={"article": 2**63 - 1}),
    "an article before the first": lambda library: session_with(library, position={"article": -1}),
    "a query with a mistake": lambda library: session_with(library, position={"query": '"unended AND ( date:x', "article": 3}),
    "a query without end": lambda library: session_with(library, position={"query": "ship " * 20_000}),
    "a query of odd characters": lambda library: session_with(
        library, position={"query": "a\0b\n\r\u2028\u202e\U0010ffff\ufffe", "history": ["\0", "", "x" * 50_000]}
    ),
    "10,000 searches": lambda library: session_with(library, position={"history": [f"query {n}" for n in range(10_000)]}),
}  # fmt: skip

SETTINGS_FILES = {
    "random bytes": RANDOM.randbytes(5_000),
    "huge": b"[" * 3_000_000,
    "deep": b'{"a":' * 50_000,
    "a list": b"[1, 2]",
    "wrong types": b'{"theme": 5, "density": [], "text_size_px": "large", "keys": {"a": 1}, "mark_read_after_s": true}',
    "NaN": b'{"text_size_px": NaN, "mark_read_after_s": Infinity}',
    "beyond bounds": b'{"text_size_px": 99999999999999999999999, "mark_read_after_s": -5}',
}


@pytest.fixture
def opens(open_window, library, private_folders):
    """Open the window over these files, see that it works, and that what it leaves behind can be read."""

    def open_() -> object:
        hands = open_window(library)
        bugs = []
        hands.desk.failed.connect(bugs.append)
        window = hands.desk.window
        assert window.isVisible()
        assert window.width() > 200
        hands.wait(lambda: hands.desk.reading_runner.is_idle)
        hands.desk.search.set_query("quarantine")
        hands.wait(lambda: hands.desk.search.found is not None and hands.desk.search.found.text == "quarantine")
        assert hands.total > 0
        window.grab()
        hands.closed_window = window
        hands.program.close()
        assert bugs == []
        session = load_session(private_folders / "config")
        assert session.recent[0].path == os.path.realpath(library)
        assert len(session.recent) <= 10
        return hands

    return open_


@pytest.mark.parametrize("name", SESSIONS)
def test_a_worn_session_costs_only_itself(opens, library, private_folders, name, monkeypatch):
    bugs = []
    monkeypatch.setattr(Program, "_on_bug", lambda _self, error: bugs.append(error))
    (private_folders / "config").mkdir()
    (private_folders / "config" / SESSION).write_bytes(SESSIONS[name](library))
    opens()
    assert bugs == []


@pytest.mark.parametrize("name", SETTINGS_FILES)
def test_worn_settings_leave_the_defaults(opens, private_folders, name):
    (private_folders / "config").mkdir()
    (private_folders / "config" / SETTINGS).write_bytes(SETTINGS_FILES[name])
    hands = opens()
    (said, *_) = [notice.accessibleName() for notice in hands.closed_window.findChildren(Notice)]
    assert said.startswith("Some settings were not used")
