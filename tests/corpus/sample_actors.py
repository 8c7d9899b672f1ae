"""How well the sample library's actors are found, against its gold: shares, 1.0 is all."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

import resources
from tests.corpus.sample_scores import pages
from workbench.annotate.findings import Mention
from workbench.annotate.reading import annotate, tag
from workbench.annotate.registry import Registry
from workbench.model import Document, Zone


@dataclass(frozen=True)
class ActorScores:
    """Of the gold's names of actors whom the registry knows, the share that is found; of what is found, what is right.

    `names` counts suggestions too, `names_surely` does not; offices ("the President") and bare nouns ("the Navy") are among
    them, though no registry lists these. `told_right` looks at sure mentions where the gold tells who is meant.
    `listed` takes every actor that the gold does not list for an article for a mistake; it lists the important ones only.
    """

    names: float
    names_surely: float
    told_right: float
    listed: float


@dataclass(frozen=True)
class Miss:
    """What did not come out right, for whoever improves the rules."""

    article: str
    name: str
    wanted: str
    got: tuple[str, ...]


def measure_actors(registry: Registry, misses: list[Miss] | None = None) -> ActorScores:
    """Read every page of the sample, by rules and the tagger, and compare the mentions with the gold."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    gold = yaml.load(resources.read_text("sample/GOLD.yaml"), Loader=loader)["articles"]
    right: dict[str, list[bool]] = {"names": [], "names_surely": [], "told_right": [], "listed": []}
    for source, document in pages():
        mentions = annotate(registry, document, tagging=tag(registry, document)).mentions
        known: set[str] = set()
        for name, ids, canonical in _gold_names(registry, gold[source["id"]]["actors"]):
            known |= ids
            over = _over(mentions, document, name)
            if over is None:
                continue
            sure = [m.actor in ids for m in over if not m.is_suggested]
            right["names"].append(any(m.actor in ids for m in over))
            right["names_surely"].append(any(sure))
            right["told_right"] += sure
            if misses is not None and not (sure and all(sure)):
                misses.append(Miss(source["id"], name, canonical, tuple(m.actor for m in over)))
        for mention in mentions:
            actor = registry.actor(mention.actor)
            assert actor is not None
            if not mention.is_suggested:
                right["listed"].append(bool({actor.id, actor.part_of} & known))
    return ActorScores(**{name: round(sum(values) / len(values), 4) for name, values in right.items()})


def _gold_names(registry: Registry, actors: list[dict[str, Any]]) -> Iterator[tuple[str, set[str], str]]:
    """Give each name of the gold whose actor the registry knows, with the ids of that actor."""
    for actor in actors:
        canonical = actor["canonical"]
        found = registry.find(canonical)
        ids = {a.id for a in found if any(alias.name == canonical for alias in registry.aliases(a.id))}
        ids = ids or {a.id for a in found[:1] if a.name.casefold() == canonical.casefold()}
        if ids:
            yield from ((name, ids, canonical) for name in actor["names"])


def _over(mentions: tuple[Mention, ...], document: Document, name: str) -> list[Mention] | None:
    """Return the mentions wherever a name stands outside of boilerplate, None where it stands nowhere."""
    places = []
    for block in document.blocks:
        if block.zone is not Zone.BOILERPLATE:
            at = document.text.find(name, block.start, block.end)
            while at >= 0:
                places.append((at, at + len(name)))
                at = document.text.find(name, at + 1, block.end)
    if not places:
        return None
    return [m for m in mentions if any(m.start < end and start < m.end for start, end in places)]
