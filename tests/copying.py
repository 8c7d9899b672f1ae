"""Copies of a library that was made once, in place of making it again for each test."""

import shutil
from pathlib import Path

from workbench.indexing import index_folder
from workbench.library.store import Library


def copy_library(library: Path, cache: Path, to: Path) -> Path:
    """Copy a library, and its index from a cache with no other into that of the test, as if all had been made there."""
    shutil.copytree(library, to)
    (made,) = (cache / "indexes").iterdir()
    with Library.open(to) as opened:
        shutil.copytree(made, index_folder(opened))
    return to
