"""Where a file is to be written: the system's dialog, with the ending that was typed or that stood there."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from workbench.errors import UsageError


def ask_where_to_save(parent: QWidget, title: str, suffixes: Mapping[str, str]) -> tuple[Path, str] | None:
    """Return the file that the user named, and its ending, which is one of `suffixes`; None if they named none.

    Args:
        parent: The window.
        title: Of the dialog.
        suffixes: What can be written, by its title: the ending with its full stop. The first is what stands there.

    Raises:
        UsageError: If there is a file of that name which the dialog has not asked about.
    """
    filters = {f"{name} (*{suffix})": suffix for name, suffix in suffixes.items()}
    name, chosen = QFileDialog.getSaveFileName(parent, title, "", ";;".join(filters))
    if not name:
        return None
    # The ending that was typed says more than the filter that stood there; the longest that fits is meant.
    typed = max((suffix for suffix in suffixes.values() if name.lower().endswith(suffix)), key=len, default=None)
    if typed is not None:
        return Path(name), typed
    suffix = filters.get(chosen, next(iter(suffixes.values())))
    target = Path(f"{name}{suffix}")
    if target.exists():
        # The dialog of the system has asked about the name that was typed, and not about this one.
        raise UsageError(f"There is a file {target.name} already. Type its whole name to replace it.")
    return target, suffix
