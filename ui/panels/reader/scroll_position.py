"""Where an article is read, by what stands there: it holds for every width, size and view."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ScrollPosition:
    """Where an article is read: the character at the top, and how far below the upper edge it stands."""

    point: int = -1
    offset_px: int = 0
