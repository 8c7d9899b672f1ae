"""Tells whether there is a screen to open a window on, before Qt ends the process for want of one."""

import os
import re
import sys
from pathlib import Path

NO_SCREEN = (
    "There is no screen to open the window on: neither DISPLAY nor WAYLAND_DISPLAY leads to one. "
    "Start Dateline from a desktop; dateline --help lists what can be done without the window."
)
_LOCAL = re.compile(r"(?:unix)?:(\d+)(?:\.\d+)?")


def has_screen(environment: dict[str, str] | None = None, sockets: Path = Path("/tmp/.X11-unix")) -> bool:  # noqa: S108 - where X has its sockets
    """Look for a screen, without connecting to anything.

    Args:
        environment: The process's, unless a test says otherwise.
        sockets: Where the X servers of this machine listen.
    """
    known = dict(os.environ) if environment is None else environment
    # Offscreen and its like need none; the user, or a test, asked for it.
    if known.get("QT_QPA_PLATFORM", "").partition(":")[0] in {"offscreen", "minimal", "vnc"}:
        return True
    if sys.platform in {"win32", "darwin"}:
        return True
    if known.get("WAYLAND_DISPLAY"):
        return True
    display = known.get("DISPLAY", "")
    local = _LOCAL.fullmatch(display)
    if local is None:
        # Another machine's screen, as with ssh -X: only Qt can tell.
        return bool(display)
    # X may listen on an abstract socket alone, which /proc lists with an @ before its name.
    return (sockets / f"X{local[1]}").exists() or f"@{sockets}/X{local[1]}" in _abstract_sockets()


def _abstract_sockets() -> str:
    try:
        return Path("/proc/net/unix").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
