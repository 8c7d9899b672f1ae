"""Words that stand near each other: which places take part in a match within a window."""

from collections.abc import Sequence


def within(slots: Sequence[Sequence[int]], window: int) -> list[int]:
    """Return, in order and each once, the places that stand with a place of every slot within a window.

    A place takes part if it can be chosen together with one of each other slot so that the greatest less the least is at
    most `window`. A word that fills several slots fills them all by itself.

    Args:
        slots: The places of each slot, ascending.
        window: How far apart they may be.
    """
    merged = sorted((place, slot) for slot, places in enumerate(slots) for place in places)
    counts = [0] * len(slots)
    missing = len(slots)
    last = taken = 0
    found: list[int] = []
    # For each place as the least of a window, `last` is one past the greatest that may go with it.
    for first, (least, slot) in enumerate(merged):
        while last < len(merged) and merged[last][0] - least <= window:
            missing -= counts[merged[last][1]] == 0
            counts[merged[last][1]] += 1
            last += 1
        if not missing:
            for place, _ in merged[max(first, taken) : last]:
                if not found or found[-1] != place:
                    found.append(place)
            taken = last
        counts[slot] -= 1
        missing += counts[slot] == 0
    return found
