"""The report of a bug says where, and nothing of what was read."""

import json

from ui.crash_report import build_report
from workbench.dates import bounds

SECRET = "the page said this in confidence"


def caught(call):
    try:
        call()
    except Exception as error:  # noqa: BLE001 - whatever it is
        return error
    raise AssertionError("nothing was raised")


def test_it_names_our_lines_and_the_type_but_never_the_message():
    report = build_report(caught(lambda: bounds(SECRET)))
    assert "builtins.ValueError" in report
    assert "workbench.dates:" in report
    assert SECRET not in report
    assert "Dateline " in report


def test_causes_are_named_without_their_messages():
    def fail():
        try:
            json.loads(SECRET)
        except ValueError as error:
            raise RuntimeError(SECRET) from error

    report = build_report(caught(fail))
    assert "builtins.RuntimeError" in report
    assert "caused by json.decoder.JSONDecodeError" in report
    assert "(json)" in report
    assert SECRET not in report


def test_no_path_of_the_machine_is_in_it():
    assert __file__ not in build_report(caught(lambda: bounds("x")))


def test_a_circle_of_causes_ends():
    first, second = ValueError(SECRET), KeyError(SECRET)
    first.__cause__, second.__cause__ = second, first
    assert build_report(first).count("builtins.") == 2
