"""The bench of relevance: judged sets as they come, the measure itself, and ours over the sample library."""

import json

import numpy as np
import pytest

from tests.bench import relevance
from tests.bench.judged import Query, own_set, read_judged


def write(path, *lines):
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


@pytest.fixture
def judged_files(tmp_path):
    docs = write(
        tmp_path / "docs.jsonl",
        '{"_id": "d1", "title": "Ships", "text": "Twelve ships turned back."}',
        '{"_id": "d2", "text": "The harbour was quiet."}',
        "no json",
        '{"_id": "d3", "title": "Ships", "text": "Ships wait in the harbour for other ships."}',
    )
    queries = write(
        tmp_path / "queries.jsonl",
        '{"_id": "q1", "text": "ships turned back?"}',
        '{"id": "q2", "text": "a quiet harbour"}',
        '{"id": "q3", "text": "answered by nothing"}',
        '{"text": "without an id"}',
    )
    return docs, queries


@pytest.mark.parametrize(
    "lines",
    [
        ("q1 0 d1 2", "q1 0 d3 1", "q2 0 d2 1", "q3 0 d1 0", "of no use"),
        ("query-id\tcorpus-id\tscore", "q1\td1\t2", "q1\td3\t1", "q2\td2\t1", "q3\td1\t0", "q3\td1\tgood"),
        (
            '{"query": "q1", "doc": "d1", "grade": 2}',
            '{"query-id": "q1", "corpus-id": "d3", "score": 1}',
            '{"query": "q2", "doc": "d2", "grade": 1}',
            '{"query": "q3", "doc": "d1", "grade": 0}',
            '{"query": "q3", "doc": "d1"}',
        ),
    ],
)
def test_judgements_are_read_as_they_come(judged_files, tmp_path, lines):
    docs, queries = judged_files
    qrels = write(tmp_path / "qrels", *lines)
    judged = read_judged(queries, qrels)
    assert judged.grades == {"q1": {"d1": 2, "d3": 1}, "q2": {"d2": 1}, "q3": {"d1": 0}}
    assert judged.answerable() == [Query("q1", "ships turned back?"), Query("q2", "a quiet harbour")]
    assert judged.malformed == 2
    out = tmp_path / "out.json"
    given = ["--docs", str(docs), "--queries", str(queries), "--qrels", str(qrels), "--json", str(out)]
    assert relevance.main(given) == 0
    figures = json.loads(out.read_text())
    assert figures["malformed"] == 3
    assert (figures["documents"], figures["queries"], figures["queries_left_out"]) == (3, 2, 1)
    assert set(figures["ndcg10"]["dateline"]) == {"mean", "low", "high"}
    assert figures["ndcg10"]["fts5"]["mean"] == 1


def test_ndcg_is_that_of_trec_eval():
    grades = {"a": 3.0, "b": 2.0, "c": 0.0}
    assert relevance.ndcg(["a", "b"], grades) == 1
    assert relevance.ndcg(["c", "b"], grades) == pytest.approx((2 / np.log2(3)) / (3 + 2 / np.log2(3)))
    assert relevance.ndcg([], grades) == 0


def test_the_interval_lies_about_the_mean():
    found = relevance.interval(np.array([0.0, 1.0] * 50))
    assert found["low"] < found["mean"] == 0.5 < found["high"]
    assert 0.15 < found["high"] - found["low"] < 0.25


def test_judgements_that_belong_to_no_query_are_refused_in_a_sentence(judged_files, tmp_path, capsys):
    docs, queries = judged_files
    qrels = write(tmp_path / "qrels", "other 0 d1 1")
    assert relevance.main(["--docs", str(docs), "--queries", str(queries), "--qrels", str(qrels)]) == 2
    assert "no query has a judgement above 0" in capsys.readouterr().out


@pytest.fixture(scope="module")
def own():
    return own_set()


def test_our_own_judgements_name_articles_and_queries_that_are_there(own):
    entries, judged = own
    keys = {entry.key for entry in entries}
    assert judged.malformed == 0
    assert judged.answerable() == judged.queries
    assert set(judged.grades) == {query.key for query in judged.queries}
    assert all(set(grades) <= keys for grades in judged.grades.values())


def test_ours_answers_no_worse_than_fts5_over_the_sample_library(own, tmp_path):
    entries, judged = own
    figures = relevance.measure(entries, judged, tmp_path)
    assert figures["holds"], figures["difference"]
