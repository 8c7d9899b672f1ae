"""Finds the mentions of the registry's actors in an article; a starter that knows no names beside the registry's."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from workbench.annotate.deciding import Decider, Decision
from workbench.annotate.evidence import gather
from workbench.annotate.findings import ActorKind, AliasKind, Mention
from workbench.annotate.registry import Registry
from workbench.annotate.scanning import Hit, Reader, scan
from workbench.model import Document

_POSSESSIVE: Final = ("'s ", "\u2019s ", "' ", "\u2019 ")


def find_mentions(
    registry: Registry, document: Document, published_day: int | None, beside: Sequence[Reader] = ()
) -> tuple[Mention, ...]:
    """Return the mentions of actors in every zone but boilerplate, in reading order.

    Args:
        registry: Whom to look for.
        document: The article.
        published_day: Days from 1970-01-01 to its publication, None if it is undated; it tells Russia from the Soviet Union.
        beside: Whoever reads the words of the text for something else.
    Returns:
        Disjoint spans in code points of document.text, none over the border of a block. What is not sure is suggested.
    """
    scanned = scan(registry, document, beside)
    decider = Decider(registry, gather(registry, scanned, published_day))
    decider.learn_people(scanned.settings)
    decisions = [decider.decide(setting) for setting in scanned.settings]
    mentions: list[Mention] = []
    last_end = 0
    for hit in scanned.hits:
        decision = decisions[hit.setting]
        if decision is None:
            continue
        if decision.is_suggested and mentions and _is_of_another(registry, document.text, mentions[-1], hit, decision):
            continue
        start = hit.given_start if decision.takes_given and hit.given_start >= last_end else hit.start
        mention = Mention(start, hit.end, decision.actor, hit.zone, decision.alias, decision.is_suggested)
        if mentions and _are_one(document.text, mentions[-1], mention):
            mention = replace(mentions.pop(), end=mention.end)
        mentions.append(mention)
        last_end = hit.end
    return tuple(mentions)


def _are_one(text: str, one: Mention, other: Mention) -> bool:
    """Tell whether two names are one mention: two names of the same with nothing but a slash between, "HTS/Nusra"."""
    return one.actor == other.actor and text[one.end : other.start] == "/"


def _is_of_another(registry: Registry, text: str, state: Mention, hit: Hit, decision: Decision) -> bool:
    """Tell whether a name of many is that of somebody in another country: "Norway's Labour Party", "the Israeli Labour Party"."""
    between = text[state.end : hit.start]
    is_owned = between in _POSSESSIVE or (between == " " and state.alias is AliasKind.DEMONYM)
    own, home = registry.countries(state.actor), registry.countries(decision.actor)
    if not is_owned or not own or own[0] in home or not home:
        return False
    owner, named = registry.actor(state.actor), registry.actor(decision.actor)
    return (
        owner is not None
        and named is not None
        and owner.kind is ActorKind.STATE
        and named.kind in (ActorKind.ORGANISATION, ActorKind.ARMED)
    )
