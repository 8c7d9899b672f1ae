"""Chooses the sentences that show why an article matches, and cuts them so that they can be shown."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from workbench.annotate.sentences import sentences_at
from workbench.library.articles import Article, make_evidence
from workbench.model import Block, BlockKind, Document, Evidence, Zone
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
    """A hit, in code points of the article, the word, phrase or actor of the query that it answers, and how that was named."""

    start: int
    end: int
    needle: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with the hits in it."""

    field: str
    start: int
    end: int
    spans: tuple[Span, ...]

    @property
    def needles(self) -> frozenset[str]:
        """What of the query stands in it."""
        return frozenset(span.needle for span in self.spans)


def telling(document: Document, found: dict[str, list[Span]]) -> list[Sentence]:
    """Choose the sentences to show: the one with the most words of the query, then those that add the others.

    Among equals the first wins, but the title comes last: it is shown anyway. Only blocks that may hold the sentence are cut
    into sentences.

    Args:
        document: The article.
        found: The hits by field; those of each in order and apart.
    """
    stretches = [stretch for name, spans in found.items() for stretch in _stretches(document, name, spans)]
    wanted = {needle for stretch in stretches for needle in stretch.needles}
    chosen: list[Sentence] = []
    shown: set[str] = set()
    while len(chosen) < _SNIPPETS_MAX and not wanted <= shown:
        best = _best(document, stretches, shown)
        if best is None:
            break
        chosen.append(best)
        shown |= best.needles
    return chosen


@dataclass(slots=True)
class _Stretch:
    """A block with hits, cut into sentences when it is asked for them."""

    field: str
    start: int
    end: int
    spans: list[Span]
    needles: frozenset[str]
    _sentences: list[Sentence] | None = None

    def worth(self, needles: frozenset[str], shown: set[str]) -> tuple[int, bool]:
        """Say how much words of it add; no sentence of a block is worth more than the block."""
        return len(needles - shown), self.field != "title"

    def sentences(self, document: Document) -> list[Sentence]:
        """Return its sentences that have hits, in order."""
        if self._sentences is None:
            self._sentences = []
            starts = [span.start for span in self.spans]
            places = [start - self.start for start in starts]
            for from_, to in sentences_at(document.text[self.start : self.end], places):
                start, end = self.start + from_, self.start + to
                inside = tuple(self.spans[bisect_left(starts, start) : bisect_left(starts, end)])
                if inside:
                    self._sentences.append(Sentence(self.field, start, end, inside))
        return self._sentences


def _stretches(document: Document, name: str, spans: list[Span]) -> Iterator[_Stretch]:
    starts = [span.start for span in spans]
    first = 0
    while first < len(spans):
        # Blocks lie in the order of the text; one that is not of the field has none of its hits.
        block = document.blocks[bisect_right(document.blocks, starts[first], key=_start_of) - 1]
        last = bisect_left(starts, block.end, first)
        inside = spans[first : max(last, first + 1)]
        if block.zone in FIELD_ZONES[name] and last > first:
            yield _Stretch(name, block.start, block.end, inside, frozenset(span.needle for span in inside))
        first = max(last, first + 1)


def _start_of(block: Block) -> int:
    return block.start


def _best(document: Document, stretches: list[_Stretch], shown: set[str]) -> Sentence | None:
    """Return the sentence that adds most, the first among equals; None where none adds anything."""
    best: Sentence | None = None
    worth, place = (0, True), -1
    by_worth = list(enumerate(stretches))
    if len(stretches) > 1:
        by_worth.sort(key=lambda numbered: numbered[1].worth(numbered[1].needles, shown), reverse=True)
    for number, stretch in by_worth:
        most = stretch.worth(stretch.needles, shown)
        if most[0] == 0 or most < worth:
            break
        if best is not None and most == worth and number > place:
            continue
        for sentence in stretch.sentences(document):
            adds = stretch.worth(sentence.needles, shown)
            if adds[0] and (best is None or adds > worth or (adds == worth and number < place)):
                best, worth, place = sentence, adds, number
    return best


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
