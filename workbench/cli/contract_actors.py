"""The actors of `annotate FILE`, places among them: other programs rely on these names, as on those of contract.py."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeVar

from workbench.annotate.descriptions import is_description, name_within
from workbench.annotate.findings import Actor, ActorKind, AliasKind, Findings, Mention
from workbench.annotate.places.cues import DIRECTIONS
from workbench.annotate.places.gazetteer import Gazetteer
from workbench.annotate.places.place import PlaceMention
from workbench.annotate.registry import Registry
from workbench.annotate.unknown.english import HEADS
from workbench.annotate.words import name_key
from workbench.same_actors import Question

Named = TypeVar("Named", Mention, PlaceMention)
_PART: Final = re.compile(r"(?<=[a-z,;] )([A-Z][a-z]+) $")
_PART_CHARS: Final = 20
_TYPES: Final = {ActorKind.STATE: "LOC", ActorKind.PLACE: "LOC", ActorKind.PERSON: "PER"}


@dataclass(frozen=True, slots=True)
class FoundActor:
    """One mention of `annotate FILE`. `type` is PER, ORG, LOC or MISC: states and places are LOC, nationality words MISC.

    Descriptions as "Brisan troops" are MISC, too: they mean an actor, but what they name is the nation, which is listed beside them.
    `kind` is state, armed, organisation, person or place; a place is there where its name is no actor's.
    """

    start: int
    end: int
    text: str
    type: str
    canonical: str
    kind: str
    is_suggested: bool


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """Two actors that may be one, of `actor questions --json`: the one to keep first; `kept` where the user keeps it as a question."""

    one: str
    one_name: str
    other: str
    other_name: str
    why: str
    articles: int
    kept: bool


def question_line(one: Question) -> QuestionLine:
    """Return a question as `actor questions` prints it."""
    return QuestionLine(one.one.id, one.one.name, one.other.id, one.other.name, one.why, one.articles, one.is_kept)


def found_actors(text: str, findings: Findings, registry: Registry, gazetteer: Gazetteer) -> tuple[FoundActor, ...]:
    """Return the actors that a text names, and the places that are none of them, in reading order."""
    found = []
    within = [
        inner
        for mention in findings.mentions
        if is_description(registry, text, mention)
        and (inner := name_within(registry, text, mention, findings.mentions)) is not None
    ]
    for mention in (*findings.mentions, *within):
        actor = registry.actor(mention.actor)
        if actor is not None:
            found.append(_at(text, mention, _type(text, mention, actor, registry), actor.name, actor.kind))
    for named in _apart(findings.places, findings.mentions):
        place = gazetteer.place(named.place)
        if place is not None:
            found.append(_at(text, _whole(text, named), "LOC", place.name, ActorKind.PLACE))
    for town in _apart(findings.unknown_places, _in_order(findings)):
        actor = registry.actor(town.actor)
        if actor is not None:
            found.append(_at(text, town, "LOC", actor.name, actor.kind))
    return tuple(sorted(found, key=lambda one: one.start))


def _type(text: str, mention: Mention, actor: Actor, registry: Registry) -> str:
    if mention.alias is AliasKind.DEMONYM or is_description(registry, text, mention):
        return "MISC"
    is_metonym = mention.alias is AliasKind.METONYM and actor.kind is not ActorKind.PERSON
    if is_metonym and any(
        key in HEADS or key in registry.heads for key in name_key(text[mention.start : mention.end]).split(" ")
    ):
        # "the Foreign Office", by which a state is meant.
        return "ORG"
    return _TYPES.get(actor.kind, "ORG")


def _at(text: str, mention: Mention | PlaceMention, type_: str, canonical: str, kind: str) -> FoundActor:
    start, end = mention.start, mention.end
    return FoundActor(start, end, text[start:end], type_, canonical, kind, mention.is_suggested)


def _whole(text: str, named: PlaceMention) -> PlaceMention:
    """Return a place with the word before it that tells which part is meant, where that has a capital within a sentence: "in Upper Brisa"."""
    match = _PART.search(text, max(0, named.start - _PART_CHARS), named.start)
    is_part = match is not None and name_key(match[1]) in DIRECTIONS
    return replace(named, start=match.start(1)) if match is not None and is_part else named


def _in_order(findings: Findings) -> list[Mention | PlaceMention]:
    return sorted((*findings.mentions, *findings.places), key=lambda one: one.start)


def _apart(places: Sequence[Named], mentions: Sequence[Mention | PlaceMention]) -> Iterator[Named]:
    """Give the places that share no letter with what else is named; both are in reading order."""
    at = 0
    for place in places:
        while at < len(mentions) and mentions[at].end <= place.start:
            at += 1
        if at == len(mentions) or place.end <= mentions[at].start:
            yield place
