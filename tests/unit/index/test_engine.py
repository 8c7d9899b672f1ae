"""The index as its users see it: in, out, replaced, removed, reopened."""

import contextlib
import errno
import os
import threading

import numpy as np
import pytest

from index.engine import Index
from index.errors import IndexBusyError
from index.generations import read_generation
from index.query import parse
from index.records import IndexRecord, ZoneCount
from index.syntax import Among
from index.update import MAX_SEGMENTS


@pytest.fixture
def index(tmp_path):
    made = Index.create(tmp_path / "index")
    yield made
    made.close()


def found(index, text):
    return sorted(index.search(parse(text), limit=None).ids)


def test_words_of_the_comments_are_counted_but_not_found(index):
    index.update(
        [
            IndexRecord(
                1, "a", title="The harbour of Idlib", body="Hayat Tahrir al-Sham holds it", comment="HTS! HTS?\n\nhts"
            ),
            IndexRecord(2, "b", title="Elsewhere", body="Nothing of the kind", boilerplate="HTS"),
        ]
    )
    answer = index.search(parse("HTS"), every_zone=True)
    assert answer.total == 0
    assert answer.elsewhere == {"comment": ZoneCount(1, 3), "boilerplate": ZoneCount(1, 1)}
    assert found(index, "HTS in:comments") == [1]
    assert found(index, "HTS in:all") == [1, 2]
    assert found(index, '"Hayat Tahrir al-Sham"') == [1]


def test_replaced_and_removed_articles_are_gone(index):
    index.update([IndexRecord(1, "a", title="first"), IndexRecord(2, "b", title="second")])
    index.update([IndexRecord(1, "c", title="third")], removed=[2, 77])
    assert found(index, "first OR second OR third") == [1]
    assert index.fingerprints() == {1: "c"}
    assert index.count == 1


def test_an_index_lasts_and_belongs_to_its_owner(tmp_path):
    folder = tmp_path / "deep" / "index"
    index = Index.create(folder)
    index.update([IndexRecord(1 << 40, "ф", title="Ещё", body="\ud800 lone", source="Outlet")])
    index.close()
    if os.name == "posix":
        assert folder.stat().st_mode & 0o777 == 0o700
    again = Index.open(folder)
    assert list(again.search(parse("еще lone source:outlet")).ids) == [1 << 40]
    assert again.fingerprints() == {1 << 40: "ф"}
    again.close()
    with pytest.raises(FileExistsError):
        Index.create(folder)


def test_the_segments_stay_few_and_nothing_is_lost_in_merging(index, tmp_path):
    expected = set()
    for batch in range(40):
        fresh = [batch * 2, batch * 2 + 1]
        index.update([IndexRecord(n, str(n), title=f"n{n} all") for n in fresh], removed=[batch - 1])
        expected = (expected | set(fresh)) - ({batch - 1} - set(fresh))
    assert set(found(index, "all")) == set(index.fingerprints()) == expected
    for number in range(80):
        assert found(index, f"n{number}") == [number] * (number in expected)
    assert len(list((tmp_path / "index").glob("*.seg"))) <= 2 * MAX_SEGMENTS


@pytest.mark.parametrize(
    ("sizes", "settled"), [([1, 9, 9, 9], [28]), ([1, 1, 20], [2, 20]), ([2, 5, 3], [10]), ([1, 9], [1, 9]), ([3], [3])]
)
def test_settling_merges_what_is_of_about_one_size(index, tmp_path, sizes, settled):
    ids = iter(range(sum(sizes)))
    for size in sizes:
        index.update([IndexRecord(next(ids), "f", title="one") for _ in range(size)], may_merge=False)
    index.settle()
    assert sorted(entry.articles for entry in read_generation(tmp_path / "index").segments) == settled
    assert index.count == sum(sizes)


