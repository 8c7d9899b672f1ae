"""What bars are stacked of: every article is in one part, and the parts are said in words."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ui.timeline.making import day, published
from ui.panels.timeline import TimelinePanel
from ui.panels.timeline.scale import Step, Unit
from ui.panels.timeline.stacks import OTHERS, SOURCES_MAX, stack_by_source, stack_by_zone
from ui.panels.timeline.volume import Volume
from ui.panels.timeline.words import Stacked
from workbench.dated import PublishedSpan, PublishedSpans, TimelineData

DAYS, MONTHS = Step(Unit.DAYS), Step(Unit.MONTHS)
OURS, THEIRS = "Harbor Ledger", "Meridian Wire"
THREE = PublishedSpans.of(
    (
        replace(published(1, "1962-10-24"), source=OURS),
        replace(published(2, "1962-10-24", is_inferred=True), source=OURS),
        replace(published(3, "1962-10-24"), source=THEIRS),
        replace(published(4, "1962-10-28"), source=""),
    )
)

spans = st.builds(
    lambda article, first, length, is_inferred, source: PublishedSpan(article, "", first, first + length, is_inferred, source),
    st.integers(1, 99), st.integers(-400, 400), st.sampled_from([0, 0, 27]), st.booleans(), st.sampled_from("abcdefgh"),
)  # fmt: skip


def test_sources_are_stacked_with_the_busiest_below():
    stack = stack_by_source(THREE)
    assert stack.names == (OURS, THEIRS, OTHERS)
    assert stack.colors == ("actors.0", "actors.1", "actor_rest")
    bars = Volume(THREE, stack).bars(DAYS)
    assert bars.parts.tolist() == [[[1, 1], [1, 0], [0, 0]], [[0, 0], [0, 0], [1, 0]]]
    assert (bars.sure.tolist(), bars.inferred.tolist()) == ([2, 1], [1, 0])


@given(st.lists(spans, max_size=40), st.sampled_from([DAYS, MONTHS]))
def test_the_parts_of_a_bar_are_its_articles(articles, step):
    articles = PublishedSpans.of(articles)
    stack = stack_by_source(articles)
    plain, stacked = Volume(articles).bars(step), Volume(articles, stack).bars(step)
    assert stacked.parts[:, :, 0].sum(axis=1).tolist() == plain.sure.tolist()
    assert stacked.parts[:, :, 1].sum(axis=1).tolist() == plain.inferred.tolist()
    assert stack is None or len(stack.names) <= SOURCES_MAX + 1


def test_hits_are_stacked_by_where_they_stand():
    assert stack_by_zone(THREE, None) is None
    stack = stack_by_zone(THREE, np.array([1, 3, 9]))
    assert dict(zip(THREE.articles.tolist(), stack.codes.tolist(), strict=True)) == {1: 0, 2: 1, 3: 0, 4: 1}


def test_nothing_and_nameless_sources_are_not_stacked():
    assert stack_by_source(PublishedSpans.of(())) is None
    assert stack_by_source(PublishedSpans.of((published(1, "1962-10-24"),))) is None


@pytest.fixture
def panel(look, qtbot):
    made = TimelinePanel(look)
    qtbot.addWidget(made)
    made.resize(1000, 280)
    made.load()
    with qtbot.waitExposed(made):
        made.show()
    made.show_data(TimelineData(THREE), stack=stack_by_source(THREE))
    return made


def test_the_parts_are_said_under_pointer_and_cursor_and_of_a_range(panel):
    plot = panel._body.plot
    plot.setFocus()
    panel.show_day(day("1962-10-24"))
    assert panel._header._status._text.endswith("3 articles: Harbor Ledger 2, Meridian Wire 1")
    assert "Harbor Ledger 2" in plot.accessibleDescription()
    found = plot.contents.at_day("volume", day("1962-10-24"), DAYS)
    assert found.lines(plot.contents.volume)[1] == "Harbor Ledger 2, Meridian Wire 1"
    for _ in range(4):
        panel.brush_right()
    assert "4 articles: Harbor Ledger 2, Meridian Wire 1, Other sources 1" in panel._header._status._text
    panel.set_stack(Stacked.NOT, None)
    assert "Harbor" not in plot.say()


def test_stacked_bars_have_the_colours_of_their_sources(panel, look):
    plot = panel._body.plot
    step, scale = plot.step, plot.scale
    assert step == DAYS
    picture = plot.grab().toImage()
    x = round(scale.x(day("1962-10-24") + 0.5))
    base = plot.geometry_px.volume_px
    seen = {picture.pixelColor(x, y).name() for y in range(base)}
    assert {look.color("actors.0").name(), look.color("actors.1").name()} <= seen


def test_the_choice_in_the_header_is_asked_for(panel, qtbot):
    with qtbot.waitSignal(panel.stack_chosen) as asked:
        panel._header._stacks.choose(1)
    assert asked.args == [Stacked.SOURCE]
    panel.set_stack(Stacked.ZONE, None)
    assert panel._header._stacks.current == 2


def test_the_names_of_parts_have_room_beside_the_bars(panel):
    before = plot_height(panel)
    many = PublishedSpans.of([replace(published(n, "1962-10-24"), source=f"Outlet {n}") for n in range(9)])
    panel.show_data(TimelineData(many), stack=stack_by_source(many))
    assert plot_height(panel) >= before
    assert plot_height(panel) >= (SOURCES_MAX + 1) * 16
    panel.grab()


def plot_height(panel):
    return panel._body.plot.geometry_px.volume_px
