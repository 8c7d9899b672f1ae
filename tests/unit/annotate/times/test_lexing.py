"""A text becomes one letter a token."""

import pytest

from workbench.annotate.times.arabic.words import arabic_words
from workbench.annotate.times.english.words import english_words
from workbench.annotate.times.french.words import french_words
from workbench.annotate.times.german.words import german_words
from workbench.annotate.times.lexicon import make_lexicon
from workbench.annotate.times.lexing import lex
from workbench.annotate.times.russian.words import russian_words
from workbench.annotate.times.symbols import letter
from workbench.annotate.times.turkish.words import turkish_words

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


@pytest.mark.parametrize(
    ("words", "text", "names"),
    [
        (german_words, "5. März", ["ordinal", "month"]),
        (german_words, "5./6. März", ["ordinal", "slash", "ordinal", "month"]),
        (german_words, "20.November", ["ordinal", "month"]),
        (german_words, "Es waren 45. Dann", ["capital", "was", "n59", "stop", "capital"]),
        (german_words, "5.000 1.500.000 2,5", ["big", "big", "decimal"]),
        (german_words, "1990er 15er", ["decade_number", "n24", "small"]),
        (german_words, "am 5.3. und", ["on", "dotted", "and"]),
        (german_words, "44 v. Chr. starb", ["n59", "era", "was"]),
        (french_words, "l'année d’août", ["the", "year_word", "of", "month"]),
        (french_words, "1er 19e XXe", ["ordinal", "ordinal", "roman"]),
        (french_words, "1 607 heures", ["big", "clock_units"]),
        (french_words, "Mars mars", ["hazy_month", "month"]),
        (russian_words, "2019-м 90-е 5-го", ["year", "decade_number", "ordinal"]),
        (russian_words, "1992 г. до н. э.", ["year", "year_word", "era"]),
        (russian_words, "в последнее время.", ["recent", "stop"]),
        (turkish_words, "Mart'ta 2019'da 1990'larda", ["hazy_month", "year", "decade_number"]),
        (turkish_words, "İki NİSAN XX. yüzyıl", ["number_word", "hazy_month", "ordinal", "century"]),
        (arabic_words, "والأسبوع للعام ٥", ["unit", "year_word", "n12"]),
        (arabic_words, "الاسبوع مدرسه، ق.م", ["unit", "small", "comma", "era"]),
    ],
)
def test_letters_of_other_languages(words, text, names):
    assert lex(text, 0, len(text), words()).letters == "".join(map(letter, names))
