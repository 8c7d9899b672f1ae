"""The panes of the window: passive, given plain data, saying by signals what the user wants."""
