"""What the user can choose about reading files, and what of it shows in a refusal. Plain data, for both sides."""

from dataclasses import dataclass
from typing import Final

# What every refusal says of a document whose pages are pictures: it can be kept all the same.
NO_TEXT_LAYER: Final = "without a text layer"
# The format of one that was kept.
SCAN: Final = "scan"


@dataclass(frozen=True, slots=True)
class Choices:
    """How files are read.

    `by_chapter` makes each chapter of a book an article of its own. `keeps_scans` takes in documents of pictures, which have no text: they are
    found by their title alone.
    """

    by_chapter: bool = False
    keeps_scans: bool = False


DEFAULT_CHOICES = Choices()


def choices_again(member: str, format_: str) -> Choices:
    """Return the choices with which an article was read, as far as they matter to read it again: by its member and its format."""
    # Chapters are members only where they were asked for; of other members the choice says nothing.
    return Choices(by_chapter=bool(member), keeps_scans=format_ == SCAN)
