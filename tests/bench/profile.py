"""Profiles of actors against their budget: one that 20,000 of 100,000 articles name, the ledger that all are counted on, the silent.

A library of so many articles and names is written straight into its tables. CPU is that of the process. `first_ms` is the profile that reads
the ledger, once for each state of the library; `profile_ms` any other.
"""

import argparse
import json
import random
import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench.timeline import cpu_ms, make_library
from workbench.annotate.registry import Registry
from workbench.jobs import JobContext
from workbench.library.store import Library
from workbench.profiles.ledger import ledger_of
from workbench.profiles.profile import profile_of
from workbench.profiles.silence import silent_actors

PROFILE_MS_MAX = 150.0
_ACTOR, _EACH = "turkey", 5
_KNOWN, _UNKNOWN = 1_500, 20_000


def _add_actors(library: Library, articles: int, seed: int) -> None:
    with library.write() as connection:
        connection.executemany("INSERT INTO article_actor VALUES (?, ?, ?, ?, 0, ?, ?, '')", _rows(articles, seed))


def _rows(articles: int, seed: int) -> Iterator[tuple[object, ...]]:
    """Yield who is named: some ten an article, few of them often, many hardly ever, and one in each fifth article."""
    chance = random.Random(seed)
    for article in range(1, articles + 1):
        named = {_ACTOR} if article % _EACH == 0 else set()
        for _ in range(chance.choice((5, 8, 10, 12, 15))):
            if chance.random() < 0.75:
                named.add(f"~organisation:Office {int(chance.expovariate(0.01)) % _KNOWN}")
            else:
                named.add(f"~person:Name {chance.randrange(_UNKNOWN)}")
        for actor in named:
            names = {actor.rpartition(":")[2]: chance.choice((1, 1, 2, 3))}
            if chance.random() < 0.3:
                names["Another"] = 1
            yield article, actor, sum(names.values()), chance.choice((0, 0, 2)), 0, json.dumps(names)


def main(arguments: list[str]) -> int:
    """Measure, print JSON, and say by the exit code whether the budget of a profile holds."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench profile", description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1962)
    args = parser.parse_args(arguments)
    registry, ctx = Registry.default(), JobContext()
    # Its names are read when they are asked for, once in a process.
    registry.aliases(_ACTOR)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "Large.dateline"
        make_library(folder, args.articles, 0, args.seed)
        with Library.open(folder) as library:
            _add_actors(library, args.articles, args.seed)
            first_ms = cpu_ms(lambda: profile_of(ctx, library, registry, _ACTOR))[0]
            ledger = ledger_of(library, registry)
            figures = {
                "articles": len(ledger.rows_of(_ACTOR)),
                "names": len(ledger.rows),
                "first_ms": first_ms,
                "profile_ms": statistics.median(cpu_ms(lambda: profile_of(ctx, library, registry, _ACTOR), 9)),
                "silent_ms": statistics.median(cpu_ms(lambda: silent_actors(ctx, library, registry), 9)),
            }
    print(json.dumps({name: round(value, 1) for name, value in figures.items()}, indent=2))
    return 0 if figures["profile_ms"] <= PROFILE_MS_MAX else 1
