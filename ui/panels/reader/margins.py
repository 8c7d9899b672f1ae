"""The room around an article: its measure in the middle, more on one side where the words for its zones need it."""

from dataclasses import dataclass

from PySide6.QtGui import QTextDocument

from ui.panels.reader.zone_painting import GUTTER_PX

# Where the original is shown, no line of ours stands above it.
TOP_ORIGINAL_PX = 28
_TOP_PX, _TOP_NARROW_PX, _BOTTOM_PX = 70, 52, 80
_SIDE_PX, _SIDE_NARROW_PX = 44, 24
# Where two pages share a pane, the bars of the zones do without their words, or nothing would be left for the text.
_SLIM_BELOW_PX, _SLIM_GUTTER_PX = 430, 34


@dataclass(frozen=True, slots=True)
class Margins:
    """The room on each side of the text, in pixels."""

    left_px: int = 0
    top_px: int = 0
    right_px: int = 0
    bottom_px: int = 0

    @property
    def has_words(self) -> bool:
        """Whether there is room beside the text for the words of the zones."""
        return max(self.left_px, self.right_px) >= GUTTER_PX

    def lay(self, document: QTextDocument) -> None:
        """Give a document these margins; one that has them is not laid out anew."""
        frame = document.rootFrame()
        shape = frame.frameFormat()
        if self == _margins_of(document):
            return
        shape.setLeftMargin(self.left_px)
        shape.setTopMargin(self.top_px)
        shape.setRightMargin(self.right_px)
        shape.setBottomMargin(self.bottom_px)
        frame.setFrameFormat(shape)


def margins_for(width_px: int, measure_px: int, *, is_narrow: bool, is_original: bool, is_rtl: bool) -> Margins:
    """Return the margins of a text of this measure in a viewport of this width."""
    room = width_px - measure_px
    left = right = max(_SIDE_NARROW_PX if is_narrow else _SIDE_PX, room // 2)
    gutter = _SLIM_GUTTER_PX if width_px < _SLIM_BELOW_PX else GUTTER_PX
    if is_original and left < gutter:
        other = max(_SIDE_NARROW_PX, room - gutter)
        left, right = (other, gutter) if is_rtl else (gutter, other)
    top = TOP_ORIGINAL_PX if is_original else _TOP_NARROW_PX if is_narrow else _TOP_PX
    return Margins(left, top, right, _BOTTOM_PX)


def _margins_of(document: QTextDocument) -> Margins:
    shape = document.rootFrame().frameFormat()
    sides = (shape.leftMargin(), shape.topMargin(), shape.rightMargin(), shape.bottomMargin())
    return Margins(*map(round, sides))
