"""What a reader wrote elsewhere on what is imported, as an export of their service has it, as marks: highlights on their words, the rest as a note."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from workbench.dates import now
from workbench.errors import LibraryError, UsageError
from workbench.library.marks import Colour, Mark, MarkKind, find_mark
from workbench.library.store import Library
from workbench.marks.exchange.finding import Finder
from workbench.marks.exchange.incoming import UnusableError, as_quote, foreign_evidence, key_for, note_of

# As importing/lists/mapped.py writes what was highlighted, and what was said of it.
_HIGHLIGHT: Final = re.compile(r"highlight: (?P<quote>.*?)(?:\nnote: (?P<note>.*))?", re.DOTALL)
_ONLY_NOTE: Final = "note: "
_PROGRAM: Final = "written"


def written_marks(library: Library, written: Mapping[int, Sequence[str]]) -> tuple[Mark, ...]:
    """Return the marks that come of what was written on articles, without those that are there already.

    Args:
        library: Open.
        written: By article, each as Description.written has it.
    """
    finder = Finder(library)
    found: dict[tuple[int, str], Mark] = {}
    for article, texts in written.items():
        try:
            for mark in _marks(finder, article, dict.fromkeys(texts)):
                if find_mark(library.connection, article, mark.key) is None:
                    found[article, mark.key] = mark
        except (UsageError, LibraryError):
            continue  # it was purged since, or its text is damaged; what was written stands in its description still
    return tuple(found.values())


def _marks(finder: Finder, article: int, texts: Iterable[str]) -> Iterator[Mark]:
    notes = []
    for quote, note in (part for text in texts for part in _parts(text)):
        try:
            marked = as_quote(quote)
        except UnusableError:
            marked, note = "", "\n\n".join(filter(None, (quote, note)))
        if marked:
            yield _highlight(finder, article, marked, note_of([note]))
        else:
            notes.append(note)
    note = note_of(notes)
    if note:
        made = now()
        key = key_for(_PROGRAM, note)
        yield Mark(article, key, MarkKind.NOTE, None, None, note, made_at=made, changed_at=made)


def _parts(text: str) -> Iterator[tuple[str, str]]:
    """Yield what was highlighted with what was said of it; "" for what was said of all of it."""
    said = _HIGHLIGHT.fullmatch(text)
    if said is not None:
        yield said["quote"], said["note"] or ""
        return
    if not text.startswith(">"):
        yield "", text.removeprefix(_ONLY_NOTE)
        return
    # Files of highlights are Markdown: a quotation, and below it what was said of it.
    quote, notes = "", list[str]()
    for block in re.split(r"\n\s*\n", text):
        if not block.startswith(">"):
            notes.append(block)
            continue
        if quote:
            yield quote, "\n\n".join(notes)
        quote, notes = "\n".join(line.removeprefix(">").strip() for line in block.split("\n")), []
    yield quote, "\n\n".join(notes)


def _highlight(finder: Finder, article: int, quote: str, note: str) -> Mark:
    _, evidence, _ = finder.find([article], foreign_evidence(quote))
    kind = MarkKind.NOTE if note else MarkKind.HIGHLIGHT
    colour = None if note else Colour.GREEN
    made = now()
    return Mark(article, key_for(_PROGRAM, quote, note), kind, evidence, colour, note, made_at=made, changed_at=made)
