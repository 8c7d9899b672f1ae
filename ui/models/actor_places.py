"""Which place of the palette each actor has: by rank, and the same again whenever it comes back, as far as it is free."""

from collections.abc import Iterable, Mapping
from typing import Final

# The colours of the palette; actors past them are grey.
PALETTE_PLACES: Final = 8


def assign_places(ranked: Iterable[str], known: Mapping[str, int]) -> dict[str, int]:
    """Give each actor a place: the one that it had, unless an actor of higher rank took it, else the first that is free.

    An analyst learns that Cuba is orange; a search that narrows the result must not make it green.

    Args:
        ranked: Ids, the most important first.
        known: Places that were given before, also of actors that are not among these.
    """
    actors = list(dict.fromkeys(ranked))
    places: dict[str, int] = {}
    taken: set[int] = set()
    for actor in actors:
        place = known.get(actor)
        if place is not None and place not in taken:
            places[actor] = place
            taken.add(place)
    free = (place for place in range(len(actors) + len(taken)) if place not in taken)
    for actor in actors:
        if actor not in places:
            places[actor] = next(free)
    return places
