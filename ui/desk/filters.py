"""The filters at the desk: what is asked for or left out in the panel becomes a term of the query."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from ui.desk.search import SearchDesk
from ui.desk.searching import FacetCounts, Result, Searching
from ui.panels.facets import FacetsPanel
from workbench import narrowing


class FilterDesk(QObject):
    """Has facets counted while their panel is to be seen, and edits the query's text."""

    state_changed = Signal()

    def __init__(self, search: SearchDesk, searching: Searching, panel: FacetsPanel, parent: QObject) -> None:
        super().__init__(parent)
        self._search, self._searching, self._panel = search, searching, panel
        panel.wanted.connect(self._on_wanted)
        panel.barred.connect(self._on_barred)
        panel.looked_at.connect(searching.want_facets)
        search.shown.connect(self._on_result_shown)
        searching.faceted.connect(self._on_faceted)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what the commands about filters do."""
        panel = self._panel
        return {
            "filter.want": panel.want_current,
            "filter.bar": panel.bar_current,
            "filter.fold": panel.toggle_fold,
            "filter.next": lambda: panel.step_facet(1),
            "filter.previous": lambda: panel.step_facet(-1),
            "filter.clear": self._clear,
        }

    def _clear(self) -> None:
        self._search.set_query(narrowing.without_terms(self._search.query))

    @Slot(str)
    def _on_wanted(self, term: str) -> None:
        self._search.set_query(narrowing.toggle_wanted(self._search.query, term))

    @Slot(str)
    def _on_barred(self, term: str) -> None:
        self._search.set_query(narrowing.toggle_barred(self._search.query, term))

    @Slot(object)
    def _on_result_shown(self, result: Result) -> None:
        self._panel.show_query(result.found.text, result.found.total)

    @Slot(object)
    def _on_faceted(self, counts: FacetCounts) -> None:
        self._panel.show_facets(counts.facets)
        self.state_changed.emit()
