"""The way through articles: back and forward, and around those that are gone."""

from hypothesis import given
from hypothesis import strategies as st

from ui.desk.reading import Trail

VISITS = st.lists(st.integers(1, 5), min_size=1, max_size=12)


def walked(*articles: int) -> Trail:
    trail = Trail()
    for article in articles:
        trail.visit(article)
    return trail


def test_back_forward_and_another_way():
    trail = walked(1, 2, 3)
    assert (trail.go(-1), trail.go(-1), trail.go(-1)) == (2, 1, None)
    assert trail.go(1) == 2
    trail.visit(9)
    assert trail.ids == [1, 2, 9]
    assert not trail.can_go(1)


def test_one_that_is_gone_is_passed_over():
    trail = walked(1, 2, 3)
    trail.forget(2)
    assert trail.go(-1) == 1
    assert trail.go(1) == 3


@given(VISITS, st.integers(0, 12), st.integers(1, 5))
def test_whatever_is_forgotten_the_trail_leads_to_what_is_there(visits, steps, gone):
    trail = walked(*visits)
    for _ in range(steps):
        trail.go(-1)
    trail.forget(gone)
    assert gone not in trail.ids
    assert -1 <= trail.at < max(1, len(trail.ids))
    while (article := trail.go(1)) is not None:
        assert article in trail.ids
