"""What must hold of the starter table as a whole: links that lead somewhere, dates in order, and no name of two that does not say so."""

from collections import Counter, defaultdict
from itertools import combinations, pairwise

import pytest

import resources
from workbench.annotate.entries import ALWAYS, Basis, Entry, Role, read_entry
from workbench.annotate.findings import ActorKind, AliasKind
from workbench.annotate.registry import Registry

# Who gives an office up hands it over within this time; dates are often known only to the month.
_HANDOVER_DAYS = 31
# Two at once after a disputed election.
OVERLAPPING = {("president", "cote-divoire")}
# Several hold such an office at one time.
MANY = {"kennedy-administration-adviser"}


@pytest.fixture(scope="module")
def registry():
    return Registry.default()


@pytest.fixture(scope="module")
def ids():
    return [line.split("\t", 1)[0] for line in resources.read_text("gazetteer/actors.tsv").splitlines()]


@pytest.fixture(scope="module")
def names():
    """Return the names by key."""
    found = defaultdict(list)
    for line in resources.read_text("gazetteer/names.tsv").splitlines():
        key, rest = line.split("\t", 1)
        found[key].append(read_entry(rest))
    return found


def test_whoever_was_succeeded_is_known_and_came_first(registry, ids):
    for actor in ids:
        for before in registry.predecessors(actor):
            assert registry.actor(before) is not None, (actor, before)
            assert actor in registry.successors(before)
            assert registry.validity(before)[0] <= registry.validity(actor)[1], (actor, before)


def test_nobody_succeeds_itself_by_way_of_others(registry, ids):
    for actor in ids:
        assert actor not in _before(registry, actor)


def test_the_dates_of_names_are_in_order(names):
    for entries in names.values():
        for entry in entries:
            assert entry.first_day <= entry.last_day, entry


def test_two_of_one_time_share_a_name_only_where_it_says_so(registry, names):
    for key, entries in names.items():
        for one, other in combinations(entries, 2):
            if one.actor != other.actor and not one.is_ambiguous and not other.is_ambiguous:
                assert _are_apart(registry, one, other), (key, one.actor, other.actor)


def _are_apart(registry: Registry, one: Entry, other: Entry) -> bool:
    """Tell whether names were never valid at one time, or what tells whom they mean: states that followed upon each other, and offices."""
    if one.role is other.role is Role.SHORT:
        return True
    (_, last), (first, _) = sorted(_span(registry, entry) for entry in (one, other))
    return (
        first > last - 366 or one.actor in _before(registry, other.actor) or other.actor in _before(registry, one.actor)
    )


def _span(registry: Registry, entry: Entry) -> tuple[int, int]:
    first, last = registry.validity(entry.actor)
    return max(first, entry.first_day), min(last, entry.last_day)


def _before(registry: Registry, actor: str) -> set[str]:
    """Return all whom an actor succeeded, by way of others too."""
    seen: set[str] = set()
    waiting = registry.predecessors(actor)
    while waiting:
        seen.update(waiting)
        waiting = [before for one in waiting for before in registry.predecessors(one) if before not in seen]
    return seen


def test_only_namesakes_have_one_canonical_name(registry, ids, names):
    by_name = defaultdict(list)
    for actor in ids:
        by_name[registry.actor(actor).name.casefold()].append(actor)
    for same in by_name.values():
        for actor in same if len(same) > 1 else ():
            own = [alias for alias in registry.aliases(actor) if alias.name == registry.actor(actor).name]
            first, last = registry.validity(actor)
            others = [registry.validity(other) for other in same if other != actor]
            is_alone = all(begin >= last or end <= first for begin, end in others)
            assert is_alone or all(alias.is_ambiguous for alias in own), same


def test_offices_are_held_of_somebody_and_by_one_at_a_time(registry, ids):
    held = defaultdict(list)
    for person in ids:
        for term in registry.terms(person):
            assert registry.actor(term.of) is not None, (person, term.of)
            if term.first_day is not None and term.last_day is not None:
                assert term.first_day <= term.last_day, (person, term)
                held[term.office, term.of].append((term.first_day, term.last_day, person))
    for office, terms in held.items():
        of = registry.actor(office[1])
        if of.kind is not ActorKind.STATE or office[0] in MANY or office in OVERLAPPING:
            continue
        for (_, last, one), (first, _, other) in pairwise(sorted(terms)):
            assert one == other or last - first <= _HANDOVER_DAYS, (office, one, other)


