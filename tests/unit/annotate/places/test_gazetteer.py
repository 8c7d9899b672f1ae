"""The gazetteer: names in all spellings, namesakes, what lies in what; and that the shipped table is sound."""

import pytest

from workbench.annotate.places.gazetteer import Gazetteer
from workbench.annotate.places.place import PlaceKind
from workbench.annotate.registry import Registry
from workbench.annotate.words import name_key

PLACES = """\
north\tNorthland\tcountry\tNL\t60.000\t10.000\t5000000\t
oldtown-nl\tOldtown\tcity\tNL\t61.000\t10.000\t900000\tcoast
coast\tCoast\tregion\tNL\t61.000\t9.000\t900000\t
oldtown-us\tOldtown\tcity\tUS\t\t\t20000\t
"""
NAMES = """\
coast\tcoast\t\tCoast
northland\tnorth\t\tNorthland
oldtown\toldtown-nl\t\tOldtown
oldtown\toldtown-us\tw\tOldtown
=NL\tnorth\t\tNL
"""


@pytest.fixture(scope="module")
def small():
    return Gazetteer(PLACES, NAMES)


def test_a_place_has_its_facts(small):
    place = small.place("oldtown-nl")
    assert (place.name, place.kind, place.countries, place.lat, place.lon) == (
        "Oldtown", PlaceKind.CITY, ("NL",), 61.0, 10.0,
    )  # fmt: skip
    assert small.place("oldtown-us").lat is None
    assert small.place("nowhere") is None


def test_namesakes_come_with_the_larger_first_and_abbreviations_by_their_letters(small):
    assert [place.id for place in small.named("OLDTOWN")] == ["oldtown-nl", "oldtown-us"]
    assert [place.id for place in small.named("nl")] == ["north"]
    assert small.names("oldtown")[1].is_word


def test_who_asks_for_a_name_means_the_far_larger_one_unless_more_is_said(small):
    assert [place.id for place in small.meant("Oldtown")] == ["oldtown-nl"]
    assert [place.id for place in small.meant("oldtown-us")] == ["oldtown-us"]
    assert [place.id for place in small.meant("Oldtown, Northland")] == ["oldtown-nl"]
    assert small.meant("Newtown") == []


def test_a_country_holds_its_cities_and_regions_and_a_region_its_cities(small):
    assert small.within(small.place("north")) == {"north", "oldtown-nl", "coast"}
    assert small.within(small.place("coast")) == {"coast", "oldtown-nl"}
    assert small.within(small.place("oldtown-nl")) == {"oldtown-nl"}


def test_what_is_typed_is_completed(small):
    assert [place.id for place in small.search("old", 5)] == ["oldtown-nl", "oldtown-us"]
    assert [place.id for place in small.search("north", 5)] == ["north"]


@pytest.fixture(scope="module")
def table():
    return Gazetteer.default()


def test_every_name_of_the_table_is_a_places_and_has_its_key(table):
    for key, lines in table._lines.items():
        for line in lines.split("\n"):
            place, flags, name = line.split("\t")
            assert place in table._places
            assert set(flags) <= set("wpx")
            assert key.startswith("=") or key == name_key(name)


def test_every_place_of_the_table_can_be_read_and_lies_where_it_can(table):
    for id_ in table._places:
        place = table.place(id_)
        assert (place.lat is None) == (place.lon is None)
        assert place.lat is None or (-90 <= place.lat <= 90 and -180 <= place.lon <= 180)
        assert not place.region or table.place(place.region).kind is PlaceKind.REGION


def test_states_have_the_ids_of_actors(table):
    registry = Registry.default()
    countries = [id_ for id_, line in table._places.items() if line.split("\t")[1] == "country"]
    assert len(countries) > 190
    assert all(registry.actor(id_) is not None for id_ in countries)


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Halep", "aleppo-sy"), ("حلب", "aleppo-sy"), ("Алеппо", "aleppo-sy"), ("La Habana", "havana-cu"),
        ("St. Petersburg", "saint-petersburg-ru"), ("Kiev", "kyiv-ua"), ("New York", "new-york-city-us"),
        ("Donbass", "donbas"), ("Gaza", "gaza-strip"), ("USSR", "soviet-union"), ("Deir ez-Zor", "deir-ez-zor-sy"),
    ],
)  # fmt: skip
def test_well_known_names_are_there(table, name, place):
    assert place in [found.id for found in table.meant(name)]


def test_aleppo_is_the_city_and_the_province(table):
    assert {place.id for place in table.meant("Aleppo")} == {"aleppo-sy", "aleppo-province"}
    assert "aleppo-sy" in table.within(table.place("syria"))
    assert "sevastopol-ua" in table.within(table.place("crimea"))
