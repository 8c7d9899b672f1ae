"""What a publication date does to the times of a text: which of them move with it, and which stay."""

import contextlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from workbench.annotate.correcting import Rulings, Verdict, corrected, correction_of, placed_as
from workbench.annotate.entries import first_day, last_day
from workbench.annotate.registry import Registry
from workbench.annotate.times.expressions import Time, Times
from workbench.annotate.times.reading import comment_days, expressions_of, publication_of
from workbench.annotate.times.resolution import resolve
from workbench.annotating import annotate_articles, findings_of
from workbench.dating import DateClue, clues_for
from workbench.errors import WorkbenchError
from workbench.jobs import JobContext
from workbench.library.articles import Article, get_article, get_document
from workbench.library.corrections import correct_time, corrections_of, rulings_on, set_narrative
from workbench.library.decision_log import Decision
from workbench.library.decisions import REBINDING, set_publication_dates
from workbench.library.store import Library
from workbench.model import Document


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


class Redating:
    """The times of one article, read once, to be bound to as many dates as are tried."""

    def __init__(self, article: Article, document: Document, rulings: Rulings | None = None) -> None:
        self.article = article
        self._document = document
        self._expressions = expressions_of(document)
        self._comments = comment_days(document)
        self._rulings = rulings or Rulings()
        self._now = self._bound(article.published.edtf, self._rulings.narrative)

    @classmethod
    def of(cls, library: Library, article: int) -> "Redating":
        """Read an article.

        Raises:
            UsageError: If there is no such article.
            LibraryError: If its text is damaged.
        """
        document = get_document(library, article)[0]
        return cls(get_article(library, article), document, rulings_on(library, article))

    @property
    def is_history(self) -> bool:
        """Whether the article is read as a history, by the user's word or by what was found out."""
        return self._now.is_narrative

    def _bound(self, edtf: str | None, narrative: bool | None) -> Times:
        days = (None, None) if edtf is None else (first_day(edtf), last_day(edtf))
        times = resolve(self._expressions, publication_of(*days), narrative, comments=self._comments)
        return corrected(times, self._document, self._rulings.corrections)

    def moves(self, edtf: str | None) -> Moves:
        """Return what another publication date would move."""
        return self._moves(self._bound(edtf, self._rulings.narrative))

    def moves_read_as(self, narrative: bool | None) -> Moves:
        """Return what would move if the article were read as a history, or as none, or as whichever is found out."""
        return self._moves(self._bound(self.article.published.edtf, narrative))

    def _moves(self, other: Times) -> Moves:
        moved: list[MovedTime] = []
        staying = 0
        # What is a year to one date of publication may be no year to another: not every time is there with both.
        before = {time.start: time for time in self._now.times}
        after = {time.start: time for time in other.times}
        for start, time in sorted({**after, **before}.items()):
            was, becomes = (_placed(times[start]) if start in times else None for times in (before, after))
            if was != becomes:
                text = " ".join(self._document.text[start : time.end].split())
                moved.append(MovedTime(start, time.end, text, was, becomes))
            elif was is not None:
                staying += 1
        return Moves(tuple(moved), staying)

    def clues(self) -> dict[DateClue, str]:
        """Return what speaks for a date, the strongest first; whoever asks decides."""
        return clues_for(self.article, self._now.times)


def set_date(library: Library, registry: Registry, article: int, edtf: str) -> Decision:
    """Set when an article was published, and bind its times to that."""
    return set_dates(library, registry, {article: edtf})


def set_dates(
    library: Library, registry: Registry, dates: Mapping[int, str], *, rebound_max: int | None = None
) -> Decision:
    """Set when articles were published, as one step, and bind their times to that.

    Args:
        library: Open.
        registry: The actors that are known.
        dates: By article YYYY, YYYY-MM or YYYY-MM-DD; at least one.
        rebound_max: Only the times of so many are bound at once; the others count as not annotated. None is all.

    Raises:
        UsageError: If one of them does not exist. Nothing is changed then.
    """
    decision = set_publication_dates(library, dates)
    rebind(library, lambda: registry, decision, rebound_max)
    return decision


def moves_of(ctx: JobContext, library: Library, dates: Mapping[int, str]) -> tuple[int, int]:
    """Return how many times of the texts of articles other dates would move, and how many stay."""
    moved = staying = 0
    for done, (article, edtf) in enumerate(dates.items()):
        ctx.checkpoint(done, len(dates), "dates")
        with contextlib.suppress(WorkbenchError):
            moves = Redating.of(library, article).moves(edtf)
            moved, staying = moved + len(moves.moved), staying + moves.staying
    return moved, staying


def read_as(library: Library, registry: Registry, article: int, narrative: bool | None) -> Decision:
    """Read an article as a history, or as none, or as whichever is found out (None), and bind its times so.

    Raises:
        UsageError: If there is no such article, or it is read so already.
    """
    decision = set_narrative(library, article, narrative)
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


def rebind(
    library: Library, registry: Callable[[], Registry], decision: Decision, rebound_max: int | None = None
) -> None:
    """Bind the times of articles anew where a decision, or taking one back, has changed their date or one of their times.

    Should this fail, or not be reached, the article counts as not annotated, and is read by whoever annotates next: the decision is
    durable already, and must not be told to have failed.
    """
    if decision.kind in REBINDING:
        with contextlib.suppress(WorkbenchError):
            annotate_articles(JobContext(), library, registry(), decision.articles[:rebound_max])


def _placed(time: Time) -> str | None:
    return time.edtf if time.precision is not None and time.earliest is not None else None
