"""dateline set-date: when an article was published, as the user knows it."""

import argparse

from workbench.cli.contract import DateMoves, Move
from workbench.cli.frame import Command, Exit, open_library, print_json
from workbench.dates import parse_user_date
from workbench.library.articles import get_article
from workbench.library.decisions import set_publication_date


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("id", type=int, metavar="ID", help="number of the article")
    parser.add_argument("date", metavar="D", help="YYYY-MM-DD, or YYYY-MM or YYYY if no more is known")
    parser.add_argument("--dry-run", action="store_true", help="show what would change, and change nothing")
    parser.add_argument("--json", action="store_true", help="as JSON")


def run(args: argparse.Namespace) -> int:
    """Set the date, or show what setting it would move."""
    date = parse_user_date(args.date)
    with open_library(args) as library:
        article = get_article(library, args.id)
        moves = DateMoves(
            args.id,
            args.dry_run,
            (Move("published", article.published.edtf, date),) if article.published.edtf != date else (),
        )
        if not args.dry_run:
            set_publication_date(library, args.id, date)
    if args.json:
        print_json(moves)
        return Exit.DONE
    for move in moves.moves:
        print(f"{move.what}: {move.before or 'unknown'} -> {move.after}")
    if not moves.moves:
        print(
            f"Article {args.id} is of {date} already; it now counts as set by you."
            if not args.dry_run
            else "No date moves."
        )
    return Exit.DONE


COMMAND = Command("set-date", "set when an article was published", configure, run)
