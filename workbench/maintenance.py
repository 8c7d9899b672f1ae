"""Examines and mends a library with everything that belongs to it: folder, database, originals, texts, index, workers."""

from pathlib import Path

from index.errors import IndexDamagedError
from workbench.annotate.tagger.files import TaggerError, verify
from workbench.annotating import pending, untagged
from workbench.errors import LibraryError
from workbench.importing.choices import choices_again
from workbench.importing.job import import_known
from workbench.importing.workers import Worker, WorkerGoneError
from workbench.indexing import IndexKeeper
from workbench.jobs import JobContext
from workbench.library import check
from workbench.library.articles import get_article, get_original, replace_damaged_text
from workbench.library.check import CheckReport, Problem
from workbench.library.replaying import replay_journal
from workbench.library.rezoning import rezone
from workbench.library.store import Library


def check_library(ctx: JobContext, folder: Path, *, repair: bool = False) -> CheckReport:
    """Look at everything; with `repair`, mend what can be mended and look again.

    Raises:
        LibraryError: If there is no library, or (without `repair`) it cannot be opened.
    """
    report = CheckReport()
    is_replaced = repair and check.mend_folder(folder, report)
    with Library.open(folder) as library:
        if repair:
            # Purges first, lest what was purged is read in again; the rest once its articles are there.
            replayed = replay_journal(library, purges_alone=True) if is_replaced else 0
            check.tidy(library, report)
            _read_strays(ctx, library, report)
            _read_damaged(ctx, library, report)
            replayed += replay_journal(library) if is_replaced else 0
            if replayed:
                report.repaired.append(f"Took {replayed} decisions from the journal.")
        check.examine(ctx, library, report)
        _check_index(ctx, library, report, repair=repair)
        waiting = len(pending(library))
        if waiting:
            report.notes.append(f"{waiting} articles are not annotated yet. Run annotate.")
        elif unread := len(untagged(library)):
            report.notes.append(
                f"{unread} articles wait for the tagger, which finds names that no table has. Run annotate."
            )
        library.raise_lower_bound()
    _check_tagger(report)
    _check_workers(report)
    return report


def _read_strays(ctx: JobContext, library: Library, report: CheckReport) -> None:
    """Read in the originals that no row names: of an import that was killed, or of a database that was lost."""
    lost = check.strays(library)
    if not lost:
        return
    result = import_known(ctx, library, lost)
    if result.imported:
        report.repaired.append(f"Read {result.imported} originals in that belonged to no article.")
    report.notes += [
        f"The original {refused.path} could not be read in: {refused.reason}." for refused in result.refused
    ]


def _read_damaged(ctx: JobContext, library: Library, report: CheckReport) -> None:
    """Read the originals again whose stored text is damaged or missing."""
    found = CheckReport()
    check.examine(ctx, library, found)
    damaged = sorted({p.article for p in found.problems if p.kind == "text" and p.article is not None})
    if not damaged:
        return
    with Worker() as worker:
        for article in damaged:
            try:
                known = get_article(library, article)
                answer = worker.ask(
                    known.path,
                    get_original(library, article),
                    member=known.member,
                    description=known.described,
                    choices=choices_again(known.member, known.format),
                )
            except (WorkerGoneError, LibraryError) as error:
                report.notes.append(f"The original of article {article} could not be read again: {error}")
                continue
            if answer.document is None:
                report.notes.append(f"The original of article {article} could not be read again: {answer.refusal}.")
                continue
            with library.write() as connection:
                replace_damaged_text(connection, article, answer.document)
                rezone(connection, article)
            report.repaired.append(f"Read the original of article {article} again.")


def _check_index(ctx: JobContext, library: Library, report: CheckReport, *, repair: bool) -> None:
    with IndexKeeper(library) as keeper:
        if not keeper.is_built():
            report.notes.append("There is no index yet. The next search makes it.")
            if repair:
                keeper.rebuild(ctx)
            return
        try:
            different = keeper.differences()
            problem = (
                Problem(
                    "index",
                    f"The index differs from the library in {len(different)} articles. Run check --repair or reindex.",
                )
                if different
                else None
            )
        except IndexDamagedError as error:
            problem = Problem("index", f"The index is damaged ({error}). Run check --repair or reindex.")
        if problem is None:
            return
        if repair:
            count = keeper.rebuild(ctx)
            report.repaired.append(f"Built the index anew, with {count} articles.")
        else:
            report.problems.append(problem)


def _check_tagger(report: CheckReport) -> None:
    try:
        verify()
    except TaggerError as error:
        report.notes.append(str(error))


def _check_workers(report: CheckReport) -> None:
    try:
        with Worker() as worker:
            report.worker_limits = worker.in_force()
    except WorkerGoneError as gone:
        report.problems.append(Problem("worker", f"No worker could be started: {gone}."))
