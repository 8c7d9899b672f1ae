"""Who stands behind a forecast."""

import pytest

from tests.unit.annotate.forecasts.making import forecast, forecasts, forecasts_in
from tests.unit.annotate.making import document
from workbench.annotate.findings import AliasKind, Mention
from workbench.annotate.forecasts.finding import find_forecasts
from workbench.annotate.forecasts.forecast import AUTHOR, HolderKind
from workbench.annotate.times.expressions import Times
from workbench.model import Zone


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The mayor said that the bridge will open.", "The mayor"),
        ("The bridge will open, a harbour official said.", "a harbour official"),
        ("“The bridge will open,” said the mayor.", "the mayor"),
        ("According to the builders, the bridge will open.", "the builders"),
        ("The builders believe that the bridge will open.", "The builders"),
        ("The mayor, who was there, said that the bridge will open.", "The mayor"),
        ("The bridge will open.", None),
        ("The bridge is expected to open.", None),
        ("I think the bridge will open.", None),
    ],
)
def test_the_holder_is_whoever_is_said_to_say_it(text, name):
    holder = forecast(text).holder
    if name is None:
        assert holder == AUTHOR
    else:
        assert holder.kind is HolderKind.SPEAKER
        assert text[holder.start : holder.end] == name


def test_a_quotation_that_goes_on_keeps_its_speaker():
    text = "“We have the steel,” the mayor said. “The bridge will open."
    (found,) = forecasts(text)
    assert found.holder == AUTHOR
    text = "“We have the steel, the mayor said to us. The bridge will open.”"
    (found,) = forecasts(text)
    assert found.holder.kind is HolderKind.SPEAKER


def test_the_holder_has_the_actor_that_is_named():
    read = document("Turkey said that the bridge will open.")
    (found,) = find_forecasts(read, Times(), (Mention(0, 6, "turkey", Zone.BODY, AliasKind.SAME),), None)
    assert found.holder.actor == "turkey"


def test_comments_have_their_own_holders():
    (found,) = forecasts("The bridge will fall.", zone=Zone.COMMENT)
    assert found.holder.kind is HolderKind.COMMENTER
    assert found.zone is Zone.COMMENT


def test_what_a_commenter_only_quotes_is_not_foretold_again():
    assert forecasts("“The bridge will fall.”", zone=Zone.COMMENT) == ()
    assert len(forecasts("“The bridge will fall.”")) == 1


def test_boilerplate_foretells_nothing():
    assert forecasts_in(document("The bridge will fall.", zone=Zone.BOILERPLATE)) == ()
