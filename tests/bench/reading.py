"""Reading very large articles in the real window against its budgets: how soon the first screen is painted, how late the loop is.

Opening: from the call that a row of the list leads to until the page is painted with its hits marked, beside what the reading thread took
for it. Then every way through an article is gone, each with a precise timer that says how late the event loop is.
"""

import random
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tests.bench.window import Idle, in_window, spin
from workbench.annotate.registry import Registry
from workbench.annotating import annotate_pending
from workbench.jobs import JobContext
from workbench.library.articles import Arrival, store_article
from workbench.library.originals import Original
from workbench.library.store import Library
from workbench.model import Block, BlockKind, Comment, Document, Zone

USUAL_OPEN_MS_MAX, LARGE_OPEN_MS_MAX, LATE_MS_MAX = 100.0, 300.0, 50.0
_BREAK = "\n\n"
_WORD = "quarantine"
_HITS = 500
_PARAGRAPH_WORDS, _COMMENT_WORDS = 90, 25
_WORDS = [
    "the",
    "of",
    "and",
    "to",
    "in",
    "a",
    "that",
    "it",
    "was",
    "had",
    "been",
    "on",
    "for",
    "with",
    "said",
    "from",
    "by",
    "reports",
    "patrols",
    "northern",
    "road",
    "convoy",
    "officials",
    "bridge",
    "village",
    "army",
    "ministry",
    "agreement",
    "observers",
    "soldiers",
    "border",
    "sources",
    "residents",
]
# About as often as in reports from a conflict.
_NAMES, _NAME_EVERY = ("Ankara", "Moscow", "Damascus", "Hayat Tahrir al-Sham", "the Syrian Army"), 30
_STEPS, _STEP_MS = 40, 25
_SETTLED_S = 1.0


def _sentences(chance: random.Random, words: int) -> str:
    said = []
    for number in range(words):
        word = chance.choice(_NAMES if number % _NAME_EVERY == _NAME_EVERY - 1 else _WORDS)
        said.append(f"{word}." if number % 17 == 16 else word)
    return " ".join(said)


