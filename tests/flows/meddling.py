"""Programs that die, or whose disk fails, at a given system call.

strace counts the calls of each process and interferes with the AT-th of a kind. A child that is to be met at its n-th call
first makes AT - n that come to nothing: so one strace, around a program that has loaded its libraries once and forks a
child for each job, serves for every point.
"""

import json
import mmap
import os
import random
import shutil
import signal
import subprocess
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

AT = 800
# More steps than any program has.
ALL = 1_000
# What strace calls the calls that change files; a name of them that a processor lacks is passed over.
KINDS = ("write", "pwrite64", "fsync", "fdatasync", "ftruncate", "openat", "rename", "renameat", "renameat2", "unlink",
         "unlinkat", "mkdir", "mkdirat")  # fmt: skip
_NOWHERE = Path("nowhere/at/all")
_NO_FILE = 9999
_BLANK_CALLS = {
    "write": lambda: os.write(_NO_FILE, b""),
    "pwrite": lambda: os.pwrite(_NO_FILE, b"", 0),
    "fsync": lambda: os.fsync(_NO_FILE),
    "fdatasync": lambda: os.fdatasync(_NO_FILE),
    "ftruncate": lambda: os.ftruncate(_NO_FILE, 0),
    "open": _NOWHERE.open,
    "rename": lambda: _NOWHERE.rename(_NOWHERE),
    "unlink": _NOWHERE.unlink,
    "mkdir": _NOWHERE.mkdir,
}


class Progress:
    """How far a child has come: in shared memory, for it must write nothing that could fail."""

    def __init__(self, folder: Path) -> None:
        file = folder.with_suffix(".progress")
        if not file.exists():
            file.write_bytes(bytes(2))
        with file.open("r+b") as opened:
            self._map = mmap.mmap(opened.fileno(), 2)

    @property
    def steps(self) -> int:
        """The steps that were acknowledged."""
        return self._map[0]

    @steps.setter
    def steps(self, count: int) -> None:
        self._map[0] = count

    @property
    def failures(self) -> int:
        """The steps that failed."""
        return self._map[1]

    @failures.setter
    def failures(self, count: int) -> None:
        self._map[1] = count


def serve(change: Callable[[Path, Progress, int], None]) -> None:
    """Do each job of standard input in a child, and answer with its exit code, or minus the signal that ended it."""
    for line in sys.stdin:
        job = json.loads(line)
        child = os.fork()
        if child == 0:
            code = 1
            try:
                folder = Path(job["folder"])
                progress = Progress(folder)
                if job["call"]:
                    _make_blank_calls(job["call"], job["blank"])
                change(folder, progress, job["steps"])
                code = 0
            except BaseException:  # noqa: BLE001 - nothing may come back into the loop
                traceback.print_exc()
            finally:
                os._exit(code)
        if "after_s" in job:
            time.sleep(job["after_s"])  # the moment of death is what is tested, so it is not waited for
            os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


def _make_blank_calls(call: str, count: int) -> None:
    blank = next(blank for name, blank in _BLANK_CALLS.items() if call.startswith(name))
    for _ in range(count):
        with suppress(OSError):
            blank()


