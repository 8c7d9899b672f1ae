"""What every test stands on: no network, private cache and settings folders, nothing left running."""

import io
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from workbench.cli.main import main
from workbench.library.locks import LockName, hold

SHARED = Path(__file__).parents[2] / "shared"
# The folders of tests that have a window.
WINDOWS = (Path(__file__).parent / "ui", Path(__file__).parent / "flows" / "window")


def _refuse_network(event: str, _args: tuple[object, ...]) -> None:
    if event in {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "urllib.Request"}:
        raise AssertionError(f"a test reached for the network: {event}")


sys.addaudithook(_refuse_network)


@pytest.fixture(autouse=True)
def private_folders(tmp_path_factory, monkeypatch):
    """Give each test its own cache and settings, so that none sees the user's or another's."""
    folder = tmp_path_factory.mktemp("xdg")
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder / "config"))
    monkeypatch.setenv("DATELINE_CACHE", str(folder / "cache"))
    monkeypatch.setenv("DATELINE_LIBRARIES", str(folder / "libraries"))
    monkeypatch.setenv("DATELINE_CONFIG", str(folder / "config"))
    return folder


@pytest.fixture(scope="session")
def made_once(tmp_path_factory) -> Callable[[str, Callable[[Path], None]], Path]:
    """Return what has a folder filled once in a run: by the process that asks first, while the others that want it wait."""
    base = tmp_path_factory.getbasetemp()
    # pytest-xdist gives each of its workers a folder within the one of the run.
    run = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    def made_once_(name: str, make: Callable[[Path], None]) -> Path:
        folder = run / f"once-{name}"
        folder.mkdir(exist_ok=True)
        with hold(folder, LockName.WRITE):
            done = folder / "done"
            if not done.exists():
                make(folder)
                done.touch()
        return folder

    return made_once_


@pytest.fixture(scope="session")
def shared() -> Path:
    """The team's shared data, where it lies beside the checkout."""
    if not SHARED.is_dir():
        pytest.skip("the shared data is not beside this checkout")
    return SHARED


def pytest_addoption(parser):
    parser.addoption(
        "--kill-points",
        type=int,
        default=12,
        help="at how many points an import or the index is killed (make torture: 200)",
    )


def pytest_ignore_collect(collection_path, config):
    """Load nothing of what -m leaves out as a whole: importing it takes each worker seconds, and each collection of garbage longer."""
    expression = config.option.markexpr
    if expression.startswith("not window") and collection_path in WINDOWS:
        return True
    is_on_the_way = any(
        collection_path.is_relative_to(folder) or folder.is_relative_to(collection_path) for folder in WINDOWS
    )
    return True if expression.startswith("window") and not is_on_the_way else None


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Mark what has a window; the Makefile runs it after the rest."""
    for item in items:
        if any(item.path.is_relative_to(folder) for folder in WINDOWS):
            item.add_marker("window")


@pytest.fixture(scope="session")
def dateline(dateline_process):
    """What runs the command line. A module that looks at answers alone overrides it with `dateline_here`."""
    return dateline_process


@pytest.fixture(scope="session")
def dateline_process():
    """Run the command line in a process of its own, as users do; returns the finished process, with bytes."""

    def run(*arguments: str | bytes | Path, **options: object) -> subprocess.CompletedProcess[bytes]:
        options = {"capture_output": True, "timeout": 120, **options}
        return subprocess.run([sys.executable, "-P", "-m", "workbench", *arguments], **options)

    return run


@pytest.fixture(scope="session")
def dateline_here():
    """Run the command line in this process; returns the same as a process, whose start takes longer than what most commands do."""

    def run(
        *arguments: str | bytes | Path,
        input: bytes = b"",  # noqa: A002 - as subprocess.run calls it
        env: Mapping[str, str] | None = None,
    ) -> subprocess.CompletedProcess[bytes]:
        streams = [io.TextIOWrapper(io.BytesIO(given), encoding="utf-8") for given in (input, b"", b"")]
        with pytest.MonkeyPatch.context() as patch:
            for name, value in (env or {}).items():
                patch.setenv(name, value)
            for name, stream in zip(("stdin", "stdout", "stderr"), streams, strict=True):
                patch.setattr(sys, name, stream)
            try:
                code = int(main([os.fsdecode(argument) for argument in arguments]))
            except SystemExit as ended:
                code = int(ended.code or 0)
        said = []
        for stream in streams[1:]:
            stream.flush()
            said.append(stream.buffer.getvalue())
        return subprocess.CompletedProcess(arguments, code, *said)

    return run
