"""How well the sample library's events are told apart, against marks made by hand: shares, 1.0 is all."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

import resources
from tests.corpus.sample_scores import fold, pages
from tests.corpus.sample_times import written
from workbench.annotate.events.event import Event
from workbench.annotate.reading import annotate
from workbench.annotate.registry import Registry
from workbench.model import DateClaim, DateState

MARKS = Path(__file__).with_name("event_gold.yaml")
_KINDS = ("background", "planned", "forecast")


@dataclass(frozen=True)
class EventScores:
    """Of the marked events: the share that is found, of these the share told as the kind that it is, and F1 of denials and of hearsay."""

    found: float
    kind: float
    negated_f1: float
    hedged_f1: float


@dataclass(frozen=True)
class Miss:
    """An event that is told otherwise than it was marked."""

    article: str
    sentence: str
    wanted: tuple[str, bool, bool]
    got: tuple[str, bool, bool] | None


def measure_events(misses: list[Miss] | None = None) -> EventScores:
    """Read every English page of the sample, with the date that it has or, where it is undated, that of its source."""
    gold = yaml.load(resources.read_text("sample/GOLD.yaml"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    marks = yaml.safe_load(MARKS.read_text(encoding="utf-8"))
    told: list[tuple[tuple[str, bool, bool], tuple[str, bool, bool] | None]] = []
    for source, document in pages():
        if document.language != "en":
            continue
        if document.published.edtf is None and source["published"].get("edtf"):
            document = replace(document, published=DateClaim(source["published"]["edtf"], DateState.SET))
        found = annotate(Registry.default(), document).events
        for event in gold["articles"][source["id"]]["events"]:
            sentence = fold(event["sentence"])
            if _is_marked(marks["unsettled"], source["id"], sentence):
                continue
            at = written(sentence).search(document.text)
            if at is None:
                continue
            kind = next((kind for kind in _KINDS if _is_marked(marks[kind], source["id"], sentence)), "reported")
            wanted = (kind, *(_is_marked(marks[mood], source["id"], sentence) for mood in ("negated", "hedged")))
            got = next((_told(one) for one in found if one.start < at.end() and one.end > at.start()), None)
            told.append((wanted, got))
            if misses is not None and wanted != got:
                misses.append(Miss(source["id"], sentence, wanted, got))
    pairs = [(wanted, got) for wanted, got in told if got is not None]
    return EventScores(
        round(len(pairs) / len(told), 4),
        round(sum(wanted[0] == got[0] for wanted, got in pairs) / len(pairs), 4),
        _f1([(wanted[1], got[1]) for wanted, got in pairs]),
        _f1([(wanted[2], got[2]) for wanted, got in pairs]),
    )


def _told(event: Event) -> tuple[str, bool, bool]:
    return event.kind.value, event.is_negated, event.is_hedged


def _is_marked(marks: list[dict[str, Any]], article: str, sentence: str) -> bool:
    return any(mark["article"] == article and sentence.startswith(mark.get("begins", "")) for mark in marks)


def _f1(pairs: list[tuple[bool, bool]]) -> float:
    right = sum(wanted and got for wanted, got in pairs)
    return round(2 * right / (sum(wanted for wanted, _ in pairs) + sum(got for _, got in pairs)), 4)


if __name__ == "__main__":
    missed: list[Miss] = []
    print(measure_events(missed))
    for miss in missed:
        print(miss)
