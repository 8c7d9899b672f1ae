"""dateline events: what happened when, by the articles' own words, and which of them tell of the same."""

import argparse
import re
from typing import Final

from workbench.annotate.events.event import EventKind
from workbench.annotate.places.gazetteer import Gazetteer
from workbench.cli.contract_events import event_line, told_line
from workbench.cli.forecasts import say_what_is_pending
from workbench.cli.frame import Command, Exit, one_line, open_library, print_json, progress_context, say
from workbench.errors import UsageError
from workbench.events import (
    ListedEvent,
    ToldEvent,
    event_at,
    events_of,
    keep_apart,
    make_one,
    told_by_several,
    with_sentences,
)
from workbench.indexing import IndexKeeper
from workbench.library.articles import get_article
from workbench.library.store import Library
from workbench.own_registry import registry_of
from workbench.search import SearchService

_PLACE: Final = re.compile(r"(\d{1,9})/(\d{1,9})", re.ASCII)


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("ids", nargs="*", type=int, metavar="ID", help="numbers of articles; all unless given")
    parser.add_argument("--query", metavar="QUERY", help="of all articles that a search finds, as for search")
    parser.add_argument("--kind", choices=[kind.value for kind in EventKind], help="only events that are told so")
    parser.add_argument("--several", action="store_true", help="only what several articles tell of, together")
    parser.add_argument("--one", nargs="+", metavar="ID/N", help="say that events are one, by article and number")
    parser.add_argument("--apart", nargs="+", metavar="ID/N", help="say that they are not: they are not offered again")
    parser.add_argument("--json", action="store_true", help="as JSON")


def run(args: argparse.Namespace) -> int:
    """List events, after saying which are one or are not."""
    gazetteer = Gazetteer.default()
    with open_library(args) as library:
        registry = registry_of(library)
        ids = _articles(library, args)
        for places, act, said in ((args.one, make_one, "are one"), (args.apart, keep_apart, "are not one")):
            if places is not None:
                act(library, [event_at(library, *_read(place)) for place in places])
                say(f"{', '.join(places)} {said} now.")
        if args.several:
            told = [
                ToldEvent(with_sentences(library, one.tellings), one.group)
                for one in told_by_several(progress_context(), library, ids)
            ]
            lines = [told_line(one, registry, gazetteer) for one in told]
        else:
            kind = None if args.kind is None else EventKind(args.kind)
            events = with_sentences(library, events_of(library, ids, kind=kind))
        say_what_is_pending(library)
    if args.json:
        print_json(lines if args.several else [event_line(one, registry, gazetteer) for one in events])
    elif args.several:
        for one in told:
            _print_told(one)
    else:
        for event in events:
            print(one_line(_line(event)))
    return Exit.DONE


def _articles(library: Library, args: argparse.Namespace) -> list[int] | None:
    if args.query is None:
        return [get_article(library, article).id for article in dict.fromkeys(args.ids)] or None
    if args.ids:
        raise UsageError("events takes numbers of articles or a --query, not both.")
    with IndexKeeper(library) as keeper:
        return sorted(SearchService(library, keeper).find(progress_context(), args.query).ids)


def _read(place: str) -> tuple[int, int]:
    read = _PLACE.fullmatch(place)
    if read is None:
        raise UsageError(
            f"{place!r} names no event. Write article and number, such as 7/3, as the command events lists them."
        )
    return int(read[1]), int(read[2])


def _line(one: ListedEvent) -> str:
    event = one.event
    marks = [
        event.kind.value,
        *(["denied"] if event.is_negated else []),
        *(["hearsay"] if event.is_hedged else []),
        *(["comment"] if event.comment is not None else []),
    ]
    return f"{one.article}/{one.number:<4} {event.edtf:<22} {one.sentence} ({' · '.join(marks)})"


def _print_told(told: ToldEvent) -> None:
    print(f"{told.articles} articles, {'one by your word' if told.group else 'perhaps one'}:")
    for one in told.tellings:
        print(one_line(f"  {_line(one)}"))


COMMAND = Command("events", "list what happened when, and what several articles tell of", configure, run)
