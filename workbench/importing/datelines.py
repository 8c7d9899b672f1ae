"""Reads the day in a report's own opening, where its dateline tells place and day."""

import re
from collections.abc import Iterable

from workbench.importing.shown_dates import find_day

# A place in capitals, and what stands between its comma and the dash or full stop that ends a dateline.
_DATELINE = re.compile(r"[^\W\d_a-z][^\d,.(]{1,40}?, (?P<date>[^\n]{6,40}?)(?:\s*\([^)]{1,40}\))?\s*(?:[.:]\s|[-–—])")
# "(21 November 2022) The price ..."
_DAY_FIRST = re.compile(r"\((?P<date>[^()\n]{6,30})\)")


def opening_day(paragraphs: Iterable[str]) -> str | None:
    """Return the full date of a report's own opening: "MOSCOW, 12 September 1962 (agency) -".

    Args:
        paragraphs: The first few of its text.
    """
    for text in paragraphs:
        opening = _DATELINE.match(text) or _DAY_FIRST.match(text)
        found = find_day(opening["date"]) if opening else None
        if found:
            return found[0]
    return None
