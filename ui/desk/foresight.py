"""Forecasts and disputes of the search: listed, led to their sentences, and decided."""

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from index.days import day_number
from ui.desk.article import ArticleDesk
from ui.desk.deciding import Deciding
from ui.desk.library_tools import LibraryTools
from ui.desk.search import SearchDesk
from ui.look.theme import Look
from ui.runner import Runner
from ui.window import Window
from workbench.jobs import JobContext

if TYPE_CHECKING:
    from workbench.disputes import ListedDispute
    from workbench.forecasts import ListedForecast


class ForesightDesk(QObject):
    """Reads what the articles of the search foretell and dispute, and shows it."""

    forecasts_read = Signal(object)
    disputes_read = Signal(object)

    def __init__(
        self,
        look: Look,
        window: Window,
        search: SearchDesk,
        article: ArticleDesk,
        deciding: Deciding,
        runner: Runner[LibraryTools],
    ) -> None:
        super().__init__(window)
        self._look, self._window, self._search = look, window, search
        self._article, self._deciding, self._runner = article, deciding, runner

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what these commands do."""
        return {"search.forecasts": self._list_forecasts, "search.disputes": self._list_disputes}

    def _list_forecasts(self) -> None:
        ids = [] if self._search.found is None else list(self._search.found.ids)

        def run(tools: LibraryTools, _ctx: JobContext) -> "tuple[ListedForecast, ...]":
            # Who never asks for forecasts does not wait for what lists them to load.
            from workbench.forecasts import forecasts_of

            return forecasts_of(tools.library, ids)

        from ui.dialogs.forecasts import ForecastsDialog

        today = day_number(dt.datetime.now().astimezone().date().isoformat()) - day_number("1970-01-01")
        # It is there at once and filled when they are read: nobody gets a dialog under the fingers later.
        dialog = ForecastsDialog(self._look, self._window, today)
        dialog.chosen.connect(self._on_forecast_chosen)
        dialog.decided.connect(self._deciding.set_forecast_status)
        self._deciding.forecast_decided.connect(dialog.show_status)
        self.forecasts_read.connect(dialog.show_forecasts)
        self._runner.read("forecasts", run, self.forecasts_read.emit, self._deciding.failed.emit)
        dialog.ask()

    def _list_disputes(self) -> None:
        ids = [] if self._search.found is None else list(self._search.found.ids)

        def run(tools: LibraryTools, _ctx: JobContext) -> "tuple[ListedDispute, ...]":
            from workbench.disputes import disputes_of

            return disputes_of(tools.library, ids)

        from ui.dialogs.disputes import DisputesDialog

        dialog = DisputesDialog(self._look, self._window)
        dialog.chosen.connect(self._on_dispute_chosen)
        self.disputes_read.connect(dialog.show_disputes)
        self._runner.read("disputes", run, self.disputes_read.emit, self._deciding.failed.emit)
        dialog.ask()

    @Slot(object)
    def _on_forecast_chosen(self, forecast: "ListedForecast") -> None:
        self._article.open_at(forecast.article, forecast.start, forecast.end)

    @Slot(object)
    def _on_dispute_chosen(self, dispute: "ListedDispute") -> None:
        self._article.open_at(dispute.article, *dispute.cue)
