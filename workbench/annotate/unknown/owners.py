"""Finds out whom the names of one article mean that no table has: short forms go to the full name, so that one actor has one id."""

from collections.abc import Iterable
from typing import Final

from workbench.annotate.findings import ActorKind, AliasKind, Mention
from workbench.annotate.tagger.tagged import Tagged, TaggedKind
from workbench.annotate.unknown import english
from workbench.annotate.unknown.identity import unknown_actor, unknown_id
from workbench.annotate.words import name_key

_SMALL: Final = frozenset(("of", "the", "for", "and", "in", "on", "to", "a", "al"))
_LETTERS_MIN: Final = 2
# Longer names are not shortened to their parts.
_WORDS_MAX: Final = 12
# A name by the keys of its words.
_Keys = tuple[str, ...]


class Owners:
    """Who has which name in one article.

    Args:
        text: Of the article.
        names: What the tagger found and nobody else explains.
        told: The actors that rules found, by the spans of their names: these know an army from a bank.
        letters: Abbreviations that the article introduces, and whom rules say that they mean.
        mentions: Of known actors, who are abbreviated, too.
    """

    def __init__(
        self,
        text: str,
        names: Iterable[Tagged],
        told: dict[tuple[int, int], ActorKind],
        letters: dict[str, str],
        mentions: Iterable[Mention],
    ) -> None:
        self._text, self._letters = text, letters
        self._kinds: dict[_Keys, ActorKind] = {}
        self._written: dict[tuple[ActorKind, _Keys], str] = {}
        for name in names:
            if name.kind is not TaggedKind.NATIONALITY:
                keys = self._keys(name)
                kind = _kind(name.kind, keys)
                if name.kind is TaggedKind.ORGANISATION:
                    if told.get((name.start, name.end)) in (ActorKind.ARMED, ActorKind.ORGANISATION):
                        kind = told[name.start, name.end]
                    # One that is armed in one sentence is so in all.
                    kind = self._kinds[keys] = ActorKind.ARMED if self._kinds.get(keys) is ActorKind.ARMED else kind
                written = _plain(self._of(name))
                # In a line of capitals a name is not written as it is.
                if self._written.setdefault((_family(kind), keys), written).isupper():
                    self._written[_family(kind), keys] = written
        # The names by what may stand for them.
        self._longer: dict[tuple[ActorKind, _Keys], list[_Keys]] = {}
        for family, keys in self._written:
            for short in _short_forms(family, keys):
                self._longer.setdefault((family, short), []).append(keys)
        self._whole: dict[tuple[ActorKind, _Keys], _Keys] = {}
        self._initials = self._read_initials(mentions)

    def of(self, name: Tagged) -> tuple[str, AliasKind]:
        """Return the id of whom a name means, and what kind of name it is."""
        written = self._of(name)
        if name.kind is not TaggedKind.PLACE and (long := self._letters.get(written)) is not None:
            return self.known(long) or long, AliasKind.ABBREVIATION
        keys = self._keys(name)
        family = _family(_kind(name.kind, keys))
        if family is ActorKind.ORGANISATION and written.isupper() and (found := self._initials.get(written)):
            return found, AliasKind.ABBREVIATION
        return self._id(family, self._in_full(family, keys)), AliasKind.SAME

    def known(self, actor: str) -> str | None:
        """Return the id of the actor whom rules gave another, None where the article has nobody of that name by the tagger or in brackets."""
        described = unknown_actor(actor)
        assert described is not None
        family, keys = _family(described.kind), tuple(name_key(described.name).split(" "))
        if (family, keys) in self._written:
            return self._id(family, self._in_full(family, keys))
        return actor if actor in self._letters.values() else None

    def _id(self, family: ActorKind, keys: _Keys) -> str:
        kind = self._kinds[keys] if family is ActorKind.ORGANISATION else family
        return unknown_id(kind, self._written[family, keys])

    def _in_full(self, family: ActorKind, keys: _Keys) -> _Keys:
        """Return the keys of the one longest name of which these are the first or last words, themselves where there is none."""
        if (known := self._whole.get((family, keys))) is not None:
            return known
        longer = self._longer.get((family, keys), [])
        # Of namesakes nobody is meant for sure; of ever longer forms of one name the longest is the name.
        longest = max(longer, key=len, default=keys)
        is_one = all(other in (longest[: len(other)], longest[-len(other) :]) for other in longer)
        whole = self._whole[family, keys] = longest if is_one else keys
        return whole

    def _read_initials(self, mentions: Iterable[Mention]) -> dict[str, str]:
        """Return the actors by the first letters of their names, "" where two share them."""
        named = [
            (self._id(family, self._in_full(family, keys)), keys)
            for family, keys in self._written
            if family is ActorKind.ORGANISATION
        ]
        spans = {(mention.actor, self._text[mention.start : mention.end]) for mention in mentions}
        named += [(actor, tuple(name_key(name).split(" "))) for actor, name in spans if name[:1].isupper()]
        found: dict[str, str] = {}
        for actor, keys in named:
            letters = "".join(key[:1] for key in keys if key not in _SMALL).upper()
            if len(letters) >= _LETTERS_MIN and found.setdefault(letters, actor) != actor:
                found[letters] = ""
        return found

    def _keys(self, name: Tagged) -> _Keys:
        return tuple(name_key(self._of(name)).split(" "))

    def _of(self, name: Tagged) -> str:
        return self._text[name.start : name.end]


def _family(kind: ActorKind) -> ActorKind:
    return ActorKind.ORGANISATION if kind is ActorKind.ARMED else kind


def _kind(kind: TaggedKind, keys: _Keys) -> ActorKind:
    if kind is TaggedKind.PERSON:
        return ActorKind.PERSON
    if kind is TaggedKind.PLACE:
        return ActorKind.PLACE
    return english.HEADS.get(keys[-1]) or english.HEADS.get(keys[0]) or ActorKind.ORGANISATION


def _short_forms(family: ActorKind, keys: _Keys) -> set[_Keys]:
    """Return what may stand for a name: of a person the given name or the last words, of a group the first or last words."""
    if family is ActorKind.PLACE or len(keys) > _WORDS_MAX:
        return set()
    last = {keys[at:] for at in range(1, len(keys))}
    if family is ActorKind.PERSON:
        return last | {keys[:1]} - {keys}
    return {
        short
        for short in last | {keys[:at] for at in range(1, len(keys))}
        if not all(key in english.HEADS or key in english.COMMON or key in _SMALL for key in short)
    }


def _plain(name: str) -> str:
    return " ".join(name.split())
