"""Dates are read as people type them; where they are none, the answer says what would be right."""

import pytest

from workbench.errors import UsageError
from workbench.typed_dates import read_typed_date


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("2020", "2020"),
        ("2020-05", "2020-05"),
        ("2020-5-9", "2020-05-09"),
        (" 9 May  2020 ", "2020-05-09"),
        ("9. may 2020", "2020-05-09"),
        ("May 9, 2020", "2020-05-09"),
        ("may 9th 2020", "2020-05-09"),
        ("Sept. 2020", "2020-09"),
        ("May 2020", "2020-05"),
        ("9.5.2020", "2020-05-09"),
        ("29 Feb 2020", "2020-02-29"),
    ],
)
def test_read(typed, read):
    assert read_typed_date(typed) == read


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("31 April 2020", "April 2020 has 30 days"),
        ("2021-02-29", "February 2021 has 28 days"),
        ("2020-13", "no month 13"),
        ("0000", "no year 0000"),
        ("05/09/2020", "2020-09-05 or 2020-05-09"),
        ("5/23/2020", "Write 2020-05-23."),
        ("23/5/2020", "Write 2020-05-23."),
        ("9 May", "The year is missing"),
        ("May 9", "The year is missing"),
        ("9 Maj 2020", "“maj” is not the name of a month"),
        ("yesterday", "not a date"),
        ("", "not a date"),
        ("٢٠٢٠", "not a date"),
        ("99 99 99", "not a date"),
    ],
)
def test_refused(typed, said):
    with pytest.raises(UsageError) as caught:
        read_typed_date(typed)
    assert said in str(caught.value)
