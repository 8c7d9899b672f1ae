"""Text pasted from a page to a draft, line by line."""
