"""Dates as pages show them, in the languages of our readers."""

import datetime as dt

import pytest

from workbench.importing.shown_dates import find_day, read_day

SAVED = dt.date(2020, 3, 10)


@pytest.mark.parametrize(
    "shown",
    [
        "March 5, 2020",
        "Thursday, 5th of March 2020",
        "5-Mar-2020",
        "05 | 03 | 2020",
        "2020 March 5",
        "5. März 2020 um 12:03",
        "jeudi 5 mars 2020",
        "5 de marzo del 2020",
        "5 de março de 2020",
        "5 marzo 2020",
        "5 maart 2020",
        "5 marca 2020",
        "5 mars 2020",
        "5. maaliskuuta 2020",
        "2020. március 5.",
        "5. března 2020",
        "5 martie 2020",
        "5 березня 2020 р.",
        "5 марта 2020 г.",
        "5 Μαρτίου 2020",
        "5 Mart 2020",
        "٥ مارس ٢٠٢٠",
        "5 آذار 2020",
        "۵ مارس ۲۰۲۰",
        "৫ মার্চ, ২০২০",
        "5 मार्च 2020",
        "5 tháng 3, 2020",
        "2020年3月5日",
        "2020년 3월 5일",
        "2020. 3. 5.",
        "5. März 20206. März 2020",
    ],
)
def test_full_dates(shown):
    found = find_day(f"x {shown}")
    assert found is not None
    assert found[0] == "2020-03-05"


@pytest.mark.parametrize("shown", ["5 ferries 2020", "In March 2020", "5 on 2020", "Room 5, 2020", "31 February 2020"])
def test_what_is_no_full_date(shown):
    assert find_day(shown) is None


@pytest.mark.parametrize(
    ("shown", "day"),
    [
        ("2 days ago", "2020-03-08"),
        ("há 2 dias", "2020-03-08"),
        ("2 dni temu", "2020-03-08"),
        ("2 dagen geleden", "2020-03-08"),
        ("2 दिन पहले", "2020-03-08"),
        ("2天前", "2020-03-08"),
        ("3小時前", "2020-03-10"),
        ("5분 전", "2020-03-10"),
        ("昨天", "2020-03-09"),
        ("ontem", "2020-03-09"),
    ],
)
def test_relative_dates_are_read_against_the_day_of_saving(shown, day):
    assert read_day(shown, SAVED) == day
    assert read_day(shown) is None
