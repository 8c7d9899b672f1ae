"""Copies are found whatever was done to them, and stories that only share their furniture are not taken for any."""

import random

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.unit.copies.making import page, pairs_of, sentence, story
from workbench.copies.judging import judge
from workbench.copies.shelf import Shelf, runs_of
from workbench.copies.signatures import signature_of
from workbench.jobs import JobContext

SEEDS = st.integers(0, 10**9)


@settings(max_examples=60, deadline=None)
@given(SEEDS, st.integers(2, 9))
def test_a_cut_copy_is_found(seed, kept):
    chance = random.Random(seed)
    whole = story(chance)
    pages = [page(whole, "The whole", "wire.example", "1"), page(whole[:kept], "A cut", "paper.example", "a")]
    assert pairs_of(pages) == {(0, 1): "copy"}


@settings(max_examples=60, deadline=None)
@given(SEEDS, st.integers(4, 9), st.integers(0, 4))
def test_a_copy_that_was_cut_and_added_to_is_found(seed, kept, added):
    chance = random.Random(seed)
    whole, own = story(chance), story(chance, added)
    # Four short paragraphs behind four long ones are a quotation.
    assume(len(" ".join(whole[:kept]).split()) >= len(" ".join(own).split()))
    pages = [page(whole, "The whole", "wire.example", "1"), page(own + whole[:kept], "With more", "paper.example", "a")]
    assert pairs_of(pages) == {(0, 1): "copy"}


@settings(max_examples=40, deadline=None)
@given(SEEDS)
def test_another_order_and_other_numbers_make_no_other_story(seed):
    chance = random.Random(seed)
    whole = story(chance)
    other = [
        " ".join(str(int(word) + 1) if word.isdigit() else word for word in paragraph.split()) for paragraph in whole
    ]
    chance.shuffle(other)
    pages = [page(whole, "", "wire.example", "1"), page(other, "", "paper.example", "a")]
    assert pairs_of(pages) == {(0, 1): "copy"}


@settings(max_examples=20, deadline=None)
@given(SEEDS)
def test_stories_of_one_source_that_share_their_furniture_are_no_copies(seed):
    chance = random.Random(seed)
    # A standing explainer and an "About us", more than half of a short report.
    explainer, about = " ".join(sentence(chance) for _ in range(4)), " ".join(sentence(chance) for _ in range(3))
    pages = [page([*story(chance, 2), explainer, about], "", "paper.example", str(number)) for number in range(12)]
    assert pairs_of(pages) == {}
    # Other papers print the agency's explainer, too.
    pages += [
        page([*story(chance, 2), explainer], "", f"{chance.randint(0, 4)}.example", str(number)) for number in range(8)
    ]
    assert pairs_of(pages) == {}
    # And a copy is still one.
    copied = page([*story(chance, 3), explainer, about], "", "paper.example", "copied")
    text = [block for block in copied.text.split("\n") if block]
    found = pairs_of([*pages, copied, page(text[:3], "", "other.example", "copy")])
    assert found == {(20, 21): "copy"}


@settings(max_examples=20, deadline=None)
@given(SEEDS)
def test_unrelated_stories_are_no_copies(seed):
    chance = random.Random(seed)
    assert (
        pairs_of(
            [
                page(story(chance, chance.randint(1, 12)), "", f"{number % 5}.example", str(number))
                for number in range(30)
            ]
        )
        == {}
    )


def test_a_paper_may_say_again_what_it_said_the_day_before():
    chance = random.Random(1)
    background = story(chance, 4)
    days = [page([*story(chance, 4), *background], f"Day {day}", "paper.example", f"day-{day}") for day in range(2)]
    assert pairs_of(days) == {}
    # As much of another paper's story would be a copy.
    assert pairs_of([days[0], page([*story(chance, 3), *background], "", "other.example", "x")]) == {(0, 1): "copy"}


