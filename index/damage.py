"""What is said of an index that cannot be read."""

from index.errors import IndexDamagedError


def damaged(reason: str) -> IndexDamagedError:
    """Word the one thing that can be done about a damaged index."""
    return IndexDamagedError(f"The search index cannot be read: {reason}. It has to be built again from the library.")
