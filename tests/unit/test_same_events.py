"""Tellings of several articles are put together where who, when and the words agree, and only there."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.annotate.events.wording import numbers_of, telling_words
from workbench.jobs import Cancelled, JobContext
from workbench.same_events import Telling, told_alike


def telling(article, text, *names, first=100, last=100):
    return Telling(article, first, last, frozenset(names), numbers_of(telling_words(text, "en")))


SHELLED = "Rockets hit the fuel depot at the harbour and killed four guards."
AGAIN = "Four guards died when rockets struck the harbour's fuel depot."
OTHER = "Ministers signed an agreement on grain exports."


def groups(*tellings):
    return told_alike(JobContext(), tellings)


def test_one_event_in_the_words_of_two_is_found():
    assert groups(telling(1, SHELLED, "navy"), telling(2, OTHER, "navy"), telling(3, AGAIN, "navy")) == [(0, 2)]


@pytest.mark.parametrize(
    "other",
    [
        telling(2, AGAIN, "army"),
        telling(2, AGAIN),
        telling(2, AGAIN, "navy", first=101, last=101),
        telling(2, OTHER, "navy"),
        telling(1, AGAIN, "navy"),
        telling(2, AGAIN, "navy", first=0, last=365),
    ],
    ids=["others", "nobody", "another day", "other words", "the same article", "some day of a year"],
)
def test_what_disagrees_is_apart(other):
    assert groups(telling(1, SHELLED, "navy"), other) == []


def test_days_that_overlap_agree():
    assert groups(telling(1, SHELLED, "navy", first=98, last=104), telling(2, AGAIN, "navy")) == [(0, 1)]


@given(st.lists(st.builds(Telling, st.integers(1, 3), st.integers(0, 3), st.integers(3, 5), st.frozensets(st.sampled_from("ab")),
                          st.frozensets(st.integers(0, 9))), max_size=12))  # fmt: skip
def test_groups_are_disjoint_and_of_several_articles(tellings):
    found = groups(*tellings)
    numbers = [number for group in found for number in group]
    assert len(numbers) == len(set(numbers))
    assert all(len({tellings[number].article for number in group}) > 1 for group in found)


def test_thousands_of_equal_sentences_take_no_minutes():
    same = telling(0, SHELLED, "navy")
    many = [Telling(n, 100 + n % 3, 100 + n % 3, same.names, same.words | {n}) for n in range(20_000)]
    before = time.process_time()
    groups(*many)
    assert time.process_time() - before < 5


def test_lists_of_hundreds_of_names_take_no_minutes():
    names = frozenset(map(str, range(300)))
    many = [Telling(n, 100, 130, names, frozenset(range(n * 7, n * 7 + 20))) for n in range(1_000)]
    before = time.process_time()
    assert groups(*many) == [tuple(range(1_000))]
    assert time.process_time() - before < 10


def test_whoever_does_not_wait_any_more_is_noticed():
    with pytest.raises(Cancelled):
        told_alike(JobContext(is_cancelled=lambda: True), [telling(1, SHELLED, "navy"), telling(2, AGAIN, "navy")])
