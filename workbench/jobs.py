"""What long work is given: a way to say how far it is, and to hear that it shall stop."""

from collections.abc import Callable

# Called with what is done, what there is in all (None while that is not known), and what is at hand.
Progress = Callable[[int, int | None, str], None]


class Cancelled(Exception):  # noqa: N818 - it is no error
    """The work was asked to stop; what it had acknowledged stands."""


def _say_nothing(_done: int, _total: int | None, _message: str) -> None:
    return


def _go_on() -> bool:
    return False


class JobContext:
    """Passed first to every long function, which calls `checkpoint` once an item."""

    def __init__(
        self,
        on_progress: Progress = _say_nothing,
        is_cancelled: Callable[[], bool] = _go_on,
    ) -> None:
        self._on_progress = on_progress
        self._is_cancelled = is_cancelled

    @property
    def is_cancelled(self) -> bool:
        """Whether the work shall stop, for whoever cannot raise at once."""
        return self._is_cancelled()

    def checkpoint(self, done: int, total: int | None, message: str) -> None:
        """Report progress.

        Args:
            done: Items finished.
            total: Items in all, None while that is not known.
            message: What is at hand now.
        Raises:
            Cancelled: If the work shall stop.
        """
        if self._is_cancelled():
            raise Cancelled
        self._on_progress(done, total, message)
