"""dateline set-date: when an article was published, as the user knows it."""

import argparse
from typing import TYPE_CHECKING

from workbench.cli.contract import DateMoves, Move
from workbench.cli.frame import Command, Exit, one_line, open_library, print_json
from workbench.dates import parse_user_date
from workbench.own_registry import registry_of

if TYPE_CHECKING:
    from workbench.redating import Moves


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
            set_date(library, registry_of(library), args.id, date)
    moved = (*((Move("published", before, date),) if before != date else ()), *moves_of(moves))
    if args.json:
        print_json(DateMoves(args.id, args.dry_run, moved, moves.staying))
        return Exit.DONE
    print_moves(moved, moves.staying)
    if not moved:
        print(
            f"Article {args.id} is of {date} already; it now counts as set by you."
            if not args.dry_run
            else "No date moves."
        )
    return Exit.DONE


def moves_of(moves: "Moves") -> tuple[Move, ...]:
    """Return the times of a text that move, as JSON has them."""
    return tuple(Move(time.text, time.before, time.after, time.start, time.end) for time in moves.moved)


def print_moves(moved: tuple[Move, ...], staying: int) -> None:
    """Print what moves, a line each, and how many times of the text stay."""
    for move in moved:
        name = move.what if move.start is None else f"“{move.what}”"
        print(one_line(f"{name}: {move.before or 'unknown'} -> {move.after or 'unknown'}"))
    if staying and any(move.start is not None for move in moved):
        print(f"{staying} more stay where they are.")


COMMAND = Command("set-date", "set when an article was published", configure, run)
