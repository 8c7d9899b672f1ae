"""The actors of an article and of a whole result, as the panel and the command line show them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import msgspec

from workbench.annotate.findings import Actor, Mention
from workbench.annotate.registry import Registry
from workbench.annotating import findings_of
from workbench.library.articles import get_document
from workbench.library.store import Library
from workbench.model import Zone

# The names of a hundred thousand articles are 20 MB of text, of which a row shows four.
_NAMES_OF: Final = 2_000


@dataclass(frozen=True, slots=True)
class ActorCount:
    """How often an actor is named, body and comments apart, by which names (the most frequent first), in how many articles."""

    actor: Actor
    names: tuple[str, ...]
    body: int
    comment: int
    articles: int
    is_suggested: bool = False


@dataclass(frozen=True, slots=True)
class ArticleActor:
    """An actor of one article, with its mentions in reading order."""

    count: ActorCount
    mentions: tuple[Mention, ...]


def actors_of_article(library: Library, registry: Registry, article: int) -> tuple[ArticleActor, ...]:
    """Return the actors that an article names outside of its boilerplate, the most named in the body first.

    Raises:
        UsageError: If there is no such article.
        LibraryError: If its text is damaged.
    """
    document, _ = get_document(library, article)
    by_actor: dict[str, list[Mention]] = {}
    for mention in findings_of(library, registry, article).mentions:
        if mention.zone is not Zone.BOILERPLATE:
            by_actor.setdefault(mention.actor, []).append(mention)
    found = []
    for id_, mentions in by_actor.items():
        actor = registry.actor(id_)
        if actor is None:
            continue
        names = Counter(" ".join(document.text[m.start : m.end].split()) for m in mentions)
        in_comments = sum(mention.zone is Zone.COMMENT for mention in mentions)
        count = ActorCount(
            actor=actor,
            names=_by_frequency(names),
            body=len(mentions) - in_comments,
            comment=in_comments,
            articles=1,
            is_suggested=all(mention.is_suggested for mention in mentions),
        )
        found.append(ArticleActor(count, tuple(mentions)))
    return tuple(sorted(found, key=lambda named: _rank(named.count)))


def actors_of(library: Library, registry: Registry, ids: Sequence[int]) -> tuple[ActorCount, ...]:
    """Return the actors that these articles name, as far as they are annotated, the most named in bodies first.

    By which names is read from the first articles: in a large result these have seen them all.
    """
    apart = list(dict.fromkeys(ids))
    rows = library.connection.execute(
        # CROSS JOIN goes from each article to its rows, which lie together: half the time of an IN.
        """
        SELECT actor, sum(body), sum(comment), count(*), min(is_suggested)
        FROM json_each(?) AS listed CROSS JOIN article_actor AS a ON a.article = listed.value GROUP BY actor
        """,
        (msgspec.json.encode(apart).decode(),),
    )
    names = _names(library, apart[:_NAMES_OF])
    found = []
    for id_, body, comment, articles, is_suggested in rows:
        actor = registry.actor(id_)
        if actor is not None:
            called = _by_frequency(names.get(id_, Counter()))
            found.append(ActorCount(actor, called, body, comment, articles, bool(is_suggested)))
    return tuple(sorted(found, key=_rank))


def _names(library: Library, ids: list[int]) -> dict[str, Counter[str]]:
    """Return how often these articles call each actor by which name."""
    rows = library.connection.execute(
        "SELECT actor, group_concat(names, char(10))"
        " FROM json_each(?) AS listed CROSS JOIN article_actor AS a ON a.article = listed.value GROUP BY actor",
        (msgspec.json.encode(ids).decode(),),
    )
    found: dict[str, Counter[str]] = {}
    for actor, written in rows:
        called = found[actor] = Counter()
        # Most articles call an actor the same way, so that few of the texts differ.
        for of_articles, times in Counter(written.split("\n")).items():
            for name, count in msgspec.json.decode(of_articles, type=dict[str, int]).items():
                called[name] += count * times
    return found


def _by_frequency(names: Counter[str]) -> tuple[str, ...]:
    return tuple(sorted(names, key=lambda name: (-names[name], name)))


def _rank(count: ActorCount) -> tuple[int, int, int, str]:
    return -count.body, -count.comment, -count.articles, count.actor.name
