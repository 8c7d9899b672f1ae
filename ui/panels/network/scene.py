"""How large and strong everything of a network is drawn: radii, widths and inks, before it has a place."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from workbench.network.counting import NODES_USUAL
from workbench.network.model import Network, Node, Tie

# More nodes have no room for their names, and more ties could not be told apart.
_PX2_FOR_NODE: Final = 7_000
TIES_FOR_NODE: Final = 3
_NODES_LEAST: Final = 12
NAME_WIDEST_PX: Final = 150.0
_LETTER_PX: Final = 6.6
_NAME_PAD_PX: Final = 6.0
_RADIUS_PX: Final = (9.0, 24.0)
_WIDTH_PX: Final = (1.0, 5.0)
# Where no tie weighs more than a little, none looks heavy.
_HEAVY_FROM: Final = 6
# Several ties between the same two lie beside each other.
_BESIDE_PX: Final = 7.0
INK_STEPS: Final = 4


@dataclass(frozen=True, slots=True)
class DrawnTie:
    """A tie as it is drawn: how wide, in which of the steps of ink, and how far beside the straight line."""

    tie: Tie
    width_px: float
    ink: int
    beside_px: float = 0.0


@dataclass(frozen=True, slots=True)
class Scene:
    """What is drawn, the weakest ties and the smallest nodes first."""

    network: Network
    nodes: tuple[Node, ...]
    ties: tuple[DrawnTie, ...]
    radii: Mapping[str, float]


def nodes_for(width: float, height: float) -> int:
    """Return how many nodes there is room for."""
    return max(_NODES_LEAST, min(NODES_USUAL, int(width * height / _PX2_FOR_NODE)))


def radii_of(network: Network) -> dict[str, float]:
    """Return the radius of each node in px: its area follows in how many articles the actor is named."""
    least, most = _RADIUS_PX
    top = max((node.articles for node in network.nodes), default=1)
    return {node.actor.id: least + (most - least) * math.sqrt(node.articles / max(1, top)) for node in network.nodes}


def names_px_of(network: Network) -> dict[str, float]:
    """Return about how wide each name is: how it is set is known in the window's thread alone, which lays nothing out."""
    return {
        node.actor.id: min(NAME_WIDEST_PX, len(node.actor.name) * _LETTER_PX) + _NAME_PAD_PX for node in network.nodes
    }


def scene_of(network: Network) -> Scene:
    """Return how a network is drawn."""
    top = max(_HEAVY_FROM, max((tie.weight for tie in network.ties), default=1))
    beside: dict[frozenset[str], list[Tie]] = {}
    for tie in network.ties:
        beside.setdefault(frozenset((tie.one, tie.other)), []).append(tie)
    drawn = []
    for tie in reversed(network.ties):
        share = math.sqrt(tie.weight / top)
        pair = beside[frozenset((tie.one, tie.other))]
        shift = (pair.index(tie) - (len(pair) - 1) / 2) * _BESIDE_PX
        # The same side whichever of the two it begins at.
        shift *= 1 if tie.one < tie.other else -1
        width = _WIDTH_PX[0] + (_WIDTH_PX[1] - _WIDTH_PX[0]) * share * (0.5 if tie.relation else 1)
        drawn.append(DrawnTie(tie, width, min(INK_STEPS - 1, int(share * INK_STEPS)), shift))
    return Scene(network, tuple(reversed(network.nodes)), tuple(drawn), radii_of(network))
