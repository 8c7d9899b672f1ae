"""dateline sample: a library to try Dateline on, made from the pages that ship with it."""

import argparse
from pathlib import Path

import resources
from workbench.annotating import annotate_pending
from workbench.cli.frame import Command, Exit, progress_context
from workbench.copies.signing import sign_pending
from workbench.errors import LibraryError
from workbench.importing.job import import_paths
from workbench.importing.report import ImportEvent
from workbench.indexing import IndexKeeper
from workbench.library.store import Library
from workbench.own_registry import registry_of

PAGES = "sample/pages"
_PAGE_SUFFIXES = {".html", ".txt", ".md"}


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("dir", metavar="DIR", help="the folder that becomes the library")


def run(args: argparse.Namespace) -> int:
    """Make the sample library, or complete it where it was begun."""
    pages = sorted(str(page) for page in resources.path(PAGES).iterdir() if page.suffix in _PAGE_SUFFIXES)
    refused: list[ImportEvent] = []
    ctx = progress_context()
    with Library.open_or_create(Path(args.dir)) as library:
        report = import_paths(ctx, library, pages, lambda _event: None)
        refused += report.refused
        with IndexKeeper(library) as keeper:
            keeper.current(ctx)
        sign_pending(ctx, library)
        annotate_pending(ctx, library, registry_of(library))
    if refused:
        raise LibraryError(
            f"{len(refused)} sample pages could not be read, the first because {refused[0].reason}. Install Dateline again."
        )
    print(f"sample library of {report.imported + report.duplicates} articles in {args.dir}")
    return Exit.DONE


COMMAND = Command("sample", "make the sample library", configure, run)
