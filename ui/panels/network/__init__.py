"""The network of actors: who is named together with whom in the articles of a result."""

from ui.panels.network.panel import NetworkPanel

__all__ = ["NetworkPanel"]
