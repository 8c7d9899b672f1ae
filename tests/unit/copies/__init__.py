"""Copies and revisions."""
