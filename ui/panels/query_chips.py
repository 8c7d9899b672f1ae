"""The query beside its field as chips: where is searched, with counts, and each of its filters with a cross."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QToolButton, QWidget

from index.fields import TABLE
from index.syntax import ZONES
from ui.look.menus import RoundMenu
from ui.look.pieces import Chip, as_tooltip
from ui.look.theme import Look
from ui.wording import period_words, state_words
from workbench.query_terms import Term

_GAP_PX: Final = 8
_CHIP_PX: Final = 28
_VALUE_CHARS_MAX: Final = 28
# The parts of an article have chips of their own; what is looked for in one is a word as any other.
_KINDS: Final = {field.name: field.label for field in TABLE if field.name not in {*ZONES, "in"}}
_PERIODS: Final = frozenset({"date", "event", "added"})
# What is chosen, the zones that this searches, the value of in: that says so, and how it is explained.
_SCOPES: Final = (
    ("Title and text", ("title", "body"), "", "Search what the authors wrote"),
    ("Comments", ("comment",), "comments", "Search what readers wrote below"),
    ("Boilerplate", ("boilerplate",), "boilerplate", "Search menus, notices and other text around the article"),
    ("All", ("title", "body", "comment", "boilerplate"), "all", "Search all parts of the pages"),
)


class QueryChips(QWidget):
    """One line of chips; those that have no room are in the menu of the last one, "+2"."""

    scope_chosen = Signal(str)
    term_removed = Signal(object)
    term_chosen = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._terms: tuple[Term, ...] = ()
        self._chips: list[Chip] = []
        self._has_zones = False
        self._scopes = [self._scope_chip(number) for number in range(len(_SCOPES))]
        self._more = QToolButton(self)
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._more.setMenu(RoundMenu(self._more))
        self._more.hide()
        self.setFixedHeight(_CHIP_PX)
        look.changed.connect(self._lay)

    def sizeHint(self) -> QSize:
        """Return what all chips would take."""
        return QSize(sum(chip.width() + _GAP_PX for chip in self._shown()), _CHIP_PX)

    def minimumSizeHint(self) -> QSize:
        """Return the least: the chips give way to the field."""
        return QSize(0, _CHIP_PX)

    def show_terms(self, terms: Sequence[Term]) -> None:
        """Show the filters among these terms."""
        filters = tuple(term for term in terms if term.field in _KINDS)
        is_same = [_words(term) for term in filters] == [_words(term) for term in self._terms]
        self._terms = filters
        if is_same:
            return
        for chip in self._chips:
            chip.hide()
            chip.deleteLater()
        self._chips = [self._term_chip(number) for number in range(len(filters))]
        self._lay()

    def show_zones(self, counts: Mapping[str, int], scope: Sequence[str]) -> None:
        """Show where is searched and how much stands in each zone; no scope, no choice."""
        self._has_zones = bool(scope)
        for chip, (_, zones, _, _) in zip(self._scopes, _SCOPES, strict=True):
            known = [counts[zone] for zone in zones if zone in counts]
            chip.set_count(known[0] if len(zones) == 1 and known else None)
            chip.setChecked(set(scope) == set(zones))
        self._lay()

    def _scope_chip(self, number: int) -> Chip:
        name, _, value, told = _SCOPES[number]
        chip = Chip(self._look, "", name, is_choice=True)
        chip.setParent(self)
        chip.setToolTip(told)
        chip.clicked.connect(partial(self._on_scope_clicked, value))
        return chip

    def _term_chip(self, number: int) -> Chip:
        kind, value = _words(self._terms[number])
        shown = value if len(value) <= _VALUE_CHARS_MAX else f"{value[: _VALUE_CHARS_MAX - 1]}…"
        chip = Chip(self._look, kind, shown)
        chip.setParent(self)
        chip.setToolTip(as_tooltip(f"{kind} {value}".strip()))
        chip.removed.connect(partial(self._on_removed, number))
        chip.clicked.connect(partial(self._on_term_clicked, number))
        return chip

    def _shown(self) -> list[Chip]:
        return [*(self._scopes if self._has_zones else ()), *self._chips]

    @Slot()
    def _lay(self) -> None:
        """Place the chips, as many as there is room for."""
        chips, x, fitting = self._shown(), 0, 0
        for place, chip in enumerate(chips):
            is_last = place == len(chips) - 1
            if x + chip.width() + (0 if is_last else _GAP_PX + 40) > self.width() and not (
                is_last and x + chip.width() <= self.width()
            ):
                break
            chip.move(x, 0)
            x += chip.width() + _GAP_PX
            fitting += 1
        for chip in self._scopes + self._chips:
            chip.setVisible(chip in chips[:fitting])
        hidden = chips[fitting:]
        self._more.setVisible(bool(hidden))
        if hidden:
            self._more.setText(f"+{len(hidden)}")
            self._more.setAccessibleName(f"{len(hidden)} more")
            self._more.setGeometry(x, 0, 40, _CHIP_PX)
            self._fill_menu(hidden)
        self.updateGeometry()

    def _fill_menu(self, hidden: Sequence[Chip]) -> None:
        menu = self._more.menu()
        menu.clear()
        for chip in hidden:
            words = chip.text().replace("&", "&&")
            if chip in self._chips:
                menu.addAction(f"Take out {words}").triggered.connect(chip.removed)
            else:
                action = menu.addAction(words)
                action.setCheckable(True)
                action.setChecked(chip.isChecked())
                action.triggered.connect(chip.click)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()

    def _on_scope_clicked(self, value: str, _is_checked: bool = False) -> None:
        for chip, scope in zip(self._scopes, _SCOPES, strict=True):
            chip.setChecked(scope[2] == value)
        self.scope_chosen.emit(value)

    def _on_removed(self, number: int) -> None:
        if number < len(self._terms):
            self.term_removed.emit(self._terms[number])

    def _on_term_clicked(self, number: int, _is_checked: bool = False) -> None:
        if number < len(self._terms):
            self.term_chosen.emit(self._terms[number])


def _words(term: Term) -> tuple[str, str]:
    """Return a filter as its chip says it: of which kind, and its value."""
    if term.field == "is":
        return "Not" if term.is_excluded else "", state_words(term.value)
    kind = _KINDS[term.field]
    value = period_words(term.value) if term.field in _PERIODS else term.value
    return (f"Not {kind.lower()}" if term.is_excluded else kind), value
