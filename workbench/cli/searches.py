"""dateline searches and alerts: searches that are kept, and what is new in those that are watched."""

import argparse
import os

from workbench import saved_searches
from workbench.cli.contract import KeptSearch
from workbench.cli.frame import Command, Exit, one_line, open_library, print_json, progress_context, say
from workbench.indexing import IndexKeeper
from workbench.library import searches
from workbench.library.articles import get_articles
from workbench.library.names import known_as
from workbench.library.searches import SavedSearch
from workbench.library.store import Library
from workbench.saved_searches import AlertState
from workbench.search import SearchService
from workbench.sorting import Sort

_SHOWN_MAX = 10


def _configure_searches(parser: argparse.ArgumentParser) -> None:
    act = parser.add_mutually_exclusive_group()
    act.add_argument("--save", nargs=2, metavar=("NAME", "QUERY"), help="keep a search under a name")
    act.add_argument("--delete", metavar="NAME", help="keep a search no longer")
    parser.add_argument("--alert", action="store_true", help="with --save: count what comes in that matches")
    parser.add_argument("--sort", choices=[s.value for s in Sort], help="with --save: order of its results")
    parser.add_argument("--json", action="store_true", help="as JSON")


def _configure_alerts(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("names", nargs="*", metavar="NAME", help="of these alerts; all unless given")
    parser.add_argument(
        "--seen", action="store_true", help="note that you have looked: what is told now is new no longer"
    )
    parser.add_argument("--json", action="store_true", help="as JSON")


def _searches(args: argparse.Namespace) -> int:
    with open_library(args) as library:
        if args.save:
            # Words are UTF-8 in every locale, as in search.
            name, query = (os.fsencode(text).decode("utf-8", "replace") for text in args.save)
            sort = None if args.sort is None else Sort(args.sort)
            with IndexKeeper(library) as keeper:
                ctx = progress_context()
                # An alert counts from here: what lies in the library by now is not new.
                keeper.usable(ctx)
                saved_searches.save(
                    ctx, library, SearchService(library, keeper), name, query, sort=sort, is_alert=args.alert
                )
        elif args.delete is not None:
            searches.delete_search(library, args.delete)
        kept = searches.saved_searches(library)
    if args.json:
        print_json([_kept(search) for search in kept])
    else:
        for search in kept:
            print(
                one_line(f"{'alert' if search.is_alert else '':<5}  {search.name}: {search.query or '(all articles)'}")
            )
    return Exit.DONE


def _alerts(args: argparse.Namespace) -> int:
    with open_library(args) as library, IndexKeeper(library) as keeper:
        wanted = {searches.get_search(library, name).name for name in args.names}
        ctx = progress_context()
        keeper.usable(ctx)
        states = [
            state
            for state in saved_searches.look(ctx, library, SearchService(library, keeper))
            if not args.names or known_as(state.search.name, wanted)
        ]
        if args.seen:
            for state in states:
                saved_searches.mark_seen(library, state)
        if args.json:
            print_json([_kept(state.search, state.new, state.error) for state in states])
        else:
            for state in states:
                _print(library, state)
    return Exit.SOME_REFUSED if any(state.error for state in states) else Exit.DONE


def _print(library: Library, state: AlertState) -> None:
    if state.error is not None:
        say(one_line(f"Could not search the alert {state.search.name}: {state.error}"))
        return
    print(one_line(f"{state.search.name}: {len(state.new)} new since {state.search.seen_at}"))
    shown = state.new[:_SHOWN_MAX]
    articles = get_articles(library, shown)
    for article in shown:
        print(one_line(f"{article:>8}  {articles[article].title}"))
    if len(state.new) > len(shown):
        print(f"          and {len(state.new) - len(shown)} more")


def _kept(search: SavedSearch, new: tuple[int, ...] = (), error: str | None = None) -> KeptSearch:
    return KeptSearch(
        search.name, search.query, search.sort, search.saved_at, search.is_alert, search.seen_at, new, error
    )


SEARCHES = Command(
    "searches", "list the searches that are kept, keep one, or delete one", _configure_searches, _searches
)
ALERTS = Command("alerts", "tell what is new in the alerts", _configure_alerts, _alerts)
