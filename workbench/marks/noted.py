"""What a search asks of the user's notes, and how a result shows the note by which it was found."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from index.analysis import tokenize
from index.syntax import Slot
from workbench.library.articles import Article, make_evidence
from workbench.library.marks import Mark, find_mark
from workbench.library.store import Library
from workbench.marking import Matched
from workbench.marks.columns import MarkColumns, note_text
from workbench.model import Document
from workbench.snippets import Snippet

NOTE_FIELD: Final = "note"
VIA: Final = "your note"
_SHOWN_CHARS: Final = 400
_BEFORE_CHARS: Final = 120
_ELLIPSIS: Final = "…"
_PER_ARTICLE: Final = 2


@dataclass(frozen=True, slots=True)
class Noted:
    """Words that are looked for in notes; `is_beside` where they are looked for in the text as well."""

    slots: tuple[Slot, ...]
    is_beside: bool = False


@dataclass(frozen=True, slots=True)
class NoteHit:
    """A note that was asked for, as a result shows it."""

    snippet: Snippet
    matched: tuple[Matched, ...]
    is_beside: bool


class NoteMarker:
    """Finds, for the articles of one page, the notes by which a search found them."""

    def __init__(self, library: Library, columns: MarkColumns, asked: Sequence[Noted], articles: Iterable[int]) -> None:
        self._library = library
        self._columns = columns
        self._found: dict[int, list[tuple[int, Noted]]] = {}
        wanted = set(articles)
        for noted in asked:
            for number in columns.having(noted.slots).tolist():
                article = int(columns.articles[number])
                if article in wanted:
                    self._found.setdefault(article, []).append((number, noted))

    def hits(self, article: Article, document: Document, version: int) -> Iterator[NoteHit]:
        """Yield the first few notes of an article that were asked for, each once."""
        shown: set[int] = set()
        for number, noted in self._found.get(article.id, ()):
            if number in shown or len(shown) == _PER_ARTICLE:
                continue
            mark = find_mark(self._library.connection, article.id, self._columns.keys[number])
            if mark is not None:  # taken away meanwhile
                shown.add(number)
                yield _hit(mark, noted, article, document, version)


def _hit(mark: Mark, noted: Noted, article: Article, document: Document, version: int) -> NoteHit:
    text = " ".join(note_text(mark.note, mark.tags).split())
    spans = [
        (token.start, token.end) for token in tokenize(text) if any(slot.accepts(token.text) for slot in noted.slots)
    ]
    matched = tuple(dict.fromkeys(Matched(NOTE_FIELD, text[start:end], VIA) for start, end in spans))
    # A note on all of the article leads to where the article begins.
    evidence = mark.evidence or make_evidence(article, version, document.text, 0, 0)
    shown, marks = _cut(text, spans)
    return NoteHit(Snippet(NOTE_FIELD, shown, marks, evidence), matched, noted.is_beside)


def _cut(text: str, spans: Sequence[tuple[int, int]]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return a note as it is shown: whole, or cut around the first word that was asked for."""
    if len(text) <= _SHOWN_CHARS:
        return text, tuple(spans)
    start = max(0, (spans[0][0] if spans else 0) - _BEFORE_CHARS)
    end = min(len(text), start + _SHOWN_CHARS)
    before, after = _ELLIPSIS if start else "", _ELLIPSIS if end < len(text) else ""
    shift = len(before) - start
    marks = tuple((first + shift, min(last, end) + shift) for first, last in spans if start <= first < end)
    return f"{before}{text[start:end]}{after}", marks
