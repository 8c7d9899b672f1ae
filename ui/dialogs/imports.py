"""The imports of a library: when each was, and what became of every document of it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.dialogs.frame import wrapped
from ui.dialogs.leading import LeadingDialog, room_for
from ui.dialogs.lines import Column, Lines, WordedRows
from ui.look.pieces import Segments
from ui.look.theme import Look
from ui.wording import amount, moment_words, path_words
from workbench.importing.choices import NO_TEXT_LAYER
from workbench.library.import_runs import ImportItem, ImportRun, RunEnd

_RUNS_PX: Final = 276
_MORE_PX: Final = 54
_EVENTS: Final = {
    "All": "", "Imported": "imported", "Already there": "duplicate", "Wanted": "listed", "Refused": "refused",
}  # fmt: skip
_SHOWN: Final = tuple(_EVENTS)
_SAID: Final = {event: name for name, event in _EVENTS.items() if event}
_AGAIN, _KEEP, _BACK, _EXPORT = "T", "K", "U", "X"


class ImportsDialog(LeadingDialog[ImportItem]):
    """Lists imports, the newest first, and the documents of the one that is chosen; `chosen` has the number of an article.

    Signals:
        run_chosen: the ImportRun whose documents are to be shown.
        retry_wanted: the paths of its refused files, as they were told.
        keep_wanted: the paths of refused PDFs without a text, which are to be kept all the same.
        back_wanted: the ImportRun that is to be taken back.
        export_wanted: the ImportRun whose report is to be written to a file.
    """

    run_chosen = Signal(object)
    retry_wanted = Signal(object)
    keep_wanted = Signal(object)
    back_wanted = Signal(object)
    export_wanted = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None, *, only_refused: bool = False) -> None:
        """Build the dialog, empty until `show_runs` and `show_items`."""
        # The end of a path tells files apart, the beginning does not.
        of_items = (
            Column(0, "text_2", width_px=96),
            Column(0.5, cut=Qt.TextElideMode.ElideLeft),
            Column(0.5, "text_2"),
        )
        super().__init__(
            look, parent, "Imports", (1160, 660), of_items, "Documents: what became of it, its file, more of it"
        )
        self._runs: Sequence[ImportRun] = ()
        self._items: Sequence[ImportItem] = ()
        # Of all items, found once: an import may have a hundred thousand.
        self._refused: tuple[str, ...] = ()
        self._scans: tuple[str, ...] = ()
        self._run_lines = Lines(look, (Column(1.0), Column(0, "text_2", width_px=92)), "Imports: when, what came in")
        self._run_lines.setFixedWidth(_RUNS_PX)
        self._run_lines.row_changed.connect(self._on_run_changed)
        self._run_lines.opened.connect(self._on_run_opened)
        self._shown = Segments(look, _SHOWN, "Which documents are shown")
        if only_refused:
            self._shown.choose(_SHOWN.index("Refused"))
        self._shown.chosen.connect(self._on_shown)
        self._more = room_for(_MORE_PX, ink="2", size="meta")
        self._says.setText("Reading what was imported…")
        self._none = wrapped(ink="2", size="meta")
        columns = QHBoxLayout()
        columns.setSpacing(24)
        columns.addWidget(self._run_lines)
        columns.addLayout(self._make_items(), 1)
        self.body.addLayout(columns, 1)
        self._add_ends(
            "Show the article",
            {
                _AGAIN: ("Try refused again", self._retry),
                _KEEP: ("Keep scans", self._keep),
                _BACK: ("Take back", self._take_back),
                _EXPORT: ("Export", self._export),
            },
        )

    def _make_items(self) -> QVBoxLayout:
        choice = QHBoxLayout()
        choice.addWidget(self._shown)
        choice.addStretch()
        box = QVBoxLayout()
        box.setSpacing(12)
        box.addWidget(self._says)
        box.addLayout(choice)
        box.addWidget(self._lines, 1)
        box.addWidget(self._more)
        return box

    @Slot(object)
    def show_runs(self, runs: Sequence[ImportRun]) -> None:
        """Show the imports; the newest one is chosen, or where one stood."""
        at = self._run()
        self._runs = runs
        self._run_lines.set_rows(WordedRows(runs, _run_cells))
        if not runs:
            self._says.setText("Nothing was imported yet.")
            self._show_rows((), _cells)
            return
        ids = [run.id for run in runs]
        self._run_lines.go_to(ids.index(at.id) if at is not None and at.id in ids else 0)

    @Slot(object, object)
    def show_items(self, run: ImportRun, items: Sequence[ImportItem]) -> None:
        """Show the documents of an import, unless another one was chosen meanwhile."""
        now = self._run()
        if now is not None and now.id == run.id:
            self._take(items)

    def _run(self) -> ImportRun | None:
        row = self._run_lines.currentIndex().row()
        return self._runs[row] if 0 <= row < len(self._runs) else None

    def _take(self, items: Sequence[ImportItem]) -> None:
        """Hold the items of the import; a part of a container that was refused comes with its container, each file once."""
        self._items = items
        refused = [item for item in items if item.event == "refused" and item.path != "-"]
        self._refused = tuple(dict.fromkeys(item.path for item in refused))
        self._scans = tuple(dict.fromkeys(item.path for item in refused if NO_TEXT_LAYER in item.reason))
        self._fill()

    def _fill(self) -> None:
        run = self._run()
        wanted = _EVENTS[_SHOWN[self._shown.current]]
        self._says.setText("" if run is None else summary(run))
        self._show_rows([item for item in self._items if wanted in {"", item.event}], _cells)

    def _say_of(self, row: ImportItem | None) -> None:
        super()._say_of(row)
        self._show.setEnabled(row is not None and row.article is not None)
        again, keep, back, export = self._act_buttons
        run = self._run()
        again.setEnabled(bool(self._refused))
        keep.setEnabled(bool(self._scans))
        back.setEnabled(run is not None and run.counts.get("imported", 0) > 0)
        export.setEnabled(run is not None)
        self._more.setText("" if row is None else more(row))

    def _leads_to(self, row: ImportItem) -> int | None:
        return row.article

    def _lead(self, row: ImportItem | None) -> None:
        if row is not None and row.article is not None:
            super()._lead(row)

    def _keep(self) -> None:
        if self._scans:
            self.accept()
            self.keep_wanted.emit(self._scans)

    def _retry(self) -> None:
        if self._refused:
            self.accept()
            self.retry_wanted.emit(self._refused)

    def _take_back(self) -> None:
        run = self._run()
        if run is not None and self._act_buttons[2].isEnabled():
            self._act_buttons[2].setEnabled(False)
            self.back_wanted.emit(run)

    def _export(self) -> None:
        run = self._run()
        if run is not None:
            self.export_wanted.emit(run)

    @Slot(int)
    def _on_run_changed(self, _row: int) -> None:
        run = self._run()
        self._take(())
        if run is not None:
            self.run_chosen.emit(run)

    @Slot(QModelIndex)
    def _on_run_opened(self, _index: QModelIndex) -> None:
        self._lines.setFocus()

    @Slot(int)
    def _on_shown(self, _place: int) -> None:
        self._fill()


def summary(run: ImportRun) -> str:
    """Return how an import went, in words with numbers."""
    count = run.counts.get
    parts = [f"{amount(count('imported', 0), 'article')} came in"]
    if count("duplicate", 0):
        parts.append(f"{count('duplicate', 0):,} {'was' if count('duplicate') == 1 else 'were'} there already")
    if count("listed", 0):
        parts.append(
            f"{count('listed', 0):,} without a text {'is' if count('listed') == 1 else 'are'} on the list of what is wanted"
        )
    if count("refused", 0):
        parts.append(f"{count('refused', 0):,} could not be read")
    ended = {RunEnd.STOPPED: " It was stopped before the end.", None: " It has not ended, or was broken off."}.get(
        run.end, ""
    )
    return f"{', '.join(parts)}.{ended} From {', '.join(map(path_words, run.paths[:3]))}{' and more' if len(run.paths) > 3 else ''}."


def more(item: ImportItem) -> str:
    """Return what a line has no room for: the whole path, size and SHA-256."""
    whole = f"{item.path}#{item.member}" if item.member else path_words(item.path)
    size = f"\n{item.size_bytes:,} bytes, SHA-256 {item.content}" if item.content else ""
    return f"{whole}{size}"


def _run_cells(run: ImportRun) -> tuple[str, ...]:
    refused = run.counts.get("refused", 0)
    return moment_words(
        run.started_at
    ), f"{run.counts.get('imported', 0):,}{f' · {refused:,} refused' if refused else ''}"


def _cells(item: ImportItem) -> tuple[str, ...]:
    shown = f"{item.path}#{item.member}" if item.member else path_words(item.path)
    return _SAID.get(item.event, item.event), shown, item.reason or item.title
