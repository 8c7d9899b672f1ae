"""Forecasts and disputes as the database keeps them: packed with the other findings, and as rows with their words for lists."""

import sqlite3
from dataclasses import dataclass

from workbench.annotate.disputes.dispute import CueKind
from workbench.annotate.findings import Findings
from workbench.annotate.forecasts.forecast import Band, Forecast, Holder, HolderKind
from workbench.model import Document, Zone

FORESIGHT_TABLES = ("article_forecast", "article_dispute")
# As much of a reply as a list shows.
_REPLY_CHARS = 400

_PackedHolder = tuple[HolderKind, int | None, int | None, str | None]
PackedForecast = tuple[
    int,
    int,
    int,
    int,
    str,
    Band,
    tuple[int, int] | None,
    _PackedHolder,
    int | None,
    int | None,
    bool,
    bool,
    Zone,
    int | None,
]
PackedDispute = tuple[int, int, int, int, int, int, int, int, int, CueKind]
_Value = int | str | None


@dataclass(frozen=True, slots=True)
class ForesightRows:
    """The rows of article_forecast and article_dispute, but for the article."""

    forecasts: tuple[tuple[_Value, ...], ...] = ()
    disputes: tuple[tuple[_Value, ...], ...] = ()


def pack_forecast(forecast: Forecast) -> PackedForecast:
    """Return a forecast as it is written; names of its fields would be most of the bytes."""
    holder = forecast.holder
    return (
        forecast.start,
        forecast.end,
        forecast.cue_start,
        forecast.cue_end,
        forecast.hedge,
        forecast.band,
        forecast.condition,
        (holder.kind, holder.start, holder.end, holder.actor),
        forecast.due_first,
        forecast.due_last,
        forecast.is_negated,
        forecast.is_waiting,
        forecast.zone,
        forecast.comment,
    )


def unpack_forecast(packed: PackedForecast) -> Forecast:
    """Return a forecast from what `pack_forecast` wrote."""
    return Forecast(*packed[:7], Holder(*packed[7]), *packed[8:])


def foresight_rows(document: Document, findings: Findings) -> ForesightRows:
    """Make the rows of an article before the write turn is asked for."""
    text = document.text
    forecasts: list[tuple[_Value, ...]] = []
    for one in findings.forecasts:
        condition = one.condition or (None, None)
        forecasts.append(
            (
                one.start,
                one.end,
                one.cue_start,
                one.cue_end,
                one.hedge,
                one.band,
                *condition,
                one.holder.kind,
                holder_name(document, one),
                one.holder.actor,
                one.due_first,
                one.due_last,
                one.is_negated,
                one.is_waiting,
                one.zone,
                text[one.start : one.end],
            )
        )
    disputes: list[tuple[_Value, ...]] = [
        (
            one.comment,
            one.quote_start,
            one.quote_end,
            one.claim_start,
            one.claim_end,
            one.cue_start,
            one.cue_end,
            one.reply_start,
            one.reply_end,
            one.cue,
            commenter(document, one.comment),
            text[one.claim_start : one.claim_end],
            text[one.reply_start : min(one.reply_end, one.reply_start + _REPLY_CHARS)],
        )
        for one in findings.disputes
    ]
    return ForesightRows(tuple(forecasts), tuple(disputes))


def store_foresight(connection: sqlite3.Connection, article: int, rows: ForesightRows) -> None:
    """Write the rows of an article within the caller's transaction; earlier ones are gone by then."""
    for table, written in zip(FORESIGHT_TABLES, (rows.forecasts, rows.disputes), strict=True):
        if written:
            marks = ", ".join("?" * (len(written[0]) + 1))
            connection.executemany(f"INSERT INTO {table} VALUES ({marks})", [(article, *row) for row in written])


def holder_name(document: Document, forecast: Forecast) -> str:
    """Return how whoever stands behind a forecast is called, "" for the author."""
    holder = forecast.holder
    if holder.start is not None and holder.end is not None:
        return " ".join(document.text[holder.start : holder.end].split())
    if holder.kind is HolderKind.COMMENTER and forecast.comment is not None:
        return commenter(document, forecast.comment)
    return ""


def commenter(document: Document, number: int) -> str:
    """Return the name of a comment's author, "" where it has none."""
    known = document.comments[number].author if 0 <= number < len(document.comments) else None
    return known or ""
