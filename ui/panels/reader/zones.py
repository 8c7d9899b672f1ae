"""How each zone of an article is named and signed where its original is shown: one word, one bar, in gutter and legend alike."""

from collections import Counter
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from ui.look.theme import Look
from workbench.model import Document, Zone


@dataclass(frozen=True, slots=True)
class ZoneSign:
    """The word for a zone and the colour of its bar; what was left out has a hollow one."""

    word: str
    role: str
    wash: float = 0.0
    is_hollow: bool = False


# The ramp of the zones. Readers' words have their own ground already, and the word says what a colour alone would not.
SIGNS = {
    Zone.TITLE: ZoneSign("Title", "zone_body", 0.07),
    Zone.STANDFIRST: ZoneSign("Standfirst", "zone_body", 0.07),
    Zone.BODY: ZoneSign("Body", "zone_body", 0.07),
    Zone.CAPTION: ZoneSign("Captions", "zone_quote", 0.07),
    Zone.COMMENT: ZoneSign("Comments", "zone_comment"),
    Zone.BOILERPLATE: ZoneSign("Left out", "line_strong", is_hollow=True),
}
# What one paragraph is called that was moved there.
KINDS = {
    Zone.STANDFIRST: "standfirst",
    Zone.BODY: "body text",
    Zone.CAPTION: "caption",
    Zone.COMMENT: "comment",
    Zone.BOILERPLATE: "left out",
}
BAR_PX = 4.0


def draw_bar(look: Look, painter: QPainter, box: QRectF, zone: Zone) -> None:
    """Paint the bar of a zone."""
    sign = SIGNS[zone]
    if sign.is_hollow:
        painter.setPen(QPen(look.color(sign.role), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 1.5, 1.5)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color(sign.role))
        painter.drawRoundedRect(box, 1.5, 1.5)


def zone_counts(document: Document) -> dict[Zone, int]:
    """Return how much there is of each zone: comments by comment, everything else by paragraph or line."""
    counts = Counter(block.zone for block in document.blocks if block.end > block.start)
    return {zone: len(document.comments) if zone is Zone.COMMENT else counts[zone] for zone in SIGNS}
