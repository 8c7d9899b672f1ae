"""Long questions to the database that stop when nobody wants their answer any more."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from workbench.jobs import Cancelled, JobContext

# Steps of SQLite's machine between two looks: a few milliseconds.
_STEPS: Final = 50_000


@contextmanager
def stopping(connection: sqlite3.Connection, ctx: JobContext) -> Iterator[None]:
    """Have whatever is read meanwhile stop soon after the work was cancelled.

    Raises:
        Cancelled: If it was.
    """
    has_stopped = False

    def should_stop() -> int:
        nonlocal has_stopped
        has_stopped = has_stopped or ctx.is_cancelled
        return int(has_stopped)

    connection.set_progress_handler(should_stop, _STEPS)
    try:
        yield
    except sqlite3.OperationalError as error:
        if has_stopped:
            raise Cancelled from error
        raise
    finally:
        connection.set_progress_handler(None, 0)
