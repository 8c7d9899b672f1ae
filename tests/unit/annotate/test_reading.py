"""Whatever the text, findings are spans of it; and one call gives them all."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.annotate.making import day, document, iso
from workbench.annotate.findings import Findings
from workbench.annotate.reading import ANNOTATOR, annotate, published_day
from workbench.annotate.registry import Registry
from workbench.model import Block, BlockKind, DateClaim, DateState, Document, Zone

PIECES = (
    "Moscow", "Ankara’s", "U.S.", "US", "Kennedy", "N. S. ", "Turkish Army", "(TIP)", "Turkistan Islamic Party", "al-",
    "the ", "Soviet Union", "government", "President ", "5 May 2020", "1962", "-", ".", "\n", "’", "'s", "\u200d", "ال",
    "و", "موسكو", "Москвой", "美国", "Erdogan", "Oct. ", "22,", "\U0001f600", "İ", "ß", "e\u0301", "MOSCOW, ", " – ",
)  # fmt: skip
TEXT = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6), st.just(" ")), max_size=30).map("".join)


@st.composite
def documents(draw):
    """Documents of any text, cut into blocks of any zone anywhere."""
    text = draw(TEXT)
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=6)))
    zones = st.sampled_from(Zone)
    blocks = tuple(
        Block(BlockKind.PARAGRAPH, draw(zones), start, end)
        for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)
        if start < end
    )
    edtf = draw(st.sampled_from((None, "1962-10-22", "2020", "2020-05")))
    return Document("markdown", text, blocks, published=DateClaim(edtf, DateState.STATED))


@settings(max_examples=400, deadline=None)
@given(documents())
def test_findings_are_disjoint_spans_within_blocks(doc):
    findings = annotate(Registry.default(), doc)
    for spans in (findings.mentions, findings.times.times):
        last_end = 0
        for span in spans:
            assert last_end <= span.start < span.end <= len(doc.text)
            last_end = span.end
            block = next(b for b in doc.blocks if b.start <= span.start < b.end)
            assert span.end <= block.end
            assert span.zone is block.zone is not Zone.BOILERPLATE
    assert all(Registry.default().actor(m.actor) is not None for m in findings.mentions)
    placed = [time for time in findings.times.times if time.earliest is not None and time.latest is not None]
    assert all(time.earliest <= time.latest for time in placed)


def test_both_kinds_of_findings_come_in_one_call():
    findings = annotate(Registry.default(), document("On 5 May 2020 Iran agreed."))
    assert [m.actor for m in findings.mentions] == ["iran"]
    assert [iso(time.earliest) for time in findings.times.times] == ["2020-05-05"]
    assert annotate(Registry.default(), document("Nobody, nowhere.")) == Findings()


def test_the_day_of_publication():
    def published(edtf):
        return published_day(Document("markdown", "", (), published=DateClaim(edtf)))

    assert published(None) is None
    assert published("1962-10-22") == day("1962-10-22")
    assert published("2020-05") == day("2020-05-16")


def test_the_version_has_a_name():
    assert ANNOTATOR == "dateline-6"
