"""Tells names from descriptions that hold one: "the Brisan government" names a nation, and means a state."""

from collections.abc import Sequence

from workbench.annotate.entries import Entry, Role
from workbench.annotate.findings import AliasKind, Mention
from workbench.annotate.registry import Registry
from workbench.annotate.unknown.english import HEADS
from workbench.annotate.words import exact_key, name_key


def is_description(registry: Registry, text: str, mention: Mention) -> bool:
    """Tell whether somebody is not named but described, by a small word for what it is: "Brisan troops", "the Tellan movement"."""
    words = text[mention.start : mention.end].split()
    is_small = len(words) > 1 and words[-1].islower() and not words[0].islower()
    return is_small and (words[-1] in HEADS or any(words[-1] == head.rpartition(" ")[2] for head in registry.heads))


def name_within(registry: Registry, text: str, mention: Mention, named: Sequence[Mention]) -> Mention | None:
    """Return whom the name in a description means: the nation, or the person of "the Tellan government".

    Args:
        registry: Of all of them.
        text: Of the article.
        mention: A description.
        named: Everybody whom the article names; of people who share a surname one of those is meant.
    Returns:
        None where what stands before the small words is no name of its own.
    """
    words = text[mention.start : mention.end].split(" ")
    while words and words[-1].islower():
        words.pop()
    inner = " ".join(words).removesuffix("'s").removesuffix("\u2019s")
    entries = (*registry.entries(exact_key(inner)), *registry.entries(name_key(inner))) if inner else ()
    actor = registry.actor(mention.actor)
    of = {mention.actor, actor.part_of if actor is not None else None}
    own = [entry for entry in entries if entry.actor in of]
    people = [entry for entry in entries if entry.role is Role.SHORT and _led(registry, entry, of)]
    if not own and people:
        present = {one.actor for one in named}
        own = [entry for entry in people if entry.actor in present] or people
    if not own:
        return None
    alias = AliasKind.DEMONYM if own[0].is_adjective else own[0].alias
    end = mention.start + len(inner)
    return Mention(mention.start, end, own[0].actor, mention.zone, alias, mention.is_suggested)


def _led(registry: Registry, entry: Entry, of: set[str | None]) -> bool:
    return any(term.of in of for term in registry.terms(entry.actor))
