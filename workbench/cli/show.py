"""dateline show: one article, as text, by its zones, as the reader's HTML, as JSON, or its exact original bytes."""

import argparse
import sys

from workbench.cli.contract import shown_article
from workbench.cli.frame import Command, Exit, harmless, one_line, open_library, print_json
from workbench.library.articles import Article, get_article, get_document, get_original
from workbench.library.rezoning import source_key
from workbench.library.source_grades import source_grades
from workbench.library.tags import tags_of
from workbench.model import BlockKind, Document, Zone
from workbench.rendering import INDENT_MAX, comment_head, head_facts, render_html
from workbench.saved_bytes import read_saved


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("id", type=int, metavar="ID", help="number of the article, as list and search show it")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--html", action="store_true", help="exactly what the reader shows")
    form.add_argument("--zones", action="store_true", help="all of the page in its order, each line with its zone")
    form.add_argument("--json", action="store_true", help="everything that is stored")
    form.add_argument("--original", action="store_true", help="the bytes of the document that was imported")
    form.add_argument(
        "--container", action="store_true", help="the bytes of the whole file that it came in: the ZIP, the mailbox"
    )


def run(args: argparse.Namespace) -> int:
    """Show one article."""
    with open_library(args) as library:
        if args.original:
            sys.stdout.buffer.write(read_saved(library, args.id))
            return Exit.DONE
        if args.container:
            sys.stdout.buffer.write(get_original(library, args.id))
            return Exit.DONE
        article = get_article(library, args.id)
        document, version = get_document(library, args.id)
        tags = tags_of(library, args.id)
        grade = source_grades(library).get(source_key(article.domain, article.source), "")
    if args.json:
        print_json(shown_article(article, tags, document, version, grade))
    elif args.zones:
        for block in document.in_page_order():
            print(f"{block.zone}\t{one_line(document.text[block.start : block.end])}")
    elif args.html:
        print(render_html(article, document), end="")
    else:
        print(_as_text(article, tags, document, grade))
    return Exit.DONE


def _as_text(article: Article, tags: tuple[str, ...], document: Document, source_grade: str) -> str:
    lines = [one_line(article.title), one_line(" · ".join(fact for fact in head_facts(article) if fact))]
    if tags:
        lines.append(one_line(" ".join(f"#{tag}" for tag in tags)))
    if source_grade or article.grade:
        lines.append(f"Grade: {source_grade}{article.grade}")
    if article.is_stub:
        lines.append("Only the opening: the rest of the article has to be paid for.")
    if article.deleted_at:
        lines.append(f"In the trash since {article.deleted_at}.")
    comment: int | None = None
    boilerplate = 0
    for block in document.in_reading_order():
        text = document.text[block.start : block.end]
        if block.zone is Zone.BOILERPLATE:
            boilerplate += 1
        elif block.zone is Zone.COMMENT:
            indent = "    " * (1 + min(document.comments[block.comment or 0].depth, INDENT_MAX))
            if block.comment != comment:
                comment = block.comment
                lines += ["", f"{indent[4:]}— {one_line(comment_head(document.comments[block.comment or 0]))}"]
            lines.append(indent + text)
        elif block.zone is not Zone.TITLE:
            lines += ["", f"{'- ' if block.kind is BlockKind.LIST_ITEM else ''}{text}"]
    if boilerplate:
        lines += ["", f"({boilerplate} lines of the page are neither article nor comment; --json shows them.)"]
    return harmless("\n".join(lines))


COMMAND = Command("show", "show one article", configure, run)
