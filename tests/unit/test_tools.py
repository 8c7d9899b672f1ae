"""What is run from a checkout says what went wrong, and does not blame the screen for everything."""

import signal
import subprocess
from types import SimpleNamespace

import pytest

from tools import run
from tools.pictures.__main__ import main as take_pictures
from tools.pictures.scenes import SCENES
from workbench.cli.frame import Exit


def test_a_name_that_no_picture_has_is_said(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(subprocess, "run", lambda *_a, **_k: pytest.fail("something was begun"))
    assert take_pictures([str(tmp_path / "out"), "--only", "nowhere"]) == 2
    said = capsys.readouterr().err
    assert "nowhere" in said
    assert all(name in said for name in SCENES)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("ended", "answer", "blames_screen"),
    [(0, 0, False), (4, 4, False), (-signal.SIGABRT, 128 + signal.SIGABRT, True), (-signal.SIGINT, 130, False),
     (-signal.SIGTERM, 128 + signal.SIGTERM, False)],
)  # fmt: skip
def test_only_an_abort_is_laid_to_the_screen(monkeypatch, capsys, ended, answer, blames_screen):
    def started(command, **_options):
        return SimpleNamespace(returncode=0 if {"sample", "annotate"} & set(command) else ended)

    monkeypatch.setattr(subprocess, "run", started)
    assert run.main("somewhere") == answer
    assert ("needs these" in capsys.readouterr().out) is blames_screen


def test_ctrl_c_in_the_terminal_ends_without_a_traceback(monkeypatch):
    def interrupted(*_args, **_options):
        raise KeyboardInterrupt

    monkeypatch.setattr(subprocess, "run", interrupted)
    assert run.main("somewhere") == 130


def test_without_a_screen_pictures_are_taken(monkeypatch):
    def started(command, **_options):
        return SimpleNamespace(returncode=0 if {"sample", "annotate"} & set(command) else Exit.NO_DISPLAY)

    asked = []
    monkeypatch.setattr(run.subprocess, "run", started)
    monkeypatch.setattr(run, "take_pictures", lambda arguments: asked.append(arguments) or 0)
    assert run.main("library") == 0
    assert asked == [[run.PICTURES]]
