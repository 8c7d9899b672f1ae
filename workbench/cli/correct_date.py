"""dateline correct-date: what a date in a text really means, or that it is none."""

import argparse

from workbench.annotate.correcting import Verdict
from workbench.cli.frame import Command, Exit, one_line, open_library
from workbench.dates import parse_user_date
from workbench.errors import UsageError
from workbench.own_registry import registry_of


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("id", type=int, metavar="ID", help="number of the article")
    parser.add_argument("start", type=int, metavar="START", help="where the date begins, as timeline --json says")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--to", metavar="D", help="YYYY-MM-DD, YYYY-MM or YYYY, or a range: 1962-10-22/1962-10-28")
    what.add_argument("--no-date", action="store_true", help="it is no date")
    what.add_argument("--as-read", action="store_true", help="it is what Dateline reads, after all")


def run(args: argparse.Namespace) -> int:
    """Correct one date."""
    # The grammar of times: no other command waits for it to load.
    from workbench.redating import correct, time_at

    edtf = None if args.to is None else "/".join(parse_user_date(end) for end in args.to.split("/", 1))
    verdict = Verdict.IS if edtf is not None else Verdict.NO_DATE if args.no_date else Verdict.AS_READ
    with open_library(args) as library:
        registry = registry_of(library)
        found = time_at(library, registry, args.id, args.start)
        if found is None:
            raise UsageError(
                f"No date begins at {args.start} in article {args.id}. timeline --json says where dates begin. Nothing was changed."
            )
        correct(library, registry, args.id, (found.start, found.end), verdict, edtf)
    print(one_line(f"“{found.text}”: {found.before or 'unknown'} -> {edtf or verdict.value}"))
    return Exit.DONE


COMMAND = Command("correct-date", "say what a date in a text means, or that it is none", configure, run)
