"""What a document as a whole says about who is meant: who is named in full, whose countries come up."""

from collections import Counter
from dataclasses import dataclass, field

from workbench.annotate.bodies import OFFICE
from workbench.annotate.entries import ALWAYS, PROPER, Entry, Role
from workbench.annotate.findings import ActorKind
from workbench.annotate.registry import Registry
from workbench.annotate.scanning import Scan, Setting
from workbench.annotate.surroundings import Lettering

# A name does not stand in print before there is what it names; first days are not always known to the day.
_SLACK_DAYS = 366
# An undated article that uses names of the past this often was written in that past.
_EXPIRED_MIN = 3
_NAMING = PROPER | {Role.PREDECESSOR, Role.PART, Role.GOVERNMENT}


@dataclass(frozen=True, slots=True)
class Evidence:
    """Counts over a document: actors by unmistakable long names, by any unmistakable name, and countries."""

    day: int | None
    introduced: dict[str, str]
    named: Counter[str] = field(default_factory=Counter)
    hinted: Counter[str] = field(default_factory=Counter)
    countries: Counter[str] = field(default_factory=Counter)
    running: set[str] = field(default_factory=set)
    expired: Counter[tuple[int, int]] = field(default_factory=Counter)

    def fits(self, entry: Entry) -> bool:
        """Tell whether a name was valid when the article appeared; without a date, in the time that its names tell."""
        if self.day is None:
            if (window := self.window()) is not None:
                return entry.first_day <= window[1] and window[0] <= entry.last_day
            return entry.last_day == ALWAYS
        return entry.first_day <= self.day <= entry.last_day

    def is_timed(self) -> bool:
        """Tell whether it is known when the article was written, from its date or its names."""
        return self.day is not None or self.window() is not None

    def window(self) -> tuple[int, int] | None:
        """Return first and last day of the time that the expired names of an undated article were all valid in."""
        if sum(self.expired.values()) < _EXPIRED_MIN:
            return None
        first, last = max(first for first, _ in self.expired), min(last for _, last in self.expired)
        return (first, last) if first <= last else None

    def is_possible(self, entry: Entry) -> bool:
        """Tell whether a name can stand in the article at all."""
        return self.day is None or entry.first_day <= self.day + _SLACK_DAYS

    def candidates(self, registry: Registry, key: str) -> list[Entry]:
        """Return the entries that a key may stand for in this document."""
        long = self.introduced.get(key, key)
        entries = registry.entries(long or key)
        if not long:
            # Spelled out as something that the registry lacks: only a name of one meaning is held against that.
            entries = tuple(entry for entry in entries if not entry.is_ambiguous)
        return [entry for entry in entries if self.is_possible(entry)]


def gather(registry: Registry, scan: Scan, day: int | None) -> Evidence:
    """Count what the hits of a document say without doubt."""
    evidence = Evidence(day, scan.introduced)
    for number, count in Counter(hit.setting for hit in scan.hits).items():
        setting = scan.settings[number]
        if setting.lettering is Lettering.RUNNING:
            evidence.running.add(setting.key)
        if setting.is_bare or setting.is_crowded or setting.is_small or setting.head.startswith(OFFICE):
            continue
        _count(registry, evidence, setting, count)
    return evidence


def _count(registry: Registry, evidence: Evidence, setting: Setting, count: int) -> None:
    entries = evidence.candidates(registry, setting.key)
    fitting = [entry for entry in entries if evidence.fits(entry)] or entries
    if evidence.day is not None:
        fitting = [entry for entry in fitting if entry.last_day != ALWAYS] or fitting
    actors = {entry.actor for entry in fitting}
    if len(actors) != 1:
        return
    entry = fitting[0]
    if evidence.day is None and not any(e.is_ambiguous for e in entries):
        _count_term(registry, evidence, entry.actor, count)
    if any(e.is_ambiguous for e in entries if e.actor == entry.actor) or entry.role is Role.SHORT:
        return
    evidence.hinted[entry.actor] += count
    if entry.last_day != ALWAYS:
        evidence.expired[entry.first_day, entry.last_day] += count
    if entry.role in _NAMING:
        evidence.named[entry.actor] += count
    actor = registry.actor(entry.actor)
    if actor is not None and actor.kind is not ActorKind.PERSON:
        for country in registry.countries(entry.actor):
            evidence.countries[country] += count


def _count_term(registry: Registry, evidence: Evidence, person: str, count: int) -> None:
    """Note the time in which somebody was in office who is no more: it is the time that an undated article is about."""
    terms = registry.terms(person)
    firsts = [term.first_day for term in terms if term.first_day is not None]
    lasts = [term.last_day for term in terms if term.last_day is not None]
    if firsts and len(lasts) == len(terms) and max(lasts) != ALWAYS:
        evidence.expired[min(firsts), max(lasts)] += count
