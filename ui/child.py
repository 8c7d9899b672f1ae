"""How this program starts itself as a child process, and has it stand back behind the window."""

import ctypes
import os
import sys

_NICE = 10
_PROCESS_SET_INFORMATION, _BELOW_NORMAL_PRIORITY_CLASS = 0x0200, 0x4000


def child_command(*arguments: str) -> list[str]:
    """Return the command line that runs Dateline's command line with these arguments."""
    if getattr(sys, "frozen", False):
        return [sys.executable, *arguments]
    # -P: nothing that lies in the current folder is ever imported.
    return [sys.executable, "-P", "-m", "workbench", *arguments]


def stand_back(process_id: int) -> None:
    """Give a process, and all that it starts from now on, less of the processor than the window has."""
    if sys.platform == "win32":
        kernel = ctypes.windll.kernel32
        handle = kernel.OpenProcess(_PROCESS_SET_INFORMATION, False, process_id)
        if handle:
            kernel.SetPriorityClass(handle, _BELOW_NORMAL_PRIORITY_CLASS)
            kernel.CloseHandle(handle)
        return
    try:
        os.setpriority(os.PRIO_PROCESS, process_id, _NICE)
    except ProcessLookupError:
        return  # it has ended already


def last_sentence(complaint: bytes) -> str:
    """Return what a child said last of itself; nothing where it ended in a bug."""
    said = complaint.decode("utf-8", "replace").strip()
    # A child that fails as foreseen ends with one plain sentence; a bug leaves a traceback.
    return "" if not said or "Traceback (most recent call last)" in said else said.splitlines()[-1]
