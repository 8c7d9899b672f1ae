"""The look in force: a theme and a density as colours, fonts, a palette and the one style sheet."""

import math
import re
from functools import cached_property

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QIcon, QPalette

import resources
from ui.look import tokens
from ui.look.icons import IconEngine

_SHEET = "look/window.qss"
# Texts whose widths are remembered; a window shows some hundred at once.
_FITS_MAX = 4_096
_ROLES = {
    QPalette.ColorRole.Window: "chrome",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "page",
    QPalette.ColorRole.AlternateBase: "panel",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "chrome",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "danger",
    QPalette.ColorRole.Highlight: "accent_fill",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.ToolTipBase: "raised",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.PlaceholderText: "text_3",
    QPalette.ColorRole.Mid: "line_strong",
    QPalette.ColorRole.Midlight: "line",
    QPalette.ColorRole.Dark: "line_strong",
    QPalette.ColorRole.Shadow: "line_strong",
    QPalette.ColorRole.Light: "raised",
    QPalette.ColorRole.Accent: "accent_fill",
}


class Look(QObject):
    """What every painter asks for colours and fonts. One stands for the whole window; `changed` says: paint anew."""

    changed = Signal()

    def __init__(
        self,
        theme: tokens.Theme = tokens.LIGHT,
        density: tokens.Density = tokens.COMFORTABLE,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.density = density
        # Off where the user asks for little motion.
        self.has_motion = True
        self._colours: dict[tuple[str, float], QColor] = {}
        self._fonts: dict[tuple[str, int, bool], QFont] = {}
        self._metrics: dict[tuple[str, int], QFontMetricsF] = {}
        self._fits: dict[tuple[str, str, int, float], tuple[str, float]] = {}

    def switch(self, theme: tokens.Theme, density: tokens.Density) -> None:
        """Take on another theme or density and tell everyone."""
        if (theme, density) == (self.theme, self.density):
            return
        self.theme, self.density = theme, density
        self._colours.clear()
        self.changed.emit()

    def color(self, role: str, alpha: float = 1.0) -> QColor:
        """Return the colour of a role; `actors.3` and `highlights.1` name a place in a list."""
        known = self._colours.get((role, alpha))
        if known is None:
            name, _, place = role.partition(".")
            value = getattr(self.theme, name)
            known = QColor(value[int(place)] if place else value)
            known.setAlphaF(alpha)
            self._colours[role, alpha] = known
        # A caller may set the alpha of what it got.
        return QColor(known)

    def actor(self, place: int, alpha: float = 1.0) -> QColor:
        """Return the colour of an actor by its rank; those past the palette share one grey."""
        return self.color(f"actors.{place}" if 0 <= place < len(self.theme.actors) else "actor_rest", alpha)

    def font(self, step: str, *, weight: int = 0, italic: bool = False) -> QFont:
        """Return the font of a step of the type scale, for reading or for the window as the step has it."""
        known = self._fonts.get((step, weight, italic))
        if known is None:
            known = self._fonts[step, weight, italic] = _font(step, weight, italic=italic)
        return QFont(known)

    def metrics(self, step: str, weight: int = 0) -> QFontMetricsF:
        """Return the metrics of a step's font."""
        known = self._metrics.get((step, weight))
        if known is None:
            known = self._metrics[step, weight] = QFontMetricsF(self.font(step, weight=weight))
        return known

    def width(self, text: str, step: str, weight: int = 0) -> float:
        """Return how wide a line of text is, in px."""
        return self.fitted(text, step, weight)[1]

    def fitted(self, text: str, step: str, weight: int = 0, room: float = math.inf) -> tuple[str, float]:
        """Return what of a line fits into so many px, elided where it is too long, and how wide that is.

        Titles, sources and numbers come again with each letter that is typed, and shaping them is half of what a row costs.
        """
        key = (text, step, weight, room)
        known = self._fits.get(key)
        if known is None:
            metrics = self.metrics(step, weight)
            shown, advance = text, metrics.horizontalAdvance(text)
            if advance > room:
                shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, room))
                advance = metrics.horizontalAdvance(shown)
            if len(self._fits) >= _FITS_MAX:
                self._fits.clear()
            known = self._fits[key] = (shown, advance)
        return known

    def icon(self, name: str, role: str = "text_2") -> QIcon:
        """Return an icon that follows the theme: pale when disabled, in the accent when switched on."""

        def colour(mode: QIcon.Mode, state: QIcon.State) -> QColor:
            if mode == QIcon.Mode.Disabled:
                return self.color("text_off")
            return self.color("accent" if state == QIcon.State.On else role)

        return QIcon(IconEngine(name, colour))

    def palette(self) -> QPalette:
        """Return what Fusion, selections, links, tooltips and disabled text read."""
        palette = QPalette()
        for role, name in _ROLES.items():
            palette.setColor(role, self.color(name))
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.color("text_off"))
        palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Highlight, self.color("selected_idle"))
        return palette

    def style_sheet(self) -> str:
        """Return the style sheet: every name after an at sign is replaced by its token.

        Raises:
            ValueError: If the sheet names a token that there is none of; Qt would ignore it in silence.
        """
        values = {name: value for name, value in vars(self.theme).items() if isinstance(value, str)}
        values |= {f"r_{name}": f"{value}px" for name, value in tokens.RADIUS.items()}
        values |= {name: f"{step.size_px}px" for name, step in tokens.TYPE.items()}
        values["control"] = f"{self.density.control}px"
        values["font"] = ", ".join(f'"{family}"' for family in tokens.FONT_UI)
        unknown = set(re.findall(r"@(\w+)", self._sheet)) - values.keys()
        if unknown:
            raise ValueError(f"{_SHEET} names unknown tokens: {', '.join(sorted(unknown))}.")
        return re.sub(r"@(\w+)", lambda match: values[match[1]], self._sheet)

    @cached_property
    def _sheet(self) -> str:
        return resources.read_text(_SHEET)


def register_fonts() -> None:
    """Make the fonts of resources/fonts known to Qt; called once, before the first widget.

    Raises:
        FileNotFoundError: If one is damaged or missing.
    """
    for file in sorted(resources.path("fonts").iterdir()):
        if file.suffix in {".otf", ".ttf"} and QFontDatabase.addApplicationFont(str(file)) < 0:
            raise FileNotFoundError(f"The font {file.name} is damaged. Install Dateline again.")


def _font(step: str, weight: int, *, italic: bool) -> QFont:
    kind = tokens.TYPE[step]
    is_ui = not step.startswith("read") or step == "read_comment"
    families = tokens.FONT_UI if is_ui else tokens.FONT_TITLE if step.startswith("read_title") else tokens.FONT_READING
    font = QFont()
    font.setFamilies(list(families))
    font.setPixelSize(kind.size_px)
    font.setWeight(QFont.Weight(weight or kind.weight))
    font.setItalic(italic)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if kind.tracking_px:
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, kind.tracking_px)
    if is_ui:
        # Counts and dates stay in their columns.
        font.setFeature(QFont.Tag("tnum"), 1)
    return font
