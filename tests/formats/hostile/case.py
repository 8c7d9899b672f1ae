"""One hostile file, and what is to become of it."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Case:
    """A file that wants harm. `reads`: True if it has to be read all the same, False if it has to be refused, None if both will do."""

    name: str
    file_name: str
    data: Callable[[], bytes]
    reads: bool | None = None
