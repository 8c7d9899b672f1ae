"""Forecasts of whole texts: spans hold, nothing crashes, and no text takes hours."""

import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.annotate.forecasts.making import forecasts, forecasts_in
from tests.unit.annotate.making import document
from workbench.annotate.forecasts.forecast import Forecast
from workbench.model import Block, BlockKind

_WORDS = st.sampled_from(
    [
        "The",
        "bridge",
        "will",
        "not",
        "may",
        "might",
        "could",
        "would",
        "have",
        "be",
        "open",
        "is",
        "expected",
        "to",
        "likely",
        "unlikely",
        "if",
        "unless",
        "the",
        "talks",
        "fail",
        ",",
        ".",
        "?",
        "“",
        "”",
        "said",
        "mayor",
        "that",
        "by",
        "Monday",
        "2021",
        "within",
        "two",
        "weeks",
        "no",
        "doubt",
        "Nobody",
        "’ll",
        "won't",
        "so",
        "that",
        "whether",
        "remote",
        "chance",
        "going",
    ]
)


def _spans(found: Forecast):
    yield found.start, found.end
    yield found.cue_start, found.cue_end
    if found.condition is not None:
        yield found.condition


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(st.lists(_WORDS, max_size=30).map(" ".join), st.text(max_size=60)), min_size=1, max_size=5))
def test_spans_lie_within_their_sentence(texts):
    read = document(*texts)
    last_end = 0
    for found in forecasts_in(read):
        assert last_end <= found.start < found.end <= len(read.text)
        last_end = found.end
        for start, end in _spans(found):
            assert found.start <= start < end <= found.end
        if found.holder.start is not None:
            assert 0 <= found.holder.start < found.holder.end <= len(read.text)
        assert (found.due_first is None) == (found.due_last is None)
        assert found.due_first is None or found.due_first <= found.due_last
        assert found.hedge


def test_headings_and_other_languages_foretell_nothing():
    read = document("The bridge will open.")
    heading = Block(BlockKind.HEADING, read.blocks[0].zone, 0, len(read.text))
    assert forecasts_in(replace(read, blocks=(heading,))) == ()
    assert forecasts_in(replace(read, language="de")) == ()
    assert len(forecasts_in(replace(read, language="en-GB"))) == 1


def test_what_a_program_always_does_is_not_foretold():
    read = document("Run the tool.", "make all", "make test", "It will print a list.", "It will probably fail.")
    blocks = [replace(b, kind=BlockKind.PREFORMATTED) if n in (1, 2) else b for n, b in enumerate(read.blocks)]
    found = forecasts_in(replace(read, blocks=tuple(blocks)))
    assert [one.hedge for one in found] == ["probably"]


def test_the_place_of_a_sentence_in_its_text():
    read = document("It rained.", "The mayor slept. The bridge will open. All was quiet.")
    (found,) = forecasts_in(read)
    assert read.text[found.start : found.end] == "The bridge will open."


@pytest.mark.parametrize("piece", ["will ", "if ", "will, ", "“", "may be ", "said that ", "is not ", "no. ", "2021 "])
def test_hostile_texts_take_no_hour(piece):
    began = time.process_time()
    forecasts(piece * 20_000)
    # As long as a sentence may be, many times.
    forecasts(f"The {(piece * 300)[:1400].strip()}. " * 50)
    assert time.process_time() - began < 20
