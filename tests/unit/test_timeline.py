"""The sentence around a date, as tooltips, header and exports show it."""

import pytest

from tests.unit.library.making import make_document
from workbench.timeline import sentence_at


def at(body, words):
    document = make_document("Log", body)
    return sentence_at(document, document.text.index(words))


def test_the_whole_sentence_is_said_on_one_line():
    assert at("It rained. On 5 May\nthe convoy left. Nobody saw it.", "5 May") == "On 5 May the convoy left."
    assert at("It rained. On 5 May the convoy left", "left") == "On 5 May the convoy left"


@pytest.mark.parametrize("words", ["first", "here", "last"])
def test_of_a_sentence_without_end_what_is_near_is_said(words):
    said = at(f"the first {'and then ' * 100_000} here {'and then ' * 100_000} the last", words)
    assert words in said
    assert len(said) < 2000
    assert said.startswith("…") == (words != "first")
    assert said.endswith("…") == (words != "last")
