"""What floats above the window: palette and notices."""
