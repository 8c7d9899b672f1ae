"""When somebody is silent, and when it only seems so: too few days, too few articles since, a rhythm that has such gaps."""

import numpy as np
import pytest

from tests.unit.profiles.making import fill, make_registry
from workbench.jobs import JobContext
from workbench.library.store import Library
from workbench.profiles.profile import profile_of
from workbench.profiles.silence import silence_after, silent_actors


def days(*numbers):
    return np.array(numbers, np.int64)


EVERY_DAY = np.arange(100)


def test_who_was_named_every_other_day_and_is_not_any_more_is_silent():
    found = silence_after(days(0, 2, 4, 6, 9, 11, 13), EVERY_DAY, 99)
    assert (found.last_day, found.days, found.usual_days, found.seldom_days, found.longest_days, found.articles) == (
        13, 86, 2, 3, 3, 86,
    )  # fmt: skip
    assert found.is_longest
    assert found.times_seldom == pytest.approx(86 / 3)


@pytest.mark.parametrize(
    ("named", "chances", "until"),
    [
        (days(0, 2, 4, 6), EVERY_DAY, 99),  # four days are no rhythm
        (days(0, 0, 0, 2, 2, 4, 4, 6), EVERY_DAY, 99),  # nor are many articles of four days
        (days(0, 2, 4, 6, 9), EVERY_DAY, 14),  # five days are not long enough
        (days(0, 20, 40, 60, 80), EVERY_DAY, 99),  # it always was named seldom
        (days(0, 2, 4, 6, 9), np.concatenate((np.arange(10), days(99))), 99),  # one article since says nothing
        (days(0, 2, 4, 6, 99), EVERY_DAY, 99),
        (days(), EVERY_DAY, 99),
    ],
)
def test_no_silence(named, chances, until):
    assert silence_after(named, chances, until) is None


def test_a_gap_that_there_was_before_is_not_the_longest():
    found = silence_after(np.concatenate((np.arange(20), np.arange(60, 100))), np.arange(130), 129)
    assert (found.days, found.longest_days, found.is_longest) == (30, 41, False)


@pytest.fixture
def library(tmp_path):
    """Norland is named on each of eight days and then no more; Sudland always, until the eighth day with Norland."""
    articles = [(f"1962-10-{day:02}", "Norland and Sudland met.") for day in range(1, 9)]
    articles += [(f"1962-10-{day:02}", "Sudland went on alone.") for day in range(9, 32)]
    articles += [(f"1962-10-{day:02}", "Ilse Marn spoke.") for day in range(1, 31, 3)]
    with Library.open_or_create(tmp_path / "l") as library:
        fill(library, make_registry(), articles)
        yield library


def test_the_silent_of_a_library_are_listed_with_what_was_before(library):
    (one,) = silent_actors(JobContext(), library, make_registry())
    assert (one.actor.id, one.articles, one.silence.days, one.silence.longest_days) == ("norland", 8, 23, 1)
    assert one.silence == profile_of(JobContext(), library, make_registry(), "norland").silence
    assert silent_actors(JobContext(), library, make_registry(), range(1, 12)) == ()
    assert silent_actors(JobContext(), library, make_registry(), []) == ()


def test_a_pair_is_silent_where_both_are_still_named(library):
    sudland = profile_of(JobContext(), library, make_registry(), "sudland")
    # Norland is silent altogether: that it is not named with Sudland either says nothing.
    assert [one.silence for one in sudland.company if one.actor.id == "norland"] == [None]
    fill(library, make_registry(), [("1962-10-31", "Norland spoke.")])
    sudland = profile_of(JobContext(), library, make_registry(), "sudland")
    (parted,) = [one.silence for one in sudland.company if one.actor.id == "norland"]
    assert (parted.days, parted.articles, parted.longest_days) == (23, 23, 1)
