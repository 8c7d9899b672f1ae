"""German: words and rules as data."""
