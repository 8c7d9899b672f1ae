"""Full text: the only package that imports Whoosh; it knows plain records and nothing of the library."""
