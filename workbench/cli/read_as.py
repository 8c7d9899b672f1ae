"""dateline read-as: whether an article tells a history, in which a date without a year is of the year last spoken of."""

import argparse
from typing import Final

from workbench.cli.contract import DateMoves
from workbench.cli.frame import Command, Exit, open_library, print_json
from workbench.cli.set_date import moves_of, print_moves
from workbench.own_registry import registry_of

_MODES: Final = {"history": True, "report": False, "auto": None}


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("id", type=int, metavar="ID", help="number of the article")
    parser.add_argument(
        "mode",
        choices=_MODES,
        help="history: a date without a year is of the year last spoken of; report: it is near the publication; auto: found out",
    )
    parser.add_argument("--dry-run", action="store_true", help="show what would change, and change nothing")
    parser.add_argument("--json", action="store_true", help="as JSON")


def run(args: argparse.Namespace) -> int:
    """Read an article otherwise, or show which dates that would move."""
    # The grammar of times: no other command waits for it to load.
    from workbench.redating import Redating, read_as

    narrative = _MODES[args.mode]
    with open_library(args) as library:
        moves = Redating.of(library, args.id).moves_read_as(narrative)
        if not args.dry_run:
            read_as(library, registry_of(library), args.id, narrative)
    moved = moves_of(moves)
    if args.json:
        print_json(DateMoves(args.id, args.dry_run, moved, moves.staying))
        return Exit.DONE
    print_moves(moved, moves.staying)
    if not moved:
        print("No date moves.")
    return Exit.DONE


COMMAND = Command("read-as", "say whether an article tells a history", configure, run)
