"""A virtual screen with a window manager, and the program on it, worked by key events of the X server alone."""

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

PATIENCE_S = 30.0
# Between two looks. Each look at a window's title is a process of its own.
_LOOK_EVERY_S = 0.05
_LACKING = "the flow with real keys needs {}: as root, make system"


def until(condition: Callable[[], object], what: str, patience_s: float = PATIENCE_S) -> None:
    """Look until something is so; say what was waited for where it never is."""
    deadline = time.monotonic() + patience_s
    while not condition():
        assert time.monotonic() < deadline, f"waited {patience_s:.0f} s in vain: {what}"
        time.sleep(_LOOK_EVERY_S)


class Screen:
    """An X server of our own with openbox. What a user sees and presses goes through it and nothing else."""

    def __init__(self, folder: Path, size: str = "1440x900") -> None:
        for program in ("Xvfb", "xdotool", "openbox"):
            if shutil.which(program) is None:
                pytest.skip(_LACKING.format(program))
        self._folder = folder
        (folder / "run").mkdir(mode=0o700)
        reading, writing = os.pipe()
        self._processes = [
            subprocess.Popen(
                [
                    "Xvfb",
                    "-displayfd",
                    str(writing),
                    "-screen",
                    "0",
                    f"{size}x24",
                    "-fbdir",
                    folder,
                    "-nolisten",
                    "tcp",
                ],
                pass_fds=[writing],
                stderr=subprocess.DEVNULL,
            )
        ]
        os.close(writing)
        with os.fdopen(reading) as said:
            number = said.readline().strip()
        assert number, "the X server did not start"
        unwanted = ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "XAUTHORITY", "DBUS_SESSION_BUS_ADDRESS")
        self.environment = {
            **{name: value for name, value in os.environ.items() if name not in unwanted},
            "DISPLAY": f":{number}",
            "LC_ALL": "C.UTF-8",
            "XDG_RUNTIME_DIR": str(folder / "run"),
        }
        self._processes.append(
            subprocess.Popen(
                ["openbox", "--sm-disable"],
                env=self.environment,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        )
        until(lambda: self._ask("get_num_desktops"), "the window manager")

    def close(self) -> None:
        """End window manager and X server."""
        for process in reversed(self._processes):
            process.terminate()
            process.wait(PATIENCE_S)

    def press(self, *keys: str) -> None:
        """Press keys one after the other, named as X names them: ctrl+l, F3, bracketright."""
        self._do("key", "--delay", "20", *keys)

    def type(self, text: str) -> None:
        """Type letter by letter, as fast as hands do that are very good at it."""
        self._do("type", "--delay", "30", text)

    def do(self, *command: str) -> None:
        """Have the window manager do something: minimize, resize."""
        self._do(*command)

    @property
    def title(self) -> str:
        """What stands in the title bar of the active window, empty where none is."""
        return self._ask("getactivewindow", "getwindowname")

    @property
    def window(self) -> str:
        """The number of the active window."""
        return self._ask("getactivewindow")

    @property
    def picture(self) -> str:
        """What the screen shows, as one number to compare."""
        return hashlib.sha256((self._folder / "Xvfb_screen0").read_bytes()).hexdigest()

    def _do(self, *command: str) -> None:
        subprocess.run(["xdotool", *command], check=True, env=self.environment, timeout=PATIENCE_S)

    def _ask(self, *command: str) -> str:
        done = subprocess.run(
            ["xdotool", *command], check=False, env=self.environment, capture_output=True, timeout=PATIENCE_S
        )
        return done.stdout.decode().strip() if done.returncode == 0 else ""


class Started:
    """The program in a process of its own."""

    def __init__(self, library: Path, environment: dict[str, str]) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-m", "ui", "--library", str(library)],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def end(self) -> tuple[int, str]:
        """Wait for the end; return the exit code and everything that was said."""
        said, complaints = self.process.communicate(timeout=PATIENCE_S)
        return self.process.returncode, (said + complaints).decode()

    def kill(self) -> None:
        """End it as a crash does, without a chance to save."""
        self.process.send_signal(signal.SIGKILL)
        self.process.communicate(timeout=PATIENCE_S)

    def stop(self) -> None:
        """End it where a test left it running."""
        if self.process.poll() is None:
            self.kill()
