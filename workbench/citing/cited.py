"""What a citation can say of an article, from whichever side it comes, and of a sentence in it."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Final

from workbench.library.articles import Article
from workbench.model import UNKNOWN_DATE, DateClaim, Evidence

# What a page can put into its title to turn the text around it, or to act on a terminal: a citation goes into other people's documents.
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f]")

_LEFT_OUT: Final = " […] "


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of an article that are cited, and the address at which they stand."""

    quote: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Cited:
    """One article as it is cited. All texts are on one line, and nothing in them turns what stands around them.

    `saved` is the day on which the page was saved, YYYY-MM-DD, "" where nobody knows. `passages` are words of it that are cited, in their order;
    none where it is cited as a whole. `tags` and `notes` are for reference managers.
    """

    id: int
    title: str
    source: str = ""
    authors: tuple[str, ...] = ()
    published: DateClaim = UNKNOWN_DATE
    section: str = ""
    language: str = ""
    url: str = ""
    saved: str = ""
    sha256: str = ""
    passages: tuple[Passage, ...] = ()
    tags: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def cited(article: Article, passages: tuple[Passage, ...] = ()) -> Cited:
    """Return an article as it is cited, with words of it or as a whole."""
    return Cited(
        id=article.id,
        title=clean(article.title),
        source=clean(article.source_name),
        authors=tuple(filter(None, map(clean, article.authors))),
        published=article.published,
        section=clean(article.section or ""),
        language=article.language or "",
        url=clean(article.url or ""),
        saved=day_saved(article.saved),
        sha256=article.content,
        passages=passages,
    )


def day_saved(saved: str | None) -> str:
    """Return the day of a moment at which a page was saved, YYYY-MM-DD; "" where there is none, or files of others made something else of it."""
    try:
        return dt.date.fromisoformat((saved or "")[:10]).isoformat()
    except ValueError:
        return ""


def clean(text: str) -> str:
    """Return foreign text on one line, without what turns the text around it."""
    return " ".join(_TURNING.sub("", text).split())


def quoted(cited: Cited) -> str:
    """Return the words of an article that are cited: on one line, and with a sign where some between them are left out."""
    return _LEFT_OUT.join(clean(passage.quote) for passage in cited.passages)
