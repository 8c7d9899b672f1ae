"""Commands of the library run one after another; what is wanted at rest makes way for all others."""

import pytest
from PySide6.QtCore import QObject, Signal

from ui.desk import upkeep as module
from ui.desk.upkeep import Upkeep
from ui.task import TaskOutcome


class FakeTask(QObject):
    """Stands in for a child process: the test says when it ends."""

    ended = Signal(object)

    def __init__(self, _library, parent, **_options):
        super().__init__(parent)
        self.is_running = False
        self.ran = []

    def run(self, *arguments):
        self.is_running = True
        self.ran.append(" ".join(arguments))

    def stop(self):
        self.is_running = False

    def end(self):
        self.is_running = False
        self.ended.emit(TaskOutcome(has_worked=True))


@pytest.fixture
def upkeep(qtbot, qapp, monkeypatch, tmp_path):
    monkeypatch.setattr(module, "Task", FakeTask)
    monkeypatch.setattr(module, "_REST_MS", 0)
    made = Upkeep(tmp_path, qapp)
    yield made
    made.shut_down()
    made.deleteLater()


def test_it_waits_until_nothing_else_is_to_be_done(qtbot, upkeep):
    task = upkeep._task
    upkeep.want_at_rest("annotate --first 1")
    upkeep.want("reindex")
    qtbot.waitUntil(lambda: not upkeep._rest_timer.isActive())
    assert task.ran == ["reindex"]
    with qtbot.waitSignal(upkeep.began) as began:
        task.end()
    assert began.args == ["annotate --first 1"]


def test_it_makes_way_and_begins_anew(qtbot, upkeep):
    task = upkeep._task
    ended = []
    upkeep.ended.connect(lambda command, _outcome: ended.append(command))
    with qtbot.waitSignal(upkeep.began):
        upkeep.want_at_rest("annotate --first 1")
    upkeep.want("reindex")
    assert task.ran == ["annotate --first 1", "reindex"]
    with qtbot.waitSignal(upkeep.began):
        task.end()
    assert task.ran[2:] == ["annotate --first 1"]
    assert ended == ["reindex"]
    task.end()
    qtbot.waitUntil(lambda: not upkeep._rest_timer.isActive())
    assert ended == ["reindex", "annotate --first 1"]
    assert not upkeep.is_running


def test_what_came_in_meanwhile_has_its_turn(qtbot, upkeep):
    task = upkeep._task
    with qtbot.waitSignal(upkeep.began):
        upkeep.want_at_rest("annotate --first 1")
    upkeep.want_at_rest("annotate --first 2")
    assert len(task.ran) == 1
    with qtbot.waitSignal(upkeep.began):
        task.end()
    assert task.ran == ["annotate --first 1", "annotate --first 2"]
