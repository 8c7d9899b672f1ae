"""Copies follow the library: signed when new, told in groups, put together and apart by the user's word, and gone with what is purged."""

import random
import shutil

import pytest

from tests.unit.copies.making import page, sentence, signed_library, story
from tests.unit.library.making import add
from workbench.copies.comparing import compare_articles, revisions_of
from workbench.copies.copy import CopyKind
from workbench.copies.service import CopiesService, SeenBy, say_apart, say_copies
from workbench.copies.signing import sign_pending
from workbench.errors import UsageError
from workbench.jobs import Cancelled, JobContext
from workbench.library import decisions
from workbench.library.articles import store_extraction
from workbench.library.check import CheckReport, examine
from workbench.library.copy_rows import read_pairs, unpaired_articles, unsigned_articles
from workbench.library.copy_verdicts import COPY_VERDICT, verdicts
from workbench.library.folder import DATABASE
from workbench.library.journal import read_journal
from workbench.library.purge import purge
from workbench.library.store import Library
from workbench.maintenance import check_library

CHANCE = random.Random(7)
WHOLE = story(CHANCE)
LONG = [*WHOLE, *story(CHANCE, 1)]
OTHER = story(CHANCE)
PAGES = [
    page(WHOLE[:6], "As the paper had it", "paper.example", "ships", published="2020-05-08"),
    page(WHOLE, "The wire", "wire.example", "1", published="2020-05-07"),
    page(LONG, "With more", "other.example", "x", published="2020-05-09"),
    page(OTHER, "Two letters", "daily.example", "letters", published="2020-05-10", saved="2020-05-10T08:00:00Z"),
    page([*OTHER[:8], f"{OTHER[8]} Some 400 men came."], "Two letters", "www.daily.example", "letters?utm_source=x", published="2020-05-10", saved="2020-05-11T08:00:00Z"),
    page(story(CHANCE), "Something else", "paper.example", "else"),
]  # fmt: skip


@pytest.fixture
def library(tmp_path):
    with signed_library(tmp_path / "l", PAGES) as library:
        yield library


def groups(library):
    return sorted(tuple(sorted(group.articles)) for group in CopiesService(library).groups())


def pairs(library):
    return {(pair.one, pair.other): pair.kind.value for pair in read_pairs(library.connection)}


def test_groups_have_an_order_and_say_why(library):
    service = CopiesService(library)
    assert [group.articles for group in service.groups()] == [(4, 5), (1, 2, 3)]
    group = service.group_of(1)
    first, second, third = service.members_of(group)
    assert [first.article.id, second.article.id, third.article.id] == [2, 1, 3]
    assert (first.is_first, first.kind, first.seen, first.seen_by) == (True, None, "2020-05-07", SeenBy.PUBLISHED)
    assert (second.kind, second.contained > 0.9, 0.5 < second.alike < 0.8) == (CopyKind.COPY, True, True)
    assert [member.is_fullest for member in (first, second, third)] == [False, False, True]
    assert service.group_of(6) is None
    assert service.group_of(99) is None


def test_a_list_of_results_shows_one_row_for_each_group(library):
    service = CopiesService(library)
    among = service.groups_among([6, 3, 5, 1])
    assert {article: group.articles for article, group in among.items()} == {3: (3, 1)}
    assert [(pair.one, pair.other) for pair in among[3].pairs] == [(1, 3)]
    assert service.groups_among([]) == service.groups_among([1, 4, 6]) == {}
    assert list(service.groups_among(range(1, 7))) == [1, 4]


def test_revisions_are_told_in_order_and_silence_is_noticed(library):
    service = CopiesService(library)
    first, second = revisions_of(service, 5)
    assert [first.article.id, second.article.id] == [4, 5]
    assert (second.changed_sentences, second.facts, second.is_silent) == (1, 1, True)
    assert not first.is_silent
    assert revisions_of(service, 1) == revisions_of(service, 6) == ()
    compared = compare_articles(library, 4, 5)
    assert compared.is_revision
    assert compared.is_silent
    assert not compare_articles(library, 1, 2).is_revision
    with pytest.raises(UsageError, match="itself"):
        compare_articles(library, 4, 4)
    with pytest.raises(UsageError, match="no article 99"):
        compare_articles(library, 4, 99)


