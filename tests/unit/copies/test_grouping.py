"""Groups hold together by their fullest member, and by the user's word."""

from workbench.copies.copy import CopyKind, CopyPair
from workbench.copies.grouping import groups_of


def pair(one, other, alike=0.5, kind=CopyKind.COPY):
    return CopyPair(one, other, kind, 1.0, alike)


def test_copies_of_one_story_are_one_group():
    pairs = [pair(1, 2), pair(1, 3), pair(2, 3), pair(7, 8)]
    assert groups_of(pairs, dict.fromkeys(range(9), 100)) == [(1, 2, 3), (7, 8)]


def test_a_digest_does_not_glue_two_stories():
    # 9 has the stories of 1 and 2, and of 3 and 4.
    pairs = [pair(1, 2, 0.9), pair(3, 4, 0.9), *(pair(number, 9, 0.2) for number in (1, 2, 3, 4))]
    assert groups_of(pairs, {**dict.fromkeys((1, 2, 3, 4), 100), 9: 500}) == [(1, 2, 9), (3, 4)]
    assert groups_of([pair(1, 9, 0.2), pair(3, 9, 0.2)], {1: 100, 3: 100, 9: 500}) == [(1, 9)]


def test_a_chain_is_not_one_group():
    # Each day's story has half of the day before.
    pairs = [pair(day, day + 1, 0.35) for day in range(1, 6)]
    groups = groups_of(pairs, dict.fromkeys(range(1, 7), 100))
    assert max(map(len, groups)) == 2


def test_what_is_one_text_stands_for_each_other():
    # Of 300 copies each is known to be like the first alone.
    pairs = [pair(1, number, 0.97) for number in range(2, 300)]
    assert groups_of(pairs, dict.fromkeys(range(300), 100)) == [tuple(range(1, 300))]


def test_one_page_stays_together_whatever_became_of_it():
    pairs = [pair(1, 2, 0.3, CopyKind.REVISION), pair(2, 3, 0.3, CopyKind.REVISION), pair(3, 4, 0.1, CopyKind.REVISION)]
    assert groups_of(pairs, dict.fromkeys(range(5), 100)) == [(1, 2, 3, 4)]


def test_the_users_word_stands_over_all():
    words = dict.fromkeys(range(9), 100)
    pairs = [pair(1, 2, 0.9), pair(1, 3, 0.9), pair(2, 3, 0.9)]
    assert groups_of(pairs[1:], words, apart=[(1, 2)]) in ([(1, 3)], [(2, 3)])
    assert groups_of([], words, together=[(4, 7)]) == [(4, 7)]
    assert groups_of(pairs, words, together=[(3, 8)]) == [(1, 2, 3, 8)]
    assert groups_of(pairs, words, together=[(1, 2)], apart=[(1, 2)]) == [(1, 3)]
    # Two groups are one by a word about two of them, and whoever is apart from one of these is from the other.
    assert groups_of([pair(1, 2), pair(3, 4)], words, together=[(2, 3)]) == [(1, 2, 3, 4)]
    assert groups_of([pair(1, 2), pair(3, 4)], words, together=[(2, 3)], apart=[(1, 3)]) == [(2, 3, 4)]


def test_nothing_is_no_group():
    assert groups_of([], {}) == []
