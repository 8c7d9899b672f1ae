"""dateline between: the sentences that name two actors, and what they say of these."""

import argparse

from workbench.annotate.relations.relation import RelationClass
from workbench.between import ListedRelation, between
from workbench.cli.contract_relations import BetweenOutput, relation_line
from workbench.cli.forecasts import say_what_is_pending
from workbench.cli.frame import Command, Exit, one_line, open_library, print_json, progress_context, say
from workbench.indexing import IndexKeeper
from workbench.library.store import Library
from workbench.own_registry import registry_of
from workbench.search import SearchService
from workbench.typed_names import actor_meant


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("one", metavar="A", help="name of an actor")
    parser.add_argument("other", metavar="B", help="name of another one")
    parser.add_argument("query", nargs="?", metavar="QUERY", help="only in articles that a search finds, as for search")
    parser.add_argument(
        "--class", dest="relation", choices=[one.value for one in RelationClass], help="only sentences of this class"
    )
    parser.add_argument("--json", action="store_true", help="as JSON")


def run(args: argparse.Namespace) -> int:
    """List the sentences, the newest first."""
    ctx = progress_context()
    with open_library(args) as library:
        registry = registry_of(library)
        one, other = (actor_meant(library, registry, name) for name in (args.one, args.other))
        found = between(ctx, library, registry, one.id, other.id, _articles(library, args), limit=None)
        say_what_is_pending(library)
    shown = [each for each in found.relations if args.relation in {None, each.relation.relation}]
    if args.json:
        lines = tuple(map(relation_line, shown))
        print_json(BetweenOutput(one.name, other.name, found.articles, dict(found.counts), lines))
        return Exit.DONE
    articles = "1 article has" if found.articles == 1 else f"{found.articles:,} articles have"
    say(f"{articles} a sentence that names both {one.name} and {other.name}.")
    for each in shown:
        print(one_line(_line(each)))
    return Exit.DONE


def _articles(library: Library, args: argparse.Namespace) -> list[int] | None:
    if args.query is None:
        return None
    with IndexKeeper(library) as keeper:
        return list(SearchService(library, keeper).find(progress_context(), args.query).ids)


def _line(one: ListedRelation) -> str:
    relation = one.relation
    marks = [
        relation.relation.value,
        *([one.cue] if one.cue else []),
        *(["denied"] if relation.is_negated else []),
        *(["hearsay"] if relation.is_hedged else []),
        *([f"said by {one.speaker}"] if one.speaker else []),
        *(["comment"] if relation.comment is not None else []),
        *([one.verdict.value] if one.verdict is not None else []),
    ]
    sides = f"{one.agent.name} {'→' if relation.is_directed else '–'} {one.patient.name}"
    return f"{one.article:>6}  {one.published or '':<10}  {sides}: {one.sentence} ({' · '.join(marks)})"


COMMAND = Command("between", "list what is said between two actors", configure, run)
