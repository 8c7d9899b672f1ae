"""dateline import: takes in files, folders and standard input."""

import argparse
import time

from workbench.cli.contract import ImportLine
from workbench.cli.frame import (
    Command,
    Exit,
    library_folder,
    one_line,
    print_json_line,
    progress_context,
    say,
    worker_count,
)
from workbench.dates import parse_user_date
from workbench.importing.job import Event, ImportEvent, ImportReport, import_paths
from workbench.indexing import IndexKeeper
from workbench.jobs import JobContext
from workbench.library.place import warn_about_place
from workbench.library.store import Library

_PROGRESS_INTERVAL_S = 0.2


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "paths", nargs="+", metavar="PATH", help="a file, a folder with all below it, or - for standard input"
    )
    parser.add_argument("--date", metavar="D", help="set this publication date: YYYY, YYYY-MM or YYYY-MM-DD")
    parser.add_argument("--jobs", type=worker_count, metavar="N", help="number of workers that read at once")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")


def run(args: argparse.Namespace) -> int:
    """Import, telling of each document as soon as it is durable, then make everything findable."""
    date = parse_user_date(args.date) if args.date else None
    folder = library_folder(args)
    warning = warn_about_place(folder)
    if warning and not args.json:
        say(warning)
    with Library.open_or_create(folder) as library:
        tell = _tell_json if args.json else _tell
        ctx = _json_context() if args.json else progress_context()
        report = import_paths(ctx, library, args.paths, tell, date=date, jobs=args.jobs)
        with IndexKeeper(library) as keeper:
            keeper.current(ctx)
    _conclude(report, as_json=args.json)
    if not report.refused:
        return Exit.DONE
    return Exit.SOME_REFUSED if report.imported or report.duplicates else Exit.ALL_REFUSED


def _tell(event: ImportEvent) -> None:
    shown = f"{event.path}#{event.member}" if event.member else event.path
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
            ImportLine("done", imported=report.imported, duplicates=report.duplicates, refused=len(report.refused))
        )
    elif report.total > 1:
        say(f"{report.imported} imported, {report.duplicates} already there, {len(report.refused)} refused.")


def _json_context() -> JobContext:
    last = time.monotonic()

    def show(done: int, _total: int | None, message: str) -> None:
        nonlocal last
        if time.monotonic() - last >= _PROGRESS_INTERVAL_S:
            last = time.monotonic()
            print_json_line(ImportLine("progress", path=message or None, imported=done))

    return JobContext(show)


COMMAND = Command("import", "take in files, folders or standard input", configure, run)
