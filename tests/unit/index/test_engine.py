"""The index as its users see it: in, out, replaced, removed, reopened."""

import pytest

from index.engine import Index
from index.query import parse
from index.records import IndexRecord, ZoneCount


@pytest.fixture
def index(tmp_path):
    made = Index.create(tmp_path / "index")
    yield made
    made.close()


def found(index, text):
    return sorted(index.search(parse(text)).ids)


def test_words_of_the_comments_are_counted_but_not_found(index):
    index.update(
        [
            IndexRecord(
                1, "a", title="A rift in Idlib", body="Hayat Tahrir al-Sham holds it", comment="HTS! HTS?\n\nhts"
            ),
            IndexRecord(2, "b", title="Elsewhere", body="Nothing of the kind", boilerplate="HTS"),
        ]
    )
    answer = index.search(parse("HTS"))
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
