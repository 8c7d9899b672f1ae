"""Tests of the places that are found in texts."""
