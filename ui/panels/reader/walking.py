"""From one mark of the page to the next: mentions of an actor, dates, stretches of a zone."""

from bisect import bisect_left
from collections.abc import Callable

from ui.panels.reader.marks import Layer, Marked
from ui.panels.reader.order import PageOrder
from ui.panels.reader.page import Page
from workbench.annotate.findings import Mention
from workbench.annotate.times.expressions import Time
from workbench.model import Zone


class Walker:
    """Knows what was walked last, so that the same key goes on from there wherever the page was scrolled to meanwhile.

    Args:
        page: The page.
        go_to: Scrolls to a span of the article.
    """

    def __init__(self, page: Page, go_to: Callable[[int, int], None]) -> None:
        self._page, self._go_to = page, go_to
        self._last: tuple[str, int] | None = None
        self._order = PageOrder(None, is_original=False)

    def set_order(self, order: PageOrder) -> None:
        """Walk marks as they are shown from now on."""
        self._order = order

    def forget(self) -> None:
        """Begin where the reader is: they went elsewhere by other means."""
        self._last = None

    def mention(self, actor_id: str, step: int) -> bool:
        """Go to the next (+1) or previous (-1) mention of an actor; False if there is none further."""
        mentions = [mention for mention in self._page.marks.mentions.marks if mention.actor == actor_id]
        if self._last is not None and self._last[0] == actor_id:
            number = self._last[1] + step
        else:
            ahead = bisect_left(mentions, self._page.cursor_point(), key=lambda mention: mention.start)
            number = ahead if step > 0 else ahead - 1
        if not 0 <= number < len(mentions):
            return False
        self._go_to(mentions[number].start, mentions[number].end)
        self._last = (actor_id, number)
        return True

    def along(self, layer: Layer[Marked], step: int) -> Marked | None:
        """Go to the next (+1) or previous (-1) mark of a kind and say what it is; None if there is none further.

        From the keyboard's cursor, or from the top of what is in view where it was scrolled out of sight.
        """
        point = self._page.cursor_point() if self._is_cursor_seen() else self._page.top_point() - (step > 0)
        marks = sorted(layer.marks, key=lambda mark: self._order.key(mark.start))
        number = bisect_left(marks, self._order.key(point + (step > 0)), key=lambda mark: self._order.key(mark.start))
        number = number if step > 0 else number - 1
        if not 0 <= number < len(marks):
            return None
        mark = marks[number]
        self._go_to(mark.start, mark.end)
        self._page.pointing.tell(mark.start)
        return mark

    def _is_cursor_seen(self) -> bool:
        box = self._page.cursorRect()
        return box.bottom() > 0 and box.top() < self._page.viewport().height()

    def around(self, layer: Layer[Marked], step: int) -> Marked | None:
        """Do the same, and after the last go on with the first; None if there is none at all."""
        found = self.along(layer, step)
        if found is None and layer.marks:
            found = layer.marks[0 if step > 0 else -1]
            self._go_to(found.start, found.end)
            self._page.pointing.tell(found.start)
        return found

    def date(self, step: int) -> Time | None:
        """Go to the next (+1) or previous (-1) date of the text and say what it means; None if there is none further."""
        return self.along(self._page.marks.dates, step)

    def current_date(self) -> Time | None:
        """Return the date on which the keyboard's cursor stands, None if it stands on none."""
        point = self._page.cursor_point()
        return self._page.marks.dates.at(point) if point >= 0 else None

    def current_mention(self) -> Mention | None:
        """Return the mention on which the keyboard's cursor stands, None if it stands on none."""
        point = self._page.cursor_point()
        return self._page.marks.mentions.at(point) if point >= 0 else None

    def zone(self, zone: Zone, order: PageOrder) -> None:
        """Go to where a zone goes on in the original, from its last stretch to the first."""
        starts = self._page.starts_of(zone)
        if not starts:
            return
        if self._last is not None and self._last[0] == zone.value:
            number = (self._last[1] + 1) % len(starts)
        else:
            top = order.key(self._page.top_point())
            number = next((n for n, (start, _) in enumerate(starts) if order.key(start) >= top), 0)
        self._go_to(*starts[number])
        self._last = (zone.value, number)
