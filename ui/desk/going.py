"""Go to: what the field of the palette leads to, an article, an actor (@), a source (source:), a time (!)."""

import re
from dataclasses import dataclass

from ui.desk.completing import actors_like, sources_like
from ui.desk.library_tools import LibraryTools
from ui.floating.fuzzy import match
from ui.look.popup import PaletteRow
from ui.wording import amount, date_words
from workbench.annotate.findings import Actor
from workbench.errors import UsageError, WorkbenchError
from workbench.jobs import JobContext
from workbench.library.articles import Article
from workbench.library.searches import saved_searches
from workbench.library.tags import all_tags
from workbench.typed_dates import read_typed_date

FOOT = "Up, Down select · Enter goes there · @ actor   # tag   source: outlet   ! date"
_EACH_MAX, _ALONE_MAX = 5, 30
_WORDS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class ToArticle:
    """Open this article."""

    id: int


@dataclass(frozen=True, slots=True)
class ToActor:
    """Show the articles that name this actor."""

    actor: Actor


@dataclass(frozen=True, slots=True)
class ToSource:
    """Show the articles of this source."""

    name: str


@dataclass(frozen=True, slots=True)
class ToTime:
    """Show the articles of this day, month or year."""

    edtf: str


@dataclass(frozen=True, slots=True)
class ToTag:
    """Show the articles that have this tag."""

    name: str


@dataclass(frozen=True, slots=True)
class ToSearch:
    """Search again for what is kept under this name."""

    name: str


Destination = ToArticle | ToActor | ToSource | ToTime | ToTag | ToSearch


def destinations(tools: LibraryTools, ctx: JobContext, typed: str) -> tuple[PaletteRow, ...]:
    """Return what typed text may mean, the likeliest first."""
    text = typed.strip()
    if text.startswith("@"):
        return _actors(tools, text[1:].strip(), _ALONE_MAX)
    if text.startswith("#"):
        return _tags(tools, text[1:].strip(), _ALONE_MAX)
    if text.startswith("!"):
        return _times(text[1:].strip())
    if text.lower().startswith("source:"):
        return _sources(tools, text[7:].strip(), _ALONE_MAX)
    if not text:
        return _articles(tools, ctx, "", _ALONE_MAX)
    return (
        *_kept(tools, text),
        *_articles(tools, ctx, text, _ALONE_MAX),
        *_tags(tools, text, _EACH_MAX),
        *_actors(tools, text, _EACH_MAX),
        *_sources(tools, text, _EACH_MAX),
        *_times(text),
    )


def _articles(tools: LibraryTools, ctx: JobContext, text: str, limit: int) -> tuple[PaletteRow, ...]:
    # Letters and digits alone: brackets, quotes and colons of a title mean something else in a query.
    query = " ".join(f"title:{word}" for word in _WORDS.findall(text))
    if text and not query:
        return ()
    try:
        found = tools.search.find(ctx, query, cursor=len(query))
    except WorkbenchError:
        return ()
    hits = tools.search.hits(found, found.ids[:limit])
    return tuple(
        PaletteRow(
            icon="articles",
            title=hit.article.title or "Without a title",
            detail=" · ".join(filter(None, (hit.article.source_name, _published(hit.article)))),
            payload=ToArticle(hit.article.id),
            bold=_bold(text, hit.article.title),
        )
        for hit in hits
    )


def _actors(tools: LibraryTools, text: str, limit: int) -> tuple[PaletteRow, ...]:
    return tuple(
        PaletteRow(actor.kind.value, actor.name, "Actor", payload=ToActor(actor), bold=_bold(text, actor.name))
        for actor, articles in actors_like(tools, text, limit)
    )


def _tags(tools: LibraryTools, text: str, limit: int) -> tuple[PaletteRow, ...]:
    counts = all_tags(tools.library)
    found = [name for name in sorted(counts, key=lambda name: -counts[name]) if match(text, name) is not None]
    return tuple(
        PaletteRow(
            "bookmark", name, f"Tag · {amount(counts[name], 'article')}", payload=ToTag(name), bold=_bold(text, name)
        )
        for name in found[:limit]
    )


def _kept(tools: LibraryTools, text: str) -> tuple[PaletteRow, ...]:
    """Return the saved searches of this name, first of all: whoever gave a name means it."""
    found = [search for search in saved_searches(tools.library) if match(text, search.name) is not None]
    return tuple(
        PaletteRow(
            "view" if search.is_alert else "search",
            search.name,
            f"{'Alert' if search.is_alert else 'Saved search'} · {search.query or 'all articles'}",
            payload=ToSearch(search.name),
            bold=_bold(text, search.name),
        )
        for search in found[:_EACH_MAX]
    )


def _sources(tools: LibraryTools, text: str, limit: int) -> tuple[PaletteRow, ...]:
    return tuple(
        PaletteRow("world", name, amount(count, "article"), payload=ToSource(name), bold=_bold(text, name))
        for name, count in sources_like(tools, text, limit)
    )


def _times(text: str) -> tuple[PaletteRow, ...]:
    try:
        edtf = read_typed_date(text)
    except UsageError:
        return ()
    return (PaletteRow(icon="calendar", title=f"Published {date_words(edtf)}", detail="Date", payload=ToTime(edtf)),)


def _published(article: Article) -> str:
    return "Undated" if article.published.edtf is None else date_words(article.published.edtf)


def _bold(typed: str, title: str) -> tuple[tuple[int, int], ...]:
    found = match(typed, title)
    return () if found is None else found.spans
