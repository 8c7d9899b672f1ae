"""Takes annotations of other programs in as marks: matched to articles, found again in their texts, in one step that is taken back as one."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from workbench.dates import now
from workbench.errors import LibraryError, UsageError
from workbench.jobs import JobContext
from workbench.library.articles import get_article, get_document, make_evidence
from workbench.library.decision_log import Decision
from workbench.library.decisions import set_marks
from workbench.library.marks import Colour, Mark, MarkKind, columns_of, find_mark
from workbench.library.store import Library
from workbench.marks.again import Again
from workbench.marks.exchange.incoming import Incoming
from workbench.marks.exchange.reading import read_annotations
from workbench.marks.exchange.shelf import Shelf
from workbench.marks.placing import How
from workbench.model import Document, Evidence


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of a file of annotations.

    `placed` are those whose words stand in their article, or that are about all of it; `orphans` those whose words do not, which are kept
    with them. `known` were here already. `unmatched` says of which addresses no article is here, with how many annotations each has, and
    `unusable` why some could not be taken in, with how many. Without a `decision` nothing came in.
    """

    decision: Decision | None = None
    placed: int = 0
    orphans: int = 0
    known: int = 0
    unmatched: dict[str, int] = field(default_factory=dict)
    unusable: dict[str, int] = field(default_factory=dict)


def import_marks(ctx: JobContext, library: Library, data: bytes) -> TakenIn:
    """Take in the annotations of a file; what was taken in before stays as it is.

    Raises:
        UsageError: If it is no file of annotations, or too large. Nothing is changed then.
    """
    read = read_annotations(data)
    taking = _Taking(library)
    # What is about one article comes together: its text is read once.
    for done, one in enumerate(sorted(read.found, key=lambda one: one.about)):
        ctx.checkpoint(done, len(read.found), "looking for the words")
        taking.take(one)
    rows = [(mark.article, columns_of(mark)) for mark in taking.marks]
    return TakenIn(
        set_marks(library, rows) if rows else None,
        taking.placed,
        taking.orphans,
        taking.known,
        dict(taking.unmatched.most_common()),
        dict(Counter(read.unusable).most_common()),
    )


class _Taking:
    """The way of one file into the library."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._shelf = Shelf(library)
        self._texts: dict[int, tuple[Document, int, Again]] = {}
        self.marks: list[Mark] = []
        self.placed = self.orphans = self.known = 0
        self.unmatched = Counter[str]()

    def take(self, one: Incoming) -> None:
        """Make a mark of an annotation."""
        candidates = self._shelf.articles_of(one)
        if not candidates:
            self.unmatched[one.about] += 1
            return
        if any(find_mark(self._library.connection, article, one.key) is not None for article in candidates):
            self.known += 1
            return
        article, evidence, is_placed = self._placed(candidates, one.evidence)
        self.placed += is_placed
        self.orphans += not is_placed
        self.marks.append(_mark(one, article, evidence))

    def _placed(self, candidates: Sequence[int], evidence: Evidence | None) -> tuple[int, Evidence | None, bool]:
        """Return in which article the words stand, where, and whether they do: of several revisions in the newest that has them."""
        if evidence is None:
            return candidates[0], None, True
        for article in candidates:
            if self._is_as_kept(article, evidence):
                return article, evidence, True
        changed: tuple[int, Evidence, bool] | None = None
        for article in candidates:
            found = self._found(article, evidence)
            if found is not None and found[1]:
                return article, found[0], True
            if found is not None and changed is None:
                changed = article, found[0], True
        if changed is not None:
            return changed
        return candidates[0], self._as_foreign(candidates[0], evidence), False

    def _is_as_kept(self, article: int, evidence: Evidence) -> bool:
        """Tell whether it was marked in a text that is here."""
        if not evidence.text_version or get_article(self._library, article).content != evidence.original:
            return False
        try:
            document, _ = get_document(self._library, article, evidence.text_version)
        except (UsageError, LibraryError):
            return False
        return document.text[evidence.start : evidence.end] == evidence.quote

    def _found(self, article: int, evidence: Evidence) -> tuple[Evidence, bool] | None:
        """Return where words stand in an article's text, and whether they are the same still."""
        document, version, again = self._text(article)
        known = get_article(self._library, article)
        placed = again.place(evidence)
        if placed is None:
            # In whatever article these words were marked, it is this one, and where they stand once there is no other place.
            span = _only_place(evidence.quote, document.text)
            return None if span is None else (make_evidence(known, version, document.text, *span), True)
        if placed.how is How.CHANGED:
            # What was marked is kept as it was said; where it stands is looked for whenever the article is read.
            return self._as_foreign(article, evidence), False
        return make_evidence(known, version, document.text, placed.start, placed.end), True

    def _text(self, article: int) -> tuple[Document, int, Again]:
        if article not in self._texts:
            document, version = get_document(self._library, article)
            self._texts = {article: (document, version, Again(document.text))}
        return self._texts[article]

    def _as_foreign(self, article: int, evidence: Evidence) -> Evidence:
        """Return evidence of a text that is not here."""
        original = evidence.original or get_article(self._library, article).content
        if evidence.text_version and original != get_article(self._library, article).content:
            return evidence
        return replace(evidence, original=original, text_version=0)


def _only_place(quote: str, text: str) -> tuple[int, int] | None:
    """Return where words stand if that is one place; blanks and ends of lines are alike."""
    found = list(islice(re.finditer(r"\s+".join(map(re.escape, quote.split())), text), 2))
    return found[0].span() if len(found) == 1 else None


def _mark(one: Incoming, article: int, evidence: Evidence | None) -> Mark:
    made = one.made_at or now()
    kind = one.kind if evidence is not None else MarkKind.NOTE
    colour = one.colour if kind is MarkKind.HIGHLIGHT else None
    if kind is MarkKind.HIGHLIGHT and colour is None:
        colour = Colour.GREEN
    return Mark(article, one.key, kind, evidence, colour, one.note, one.tags, one.grade, made, one.changed_at or made)
