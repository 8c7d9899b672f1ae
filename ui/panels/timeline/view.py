"""Which days are seen: zoom, pan and fit within the calendar; pyqtgraph's view box keeps the range."""

from typing import Literal, NamedTuple

import pyqtgraph as pg

from ui.panels.timeline.contents import Contents
from ui.panels.timeline.scale import Scale
from ui.panels.timeline.words import EARLIEST_DAY, LATEST_DAY

# Fitted to where nearly all articles lie, or to everything.
Fit = Literal["core", "all"]

_LEAST_DAYS, _LEAST_FIT_DAYS = 7.0, 21.0
_FIT_MARGIN = 0.03
_AHEAD_SHARE = 0.15


class ViewState(NamedTuple):
    """A range of days and what it is fitted to."""

    left_day: float
    right_day: float
    fit: Fit | None


class TimeView:
    """The range of days; `fit` is what it is fitted to, None once the user has moved it."""

    def __init__(self) -> None:
        self.box = pg.ViewBox(enableMouse=False, enableMenu=False, defaultPadding=0)
        self.box.setBorder(None)
        self.box.setLimits(xMin=EARLIEST_DAY, xMax=LATEST_DAY + 1)
        self.fit: Fit | None = "core"
        self._show(-_LEAST_FIT_DAYS, _LEAST_FIT_DAYS)

    @property
    def state(self) -> ViewState:
        """The range and what it is fitted to."""
        left, right = self.box.viewRange()[0]
        return ViewState(float(left), float(right), self.fit)

    def restore(self, state: ViewState, contents: Contents) -> None:
        """Show a range as it was; one that was fitted to contents is fitted to these."""
        if state.fit is not None:
            self.show_fit(state.fit, contents)
        else:
            self.fit = None
            self._show(state.left_day, state.right_day)

    def scale(self, width_px: float) -> Scale:
        """Return the range at a width."""
        left, right = self.box.viewRange()[0]
        return Scale(float(left), float(right), max(1.0, width_px))

    def pan(self, days: float) -> None:
        """Move the range by days."""
        left, right = self.box.viewRange()[0]
        self.fit = None
        self._show(left + days, right + days)

    def zoom(self, factor: float, about_day: float) -> None:
        """Show so many times less, with one day staying where it is."""
        left, right = self.box.viewRange()[0]
        wanted = max((right - left) / factor, _LEAST_DAYS)
        start = about_day - (about_day - left) * wanted / (right - left)
        self.fit = None
        self._show(start, start + wanted)

    def reach(self, first_day: int, last_day: int) -> None:
        """Move the range to where these days are seen, with some more days ahead of them; not if they are seen."""
        left, right = self.box.viewRange()[0]
        ahead = (right - left) * _AHEAD_SHARE
        if first_day < left:
            self.pan(first_day - ahead - left)
        elif last_day + 1 > right:
            self.pan(last_day + 1 + ahead - right)

    def show_fit(self, fit: Fit, contents: Contents) -> None:
        """Fit the range to contents; a single day is not drawn as wide as the pane."""
        days = contents.range
        if fit == "core":
            days = contents.core_range or days
        self.show_days(days)
        self.fit = fit

    def show_days(self, days: tuple[int, int] | None) -> None:
        """Show these days with a margin, and go on fitting to contents; None changes nothing."""
        if days is not None:
            length = float(days[1] + 1 - days[0])
            margin = max(length * _FIT_MARGIN, (_LEAST_FIT_DAYS - length) / 2)
            self._show(days[0] - margin, days[1] + 1 + margin)

    def sees_any(self, contents: Contents) -> bool:
        """Say whether anything of these contents may be in the range."""
        days = contents.core_range or contents.range
        left, right = self.box.viewRange()[0]
        return days is not None and days[0] < right and days[1] + 1 > left

    def _show(self, left_day: float, right_day: float) -> None:
        span = min(max(right_day - left_day, _LEAST_DAYS), float(LATEST_DAY + 1 - EARLIEST_DAY))
        left = min(max(left_day, float(EARLIEST_DAY)), LATEST_DAY + 1 - span)
        self.box.setXRange(left, left + span, padding=0)
