"""Writes the report of a bug: where it happened, and nothing of what was read or searched."""

import platform
import sys
from collections.abc import Iterator
from types import TracebackType

import workbench

_OURS = ("ui", "workbench", "index", "resources")
# Those whose version most often explains a bug.
_PACKAGES = ("PySide6-Essentials", "numpy", "pyqtgraph", "Whoosh-Reloaded", "lxml", "trafilatura")
_CAUSES_MAX = 8


def build_report(error: BaseException) -> str:
    """Return what can be sent without a second thought.

    Of the error only its type and our own lines are named: messages and variables may hold the text of a page, and so
    may the paths of files. Frames of other packages are named by package alone.
    """
    lines = [f"Dateline {workbench.__version__}", *_surroundings(), ""]
    for number, cause in enumerate(_chain(error)):
        kind = type(cause)
        lines.append(f"{'caused by ' if number else ''}{kind.__module__}.{kind.__qualname__}")
        lines += [f"  {frame}" for frame in _frames(cause.__traceback__)]
    return "\n".join(lines) + "\n"


def _surroundings() -> Iterator[str]:
    # Loaded when there is something to report: it brings the whole of e-mail with it, and the window is there sooner without.
    from importlib.metadata import PackageNotFoundError, version

    yield f"Python {platform.python_version()} ({platform.python_implementation()})"
    yield f"{platform.system()} {platform.release()} {platform.machine()}"
    if getattr(sys, "frozen", False):
        yield "installed as a program"
    for name in _PACKAGES:
        try:
            yield f"{name} {version(name)}"
        except PackageNotFoundError:
            continue


def _chain(error: BaseException) -> Iterator[BaseException]:
    """Yield an error and what led to it, each once: chains can be circles."""
    seen: list[BaseException] = []
    cause: BaseException | None = error
    while cause is not None and len(seen) < _CAUSES_MAX and all(cause is not other for other in seen):
        seen.append(cause)
        yield cause
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)


def _frames(trace: TracebackType | None) -> Iterator[str]:
    last = ""
    while trace is not None:
        module = str(trace.tb_frame.f_globals.get("__name__", ""))
        package = module.partition(".")[0]
        line = f"{module}:{trace.tb_lineno}" if package in _OURS else f"({package})"
        if line != last:
            yield line
        last = line
        trace = trace.tb_next
