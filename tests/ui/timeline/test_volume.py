"""Bars and spans: nothing is counted twice, and a month is never drawn as a day."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ui.timeline.making import day, published
from ui.panels.timeline.scale import Scale, Step, Unit
from ui.panels.timeline.volume import Volume
from workbench.timeline import PublishedSpan

DAYS, WEEKS, MONTHS, YEARS = (Step(unit) for unit in (Unit.DAYS, Unit.WEEKS, Unit.MONTHS, Unit.YEARS))
CRISIS = (
    published(1, "1962-10-24"),
    published(2, "1962-10-24", is_inferred=True),
    published(3, "1962-10-28"),
    published(4, "1962-10-01", "1962-10-31"),
    published(5, "1962-10-01", "1962-10-31", is_inferred=True),
    published(6, "1962-01-01", "1962-12-31"),
)

spans = st.builds(
    lambda article, first, length, is_inferred: PublishedSpan(article, "", first, first + length, is_inferred),
    st.integers(1, 99), st.integers(-4000, 4000), st.sampled_from([0, 0, 27, 30, 364]), st.booleans(),
)  # fmt: skip


@given(st.lists(spans, max_size=40), st.sampled_from([DAYS, WEEKS, MONTHS, YEARS, Step(Unit.YEARS, 10)]))
def test_every_article_is_counted_once(articles, step):
    volume = Volume(articles)
    bars, spread = volume.bars(step), volume.spread(step)
    area = float((spread.heights[:-1] * np.diff(spread.edges)).sum()) / step.days
    assert int(bars.sure.sum() + bars.inferred.sum()) + area == pytest.approx(len(articles))
    assert not len(spread.heights) or spread.heights[-1] == 0
    for first in bars.firsts.tolist():
        inside = volume.bar_articles(first, step)
        place = bars.firsts.tolist().index(first)
        assert len(inside) == bars.sure[place] + bars.inferred[place]


def test_a_month_is_a_span_among_days_and_a_bar_among_months():
    volume = Volume(CRISIS)
    days, months = volume.bars(DAYS), volume.bars(MONTHS)
    assert list(zip(days.firsts.tolist(), days.sure.tolist(), days.inferred.tolist(), strict=True)) == [
        (day("1962-10-24"), 1, 1),
        (day("1962-10-28"), 1, 0),
    ]
    assert (months.sure.tolist(), months.inferred.tolist()) == ([3], [2])
    assert volume.span_firsts(DAYS).tolist() == [day("1962-01-01"), day("1962-10-01")]
    assert volume.span_firsts(MONTHS).tolist() == [day("1962-01-01")]
    assert len(volume.span_firsts(YEARS)) == 0


def test_a_span_is_spread_so_that_its_area_is_its_articles():
    spread = Volume(CRISIS).spread(DAYS)
    assert spread.edges.tolist() == [day(text) for text in ("1962-01-01", "1962-10-01", "1962-11-01", "1963-01-01")]
    assert spread.heights.tolist() == pytest.approx([1 / 365, 1 / 365 + 2 / 31, 1 / 365, 0])


@pytest.mark.parametrize("width", [4, 700])
def test_only_what_is_seen_of_a_spread_is_drawn(width):
    spread = Volume(CRISIS).spread(DAYS)
    edges, heights = spread.seen(Scale(day("1962-10-11"), day("1962-10-21"), width))
    assert len(edges) == len(heights) <= width + 1
    assert max(heights) == pytest.approx(1 / 365 + 2 / 31)
    edges, heights = spread.seen(Scale(day("1990-10-11"), day("1990-10-21"), width))
    assert not any(heights)


def test_the_shortest_span_over_a_day_is_found():
    volume = Volume(CRISIS)
    assert [span.article for span in volume.span_articles(day("1962-10-02"), DAYS)] == [4, 5]
    assert [span.article for span in volume.span_articles(day("1962-03-02"), DAYS)] == [6]
    assert not volume.span_articles(day("1963-03-02"), DAYS)


def test_years_do_not_stretch_the_view_unless_there_is_nothing_else():
    assert Volume(CRISIS).core_range == (day("1962-10-01"), day("1962-10-31"))
    assert Volume(CRISIS).range == (day("1962-01-01"), day("1962-12-31"))
    assert Volume(CRISIS[5:]).core_range == (day("1962-01-01"), day("1962-12-31"))
    assert Volume(()).core_range is None


def test_one_article_far_from_a_dozen_does_not_stretch_the_view_but_one_of_three_is_seen():
    near = [published(number, f"1962-10-{number + 10}") for number in range(11)]
    far = published(99, "1992-01-19")
    assert Volume([*near, far]).core_range == (day("1962-10-10"), day("1962-10-20"))
    assert Volume([*near[:2], far]).core_range == (day("1962-10-10"), day("1992-01-19"))


def test_a_few_far_articles_do_not_stretch_the_view_but_are_counted():
    near = [published(number, f"1962-10-{number:02}") for number in range(1, 31)]
    volume = Volume([*near, published(31, "1992-01-19"), published(32, "1962-12-20")])
    assert volume.range == (day("1962-10-01"), day("1992-01-19"))
    assert volume.core_range == (day("1962-10-01"), day("1962-12-20"))
    assert volume.outside(Scale(day("1962-10-03"), day("1962-11-01"), 100)) == (2, 2)
    assert Volume([*near[:1], published(31, "1992-01-19")]).core_range == (day("1962-10-01"), day("1992-01-19"))


def test_articles_within_days_are_those_that_a_query_would_find():
    volume = Volume(CRISIS)
    assert volume.count_within(day("1962-10-28"), day("1962-11-30")) == 4
    assert volume.count_within(day("1963-01-01"), day("1963-12-31")) == 0
