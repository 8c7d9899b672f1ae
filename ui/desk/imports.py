"""Imports at the desk: from dialogs, drops and the clipboard; their progress, and what to say when they end."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal, Slot
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from ui.dropping import paths_of, text_of
from ui.floating.notices import Notices
from ui.importer import ImportOutcome, ImportProgress, ImportRun
from ui.look.theme import Look
from ui.panels.import_status import ImportStatus

REPORT = "show import report"
# What is read is told by its content: the endings only help to find it.
_FILTER = (
    "Pages, documents, mails, archives and lists (*.html *.htm *.xhtml *.mhtml *.mht *.webarchive *.pdf *.epub *.docx *.odt *.fodt *.rtf *.txt *.md "
    "*.eml *.emlx *.mbox *.rss *.atom *.xml *.warc *.arc *.wacz *.gz *.zip *.tar *.tgz *.bz2 *.xz *.zst *.json *.csv *.rdf *.bib *.ris);;All files (*)"
)


class ImportDesk(QObject):
    """Leads files and text to the child process that takes them in. The window goes on meanwhile."""

    ended = Signal()
    state_changed = Signal()

    def __init__(self, look: Look, window: QWidget, run: ImportRun, status: ImportStatus, notices: Notices) -> None:
        super().__init__(window)
        self._look, self._window, self._run, self._status, self._notices = look, window, run, status, notices
        run.progressed.connect(self._on_progressed)
        run.finished.connect(self._on_finished)
        status.stop_wanted.connect(run.cancel)

    @property
    def is_running(self) -> bool:
        """Whether an import is on its way."""
        return self._run.is_running

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what the commands about imports do."""
        return {
            "library.import": self.choose_files,
            "library.import-folder": self.choose_folder,
            "library.paste": self.paste,
            "library.stop-import": self._run.cancel,
        }

    def take_paths(self, paths: Sequence[Path], *, keeps_scans: bool = False) -> None:
        """Import files and folders."""
        self._run.import_paths(paths, keeps_scans=keeps_scans)
        self.state_changed.emit()

    def take_text(self, text: bytes) -> None:
        """Import a page or text that was dropped or copied: UTF-8, HTML or plain."""
        self._run.import_text(text)
        self.state_changed.emit()

    def take_mime(self, mime: QMimeData | None) -> None:
        """Import what was dropped or copied, and say so where there is nothing in it."""
        # PySide's types do not say so, but a clipboard that nobody has filled holds nothing at all.
        paths = [] if mime is None else paths_of(mime)
        if paths:
            self.take_paths(paths)
        elif mime is not None and (text := text_of(mime)):
            self.take_text(text)
        else:
            self._notices.say(
                "Nothing to import", "There is no page, text or file in it. Copy one first.", icon="info", role="text_2"
            )

    def choose_files(self) -> None:
        """Ask for files."""
        names, _ = QFileDialog.getOpenFileNames(self._window, "Import files", "", _FILTER)
        self.take_paths([Path(name) for name in names])

    def choose_folder(self) -> None:
        """Ask for a folder."""
        name = QFileDialog.getExistingDirectory(self._window, "Import a folder with all below it")
        if name:
            self.take_paths([Path(name)])

    def paste(self) -> None:
        """Import what is on the clipboard."""
        self.take_mime(QApplication.clipboard().mimeData())

    @Slot(object)
    def _on_progressed(self, progress: ImportProgress) -> None:
        self._status.show_progress(progress)

    @Slot(object)
    def _on_finished(self, outcome: ImportOutcome) -> None:
        self._status.clear()
        if outcome.is_quiet and not (outcome.imported or outcome.listed or outcome.refused or outcome.failure):
            self.ended.emit()
            self.state_changed.emit()
            return
        title, text, is_good = told(outcome)
        self._notices.say(
            title,
            text,
            icon="done" if is_good else "warning",
            role="ok" if is_good else "warn",
            actions=() if is_good and not outcome.refused else (("Show report", REPORT),),
            stays=not is_good,
        )
        self.ended.emit()
        self.state_changed.emit()


def told(outcome: ImportOutcome) -> tuple[str, str, bool]:
    """Say how an import ended: a title, a sentence, and whether it is good news."""
    seen = outcome.imported + outcome.duplicates + outcome.listed + len(outcome.refused)
    there = f"{outcome.duplicates:,} were in the library already." if outcome.duplicates else ""
    if outcome.listed:
        wanted = (
            f"{outcome.listed:,} without a text {'is' if outcome.listed == 1 else 'are'} on the list of what is wanted."
        )
        there = f"{there} {wanted}".strip()
    if outcome.failure:
        what, _, rest = outcome.failure.partition(". ")
        return what, rest, False
    if outcome.was_cancelled:
        return "Import stopped", f"{_pages(outcome.imported)} came in before that, and stay. {there}".strip(), True
    if outcome.refused:
        reasons = {reason for _, reason in outcome.refused}
        why = sentence(reasons.pop()) if len(reasons) == 1 else "The reasons differ."
        return f"Could not import {len(outcome.refused):,} of {_pages(seen)}", f"{why} The report lists them.", False
    if not seen:
        return "Nothing to import", "There are no files in it.", True
    return f"Imported {_pages(outcome.imported)}", there, True


def sentence(words: str) -> str:
    """Return words as a sentence of their own."""
    return f"{words[:1].upper()}{words[1:].rstrip('.')}."


def _pages(count: int) -> str:
    return "1 page" if count == 1 else f"{count:,} pages"
