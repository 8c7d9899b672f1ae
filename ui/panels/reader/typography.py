"""How an article is set: typeface, length and height of lines. Each may be chosen, and acts at once."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QFont, QFontDatabase

from ui.look import tokens

if TYPE_CHECKING:
    from ui.panels.reader.bar import HeaderBar
    from ui.panels.reader.page import Page

Step = TypeVar("Step", str, int)
SERIF, SANS, SYSTEM = "serif", "sans", "system"
FACES: Final = (SERIF, SANS, SYSTEM)
# Characters a line, and heights of lines as percent of the size of the type.
MEASURES: Final = (52, 60, 68, 80, 96)
LEADINGS: Final = (140, 158, 175)


@dataclass(frozen=True, slots=True)
class Typography:
    """One way to set articles."""

    face: str = SERIF
    measure_ch: int = tokens.MEASURE_CH
    leading: int = 158

    def in_face(self, font: QFont) -> QFont:
        """Return one of our reading fonts in the typeface that is wanted, with all scripts as before."""
        if self.face == SERIF:
            return font
        families: tuple[str, ...] = tokens.FONT_UI
        if self.face == SYSTEM:
            families = (*QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).families(), *families)
        font.setFamilies(list(families))
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0)
        return font


class Typesetting(QObject):
    """Sets the pages of a reader in one way. `chosen` has the key of a setting and its new value."""

    chosen = Signal(object, object)

    def __init__(self, bar: "HeaderBar", pages: Sequence["Page"]) -> None:
        super().__init__(bar)
        self._pages = pages
        bar.face_pressed.connect(self.next_face)
        bar.measure_pressed.connect(self.next_measure)
        bar.leading_pressed.connect(self.next_leading)

    @property
    def now(self) -> Typography:
        """How articles are set."""
        return self._pages[0].typography

    def use(self, wanted: Typography) -> None:
        """Set all pages so; what is read stays where it is."""
        for page in self._pages:
            page.set_typography(wanted)

    @Slot()
    def next_face(self) -> None:
        """Take another typeface."""
        self._choose("reading_face", _after(FACES, self.now.face))

    @Slot()
    def next_measure(self) -> None:
        """Have longer lines, after the longest the shortest."""
        self._choose("reading_measure_ch", _after(MEASURES, self.now.measure_ch))

    @Slot()
    def next_leading(self) -> None:
        """Have more room between lines, after the most the least."""
        self._choose("reading_leading", _after(LEADINGS, self.now.leading))

    def _choose(self, key: str, value: str | int) -> None:
        field = {"reading_face": "face", "reading_measure_ch": "measure_ch", "reading_leading": "leading"}[key]
        self.use(replace(self.now, **{field: value}))  # type: ignore[arg-type]
        self.chosen.emit(key, value)


def _after(steps: tuple[Step, ...], now: Step) -> Step:
    return steps[(steps.index(now) + 1) % len(steps)] if now in steps else steps[0]
