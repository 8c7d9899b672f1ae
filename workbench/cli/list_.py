"""dateline list: all articles, the newest first."""

import argparse

from workbench.cli.contract import list_article
from workbench.cli.frame import Command, Exit, one_line, open_library, print_json
from workbench.library.articles import list_articles
from workbench.library.rezoning import source_key
from workbench.library.source_grades import source_grades
from workbench.library.tags import tags_of_articles
from workbench.search import published_as_shown


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--trash", action="store_true", help="what lies in the trash instead")
    parser.add_argument("--json", action="store_true", help="as JSON")


def run(args: argparse.Namespace) -> int:
    """List the articles."""
    with open_library(args) as library:
        articles = list(list_articles(library, in_trash=args.trash))
        if args.json:
            tags = tags_of_articles(library, [article.id for article in articles])
            grades = source_grades(library)
            print_json(
                [list_article(a, tags.get(a.id, ()), grades.get(source_key(a.domain, a.source), "")) for a in articles]
            )
            return Exit.DONE
        for article in articles:
            since = f"  (deleted {article.deleted_at[:10]})" if article.deleted_at else ""
            source = article.source_name[:24]
            print(one_line(f"{article.id:>6}  {published_as_shown(article):<21}  {source:<24}  {article.title}{since}"))
    return Exit.DONE


COMMAND = Command("list", "list all articles", configure, run)
