"""The way through articles, profiles and days: back and forward, and around those that are gone."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from ui.desk.trail import AtArticle, AtNetwork, AtProfile, Seen, Stop, Trail
from workbench.annotate.findings import ActorKind

VISITS = st.lists(st.integers(1, 5), min_size=1, max_size=12)
TURKEY = AtProfile("turkey", "Turkey", ActorKind.STATE, row=12, words="border")


def walked(*articles: int) -> Trail:
    trail = Trail()
    for article in articles:
        trail.visit(Stop(AtArticle(article)))
    return trail


def article_of(stop: Stop | None) -> int | None:
    return None if stop is None else stop.where.article


def test_back_forward_and_another_way():
    trail = walked(1, 2, 3)
    assert [article_of(trail.go(-1)) for _ in range(3)] == [2, 1, None]
    assert article_of(trail.go(1)) == 2
    trail.visit(Stop(AtArticle(9)))
    assert trail.articles == [1, 2, 9]
    assert not trail.can_go(1)


def test_one_that_is_gone_is_passed_over():
    trail = walked(1, 2, 3)
    trail.forget(2)
    assert article_of(trail.go(-1)) == 1
    assert article_of(trail.go(1)) == 3


def test_what_stood_around_one_that_is_gone_is_one_place():
    trail = walked(1, 2, 1)
    trail.forget(2)
    assert trail.articles == [1]
    assert trail.at == 0


def test_a_place_is_left_where_it_was_read():
    trail = walked(1)
    trail.note(Stop(AtArticle(1, point=400, offset_px=12, opened=("comments",))))
    trail.visit(Stop(AtArticle(2)))
    assert trail.go(-1).where == AtArticle(1, 400, 12, ("comments",))


def test_from_a_sentence_back_to_the_profile_that_led_to_it():
    trail = walked(1)
    trail.visit(Stop(TURKEY))
    trail.visit(Stop(AtArticle(2, point=70)))
    assert trail.go(-1).where == TURKEY
    # Behind the profile the article is still read from which one came.
    assert trail.article == 1
    assert article_of(trail.go(-1)) == 1


def test_other_days_of_the_same_article_are_a_place_of_their_own():
    trail = walked(1)
    trail.visit(Stop(AtArticle(1), dates=(("date", "1962-10"),)))
    trail.visit(Stop(AtArticle(1), dates=(("date", "1962-10"),), seen=Seen(0, 10)))
    trail.visit(Stop(AtArticle(1), dates=(("date", "1962-10"),), seen=Seen(0, 10)))
    assert len(trail.stops) == 3
    assert trail.go(-1).seen is None
    assert trail.go(-1).dates == ()


def test_a_jump_within_the_article_leads_back_to_where_it_was_read():
    trail = walked(1)
    trail.note(Stop(AtArticle(1, point=10)))
    trail.visit(Stop(AtArticle(1, point=5000)), is_jump=True)
    assert trail.go(-1).where.point == 10


def test_a_trail_is_kept_as_text():
    stops = [Stop(AtArticle(1, 3)), Stop(TURKEY), Stop(AtNetwork("turkey"), (("date", "1962"),), Seen(1.5, 2))]
    assert msgspec.json.decode(msgspec.json.encode(stops), type=list[Stop]) == stops


@given(VISITS, st.integers(0, 12), st.integers(1, 5))
def test_whatever_is_forgotten_the_trail_leads_to_what_is_there(visits, steps, gone):
    trail = walked(*visits)
    for _ in range(steps):
        trail.go(-1)
    trail.forget(gone)
    assert gone not in trail.articles
    assert all(one != other for one, other in zip(trail.articles, trail.articles[1:], strict=False))
    assert -1 <= trail.at < max(1, len(trail.stops))
    while (stop := trail.go(1)) is not None:
        assert stop in trail.stops
