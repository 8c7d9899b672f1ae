"""dateline batch: a table of what each query of a list finds."""

import argparse
import sys
from pathlib import Path

from workbench.batch import ZONES, BatchRow, queries_of, read_list, run_batch, write_table
from workbench.cli.frame import Command, Exit, one_line, open_library, print_json, progress_context, say
from workbench.indexing import IndexKeeper
from workbench.search import SearchService

_QUERY_CHARS = 40


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("file", metavar="FILE", help="a query a line, # begins a comment; - is standard input")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="as JSON")
    form.add_argument("--csv", action="store_true", help="as comma-separated values")


def run(args: argparse.Namespace) -> int:
    """Search for each query. Those that find nothing are answers, those that cannot be understood are refused."""
    queries = (
        queries_of(sys.stdin.buffer.read().decode("utf-8-sig", "replace"))
        if args.file == "-"
        else read_list(Path(args.file))
    )
    with open_library(args) as library, IndexKeeper(library) as keeper:
        rows = list(run_batch(progress_context(), library, SearchService(library, keeper), queries))
    if args.json:
        print_json(rows)
    elif args.csv:
        write_table(rows, sys.stdout.buffer)
    else:
        _print(rows)
    for row in rows:
        if row.error is not None:
            say(one_line(f"refused line {row.line}: {row.error}"))
    refused = sum(row.error is not None for row in rows)
    if not refused:
        return Exit.DONE
    return Exit.ALL_REFUSED if refused == len(rows) else Exit.SOME_REFUSED


def _print(rows: list[BatchRow]) -> None:
    heads = "".join(f"{zone:>12}" for zone in ZONES)
    print(f"{'query':<{_QUERY_CHARS}}{'articles':>10}{heads}  first       last")
    for row in rows:
        if row.error is None:
            hits = "".join(f"{row.hits.get(zone, ''):>12}" for zone in ZONES)
            query = one_line(row.query)
            shown = query if len(query) < _QUERY_CHARS else f"{query[: _QUERY_CHARS - 2]}…"
            print(f"{shown:<{_QUERY_CHARS}}{row.articles:>10}{hits}  {row.first or '':<10}  {row.last or ''}".rstrip())


COMMAND = Command("batch", "search for a list of queries", configure, run)
