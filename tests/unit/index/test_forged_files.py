"""Files that somebody has made or put in place: the index is damaged then, and nothing worse.

Checksums tell what has changed by accident; who forges a file makes them fit.
"""

import base64
import json
import os
import shutil
import sys
import zlib

import numpy as np
import pytest

from index.engine import Index
from index.errors import IndexDamagedError
from index.generations import LIST_NAME, read_generation
from index.query import parse
from index.records import IndexRecord
from index.segment_file import _TAIL, MAGIC
from index.segment_writer import _heavy_prefixes

DEEP = b"[" * 100_000
HUGE = b"9" * 5_000
QUERIES = ("words", '"some words"', "wo*", "word~", "lang:en", "date:1962", "words NEAR/5 title")
# What may stand where a number is expected; the last can be held by no machine word, and none by its file.
ODD_NUMBERS = (-1, 10**6, 10**12, 2**63, 10**30, 1.5, "5", None, [], {}, True)
FACTS = {"language": "en", "format": "html", "earliest_day": "1962-10-22", "latest_day": "1962-10-22"}
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="links and pipes are of other kinds there")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("made") / "index"
    index = Index.create(folder)
    index.update([IndexRecord(n, "f", title=f"title {n}", body="some words", **FACTS) for n in range(3)])
    index.update([IndexRecord(n, "g", title="more", comment="other words") for n in range(20, 40)], [0])
    index.close()
    return folder


@pytest.fixture
def folder(made, tmp_path):
    """A copy to harm, that has no generation to fall back on."""
    shutil.copytree(made, tmp_path / "index")
    (tmp_path / "index" / "generation.json.before").unlink()
    return tmp_path / "index"


def expect_damaged(folder):
    with pytest.raises(IndexDamagedError):
        use(folder)


def use(folder):
    index = Index.open(folder)
    try:
        index.verify()
        index.fingerprints()
        for text in QUERIES:
            index.search(parse(text), every_zone=True, with_facets=True)
        index.update([IndexRecord(99, "f", title="more words")])
        index.settle()
    finally:
        index.close()


def forge_list(folder, change):
    """Put a list in force with something changed, and its checksum made to fit."""
    head, body = (folder / LIST_NAME).read_bytes().split(b"\n")
    state = json.loads(body)
    change(state)
    body = json.dumps(state).encode()
    (folder / LIST_NAME).write_bytes(json.dumps({**json.loads(head), "crc": zlib.crc32(body)}).encode() + b"\n" + body)


def forge_directory(folder, change):
    """Change the directory of the first segment; all checksums and lengths are made to fit."""
    file = first_file(folder)
    content = file.read_bytes()
    length, _, _ = _TAIL.unpack(content[-_TAIL.size :])
    directory = change(json.loads(content[-_TAIL.size - length : -_TAIL.size]))
    if not isinstance(directory, bytes):
        directory = json.dumps(directory).encode()
    arrays = content[: -_TAIL.size - length]
    file.write_bytes(arrays + directory + _TAIL.pack(len(directory), zlib.crc32(directory), MAGIC))
    forge_list(folder, lambda state: state["segments"][0].update(size=file.stat().st_size, crc=zlib.crc32(directory)))


def first_file(folder):
    return folder / read_generation(folder).segments[0].file


def sections_of(folder):
    file = first_file(folder)
    content = file.read_bytes()
    length, _, _ = _TAIL.unpack(content[-_TAIL.size :])
    return json.loads(content[-_TAIL.size - length : -_TAIL.size])["sections"]


def test_an_untouched_copy_is_used(folder):
    forge_list(folder, lambda state: None)
    forge_directory(folder, lambda directory: directory)
    use(folder)


@pytest.mark.parametrize("name", ["articles", "size", "crc"])
def test_numbers_of_a_list_that_lie(folder, name):
    whole = (folder / LIST_NAME).read_bytes()
    for odd in ODD_NUMBERS:
        (folder / LIST_NAME).write_bytes(whole)
        forge_list(folder, lambda state, odd=odd: state["segments"][0].update({name: odd}))
        expect_damaged(folder)


@pytest.mark.parametrize("odd", [-1, 1.5, "5", None, [], {}])
def test_a_generation_that_has_no_number(folder, odd):
    forge_list(folder, lambda state: state.update(number=odd))
    expect_damaged(folder)


@pytest.mark.parametrize("deleted", ["!", 5, None, "ff", base64.b64encode(b"\0" * 9999).decode()])
def test_deletions_of_a_list_that_fit_no_segment(folder, deleted):
    forge_list(folder, lambda state: state["segments"][0].update(deleted=deleted))
    expect_damaged(folder)


