"""dateline set-dates: when several articles were published, as one step that undo takes back."""

import argparse
from typing import TYPE_CHECKING

from workbench.cli.contract import SetDateOf, SetDates
from workbench.cli.frame import Command, Exit, one_line, open_library, print_json, progress_context, say
from workbench.dates import parse_user_date
from workbench.dating import Candidate, DateClue, candidates
from workbench.errors import UsageError
from workbench.indexing import IndexKeeper
from workbench.library.articles import get_article
from workbench.library.store import Library
from workbench.own_registry import registry_of
from workbench.search import SearchService

if TYPE_CHECKING:
    from workbench.redating import Moves


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("ids", nargs="*", type=int, metavar="ID", help="numbers of articles")
    parser.add_argument("--query", metavar="QUERY", help="all articles that a search finds, as for search")
    chosen = parser.add_mutually_exclusive_group(required=True)
    chosen.add_argument("--date", metavar="D", help="one date for all: YYYY-MM-DD, YYYY-MM or YYYY")
    chosen.add_argument(
        "--from",
        dest="clue",
        choices=[clue.value for clue in DateClue],
        help="to each its own: the day in its address, the newest full date in its text, or the day on which it was saved",
    )
    parser.add_argument("--undated", action="store_true", help="only those that have no date yet")
    parser.add_argument("--dry-run", action="store_true", help="show what would change, and change nothing")
    parser.add_argument("--json", action="store_true", help="as JSON")


def run(args: argparse.Namespace) -> int:
    """Set the dates, or show what setting them would move. An article for which nothing speaks is refused, and costs only itself."""
    # The grammar of times: no other command waits for it to load.
    from workbench.redating import Redating, set_dates

    chosen = DateClue(args.clue) if args.date is None else parse_user_date(args.date)
    with open_library(args) as library:
        registry = registry_of(library)
        known = [
            one
            for one in candidates(progress_context(), library, registry, _articles(library, args))
            if not (args.undated and one.published is not None)
        ]
        dated = [(one, edtf) for one in known if (edtf := one.date_by(chosen)) is not None]
        lines = tuple(_line(one, edtf, Redating.of(library, one.article).moves(edtf)) for one, edtf in dated)
        if dated and not args.dry_run:
            set_dates(library, registry, {one.article: edtf for one, edtf in dated})
    refused = len(known) - len(dated)
    if args.json:
        print_json(SetDates(args.dry_run, lines))
    else:
        for line in lines:
            moves = "1 date of its text moves" if line.moved == 1 else f"{line.moved} dates of its text move"
            print(one_line(f"{line.id:>6}  {line.before or 'unknown'} -> {line.after}  {line.title} ({moves})"))
    for one in known:
        if one.date_by(chosen) is None:
            say(one_line(f"refused {one.article}: there is no {DateClue(chosen).words} ({one.title})"))
    if not known:
        say("No articles were found that could be dated. Nothing was changed.")
    if not refused:
        return Exit.DONE
    return Exit.SOME_REFUSED if dated else Exit.ALL_REFUSED


def _articles(library: Library, args: argparse.Namespace) -> list[int]:
    if bool(args.ids) == (args.query is not None):
        raise UsageError("set-dates needs articles: name their numbers, or a search with --query, not both.")
    if args.query is None:
        return [get_article(library, article).id for article in dict.fromkeys(args.ids)]
    with IndexKeeper(library) as keeper:
        return sorted(SearchService(library, keeper).find(progress_context(), args.query).ids)


def _line(one: Candidate, edtf: str, moves: "Moves") -> SetDateOf:
    return SetDateOf(one.article, one.title, one.published, edtf, len(moves.moved), moves.staying)


COMMAND = Command("set-dates", "set when several articles were published", configure, run)
