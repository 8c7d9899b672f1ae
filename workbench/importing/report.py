"""What an import tells: an event for every document, and how it went in numbers."""

from dataclasses import dataclass, field
from enum import StrEnum


class Event(StrEnum):
    """What may happen to a document. One that is listed has no text: it stands on the list of what is wanted."""

    IMPORTED = "imported"
    DUPLICATE = "duplicate"
    REFUSED = "refused"
    LISTED = "listed"


@dataclass(frozen=True, slots=True)
class ImportEvent:
    """One line of an import's report; an imported or duplicate document is durable before its event is told."""

    event: Event
    path: str
    member: str = ""
    id: int | None = None
    title: str | None = None
    reason: str | None = None


@dataclass(slots=True)
class ImportReport:
    """How an import went, in numbers, with everything that was refused. `run` is its number in the library's record."""

    run: int | None = None
    imported: int = 0
    duplicates: int = 0
    listed: int = 0
    refused: list[ImportEvent] = field(default_factory=list)

    @property
    def total(self) -> int:
        """Return how many documents were looked at."""
        return self.imported + self.duplicates + self.listed + len(self.refused)

    def count(self, event: ImportEvent) -> None:
        """Take one event into account."""
        if event.event is Event.IMPORTED:
            self.imported += 1
        elif event.event is Event.DUPLICATE:
            self.duplicates += 1
        elif event.event is Event.LISTED:
            self.listed += 1
        else:
            self.refused.append(event)