def test_nothing_to_do_writes_nothing(index, tmp_path):
    index.update([IndexRecord(1, "a", title="one")])
    before = {p.name: p.stat().st_mtime_ns for p in (tmp_path / "index").iterdir() if p.suffix != ".lock"}
    index.update([], [5])
    assert {p.name: p.stat().st_mtime_ns for p in (tmp_path / "index").iterdir() if p.suffix != ".lock"} == before


def test_records_that_fail_halfway_leave_the_index_as_it_was(index):
    index.update([IndexRecord(1, "a", title="one")])

    def broken():
        yield IndexRecord(1, "b", title="two")
        raise RuntimeError("the library went away")

    with pytest.raises(RuntimeError, match="went away"):
        index.update(broken())
    assert index.fingerprints() == {1: "a"}
    index.update([IndexRecord(2, "c", title="three")])
    assert found(index, "one OR two OR three") == [1, 2]


@pytest.mark.parametrize("act", [lambda index: index.update([IndexRecord(2, "b", title="two")]), Index.settle])
def test_a_list_that_is_in_force_but_may_not_last_keeps_its_files(index, monkeypatch, act):
    """The folder cannot be made durable after the new list has taken its place: what that list names stays."""
    index.update([IndexRecord(1, "a", title="one")])
    index.update([IndexRecord(3, "c", title="one")])
    syncs = []

    def sync(folder):
        syncs.append(folder)
        if len(syncs) == 2:
            raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr("index.update.sync_folder", sync)
    monkeypatch.setattr("index.generations.sync_folder", sync)
    with pytest.raises(OSError, match="Input/output error"):
        act(index)
    with contextlib.closing(Index.open(index.folder)) as again:
        assert found(again, "one") == [1, 3]
        again.update([IndexRecord(4, "d", title="four")])
        again.verify()
        assert found(again, "one OR four") == [1, 3, 4]


def test_what_cannot_be_swept_away_fails_no_update(index, monkeypatch):
    refused = []

    def refuse(path):
        refused.append(path)
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr("pathlib.Path.unlink", refuse)
    for number in range(9):
        index.update([IndexRecord(number, "a", title="one")])
    assert refused
    assert found(index, "one") == [*range(9)]


def test_readers_beside_a_writer_see_one_state_or_the_next(index, tmp_path):
    """Each commit replaces all articles: an answer with two generations in it would be a torn one."""
    rounds = 8
    index.update([IndexRecord(n, "0", title="all", body="gen0") for n in range(10)])
    torn: list[object] = []
    stop = threading.Event()

    def read():
        reader = Index.open(tmp_path / "index")
        while not stop.is_set():
            fingerprints = set(reader.fingerprints().values())
            answer = reader.search(parse("all"))
            if len(fingerprints) != 1 or answer.total != 10:
                torn.append((fingerprints, answer))
        reader.close()

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    for number in range(1, rounds):
        index.update([IndexRecord(n, str(number), title="all", body=f"gen{number}") for n in range(10)])
        assert found(index, f"gen{number}") == list(range(10))
        assert found(index, f"gen{number - 1}") == []
    stop.set()
    for reader in readers:
        reader.join()
    assert torn == []


def test_a_second_writer_is_told_to_wait(index, monkeypatch):
    monkeypatch.setattr("index.update._LOCK_WAIT_S", 0.1)

    def slow():
        yield IndexRecord(1, "a", title="one")
        with pytest.raises(IndexBusyError, match="try again"):
            Index.open(index.folder).update([IndexRecord(2, "b", title="two")])

    index.update(slow())
    assert index.fingerprints() == {1: "a"}


def test_ranking_prefers_what_says_it_more_often_and_breaks_ties_by_id(index):
    index.update(
        [
            IndexRecord(5, "", body="idlib and much else is said here"),
            IndexRecord(3, "", body="idlib and much else is said here"),
            IndexRecord(9, "", body="idlib idlib idlib is said here"),
        ]
    )
    assert list(index.search(parse("idlib"), limit=None).ids) == [9, 3, 5]
    answer = index.search(parse("idlib"), limit=2)
    assert list(answer.ids) == [9, 3]
    assert answer.total == 3


