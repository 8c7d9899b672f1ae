"""What a publication date does to the times of a text: which of them move with it, which stay, and what speaks for a date."""

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from workbench.annotate.correcting import Correction, Verdict, corrected, correction_of, placed_as
from workbench.annotate.entries import first_day, last_day
from workbench.annotate.registry import Registry
from workbench.annotate.times.expressions import Basis, Time, Unit
from workbench.annotate.times.reading import comment_days, expressions_of, publication_of
from workbench.annotate.times.resolution import resolve
from workbench.annotating import annotate_articles, findings_of
from workbench.errors import WorkbenchError
from workbench.importing.address_day import day_in_address
from workbench.jobs import JobContext
from workbench.library.articles import Article, get_article, get_document
from workbench.library.corrections import KIND as CORRECTION
from workbench.library.corrections import correct_time, corrections_of
from workbench.library.decision_log import Decision
from workbench.library.decisions import set_publication_date
from workbench.library.store import Library
from workbench.model import Document, Zone

# What a decision of this kind changes is what times are bound to.
_REBINDING = frozenset({"publication-date", CORRECTION})


@dataclass(frozen=True, slots=True)
class MovedTime:
    """A time of a text[start:end]: how it is written, and its EDTF before and after; None where it has no place in time."""

    start: int
    end: int
    text: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Moves:
    """What a date would change: the times that move, in order, and how many stay where they are."""

    moved: tuple[MovedTime, ...]
    staying: int


@dataclass(frozen=True, slots=True)
class DateEvidence:
    """Something that speaks for a publication date: the date, and where it comes from in words."""

    edtf: str
    source: str


class Redating:
    """The times of one article, read once, to be bound to as many dates as are tried."""

    def __init__(self, article: Article, document: Document, corrections: Sequence[Correction] = ()) -> None:
        self.article = article
        self._document = document
        self._expressions = expressions_of(document)
        self._comments = comment_days(document)
        self._corrections = corrections
        self._now = self._bound(article.published.edtf)

    @classmethod
    def of(cls, library: Library, article: int) -> "Redating":
        """Read an article.

        Raises:
            UsageError: If there is no such article.
            LibraryError: If its text is damaged.
        """
        document = get_document(library, article)[0]
        return cls(get_article(library, article), document, corrections_of(library, article))

    def _bound(self, edtf: str | None) -> tuple[Time, ...]:
        days = (None, None) if edtf is None else (first_day(edtf), last_day(edtf))
        times = resolve(self._expressions, publication_of(*days), comments=self._comments)
        return corrected(times, self._document, self._corrections).times

    def moves(self, edtf: str | None) -> Moves:
        """Return what another publication date would move."""
        moved: list[MovedTime] = []
        staying = 0
        # What is a year to one date of publication may be no year to another: not every time is there with both.
        before = {time.start: time for time in self._now}
        after = {time.start: time for time in self._bound(edtf)}
        for start, time in sorted({**after, **before}.items()):
            was, becomes = (_placed(times[start]) if start in times else None for times in (before, after))
            if was != becomes:
                text = " ".join(self._document.text[start : time.end].split())
                moved.append(MovedTime(start, time.end, text, was, becomes))
            elif was is not None:
                staying += 1
        return Moves(tuple(moved), staying)

    def evidence(self) -> tuple[DateEvidence, ...]:
        """Return what speaks for a date, the strongest first; whoever asks decides."""
        article = self.article
        found = []
        if (in_url := day_in_address(article.url)) is not None:
            found.append(DateEvidence(in_url, "in the address of the page"))
        newest = max(
            (time for time in self._now if time.basis is Basis.EXPLICIT and _is_of_the_text(time)),
            key=lambda time: time.latest or 0,
            default=None,
        )
        if newest is not None and newest.edtf is not None:
            found.append(DateEvidence(newest.edtf, "the newest full date in the text"))
        if article.saved is not None:
            found.append(DateEvidence(article.saved[:10], "the day on which the page was saved"))
        return tuple(found)


def set_date(library: Library, registry: Registry, article: int, edtf: str) -> Decision:
    """Set when an article was published, and bind its times to that."""
    decision = set_publication_date(library, article, edtf)
    rebind(library, lambda: registry, decision)
    return decision


def time_at(library: Library, registry: Registry, article: int, start: int) -> MovedTime | None:
    """Return the time, or what the user said is none, that begins at a place of an article; `after` is the same as before.

    Raises:
        UsageError: If there is no such article.
    """
    text = get_document(library, article)[0].text
    found = next((t for t in findings_of(library, registry, article).times.times if t.start == start), None)
    if found is not None:
        return MovedTime(start, found.end, text[start : found.end], _placed(found), _placed(found))
    known = next(
        (c for c in corrections_of(library, article) if text.startswith(c.quote, start) and c.start == start), None
    )
    return None if known is None else MovedTime(start, start + len(known.quote), known.quote, None, None)


def correct(
    library: Library,
    registry: Registry,
    article: int,
    span: tuple[int, int],
    verdict: Verdict,
    edtf: str | None = None,
    *,
    version: int | None = None,
) -> Decision:
    """Correct a time of a text[start:end], and show it so from now on, in other readings of the text too.

    `version` is the reading that the span is of: an import may have read the article anew while the user was asked. The newest
    unless given.
    """
    document = get_document(library, article, version)[0]
    said = correction_of(document, *span, verdict, edtf)
    decision = correct_time(library, article, placed_as(said, document, corrections_of(library, article)))
    rebind(library, lambda: registry, decision)
    return decision


def rebind(library: Library, registry: Callable[[], Registry], decision: Decision) -> None:
    """Bind the times of an article anew where a decision, or taking one back, has changed its date or one of them.

    Should this fail, or not be reached, the article counts as not annotated, and is read by whoever annotates next: the decision is
    durable already, and must not be told to have failed.
    """
    if decision.kind in _REBINDING:
        with contextlib.suppress(WorkbenchError):
            annotate_articles(JobContext(), library, registry(), decision.articles)


def _placed(time: Time) -> str | None:
    return time.edtf if time.precision is not None and time.earliest is not None else None


def _is_of_the_text(time: Time) -> bool:
    # Nothing was published before Christ; such a date cannot be set.
    is_of_our_era = time.edtf is not None and not time.edtf.startswith("-")
    return time.precision is Unit.DAY and is_of_our_era and time.zone is not Zone.COMMENT
