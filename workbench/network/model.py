"""What a network of actors is made of: plain data, for the window, the command line and files alike."""

from dataclasses import dataclass
from enum import StrEnum

from workbench.annotate.findings import Actor


class By(StrEnum):
    """What ties two actors: articles that name both, or sentences of which the user said that they tell of a relation."""

    ARTICLES = "articles"
    CONFIRMED = "confirmed"


@dataclass(frozen=True, slots=True)
class Node:
    """An actor, in how many articles of the result it is named, and how often; suggested if nothing but suggestions name it.

    `ties` is to how many others it is tied, or in how many relations it is. `whole` is the name of whom it is a part, which is another node.
    """

    actor: Actor
    articles: int
    mentions: int
    ties: int
    is_suggested: bool = False
    whole: str = ""


@dataclass(frozen=True, slots=True)
class Tie:
    """What ties two actors, by their ids: of a relation that is directed, `one` does it to `other`.

    `weight` counts articles that name both, or confirmed sentences; `articles` those in which these are. `expected` is how many articles
    would name both if neither had to do with the other. `relation` is the class of a confirmed relation, empty elsewhere.
    """

    one: str
    other: str
    weight: int
    articles: int
    expected: float = 0.0
    relation: str = ""
    is_directed: bool = False

    @property
    def lift(self) -> float | None:
        """How many times what chance would have, None where nothing is to be compared."""
        return self.weight / self.expected if self.expected and not self.relation else None

    def across(self, actor: str) -> str:
        """Return the id at the other end."""
        return self.other if actor == self.one else self.one


@dataclass(frozen=True, slots=True)
class Network:
    """Actors and what ties them, the most frequent first.

    `articles` is how many of the result name anybody; `actors_total` and `ties_total` are what there would be without bounds. `ego` is the
    id of the actor around whom it is.
    """

    by: By
    nodes: tuple[Node, ...] = ()
    ties: tuple[Tie, ...] = ()
    articles: int = 0
    actors_total: int = 0
    ties_total: int = 0
    ego: str | None = None
