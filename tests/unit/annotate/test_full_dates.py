"""Dates with their year, as pages of several languages write them."""

import time

import pytest

from tests.unit.annotate.making import day, document, iso
from workbench.annotate.full_dates import find_dates
from workbench.model import Zone


def dates(text, published=None):
    """Return (text, first day, last day) of every date; one day is written once."""
    doc = document(text)
    return [
        (text[d.start : d.end], *dict.fromkeys((iso(d.first_day), iso(d.last_day)))) for d in find_dates(doc, published)
    ]


class TestDays:
    @pytest.mark.parametrize(
        "text",
        [
            "22 October 1962",
            "22nd of October, 1962",
            "October 22, 1962",
            "Oct. 22, 1962",
            "Oct 22nd 1962",
            "22 de octubre de 1962",
            "22. Oktober 1962",
            "22 octobre 1962",
            "22 ottobre 1962",
            "22 Ekim 1962",
            "22 октября 1962",
            "22 أكتوبر 1962",
            "22 تشرين الأول/أكتوبر 1962",
            "٢٢ أكتوبر ١٩٦٢",
            "1962-10-22",
            "1962/10/22",
            "22.10.1962",
            "22/10/1962",
            "10/22/1962",
            "22-Oct-1962",
            "1962年10月22日",
        ],
    )
    def test_are_read(self, text):
        assert dates(f"On {text} it began.") == [(text, "1962-10-22")]

    def test_a_first_is_read(self):
        assert dates("le 1er octobre 1962") == [("1er octobre 1962", "1962-10-01")]

    def test_two_in_one_sentence(self):
        assert dates("From May 5, 2019 on, and since 6 June 2020.") == [
            ("May 5, 2019", "2019-05-05"),
            ("6 June 2020", "2020-06-06"),
        ]


class TestMonths:
    @pytest.mark.parametrize("text", ["February 2020", "Feb. 2020", "febrero de 2020", "феврале 2020", "2020-02"])
    def test_are_spans(self, text):
        assert dates(f"In {text} it began.") == [(text, "2020-02-01", "2020-02-29")]

    def test_of_a_range(self):
        assert dates("in March-April 2020") == [("March-April 2020", "2020-03-01", "2020-04-30")]


class TestRanges:
    @pytest.mark.parametrize("text", ["3-5 March 2020", "3 to 5 March 2020", "March 3–5, 2020", "3.-5.3.2020"])
    def test_within_a_month(self, text):
        assert dates(f"on {text},") == [(text, "2020-03-03", "2020-03-05")]

    @pytest.mark.parametrize("text", ["30 September - 2 October 1962", "September 30 to October 2, 1962"])
    def test_over_months(self, text):
        assert dates(text) == [(text, "1962-09-30", "1962-10-02")]

    def test_two_days_in_a_row_are_one(self):
        assert dates("14 and 15 March 2020") == [("14 and 15 March 2020", "2020-03-14", "2020-03-15")]

    def test_two_days_apart_are_none(self):
        assert dates("14 and 25 March 2020") == [("25 March 2020", "2020-03-25")]

    def test_backwards_is_no_range(self):
        assert dates("5-3 March 2020") in ([], [("March 2020", "2020-03-01", "2020-03-31")])


class TestNoDates:
    @pytest.mark.parametrize(
        "text",
        [
            "in 2011",
            "on March 5",
            "on 31.4.1962",
            "long ago 1962 was a year",
            "the years 2001-02",
            "call 555-10-1962-7",
            "03/04/2020",
            "http://news.example/2020/05/",
            "version 1.2020.3",
        ],
    )
    def test_are_not_read(self, text):
        assert dates(text) == []

    def test_an_impossible_day_leaves_its_month(self):
        assert dates("31 April 1962") == [("April 1962", "1962-04-01", "1962-04-30")]

    def test_boilerplate_has_none(self):
        assert find_dates(document("5 May 2020", zone=Zone.BOILERPLATE), None) == ()


def test_an_open_order_is_told_by_the_publication_date():
    assert dates("Updated 03/04/2020", day("2020-04-03")) == [("03/04/2020", "2020-04-03")]
    assert dates("Updated 03/04/2020", day("2020-03-04")) == [("03/04/2020", "2020-03-04")]
    assert dates("Updated 03/04/2020", day("2020-08-08")) == []


@pytest.mark.parametrize(
    "piece", ["1962 ", "5 May 2020 ", "31 April 1962 ", "1-", "may ", "1.1.1.1.2020", "5 " * 30 + "2020"]
)
def test_a_long_paragraph_takes_time_in_proportion(piece):
    def taken(count):
        doc = document(piece * count)
        begun = time.process_time()
        find_dates(doc, None)
        return time.process_time() - begun

    taken(100)
    short, long = min(taken(3_000) for _ in range(2)), taken(24_000)
    assert long < 24 * short + 0.2
