"""Open a file of the index folder, and no other: what lies there may have been put there by somebody else."""

import os
import stat
from pathlib import Path
from typing import Final

# What is no plain file is refused once it is open; until then, a pipe must not make us wait.
_FLAGS: Final = os.O_RDONLY | sum(
    getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY")
)

Identity = tuple[int, int, int]


def open_plain(path: Path) -> int:
    """Return a descriptor of a plain file that lies where its name says, open for reading.

    Raises:
        OSError: If there is none; a link, which may lead out of the folder, is none.
    """
    if path.is_symlink():  # where the system has no O_NOFOLLOW
        raise OSError(f"{path} is a link")
    descriptor = os.open(path, _FLAGS)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(f"{path} is no plain file")
    return descriptor


def read_plain(path: Path, most: int) -> bytes:
    """Return the content of a plain file.

    Raises:
        OSError: If there is none, or it has more than `most` bytes.
    """
    with os.fdopen(open_plain(path), "rb") as file:
        content = file.read(most + 1)
    if len(content) > most:
        raise OSError(f"{path} has more than {most:,} bytes")
    return content


def identity(path: Path) -> Identity | None:
    """Return what a file has in common with itself as long as nobody changes it; None where there is none."""
    try:
        status = path.lstat()
    except OSError:
        return None
    return status.st_ino, status.st_mtime_ns, status.st_size
