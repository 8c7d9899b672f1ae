"""How well the sample library's actors are found, against its gold."""

from dataclasses import dataclass

import yaml

import resources
from tests.corpus.sample_scores import pages
from workbench.annotate.actors import find_mentions
from workbench.annotate.entries import last_day
from workbench.annotate.findings import Mention
from workbench.annotate.registry import Registry
from workbench.model import Document

# What the gold calls by a name that the registry has for nobody is no actor of the registry: a starter knows no others.
_ELSEWHERE = {"United States National Security Council": "excomm"}


@dataclass(frozen=True)
class ActorScores:
    """Of the gold's names of actors that the registry knows, the share that is found; of what is found, the share that is right.

    `recall` counts suggestions too, `sure_recall` does not. An actor that the gold does not list for an article counts as
    wrong in `precision`, though the gold lists only the important ones; `precision_where_told` looks only at spans that
    the gold names.
    """

    recall: float
    sure_recall: float
    precision: float
    precision_where_told: float


def measure_actors(registry: Registry, show: bool = False) -> ActorScores:
    """Compare the mentions in every page of the sample with the gold."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    gold = yaml.load(resources.read_text("sample/GOLD.yaml"), Loader=loader)["articles"]
    found, sure, right, told = [], [], [], []
    for source, document in pages():
        published = document.published.edtf
        mentions = find_mentions(registry, document, last_day(published) if published else None)
        listed: set[str] = set()
        for actor in gold[source["id"]]["actors"]:
            ids = {a.id for a in registry.find(actor["canonical"])[:3] if _is_same(registry, a.id, actor["canonical"])}
            listed |= ids
            if not ids:
                continue
            for name in actor["names"]:
                hits = _over(mentions, document, name)
                if hits is None:
                    continue
                found.append(any(m.actor in ids for m in hits))
                sure.append(any(m.actor in ids and not m.is_suggested for m in hits))
                told += [m.actor in ids for m in hits if not m.is_suggested]
                if show and not sure[-1]:
                    print(
                        "MISSED" if not found[-1] else "suggested",
                        source["id"],
                        name,
                        actor["canonical"],
                        {m.actor for m in hits},
                    )
        for mention in mentions:
            if mention.is_suggested:
                continue
            wholes = {mention.actor, getattr(registry.actor(mention.actor), "part_of", None)}
            right.append(bool(wholes & listed))
            if show and not right[-1]:
                context = document.text[max(0, mention.start - 25) : mention.end + 20].replace("\n", "|")
                print(
                    "UNLISTED", source["id"], document.text[mention.start : mention.end], mention.actor, "::", context
                )
    return ActorScores(*(round(sum(values) / len(values), 4) for values in (found, sure, right, told)))


def _is_same(registry: Registry, actor: str, name: str) -> bool:
    return any(alias.name.casefold() == name.casefold() for alias in registry.aliases(actor)) or (
        registry.find(name)[0].id == actor and not any(a.name == name for a in registry.find(name))
    )


def _over(mentions: tuple[Mention, ...], document: Document, name: str) -> list[Mention] | None:
    """Return the mentions that overlap some place where a name stands, None where it stands nowhere."""
    text = " ".join(document.text.split(" "))
    places = []
    at = text.find(name)
    while at >= 0:
        places.append((at, at + len(name)))
        at = text.find(name, at + 1)
    if not places:
        return None
    return [m for m in mentions if any(m.start < end and start < m.end for start, end in places)]
