"""The panes of the window: each is given plain data and says by signals what the user wants."""
