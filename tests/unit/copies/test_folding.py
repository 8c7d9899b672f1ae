"""A result with one row for each group: nothing is lost, the best stands for the others, and the order stays."""

import time
from array import array

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.copies.folding import fold, numbers_by_article


def folded(ids, groups):
    numbers = {article: number for number, group in enumerate(groups) for article in group}
    return fold(array("q", ids), numbers_by_article(numbers))


def test_the_best_of_a_group_stands_for_the_others():
    found = folded([7, 3, 9, 1, 5], [(1, 3, 5), (7, 8)])
    assert list(found.shown) == [7, 3, 9]
    assert found.hidden == 2
    assert found.members(3) == found.members(5) == (3, 1, 5)
    # Its only copy was not found.
    assert found.members(7) == found.members(9) == found.members(99) == ()
    assert found.stands_for_others(3)
    assert not found.stands_for_others(1)
    assert not found.stands_for_others(7)


def test_what_has_no_groups_is_the_result_itself():
    ids = array("q", [4, 2])
    assert fold(ids, numbers_by_article({})).shown is ids
    assert fold(ids, numbers_by_article({8: 0, 9: 0})).shown is ids
    assert list(folded([], [(1, 2)]).shown) == []


def test_what_came_in_since_the_groups_were_read_is_in_none():
    found = folded([50, 2, 51, 1], [(1, 2)])
    assert list(found.shown) == [50, 2, 51]
    assert found.members(50) == ()


@given(st.lists(st.integers(1, 40), unique=True), st.lists(st.integers(-1, 6), min_size=41, max_size=41))
def test_nothing_is_lost_and_the_order_stays(ids, numbers):
    of = {article: number for article, number in enumerate(numbers) if number >= 0}
    found = fold(array("q", ids), numbers_by_article(of))
    seen: set[int] = set()
    expected = [one for one in ids if one not in of or not (of[one] in seen or seen.add(of[one]))]
    assert list(found.shown) == expected
    everything = [member for one in found.shown for member in (found.members(one) or (one,))]
    assert sorted(everything) == sorted(ids)


@pytest.mark.prompt
def test_a_hundred_thousand_are_folded_at_a_letter():
    chance = np.random.default_rng(1)
    numbers = {int(article): number // 3 for number, article in enumerate(chance.permutation(100_000)[:30_000])}
    ids, number_of = array("q", chance.permutation(100_000).tolist()), numbers_by_article(numbers)
    took = []
    for _ in range(40):
        before = time.thread_time()
        fold(ids, number_of)
        took.append(time.thread_time() - before)
    assert sorted(took)[20] < 0.003
