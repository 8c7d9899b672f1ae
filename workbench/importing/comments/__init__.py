"""The comments of readers, found by structure and taken out of a page."""
