"""The window against its budgets: how soon it is there, how late its event loop is during an import, how soon letters are answered.

Ready: process start to the first painted rows of the sample library, beside a bare window with a plot, started in turn.
Loop: a library takes pages in by a child process while a query is typed; a precise timer says how late the loop is.
Keys: the same typing over the library that came of it, at rest; CPU is that of the whole process.
Reading: very large articles are opened, and every way through them is gone: see tests/bench/reading.py.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.bench.import_ import make_pages

READY_RATIO_MAX, LATE_P99_MS_MAX, LATE_MS_MAX = 1.5, 16.0, 100.0
LETTER_MS = 120
_QUERIES = ("missiles cuba", "president kennedy", '"soviet ships"', "quarantine OR blockade", "kenn*", "turkey letter",
            "khrushchev castro kennedy", "title:quarantine", "the ships", "embassy")  # fmt: skip
# Now and then the user leaves the box and goes down the list, then types again.
_STEPS_DOWN = 4
_LIMIT_S = 1_800

# Each prints how many seconds after the moment it is given something was painted: the plot; list and timeline.
BARE = """
import sys, time
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
import pyqtgraph
application = QApplication(sys.argv[:1])
def tell():
    print(time.monotonic() - float(sys.argv[1]), flush=True)
    application.quit()
class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, tell)
        return False
window, plot, watch = QMainWindow(), pyqtgraph.PlotWidget(), Watch()
plot.plot(range(100))
plot.viewport().installEventFilter(watch)
window.setCentralWidget(plot)
window.resize(1440, 900)
window.show()
application.exec()
"""
OURS = """
import sys, time
import ui.__main__
from pathlib import Path
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QAbstractScrollArea, QApplication
from ui import app
def tell():
    print(time.monotonic() - float(sys.argv[1]), flush=True)
class Watch(QObject):
    def __init__(self, desk):
        super().__init__()
        self.desk, self.is_told = desk, False
        desk.ready.connect(lambda: desk.results.view.viewport().installEventFilter(self))
        self.timer = QTimer(interval=1)
        self.timer.timeout.connect(self.look)
        self.timer.start()
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and not self.is_told:
            self.is_told = True
            QTimer.singleShot(0, tell)
        return False
    def look(self):
        timeline = self.desk.timeline
        if self.is_told and timeline.has_data and timeline.findChildren(QAbstractScrollArea):
            self.timer.stop()
            timeline.repaint()
            QTimer.singleShot(0, self.end)
    def end(self):
        tell()
        QApplication.instance().quit()
class Timed(app.Program):
    def show(self):
        self.watch = Watch(self.desk)
        super().show()
app.Program = Timed
sys.exit(app.run(Path(sys.argv[2])))
"""
# An event loop with nothing to do but to tick: how late that is, the machine makes it.
IDLE = """
import sys
from PySide6.QtCore import QCoreApplication, QSocketNotifier
from tests.lateness import Lateness
application, lateness = QCoreApplication(sys.argv), Lateness()
notifier = QSocketNotifier(0, QSocketNotifier.Type.Read)
notifier.activated.connect(application.quit)
lateness.start()
application.exec()
print(lateness.percentile(0.5), lateness.percentile(0.99), max(lateness.late_ms))
"""


class Idle:
    """An idle event loop in a process of its own, as long as something is measured."""

    def __enter__(self) -> "Idle":
        command = [sys.executable, "-c", IDLE]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        return self

    def __exit__(self, *_exception: object) -> None:
        said = self._process.communicate("\n")[0].split()
        names = ("idle_late_p50_ms", "idle_late_p99_ms", "idle_late_most_ms")
        self.figures = {name: round(float(value), 1) for name, value in zip(names, said, strict=True)}


def command_line(*arguments: str) -> None:
    """Run our command line, which has to succeed."""
    subprocess.run([sys.executable, "-P", "-m", "workbench", *arguments], check=True, stdout=subprocess.DEVNULL)


def start_up(library: Path, rounds: int) -> dict[str, float]:
    """Return the medians of seconds until list and timeline are painted, and the ratio to the bare window."""
    times: dict[str, list[float]] = {"bare": [], "list": [], "timeline": []}
    # An installed program has its modules compiled, as the bare window's libraries are; the first round compiles ours.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    for number in range(rounds + 1):
        for name, code, more in (("bare", BARE, ()), ("ours", OURS, (str(library),))):
            command = [sys.executable, "-X", "faulthandler", "-c", code, str(time.monotonic()), *more]
            done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
            said = done.stdout.split()
            # The first round warms the caches of the system, as for both.
            if number:
                for key, seconds in zip(("bare",) if name == "bare" else ("list", "timeline"), said, strict=True):
                    times[key].append(float(seconds))
    medians = {name: statistics.median(of_name) for name, of_name in times.items()}
    return {
        **{f"{name}_s": round(seconds, 3) for name, seconds in medians.items()},
        "ready_ratio": round(medians["list"] / medians["bare"], 2),
        "whole_ratio": round(medians["timeline"] / medians["bare"], 2),
    }


def percentile(values: list[float], share: float) -> float:
    """Return the value that this share of the values keep below."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else 0.0


