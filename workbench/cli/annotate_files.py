"""dateline annotate FILE and annotate --batch: times, actors, places, events, forecasts and disputes of texts that are in no library."""

import argparse
import os
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

import msgspec

from workbench.annotate.reading import annotate, tag
from workbench.annotate.registry import Registry
from workbench.annotate.tagger.files import TaggerError
from workbench.annotate.tagger.tagged import Tagging
from workbench.cli.contract_findings import Annotated, annotated
from workbench.cli.frame import Exit, one_line, print_json, say
from workbench.dates import parse_user_date
from workbench.errors import RefusedError, UsageError
from workbench.importing.sources import NotFound, find_files, read_file
from workbench.importing.workers import Pool
from workbench.model import Block, BlockKind, DateClaim, DateState, Document, Zone

_PLAIN = ".txt"
_PARAGRAPH = re.compile(r"[^\s][^\n]*(?:\n[^\S\n]*[^\s][^\n]*)*")
_DATES = "dates.tsv"
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE_CHARS: Final = 4000
# A fifth to a third of an English text is these words, hardly anything of a text in another language.
_ENGLISH: Final = frozenset(["the", "of", "and", "to", "is", "was", "that", "for", "with", "by", "from", "at"])
_ENGLISH_SHARE: Final = 0.08


def annotate_file(args: argparse.Namespace) -> int:
    """Print what one file says, as JSON."""
    date = parse_user_date(args.date) if args.date is not None else None
    try:
        is_plain, document = _read(args.file)
    except RefusedError as refusal:
        say(f"refused {one_line(args.file)}: {one_line(str(refusal))}")
        return Exit.ALL_REFUSED
    annotator = _Annotator(Registry.default(), uses_tagger=not args.rules)
    print_json(annotator.read(document, date or document.published.edtf, has_text=not is_plain))
    return Exit.DONE


def annotate_batch(args: argparse.Namespace) -> int:
    """Write what each text of a folder says, as JSON."""
    folder, out = Path(args.batch), Path(args.out)
    try:
        lines = (folder / _DATES).read_text(encoding="utf-8-sig").splitlines()
    except (OSError, ValueError) as error:
        raise UsageError(
            f"Could not read {folder / _DATES}: {error}. It has a line for each text: its name without {_PLAIN}, a tab, its date."
        ) from error
    out.mkdir(parents=True, exist_ok=True)
    annotator = _Annotator(Registry.default(), uses_tagger=not args.rules)
    total = refused = 0
    for name, date in _entries(lines):
        total += 1
        try:
            document = plain_document(_bytes_of(folder, name))
            found = annotator.read(document, parse_user_date(date) if date else None, has_text=False)
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
    if name != os.path.basename(name) or name in (".", "..") or "\0" in name:  # noqa: PTH119
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
    return Document("text", text, tuple(blocks), language=None if _is_english(text) else _language_of(text))


def _is_english(text: str) -> bool:
    """Tell most English by its commonest words, so that the model of languages, slow to load, is loaded for others alone."""
    words = _WORD.findall(text[:_SAMPLE_CHARS])
    return sum(word.lower() in _ENGLISH for word in words) > _ENGLISH_SHARE * len(words)


def _language_of(text: str) -> str | None:
    from workbench.importing.language import detect_language

    return detect_language(text)


class _Annotator:
    """Annotates documents; where the tagger cannot be used that is said once, and rules go on without it."""

    def __init__(self, registry: Registry, *, uses_tagger: bool) -> None:
        self._registry, self._uses_tagger = registry, uses_tagger

    def read(self, document: Document, date: str | None, *, has_text: bool) -> Annotated:
        """Annotate a document, as published on a date where one is given; else a page's own date counts."""
        if date is not None:
            document = replace(document, published=DateClaim(date, DateState.SET))
        found = annotate(self._registry, document, tagging=self._tag(document))
        return annotated(document, found, self._registry, has_text=has_text)

    def _tag(self, document: Document) -> Tagging | None:
        if not self._uses_tagger:
            return None
        try:
            return tag(self._registry, document)
        except TaggerError as error:
            say(str(error))
            self._uses_tagger = False
            return None
