"""A history is told from a report, and its core from looks aside."""

import pytest

from tests.unit.annotate.making import day, document
from workbench.annotate.times.reading import expressions_of
from workbench.annotate.times.references import Publication, core_period, is_history, named_years

YEARS = "In 1914, 1915, 1916, 1917 and 1918 they fought."


def history(*texts, published="2020-05-09"):
    publication = Publication(day(published), day(published)) if published is not None else None
    return is_history(expressions_of(document(*texts)), publication)


@pytest.mark.parametrize("published", ["2020-05-09", None])
def test_many_far_years_make_a_history(published):
    assert history(YEARS, published=published)


def test_years_about_its_own_make_none():
    assert not history(YEARS, published="1917-05-09")
    assert not history("In 1914 and 1915 they fought.")


def test_days_of_its_own_make_none():
    assert not history(YEARS, "He spoke yesterday, will speak on Friday, and leaves next week.")
    assert history(YEARS, "He spoke yesterday.")


def test_a_life_that_is_told_on_the_monday_after_its_end_is_no_history():
    life = "Born in 1924, she fled in 1939, fought until 1945, studied until 1950, sang in 1956 and retired in 1968."
    assert not history("She died Monday.", life)
    assert history("She died at home.", life)


def test_core_period():
    assert core_period([1812, 1914, 1915, 1916, 1917, 1918, 2014]) == (1909, 1923)
    assert core_period([1812, 2014])[0] < 0


def test_decades_are_no_years():
    assert named_years(expressions_of(document("In 1914, in the 1920s and in the 19th century."))) == [1914]


def test_a_publication_knows_what_is_known_of_it():
    month = Publication(day("2020-05-01"), day("2020-05-31"))
    assert (month.day, month.month, month.year) == (None, 5, 2020)
    year = Publication(day("2020-01-01"), day("2020-12-31"))
    assert (year.day, year.month, year.year) == (None, None, 2020)
