"""An import: finds files, has workers read them, stores what they answer, and acknowledges what is durable."""

import hashlib
import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from workbench.errors import RefusedError
from workbench.importing.messages import Answer
from workbench.importing.sources import (
    FILE_BYTES_MAX,
    STANDARD_INPUT,
    Found,
    NotFound,
    StandardInput,
    find_files,
    read_file,
    read_standard_input,
)
from workbench.importing.workers import Pool
from workbench.jobs import JobContext
from workbench.library.articles import Arrival, find_original, get_article, store_article
from workbench.library.decision_log import keep_journal
from workbench.library.decisions import apply_decision, date_columns
from workbench.library.originals import read_kept
from workbench.library.store import Library
from workbench.model import Document

JOBS_MAX = 8
# Articles that share a transaction: a commit waits for the disk once, and a transaction stays short for other writers.
_BATCH = 16
_BATCH_BYTES = 2 * 1024**2
# Articles are stored in the order of their files, so that their numbers are; a slow page holds the others up only so long.
_PATIENCE_S = 2.0
# Whoever watches a long import finds an article within a second of its being stored: each time costs a small segment of
# the index, some 20 ms and its share of later merging (docs/adr/0012).
_FINDABLE_ARTICLES = 250
_FINDABLE_S = 0.6
# What may wait for a worker at once; a single larger file still goes through, alone.
_WAITING_BYTES_MAX = 64 * 1024**2


@dataclass(frozen=True, slots=True)
class Kept:
    """A file of originals/, to be read through whatever it is packed in."""

    path: str
    file: Path


Candidate = Found | NotFound | StandardInput | Kept


class Event(StrEnum):
    """What may happen to a document."""

    IMPORTED = "imported"
    DUPLICATE = "duplicate"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class ImportEvent:
    """One line of an import's report; an imported or duplicate document is durable before its event is told."""

    event: Event
    path: str
    member: str = ""
    id: int | None = None
    title: str | None = None
    reason: str | None = None


@dataclass(slots=True)
class ImportReport:
    """How an import went, in numbers, with everything that was refused."""

    imported: int = 0
    duplicates: int = 0
    refused: list[ImportEvent] = field(default_factory=list)

    @property
    def total(self) -> int:
        """Return how many documents were looked at."""
        return self.imported + self.duplicates + len(self.refused)

    def count(self, event: ImportEvent) -> None:
        """Take one event into account."""
        if event.event is Event.IMPORTED:
            self.imported += 1
        elif event.event is Event.DUPLICATE:
            self.duplicates += 1
        else:
            self.refused.append(event)


@dataclass(frozen=True, slots=True)
class _Waiting:
    path: str
    data: bytes
    sha256: str


def _do_nothing() -> object:
    return None


def default_jobs() -> int:
    """Return how many workers suit this machine: one a core, as far as memory is likely to reach."""
    return max(1, min(JOBS_MAX, os.cpu_count() or 1))


def import_paths(
    ctx: JobContext,
    library: Library,
    paths: list[str],
    tell: Callable[[ImportEvent], None],
    *,
    date: str | None = None,
    jobs: int | None = None,
    make_findable: Callable[[], object] = _do_nothing,
) -> ImportReport:
    """Import files, folders and standard input ("-").

    Args:
        ctx: Progress and cancelling; a cancelled import keeps what it has acknowledged.
        library: Open.
        paths: As given by the user.
        tell: Called for every document as soon as its fate is durable.
        date: EDTF; set as the publication date of everything that comes in, as a decision of the user's.
        jobs: Number of workers.
        make_findable: Called now and then while articles come in, to bring the index up to date; what comes in after
            the last time is the caller's to index.
    """
    report = ImportReport()

    def report_and_tell(event: ImportEvent) -> None:
        report.count(event)
        tell(event)

    with Pool(jobs or default_jobs()) as pool:
        run = _Import(library, pool, report_and_tell, date, make_findable)
        try:
            run.take_all(ctx, list(_documents(paths)), report)
        finally:
            library.raise_lower_bound()
            keep_journal(library)
    return report


def import_known(ctx: JobContext, library: Library, files: dict[str, Path]) -> ImportReport:
    """Read originals in that lie in the library already, by hash, but that no row names; their first names are lost."""
    report = ImportReport()
    with Pool(default_jobs()) as pool:
        run = _Import(library, pool, report.count, None)
        run.take_all(ctx, [Kept(f"originals/{sha256[:12]}", file) for sha256, file in files.items()], report)
    return report


def _documents(paths: list[str]) -> Iterator[Candidate]:
    for path in paths:
        if path == STANDARD_INPUT:
            yield StandardInput()
        else:
            yield from find_files([path])


