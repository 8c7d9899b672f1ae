"""The ways in which the reader shows an article: its clean text, all of its page, or both side by side."""

from enum import StrEnum


class View(StrEnum):
    """What is shown of an article; in the order in which the header bar offers it."""

    CLEAN = "clean"
    ORIGINAL = "original"
    BOTH = "both"

    @property
    def has_original(self) -> bool:
        """Whether all of the page is to be seen, with its zones."""
        return self is not View.CLEAN
