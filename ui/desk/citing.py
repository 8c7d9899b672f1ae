"""Copying with citation at the desk: the selection, or the article, in the style last chosen, or in one that is chosen now."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication

from ui.commands import Place
from ui.desk.library_tools import LibraryTools
from ui.floating.notices import Notices
from ui.look.theme import Look
from ui.panels.reader.panel import ReaderPanel
from ui.runner import Runner
from ui.window import Window
from workbench.citing.passages import cite_spans
from workbench.citing.spans import Form
from workbench.citing.styles import FORM_TITLES, STYLES, cite, style_of
from workbench.errors import WorkbenchError
from workbench.jobs import JobContext

if TYPE_CHECKING:
    from workbench.citing.cited import Cited

# Of a citation a notice shows the beginning; the rest is on the clipboard.
_SHOWN_CHARS_MAX = 240


@dataclass(frozen=True, slots=True)
class Copied:
    """One citation as it goes onto the clipboard: as text, and beside it as HTML where that is wanted."""

    style: str
    form: Form
    text: str
    html: str = ""


class CitingDesk(QObject):
    """Cites what is selected or marked in the reader. What is chosen is remembered: `choice_changed` has the style's name and the form's.

    Signals:
        cited: what the dialog shows, by style and form.
    """

    choice_changed = Signal(object, object)
    cited = Signal(object)

    def __init__(
        self,
        look: Look,
        window: Window,
        reader_here: Callable[[], ReaderPanel],
        runner: Runner[LibraryTools],
        notices: Notices,
    ) -> None:
        super().__init__(window)
        self._look, self._window = look, window
        self._reader_here, self._runner, self._notices = reader_here, runner, notices
        self.style, self.form = STYLES[0].name, Form.RICH

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what the commands about citations do."""
        return {"article.copy": self._copy, "article.copy-as": self._ask}

    def _copy(self) -> None:
        work = self._work()
        if work is not None:
            style, form = self.style, self.form
            self._make("copy", lambda: _copied(work(), style, form), self._take)

    def _ask(self) -> None:
        work = self._work()
        if work is None:
            return
        # Dialogs are loaded when they are opened: the window is there sooner.
        from ui.dialogs.copy_as import CopyAsDialog

        dialog = CopyAsDialog(self._look, self._window, self.style, self.form, has_words=bool(self._spans()))
        dialog.chosen.connect(self._on_chosen)
        self.cited.connect(dialog.show_citations)
        self._make("citations", lambda: _all_of(work()), self.cited.emit)
        dialog.ask()

    def _work(self) -> "Callable[[], Cited] | None":
        """Return what makes the work that is cited, None where no article is shown: of a long selection it takes a while."""
        reader = self._reader_here()
        content = reader.content
        if content is None:
            return None
        spans = self._spans()
        return lambda: cite_spans(content.article, content.document, content.version, spans)

    def _spans(self) -> tuple[tuple[int, int], ...]:
        """Return what of the text is cited: what is selected, else the marked sentence; in the list, the article as a whole."""
        if self._window.place_of_focus() is Place.LIST:
            return ()
        reader = self._reader_here()
        sentence = reader.at_hand.sentence_span()
        return reader.at_hand.selected_spans() or (() if sentence is None else (sentence,))

    def _make(self, kind: str, make: Callable[[], object], show: Callable[[object], object]) -> None:
        def run(_tools: LibraryTools, _ctx: JobContext) -> object:
            return make()

        self._runner.read(kind, run, show, self._on_failed)

    @Slot(object)
    def _on_chosen(self, copied: Copied) -> None:
        self.style, self.form = copied.style, copied.form
        self.choice_changed.emit(copied.style, copied.form.value)
        self._take(copied)

    def _take(self, copied: object) -> None:
        assert isinstance(copied, Copied)
        data = QMimeData()
        data.setText(copied.text)
        if copied.html:
            data.setHtml(copied.html)
        QGuiApplication.clipboard().setMimeData(data)
        shown = " ".join(copied.text.split())
        shown = f"{shown[:_SHOWN_CHARS_MAX]}…" if len(shown) > _SHOWN_CHARS_MAX else shown
        said = f"Copied: {style_of(copied.style).title}, {FORM_TITLES[copied.form].lower()}"
        self._notices.say(said, shown, icon="copies", role="text_2")

    def _on_failed(self, error: WorkbenchError) -> None:
        self._notices.warn(str(error))


def _copied(work: "Cited", name: str, form: Form) -> Copied:
    style = style_of(name)
    if form is Form.RICH:
        # Where rich text cannot be pasted the words go in plain.
        return Copied(style.name, form, cite([work], style), cite([work], style, form))
    return Copied(style.name, form, cite([work], style, form))


def _all_of(work: "Cited") -> Mapping[tuple[str, Form], Copied]:
    return {(style.name, form): _copied(work, style.name, form) for style in STYLES for form in Form}
