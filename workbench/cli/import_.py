"""dateline import: takes in files, folders and standard input."""

import argparse
import time
from collections.abc import Callable

from workbench.annotating import annotate_pending
from workbench.cli.contract import ImportLine
from workbench.cli.frame import (
    PROGRESS_INTERVAL_S,
    Command,
    Exit,
    library_folder,
    one_line,
    print_json_line,
    progress_context,
    say,
    worker_count,
)
from workbench.cli.interrupting import INTERRUPT
from workbench.copies.signing import sign_pending
from workbench.dates import parse_user_date
from workbench.importing.choices import Choices
from workbench.importing.job import Wishes, import_paths
from workbench.importing.report import Event, ImportEvent, ImportReport
from workbench.importing.watching import find_new, remember
from workbench.indexing import IndexKeeper
from workbench.jobs import JobContext
from workbench.library.place import warn_about_place
from workbench.library.store import Library
from workbench.own_registry import registry_of


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "paths", nargs="+", metavar="PATH", help="a file, a folder with all below it, or - for standard input"
    )
    parser.add_argument("--date", metavar="D", help="set this publication date: YYYY, YYYY-MM or YYYY-MM-DD")
    parser.add_argument("--chapters", action="store_true", help="make each chapter of a book an article of its own")
    parser.add_argument(
        "--keep-scans",
        action="store_true",
        help="take in scanned PDFs that have no text, to be found by their title",
    )
    parser.add_argument(
        "--new",
        action="store_true",
        help="only files that no such import has looked at yet, by path, size and time; links are not followed",
    )
    parser.add_argument("--jobs", type=worker_count, metavar="N", help="number of workers that read at once")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")


def run(args: argparse.Namespace) -> int:
    """Import, telling of each document as soon as it is durable; make everything findable; then annotate it."""
    date = parse_user_date(args.date) if args.date else None
    folder = library_folder(args)
    warning = warn_about_place(folder)
    if warning and not args.json:
        say(warning)
    with Library.open_or_create(folder) as library:
        tell = _tell_json if args.json else _tell
        begin = _Phases().begin if args.json else _one_bar()
        news = find_new(begin("reading"), library, args.paths) if args.new else None
        if news is not None and not news.files:
            _conclude(ImportReport(), as_json=args.json)
            return Exit.DONE
        with IndexKeeper(library) as keeper:
            indexing = begin("indexing")
            report = import_paths(
                begin("reading"),
                library,
                args.paths,
                tell,
                wishes=Wishes(date, Choices(args.chapters, args.keep_scans)),
                jobs=args.jobs,
                make_findable=lambda: keeper.usable(indexing),
                files=None if news is None else news.files,
            )
            if news is not None:
                remember(library, news.seen)
            keeper.current(indexing)
        sign_pending(begin("copies"), library)
        annotated = annotate_pending(begin("annotating"), library, registry_of(library))
        for article, reason in annotated.refused:
            say(f"Article {article} was not annotated: {one_line(reason)}")
    _conclude(report, as_json=args.json)
    if not report.refused:
        return Exit.DONE
    return Exit.SOME_REFUSED if report.imported or report.duplicates or report.listed else Exit.ALL_REFUSED


def _tell(event: ImportEvent) -> None:
    # What is called so in an archive was called so by anybody.
    shown = one_line(f"{event.path}#{event.member}" if event.member else event.path)
    if event.event is Event.REFUSED:
        say(f"refused {shown}: {one_line(event.reason or '')}")
    else:
        print(f"{event.event.value} {shown}", flush=True)


def _tell_json(event: ImportEvent) -> None:
    print_json_line(
        ImportLine(event.event.value, event.path, event.member or None, event.id, event.title, event.reason)
    )


def _conclude(report: ImportReport, *, as_json: bool) -> None:
    if as_json:
        print_json_line(
            ImportLine(
                "done",
                imported=report.imported,
                duplicates=report.duplicates,
                listed=report.listed,
                refused=len(report.refused),
                run=report.run,
            )
        )
    elif report.total > 1:
        listed = f"{report.listed} put on the list of what is wanted, " if report.listed else ""
        say(f"{report.imported} imported, {report.duplicates} already there, {listed}{len(report.refused)} refused.")


def _one_bar() -> Callable[[str], JobContext]:
    """Return what shows every phase on the same bar."""
    ctx = progress_context()
    return lambda _phase: ctx


class _Phases:
    """Tells how far each phase of the import is, all of them together only so often; the beginning of one always."""

    def __init__(self) -> None:
        self._last = 0.0
        self._told: str | None = None

    def begin(self, phase: str) -> JobContext:
        """Return the context of a phase."""

        def show(done: int, total: int | None, message: str) -> None:
            if self._told == phase and time.monotonic() - self._last < PROGRESS_INTERVAL_S:
                return
            self._last, self._told = time.monotonic(), phase
            path = message if phase == "reading" and message else None
            print_json_line(ImportLine("progress", path=path, phase=phase, done=done, total=total))

        return INTERRUPT.context(show)


COMMAND = Command("import", "take in files, folders or standard input", configure, run)
