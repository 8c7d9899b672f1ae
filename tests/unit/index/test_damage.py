"""A damaged index says so: never a wrong answer, never an error that callers do not know."""

import errno
import json
import pathlib

import pytest

from index.engine import Index
from index.errors import IndexDamagedError
from index.query import parse
from index.records import IndexRecord


def make(folder):
    index = Index.create(folder)
    index.update([IndexRecord(n, "f", title=f"title {n}", body="some words " * 200) for n in range(20)])
    index.update([IndexRecord(n, "f", title=f"title {n}", body="other words " * 200) for n in range(20, 30)], [3])
    return index


def segments(folder):
    found = sorted(folder.glob("*.seg"))
    kept = {"generation.json", "generation.json.before", "write.lock"}
    assert {path.name for path in folder.iterdir()} == kept | {path.name for path in found}
    return found


def cut(path):
    with path.open("rb+") as file:
        file.truncate(path.stat().st_size // 2)


def cut_one_byte(path):
    with path.open("rb+") as file:
        file.truncate(path.stat().st_size - 1)


def empty(path):
    path.write_bytes(b"")


def flip(path):
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0x10
    path.write_bytes(content)


def fill_with_rubbish(path):
    path.write_bytes(b"\xff{[\n" * 100)


DAMAGE = [cut, cut_one_byte, empty, flip, fill_with_rubbish, lambda path: path.unlink()]


@pytest.mark.parametrize("harm", DAMAGE)
@pytest.mark.parametrize("which", [0, 1])
def test_damage_of_a_segment_is_noticed_before_it_is_used(tmp_path, harm, which):
    """Whatever is cut or lost is noticed at once, a bit that changed at the latest when its array is first used."""
    make(tmp_path / "index").close()
    harm(segments(tmp_path / "index")[which])
    with pytest.raises(IndexDamagedError, match="has to be built again"):
        Index.open(tmp_path / "index").verify()
    if harm is not flip:
        with pytest.raises(IndexDamagedError, match="has to be built again"):
            Index.open(tmp_path / "index")


@pytest.mark.parametrize("harm", DAMAGE)
def test_where_the_newest_list_is_lost_the_one_before_is_in_force(tmp_path, harm):
    make(tmp_path / "index").close()
    harm(tmp_path / "index" / "generation.json")
    index = Index.open(tmp_path / "index")
    assert (index.generation, index.count) == (1, 20)
    assert index.search(parse("some")).total == 20
    index.update([IndexRecord(99, "f", title="more")])
    assert (index.generation, index.count) == (2, 21)
    index.close()
    harm(tmp_path / "index" / "generation.json")
    harm(tmp_path / "index" / "generation.json.before")
    with pytest.raises(IndexDamagedError, match="has to be built again"):
        Index.open(tmp_path / "index")


def test_every_bit_of_a_segment_is_vouched_for(tmp_path):
    """A flipped bit anywhere but in the filling between two arrays is found, or leaves every answer as it was."""
    index = Index.create(tmp_path / "index")
    index.update(
        [
            IndexRecord(
                1,
                "f",
                title="one title",
                body="some words of it",
                language="en",
                earliest_day="1962-10-22",
                latest_day="1962-10-22",
            )
        ]
    )
    whole = [index.search(parse(text), every_zone=True, with_facets=True) for text in ("words", '"some words"', "tit*")]
    index.close()
    (segment,) = segments(tmp_path / "index")
    content = segment.read_bytes()
    noticed = 0
    for at in range(0, len(content), 7):
        segment.write_bytes(content[:at] + bytes([content[at] ^ 0x10]) + content[at + 1 :])
        try:
            index = Index.open(tmp_path / "index")
            index.verify()
        except IndexDamagedError:
            noticed += 1
            continue
        texts = ("words", '"some words"', "tit*")
        assert [index.search(parse(text), every_zone=True, with_facets=True) for text in texts] == whole
        index.close()
    assert noticed > len(content) // 7 // 3


@pytest.mark.parametrize("harm", [cut, cut_one_byte, empty, lambda path: path.unlink()])
@pytest.mark.parametrize("which", [0, 1])
def test_segments_that_shrink_under_an_open_index_are_noticed(tmp_path, harm, which):
    index = make(tmp_path / "index")
    assert index.search(parse("words")).total == 29
    harm(segments(tmp_path / "index")[which])
    with pytest.raises(IndexDamagedError):
        index.search(parse("words"))
    with pytest.raises(IndexDamagedError):
        index.update([IndexRecord(99, "f", title="more")])
    index.close()


def test_a_missing_folder_and_one_of_another_format_are_damaged(tmp_path):
    with pytest.raises(IndexDamagedError):
        Index.open(tmp_path / "nowhere")
    make(tmp_path / "index").close()
    for name in ("generation.json", "generation.json.before"):
        listed = tmp_path / "index" / name
        head, body = listed.read_bytes().split(b"\n")
        listed.write_bytes(json.dumps({**json.loads(head), "format": 0}).encode() + b"\n" + body)
    with pytest.raises(IndexDamagedError, match="another version"):
        Index.open(tmp_path / "index")


def test_leftovers_of_a_crash_are_swept_and_do_no_harm(tmp_path):
    index = make(tmp_path / "index")
    leftovers = [tmp_path / "index" / name for name in ("words-3-0.seg", "generation.json.new")]
    leftovers[0].write_bytes(b"half")
    leftovers[1].write_bytes(b"{")
    index.close()
    index = Index.open(tmp_path / "index")
    assert index.count == 29
    index.update([IndexRecord(99, "f", title="more")])
    assert not leftovers[1].exists()
    assert index.count == 30
    assert index.search(parse("more")).total == 1
    index.close()


def test_what_comes_after_a_generation_that_was_lost_is_not_taken_for_it(tmp_path):
    """A reader that has the lost one open, whose number the next one gets, sees what is in the next one."""
    folder = tmp_path / "index"
    writer = Index.create(folder)
    for number, title in enumerate(["one", "two"]):
        writer.update([IndexRecord(number, title, title=title)])
    writer.close()
    reader = Index.open(folder)
    assert reader.fingerprints() == {0: "one", 1: "two"}
    fill_with_rubbish(folder / "generation.json")
    writer = Index.open(folder)
    assert writer.fingerprints() == {0: "one"}
    writer.update([IndexRecord(2, "three", title="three")])
    assert reader.fingerprints() == {0: "one", 2: "three"}
    assert list(reader.search(parse("three")).ids) == [2]
    reader.close()
    writer.close()


def test_a_list_that_is_damaged_takes_no_place_of_one_that_is_whole(tmp_path, monkeypatch):
    """The writer is killed between the two renames of a new list."""
    folder = tmp_path / "index"
    make(folder).close()
    fill_with_rubbish(folder / "generation.json")
    writer = Index.open(folder)
    held = writer.fingerprints()
    rename = pathlib.Path.replace

    def die(path, target):
        if path.name.endswith(".new"):
            raise OSError(errno.EIO, "Input/output error")
        return rename(path, target)

    monkeypatch.setattr("pathlib.Path.replace", die)
    with pytest.raises(OSError, match="Input/output error"):
        writer.update([IndexRecord(99, "f", title="more")])
    assert Index.open(folder).fingerprints() == held != {}
