"""Where each actor of a network stands: near those with whom it is tied, apart from all others, and where it stood before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from workbench.network.model import Network, Tie

Places = Mapping[str, tuple[float, float]]
_Points = npt.NDArray[np.float64]

# The same network is laid out the same way, on every machine.
_SEED: Final = 1962
_STEPS: Final = 160
# From places that were good before, it takes fewer steps; more would carry everything away.
_STEPS_ON: Final = 40
# Who is named everywhere lies in the middle and draws all others there: half by distance and half by rank fills the room.
_RANK_SHARE: Final = 0.5
_APART_STEPS: Final = 80
# Below a node stands its name: nodes keep more distance up and down than left and right.
_LABEL_PX: Final = 18.0
_GAP_PX: Final = 12.0


@dataclass(frozen=True, slots=True)
class Room:
    """The room to lay a network out in: its size, and the radius of each node, all in px."""

    width: float
    height: float
    radii: Mapping[str, float]


def lay_out(network: Network, room: Room, start: Places | None = None) -> dict[str, tuple[float, float]]:
    """Return the place of each actor by its id, as shares of width and height.

    Args:
        network: Its ties pull by their weight.
        room: In which no node shall lie on another.
        start: Where actors stood before; those that stay keep about their place.
    """
    ids = [node.actor.id for node in network.nodes]
    known = {id_: start[id_] for id_ in ids if id_ in start} if start else {}
    if len(ids) < 2:
        return {id_: known.get(id_, (0.5, 0.5)) for id_ in ids}
    begun = _begin(ids, network.ties, known)
    points = _pulled(ids, network.ties, begun)
    kept = np.array([id_ in known for id_ in ids], np.bool_)
    if np.count_nonzero(kept) >= 2:
        points = _aligned(points, kept, np.array([known[id_] for id_ in ids if id_ in known]))
    else:
        points = _filled(_turned(points))
    points = _apart(points, ids, room)
    return {id_: (float(x), float(y)) for id_, (x, y) in zip(ids, points.tolist(), strict=True)}


def _begin(ids: Sequence[str], ties: Sequence[Tie], known: Places) -> dict[str, _Points] | None:
    """Return where to begin: at the known places, what is new among those with whom it is tied; None where nothing is known."""
    if len(known) < 2:
        return None
    drawn: dict[str, list[tuple[float, float, float]]] = {}
    for tie in ties:
        for end in (tie.one, tie.other):
            across = tie.across(end)
            if end not in known and across in known:
                drawn.setdefault(end, []).append((*known[across], float(tie.weight)))
    chance = np.random.default_rng(_SEED)
    begun = {}
    for id_ in ids:
        if id_ in known:
            place = np.array(known[id_])
        elif id_ in drawn:
            x, y, weights = np.array(drawn[id_]).T
            place = np.array([np.average(x, weights=weights), np.average(y, weights=weights)])
            place += chance.normal(0, 0.05, 2)
        else:
            place = chance.random(2)
        # The layout takes no two at one place; its unit is about the distance of two that are tied.
        begun[id_] = (place + chance.normal(0, 1e-4, 2) - 0.5) * np.sqrt(len(ids))
    return begun


def _pulled(ids: Sequence[str], ties: Sequence[Tie], begun: dict[str, _Points] | None) -> _Points:
    # It takes a tenth of a second to load, and most days nobody looks at a network.
    import networkx

    graph: Any = networkx.Graph()
    graph.add_nodes_from(ids)
    heaviest = max((tie.weight for tie in ties), default=1)
    for tie in ties:
        before = graph.get_edge_data(tie.one, tie.other, {"weight": 0.0})["weight"]
        graph.add_edge(tie.one, tie.other, weight=before + np.sqrt(tie.weight / heaviest))
    found = networkx.spring_layout(
        graph,
        pos=begun,
        k=None if begun is None else 1.0,
        iterations=_STEPS if begun is None else _STEPS_ON,
        seed=_SEED,
        scale=None if begun is not None else 1,
        method="force",
    )
    return np.array([found[id_] for id_ in ids])


def _turned(points: _Points) -> _Points:
    """Turn points so that they reach farthest from left to right, as the window does."""
    middle = points - points.mean(axis=0)
    _, _, axes = np.linalg.svd(middle, full_matrices=False)
    # The sign of an axis is the solver's whim.
    axes *= np.sign(axes[:, np.argmax(np.abs(axes), axis=1)].diagonal())[:, None]
    turned: _Points = middle @ axes.T
    return turned


def _filled(points: _Points) -> _Points:
    """Spread points over the unit square, half by where they are and half by their rank."""
    low, high = points.min(axis=0), points.max(axis=0)
    by_place = (points - low) / np.where(high > low, high - low, 1)
    by_rank = np.argsort(np.argsort(points, axis=0, kind="stable"), axis=0) / (len(points) - 1)
    spread: _Points = (1 - _RANK_SHARE) * by_place + _RANK_SHARE * by_rank
    return spread


def _aligned(points: _Points, kept: npt.NDArray[np.bool_], before: _Points) -> _Points:
    """Move, turn and scale points so that those that are kept lie as near as can be to where they were.

    Source: Schönemann 1966, orthogonal Procrustes.
    """
    here, there = points[kept].mean(axis=0), before.mean(axis=0)
    a, b = points[kept] - here, before - there
    left, stretch, right = np.linalg.svd(a.T @ b)
    scale = stretch.sum() / max(float((a**2).sum()), 1e-12)
    aligned: _Points = (points - here) @ (left @ right) * scale + there
    # Of what stays, most of the way back: the eye looks for it where it was.
    aligned[kept] = 0.25 * aligned[kept] + 0.75 * before
    return np.clip(aligned, 0, 1)


def _apart(points: _Points, ids: Sequence[str], room: Room) -> _Points:
    """Push apart what lies on another, and keep everything within the room."""
    radii = np.array([room.radii[id_] for id_ in ids])
    size = np.array([room.width, room.height])
    low, high = radii[:, None] + _GAP_PX / 2, size - radii[:, None] - np.array([_GAP_PX / 2, _LABEL_PX])
    # Where a node has no room, the middle is as good as any other place.
    low, high = np.minimum(low, size / 2), np.maximum(high, size / 2)
    placed = np.clip(points * size, low, high)
    least = radii[:, None] + radii[None] + _GAP_PX
    stretch = np.array([1.0, least.mean() / (least.mean() + _LABEL_PX)])
    sideways = np.sign(np.subtract.outer(np.arange(len(ids)), np.arange(len(ids))))
    for _ in range(_APART_STEPS):
        between = (placed[:, None] - placed[None]) * stretch
        distance = np.sqrt((between**2).sum(axis=-1))
        np.fill_diagonal(distance, np.inf)
        lacking = np.maximum(least - distance, 0)
        if not lacking.any():
            break
        # Two at the very same place go apart sideways, the first to the left.
        between[..., 0] += np.where(distance == 0, sideways, 0)
        push = between / np.maximum(distance, 1)[..., None] * (lacking / 2)[..., None]
        placed = np.clip(placed + push.sum(axis=1) / stretch * 0.6, low, high)
    shares: _Points = placed / size
    return shares
