"""The sentences that show why an article matches: the most telling ones, and only those are cut out."""

from hypothesis import given
from hypothesis import strategies as st

from workbench.annotate.sentences import split_sentences
from workbench.importing.draft import Draft, DraftBlock, assemble
from workbench.model import BlockKind, Zone
from workbench.snippets import Span, telling
from workbench.zone_text import FIELD_ZONES

PARTS = ["one", "two", "three", "e.g.", "Mr.", ".", "! ", "?”", "“Go", " ", "A", "b", "…", "3."]
texts = st.lists(st.sampled_from(PARTS), min_size=1, max_size=25).map(" ".join).map(str.strip).filter(bool)
NEEDLES = {"one": "first", "two": "second", "three": "third", "b": "first"}


def hits(document, name):
    """All words of three needles in the blocks of a field."""
    return [
        Span(at, at + len(word), needle)
        for block in document.blocks
        if block.zone in FIELD_ZONES[name]
        for at in range(block.start, block.end)
        for word, needle in NEEDLES.items()
        if document.text.startswith(word, at) and document.text[at - 1 : at] in {"", " ", "\n"}
    ]


def all_sentences(document, found):
    for name, spans in found.items():
        for block in document.blocks:
            if block.zone in FIELD_ZONES[name]:
                for start, end in split_sentences(document.text[block.start : block.end]):
                    inside = [span for span in spans if block.start + start <= span.start < block.start + end]
                    if inside:
                        yield name, block.start + start, block.start + end, {span.needle for span in inside}


def expected(document, found):
    """Choose among all sentences of the article, cut beforehand."""
    sentences, chosen, shown = list(all_sentences(document, found)), [], set()
    while len(chosen) < 2 and sentences:
        best = max(sentences, key=lambda sentence: (len(sentence[3] - shown), sentence[0] != "title"))
        if not best[3] - shown:
            break
        chosen.append(best[:3])
        shown |= best[3]
    return chosen


@given(texts, st.lists(texts, min_size=1, max_size=5))
def test_the_sentences_are_those_of_the_whole_article(title, paragraphs):
    blocks = [
        DraftBlock(Zone.TITLE, title, BlockKind.HEADING, 1),
        *(DraftBlock(Zone.BODY, text) for text in paragraphs),
    ]
    document = assemble(Draft(format="text", blocks=blocks, title=title))
    found = {name: sorted(hits(document, name), key=lambda span: span.start) for name in ("title", "body")}
    assert [(s.field, s.start, s.end) for s in telling(document, found)] == expected(document, found)
