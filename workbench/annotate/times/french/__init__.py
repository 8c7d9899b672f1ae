"""French: words and rules as data."""
