"""Times of pages in other languages, made up in the style of news: what is found and what it comes to."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.annotate.making import day, document
from tests.unit.annotate.times.saying import PUBLISHED
from workbench.annotate.times.reading import GRAMMARS, times_of

LANGUAGES = sorted(set(GRAMMARS) - {"en"})
PAGES = Path(__file__).parent / "pages"
MARKED = re.compile(r"\[([^|\]]+)\|([^\]]*)\]")
# A preposition before, or an article, belongs to an expression as one likes.
FLOOR = 0.95


def gold(language: str) -> tuple[list[str], list[list[tuple[int, int, str]]]]:
    """Return the sentences of a page, and of each what stands in it: start, end, value."""
    sentences, spans = [], []
    for line in (PAGES / f"{language}.txt").read_text(encoding="utf-8").splitlines():
        made, found, at = "", [], 0
        for match in MARKED.finditer(line):
            made += line[at : match.start()]
            found.append((len(made), len(made) + len(match[1]), match[2]))
            made += match[1]
            at = match.end()
        sentences.append(made + line[at:])
        spans.append(found)
    return sentences, spans


def scores(language: str) -> tuple[float, list[str]]:
    """Return F1 of values with overlapping spans, and what is missed or wrong, by sentence."""
    sentences, spans = gold(language)
    page = replace(document(*sentences), language=language)
    times = times_of(page, day(PUBLISHED), day(PUBLISHED)).times
    right = said = 0
    errors = []
    at = 0
    for sentence, wanted in zip(sentences, spans, strict=True):
        found = [(t.start - at, t.end - at, t.value) for t in times if at <= t.start < at + len(sentence)]
        hits = [f for f in found if any(f[0] < w[1] and w[0] < f[1] and f[2] == w[2] for w in wanted)]
        right += len(hits)
        said += len(found) + len(wanted)
        if len(hits) != len(found) or len(found) != len(wanted):
            errors.append(f"{sentence}: {[(sentence[s:e], v) for s, e, v in found]} for {wanted}")
        at += len(sentence) + 2
    return 2 * right / said, errors


@pytest.mark.parametrize("language", LANGUAGES)
def test_page(language):
    f1, errors = scores(language)
    assert f1 >= FLOOR, errors
