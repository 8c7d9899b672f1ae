"""Results of a search as files for other programs, one module a format."""
