"""The proof of the engine: for any articles and any query it finds what reading every text word by word finds."""

import datetime as dt
import itertools
import math
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from whoosh.util.numeric import byte_to_length, length_to_byte

from index.analysis import tokenize
from index.engine import Index
from index.errors import QueryError
from index.highlight import find_matches
from index.query import parse
from index.records import IndexRecord, ZoneCount
from index.syntax import ZONES, And, Exactly, Needle, Not, Or, Published, Reading, Undated

# Few words, so that queries hit, phrases repeat and overlap, and one word begins another.
WORDS = ["a", "ab", "abc", "b", "ba", "us", "U.S.", "US", "Straße", "2,500", "北京", "京", "الأسد", "b's"]
texts = st.lists(st.sampled_from([*WORDS, "\n\n", "."]), max_size=14).map(" ".join)
short_texts = st.lists(st.sampled_from(WORDS), max_size=3).map(" ".join)
days = st.dates(dt.date(1961, 12, 1), dt.date(1963, 2, 1))


@st.composite
def records(draw, id_):
    bounds = sorted(draw(st.tuples(days, days)))
    dated = draw(st.booleans())
    return IndexRecord(
        id=id_,
        fingerprint=str(draw(st.integers())),
        title=draw(short_texts),
        body=draw(texts),
        comment=draw(texts),
        boilerplate=draw(short_texts),
        source=draw(short_texts),
        author=draw(short_texts),
        url=draw(st.sampled_from(["", "https://a.example/b/ab", "https://b.example"])),
        language=draw(st.sampled_from(["", "en", "en-GB", "pt-BR"])),
        format=draw(st.sampled_from(["html", "text"])),
        earliest_day=bounds[0].isoformat() if dated else None,
        latest_day=bounds[1].isoformat() if dated else None,
    )


@st.composite
def histories(draw):
    """Draw commits, each with records (ids may come again) and ids to remove."""
    ids = st.integers(1, 9)
    return [
        ([draw(records(id_)) for id_ in draw(st.lists(ids, max_size=5))], draw(st.lists(ids, max_size=2)))
        for _ in range(draw(st.integers(1, 4)))
    ]


leaves = st.one_of(
    st.sampled_from([*WORDS, "us", "a*", "ab*", "u*", "北*", "is:undated", "lang:en", "lang:en-gb", "format:html"]),
    st.sampled_from(["date:1962", "date:<1962-06", "date:1962-03..1962-09", "date:>=1962-10-22", "url:a.example"]),
    st.builds('"{}"'.format, st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)),
    st.builds(
        "{}:{}".format, st.sampled_from(["title", "body", "comment", "source", "author"]), st.sampled_from(WORDS)
    ),
)
trees = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.builds("({} {})".format, inner, inner),
        st.builds("({} OR {})".format, inner, inner),
        st.builds("-{}".format, inner),
        st.builds("{} {} {}".format, inner, inner, inner),
    ),
    max_leaves=6,
)
scopes = st.sampled_from(["", " certainty:possible", " in:comments", " in:title", " in:all", " in:body in:boilerplate"])
queries = st.builds(str.__add__, trees, scopes)


def occurrences(needle, text):
    """Count where the words of a needle stand in a row in a text, apart from each other."""
    tokens = list(tokenize(text))
    count = at = 0
    while at + len(needle.slots) <= len(tokens):
        run = tokens[at : at + len(needle.slots)]
        fits = all(
            token.text.startswith(slot.terms[0]) if slot.reading is Reading.PREFIX else token.text in slot.terms
            for token, slot in zip(run, needle.slots, strict=True)
        )
        crosses = "\n\n" in text[run[0].start : run[-1].end].replace(" ", "")
        found = fits and not crosses
        count += found
        at += len(needle.slots) if found else 1
    return count


def matches(node, record, scope):
    match node:
        case Needle():
            return any(
                occurrences(node, getattr(record, name)) for name in (scope if node.field is None else [node.field])
            )
        case Exactly(field, value):
            whole = getattr(record, field).casefold()
            return value in {whole, whole.split("-")[0]} and value != ""
        case Published(period, is_possible):
            if record.earliest_day is None:
                return False
            earliest, latest = (dt.date.fromisoformat(d).toordinal() for d in (record.earliest_day, record.latest_day))
            inside = [
                (period.first is None or day >= period.first) and (period.last is None or day <= period.last)
                for day in range(earliest, latest + 1)
            ]
            return any(inside) if is_possible else all(inside)
        case Undated():
            return record.earliest_day is None
        case Not(child):
            return not matches(child, record, scope)
        case And(children):
            return all(matches(child, record, scope) for child in children)
        case Or(children):
            return any(matches(child, record, scope) for child in children)


