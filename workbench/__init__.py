"""The application without a window: library, importing, search service, command line."""

__version__ = "0.1.0"