def test_one_address_is_one_page():
    chance = random.Random(2)
    old = story(chance)
    new = [*old[:3], *story(chance, 7)]
    address = ("paper.example", "live")
    assert pairs_of([page(old, "A", *address), page(new, "B", *address)]) == {(0, 1): "revision"}
    assert pairs_of([page(old, "A", *address), page(old, "A", "www.paper.example", "live?utm_source=x")]) == {
        (0, 1): "saved-again"
    }
    # Another text under the same address is another page, unless it has the same title.
    other = story(chance)
    assert pairs_of([page(old, "A", *address), page(other, "B", *address)]) == {}
    title = "What we know so far"
    assert pairs_of([page(old, title, *address), page(other, title, *address)]) == {(0, 1): "revision"}


def test_one_source_and_sources_that_are_not_known():
    whole = story(random.Random(3))
    pages = [
        page(whole, "One", "paper.example", "a"),
        page(whole[:8], "Two", "paper.example", "b"),
        page(whole, "Pasted"),
    ]
    assert pairs_of(pages) == {(0, 1): "duplicate", (0, 2): "duplicate", (1, 2): "duplicate"}


def test_short_texts_have_to_be_the_same():
    short = "The council of the town met on Monday night and decided nothing at all, which surprised nobody."
    others = [f"{short} More will follow.", short, short.replace("Monday", "Tuesday"), "Photo: agency"]
    pages = [
        page([text], "", f"{number}.example", "x") for number, text in enumerate([short, *others, "Photo: agency"])
    ]
    assert pairs_of(pages) == {(0, 2): "copy"}


def test_chinese_copies_are_found_and_stock_phrases_are_none():
    chance = random.Random(4)
    signs = [chr(0x4E00 + number) for number in range(1500)]
    stock = "外交部发言人在例行记者会上表示"

    def text(count):
        return "".join(chance.choices(signs, k=count))

    whole = [stock + text(180) + "。" for _ in range(4)]
    pages = [page(whole, "", "a.example", "1"), page(whole[:2], "", "b.example", "1")]
    pages += [page([stock + text(150) + "。", stock + text(80)], "", f"{number}.example", "1") for number in range(9)]
    assert pairs_of(pages) == {(0, 1): "copy"}


@pytest.mark.parametrize("seed", range(3))
def test_a_few_new_articles_are_judged_as_all_are(seed):
    chance = random.Random(seed)
    explainer = " ".join(sentence(chance) for _ in range(4))
    pages = []
    for number in range(60):
        whole = [*story(chance, 3), explainer]
        pages.append(page(whole, "", f"{number % 4}.example", f"{number}"))
        if number % 5 == 0:
            pages.append(page(whole[:2], "", f"{number % 4 + 9}.example", f"{number}"))
            pages.append(page(whole, "", f"{number % 4}.example", f"{number}"))
    shelf = Shelf.of([(number + 1, signature_of(one)) for number, one in enumerate(pages)])
    every = judge(JobContext(), shelf)
    for count in (1, 1, 2, 5, 20):
        rows = np.array(sorted(chance.sample(range(len(pages)), count)), np.int64)
        chosen = set(shelf.articles[rows].tolist())
        wanted = [pair for pair in every if chosen & {pair.one, pair.other}]
        assert sorted(judge(JobContext(), shelf, rows), key=repr) == sorted(wanted, key=repr)
        runs = runs_of(shelf, shelf.hashes_of(rows))
        assert sorted(judge(JobContext(), shelf, rows, runs), key=repr) == sorted(wanted, key=repr)
    assert {pair.kind.value for pair in every} == {"copy", "saved-again"}


def test_a_thousand_copies_are_found_with_the_first():
    whole = story(random.Random(5), 2)
    pages = [
        page([*whole, f"Printed in town number {number} by hand."], "", f"{number}.example", "x")
        for number in range(300)
    ]
    found = pairs_of(pages)
    assert {(0, number) for number in range(1, 300)} <= found.keys()


def test_nothing_has_no_copies():
    assert judge(JobContext(), Shelf.of([])) == []
    assert pairs_of([page([], ""), page([""], "")]) == {}
