"""Reads the day that an address names: "/2020/05/09/" is how many sites file their pages."""

import re
from typing import Final

from workbench.dates import bounds

_IN_ADDRESS: Final = re.compile(r"/((?:18|19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/\-_.]|$)")
# Newspapers are younger.
_EARLIEST: Final = "1600-01-01"


def day_in_address(url: str | None) -> str | None:
    """Return the day in an address as YYYY-MM-DD, None where there is none."""
    found = _IN_ADDRESS.search(url or "")
    return checked_date(*found.groups()) if found else None


def checked_date(year: str | None, month: str | None, day: str | None = None) -> str | None:
    """Return parts of a date as EDTF; None where they are no date, or one on which nothing can have been published."""
    if year is None or month is None:
        return None
    edtf = f"{int(year):04d}-{int(month):02d}" + (f"-{int(day):02d}" if day else "")
    try:
        first, _ = bounds(edtf)
    except ValueError:
        return None
    return edtf if first >= _EARLIEST else None