class _Import:
    """The state of one import: what waits for workers, and what has been read but not yet stored."""

    def __init__(
        self,
        library: Library,
        pool: Pool,
        tell: Callable[[ImportEvent], None],
        date: str | None,
        make_findable: Callable[[], object] = _do_nothing,
    ) -> None:
        self._library = library
        self._pool = pool
        self._tell = tell
        self._date = date
        self._make_findable = make_findable
        self._findable = 0
        self._findable_at = time.monotonic()
        self._waiting: dict[int, _Waiting] = {}
        self._ready: dict[int, Answer] = {}
        self._later: dict[str, list[str]] = {}
        self._waiting_bytes = 0
        self._next_ticket = 0

    def take_all(self, ctx: JobContext, candidates: Sequence[Candidate], report: ImportReport) -> None:
        """Feed the workers and store their answers until both are through."""
        documents, total = iter(candidates), len(candidates)
        more = True
        while more or self._waiting:
            while more and self._has_room():
                found = next(documents, None)
                if found is None:
                    more = False
                else:
                    ctx.checkpoint(report.total, total, found.path)
                    self._feed(found)
            if self._waiting:
                self._store(self._collect())
                ctx.checkpoint(report.total, total, "")
                self._follow(report.imported)

    def _follow(self, imported: int) -> None:
        """Have what came in made findable, if that is enough, or long enough ago."""
        new = imported - self._findable
        if new >= _FINDABLE_ARTICLES or (new and time.monotonic() - self._findable_at >= _FINDABLE_S):
            self._make_findable()
            self._findable, self._findable_at = imported, time.monotonic()

    def _has_room(self) -> bool:
        return len(self._waiting) < 2 * _BATCH and (self._waiting_bytes < _WAITING_BYTES_MAX or not self._waiting)

    def _feed(self, found: Candidate) -> None:
        """Read one file and hand it to a worker, unless its bytes are known."""
        try:
            if isinstance(found, Found):
                data = read_file(found.file)
            elif isinstance(found, Kept):
                data = read_kept(found.file, FILE_BYTES_MAX)
            elif isinstance(found, StandardInput):
                data = read_standard_input()
            else:
                raise RefusedError(found.reason)
        except RefusedError as refusal:
            self._tell(ImportEvent(Event.REFUSED, found.path, reason=str(refusal)))
            return
        sha256 = hashlib.sha256(data).hexdigest()
        if any(waiting.sha256 == sha256 for waiting in self._waiting.values()):
            self._later.setdefault(sha256, []).append(found.path)
        elif not self._is_known(found.path, sha256, data):
            ticket, self._next_ticket = self._next_ticket, self._next_ticket + 1
            self._waiting[ticket] = _Waiting(found.path, data, sha256)
            self._waiting_bytes += len(data)
            self._pool.submit(ticket, os.path.basename(found.path), data)  # noqa: PTH119

    def _is_known(self, path: str, sha256: str, data: bytes) -> bool:
        """Tell whether these bytes are in the library; whoever imports what lies in the trash wants it back."""
        row = find_original(self._library.connection, sha256)
        if row is None:
            return False
        # The kept file may have been lost or damaged since; whoever has these bytes has what mends it.
        self._library.originals.keep(data)
        if row["deleted_at"] is None:
            self._tell(ImportEvent(Event.DUPLICATE, path, id=row["id"]))
        else:
            article = get_article(self._library, row["id"])
            with self._library.write() as connection:
                apply_decision(connection, "restore", article, {"deleted_at": None})
            self._tell(ImportEvent(Event.IMPORTED, path, id=article.id, title=article.title))
        return True

    def _collect(self) -> list[tuple[_Waiting, Answer]]:
        """Wait for answers and return those that come next in order of the files, or, after a while, whatever is there."""
        is_late = False
        if min(self._ready, default=self._next_ticket) >= self._first_missing():
            outcome = self._pool.take(_PATIENCE_S if self._ready else None)
            is_late = outcome is None
            while outcome is not None:
                self._ready[outcome.ticket] = outcome.answer
                outcome = self._pool.take(0)
        first_missing = self._first_missing()
        answers: list[tuple[_Waiting, Answer]] = []
        size_bytes = 0
        for ticket in sorted(ticket for ticket in self._ready if is_late or ticket < first_missing)[:_BATCH]:
            size_bytes += len(self._waiting[ticket].data)
            if answers and size_bytes > _BATCH_BYTES:
                break
            waiting = self._waiting.pop(ticket)
            self._waiting_bytes -= len(waiting.data)
            answers.append((waiting, self._ready.pop(ticket)))
        return answers

    def _first_missing(self) -> int:
        """Return the first ticket that a worker still has."""
        return min(self._waiting.keys() - self._ready.keys(), default=self._next_ticket)

    def _store(self, answers: list[tuple[_Waiting, Answer]]) -> None:
        """Make originals durable, then their rows in one transaction, and only then tell of them."""
        read = [(waiting, answer.document) for waiting, answer in answers if answer.document is not None]
        for waiting, answer in answers:
            if answer.document is None:
                self._tell(ImportEvent(Event.REFUSED, waiting.path, reason=answer.refusal))
        events = self._write(read) if read else []
        for event in events:
            self._tell(event)
        for waiting, answer in answers:
            for path in self._later.pop(waiting.sha256, ()):
                if answer.document is None:
                    self._tell(ImportEvent(Event.REFUSED, path, reason=answer.refusal))
                else:
                    self._is_known(path, waiting.sha256, waiting.data)

    def _write(self, read: list[tuple[_Waiting, Document]]) -> list[ImportEvent]:
        arrivals = [
            Arrival(waiting.path, self._library.originals.keep(waiting.data), document) for waiting, document in read
        ]
        events = []
        with self._library.write() as connection:
            for (waiting, _), arrival in zip(read, arrivals, strict=True):
                # Another import may have been faster with the same file.
                row = find_original(connection, arrival.original.sha256)
                if row is not None:
                    events.append(ImportEvent(Event.DUPLICATE, arrival.path, id=row["id"]))
                    continue
                # A purge may have removed the same bytes since; while we have the turn, none can.
                if not self._library.originals.file(arrival.original).exists():
                    self._library.originals.keep(waiting.data)
                article = store_article(connection, arrival)
                if self._date is not None:
                    apply_decision(
                        connection, "publication-date", get_article(self._library, article), date_columns(self._date)
                    )
                events.append(ImportEvent(Event.IMPORTED, arrival.path, id=article, title=arrival.document.title))
        return events
