"""Days with a name are where the calendar has them."""

import pytest

from workbench.annotate.times.calendar_days import civil, day_number
from workbench.annotate.times.feasts import easter, feast_days, fixed_day


@pytest.mark.parametrize(
    ("year", "month", "day"), [(1818, 3, 22), (1943, 4, 25), (2000, 4, 23), (2019, 4, 21), (2020, 4, 12), (2024, 3, 31)]
)
def test_easter(year, month, day):
    assert civil(easter(year)) == (year, month, day)


@pytest.mark.parametrize(
    ("name", "year", "month", "day"),
    [
        ("christmas", 1944, 12, 25),
        ("good friday", 2020, 4, 10),
        ("pentecost", 2020, 5, 31),
        ("thanksgiving", 2020, 11, 26),
        ("memorial day", 2020, 5, 25),
        ("labor day", 2020, 9, 7),
        ("presidents' day", 2020, 2, 17),
        ("mother's day", 2020, 5, 10),
        ("fourth of july", 2020, 7, 4),
    ],
)
def test_feast(name, year, month, day):
    assert feast_days(name, year) == (day_number(year, month, day),) * 2


@pytest.mark.parametrize(
    ("name", "sighted"),
    [
        ("ramadan", (2020, 4, 24)),
        ("ramadan", (2000, 11, 27)),
        ("eid al-fitr", (2020, 5, 24)),
        ("eid al-adha", (2020, 7, 31)),
        ("eid al-adha", (2000, 3, 16)),
    ],
)
def test_what_follows_the_moon_has_a_day_more_on_either_side(name, sighted):
    days = feast_days(name, sighted[0])
    assert days is not None
    assert days[0] <= day_number(*sighted) <= days[1]


def test_what_is_not_known():
    assert feast_days("easter", 1200) is None
    assert feast_days("ramadan", 500) is None
    assert feast_days("nobody's day", 2000) is None
    assert fixed_day("easter") is None
    assert fixed_day("christmas") == (12, 25)
