"""The models behind the lists: ids and prepared rows, and nothing that reads a library."""
