"""English: its words of time, and how they stand together."""
