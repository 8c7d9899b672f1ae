"""A list of queries: comments, mistakes that cost themselves, and a row for each query."""

import io

import pytest

from tests.unit.library.making import add, make_document
from workbench.batch import BatchRow, ListedQuery, queries_of, read_list, run_batch, write_table
from workbench.errors import UsageError
from workbench.indexing import IndexKeeper
from workbench.jobs import JobContext
from workbench.library.store import Library
from workbench.model import UNKNOWN_DATE, DateClaim, DateState
from workbench.search import SearchService


def test_a_query_a_line():
    text = "# of October\r\nships\r\n\n  cuba OR havana \n#tag\n"
    assert queries_of(text) == [ListedQuery(2, "ships"), ListedQuery(4, "cuba OR havana")]


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing\n"])
def test_a_list_of_nothing_is_told(text):
    with pytest.raises(UsageError, match="no query in this list"):
        queries_of(text)


def test_files_that_are_no_lists(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbfships\n")
    assert read_list(tmp_path / "a.txt") == [ListedQuery(1, "ships")]
    (tmp_path / "b.txt").write_bytes("größer".encode("latin-1"))
    (tmp_path / "c.txt").write_bytes(b"a\n" * 600_000)
    for name, reason in (("b.txt", "UTF-8"), ("c.txt", "megabyte"), ("d.txt", "No such file"), (".", "directory")):
        with pytest.raises(UsageError, match=reason):
            read_list(tmp_path / name)
    with pytest.raises(UsageError, match="can be searched at once"):
        queries_of("a\n" * 10_001)


def test_each_query_has_its_row(tmp_path):
    with Library.open_or_create(tmp_path / "l") as library, IndexKeeper(library) as keeper:
        for number, date in enumerate(("1962-10-25", "1962-10", "1961", None)):
            published = DateClaim(date, DateState.STATED, "") if date else UNKNOWN_DATE
            add(
                library,
                b"%d" % number,
                make_document("Quay", "A ship and a ship." if date else "Beets.", published=published),
            )
        queries = queries_of("ship\nbeets\nsaw\ndate:never\nzeppelin\nship date:1962-10-25")
        rows = list(run_batch(JobContext(), library, SearchService(library, keeper), queries))
    assert rows[0] == BatchRow(1, "ship", 3, {"title": 0, "body": 6, "comment": 0, "boilerplate": 0}, "1961", "1962-10")
    assert (rows[1].articles, rows[1].first, rows[1].last) == (1, None, None)
    assert (rows[2].articles, rows[2].hits["comment"]) == (0, 4)
    assert (rows[3].articles, rows[3].error is None) == (0, False)
    assert (rows[4].articles, rows[4].error) == (0, None)
    stream = io.BytesIO()
    write_table([*rows, BatchRow(9, "-1")], stream)
    lines = stream.getvalue().decode().splitlines()
    assert lines[0] == "line,query,articles,title,body,comment,boilerplate,first,last,error"
    assert lines[1] == "1,ship,3,0,6,0,0,1961,1962-10,"
    assert lines[-1] == "9,'-1,0,,,,,,,"
