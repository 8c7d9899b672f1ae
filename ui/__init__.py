"""Nothing here yet but the door: the window will live in this package."""
