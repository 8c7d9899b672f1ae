"""Documents of word processors, and books."""
