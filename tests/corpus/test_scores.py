"""A ratchet: what was read right once stays read right. `make corpus` raises the pins after an improvement."""

import json
from dataclasses import asdict

import pytest

from tests.corpus.__main__ import SCORES
from tests.corpus.sample_scores import measure


@pytest.fixture(scope="module")
def measured():
    return asdict(measure())


PINNED = json.loads(SCORES.read_text())


@pytest.mark.parametrize("name", PINNED["sample"])
def test_the_sample_is_read_no_worse_than_before(measured, name):
    assert measured[name] >= PINNED["sample"][name]


@pytest.mark.parametrize("name", ["readability", "trafilatura", "trafilatura-text"])
def test_the_pinned_scores_are_at_least_the_peers(name):
    pinned = PINNED["development"][name]
    assert pinned["cmd"]["f1"] >= pinned["baseline"]["f1"]
