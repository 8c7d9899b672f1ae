"""Actors of the development texts are found and typed no worse than before, where these texts are at hand."""

import json
from dataclasses import replace

import msgspec
import pytest

from tests.corpus.test_times import DAYS, harness
from workbench.annotate.places.gazetteer import Gazetteer
from workbench.annotate.reading import annotate
from workbench.annotate.registry import Registry
from workbench.cli.annotate_files import plain_document
from workbench.cli.contract_actors import found_actors
from workbench.model import DateClaim, DateState

TYPES = ["PER", "ORG", "LOC"]
# Exact spans with their type (F1), the same for persons, organisations and places: what was measured, less what a single text moves.
FLOORS = {"re3d": (0.595, 0.465, 0.52, 0.735), "seed": (0.89, 0.86, 0.94, 0.86)}
# Aliases of one actor told to be one (B-cubed F1), the share of the gold's mentions that are found.
LINKED = (0.935, 0.98)


@pytest.mark.shared
@pytest.mark.parametrize("name", FLOORS)
def test_actors_of_the_development_texts(shared, name):
    scoring = harness(shared / "eval" / "annotate" / "harness.py")
    folder, _, documents = scoring.load_set(shared / "eval" / "annotate" / "data", name)
    registry, gazetteer = Registry.default(), Gazetteer.default()
    scores = scoring.Scores(TYPES)
    for document, date in documents:
        text = plain_document((folder / "text" / f"{document}.txt").read_bytes())
        text = replace(text, published=DateClaim(DAYS.get(name, date), DateState.SET))
        gold = json.loads((folder / "gold" / f"{document}.json").read_text(encoding="utf-8"))
        found = msgspec.to_builtins(found_actors(text.text, annotate(registry, text), registry, gazetteer))
        scores.actors(document, text.text, gold["actors"], found)
    report = scores.report()
    measured = tuple(report[f"actor.{kind}"]["f1"] for kind in ("micro", *TYPES))
    assert all(found >= floor for found, floor in zip(measured, FLOORS[name], strict=True)), measured
    if name == "seed":
        linked = (report["link.b3"]["f1"], report["link.mention_recall"])
        assert all(found >= floor for found, floor in zip(linked, LINKED, strict=True)), linked
