"""Words that are not spelt out and words near each other: the index finds and counts what reading every text finds."""

import itertools
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.analysis import tokenize
from index.engine import Index
from index.errors import QueryError
from index.highlight import find_matches
from index.query import parse
from index.syntax import ZONES, And, Needle, Not, Or
from tests.unit.index.test_against_texts import records, scopes

SINGLE = [
    "a",
    "ab*",
    "a?",
    "?b*",
    "*c",
    "abc~",
    "abca~2",
    "/ab?c*/",
    "/[ub].*/",
    "us",
    '"b"',
    "(a OR ba)",
    "北*",
    "straße~",
]
operands = st.sampled_from([word for word in SINGLE if not word.startswith("北")])
leaves = st.one_of(
    st.sampled_from(SINGLE),
    st.tuples(operands, st.integers(1, 4), operands).map("{0[0]} NEAR/{0[1]} {0[2]}".format),
    st.tuples(operands, operands, operands).map("{0[0]} NEAR/3 {0[1]} NEAR/3 {0[2]}".format),
    st.builds('"{} {}"~{}'.format, st.sampled_from("ab"), st.sampled_from(["abc", "us", "b"]), st.integers(0, 3)),
    st.builds("comment:({} NEAR/2 {})".format, operands, operands),
)
queries = st.builds(
    str.__add__,
    st.one_of(leaves, st.builds("{} {}".format, leaves, leaves), st.builds("({}) OR ({})".format, leaves, leaves),
              st.builds("{} -({})".format, leaves, leaves)),
    scopes,
)  # fmt: skip


def stands(needle, text):
    """Say whether a needle stands in a text, by trying every choice of words."""
    tokens = list(tokenize(text))
    filling = [[token.position for token in tokens if slot.accepts(token.text)] for slot in needle.slots]
    if needle.window is not None:
        return any(max(choice) - min(choice) <= needle.window for choice in itertools.product(*filling))
    return any(all(start + n in places for n, places in enumerate(filling)) for start in filling[0])


def matches(node, record, scope):
    match node:
        case Needle():
            return any(stands(node, getattr(record, name)) for name in node.fields(scope))
        case Not(child):
            return not matches(child, record, scope)
        case And(children):
            return all(matches(child, record, scope) for child in children)
        case Or(children):
            return any(matches(child, record, scope) for child in children)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(
    st.lists(st.integers(1, 9).flatmap(records), max_size=6, unique_by=lambda record: record.id),
    st.lists(queries, max_size=5),
)
def test_the_index_finds_and_counts_what_reading_finds(kept, typed):
    with tempfile.TemporaryDirectory() as folder:
        index = Index.create(Path(folder) / "index")
        index.update(kept)
        for text in typed:
            try:
                query = parse(text, inflected=False)
            except QueryError:
                continue
            answer = index.search(query, every_zone=True)
            assert sorted(answer.ids) == sorted(r.id for r in kept if matches(query.root, r, query.scope)), text
            for zone in ZONES if query.follows_scope() else ():
                there = query.within(zone)
                having = [record for record in kept if matches(query.root, record, (zone,))]
                marked = sum(len(find_matches(there, zone, getattr(record, zone))) for record in having)
                assert (answer.zones[zone].articles, answer.zones[zone].hits) == (len(having), marked), (text, zone)
        index.close()