@pytest.mark.parametrize(
    ("query", "certain", "possible"),
    [
        ("date:1962-10", [1, 2], [1, 2]),
        ("date:1962-10-22", [1], [1, 2]),
        ("date:1962-10-23", [], [2]),
        ("date:1962-11", [], []),
        ("date:<1962-10-22", [], [2]),
        ("date:<1962-11", [1, 2], [1, 2]),
        ("date:>1962-10-22", [], [2]),
        ("date:>=1962-10-22", [1], [1, 2]),
        ("date:1962-09..1962-10-01", [], [2]),
        ("is:undated", [3], [3]),
        ("-date:1962 word", [3], [3]),
        ("-is:undated word", [1, 2], [1, 2]),
    ],
)
def test_dates_lie_in_the_period_for_certain_or_possibly(index, query, certain, possible):
    index.update(
        [
            IndexRecord(1, "", title="word", earliest_day="1962-10-22", latest_day="1962-10-22"),
            IndexRecord(2, "", title="word", earliest_day="1962-10-01", latest_day="1962-10-31"),
            IndexRecord(3, "", title="word"),
        ]
    )
    assert found(index, query) == certain
    assert found(index, f"{query} certainty:possible") == possible


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("missil?", [1]),
        ("m*e", [1]),
        ("*ss*", [1, 2]),
        ("misile~", [1]),
        ("msile~2", [1]),
        ("/m.ss.*/", [1, 2]),
        ("/m.ss/", [2]),
        ("missile NEAR/2 cuba", [1]),
        ("cuba NEAR/1 missile", []),
        ("(ship OR missile) NEAR/2 cub*", [1]),
        ('"cuba missile"~1', [1]),
        ('"cuba missile"~0', []),
        ("comment:(left NEAR/9 right)", []),
    ],
)
def test_words_that_are_not_spelt_out_and_words_near_each_other(index, query, ids):
    index.update(
        [
            IndexRecord(1, "", title="a missile for Cuba", comment="left\n\nright"),
            IndexRecord(2, "", title="miss Cuba"),
        ]
    )
    assert found(index, query) == ids


def test_nothing_found_offers_the_reading_by_any_word(index):
    index.update([IndexRecord(1, "", title="rift", language="en"), IndexRecord(2, "", title="idlib", language="de")])
    assert index.search(parse("rift idlib")).any_word_total == 2
    assert index.search(parse("rift idlib lang:de")).any_word_total == 1
    assert index.search(parse('"rift idlib"')).any_word_total == 2
    assert index.search(parse("nowhere")).any_word_total is None
    assert index.search(parse("rift")).any_word_total is None


def test_languages_are_found_in_their_own_way_of_writing(index):
    index.update(
        [
            IndexRecord(1, "", body="انسحبت هيئة تحرير الشام من إدلب"),
            IndexRecord(2, "", body="Президент Турции Эрдоган прибыл"),
            IndexRecord(3, "", body="北京大学宣布"),
            IndexRecord(4, "", body="Die Straße nach Köln ist gesperrt"),
        ]
    )
    assert found(index, "ادلب") == [1]
    assert found(index, '"هَيْئَة تحرير"') == [1]
    assert found(index, "ЭРДОГАН*") == [2]
    assert found(index, "大学") == [3]
    assert found(index, "学大") == []
    assert found(index, "STRASSE koln") == [4]


def test_initials_are_found_typed_with_or_without_dots(index):
    index.update([IndexRecord(1, "", body="the U.S. left"), IndexRecord(2, "", body="they told us")])
    assert found(index, "U.S.") == [1]
    assert found(index, "US") == [1, 2]
    assert found(index, "us") == [2]


