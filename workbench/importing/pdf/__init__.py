"""Reads PDFs that have a text layer: words with their places, lines, columns, paragraphs, and what the file says of itself."""
