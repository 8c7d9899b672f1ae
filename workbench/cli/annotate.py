"""dateline annotate, actors and timeline: what the texts name, and when."""

import argparse
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from workbench.actors import actors_of, actors_of_article
from workbench.annotate.registry import Registry
from workbench.annotate.tagger.files import TaggerError
from workbench.annotating import AnnotationReport, annotate_pending, pending, recount, tag_pending
from workbench.cli.contract import AnnotateLine, counted_actor, timeline_output
from workbench.cli.frame import (
    PROGRESS_INTERVAL_S,
    Command,
    Exit,
    one_line,
    open_library,
    print_json,
    print_json_line,
    progress_context,
    say,
)
from workbench.cli.interrupting import INTERRUPT
from workbench.copies.signing import sign_pending
from workbench.errors import UsageError
from workbench.export.base import write_whole
from workbench.export.timeline import TIMELINE_FORMATS, entries_of
from workbench.indexing import IndexKeeper
from workbench.jobs import JobContext
from workbench.library.articles import list_articles
from workbench.library.store import Library
from workbench.own_registry import registry_of
from workbench.search import SearchService
from workbench.sorting import Sort
from workbench.timeline import OPEN_FIRST, OPEN_LAST, TimelineData, date_of, timeline_of


def _configure_annotate(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", nargs="?", metavar="FILE", help="a text or a saved page, which no library needs to have"
    )
    parser.add_argument("--date", metavar="D", help="when FILE was published: YYYY-MM-DD, YYYY-MM or YYYY")
    parser.add_argument(
        "--batch", metavar="IN", help="a folder of NAME.txt and dates.tsv: a line NAME, tab, date for each"
    )
    parser.add_argument("--out", metavar="OUT", help="where --batch writes NAME.json")
    parser.add_argument("--rules", action="store_true", help="by rules alone, without the tagger, which takes its time")
    parser.add_argument(
        "--first", type=int, action="append", default=[], metavar="ID", help="an article whose turn comes before others"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object a line; of a FILE it is always JSON")


def _configure_actors(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", nargs="?", type=int, metavar="ID", help="number of an article; all articles unless given")
    parser.add_argument("--json", action="store_true", help="as JSON")


def _configure_timeline(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "query", nargs="?", metavar="QUERY", help="of the articles that this finds; of all unless given"
    )
    parser.add_argument("--json", action="store_true", help="as JSON")
    parser.add_argument(
        "--format",
        choices=[f.name for f in TIMELINE_FORMATS],
        help="write it with sentences and names, for other programs",
    )
    parser.add_argument("--out", metavar="FILE", help="with --format: into a file, which is replaced")


def _annotate(args: argparse.Namespace) -> int:
    if _names_files(args):
        # What reads times takes as long to load as all other commands together, which do without.
        from workbench.cli import annotate_files

        return annotate_files.annotate_batch(args) if args.batch is not None else annotate_files.annotate_file(args)
    with open_library(args) as library:
        begin = _json_phases() if args.json else _one_bar()
        sign_pending(begin("copies"), library)
        recount(begin("counting"), library)
        registry = registry_of(library)
        report = annotate_pending(begin("annotating"), library, registry)
        tagged = AnnotationReport() if args.rules else _tag(begin("tagging"), library, registry, args.first)
        # What was read while a name was given another meaning is not stored, and waits again.
        report.annotated += annotate_pending(begin("annotating"), library, registry).annotated
    known = {article for article, _ in report.refused}
    report.refused += [(article, reason) for article, reason in tagged.refused if article not in known]
    for article, reason in report.refused:
        if args.json:
            print_json_line(AnnotateLine("refused", article, reason))
        else:
            say(f"refused {article}: {one_line(reason)}")
    if args.json:
        print_json_line(
            AnnotateLine("done", annotated=report.annotated, tagged=tagged.annotated, refused=len(report.refused))
        )
    else:
        print(f"annotated {report.annotated} articles" + ("" if args.rules else f", tagged {tagged.annotated}"))
    return _exit(report, tagged)


def _tag(ctx: JobContext, library: Library, registry: Registry, first: list[int]) -> AnnotationReport:
    try:
        return tag_pending(ctx, library, registry, first=first)
    except TaggerError as error:
        say(str(error))
        return AnnotationReport()


def _names_files(args: argparse.Namespace) -> bool:
    """Tell whether files are to be annotated, not a library."""
    if (args.batch is None) != (args.out is None):
        raise UsageError(
            "annotate takes --batch and --out together. Name a folder of texts and one for what is found in them."
        )
    if args.file is not None and args.batch is not None:
        raise UsageError("annotate takes FILE or --batch, not both. Leave one of them out.")
    if args.date is not None and args.file is None:
        raise UsageError("annotate takes --date with FILE. The dates of a batch stand in its dates.tsv.")
    if (args.file is not None or args.batch is not None) and args.first:
        raise UsageError("annotate takes --first for a library, not with FILE or --batch. Leave it out.")
    return args.file is not None or args.batch is not None


def _exit(report: AnnotationReport, tagged: AnnotationReport) -> int:
    if not report.refused:
        return Exit.DONE
    return Exit.SOME_REFUSED if report.annotated or tagged.annotated else Exit.ALL_REFUSED


def _one_bar() -> Callable[[str], JobContext]:
    ctx = progress_context()
    return lambda _phase: ctx


def _json_phases() -> Callable[[str], JobContext]:
    last = time.monotonic()

    def begin(phase: str) -> JobContext:
        def show(done: int, total: int | None, _message: str) -> None:
            nonlocal last
            if time.monotonic() - last >= PROGRESS_INTERVAL_S:
                last = time.monotonic()
                print_json_line(AnnotateLine("progress", phase=phase, done=done, total=total))

        return INTERRUPT.context(show)

    return begin


def _actors(args: argparse.Namespace) -> int:
    with open_library(args) as library:
        registry = registry_of(library)
        if args.id is not None:
            named = [(actor.count, actor.mentions) for actor in actors_of_article(library, registry, args.id)]
        else:
            say_what_is_pending(library)
            ids = [article.id for article in list_articles(library)]
            named = [(count, ()) for count in actors_of(library, registry, ids)]
    if args.json:
        print_json([counted_actor(count, mentions) for count, mentions in named])
        return Exit.DONE
    for count, _ in named:
        sure = " (suggested)" if count.is_suggested else ""
        called = ", ".join(name for name in count.names if name != count.actor.name)
        quoted = f" ({count.quoted} quoted)" if count.quoted else ""
        where = f"{count.body:>6} in bodies{quoted} {count.comment:>6} in comments {count.articles:>6} articles"
        print(one_line(f"{where}  {count.actor.name}{sure}{f': {called}' if called else ''}"))
    return Exit.DONE


def _timeline(args: argparse.Namespace) -> int:
    query = None if args.query is None else os.fsencode(args.query).decode("utf-8", "replace")
    with open_library(args) as library:
        registry = registry_of(library)
        say_what_is_pending(library)
        if query is None:
            ids = [article.id for article in list_articles(library)]
        else:
            with IndexKeeper(library) as keeper:
                service = SearchService(library, keeper)
                ids = list(service.find(progress_context(), query, sort=Sort.NEWEST).ids)
        if args.format is not None:
            # A file that others read has all of it: nothing in it would say that it was cut short.
            data = timeline_of(library, ids, dates_max=sys.maxsize)
            return _export_timeline(args, library, registry, data, query or "All articles")
        data = timeline_of(library, ids)
    if args.json:
        print_json(timeline_output(data))
    else:
        _print_timeline(data, registry)
    return Exit.DONE


def _export_timeline(
    args: argparse.Namespace, library: Library, registry: Registry, data: TimelineData, caption: str
) -> int:
    format_ = next(f for f in TIMELINE_FORMATS if f.name == args.format)
    entries = entries_of(progress_context(), library, registry, data)
    if args.out is None:
        format_.write(entries, caption, sys.stdout.buffer)
        sys.stdout.buffer.flush()
    else:
        write_whole(Path(args.out), lambda stream: format_.write(entries, caption, stream))
        say(f"exported {len(entries)} entries to {args.out}")
    return Exit.DONE


def _print_timeline(data: TimelineData, registry: Registry) -> None:
    titles = {span.article: span.title for span in data.published}
    lines = [
        (span.first_day, span.last_day, span.article, "published (inferred)" if span.is_inferred else "published")
        for span in data.published
    ]
    for date in data.dates:
        actors = [actor.name for actor in map(registry.actor, date.actors) if actor is not None]
        lines.append(
            (date.first_day, date.last_day, date.article, f"named with {', '.join(actors)}" if actors else "named")
        )
    for first, last, article, what in sorted(lines):
        ends = "" if first == OPEN_FIRST else date_of(first), "" if last == OPEN_LAST else date_of(last)
        days = ends[0] if first == last else "..".join(ends)
        print(one_line(f"{days:<22}  {what:<20}  {article:>6}  {titles.get(article, '')}".rstrip()))
    for waiting in data.waiting:
        print(one_line(f"{waiting.edtf:<22}  {'waits for a date':<20}  {waiting.article:>6}"))
    if len(data.dates) < data.dates_total:
        print(f"{len(data.dates)} of {data.dates_total} dates shown.")
    if data.undated:
        print(f"Undated: {', '.join(map(str, data.undated))}.")


def say_what_is_pending(library: Library) -> None:
    """Say how many articles are missing in what is listed, if any are."""
    count = len(pending(library))
    if count:
        articles = "1 article is" if count == 1 else f"{count} articles are"
        say(f"{articles} not annotated yet, and left out of actors, places and dates. Run annotate.")


ANNOTATE = Command(
    "annotate",
    "find the actors, places and dates in what was not read yet, or in files",
    _configure_annotate,
    _annotate,
)
ACTORS = Command("actors", "list who is named, in one article or in all", _configure_actors, _actors)
TIMELINE = Command(
    "timeline", "list what was published when, and which dates are named", _configure_timeline, _timeline
)
