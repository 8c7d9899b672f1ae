"""Russian: words and rules as data."""
