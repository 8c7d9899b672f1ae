"""Dialogs: each takes data and callables, and says by signals what is wanted."""
