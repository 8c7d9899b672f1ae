"""What indexing costs, by an engine in a process of its own: CPU time, most private memory, and the index that comes of it.

`python -m tests.bench.indexing ENGINE DOCS FOLDER` is that process. Not counted are reading the articles and storing
their texts where an engine leaves that to others. Memory is RssAnon of Linux: what is mapped from files does not count,
interpreter and libraries do.
"""

import itertools
import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.bench.dateline_engine import DATELINE
from tests.bench.engines import EngineKind
from tests.bench.entries import EntryFile
from tests.bench.fts5_engine import FTS5
from tests.bench.tantivy_engine import TANTIVY

KINDS = {kind.name: kind for kind in (DATELINE, FTS5, TANTIVY)}
# As IndexKeeper hands them over when it builds an index.
_BATCH = 5_000
_ROOT = Path(__file__).parents[2]
_STATUS = Path("/proc/self/status")
_SAMPLE_S = 0.02


@dataclass(frozen=True, slots=True)
class Cost:
    """What indexing took; `rss_mb` is None where the system does not tell private memory."""

    cpu_s: float
    rss_mb: float | None


def index_apart(kind: EngineKind, docs: Path, folder: Path) -> Cost:
    """Index a file of articles in a child process; the index is in `folder` afterwards."""
    command = [sys.executable, "-m", "tests.bench.indexing", kind.name, str(docs.absolute()), str(folder.absolute())]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, cwd=_ROOT)
    return Cost(**json.loads(done.stdout))


def index_here(kind: EngineKind, docs: Path, folder: Path) -> Cost:
    """Index a file of articles in this process."""
    folder.mkdir(parents=True, exist_ok=True)
    entries = iter(EntryFile(docs))
    clock = _Clock()
    with PeakMemory() as memory:
        engine = kind.make(folder)
        while True:
            with clock.stopped():
                batch = list(itertools.islice(entries, _BATCH))
                engine.add_texts(batch)
            if not batch:
                break
            engine.add(batch)
        engine.finish()
        cpu_s = clock.seconds()
    return Cost(round(cpu_s - memory.cpu_s, 3), memory.peak_mb)


class _Clock:
    """CPU time of the process, other threads of the engine included, without what this thread does aside."""

    def __init__(self) -> None:
        self._began = time.process_time()
        self._aside = 0.0

    @contextmanager
    def stopped(self) -> Iterator[None]:
        """Leave out what this thread does meanwhile."""
        began = time.thread_time()
        yield
        self._aside += time.thread_time() - began

    def seconds(self) -> float:
        """Return the time so far."""
        return time.process_time() - self._began - self._aside


class PeakMemory:
    """Watches the private memory of this process from a thread of its own, as a context manager."""

    def __init__(self) -> None:
        self.peak_mb: float | None = None
        self.cpu_s = 0.0
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._watch)

    def __enter__(self) -> "PeakMemory":
        self._look()
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._is_over.set()
        self._thread.join()
        self._look()

    def _watch(self) -> None:
        began = time.thread_time()
        while not self._is_over.wait(_SAMPLE_S):
            self._look()
        self.cpu_s = time.thread_time() - began

    def _look(self) -> None:
        private = private_mb()
        if private is not None:
            self.peak_mb = max(private, self.peak_mb or 0.0)


def private_mb() -> float | None:
    """Return the private memory of this process, None where the system does not tell."""
    try:
        status = _STATUS.read_text()
    except OSError:
        return None
    line = next((line for line in status.splitlines() if line.startswith("RssAnon:")), None)
    return None if line is None else round(int(line.split()[1]) * 1024 / 1e6, 1)


if __name__ == "__main__":
    name, file, into = sys.argv[1:]
    print(json.dumps(asdict(index_here(KINDS[name], Path(file), Path(into)))))
