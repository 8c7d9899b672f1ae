"""Times of the development texts are found and bound no worse than before, where these texts are at hand."""

import importlib.util
import json
import sys
from types import ModuleType

import pytest

from workbench.annotate.entries import first_day
from workbench.annotate.times.reading import times_of
from workbench.cli.annotate_files import plain_document

# Found (relaxed F1), found with its value (F1), share of dates that are wrong: what was measured, less what a single text moves.
FLOORS = {"wikiwars": (0.965, 0.905, 0.035), "seed": (0.99, 0.99, 0.0)}
# The seed's own day.
DAYS = {"seed": "2020-05-09"}


def harness(path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("annotation_harness", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.shared
@pytest.mark.parametrize("name", FLOORS)
def test_times_of_the_development_texts(shared, name):
    scoring = harness(shared / "eval" / "annotate" / "harness.py")
    folder, _, documents = scoring.load_set(shared / "eval" / "annotate" / "data", name)
    scores = scoring.Scores([])
    for document, date in documents:
        text = plain_document((folder / "text" / f"{document}.txt").read_bytes())
        gold = json.loads((folder / "gold" / f"{document}.json").read_text(encoding="utf-8"))
        day = first_day(DAYS.get(name, date))
        found = [
            {"start": t.start, "end": t.end, "text": text.text[t.start : t.end], "value": t.value}
            for t in times_of(text, day, day).times
        ]
        scores.timex(document, text.text, gold["timex"], found)
    report = scores.report()
    relaxed, value, wrong = FLOORS[name]
    assert report["timex.relaxed"]["f1"] >= relaxed
    assert report["timex.value"]["f1"] >= value
    assert report["date.wrong_rate"] <= wrong
