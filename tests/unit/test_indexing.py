"""The index follows the library: through marks, through other machines, and through folders put back by hand."""

import json
import shutil

import pytest

from index.engine import Index
from tests.unit.library.making import add, make_document
from workbench.indexing import IndexKeeper
from workbench.jobs import JobContext
from workbench.library import decisions
from workbench.library.store import Library
from workbench.search import SearchService


def found(folder, query):
    with Library.open(folder) as library, IndexKeeper(library) as keeper:
        answer = SearchService(library, keeper).search(JobContext(), query)
        assert answer.total == len(answer.hits)
        assert keeper.differences() == []
        assert library.connection.execute("SELECT count(*) FROM outbox").fetchone()[0] == 0
        return [hit.article.id for hit in answer.hits]


def store(folder, name):
    with Library.open(folder) as library:
        return add(library, name.encode(), make_document(body=f"Report of the {name}."))


@pytest.fixture
def folder(tmp_path):
    with Library.open_or_create(tmp_path / "l"):
        pass
    store(tmp_path / "l", "harbour")
    assert found(tmp_path / "l", "harbour") == [1]
    return tmp_path / "l"


def test_what_changes_is_found_as_it_is_now(folder):
    store(folder, "lighthouse")
    assert found(folder, "lighthouse") == [2]
    with Library.open(folder) as library:
        decisions.delete(library, 2)
    assert found(folder, "lighthouse") == []


def test_a_folder_put_back_from_a_copy_is_searched_as_it_is_now(folder, tmp_path):
    shutil.copytree(folder, tmp_path / "copy")
    store(folder, "lighthouse")
    with Library.open(folder) as library:
        decisions.delete(library, 1)
    assert found(folder, "report") == [2]
    shutil.rmtree(folder)
    shutil.copytree(tmp_path / "copy", folder)
    assert found(folder, "report") == [1]


def test_a_copy_that_went_on_elsewhere_and_came_back_is_searched_as_it_is_now(folder, tmp_path):
    """Both have taken as many marks, for different articles of the same number."""
    shutil.copytree(folder, tmp_path / "copy")
    store(folder, "lighthouse")
    assert found(folder, "lighthouse") == [2]
    store(tmp_path / "copy", "shipyard")
    assert found(tmp_path / "copy", "shipyard") == [2]
    shutil.rmtree(folder)
    shutil.copytree(tmp_path / "copy", folder)
    assert found(folder, "shipyard") == [2]
    assert found(folder, "lighthouse") == []


def test_marks_taken_but_not_yet_crossed_off_when_the_machine_stopped(folder, monkeypatch):
    store(folder, "lighthouse")

    def stop(_self):
        raise KeyboardInterrupt

    with Library.open(folder) as library, IndexKeeper(library) as keeper, monkeypatch.context() as patch:
        patch.setattr(Library, "write", stop)
        with pytest.raises(KeyboardInterrupt):
            keeper.current(JobContext())
    assert found(folder, "lighthouse") == [2]


def test_a_search_does_not_wait_for_who_is_indexing(folder):
    from workbench.library.locks import LockName, hold

    store(folder, "lighthouse")
    with hold(folder, LockName.INDEX), Library.open(folder) as library, IndexKeeper(library) as keeper:
        answer = SearchService(library, keeper).search(JobContext(), "report")
        assert [hit.article.id for hit in answer.hits] == [1]
    assert sorted(found(folder, "report")) == [1, 2]


def test_catching_up_on_a_lost_generation_that_was_cut_short_begins_again(folder, monkeypatch):
    """What was written before the stop makes up the number of the lost generation, but not what was in it."""
    store(folder, "lighthouse")
    assert found(folder, "lighthouse") == [2]
    with Library.open(folder) as library:
        decisions.delete(library, 1)
        with IndexKeeper(library) as keeper:
            (index,) = keeper.folder.glob("words-*")
            (index / "generation.json").write_bytes(b"rubbish")
            update = Index.update

            def stop(index, records, removed=(), **options):
                if records != []:
                    raise KeyboardInterrupt
                update(index, records, removed, **options)

            monkeypatch.setattr(Index, "update", stop)
            with pytest.raises(KeyboardInterrupt):
                keeper.current(JobContext())
            monkeypatch.setattr(Index, "update", update)
    assert found(folder, "report") == [2]


def test_a_flipped_bit_has_the_index_made_anew_when_it_is_met(folder):
    for segment in flip_a_bit_of_each_segment(folder):
        assert found(folder, "harbour") == [1]
        assert not segment.exists()


def flip_a_bit_of_each_segment(folder):
    """Change a byte in the middle of an array of articles: the file opens, and its array is not what was written."""
    with Library.open(folder) as library, IndexKeeper(library) as keeper:
        segments = list(keeper.folder.glob("words-*/*.seg"))
    for segment in segments:
        content = bytearray(segment.read_bytes())
        head = json.loads(content[content.rindex(b'{"sections"') : content.rindex(b"}") + 1])
        _, start, length, _ = head["sections"]["body.articles"]
        content[start + length // 2] ^= 1
        segment.write_bytes(content)
    return segments


def test_while_an_index_is_made_anew_the_old_one_is_searched(folder):
    store(folder, "lighthouse")
    assert found(folder, "report") == [1, 2]
    seen = []

    def look(*_):
        with Library.open(folder) as library, IndexKeeper(library) as keeper:
            service = SearchService(library, keeper, follow=False)
            seen.append(sorted(service.find(JobContext(), "report").ids))

    with Library.open(folder) as library, IndexKeeper(library) as keeper:
        assert keeper.rebuild(JobContext(look)) == 2
        assert len(list(keeper.folder.glob("words-*"))) == 1
    assert seen
    assert all(ids == [1, 2] for ids in seen)
    assert found(folder, "report") == [1, 2]
