"""Locks: one holder at a time, given up with the process, and never a way out of the library."""

import subprocess
import sys
import threading
from contextlib import ExitStack

import pytest

from tests.unit.library.making import add
from workbench.errors import LibraryBusyError
from workbench.library.folder import read_card
from workbench.library.locks import LockName, hold
from workbench.library.purge import purge
from workbench.library.store import Library


@pytest.mark.parametrize("name", LockName)
def test_one_holder_at_a_time(tmp_path, name):
    with hold(tmp_path, name):
        with pytest.raises(LibraryBusyError, match=name):
            ExitStack().enter_context(hold(tmp_path, name, wait=False))
        for other in set(LockName) - {name}:
            with hold(tmp_path, other, wait=False):
                pass
    with hold(tmp_path, name, wait=False):
        pass


def test_a_lock_ends_with_an_exception_in_its_block(tmp_path):
    with pytest.raises(ZeroDivisionError), hold(tmp_path, LockName.WRITE):
        raise ZeroDivisionError
    with hold(tmp_path, LockName.WRITE, wait=False):
        pass


def test_a_lock_ends_with_its_process(tmp_path):
    code = (
        "import sys; from pathlib import Path; from workbench.library.locks import LockName, hold\n"
        "with hold(Path(sys.argv[1]), LockName.WRITE): print('held', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", code, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout.readline() == b"held\n"
        with pytest.raises(LibraryBusyError):
            ExitStack().enter_context(hold(tmp_path, LockName.WRITE, wait=False))
        process.kill()
        process.wait()
        with hold(tmp_path, LockName.WRITE, wait=False):
            pass


def test_whoever_waits_gets_the_lock(tmp_path):
    got = threading.Event()

    def wait() -> None:
        with hold(tmp_path, LockName.WRITE):
            got.set()

    with hold(tmp_path, LockName.WRITE):
        thread = threading.Thread(target=wait)
        thread.start()
        assert not got.wait(0.05)
    thread.join(10)
    assert got.is_set()


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_a_lock_that_is_a_link_is_not_followed(tmp_path):
    (tmp_path / "l").mkdir()
    (tmp_path / "l" / LockName.WRITE).symlink_to(tmp_path / "made")
    with pytest.raises(OSError, match="link"):
        ExitStack().enter_context(hold(tmp_path / "l", LockName.WRITE))
    assert not (tmp_path / "made").exists()


def test_many_may_make_one_library_at_once(tmp_path):
    """Whoever comes first makes it; the others find it."""
    folder, found, failed = tmp_path / "l", [], []
    start = threading.Barrier(6)

    def make(number: int) -> None:
        start.wait()
        try:
            with Library.open_or_create(folder) as library:
                found.append(library.id)
                add(library, str(number).encode())
                library.raise_lower_bound()
        except Exception as error:  # noqa: BLE001 - whatever it is, the test is to say it
            failed.append(error)

    threads = [threading.Thread(target=make, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert len(set(found)) == 1
    assert len(found) == read_card(folder).articles_at_least == 6


def test_the_lower_bound_never_stands_above_what_a_purge_leaves(tmp_path, monkeypatch):
    """An import that counts while another process purges would lock everybody out of the library."""
    with Library.open_or_create(tmp_path) as library:
        for number in range(3):
            add(library, str(number).encode())
        library.raise_lower_bound()
        lower = Library.lower_bound_by

        def lower_while_another_counts(self, articles):
            lower(self, articles)
            # The purge has the turn, so whoever counts has to wait for its end.
            with pytest.raises(LibraryBusyError):
                ExitStack().enter_context(hold(tmp_path, LockName.WRITE, wait=False))

        monkeypatch.setattr(Library, "lower_bound_by", lower_while_another_counts)
        purge(library, [1, 2])
        library.raise_lower_bound()
    with Library.open(tmp_path) as library:
        assert read_card(tmp_path).articles_at_least == 1
