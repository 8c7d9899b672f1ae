"""dateline marks: highlights, notes, claims, disputes and forecasts of the user's, listed, written out and taken in."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from workbench.cli.contract_marks import BroughtLine, MarkLine, mark_line, taken_line
from workbench.cli.frame import Command, Exit, one_line, open_library, print_json, progress_context, say
from workbench.errors import UsageError
from workbench.export.base import write_whole
from workbench.indexing import IndexKeeper
from workbench.library.articles import get_article, get_articles
from workbench.library.marks import Mark, MarkKind, all_marks
from workbench.library.store import Library
from workbench.library.tags import names_like
from workbench.marks.bringing import bring_marks
from workbench.marks.exchange.formats import FORMATS, export_marks
from workbench.marks.exchange.reading import BYTES_MAX
from workbench.marks.exchange.taking import import_marks
from workbench.marks.service import orphans
from workbench.search import SearchService

_QUOTE_CHARS = 100
_TOLD_MAX = 20


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("ids", nargs="*", type=int, metavar="ID", help="numbers of articles; all unless given")
    parser.add_argument("--query", metavar="QUERY", help="of the articles that this search finds")
    parser.add_argument(
        "--kind", action="append", choices=[kind.value for kind in MarkKind], help="of this kind; may be repeated"
    )
    parser.add_argument("--tag", metavar="NAME", help="with this tag")
    parser.add_argument("--orphans", action="store_true", help="whose words are not in the text any more")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="as JSON")
    form.add_argument(
        "--format", choices=[f.name for f in FORMATS], help="write them for other programs, in this format"
    )
    parser.add_argument(
        "--import",
        dest="file",
        metavar="FILE",
        help="take in annotations: Web Annotations, Hypothesis, Zotero, or data of Dateline's; - is standard input",
    )
    parser.add_argument(
        "--bring",
        nargs=2,
        type=int,
        metavar=("FROM", "TO"),
        help="copy the marks of an article onto another saving of its page",
    )
    parser.add_argument("--out", metavar="FILE", help="write into a file, which is replaced; else to standard output")


def _marks(args: argparse.Namespace) -> int:
    if args.out is not None and args.format is None:
        raise UsageError("--out goes with --format: md, csv, json or w3c. Add one, or leave --out out.")
    if args.file is not None or args.bring is not None:
        _expect_no_choice(args)
        return _take_in(args) if args.bring is None else _bring(args)
    with open_library(args) as library:
        marks = chosen_marks(library, args)
        lost = orphans(library, marks)
        if args.orphans:
            marks = tuple(mark for mark in marks if (mark.article, mark.key) in lost)
        if args.format is not None:
            return _write(library, marks, args)
        known = get_articles(library, {mark.article for mark in marks})
        lines = [mark_line(mark, known.get(mark.article), lost) for mark in marks]
    if args.json:
        print_json(lines)
        return Exit.DONE
    for line in lines:
        print(one_line(_as_line(line)))
    if not lines:
        say("There are no such marks.")
    return Exit.DONE


def _expect_no_choice(args: argparse.Namespace) -> None:
    is_chosen = args.ids or args.query is not None or args.kind or args.tag or args.orphans or args.format
    if is_chosen or (args.file is not None and args.bring is not None):
        raise UsageError(
            "--import takes in all of a file, --bring all marks of an article. Leave out what chooses marks, and do one after the other."
        )


def _bring(args: argparse.Namespace) -> int:
    with open_library(args) as library:
        brought = bring_marks(library, *args.bring)
    if args.json:
        print_json(BroughtLine(brought.placed, brought.changed, brought.orphans))
    else:
        print(
            f"brought along: {brought.placed:,}, {brought.changed:,} of them on words that were changed; "
            f"{brought.orphans:,} whose words are not in article {args.bring[1]}"
        )
    return Exit.DONE


def _take_in(args: argparse.Namespace) -> int:
    try:
        with sys.stdin.buffer if args.file == "-" else Path(args.file).open("rb") as stream:
            # One more than can be read tells that there is more.
            data = stream.read(BYTES_MAX + 1)
    except OSError as error:
        raise UsageError(f"Could not read {args.file}: {error.strerror or error}. Nothing was changed.") from error
    with open_library(args) as library:
        taken = import_marks(progress_context(), library, data)
    if args.json:
        print_json(taken_line(taken))
    else:
        print(
            f"taken in: {taken.placed:,} with their words, {taken.orphans:,} whose words are not in the text; {taken.known:,} were here already"
        )
        for about, count in list(taken.unmatched.items())[:_TOLD_MAX]:
            say(one_line(f"no article here: {count:,} of {about}"))
        if len(taken.unmatched) > _TOLD_MAX:
            say(f"and of {len(taken.unmatched) - _TOLD_MAX:,} more; --json lists all of them.")
        for reason, count in list(taken.unusable.items())[:_TOLD_MAX]:
            say(one_line(f"no mark: {count:,} that {reason}"))
    is_all = not taken.unmatched and not taken.unusable
    is_any = taken.placed or taken.orphans or taken.known
    return Exit.DONE if is_all else Exit.SOME_REFUSED if is_any else Exit.ALL_REFUSED


def _write(library: Library, marks: Sequence[Mark], args: argparse.Namespace) -> int:
    data = export_marks(library, marks, next(f for f in FORMATS if f.name == args.format))
    if args.out is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    else:
        write_whole(Path(args.out), lambda stream: stream.write(data))
        say(f"wrote {len(marks):,} {'mark' if len(marks) == 1 else 'marks'} to {args.out}")
    return Exit.DONE


def chosen_marks(library: Library, args: argparse.Namespace) -> tuple[Mark, ...]:
    """Return the marks that are asked for, the one changed last first."""
    articles: set[int] | None = None
    if args.ids:
        articles = {get_article(library, article).id for article in args.ids}
    if args.query is not None:
        query = os.fsencode(args.query).decode("utf-8", "replace")
        with IndexKeeper(library) as keeper:
            found = set(SearchService(library, keeper).find(progress_context(), query).ids)
        articles = found if articles is None else articles & found
    return tuple(
        mark
        for mark in all_marks(library.connection, articles)
        if (not args.kind or mark.kind.value in args.kind) and (args.tag is None or names_like(mark.tags, args.tag))
    )


def _as_line(line: MarkLine) -> str:
    """Return a mark as a person reads it: where it is, what it is, the words, the note."""
    what = " ".join(filter(None, (line.colour, line.kind, f"grade {line.grade}" if line.grade else "")))
    quote = line.quote if len(line.quote) <= _QUOTE_CHARS else f"{line.quote[:_QUOTE_CHARS]}…"
    parts = [
        f"“{quote}”" if quote else "the whole article",
        "(not in the text any more)" if line.is_orphan else "",
        f"— {line.note}" if line.note else "",
        *(f"#{tag}" for tag in line.tags),
    ]
    return f"{line.article:>6}  {line.key}  {what}: {' '.join(filter(None, parts))}"


MARKS = Command(
    "marks", "list your highlights, notes and other marks, write them out, or take some in", _configure, _marks
)
