"""A network of actors as data: GraphML and GEXF for programs that draw networks, a table, or JSON."""

import csv
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, BinaryIO, Final

import msgspec

from workbench.export.base import as_text, one_line
from workbench.export.csv_ import harmless_cell
from workbench.network.model import Network, Node, Tie

_COLUMNS: Final = (
    "what", "id", "name", "kind", "part_of", "articles", "mentions", "suggested", "other", "other_name", "weight",
    "expected", "lift", "relation", "directed",
)  # fmt: skip
# What no reader of XML takes, and a name of a hostile page may have.
_NO_XML: Final = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DIGITS: Final = 3


@dataclass(frozen=True, slots=True)
class ExportedActor:
    """An actor of `network --json`: in how many articles it is named and how often; `part_of` is the id of its whole."""

    id: str
    name: str
    kind: str
    part_of: str | None
    articles: int
    mentions: int
    is_suggested: bool


@dataclass(frozen=True, slots=True)
class ExportedTie:
    """What ties two actors: `weight` counts articles that name both, or sentences by which, as the user confirmed and where it is directed, `one` does it to `other`.

    `expected` is how many articles would name both by chance, `lift` how many times that they are; both are null for a relation.
    """

    one: str
    other: str
    weight: int
    articles: int
    expected: float | None
    lift: float | None
    relation: str
    directed: bool


@dataclass(frozen=True, slots=True)
class ExportedNetwork:
    """What `network --json` prints. `articles` is how many of the result name anybody; the totals are what there is without bounds."""

    query: str
    by: str
    ego: str | None
    articles: int
    actors_total: int
    ties_total: int
    actors: tuple[ExportedActor, ...]
    ties: tuple[ExportedTie, ...]


@dataclass(frozen=True, slots=True)
class NetworkFormat:
    """A format: its name on the command line, its title in a dialog, the ending of its files, and what writes it."""

    name: str
    title: str
    suffix: str
    write: Callable[[Network, str, BinaryIO], None]


def exported_network(network: Network, query: str) -> ExportedNetwork:
    """Return a network as JSON has it."""
    return ExportedNetwork(
        query,
        network.by,
        network.ego,
        network.articles,
        network.actors_total,
        network.ties_total,
        tuple(map(_exported_actor, network.nodes)),
        tuple(map(_exported_tie, network.ties)),
    )


def _exported_actor(node: Node) -> ExportedActor:
    actor = node.actor
    return ExportedActor(
        actor.id, actor.name, actor.kind, actor.part_of, node.articles, node.mentions, node.is_suggested
    )


def _exported_tie(tie: Tie) -> ExportedTie:
    lift = tie.lift
    return ExportedTie(
        tie.one,
        tie.other,
        tie.weight,
        tie.articles,
        None if lift is None else round(tie.expected, _DIGITS),
        None if lift is None else round(lift, _DIGITS),
        tie.relation,
        tie.is_directed,
    )


def write_json(network: Network, query: str, stream: BinaryIO) -> None:
    """Write what `network --json` prints."""
    stream.write(msgspec.json.format(msgspec.json.encode(exported_network(network, query)), indent=2) + b"\n")


def write_csv(network: Network, _query: str, stream: BinaryIO) -> None:
    """Write one table, safe to open with a spreadsheet: a line for each actor, then one for each tie."""
    names = {node.actor.id: node.actor.name for node in network.nodes}
    with as_text(stream, encoding="utf-8-sig") as text:
        table = csv.DictWriter(text, _COLUMNS, restval="")
        table.writeheader()
        for actor in map(_exported_actor, network.nodes):
            table.writerow(
                {
                    "what": "actor",
                    "id": harmless_cell(actor.id),
                    "name": harmless_cell(actor.name),
                    "kind": actor.kind,
                    "part_of": harmless_cell(actor.part_of or ""),
                    "articles": actor.articles,
                    "mentions": actor.mentions,
                    "suggested": int(actor.is_suggested),
                }
            )
        for tie in map(_exported_tie, network.ties):
            table.writerow(
                {
                    "what": "tie",
                    "id": harmless_cell(tie.one),
                    "name": harmless_cell(names[tie.one]),
                    "other": harmless_cell(tie.other),
                    "other_name": harmless_cell(names[tie.other]),
                    "articles": tie.articles,
                    "weight": tie.weight,
                    "expected": "" if tie.expected is None else tie.expected,
                    "lift": "" if tie.lift is None else tie.lift,
                    "relation": tie.relation,
                    "directed": "yes" if tie.directed else "",
                }
            )


def write_graphml(network: Network, query: str, stream: BinaryIO) -> None:
    """Write GraphML, as Gephi, yEd, Cytoscape and networkx read it."""
    import networkx

    # The standard library's writer: another that may be installed writes other bytes.
    networkx.write_graphml_xml(_graph(network, query), stream, prettyprint=True)


def write_gexf(network: Network, query: str, stream: BinaryIO) -> None:
    """Write GEXF 1.2, as Gephi and networkx read it."""
    import networkx

    networkx.write_gexf(_graph(network, query), stream, version="1.2draft")


def _graph(network: Network, query: str) -> Any:
    """Return a network as networkx has it; relations run from one to the other, and two of one pair are two edges."""
    # It takes a tenth of a second to load, and few networks are written.
    import networkx

    graph = networkx.MultiDiGraph() if any(tie.relation for tie in network.ties) else networkx.Graph()
    graph.graph.update(name=_plain(query), by=str(network.by), articles=network.articles)
    for actor in map(_exported_actor, network.nodes):
        graph.add_node(
            _plain(actor.id),
            label=_plain(actor.name),
            kind=str(actor.kind),
            part_of=_plain(actor.part_of or ""),
            articles=actor.articles,
            mentions=actor.mentions,
            suggested=actor.is_suggested,
        )
    for tie in map(_exported_tie, network.ties):
        facts: dict[str, object] = {"weight": tie.weight, "articles": tie.articles}
        if tie.relation:
            facts.update(relation=tie.relation, directed=tie.directed)
        elif tie.expected is not None and tie.lift is not None:
            facts.update(expected=tie.expected, lift=tie.lift)
        graph.add_edge(_plain(tie.one), _plain(tie.other), **facts)
    return graph


def _plain(text: str) -> str:
    return _NO_XML.sub(" ", one_line(text))


NETWORK_FORMATS: Final[tuple[NetworkFormat, ...]] = (
    NetworkFormat("graphml", "GraphML", ".graphml", write_graphml),
    NetworkFormat("gexf", "Gephi (GEXF)", ".gexf", write_gexf),
    NetworkFormat("csv", "Table (CSV)", ".csv", write_csv),
    NetworkFormat("json", "Data (JSON)", ".json", write_json),
)
