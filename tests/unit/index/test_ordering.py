"""Matches come in the order that a plain sort gives, equals as they came."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.ordering import by_place, by_score

some_scores = st.lists(st.sampled_from([0.0, 0.5, 1.0, 1.0000001, 3.25, 1e-30, 7e30]) | st.floats(0, 1e6, width=32))


@given(some_scores, st.none() | st.integers(1, 12))
def test_the_highest_scores_come_first_and_equals_as_they_were(scores, limit):
    ordered = by_score(np.array(scores, np.float32), limit).tolist()
    rounded = np.array(scores, np.float32).tolist()
    assert ordered == sorted(range(len(scores)), key=lambda place: -rounded[place])[:limit]


@given(st.lists(st.integers(0, 99), unique=True))
def test_places_are_put_in_order(places):
    assert by_place(np.array(places, np.int64), 100).tolist() == sorted(range(len(places)), key=places.__getitem__)
