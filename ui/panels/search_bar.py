"""The search bar: the field, its completions and mistakes, and the query's terms as chips that edit it."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QPoint, QPointF, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.look.popup import PaletteRow
from ui.look.theme import Look
from ui.panels.completions import Completion, CompletionGroup, CompletionPopup
from ui.panels.mistake_card import MistakeCard
from ui.panels.query_chips import QueryChips
from ui.panels.search_field import SearchField
from ui.utf16 import count_units
from workbench.query_terms import Term, cut_term, terms, with_term, without_term

_FIELD_PX: Final = 440
_FIELD_NARROW_PX: Final = 300
_NARROW_BELOW_PX: Final = 900
_BELOW_FIELD_PX: Final = 6
_FOOT_CHARS_MAX: Final = 24


class SearchBar(QWidget):
    """Holds the one query that everything follows; whoever changes it changes its text."""

    text_edited = Signal(str, int)
    submitted = Signal()
    left = Signal()
    kept_chosen = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._history: tuple[str, ...] = ()
        self._kept: tuple[CompletionGroup, ...] = ()
        self._popup: CompletionPopup | None = None
        self._card: MistakeCard | None = None
        self._mistake: tuple[str, int] | None = None
        self.field = SearchField(look)
        self.field.edited.connect(self._on_edited)
        self.field.stepped.connect(self._on_stepped)
        self.field.completed.connect(self._on_completed)
        self.field.entered.connect(self._on_entered)
        self.field.escaped.connect(self._on_escaped)
        self.field.focus_changed.connect(self._on_focus_changed)
        self._chips = QueryChips(look)
        self._chips.scope_chosen.connect(self._on_scope_chosen)
        self._chips.term_removed.connect(self._on_term_removed)
        self._chips.term_chosen.connect(self._on_term_chosen)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.field)
        row.addWidget(self._chips, 1)
        self.setFocusProxy(self.field)

    def text(self) -> str:
        """Return the query."""
        return self.field.text()

    def cursor_point(self) -> int:
        """Return where the cursor stands in the query, in code points."""
        return self.field.cursor_point()

    def set_text(self, text: str, *, keep_cursor: bool = False) -> None:
        """Make the query another one without telling; Ctrl+Z takes it back."""
        self.field.replace(text, None if keep_cursor else len(text))
        self._chips.show_terms(terms(text))

    def focus_all(self) -> None:
        """Take the keyboard into the field with the whole query selected."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def show_note(self, note: str) -> None:
        """Say inside the field what was found."""
        self.field.set_note(note)

    def show_keys(self, keys: str) -> None:
        """Show in the empty field by which keys it is reached."""
        self.field.set_keys(keys)

    @property
    def has_mistake(self) -> bool:
        """Whether something is said to be wrong with the query."""
        return self._mistake is not None

    def show_mistake(self, message: str, position: int) -> None:
        """Say what is wrong with the query and mark the place, in code points."""
        self._mistake = (message, position)
        self.field.set_mistake(position)
        self._point_at_mistake()

    def clear_mistake(self) -> None:
        """Say no more that something is wrong."""
        self._mistake = None
        self.field.set_mistake(None)
        if self._card is not None:
            self._card.hide()

    def show_zones(self, counts: Mapping[str, int], scope: Sequence[str]) -> None:
        """Show where is searched and how much stands in each zone; an empty scope hides the choice."""
        self._chips.show_zones(counts, scope)

    def show_completions(self, groups: Sequence[CompletionGroup]) -> None:
        """Show what could be meant under the field while it has the keyboard; no rows, no popup."""
        if not any(group.rows for group in groups) or not self.field.hasFocus():
            self.close_completions()
            return
        typed = self.text().strip()
        shown = typed if len(typed) <= _FOOT_CHARS_MAX else f"{typed[: _FOOT_CHARS_MAX - 1]}…"
        keys = "Down selects · Tab completes"
        self._open_popup(groups, (f"Down selects · Enter searches “{shown}” as typed · Tab completes", keys))

    def close_completions(self) -> None:
        """Close the popup under the field."""
        if self._popup is not None:
            self._popup.hide()
        self.field.takes_tab = False
        self._point_at_mistake()

    def set_history(self, queries: Sequence[str]) -> None:
        """Remember the last queries, the newest first."""
        self._history = tuple(queries)

    def set_kept(self, groups: Sequence[CompletionGroup]) -> None:
        """Know the searches that are kept; the payload of each row is handed back when it is chosen."""
        self._kept = tuple(group for group in groups if group.rows)

    def open_history(self) -> None:
        """Show the last queries under the field, below the searches that are kept."""
        rows = tuple(PaletteRow("history", text, payload=Completion(text, len(text))) for text in self._history)
        self._open_kept([*self._kept, CompletionGroup("History", rows)])

    def open_kept(self) -> bool:
        """Show the searches that are kept under the field, and tell whether there are any."""
        self._open_kept(self._kept)
        return bool(self._kept)

    def _open_kept(self, groups: Sequence[CompletionGroup]) -> None:
        if any(group.rows for group in groups):
            self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._open_popup(groups, ("Down selects · Enter takes it · Esc closes",))

    def _open_popup(self, groups: Sequence[CompletionGroup], feet: Sequence[str]) -> None:
        if self._popup is None:
            self._popup = CompletionPopup(self._look, self.window())
            self._popup.chosen.connect(self._on_chosen)
        if self._card is not None:
            self._card.hide()
        self._popup.show_groups(groups, feet, self._below_field(), self.field.width())
        self.field.takes_tab = True

    def _below_field(self) -> QPointF:
        corner = self.field.mapTo(self.window(), QPoint(0, self.field.height() + _BELOW_FIELD_PX))
        return QPointF(corner)

    @property
    def has_completions(self) -> bool:
        """Whether something is offered under the field."""
        return self._popup is not None and self._popup.isVisible()

    def _point_at_mistake(self) -> None:
        if self._mistake is None or self.has_completions or not self.field.hasFocus():
            return
        if self._card is None:
            self._card = MistakeCard(self._look, self.window())
        message, position = self._mistake
        x = self.field.x_of(position) + 4
        self._card.point(message, self._below_field(), self.field.width(), x)

    def _edit(self, text: str, cursor: int | None = None) -> None:
        """Change the query on behalf of the user, and tell."""
        if text != self.text():
            self.field.replace(text, cursor)
            self._on_edited()

    def _take(self, payload: object) -> None:
        self.close_completions()
        if isinstance(payload, Completion):
            self._edit(payload.text, payload.cursor)
        elif payload is not None:
            self.kept_chosen.emit(payload)

    @Slot()
    def _on_edited(self) -> None:
        self.close_completions()
        self._chips.show_terms(terms(self.text()))
        self.text_edited.emit(self.text(), self.cursor_point())

    @Slot(int)
    def _on_stepped(self, way: int) -> None:
        if self._popup is not None and self.has_completions:
            self._popup.step(way)
        elif way > 0:
            self.submitted.emit()

    @Slot()
    def _on_completed(self) -> None:
        if self._popup is not None:
            self._take(self._popup.selected_or_first())

    @Slot()
    def _on_entered(self) -> None:
        selected = self._popup.selected() if self._popup is not None and self.has_completions else None
        if selected is not None:
            self._take(selected)
            return
        self.close_completions()
        self.submitted.emit()

    @Slot()
    def _on_escaped(self) -> None:
        if self.has_completions:
            self.close_completions()
        else:
            self.left.emit()

    @Slot(object)
    def _on_chosen(self, payload: object) -> None:
        self._take(payload)

    @Slot(bool)
    def _on_focus_changed(self, has_focus: bool) -> None:
        if has_focus:
            self._point_at_mistake()
            return
        self.close_completions()
        if self._card is not None:
            self._card.hide()

    @Slot(str)
    def _on_scope_chosen(self, value: str) -> None:
        self._edit(with_term(self.text(), "in", value) if value else without_term(self.text(), "in"))

    @Slot(object)
    def _on_term_removed(self, term: Term) -> None:
        self._edit(cut_term(self.text(), term))
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_term_chosen(self, term: Term) -> None:
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        before = count_units(self.text()[: term.start])
        self.field.setSelection(before, count_units(self.text()[term.start : term.end]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        usual = _FIELD_PX if self.width() >= _NARROW_BELOW_PX else _FIELD_NARROW_PX
        self.field.setFixedWidth(min(usual, max(120, self.width())))
        # It hangs on the field, which is somewhere else now.
        self.close_completions()
