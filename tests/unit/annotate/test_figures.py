"""Numbers with what they count: said where it is plain, and else not."""

import pytest

from workbench.annotate.figures import figures_of


def told(text, taken=()):
    return [(one.number, one.unit or one.counted) for one in figures_of(text, 0, len(text), taken)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Some 20,000 troops crossed the river.", [("20,000", "troops")]),
        ("It counted 42 Soviet missiles and two aircraft.", [("42", "Soviet missiles"), ("two", "aircraft")]),
        ("The road is 12.5 km long, 7 miles in all.", [("12.5", "kilometres"), ("7", "miles")]),
        ("They paid $2.5 billion, 40 % of it in 90 days.", [("2.5 billion", "dollars"), ("40", "per cent"), ("90", "days")]),
        ("About 3 million people fled.", [("3 million", "people")]),
        ("Forty-two ships turned; sixteen did not.", [("Forty-two", "ships")]),
        ("Of 25 ships 14 turned.", [("25", "ships")]),
        ("A dozen armed men came.", [("A dozen", "armed men")]),
        ("The 1962 elections and the 1990s.", []),
        ("Article 5 was invoked at 10:30, in B-52 bombers, on 10/31.", []),
        ("He was 41 and said so.", []),
        ("No. 10 is his address.", []),
        ("Two of the ships stopped.", []),
        ("In 12 minus 3 cases.", [("3", "cases")]),
    ],
)  # fmt: skip
def test_numbers_and_what_they_count(text, expected):
    assert told(text) == expected


def test_what_is_a_date_counts_nothing():
    text = "On May 7 ships came."
    assert told(text, [(3, 8)]) == []


def test_spans_are_those_of_the_text():
    text = "Then 20,000 men came."
    (figure,) = figures_of(text, 0, len(text))
    assert text[figure.start : figure.end] == "20,000 men"
