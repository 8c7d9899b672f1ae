"""The actors of an article and of a whole result, as the panel and the command line show them."""

from dataclasses import dataclass

from workbench.annotate.findings import Actor, Mention


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
