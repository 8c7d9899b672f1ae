"""Mails at the desk: their header is read when one is shown, and listed with what came with it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from ui.commands import Place
from ui.desk.article import ArticleDesk
from ui.desk.reading import OpenArticle
from ui.desk.sights import SightTools
from ui.floating.notices import Notices
from ui.look.theme import Look
from ui.panels.reader.panel import ReaderPanel
from ui.runner import Answer, Runner
from ui.window import Window
from workbench.errors import WorkbenchError
from workbench.jobs import JobContext
from workbench.library.articles import get_article
from workbench.viewing.mails import FORMAT, MailNote, note_of, original_of_mail
from workbench.viewing.messages import MailHead

_NOT_READ = "The header is not shown"


class MailDesk(QObject):
    """Leads between a mail in the reader and the worker."""

    noted = Signal(object, object)

    def __init__(
        self,
        look: Look,
        window: Window,
        article: ArticleDesk,
        reader: ReaderPanel,
        runner: Runner[SightTools],
        notices: Notices,
    ) -> None:
        super().__init__(window)
        self._look, self._window, self._article = look, window, article
        self._reader, self._runner, self._notices = reader, runner, notices
        self._known: tuple[int, MailNote] | None = None
        article.shown.connect(self._on_shown)
        reader.mail_pressed.connect(self.show_header)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what these commands do."""
        return {"article.mail": self.show_header}

    @Slot(object)
    def _on_shown(self, opened: OpenArticle) -> None:
        article = opened.content.article
        if article.format != FORMAT:
            return
        if self._known is not None and self._known[0] == article.id:
            self._reader.set_note(*self._known)
        self._runner.ask("mail", lambda tools, ctx: _read(tools, ctx, article.id), self._on_read)

    def _on_read(self, answer: Answer) -> None:
        if answer.error is None:
            self._known = answer.value
            self._reader.set_note(*answer.value)
            self.noted.emit(*answer.value)

    @Slot()
    def show_header(self) -> None:
        """Show the whole header of the mail that is read."""
        from ui.dialogs.mail import MailDialog

        self._window.bring(Place.READER)
        article = self._article.article
        if article is None or article.format != FORMAT:
            self._notices.say("This article is no mail", "Only mails have such a header.", icon="info", role="text_2")
            return
        dialog = MailDialog(self._look, self._window)
        dialog.chosen.connect(self._article.open)
        if self._known is not None and self._known[0] == article.id:
            dialog.show_note(self._known[1])
        else:
            self.noted.connect(dialog.take)
            dialog.article = article.id
        dialog.ask()


def _read(tools: SightTools, _ctx: JobContext, article: int) -> tuple[int, MailNote]:
    known = get_article(tools.library, article)
    try:
        head = tools.viewer.mail_head(original_of_mail(tools.library, known))
    except WorkbenchError as error:
        head = MailHead(((_NOT_READ, str(error)),))
    return article, note_of(tools.library, known, head)
