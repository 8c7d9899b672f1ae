"""The timeline taken out of the window: as a picture for a report, or as data for other programs."""

from collections.abc import Callable, Sequence
from pathlib import Path

from ui.desk.search import SearchDesk
from ui.desk.taking import DataFormat, Taking
from ui.floating.notices import Notices
from ui.panels.status_line import StatusLine
from ui.panels.timeline.panel import TimelinePanel
from ui.window import Window


class ChartDesk(Taking):
    """Copies and exports the timeline of the search."""

    def __init__(
        self,
        window: Window,
        library: Path,
        search: SearchDesk,
        timeline: TimelinePanel,
        status: StatusLine,
        notices: Notices,
    ) -> None:
        super().__init__(
            window, library, search, timeline, "timeline", _formats, lambda: ("timeline",), status, notices
        )

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what these commands do."""
        return {"timeline.copy": self.copy, "timeline.export": self.ask_where}


def _formats() -> Sequence[DataFormat]:
    # What writes calendars is loaded with the rest of it when it is wanted.
    from workbench.export.timeline import TIMELINE_FORMATS

    return TIMELINE_FORMATS
