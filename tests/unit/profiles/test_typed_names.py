"""Whom a name means, where one actor alone is asked for."""

import pytest

from tests.unit.profiles.making import fill, make_registry
from workbench.annotate.registry import Registry
from workbench.errors import UsageError
from workbench.library.store import Library
from workbench.typed_names import actor_meant


@pytest.fixture
def library(tmp_path):
    with Library.open_or_create(tmp_path / "l") as library:
        fill(
            library,
            make_registry(),
            [("1962-10-20", "River Guard boats left. Gen. Otto Brandt, the head of the port, said so.")],
        )
        yield library


@pytest.mark.parametrize(
    ("name", "actor"),
    [("norland-army", "norland-army"), ("VIK", "norland"), ("Otto Brandt", "~person:Otto Brandt")],
)
def test_ids_names_and_names_that_no_table_has(library, name, actor):
    assert actor_meant(library, make_registry(), name).id == actor


def test_whose_very_name_it_is_comes_before_whose_predecessor_it_names(library):
    assert actor_meant(library, make_registry(), "river guard").id == "river-guard"


def test_who_is_nobody_is_told_the_nearest(library):
    with pytest.raises(UsageError, match="nearest are Norland"):
        actor_meant(library, make_registry(), "Nor")
    with pytest.raises(UsageError, match="command actors"):
        actor_meant(library, make_registry(), "Zeppelin")


def test_of_several_the_one_that_is_named_is_meant_or_it_is_asked_which(library):
    guards = "harbour-guard\tarmed\tHarbour Guard\t\t\t\t\t\t\tunchecked - -\nriver-guard\tarmed\tRiver Guard\t\t\t\t\t\t\tunchecked - -\n"
    names = "guard\tharbour-guard\tsame\ta\t\t\tunchecked\tGuard\nguard\triver-guard\tsame\ta\t\t\tunchecked\tGuard\n"
    registry = Registry(guards, names)
    with library.write() as connection:
        connection.execute("DELETE FROM article_actor")
    with pytest.raises(UsageError, match="one of several: Harbour Guard \\(harbour-guard\\), River Guard"):
        actor_meant(library, registry, "guard")
    with library.write() as connection:
        connection.execute("INSERT INTO article_actor VALUES (1, 'river-guard', 1, 0, 0, 0, '{}', '')")
    assert actor_meant(library, registry, "guard").id == "river-guard"
