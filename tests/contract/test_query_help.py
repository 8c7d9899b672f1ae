"""The help on searching follows from the declared table of fields and operators, and all that it shows can be searched."""

import re
from pathlib import Path

import pytest

import resources
from index.errors import QueryError
from index.explaining import explain
from index.fields import BY_NAME, FIELDS, OPERATIONS, TABLE, Field, Holds, Offers
from index.query import parse
from index.syntax import Listed, leaves

EXAMPLES = [*OPERATIONS, *(example for field in TABLE for example in field.examples)]
COMMANDS = Path(__file__).parents[2] / "docs" / "COMMANDS.md"


def tables(text):
    """All rows of the tables of searches."""
    return re.findall(r"^\| `[^`]+` \| .+ \|$", text, re.MULTILINE)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.text)
def test_every_example_can_be_searched_and_is_explained(example):
    query = parse(example.text)
    assert explain(query).startswith("articles ")


@pytest.mark.parametrize("field", TABLE, ids=lambda field: field.name)
def test_examples_of_a_field_use_it_and_errors_show_them(field: Field):
    assert all(f"{field.name}:" in example.text for example in field.examples)
    if field.holds is not Holds.WORDS:
        with pytest.raises(QueryError) as raised:
            parse(f"word {field.name}:")
        assert field.example in raised.value.message or field.holds is Holds.PUBLISHED
    with pytest.raises(QueryError, match=field.name):
        parse("nowhere:x")


@pytest.mark.parametrize("field", [field for field in TABLE if field.values], ids=lambda field: field.name)
def test_every_value_that_is_offered_is_understood(field: Field):
    assert field.offers is Offers.VALUES
    for value in field.values:
        parse(f"word {field.name}:{value}")


@pytest.mark.parametrize("page", ["the manual", "the commands"])
def test_the_help_has_every_example_and_says_the_same(page):
    text = resources.read_text("manual/searching.md") if page == "the manual" else COMMANDS.read_text(encoding="utf-8")
    rows = tables(text)
    for example in EXAMPLES:
        assert f"| `{example.text}` | {example.finds} |" in rows
    assert len([row for row in rows if row.split("`")[1] in {e.text for e in EXAMPLES}]) == len(EXAMPLES)


def test_only_the_library_answers_what_the_index_cannot():
    by_index = {Holds.WORDS, Holds.EXACTLY, Holds.PUBLISHED, Holds.SCOPE, Holds.CERTAINTY}
    listed = {field.name for field in TABLE if field.holds not in by_index}
    found = {
        leaf.field for example in EXAMPLES for leaf in leaves(parse(example.text).root) if isinstance(leaf, Listed)
    }
    assert found == listed
    assert set(FIELDS) == set(BY_NAME)
