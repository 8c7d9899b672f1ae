"""The forms in which browsers save one page with all that belongs to it."""
