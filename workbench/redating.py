"""What a publication date does to the times of a text: which of them move with it, which stay, and what speaks for a date."""

from collections.abc import Callable
from dataclasses import dataclass

from workbench.annotate.entries import first_day, last_day
from workbench.annotate.registry import Registry
from workbench.annotate.times.expressions import Basis, Time, Unit
from workbench.annotate.times.reading import comment_days, expressions_of, publication_of
from workbench.annotate.times.resolution import resolve
from workbench.annotating import annotate_articles
from workbench.importing.address_day import day_in_address
from workbench.jobs import JobContext
from workbench.library.articles import Article, get_article, get_document
from workbench.library.decision_log import Decision
from workbench.library.decisions import set_publication_date
from workbench.library.store import Library
from workbench.model import Document, Zone

# What a decision of this kind changes is what times are bound to.
_REBINDING = "publication-date"


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

    def __init__(self, article: Article, document: Document) -> None:
        self.article = article
        self._document = document
        self._expressions = expressions_of(document)
        self._comments = comment_days(document)
        self._now = self._bound(article.published.edtf)

    @classmethod
    def of(cls, library: Library, article: int) -> "Redating":
        """Read an article.

        Raises:
            UsageError: If there is no such article.
            LibraryError: If its text is damaged.
        """
        return cls(get_article(library, article), get_document(library, article)[0])

    def _bound(self, edtf: str | None) -> tuple[Time, ...]:
        days = (None, None) if edtf is None else (first_day(edtf), last_day(edtf))
        return resolve(self._expressions, publication_of(*days), comments=self._comments).times

    def moves(self, edtf: str | None) -> Moves:
        """Return what another publication date would move."""
        moved: list[MovedTime] = []
        staying = 0
        # What is a year to one date of publication may be no year to another: not every time is there with both.
        after = {time.start: _placed(time) for time in self._bound(edtf)}
        for before in self._now:
            was, becomes = _placed(before), after.get(before.start)
            if was != becomes:
                text = " ".join(self._document.text[before.start : before.end].split())
                moved.append(MovedTime(before.start, before.end, text, was, becomes))
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


def rebind(library: Library, registry: Callable[[], Registry], decision: Decision) -> None:
    """Bind the times of an article anew where a decision, or taking one back, has changed its publication date.

    Should this not be reached, the article counts as not annotated, and is read by whoever annotates next.
    """
    if decision.kind == _REBINDING:
        annotate_articles(JobContext(), library, registry(), decision.articles)


def _placed(time: Time) -> str | None:
    return time.edtf if time.precision is not None and time.earliest is not None else None


def _is_of_the_text(time: Time) -> bool:
    return time.precision is Unit.DAY and time.edtf is not None and time.zone is not Zone.COMMENT
