"""`dateline`: with a command it is the command line, which loads no Qt; without one it opens the window."""

import sys
from pathlib import Path

from workbench.cli.frame import Exit, say
from workbench.entry import main as run_entry


def _library_alone(arguments: list[str]) -> tuple[bool, Path | None]:
    """Tell whether the window is asked for, and which library with it: nothing but --library was given."""
    match arguments:
        case []:
            return True, None
        case ["--library", folder]:
            return True, Path(folder)
        case [option] if option.startswith("--library="):
            return True, Path(option.removeprefix("--library="))
        case _:
            return False, None


def main() -> int:
    """Open the window, or do what the command line says."""
    wants_window, folder = _library_alone(sys.argv[1:])
    if not wants_window:
        return run_entry()
    try:
        from ui.app import run
    except ImportError as error:
        say(
            f"Could not open the window: Qt did not load ({error}). On Debian and Ubuntu install libegl1, libgl1, libxkbcommon0, "
            "libfontconfig1, libdbus-1-3 and libglib2.0-0. Without the window, dateline --help lists what can be done."
        )
        return Exit.NO_DISPLAY
    return run(folder)


if __name__ == "__main__":
    sys.exit(main())
