"""Times are said in words, with what they rest on."""

import pytest

from tests.unit.naming import a_day
from ui.time_words import edtf_words, time_words
from ui.wording import moment_words
from workbench.annotate.times.expressions import Basis, Kind, Time, Unit
from workbench.model import DateState, Zone


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2020-03-05", "5 Mar 2020"),
        ("2020-03", "Mar 2020"),
        ("2020", "2020"),
        ("0987", "987"),
        ("-0043", "44 BC"),
        ("0000", "1 BC"),
        ("-0043-03-15", "15 Mar 44 BC"),
        ("1962-21", "spring 1962"),
        ("1962-36", "fourth quarter of 1962"),
        ("1962-41", "second half of 1962"),
        ("196X", "the 1960s"),
        ("19XX", "1900 to 1999"),
        ("2020-04-16/2020-05-10", "16 Apr 2020 – 10 May 2020"),
        ("2020/..", "from 2020"),
        ("../2011-03", "until Mar 2011"),
        ("[2020-03-05,2020-05-03]", "5 Mar 2020 or 3 May 2020"),
        ("XXXX-03-05", "5 Mar, year unknown"),
        ("XXXX-03", "Mar, year unknown"),
        ("1962-99", "1962-99"),
        ("whenever", "whenever"),
    ],
)
def test_values_are_said(edtf, words):
    assert edtf_words(edtf) == words


def time(value, basis, **facts):
    edtf = None if value.startswith("XXXX") else value
    day = None if edtf is None else 0
    return Time(0, 9, Kind.DATE, value, edtf, day, day, Unit.DAY, basis, "", Zone.BODY, **facts)


def test_the_weaker_basis_is_said():
    assert time_words(a_day(0, 9, "1962-10-25"), DateState.UNKNOWN) == "25 Oct 1962 · its year stands in the text"
    inferred = time("2020-03-05", Basis.INFERRED)
    assert time_words(inferred, DateState.SET) == "5 Mar 2020 · year by the date of publication"
    assert time_words(inferred, DateState.INFERRED).endswith("by the date of publication, which is inferred")
    assert time_words(time("XXXX-03-05", Basis.NONE), DateState.UNKNOWN) == "Waits for the date of publication"
    both = time("2020-05-03", Basis.EXPLICIT, alternative="2020-03-05")
    assert time_words(both, DateState.SET).startswith("3 May 2020; or 5 Mar 2020 · ")


@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "any day"])
def test_a_moment_that_no_clock_shows_is_said_as_it_stands(moment):
    assert moment_words(moment) == moment
