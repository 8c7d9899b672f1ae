"""An index that somebody else prepared runs none of their code: nothing in its folder is ever read as a pickle.

Stock Whoosh reads pickles in four places of an index. For each there is a file that proves it, in a process of its own;
the same files are then put into folders of ours.
"""

import ast
import json
import os
import pickle
import shutil
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from whoosh import fields, query
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC
from whoosh.query import spans
from whoosh.searching import Searcher

from index.engine import Index
from index.errors import IndexDamagedError
from index.generations import BEFORE_NAME, FORMAT, LIST_NAME
from index.query import parse
from index.records import IndexRecord
from index.segment_file import MAGIC
from index.whoosh_queries import open_reader, search_whoosh

ROOT = Path(__file__).parents[3]


class Payload:
    """What runs code when it is read as a pickle: it leaves a file behind."""

    def __init__(self, mark):
        self.mark = mark

    def __reduce__(self):
        return os.mkdir, (str(self.mark),)


class PoisonedSchema(fields.Schema):
    def __reduce__(self):
        return os.mkdir, (str(self.mark),)


def build_stock(folder, *, compound=True):
    """Make an index of stock Whoosh with one article of one word."""
    folder.mkdir()
    storage = FileStorage(str(folder))
    index = storage.create_index(fields.Schema(body=fields.TEXT()))
    writer = index.writer(compound=compound)
    writer.add_document(body="word")
    writer.commit()
    return storage


def poison_toc_schema(folder, mark):
    storage = build_stock(folder)
    toc = TOC.read(storage, "MAIN")
    toc.schema = PoisonedSchema()
    toc.schema.mark = mark
    write_toc(storage, toc)


def poison_toc_segments(folder, mark):
    storage = build_stock(folder)
    toc = TOC.read(storage, "MAIN")
    toc.segments = Payload(mark)
    write_toc(storage, toc)


def write_toc(storage, toc):
    storage.delete_file("_MAIN_1.toc")
    toc.write(storage, "MAIN")


def poison_segment_directory(folder, mark):
    build_stock(folder)
    (path,) = folder.glob("*.seg")
    content = path.read_bytes()
    (directory,) = struct.unpack_from("!q", content)
    path.write_bytes(content[:directory] + pickle.dumps(Payload(mark), 2))


def poison_posting_block(folder, mark):
    build_stock(folder, compound=False)
    (path,) = folder.glob("*.pst")
    length_of_block = 8  # the magic, and the length
    path.write_bytes(path.read_bytes()[:length_of_block] + pickle.dumps(Payload(mark), 2))


PLACES = {
    "TOC schema": poison_toc_schema,
    "TOC segments": poison_toc_segments,
    "segment directory": poison_segment_directory,
    "posting block": poison_posting_block,
}

USE_STOCK = """
import sys
from whoosh import index, query
opened = index.open_dir(sys.argv[1])
with opened.searcher() as searcher:
    print(len(searcher.search(query.Term("body", "word"))))
"""


@pytest.fixture(params=PLACES)
def poisoned(request, tmp_path):
    """A folder that stock Whoosh takes for an index, and what appears when a payload in it runs."""
    mark = tmp_path / "ran"
    PLACES[request.param](tmp_path / "stock", mark)
    return tmp_path / "stock", mark


def use_stock(folder):
    return subprocess.run([sys.executable, "-c", USE_STOCK, str(folder)], capture_output=True, text=True, timeout=60)


def test_stock_whoosh_runs_what_is_pickled_into_its_files(poisoned):
    folder, mark = poisoned
    use_stock(folder)
    assert mark.is_dir()


def test_stock_whoosh_works_where_nothing_was_put_in(tmp_path):
    build_stock(tmp_path / "stock")
    done = use_stock(tmp_path / "stock")
    assert (done.stdout, done.stderr) == ("1\n", "")


def make_ours(folder):
    index = Index.create(folder)
    index.update([IndexRecord(n, "f", title=f"title {n}", body="some word", language="en") for n in range(5)])
    index.update([IndexRecord(n, "f", title=f"title {n}", body="other word", language="fr") for n in range(5, 8)], [3])
    index.close()


def use_ours(folder):
    """Do all that can be done with an index; return what was found of the word that every article has."""
    index = Index.open(folder)
    try:
        index.verify()
        found = set(index.search(parse("word"), every_zone=True, with_facets=True).ids)
        asked = query.And([query.Prefix("body", "wor"), query.Not(query.FuzzyTerm("title", "titel"))])
        search_whoosh(index, asked)
        search_whoosh(index, spans.SpanFirst(query.Term("body", "word"), limit=3))
        with Searcher(open_reader(index)) as searcher:
            hits = searcher.search(query.Term("body", "word"), limit=None, sortedby="id", groupedby="language")
            assert {hit["id"] for hit in hits} == found
        index.update([IndexRecord(90, "f", body="word")])
        index.settle()
        return found
    finally:
        index.close()


