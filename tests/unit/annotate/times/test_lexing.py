"""A text becomes one letter a token."""

import pytest

from workbench.annotate.times.english.words import english_words
from workbench.annotate.times.lexicon import make_lexicon
from workbench.annotate.times.lexing import lex
from workbench.annotate.times.symbols import letter

WORDS = english_words()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("March 5", ["hazy_month", "n12"]),
        ("march 5", ["small_hazy", "n12"]),
        ("Mar. 25", ["month", "n31"]),
        ("Mar 25", ["short_month", "n31"]),
        ("5th", ["ordinal"]),
        ("1990s", ["decade_number"]),
        ("1990's", ["decade_number"]),
        ("1975's", ["year", "possessive"]),
        ("1,500", ["big"]),
        ("1.5", ["decimal"]),
        ("5.3.2020", ["dotted"]),
        ("17 2050 3000 99999999999999", ["n24", "year", "big", "big"]),
        ("a.m. B.C. U.S.", ["ampm", "era", "capital"]),
        ("1914-18", ["year", "hyphen", "n24"]),
        ("1914 - 18", ["year", "dash", "n24"]),
        ("Christmas Eve", ["feast"]),
        ("New Year’s Eve", ["feast"]),
        ("the company announced", ["the", "small", "past_word"]),
        ("050800ZMAY20 050800Z MAY 2020", ["dtg", "dtg"]),
        ("2020-W18-5", ["week_date"]),
        ("٥ ５", ["n12", "n12"]),
        ("", []),
    ],
)
def test_letters(text, names):
    assert lex(text, 0, len(text), WORDS).letters == "".join(map(letter, names))


def test_offsets_are_of_the_text():
    text = "xx On March 5."
    tokens = lex(text, 3, len(text), WORDS)
    assert [text[s:e] for s, e in zip(tokens.starts, tokens.ends, strict=True)] == ["On", "March", "5", "."]
    assert tokens.is_glued(3)
    assert not tokens.is_glued(2)


def test_a_word_stands_in_one_row():
    with pytest.raises(ValueError, match="two rows"):
        make_lexicon((("month", 1, "one"), ("month", 2, "one")), {}, "ed")


def test_a_line_that_was_broken_for_its_length_goes_on():
    wrapped = "The envoys of both sides came together in the harbor on\nMarch 5 and went home two days\nlater."
    assert letter("newline") not in lex(wrapped[:-7], 0, len(wrapped) - 7, WORDS).letters[:-3]
    heading = "The siege of March\n5 people were there."
    assert letter("newline") in lex(heading, 0, len(heading), WORDS).letters
