"""What is marked for each operator: whole words, and nothing that the search did not find."""

from dataclasses import replace

import pytest

from index.highlight import find_matches
from index.locating import Locator
from index.query import parse
from index.syntax import Form, Reading

TEXT = (
    "The ships sailed; a ship sank. Missiles near Cuba, 2,500 of them. Cuban missile crews, a missle. K.G.B. and KGB."
)


@pytest.mark.parametrize(
    ("typed", "marked"),
    [
        ("ship", ["ship"]),
        ("ship*", ["ships", "ship"]),
        ("s?ip", ["ship"]),
        ("*iss*", ["Missiles", "missile", "missle"]),
        ("misile~", ["missile", "missle"]),
        ("missle~", ["missile", "missle"]),
        ("missil~2", ["Missiles", "missile", "missle"]),
        ("/miss(i)?les?/", ["Missiles", "missile", "missle"]),
        ("/[0-9]+/", ["2,500"]),
        ('"a ship"', ["a ship"]),
        ('"ship a"~1', ["a", "ship"]),
        ("missiles NEAR/2 cuba", ["Missiles", "Cuba"]),
        ("missiles NEAR/1 cuba", []),
        ("(cuba OR cuban) NEAR/3 miss*", ["Missiles", "Cuba", "Cuban", "missile"]),
        ("cuba NEAR/2 missiles NEAR/2 near", ["Missiles", "near", "Cuba"]),
        ("KGB", ["K.G.B.", "KGB"]),
        ("ship -cuba", ["ship"]),
        ("title:ship", []),
    ],
)
def test_each_operator_marks_its_words(typed, marked):
    for find in (find_matches, lambda query, field, text: Locator(query, field).find(text)):
        assert [TEXT[match.start : match.end] for match in find(parse(typed), "body", TEXT)] == marked


def test_forms_that_the_index_bound_are_marked():
    bound = parse("ship /x+/").bind(
        lambda slot: replace(
            slot, forms=(Form("ship", 1.0), Form("ships", 0.5)) if slot.reading is Reading.WORD else ()
        )
    )
    assert [(TEXT[m.start : m.end], m.needle) for m in find_matches(bound, "body", TEXT)] == [
        ("ships", "ship"),
        ("ship", "ship"),
    ]
