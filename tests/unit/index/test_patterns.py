"""What stands for many words: wildcards and words of nearly these letters; and words near each other."""

import itertools
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.nearness import within
from index.patterns import is_within, wildcard_pattern

few_letters = st.text(alphabet="abc", max_size=6)


@given(st.text(alphabet="ab*?.", max_size=8), few_letters)
def test_wildcards_are_globs(pattern, word):
    plain = re.escape(pattern).replace(r"\*", "[abc]*").replace(r"\?", "[abc]")
    assert bool(wildcard_pattern(pattern).fullmatch(word)) == bool(re.fullmatch(plain, word))


def test_many_stars_take_no_time():
    pattern = wildcard_pattern("a*" * 60 + "b")
    began = time.process_time()
    assert not pattern.fullmatch("a" * 5_000)
    assert time.process_time() - began < 1


@pytest.mark.parametrize(
    ("word", "other", "distance"),
    [
        ("turkey", "turkey", 0),
        ("turkey", "turky", 1),
        ("khrushchev", "kruschev", 2),
        ("idlib", "idlbi", 1),
        ("idlib", "didlib", 1),
        ("ca", "abc", 3),  # a swapped pair is not edited again
        ("cuba", "tuba", 1),
        ("aleppo", "alepppo", 1),
    ],
)
def test_distances(word, other, distance):
    assert not distance or not is_within(word, other, distance - 1)
    assert is_within(word, other, distance)
    assert is_within(other, word, distance)


def aligned(word, other):
    """Work the distance out by its definition."""
    if not word or not other:
        return len(word) + len(other)
    best = min(
        aligned(word[:-1], other) + 1,
        aligned(word, other[:-1]) + 1,
        aligned(word[:-1], other[:-1]) + (word[-1] != other[-1]),
    )
    if len(word) > 1 and len(other) > 1 and word[-2:] == other[-1] + other[-2]:
        best = min(best, aligned(word[:-2], other[:-2]) + 1)
    return best


@given(st.text(alphabet="abc", max_size=4), st.text(alphabet="abc", max_size=4), st.integers(0, 2))
def test_the_bounded_distance_is_the_distance(word, other, edits):
    assert is_within(word, other, edits) == (aligned(word, other) <= edits)


places = st.sets(st.integers(0, 30), max_size=6).map(sorted)


@given(st.lists(places, min_size=1, max_size=3), st.integers(0, 12))
def test_places_near_each_other_are_those_of_any_choice(slots, window):
    chosen = [choice for choice in itertools.product(*slots) if max(choice) - min(choice) <= window]
    assert within(slots, window) == sorted({place for choice in chosen for place in choice})