def as_kept(length):
    """Round a length as Whoosh does, which keeps it in one byte."""
    return byte_to_length(length_to_byte(length))


def score(query, record, everything):
    """Score by the textbook: BM25 of each needle in each field, summed; its rarity goes by all its fields."""
    total = 0.0
    for needle in query.needles():
        fields = needle.fields(query.scope)
        having = sum(any(occurrences(needle, getattr(r, name)) for name in fields) for r in everything)
        for name in fields:
            frequency = occurrences(needle, getattr(record, name))
            lengths = {r.id: sum(1 for _ in tokenize(getattr(r, name))) for r in everything}
            mean = sum(lengths.values()) / len(everything) or 1
            norm = 1.2 * (0.25 + 0.75 * as_kept(lengths[record.id]) / mean)
            total += (math.log(len(everything) / (having + 1)) + 1) * frequency * 2.2 / (frequency + norm)
    return total


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(history=histories(), typed=st.lists(queries, min_size=1, max_size=6))
def test_the_index_finds_what_reading_finds(history, typed):
    expected: dict[int, IndexRecord] = {}
    with tempfile.TemporaryDirectory() as folder:
        index = Index.create(Path(folder) / "index")
        for added, removed in history:
            index.update(added, removed)
            for id_ in removed:
                expected.pop(id_, None)
            expected.update((record.id, record) for record in added)
        if len(typed) % 2:
            index.close()
            index = Index.open(Path(folder) / "index")
        assert index.fingerprints() == {r.id: r.fingerprint for r in expected.values()}
        assert index.count == len(expected)
        for text in typed:
            try:
                query = parse(text)
            except QueryError:
                continue  # only negatives
            check(index, query, list(expected.values()))
        index.close()


def check(index, query, everything):
    found = [r for r in everything if matches(query.root, r, query.scope)]
    answer = index.search(query, limit=None, every_zone=True)
    assert sorted(answer.ids) == sorted(r.id for r in found)
    assert answer.total == len(found)
    best = index.search(query, limit=3)
    assert (best.ids, best.scores, best.total) == (answer.ids[:3], answer.scores[:3], answer.total)
    check_ranking(answer, query, found, everything)
    check_elsewhere(answer, query, everything)
    check_marks(query, found)
    if found:
        assert answer.any_word_total is None
    else:
        loose = query.any_word()
        total = None if loose is None else sum(matches(loose.root, r, query.scope) for r in everything)
        assert answer.any_word_total == total


def check_ranking(answer, query, found, everything):
    ranked = list(zip(answer.ids, answer.scores, strict=True))
    assert sorted(ranked, key=lambda hit: (-hit[1], hit[0])) == ranked
    scores = {r.id: score(query, r, everything) for r in found}
    for id_, its_score in ranked:
        assert its_score == pytest.approx(scores[id_], rel=1e-5)


def check_elsewhere(answer, query, everything):
    if not any(needle.field is None for needle in query.needles()):
        assert answer.elsewhere == {}
        return
    assert set(answer.elsewhere) == set(ZONES) - set(query.scope)
    for zone, counted in answer.elsewhere.items():
        there = query.within(zone)
        having = [r for r in everything if matches(query.root, r, (zone,))]
        marked = sum(len(find_matches(there, zone, getattr(r, zone))) for r in having)
        assert counted == ZoneCount(len(having), marked)


def check_marks(query, found):
    """What was found can be shown, wherever words alone decide; what is barred is never marked."""
    for record in found:
        marks = {name: find_matches(query, name, getattr(record, name)) for name in (*ZONES, "source", "author", "url")}
        for name, spans in marks.items():
            for one, following in itertools.pairwise(spans):
                assert one.end <= following.start
            for span in spans:
                assert span.needle in {n.shown for n in query.needles_in(name)}
        if isinstance(query.root, Needle):
            assert any(marks.values())


def test_overlapping_wishes_are_counted_once(tmp_path):
    index = Index.create(tmp_path / "index")
    index.update([IndexRecord(1, "", comment="a a a b\n\na b")])
    for text, hits in [
        ("a", 4),
        ('"a a"', 1),
        ('a "a b"', 4),
        ("a* a", 4),
        ('"b a"', 0),
        ("a -zzz", 4),
        ("b OR zzz", 2),
    ]:
        assert index.search(parse(text), every_zone=True).elsewhere["comment"].hits == hits, text
    index.close()
