"""A command run for the user: what it printed and said, also where it fails, and nothing of one that was stopped."""

import json

import pytest

from tests.unit.library.making import add
from ui.task import Task
from workbench.library.store import Library


@pytest.fixture
def task(qtbot, tmp_path, qapp):
    with Library.open_or_create(tmp_path / "L") as library:
        add(library)
    made = Task(tmp_path / "L", qapp)
    yield made
    made.stop()
    made.deleteLater()


def outcome(qtbot, task, *arguments):
    with qtbot.waitSignal(task.ended, timeout=15_000) as ended:
        task.run(*arguments)
    assert not task.is_running
    return ended.args[0]


def test_what_it_prints_is_told(qtbot, task):
    done = outcome(qtbot, task, "list", "--json")
    assert done.has_worked
    assert [article["id"] for article in json.loads(done.output)] == [1]


def test_a_refusal_is_told_with_its_reason(qtbot, task):
    done = outcome(qtbot, task, "show", "7")
    assert (done.has_worked, done.output) == (False, b"")
    assert done.said.startswith("There is no article 7")


def test_another_one_takes_the_place_of_what_runs(qtbot, task):
    told = []
    task.ended.connect(told.append)
    task.run("show", "7")
    assert outcome(qtbot, task, "list").has_worked
    assert len(told) == 1
