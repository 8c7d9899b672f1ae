"""The bench of the search: its corpora, its queries, that its engines do the same work, and the shape of what it writes."""

import json
from itertools import pairwise

import pytest

from tests.bench import search
from tests.bench.asking import Ask, Drawing, Kind, NoWordsError
from tests.bench.entries import Entry, EntryFile, write_entries
from tests.bench.figures import RULES, percentiles, table, verdicts
from tests.bench.indexing import KINDS, index_here
from tests.bench.keystroke import Keystrokes
from tests.bench.making import MadeCorpus
from tests.bench.measuring import in_turn

LINES = [
    {
        "id": "a",
        "title": "Ships turn back",
        "body": "The ships turned. Nobody fired.\nShips wait.",
        "date": "1962-10-25",
    },
    {"id": 7, "title": None, "body": "Straße, café and ships", "date": "1962-10", "source": "Harbor"},
    {"title": "No body at all", "date": None},
    {"id": "d", "body": "a date of its own\u0000", "date": "yesterday", "source": 4},
    {"id": "e", "title": "Later", "body": "fired", "date": "1963-01-02T10:00:00Z", "source": "Harbor"},
]


@pytest.fixture
def docs(tmp_path):
    file = tmp_path / "docs.jsonl"
    good = [json.dumps(line, ensure_ascii=False).encode() for line in LINES]
    bad = [b"{", b"[1, 2]", b'{"title": ["no text"]}', b'"\xff"', b"[" * 100_000, b""]
    file.write_bytes(b"\n".join([b"\xef\xbb\xbf" + good[0], *bad, *good[1:]]))
    return file


def test_a_malformed_line_costs_itself_and_is_counted(docs):
    corpus = EntryFile(docs)
    entries = list(corpus)
    assert [(e.number, e.key, e.date) for e in entries] == [
        (1, "a", "1962-10-25"),
        (2, "7", "1962-10"),
        (3, "3", None),
        (4, "d", None),
        (5, "e", "1963-01-02"),
    ]
    assert (corpus.malformed, corpus.bad_dates) == (5, 1)
    assert entries[1].days == ("1962-10-01", "1962-10-31")
    assert "\0" not in entries[3].body
    assert list(corpus) == entries
    assert corpus.malformed == 5


def test_a_made_corpus_is_the_same_for_the_same_seed_and_as_long_as_asked(tmp_path):
    entries = list(MadeCorpus(60, 1_500, 7))
    assert entries == list(MadeCorpus(60, 1_500, 7))
    assert entries != list(MadeCorpus(60, 1_500, 8))
    assert 1_200 < sum(len(e.body) for e in entries) / 60 < 1_800
    assert len({e.source for e in entries}) > 10
    words = {word.strip(".,").lower() for e in entries for word in e.body.split()}
    assert any(word + "ing" in words for word in words)
    write_entries(entries, tmp_path / "docs.jsonl")
    assert list(EntryFile(tmp_path / "docs.jsonl")) == entries


def test_phrases_are_drawn_from_what_stands_side_by_side_and_letters_are_typed_one_by_one():
    drawing = Drawing(MadeCorpus(30, 500, 7), 3)
    bodies = [f"{e.title}. {e.body}".lower() for e in MadeCorpus(30, 500, 7)]
    phrases = drawing.asks(Kind.PHRASE, 20)
    assert all(any(" ".join(ask.words) in body for body in bodies) for ask in phrases)
    typed = drawing.typed(40)
    assert len(typed) == 40
    assert all(len(later) == len(earlier) + 1 or len(later) == 1 for earlier, later in pairwise(typed))
    for ask in drawing.asks(Kind.TYPE_AHEAD, 40):
        assert ask.is_finished or len(ask.words[-1]) > 1
    first, last = drawing.asks(Kind.DATE, 1)[0].period
    assert first.endswith("-01")
    assert first < last


def test_without_words_nothing_is_drawn():
    with pytest.raises(NoWordsError):
        Drawing([Entry(1, "a", "1962", "ـــ 1, 2")], 1)


