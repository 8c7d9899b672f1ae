"""The months of an actor as a strip of bars: a picture of its own timeline, beside the list of months that keys reach."""

import datetime as dt
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import numpy as np
from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.look.paint import draw_text
from ui.look.pieces import as_tooltip
from ui.look.theme import Look
from ui.panels.timeline.drawing import paint_uncertain
from ui.panels.timeline.volume import core_of
from ui.wording import amount, date_words
from workbench.profiles.profile import MonthCount

_HEIGHT_PX: Final = 72
_AXIS_PX: Final = 18
_NUMBER_PX: Final = 14
_BAR_MOST_PX, _BAR_SHARE = 26, 0.62
# So many months at least, so that a single one is a bar and no wall.
_MONTHS_MIN: Final = 12
_LABEL_GAP_PX: Final = 12
_YEAR_MONTHS: Final = 12
# A bar of one article among thousands is still seen.
_BAR_LEAST_PX: Final = 2


class MonthStrip(QWidget):
    """Paints how many articles of each month name the actor; a click says which month, `mark` shows one."""

    month_pressed = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._counts: dict[int, MonthCount] = {}
        self._first = self._last = 0
        self._outside = (0, 0)
        self._marked: int | None = None
        self.setFixedHeight(_HEIGHT_PX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return a size that shows a year."""
        return QSize(400, _HEIGHT_PX)

    def show_months(self, months: Sequence[MonthCount], until: str = "") -> None:
        """Show other months; up to `until` (YYYY-MM) there were articles that do not name it any more."""
        self._counts = {_number(one.month): one for one in months}
        self._marked = None
        numbers = sorted(self._counts)
        if numbers:
            self._first, self._last = self._core(numbers)
            if until:
                # Its silence is seen as far as it was there before; a stray article of a later time does not press it together.
                self._last = min(_number(until), self._last + max(self._last - self._first, _MONTHS_MIN))
            lacking = _MONTHS_MIN - (self._last - self._first + 1)
            if lacking > 0:
                self._first -= lacking // 2
                self._last += lacking - lacking // 2
        self._outside = (
            sum(self._counts[number].articles for number in numbers if number < self._first),
            sum(self._counts[number].articles for number in numbers if number > self._last),
        )
        self.setAccessibleName(self._spoken(months))
        self.update()

    def mark(self, month: str) -> None:
        """Show which month is stood on, "" for none."""
        self._marked = _number(month) if month else None
        self.update()

    def _core(self, numbers: list[int]) -> tuple[int, int]:
        """Return the months in which nearly all articles lie: a few far ones are told in words."""
        counts = [self._counts[number].articles for number in numbers]
        days = np.repeat([_first_day(number) for number in numbers], counts)
        core = core_of(days, days)
        if core is None:
            return numbers[0], numbers[-1]
        first, last = (_number(dt.date.fromordinal(day).isoformat()) for day in core)
        return first, last

    def _spoken(self, months: Sequence[MonthCount]) -> str:
        if not months:
            return "No month in which it is named is known"
        most = max(months, key=lambda one: one.articles)
        return (
            f"Named in {amount(len(months), 'month')}, from {date_words(months[0].month)} to {date_words(months[-1].month)},"
            f" most in {date_words(most.month)}: {amount(most.articles, 'article')}"
        )

    def _slot_px(self) -> float:
        return self.width() / max(1, self._last - self._first + 1)

    def _box(self, number: int) -> tuple[float, float]:
        """Return where the bar of a month begins, and how wide it is, in whole pixels."""
        slot = self._slot_px()
        width = max(1, min(_BAR_MOST_PX, round(slot * _BAR_SHARE)))
        return round((number - self._first) * slot + (slot - width) / 2), width

    def _month_at(self, x: float) -> MonthCount | None:
        return self._counts.get(self._first + int(x // self._slot_px())) if self._counts else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        month = self._month_at(event.position().x())
        if month is not None and event.button() == Qt.MouseButton.LeftButton:
            self.month_pressed.emit(month.month)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            month = self._month_at(event.pos().x())
            QToolTip.showText(event.globalPos(), "" if month is None else as_tooltip(said(month)), self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, look = QPainter(self), self._look
        base = self.height() - _AXIS_PX
        painter.fillRect(QRectF(0, base, self.width(), 1), look.color("line_strong", 0.6))
        if not self._counts:
            words = "No article that names it has a known month."
            draw_text(look, painter, 0, base - 8, words, "meta", "text_3", width=self.width())
            return
        self._paint_mark(painter, base)
        self._paint_bars(painter, base)
        self._paint_axis(painter, base)

    def _paint_mark(self, painter: QPainter, base: float) -> None:
        if self._marked is None or not self._first <= self._marked <= self._last:
            return
        slot = self._slot_px()
        left, right = round((self._marked - self._first) * slot), round((self._marked + 1 - self._first) * slot)
        right = max(right, left + 3)
        painter.fillRect(QRectF(left, 0, right - left, base), self._look.color("accent", 0.09))
        for x in (left, right - 1):
            painter.fillRect(QRectF(x, 0, 1, base), self._look.color("accent"))

    def _paint_bars(self, painter: QPainter, base: float) -> None:
        look = self._look
        seen = {number: one for number, one in self._counts.items() if self._first <= number <= self._last}
        most = max((one.articles for one in seen.values()), default=0)
        # Few articles are low bars, not as high as the strip.
        px_per_article = (base - _NUMBER_PX) / max(most, 3)
        highest = next((number for number, one in seen.items() if one.articles == most), None)
        for number, one in seen.items():
            left, width = self._box(number)
            y = float(base)
            for count, is_sure in ((one.articles - one.inferred, True), (one.inferred, False)):
                if not count:
                    continue
                tall = max(_BAR_LEAST_PX, round(count * px_per_article))
                box = QRectF(left, y - tall, width, tall)
                if is_sure:
                    painter.fillRect(box, look.color("ramp.4"))
                else:
                    paint_uncertain(look, painter, box)
                y -= tall + 1
            if number == highest:
                words = f"{most:,}"
                wide = look.width(words, "micro")
                x = min(max(0.0, left + (width - wide) / 2), self.width() - wide)
                draw_text(look, painter, x, y - 3, words, "micro", "text_2")

    def _paint_axis(self, painter: QPainter, base: float) -> None:
        look, slot = self._look, self._slot_px()
        ends = [""] * 2
        for place, (count, where) in enumerate(zip(self._outside, ("earlier", "later"), strict=True)):
            ends[place] = f"{count:,} {where}" if count else ""
        left = look.width(ends[0], "micro") + _LABEL_GAP_PX if ends[0] else 0.0
        right = self.width() - (look.width(ends[1], "micro") + _LABEL_GAP_PX if ends[1] else 0.0)
        draw_text(look, painter, 0, base + 14, ends[0], "micro", "text_3")
        draw_text(look, painter, self.width() - look.width(ends[1], "micro"), base + 14, ends[1], "micro", "text_3")
        for number, words in self._labels(slot):
            x = round((number - self._first) * slot)
            painter.fillRect(QRectF(x, base, 1, 4), look.color("line_strong"))
            if x + 4 >= left and x + 4 + look.width(words, "micro") <= right:
                draw_text(look, painter, x + 4, base + 14, words, "micro", "text_3")

    def _labels(self, slot: float) -> list[tuple[int, str]]:
        """Return the months that have a tick, with their words: as many months or years as there is room for."""
        numbers = range(self._first, self._last + 1)
        for every in (1, 2, 3, 6):
            months = [(number, date_words(_month(number))) for number in numbers if not number % every]
            if self._fit(months, slot):
                return months
        years = [(number, str(number // _YEAR_MONTHS)) for number in numbers if not number % _YEAR_MONTHS]
        for every in (1, 2, 5, 10, 25, 50):
            some = [one for one in years if not (one[0] // _YEAR_MONTHS) % every]
            if self._fit(some, slot):
                return some
        return years[:1]

    def _fit(self, labels: list[tuple[int, str]], slot: float) -> bool:
        return all(
            (after - before) * slot >= self._look.width(words, "micro") + _LABEL_GAP_PX
            for (before, words), (after, _) in pairwise(labels)
        )


def said(month: MonthCount) -> str:
    """Say a month: "Oct 1962: 17 articles, 2 with an inferred date"."""
    inferred = f", {month.inferred:,} with an inferred date" if month.inferred else ""
    return f"{date_words(month.month)}: {amount(month.articles, 'article')}{inferred}"


def _number(month: str) -> int:
    return int(month[:4]) * _YEAR_MONTHS + int(month[5:7]) - 1


def _month(number: int) -> str:
    return f"{number // _YEAR_MONTHS:04}-{number % _YEAR_MONTHS + 1:02}"


def _first_day(number: int) -> int:
    return dt.date(number // _YEAR_MONTHS, number % _YEAR_MONTHS + 1, 1).toordinal()
