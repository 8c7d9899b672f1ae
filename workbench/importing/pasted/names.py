"""Tells names from other short lines of a pasted page, and takes them out of the lines in which a date stands beside them."""

import re

from workbench.importing.pasted.lines import Line, Look
from workbench.importing.shown_dates import shows_date

_LONGEST_NAME_CHARS = 48
_LONGEST_NAME_WORDS = 6
_NOT_IN_NAMES = re.compile(r"[!?;,…]$|(?<!\b\w)(?<!Jr|Dr|St)\.$|[!?]\s|\w\w\.\s|https?:|www\.|[\"“”«»=。！？，；।॥؟،؛]")
# "Col. Hathersage", "Mrs. Ann Field": short words with a full stop before the name itself.
_TITLES = re.compile(r"(?:[^\W\d_a-zа-яё]\w{1,4}\. ){1,2}(?=[^\W\d_a-zа-яё]\w)")
# What plugins set between the name and the date: "Ada Field | Tue, 21 April 2020 - 16:40", "Ada Field / 22.04.2020".
_BETWEEN = re.compile(r"\s+[|/·•–—-]\s+|\s+(?:am|on|le|el|il|em|op|в)\s+(?=\d|\w{2,12},? \d)")


def is_titled_name(line: Line) -> bool:
    """Tell whether a line may be a name with a title before it; a short exclamation looks the same without a date below."""
    title = _TITLES.match(line.text)
    return title is not None and is_name(line, after=title.end())


def is_name(line: Line, after: int = 0) -> bool:
    """Tell whether a line may be a commenter's name: short, capitalised, no sentence, no furniture.

    Args:
        line: The whole line.
        after: Where in it the name begins, behind a title.
    """
    return not line.has(Look.FURNITURE | Look.CHROME | Look.GIVING) and looks_like_name(line.text, after)


def looks_like_name(text: str, after: int = 0) -> bool:
    """Tell whether a text may be a name by its length, its capitals and its marks."""
    if len(text) > _LONGEST_NAME_CHARS:
        return False
    words = text.split()
    if len(words) > _LONGEST_NAME_WORDS or _NOT_IN_NAMES.search(text, after):
        return False
    lettered = [w.lstrip("@(\"'") for w in words if any(c.isalpha() for c in w)]
    if not lettered:
        return False
    # Scripts without capitals (Arabic, Hebrew, CJK) pass; of capitalised ones, one particle ("van") may be small.
    capitals = sum(1 for w in lettered if not w[:1].islower())
    return len(words) == 1 or capitals >= max(1, len(lettered) - 1)


def name_in_stamp(text: str) -> str | None:
    """Return the commenter's name that stands in front of the date in one line, parted by a mark or by "on"."""
    parts = _BETWEEN.split(text, maxsplit=1)
    if len(parts) < 2 or shows_date(parts[0]) or not shows_date(parts[1]):
        return None
    return parts[0] if looks_like_name(parts[0]) else None