def test_no_phrase_runs_across_title_and_body_or_a_blank_line(index):
    index.update([IndexRecord(1, "", title="rift in", body="Idlib grows", comment="so it\n\nis said")])
    assert found(index, '"in Idlib"') == []
    assert found(index, "rift grows") == [1]
    assert found(index, '"it is" in:comments') == []
    assert found(index, '"so it" in:comments') == [1]


def test_an_article_of_many_words_keeps_its_places(index):
    """Places above 65,535, and more occurrences than that of one word, take the wide form on disk."""
    body = "filler " * 70_000 + "the very end"
    index.update([IndexRecord(1, "", body=body, comment="filler " * 70_000)])
    index.update([IndexRecord(2, "", body="the very beginning")])
    assert found(index, '"very end"') == [1]
    assert found(index, '"the very"') == [1, 2]
    assert index.search(parse("filler"), every_zone=True).elsewhere["comment"].hits == 70_000


def test_the_longest_query_is_answered(index):
    index.update([IndexRecord(1, "", comment=" ".join(f"w{n}" for n in range(300)))])
    typed = " OR ".join(f"w{n}" for n in range(230))
    assert index.search(parse(typed), every_zone=True).elsewhere["comment"].hits == 230


@pytest.mark.parametrize("phrase", ["a " * 260 + "b", "b " + "a " * 260, "a " * 400])
def test_a_phrase_that_is_longer_than_all_articles_stands_nowhere(index, phrase):
    index.update([IndexRecord(1, "", body="a a b"), IndexRecord(2, "", body="a a")])
    assert found(index, f'"{phrase}"') == []


def test_lists_from_elsewhere_narrow_every_segment(index):
    index.update([IndexRecord(1, "a", title="ship"), IndexRecord(2, "b", title="ship", comment="ship")])
    index.update([IndexRecord(3, "c", title="ship"), IndexRecord(4, "d", title="boat")])
    index.update([], removed=[3])

    def found_among(text, ids, is_barred=False):
        query = parse(text).resolve(lambda listed: Among(np.array(sorted(ids)), "listed", is_barred))
        return sorted(index.search(query, limit=None).ids)

    assert found_among("is:starred", {1, 3, 4, 99}) == [1, 4]
    assert found_among("-is:starred", {1, 3, 4}) == [2]
    assert found_among("ship is:starred", {1, 4}) == [1]
    assert found_among("is:unread", {1}, is_barred=True) == [2, 4]
    with pytest.raises(ValueError, match="resolved before"):
        index.search(parse("is:starred"))


def test_every_zone_is_counted_where_asked_for(index):
    index.update(
        [IndexRecord(1, "a", title="ship", body="ship ship", comment="ship"), IndexRecord(2, "b", body="ship")]
    )
    answer = index.search(parse("ship"), every_zone=True)
    assert answer.zones == {
        "title": ZoneCount(1, 1),
        "body": ZoneCount(2, 3),
        "comment": ZoneCount(1, 1),
        "boilerplate": ZoneCount(0, 0),
    }
    assert answer.elsewhere == {zone: answer.zones[zone] for zone in ("comment", "boilerplate")}
    assert index.search(parse("ship")).zones == {}


def test_what_was_settled_is_few_segments_with_all_that_there_was(index, monkeypatch):
    monkeypatch.setattr("index.update.MOST_ARTICLES", 50)
    for batch in range(6):
        records = [IndexRecord(batch * 20 + n, "f", title="all", body=f"n{n}") for n in range(20)]
        index.update(records, may_merge=False)
    index.settle()
    assert sorted(segment.live_count for segment in index.segments()) == [40, 40, 40]
    assert index.search(parse("all")).total == 120
    before = index.generation
    index.settle()
    assert index.generation == before


def test_many_small_decisions_leave_few_segments(index):
    for number in range(60):
        index.update([IndexRecord(number % 7, str(number), title="all")], may_merge=False)
    assert len(index.segments()) <= 8
    assert index.fingerprints() == {number % 7: str(number) for number in range(60)}