class Typist:
    """Types queries letter by letter into an open window, and keeps how long each letter waited for a list as new."""

    def __init__(self, program) -> None:
        from PySide6.QtCore import QTimer

        self._program = program
        self._steps = self._script()
        self._waiting: list[tuple[int, float]] = []
        self.letters = 0
        self.answers = 0
        self.waited_ms: list[float] = []
        self.texts_wrong = 0
        program.desk.search.shown.connect(self._on_shown)
        self._timer = QTimer(program)
        self._timer.setInterval(LETTER_MS)
        self._timer.timeout.connect(self._on_step)

    def start(self) -> None:
        """Begin to type."""
        self._timer.start()

    def stop(self) -> None:
        """Type no more."""
        self._timer.stop()

    def _script(self):
        from PySide6.QtCore import Qt

        while True:
            for query in _QUERIES:
                yield Qt.Key.Key_L, ""
                for letter in query:
                    yield None, letter
                yield Qt.Key.Key_Return, ""
                for _ in range(_STEPS_DOWN):
                    yield Qt.Key.Key_Down, ""

    def _on_step(self) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest
        from PySide6.QtWidgets import QApplication

        desk = self._program.desk
        key, letter = next(self._steps)
        target = QApplication.focusWidget() or desk.window
        if letter:
            self.letters += 1
            self._waiting.append((desk.searching.number + 1, time.perf_counter()))
            before = desk.bar.text()
            QTest.keyClicks(target, letter)
            # Typed over what was selected, a first letter stands alone.
            self.texts_wrong += desk.bar.text() not in {before + letter, letter}
        elif key == Qt.Key.Key_L:
            QTest.keyClick(target, key, Qt.KeyboardModifier.ControlModifier)
        else:
            QTest.keyClick(target, key)

    def _on_shown(self, result) -> None:
        now = time.perf_counter()
        self.answers += 1
        self.waited_ms += [(now - began) * 1000 for number, began in self._waiting if number <= result.number]
        self._waiting = [waiting for waiting in self._waiting if waiting[0] > result.number]

    def figures(self) -> dict[str, float]:
        """Return what became of the letters."""
        return {
            "letters": self.letters,
            "letters_lost": self.texts_wrong,
            "answers": self.answers,
            "keystroke_to_list_p50_ms": round(percentile(self.waited_ms, 0.5), 1),
            "keystroke_to_list_p95_ms": round(percentile(self.waited_ms, 0.95), 1),
        }


def in_window(library: Path, work: Callable[..., dict[str, float]]) -> dict[str, float]:
    """Open the real window without a screen, and do something with it."""
    from PySide6.QtWidgets import QApplication

    from ui.app import Program, make_application
    from ui.runner import Collector

    application = QApplication.instance() or make_application(["bench"])
    program = Program(application)
    collector = Collector(program)
    program.open_library(library)
    program.show()
    window = program.desk.window
    spin(window.isVisible)
    window.activateWindow()
    spin(lambda: window.isActiveWindow() and program.desk.search.found is not None)
    try:
        return work(program)
    finally:
        program.close()
        collector.deleteLater()


