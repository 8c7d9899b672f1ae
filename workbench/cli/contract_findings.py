"""What `annotate FILE`, `forecasts` and `disputes` print as JSON: other programs rely on these names, as on those of contract.py."""

from dataclasses import dataclass

from workbench.annotate.disputes.dispute import Dispute
from workbench.annotate.findings import Findings
from workbench.annotate.forecasts.forecast import Forecast
from workbench.annotate.places.gazetteer import Gazetteer
from workbench.annotate.registry import Registry
from workbench.annotate.times.expressions import Time, TimeRange
from workbench.annotate.times.periods import day_text
from workbench.cli.contract_actors import FoundActor, found_actors
from workbench.cli.contract_events import FoundEvent, found_event
from workbench.cli.contract_places import FoundPlace, found_place
from workbench.disputes import ListedDispute
from workbench.forecasts import ListedForecast
from workbench.library.foresight import holder_name
from workbench.model import Document


@dataclass(frozen=True, slots=True)
class FoundTime:
    """One expression of time of `annotate FILE`; offsets are code points.

    `value` is TIMEX3, `edtf` EDTF; `earliest` and `latest` are days, None where open or unknown. `type` is date, time, duration,
    set or vague. `alternative` is the value of the other reading of "05/03/2020".
    """

    start: int
    end: int
    text: str
    value: str
    edtf: str | None
    earliest: str | None
    latest: str | None
    precision: str | None
    basis: str
    type: str
    zone: str
    alternative: str | None


@dataclass(frozen=True, slots=True)
class FoundRange:
    """A stretch that one or two times of `annotate FILE` bound; `times` are their places in `timex`."""

    start: int
    end: int
    text: str
    edtf: str
    earliest: str
    latest: str
    times: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FoundForecast:
    """One forecast of `annotate FILE`; offsets are code points.

    `hedge` are the words that say how probable it is; `band` is of ICD 203, "possible" and "none" have no number. `holder` is
    author, speaker or commenter, and `holder_name` how that is called. Due days are null where no time was said; `is_waiting` where
    one was said that waits for the publication date.
    """

    start: int
    end: int
    text: str
    hedge: str
    band: str
    percent: tuple[int, int] | None
    condition: str | None
    holder: str
    holder_name: str
    due_first: str | None
    due_last: str | None
    is_negated: bool
    is_waiting: bool
    zone: str


@dataclass(frozen=True, slots=True)
class FoundDispute:
    """One dispute of `annotate FILE`: a sentence, the comment (from 1) that repeats it, and what contradicts; code points."""

    comment: int
    claim_start: int
    claim_end: int
    claim: str
    quote_start: int
    quote_end: int
    cue_start: int
    cue_end: int
    cue: str
    reply_start: int
    reply_end: int
    reply: str


@dataclass(frozen=True, slots=True)
class ForecastLine:
    """One forecast of `forecasts --json`: as in `annotate FILE`, with its article, its number there, and what became of it.

    `status` is open, came-true, did-not, unclear or condition-not-met.
    """

    article: int
    number: int
    title: str
    published: str | None
    status: str
    start: int
    end: int
    text: str
    hedge: str
    band: str
    percent: tuple[int, int] | None
    condition: str | None
    holder: str
    holder_name: str
    holder_actor: str | None
    due_first: str | None
    due_last: str | None
    is_negated: bool
    is_waiting: bool
    zone: str


@dataclass(frozen=True, slots=True)
class DisputeLine:
    """One dispute of `disputes --json`. `comment` counts the article's comments from 1; `reply` is the beginning of what it says.

    `kind` is denial, negation or retort: by what it is told to contradict.
    """

    article: int
    title: str
    comment: int
    author: str
    kind: str
    claim_start: int
    claim_end: int
    claim: str
    quote_start: int
    quote_end: int
    cue_start: int
    cue_end: int
    reply_start: int
    reply_end: int
    reply: str


@dataclass(frozen=True, slots=True)
class Annotated:
    """`annotate FILE`, and each file of `annotate --batch`.

    `text` is what offsets count in, where that is not the file itself. `is_history` says that a date without a year was taken for
    one of the year that was last spoken of.
    """

    timex: tuple[FoundTime, ...]
    ranges: tuple[FoundRange, ...]
    actors: tuple[FoundActor, ...]
    is_history: bool
    forecasts: tuple[FoundForecast, ...] = ()
    disputes: tuple[FoundDispute, ...] = ()
    places: tuple[FoundPlace, ...] = ()
    events: tuple[FoundEvent, ...] = ()
    text: str | None = None