def test_stock_files_beside_ours_are_never_read(poisoned, tmp_path):
    stock, mark = poisoned
    make_ours(tmp_path / "ours")
    shutil.copytree(stock, tmp_path / "ours", dirs_exist_ok=True)
    assert use_ours(tmp_path / "ours") == {0, 1, 2, 4, 5, 6, 7}
    assert not mark.exists()


def test_a_folder_of_stock_files_is_a_damaged_index(poisoned):
    folder, mark = poisoned
    with pytest.raises(IndexDamagedError, match="has to be built again"):
        use_ours(folder)
    assert not mark.exists()


def test_poison_in_place_of_our_files_is_damage_at_worst(poisoned, tmp_path):
    stock, mark = poisoned
    poison = [path.read_bytes() for path in stock.iterdir() if path.stat().st_size]
    poison.append(pickle.dumps(Payload(mark)))
    make_ours(tmp_path / "ours")
    ours = sorted(path.name for path in (tmp_path / "ours").iterdir())
    assert len(ours) >= 4  # two lists and two segments, and the lock
    damaged = 0
    for name in ours:
        for number, content in enumerate(poison):
            folder = tmp_path / f"{name} {number}"
            shutil.copytree(tmp_path / "ours", folder)
            (folder / name).write_bytes(content)
            try:
                # The list before may be in force then: what was found of it was found by it.
                assert use_ours(folder) <= set(range(8))
            except IndexDamagedError:
                damaged += 1
    assert damaged
    assert not mark.exists()


