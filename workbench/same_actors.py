"""Which actors of a library may be one and the same: offered as questions, which only the user answers."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, islice
from typing import Final

from workbench.annotate.findings import Actor, ActorKind, AliasKind
from workbench.annotate.registry import Registry
from workbench.annotate.words import name_key
from workbench.library import actor_rows
from workbench.library.store import Library

# Nobody answers more at a time, and those that matter come first.
_QUESTIONS_MAX: Final = 500
# Of a surname that so many have, nobody can say who is who by it.
_NAMESAKES_MAX: Final = 8
# In short names one letter makes somebody else of them.
_SPELLING_MIN: Final = 8
_LETTERS_MIN: Final = 3
_OPEN, APART = "open", "apart"
# Why a pair is a question of which nothing but the user's word makes one.
KEPT: Final = "kept by you"


@dataclass(frozen=True, slots=True)
class Question:
    """Two actors of whom it is asked whether they are one, and why; `is_kept` where the user wants it kept as a question."""

    one: Actor
    other: Actor
    why: str
    articles: int
    is_kept: bool = False


def questions(library: Library, registry: Registry) -> tuple[Question, ...]:
    """Return the pairs that may be one: those that the user keeps as questions first, then those in most articles.

    The one that is known, or is in more articles, comes first in each: that is the one to keep. Pairs that the user keeps apart
    are left out.
    """
    counts: defaultdict[str, int] = defaultdict(int)
    for stored, articles in library.connection.execute("SELECT actor, count(*) FROM article_actor GROUP BY actor"):
        if (shown := registry.shown(stored)) is not None:
            counts[shown] += articles
    actors = {id_: actor for id_ in counts if (actor := registry.actor(id_)) is not None}
    verdicts: dict[frozenset[str], str] = {}
    for pair, verdict in actor_rows.pairs(library.connection).items():
        verdicts[frozenset(registry.shown(one) or one for one in pair)] = verdict
    found: dict[frozenset[str], Question] = {}
    for one, other, why in _candidates(registry, actors):
        pair_ = frozenset((one, other))
        if len(pair_) == 2 and pair_ not in found and verdicts.get(pair_) != APART:
            found[pair_] = _question(registry, counts, actors[one], actors[other], why, pair_ in verdicts)
    for pair_, verdict in verdicts.items():
        if verdict == _OPEN and len(pair_) == 2 and pair_ not in found:
            one_, other_ = (registry.actor(id_) for id_ in sorted(pair_))
            if one_ is not None and other_ is not None:
                found[pair_] = _question(registry, counts, one_, other_, KEPT, True)
    ordered = sorted(found.values(), key=lambda one: (not one.is_kept, -one.articles, one.one.name, one.other.name))
    return tuple(ordered[:_QUESTIONS_MAX])


def likeness(registry: Registry, actor: Actor) -> Callable[[Actor], str]:
    """Return what says why another actor may be the same as this one, as `questions` would, empty where nothing speaks for it."""
    key, is_known = name_key(actor.name), registry.knows(actor.id)
    aliases = {key, *(name_key(alias.name) for alias in registry.aliases(actor.id))}
    namesakes = {known.id for known in registry.named(actor.name)}
    *given, surname = key.split(" ")
    spellings, words = _spellings(key), key.count(" ")

    def why(other: Actor) -> str:
        if is_known and registry.knows(other.id):
            return ""
        theirs = name_key(other.name)
        if theirs in aliases or other.id in namesakes:
            return "the same name"
        if _initials(actor.name) == other.name or _initials(other.name) == actor.name:
            return "its initials"
        if actor.kind is other.kind is ActorKind.PERSON:
            *others, last = theirs.split(" ")
            if last == surname and _may_be_same(given, others):
                return "the same surname"
        is_near = abs(len(theirs) - len(key)) <= 1 and theirs.count(" ") == words and len(key) >= _SPELLING_MIN
        return "nearly the same spelling" if is_near and spellings & _spellings(theirs) else ""

    return why


def _spellings(key: str) -> set[str]:
    """Return a name, and what is left of it without one of its letters."""
    return {key, *(f"{key[:at]}{key[at + 1 :]}" for at in range(len(key)))}


def _initials(name: str) -> str:
    """Return the first letters of the capitalised words of a name, empty where they are too few."""
    words = [word for word in name.replace("-", " ").split() if word[:1].isupper()]
    return "".join(word[0] for word in words) if len(words) >= _LETTERS_MIN else ""


def _question(
    registry: Registry, counts: Mapping[str, int], one: Actor, other: Actor, why: str, is_kept: bool
) -> Question:
    first, second = sorted((one, other), key=lambda actor: (not registry.knows(actor.id), -counts[actor.id], actor.id))
    return Question(first, second, why, counts[second.id], is_kept)


def _candidates(registry: Registry, actors: Mapping[str, Actor]) -> Iterator[tuple[str, str, str]]:
    """Yield pairs of ids with a reason, the surest first; of each at least one is not known for sure."""
    unsure = [actor for actor in actors.values() if not registry.knows(actor.id)]
    by_key: defaultdict[str, list[str]] = defaultdict(list)
    for actor in actors.values():
        by_key[name_key(actor.name)].append(actor.id)
    for actor in unsure:
        key = name_key(actor.name)
        for other in (*by_key[key], *(known.id for known in registry.named(actor.name))):
            if other != actor.id and other in actors:
                yield actor.id, other, "the same name"
    yield from _abbreviated(registry, actors, unsure)
    yield from _namesakes(registry, actors)
    yield from _misspelt(unsure, by_key)


def _abbreviated(
    registry: Registry, actors: Mapping[str, Actor], unsure: Iterable[Actor]
) -> Iterator[tuple[str, str, str]]:
    initials: defaultdict[str, list[str]] = defaultdict(list)
    for actor in actors.values():
        if letters := _initials(actor.name):
            initials[letters].append(actor.id)
    for actor in unsure:
        if actor.name.isupper() and len(actor.name) >= _LETTERS_MIN:
            for other in initials.get(actor.name, ()):
                is_known_so = any(
                    alias.kind is AliasKind.ABBREVIATION and alias.name != actor.name
                    for alias in registry.aliases(other)
                )
                if other != actor.id and not is_known_so:
                    yield actor.id, other, "its initials"


def _namesakes(registry: Registry, actors: Mapping[str, Actor]) -> Iterator[tuple[str, str, str]]:
    """Yield persons of one surname whose given names do not speak against it: "J. Smith", "Smith"."""
    by_surname: defaultdict[str, list[tuple[str, list[str]]]] = defaultdict(list)
    for actor in actors.values():
        if actor.kind is ActorKind.PERSON:
            *given, surname = name_key(actor.name).split(" ")
            by_surname[surname].append((actor.id, given))
    for people in by_surname.values():
        if len(people) > _NAMESAKES_MAX:
            continue
        for (one, given), (other, others) in combinations(people, 2):
            if (not registry.knows(one) or not registry.knows(other)) and _may_be_same(given, others):
                yield one, other, "the same surname"


def _may_be_same(given: list[str], others: list[str]) -> bool:
    """Tell whether given names fit: one has none, or they begin alike and one of each is an initial or the same."""
    for one, other in zip(given, others, strict=False):
        short, long_ = sorted((one, other), key=len)
        if not (short == long_ or (len(short) == 1 and long_.startswith(short))):
            return False
    return True


def _misspelt(unsure: Iterable[Actor], by_key: Mapping[str, list[str]]) -> Iterator[tuple[str, str, str]]:
    """Yield names that differ in one letter: each is looked up without one of its letters."""
    without: defaultdict[str, set[str]] = defaultdict(set)
    for key in by_key:
        if len(key) >= _SPELLING_MIN:
            for spelling in _spellings(key):
                without[spelling].add(key)
    for actor in unsure:
        key = name_key(actor.name)
        if len(key) < _SPELLING_MIN:
            continue
        near = set().union(*(without.get(spelling, ()) for spelling in _spellings(key)))
        for other in islice(sorted(near - {key}), _NAMESAKES_MAX):
            if abs(len(other) - len(key)) <= 1 and other.count(" ") == key.count(" "):
                for id_ in by_key[other]:
                    yield actor.id, id_, "nearly the same spelling"
