"""The inbox: what this user leaves arrives, and nothing that anyone else put there does anything."""

import json
import os
import shutil
import time
from pathlib import Path

import pytest

from workbench import inbox
from workbench.errors import LibraryError, UsageError
from workbench.inbox import Handed, leave, take
from workbench.library.locks import LockName, hold, is_held
from workbench.library.store import Library


@pytest.fixture
def folder(tmp_path):
    with Library.open_or_create(tmp_path / "l"):
        pass
    return tmp_path / "l"


def left(folder):
    return sorted(entry.name for entry in (folder / "inbox").iterdir())


def test_files_arrive_in_order_and_are_taken_once(folder, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    odd = Path(os.fsdecode(b"/pages/\xff.html"))
    leave(folder, [Path("a.html"), odd])
    time.sleep(0.01)
    leave(folder, b"pasted \xff text")
    assert list(take(folder)) == [Handed((tmp_path / "a.html", odd)), Handed(content=b"pasted \xff text")]
    assert left(folder) == []
    assert list(take(folder)) == []


def test_what_is_being_taken_stays_until_the_next_is_asked_for(folder):
    leave(folder, [Path("/a")])
    taking = take(folder)
    assert next(taking) == Handed((Path("/a"),))
    assert len(left(folder)) == 1
    taking.close()
    assert list(take(folder)) == [Handed((Path("/a"),))]


def test_a_request_from_elsewhere_is_removed_unread(folder, tmp_path, monkeypatch):
    leave(folder, [Path("/a")])
    shutil.copytree(folder, tmp_path / "copy")
    assert list(take(tmp_path / "copy")) == []
    assert left(tmp_path / "copy") == []
    (request,) = (folder / "inbox").iterdir()
    written = json.loads(request.read_bytes())
    request.write_text(json.dumps({**written, "paths": ["L2V0Yy9wYXNzd2Q="]}))
    assert list(take(folder)) == []
    leave(folder, [Path("/a")])
    monkeypatch.setattr(inbox, "cache_secret", lambda: b"somebody else's")
    assert list(take(folder)) == []


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", b"[" * 100_000, b"\xff", b'{"paths": "x", "content_sha256": null, "mark": ""}', b"x" * (1024**2 + 1)],
)
def test_rubbish_is_removed(folder, content):
    (folder / "inbox" / f"{'a' * 32}.json").write_bytes(content)
    (folder / "inbox" / "readme.txt").write_bytes(b"not ours")
    leave(folder, b"good")
    assert list(take(folder)) == [Handed(content=b"good")]
    assert left(folder) == ["readme.txt"]


def test_content_that_was_exchanged_is_not_taken(folder):
    leave(folder, b"good")
    next((folder / "inbox").glob("*.content")).write_bytes(b"evil")
    assert list(take(folder)) == []


@pytest.mark.skipif(os.name == "nt", reason="links and pipes of POSIX")
def test_links_are_not_followed_and_pipes_not_waited_for(folder, tmp_path):
    (tmp_path / "secret").write_bytes(b"{}")
    (folder / "inbox" / f"{'a' * 32}.json").symlink_to(tmp_path / "secret")
    os.mkfifo(folder / "inbox" / f"{'b' * 32}.json")
    (folder / "inbox" / f"{'c' * 32}.json").mkdir()
    assert list(take(folder)) == []
    assert (tmp_path / "secret").exists()
    assert left(folder) == [f"{'c' * 32}.json"]
    shutil.rmtree(folder / "inbox")
    (tmp_path / "elsewhere").mkdir()
    (folder / "inbox").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(LibraryError, match="import from the command line"):
        leave(folder, b"x")
    assert list(take(folder)) == []


def test_what_killed_starts_leave_goes_after_a_day(folder):
    old, young = (folder / "inbox" / f"{letter * 32}.content" for letter in "ab")
    for file in (old, young):
        file.write_bytes(b"x")
    os.utime(old, (0, 0))
    assert list(take(folder)) == []
    assert left(folder) == [young.name]


def test_more_than_a_window_takes_is_refused(folder):
    with pytest.raises(UsageError, match="Name their folder"):
        leave(folder, [Path(f"/{number}") for number in range(10_001)])
    assert left(folder) == []


@pytest.mark.skipif(os.name == "nt", reason="flock")
def test_whether_a_window_is_open_shows_by_its_lock(folder):
    assert not is_held(folder, LockName.WINDOW)
    assert not (folder / LockName.WINDOW).exists()
    with hold(folder, LockName.WINDOW, wait=False):
        assert is_held(folder, LockName.WINDOW)
    assert not is_held(folder, LockName.WINDOW)