def test_what_has_no_date_counts_from_when_it_was_saved_or_came(tmp_path):
    with Library.open_or_create(tmp_path / "x") as library:
        add(library, b"1", page(WHOLE, "", "a.example", "1"))
        add(library, b"2", page(WHOLE, "", "b.example", "1", saved="2019-01-01T00:00:00Z"))
        add(library, b"3", page(WHOLE, "", "c.example", "1", published="2018"))
        sign_pending(JobContext(), library)
        service = CopiesService(library)
        members = service.members_of(service.group_of(1))
        assert [(member.article.id, member.seen_by.value) for member in members] == [
            (3, "published"),
            (2, "saved"),
            (1, "imported"),
        ]


def test_what_comes_in_later_finds_its_copies(library):
    add(library, b"later", page(WHOLE[:4], "Late", "late.example", "1"))
    assert sign_pending(JobContext(), library).signed == 1
    assert groups(library) == [(1, 2, 3, 7), (4, 5)]
    assert sign_pending(JobContext(), library).signed == 0


def test_one_by_one_is_as_all_at_once(tmp_path):
    chance = random.Random(3)
    # The first two that share an explainer seem to be copies, until it is known that a third has it.
    explainer = " ".join(sentence(chance) for _ in range(6))
    documents = [
        page([explainer, f"{sentence(chance)} {sentence(chance)}"], "", "paper.example", str(number))
        for number in range(5)
    ]
    documents += PAGES
    documents += [page(story(chance), "", f"{number}.example", "x") for number in range(30)]
    with Library.open_or_create(tmp_path / "one") as one, Library.open_or_create(tmp_path / "all") as all_:
        seen = []
        for number, document in enumerate(documents):
            add(one, str(number).encode(), document)
            add(all_, str(number).encode(), document)
            sign_pending(JobContext(), one)
            seen.append((1, 2) in pairs(one))
        sign_pending(JobContext(), all_)
        assert pairs(one) == pairs(all_)
        assert seen[1]
        assert not any(seen[2:])


def test_a_text_that_is_read_anew_is_signed_anew(library):
    with library.write() as connection:
        store_extraction(connection, 1, page(story(random.Random(9)), "Another", "paper.example", "ships"))
    assert unsigned_articles(library.connection) == [1]
    sign_pending(JobContext(), library)
    assert groups(library) == [(2, 3), (4, 5)]


def test_stopped_work_goes_on_where_it_was(library):
    add(library, b"later", page(WHOLE[:4], "Late", "late.example", "1"))
    with pytest.raises(Cancelled):
        sign_pending(JobContext(is_cancelled=lambda: True), library)
    assert groups(library) == [(1, 2, 3), (4, 5)]

    def stop(_done, _total, message):
        stops.append(message)
        if not unsigned_articles(library.connection):
            raise Cancelled

    stops = []
    with pytest.raises(Cancelled):
        sign_pending(JobContext(stop), library)
    assert unpaired_articles(library.connection) == [7]
    sign_pending(JobContext(), library)
    assert groups(library) == [(1, 2, 3, 7), (4, 5)]


def test_what_is_in_the_trash_is_in_no_group(library):
    service = CopiesService(library)
    assert service.group_of(4) is not None
    decisions.delete(library, 5)
    assert service.group_of(4) is None
    decisions.undo(library)
    assert service.group_of(4) is not None


def test_the_users_word_is_kept_and_taken_back(library):
    service = CopiesService(library)
    say_apart(library, 3, [1, 2])
    assert groups(library) == [(1, 2), (4, 5)]
    with pytest.raises(UsageError, match="already"):
        say_apart(library, 3, [2, 1])
    say_copies(library, 6, 4)
    assert groups(library) == [(1, 2), (4, 5, 6)]
    members = {member.article.id: member for member in service.members_of(service.group_of(6))}
    assert members[6].contained is None
    assert decisions.undo(library).kind == COPY_VERDICT
    assert groups(library) == [(1, 2), (4, 5)]
    # Whichever of the two is named first, there is one row about them.
    say_copies(library, 2, 3)
    assert groups(library) == [(2, 3), (4, 5)]
    say_copies(library, 1, 3)
    assert groups(library) == [(1, 2, 3), (4, 5)]
    assert library.connection.execute("SELECT count(*) FROM copy_verdict").fetchone()[0] == 2
    decisions.undo(library)
    decisions.undo(library)
    decisions.undo(library)
    assert groups(library) == [(1, 2, 3), (4, 5)]
    assert verdicts(library.connection) == {}
    with pytest.raises(UsageError, match="itself"):
        say_copies(library, 1, 1)
    with pytest.raises(UsageError, match="no article 99"):
        say_apart(library, 1, [99])


