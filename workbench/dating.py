"""Dates for several articles at once: one date for all, or to each what speaks for its own; a single step for undo."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from workbench.annotate.registry import Registry
from workbench.annotate.times.expressions import Basis, Time, Unit
from workbench.annotating import findings_of
from workbench.errors import LibraryError, UsageError
from workbench.importing.address_day import day_in_address
from workbench.jobs import JobContext
from workbench.library.articles import Article, get_article
from workbench.library.store import Library
from workbench.model import DateState, Zone


class DateClue(StrEnum):
    """What speaks for a publication date, the strongest first."""

    ADDRESS = "address"
    TEXT = "text"
    SAVED = "saved"

    @property
    def words(self) -> str:
        """What such a date is, in words."""
        return _WORDS[self]


_WORDS = {
    DateClue.ADDRESS: "day in the address of the page",
    DateClue.TEXT: "newest full date in the text",
    DateClue.SAVED: "day on which the page was saved",
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article that may be dated: what is known of its date, and what speaks for another, as EDTF."""

    article: int
    title: str
    source: str
    published: str | None
    state: DateState
    clues: Mapping[DateClue, str]

    def date_by(self, chosen: "DateClue | str") -> str | None:
        """Return the date that a choice gives this article: a date for all is that date, a clue is its own or None."""
        return self.clues.get(chosen) if isinstance(chosen, DateClue) else chosen


def clues_for(article: Article, times: Sequence[Time]) -> dict[DateClue, str]:
    """Return what speaks for a date of an article in whose text these times stand; whoever asks decides."""
    found = {
        DateClue.ADDRESS: day_in_address(article.url),
        DateClue.TEXT: _newest_full_date(times),
        DateClue.SAVED: article.saved[:10] if article.saved is not None else None,
    }
    return {kind: edtf for kind, edtf in found.items() if edtf is not None}


def candidates(ctx: JobContext, library: Library, registry: Registry, articles: Sequence[int]) -> Iterator[Candidate]:
    """Yield what is known of the dates of articles; one that is gone or damaged costs only itself."""
    for done, id_ in enumerate(articles):
        ctx.checkpoint(done, len(articles), "dates")
        try:
            article = get_article(library, id_)
            times = findings_of(library, registry, id_).times.times
        except (UsageError, LibraryError):
            continue
        yield Candidate(
            id_,
            article.title,
            article.source_name,
            article.published.edtf,
            article.published.state,
            clues_for(article, times),
        )


def _newest_full_date(times: Sequence[Time]) -> str | None:
    newest = max(
        (time for time in times if time.basis is Basis.EXPLICIT and _can_be_of_publication(time)),
        key=lambda time: time.latest or 0,
        default=None,
    )
    return None if newest is None else newest.edtf


def _can_be_of_publication(time: Time) -> bool:
    # Nothing was published before Christ; such a date cannot be set.
    is_of_our_era = time.edtf is not None and not time.edtf.startswith("-")
    return time.precision is Unit.DAY and is_of_our_era and time.zone is not Zone.COMMENT
