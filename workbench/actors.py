"""The actors of an article and of a whole result, as the panel and the command line show them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from workbench.annotate.findings import Actor, Mention
from workbench.annotate.quotations import quoted_places
from workbench.annotate.registry import Registry
from workbench.annotating import findings_of
from workbench.library.articles import get_document
from workbench.library.store import Library
from workbench.mention_counts import Counts, counted, counts_of
from workbench.model import Document

# Beyond as many articles a list of everybody who is named once is no help.
_MANY_ARTICLES: Final = 100


@dataclass(frozen=True, slots=True)
class ActorCount:
    """How often an actor is named, body and comments apart, by which names (the most frequent first), in how many articles.

    The user keeps an eye on those that are watched, and wants those that are hidden left out of lists. `wholes` are the ids of
    its whole, of the whole of that, and so on; `note` is what the user wrote down about it. Of the mentions in bodies, `quoted` stand in quotations.
    """

    actor: Actor
    names: tuple[str, ...]
    body: int
    comment: int
    articles: int
    is_suggested: bool = False
    is_watched: bool = False
    is_hidden: bool = False
    wholes: tuple[str, ...] = ()
    note: str = ""
    quoted: int = 0


@dataclass(frozen=True, slots=True)
class ArticleActor:
    """An actor of one article, with its mentions in reading order."""

    count: ActorCount
    mentions: tuple[Mention, ...]


def actors_of_article(library: Library, registry: Registry, article: int) -> tuple[ArticleActor, ...]:
    """Return the actors that an article names outside of its boilerplate, the most named in the body first, those whom the registry does not know last.

    Raises:
        UsageError: If there is no such article.
        LibraryError: If its text is damaged.
    """
    document, _ = get_document(library, article)
    return actors_in(registry, document, findings_of(library, registry, article, document).mentions)


def actors_in(registry: Registry, document: Document, mentions: Sequence[Mention]) -> tuple[ArticleActor, ...]:
    """Return the same of an article whose text and mentions are at hand."""
    found = []
    quoted = quoted_places(document, mentions)
    for id_, named, counts in counted(document, mentions, lambda mention: mention.actor, quoted):
        actor = registry.actor(id_)
        if actor is not None:
            found.append(ArticleActor(_count(registry, actor, counts), named))
    return tuple(sorted(found, key=lambda named: _rank(registry, named.count)))


def actors_within(
    actors: Sequence[ArticleActor], document: Document, spans: Sequence[tuple[int, int]]
) -> tuple[ArticleActor, ...]:
    """Return those of an article's actors that stretches of its text name, counted there alone, the most named first."""
    found = []
    for actor in actors:
        inside = [one for one in actor.mentions if any(a < one.end and one.start < b for a, b in spans)]
        quoted = quoted_places(document, inside)
        for _, named, counts in counted(document, inside, lambda mention: mention.actor, quoted):
            count = replace(
                actor.count, names=counts.names, body=counts.body, comment=counts.comment, quoted=counts.quoted
            )
            found.append(ArticleActor(count, named))
    return tuple(sorted(found, key=lambda named: (-named.count.body, -named.count.comment)))


def actors_of(library: Library, registry: Registry, ids: Sequence[int]) -> tuple[ActorCount, ...]:
    """Return the actors that these articles name, as far as they are annotated, the most named in bodies first, those whom the registry does not know last.

    By which names is read from the first articles: in a large result these have seen them all. Of many articles, those whom the registry
    does not know are left out where a single one names them.
    """
    found = []
    is_many = len(ids) > _MANY_ARTICLES
    for id_, counts in counts_of(library, "actor", ids, registry.shown).items():
        if is_many and counts.articles == 1 and not registry.knows(id_):
            continue
        actor = registry.actor(id_)
        if actor is not None:
            found.append(_count(registry, actor, counts))
    return tuple(sorted(found, key=lambda count: _rank(registry, count)))


def _count(registry: Registry, actor: Actor, counts: Counts) -> ActorCount:
    is_suggested = counts.is_suggested and not registry.is_confirmed(actor.id)
    return ActorCount(
        actor,
        counts.names,
        counts.body,
        counts.comment,
        counts.articles,
        is_suggested,
        registry.is_watched(actor.id),
        registry.is_hidden(actor.id),
        _wholes(registry, actor),
        registry.note(actor.id),
        counts.quoted,
    )


def _wholes(registry: Registry, actor: Actor) -> tuple[str, ...]:
    found: list[str] = []
    above: Actor | None = actor
    while above is not None and above.part_of is not None and above.part_of not in (actor.id, *found):
        found.append(above.part_of)
        above = registry.actor(above.part_of)
    return tuple(found)


def _rank(registry: Registry, count: ActorCount) -> tuple[bool, int, int, int, str]:
    # Whom the registry does not know may be nobody.
    return not registry.knows(count.actor.id), -count.body, -count.comment, -count.articles, count.actor.name
