"""Turkish: words and rules as data."""
