"""Zones, metadata and comments out of the bytes of a saved article."""
