"""The one door of the program: the same executable is command line and worker."""

import sys

from workbench.importing.messages import WORKER_FLAG
from workbench.viewing.messages import VIEWER_FLAG


def main() -> int:
    """Serve as a worker if asked to, else run a command; each loads only what it needs."""
    if sys.argv[1:2] == [WORKER_FLAG]:
        # What reads foreign bytes is never loaded beside what holds the library.
        from workbench.importing.worker import serve

        return serve(int(sys.argv[2]))
    if sys.argv[1:2] == [VIEWER_FLAG]:
        from workbench.viewing.serving import serve_sights

        return serve_sights(int(sys.argv[2]))
    try:
        from workbench.cli.main import main as run_command
    except KeyboardInterrupt:
        return 130  # stopped while it was still loading

    return run_command()
