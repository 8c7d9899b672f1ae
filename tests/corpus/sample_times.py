"""How well the times of the sample library's events are read, against its gold: shares, 1.0 is all."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import yaml

import resources
from tests.corpus.sample_scores import pages
from workbench.annotate.entries import first_day, last_day
from workbench.annotate.reading import times_in
from workbench.annotate.times.expressions import Time, TimeRange
from workbench.model import DateClaim, DateState, Document


@dataclass(frozen=True)
class TimeScores:
    """Of the gold's events in English, the share whose expression is found, and whose days are those of the gold."""

    found: float
    value: float


@dataclass(frozen=True)
class Miss:
    """What did not come out right, for whoever improves the grammar."""

    article: str
    expression: str
    wanted: str
    got: tuple[str, ...]


def measure_times(misses: list[Miss] | None = None) -> TimeScores:
    """Read every page of the sample, with the date that it has or, where it is undated, that of its source."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    gold = yaml.load(resources.read_text("sample/GOLD.yaml"), Loader=loader)
    found, right = [], []
    for source, document in pages():
        if document.language != "en":
            continue
        if document.published.edtf is None and "edtf" in source["published"]:
            document = replace(document, published=DateClaim(source["published"]["edtf"], DateState.SET))
        read = times_in(document)
        times = (*read.times, *read.ranges)
        for event in gold["articles"][source["id"]]["events"]:
            over = _over(times, document, event)
            if over is None:
                continue
            found.append(bool(over))
            right.append(any(_is_meant(time, event) for time in over))
            if misses is not None and not right[-1]:
                got = tuple(f"{document.text[time.start : time.end]} {time.edtf}" for time in over)
                misses.append(Miss(source["id"], event["expression"], str(event["edtf"]), got))
    return TimeScores(round(sum(found) / len(found), 4), round(sum(right) / len(right), 4))


def _over(
    times: Sequence[Time | TimeRange], document: Document, event: dict[str, Any]
) -> list[Time | TimeRange] | None:
    """Return the times in the expression of an event, None where its sentence is not read."""
    sentence = written(event["sentence"]).search(document.text)
    words = None if sentence is None else written(event["expression"]).search(document.text, *sentence.span())
    if words is None:
        return None
    return [time for time in times if time.start < words.end() and time.end > words.start()]


def _is_of_the_calendar(edtf: str) -> bool:
    try:
        first_day(edtf)
    except ValueError:
        return False
    return True


def written(words: str) -> re.Pattern[str]:
    """Return what finds words however their lines are broken."""
    return re.compile(r"\s+".join(map(re.escape, words.split())))


def _is_meant(time: Time | TimeRange, event: dict[str, Any]) -> bool:
    """Tell whether a time is that of the gold, "about" included; of what lasts since then, where it begins is said."""
    first, _, last = str(event["edtf"]).replace("~", "").partition("/")
    if first.startswith("XXXX"):
        return str(getattr(time, "value", time.edtf)).startswith(first[: len("XXXX-09")])
    is_since = event["expression"].casefold().startswith("since")
    if not _is_of_the_calendar(first):
        return time.edtf == first
    return time.earliest == first_day(first) and (is_since or time.latest == last_day(last or first))


if __name__ == "__main__":
    told: list[Miss] = []
    print(measure_times(told))
    for miss in told:
        print(miss)
