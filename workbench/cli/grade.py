"""dateline grade: how credible what an article says is, and how reliable a source (NATO Admiralty system)."""

import argparse
from collections.abc import Sequence

from workbench.cli.contract_marks import SourceGradeLine
from workbench.cli.frame import Command, Exit, one_line, open_library, print_json
from workbench.errors import UsageError
from workbench.library.articles import list_articles
from workbench.library.decisions import set_article_grade, set_source_grade
from workbench.library.names import comparable
from workbench.library.rezoning import source_key
from workbench.library.source_grades import CREDIBILITY, RELIABILITY, source_grades
from workbench.library.store import Library


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "what",
        nargs="*",
        metavar="ID GRADE",
        help="number of an article and 1 to 6; with --source A to F; all sources that have one unless given",
    )
    parser.add_argument("--source", metavar="NAME", help="grade a source, by name or domain")
    parser.add_argument("--none", action="store_true", help="take the grade away")
    parser.add_argument("--json", action="store_true", help="as JSON")


def _grade(args: argparse.Namespace) -> int:
    given = list(args.what)
    if args.source is None and not given and not args.none:
        return _list(args)
    wanted = None if args.none else _last(given)
    with open_library(args) as library:
        if args.source is not None:
            _expect_nothing(given)
            source = _source(library, args.source)
            set_source_grade(library, source, wanted)
            print(one_line(f"{source}: {_said(RELIABILITY, wanted)}"))
        else:
            article = _number(given)
            set_article_grade(library, article, wanted or "")
            print(f"{article}: {_said(CREDIBILITY, wanted)}")
    return Exit.DONE


def _list(args: argparse.Namespace) -> int:
    with open_library(args) as library:
        lines = [SourceGradeLine(source, grade, RELIABILITY[grade]) for source, grade in source_grades(library).items()]
    if args.json:
        print_json(lines)
    else:
        print("\n".join(one_line(f"{line.grade}  {line.source}") for line in lines) or "No source has a grade.")
    return Exit.DONE


def _last(given: list[str]) -> str:
    if not given:
        raise UsageError("No grade was given: 1 to 6 for an article, A to F for a source, or --none to take it away.")
    return given.pop().upper()


def _number(given: Sequence[str]) -> int:
    if len(given) != 1 or not given[0].isascii() or not given[0].isdecimal():
        raise UsageError(
            "grade takes the number of one article and a grade, as in grade 7 2, or --source NAME and one."
        )
    return int(given[0])


def _expect_nothing(given: Sequence[str]) -> None:
    if given:
        raise UsageError(f"--source takes one name and one grade; put a name of several words in quotes: {given[0]}.")


def _source(library: Library, name: str) -> str:
    """Return by what the grade of a source is kept.

    Raises:
        UsageError: If no article is of such a source, or several sites go by the name.
    """
    wanted = comparable(name)
    found = {
        source_key(article.domain, article.source)
        for article in list_articles(library)
        if wanted in {comparable(one) for one in (article.source, article.domain) if one}
    }
    if not found and name in source_grades(library):
        return name
    if len(found) != 1:
        several = f"Several sites go by the name “{name}”: {', '.join(sorted(found))}. Name one of these."
        raise UsageError(several if found else f"No article is of the source “{name}”. list shows sources.")
    return found.pop()


def _said(scale: dict[str, str], grade: str | None) -> str:
    return "no grade" if grade is None else f"{grade}, {scale[grade]}"


COMMAND = Command("grade", "grade an article from 1 to 6, or a source from A to F", _configure, _grade)
