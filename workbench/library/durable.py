"""Files that are whole or absent: temporary name, fsync, rename, fsync of the folder."""

import contextlib
import os
import sys
import uuid
from pathlib import Path

TEMPORARY_SUFFIX = ".part"


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable. Windows keeps them so by itself and offers no call for it."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_file(target: Path, data: bytes) -> None:
    """Write a file so that after any crash it holds either what it held before or all of `data`."""
    temporary = target.with_name(f"{target.name}.{uuid.uuid4().hex}{TEMPORARY_SUFFIX}")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    sync_folder(target.parent)
