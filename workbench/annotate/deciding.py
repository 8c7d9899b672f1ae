"""Decides for each name whom it means in this document, or that it means none of the registry's actors."""

from collections.abc import Iterable
from typing import NamedTuple

from workbench.annotate.bodies import BODY, OFFICE
from workbench.annotate.entries import ALWAYS, PROPER, Entry, Role
from workbench.annotate.evidence import Evidence
from workbench.annotate.findings import ActorKind, AliasKind
from workbench.annotate.people import choose_person, governed_state, serves
from workbench.annotate.registry import Registry
from workbench.annotate.scanning import Setting
from workbench.annotate.surroundings import Given, Lettering, Reading

_SHOUTED_MAX = 6
# Two plain words side by side are rarely a name: "foreign policy", "the blue house".
_LOOSE_WORDS = 2


class Decision(NamedTuple):
    """Whom a name means; `takes_given` where the given names before it belong to it."""

    actor: str
    alias: AliasKind
    is_suggested: bool
    takes_given: bool = False


class Decider:
    """Decides for each setting in which a name stands in a document."""

    def __init__(self, registry: Registry, evidence: Evidence) -> None:
        self._registry = registry
        self._evidence = evidence

    def learn_people(self, settings: Iterable[Setting]) -> None:
        """Count those as named who are told by a title and an office, or by initials, before others are decided."""
        told: set[str] = set()
        for setting in settings:
            if setting.given.title or setting.given.names:
                shorts = [e for e in self._evidence.candidates(self._registry, setting.key) if e.role is Role.SHORT]
                if shorts and (chosen := self._choose_person(shorts, setting)) is not None and chosen[1]:
                    told.add(chosen[0].actor)
        self._evidence.named.update(told)

    def decide(self, setting: Setting) -> Decision | None:
        """Return whom a name means in this setting."""
        evidence = self._evidence
        if setting.lettering is Lettering.CAPITALS and not self._may_be_shouted(setting):
            return None
        entries = evidence.candidates(self._registry, setting.key)
        if setting.is_loose:
            entries = [entry for entry in entries if self._may_be_loose(entry, setting)]
        shorts = [entry for entry in entries if entry.role is Role.SHORT]
        others = [entry for entry in entries if entry.role is not Role.SHORT]
        if setting.head and shorts and not others:
            return self._government_of(shorts, setting)
        if shorts and (setting.given.title or not others):
            chosen = self._choose_person(shorts, setting)
            if chosen is not None:
                entry, is_sure = chosen
                return Decision(entry.actor, entry.alias, not is_sure, bool(self._given(setting).names))
        if setting.is_crowded:
            return None
        others = [entry for entry in others if not self._is_place(entry, setting)]
        if not others:
            return None
        entry, is_sure = self._best(others)
        if setting.head.startswith(OFFICE):
            return self._holder(entry, setting.head) if is_sure else None
        if setting.head:
            return self._composed(entry, setting.head, is_sure=is_sure)
        if entry.role is Role.CAPITAL and setting.reading is Reading.UNCLEAR:
            is_sure = False
        alias = AliasKind.ABBREVIATION if evidence.introduced.get(setting.key) else entry.alias
        return Decision(entry.actor, alias, not is_sure)

    def _given(self, setting: Setting) -> Given:
        """Return what stands before a surname, unless it is another name or a headline's capitals."""
        given = setting.given
        if setting.lettering is not Lettering.RUNNING or (given.names and given.names[-1] in self._registry):
            return given._replace(names=())
        return given

    def _choose_person(self, shorts: list[Entry], setting: Setting) -> tuple[Entry, bool] | None:
        given = self._given(setting)
        if setting.is_crowded and not given.names:
            return None
        return choose_person(self._registry, self._evidence, shorts, given)

    def _may_be_shouted(self, setting: Setting) -> bool:
        """Tell whether an abbreviation in a line of capitals is one: "TELL US" names nobody."""
        key = setting.key
        return not key.startswith("=") or len(key) > _SHOUTED_MAX or key in self._evidence.running

    def _may_be_loose(self, entry: Entry, setting: Setting) -> bool:
        """Tell whether a name may stand without its capitals, as hasty writers have it, and is no plain words then."""
        words = setting.key.count(" ") + 1
        if words == 1:
            return entry.name[0].islower()
        if entry.is_capitalised:
            return False
        actor = self._registry.actor(entry.actor)
        assert actor is not None
        if setting.key.startswith("al "):
            return True
        if not setting.is_small:
            return words > _LOOSE_WORDS or actor.kind is not ActorKind.ORGANISATION or not entry.name.istitle()
        is_plain = entry.role in PROPER and not entry.is_ambiguous and not setting.head
        return is_plain and (words > _LOOSE_WORDS or actor.kind is ActorKind.STATE)

    def _is_place(self, entry: Entry, setting: Setting) -> bool:
        if entry.role is Role.CAPITAL:
            return setting.is_bare or setting.reading is Reading.PLACE
        actor = self._registry.actor(entry.actor)
        return setting.is_bare and actor is not None and actor.kind is ActorKind.STATE

    def _best(self, entries: list[Entry]) -> tuple[Entry, bool]:
        """Return the likeliest entry, and whether it is sure."""
        evidence = self._evidence

        def weight(entry: Entry) -> tuple[int, bool, int, int, int]:
            told = 2 * self._fits(entry) + 3 * (evidence.named[entry.actor] > 0) + (evidence.hinted[entry.actor] > 0)
            # Of two that fit, the one that is bound to that time is meant: Moscow in 1962.
            is_of_its_time = evidence.is_timed() and self._fits(entry) and entry.last_day != ALWAYS
            own = entry.role is not Role.UMBRELLA
            return told, own, int(is_of_its_time), self._country(entry.actor), -entry.rank

        ranked = sorted(entries, key=weight, reverse=True)
        best = ranked[0]
        rivals = [entry for entry in ranked if entry.actor != best.actor]
        is_shared = bool(rivals)
        if self._fits(best):
            rivals = [rival for rival in rivals if self._fits(rival) or evidence.named[rival.actor]]
        if best.role is not Role.UMBRELLA:
            rivals = [rival for rival in rivals if rival.role is not Role.UMBRELLA]
        if rivals and weight(rivals[0]) == weight(best):
            return best, False
        if not best.is_ambiguous:
            return best, True
        actor = self._registry.actor(best.actor)
        serves_now = evidence.day is not None and serves(self._registry, best.actor, evidence.day)
        if not rivals and " " in best.name and (is_shared or serves_now):
            return best, True
        is_told = any(evidence.named[a] or evidence.hinted[a] for a in (best.actor, actor and actor.part_of) if a)
        has_country = self._country(best.actor) > max((self._country(rival.actor) for rival in rivals), default=0)
        return best, is_told or has_country

    def _fits(self, entry: Entry) -> bool:
        """Tell whether a name was valid, and of namesakes who held an office, when the article appeared."""
        if not self._evidence.fits(entry):
            return False
        day = self._evidence.day
        actor = self._registry.actor(entry.actor)
        is_person = actor is not None and actor.kind is ActorKind.PERSON
        return day is None or not is_person or serves(self._registry, entry.actor, day)

    def _country(self, actor: str) -> int:
        known = self._registry.actor(actor)
        if known is None or known.kind is ActorKind.STATE:
            return 0
        return sum(self._evidence.countries[code] for code in self._registry.countries(actor))

    def _government_of(self, shorts: list[Entry], setting: Setting) -> Decision | None:
        """Read "the Erdogan government": the state that this person leads."""
        day = self._evidence.day
        states = {entry.actor: governed_state(self._registry, entry.actor, day) for entry in shorts}
        led = {state for state in states.values() if state is not None}
        if not led or self._given(setting).names:
            return None
        if len(led) > 1:
            chosen = self._choose_person(shorts, setting)
            state = states.get(chosen[0].actor) if chosen else None
            return Decision(state, AliasKind.METONYM, is_suggested=True) if state else None
        return Decision(led.pop(), AliasKind.METONYM, is_suggested=False)

    def _holder(self, entry: Entry, head: str) -> Decision | None:
        """Read "the Turkish president": the only one who held the office when the article appeared."""
        if self._evidence.day is None:
            return None
        offices = head.removeprefix(OFFICE).split()
        holders = self._registry.holders(entry.actor, offices, self._evidence.day)
        return Decision(holders[0], AliasKind.METONYM, is_suggested=False) if len(holders) == 1 else None

    def _composed(self, entry: Entry, head: str, *, is_sure: bool) -> Decision | None:
        """Read "Cuban government" and "Cuban troops"."""
        if head == Role.GOVERNMENT:
            return Decision(entry.actor, AliasKind.METONYM, not is_sure)
        if head.startswith(BODY):
            body = self._registry.actor(entry.actor + head)
            return None if body is None else Decision(body.id, AliasKind.SAME, not is_sure)
        day = self._evidence.day
        armies = self._registry.armies(entry.actor)
        valid = [army for army in armies if self._existed(army, day)] or armies[:1]
        if not valid:
            return Decision(entry.actor, entry.alias, not is_sure)
        return Decision(valid[0], AliasKind.PART_OF if head == Role.PART else AliasKind.SAME, not is_sure)

    def _existed(self, actor: str, day: int | None) -> bool:
        first, last = self._registry.validity(actor)
        return last == ALWAYS if day is None else first <= day <= last