def test_what_holds_office_today_is_of_a_state_that_there_is(registry, ids):
    for person in ids:
        for term in registry.terms(person):
            if term.last_day == ALWAYS and registry.actor(term.of).kind is ActorKind.STATE:
                assert registry.validity(term.of)[1] == ALWAYS, (person, term.of)


def test_every_fact_says_on_what_it_rests(registry, ids, names):
    bases = Counter(entry.basis for entries in names.values() for entry in entries)
    assert bases[Basis.CLDR] > 1000
    assert bases[Basis.UNCHECKED] > 10_000
    assert set(bases) == {Basis.CLDR, Basis.UNCHECKED}
    for actor in ids:
        known = registry.bases(actor)
        assert (known.part_of is not None) == (registry.actor(actor).part_of is not None)
        assert (known.validity is not None) == (registry.validity(actor) != (-ALWAYS, ALWAYS))
    assert registry.bases("turkey").existence is Basis.CLDR
    turkey = {alias.name: alias.basis for alias in registry.aliases("turkey")}
    assert (turkey["Turquía"], turkey["Ankara"]) == (Basis.CLDR, Basis.UNCHECKED)


@pytest.mark.parametrize(
    ("actor", "name", "kind"),
    [
        ("hayat-tahrir-al-sham", "HTS", AliasKind.ABBREVIATION),
        ("hayat-tahrir-al-sham", "Haya'at Tahrir al-Sham", AliasKind.SPELLING),
        ("hayat-tahrir-al-sham", "Nusra", AliasKind.SUCCESSOR),
        ("islamic-state", "Daesh", AliasKind.DISPUTED),
        ("soviet-union", "Russia", AliasKind.PREDECESSOR),
        ("turkey", "Ankara", AliasKind.METONYM),
        ("cia", "Langley", AliasKind.METONYM),
        ("myanmar", "Burma", AliasKind.SAME),
        ("palestinian-authority", "PNA", AliasKind.ABBREVIATION),
    ],
)
def test_a_name_is_of_the_kind_that_it_is(registry, actor, name, kind):
    assert [alias.kind for alias in registry.aliases(actor) if alias.name == name] == [kind]


def test_groups_that_followed_upon_each_other_are_linked_and_not_one(registry):
    chain = ["jabhat-al-nusra", "jabhat-fatah-al-sham", "hayat-tahrir-al-sham"]
    for before, after in pairwise(chain):
        assert registry.predecessors(after) == [before]
        assert after in registry.successors(before)


class TestBodies:
    """Ministries that need no line."""

    def test_an_id_describes_itself(self, registry):
        body = registry.actor("turkey/foreign-ministry")
        assert (body.name, body.kind, body.part_of) == ("Turkish Foreign Ministry", ActorKind.ORGANISATION, "turkey")
        assert registry.countries(body.id) == ("TR",)
        assert [alias.name for alias in registry.aliases(body.id)] == [body.name]
        assert registry.bases(body.id).part_of is Basis.UNCHECKED

    @pytest.mark.parametrize("actor", ["turkey/", "turkey/circus", "nowhere/foreign-ministry", "pkk/foreign-ministry"])
    def test_an_id_of_anything_else_is_nobody(self, registry, actor):
        assert registry.actor(actor) is None
        assert registry.bases(actor) is None

    @pytest.mark.parametrize(
        ("name", "body"),
        [
            ("Turkish Foreign Ministry", "turkey/foreign-ministry"),
            ("the ministry of defence of the United Kingdom", "united-kingdom/defence-ministry"),
            ("Ministry of Foreign Affairs of Iran", "iran/foreign-ministry"),
            ("US Defense Ministry", "united-states/defence-ministry"),
            ("DRC Foreign Ministry", "dr-congo/foreign-ministry"),
        ],
    )
    def test_names_lead_to_it(self, registry, name, body):
        assert [actor.id for actor in registry.named(name.removeprefix("the "))][:1] == [body]

    def test_every_state_has_one_that_its_name_leads_to(self, registry, ids):
        states = [actor for actor in map(registry.actor, ids) if actor.kind is ActorKind.STATE]
        for state in states:
            body = registry.actor(f"{state.id}/foreign-ministry")
            assert body.id in [actor.id for actor in registry.named(body.name)], body

    def test_an_office_is_whose_it_is_on_the_day(self, registry):
        assert registry.holders("turkey", ["president"], 0) == []
        assert registry.holders("turkey", ["president"], 18_383) == ["recep-tayyip-erdogan"]
        assert registry.holders("united-kingdom", ["no-such-office", "prime-minister"], 18_383) == ["boris-johnson"]
