"""The panes of the window, one a module or package; each is passive and works alone."""
