"""A small registry for tests, and a reading of texts that takes every occurrence of its names."""

import datetime
import re

from workbench.annotate.entries import ALWAYS, EPOCH, Entry, Role
from workbench.annotate.findings import Actor, ActorKind, AliasKind, Findings, Mention
from workbench.annotate.registry import Registry
from workbench.annotate.times.expressions import Basis, Kind, Time, Times, Unit
from workbench.model import Document, Zone

_NAMES = {
    Actor("turkey", "Turkey", ActorKind.STATE): ("Turkey", "Ankara", "Turkish"),
    Actor("cuba", "Cuba", ActorKind.STATE): ("Cuba", "Havana"),
    Actor("turkish-army", "Turkish Army", ActorKind.ARMED, part_of="turkey"): ("Turkish Army", "Army"),
}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Names(Registry):
    """Stands in for the registry."""

    def __init__(self) -> None:
        super().__init__("", "")

    def actor(self, id_: str) -> Actor | None:
        return next((actor for actor in _NAMES if actor.id == id_), None)

    def entries(self, key: str) -> tuple[Entry, ...]:
        return tuple(
            Entry(actor.id, Role.CAPITAL if name in {"Ankara", "Havana"} else Role.SAME, name)
            for actor, names in _NAMES.items()
            for name in names
            if name.casefold() == key
        )

    def validity(self, actor: str) -> tuple[int, int]:
        return (datetime.date(1923, 10, 29).toordinal() - EPOCH, ALWAYS) if actor == "turkey" else (-ALWAYS, ALWAYS)

    def named(self, name: str) -> list[Actor]:
        key = name.casefold()
        found = [actor for actor, names in _NAMES.items() if key in {n.casefold() for n in names}]
        return sorted(found, key=lambda actor: actor.name.casefold() != key)

    def search(self, typed: str, limit: int) -> list[Actor]:
        return [actor for actor in _NAMES if actor.name.startswith(typed[:4])][:limit]


def read(_registry: Names, document: Document, _rulings: object = None, _tagging: object = None) -> Findings:
    """Find names and days written as YYYY-MM-DD; names with a question mark after them are suggestions."""
    ids = {name: actor.id for actor, names in _NAMES.items() for name in names}
    pattern = re.compile("|".join(sorted(ids, key=len, reverse=True)))
    mentions, dates = [], []
    for block in document.blocks:
        for match in pattern.finditer(document.text, block.start, block.end):
            suggested = document.text[match.end() : match.end() + 1] == "?"
            mentions.append(Mention(match.start(), match.end(), ids[match[0]], block.zone, AliasKind.SAME, suggested))
        days = _DAY.finditer(document.text, block.start, block.end)
        dates += [a_day(match.start(), match.end(), match[0], block.zone) for match in days]
    return Findings(tuple(mentions), Times(tuple(dates)))


def a_day(start: int, end: int, date: str, zone: Zone = Zone.BODY) -> Time:
    """Return a day that stands in a text with its year."""
    day = datetime.date.fromisoformat(date).toordinal() - EPOCH
    return Time(start, end, Kind.DATE, date, date, day, day, Unit.DAY, Basis.EXPLICIT, "iso", zone)
