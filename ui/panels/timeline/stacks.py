"""Of what the bars of the volume are stacked: of the busiest sources, or of articles by where their hits stand; no Qt."""

from collections import Counter
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workbench.columns import Ints, count_keys
from workbench.dated import PublishedSpans

SOURCES_MAX = 5
OTHERS, IN_TEXT, ELSEWHERE = "Other sources", "Title or text", "Not in the text"


@dataclass(frozen=True, slots=True)
class Stack:
    """The parts of each bar from below: their names, the roles of their colours, and the part of each article.

    `frames` are roles, too, "" is none: what is paler than a form may be has one.
    """

    names: tuple[str, ...]
    colors: tuple[str, ...]
    frames: tuple[str, ...]
    codes: NDArray[np.int8]

    def say(self, codes: NDArray[np.int8]) -> str:
        """Say how many of these articles each part has: "Meridian Wire 3, other sources 1"."""
        amounts = np.bincount(codes, minlength=len(self.names)).tolist()
        return ", ".join(f"{name} {amount:,}" for name, amount in zip(self.names, amounts, strict=True) if amount)


def source_places(published: PublishedSpans) -> dict[str, int]:
    """Return the busiest sources with their places in the palette, the busiest first."""
    counted = Counter(count_keys(published.sources))
    del counted[""]
    return {source: place for place, (source, _) in enumerate(counted.most_common(SOURCES_MAX))}


def stack_by_source(published: PublishedSpans) -> Stack | None:
    """Return the busiest sources and the rest; None where there are no sources to tell apart."""
    places = source_places(published)
    if not places:
        return None
    table = np.array([places.get(source, len(places)) for (source,) in published.sources.table], np.int8)
    codes = table[published.sources.codes]
    has_others = bool((codes == len(places)).any())
    names = (*places, *((OTHERS,) if has_others else ()))
    colors = (*(f"actors.{place}" for place in places.values()), *(("actor_rest",) if has_others else ()))
    return Stack(names, colors, ("",) * len(names), codes)


def stack_by_zone(published: PublishedSpans, in_text: Ints | None) -> Stack | None:
    """Return what is found in title or text and what only in comments or furniture; None where no words were asked for.

    Args:
        published: The articles.
        in_text: Ids of those that are found without their comments, None where that says nothing.
    """
    if in_text is None:
        return None
    codes = np.isin(published.articles, in_text, invert=True).astype(np.int8)
    return Stack((IN_TEXT, ELSEWHERE), ("zone_body", "zone_comment"), ("", "zone_body"), codes)
