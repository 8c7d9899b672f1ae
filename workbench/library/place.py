"""Tells folders where a database is in danger: on a network, or under a program that synchronises files."""

import os
import sys
from pathlib import Path

# Folders that synchronising programs make; they copy a database file while it is being written.
_SYNCHRONISED = {
    "dropbox", "onedrive", "google drive", "googledrive", "my drive", "icloud drive", "mobile documents", "nextcloud",
    "owncloud", "seafile", "syncthing", "sync", "pcloud drive", "mega", "megasync", "creative cloud files", "box",
}  # fmt: skip
_NETWORK_SYSTEMS = {
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ceph", "9p", "glusterfs", "fuse.sshfs", "fuse.rclone", "davfs", "fuse.davfs2",
}  # fmt: skip


def warn_about_place(folder: Path) -> str | None:
    """Return a warning if a library in this folder would be in danger, None if the place is good."""
    real = Path(os.path.realpath(folder))
    for part in real.parts:
        name = part.lower()
        if name in _SYNCHRONISED or name.startswith(("onedrive -", "dropbox (")):
            return (
                f"Mind: {folder} lies in {part}, which a program synchronises. Copies made while Dateline writes may be "
                "damaged. Keep the library elsewhere, and put backups there (backup --to)."
            )
    system = _file_system(real)
    if system in _NETWORK_SYSTEMS:
        return (
            f"Mind: {folder} lies on a network ({system}), where locks and durable writes cannot be relied on. "
            "Keep the library on a disk of this machine, and put backups there (backup --to)."
        )
    return None


def _file_system(folder: Path) -> str | None:
    """Return the type of the file system that a folder lies on, as /proc/mounts has it; None where there is none."""
    if sys.platform != "linux":
        return "smb" if str(folder).startswith("\\\\") else None
    try:
        lines = Path("/proc/mounts").read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return None
    best: tuple[int, str] | None = None
    for line in lines:
        _, mount, system, *_ = line.split(" ")
        point = mount.replace("\\040", " ")
        if folder.is_relative_to(point) and (best is None or len(point) >= best[0]):
            best = (len(point), system)
    return best[1] if best else None
