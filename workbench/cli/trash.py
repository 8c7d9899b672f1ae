"""dateline delete, restore, purge, undo and decisions: into the trash, out of it, gone for good, and back."""

import argparse
from collections.abc import Callable

from workbench.cli.contract_decisions import DecisionLine
from workbench.cli.frame import Command, Exit, one_line, open_library, print_json, progress_context, say
from workbench.errors import UsageError
from workbench.indexing import IndexKeeper
from workbench.library import decisions
from workbench.library.articles import get_article
from workbench.library.decision_list import list_decisions
from workbench.library.decision_log import ACTOR, SEARCH, SOURCE, Decision
from workbench.library.purge import purge
from workbench.library.renamed import waiting
from workbench.library.store import Library
from workbench.own_registry import registry_of


def _configure_ids(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("ids", nargs="+", type=int, metavar="ID", help="numbers of articles")


def _configure_purge(parser: argparse.ArgumentParser) -> None:
    _configure_ids(parser)
    parser.add_argument("--yes", action="store_true", help="needed, for this cannot be undone")


def _configure_undo(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "seq", nargs="?", type=int, metavar="NUMBER", help="of a decision, as decisions lists it; the last unless given"
    )
    parser.add_argument("--redo", action="store_true", help="take the last undo back instead")


def _each(args: argparse.Namespace, act: Callable[[Library, int], Decision], done: str) -> int:
    """Do the same to each article; one that cannot costs only itself."""
    failed = 0
    with open_library(args) as library:
        for article in dict.fromkeys(args.ids):
            try:
                act(library, article)
            except UsageError as error:
                failed += 1
                say(str(error))
            else:
                print(f"{done} {article}", flush=True)
    if not failed:
        return Exit.DONE
    return Exit.ALL_REFUSED if failed == len(set(args.ids)) else Exit.SOME_REFUSED


def _delete(args: argparse.Namespace) -> int:
    return _each(args, decisions.delete, "deleted")


def _restore(args: argparse.Namespace) -> int:
    return _each(args, decisions.restore, "restored")


def _purge(args: argparse.Namespace) -> int:
    with open_library(args) as library:
        articles = [get_article(library, article) for article in dict.fromkeys(args.ids)]
        if not args.yes:
            titles = "\n".join(one_line(f"  {article.id}  {article.title}") for article in articles)
            raise UsageError(
                f"These would be removed for good, with their originals and what backups hold of them:\n{titles}\n"
                "Nothing was removed. Add --yes to do it."
            )
        report = purge(library, [article.id for article in articles])
        with IndexKeeper(library) as keeper:
            # A deletion only hides words in an index; a new one does not have them.
            keeper.rebuild(progress_context())
    for article in report.articles:
        print(f"purged {article}")
    for article in report.kept:
        say(
            f"The bytes of article {article} stay in the file that it came in, which holds other articles. "
            "They go with the last of those."
        )
    for copy in report.unreadable:
        say(f"Could not clean {copy}: it is damaged. Remove it yourself if it must not keep these articles.")
    return Exit.SOME_REFUSED if report.unreadable else Exit.DONE


def _undo(args: argparse.Namespace) -> int:
    with open_library(args) as library:
        if args.seq is not None and args.redo:
            raise UsageError("Only the last undo can be taken back. Leave out the number, or --redo.")
        if args.seq is not None:
            decision = decisions.undo_decision(library, args.seq)
        else:
            decision = decisions.redo(library) if args.redo else decisions.undo(library)
        if decision.kind in decisions.REBINDING:
            from workbench.redating import rebind

            rebind(library, lambda: registry_of(library), decision)
        if waiting(library.connection) is not None:
            from workbench.annotating import recount

            recount(progress_context(), library)
        about = _about(library, decision)
    changes = ", ".join(
        f"{name.replace('_', ' ')}: {decision.before[name] or 'none'} -> {after or 'none'}"
        for name, after in decision.after.items()
        if after != decision.before[name]
    )
    # Of a step the first row is told, which says nothing of what the others change.
    told = f": {changes}" if decision.step is None else ""
    print(one_line(f"{'redid' if args.redo else 'undid'} {decision.kind} of {about}{told}"))
    return Exit.DONE


def _about(library: Library, decision: Decision) -> str:
    """Say in words what a decision is about: an article with its title, several, or a saved search."""
    if decision.article is not None:
        return f"{decision.article} ({get_article(library, decision.article).title})"
    return (
        f"{len(decision.articles)} articles"
        if decision.articles
        else decision.target.removeprefix(SEARCH).removeprefix(ACTOR).removeprefix(SOURCE)
    )


def _configure_decisions(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--limit", type=int, default=50, metavar="N", help="show so many, the last first (50)")
    parser.add_argument("--json", action="store_true", help="as JSON")


def _decisions(args: argparse.Namespace) -> int:
    with open_library(args) as library:
        listed = list_decisions(library, max(0, args.limit))
    if args.json:
        print_json([DecisionLine.of(one) for one in listed])
        return Exit.DONE
    for one in listed:
        decision = one.decision
        about = one.title or (f"{len(decision.articles)} articles" if decision.articles else decision.target)
        state = "  (taken back)" if one.is_taken_back else ""
        print(one_line(f"{decision.seq:>6}  {decision.at}  {decision.kind:<18}  {about}{state}"))
    return Exit.DONE


DECISIONS = Command("decisions", "list what was decided, the last first", _configure_decisions, _decisions)
DELETE = Command("delete", "move articles to the trash", _configure_ids, _delete)
RESTORE = Command("restore", "take articles out of the trash", _configure_ids, _restore)
PURGE = Command("purge", "remove articles for good", _configure_purge, _purge)
UNDO = Command("undo", "take back the last decision", _configure_undo, _undo)