def test_a_word_is_undone_by_its_number_unless_a_later_one_stands_on_it(library):
    first = say_apart(library, 3, [1])
    say_copies(library, 1, 3)
    with pytest.raises(UsageError, match=COPY_VERDICT):
        decisions.undo_decision(library, first.seq)
    say_apart(library, 4, [5])
    assert groups(library) == [(1, 2, 3)]


def test_the_library_is_sound_with_it_and_a_row_that_nobody_decided_is_found(library):
    say_apart(library, 3, [1, 2])
    report = CheckReport()
    examine(JobContext(), library, report)
    assert report.problems == []
    library.connection.execute("INSERT INTO copy_verdict VALUES (6, 'x', '', 'copy')")
    report = CheckReport()
    examine(JobContext(), library, report)
    assert [problem.kind for problem in report.problems] == [COPY_VERDICT]


def test_a_word_survives_the_database(tmp_path):
    folder = tmp_path / "L"
    with Library.open_or_create(folder) as library:
        for number in range(3):
            text = "\n\n".join([f"Story number {number}", *story(random.Random(number), 2)])
            add(library, text.encode(), page(text.split("\n\n")))
        library.raise_lower_bound()
        sign_pending(JobContext(), library)
        say_copies(library, 1, 3)
    (folder / DATABASE).unlink()
    check_library(JobContext(), folder, repair=True)
    with Library.open(folder) as library:
        sign_pending(JobContext(), library)
        ((one, other),) = verdicts(library.connection)
        assert groups(library) == [(one, other)]


@pytest.mark.parametrize("doomed", [3, 1])
def test_nothing_stays_of_what_was_purged(library, doomed):
    service = CopiesService(library)
    assert service.group_of(1).articles == (1, 2, 3)
    say_apart(library, 3, [1, 2])
    assert service.group_of(1).articles == (1, 2)
    hashed = library.connection.execute("SELECT original FROM article WHERE id = ?", (doomed,)).fetchone()[0]
    purge(library, [doomed])
    assert (service.group_of(2) is None) == (doomed == 1)
    for table in ("article_signature", "article_copy", "copy_verdict"):
        assert (
            library.connection.execute(f"SELECT count(*) FROM {table} WHERE article = ?", (doomed,)).fetchone()[0] == 0
        )
    assert library.connection.execute("SELECT count(*) FROM article_copy WHERE other = ?", (doomed,)).fetchone()[0] == 0
    assert (
        library.connection.execute("SELECT count(*) FROM copy_verdict WHERE original = ?", (hashed,)).fetchone()[0] == 0
    )
    said = [row[0] for row in library.connection.execute("SELECT after FROM decision WHERE kind = ?", (COPY_VERDICT,))]
    assert not any(hashed in after for after in said)
    assert len(said) == (0 if doomed == 3 else 1)
    assert not any(hashed in line.after for line in read_journal(library.folder) if line.kind == COPY_VERDICT)
    assert groups(library) == ([(1, 2), (4, 5)] if doomed == 3 else [(4, 5)])
    report = CheckReport()
    examine(JobContext(), library, report)
    assert report.problems == []


def test_a_copy_of_the_folder_is_the_same_library(library, tmp_path):
    folder = library.folder
    library.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copytree(folder, tmp_path / "copied")
    with Library.open(tmp_path / "copied") as copied:
        assert groups(copied) == groups(library)


def test_a_damaged_signature_costs_itself_alone(library):
    library.connection.execute("UPDATE article_signature SET signature = x'010203' WHERE article = 2")
    library.connection.execute("UPDATE article_copy SET kind = 'unheard of' WHERE article = 4")
    add(library, b"later", page(WHOLE[:4], "Late", "late.example", "1"))
    assert groups(library) == [(1, 2, 3)]
    sign_pending(JobContext(), library)
    assert groups(library) == [(1, 2, 3, 7), (4, 5)]
