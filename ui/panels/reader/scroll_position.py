"""Where an article is read, by what stands there: it holds for every width, size and view."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.panels.reader.margins import TOP_ORIGINAL_PX
from workbench.model import Zone

if TYPE_CHECKING:
    from ui.panels.reader.page import Page
    from ui.panels.reader.plan import Plan


@dataclass(frozen=True, slots=True)
class ScrollPosition:
    """Where an article is read: the character at the top, and how far below the upper edge it stands."""

    point: int = -1
    offset_px: int = 0


def position_in_both(page: "Page", plan: "Plan | None", awaited: ScrollPosition | None) -> ScrollPosition:
    """Return where to go on reading in the other view of a page, which may have folded away what was left out."""
    if awaited is not None:
        return ScrollPosition(awaited.point, awaited.offset_px or TOP_ORIGINAL_PX)
    shown = [
        (block, place, box)
        for block, place, box in page.in_view()
        if place.start >= 0 and box.bottom() > 0 and box.top() < page.viewport().height()
    ]
    for block, place, box in shown:
        if not page.is_original or place.piece.zone is not Zone.BOILERPLATE:
            return page.position_in(block, place, box)
    near = None if not shown or plan is None else plan.kept_near(shown[0][1].number)
    return ScrollPosition() if near is None else ScrollPosition(near.start, TOP_ORIGINAL_PX)
