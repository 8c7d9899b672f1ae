"""What the window remembers from one start to the next: the libraries opened last, and how it was laid out."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import msgspec

from workbench.dates import now
from workbench.library.durable import write_file

FILE = "session.json"
_FILE_BYTES_MAX = 1024**2
_RECENT_MAX = 10


@dataclass(frozen=True, slots=True)
class RecentLibrary:
    """A library that was opened, and when that was last."""

    path: str
    opened_at: str


@dataclass(frozen=True, slots=True)
class Session:
    """Recent libraries, the last one first, and what parts of the window noted for themselves, each under its own name."""

    recent: tuple[RecentLibrary, ...] = ()
    window: Mapping[str, str] = field(default_factory=dict)

    def having_opened(self, folder: Path) -> "Session":
        """Return the session with a library in front of the others."""
        path = os.path.realpath(folder)
        others = [library for library in self.recent if library.path != path]
        return replace(self, recent=(RecentLibrary(path, now()), *others)[:_RECENT_MAX])

    def without(self, path: str) -> "Session":
        """Return the session without a library, one that is not there any more for example."""
        return replace(self, recent=tuple(library for library in self.recent if library.path != path))


def load_session(folder: Path) -> Session:
    """Read the session; where there is none, or it cannot be read, nothing is remembered."""
    try:
        with (folder / FILE).open("rb") as stream:
            raw = stream.read(_FILE_BYTES_MAX)
        return msgspec.convert(json.loads(raw), Session)
    except (OSError, ValueError, RecursionError, msgspec.ValidationError):
        return Session()


def save_session(folder: Path, session: Session) -> None:
    """Write the session, whole or not at all."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    # json and not msgspec: a path may hold bytes that are no UTF-8, which only escapes bring back as they were.
    write_file(folder / FILE, json.dumps(msgspec.to_builtins(session), indent=2).encode() + b"\n")
