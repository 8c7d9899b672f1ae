"""Renders the sample library: from YAML sources to pages as a reader would have saved them."""
