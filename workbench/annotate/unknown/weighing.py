"""Weighs names of known actors against what the tagger found at the same place: it knows names from words, tables know whose."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from workbench.annotate.entries import Role
from workbench.annotate.findings import ActorKind, AliasKind, Mention
from workbench.annotate.overlaps import Overlaps
from workbench.annotate.places.cues import DIRECTIONS
from workbench.annotate.registry import Registry
from workbench.annotate.tagger.tagged import BELIEVED, Tagged, TaggedKind, Tagging
from workbench.annotate.words import exact_key, name_key

KINDS: Final = {
    ActorKind.STATE: TaggedKind.PLACE,
    ActorKind.PLACE: TaggedKind.PLACE,
    ActorKind.PERSON: TaggedKind.PERSON,
    ActorKind.ARMED: TaggedKind.ORGANISATION,
    ActorKind.ORGANISATION: TaggedKind.ORGANISATION,
}
# A name by which an actor is called itself, not by where it sits or whose it is.
_OWN: Final = frozenset((Role.SAME, Role.ABBREVIATION, Role.SHORT, Role.FORMER, Role.NICKNAME, Role.PART))
# As probable as this, it is believed against tables.
_SURE: Final = 0.8


class Weighed(NamedTuple):
    """The mentions that stand, and the names that none of them explains; both in reading order."""

    mentions: tuple[Mention, ...]
    left: tuple[Tagged, ...]


def weigh(registry: Registry, text: str, mentions: Sequence[Mention], tagging: Tagging) -> Weighed:
    """Keep, drop, stretch or confirm the mentions of known actors by what the tagger found.

    Args:
        registry: Of known actors.
        text: Of the article.
        mentions: Of known actors.
        tagging: What the tagger found; where it did not read, everything stands.
    """
    named = frozenset(mention.actor for mention in mentions if not mention.is_suggested)
    scales = _Scales(registry, text, _surnames(text, tagging), named)
    over, unread = Overlaps(tagging.names), Overlaps(tagging.unread)
    kept: list[Mention] = []
    explained: set[Tagged] = set()
    for mention in mentions:
        tags = over.over(mention.start, mention.end)
        is_read = bool(tags) or not unread.over(mention.start, mention.end)
        weighed = scales.weigh(mention, tags) if is_read else mention
        if weighed is not None:
            kept.append(weighed)
            explained.update(tags)
    return Weighed(tuple(kept), tuple(tag for tag in tagging.names if tag not in explained))


def _surnames(text: str, tagging: Tagging) -> frozenset[str]:
    """Return the last words of the persons whom an article names in full."""
    names = (text[one.start : one.end].split() for one in tagging.names if one.kind is TaggedKind.PERSON)
    return frozenset(name_key(words[-1]) for words in names if len(words) > 1)


class _Scales:
    def __init__(self, registry: Registry, text: str, surnames: frozenset[str], named: frozenset[str]) -> None:
        self._registry, self._text, self._surnames, self._named = registry, text, surnames, named

    def weigh(self, mention: Mention, tags: list[Tagged]) -> Mention | None:
        """Return a mention as it stands beside the names at its place, None if it is given up for them."""
        if not tags:
            return None if mention.is_suggested else mention
        kind = self._kind(mention)
        if len(tags) > 1:
            return mention
        tag = tags[0]
        if tag.start <= mention.start and mention.end <= tag.end:
            if (tag.start, tag.end) != (mention.start, mention.end):
                return self._within(mention, kind, tag)
            return self._suggested(mention, kind, tag) if mention.is_suggested else self._sure(mention, kind, tag)
        if mention.start <= tag.start and tag.end <= mention.end:
            return self._around(mention, kind, tag)
        return None if mention.is_suggested else mention

    def _kind(self, mention: Mention) -> TaggedKind:
        if mention.alias is AliasKind.DEMONYM:
            return TaggedKind.NATIONALITY
        actor = self._registry.actor(mention.actor)
        assert actor is not None
        return KINDS[actor.kind]

    def _within(self, mention: Mention, kind: TaggedKind, tag: Tagged) -> Mention | None:
        """Weigh a name that is a part of a longer one: "East Havana", "Bank of Cuba"."""
        before = self._text[tag.start : mention.start].split()
        if kind is tag.kind and tag.end == mention.end and self._is_only_told(before, kind):
            return replace(mention, start=tag.start)
        if kind is TaggedKind.NATIONALITY:
            return None if tag.kind is not TaggedKind.NATIONALITY else mention
        if mention.is_suggested:
            return None
        is_long = kind is tag.kind and " " in self._text[mention.start : mention.end]
        return mention if tag.probability < (_SURE if is_long else BELIEVED) else None

    def _is_only_told(self, before: list[str], kind: TaggedKind) -> bool:
        """Tell whether words before a name only say more of the same: a part of a place, the nation of a group, somebody's given name."""
        if kind is TaggedKind.PERSON:
            return True
        keys = [name_key(word) for word in before]
        if kind is TaggedKind.PLACE:
            return all(key in DIRECTIONS for key in keys)
        return all(any(entry.role is Role.DEMONYM for entry in self._registry.entries(key)) for key in keys)

    def _sure(self, mention: Mention, kind: TaggedKind, tag: Tagged) -> Mention | None:
        """Weigh what tables are sure of: that "Washington" is no capital, but somebody of that name, only the words around it tell."""
        if kind is tag.kind:
            return mention
        if tag.probability >= BELIEVED and (namesake := self._namesake(mention, tag.kind)) is not None:
            return namesake
        is_one_word = " " not in self._text[mention.start : mention.end]
        is_other = TaggedKind.PERSON in (kind, tag.kind) and kind is not TaggedKind.ORGANISATION
        return None if is_one_word and is_other and tag.probability >= _SURE else mention

    def _suggested(self, mention: Mention, kind: TaggedKind, tag: Tagged) -> Mention | None:
        if kind is not tag.kind:
            is_state_and_nation = {kind, tag.kind} == {TaggedKind.PLACE, TaggedKind.NATIONALITY}
            return mention if is_state_and_nation else self._namesake(mention, tag.kind)
        # That Georgia is a place does not tell which, nor that Brandt is a person who that is: what else the article says does.
        name = self._text[mention.start : mention.end]
        is_surname = kind is TaggedKind.PERSON and " " not in name
        if is_surname and name_key(name) in self._surnames and mention.actor not in self._named:
            # Somebody else of that surname is named in full.
            return None
        is_telling = kind is not TaggedKind.PLACE and not is_surname and mention.alias is not AliasKind.METONYM
        is_confirmed = is_telling and tag.probability >= _SURE
        if is_confirmed and self._called(mention, kind) == {mention.actor}:
            return replace(mention, is_suggested=False)
        return mention

    def _namesake(self, mention: Mention, kind: TaggedKind) -> Mention | None:
        """Return a mention as that of the only actor of another kind who has the name, None if there is none."""
        found = self._called(mention, kind)
        return replace(mention, actor=found.pop(), alias=AliasKind.SAME, is_suggested=True) if len(found) == 1 else None

    def _called(self, mention: Mention, kind: TaggedKind) -> set[str]:
        """Return the actors of a kind who have a name, in full or in short."""
        name = self._text[mention.start : mention.end]
        entries = (entry for key in (exact_key(name), name_key(name)) for entry in self._registry.entries(key))
        actors = {entry.actor for entry in entries if entry.role in _OWN}
        known = (self._registry.actor(actor) for actor in actors)
        return {actor.id for actor in known if actor is not None and KINDS[actor.kind] is kind}

    def _around(self, mention: Mention, kind: TaggedKind, tag: Tagged) -> Mention | None:
        """Weigh a name that has more words than the tagger's: what is written small is no part of it, "so-called Islamic State"."""
        if kind is tag.kind and self._is_small(mention.start, tag.start) and self._is_small(tag.end, mention.end):
            return replace(mention, start=tag.start, end=tag.end)
        return mention

    def _is_small(self, start: int, end: int) -> bool:
        return self._text[start:end] == self._text[start:end].lower()