@pytest.mark.parametrize(
    "segments", [None, 5, {}, "words", [None], [[]], [5], [{}], [{"file": "words-1-0.seg"}], ["words-1-00.seg"] * 9]
)
def test_a_list_of_no_segments(folder, segments):
    def change(state):
        if segments == {}:
            state.pop("segments")
        else:
            state["segments"] = segments

    forge_list(folder, change)
    expect_damaged(folder)


def test_a_list_that_names_a_segment_twice(folder):
    forge_list(folder, lambda state: state["segments"].append(state["segments"][0]))
    expect_damaged(folder)


@pytest.mark.parametrize(
    "content",
    [DEEP, b"{}\n{}", b"5", b'{"format":2,"crc":0}\n', DEEP + b"\n" + DEEP, HUGE, b'{"format":' + HUGE + b"}\n{}",
     b"\x00" * 4096, b"\xff\xfe\x00"],
)  # fmt: skip
def test_lists_that_are_none(folder, content):
    (folder / LIST_NAME).write_bytes(content)
    expect_damaged(folder)


@pytest.mark.parametrize("body", [DEEP, HUGE, b'{"number":' + HUGE + b',"segments":[]}', b"[]", b"null", b"\xff"])
def test_lists_with_a_checksum_that_are_none(folder, body):
    head = json.loads((folder / LIST_NAME).read_bytes().partition(b"\n")[0])
    (folder / LIST_NAME).write_bytes(json.dumps({**head, "crc": zlib.crc32(body)}).encode() + b"\n" + body)
    expect_damaged(folder)


def test_a_list_without_end_is_not_read(folder):
    with (folder / LIST_NAME).open("wb") as file:
        file.truncate(1 << 40)
    expect_damaged(folder)


@pytest.mark.parametrize(
    "name", ["../elsewhere.seg", "/etc/passwd", "words-1-0.seg\0", "words-1-0/../../elsewhere.seg", "words", "", ".",
             "words-1-0.seg:stream", "WORDS-1-0.seg", "\ud800", 5, None, ["words-1-0.seg"]],
)  # fmt: skip
def test_names_that_are_not_of_ours(folder, name):
    segment = read_generation(folder).segments[0].file
    shutil.copy(folder / segment, folder.parent / "elsewhere.seg")
    forge_list(folder, lambda state: state["segments"][0].update(file=name))
    expect_damaged(folder)


@posix_only
@pytest.mark.parametrize("which", ["list", "segment"])
@pytest.mark.parametrize("is_dangling", [False, True])
def test_links_out_of_the_folder_are_not_followed(folder, which, is_dangling):
    """What they lead to is the very same file: only that it is a link speaks against it."""
    path = folder / (LIST_NAME if which == "list" else first_file(folder).name)
    elsewhere = folder.parent / "elsewhere"
    shutil.move(path, elsewhere)
    path.symlink_to(elsewhere)
    if is_dangling:
        elsewhere.unlink()
    expect_damaged(folder)


@posix_only
@pytest.mark.parametrize("which", ["list", "segment"])
def test_pipes_are_not_waited_for(folder, which):
    path = folder / (LIST_NAME if which == "list" else first_file(folder).name)
    path.unlink()
    os.mkfifo(path)
    expect_damaged(folder)


@pytest.mark.parametrize("which", ["list", "segment"])
def test_folders_are_no_files(folder, which):
    path = folder / (LIST_NAME if which == "list" else first_file(folder).name)
    path.unlink()
    path.mkdir()
    expect_damaged(folder)


@posix_only
@pytest.mark.parametrize("make", [lambda path, target: path.symlink_to(target), lambda path, _: os.mkfifo(path)])
@pytest.mark.parametrize("name", ["generation.json.new", "words-3-00.seg"])
def test_nothing_is_written_through_what_lies_in_the_way(folder, make, name):
    elsewhere = folder.parent / "elsewhere"
    make(folder / name, elsewhere)
    use(folder)
    assert not elsewhere.exists()


@posix_only
def test_no_lock_is_taken_elsewhere(folder):
    (folder / "write.lock").unlink()
    (folder / "write.lock").symlink_to(folder.parent / "elsewhere")
    expect_damaged(folder)
    assert not (folder.parent / "elsewhere").exists()


def test_segments_that_changed_places(folder):
    first, second = (folder / entry.file for entry in read_generation(folder).segments)
    shutil.move(first, folder / "third")
    shutil.move(second, first)
    shutil.move(folder / "third", second)
    expect_damaged(folder)