def test_a_segment_whose_arrays_are_poison_is_damaged(tmp_path):
    """Of the right length, so that only what is inside tells."""
    mark = tmp_path / "ran"
    poison = pickle.dumps(Payload(mark))
    make_ours(tmp_path / "ours")
    for path in sorted((tmp_path / "ours").glob("words*")):
        folder = tmp_path / f"{path.name} filled"
        shutil.copytree(tmp_path / "ours", folder)
        content = path.read_bytes()
        middle = poison * (len(content) // len(poison) + 1)
        (folder / path.name).write_bytes(content[:8] + middle[: len(content) - 1_000] + content[len(content) - 992 :])
        with pytest.raises(IndexDamagedError):
            use_ours(folder)
    assert not mark.exists()


def sealed(body):
    """A list of segments with a checksum that is right."""
    return json.dumps({"format": FORMAT, "crc": zlib.crc32(body)}).encode() + b"\n" + body


@pytest.mark.parametrize("protocol", [0, 2, 5])
def test_poison_that_each_checksum_vouches_for_is_damage(tmp_path, protocol):
    mark = tmp_path / "ran"
    poison = pickle.dumps(Payload(mark), protocol)
    make_ours(tmp_path / "list")
    shutil.copytree(tmp_path / "list", tmp_path / "segment")
    for name in (LIST_NAME, BEFORE_NAME):
        (tmp_path / "list" / name).write_bytes(sealed(poison))
        listed = tmp_path / "segment" / name
        state = json.loads(listed.read_bytes().partition(b"\n")[2])
        directory = struct.pack("<II8s", len(poison), zlib.crc32(poison), MAGIC)
        for segment in state["segments"]:
            (tmp_path / "segment" / segment["file"]).write_bytes(MAGIC + poison + directory)
            segment["size"], segment["crc"] = len(MAGIC + poison + directory), zlib.crc32(poison)
        listed.write_bytes(sealed(json.dumps(state).encode()))
    for folder in ("list", "segment"):
        with pytest.raises(IndexDamagedError):
            use_ours(tmp_path / folder)
    assert not mark.exists()


def test_words_that_are_a_pickle_are_words(tmp_path):
    mark = tmp_path / "ran"
    text = pickle.dumps(Payload(mark), 0).decode()
    index = Index.create(tmp_path / "ours")
    index.update([IndexRecord(1, text, title=text, body=f"{text} word", url=text, language=text, outlet=text)])
    index.close()
    assert use_ours(tmp_path / "ours") == {1}
    assert not mark.exists()


LIFE = """
import pickle
import sys
from pathlib import Path

def refuse(*_args, **_named):
    raise AssertionError("a pickle was read or written")

class Refused:
    __init__ = refuse

for name in ("load", "loads", "dump", "dumps"):
    setattr(pickle, name, refuse)
pickle.Pickler = pickle.Unpickler = Refused
events, opened = [], []

def hear(event, args):
    if event == "pickle.find_class":
        events.append(args)
    elif event == "open" and isinstance(args[0], (str, bytes)):
        opened.append(Path(args[0] if isinstance(args[0], str) else args[0].decode()))

sys.addaudithook(hear)
from whoosh import query
from whoosh.qparser import QueryParser
from whoosh.query import spans
from whoosh.searching import Searcher
from index.engine import Index
from index.query import parse
from index.records import IndexRecord
from index.whoosh_queries import open_reader, search_whoosh

folder = Path(sys.argv[1])
index = Index.create(folder)
for batch in range(6):
    ids = range(batch * 4, batch * 4 + 4)
    records = [IndexRecord(n, "f", title=f"title {n}", body="some words of text", earliest_day="1962-10-22",
                           latest_day="1962-10-22", language="en") for n in ids]
    index.update(records, removed=[batch])
index.settle()
index.close()
index = Index.open(folder)
index.verify()
assert index.search(parse("word some -nothing date:1962"), every_zone=True, with_facets=True).total
word = query.Term("body", "words")
reader = open_reader(index)
searcher = Searcher(reader)
asked = [
    word, query.Phrase("body", ["some", "words"]), query.Phrase("body", ["some", "text"], slop=3), query.Prefix("body", "wo"),
    query.Wildcard("body", "w*s"), query.Regex("body", "w.*"), query.FuzzyTerm("body", "wards"), query.Variations("body", "words"),
    query.TermRange("body", "a", "z"), query.NumericRange("id", 0, 99), query.NumericRange("earliest", 1, None), query.Every(),
    query.Every("body"), query.Or([word, query.Term("title", "title")]), query.And([word, query.Not(query.Term("body", "x"))]),
    query.AndMaybe(word, word), query.Otherwise(word, word), query.DisjunctionMax([word, word]), query.ConstantScoreQuery(word),
    spans.SpanNear(word, query.Term("body", "text"), slop=3), spans.SpanFirst(word, 4), spans.SpanOr([word, word]),
    QueryParser("body", reader.schema).parse('words "some words" wo* earliest:1962 language:en title:[a TO z]'),
]
for one in asked:
    assert search_whoosh(index, one).total == 19 == index.count, one
    assert len(searcher.search(one, limit=None)) == 19, one
searcher.search(word, sortedby="latest", groupedby="language", collapse="earliest", filter=word, mask=query.Term("body", "x"))
list(reader.iter_postings())
searcher.suggest("body", "wrods")
searcher.close()
index.close()
assert events == [], events
places = (Path(sys.prefix), Path(sys.base_prefix), Path(sys.argv[2]), Path(sys.exec_prefix))
elsewhere = {p for p in map(Path.absolute, opened) if folder not in p.parents and not any(q in p.parents for q in places)}
# What a program opens on its way, whatever it does: the folder itself, to make names durable, and what the system tells.
elsewhere = {p for p in elsewhere if p != folder and p.parts[1] not in ("proc", "sys", "dev")}
assert elsewhere == set(), elsewhere
inside = {p.name for p in map(Path.absolute, opened) if folder in p.parents}
assert all(name.startswith(("words", "generation.json", "write.lock")) for name in inside), inside
print("lived", len(inside))
"""


def test_a_whole_life_of_an_index_reads_and_writes_no_pickle_and_opens_no_other_file(tmp_path):
    arguments = [sys.executable, "-c", LIFE, str(tmp_path / "index"), str(ROOT)]
    done = subprocess.run(arguments, capture_output=True, text=True, timeout=120, cwd=ROOT)
    assert done.stderr == ""
    assert done.stdout.startswith("lived ")
    assert int(done.stdout.split()[1]) > 3


FORBIDDEN = {"pickle", "_pickle", "cPickle", "marshal", "shelve", "dill", "cloudpickle", "joblib", "pickletools"}


def imported_by(path):
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (name.name.partition(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.module or "").partition(".")[0], *(name.name for name in node.names))


def test_no_module_of_ours_imports_what_reads_pickles():
    modules = [path for part in ("index", "workbench", "ui", "resources") for path in (ROOT / part).rglob("*.py")]
    assert len(modules) > 100
    assert {path.name for path in modules if FORBIDDEN.intersection(imported_by(path))} == set()
    assert FORBIDDEN.intersection(imported_by(Path(__file__))) == {"pickle"}  # it is seen where it is


def test_no_module_of_ours_lets_numpy_read_objects():
    for path in (ROOT / "index").rglob("*.py"):
        text = path.read_text()
        assert "np.load" not in text, path
        assert "allow_pickle" not in text, path
