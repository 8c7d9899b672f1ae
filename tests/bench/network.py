"""The network of actors against its budgets: reading who is named where, counting a result of the whole library, and laying it out.

A library of so many articles with 15 actors each is written straight into its tables. Read is done once for each state of the library, count for each
result, layout for each picture. CPU is that of the process, the least of some runs.
"""

import argparse
import json
import random
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import numpy as np

from tests.bench.timeline import cpu_ms, make_library
from workbench.annotate.findings import Actor, ActorKind
from workbench.annotate.registry import Registry
from workbench.jobs import JobContext
from workbench.library.store import Library
from workbench.network.counting import network_of
from workbench.network.incidence import read_incidence
from workbench.network.layout import Room, lay_out

COUNT_MS_MAX, LAYOUT_MS_MAX = 300.0, 150.0
_ACTORS, _NAMED = 3_000, 15
# Ties of the network that is laid out, and its nodes.
_TIES, _NODES = 400, 60
_RUNS = 5


class _Everybody(Registry):
    """Knows every id as an actor."""

    def actor(self, actor: str) -> Actor | None:
        return Actor(actor, actor, ActorKind.STATE)


def _rows(articles: int, seed: int) -> Iterator[tuple[object, ...]]:
    chance = np.random.default_rng(seed)
    shares = 1 / (np.arange(_ACTORS) + 8.0) ** 0.9
    shares /= shares.sum()
    for article in range(1, articles + 1):
        for actor in sorted(chance.choice(_ACTORS, _NAMED, replace=False, p=shares).tolist()):
            body = 0 if chance.random() < 0.15 else int(chance.integers(1, 6))
            # A third is known to no table.
            id_ = f"actor-{actor}" if actor % 3 else f"~person:Somebody {actor}"
            yield article, id_, body, int(body == 0), int(actor % 3 == 0), f'{{"Somebody {actor}": {max(1, body)}}}'


def main(arguments: list[str]) -> int:
    """Measure, print JSON, and say by the exit code whether the budgets hold."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench network", description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1962)
    args = parser.parse_args(arguments)
    registry, ctx = _Everybody("", ""), JobContext()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "Large.dateline"
        make_library(folder, args.articles, 0, args.seed)
        ids = list(range(1, args.articles + 1))
        random.Random(args.seed).shuffle(ids)
        with Library.open(folder) as library:
            with library.write() as connection:
                connection.executemany(
                    "INSERT INTO article_actor VALUES (?, ?, ?, ?, 0, ?, ?, '')", _rows(args.articles, args.seed)
                )
            library.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            read_ms = min(cpu_ms(lambda: read_incidence(library), _RUNS))
            incidence = read_incidence(library)
            whole = partial(network_of, ctx, library, registry, whole=lambda: incidence)
            count_ms = min(cpu_ms(lambda: whole(ids), _RUNS))
            ego_ms = min(cpu_ms(lambda: whole(ids, ego="actor-7"), _RUNS))
            few_ms = min(cpu_ms(lambda: whole(ids[:2_000]), _RUNS))
            network = whole(ids, nodes_max=_NODES, ties_max=_TIES)
    radii = {node.actor.id: 9.0 + 15 * node.articles / network.nodes[0].articles for node in network.nodes}
    room = Room(700, 460, radii, dict.fromkeys(radii, 70.0))
    lay_out(network, room)
    layout_ms = min(cpu_ms(lambda: lay_out(network, room), _RUNS))
    figures = {
        "rows": len(incidence),
        "read_ms": read_ms,
        "count_ms": count_ms,
        "ego_ms": ego_ms,
        "few_ms": few_ms,
        "layout_ms": layout_ms,
    }
    print(json.dumps({name: round(value, 1) for name, value in figures.items()}, indent=2))
    return 0 if count_ms <= COUNT_MS_MAX and layout_ms <= LAYOUT_MS_MAX else 1