@pytest.mark.parametrize(
    ("ask", "wanted"),
    [
        (Ask(Kind.WORD, ("ships",)), {1, 2}),
        (Ask(Kind.WORD, ("cafe",)), {2}),
        (Ask(Kind.AND, ("ships", "fired")), {1}),
        (Ask(Kind.OR, ("fired", "date", "absent")), {1, 4, 5}),
        (Ask(Kind.PHRASE, ("ships", "turn")), {1}),
        (Ask(Kind.PHRASE, ("ships", "fired")), set()),
        (Ask(Kind.TYPE_AHEAD, ("nobody", "fi"), is_finished=False), {1}),
        (Ask(Kind.DATE, ("ships",), period=("1962-10-01", "1962-10-31")), {1, 2}),
        (Ask(Kind.DATE, ("fired",), period=("1962-11-01", "1963-01-31")), {5}),
        (Ask(Kind.FACETS, ("fired",)), {1, 5}),
    ],
)
@pytest.mark.parametrize("name", KINDS)
def test_every_engine_finds_the_same(docs, tmp_path, name, ask, wanted):
    kind = KINDS[name]
    index_here(kind, docs, tmp_path / name)
    engine = kind.open(tmp_path / name)
    try:
        reply = engine.ask(ask)
        assert {number for number, _ in reply.best} == wanted
        assert engine.count(ask) == len(wanted)
        if ask.kind is Kind.TYPE_AHEAD:
            assert "Nobody" in reply.snippets[0].replace("<b>", "").replace("</b>", "")
        if ask.kind is Kind.FACETS:
            assert {value: n for value, n in reply.facets["year"].items() if value} == {"1962": 1, "1963": 1}
            assert reply.facets["source"]["Harbor"] == 1
        assert 0 < engine.size().index_bytes <= engine.size().with_text_bytes
    finally:
        engine.close()


def test_every_letter_is_answered_whole_by_both_programs(docs, tmp_path):
    with Keystrokes(EntryFile(docs), tmp_path / "keystroke") as keystrokes:
        found, rows, facets, months = keystrokes.answerers["dateline"]("ships fi")
        ids, first, _, zones = keystrokes.answerers["fts5"]("ships fi")
        assert list(found.ids) == ids == [1]
        assert rows[0].snippets
        assert first[0][0] == "Ships turn back"
        assert facets
        assert sum(months.values()) == 1
        assert zones == [0, 1, 0]
        assert found.zones["body"].articles == 1
        everything = keystrokes.answerers["fts5"]("s")
        assert sorted(keystrokes.answerers["dateline"]("s")[0].ids) == sorted(everything[0]) == [1, 2, 3, 4, 5]


def test_engines_are_asked_in_turn_and_the_warm_up_is_not_timed():
    asked = []
    timed = in_turn({name: lambda q, name=name: asked.append((q, name)) for name in "ab"}, [1, 2, 3], [0])
    assert asked == [(0, "a"), (0, "b"), (1, "a"), (1, "b"), (2, "b"), (2, "a"), (3, "a"), (3, "b")]
    assert [len(times) for times in timed.times_ms.values()] == [3, 3]


def test_a_rule_that_is_broken_is_said_to_fail():
    figures = {"phrase": {"dateline": {"p50_cpu_ms": 1, "p95_cpu_ms": 3}, "fts5": {"p50_cpu_ms": 1, "p95_cpu_ms": 2}}}
    (verdict,) = verdicts(figures)
    assert (verdict.measured, verdict.holds) == (1.5, False)
    assert "p95 <= fts5: 1.50 FAILS" in table(figures)
    figures["phrase"]["dateline"]["p95_cpu_ms"] = 2
    assert verdicts(figures)[0].holds
    assert {rule.row for rule in RULES} == set(search.CLASSES)
    assert percentiles([4.0]) == {"p50_cpu_ms": 4.0, "p95_cpu_ms": 4.0}


def test_the_figures_are_written_as_json_for_any_corpus(docs, tmp_path, capsys):
    out = tmp_path / "out.json"
    assert search.main(["--docs", str(docs), "--json", str(out), "--per-class", "2"]) == 0
    figures = json.loads(out.read_text())
    for kind in Kind:
        assert set(figures[kind]) == {"dateline", "fts5", "tantivy"}
        assert all(set(row) == {"p50_cpu_ms", "p95_cpu_ms"} for row in figures[kind].values())
        assert figures["agreement"][kind]["same_total"] == 1
    assert set(figures["keystroke"]) == {"dateline", "fts5"}
    assert {"cpu_s", "mb", "rss_mb"} <= set(figures["index"]["dateline"])
    assert figures["corpus"] == {"articles": 5, "malformed": 5, "bad_dates": 1}
    assert "5 lines were no article" in capsys.readouterr().out


def test_a_corpus_without_words_is_refused_in_a_sentence(tmp_path, capsys):
    empty = tmp_path / "empty.jsonl"
    empty.write_text("{}\n")
    assert search.main(["--docs", str(empty)]) == 2
    assert "no word in these articles" in capsys.readouterr().out
    assert search.main(["--docs", str(tmp_path / "absent")]) == 2
