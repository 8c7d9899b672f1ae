"""Libraries whose articles name whom a test says, and networks made by hand."""

from tests.unit.library.making import add, make_document
from workbench.annotate.findings import Actor, ActorKind
from workbench.annotate.registry import Registry
from workbench.library.store import Library
from workbench.network.model import By, Network, Node, Tie


class PlainRegistry(Registry):
    """Knows everybody, each by its id; `as_one` are shown as another, or as nobody with None."""

    def __init__(self, as_one: dict[str, str | None] | None = None) -> None:
        super().__init__("", "")
        self._as_one = as_one or {}

    def actor(self, actor: str) -> Actor | None:
        whole = "turkey" if actor == "turkish-army" else None
        return Actor(actor, actor.rpartition(":")[2].title(), ActorKind.STATE, whole) if actor else None

    def shown(self, actor: str) -> str | None:
        return self._as_one.get(actor, actor)


def name(library: Library, *articles: dict[str, tuple[int, int] | tuple[int, int, bool]]) -> list[int]:
    """Add articles that name actors so often in their bodies and comments, perhaps by suggestions alone; return their ids."""
    ids = []
    for actors in articles:
        number = library.connection.execute("SELECT count(*) FROM article").fetchone()[0]
        article = add(library, b"article %d" % number, make_document(f"Article {number}"))
        ids.append(article)
        with library.write() as connection:
            connection.executemany(
                "INSERT INTO article_actor VALUES (?, ?, ?, ?, 0, ?, '{}', '')",
                [(article, id_, *said[:2], len(said) > 2 and said[2]) for id_, said in actors.items()],
            )
    return ids


def confirm(
    library: Library, article: int, agent: str, patient: str, relation: str, verdict: str = "confirmed"
) -> None:
    """Have the user say that a sentence tells of a relation."""
    with library.write() as connection:
        key = str(connection.execute("SELECT count(*) FROM relation_verdict").fetchone()[0])
        row = (article, key, "{}", agent, patient, relation, verdict)
        connection.execute("INSERT INTO relation_verdict VALUES (?, ?, ?, ?, ?, ?, 'forth', ?)", row)


def made(*ties: tuple[str, str, int], by: By = By.ARTICLES, ego: str | None = None, relation: str = "") -> Network:
    """Return a network of these ties, its actors in the order in which they come."""
    ids = list(dict.fromkeys(end for tie in ties for end in tie[:2]))
    nodes = tuple(
        Node(Actor(id_, id_.title(), ActorKind.STATE), len(ids) - place, 2 * (len(ids) - place), 1)
        for place, id_ in enumerate(ids)
    )
    tied = tuple(Tie(one, other, weight, weight, weight / 2, relation, bool(relation)) for one, other, weight in ties)
    return Network(by, nodes, tied, 9, len(nodes), len(tied), ego)
