"""One line of the table of names: whose name it is, of what kind, and when it was valid."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from workbench.annotate.findings import AliasKind
from workbench.dates import bounds

EPOCH: Final = dt.date(1970, 1, 1).toordinal()
ALWAYS: Final = 10**9


class Role(StrEnum):
    """How a name stands for its actor; finer than AliasKind, because the finding depends on it."""

    SAME = "same"
    SPELLING = "spelling"
    ABBREVIATION = "abbreviation"
    SHORT = "short"
    CAPITAL = "capital"
    METONYM = "metonym"
    GOVERNMENT = "government"
    DEMONYM = "demonym"
    PART = "part"
    SUCCESSOR = "successor"
    PREDECESSOR = "predecessor"
    FORMER = "former"
    NICKNAME = "nickname"
    DISPUTED = "disputed"
    UMBRELLA = "umbrella"


class Basis(StrEnum):
    """On what a fact rests."""

    CLDR = "cldr"
    GEONAMES = "geonames"
    ARTICLE = "article"  # the words of the user's own articles
    UNCHECKED = "unchecked"  # general knowledge that was compared with no source
    USER = "user"


# What an actor itself is called, however it is written.
PROPER: Final = frozenset((Role.SAME, Role.SPELLING))
_ALIAS: Final = {
    Role.SPELLING: AliasKind.SPELLING,
    Role.ABBREVIATION: AliasKind.ABBREVIATION,
    Role.CAPITAL: AliasKind.METONYM,
    Role.METONYM: AliasKind.METONYM,
    Role.GOVERNMENT: AliasKind.METONYM,
    Role.DEMONYM: AliasKind.DEMONYM,
    Role.PART: AliasKind.PART_OF,
    Role.UMBRELLA: AliasKind.PART_OF,
    Role.SUCCESSOR: AliasKind.SUCCESSOR,
    Role.PREDECESSOR: AliasKind.PREDECESSOR,
    Role.DISPUTED: AliasKind.DISPUTED,
}
# A canonical name before a name by which something is called loosely.
_RANK: Final = {Role.SUCCESSOR: 2, Role.FORMER: 2, Role.NICKNAME: 2, Role.DISPUTED: 2, Role.UMBRELLA: 3}
RANK_MAX: Final = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """A name of an actor, valid from first_day to last_day.

    `is_ambiguous` where it also means something else; `is_capitalised` where only its capitals tell it from plain words.
    """

    actor: str
    role: Role
    name: str
    is_ambiguous: bool = False
    is_adjective: bool = False
    is_capitalised: bool = False
    first_day: int = -ALWAYS
    last_day: int = ALWAYS
    basis: Basis = Basis.UNCHECKED

    @property
    def alias(self) -> AliasKind:
        """The kind of alias that mentions carry."""
        return _ALIAS.get(self.role, AliasKind.SAME)

    @property
    def rank(self) -> int:
        """How loosely the name is used, 0 for proper names."""
        return _RANK.get(self.role, 0)


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name of an actor, as it is shown."""

    name: str
    kind: AliasKind
    is_ambiguous: bool = False
    first_day: int | None = None
    last_day: int | None = None
    basis: Basis = Basis.UNCHECKED


@dataclass(frozen=True, slots=True)
class ActorBases:
    """On what it rests that there is an actor, when it existed, and what it is a part of; None where nothing is said of that."""

    existence: Basis
    validity: Basis | None = None
    part_of: Basis | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """A time in office: of which actor, as what, from when to when; no day where it is not known."""

    of: str
    office: str
    first_day: int | None
    last_day: int | None
    basis: Basis = Basis.UNCHECKED

    def covers(self, day: int) -> bool:
        """Tell whether the term is known to hold on a day."""
        return self.first_day is not None and self.last_day is not None and self.first_day <= day <= self.last_day


def read_entry(line: str) -> Entry:
    """Read what follows the key in a line of names.tsv."""
    actor, role, flags, first, last, basis, name = line.split("\t")
    return Entry(
        actor,
        Role(role),
        name,
        "a" in flags,
        "j" in flags,
        "c" in flags,
        -ALWAYS if not first else first_day(first),
        ALWAYS if not last else last_day(last),
        Basis(basis),
    )


def read_bases(written: str) -> ActorBases:
    """Read the bases of an actor: of its existence, its dates and its whole, "-" where there is no such fact."""
    existence, *others = written.split(" ")
    validity, part_of = (None if basis == "-" else Basis(basis) for basis in others)
    return ActorBases(Basis(existence), validity, part_of)


def read_term(line: str) -> Term:
    """Read what follows the person in a line of terms.tsv."""
    of, office, first, last, basis = line.split("\t")
    until = ALWAYS if last == ".." else last_day(last) if last else None
    return Term(of, office, first_day(first) if first else None, until, Basis(basis))


@lru_cache(maxsize=1024)
def first_day(edtf: str) -> int:
    """Return the earliest day that a date may mean, counted from 1970-01-01."""
    return dt.date.fromisoformat(bounds(edtf)[0]).toordinal() - EPOCH


@lru_cache(maxsize=1024)
def last_day(edtf: str) -> int:
    """Return the latest day that a date may mean, counted from 1970-01-01."""
    return dt.date.fromisoformat(bounds(edtf)[1]).toordinal() - EPOCH
