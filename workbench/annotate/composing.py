"""Reads names that no table has, since they are put together of a state and a word: "Cuban troops", "Foreign Ministry of Turkey"."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from workbench.annotate.bodies import BODY, OFFICE
from workbench.annotate.entries import PROPER, Entry, Role
from workbench.annotate.words import exact_key

if TYPE_CHECKING:
    # The registry reads names by this.
    from workbench.annotate.registry import Registry

_HEAD_MAX: Final = 5


def composed(registry: "Registry", key: str) -> Iterator[Entry]:
    """Yield whom a key means as an adjective and a head, or as a ministry "of" a state."""
    words = key.split(" ")
    for size in range(1, min(_HEAD_MAX, len(words) - 1) + 1):
        role = registry.heads.get(" ".join(words[-size:]), OFFICE)
        if not role.startswith(OFFICE):
            for entry in _named_so(registry, words[:-size]):
                if entry.is_adjective or (role.startswith(BODY) and entry.role in PROPER):
                    yield from _made_of(registry, entry.actor, role, key)
        role = registry.heads.get(" ".join(words[:size]), OFFICE)
        if role.startswith(BODY) and words[size] == "of":
            rest = words[size + 1 :]
            for entry in _named_so(registry, rest[1:] if rest[:1] == ["the"] else rest):
                if entry.role in PROPER:
                    yield from _made_of(registry, entry.actor, role, key)


def _named_so(registry: "Registry", words: Sequence[str]) -> tuple[Entry, ...]:
    key = " ".join(words)
    return (*registry.entries(key), *registry.entries(exact_key(key.upper())))


def _made_of(registry: "Registry", state: str, head: str, key: str) -> Iterator[Entry]:
    """Yield whom a head makes of a state."""
    if head.startswith(BODY):
        if (body := registry.actor(state + head)) is not None:
            yield Entry(body.id, Role.SAME, key)
        return
    role = Role(head) if head in (Role.GOVERNMENT, Role.PART) else Role.SAME
    for actor in [state] if role is Role.GOVERNMENT else registry.armies(state):
        yield Entry(actor, role, key)
