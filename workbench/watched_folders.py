"""The folders that a user has watched, by library: kept beside the settings and never in a library, which may come from elsewhere."""

import json
import os
from pathlib import Path
from typing import Final

import msgspec

from workbench.library.durable import write_file
from workbench.paths import config_folder

FILE: Final = "watched.json"
_FILE_BYTES_MAX: Final = 1024**2


def watched_folders(library_id: str) -> tuple[str, ...]:
    """Return the folders that are watched for a library; none where the file cannot be read."""
    return _load().get(library_id, ())


def watch_folder(library_id: str, folder: Path) -> tuple[str, ...]:
    """Have a folder watched from now on; return all that are."""
    path = os.path.realpath(folder)
    return _save(library_id, tuple(dict.fromkeys((*watched_folders(library_id), path))))


def unwatch_folder(library_id: str, folder: str) -> tuple[str, ...]:
    """Have a folder watched no more; return those that are left."""
    return _save(library_id, tuple(one for one in watched_folders(library_id) if one != folder))


def _load() -> dict[str, tuple[str, ...]]:
    try:
        with (config_folder() / FILE).open("rb") as stream:
            raw = stream.read(_FILE_BYTES_MAX)
        return msgspec.convert(json.loads(raw), dict[str, tuple[str, ...]])
    except (OSError, ValueError, RecursionError, msgspec.ValidationError):
        return {}


def _save(library_id: str, folders: tuple[str, ...]) -> tuple[str, ...]:
    known = _load()
    known[library_id] = folders
    config_folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    # json and not msgspec: a path may hold bytes that are no UTF-8, which only escapes bring back as they were.
    kept = {name: paths for name, paths in known.items() if paths}
    write_file(config_folder() / FILE, json.dumps(kept, indent=2).encode() + b"\n")
    return folders
