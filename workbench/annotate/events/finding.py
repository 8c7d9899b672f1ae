"""Which events an article tells of: a sentence with a time is one."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import islice
from typing import Final

from workbench.annotate.events.dated import DatedSentence, PlacedTime, dated_sentences
from workbench.annotate.events.english import english
from workbench.annotate.events.event import Event, EventKind
from workbench.annotate.events.moods import MoodReader
from workbench.annotate.findings import Mention
from workbench.annotate.forecasts.forecast import Band, Forecast
from workbench.annotate.forecasts.horizons import LONG_AGO_DAYS
from workbench.annotate.places.place import PlaceMention
from workbench.annotate.times.expressions import Times, Unit
from workbench.annotate.times.references import Publication
from workbench.model import Document

# What is longer is no sentence but a list, or a page that means to hang whoever reads it.
_SENTENCE_MAX: Final = 1500
# An undated article that counts days without a year tells of these; the years that it names beside are where they come from.
_WAITING_MIN: Final = 2
_WORD: Final = re.compile(r"[^\W\d_]+")
_WORDS_MIN: Final = 3
_ORDER: Final = {unit: number for number, unit in enumerate(Unit)}


def find_events(
    document: Document,
    times: Times,
    mentions: Sequence[Mention],
    places: Sequence[PlaceMention],
    forecasts: Sequence[Forecast],
    publication: Publication | None,
) -> tuple[Event, ...]:
    """Return the events of an article in reading order.

    Args:
        document: The article.
        times: Its times, bound to its publication as far as that is known.
        mentions: Its actors.
        places: Its places.
        forecasts: Its forecasts.
        publication: When it was published, None where that is not known.
    """
    sentences = list(dated_sentences(document, times, mentions, places))
    teller = _Teller(sentences, forecasts, publication, is_history=times.is_narrative)
    moods = _moods_of(document.language)
    return tuple(
        _event(sentence, document.text, moods, teller)
        for sentence in sentences
        if _says_something(document.text, sentence)
    )


def _says_something(text: str, sentence: DatedSentence) -> bool:
    """Tell a sentence from a mere date with a name beside it, as stands over and under articles."""
    ends = [sentence.start, *(time.end for time in sentence.times)]
    starts = [*(time.start for time in sentence.times), sentence.end]
    words = (match for end, start in zip(ends, starts, strict=True) for match in _WORD.finditer(text, end, start))
    return sum(1 for _ in islice(words, _WORDS_MIN)) == _WORDS_MIN


def _event(sentence: DatedSentence, text: str, moods: MoodReader | None, teller: "_Teller") -> Event:
    time = min(sentence.times, key=lambda one: (_ORDER[one.precision], one.start))
    is_denied = is_hearsay = False
    if moods is not None and sentence.end - sentence.start <= _SENTENCE_MAX:
        is_denied, is_hearsay = moods.read(text, sentence.start, sentence.end, time.start)
    return Event(
        sentence.start,
        sentence.end,
        time.start,
        time.first_day,
        time.last_day,
        time.edtf,
        teller.kind(sentence, time, is_hedged=is_hearsay),
        is_denied,
        is_hearsay,
        sentence.block.zone,
        sentence.block.comment,
        sentence.actors,
        sentence.places,
    )


@cache
def _english() -> MoodReader:
    return MoodReader(english())


def _moods_of(language: str | None) -> MoodReader | None:
    return _english() if language is None or language.lower().startswith("en") else None


class _Teller:
    """Tells of each sentence what kind of event it is, by the article's own time."""

    def __init__(
        self,
        sentences: Sequence[DatedSentence],
        forecasts: Sequence[Forecast],
        publication: Publication | None,
        *,
        is_history: bool,
    ) -> None:
        self._forecasts = {forecast.start: forecast for forecast in forecasts}
        self._publication = publication
        self._is_history = is_history
        times = [time for sentence in sentences for time in sentence.times]
        self._tells_of_days = sum(time.first_day is None and time.last_day is None for time in times) >= _WAITING_MIN
        self._newest = max((time.last_day for time in times if time.last_day is not None), default=None)

    def kind(self, sentence: DatedSentence, time: PlacedTime, *, is_hedged: bool) -> EventKind:
        """Return what kind of event a sentence is, by its time."""
        forecast = self._forecasts.get(sentence.start)
        ahead = EventKind.PLANNED if forecast is None or _is_fixed(forecast, is_hedged) else EventKind.FORECAST
        # Of "until March" the end says when it was, of "since March" the beginning.
        first_day = time.last_day if time.first_day is None else time.first_day
        last_day = time.first_day if time.last_day is None else time.last_day
        if first_day is None or last_day is None:
            return ahead if forecast is not None and forecast.is_waiting else EventKind.REPORTED
        if forecast is not None and (first_day, last_day) == (forecast.due_first, forecast.due_last):
            return ahead
        if self._publication is None:
            return self._undated(last_day)
        if first_day > self._publication.last_day:
            return ahead
        is_long_ago = last_day < self._publication.first_day - LONG_AGO_DAYS
        return EventKind.BACKGROUND if is_long_ago and not self._is_history else EventKind.REPORTED

    def _undated(self, last_day: int) -> EventKind:
        if self._is_history:
            return EventKind.REPORTED
        is_aside = self._tells_of_days or (self._newest is not None and last_day < self._newest - LONG_AGO_DAYS)
        return EventKind.BACKGROUND if is_aside else EventKind.REPORTED


def _is_fixed(forecast: Forecast, is_hedged: bool) -> bool:
    """Tell what is planned: it hangs on nothing, and is said without a word of doubt."""
    return forecast.band is Band.NONE and forecast.condition is None and not is_hedged
