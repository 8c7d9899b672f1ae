"""What the user can choose about reading files. Plain data, for both sides."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choices:
    """How files are read: `by_chapter` makes each chapter of a book an article of its own."""

    by_chapter: bool = False


DEFAULT_CHOICES = Choices()
