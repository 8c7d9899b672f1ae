"""An import: finds files, has workers read them, stores what they answer, and acknowledges what is durable."""

import os
import time
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from workbench import __version__
from workbench.importing.candidates import (
    Candidate,
    Candidates,
    Container,
    Kept,
    Listed,
    Loaded,
    find_candidates,
)
from workbench.importing.choices import DEFAULT_CHOICES, Choices
from workbench.importing.messages import Answer
from workbench.importing.report import ImportEvent, ImportReport
from workbench.importing.sources import show_path
from workbench.importing.storing import Storing
from workbench.importing.workers import Pool
from workbench.jobs import JobContext
from workbench.library.articles import EXTRACTOR
from workbench.library.decision_log import keep_journal
from workbench.library.import_runs import RunEnd, begin_run, end_run
from workbench.library.purge import purged_contents
from workbench.library.store import Library

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


def _do_nothing() -> object:
    return None


def default_jobs() -> int:
    """Return how many workers suit this machine: one a core, as far as memory is likely to reach."""
    return max(1, min(JOBS_MAX, os.cpu_count() or 1))


@dataclass(frozen=True, slots=True)
class Wishes:
    """How the user wants an import: `date` (EDTF) is set as the publication date of everything that comes in, as a decision of the user's."""

    date: str | None = None
    choices: Choices = DEFAULT_CHOICES


NO_WISHES = Wishes()


def import_paths(
    ctx: JobContext,
    library: Library,
    paths: list[str],
    tell: Callable[[ImportEvent], None],
    *,
    wishes: Wishes = NO_WISHES,
    jobs: int | None = None,
    make_findable: Callable[[], object] = _do_nothing,
    files: Iterable[Candidate] | None = None,
) -> ImportReport:
    """Import files, folders and standard input ("-"), with whatever lies in containers among them.

    Args:
        ctx: Progress and cancelling; a cancelled import keeps what it has acknowledged.
        library: Open.
        paths: As given by the user.
        tell: Called for every document as soon as its fate is durable.
        wishes: How they are to be read.
        jobs: Number of workers.
        make_findable: Called now and then while articles come in, to bring the index up to date; what comes in after
            the last time is the caller's to index.
        files: What is to be read below the paths, where that is not everything.
    """
    candidates = find_candidates(paths) if files is None else files
    return _import(ctx, library, candidates, paths, tell, wishes, jobs, make_findable)


def import_known(ctx: JobContext, library: Library, files: dict[str, Path]) -> ImportReport:
    """Read originals in that lie in the library already, by hash, but that no row names; their first names are lost."""
    candidates = [Kept(f"originals/{sha256[:12]}", file) for sha256, file in files.items()]
    purged = purged_contents(library.connection)
    return _import(
        ctx,
        library,
        candidates,
        ["originals"],
        lambda _event: None,
        NO_WISHES,
        None,
        _do_nothing,
        purged,
        is_known_text_wanted=True,
    )


def _import(
    ctx: JobContext,
    library: Library,
    files: Iterable[Candidate],
    paths: list[str],
    tell: Callable[[ImportEvent], None],
    wishes: Wishes,
    jobs: int | None,
    make_findable: Callable[[], object],
    unwanted: Collection[str] = (),
    *,
    is_known_text_wanted: bool = False,
) -> ImportReport:
    candidates = Candidates(files, wishes.choices)
    run = begin_run(library, f"Dateline {__version__}, {EXTRACTOR}", [show_path(path) for path in paths])
    report = ImportReport(run)

    def report_and_tell(event: ImportEvent) -> None:
        report.count(event)
        tell(event)

    end = RunEnd.STOPPED
    storing = Storing(library, run, report_and_tell, wishes.date, unwanted, is_known_text_wanted=is_known_text_wanted)
    try:
        with Pool(jobs or default_jobs()) as pool:
            _Import(candidates, pool, storing, wishes, make_findable).take_all(ctx, report)
        end = RunEnd.DONE
    finally:
        candidates.close()
        try:
            storing.finish()
        finally:
            end_run(library, run, end)
        library.raise_lower_bound()
        keep_journal(library)
    return report


