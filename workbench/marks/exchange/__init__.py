"""Marks as files of other programs, and theirs as marks: one module a format."""
