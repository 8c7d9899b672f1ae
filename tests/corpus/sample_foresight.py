"""How well the sample library's forecasts and disputes are found, against its gold: shares, 1.0 is all."""

from dataclasses import dataclass
from typing import Any

import yaml

import resources
from tests.corpus.sample_scores import fold, pages
from workbench.annotate.disputes.finding import find_disputes
from workbench.annotate.forecasts.finding import find_forecasts
from workbench.annotate.forecasts.forecast import Forecast
from workbench.annotate.reading import publication, times_in
from workbench.annotate.times.periods import day_text
from workbench.model import Document, Zone

_QUOTED = "quoted-by-comment"
_MARKS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})


@dataclass(frozen=True)
class ForesightScores:
    """Sentences of bodies that are forecasts, as the gold has them, whichever language; and disputes by quotation.

    `forecast_due` is the share of forecasts found whose last day is that of the gold, or that neither has one, to the month.
    `dispute_precision` takes every dispute that the gold does not have for a mistake.
    """

    forecast_f1: float
    forecast_precision: float
    forecast_recall: float
    forecast_due: float
    dispute_recall: float
    dispute_precision: float


@dataclass(frozen=True)
class Miss:
    """What did not come out right, for whoever improves the rules: a sentence that was missed, or taken for what it is not."""

    article: str
    sentence: str
    is_missed: bool


def measure_foresight(misses: list[Miss] | None = None) -> ForesightScores:
    """Read every page of the sample and compare forecasts and disputes with the gold."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    gold = yaml.load(resources.read_text("sample/GOLD.yaml"), Loader=loader)
    found = missed = wrong = 0
    due: list[bool] = []
    disputes: list[bool] = []
    disputed = 0
    for source, document in pages():
        number = source["id"]
        wanted = {
            _folded(one["sentence"]): one
            for one in gold["articles"][number].get("forecasts") or ()
            if one["zone"] == "body" and not one.get("trap")
        }
        seen: set[str] = set()
        for forecast in _forecasts(document):
            sentence = _folded(document.text[forecast.start : forecast.end])
            matched = [one for one in wanted if one in sentence or sentence in one]
            seen.update(matched)
            if matched:
                found += 1
                due.append(_is_due(forecast, wanted[matched[0]]))
            else:
                wrong += 1
                _note(misses, number, sentence, is_missed=False)
        for sentence in wanted.keys() - seen:
            missed += 1
            _note(misses, number, sentence, is_missed=True)
        claims = [_folded(document.text[one.claim_start : one.claim_end]) for one in find_disputes(document)]
        disputed += len(claims)
        for one in gold["disputes"]:
            if one["kind"] == _QUOTED and one["claim"]["article"] == number:
                claim = _folded(one["claim"]["sentence"])
                disputes.append(any(claim in ours or ours in claim for ours in claims))
    return ForesightScores(
        forecast_f1=round(2 * found / (2 * found + wrong + missed), 4),
        forecast_precision=round(found / (found + wrong), 4),
        forecast_recall=round(found / (found + missed), 4),
        forecast_due=round(sum(due) / len(due), 4),
        dispute_recall=round(sum(disputes) / len(disputes), 4),
        dispute_precision=round(sum(disputes) / disputed, 4),
    )


def _forecasts(document: Document) -> list[Forecast]:
    found = find_forecasts(document, times_in(document), (), publication(document))
    return [one for one in found if one.zone is Zone.BODY]


def _is_due(forecast: Forecast, wanted: dict[str, Any]) -> bool:
    ours = "" if forecast.due_last is None else day_text(forecast.due_last)[:7]
    return ours == str(wanted["due"] or "")[:7]


def _folded(text: str) -> str:
    return fold(text).translate(_MARKS)


def _note(misses: list[Miss] | None, article: str, sentence: str, *, is_missed: bool) -> None:
    if misses is not None:
        misses.append(Miss(article, sentence, is_missed))
