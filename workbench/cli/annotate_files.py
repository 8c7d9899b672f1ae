"""dateline annotate FILE and annotate --batch: the times and actors of texts that are in no library."""

import argparse
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec

from workbench.annotate.entries import first_day, last_day
from workbench.annotate.findings import Actor, ActorKind, AliasKind, Mention
from workbench.annotate.registry import Registry
from workbench.annotate.times.expressions import Time, TimeRange, Times
from workbench.annotate.times.periods import day_text
from workbench.cli.contract import Annotated, FoundActor, FoundRange, FoundTime
from workbench.cli.frame import Exit, one_line, print_json, say
from workbench.dates import parse_user_date
from workbench.errors import RefusedError, UsageError
from workbench.importing.sources import NotFound, find_files, read_file
from workbench.importing.workers import Pool
from workbench.model import Block, BlockKind, Document, Zone

_PLAIN = ".txt"
_PARAGRAPH = re.compile(r"[^\s][^\n]*(?:\n[^\S\n]*[^\s][^\n]*)*")
_DATES = "dates.tsv"


def annotate_file(args: argparse.Namespace) -> int:
    """Print what one file says, as JSON."""
    date = parse_user_date(args.date) if args.date is not None else None
    try:
        is_plain, document = _read(args.file)
    except RefusedError as refusal:
        say(f"refused {one_line(args.file)}: {one_line(str(refusal))}")
        return Exit.ALL_REFUSED
    print_json(_annotated(Registry.default(), document, date or document.published.edtf, has_text=not is_plain))
    return Exit.DONE


def annotate_batch(args: argparse.Namespace) -> int:
    """Write what each text of a folder says, as JSON."""
    folder, out = Path(args.batch), Path(args.out)
    try:
        lines = (folder / _DATES).read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError) as error:
        raise UsageError(
            f"Could not read {folder / _DATES}: {error}. It has a line for each text: its name without {_PLAIN}, a tab, its date."
        ) from error
    out.mkdir(parents=True, exist_ok=True)
    registry = Registry.default()
    total = refused = 0
    for name, date in _entries(lines):
        total += 1
        try:
            document = plain_document(_bytes_of(folder, name))
            found = _annotated(registry, document, parse_user_date(date) if date else None, has_text=False)
            (out / f"{name}.json").write_bytes(msgspec.json.encode(found))
        except (RefusedError, UsageError, OSError) as error:
            refused += 1
            say(f"refused {one_line(name)}: {one_line(str(error))}")
    if not refused:
        return Exit.DONE
    return Exit.ALL_REFUSED if refused == total else Exit.SOME_REFUSED


def _entries(lines: list[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        name, _, date = line.partition("\t")
        if name.strip():
            yield name.strip(), date.strip()


def _bytes_of(folder: Path, name: str) -> bytes:
    # A name is a file of this folder and of no other.
    if name != os.path.basename(name) or name in (".", ".."):  # noqa: PTH119
        raise RefusedError("the name leads out of the folder")
    return read_file(folder / f"{name}{_PLAIN}")


def _read(path: str) -> tuple[bool, Document]:
    """Return whether a file is plain text, and what is written in it; pages are read by a worker."""
    found = next(iter(find_files([path])), None)
    if found is None or isinstance(found, NotFound) or os.path.isdir(path):  # noqa: PTH112
        raise RefusedError(found.reason if isinstance(found, NotFound) else "it is no file")
    data = read_file(found.file)
    if path.lower().endswith(_PLAIN):
        return True, plain_document(data)
    with Pool(1) as pool:
        pool.submit(0, os.path.basename(path), data)  # noqa: PTH119
        outcome = None
        while outcome is None:
            outcome = pool.take()
    if outcome.answer.document is None:
        raise RefusedError(outcome.answer.refusal or "nothing could be read in it")
    return False, outcome.answer.document


def plain_document(data: bytes) -> Document:
    """Return a text as it stands in its file, blocks parted by empty lines, so that offsets are those of its characters."""
    text = data.decode("utf-8", "replace")
    blocks = [Block(BlockKind.PARAGRAPH, Zone.BODY, *found.span()) for found in _PARAGRAPH.finditer(text)]
    return Document("text", text, tuple(blocks))


def _annotated(registry: Registry, document: Document, date: str | None, *, has_text: bool) -> Annotated:
    first, last = (first_day(date), last_day(date)) if date is not None else (None, None)
    # What reads names and times takes longer to load than most commands to run.
    from workbench.annotate.actors import find_mentions
    from workbench.annotate.times.reading import publication_of, times_of

    times = times_of(document, first, last)
    known = publication_of(first, last)
    mentions = find_mentions(registry, document, known.middle if known is not None else None)
    return _output(document.text, times, mentions, registry, has_text=has_text)


def _output(text: str, times: Times, mentions: tuple[Mention, ...], registry: Registry, *, has_text: bool) -> Annotated:
    named = [(mention, registry.actor(mention.actor)) for mention in mentions]
    return Annotated(
        timex=tuple(_found_time(text, time) for time in times.times),
        ranges=tuple(_found_range(text, one) for one in times.ranges),
        actors=tuple(_found_actor(text, mention, actor) for mention, actor in named if actor is not None),
        is_history=times.is_narrative,
        text=text if has_text else None,
    )


def _found_time(text: str, time: Time) -> FoundTime:
    return FoundTime(
        start=time.start,
        end=time.end,
        text=text[time.start : time.end],
        value=time.value,
        edtf=time.edtf,
        earliest=day_text(time.earliest) if time.earliest is not None else None,
        latest=day_text(time.latest) if time.latest is not None else None,
        precision=time.precision,
        basis=time.basis,
        type=time.kind,
        zone=time.zone,
        alternative=time.alternative,
    )


def _found_range(text: str, one: TimeRange) -> FoundRange:
    return FoundRange(
        start=one.start,
        end=one.end,
        text=text[one.start : one.end],
        edtf=one.edtf,
        earliest=day_text(one.earliest),
        latest=day_text(one.latest),
        times=tuple(dict.fromkeys((one.first, one.last))),
    )


def _found_actor(text: str, mention: Mention, actor: Actor) -> FoundActor:
    kind = "MISC" if mention.alias is AliasKind.DEMONYM else _TYPES.get(actor.kind, "ORG")
    return FoundActor(
        mention.start,
        mention.end,
        text[mention.start : mention.end],
        kind,
        actor.name,
        actor.kind,
        mention.is_suggested,
    )


_TYPES: Final = {ActorKind.STATE: "LOC", ActorKind.PLACE: "LOC", ActorKind.PERSON: "PER"}
