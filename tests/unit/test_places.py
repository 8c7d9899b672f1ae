"""Places as searches and lists tell of them: with what parts namesakes, and what is nearest to a name that nobody has."""

import pytest

from workbench.annotate.places.gazetteer import Gazetteer
from workbench.places import nearest_names, said


@pytest.fixture(scope="module")
def gazetteer():
    return Gazetteer.default()


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("syria", "Syria"),
        ("crimea", "Crimea"),
        ("paris-fr", "Paris (FR)"),
        ("paris-us", "Paris (Texas, US)"),
        ("kashmir", "Kashmir"),
    ],
)
def test_a_place_is_told_with_what_parts_it_from_its_namesakes(gazetteer, place, words):
    assert said(gazetteer, gazetteer.place(place)) == words


def test_the_nearest_names_are_those_that_begin_alike(gazetteer):
    assert "Aleppo" in nearest_names(gazetteer, "Alepppo")
    assert len(nearest_names(gazetteer, "Damasccus")) <= 3
    assert nearest_names(gazetteer, "Qqqqq") == []


@pytest.mark.parametrize(
    ("asked", "places"),
    [
        ("Paris, Texas", ["paris-us"]),
        ("paris", ["paris-fr"]),
        ("Tripoli", ["tripoli-ly", "tripoli-lb"]),
        ("tripoli-lb", ["tripoli-lb"]),
        ("دمشق", ["damascus-sy"]),
        ("Кракозябра", []),
    ],
)
def test_who_asks_by_a_name_means_these(gazetteer, asked, places):
    assert [place.id for place in gazetteer.meant(asked)] == places
