"""dateline check, reindex, backup and restore-backup: keeping a library sound."""

import argparse
from pathlib import Path

from workbench.cli.frame import Command, Exit, library_folder, open_library, print_json, progress_context, say
from workbench.errors import LibraryError
from workbench.indexing import IndexKeeper
from workbench.library.backup import MANIFEST, backups, copy_database, copy_library, restore
from workbench.library.folder import BACKUPS
from workbench.maintenance import check_library


def _configure_check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--repair", action="store_true", help="mend what can be mended")
    parser.add_argument("--json", action="store_true", help="as JSON")


def _configure_reindex(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--changed", action="store_true", help="only take in what has changed")


def _configure_backup(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--to", metavar="FOLDER", help="a full copy with all originals, in this folder")


def _configure_restore(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "backup", nargs="?", metavar="BACKUP", help="name or folder of a backup; the newest unless given"
    )


def _check(args: argparse.Namespace) -> int:
    report = check_library(progress_context(), library_folder(args), repair=args.repair)
    if args.json:
        print_json(report)
    else:
        print(
            f"{report.articles} articles, {report.originals} originals, {report.texts} texts and "
            f"{report.decisions} decisions looked at."
        )
        for line in report.repaired:
            print(f"repaired: {line}")
        for note in report.notes:
            print(f"note: {note}")
        for problem in report.problems:
            print(f"problem: {problem.message}")
        print(f"Workers run with: {', '.join(report.worker_limits) or 'no limits that this system could give'}.")
        if report.is_sound:
            print("The library is sound.")
    return Exit.DONE if report.is_sound else Exit.LIBRARY


def _reindex(args: argparse.Namespace) -> int:
    with open_library(args) as library, IndexKeeper(library) as keeper:
        ctx = progress_context()
        count = keeper.current(ctx).count if args.changed else keeper.rebuild(ctx)
    print(f"indexed {count} articles")
    return Exit.DONE


def _backup(args: argparse.Namespace) -> int:
    with open_library(args) as library:
        if args.to:
            copy = copy_library(library.connection, library.folder, Path(args.to))
        else:
            copy = copy_database(library.connection, library.folder, "on-demand")
    print(f"backed up to {copy}")
    return Exit.DONE


def _restore_backup(args: argparse.Namespace) -> int:
    folder = library_folder(args)
    copy = _find_backup(folder, args.backup)
    manifest = restore(folder, copy)
    print(f"restored {manifest.articles} articles from {copy.name}, made {manifest.made_at}")
    say("What stood there before is kept in the backups folder. check tells whether every original is there.")
    return Exit.DONE


def _find_backup(folder: Path, given: str | None) -> Path:
    if given is None:
        found = backups(folder)
        if not found:
            raise LibraryError(f"There is no backup in {folder / BACKUPS}. Name the folder of one.")
        return found[0][0]
    for candidate in (Path(given), folder / BACKUPS / given):
        if (candidate / MANIFEST).is_file():
            return candidate
    raise LibraryError(f"There is no backup {given}. Name one of {folder / BACKUPS}, or the folder of one elsewhere.")


CHECK = Command("check", "examine the library, and repair it", _configure_check, _check)
REINDEX = Command("reindex", "make the index anew", _configure_reindex, _reindex)
BACKUP = Command("backup", "make a verified copy", _configure_backup, _backup)
RESTORE_BACKUP = Command("restore-backup", "put a verified copy back", _configure_restore, _restore_backup)