def test_a_segment_of_another_index_of_the_same_size(folder):
    """It differs in one word, by one that is as long."""
    other = Index.create(folder.parent / "other")
    other.update([IndexRecord(n, "f", title=f"title {n}", body="same words", **FACTS) for n in range(3)])
    other.close()
    (theirs,) = read_generation(folder.parent / "other").segments
    assert theirs.size_bytes == first_file(folder).stat().st_size
    shutil.copy(folder.parent / "other" / theirs.file, first_file(folder))
    expect_damaged(folder)


@pytest.mark.parametrize("part", [0, 1, 2, 3])
def test_directories_that_lie_about_an_array(folder, part):
    """Type, beginning, length and checksum of every array."""
    whole = (folder / LIST_NAME).read_bytes()
    file = first_file(folder)
    content = file.read_bytes()
    odd_values = ("O8", "f8", "u3", "", "i4", 5, None, []) if part == 0 else ODD_NUMBERS
    for name, section in sections_of(folder).items():
        for odd in odd_values:
            if odd == section[part]:
                continue
            (folder / LIST_NAME).write_bytes(whole)
            file.write_bytes(content)

            def change(directory, name=name, odd=odd):
                directory["sections"][name][part] = odd
                return directory

            forge_directory(folder, change)
            expect_damaged(folder)


def test_directories_that_lack_an_array(folder):
    whole = (folder / LIST_NAME).read_bytes()
    file = first_file(folder)
    content = file.read_bytes()
    for name in sections_of(folder):
        # Without its articles, a field is one that the segment does not have.
        for instead in (None, [], ["u1", 64, 0], ["u1", 64, 0, 0, 0]):
            if name.endswith(".articles") and instead is None:
                continue
            (folder / LIST_NAME).write_bytes(whole)
            file.write_bytes(content)

            def change(directory, name=name, instead=instead):
                directory["sections"].pop(name)
                if instead is not None:
                    directory["sections"][name] = instead
                return directory

            forge_directory(folder, change)
            expect_damaged(folder)


@pytest.mark.parametrize(
    "directory",
    [DEEP, HUGE, b"", b"[]", b"null", b"{}", b'{"sections":[]}', b'{"sections":{}}', b'{"sections":{},"about":5}',
     b'{"sections":{"ids":5},"about":{}}', b"\xff\xff"],
)  # fmt: skip
def test_directories_that_are_none(folder, directory):
    forge_directory(folder, lambda _: directory)
    expect_damaged(folder)


@pytest.mark.parametrize("languages", [None, 5, "en", [5], ["xx"], ["en", None], {"en": 1}])
def test_directories_with_stems_that_are_not_there(folder, languages):
    def change(directory):
        directory["about"]["stem_languages"] = languages
        return directory

    forge_directory(folder, change)
    expect_damaged(folder)


def test_a_segment_that_is_changed_while_it_is_open_is_not_used_as_it_was(folder):
    index = Index.open(folder)
    before = index.search(parse("words"), limit=None)
    assert before.total == 2
    file = first_file(folder)
    content = file.read_bytes()
    status = file.stat()
    with file.open("r+b") as opened:
        opened.write(b"\xff" * len(content))
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns + 1))
    with pytest.raises(IndexDamagedError):
        index.search(parse("words"), limit=None)
    with pytest.raises(IndexDamagedError):
        index.update([IndexRecord(99, "f", title="more")])
    # And once it is as it was, so is the index.
    file.write_bytes(content)
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns + 2))
    assert index.search(parse("words"), limit=None) == before
    index.close()


def test_a_segment_that_is_cut_short_while_another_generation_comes(folder):
    """A reader that keeps the segment open from one generation to the next looks at its length all the same."""
    reader = Index.open(folder)
    assert reader.search(parse("words"), limit=None).total == 2
    writer = Index.open(folder)
    writer.update([IndexRecord(99, "f", title="more")], may_merge=False)
    writer.close()
    file = first_file(folder)
    with file.open("r+b") as opened:
        opened.truncate(10)
    with pytest.raises(IndexDamagedError):
        reader.search(parse('"some words"'), limit=None)
    reader.close()


def test_terms_of_bytes_that_no_text_has_hold_up_no_merge():
    terms = [b"a", b"a\xff", b"\xff", b"\xff\xff\xff", b"\xff\xff\xff\xff"]
    assert list(_heavy_prefixes(terms, np.arange(len(terms) + 1))) == []
