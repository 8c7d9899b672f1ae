"""Two texts are compared sentence by sentence: nothing is lost, what is the same is found, and it takes its time at most."""

import random
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.copies.making import page, sentence, story
from workbench.copies.aligning import aligned, longest_ascending
from workbench.copies.diffing import StepKind, compare, sentences_of


def steps_of(before, after, **facts):
    one, other = page(before, **facts), page(after, **facts)
    return one, other, compare(one, other)


def told(before, after):
    """Return what became of each sentence, in short: its kind, and the words that were changed."""
    one, other, steps = steps_of(before, after)
    return [
        (
            step.kind.value,
            *((one.text[slice(*edit.before)], other.text[slice(*edit.after)]) for edit in step.edits),
        )
        for step in steps
    ]


@given(st.lists(st.integers(0, 9)), st.lists(st.integers(0, 9)))
def test_what_is_aligned_is_the_same_and_in_order(one, other):
    found = aligned(one, other)
    assert all(one[first] == other[second] for first, second in found)
    assert all(a < c and b < d for (a, b), (c, d) in pairwise(found))


@given(st.lists(st.integers(), unique=True), st.data())
def test_what_was_only_taken_out_leaves_all_else(whole, data):
    kept = [number for number in whole if data.draw(st.booleans())]
    assert len(aligned(whole, kept)) == len(aligned(kept, whole)) == len(kept)


@given(st.lists(st.integers(0, 50), max_size=40))
def test_a_longest_ascending_run_ascends(numbers):
    places = longest_ascending(numbers)
    assert places == sorted(places)
    chosen = [numbers[place] for place in places]
    assert all(one < other for one, other in pairwise(chosen))
    assert bool(chosen) == bool(numbers)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**9))
def test_no_sentence_is_lost_or_told_twice(seed):
    chance = random.Random(seed)
    before = story(chance, chance.randint(0, 6))
    after = [*before, *story(chance, chance.randint(0, 2))]
    chance.shuffle(after)
    after = after[: chance.randint(0, len(after))]
    after = [" ".join(chance.choice([word, word, word, word.upper(), ""]) for word in text.split()) for text in after]
    one, other, steps = steps_of(before, after)
    assert sorted(step.before for step in steps if step.before) == [sentence.span for sentence in sentences_of(one)]
    assert [step.after for step in steps if step.after] == [sentence.span for sentence in sentences_of(other)]
    for step in steps:
        assert (step.before is None) == (step.kind is StepKind.INSERTED)
        assert (step.after is None) == (step.kind is StepKind.DELETED)
        assert bool(step.edits) == (step.kind is StepKind.CHANGED)
        for edit in step.edits:
            assert step.before[0] <= edit.before[0] <= edit.before[1] <= step.before[1]
            assert step.after[0] <= edit.after[0] <= edit.after[1] <= step.after[1]
    same = compare(one, one)
    assert {step.kind for step in same} <= {StepKind.EQUAL}


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**9))
def test_what_was_done_is_what_is_told(seed):
    chance = random.Random(seed)
    before = [sentence(chance) for _ in range(20)]
    number, gone, place = chance.sample(range(20), 3)
    after = list(before)
    after[number] = " ".join(["nineteen" if place == 4 else word for place, word in enumerate(before[number].split())])
    came = sentence(chance)
    after.insert(place, came)
    del after[after.index(before[gone])]
    one, other, steps = steps_of(before, after)
    kinds = [step.kind for step in steps]
    assert kinds.count(StepKind.EQUAL) == 18
    changed = next(step for step in steps if step.kind is StepKind.CHANGED)
    assert one.text[slice(*changed.before)] == before[number]
    assert [other.text[slice(*edit.after)] for edit in changed.edits] == ["nineteen"]
    assert [one.text[slice(*step.before)] for step in steps if step.kind is StepKind.DELETED] == [before[gone]]
    assert [other.text[slice(*step.after)] for step in steps if step.kind is StepKind.INSERTED] == [came]


def test_words_are_told_that_were_changed():
    before = ["The council will almost certainly reject it.", "About 12,000 men came."]
    after = ["The council may reject it, or not answer.", "About 14,000 men came."]
    assert told(before, after) == [
        ("changed", ("will almost certainly", "may"), ("", ", or not answer")),
        ("changed", ("12,000", "14,000")),
    ]


def test_another_typesetting_is_no_change():
    assert told(['He said: "No - not now."'], ["He said: “No – not  now.”"]) == [("equal",)]


def test_what_moved_is_told_once():
    one, two, three = "Alpha went to town.", "Beta stayed at home.", "Gamma came on Monday evening."
    assert [kind for kind, *_ in told([one, two, three], [two, three, one])] == ["equal", "equal", "moved"]


def test_a_sentence_may_move_and_change():
    chance = random.Random(1)
    lines = [sentence(chance) for _ in range(8)]
    moved = lines[1].replace(lines[1].split()[5], "Tuesday", 1)
    _, _, steps = steps_of(lines, [lines[0], *lines[2:], moved])
    (changed,) = [step for step in steps if step.kind is StepKind.CHANGED]
    assert changed.is_moved


def test_a_title_became_the_title():
    one, other = page(["Nothing else."], "Ships turn back"), page(["Nothing else."], "A dozen vessels return")
    assert [step.kind for step in compare(one, other)] == [StepKind.CHANGED, StepKind.EQUAL]


def test_chinese_is_compared_sign_by_sign():
    assert told(["外交部发言人昨天表示不同意。"], ["外交部发言人今天表示不同意。"]) == [("changed", ("昨", "今"))]


@pytest.mark.parametrize("what", ["rewritten", "one line a thousand times", "shuffled", "words without end"])
def test_twenty_thousand_words_are_compared_in_time(what):
    chance = random.Random(1)
    before = [sentence(chance) for _ in range(1300)]
    after = list(before)
    if what == "rewritten":
        after = [" ".join(chance.choice([word, "now"]) for word in line.split()) for line in before]
    elif what == "shuffled":
        chance.shuffle(after)
    elif what == "one line a thousand times":
        before, after = ["He left again."] * 5000, ["He left again.", "She stayed."] * 2500
    else:
        before, after = [" ".join(before).replace(".", ",")], [" ".join(reversed(before)).replace(".", ",")]
    started = time.process_time()
    steps = steps_of(before, after)[2]
    assert time.process_time() - started < 4
    assert steps
