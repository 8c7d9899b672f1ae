"""Panels: passive parts of the window that get plain data and say what the user wants."""