def make_article(words: int, comments: int = 0, seed: int = 1962) -> Document:
    """Make an article of so many words in paragraphs, with 500 times the same word in it, and comments below."""
    chance = random.Random(seed)
    # Enough to draw from: a million words one by one would take longer than to read them.
    pool = [_sentences(chance, _PARAGRAPH_WORDS) for _ in range(400)]
    count = max(1, words // _PARAGRAPH_WORDS)
    blocks: list[Block] = []
    texts: list[str] = []
    at = 0

    def add(kind: BlockKind, zone: Zone, text: str, comment: int | None = None) -> None:
        nonlocal at
        blocks.append(Block(kind, zone, at, at + len(text), 1, comment, place=len(blocks)))
        texts.append(text)
        at += len(text) + len(_BREAK)

    title = f"Of {words:,} words and {comments:,} comments"
    add(BlockKind.HEADING, Zone.TITLE, title)
    hits = {number * count // _HITS: 0 for number in range(_HITS)}
    for number in range(_HITS):
        hits[number * count // _HITS] += 1
    for number in range(count):
        text = chance.choice(pool)
        for _ in range(hits.get(number, 0)):
            space = text.index(" ", chance.randrange(len(text) // 2))
            text = f"{text[:space]} {_WORD}{text[space:]}"
        add(BlockKind.PARAGRAPH, Zone.BODY, f"On 7 May 2020 part {number} was read. {text}")
    said = [_sentences(chance, _COMMENT_WORDS) for _ in range(400)]
    for number in range(comments):
        add(BlockKind.PARAGRAPH, Zone.COMMENT, f"{number}: {chance.choice(said)}", number)
    readers = tuple(Comment(f"Reader {n}", "8 May 2020", "2020-05-08", n % 4, None) for n in range(comments))
    return Document("html", _BREAK.join(texts), tuple(blocks), readers, title=title, language="en")


ARTICLES: dict[str, Callable[[], Document]] = {
    "20,000 words": lambda: make_article(20_000),
    "a million words": lambda: make_article(1_000_000),
    "2 million words": lambda: make_article(2_000_000),
    "100,000 comments": lambda: make_article(2_000, comments=100_000),
}


def make_library(folder: Path, names: Iterator[str]) -> dict[str, int]:
    """Make a library of these articles, annotated; return their ids by name."""
    ids = {}
    with Library.open_or_create(folder) as library:
        for name in names:
            original = Original(f"{len(ids) + 1:064x}", 1, "raw")
            with library.write() as connection:
                ids[name] = store_article(connection, Arrival(f"{name}.html", original, ARTICLES[name]()))
        annotate_pending(JobContext(), library, Registry.default())
    return ids


class Phases:
    """What the reading thread and the window's thread spend on one article, by name."""

    def __init__(self) -> None:
        self.ms: dict[str, float] = {}

    def watch(self, owner: object, name: str, label: str = "") -> None:
        """Time a function wherever it is called through its owner."""
        inner = getattr(owner, name)

        def timed(*args, **more):
            began = time.perf_counter()
            try:
                return inner(*args, **more)
            finally:
                took = (time.perf_counter() - began) * 1000
                self.ms[label or name] = round(self.ms.get(label or name, 0.0) + took, 1)

        setattr(owner, name, timed)


def watch_phases() -> Phases:
    """Time what opening an article is made of."""
    from ui.desk import reading as desk_reading
    from ui.panels.reader.panel import ReaderPanel
    from ui.panels.reader.prepared import Prepared

    phases = Phases()
    for name in ("get_document", "findings_of", "actors_in", "hit_spans", "head_note"):
        phases.watch(desk_reading, name)
    phases.watch(Prepared, "prepare_first")
    phases.watch(Prepared, "prepare_rest")
    phases.watch(ReaderPanel, "update_findings", "update_findings, in the window's thread")
    phases.watch(ReaderPanel, "show_article", "show_article, in the window's thread")
    return phases


class Opening:
    """Opens an article and knows when it was painted."""

    def __init__(self, program) -> None:
        from PySide6.QtCore import QEvent, QObject

        self._program = program
        opening = self

        class Watch(QObject):
            def eventFilter(self, _watched, event) -> bool:
                if event.type() == QEvent.Type.Paint:
                    opening.painted()
                return False

        self._watch = Watch(program)
        self._page = program.desk.reader._page
        self._page.viewport().installEventFilter(self._watch)
        self._wanted, self._began, self.took_ms = 0, 0.0, 0.0

    def painted(self) -> None:
        content = self._page.content
        if not self.took_ms and content is not None and content.article.id == self._wanted and self._page.marks.hits:
            from PySide6.QtCore import QTimer

            # The event comes before the painting: the turn of the loop behind it is waited for.
            self._wanted = 0
            QTimer.singleShot(0, self._after)

    def _after(self) -> None:
        self.took_ms = (time.perf_counter() - self._began) * 1000

    def open(self, article: int) -> float:
        """Open an article; return how long it took until it was painted, in ms."""
        self._wanted, self.took_ms = article, 0.0
        self._began = time.perf_counter()
        self._program.desk.article.open(article)
        spin(lambda: bool(self.took_ms), 60)
        return self.took_ms


def _walk(steps: list[Callable[[], object]], is_still: Callable[[], bool]) -> dict[str, float]:
    """Take steps one after the other from the event loop itself; return how late it was at most, and at the worst percent."""
    from PySide6.QtCore import QTimer

    from tests.lateness import Lateness

    lateness, waiting = Lateness(), list(reversed(steps))
    timer = QTimer()
    timer.setInterval(_STEP_MS)
    timer.timeout.connect(lambda: waiting.pop()() if waiting else None)
    lateness.start()
    timer.start()
    end = time.perf_counter() + 20
    settled = [0.0]

    def is_over() -> bool:
        if waiting or not is_still():
            return False
        settled[0] = settled[0] or time.perf_counter()
        return time.perf_counter() - settled[0] > _SETTLED_S or time.perf_counter() > end

    spin(is_over, 60)
    timer.stop()
    lateness.stop()
    return {"most_ms": round(max(lateness.late_ms), 1), "p99_ms": round(lateness.percentile(0.99), 1)}


def ways(program) -> dict[str, list[Callable[[], object]]]:
    """Return the ways through an article, each as steps."""
    from PySide6.QtCore import QPoint, QPointF, Qt
    from PySide6.QtGui import QWheelEvent
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    page, panel = program.desk.reader._page, program.desk.reader
    view, bar = page.viewport(), page.verticalScrollBar()

    def key(code) -> Callable[[], object]:
        return lambda: QTest.keyClick(page, code)

    def wheel() -> None:
        at = QPointF(view.rect().center())
        event = QWheelEvent(
            at, view.mapToGlobal(at), QPoint(0, 0), QPoint(0, -360), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(view, event)

    def drag(share: float) -> Callable[[], object]:
        return lambda: bar.setSliderPosition(round(bar.maximum() * share))

    def type_(letter: str) -> Callable[[], object]:
        return lambda: QTest.keyClicks(panel._find._field, letter)

    return {
        "comes in": [],
        "Page Down": [key(Qt.Key.Key_PageDown)] * _STEPS,
        "wheel": [wheel] * _STEPS,
        "drag": [drag(n / _STEPS) for n in range(1, _STEPS + 1)],
        "Home": [key(Qt.Key.Key_Home)],
        "End": [key(Qt.Key.Key_End)],
        "Page Up": [key(Qt.Key.Key_PageUp)] * _STEPS,
        "F3": [panel.hits.next] * _STEPS,
        "last hit": [panel.hits.last],
        "first hit": [panel.hits.first],
        "find": [panel.open_find, *map(type_, "part")],
        "find next": [panel._finding.next] * _STEPS,
        "find previous": [panel._finding.previous, panel._finding.previous],
        "comments": [panel.toggle_comments],
        "End of all": [key(Qt.Key.Key_End)],
        "larger": [panel.text_size.larger],
        "original": [panel.toggle_original],
        "End of the original": [key(Qt.Key.Key_End)],
        "clean": [panel.toggle_original],
    }


def measure(ids: dict[str, int]) -> Callable[..., dict[str, dict[str, Any]]]:
    """Return the measurement of these articles in an open window."""

    def work(program) -> dict[str, dict[str, Any]]:
        from PySide6.QtGui import Qt

        from tests.lateness import Lateness

        program.desk.search.set_query(_WORD)
        spin(lambda: program.desk.search.found is not None and program.desk.search.found.text == _WORD, 60)
        spin(lambda: program.desk.reading_runner.is_idle and not program.desk.upkeep.is_running, 120)
        phases, opening, figures = watch_phases(), Opening(program), {}
        for name, article in ids.items():
            phases.ms = {}
            idle = Idle()
            idle.__enter__()
            lateness = Lateness()
            lateness.start()
            of_article: dict[str, Any] = {"open_ms": round(opening.open(article), 1), "phases_ms": phases.ms}
            lateness.stop()
            of_article["opening"] = {"most_ms": round(max(lateness.late_ms), 1)}
            program.desk.reader._page.setFocus(Qt.FocusReason.OtherFocusReason)
            of_article |= {
                way: _walk(steps, lambda: program.desk.reading_runner.is_idle) for way, steps in ways(program).items()
            }
            program.desk.reader.close_find()
            program.desk.reader.text_size.set(17)
            of_article["memory_mb"] = private_mb()
            lateness = Lateness()
            lateness.start()
            opening.open(next(iter(ids.values())))
            lateness.stop()
            of_article["leaving"] = {"most_ms": round(max(lateness.late_ms, default=0.0), 1)}
            idle.__exit__()
            figures[name] = of_article | idle.figures
        return figures

    return work


def read_large(folder: Path, names: list[str] | None = None) -> dict[str, dict[str, Any]]:
    """Measure reading in a library of its own."""
    library = folder / "Large.dateline"
    ids = make_library(library, iter(names or ARTICLES))
    return in_window(library, measure(ids))


def private_mb() -> int:
    """Return how much memory is this process's alone; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    told = re.search(r"RssAnon:\s+(\d+) kB", status.read_text()) if status.exists() else None
    return int(told[1]) // 1024 if told else 0


def is_quick(name: str, of_article: dict[str, Any]) -> bool:
    """Tell whether an article was opened and walked within the budgets."""
    most = USUAL_OPEN_MS_MAX if name.endswith("20,000 words") else LARGE_OPEN_MS_MAX
    late = [way["most_ms"] for way in of_article.values() if isinstance(way, dict) and "most_ms" in way]
    # How late a loop is that has nothing to do, the machine makes it.
    return bool(of_article["open_ms"] <= most and max(late) <= LATE_MS_MAX + of_article["idle_late_most_ms"])
