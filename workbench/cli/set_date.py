"""dateline set-date: when an article was published, as the user knows it."""

import argparse

from workbench.annotate.registry import Registry
from workbench.cli.contract import DateMoves, Move
from workbench.cli.frame import Command, Exit, one_line, open_library, print_json
from workbench.dates import parse_user_date


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("id", type=int, metavar="ID", help="number of the article")
    parser.add_argument("date", metavar="D", help="YYYY-MM-DD, or YYYY-MM or YYYY if no more is known")
    parser.add_argument("--dry-run", action="store_true", help="show what would change, and change nothing")
    parser.add_argument("--json", action="store_true", help="as JSON")


def run(args: argparse.Namespace) -> int:
    """Set the date, or show what setting it would move."""
    # The grammar of times: no other command waits for it to load.
    from workbench.redating import Redating, set_date

    date = parse_user_date(args.date)
    with open_library(args) as library:
        redating = Redating.of(library, args.id)
        before, moves = redating.article.published.edtf, redating.moves(date)
        if not args.dry_run:
            set_date(library, Registry.default(), args.id, date)
    moved = (
        *((Move("published", before, date),) if before != date else ()),
        *(Move(time.text, time.before, time.after, time.start, time.end) for time in moves.moved),
    )
    if args.json:
        print_json(DateMoves(args.id, args.dry_run, moved, moves.staying))
        return Exit.DONE
    for move in moved:
        name = move.what if move.start is None else f"“{move.what}”"
        print(one_line(f"{name}: {move.before or 'unknown'} -> {move.after or 'unknown'}"))
    if moves.moved and moves.staying:
        print(f"{moves.staying} more stay where they are.")
    if not moved:
        print(
            f"Article {args.id} is of {date} already; it now counts as set by you."
            if not args.dry_run
            else "No date moves."
        )
    return Exit.DONE


COMMAND = Command("set-date", "set when an article was published", configure, run)
