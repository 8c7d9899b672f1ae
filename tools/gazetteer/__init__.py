"""Builds resources/gazetteer, the starter table of actors, from the YAML and TSV of the people who write it."""
