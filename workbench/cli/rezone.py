"""dateline rezone, zone-rules and reextract: what a paragraph is by the user's word, and originals read again."""

import argparse

from workbench.cli.frame import Command, Exit, one_line, open_library, print_json, progress_context, say
from workbench.errors import UsageError
from workbench.library.articles import get_article, get_document, list_articles
from workbench.library.decisions import set_zone_rule
from workbench.library.rezoning import ZONES, rule_words
from workbench.library.zone_rules import list_rules
from workbench.model import Zone
from workbench.rereading import read_by_older, reread
from workbench.zoning import find_block, make_rule, move_blocks


def _configure_rezone(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", type=int, metavar="ID", help="number of the article")
    parser.add_argument("zone", metavar="ZONE", choices=[zone.value for zone in ZONES], help=", ".join(ZONES))
    parser.add_argument("words", nargs="+", metavar="WORDS", help="words of the paragraph that is meant")
    parser.add_argument("--rule", action="store_true", help="on all pages of its source, where it has the same words")


def _rezone(args: argparse.Namespace) -> int:
    zone = Zone(args.zone)
    with open_library(args) as library:
        document, _ = get_document(library, args.id)
        block = find_block(document, " ".join(args.words))
        if args.rule:
            make_rule(library, args.id, block.start, zone)
        else:
            move_blocks(library, args.id, [block.start], zone)
        source = get_article(library, args.id).source_name
    where = f" on all pages of {source}" if args.rule else ""
    print(one_line(f"{zone}{where}: {document.text[block.start : block.end][:200]}"))
    return Exit.DONE


def _configure_rules(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--remove", nargs="+", metavar=("SOURCE", "WORDS"), help="take away the rule of these words")
    parser.add_argument("--json", action="store_true", help="as JSON")


def _rules(args: argparse.Namespace) -> int:
    with open_library(args) as library:
        if args.remove:
            source, *words = args.remove
            wanted = rule_words(" ".join(words))
            found = [rule for rule in list_rules(library) if rule.source == source and wanted in rule.words]
            if len(found) != 1:
                raise UsageError(
                    f"{len(found) or 'No'} rules of {source} have “{wanted}”. zone-rules lists them. Nothing was changed."
                )
            set_zone_rule(library, source, found[0].words, None)
        rules = list_rules(library)
    if args.json:
        print_json(rules)
    else:
        print("\n".join(one_line(f"{r.source}  {r.zone}  {r.words}") for r in rules) or "There are no rules.")
    return Exit.DONE


def _configure_reextract(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("ids", nargs="*", type=int, metavar="ID", help="numbers of articles")
    parser.add_argument("--source", metavar="NAME", help="all articles of a source, by name or domain")
    parser.add_argument("--all", action="store_true", help="every article")


def _reextract(args: argparse.Namespace) -> int:
    with open_library(args) as library:
        if args.ids:
            articles = [get_article(library, article).id for article in dict.fromkeys(args.ids)]
        elif args.source or args.all:
            articles = [a.id for a in list_articles(library) if args.all or args.source in {a.source, a.domain}]
        else:
            articles = read_by_older(library)
        report = reread(progress_context(), library, articles)
    for article in report.changed:
        print(f"changed {article}")
    for article, reason in report.refused:
        say(f"refused {article}: {one_line(reason)}")
    say(
        f"{len(report.changed)} read differently now, {len(report.same)} as before, {len(report.refused)} could not be read."
    )
    if not report.refused:
        return Exit.DONE
    return Exit.SOME_REFUSED if report.changed or report.same else Exit.ALL_REFUSED


REZONE = Command(
    "rezone", "say what a paragraph is: text, comment, or nothing of the article", _configure_rezone, _rezone
)
RULES = Command("zone-rules", "list what paragraphs of a source are by rule", _configure_rules, _rules)
REEXTRACT = Command("reextract", "read originals again, when extraction got better", _configure_reextract, _reextract)
