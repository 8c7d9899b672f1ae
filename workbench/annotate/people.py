"""Decides whom a surname or short name means: full names in the article, titles, and terms of office."""

from typing import Final

from workbench.annotate import cues
from workbench.annotate.entries import Entry
from workbench.annotate.evidence import Evidence
from workbench.annotate.registry import Registry
from workbench.annotate.surroundings import Given
from workbench.annotate.words import name_key

_RISING_DAYS: Final = 5 * 366
# Of several in office, whoever stands higher is meant; other offices come last.
_OFFICES: Final = ("president", "monarch", "premier", "prime-minister", "leader", "chancellor", "general-secretary")


def choose_person(
    registry: Registry, evidence: Evidence, entries: list[Entry], given: Given
) -> tuple[Entry, bool] | None:
    """Return who is meant and whether that is sure, None if nobody of the registry is."""
    if given.names:
        own = [entry for entry in entries if is_given_name(registry, entry.actor, given.names)]
        return (own[0], len({e.actor for e in own}) == 1) if own else None
    fitting = [entry for entry in entries if _fits_title(registry, entry.actor, given.title)] or entries
    named = [entry for entry in fitting if evidence.named[entry.actor]]
    if named:
        actors = {entry.actor for entry in named}
        return _highest(registry, evidence, named), len(actors) == 1
    if evidence.day is None:
        if len(entries) > 1:
            entries = [entry for entry in entries if has_home(registry, evidence, entry.actor)]
        if len({entry.actor for entry in entries}) != 1:
            return None
        is_told = not entries[0].is_ambiguous or given.title or has_home(registry, evidence, entries[0].actor)
        return (entries[0], False) if is_told else None
    serving = [entry for entry in fitting if serves(registry, entry.actor, evidence.day)]
    if serving:
        is_sure = len({entry.actor for entry in serving}) == 1 and (
            bool(given.title)
            or not any(entry.is_ambiguous for entry in serving)
            or has_home(registry, evidence, serving[0].actor)
        )
        return _highest(registry, evidence, serving), is_sure
    entries = [entry for entry in entries if _is_known_by(registry, entry.actor, evidence.day)]
    if len({entry.actor for entry in entries}) == 1 and (given.title or not entries[0].is_ambiguous):
        return entries[0], False
    return None


def serves(registry: Registry, person: str, day: int) -> bool:
    """Tell whether a person is known to hold some office on a day."""
    return any(term.covers(day) for term in registry.terms(person))


def has_home(registry: Registry, evidence: Evidence, person: str) -> bool:
    """Tell whether the article names a country that a person is of."""
    return any(evidence.countries[code] for code in registry.countries(person))


def _is_known_by(registry: Registry, person: str, day: int) -> bool:
    """Tell whether a person may be known by the surname alone on a day, long before the first office: no."""
    starts = [term.first_day for term in registry.terms(person) if term.first_day is not None]
    return not starts or min(starts) <= day + _RISING_DAYS


def is_given_name(registry: Registry, person: str, names: tuple[str, ...]) -> bool:
    """Tell whether given names or initials before a surname are this person's."""
    actor = registry.actor(person)
    if actor is None:
        return False
    own = name_key(actor.name).split(" ")
    first = names[0]
    if len(first) > 2:
        return first == own[0]
    # Initials in another script than the table's cannot be compared, and are rarely a namesake's.
    return first[0] == own[0][0] or first.isascii() != own[0].isascii()


def governed_state(registry: Registry, person: str, day: int | None) -> str | None:
    """Return the state that a person led on a day; without a day, the only one that it ever led."""
    terms = registry.terms(person)
    if day is not None:
        terms = [term for term in terms if term.covers(day)]
    states = {term.of for term in terms if (a := registry.actor(term.of)) is not None and a.kind == "state"}
    return states.pop() if len(states) == 1 else None


def _fits_title(registry: Registry, person: str, title: str) -> bool:
    offices = cues.OFFICES.get(title)
    if offices is None:
        return True
    return any(term.office.startswith(offices) for term in registry.terms(person))


def _highest(registry: Registry, evidence: Evidence, entries: list[Entry]) -> Entry:
    def standing(entry: Entry) -> tuple[int, int]:
        terms = registry.terms(entry.actor)
        if evidence.day is not None:
            terms = [term for term in terms if term.covers(evidence.day)]
        ranks = [_OFFICES.index(term.office) for term in terms if term.office in _OFFICES]
        return min(ranks, default=len(_OFFICES)), -evidence.named[entry.actor]

    return min(entries, key=standing)