def annotated(document: Document, findings: Findings, registry: Registry, *, has_text: bool) -> Annotated:
    """Return what was found in a text as `annotate FILE` prints it."""
    text, times = document.text, findings.times
    gazetteer = Gazetteer.default()
    placed = [(mention, gazetteer.place(mention.place)) for mention in findings.places]
    return Annotated(
        timex=tuple(_found_time(text, time) for time in times.times),
        ranges=tuple(_found_range(text, one) for one in times.ranges),
        actors=found_actors(text, findings, registry, gazetteer),
        is_history=times.is_narrative,
        forecasts=tuple(_found_forecast(document, one) for one in findings.forecasts),
        disputes=tuple(_found_dispute(text, one) for one in findings.disputes),
        places=tuple(found_place(text, mention, place) for mention, place in placed if place is not None),
        events=tuple(found_event(text[one.start : one.end], one, registry, gazetteer) for one in findings.events),
        text=text if has_text else None,
    )


def _found_forecast(document: Document, one: Forecast) -> FoundForecast:
    text = document.text
    return FoundForecast(
        start=one.start,
        end=one.end,
        text=text[one.start : one.end],
        hedge=one.hedge,
        band=one.band,
        percent=one.band.percent,
        condition=text[slice(*one.condition)] if one.condition is not None else None,
        holder=one.holder.kind,
        holder_name=holder_name(document, one),
        due_first=day_text(one.due_first) if one.due_first is not None else None,
        due_last=day_text(one.due_last) if one.due_last is not None else None,
        is_negated=one.is_negated,
        is_waiting=one.is_waiting,
        zone=one.zone,
    )


def _found_dispute(text: str, one: Dispute) -> FoundDispute:
    return FoundDispute(
        comment=one.comment + 1,
        claim_start=one.claim_start,
        claim_end=one.claim_end,
        claim=text[one.claim_start : one.claim_end],
        quote_start=one.quote_start,
        quote_end=one.quote_end,
        cue_start=one.cue_start,
        cue_end=one.cue_end,
        cue=one.cue,
        reply_start=one.reply_start,
        reply_end=one.reply_end,
        reply=text[one.reply_start : one.reply_end],
    )


def listed_forecast(one: ListedForecast) -> ForecastLine:
    """Return a forecast as `forecasts` prints it."""
    return ForecastLine(
        article=one.article,
        number=one.number,
        title=one.title,
        published=one.published,
        status=one.status,
        start=one.start,
        end=one.end,
        text=one.sentence,
        hedge=one.hedge,
        band=one.band,
        percent=one.band.percent,
        condition=one.condition_text,
        holder=one.holder,
        holder_name=one.holder_name,
        holder_actor=one.holder_actor,
        due_first=day_text(one.due_first) if one.due_first is not None else None,
        due_last=day_text(one.due_last) if one.due_last is not None else None,
        is_negated=one.is_negated,
        is_waiting=one.is_waiting,
        zone=one.zone,
    )


def listed_dispute(one: ListedDispute) -> DisputeLine:
    """Return a dispute as `disputes` prints it."""
    return DisputeLine(
        article=one.article,
        title=one.title,
        comment=one.comment + 1,
        author=one.author,
        kind=one.cue_kind,
        claim_start=one.claim[0],
        claim_end=one.claim[1],
        claim=one.claim_text,
        quote_start=one.quote[0],
        quote_end=one.quote[1],
        cue_start=one.cue[0],
        cue_end=one.cue[1],
        reply_start=one.reply[0],
        reply_end=one.reply[1],
        reply=one.reply_text,
    )


def _found_time(text: str, time: Time) -> FoundTime:
    return FoundTime(
        start=time.start,
        end=time.end,
        text=text[time.start : time.end],
        value=time.value,
        edtf=time.edtf,
        earliest=day_text(time.earliest) if time.earliest is not None else None,
        latest=day_text(time.latest) if time.latest is not None else None,
        precision=time.precision,
        basis=time.basis,
        type=time.kind,
        zone=time.zone,
        alternative=time.alternative,
    )


def _found_range(text: str, one: TimeRange) -> FoundRange:
    return FoundRange(
        start=one.start,
        end=one.end,
        text=text[one.start : one.end],
        edtf=one.edtf,
        earliest=day_text(one.earliest),
        latest=day_text(one.latest),
        times=tuple(dict.fromkeys((one.first, one.last))),
    )
