"""Actors of the development texts are found and typed no worse than before, where these texts are at hand."""

import json
from dataclasses import replace

import msgspec
import pytest

from tests.corpus.test_times import DAYS, harness
from workbench.actors import actors_of_article
from workbench.annotate.places.gazetteer import Gazetteer
from workbench.annotate.reading import annotate, tag
from workbench.annotate.registry import Registry
from workbench.annotating import annotate_pending, tag_pending
from workbench.cli.annotate_files import plain_document
from workbench.cli.contract_actors import found_actors
from workbench.importing.pipeline import read_document
from workbench.importing.saved_file import SavedFile
from workbench.jobs import JobContext
from workbench.library.articles import Arrival, store_article
from workbench.library.store import Library
from workbench.model import DateClaim, DateState, Zone
from workbench.own_registry import registry_of

TYPES = ["PER", "ORG", "LOC"]
# Exact spans with their type (F1), the same for persons, organisations and places: what was measured, less what a single text moves,
# or another processor of the tagger's roundings.
BY_RULES = {"re3d": (0.595, 0.495, 0.5, 0.75), "seed": (0.905, 0.87, 0.965, 0.875)}
TAGGED = {"re3d": (0.635, 0.54, 0.555, 0.77), "seed": (0.945, 0.91, 0.96, 0.94)}
# Aliases of one actor told to be one (B-cubed F1), the share of the gold's mentions that are found.
LINKED = (0.975, 0.98)


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "is_tagged", "floors"),
    [
        *((name, False, floors) for name, floors in BY_RULES.items()),
        *((name, True, floors) for name, floors in TAGGED.items()),
    ],
)
def test_actors_of_the_development_texts(shared, name, is_tagged, floors):
    scoring = harness(shared / "eval" / "annotate" / "harness.py")
    folder, _, documents = scoring.load_set(shared / "eval" / "annotate" / "data", name)
    registry, gazetteer = Registry.default(), Gazetteer.default()
    scores = scoring.Scores(TYPES)
    for document, date in documents:
        text = plain_document((folder / "text" / f"{document}.txt").read_bytes())
        text = replace(text, published=DateClaim(DAYS.get(name, date), DateState.SET))
        gold = json.loads((folder / "gold" / f"{document}.json").read_text(encoding="utf-8"))
        findings = annotate(registry, text, tagging=tag(registry, text) if is_tagged else None)
        found = msgspec.to_builtins(found_actors(text.text, findings, registry, gazetteer))
        scores.actors(document, text.text, gold["actors"], found)
    report = scores.report()
    measured = tuple(report[f"actor.{kind}"]["f1"] for kind in ("micro", *TYPES))
    assert all(found >= floor for found, floor in zip(measured, floors, strict=True)), measured
    if name == "seed":
        linked = (report["link.b3"]["f1"], report["link.mention_recall"])
        assert all(found >= floor for found, floor in zip(linked, LINKED, strict=True)), linked


@pytest.mark.shared
@pytest.mark.parametrize("is_tagged", [False, True])
def test_the_article_that_it_all_began_with(shared, tmp_path, is_tagged):
    data = (shared / "data" / "seed_article.txt").read_bytes()
    with Library.open_or_create(tmp_path / "l") as library:
        original = library.originals.keep(data)
        with library.write() as connection:
            store_article(connection, Arrival("seed.txt", original, read_document(SavedFile(data, "seed.txt"))))
        annotate_pending(JobContext(), library, registry_of(library))
        if is_tagged:
            tag_pending(JobContext(), library, registry_of(library))
        named = {one.count.actor.id: one for one in actors_of_article(library, registry_of(library), 1)}
    assert {"Ankara", "Erdogan government"} <= set(named["turkey"].count.names)
    assert named["turkish-armed-forces"].count.actor.part_of == "turkey"
    tahrir = named["hayat-tahrir-al-sham"]
    assert (tahrir.count.body, tahrir.count.comment) == (14, 21)
    assert tahrir.count.names[:2] == ("HTS", "Hayat Tahrir al-Sham")
    assert all(mention.zone is not Zone.BOILERPLATE for one in named.values() for mention in one.mentions)
