"""Where each actor of a network stands: near those with whom it is tied, apart from all others, and where it stood before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
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
# Who is named everywhere lies in the middle and draws all others there: a share of the rank with the distance fills the room.
_RANK_SHARE: Final = 0.6
# Shares of the room from one end of a network to the other: less is stretched to more.
_SPAN_LEAST: Final = 0.6
_SPAN_WANTED: Final = 0.8
_APART_STEPS: Final = 200
# Of the way that two have to go, each step takes so much: others push as well.
_PUSH: Final = 0.7
# Below a node stands its name.
_LABEL_PX: Final = 16.0
_GAP_PX: Final = 6.0
_JITTER_PX: Final = 1.0


@dataclass(frozen=True, slots=True)
class Room:
    """The room to lay a network out in: its size, the radius of each node, and how wide its name is, all in px."""

    width: float
    height: float
    radii: Mapping[str, float]
    names_px: Mapping[str, float] = field(default_factory=dict)


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
    """Spread points over the unit square, by where they are and by their rank."""
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
    # The few that are left of many stood close together, and have the room of all now.
    low, high = aligned.min(axis=0), aligned.max(axis=0)
    is_crowded = high - low < _SPAN_LEAST
    stretch = np.where(is_crowded, _SPAN_WANTED / np.maximum(high - low, 1e-6), 1.0)
    aligned = (aligned - (low + high) / 2) * stretch + np.where(is_crowded, 0.5, (low + high) / 2)
    return np.clip(aligned, 0, 1)


def _apart(points: _Points, ids: Sequence[str], room: Room) -> _Points:
    """Push apart what lies on another, node or name, and keep everything within the room: pairs go the shorter way out."""
    radii = np.array([room.radii[id_] for id_ in ids])
    names = np.array([room.names_px.get(id_, 0.0) for id_ in ids])
    size = np.array([room.width, room.height])
    half = np.stack((np.maximum(2 * radii, names), 2 * radii + _LABEL_PX), axis=1) / 2 + _GAP_PX / 2
    low, high = half.copy(), size - half
    # The box hangs lower than its node by half a name.
    low[:, 1] -= _LABEL_PX / 2
    high[:, 1] -= _LABEL_PX / 2
    # Where a node has no room, the middle is as good as any other place.
    low, high = np.minimum(low, size / 2), np.maximum(high, size / 2)
    # No two begin at one place: they would be pushed the same way.
    placed = np.clip(points * size + np.random.default_rng(_SEED).normal(0, _JITTER_PX, points.shape), low, high)
    first, second = np.triu_indices(len(ids), 1)
    least = half[first] + half[second]
    for step in range(_APART_STEPS):
        way = placed[second] - placed[first]
        lacking = least - np.abs(way)
        meet = np.flatnonzero((lacking > 0).all(axis=1))
        if not len(meet):
            break
        across = np.argmin(lacking[meet], axis=1)
        sign = np.where(way[meet, across] < 0, -1.0, 1.0)
        push = sign * lacking[meet, across] * (0.5 if step < _APART_STEPS // 2 else 0.25)
        moved = np.zeros_like(placed)
        np.add.at(moved, (first[meet], across), -push)
        np.add.at(moved, (second[meet], across), push)
        placed = np.clip(placed + moved * _PUSH, low, high)
    shares: _Points = placed / size
    return shares
