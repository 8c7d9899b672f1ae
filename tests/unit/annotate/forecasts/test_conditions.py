"""On what a forecast hangs."""

import pytest

from tests.unit.annotate.forecasts.making import forecast, forecasts
from tests.unit.annotate.making import document


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("If the talks fail, the army will march.", "If the talks fail"),
        ("The army will march if the talks fail.", "if the talks fail"),
        ("Unless the rain stops, the town will flood.", "Unless the rain stops"),
        ("In the event of success, the party will govern alone.", "In the event of success"),
        ("The loan will be paid, provided that the bank agrees.", "provided that the bank agrees"),
        ("Should the talks fail, the army will march.", "Should the talks fail"),
        ("The army will march.", None),
        ("The mill will open, if ever.", None),
    ],
)
def test_the_condition_is_a_clause(text, condition):
    found = forecast(text)
    assert (None if found.condition is None else text[slice(*found.condition)]) == condition


def test_what_is_contrary_to_fact_is_no_condition_of_another_clause():
    found = forecast("The port may close and the state could have agreed if the world were what it was.")
    assert found.condition is None


def test_a_cue_within_a_condition_makes_no_forecast():
    assert forecasts("The bank closed in case the army will march.") == ()


def test_a_time_within_a_condition_is_not_the_horizon():
    text = "If the talks fail by Monday, the army will march."
    assert document(text).text == text
    assert forecast(text).due_last is None
