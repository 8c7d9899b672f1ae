"""Every command has help, stands in the README's table or the manual, and none opens a socket."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from workbench.cli.commands import load, load_all

COMMANDS = load_all()

ROOT = Path(__file__).parents[2]


def test_names_are_unique():
    names = [command.name for command in COMMANDS]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_command_has_help_and_a_line_in_the_manual(command, dateline_here):
    done = dateline_here(command.name, "--help")
    assert done.returncode == 0
    assert command.help in done.stdout.decode()
    assert f"### {command.name}\n" in (ROOT / "docs" / "COMMANDS.md").read_text(encoding="utf-8")


def test_no_command_opens_a_socket(tmp_path):
    """Follow a whole import and a search, workers included, with a tracer."""
    if shutil.which("strace") is None:
        pytest.skip("strace is not there to watch")
    (tmp_path / "a.html").write_text(
        "<html><head><title>A page</title><link rel=stylesheet href=http://a.example/x.css></head><body><article>"
        "<p>A page with a picture <img src=http://a.example/x.png> and one long enough sentence of Ortun Vask.</p></article></body></html>"
    )
    log = tmp_path / "calls"
    home = tmp_path / "home"
    home.mkdir()
    # Libraries that report to their makers keep still where CI is set.
    environment = {**{name: value for name, value in os.environ.items() if name != "CI"}, "HOME": str(home)}
    del environment["XDG_CACHE_HOME"]
    for command in (["import", str(tmp_path / "a.html")], ["search", "sentence"], ["annotate"], ["check"]):
        traced = ["strace", "-f", "-qq", "-o", str(log), "-e", "trace=%network",
                  sys.executable, "-P", "-m", "workbench", "--library", str(tmp_path / "L"), *command]  # fmt: skip
        done = subprocess.run(traced, capture_output=True, text=True, timeout=120, env=environment)
        if "Operation not permitted" in done.stderr:
            pytest.skip("strace may not watch here")
        assert done.returncode == 0, done.stderr
        # A library may try, as urllib3 does when it is loaded; the system refuses.
        calls = [line for line in log.read_text().splitlines() if "AF_INET" in line or "connect(" in line]
        assert [line for line in calls if "= -1 EPERM" not in line] == []
    # Nor is anything left outside of our own folders that could be sent later.
    assert list(home.rglob("*")) == []


def test_a_command_is_found_by_its_name_and_loads_no_other(dateline):
    assert all(load(command.name) is command for command in COMMANDS)
    assert load("fetch") is None
    code = (
        "import sys; from workbench.cli.main import main; sys.argv = ['dateline', '--library', 'import', 'version'];"
        "main(); print([name for name in sys.modules if name.startswith('workbench.cli.')])"
    )
    done = subprocess.run([sys.executable, "-P", "-c", code], capture_output=True, text=True, check=True)
    assert "workbench.cli.version" in done.stdout
    assert "workbench.cli.import_" not in done.stdout


def test_who_does_not_annotate_loads_no_model(tmp_path):
    (tmp_path / "a.txt").write_text("Nobody from Brisket Holdings came, and Ortun Vask left.")
    code = (
        "import sys; from workbench.cli.main import main\n"
        "for command in (['import', 'a.txt'], ['actors'], ['search', 'Vask'], ['check']): main(['--library', 'L', *command])\n"
        "print('onnxruntime' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-P", "-c", code], capture_output=True, text=True, cwd=tmp_path)
    assert done.stdout.splitlines()[-1] == "False", done.stderr


def test_help_lists_every_command_wherever_it_is_asked_for(dateline):
    for arguments in ([], ["--help"], ["--library", "L", "-h", "import"]):
        said = dateline(*arguments).stdout.decode()
        assert all(f"    {command.name} " in said or f"    {command.name}\n" in said for command in COMMANDS)
    assert "invalid choice: 'fetch'" in dateline("fetch").stderr.decode()
