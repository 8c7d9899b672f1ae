"""Spanish: words and rules as data."""
