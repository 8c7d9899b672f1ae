"""The tagger: a small model of our own that finds and types names in English text, whether or not a table has them."""
