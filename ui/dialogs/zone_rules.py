"""What paragraphs are on all pages of a source, as rules that one key takes away and brings back."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ui.dialogs.leading import LeadingDialog, room_for
from ui.dialogs.lines import Column
from ui.look.theme import Look
from ui.panels.reader.zones import KINDS
from ui.wording import amount
from workbench.library.zone_rules import ZoneRule

_TOGGLE: Final = "X"
_ZONE_PX, _MORE_PX = 84, 54
_MORE_CHARS_MAX: Final = 400
_NONE: Final = (
    "There are no rules yet. Show the original with its zones (Shift+F8), stand on a paragraph, say what it is by a letter, and "
    "press W: then it is that on all pages of its source."
)


class ZoneRulesDialog(LeadingDialog[ZoneRule]):
    """Lists the rules. One that is taken away stays in the list until the dialog is closed, so that the same key brings it back.

    Signals:
        kept_changed: the ZoneRule, and whether it is to hold from now on.
        chosen: the source whose articles are to be listed.
    """

    kept_changed = Signal(object, bool)

    def __init__(self, look: Look, parent: QWidget | None) -> None:
        """Build the dialog, empty until `show_rules`."""
        columns = (
            Column(0.26),
            Column(0, "text_2", width_px=_ZONE_PX),
            Column(0.74, "text_2"),
        )
        name = "Rules: source, what the paragraph is, or that the rule was taken away, and its words"
        super().__init__(look, parent, "Rules of sources", (980, 540), columns, name)
        self._gone: set[ZoneRule] = set()
        self._says.setText("Reading the rules…")
        self._more = room_for(_MORE_PX, ink="2", size="meta")
        self.body.addWidget(self._says)
        self.body.addWidget(self._lines, 1)
        self.body.addWidget(self._more)
        self._add_ends("Show its articles", {_TOGGLE: ("Take away or bring back", self._toggle)})

    @Slot(object)
    def show_rules(self, rules: Sequence[ZoneRule]) -> None:
        """Show the rules; where one stands stays."""
        self._says.setText(
            f"{amount(len(rules), 'rule')}. A 0 stands for any digit; what you said of a single paragraph outranks its rule."
            if rules
            else _NONE
        )
        self._show_rows(rules, self._cells, self._lines.currentIndex().row())

    def _toggle(self) -> None:
        rule = self._current()
        if rule is not None:
            self._gone ^= {rule}
            self._show_rows(self._rows, self._cells, self._lines.currentIndex().row())
            self.kept_changed.emit(rule, rule not in self._gone)

    def _cells(self, rule: ZoneRule) -> tuple[str, ...]:
        return rule.source, "taken away" if rule in self._gone else KINDS[rule.zone], rule.words

    def _say_of(self, row: ZoneRule | None) -> None:
        super()._say_of(row)
        words = "" if row is None else row.words
        self._more.setText(words if len(words) <= _MORE_CHARS_MAX else f"{words[:_MORE_CHARS_MAX]}…")

    def _leads_to(self, row: ZoneRule) -> str:
        return row.source
