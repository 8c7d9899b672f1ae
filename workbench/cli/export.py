"""dateline export: all that a search finds, as a table, as data or as references."""

import argparse
import os
import sys
from pathlib import Path

from workbench.cli.frame import Command, Exit, open_library, progress_context, say
from workbench.errors import UsageError
from workbench.export.base import exported, write_export
from workbench.export.csv_ import CSV, CSV_FOR_SPREADSHEETS
from workbench.export.formats import FORMATS
from workbench.indexing import IndexKeeper
from workbench.search import SearchService
from workbench.sorting import Sort


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("query", help='as for search; "" for everything')
    parser.add_argument("--format", choices=[f.name for f in FORMATS], default=CSV.name, help="what to write (csv)")
    parser.add_argument("--out", metavar="FILE", help="write into a file, which is replaced; else to standard output")
    parser.add_argument("--sort", choices=[s.value for s in Sort], help="order of results")
    parser.add_argument("--snippets", action="store_true", help="with the sentences that match")
    parser.add_argument("--bom", action="store_true", help="begin CSV with the mark by which Excel knows UTF-8")


def run(args: argparse.Namespace) -> int:
    """Write everything that is found."""
    query = os.fsencode(args.query).decode("utf-8", "replace")
    format_ = next(f for f in FORMATS if f.name == args.format)
    if args.bom:
        if format_ is not CSV:
            raise UsageError("--bom is for CSV only. Leave it out, or choose --format csv.")
        format_ = CSV_FOR_SPREADSHEETS
    ctx = progress_context()
    with open_library(args) as library, IndexKeeper(library) as keeper:
        service = SearchService(library, keeper)
        found = service.find(ctx, query, sort=None if args.sort is None else Sort(args.sort))
        articles = exported(ctx, library, service, found, with_snippets=args.snippets)
        if args.out is None:
            format_.write(articles, sys.stdout.buffer)
            sys.stdout.buffer.flush()
        else:
            count = write_export(Path(args.out), format_, articles)
            say(f"exported {count} articles to {args.out}")
    return Exit.DONE


COMMAND = Command("export", "write all results of a search as CSV, JSON, RIS or BibTeX", configure, run)
