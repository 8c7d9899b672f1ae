"""dateline tag and tags: the user's words on articles."""

import argparse
from collections.abc import Callable

from workbench.cli.contract import CountedTag
from workbench.cli.frame import Command, Exit, one_line, open_library, print_json, say
from workbench.errors import UsageError
from workbench.library import tags
from workbench.library.articles import get_article
from workbench.library.decision_log import Decision
from workbench.library.store import Library


def _configure_tag(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("ids", nargs="+", type=int, metavar="ID", help="numbers of articles")
    parser.add_argument(
        "--add", action="append", default=[], metavar="NAME", help="put this tag on them; may be repeated"
    )
    parser.add_argument(
        "--remove", action="append", default=[], metavar="NAME", help="take this tag off them; may be repeated"
    )


def _configure_tags(parser: argparse.ArgumentParser) -> None:
    act = parser.add_mutually_exclusive_group()
    act.add_argument("--delete", metavar="NAME", help="take a tag off all articles")
    act.add_argument(
        "--rename",
        nargs=2,
        metavar=("NAME", "NEW"),
        help="call a tag and those below it otherwise; if that is another tag's name, they become one",
    )
    parser.add_argument("--json", action="store_true", help="as JSON")


def known_articles(library: Library, ids: list[int]) -> list[int]:
    """Return the articles that exist; one that does not costs only itself, and is named."""
    known = []
    for article in dict.fromkeys(ids):
        try:
            known.append(get_article(library, article).id)
        except UsageError as error:
            say(str(error))
    return known


def _tag(args: argparse.Namespace) -> int:
    """Each name is one decision over all the articles."""
    if not args.add and not args.remove:
        raise UsageError("Nothing was named to tag with. Add --add NAME or --remove NAME.")
    acts: list[tuple[Callable[[Library, list[int], str], Decision], str, str]] = [
        *((tags.tag_articles, name, "tagged") for name in args.add),
        *((tags.untag_articles, name, "untagged") for name in args.remove),
    ]
    refused = 0
    with open_library(args) as library:
        known = known_articles(library, args.ids)
        for act, name, done in acts if known else ():
            try:
                decision = act(library, known, name)
            except UsageError as error:
                refused += 1
                say(str(error))
            else:
                numbers = " ".join(map(str, decision.articles))
                print(one_line(f"{done} {decision.after['tag'] or decision.before['tag']}: {numbers}"), flush=True)
    if not known or refused == len(acts):
        return Exit.ALL_REFUSED
    return Exit.SOME_REFUSED if refused or len(known) < len(set(args.ids)) else Exit.DONE


def _tags(args: argparse.Namespace) -> int:
    with open_library(args) as library:
        if args.rename:
            decision = tags.rename_tag(library, *args.rename)
            # Of a step the first row is of one tag among those below.
            before, after = args.rename if decision.step else (decision.before["tag"], decision.after["tag"])
            say(f"{before} is now {after}, on {len(decision.articles)} articles.")
        elif args.delete is not None:
            decision = tags.delete_tag(library, args.delete)
            say(f"{decision.before['tag']} was taken off {len(decision.articles)} articles.")
        counts = tags.all_tags(library)
    if args.json:
        print_json([CountedTag(name, count) for name, count in counts.items()])
    else:
        for name, count in counts.items():
            print(one_line(f"{count:>6}  {name}"))
    return Exit.DONE


TAG = Command("tag", "put tags on articles, or take them off", _configure_tag, _tag)
TAGS = Command("tags", "list all tags, rename one, or delete one", _configure_tags, _tags)
