"""Reads times of short texts for the tests."""

import datetime as dt

from tests.unit.annotate.making import day, document
from workbench.annotate.times.expressions import Time, Times
from workbench.annotate.times.reading import times_of

PUBLISHED = "2020-05-09"  # a Saturday


def read(*texts: str, published: str | None = PUBLISHED, narrative: bool | None = None) -> Times:
    """Read some paragraphs."""
    number = day(published) if published is not None else None
    return times_of(document(*texts), number, number, narrative)


def said(*texts: str, published: str | None = PUBLISHED, narrative: bool | None = None) -> list[tuple[str, str]]:
    """Return what stands there and its TIMEX3 value."""
    whole = "\n\n".join(texts)
    return [(whole[t.start : t.end], t.value) for t in read(*texts, published=published, narrative=narrative).times]


def values(*texts: str, published: str | None = PUBLISHED, narrative: bool | None = None) -> list[str]:
    """Return the TIMEX3 values."""
    return [value for _, value in said(*texts, published=published, narrative=narrative)]


def days(time: Time) -> tuple[str | None, str | None]:
    """Return first and last day as ISO 8601."""
    return tuple(  # type: ignore[return-value]
        (dt.date(1970, 1, 1) + dt.timedelta(number)).isoformat() if number is not None else None
        for number in (time.earliest, time.latest)
    )
