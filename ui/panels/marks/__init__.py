"""The pane with the user's marks: of the open article, or of all that was found."""

from ui.panels.marks.panel import MarksPanel

__all__ = ["MarksPanel"]
