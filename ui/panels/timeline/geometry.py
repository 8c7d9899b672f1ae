"""How the plot's height is shared: volume above, lanes below; as many lanes as fit, the rest of the height to the volume."""

from dataclasses import dataclass

from ui.look.tokens import Density

AXIS_PX = 40
GAP_PX = 10
NUMBER_PX = 16  # kept free above the highest bar, for its number
LEGEND_LINE_PX = 16
_LEGEND_EDGE_PX = 8
_LEAST_VOLUME_PX = {"comfortable": 70, "compact": 52}


@dataclass(frozen=True, slots=True)
class Geometry:
    """Heights in px from the top of the plot."""

    volume_px: int
    lane_px: int
    lanes: int

    @property
    def lanes_top(self) -> int:
        """Where the first lane begins."""
        return self.volume_px + GAP_PX

    @property
    def height_px(self) -> int:
        """Where the axis begins."""
        return self.lanes_top + self.lanes * self.lane_px if self.lanes else self.volume_px

    def lane_middle(self, lane: int) -> float:
        """Return the line on which a lane's dots stand."""
        return self.lanes_top + (lane + 0.5) * self.lane_px

    def lane_at(self, y_px: float) -> int | None:
        """Return the lane under a pixel; None in the volume and past the last lane."""
        lane = int((y_px - self.lanes_top) // self.lane_px)
        return lane if 0 <= lane < self.lanes else None


def share_height(height_px: int, lanes: int, density: Density, parts: int = 0) -> Geometry:
    """Share a height between the volume and up to so many lanes; the names of the bars' parts stand beside the volume."""
    least = max(_LEAST_VOLUME_PX[density.name], parts * LEGEND_LINE_PX + _LEGEND_EDGE_PX if parts else 0)
    fitting = min(lanes, max(0, (height_px - least - GAP_PX) // density.lane))
    taken = GAP_PX + fitting * density.lane if fitting else 0
    return Geometry(max(0, height_px - taken), density.lane, fitting)
