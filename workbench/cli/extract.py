"""dateline extract: what would be read out of pages, without any library."""

import argparse
import os
from collections.abc import Iterator

from workbench.cli.contract import Extracted, ExtractedComment
from workbench.cli.frame import Command, Exit, harmless, one_line, print_json, print_json_line, say, worker_count
from workbench.importing.candidates import Candidates, Container, Loaded, Refusal
from workbench.importing.job import default_jobs
from workbench.importing.messages import Answer
from workbench.importing.sources import find_files
from workbench.importing.workers import Pool
from workbench.model import Document, Zone
from workbench.rendering import INDENT_MAX

_WAITING_MAX = 8


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("path", metavar="PATH", help="a saved page, or a folder of them")
    parser.add_argument("--jobs", type=worker_count, metavar="N", help="number of workers that read at once")
    parser.add_argument("--json", action="store_true", help="as JSON; a folder gives one object a line")


def run(args: argparse.Namespace) -> int:
    """Extract from a page, or from all pages of a folder."""
    is_folder = os.path.isdir(args.path)  # noqa: PTH112
    refused = total = 0
    separator = ""
    for extracted in _extract_all(args.path, args.jobs or default_jobs()):
        total += 1
        if extracted.error is not None:
            refused += 1
            say(f"refused {_shown(extracted)}: {one_line(extracted.error)}")
        if is_folder or (args.json and extracted.member):
            print_json_line(extracted)
        elif args.json:
            print_json(extracted)
        elif extracted.error is None:
            if extracted.member:
                print(f"{separator}== {one_line(extracted.member)}")
                separator = "\n"
            _print(extracted)
    if not refused:
        return Exit.DONE
    return Exit.ALL_REFUSED if refused == total else Exit.SOME_REFUSED


def _extract_all(path: str, jobs: int) -> Iterator[Extracted]:
    waiting: dict[int, Loaded] = {}
    # What was read before what stands before it; None for a container, which gives nothing itself.
    ready: dict[int, Extracted | None] = {}
    candidates = Candidates(find_files([path]))
    try:
        with Pool(jobs) as pool:
            ticket = due = 0
            while True:
                one = None
                while len(waiting) + len(ready) < max(_WAITING_MAX, 2 * jobs):
                    one = candidates.next(is_idle=not waiting)
                    if one is None:
                        break
                    if isinstance(one, Loaded):
                        waiting[ticket] = one
                        pool.submit(ticket, one.name, one.data, one.description)
                        ticket += 1
                    elif isinstance(one, Refusal):
                        yield Extracted(os.path.basename(one.path), one.member, error=one.reason)  # noqa: PTH119
                outcome = pool.take() if waiting else None
                if outcome is None:
                    return
                done = waiting.pop(outcome.ticket)
                if outcome.answer.container:
                    candidates.add(Container(done.path, done.data, done.folder))
                    ready[outcome.ticket] = None
                else:
                    ready[outcome.ticket] = extracted(os.path.basename(done.path), outcome.answer, done.member)  # noqa: PTH119
                while due in ready:
                    told = ready.pop(due)
                    due += 1
                    if told is not None:
                        yield told
    finally:
        candidates.close()


def extracted(file: str, answer: Answer, member: str = "") -> Extracted:
    """Return a line of the output for what a worker has answered."""
    document = answer.document
    if document is None:
        return Extracted(file, member, error=answer.refusal)
    return Extracted(
        file=file,
        member=member,
        title=document.title or None,
        byline="; ".join(document.authors) or None,
        date=document.published.edtf,
        date_source=document.published.basis or None,
        site=document.source or document.domain,
        language=document.language,
        text=document.zone_text(Zone.STANDFIRST, Zone.BODY),
        stub=document.is_stub,
        captions=_lines(document, Zone.CAPTION),
        comments=_comments(document),
        boilerplate=_lines(document, Zone.BOILERPLATE),
        images=document.images,
    )


def _shown(extracted: Extracted) -> str:
    return one_line(f"{extracted.file}#{extracted.member}" if extracted.member else extracted.file)


def _lines(document: Document, zone: Zone) -> tuple[str, ...]:
    return tuple(document.text[b.start : b.end] for b in document.blocks if b.zone is zone)


def _comments(document: Document) -> tuple[ExtractedComment, ...]:
    texts: dict[int, list[str]] = {}
    for block in document.blocks:
        if block.comment is not None:
            texts.setdefault(block.comment, []).append(document.text[block.start : block.end])
    return tuple(
        ExtractedComment(c.author, c.date or c.shown_date, "\n".join(texts.get(number, ())), c.depth)
        for number, c in enumerate(document.comments)
    )


def _print(extracted: Extracted) -> None:
    facts = " · ".join(
        filter(
            None,
            (extracted.site, extracted.byline, extracted.date or "undated", "opening only" if extracted.stub else ""),
        )
    )
    print(f"{one_line(extracted.title or 'Untitled')}\n{one_line(facts)}\n\n{harmless(extracted.text)}")
    for comment in extracted.comments:
        indent = "    " * min(comment.depth, INDENT_MAX)
        print()
        print(one_line(f"{indent}— {comment.author or '(no name)'}{f', {comment.date}' if comment.date else ''}"))
        print("\n".join(f"{indent}    {line}" for line in harmless(comment.text).split("\n")))


COMMAND = Command("extract", "show what is read out of a page, without a library", configure, run)
