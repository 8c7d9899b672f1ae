"""dateline imports, undo-import and wanted: what came in when, what became of each file, and what has yet to be saved."""

import argparse

from workbench.cli.contract_imports import run_line, wanted_line
from workbench.cli.frame import Command, Exit, one_line, open_library, print_json, print_json_line
from workbench.library.decisions import undo_import
from workbench.library.import_runs import ImportItem, ImportRun, get_run, items_of, list_runs
from workbench.library.wanted import drop, list_wanted


def _configure_imports(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "run", nargs="?", type=int, metavar="N", help="number of an import: what became of each document"
    )
    parser.add_argument("--refused", action="store_true", help="of an import only what was refused")
    parser.add_argument("--json", action="store_true", help="as JSON; of one import an object a line")


def _imports(args: argparse.Namespace) -> int:
    with open_library(args) as library:
        if args.run is None:
            runs = list_runs(library)
            if args.json:
                print_json([run_line(run) for run in runs])
            else:
                print("\n".join(_told(run) for run in runs) if runs else "Nothing was imported yet.")
            return Exit.DONE
        get_run(library, args.run)
        for item in items_of(library, args.run):
            if args.refused and item.event != "refused":
                continue
            if args.json:
                print_json_line(item)
            else:
                print(_item(item))
    return Exit.DONE


def _told(run: ImportRun) -> str:
    count = run.counts.get
    ended = "" if run.ended_at else ", not ended"
    return one_line(
        f"{run.id:>5}  {run.started_at}  {count('imported', 0)} imported, {count('duplicate', 0)} already there, "
        f"{count('listed', 0)} listed, {count('refused', 0)} refused{ended}  {' '.join(run.paths)}"
    )


def _item(item: ImportItem) -> str:
    shown = f"{item.path}#{item.member}" if item.member else item.path
    number = "" if item.article is None else f"  article {item.article}"
    reason = f": {item.reason}" if item.reason else ""
    return one_line(f"{item.event:<9} {shown}{number}{reason}")


def _configure_undo(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("run", type=int, metavar="N", help="number of the import, as imports shows it")


def _undo(args: argparse.Namespace) -> int:
    with open_library(args) as library:
        get_run(library, args.run)
        count = len(undo_import(library, args.run).articles)
    print(f"{'1 article' if count == 1 else f'{count} articles'} moved to the trash; undo brings them back")
    return Exit.DONE


def _configure_wanted(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--drop", nargs="+", type=int, metavar="N", help="take these entries off the list")
    parser.add_argument("--back", nargs="+", type=int, metavar="N", help="put entries that were taken off on it again")
    parser.add_argument("--json", action="store_true", help="as JSON")


def _wanted(args: argparse.Namespace) -> int:
    with open_library(args) as library:
        if args.drop:
            drop(library, args.drop)
        if args.back:
            drop(library, args.back, back=True)
        entries = list_wanted(library)
    if args.json:
        print_json([wanted_line(entry) for entry in entries])
    elif not entries:
        print("Nothing is wanted: no list of bookmarks or references names what is not here.")
    else:
        for entry in entries:
            print(one_line(f"{entry.id:>6}  {entry.title or '(no title)'}  {entry.url}"))
    return Exit.DONE


IMPORTS = Command("imports", "list what came in when, and what became of each file", _configure_imports, _imports)
UNDO_IMPORT = Command("undo-import", "move what an import brought to the trash", _configure_undo, _undo)
WANTED = Command(
    "wanted", "list what bookmarks and references name and nobody has saved yet", _configure_wanted, _wanted
)
