"""Which place of the palette each actor has: by rank in the result, kept as long as the result lasts."""

from collections.abc import Iterable, Mapping


def assign_places(ranked: Iterable[str], kept: Mapping[str, int]) -> dict[str, int]:
    """Give the actors that have no place yet the next free ones, in order; those that have one keep it."""
    places = dict(kept)
    after = max(places.values(), default=-1) + 1
    for actor in ranked:
        if actor not in places:
            places[actor] = after
            after += 1
    return places
