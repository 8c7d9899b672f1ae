"""Data that ships with the program, and the one reader for it."""

from pathlib import Path

_ROOT = Path(__file__).parent
# Where the model lies that finds names.
TAGGER = "models/actor-tagger"


def path(name: str) -> Path:
    """Return where a resource lies; `name` uses forward slashes, as in "sample/pages".

    Raises:
        FileNotFoundError: If there is no such resource.
    """
    found = _ROOT.joinpath(*name.split("/"))
    if not found.exists():
        raise FileNotFoundError(f"The resource {name} is missing from this installation. Install Dateline again.")
    return found


def read_bytes(name: str) -> bytes:
    """Return a resource as bytes."""
    return path(name).read_bytes()


def read_text(name: str) -> str:
    """Return a UTF-8 resource as text."""
    return path(name).read_text(encoding="utf-8")
