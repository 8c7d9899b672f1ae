"""An import that is killed at any point: what it acknowledged is there, the library is sound, and no lock is left.

With strace at hand the importer is killed at its n-th call that changes a file; elsewhere after a random time.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from workbench.errors import LibraryError
from workbench.indexing import IndexKeeper
from workbench.jobs import JobContext
from workbench.library import check
from workbench.library.articles import get_document, list_articles
from workbench.library.locks import LockName, hold
from workbench.library.store import Library

CALLS = "fsync,fdatasync,rename,renameat,renameat2,pwrite64,write,unlink,unlinkat,ftruncate,mkdir,mkdirat,flock,fcntl"
ARTICLES = 24
_FEW = 20
ATTEMPTS_MORE = 40

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL on Windows")


def can_inject() -> bool:
    if shutil.which("strace") is None:
        return False
    probe = ["strace", "-qq", "-o", os.devnull, "-e", "trace=getpid", "-e", "inject=getpid:signal=KILL", sys.executable, "-c",
             "import os; os.getpid()"]  # fmt: skip
    return subprocess.run(probe, capture_output=True).returncode == -signal.SIGKILL


@pytest.fixture(scope="module")
def articles(tmp_path_factory):
    folder = tmp_path_factory.mktemp("articles")
    for number in range(ARTICLES):
        (folder / f"{number:02}.txt").write_text(
            f"Report number {number}\n\nThe convoy of day {number} reached the harbour before noon. "
            "Nobody on the quay had been told.\n\nIts cargo was unloaded at night.\n"
        )
    return folder


def command(library: Path, articles: Path) -> list[str]:
    return [sys.executable, "-P", "-m", "workbench", "--library", str(library), "import", "--jobs", "1", str(articles)]


def workers_of(pid: int) -> list[str]:
    if sys.platform != "linux":
        return []
    found = []
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            arguments = entry.read_bytes().split(b"\0")
        except OSError:
            continue
        if b"--worker" in arguments and str(pid).encode() in arguments:
            found.append(entry.parent.name)
    return found


def expect_nothing_lost(library: Path, acknowledged: list[str]) -> None:
    try:
        opened = Library.open(library)
    except LibraryError:
        # Killed while the library itself was being made: then it had not acknowledged anything.
        assert acknowledged == []
        return
    with opened:
        for name in LockName:
            with hold(library, name, wait=False):
                pass
        report = check.CheckReport()
        check.examine(JobContext(), opened, report)
        assert report.problems == []
        there = {article.path: article.id for article in list_articles(opened)}
        assert set(acknowledged) <= there.keys()
        for path in acknowledged:
            get_document(opened, there[path])
        with IndexKeeper(opened) as keeper:
            assert keeper.differences() == []


def expect_it_goes_on(library: Path, articles: Path) -> None:
    again = subprocess.run(command(library, articles), capture_output=True, text=True, timeout=120)
    assert again.returncode == 0, again.stderr
    with Library.open(library) as opened, IndexKeeper(opened) as keeper:
        assert len(list(list_articles(opened))) == ARTICLES
        assert keeper.differences() == []
        assert keeper.current(JobContext()).count == ARTICLES


@posix_only
@pytest.mark.slow
def test_killed_at_many_points(tmp_path, articles, pytestconfig):
    # Each point is an import of its own, two seconds long: the ordinary suite does with some.
    points = pytestconfig.getoption("--kill-points")
    points = points if points > _FEW else (points + 1) // 2
    inject = can_inject()
    calls = list_calls(tmp_path / "whole", articles) if inject else []
    chance = random.Random(1962)
    killed = attempts = 0
    while killed < points:
        assert attempts < points + ATTEMPTS_MORE, f"only {killed} of {attempts} imports were killed"
        library = tmp_path / f"killed {attempts}"
        if inject:
            # From the first change to the last, at even distances; for a call that is not reached this time, any other.
            call, nth = calls[len(calls) * attempts // points] if attempts < points else chance.choice(calls)
            process = subprocess.Popen(
                ["strace", "-qq", "-o", os.devnull, "-e", f"trace={CALLS}", "-e", f"inject={call}:signal=KILL:when={nth}",
                 *command(library, articles)],
                stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
            )  # fmt: skip
            output, _ = process.communicate(timeout=120)
        else:
            process = subprocess.Popen(
                command(library, articles), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
            )
            time.sleep(chance.uniform(0.1, 2.0))  # the moment of death is what is tested, so it is not waited for
            process.kill()
            output, _ = process.communicate(timeout=120)
        killed += process.returncode in {-signal.SIGKILL, 128 + signal.SIGKILL}
        lines = [line for line in output.splitlines(keepends=True) if line.endswith("\n")]
        expect_nothing_lost(library, [line.strip().removeprefix("imported ") for line in lines])
        if attempts % 10 == 0 or killed == points:
            expect_it_goes_on(library, articles)
        shutil.rmtree(library, ignore_errors=True)
        attempts += 1
    print(f"killed {killed} imports in {attempts} attempts, of {len(calls)} calls each")


def list_calls(library: Path, articles: Path) -> list[tuple[str, int]]:
    """Return every call that a whole import makes in its main thread: its name, and the how many-eth of that name it is."""
    log = library.with_suffix(".calls")
    subprocess.run(
        ["strace", "-qq", "-o", str(log), "-e", f"trace={CALLS}", *command(library, articles)],
        capture_output=True, timeout=120, check=True,
    )  # fmt: skip
    counts: Counter[str] = Counter()
    calls = []
    for line in log.read_text(errors="replace").splitlines():
        name = line.partition("(")[0]
        if name in CALLS.split(","):
            counts[name] += 1
            calls.append((name, counts[name]))
    return calls


@posix_only
def test_workers_do_not_outlive_a_killed_importer(tmp_path, articles):
    process = subprocess.Popen(
        command(tmp_path / "library", articles), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert process.stdout.readline().startswith(b"imported")
    process.kill()
    process.communicate(timeout=60)
    deadline = time.monotonic() + 10
    while workers_of(process.pid) and time.monotonic() < deadline:
        time.sleep(0.05)  # the kernel ends them; there is nothing to be signalled by
    assert workers_of(process.pid) == []
