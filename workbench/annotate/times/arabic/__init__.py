"""Arabic: words and rules as data."""
