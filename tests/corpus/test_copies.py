"""The copies of the sample and of the development pages: all that are there, and none that are not."""

import itertools
import json
from collections import Counter

import pytest
import yaml

from tests.corpus.development import SETS, unpack
from tools.sample.pages import INDEX
from tools.sample.sources import SAMPLE
from workbench.copies.diffing import StepKind, compare
from workbench.copies.facts import changed_facts, is_silent
from workbench.copies.grouping import groups_of
from workbench.copies.judging import judge
from workbench.copies.shelf import Shelf
from workbench.copies.signatures import signature_of
from workbench.errors import RefusedError
from workbench.importing.pipeline import read_document
from workbench.importing.saved_file import SavedFile
from workbench.jobs import JobContext

# Of pairs of a page and its text as it was pasted, so many are known for each other: the others differ by what was taken for the text.
PASTED_FLOOR = 0.97


@pytest.fixture(scope="module")
def sample():
    """The sample's articles by id."""
    index = json.loads((SAMPLE / "pages" / INDEX).read_text(encoding="utf-8"))
    files = {entry["id"]: SAMPLE / "pages" / entry["file"] for entry in index}
    return {name: read_document(SavedFile(file.read_bytes(), file.name)) for name, file in files.items()}


@pytest.fixture(scope="module")
def gold():
    return yaml.safe_load((SAMPLE / "GOLD.yaml").read_text(encoding="utf-8"))["groups"]


def test_the_sample_has_its_copies_and_no_others(sample, gold):
    names = sorted(sample)
    signatures = [signature_of(sample[name]) for name in names]
    pairs = judge(JobContext(), Shelf.of(list(enumerate(signatures))))
    groups = groups_of(pairs, {number: one.words for number, one in enumerate(signatures)})
    reprint, revision = gold
    expected = [
        tuple(sorted([reprint["original"], *(member["id"] for member in reprint["members"])])),
        tuple(revision["members"]),
    ]
    assert [tuple(names[number] for number in group) for group in groups] == expected
    kinds = {(names[pair.one], names[pair.other]): pair.kind.value for pair in pairs}
    assert kinds == {("s28", "s29"): "revision", **dict.fromkeys(itertools.combinations(expected[0], 2), "copy")}


def test_the_silent_change_of_the_sample_is_told(sample, gold):
    before, after = (sample[name] for name in gold[1]["members"])
    steps = compare(before, after)
    assert Counter(step.kind for step in steps)[StepKind.CHANGED] == len(gold[1]["changes"])
    facts = changed_facts(before, after, steps)
    told = {
        fact.kind.value: (before.text[slice(*fact.before)], after.text[slice(*fact.after)])
        for fact in facts
        if fact.before and fact.after
    }
    assert told == {
        "hedge": ("almost certainly", "may"),
        "number": ("12,000", "14,000"),
        "name": ("Ambassador Andrei Dobrynin", "Ambassador Anatoly Dobrynin"),
    }
    assert is_silent(before, after, steps, facts)


@pytest.mark.shared
@pytest.mark.slow
def test_the_development_pages_have_their_copies_and_no_others(shared, tmp_path):
    data = unpack(shared / "eval" / "extract", tmp_path)
    signatures, pages = [], []
    for name in SETS:
        truth = json.loads((data / name / "truth.json").read_text(encoding="utf-8"))["truth"]
        for file in sorted((data / name / "pages").iterdir()):
            try:
                document = read_document(SavedFile(file.read_bytes(), file.name))
            except RefusedError:
                continue
            signatures.append((len(signatures), signature_of(document)))
            pages.append(truth.get(file.stem, {}).get("url"))
    found = {(pair.one, pair.other): pair for pair in judge(JobContext(), Shelf.of(signatures))}
    same = {
        ends
        for _, group in itertools.groupby(
            sorted((url, number) for number, url in enumerate(pages) if url), lambda one: one[0]
        )
        for ends in itertools.combinations([number for _, number in group], 2)
    }
    assert len(same & found.keys()) >= PASTED_FLOOR * len(same)
    # One press release on two sites, each in both forms; the others have no text of their own, but one that tests are filled with.
    beside = [ends for ends in found.keys() - same if all(pages[end] for end in ends)]
    assert len(beside) == 4
    assert len({pages[end] for ends in beside for end in ends}) == 2
