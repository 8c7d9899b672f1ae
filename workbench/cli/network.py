"""dateline network: who is named together with whom, or whom the user's relations tie, to read or for other programs."""

import argparse
import os
import sys
from pathlib import Path

from workbench.cli.annotate import say_what_is_pending
from workbench.cli.frame import Command, Exit, one_line, open_library, print_json, progress_context, say
from workbench.errors import UsageError
from workbench.export.base import write_whole
from workbench.export.network import NETWORK_FORMATS, exported_network
from workbench.indexing import IndexKeeper
from workbench.library.articles import list_articles
from workbench.network.counting import NODES_USUAL, network_of
from workbench.network.model import By, Network, Tie
from workbench.own_registry import registry_of
from workbench.search import SearchService
from workbench.typed_names import actor_meant

_NODES_MAX = 500


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "query", nargs="?", metavar="QUERY", help="of the articles that this finds; of all unless given"
    )
    parser.add_argument("--actor", metavar="NAME", help="only this actor, by name or id, and those tied to it")
    parser.add_argument(
        "--by", choices=[by.value for by in By], default=By.ARTICLES.value, help="what makes a tie (articles)"
    )
    parser.add_argument(
        "--nodes", type=_nodes, default=NODES_USUAL, metavar="N", help=f"at most so many actors ({NODES_USUAL})"
    )
    parser.add_argument("--comments", action="store_true", help="count what readers' comments name, too")
    parser.add_argument("--suggested", action="store_true", help="with names that no table has and nobody confirmed")
    parser.add_argument("--json", action="store_true", help="as JSON")
    parser.add_argument("--format", choices=[f.name for f in NETWORK_FORMATS], help="write it for other programs")
    parser.add_argument("--out", metavar="FILE", help="with --format: into a file, which is replaced")


def run(args: argparse.Namespace) -> int:
    """Print or write a network."""
    if args.out is not None and args.format is None:
        raise UsageError("network takes --out with --format. Say what to write: --format graphml, gexf, csv or json.")
    query = "" if args.query is None else os.fsencode(args.query).decode("utf-8", "replace")
    ctx = progress_context()
    with open_library(args) as library:
        registry = registry_of(library)
        say_what_is_pending(library)
        if args.query is None:
            ids = [article.id for article in list_articles(library)]
        else:
            with IndexKeeper(library) as keeper:
                ids = list(SearchService(library, keeper).find(ctx, query).ids)
        network = network_of(
            ctx,
            library,
            registry,
            ids,
            ego=None if args.actor is None else actor_meant(library, registry, args.actor).id,
            nodes_max=args.nodes,
            by=By(args.by),
            with_comments=args.comments,
            with_suggested=args.suggested,
        )
    if args.format is not None:
        _write(args, network, query)
    elif args.json:
        print_json(exported_network(network, query))
    else:
        _print(network)
    return Exit.DONE


def _nodes(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text[:9]) <= _NODES_MAX:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of actors from 1 to {_NODES_MAX}")
    return int(text)


def _write(args: argparse.Namespace, network: Network, query: str) -> None:
    format_ = next(f for f in NETWORK_FORMATS if f.name == args.format)
    if args.out is None:
        format_.write(network, query, sys.stdout.buffer)
        sys.stdout.buffer.flush()
    else:
        write_whole(Path(args.out), lambda stream: format_.write(network, query, stream))
        say(f"exported {len(network.nodes)} actors and {len(network.ties)} ties to {args.out}")


def _print(network: Network) -> None:
    names = {node.actor.id: node.actor.name for node in network.nodes}
    for tie in network.ties:
        print(
            one_line(
                f"{tie.weight:>6} {_what(network.by, tie):<28}  {names[tie.one]} {'->' if tie.is_directed else '-'} {names[tie.other]}"
            )
        )
    tied = {end for tie in network.ties for end in (tie.one, tie.other)}
    alone = [node.actor.name for node in network.nodes if node.actor.id not in tied]
    if alone:
        print(one_line(f"Tied to nobody here: {', '.join(alone)}."))
    print(
        f"{len(network.nodes)} of {network.actors_total} actors, {len(network.ties)} ties in {network.articles} articles."
    )


def _what(by: By, tie: Tie) -> str:
    if by is By.CONFIRMED:
        return f"{'sentence' if tie.weight == 1 else 'sentences'}: {tie.relation}"
    lift = "" if tie.lift is None else f", {tie.lift:.1f} times chance"
    return f"{'article' if tie.weight == 1 else 'articles'}{lift}"


COMMAND = Command("network", "list who is named together with whom, or write it as a network", configure, run)
