"""The session: recent libraries in order, and a file that may be anything."""

import os
from pathlib import Path

import pytest

from workbench.session_file import FILE, RecentLibrary, Session, load_session, save_session


def test_the_library_opened_last_comes_first_and_once(tmp_path):
    session = Session()
    for name in ("a", "b", "a"):
        session = session.having_opened(tmp_path / name)
    assert [Path(library.path).name for library in session.recent] == ["a", "b"]
    assert session.without(session.recent[0].path).recent == session.recent[1:]
    for number in range(20):
        session = session.having_opened(tmp_path / str(number))
    assert len(session.recent) == 10


def test_a_session_is_there_again_whatever_the_path(tmp_path):
    path = os.fsdecode(b"/l/\xff \xd0\xaf")
    session = Session((RecentLibrary(path, "2026-01-02T03:04:05Z"),), {"geometry": "AdnQyw=="})
    save_session(tmp_path / "config", session)
    assert load_session(tmp_path / "config") == session


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"recent": [1]}', b'{"window": {"a": 1}}', b"[" * 100_000])
def test_a_bad_file_remembers_nothing(tmp_path, content):
    (tmp_path / FILE).write_bytes(content)
    assert load_session(tmp_path) == Session()
