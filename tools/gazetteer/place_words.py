"""Which names of places are words of English or names of people, so that a place has to be told by what stands around it."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import names

from workbench.annotate import cues
from workbench.annotate.words import name_key

# Of the US census of 1990: rarer given names (Kenya, Asia, Paris) are named after places more often than the other way round.
_GIVEN_SHARE = 0.003
_SURNAMES = 5_000
# Metropolises are written about more often than people who are called so, unless very many are.
_SURNAMES_OF_METROPOLES = 700
_METROPOLIS = 500_000
# Three letters are rarely a name and nothing else, nor are four unless the place is known.
_SHORT = 3
_KNOWN = 100_000


@dataclass(frozen=True)
class Words:
    """Keys that mean something else, too: words, given names, surnames in their order, and names of the table of actors."""

    plain: frozenset[str]
    given: frozenset[str]
    surnames: dict[str, int]
    people: frozenset[str]
    others: frozenset[str]

    def flags(self, key: str, population: int, *, is_capital: bool) -> str:
        """Return the flags of a place's own name: w = a word, too; p = a person's name, too."""
        is_large = is_capital or population >= _METROPOLIS
        last = _SURNAMES_OF_METROPOLES if is_large else _SURNAMES
        flags = ""
        is_short = len(key) <= (_SHORT if population >= _KNOWN else _SHORT + 1)
        if not is_large and (key in self.plain or key in self.others or is_short):
            flags += "w"
        if key in self.given or self.surnames.get(key, last) < last or (key in self.people and not is_capital):
            flags += "p"
        return flags

    def is_taken(self, key: str) -> bool:
        """Tell whether a key means something else, so that it is no good as a further name."""
        return (
            key in self.plain
            or key in self.given
            or key in self.surnames
            or key in self.people
            or key in self.others
            or key in cues.FUNCTION
            or key in cues.TITLES
        )


def read_words(actor_names: Path, english: Path) -> Words:
    """Read the names of the table of actors, those of people, and a list of English words.

    Args:
        actor_names: names.tsv.
        english: A word a line, proper names with a capital.
    """
    people, others = set(), set()
    for line in actor_names.read_text(encoding="utf-8").splitlines():
        key, _, role, *_ = line.split("\t")
        if role == "short":
            people.add(key)
        elif role not in ("capital", "former") and not key.startswith("="):
            others.add(key)
    lists = Path(names.__file__).parent
    given = {
        word.lower()
        for file in ("dist.female.first", "dist.male.first")
        for word, share in _shares(lists / file)
        if share >= _GIVEN_SHARE
    }
    surnames = [word.lower() for word, _ in _shares(lists / "dist.all.last")][: _SURNAMES * 2]
    plain = {word for word in english.read_text(encoding="utf-8").split() if word.islower()}
    return Words(
        frozenset(map(name_key, plain)),
        frozenset(given),
        {name: at for at, name in reversed(list(enumerate(surnames)))},
        frozenset(people),
        frozenset(others),
    )


def _shares(path: Path) -> Iterable[tuple[str, float]]:
    for line in path.read_text(encoding="ascii").splitlines():
        word, share, *_ = line.split()
        yield word, float(share)
