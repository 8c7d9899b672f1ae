"""dateline search: articles that match, with the sentences that do."""

import argparse
import os
from collections.abc import Sequence

from workbench.cli.contract import search_output
from workbench.cli.frame import Command, Exit, mark, one_line, open_library, print_json, progress_context
from workbench.indexing import IndexKeeper
from workbench.offers import Part, parts_of
from workbench.search import SearchAnswer, SearchService, published_as_shown
from workbench.sorting import Sort

_ZONE_NAMES = {"title": "titles", "body": "bodies", "comment": "comments", "boilerplate": "boilerplate"}
_ZONE_TERMS = {"title": "in:title", "body": "in:body", "comment": "in:comment", "boilerplate": "in:boilerplate"}


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "query",
        help='words, "a phrase", AND OR NOT NEAR/5, wild*cards, near~, source: actor: date:1962-10 in:comments …',
    )
    parser.add_argument("--limit", type=int, default=20, metavar="N", help="show so many results (20)")
    parser.add_argument(
        "--sort", choices=[s.value for s in Sort], default=Sort.RELEVANCE.value, help="order of results"
    )
    parser.add_argument("--facets", action="store_true", help="count all matches by source, actor, year and more")
    parser.add_argument(
        "--explain", action="store_true", help="say in words what is searched, and what each part finds"
    )
    parser.add_argument("--json", action="store_true", help="as JSON")


def run(args: argparse.Namespace) -> int:
    """Search. Finding nothing is an answer, not a failure."""
    # Words are UTF-8 in every locale; what is none of it must not end up in JSON.
    query = os.fsencode(args.query).decode("utf-8", "replace")
    with open_library(args) as library, IndexKeeper(library) as keeper:
        service, ctx = SearchService(library, keeper), progress_context()
        answer = service.search(ctx, query, limit=max(0, args.limit), sort=Sort(args.sort), facets=args.facets)
        parts = parts_of(ctx, service, service.find(ctx, query)) if args.explain and not args.json else ()
    if args.json:
        print_json(search_output(answer))
    else:
        if args.explain:
            _print_explanation(answer, parts)
        _print(answer)
    return Exit.DONE


def _print_explanation(answer: SearchAnswer, parts: Sequence[Part]) -> None:
    print(one_line(f"Searching for {answer.explain}."))
    for part in parts if len(parts) > 1 else ():
        barred = ", left out" if part.is_barring else ""
        print(one_line(f"{part.count:>6}  {'article' if part.count == 1 else 'articles'} {part.words}{barred}"))


def _print(answer: SearchAnswer) -> None:
    for hit in answer.hits:
        article = hit.article
        facts = " · ".join(filter(None, (article.source_name, published_as_shown(article))))
        print(one_line(f"{article.id:>6}  {article.title}"))
        print(one_line(f"        {facts}"))
        for snippet in hit.snippets:
            zone = "" if snippet.zone in {"title", "body"} else f"{snippet.zone}: "
            print(f"        {zone}{mark(one_line(snippet.text), snippet.marks)}")
        named = dict.fromkeys(f"{matched.text} ({matched.kind})" for matched in hit.matched if matched.kind)
        if named:
            print(one_line(f"        named as {', '.join(named)}"))
    print(_summary(answer))
    for name, counts in answer.facets.items():
        print(one_line(f"{name}: " + ", ".join(f"{value or 'unknown'} {count}" for value, count in counts.items())))


def _summary(answer: SearchAnswer) -> str:
    """Return the line below the results: how many there are, and where else to look."""
    if answer.total == 0:
        parts = [f"No article matches: searched for {answer.explain}."]
        if answer.suggestion is not None:
            parts.append(f"Did you mean {one_line(answer.suggestion)}?")
    elif len(answer.hits) < answer.total:
        parts = [f"{len(answer.hits)} of {answer.total} articles shown."]
    else:
        parts = ["1 article." if answer.total == 1 else f"{answer.total} articles."]
    for zone, count in answer.elsewhere.items():
        if count.hits:
            verb = "stands" if count.hits == 1 else "stand"
            hits = "1 hit" if count.hits == 1 else f"{count.hits} hits"
            articles = "1 article" if count.articles == 1 else f"{count.articles} articles"
            parts.append(f"{hits} {verb} in {_ZONE_NAMES[zone]} of {articles} (add {_ZONE_TERMS[zone]}).")
    if answer.any_word_total:
        parts.append(f"{answer.any_word_total} articles have at least one of the words (write OR between them).")
    return " ".join(parts)


COMMAND = Command("search", "search the library", configure, run)
