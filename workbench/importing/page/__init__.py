"""A saved page to a draft: one parse, then its comments, its clean text, and what it says about itself."""
