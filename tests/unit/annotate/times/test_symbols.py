"""Patterns over symbols mean what they say."""

import pytest

from workbench.annotate.times.symbols import compile_pattern, letter, letters, letters_of


def spelt(*names: str) -> str:
    return "".join(map(letter, names))


@pytest.mark.parametrize(
    ("pattern", "names", "matches"),
    [
        ("the of", ("the", "of"), True),
        ("the? of", ("of",), True),
        ("the/a of", ("a", "of"), True),
        ("( the | a ) of", ("a", "of"), True),
        ("( the of )? in", ("in",), True),
        ("in ( the )* of", ("in", "the", "the", "of"), True),
        ("the notbefore:of", ("the", "of"), False),
        ("the before:of", ("the", "of"), True),
        ("<X> of", ("the", "of"), True),
        ("MONTH", ("hazy_month",), True),
        ("MONTH", ("short_month",), False),
    ],
)
def test_pattern(pattern, names, matches):
    made = compile_pattern(pattern, {"X": "the | a"})
    assert (made.expression.match(spelt(*names)) is not None) == matches
    assert matches is False or spelt(*names)[0] in made.firsts


def test_names_are_groups():
    made = compile_pattern("the? part( early | late ) m=MONTH", {})
    match = made.expression.match(spelt("early", "month"))
    assert match is not None
    assert match.span("part") == (0, 1)
    assert match.span("m") == (1, 2)


def test_a_neighbour_is_looked_at_and_not_taken():
    made = compile_pattern("after:in the", {})
    assert made.expression.match(spelt("in", "the"), 1) is not None
    assert made.expression.match(spelt("on", "the"), 1) is None


@pytest.mark.parametrize("pattern", ["the?", "( the )?", "( the", "nonsense"])
def test_what_is_no_pattern_is_refused(pattern):
    with pytest.raises((ValueError, KeyError)):
        compile_pattern(pattern, {})


def test_letters():
    assert letters_of("the of") == letter("the") + letter("of")
    assert len(set(letters("NUMBER"))) == len(letters("NUMBER"))
