"""The reader: one article as a page, with its hits, actors and dates marked."""
