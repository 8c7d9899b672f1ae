"""dateline copies and compare: which articles are copies or revisions of each other, and what two of them say otherwise."""

import argparse
from itertools import pairwise

from workbench.cli.contract_copies import (
    CopyLine,
    FactLine,
    GroupLine,
    StepLine,
    comparison_output,
    facts_output,
    group_line,
)
from workbench.cli.frame import Command, Exit, one_line, open_library, print_json, progress_context, say
from workbench.copies.comparing import compare_articles
from workbench.copies.diffing import StepKind
from workbench.copies.service import CopiesService, say_apart, say_copies
from workbench.copies.signing import sign_pending
from workbench.errors import UsageError
from workbench.library.articles import get_article


def _configure_copies(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", nargs="?", type=int, metavar="ID", help="number of an article; all groups unless given")
    parser.add_argument("--one", nargs=2, type=int, metavar="ID", help="say that two articles are copies")
    parser.add_argument(
        "--apart", nargs="+", type=int, metavar="ID", help="say that the first is no copy of the others"
    )
    parser.add_argument("--json", action="store_true", help="as JSON")


def _configure_compare(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("before", type=int, metavar="ID", help="number of an article")
    parser.add_argument("after", type=int, metavar="ID", help="number of the one that it is compared with")
    parser.add_argument(
        "--facts", action="store_true", help="only numbers, names, times, hedges, negations and quotations"
    )
    parser.add_argument("--json", action="store_true", help="as JSON")


def _copies(args: argparse.Namespace) -> int:
    if args.apart is not None and len(args.apart) < 2:
        raise UsageError("copies takes two or more articles with --apart: one, and those that it is no copy of.")
    with open_library(args) as library:
        if args.id is not None:
            get_article(library, args.id)
        sign_pending(progress_context(), library)
        if args.one is not None:
            say_copies(library, *args.one)
            say(f"{args.one[0]} and {args.one[1]} are copies now.")
        if args.apart is not None:
            say_apart(library, args.apart[0], args.apart[1:])
            say(f"{args.apart[0]} is no copy of {', '.join(map(str, args.apart[1:]))} now.")
        service = CopiesService(library)
        groups = service.groups() if args.id is None else filter(None, [service.group_of(args.id)])
        lines = [group_line(service, group) for group in groups]
    if args.json:
        print_json(lines)
        return Exit.DONE
    for line in lines:
        _print_group(line)
    if not lines:
        say("There are no copies." if args.id is None else f"Article {args.id} has no copies in this library.")
    return Exit.DONE


def _print_group(group: GroupLine) -> None:
    print(one_line(f"{len(group.articles)} articles: {group.articles[0].title}"))
    for line in group.articles:
        print(one_line(f"  {line.id:>6}  {_what(line)}"))
    for page in group.revisions:
        for before, after in pairwise(page):
            if after.is_silent:
                facts = "1 fact" if after.facts == 1 else f"{after.facts} facts"
                print(
                    f"  {facts} of {before.id} changed in {after.id}, which does not say so: compare {before.id} {after.id} --facts"
                )


def _what(line: CopyLine) -> str:
    said = ["first" if line.kind is None else line.kind.value, *(["fullest"] if line.is_fullest else [])]
    if line.contained is not None:
        said.append(f"{line.contained:.0%} contained")
    facts = " · ".join(filter(None, (line.source, line.seen)))
    return f"{line.title} ({facts}): {', '.join(said)}, {line.words} words"


def _compare(args: argparse.Namespace) -> int:
    with open_library(args) as library:
        before, after = get_article(library, args.before), get_article(library, args.after)
        sign_pending(progress_context(), library)
        found = compare_articles(library, args.before, args.after)
    if args.facts:
        facts = facts_output(before, after, found)
        if args.json:
            print_json(facts)
        else:
            for fact in facts.facts:
                print(one_line(_fact(fact)))
    else:
        compared = comparison_output(before, after, found)
        if args.json:
            print_json(compared)
        else:
            _print_steps(compared.steps)
    if found.is_silent and not args.json:
        say(f"Article {args.after} does not say that it was changed.")
    return Exit.DONE


def _fact(fact: FactLine) -> str:
    before, after = (None if side is None else side.text for side in (fact.before, fact.after))
    if before is None:
        return f"{fact.kind.value:<10} + {after}"
    return f"{fact.kind.value:<10} - {before}" if after is None else f"{fact.kind.value:<10} {before} → {after}"


def _print_steps(steps: tuple[StepLine, ...]) -> None:
    same = 0
    for step in steps:
        if step.kind is StepKind.EQUAL:
            same += 1
            continue
        _print_same(same)
        same = 0
        print(one_line(_step(step)))
    _print_same(same)


def _print_same(count: int) -> None:
    if count:
        print(f"  … {count} {'sentence' if count == 1 else 'sentences'} as before")


def _step(step: StepLine) -> str:
    before, after = ("" if side is None else side.text for side in (step.before, step.after))
    if step.kind is StepKind.INSERTED:
        return f"+ {after}"
    if step.kind is StepKind.DELETED:
        return f"- {before}"
    moved = " (moved)" if step.is_moved else ""
    if step.kind is StepKind.MOVED or step.after is None:
        return f"> {after}{moved}"
    parts, place = [], step.after.start
    for edit in step.edits:
        parts.append(after[place - step.after.start : edit.after.start - step.after.start])
        parts.append(f"[-{edit.before.text}-]" if edit.before.text else "")
        parts.append(f"{{+{edit.after.text}+}}" if edit.after.text else "")
        place = edit.after.end
    return f"~ {''.join(parts)}{after[place - step.after.start :]}{moved}"


COPIES = Command("copies", "list articles that are copies or revisions of each other", _configure_copies, _copies)
COMPARE = Command(
    "compare", "compare two articles sentence by sentence, or by their facts", _configure_compare, _compare
)