def spin(is_done: Callable[[], bool], limit_s: float = _LIMIT_S) -> None:
    """Run the event loop itself, without looking in more often than every 50 ms, until something holds."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop, timer = QEventLoop(), QTimer()
    timer.timeout.connect(lambda: loop.quit() if is_done() or time.monotonic() > end else None)
    end = time.monotonic() + limit_s
    timer.start(50)
    loop.exec()
    timer.stop()


def during_import(pages: Path) -> Callable[..., dict[str, float]]:
    """Return the measurement of the event loop while pages come in."""
    from PySide6.QtWidgets import QAbstractScrollArea

    from tests.lateness import Lateness

    def work(program) -> dict[str, float]:
        typist, lateness, outcomes = Typist(program), Lateness(), []
        # Loading the plot is a part of opening the window, which is measured by itself.
        spin(lambda: bool(program.desk.timeline.findChildren(QAbstractScrollArea)))
        program.desk.import_run.finished.connect(outcomes.append)
        program.desk.imports.take_paths([pages])
        began = time.perf_counter()
        with Idle() as idle:
            typist.start()
            lateness.start()
            spin(lambda: bool(outcomes))
            lateness.stop()
            typist.stop()
        return {
            "pages": outcomes[0].imported,
            "refused": len(outcomes[0].refused),
            "duplicates": outcomes[0].duplicates,
            "import_s": round(time.perf_counter() - began, 1),
            "ticks": len(lateness.late_ms),
            "late_p50_ms": round(lateness.percentile(0.5), 1),
            "late_p99_ms": round(lateness.percentile(0.99), 1),
            "late_most_ms": round(max(lateness.late_ms), 1),
            "late_over_100_ms": sum(late > LATE_MS_MAX for late in lateness.late_ms),
            **idle.figures,
            **typist.figures(),
        }

    return work


def at_rest(seconds: float) -> Callable[..., dict[str, float]]:
    """Return the measurement of typing with nothing else going on."""
    from tests.lateness import Lateness

    def work(program) -> dict[str, float]:
        typist, lateness = Typist(program), Lateness()
        # What is still to be read out of the articles is read first.
        spin(lambda: program.desk.reading_runner.is_idle and not program.desk.upkeep.is_running)
        cpu, began = time.process_time(), time.perf_counter()
        with Idle() as idle:
            typist.start()
            lateness.start()
            spin(lambda: time.perf_counter() - began > seconds)
            typist.stop()
            lateness.stop()
        cpu = time.process_time() - cpu
        return {
            "cpu_per_letter_ms": round(cpu * 1000 / max(1, typist.letters), 1),
            "late_p99_ms": round(lateness.percentile(0.99), 1),
            "late_most_ms": round(max(lateness.late_ms), 1),
            **idle.figures,
            **typist.figures(),
        }

    return work


def main(arguments: list[str]) -> int:
    """Measure, print JSON, and say by the exit code whether the budgets hold."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench window", description=__doc__)
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--mixed", action="store_true", help="files of every form instead of pages alone")
    parser.add_argument("--starts", type=int, default=9, help="how many times each window is started")
    parser.add_argument("--seconds", type=float, default=60, help="how long is typed at rest")
    parser.add_argument("--seed", type=int, default=1962)
    parser.add_argument("--only", choices=("ready", "loop", "reading"))
    parser.add_argument("--keep", type=Path, metavar="DIR", help="make the library here, and use it where it is there")
    parser.add_argument("--json", type=Path, metavar="OUT")
    args = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    figures: dict[str, dict[str, Any]] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = args.keep or Path(name)
        for variable in ("DATELINE_CACHE", "DATELINE_CONFIG", "DATELINE_LIBRARIES"):
            os.environ[variable] = str(folder / variable.lower())
        if args.only in {None, "reading"}:
            from tests.bench.reading import read_large

            figures |= {f"reading: {name}": of for name, of in read_large(folder).items()}
        if args.only in {None, "ready"}:
            sample = folder / "Sample.dateline"
            command_line("sample", str(sample))
            figures["ready"] = start_up(sample, args.starts)
        if args.only in {None, "loop"}:
            library = folder / "Library.dateline"
            if not library.is_dir():
                pages = folder / "pages"
                pages.mkdir()
                if args.mixed:
                    from tests.bench.mixed import make_mixed

                    make_mixed(pages, args.pages, args.seed)
                else:
                    make_pages(pages, args.pages, args.seed)
                figures["loop"] = in_window(library, during_import(pages))
            figures["keys"] = in_window(library, at_rest(args.seconds))
    print(json.dumps(figures, indent=2))
    if args.json:
        args.json.write_text(json.dumps(figures, indent=2) + "\n")
    is_kept = figures.get("ready", {}).get("ready_ratio", 0) <= READY_RATIO_MAX
    loop = figures.get("loop", {})
    is_kept &= loop.get("late_p99_ms", 0) <= LATE_P99_MS_MAX and loop.get("late_most_ms", 0) <= LATE_MS_MAX
    from tests.bench.reading import is_quick

    is_kept &= all(is_quick(name, of) for name, of in figures.items() if name.startswith("reading: "))
    return 0 if is_kept else 1
