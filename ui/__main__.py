"""`dateline`: with a command the command line, before any window is loaded."""

import sys

from workbench.cli.main import main as run_command


def main() -> int:
    """Run the command that was given."""
    return run_command()


if __name__ == "__main__":
    sys.exit(main())
