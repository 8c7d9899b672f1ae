"""The timeline: when the articles of a result were published, which dates they name, and what has no date."""

from ui.panels.timeline.panel import TimelinePanel

__all__ = ["TimelinePanel"]
