"""The walls stand: each import contract is broken once on purpose, to see that it would be noticed."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("ui", "workbench", "index", "resources")
LINTER = Path(sys.executable).with_name("lint-imports")


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """A copy of the packages that may be damaged."""
    if not LINTER.exists():
        pytest.skip("import-linter is not installed here")
    folder = tmp_path_factory.mktemp("house")
    for package in PACKAGES:
        shutil.copytree(
            ROOT / package, folder / package, ignore=shutil.ignore_patterns("__pycache__", "pages", "articles")
        )
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [LINTER, "--no-cache", "--config", "pyproject.toml"], cwd=folder, capture_output=True, text=True, timeout=120
    )


@pytest.mark.parametrize(
    ("module", "line", "broken"),
    [
        ("index/days.py", "import workbench.dates", "never back"),
        ("workbench/dates.py", "def f():\n    import ui", "never back"),
        ("resources/__init__.py", "import index.days", "never back"),
        ("workbench/search.py", "import whoosh.fields", "only index/ knows Whoosh"),
        ("workbench/search.py", "def f():\n    import PySide6.QtCore", "the core knows no window"),
        ("workbench/cli/show.py", "import lxml.html", "parsed only in the worker"),
        ("workbench/library/store.py", "from workbench.importing import pipeline", "parsed only in the worker"),
    ],
)
def test_a_broken_wall_is_noticed(house, module, line, broken):
    file = house / module
    whole = file.read_text(encoding="utf-8")
    file.write_text(f"{whole}\n{line}\n", encoding="utf-8")
    try:
        done = lint(house)
    finally:
        file.write_text(whole, encoding="utf-8")
    assert done.returncode == 1
    assert any(broken in line and "BROKEN" in line for line in done.stdout.splitlines()), done.stdout


def test_the_walls_stand(house):
    assert lint(house).returncode == 0


def test_no_module_is_too_long_and_each_says_what_it_is_for():
    for package in PACKAGES:
        for file in (ROOT / package).rglob("*.py"):
            text = file.read_text(encoding="utf-8")
            assert text.startswith('"""'), file
            assert text.count("\n") <= 600, file


def test_no_path_of_a_developers_machine_is_left():
    homes = tuple("/" + name + "/" for name in ("work", "root", "home", "Users"))
    for file in [
        f
        for p in (*PACKAGES, "tests", "tools", "docs")
        for f in (ROOT / p).rglob("*")
        if f.suffix in {".py", ".md", ".json"}
    ]:
        text = file.read_text(encoding="utf-8")
        assert not any(f'"{home}' in text or f" {home}" in text for home in homes), file
