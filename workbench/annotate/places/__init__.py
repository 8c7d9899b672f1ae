"""Finds the places that a text names: a gazetteer, what stands around a name, and which of namesakes is meant."""
