"""What `make run` does: the sample library, and the window on it; where there is no screen, its pictures instead."""

import signal
import subprocess
import sys

from tools.pictures.__main__ import main as take_pictures
from workbench.cli.frame import Exit

PICTURES = "out"
SCREEN_HINT = (
    "sudo apt-get install libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxcb-xkb1 libxkbcommon-x11-0"
)


def main(library: str) -> int:
    """Do it, and return as a shell would how the window ended."""
    try:
        ended = _run(library)
    except KeyboardInterrupt:
        ended = -signal.SIGINT
    return 128 - ended if ended < 0 else ended


def _run(library: str) -> int:
    dateline = [sys.executable, "-P", "-m", "ui"]
    print(f"Making the sample library in {library}: 44 pages about October 1962, from invented outlets.", flush=True)
    for command in (["sample", library], ["--library", library, "annotate"]):
        done = subprocess.run([*dateline, *command], check=False)
        if done.returncode:
            return done.returncode
    opened = subprocess.run([*dateline, "--library", library], check=False)
    if opened.returncode == Exit.NO_DISPLAY:
        print(f"Writing pictures of the window into {PICTURES}/ instead.", flush=True)
        return take_pictures([PICTURES])
    if opened.returncode == -signal.SIGABRT:
        # So Qt ends the process itself where a library of the screen's side is missing.
        print(f"The window could not be opened on this screen. On Debian and Ubuntu it needs these:\n    {SCREEN_HINT}")
    return opened.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
