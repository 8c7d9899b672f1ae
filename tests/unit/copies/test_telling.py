"""What is told of copies in passing: behind a row, at the head, in the list, and which two are compared; and who is patient about it."""

import random
from array import array

import pytest

import workbench.copies.service as services
from tests.unit.copies.making import page, signed_library, story
from tests.unit.library.making import add
from workbench.copies.comparing import is_changed_silently
from workbench.copies.service import CopiesService, say_apart, say_copies
from workbench.copies.signing import sign_pending
from workbench.copies.telling import compared_with, folded_note, head_note, listed_copies, not_copies_of
from workbench.jobs import JobContext

CHANCE = random.Random(7)
WHOLE, OTHER = story(CHANCE), story(CHANCE)
PAGES = [
    page(WHOLE[:6], "As the paper had it", "paper.example", "ships", published="2020-05-08"),
    page(WHOLE, "The wire", "wire.example", "1", published="2020-05-07"),
    page(WHOLE[:8], "With less", "other.example", "x", published="2020-05-09"),
    page([*OTHER[:8], f"{OTHER[8]} Some 300 men came."], "Two letters", "daily.example", "letters", published="2020-05-10", saved="2020-05-10T08:00:00Z"),
    page([*OTHER[:8], f"{OTHER[8]} Some 400 men came."], "Two letters", "daily.example", "letters", published="2020-05-10", saved="2020-05-11T08:00:00Z"),
    page(story(CHANCE), "Something else", "paper.example", "else"),
]  # fmt: skip


@pytest.fixture
def library(tmp_path):
    with signed_library(tmp_path / "l", PAGES) as library:
        yield library


def test_behind_a_row_stand_copies_with_their_outlets_and_revisions(library):
    service = CopiesService(library)
    copies = folded_note(service, 1, (3, 2))
    assert (copies.copies, copies.revisions, copies.outlets) == (2, 0, ("other.example", "wire.example"))
    revision = folded_note(service, 5, (4,))
    assert (revision.copies, revision.revisions, revision.outlets) == (0, 1, ())


def test_the_head_names_other_outlets_and_who_was_first(library):
    service = CopiesService(library)
    note = head_note(service, 1)
    assert note is not None
    assert (note.copies, set(note.outlets)) == (2, {"wire.example", "other.example"})
    assert (note.first.id, note.is_first, note.revisions, note.is_silent) == (2, False, 0, False)
    page_of_two = head_note(service, 4)
    assert page_of_two is not None
    assert (page_of_two.copies, page_of_two.revisions, page_of_two.is_silent) == (0, 1, None)
    assert is_changed_silently(JobContext(), service, 4)
    assert head_note(service, 6) is None


def test_the_list_has_the_group_and_what_was_said_apart(library):
    service = CopiesService(library)
    assert [(one.member.article.id, one.is_open, one.is_apart) for one in listed_copies(service, 1)] == [
        (2, False, False), (1, True, False), (3, False, False),
    ]  # fmt: skip
    assert listed_copies(service, 6) == ()
    assert not_copies_of(service, 1) == (2, 3)
    # Its own page is its own page, whatever it says.
    assert not_copies_of(service, 4) == ()
    say_apart(library, 1, not_copies_of(service, 1))
    alone = listed_copies(service, 1)
    assert [(one.member.article.id, one.is_open, one.is_apart) for one in alone] == [
        (1, True, False), (2, False, True), (3, False, True),
    ]  # fmt: skip
    assert [one.member.article.id for one in listed_copies(service, 2)] == [2, 3, 1]
    say_copies(library, 2, 1)
    assert service.apart_from(2) == ()
    assert service.apart_from(3) == (1,)


def test_compared_is_what_the_page_was_before_or_the_first(library):
    service = CopiesService(library)
    pairs = [compared_with(listed_copies(service, article)) for article in range(1, 7)]
    assert pairs == [(2, 1), (2, 1), (2, 3), (4, 5), (4, 5), None]


def test_who_is_patient_has_groups_later_but_the_users_word_at_once(library, monkeypatch):
    ids = list(range(1, 7))
    monkeypatch.setattr(services, "_QUICK_PAIRS", 0)
    monkeypatch.setattr(services, "_QUICK_S", 0.0)
    monkeypatch.setattr(services, "_REST_SHARE", 0)
    service = CopiesService(library, is_patient=True)
    assert service.fold(array("q", ids)).hidden == 0
    assert service.catch_up()
    assert not service.catch_up()
    assert service.fold(array("q", ids)).hidden == 3
    add(library, b"again", page(WHOLE, "Once more", "late.example", "1", published="2020-05-12"))
    sign_pending(JobContext(), library)
    assert service.fold(array("q", [*ids, 7])).hidden == 3
    say_apart(library, 1, (2, 3))
    assert service.fold(array("q", [*ids, 7])).hidden == 3
    assert service.group_of(7) is not None
