"""dateline similar: articles about the same as one, by a query that is shown."""

import argparse

from workbench.cli.contract import SimilarOutput, result_of
from workbench.cli.frame import Command, Exit, one_line, open_library, print_json, progress_context
from workbench.indexing import IndexKeeper
from workbench.search import SearchService, published_as_shown
from workbench.similar import similar_query
from workbench.sorting import Sort


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("id", type=int, metavar="ID", help="number of the article")
    parser.add_argument("--limit", type=int, default=20, metavar="N", help="show so many results (20)")
    parser.add_argument("--query", action="store_true", help="print the query alone")
    parser.add_argument("--json", action="store_true", help="as JSON")


def run(args: argparse.Namespace) -> int:
    """Show the query and what it finds."""
    ctx = progress_context()
    with open_library(args) as library, IndexKeeper(library) as keeper:
        service = SearchService(library, keeper)
        similar = similar_query(ctx, library, service, keeper.usable(ctx), args.id)
        found = service.find(ctx, similar.query, sort=Sort.RELEVANCE)
        others = [article for article in found.ids if article != args.id]
        hits = service.hits(found, others[: max(0, args.limit)])
    if args.json:
        print_json(
            SimilarOutput(args.id, similar.words, similar.query, len(others), tuple(result_of(hit) for hit in hits))
        )
        return Exit.DONE
    print(one_line(similar.query))
    if not args.query:
        for hit in hits:
            facts = " · ".join(filter(None, (hit.article.source_name, published_as_shown(hit.article))))
            print(one_line(f"{hit.article.id:>6}  {hit.article.title} ({facts})"))
    return Exit.DONE


COMMAND = Command("similar", "find articles about the same", configure, run)
