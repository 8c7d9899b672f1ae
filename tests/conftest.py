"""What every test stands on: no network, private cache and settings folders, nothing left running."""

import sys
from pathlib import Path

import pytest

SHARED = Path(__file__).parents[2] / "shared"


def _refuse_network(event: str, _args: tuple[object, ...]) -> None:
    if event in {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "urllib.Request"}:
        raise AssertionError(f"a test reached for the network: {event}")


sys.addaudithook(_refuse_network)


@pytest.fixture(autouse=True)
def private_folders(tmp_path_factory, monkeypatch):
    """Give each test its own cache, so that none sees the user's or another's index."""
    folder = tmp_path_factory.mktemp("xdg")
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder / "config"))
    monkeypatch.setenv("DATELINE_CACHE", str(folder / "cache"))
    return folder


@pytest.fixture(scope="session")
def shared() -> Path:
    """The team's shared data, where it lies beside the checkout."""
    if not SHARED.is_dir():
        pytest.skip("the shared data is not beside this checkout")
    return SHARED
