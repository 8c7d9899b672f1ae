"""What lies in the trash: since when, for how much longer one would expect it there, and how its text begins."""

import datetime as dt
from dataclasses import dataclass
from typing import Final

from workbench.library.articles import Article, get_document, list_articles
from workbench.library.store import Library
from workbench.model import Zone

# After these days it is offered to be removed for good. Nothing goes by itself: what the user saved is the user's to lose.
KEPT_DAYS: Final = 30
_OPENING_CHARS: Final = 1_200
_DAY_S: Final = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Trashed:
    """One article in the trash. `days_left` of the thirty are 0 or less where they are over."""

    article: Article
    days_left: int

    @property
    def is_over(self) -> bool:
        """Whether it has lain there for longer than thirty days."""
        return self.days_left <= 0


def list_trash(library: Library, now: dt.datetime | None = None) -> tuple[Trashed, ...]:
    """Return what lies in the trash, what came into it last first.

    Args:
        library: Open.
        now: What is taken for the present.
    """
    present = now or dt.datetime.now(dt.UTC)
    found = [Trashed(article, _days_left(article, present)) for article in list_articles(library, in_trash=True)]
    return tuple(sorted(found, key=lambda one: (one.article.deleted_at or "", one.article.id), reverse=True))


def opening_words(library: Library, article: int) -> str:
    """Return how the text of an article begins, on one line.

    Raises:
        UsageError: If there is none of that number.
        LibraryError: If its text is damaged.
    """
    document, _ = get_document(library, article)
    whole = document.zone_text(Zone.STANDFIRST, Zone.BODY, Zone.CAPTION) or document.zone_text(Zone.COMMENT)
    words = " ".join(whole[: 2 * _OPENING_CHARS].split())
    return words if len(words) <= _OPENING_CHARS else f"{words[:_OPENING_CHARS].rstrip()}…"


def _days_left(article: Article, now: dt.datetime) -> int:
    since = now - dt.datetime.fromisoformat(article.deleted_at or "")
    return KEPT_DAYS - int(since.total_seconds() // _DAY_S)