class _Import:
    """The state of one import: what waits for workers, and what has been read but not yet stored."""

    def __init__(
        self,
        candidates: Candidates,
        pool: Pool,
        storing: Storing,
        wishes: Wishes,
        make_findable: Callable[[], object] = _do_nothing,
    ) -> None:
        self._candidates = candidates
        self._pool = pool
        self._storing = storing
        self._choices = wishes.choices
        self._make_findable = make_findable
        self._findable = 0
        self._findable_at = time.monotonic()
        self._waiting: dict[int, Loaded] = {}
        self._ready: dict[int, Answer] = {}
        self._later: dict[str, list[Loaded]] = {}
        self._waiting_bytes = 0
        self._next_ticket = 0

    def take_all(self, ctx: JobContext, report: ImportReport) -> None:
        """Feed the workers and store their answers until both are through."""
        while True:
            has_fed = self._feed_all(ctx, report)
            if self._waiting:
                self._store(self._collect())
                ctx.checkpoint(report.total, self._candidates.total, "")
                self._follow(report.imported)
            elif not has_fed:
                return

    def _feed_all(self, ctx: JobContext, report: ImportReport) -> bool:
        """Hand over as much as there is room for; tell whether that was anything."""
        has_fed = False
        while self._has_room():
            one = self._candidates.next(is_idle=not self._waiting)
            if one is None:
                break
            has_fed = True
            ctx.checkpoint(report.total, self._candidates.total, one.path)
            if isinstance(one, Loaded):
                self._feed(one)
            elif isinstance(one, Listed):
                self._storing.list_wanted(one)
            else:
                self._storing.refuse(one.path, one.reason, one.member)
        return has_fed

    def _follow(self, imported: int) -> None:
        """Have what came in made findable, if that is enough, or long enough ago."""
        new = imported - self._findable
        if new >= _FINDABLE_ARTICLES or (new and time.monotonic() - self._findable_at >= _FINDABLE_S):
            self._make_findable()
            self._findable, self._findable_at = imported, time.monotonic()

    def _has_room(self) -> bool:
        return len(self._waiting) < 2 * _BATCH and (self._waiting_bytes < _WAITING_BYTES_MAX or not self._waiting)

    def _feed(self, one: Loaded) -> None:
        """Hand one document to a worker, unless its bytes are known."""
        if any(waiting.sha256 == one.sha256 for waiting in self._waiting.values()):
            self._later.setdefault(one.sha256, []).append(one)
        elif not self._storing.is_known(one):
            ticket, self._next_ticket = self._next_ticket, self._next_ticket + 1
            self._waiting[ticket] = one
            self._waiting_bytes += len(one.data)
            self._pool.submit(ticket, one.name, one.data, one.description, self._choices)

    def _collect(self) -> list[tuple[Loaded, Answer]]:
        """Wait for answers and return those that come next in order of the files, or, after a while, whatever is there."""
        is_late = False
        if min(self._ready, default=self._next_ticket) >= self._first_missing():
            outcome = self._pool.take(_PATIENCE_S if self._ready else None)
            is_late = outcome is None
            while outcome is not None:
                self._ready[outcome.ticket] = outcome.answer
                outcome = self._pool.take(0)
        first_missing = self._first_missing()
        answers: list[tuple[Loaded, Answer]] = []
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

    def _store(self, answers: list[tuple[Loaded, Answer]]) -> None:
        """Have what was read stored, containers taken apart, and say what was refused; then do the same with later copies of it."""
        for one, answer in answers:
            if answer.container:
                self._candidates.add(Container(one.path, one.data, one.folder))
            elif answer.document is None:
                self._storing.refuse(one.path, answer.refusal or "", one.member, one)
        self._storing.store([(one, answer.document) for one, answer in answers if answer.document is not None])
        for one, answer in answers:
            for later in self._later.pop(one.sha256, ()):
                if answer.container:
                    # What is in it is known by now, or soon: each of its documents will say so.
                    self._candidates.add(Container(later.path, later.data, later.folder))
                elif answer.document is None:
                    self._storing.refuse(later.path, answer.refusal or "", later.member, later)
                elif not self._storing.is_known(later):
                    # It was the same article as another, by its text.
                    self._feed(later)
