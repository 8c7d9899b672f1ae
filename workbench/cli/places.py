"""dateline places: which places the texts name."""

import argparse

from workbench.annotate.places.gazetteer import Gazetteer
from workbench.annotate.places.place import PlaceMention
from workbench.cli.annotate import say_what_is_pending
from workbench.cli.contract_places import counted_place
from workbench.cli.frame import Command, Exit, one_line, open_library, print_json
from workbench.library.articles import list_articles
from workbench.own_registry import registry_of
from workbench.places import PlaceCount, places_of, places_of_article, said


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", nargs="?", type=int, metavar="ID", help="number of an article; all articles unless given")
    parser.add_argument("--json", action="store_true", help="as JSON")


def _places(args: argparse.Namespace) -> int:
    gazetteer = Gazetteer.default()
    named: list[tuple[PlaceCount, tuple[PlaceMention, ...]]]
    with open_library(args) as library:
        if args.id is not None:
            found = places_of_article(library, registry_of(library), gazetteer, args.id)
            named = [(place.count, place.mentions) for place in found]
        else:
            say_what_is_pending(library)
            ids = [article.id for article in list_articles(library)]
            named = [(count, ()) for count in places_of(library, gazetteer, ids)]
    if args.json:
        print_json([counted_place(count, mentions) for count, mentions in named])
        return Exit.DONE
    for count, _ in named:
        sure = " (suggested)" if count.is_suggested else ""
        called = ", ".join(name for name in count.names if name != count.place.name)
        where = f"{count.body:>6} in bodies {count.comment:>6} in comments {count.articles:>6} articles"
        print(one_line(f"{where}  {said(gazetteer, count.place)}{sure}{f': {called}' if called else ''}"))
    return Exit.DONE


PLACES = Command("places", "list which places are named, in one article or in all", _configure, _places)
