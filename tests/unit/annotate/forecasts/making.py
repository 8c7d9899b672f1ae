"""Reads sentences for the tests of forecasts."""

from tests.unit.annotate.making import day, document
from workbench.annotate.forecasts.finding import find_forecasts
from workbench.annotate.forecasts.forecast import Forecast
from workbench.annotate.times.reading import times_of
from workbench.annotate.times.references import Publication
from workbench.model import Document, Zone

# A Saturday.
PUBLISHED = "2020-05-09"


def forecasts(*texts: str, published: str | None = PUBLISHED, zone: Zone = Zone.BODY) -> tuple[Forecast, ...]:
    """Return the forecasts of some paragraphs."""
    return forecasts_in(document(*texts, zone=zone), published)


def forecasts_in(read: Document, published: str | None = PUBLISHED) -> tuple[Forecast, ...]:
    """Return the forecasts of a document without actors."""
    number = None if published is None else day(published)
    known = None if number is None else Publication(number, number)
    return find_forecasts(read, times_of(read, number, number), (), known)


def forecast(text: str, **facts: str | None) -> Forecast:
    """Return the one forecast of a sentence."""
    (found,) = forecasts(text, **facts)
    return found