class Meddled:
    """A program that serves jobs, under a strace that interferes with it, or left alone."""

    def __init__(self, module: str, harm: str | None, log: Path) -> None:
        self._log = log
        tracer = [] if harm is None else ["strace", "-f", "-qq", "-o", str(log), "-e", f"trace=?{',?'.join(KINDS)}"]
        for kind in KINDS if harm else ():
            tracer += ["-e", f"inject=?{kind}:{harm}:when={AT}"]
        # Threads of the arithmetic would be counted apart, and there is nothing here that needs them.
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "OPENBLAS_NUM_THREADS": "1"}
        self._process = subprocess.Popen(
            [*tracer, sys.executable, "-P", "-m", module],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment,
        )  # fmt: skip

    def run(self, folder: Path, call: str = "", nth: int = 0, *, steps: int = ALL, **job: float) -> int:
        """Have things changed in a folder by the first so many steps, met at a call, and return how that ended."""
        job = {"folder": str(folder), "call": call, "blank": AT - nth, "steps": steps, **job}
        self._process.stdin.write(json.dumps(job) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        assert answer, self.end()
        return int(answer)

    def calls(self, folder: Path, steps: int) -> list[tuple[str, int]]:
        """Return every call of a child left alone that changes a file: its name, and the how many-eth of that it is."""
        assert self.run(folder, steps=steps) == 0, self.end()
        lines = [line.split(maxsplit=1) for line in self._log.read_text(errors="replace").splitlines()]
        child = next(process for process, said in reversed(lines) if str(folder) in said)
        counts: Counter[str] = Counter()
        found = []
        for process, said in lines:
            name = said.partition("(")[0]
            if process == child and name in KINDS:
                counts[name] += 1
                if name != "openat" or "O_CREAT" in said:
                    found.append((name, counts[name]))
        assert max(counts.values()) < AT, counts
        return found

    def end(self) -> str:
        """End the program and return what it complained of."""
        return self._process.communicate(timeout=60)[1]


@contextmanager
def meddled(module: str, harm: str | None, folder: Path) -> Iterator[Meddled]:
    """Start a program that serves jobs; `harm` is what strace does to its AT-th call of a kind, None is nothing."""
    program = Meddled(module, harm, folder / "strace.log")
    try:
        yield program
    finally:
        program.end()


def kill_at_points(module: str, folder: Path, points: int, examine: Callable[[Path], int], *, inject: bool) -> None:
    """Kill a program at so many points, from its first change to its last, and have examined what it leaves each time.

    Args:
        module: The program.
        folder: Where to work.
        points: How many.
        examine: Given the folder of the changes, returns how many steps had been acknowledged.
        inject: Whether calls can be interfered with; otherwise it is killed after a random part of the time that it takes.
    """
    chance = random.Random(1962)
    reached: Counter[int] = Counter()
    killed = attempts = 0
    with meddled(module, "signal=KILL" if inject else None, folder) as program:
        # The first time takes longer: libraries are loaded.
        calls = program.calls(folder / "first", ALL) if inject else []
        assert inject or program.run(folder / "first") == 0, program.end()
        began = time.monotonic()
        assert program.run(folder / "whole") == 0, program.end()
        lasts_s = time.monotonic() - began
        while killed < points:
            assert attempts < 2 * points + 40, f"only {killed} of {attempts} were killed"
            place = folder / f"killed-{attempts}"
            if inject:
                # At even distances; where a call was not reached, any other.
                at = len(calls) * attempts // points
                code = program.run(place, *(calls[at] if attempts < points else chance.choice(calls)))
            else:
                code = program.run(place, after_s=chance.uniform(0, lasts_s))
            assert code in {0, -signal.SIGKILL}, program.end()
            killed += code == -signal.SIGKILL
            attempts += 1
            reached[examine(place)] += 1
            shutil.rmtree(place, ignore_errors=True)
    print(f"killed {killed} of {attempts}, of {len(calls)} calls each, after steps {sorted(reached)}")
    assert len(reached) > min(points, 12) // 4


def fail_at_points(
    module: str, folder: Path, points: int, error: str, examine: Callable[[Path], int], *, steps: int = ALL
) -> None:
    """Have a program's calls fail one at a time; the program bears that, and `examine` sees that it came to its end."""
    failed = 0
    with meddled(module, f"error={error}", folder) as program:
        calls = program.calls(folder / "whole", steps)
        for point in range(points):
            place = folder / f"failed-{point}"
            call, nth = calls[len(calls) * point // points]
            assert program.run(place, call, nth, steps=steps) == 0, f"{error} at {call} {nth}: {program.end()}"
            failed += Progress(place).failures
            examine(place)
            shutil.rmtree(place, ignore_errors=True)
    print(f"{error} at {points} of {len(calls)} calls: {failed} steps failed")
    assert failed > 0
