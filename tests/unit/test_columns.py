"""Columns: what SQLite has gathered comes back row by row, whatever it holds."""

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench import columns
from workbench.dated import PublishedSpan, PublishedSpans, TextDate, TextDates

rows = st.lists(st.tuples(st.integers(-(2**40), 2**40), st.text(max_size=9)), min_size=1, max_size=20)


@given(rows)
def test_what_is_gathered_comes_back(rows):
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE t (number INTEGER, text TEXT)")
    connection.executemany("INSERT INTO t VALUES (?, ?)", rows)
    gathered = ", ".join(
        (
            columns.whole("number"),
            columns.keyed("text"),
            columns.texts(columns.clean("text")),
            columns.numbered("text", ("a", "b")),
        )
    )
    numbers, keyed, texts, numbered = connection.execute(f"SELECT {gathered} FROM t").fetchone()
    connection.close()
    assert columns.read_ints(numbers).tolist() == [number for number, _ in rows]
    coded, read = columns.read_coded(keyed), columns.read_texts([texts])
    known = columns.as_numbered(columns.read_ints(numbered), ("a", "b"))
    for place, (_, text) in enumerate(rows):
        assert coded[place] == text
        assert read[place] == text.replace("\x1f", " ")
        assert known[place] == (text if text in {"a", "b"} else "")


def test_keys_are_counted_and_found():
    keys = columns.coded([("us", "cuba"), (), ("us",), ("us", "cuba")])
    assert columns.count_keys(keys) == {"us": 3, "cuba": 2}
    found = columns.rows_with(keys, ["cuba", "nobody"])
    assert {key: rows.tolist() for key, rows in found.items()} == {"cuba": [0, 3], "nobody": []}


def test_columns_in_parts_are_one():
    parts = [columns.coded(["a", "b"]), columns.coded(["b", "c", "a"])]
    joined = columns.joined(parts)
    assert [joined[row] for row in range(5)] == ["a", "b", "b", "c", "a"]
    assert len(joined.table) == 3
    assert len(columns.joined([]).codes) == 0
    assert len(columns.read_texts([]).starts) == 0


def test_an_object_is_as_it_was_before():
    dates = [
        TextDate(2, 7, 9, 40, 50, ("us",), "1970-02", "month", "anaphoric", "Ours"),
        TextDate(1, 3, 5, -40, -40),
    ]
    made = TextDates.of(dates)
    assert list(made) == [dates[1], dates[0]]
    assert TextDates.of(made) is made
    assert made[-1] == dates[0]
    assert list(made[:1]) == [dates[1]]
    with pytest.raises(IndexError):
        made[2]
    spans = [PublishedSpan(4, "A day", 0, 0), PublishedSpan(5, "Its month", 0, 30, is_inferred=True, source="Ours")]
    assert list(PublishedSpans.of(spans)) == [spans[1], spans[0]]
