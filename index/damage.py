"""Tell damaged files from bugs: whatever Whoosh raises over a file that is not as it was written becomes one error."""

import pickle
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from whoosh.filedb.filetables import FileFormatError

from index.errors import IndexDamagedError

# What Whoosh, and what it stands on, was seen to raise over files cut short. It wraps calls of Whoosh alone: around our
# own code it would pass off a mistake of ours as damage.
_READ_ERRORS: Final = (
    OSError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    AssertionError,
    EOFError,
    OverflowError,
    struct.error,
    zlib.error,
    pickle.UnpicklingError,
    FileFormatError,
)


def damaged(reason: str) -> IndexDamagedError:
    """Word the one thing that can be done about a damaged index."""
    return IndexDamagedError(f"The search index cannot be read: {reason}. It has to be built again from the library.")


@contextmanager
def reading(name: str) -> Iterator[None]:
    """Turn whatever reading a damaged file raises into the one error that callers know."""
    try:
        yield
    except _READ_ERRORS as error:
        raise damaged(f"{name} is not as it was written ({type(error).__name__})") from error
