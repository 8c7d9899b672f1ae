"""Chooses the sentences that show why an article matches, and cuts them so that they can be shown."""

from bisect import bisect_left
from dataclasses import dataclass, replace

from workbench.annotate.sentences import split_sentences
from workbench.library.articles import Article, make_evidence
from workbench.model import BlockKind, Document, Evidence, Zone
from workbench.zone_text import FIELD_ZONES

# A snippet is a whole sentence unless that is longer than this; then it is cut around the first hit.
_SNIPPET_CHARS = 400
_BEFORE_HIT_CHARS = 120
_ELLIPSIS = "…"
_SNIPPETS_MAX = 2
_LEAD_CHARS = 60


@dataclass(frozen=True, slots=True)
class Snippet:
    """A sentence with hits: `marks` are spans within `text`, `evidence` is where it stands."""

    zone: str
    text: str
    marks: tuple[tuple[int, int], ...]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Span:
    """A hit, in code points of the article, and the word, phrase or actor of the query that it answers."""

    start: int
    end: int
    needle: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with the hits in it."""

    field: str
    start: int
    end: int
    spans: tuple[Span, ...]


def sentences_with(document: Document, name: str, spans: list[Span]) -> list[Sentence]:
    """Return the sentences of a field that have hits, in order."""
    starts = [span.start for span in spans]
    found = []
    for block in document.blocks:
        first = bisect_left(starts, block.start)
        if block.zone not in FIELD_ZONES[name] or first == len(starts) or starts[first] >= block.end:
            continue
        for from_, to in split_sentences(document.text[block.start : block.end]):
            start, end = block.start + from_, block.start + to
            inside = tuple(spans[bisect_left(starts, start) : bisect_left(starts, end)])
            if inside:
                found.append(Sentence(name, start, end, inside))
    return found


def telling(sentences: list[Sentence]) -> list[Sentence]:
    """Choose the sentences to show: the one with the most words of the query, then those that add the others.

    Among equals the first wins, but the title comes last: it is shown anyway.
    """
    chosen: list[Sentence] = []
    shown: set[str] = set()

    def adds(sentence: Sentence) -> tuple[int, bool]:
        return len({span.needle for span in sentence.spans} - shown), sentence.field != "title"

    while len(chosen) < _SNIPPETS_MAX and sentences:
        best = max(sentences, key=adds)
        if adds(best)[0] == 0:
            break
        chosen.append(best)
        shown |= {span.needle for span in best.spans}
    return chosen


def make_snippet(article: Article, version: int, document: Document, sentence: Sentence) -> Snippet:
    """Return a sentence as it is shown, with the address of exactly what is shown."""
    start, end = sentence.start, sentence.end
    before = after = ""
    if end - start > _SNIPPET_CHARS:
        cut = max(start, sentence.spans[0].start - _BEFORE_HIT_CHARS)
        before = _ELLIPSIS if cut > start else ""
        after = _ELLIPSIS if cut + _SNIPPET_CHARS < end else ""
        start, end = cut, min(end, cut + _SNIPPET_CHARS)
    shift = len(before) - start
    marks = tuple((s.start + shift, min(s.end, end) + shift) for s in sentence.spans if start <= s.start < end)
    return Snippet(
        zone=sentence.field,
        text=f"{before}{document.text[start:end]}{after}",
        marks=marks,
        evidence=make_evidence(article, version, document.text, start, end),
    )


def lead(article: Article, version: int, document: Document) -> tuple[Snippet, ...]:
    """Return how an article begins, where no sentence was asked for: its standfirst, else its first paragraph of some length."""
    standfirst = [block for block in document.blocks if block.zone is Zone.STANDFIRST]
    body = [block for block in document.blocks if block.zone is Zone.BODY and block.kind is not BlockKind.HEADING]
    # A name or a time of day that stands alone says nothing of what follows.
    telling_ones = (block for block in (*standfirst, *body) if block.end - block.start >= _LEAD_CHARS)
    block = next(telling_ones, next(iter((*standfirst, *body)), None))
    if block is None:
        return ()
    sentence = Sentence("body", block.start, block.end, (Span(block.start, block.start, ""),))
    return (replace(make_snippet(article, version, document, sentence), marks=()),)


def apart(spans: list[Span]) -> list[Span]:
    """Return spans in order without those that overlap an earlier one, the longest first where they begin together."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept
